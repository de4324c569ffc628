"""The rows of a table by person and period, in order of date: running totals, least values, rank by rank."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from openfisca_samenleving.basis import Datums

Gehelen = NDArray[np.int64]


class Volgorde:
    """The rows grouped by person and period, and in order of date within a group."""

    def __init__(self, persoon: Gehelen, dag: Datums, tijdvak: Gehelen) -> None:
        self._rijen = np.lexsort((dag, tijdvak, persoon))
        persoon, tijdvak = persoon[self._rijen], tijdvak[self._rijen]
        nieuw = (np.diff(persoon, prepend=-1) != 0) | (np.diff(tijdvak, prepend=0) != 0)
        # The prepended 0 may equal the first period; the prepended -1 never equals a person.
        self._groep = np.cumsum(nieuw) - 1
        self._eerste = np.flatnonzero(nieuw)

    @property
    def groepen(self) -> int:
        """Number of groups."""
        return len(self._eerste)

    def geordend(self, waarden: Gehelen) -> Gehelen:
        """Values of the table, in this order."""
        return waarden[self._rijen]

    def laagste(self, geordend: Gehelen) -> Gehelen:
        """The least value of each group, at every place of the group."""
        if not self.groepen:
            return geordend
        laagste: Gehelen = np.minimum.reduceat(geordend, self._eerste)
        return laagste[self._groep]

    def per_rang(self) -> Iterator[tuple[Gehelen, Gehelen]]:
        """The first row of every group, then the second one, …: places in this order, and their groups."""
        rang = np.arange(len(self._groep)) - self._eerste[self._groep]
        op_rang = np.argsort(rang, kind="stable")
        for plaatsen in np.split(op_rang, np.cumsum(np.bincount(rang))[:-1]):
            yield plaatsen, self._groep[plaatsen]

    def opgeteld(self, waarden: Gehelen) -> tuple[Gehelen, Gehelen]:
        """Running totals within each group, in this order: before each row, and up to and with it."""
        geordend = waarden[self._rijen]
        lopend = np.cumsum(geordend) - geordend
        ervoor = lopend - lopend[self._eerste][self._groep]
        return ervoor, ervoor + geordend

    def terug(self, geordend: Gehelen) -> Gehelen:
        """Values in this order, put back in the order of the table."""
        waarden = np.empty_like(geordend)
        waarden[self._rijen] = geordend
        return waarden
