"""Wijk-werken: hours and their caps (Wijk-werkendecreet, artikel 4, 29 en 30)."""

import numpy as np
from openfisca_core.periods import DateUnit, Period
from openfisca_core.populations import ADD

from openfisca_samenleving.basis import (
    DECIMALEN_BEWAKING,
    MAANDEN_PER_JAAR,
    NIET_TE_BEREKENEN,
    Getal,
    dag,
    datum_onbekend,
    eind,
    kies,
    naar_boven,
    niet_na,
    plus_maanden,
)
from openfisca_samenleving.bepaling import DECREET, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde


def _elf_maanden_ervoor(periode):
    return [periode.offset(-terug, "month") for terug in range(1, MAANDEN_PER_JAAR)]


def _begin_van_jaar(persoon, periode, regels):
    """First day of the year that holds the month: calendar year, or twelve months from that of the start."""
    begin = np.full(persoon.count, np.datetime64(str(periode.this_year.start)))
    if regels.lezingen.jaargrens_uren == "kalenderjaar":
        return begin
    start = persoon("wijk_werken_start", periode)
    verlopen = (dag(periode).astype("datetime64[M]") - start.astype("datetime64[M]")).astype(int)
    begin_jaar = plus_maanden(start, verlopen - verlopen % MAANDEN_PER_JAAR).astype("datetime64[M]")
    return np.where(datum_onbekend(start), begin, begin_jaar.astype("datetime64[D]"))


def _na_verschuiven(persoon, periode, begin):
    """Hours that count in the month when what is above the cap moves on to the next month of the year.

    Closed form, so that no month asks itself for another one. With U the hours and C the room from the begin
    of the year up to and with a month, what has counted by then is the least of U(j) + C - C(j) over j, the
    begin of the year and each month up to this one: after the last month j that left nothing over, every
    month was full.
    """
    nul = np.zeros(persoon.count)
    uren, ruimte, laagste, tot_en_met, ervoor = nul, nul, nul, nul, nul
    for maand in (*reversed(_elf_maanden_ervoor(periode)), periode):
        in_jaar = niet_na(begin, dag(maand))
        uren = uren + kies(in_jaar, persoon("wijk_werken_uren_voor_plafond", maand), 0)
        ruimte = ruimte + kies(in_jaar, persoon("wijk_werken_ruimte_in_maand", maand), 0)
        laagste = np.minimum(laagste, uren - ruimte)
        ervoor, tot_en_met = tot_en_met, laagste + ruimte
    return np.round(tot_en_met - ervoor, DECIMALEN_BEWAKING)


class wijk_werken_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkelijke uren wijk-werken in de maand"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("invoer", "wijk_werken", DECREET, "artikel 4, eerste lid")

    def formula_2018_01_01(persoon, periode, parameters):
        """Hours performed in wijk-werken while it is in force, from the month in which the person started."""
        instrument = persoon("activiteit_instrument", periode)
        soorten = instrument.possible_values
        hier = (instrument == soorten.hoofdinstrument) | (instrument == soorten.wijk_werken)
        in_werking = parameters(periode).wijk_werken.in_werking
        begonnen = niet_na(persoon("wijk_werken_start", periode), eind(periode))
        return kies(hier & in_werking & begonnen, persoon("activiteit_uren", periode), 0)

    def formula_2025_01_01(persoon, periode, parameters):
        """The same, from the day samenlevingsjobs can exist: nobody is counted in two schemes at once."""
        regels = parameters(periode)
        instrument = persoon("activiteit_instrument", periode)
        soorten = instrument.possible_values
        hoofdinstrument = (instrument == soorten.hoofdinstrument) & (not regels.samenlevingsjobs.in_werking)
        hier = (hoofdinstrument | (instrument == soorten.wijk_werken)) & regels.wijk_werken.in_werking
        begonnen = niet_na(persoon("wijk_werken_start", periode), eind(periode))
        return kies(hier & begonnen, persoon("activiteit_uren", periode), 0)


class wijk_werken_begonnen_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Begonnen uren wijk-werken in de maand"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "wijk_werken", DECREET, "artikel 4, eerste lid; artikel 30, eerste lid"
    )

    def formula_2018_01_01(persoon, periode):
        """From a month total only the total can be rounded up; a table of prestations sets this itself."""
        return naar_boven(persoon("wijk_werken_uren", periode))


class wijk_werken_uren_voor_plafond(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren wijk-werken in de maand die voor het maandplafond tellen"
    unit = "uur"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken")

    def formula_2018_01_01(persoon, periode, parameters):
        """Nothing once the scheme has ended; a share of begun hours is again a number of begun hours."""
        regels = parameters(periode)
        begonnen = regels.lezingen.plafond_uren == "begonnen_uren"
        uren = persoon("wijk_werken_begonnen_uren" if begonnen else "wijk_werken_uren", periode)
        deel = persoon("wijk_werken_deel_van_maand", periode)
        uren = uren * (deel * regels.wijk_werken.in_werking)
        return naar_boven(uren) if begonnen else uren


class wijk_werken_ruimte_in_maand(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren die het maandplafond in deze maand openlaat"
    unit = "uur"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken")

    def formula_2018_01_01(persoon, periode, parameters):
        """The cap, and nothing in a month after the maximum duration or after the end of the scheme."""
        regels = parameters(periode).wijk_werken
        open_ = persoon("wijk_werken_deel_van_maand", periode) > 0
        return regels.uren.max_per_maand * regels.in_werking * open_


class wijk_werken_uren_maandplafond(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren wijk-werken in de maand onder het maandplafond"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 29")

    def formula_2018_01_01(persoon, periode, parameters):
        """The reading says what becomes of hours above the cap: cut, refused, or moved to the next month."""
        regels = parameters(periode)
        uren = persoon("wijk_werken_uren_voor_plafond", periode)
        plafond = regels.wijk_werken.uren.max_per_maand
        overtollig = regels.lezingen.overtollige_uren
        if overtollig == "verschuiven":
            toegelaten = _na_verschuiven(persoon, periode, _begin_van_jaar(persoon, periode, regels))
        elif overtollig == "weigeren":
            # Refused are whole prestations, and a month total does not tell which.
            toegelaten = np.where(uren <= plafond, uren, NIET_TE_BEREKENEN)
        else:
            toegelaten = np.minimum(uren, plafond)
        if regels.lezingen.overgangsgroep_uurplafonds != "gelden_niet":
            return toegelaten
        overgang = persoon("wijk_werken_overgangsgroep", periode) == Voorwaarde.voldaan
        return kies(overgang, uren, toegelaten)


class wijk_werken_uren_eerder_in_jaar(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren wijk-werken onder het maandplafond, eerder in het jaar"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 29")

    def formula_2018_01_01(persoon, periode, parameters):
        """The reading says which year: calendar year, or each twelve months from the month of the start."""
        regels = parameters(periode)
        if regels.lezingen.jaargrens_uren == "kalenderjaar":
            eerdere = periode.start.month - 1
            tot = Period((DateUnit.MONTH, periode.this_year.start, eerdere))
            nul = np.zeros(persoon.count)
            return persoon("wijk_werken_uren_maandplafond", tot, options=[ADD]) if eerdere else nul
        begin = _begin_van_jaar(persoon, periode, regels)
        return sum(
            kies(niet_na(begin, dag(maand)), persoon("wijk_werken_uren_maandplafond", maand), 0)
            for maand in _elf_maanden_ervoor(periode)
        )


class wijk_werken_uren_toegelaten(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegelaten uren wijk-werken in de maand"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 29; BVR van 29 september 2017, hoofdstuk 2, afdeling 4 (artikelnummer niet gezien)",
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Closed form of the yearly cap: no month asks itself for another month."""
        regels = parameters(periode)
        eerder = persoon("wijk_werken_uren_eerder_in_jaar", periode)
        deze = persoon("wijk_werken_uren_maandplafond", periode)
        plafond = regels.wijk_werken.uren.max_per_jaar
        toegelaten = np.minimum(eerder + deze, plafond) - np.minimum(eerder, plafond)
        if regels.lezingen.overtollige_uren == "weigeren":
            # Nothing fits in a full year; where this month or an earlier one crosses the cap, nobody knows.
            anders = np.where(eerder == plafond, 0, NIET_TE_BEREKENEN)
            toegelaten = np.where(eerder + deze <= plafond, deze, anders)
            toegelaten = np.where(deze == 0, 0, toegelaten)
        if regels.lezingen.overgangsgroep_uurplafonds != "gelden_niet":
            return toegelaten
        overgang = persoon("wijk_werken_overgangsgroep", periode) == Voorwaarde.voldaan
        return kies(overgang, deze, toegelaten)


class wijk_werken_betaalde_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Begonnen uren die vergoed worden"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 34, eerste lid")

    def formula_2018_01_01(persoon, periode, parameters):
        """Under a cap on real hours, a cheque still pays every begun hour of what the cap allows."""
        toegelaten = persoon("wijk_werken_uren_toegelaten", periode)
        if parameters(periode).lezingen.plafond_uren == "begonnen_uren":
            return toegelaten
        alles = np.isclose(toegelaten, persoon("wijk_werken_uren", periode))
        return np.where(alles, persoon("wijk_werken_begonnen_uren", periode), naar_boven(toegelaten))


class wijk_werken_uren_over_in_jaar(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren wijk-werken die dit jaar nog toegelaten zijn na deze maand"
    unit = "uur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 29; BVR van 29 september 2017, hoofdstuk 2, afdeling 4 (artikelnummer niet gezien)",
    )

    def formula_2018_01_01(persoon, periode, parameters):
        plafond = parameters(periode).wijk_werken.uren.max_per_jaar
        verbruikt = persoon("wijk_werken_uren_eerder_in_jaar", periode) + persoon(
            "wijk_werken_uren_maandplafond", periode
        )
        return np.maximum(plafond - verbruikt, 0) * parameters(periode).wijk_werken.in_werking
