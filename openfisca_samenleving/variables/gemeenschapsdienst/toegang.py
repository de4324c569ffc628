"""Gemeenschapsdienst: who may do it and for how long (BVR van 5 juni 2009, werkervaringsstage)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import dag, datum_onbekend, laatste_dag, niet_na, termijn_voorbij
from openfisca_samenleving.bepaling import BVR_2009, VDAB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, combineer, een_van, feit, oordeel, recht, toestand


class gemeenschapsdienst_duur_werkloosheid(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Lang genoeg uitkeringsgerechtigd werkzoekend"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        """Strictly more than two years with a benefit, on the first day of the month."""
        maanden = parameters(periode).gemeenschapsdienst.doelgroep.werkloosheidsduur_maanden
        sinds = persoon("uitkering_sinds", periode)
        uitkering = feit(persoon("heeft_werkloosheidsuitkering", periode))
        lang_genoeg = toestand(termijn_voorbij(sinds, maanden, dag(periode)), datum_onbekend(sinds))
        return combineer(uitkering, lang_genoeg)


class gemeenschapsdienst_glow(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "GLOW-traject van VDAB: rechtstreeks toeleiden kan niet"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
        beslist=VDAB,
    )

    def formula_2023_01_01(persoon, periode):
        return oordeel(persoon("glow_traject", periode))


class gemeenschapsdienst_beschikbaar(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Blijft beschikbaar voor de arbeidsmarkt"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode):
        return feit(persoon("beschikbaar_arbeidsmarkt", periode))


class gemeenschapsdienst_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van de gemeenschapsdienst zonder verlenging"
    unit = "datum"
    __bepaling__ = Bepaling(
        "tussenstap",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        start = persoon("gemeenschapsdienst_start", periode)
        einde = laatste_dag(start, parameters(periode).gemeenschapsdienst.duur.max_maanden)
        return np.where(datum_onbekend(start), start, einde)


class gemeenschapsdienst_binnen_duur(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Binnen de maximale duur, of verlengd"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
        beslist=VDAB,
    )

    def formula_2023_01_01(persoon, periode):
        """Without a start nothing has been used up; longer only if the activities are extended or adapted."""
        einde = persoon("gemeenschapsdienst_laatste_dag", periode)
        verlengd = oordeel(persoon("gemeenschapsdienst_activiteiten_gewijzigd", periode))
        return een_van(toestand(datum_onbekend(einde) | niet_na(dag(periode), einde)), verlengd)


class gemeenschapsdienst_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegang tot gemeenschapsdienst"
    __bepaling__ = Bepaling(
        "recht",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
        voorwaarden=(
            "gemeenschapsdienst_duur_werkloosheid",
            "gemeenschapsdienst_glow",
            "gemeenschapsdienst_beschikbaar",
            "gemeenschapsdienst_binnen_duur",
        ),
    )

    def formula_2023_01_01(persoon, periode, parameters):
        in_werking = parameters(periode).gemeenschapsdienst.in_werking
        return recht(
            in_werking,
            *(persoon(naam, periode) for naam in gemeenschapsdienst_recht.__bepaling__.voorwaarden),
        )


class gemeenschapsdienst_vroegste_einde(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van de minimale duur van de gemeenschapsdienst"
    unit = "datum"
    __bepaling__ = Bepaling(
        "tussenstap",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(persoon, periode, parameters):
        start = persoon("gemeenschapsdienst_start", periode)
        einde = laatste_dag(start, parameters(periode).gemeenschapsdienst.duur.min_maanden)
        return np.where(datum_onbekend(start), start, einde)
