"""Cuts a population in parts that can be reckoned apart: no household is ever split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from samenleving.law import stelsel
from samenleving.population.model import NERGENS, Bevolking, Gehelen, Invoer, Kenmerk, Reeks

HUISHOUDEN = "huishouden"
PERSONEN_PER_DEEL = 150_000
"""Many enough that the machinery around a rule does not count, few enough that memory stays small."""


class Bron(Protocol):
    """Where the parts of a population come from; small enough to send to another process or machine."""

    def __len__(self) -> int:
        """Number of parts."""

    def deel(self, nummer: int) -> Bevolking:
        """One part; no household in two parts. Indices of groups are those of the whole population."""


@dataclass(frozen=True)
class InGeheugen:
    """The parts of a population that is in memory.

    Attributes:
        bevolking: the whole.
        omvang: number of persons in a part at most, households apart.
    """

    bevolking: Bevolking
    omvang: int = PERSONEN_PER_DEEL

    def __len__(self) -> int:
        return len(self._grenzen) - 1

    def deel(self, nummer: int) -> Bevolking:
        """One part: a view where households stand together, otherwise a copy of its rows."""
        begin, eind = self._grenzen[nummer], self._grenzen[nummer + 1]
        volgorde = self._volgorde
        return snij(self.bevolking, slice(begin, eind) if volgorde is None else volgorde[begin:eind])

    @cached_property
    def _volgorde(self) -> Gehelen | None:
        """The rows by household; None where they already stand so."""
        if HUISHOUDEN not in self.bevolking.groepen:
            return None
        _, lid_van = self.bevolking.groepen[HUISHOUDEN]
        return None if bool((np.diff(lid_van) >= 0).all()) else np.argsort(lid_van, kind="stable")

    @cached_property
    def _grenzen(self) -> list[int]:
        personen = self.bevolking.personen
        aantal = max(-(-personen // self.omvang), 1)
        grenzen = np.arange(aantal) * personen // aantal  # parts of equal size, none much smaller
        if HUISHOUDEN in self.bevolking.groepen:
            _, lid_van = self.bevolking.groepen[HUISHOUDEN]
            gesorteerd = lid_van if self._volgorde is None else lid_van[self._volgorde]
            # The side "left" of the first row of a household; who is in none may be parted from others.
            in_een = gesorteerd[grenzen] != NERGENS
            grenzen = np.where(in_een, np.searchsorted(gesorteerd, gesorteerd[grenzen]), grenzen)
        return [*dict.fromkeys(grenzen.tolist()), personen]


def snij(bevolking: Bevolking, rijen: slice | Gehelen) -> Bevolking:
    """Some rows of a population; the indices of their groups stay those of the whole."""

    def van(reeks: Reeks) -> Reeks:
        return reeks[rijen]

    variabelen = stelsel().variables
    pivot = stelsel().person_entity.key
    invoer: dict[str, Invoer] = {}
    for naam, waarde in bevolking.invoer.items():
        if naam in variabelen and variabelen[naam].entity.key != pivot:
            invoer[naam] = waarde
        elif isinstance(waarde, Mapping):
            invoer[naam] = {periode: van(reeks) for periode, reeks in waarde.items()}
        else:
            invoer[naam] = van(waarde)
    groepen = {soort: (aantal, van(lid)) for soort, (aantal, lid) in bevolking.groepen.items()}
    kenmerken = {naam: Kenmerk(van(k.codes), k.klassen) for naam, k in bevolking.kenmerken.items()}
    gewicht = None if bevolking.gewicht is None else van(bevolking.gewicht)
    personen = len(range(*rijen.indices(bevolking.personen))) if isinstance(rijen, slice) else len(rijen)
    return Bevolking(personen, invoer, groepen, gewicht, kenmerken)


def delen(bron: Bron) -> Iterator[Bevolking]:
    """Every part, one at a time."""
    return (bron.deel(nummer) for nummer in range(len(bron)))


def in_simulatie(bevolking: Bevolking) -> dict[str, tuple[int, Gehelen, Gehelen]]:
    """The groups of a part as a simulation wants them: numbered without gaps, everybody in one.

    Returns:
        Per kind the number of groups, the index of each person's, and for each of those groups its index in
        the whole population. Who belongs to no group shares one more, whose index is `NERGENS`.
    """
    uit = {}
    for soort, (_, lid_van) in bevolking.groepen.items():
        oorspronkelijk, nieuw = np.unique(lid_van, return_inverse=True)
        uit[soort] = (len(oorspronkelijk), nieuw, oorspronkelijk)
    return uit
