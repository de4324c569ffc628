"""Samenlevingsjobs: referral, duration, refusal, transition (design space, not law)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    ONBEKENDE_DATUM,
    dag,
    datum_onbekend,
    laatste_dag,
    niet_na,
    termijn_vol,
)
from openfisca_samenleving.bepaling import ONTWERPRUIMTE, VDAB, VLAAMSE_REGERING, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, combineer, feit, gelijk, toestand, waar


class samenlevingsjobs_toegeleid(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegeleid door wie dat volgens het voorstel mag"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        beslist="de dienst die het voorstel voor de toeleiding aanwijst",
    )

    def formula_2025_01_01(persoon, periode, parameters):
        regels = parameters(periode).samenlevingsjobs.toeleiding
        toeleider = persoon("toegeleid_door", periode)
        soorten = toeleider.possible_values
        juist = (
            (regels.vdab & (toeleider == soorten.vdab))
            | (regels.ocmw & (toeleider == soorten.ocmw))
            | (regels.partner & (toeleider == soorten.partner))
        )
        nog_niet = toeleider == soorten.nog_niet
        staat = toestand(juist, toeleider == soorten.weet_niet)
        return als(regels.geregeld, waar(nog_niet, gelijk(persoon.count, Voorwaarde.te_beoordelen), staat))


class samenlevingsjobs_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van de maximale duur van de samenlevingsjob"
    unit = "datum"
    __bepaling__ = Bepaling(
        "tussenstap", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """Shorter than the maximum means: at the latest one day before it is full."""
        regels = parameters(periode)
        duur = regels.samenlevingsjobs.duur
        uit_lezing = regels.lezingen.samenlevingsjobs_twee_jaar == "duur_samenlevingsjob"
        start = persoon("samenlevingsjob_start", periode)
        einde = laatste_dag(start, duur.max_maanden)
        einde = einde if duur.max_inbegrepen else einde - np.timedelta64(1, "D")
        begrensd = (duur.max_geldt | uit_lezing) & ~datum_onbekend(start)
        return np.where(begrensd, einde, np.datetime64(ONBEKENDE_DATUM))


class samenlevingsjobs_binnen_duur(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Binnen de maximale duur"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """Without a start date nothing of the duration has been used up."""
        regels = parameters(periode)
        uit_lezing = regels.lezingen.samenlevingsjobs_twee_jaar == "duur_samenlevingsjob"
        geldt = (regels.samenlevingsjobs.duur.max_geldt | uit_lezing) & regels.samenlevingsjobs.in_werking
        einde = persoon("samenlevingsjobs_laatste_dag", periode)
        return als(geldt, toestand(datum_onbekend(einde) | niet_na(dag(periode), einde)))


class samenlevingsjobs_sanctie_mogelijk(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Weigeren kan tot een sanctie leiden"
    __bepaling__ = Bepaling(
        "kenmerk", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """How heavy the sanction is, no source says; sanctions on the benefit are federal."""
        regels = parameters(periode).samenlevingsjobs
        sinds = persoon("werkzoekend_sinds", periode)
        na_termijn = toestand(
            termijn_vol(sinds, regels.sanctie.na_maanden, dag(periode)), datum_onbekend(sinds)
        )
        weigert = feit(persoon("weigert_passend_aanbod", periode))
        return als(regels.sanctie.bij_weigering & regels.in_werking, combineer(na_termijn, weigert))


class samenlevingsjobs_onbeperkt_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Recht zonder maximale duur voor de overgangsgroep blijft behouden"
    __bepaling__ = Bepaling(
        "kenmerk",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        beslist=VLAAMSE_REGERING,
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """Only for whoever is in the transition group of wijk-werken."""
        regels = parameters(periode).samenlevingsjobs
        lot = {
            "behouden": Voorwaarde.voldaan,
            "uitdovend": Voorwaarde.te_beoordelen,
            "beeindigd": Voorwaarde.niet_voldaan,
            "niet_bepaald": Voorwaarde.niet_bekend,
        }[regels.overgang.onbeperkt_recht]
        groep = persoon("wijk_werken_overgangsgroep", periode)
        in_groep = (groep == Voorwaarde.voldaan) & regels.in_werking
        return als(in_groep, gelijk(persoon.count, lot))


class samenlevingsjobs_indicering_versneld(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Versnelde indicering bij een vermoeden van sociale economie"
    __bepaling__ = Bepaling(
        "plicht", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        regels = parameters(periode).samenlevingsjobs
        stand = persoon("indicering_sociale_economie", periode)
        vermoeden = stand == stand.possible_values.vermoeden
        geldt = regels.indicering_versneld & regels.in_werking & vermoeden
        return als(geldt, gelijk(persoon.count, Voorwaarde.te_beoordelen))
