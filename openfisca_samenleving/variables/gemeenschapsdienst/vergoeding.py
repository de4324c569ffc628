"""Gemeenschapsdienst: hours, fee and withholding tax (BVR van 5 juni 2009, werkervaringsstage)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import Geld, Getal, afronden_cent
from openfisca_samenleving.bepaling import BVR_2009, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, toestand


class gemeenschapsdienst_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren gemeenschapsdienst in de maand"
    unit = "uur"
    __bepaling__ = Bepaling(
        "invoer",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        instrument = persoon("activiteit_instrument", periode)
        hier = instrument == instrument.possible_values.gemeenschapsdienst
        in_werking = parameters(periode).gemeenschapsdienst.in_werking
        return np.where(hier & in_werking, persoon("activiteit_uren", periode), 0)


class gemeenschapsdienst_uren_in_orde(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Aantal uren tussen het minimum en het maximum per maand"
    documentation = "Geldt voor de uren, niet voor de toegang."
    __bepaling__ = Bepaling(
        "voorwaarde",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        grenzen = parameters(periode).gemeenschapsdienst.uren
        uren = persoon("gemeenschapsdienst_uren", periode)
        in_orde = (uren >= grenzen.min_per_maand) & (uren <= grenzen.max_per_maand)
        return als(uren > 0, toestand(in_orde))


class gemeenschapsdienst_vergoede_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoede uren gemeenschapsdienst in de maand"
    unit = "uur"
    __bepaling__ = Bepaling(
        "bedrag",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        regels = parameters(periode).gemeenschapsdienst
        uren = np.minimum(persoon("gemeenschapsdienst_uren", periode), regels.uren.max_per_maand)
        return uren * regels.in_werking


class gemeenschapsdienst_vergoeding(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoeding voor gemeenschapsdienst in de maand"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
        factoren=("gemeenschapsdienst_vergoede_uren", "gemeenschapsdienst.vergoeding.per_uur"),
    )

    def formula_2023_01_01(persoon, periode, parameters):
        return afronden_cent(
            persoon("gemeenschapsdienst_vergoede_uren", periode)
            * parameters(periode).gemeenschapsdienst.vergoeding.per_uur
        )


class gemeenschapsdienst_voorheffing(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Bedrijfsvoorheffing op de vergoeding voor gemeenschapsdienst"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
        factoren=("gemeenschapsdienst_vergoeding", "gemeenschapsdienst.vergoeding.bedrijfsvoorheffing"),
    )

    def formula_2023_01_01(persoon, periode, parameters):
        """On the gross amount; where the amount is net, the withholding tax was paid on top of it."""
        regels = parameters(periode)
        tarief = regels.gemeenschapsdienst.vergoeding.bedrijfsvoorheffing
        if regels.lezingen.gemeenschapsdienst_vergoeding == "netto":
            tarief = tarief / (1 - tarief)
        if regels.lezingen.gemeenschapsdienst_afronding == "per_uur":
            per_uur = afronden_cent(regels.gemeenschapsdienst.vergoeding.per_uur * tarief)
            return afronden_cent(persoon("gemeenschapsdienst_vergoede_uren", periode) * per_uur)
        return afronden_cent(persoon("gemeenschapsdienst_vergoeding", periode) * tarief)


class gemeenschapsdienst_netto(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoeding voor gemeenschapsdienst na voorheffing"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        vergoeding = persoon("gemeenschapsdienst_vergoeding", periode)
        if parameters(periode).lezingen.gemeenschapsdienst_vergoeding == "netto":
            return vergoeding
        return afronden_cent(vergoeding - persoon("gemeenschapsdienst_voorheffing", periode))
