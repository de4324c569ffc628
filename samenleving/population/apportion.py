"""Whole numbers in given proportions: largest remainders, and rows that stand for several persons."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import ArrayLike, NDArray

Gehelen = NDArray[np.int64]
Getallen = NDArray[np.float64]
Loting = np.random.Generator


def loting(zaad: int, *reeks: int) -> Loting:
    """A source of chance that depends on the numbers given and on nothing else."""
    return np.random.Generator(np.random.PCG64([zaad, *reeks]))


def verdeel(totaal: int, gewichten: ArrayLike) -> Gehelen:
    """Whole numbers that add up to the total, in proportion to the weights (largest remainders)."""
    deel = np.asarray(gewichten, dtype=np.float64)
    if not deel.sum():
        if totaal:
            raise ValueError("er is niets om over te verdelen")
        return np.zeros(len(deel), dtype=np.int64)
    precies = totaal * deel / deel.sum()
    heel: Gehelen = np.floor(precies).astype(np.int64)
    rest = totaal - int(heel.sum())
    heel[np.argsort(heel - precies, kind="stable")[:rest]] += 1
    return heel


def rijen(aantallen: Gehelen, elke: int) -> tuple[Gehelen, Gehelen, Gehelen]:
    """One row for every `elke` persons of a stratum, and at least one: stratum, place in it, and weight.

    The weights of a stratum add up to its number of persons, whatever `elke` is.
    """
    per_stratum = -(-aantallen // elke)
    stratum = np.repeat(np.arange(len(aantallen)), per_stratum)
    volgnummer = np.arange(len(stratum)) - np.repeat(np.cumsum(per_stratum) - per_stratum, per_stratum)
    heel, rest = aantallen // np.maximum(per_stratum, 1), aantallen % np.maximum(per_stratum, 1)
    return stratum, volgnummer, heel[stratum] + (volgnummer < rest[stratum])


class Lootjes:
    """Lots between 0 and 1 for rows that each have a key of their own.

    A lot depends on the seed, the name of the draw and the key, and on nothing else: not on how many rows
    there are, nor on their order. So two populations that differ in a few rows are equal in all others.
    """

    def __init__(self, zaad: int, sleutel: Gehelen) -> None:
        self._basis = _meng(sleutel.astype(np.uint64) + _meng(np.array([zaad], dtype=np.uint64)))

    def __call__(self, naam: str) -> Getallen:
        """The lots of the draw with that name, never 0 nor 1."""
        met_naam = _meng(self._basis ^ _meng(np.array([crc32(naam.encode())], dtype=np.uint64)))
        lot: Getallen = ((met_naam >> _WEG).astype(np.float64) + 1 / 2) / float(1 << _BITS)
        return lot

    def normaal(self, naam: str) -> Getallen:
        """Standard normal values, by the method of Box and Muller."""
        straal = np.sqrt(-2 * np.log(self(f"{naam}:straal")))
        normaal: Getallen = straal * np.cos(2 * np.pi * self(f"{naam}:hoek"))
        return normaal

    def exponentieel(self, naam: str) -> Getallen:
        """Standard exponential values."""
        return -np.log(self(naam))

    def gamma(self, naam: str, vorm: float) -> Getallen:
        """Gamma values of scale 1, by the cube of Wilson and Hilferty; never negative."""
        derde = 1 - 1 / (9 * vorm) + self.normaal(naam) / (3 * np.sqrt(vorm))
        gamma: Getallen = vorm * np.maximum(derde, 0) ** 3
        return gamma


_BITS = 53
"""Bits of a double; what is left of the 64 is thrown away."""
_WEG = np.uint64(64 - _BITS)
_STAP, _EEN, _TWEE = (
    np.uint64(getal) for getal in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_SCHUIF = tuple(np.uint64(bits) for bits in (30, 27, 31))


def _meng(getal: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """SplitMix64: each input gives another output, spread over all 64 bits."""
    with np.errstate(over="ignore"):
        getal = getal + _STAP
        getal = (getal ^ (getal >> _SCHUIF[0])) * _EEN
        getal = (getal ^ (getal >> _SCHUIF[1])) * _TWEE
        return getal ^ (getal >> _SCHUIF[2])


def rangen(waarden: Getallen) -> Getallen:
    """The values as fractions between 0 and 1, evenly spread, in the same order."""
    plaats = np.empty(len(waarden), dtype=np.float64)
    plaats[np.argsort(waarden, kind="stable")] = np.arange(len(waarden))
    return (plaats + 1 / 2) / max(len(waarden), 1)


def kies(kansen: Getallen, loten: Getallen) -> Gehelen:
    """Index of the class in which each lot between 0 and 1 falls."""
    grenzen = np.cumsum(kansen) / kansen.sum()
    gevonden = np.searchsorted(grenzen, loten, side="right")
    gekozen: Gehelen = np.minimum(gevonden, len(kansen) - 1).astype(np.int64)
    return gekozen
