"""How the benefit limit counts: months from career days, years from career days, and ages on a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from openfisca_samenleving.basis import (
    MAANDEN_PER_JAAR,
    ONBEKEND,
    Datums,
    Getallen,
    Maskers,
    onbekend,
    plus_maanden,
)


def hele_eenheden(dagen: Any, per_eenheid: float, rest_vanaf: float) -> Getallen:
    """Whole units of so many days; a rest from `rest_vanaf` days counts as one more (MB, artikel 70, §3)."""
    geheel, rest = np.divmod(np.maximum(np.asarray(dagen, dtype=np.float64), 0), per_eenheid)
    return geheel + (rest >= rest_vanaf)


def minstens_zo_oud(geboren: Datums, leeftijd: float, op: Datums) -> Maskers:
    """Whether the birthday of that age has come on a day."""
    return plus_maanden(geboren, leeftijd * MAANDEN_PER_JAAR) <= op


def per_jaar_van(dagen: Datums, eerste: np.datetime64, lees: Callable[[str], float]) -> Getallen:
    """A parameter on the last day of the year of each day; days before `eerste` count as that day.

    The career that is required depends on the year of the claim, not on the month of the calculation.
    """
    jaren = np.maximum(dagen, eerste).astype("datetime64[Y]")
    uit = np.full(len(jaren), ONBEKEND)
    for jaar in np.unique(jaren):
        uit[jaren == jaar] = lees(f"{jaar}-12-31")
    return uit


def hele_maanden_tot_en_met(begin: np.datetime64, laatste: Datums) -> Getallen:
    """Whole months from the first day of a month up to and including a day; never negative."""
    erna = (laatste + np.timedelta64(1, "D")).astype("datetime64[M]")
    return np.maximum((erna - begin.astype("datetime64[M]")).astype(np.float64), 0)


def bekend_getal(onder: Getallen, boven: Getallen) -> Getallen:
    """The number where its lower and upper bound agree, otherwise unknown."""
    return np.where((onder == boven) & ~onbekend(onder), onder, ONBEKEND)
