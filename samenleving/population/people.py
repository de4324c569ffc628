"""Everybody in rows: who, since when, where, and a lot for each judgement that is still to be made.

The lots depend on the seed alone, so that two sets of assumptions differ by the assumptions, not by chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from openfisca_samenleving.basis import MAANDEN_PER_JAAR
from samenleving.population.apportion import Gehelen, Getallen, Lootjes, kies, rangen, rijen
from samenleving.population.assumptions import Aannames
from samenleving.population.places import Gemeenten
from samenleving.population.strata import DEELNAME, Klassen, Strata, klassen, strata

MEESTE_PERSONEN = 1 << 32
"""More than any stratum holds: keys of different strata never meet."""
EIGEN_LOTEN = (
    "opname",
    "capaciteit",
    "loopbaan",
    "beroepsverleden",
    "beschikbaar",
    "duur",
    "toeleider",
    "gebruiker",
    "maanden",
    "staart",
    "dag",
    "leeftijd",
)
DAGEN_IN_KORTSTE_MAAND = 28
Datums = np.ndarray[Any, np.dtype[np.datetime64]]
Maskers = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Personen:
    """Rows aligned with households: those of one household stand next to each other.

    Attributes:
        wie: classes, one per row (`aantal` counts the persons of its stratum, not of the row).
        gewicht: persons that the row stands for.
        huishouden: index of the household, ascending.
        gemeente: index of the municipality, ascending with the household.
        maanden: whole months of unemployment; -1 outside the table.
        sinds: day on which the unemployment began; the unknown date outside the table.
        geboren: day of birth.
        loten: named lots between 0 and 1, evenly spread; `uren` and `afstand` are gamma values.
    """

    wie: Strata
    gewicht: Gehelen
    huishouden: Gehelen
    gemeente: Gehelen
    maanden: Gehelen
    sinds: Datums
    geboren: Datums
    loten: dict[str, Getallen]

    def __len__(self) -> int:
        return len(self.gewicht)


def personen(zaad: int, maand: str, aannames: Aannames, gemeenten: Gemeenten, elke: int = 1) -> Personen:
    """Everybody, or one row for every `elke` persons of a stratum.

    Args:
        zaad: seed.
        maand: month `JJJJ-MM` on whose first day the population stands still.
        aannames: assumptions to use.
        gemeenten: where people can live.
        elke: 1 for everybody.
    """
    namen, lagen = klassen(), strata(aannames)
    stratum, plaats, gewicht = rijen(lagen.aantal, elke)
    loot = Lootjes(zaad, _sleutel(lagen, namen)[stratum] * MEESTE_PERSONEN + plaats)
    volgorde = np.argsort(loot("volgorde"), kind="stable")
    gemeente_lot, paar_lot = loot("gemeente")[volgorde], loot("paar")[volgorde]
    wie = lagen[stratum[volgorde]]
    huishouden = _huishoudens(paar_lot < aannames.waarde("huishouden_tweede_persoon"))
    gemeente = _gemeente_per_huishouden(gemeente_lot, wie, huishouden, gemeenten)
    op_gemeente = np.argsort(gemeente, kind="stable")
    rij = volgorde[op_gemeente]
    wie, gemeente = wie[op_gemeente], gemeente[op_gemeente]
    huishouden = np.concatenate([[0], np.cumsum(np.diff(huishouden[op_gemeente]) != 0)])
    loten = {naam: lot[rij] for naam, lot in _loten(loot, aannames).items()}
    begin = np.datetime64(maand, "D")
    maanden = _maanden(aannames, loten, wie, namen)
    return Personen(
        wie,
        gewicht[rij],
        huishouden,
        gemeente,
        maanden,
        _sinds(begin, maanden, loten["dag"]),
        _geboren(begin, aannames, loten["leeftijd"], wie, namen),
        loten,
    )


def _sleutel(lagen: Strata, namen: Klassen) -> Gehelen:
    """A number per stratum that stays the same whatever other strata there are."""
    omvang = (len(namen.duur), len(namen.leeftijd), len(namen.statuut), len(DEELNAME), len(("nee", "ja")))
    assen = (lagen.duur, lagen.leeftijd, lagen.statuut, lagen.deelname, lagen.leefloon)
    return np.ravel_multi_index(assen, omvang).astype(np.int64)


def _huishoudens(paar: Maskers) -> Gehelen:
    """Index of the household; some neighbours in the random order live together, never more than two."""
    eerste = np.ones(len(paar), dtype=bool)
    tweede = np.flatnonzero(paar[:-1]) + 1
    tweede = tweede[np.concatenate([[True], np.diff(tweede) > 1])] if len(tweede) else tweede
    eerste[tweede] = False
    huishouden: Gehelen = np.cumsum(eerste) - 1
    return huishouden


def _gemeente_per_huishouden(
    lot: Getallen, wie: Strata, huishouden: Gehelen, gemeenten: Gemeenten
) -> Gehelen:
    """Where the recipients of a leefloon live, and where everybody else does; a household stays together."""
    naar_inwoners = kies(gemeenten.inwoners.astype(np.float64), lot)
    naar_leefloon = kies(gemeenten.leefloners.astype(np.float64), lot)
    eigen = np.where(wie.leefloon == 1, naar_leefloon, naar_inwoners)
    _, hoofd = np.unique(huishouden, return_index=True)
    return eigen[hoofd][huishouden]


def _maanden(aannames: Aannames, loten: Mapping[str, Getallen], wie: Strata, namen: Klassen) -> Gehelen:
    """Whole months within the class of duration; above the last limit an exponential tail."""
    jaar = MAANDEN_PER_JAAR
    grenzen = [[int(cijfers) * jaar for cijfers in re.findall(r"\d+", naam)] for naam in namen.duur]
    ondergrens = np.array(
        [
            grens[0] if len(grens) > 1 or "meer" in naam else 0
            for grens, naam in zip(grenzen, namen.duur, strict=True)
            if grens
        ]
    )
    bovengrens = np.array([grens[-1] for grens in grenzen if grens])
    lot, staart = loten["maanden"], -np.log(loten["staart"])
    in_tabel = wie.duur < len(ondergrens)
    klasse = np.where(in_tabel, wie.duur, 0)
    onder, boven = ondergrens[klasse], bovengrens[klasse]
    gelijk = onder + np.floor(lot * (boven - onder))
    lang = np.minimum(
        onder + staart * aannames.waarde("duur_boven_twee_jaar"), aannames.waarde("duur_hoogstens")
    )
    maanden = np.where(onder < boven, gelijk, np.floor(lang))
    return np.where(in_tabel, maanden, -1).astype(np.int64)


def _sinds(begin: np.datetime64, maanden: Gehelen, lot: Getallen) -> Datums:
    """So many whole months and some days before the first day of the month."""
    dagen = np.floor(lot * DAGEN_IN_KORTSTE_MAAND).astype(np.int64)
    maand = begin.astype("datetime64[M]") - maanden
    sinds = maand.astype("datetime64[D]") - dagen
    return np.where(maanden < 0, np.datetime64("0001-01-01"), sinds)


def _geboren(begin: np.datetime64, aannames: Aannames, lot: Getallen, wie: Strata, namen: Klassen) -> Datums:
    """Evenly spread over the ages of the class; the class `55_59` runs up to the sixtieth birthday."""
    gevonden = [[int(cijfers) for cijfers in re.findall(r"\d+", naam)] for naam in namen.leeftijd]
    jongst, oudst = aannames.waarde("jongste_leeftijd"), aannames.waarde("oudste_leeftijd")
    onder = np.array(
        [
            jongst if naam.startswith("tot") else grens[0]
            for naam, grens in zip(namen.leeftijd, gevonden, strict=True)
        ]
    )
    boven = np.array([*onder[1:], oudst])
    leeftijd = onder[wie.leeftijd] + lot * (boven - onder)[wie.leeftijd]
    maand = begin.astype("datetime64[M]") - np.ceil(leeftijd * MAANDEN_PER_JAAR).astype(np.int64)
    dagen: Datums = maand.astype("datetime64[D]")
    return dagen


def _loten(loot: Lootjes, aannames: Aannames) -> dict[str, Getallen]:
    """A lot per judgement, correlated through the distance to work that they share, and some of their own."""
    afstand = loot.normaal("afstand tot werk")
    samenhang = aannames.waarde("samenhang_beoordelingen")
    loten: dict[str, Getallen] = {}
    for variabele, aanname in aannames.beoordelingen().items():
        gedeeld = np.sqrt(samenhang) * afstand * aanname.samenhang
        eigen = np.sqrt(1 - samenhang * abs(aanname.samenhang)) * loot.normaal(variabele)
        loten[variabele] = rangen(-(gedeeld + eigen))
    loten |= {naam: loot(naam) for naam in EIGEN_LOTEN}
    loten["uren"] = loot.gamma("uren", aannames.waarde("uren_spreiding"))
    loten["afstand"] = loot.gamma("afstand", aannames.waarde("afstand_vorm"))
    return loten
