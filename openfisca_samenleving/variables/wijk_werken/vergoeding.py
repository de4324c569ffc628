"""Wijk-werken: fee and travel (Wijk-werkendecreet, artikel 34 en 35)."""

import numpy as np
from openfisca_core.periods import DateUnit

from openfisca_samenleving.basis import Geld, Getal, afronden_cent
from openfisca_samenleving.bepaling import DECREET, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.kilometers import vergoede_km


class wijk_werken_vergoeding(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoeding voor wijk-werken in de maand"
    unit = "euro"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 34, tweede lid; "
        "BVR van 29 september 2017, hoofdstuk 2, afdeling 5 (artikelnummer niet gezien)",
        factoren=("wijk_werken_betaalde_uren", "wijk_werken.vergoeding.per_uur"),
    )

    def formula_2018_01_01(persoon, periode, parameters):
        return afronden_cent(
            persoon("wijk_werken_betaalde_uren", periode) * parameters(periode).wijk_werken.vergoeding.per_uur
        )


class wijk_werken_vergoede_km(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kilometers die in de maand vergoed worden"
    unit = "km"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 35")

    def formula_2018_01_01(persoon, periode, parameters):
        """Only in a month with allowed hours; unknown where somebody travelled an unknown distance.

        The trips are those that were given: whether they are counted per prestation or per day only plays
        where they come from a table of prestations.
        """
        # Not a number is not zero: then some hours may be allowed.
        hier = ~(persoon("wijk_werken_uren_toegelaten", periode) <= 0)
        verplaatsingen = persoon("verplaatsingen", periode) * hier
        return vergoede_km(persoon("enkele_afstand_km", periode), verplaatsingen, parameters(periode))


class wijk_werken_kilometertarief(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Tarief per kilometer volgens de lezing"
    unit = "euro_per_km"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 35")

    def formula_2018_01_01(persoon, periode, parameters):
        regels = parameters(periode)
        tarief = regels.wijk_werken.verplaatsing.per_km
        afgerond = regels.lezingen.verplaatsing_tarief == "afgerond_op_cent"
        return np.full(persoon.count, afronden_cent(tarief) if afgerond else tarief)


class wijk_werken_verplaatsingsvergoeding(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Verplaatsingsvergoeding voor wijk-werken in de maand"
    unit = "euro"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 35; BVR van 29 september 2017, hoofdstuk 2, afdeling 5 (artikelnummer niet gezien)",
        factoren=("wijk_werken_vergoede_km", "wijk_werken_kilometertarief"),
    )

    def formula_2018_01_01(persoon, periode):
        return afronden_cent(
            persoon("wijk_werken_vergoede_km", periode) * persoon("wijk_werken_kilometertarief", periode)
        )
