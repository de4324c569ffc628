"""Gemeenschapsdienst: hours, fee and withholding tax (BVR van 5 juni 2009, werkervaringsstage)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import Geld, Getal, afronden_cent, dag, datum_onbekend, eind, kies
from openfisca_samenleving.bepaling import BVR_2009, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, als, toestand


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
        return kies(hier & in_werking, persoon("activiteit_uren", periode), 0)


class gemeenschapsdienst_deel_van_maand(Getal):
    value_type = float
    default_value = 1
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deel van de maand waarover het minimum en het maximum van de uren gelden"
    unit = "deel"
    __bepaling__ = Bepaling("tussenstap", "gemeenschapsdienst")

    def formula_2023_01_01(persoon, periode, parameters):
        """Less than one only pro rata, in the month of the first day and in that of the last.

        Once the activities are changed the service goes on and nobody gave a last day. A month without any
        day of the service has no share to give: there the whole month stays the measure.
        """
        if parameters(periode).lezingen.gemeenschapsdienst_onvolledige_maand == "hele_maand":
            return np.ones(persoon.count)
        start = persoon("gemeenschapsdienst_start", periode)
        einde = persoon("gemeenschapsdienst_laatste_dag", periode)
        laatste_van_maand = eind(periode)
        verlengd = persoon("gemeenschapsdienst_activiteiten_gewijzigd", periode) == Antwoord.ja
        tot_en_met = np.where(verlengd, laatste_van_maand, np.minimum(einde, laatste_van_maand))
        dagen = (tot_en_met - np.maximum(start, dag(periode))).astype(int) + 1
        onvolledig = ~datum_onbekend(start) & (dagen > 0)
        return kies(onvolledig, dagen / periode.size_in_days, 1)


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
        deel = persoon("gemeenschapsdienst_deel_van_maand", periode)
        in_orde = (uren >= grenzen.min_per_maand * deel) & (uren <= grenzen.max_per_maand * deel)
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
        maximum = regels.uren.max_per_maand * persoon("gemeenschapsdienst_deel_van_maand", periode)
        uren = np.minimum(persoon("gemeenschapsdienst_uren", periode), maximum)
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
