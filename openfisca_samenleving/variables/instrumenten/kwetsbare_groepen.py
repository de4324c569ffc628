"""Groups far from the labour market: UKW, Advies Welzijn, aanbod uitgeput (SERV 2025, hoofdstuk 5.1)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    dag,
    datum_onbekend,
    laatste_dag,
    niet_na,
    termijn_vol,
    termijn_voorbij,
)
from openfisca_samenleving.bepaling import VDAB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, combineer, feit, feit_niet, oordeel, toestand

BRON = "SERV 2025, hoofdstuk 5.1 (regelgeving niet ingezien)"


class ukw_niet_beroepsactief(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Lang genoeg niet-beroepsactief"
    __bepaling__ = Bepaling("tussenstap", "ukw", "", BRON)

    def formula_2025_01_01(persoon, periode, parameters):
        """At least two years, on the first day of the month."""
        maanden = parameters(periode).instrumenten.ukw.niet_beroepsactief_maanden
        sinds = persoon("niet_beroepsactief_sinds", periode)
        return toestand(termijn_vol(sinds, maanden, dag(periode)), datum_onbekend(sinds))


class ukw_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uiterst kwetsbare werkzoekende"
    __bepaling__ = Bepaling("kenmerk", "ukw", "", BRON, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        """Who meets every criterion gets an ordinary ticket and is not in this group."""
        return combineer(
            feit(persoon("heeft_arbeidsbeperking", periode)),
            persoon("ukw_niet_beroepsactief", periode),
            feit_niet(persoon("voldoet_aan_alle_criteria_sociale_economie", periode)),
            oordeel(persoon("attest_ondersteuningsnood", periode)),
        )


class ukw_maatwerk_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag in collectief maatwerk als uiterst kwetsbare werkzoekende"
    unit = "datum"
    __bepaling__ = Bepaling("tussenstap", "ukw", "", BRON)

    def formula_2025_01_01(persoon, periode, parameters):
        start = persoon("ukw_maatwerk_start", periode)
        einde = laatste_dag(start, parameters(periode).instrumenten.ukw.maatwerk_max_maanden)
        return np.where(datum_onbekend(start), start, einde)


class ukw_maatwerk_binnen_duur(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Nog binnen de maximale duur in collectief maatwerk"
    __bepaling__ = Bepaling("kenmerk", "ukw", "", BRON)

    def formula_2025_01_01(persoon, periode):
        """Does not apply to whoever has not started."""
        einde = persoon("ukw_maatwerk_laatste_dag", periode)
        return als(~datum_onbekend(einde), toestand(niet_na(dag(periode), einde)))


class advies_welzijn_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van het statuut Advies Welzijn"
    unit = "datum"
    __bepaling__ = Bepaling("tussenstap", "advies_welzijn", "", BRON)

    def formula_2025_01_01(persoon, periode, parameters):
        sinds = persoon("advies_welzijn_sinds", periode)
        einde = laatste_dag(sinds, parameters(periode).instrumenten.advies_welzijn.geldigheid_maanden)
        return np.where(datum_onbekend(sinds), sinds, einde)


class advies_welzijn_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Statuut Advies Welzijn"
    __bepaling__ = Bepaling("kenmerk", "advies_welzijn", "", BRON, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        """Holds two years; a new screening gives a new date."""
        einde = persoon("advies_welzijn_laatste_dag", periode)
        geldig = toestand(niet_na(dag(periode), einde), datum_onbekend(einde))
        return combineer(oordeel(persoon("advies_welzijn_erkend", periode)), geldig)


class aanbod_uitgeput_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Groep aanbod uitgeput"
    __bepaling__ = Bepaling("kenmerk", "aanbod_uitgeput", "", BRON, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        return oordeel(persoon("aanbod_uitgeput_vastgesteld", periode))


class aanbod_uitgeput_zeer_langdurig(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Aanbod uitgeput en zeer langdurig werkzoekend met uitkering"
    __bepaling__ = Bepaling("kenmerk", "aanbod_uitgeput", "", BRON, beslist=VDAB)

    def formula_2025_01_01(persoon, periode, parameters):
        """The group that the hearing of 19 June 2025 counted: strictly more than two years."""
        maanden = parameters(periode).instrumenten.aanbod_uitgeput.werkzoekend_maanden
        sinds = persoon("werkzoekend_sinds", periode)
        return combineer(
            persoon("aanbod_uitgeput_doelgroep", periode),
            toestand(termijn_voorbij(sinds, maanden, dag(periode)), datum_onbekend(sinds)),
            feit(persoon("heeft_werkloosheidsuitkering", periode)),
        )
