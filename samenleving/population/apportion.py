"""Whole numbers in given proportions: largest remainders, and rows that stand for several persons."""

from __future__ import annotations

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


def rijen(aantallen: Gehelen, elke: int) -> tuple[Gehelen, Gehelen]:
    """One row for every `elke` persons of a stratum, and at least one: index of the stratum and weight.

    The weights of a stratum add up to its number of persons, whatever `elke` is.
    """
    per_stratum = -(-aantallen // elke)
    stratum = np.repeat(np.arange(len(aantallen)), per_stratum)
    volgnummer = np.arange(len(stratum)) - np.repeat(np.cumsum(per_stratum) - per_stratum, per_stratum)
    heel, rest = aantallen // np.maximum(per_stratum, 1), aantallen % np.maximum(per_stratum, 1)
    return stratum, heel[stratum] + (volgnummer < rest[stratum])


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
