"""Every amount against exact decimal arithmetic: how many cells are off by a cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from benchmarks.measures import PERSONEN, personen
from benchmarks.population import MAANDEN
from samenleving.law import waarde
from samenleving.population.model import Reeks
from samenleving.population.run import invoer_van
from samenleving.population.shared import bouw
from samenleving.systems import systeem

CENT = Decimal("0.01")
MAAL = (
    ("huidig", "wijk_werken_vergoeding", "wijk_werken_betaalde_uren", "wijk_werken.vergoeding.per_uur"),
    (
        "huidig",
        "wijk_werken_verplaatsingsvergoeding",
        "wijk_werken_vergoede_km",
        "wijk_werken.verplaatsing.per_km",
    ),
    (
        "huidig",
        "gemeenschapsdienst_vergoeding",
        "gemeenschapsdienst_vergoede_uren",
        "gemeenschapsdienst.vergoeding.per_uur",
    ),
    (
        "huidig",
        "gemeenschapsdienst_voorheffing",
        "gemeenschapsdienst_vergoeding",
        "gemeenschapsdienst.vergoeding.bedrijfsvoorheffing",
    ),
    (
        "serv_2025",
        "samenlevingsjobs_vergoeding",
        "samenlevingsjobs_toegelaten_uren",
        "samenlevingsjobs.vergoeding.per_uur",
    ),
)
"""System, amount, and the two factors of which it is the product, rounded half-up to the cent."""


def cellen_fout() -> tuple[int, int]:
    """Cells that differ from the exact product, and cells that were compared."""
    fout = geteld = 0
    bevolking = personen(PERSONEN)
    for naam in dict.fromkeys(rij[0] for rij in MAAL):
        (simulatie,) = bouw([systeem(naam).stelsel], PERSONEN)
        for (variabele, periode), reeks in invoer_van(bevolking):
            if periode:
                simulatie.zet(variabele, periode, reeks)
            else:
                simulatie.zet_altijd(variabele, reeks)
        for maand in MAANDEN:
            for _, bedrag, factor, pad in (rij for rij in MAAL if rij[0] == naam):
                aantal = simulatie.calculate(factor, maand)
                bekend = ~np.isnan(aantal)
                tarief = Decimal(str(waarde(systeem(naam).stelsel, pad, f"{maand}-01")))
                exact = _exact(aantal[bekend], tarief)
                fout += int(
                    np.count_nonzero(np.rint(simulatie.calculate(bedrag, maand)[bekend] * 100) != exact)
                )
                geteld += exact.size
    return fout, geteld


def _exact(aantal: Reeks, tarief: Decimal) -> Reeks:
    """Cents; every factor has two decimals at most, as it was given."""
    verschillend, plaats = np.unique(aantal, return_inverse=True)
    centen = [
        int((round(Decimal(float(getal)), 2) * tarief).quantize(CENT, ROUND_HALF_UP) / CENT)
        for getal in verschillend
    ]
    return np.array(centen, dtype=np.float64)[plaats]
