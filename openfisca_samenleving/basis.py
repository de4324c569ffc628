"""What every module of rules shares: unknown values, exact money, dates from day to day."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
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

_GEEN_DATUM = np.datetime64(ONBEKENDE_DATUM)

MAANDEN_PER_JAAR = 12
DAGEN_PER_EEUW = 36_525
MEEST_DAGEN = 1024
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
    centen = np.array(bedrag, dtype=np.float64)  # one copy, rounded in place
    centen *= CENTEN_PER_EURO
    np.round(centen, DECIMALEN_BEWAKING, out=centen)
    centen += 1 / 2
    np.floor(centen, out=centen)
    centen /= CENTEN_PER_EURO
    return centen if centen.ndim else centen[()]


def naar_boven(uren: Any) -> Getallen:
    """Every begun hour counts as a whole hour (Wijk-werkendecreet, artikel 4)."""
    geheel = np.array(uren, dtype=np.float64)  # one copy, rounded in place
    np.round(geheel, DECIMALEN_BEWAKING, out=geheel)
    np.ceil(geheel, out=geheel)
    return geheel if geheel.ndim else geheel[()]


def kies(masker: Any, dan: Any, anders: Any) -> Getallen:
    """`np.where` for numbers in float64: the same bits, without a jump per person.

    Who meets a condition and who does not stand in no order, and a processor that guesses wrong at every
    second person loses more time than the sum takes. So the bits are chosen by arithmetic.
    """
    masker = np.asarray(masker)
    if masker.dtype != np.bool_ or not masker.ndim:
        return np.where(masker, dan, anders).astype(np.float64)
    bits = masker.astype(np.int64)
    np.negative(bits, out=bits)  # every bit where the mask holds, none elsewhere
    links = np.asarray(dan, dtype=np.float64).view(np.int64)
    rechts = np.asarray(anders, dtype=np.float64).view(np.int64)
    if rechts.ndim or rechts != 0:
        bits &= links ^ rechts
        bits ^= rechts
    else:
        bits &= links
    return bits.view(np.float64)


def onbekend(getallen: Any) -> Maskers:
    """Where a number was not given."""
    return np.asarray(getallen) < 0


def datum_onbekend(datums: Datums) -> Maskers:
    """Where a date was not given."""
    return _dagnummers(datums) == _dagnummers(_GEEN_DATUM)


def dag(periode: Any) -> np.datetime64:
    """The first day of a period."""
    return _als_dag(periode.start)


def eind(periode: Any) -> np.datetime64:
    """The last day of a period."""
    return _als_dag(periode.stop)


@lru_cache(maxsize=MEEST_DAGEN)
def _als_dag(ogenblik: Any) -> np.datetime64:
    return np.datetime64(str(ogenblik))


def niet_na(datums: Any, andere: Any) -> Maskers:
    """Where a day is the other day or earlier: `<=`, on the numbers of the days."""
    return _dagnummers(datums) <= _dagnummers(andere)


def voor(datums: Any, andere: Any) -> Maskers:
    """Where a day is earlier than the other day: `<`, on the numbers of the days."""
    return _dagnummers(datums) < _dagnummers(andere)


def termijn_vol(sinds: Datums, maanden: float, op: np.datetime64) -> Maskers:
    """Where the term of whole months from a day is full on a day: `plus_maanden(sinds, maanden) <= op`.

    One day is the last that is long enough ago, for everybody; it is found once and compared.
    """
    return niet_na(sinds, _laatste_begin(op, int(maanden)))


def termijn_voorbij(sinds: Datums, maanden: float, op: np.datetime64) -> Maskers:
    """Where the term of whole months was full before a day: `plus_maanden(sinds, maanden) < op`."""
    return termijn_vol(sinds, maanden, op - np.timedelta64(1, "D"))


def _laatste_begin(op: np.datetime64, maanden: int) -> np.datetime64:
    """The last day from which `plus_maanden` comes no later than `op`."""
    maand = op.astype("datetime64[M]")
    begin = maand - maanden
    eerste_van_volgende = (begin + 1).astype("datetime64[D]")
    if op + 1 == (maand + 1).astype("datetime64[D]"):  # on a last day the longer months end too
        return eerste_van_volgende - 1
    zelfde_dag = begin.astype("datetime64[D]") + (op - maand.astype("datetime64[D]"))
    return min(zelfde_dag, eerste_van_volgende - 1)


def _dagnummers(datums: Any) -> Any:
    """Days since 1970: dates as such compare several times as slowly, for the sake of a date that is none."""
    dagen = np.asarray(datums, dtype="datetime64[D]")
    return dagen.view(np.int64)


def per_dag(rekenregel: Callable[[Datums], Datums], datums: Datums) -> Datums:
    """`rekenregel(datums)` for a rule that looks at each date alone, computed once per day of the calendar.

    Years hold few days and a population many persons. Where there are fewer dates than days it is plainly
    computed for each.
    """
    dagen = _dagnummers(datums)
    geen = _dagnummers(_GEEN_DATUM)
    if len(dagen) < DAGEN_PER_EEUW:
        return rekenregel(datums)
    bekend = dagen[dagen != geen]
    if not bekend.size or np.ptp(bekend) >= DAGEN_PER_EEUW:
        return rekenregel(datums)
    eerste = bekend.min() - 1  # the place of the unknown date
    kalender = np.arange(eerste, bekend.max() + 1)
    kalender[0] = geen
    uitkomst = rekenregel(kalender.view("datetime64[D]"))
    plaats = np.maximum(dagen - eerste, 0)
    return uitkomst[plaats]


def plus_maanden(datums: Datums, maanden: Any) -> Datums:
    """The same-numbered day so many months on, or the last day of that month where there is none."""
    if np.ndim(maanden) or np.ndim(datums) != 1:
        return _plus_maanden(datums, maanden)
    return per_dag(lambda deze: _plus_maanden(deze, maanden), datums)


def _plus_maanden(datums: Datums, maanden: Any) -> Datums:
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
    if np.ndim(maanden) or np.ndim(start) != 1:
        return _laatste_dag(start, maanden)
    return per_dag(lambda deze: _laatste_dag(deze, maanden), start)


def _laatste_dag(start: Datums, maanden: Any) -> Datums:
    zelfde_dag = _plus_maanden(start, maanden)
    dag_start = (start - start.astype("datetime64[M]").astype("datetime64[D]")).astype(int)
    dag_einde = (zelfde_dag - zelfde_dag.astype("datetime64[M]").astype("datetime64[D]")).astype(int)
    bestaat = dag_start == dag_einde
    return np.where(bestaat, zelfde_dag - np.timedelta64(1, "D"), zelfde_dag)
