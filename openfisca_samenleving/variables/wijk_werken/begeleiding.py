"""Wijk-werken: guidance duties and who bears them (Wijk-werkendecreet, artikel 8)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import dag, datum_onbekend, plus_maanden
from openfisca_samenleving.bepaling import BESLUIT, DECREET, TOELEIDER, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, feit, toestand


class wijk_werken_traject(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een traject opstellen en opvolgen"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("plicht", "wijk_werken", DECREET, "artikel 8, eerste lid, 1°", beslist=TOELEIDER)

    def formula_2018_01_01(persoon, periode, parameters):
        return als(
            parameters(periode).wijk_werken.in_werking,
            feit(persoon("traject_opgesteld_en_opgevolgd", periode)),
        )


class wijk_werken_volgende_evaluatie(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Dag waarop het traject uiterlijk opnieuw geëvalueerd moet zijn"
    unit = "datum"
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    __bepaling__ = Bepaling(
        "tussenstap",
        "wijk_werken",
        BESLUIT,
        "hoofdstuk 2, afdeling 2 (artikelnummer niet gezien)",
        beslist=TOELEIDER,
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Six months after the last evaluation, or after the start where there was none."""
        interval = parameters(periode).wijk_werken.begeleiding.evaluatie_interval_maanden
        start = persoon("wijk_werken_start", periode)
        laatste = persoon("laatste_evaluatie", periode)
        vanaf = np.where(datum_onbekend(laatste), start, laatste)
        return np.where(datum_onbekend(vanaf), vanaf, plus_maanden(vanaf, interval))


class wijk_werken_evaluatie(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het traject minstens zesmaandelijks evalueren"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "plicht",
        "wijk_werken",
        DECREET,
        "artikel 8, eerste lid, 2°; "
        "BVR van 29 september 2017, hoofdstuk 2, afdeling 2 (artikelnummer niet gezien)",
        beslist=TOELEIDER,
    )

    def formula_2018_01_01(persoon, periode, parameters):
        volgende = persoon("wijk_werken_volgende_evaluatie", periode)
        geldt = parameters(periode).wijk_werken.in_werking
        return als(geldt, toestand(dag(periode) <= volgende, datum_onbekend(volgende)))


class wijk_werken_bijsturing(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het traject in overleg bijsturen"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("plicht", "wijk_werken", DECREET, "artikel 8, eerste lid, 3°", beslist=TOELEIDER)

    def formula_2018_01_01(persoon, periode, parameters):
        return als(
            parameters(periode).wijk_werken.in_werking,
            feit(persoon("traject_in_overleg_bijgestuurd", periode)),
        )


class wijk_werken_begeleiding_werkvloer(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Begeleiding op de werkvloer van de gebruiker"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "plicht", "wijk_werken", DECREET, "artikel 8 (voorziet er geen)", beslist="de gebruiker"
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Current law provides none on the shop floor, so the duty does not apply."""
        verplicht = parameters(periode).wijk_werken.begeleiding.werkvloer_verplicht
        return als(verplicht, feit(persoon("begeleiding_op_werkvloer", periode)))
