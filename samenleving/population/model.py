"""What a population is: arrays per person, and the groups the persons belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Reeks = np.ndarray[Any, np.dtype[Any]]
Gehelen = NDArray[np.int64]
Invoer = Reeks | Mapping[str, Reeks]
"""One array for every period, or one per period (`JJJJ-MM`, or `JJJJ` for a variable of a year)."""

NERGENS = -1
"""Index of whoever belongs to no group of a kind, such as a jobseeker without an organiser."""


@dataclass(frozen=True)
class Kenmerk:
    """A way to split persons into classes.

    Attributes:
        codes: per person the index of the class; `NERGENS` leaves the person out.
        klassen: names of the classes, in the order of the codes.
    """

    codes: Gehelen = field(repr=False)
    klassen: tuple[str, ...]


@dataclass(frozen=True)
class Bevolking:
    """Persons as columns. Never changed once made; slices share the memory of the whole.

    Attributes:
        personen: number of rows.
        invoer: variable → values. Of a variable of `persoon` one value per row; of a group one per group.
            Enums as codes (`uint8` or wider) or as `EnumArray`, dates as `datetime64[D]`. What is not given
            takes the formula or the default of the law.
        groepen: kind (`huishouden`, `gemeente`, `organisator`, `gebruiker`) → number of groups and, per row,
            the index of the group or `NERGENS`. A kind that is not given has one group per person.
        gewicht: whole persons that a row stands for; None is one each.
        kenmerken: name → classes by which totals are split.
    """

    personen: int
    invoer: Mapping[str, Invoer] = field(default_factory=dict, repr=False)
    groepen: Mapping[str, tuple[int, Gehelen]] = field(default_factory=dict, repr=False)
    gewicht: Gehelen | None = field(default=None, repr=False)
    kenmerken: Mapping[str, Kenmerk] = field(default_factory=dict, repr=False)
