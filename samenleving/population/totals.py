"""What is added up over a population: whole cents, minutes and heads per month and per class.

Whole numbers add up to the same in any order, so a total does not depend on how the population was cut.
What nobody can compute is never a zero: those persons are counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    """Counts in one part of a population."""

    def __init__(self, deel: Bevolking) -> None:
        self._deel = deel
        self._gewicht = None if deel.gewicht is None else deel.gewicht.astype(np.float64)
        self._cellen: dict[tuple[str, ...], tuple[int, Gehelen | None]] = {}

    def vorm(self, per: tuple[str, ...]) -> tuple[int, ...]:
        """Number of classes along each feature."""
        return tuple(self._as(naam)[0] for naam in per)

    def tel(self, maat: Maat, reeksen: Sequence[Reeks]) -> Gehelen:
        """Cells × columns.

        Args:
            maat: what is counted.
            reeksen: the values of a month; for `Overgangen` those of the first system before them; for
                `Verschil` every month of the first system and then every month of the other.
        """
        match maat:
            case Som():
                return self._som(maat, reeksen[0])
            case Staten():
                return self._tel(maat.per, reeksen[0], len(Voorwaarde))
            case Overgangen():
                return self._overgangen(maat, *reeksen)
            case Verschil():
                helft = len(reeksen) // 2
                return self._verschil(maat, reeksen[:helft], reeksen[helft:])

    def _overgangen(self, maat: Overgangen, oud: Reeks, nieuw: Reeks) -> Gehelen:
        aantal = len(Voorwaarde)
        paren = np.asarray(oud).view(np.ndarray) * np.int16(aantal) + np.asarray(nieuw).view(np.ndarray)
        return self._tel(maat.per, paren, aantal * aantal)

    def _heel(self, variabele: str, waarden: Reeks) -> tuple[Reeks, Reeks | None]:
        """Whole units with 0 for who cannot be computed, and a mask of those; None where there are none."""
        _, schaal = heel(variabele)
        eenheden = np.multiply(waarden, schaal, dtype=np.float64)
        np.rint(eenheden, out=eenheden)
        if eenheden.min(initial=0) >= 0:  # not so where somebody is not a number
            return eenheden, None
        niet = np.isnan(eenheden)
        niet |= eenheden == ONBEKEND * schaal
        eenheden[niet] = 0
        return eenheden, niet

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
        if cel is None and gewicht is None:
            som = np.count_nonzero(eenheden) if eenheden.dtype == np.bool_ else eenheden.sum()
            sommen = np.array([som])
        elif cel is None:
            sommen = np.array([(eenheden * gewicht).sum()])
        else:
            gewogen = eenheden if gewicht is None else eenheden * gewicht
            sommen = np.bincount(cel, gewogen, aantal + 1)[:aantal]
        if np.abs(sommen).max(initial=0) >= EXACT_TOT:
            raise OverflowError("een totaal is te groot om tot op de eenheid te tellen; neem kleinere delen")
        return sommen.astype(np.int64)

    def _tel(self, per: tuple[str, ...], codes: Reeks, klassen: int) -> Gehelen:
        aantal, cel = self._cel(per)
        if cel is None and self._gewicht is None:
            per_code = [
                np.count_nonzero(np.asarray(codes).view(np.ndarray) == code) for code in range(klassen)
            ]
            return np.array([per_code], dtype=np.int64)
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
