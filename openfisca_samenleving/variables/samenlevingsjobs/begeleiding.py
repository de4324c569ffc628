"""Samenlevingsjobs: guidance duties (design space, not law)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKENDE_DATUM, datum_onbekend, plus_maanden
from openfisca_samenleving.bepaling import ONTWERPRUIMTE, ORGANISATOR, TOELEIDER, VDAB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, feit


class samenlevingsjobs_begeleiding_werkvloer(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Begeleiding op de werkvloer"
    __bepaling__ = Bepaling(
        "plicht",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        beslist="wie het voorstel aanwijst",
    )

    def formula_2025_01_01(persoon, periode, parameters):
        verplicht = parameters(periode).samenlevingsjobs.begeleiding.werkvloer_verplicht
        return als(verplicht, feit(persoon("begeleiding_op_werkvloer", periode)))


class samenlevingsjobs_ontwikkelingsplan(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een persoonlijk ontwikkelingsplan"
    __bepaling__ = Bepaling(
        "plicht", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=TOELEIDER
    )

    def formula_2025_01_01(persoon, periode, parameters):
        verplicht = parameters(periode).samenlevingsjobs.begeleiding.plan_verplicht
        return als(verplicht, feit(persoon("ontwikkelingsplan_opgesteld", periode)))


class samenlevingsjobs_overeenkomst(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een overeenkomst over doel, termijn en aanpak tussen werkzoekende, werkplek en VDAB"
    __bepaling__ = Bepaling(
        "plicht", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        verplicht = parameters(periode).samenlevingsjobs.begeleiding.overeenkomst_verplicht
        return als(verplicht, feit(persoon("overeenkomst_drie_partijen", periode)))


class samenlevingsjobs_evaluatie(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Tussentijdse evaluatie"
    __bepaling__ = Bepaling(
        "plicht", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        verplicht = parameters(periode).samenlevingsjobs.begeleiding.evaluatie_verplicht
        return als(verplicht, feit(persoon("tussentijdse_evaluatie_gepland", periode)))


class samenlevingsjobs_nazorg(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Nazorg na de samenlevingsjob"
    __bepaling__ = Bepaling(
        "plicht", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        verplicht = parameters(periode).samenlevingsjobs.begeleiding.nazorg_verplicht
        return als(verplicht, feit(persoon("nazorg_voorzien", periode)))


class samenlevingsjobs_coordinatie(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Coördinatie met mentorschap en coaching"
    __bepaling__ = Bepaling(
        "plicht", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=ORGANISATOR
    )

    def formula_2025_01_01(persoon, periode, parameters):
        verplicht = parameters(periode).samenlevingsjobs.begeleiding.coordinatie_verplicht
        return als(verplicht, feit(persoon("coordinatie_voorzien", periode)))


class Begeleider(Enum):
    """Who bears the guidance on the shop floor."""

    niet_bepaald = "niet bepaald"
    gebruiker = "de gebruiker"
    vdab = "VDAB"
    organisator = "de organisator"


class samenlevingsjobs_begeleider(Variable):
    value_type = Enum
    possible_values = Begeleider
    default_value = Begeleider.niet_bepaald
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Wie instaat voor de begeleiding op de werkvloer"
    __bepaling__ = Bepaling("kenmerk", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht")

    def formula_2025_01_01(persoon, periode, parameters):
        wie = parameters(periode).samenlevingsjobs.begeleiding.verantwoordelijke
        return np.full(persoon.count, wie)


class samenlevingsjobs_volgende_evaluatie(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Dag waarop uiterlijk opnieuw geëvalueerd moet zijn"
    unit = "datum"
    __bepaling__ = Bepaling(
        "tussenstap", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        regels = parameters(periode).samenlevingsjobs.begeleiding
        start = persoon("samenlevingsjob_start", periode)
        laatste = persoon("laatste_evaluatie", periode)
        vanaf = np.where(datum_onbekend(laatste), start, laatste)
        geldt = regels.evaluatie_verplicht & regels.evaluatie_interval_bepaald & ~datum_onbekend(vanaf)
        volgende = plus_maanden(vanaf, regels.evaluatie_interval_maanden)
        return np.where(geldt, volgende, np.datetime64(ONBEKENDE_DATUM))
