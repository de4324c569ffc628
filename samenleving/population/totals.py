"""What is added up over a population: whole cents, minutes and heads per month and per class.

Whole numbers add up to the same in any order, so a total does not depend on how the population was cut.
What nobody can compute is never a zero: those persons are counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from openfisca_samenleving.basis import CENTEN_PER_EURO, ONBEKEND
from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving.errors import InvoerFout
from samenleving.law import variabeleinfo
from samenleving.population.model import NERGENS, Bevolking, Gehelen, Reeks

MINUTEN_PER_UUR = 60
METER_PER_KM = 1000
SCHAAL: Mapping[str, tuple[str, int]] = {
    "euro": ("centen", CENTEN_PER_EURO),
    "euro_per_maand": ("centen", CENTEN_PER_EURO),
    "uur": ("minuten", MINUTEN_PER_UUR),
    "km": ("meter", METER_PER_KM),
}
"""Per unit of the law the whole unit in which it is added up, and how many go in one."""

EXACT_TOT = 2**53
"""Up to here every whole number is a float64, so a sum of whole numbers in float64 is exact."""


def heel(variabele: str) -> tuple[str, int]:
    """The whole unit in which a variable is added up, and how many go in one of its own."""
    return SCHAAL.get(variabeleinfo(variabele).eenheid, ("aantal", 1))


@dataclass(frozen=True)
class Som:
    """The total of a number.

    Attributes:
        variabele: a number of `persoon` per month.
        per: names of features or kinds of group; together they make the cells.
    """

    variabele: str
    per: tuple[str, ...] = ()
    kolommen = ("som", "hoofden", "niet_te_berekenen")


@dataclass(frozen=True)
class Staten:
    """The heads in each state of a condition or a right; the columns are the five states."""

    variabele: str
    per: tuple[str, ...] = ()
    kolommen = tuple(staat.name for staat in Voorwaarde)


@dataclass(frozen=True)
class Verschil:
    """Who gains and who loses over the year against the first system, and how much.

    Amounts in whole units; `onbekend` holds whose year nobody can compute in one of both systems.
    """

    variabele: str
    per: tuple[str, ...] = ()
    kolommen = ("winst", "verlies", "winnaars", "verliezers", "gelijk", "onbekend")


@dataclass(frozen=True)
class Overgangen:
    """Heads by their state in the first system and in this one, 25 columns; who gains or loses access."""

    variabele: str
    per: tuple[str, ...] = ()
    kolommen = tuple(f"{van.name}>{naar.name}" for van in Voorwaarde for naar in Voorwaarde)


Maat = Som | Staten | Verschil | Overgangen


class Teller:
    """Counts in one part of a population; an array that was counted is not counted twice."""

    def __init__(self, deel: Bevolking) -> None:
        self._deel = deel
        self._gewicht = None if deel.gewicht is None else deel.gewicht.astype(np.float64)
        self._cellen: dict[tuple[str, ...], tuple[int, Gehelen | None]] = {}
        self._geteld: dict[Any, tuple[Any, Gehelen]] = {}
        self._centen: dict[tuple[int, str], tuple[Any, Reeks, Reeks | None]] = {}

    def vorm(self, per: tuple[str, ...]) -> tuple[int, ...]:
        """Number of classes along each feature."""
        return tuple(self._as(naam)[0] for naam in per)

    def som(self, maat: Som, waarden: Reeks) -> Gehelen:
        """Cells × columns of one month."""
        return self._eenmaal(maat, (waarden,), lambda: self._som(maat, waarden))

    def staten(self, maat: Staten, staten: Reeks) -> Gehelen:
        """Cells × states of one month."""
        klassen = len(Voorwaarde)
        return self._eenmaal(maat, (staten,), lambda: self._tel(maat.per, staten, klassen))

    def overgangen(self, maat: Overgangen, oud: Reeks, nieuw: Reeks) -> Gehelen:
        """Cells × pairs of states of one month."""
        aantal = len(Voorwaarde)

        def kruis() -> Gehelen:
            paren = np.asarray(oud).view(np.ndarray) * np.int16(aantal) + np.asarray(nieuw).view(np.ndarray)
            return self._tel(maat.per, paren, aantal * aantal)

        return self._eenmaal(maat, (oud, nieuw), kruis)

    def verschil(self, maat: Verschil, oud: Sequence[Reeks], nieuw: Sequence[Reeks]) -> Gehelen:
        """Cells × columns of the whole year."""
        return self._eenmaal(maat, (*oud, *nieuw), lambda: self._verschil(maat, oud, nieuw))

    def _eenmaal(self, maat: Maat, reeksen: tuple[Reeks, ...], reken: Any) -> Gehelen:
        sleutel = (maat, *map(id, reeksen))
        if sleutel not in self._geteld:
            self._geteld[sleutel] = (reeksen, reken())  # the arrays are kept, so that no other gets their id
        return self._geteld[sleutel][1]

    def _heel(self, variabele: str, waarden: Reeks) -> tuple[Reeks, Reeks | None]:
        """Whole units with 0 for who cannot be computed, and a mask of those; None where there are none."""
        sleutel = (id(waarden), variabele)
        if sleutel not in self._centen:
            _, schaal = heel(variabele)
            eenheden = np.rint(waarden * np.float64(schaal))
            niet: Reeks | None = ~(eenheden > ONBEKEND * schaal) & ~(eenheden < ONBEKEND * schaal)
            if niet is not None and niet.any():
                eenheden[niet] = 0
            else:
                niet = None
            self._centen[sleutel] = (waarden, eenheden, niet)
        return self._centen[sleutel][1:]

    def _som(self, maat: Som, waarden: Reeks) -> Gehelen:
        eenheden, niet = self._heel(maat.variabele, waarden)
        som = self._per_cel(maat.per, eenheden)
        hoofden = self._per_cel(maat.per, eenheden > 0)
        onbekend = np.zeros_like(som) if niet is None else self._per_cel(maat.per, niet)
        return np.stack([som, hoofden, onbekend], axis=-1)

    def _verschil(self, maat: Verschil, oud: Sequence[Reeks], nieuw: Sequence[Reeks]) -> Gehelen:
        verschil = np.zeros(self._deel.personen)
        onbekend = np.zeros(self._deel.personen, dtype=bool)
        for een, ander in zip(oud, nieuw, strict=True):
            (een_heel, een_niet), (ander_heel, ander_niet) = (
                self._heel(maat.variabele, reeks) for reeks in (een, ander)
            )
            if een is not ander:
                verschil += ander_heel
                verschil -= een_heel
            for niet in (een_niet, ander_niet):
                if niet is not None:
                    onbekend |= niet
        verschil[onbekend] = 0
        kolommen = [
            np.maximum(verschil, 0),
            np.maximum(-verschil, 0),
            verschil > 0,
            verschil < 0,
            (verschil == 0) & ~onbekend,
            onbekend,
        ]
        return np.stack([self._per_cel(maat.per, kolom) for kolom in kolommen], axis=-1)

    def _per_cel(self, per: tuple[str, ...], eenheden: Reeks) -> Gehelen:
        aantal, cel = self._cel(per)
        gewicht = self._gewicht
        if cel is None:
            som = np.dot(eenheden, gewicht) if gewicht is not None else eenheden.sum(dtype=np.float64)
            sommen = np.array([som])
        else:
            gewogen = eenheden if gewicht is None else eenheden * gewicht
            sommen = np.bincount(cel, gewogen, aantal + 1)[:aantal]
        if np.abs(sommen).max(initial=0) >= EXACT_TOT:
            raise OverflowError("een totaal is te groot om tot op de eenheid te tellen; neem kleinere delen")
        return sommen.astype(np.int64)

    def _tel(self, per: tuple[str, ...], codes: Reeks, klassen: int) -> Gehelen:
        aantal, cel = self._cel(per)
        plaats = np.asarray(codes).view(np.ndarray).astype(np.int64)
        if cel is not None:
            plaats += cel * klassen
        geteld = np.bincount(plaats, self._gewicht, (aantal + 1) * klassen)[: aantal * klassen]
        return geteld.astype(np.int64).reshape(aantal, klassen)

    def _cel(self, per: tuple[str, ...]) -> tuple[int, Gehelen | None]:
        """Number of cells, and of each person the cell; who is left out has the number after the last."""
        if per not in self._cellen:
            aantal, cel, buiten = 1, np.zeros(self._deel.personen, dtype=np.int64), np.False_
            for naam in per:
                klassen, codes = self._as(naam)
                aantal, cel, buiten = aantal * klassen, cel * klassen + codes, buiten | (codes == NERGENS)
            self._cellen[per] = (aantal, np.where(buiten, aantal, cel) if per else None)
        return self._cellen[per]

    def _as(self, naam: str) -> tuple[int, Gehelen]:
        if naam in self._deel.kenmerken:
            kenmerk = self._deel.kenmerken[naam]
            return len(kenmerk.klassen), kenmerk.codes
        if naam in self._deel.groepen:
            return self._deel.groepen[naam]
        bekend = ", ".join([*self._deel.kenmerken, *self._deel.groepen])
        raise InvoerFout.een(f"de bevolking kent “{naam}” niet", f"kies uit {bekend}")
