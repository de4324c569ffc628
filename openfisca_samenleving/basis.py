"""What every module of rules shares: unknown values, exact money, dates from day to day."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.variables import Variable

ONBEKEND = -1.0
"""A number nobody has given. Counts, hours, distances and amounts are never negative."""

NIET_TE_BEREKENEN = np.nan
"""An amount that nobody can compute: a distance is not known, or a proposal leaves a price open.

Unlike `ONBEKEND` it cannot be taken for an amount, and whatever is added to it cannot be computed either.
"""

ONBEKENDE_DATUM = "0001-01-01"
"""A date nobody has given."""

MAANDEN_PER_JAAR = 12
CENTEN_PER_EURO = 100
DECIMALEN_BEWAKING = 6
"""Digits kept before rounding half-up, so that 0.10 x 0.15 counts as the half cent it is."""

Datums = NDArray[np.datetime64]
Getallen = NDArray[np.float64]
Maskers = NDArray[np.bool_]


class Getal(Variable):
    """A number kept in float64 instead of OpenFisca's float32."""

    def __init__(self, baseline_variable: Any = None) -> None:
        super().__init__(baseline_variable)
        self.dtype = np.float64


class Geld(Getal):
    """An amount in euro, in float64; rounded to the cent only where the rule pays out."""


def afronden_cent(bedrag: Any) -> Getallen:
    """Round euros half-up to the cent, away from binary noise."""
    centen = np.round(np.asarray(bedrag, dtype=np.float64) * CENTEN_PER_EURO, DECIMALEN_BEWAKING)
    return np.floor(centen + 1 / 2) / CENTEN_PER_EURO


def naar_boven(uren: Any) -> Getallen:
    """Every begun hour counts as a whole hour (Wijk-werkendecreet, artikel 4)."""
    return np.ceil(np.round(np.asarray(uren, dtype=np.float64), DECIMALEN_BEWAKING))


def onbekend(getallen: Any) -> Maskers:
    """Where a number was not given."""
    return np.asarray(getallen) < 0


def datum_onbekend(datums: Datums) -> Maskers:
    """Where a date was not given."""
    return np.asarray(datums) == np.datetime64(ONBEKENDE_DATUM)


def dag(periode: Any) -> np.datetime64:
    """The first day of a period."""
    return np.datetime64(str(periode.start))


def plus_maanden(datums: Datums, maanden: Any) -> Datums:
    """The same-numbered day so many months on, or the last day of that month where there is none."""
    maand = datums.astype("datetime64[M]")
    dag_in_maand = (datums - maand.astype("datetime64[D]")).astype(int)
    doel = maand + np.asarray(maanden).astype(int)
    lengte = ((doel + 1).astype("datetime64[D]") - doel.astype("datetime64[D]")).astype(int)
    return doel.astype("datetime64[D]") + np.minimum(dag_in_maand, lengte - 1)


def laatste_dag(start: Datums, maanden: Any) -> Datums:
    """The last day of a term of whole months counted from date to date.

    The term ends on the eve of the same-numbered day: from 15 March 2025, twelve months end on 14 March 2026.
    Where the last month has no such day, the term ends with that month: from 31 August, six months end on the
    last day of February.
    """
    zelfde_dag = plus_maanden(start, maanden)
    dag_start = (start - start.astype("datetime64[M]").astype("datetime64[D]")).astype(int)
    dag_einde = (zelfde_dag - zelfde_dag.astype("datetime64[M]").astype("datetime64[D]")).astype(int)
    bestaat = dag_start == dag_einde
    return np.where(bestaat, zelfde_dag - np.timedelta64(1, "D"), zelfde_dag)
