"""Everybody in rows: who, since when, where, and a lot for each judgement that is still to be made.

The lots depend on the seed alone, so that two sets of assumptions differ by the assumptions, not by chance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from openfisca_samenleving.basis import MAANDEN_PER_JAAR
from samenleving.population.apportion import Gehelen, Getallen, kies, loting, rangen, rijen
from samenleving.population.assumptions import Aannames
from samenleving.population.places import Gemeenten
from samenleving.population.strata import Klassen, Strata, klassen, strata

REEKS_PERSONEN, REEKS_OORDELEN = 201, 202
DAGEN_IN_KORTSTE_MAAND = 28
Datums = np.ndarray[Any, np.dtype[np.datetime64]]


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
        loten: named lots between 0 and 1, evenly spread.
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
    stratum, gewicht = rijen(lagen.aantal, elke)
    toeval = loting(zaad, REEKS_PERSONEN, elke)
    volgorde = toeval.permutation(len(stratum))
    wie, gewicht = lagen[stratum[volgorde]], gewicht[volgorde]
    huishouden = _huishoudens(aannames, toeval, len(gewicht))
    gemeente = _gemeente_per_huishouden(toeval, wie, huishouden, gemeenten)
    op_gemeente = np.argsort(gemeente, kind="stable")
    wie, gewicht, gemeente = wie[op_gemeente], gewicht[op_gemeente], gemeente[op_gemeente]
    huishouden = np.concatenate([[0], np.cumsum(np.diff(huishouden[op_gemeente]) != 0)])
    begin = np.datetime64(maand, "D")
    maanden = _maanden(aannames, toeval, wie, namen)
    return Personen(
        wie,
        gewicht,
        huishouden,
        gemeente,
        maanden,
        _sinds(begin, maanden, toeval),
        _geboren(begin, aannames, toeval, wie, namen),
        _loten(zaad, aannames, len(gewicht), elke),
    )


def _huishoudens(aannames: Aannames, toeval: np.random.Generator, aantal: int) -> Gehelen:
    """Index of the household; some neighbours in the random order live together, never more than two."""
    paar = toeval.random(aantal) < aannames.waarde("huishouden_tweede_persoon")
    eerste = np.ones(aantal, dtype=bool)
    tweede = np.flatnonzero(paar[:-1]) + 1
    tweede = tweede[np.concatenate([[True], np.diff(tweede) > 1])] if len(tweede) else tweede
    eerste[tweede] = False
    huishouden: Gehelen = np.cumsum(eerste) - 1
    return huishouden


def _gemeente_per_huishouden(
    toeval: np.random.Generator, wie: Strata, huishouden: Gehelen, gemeenten: Gemeenten
) -> Gehelen:
    """Where the recipients of a leefloon live, and where everybody else does; a household stays together."""
    lot = toeval.random(len(huishouden))
    naar_inwoners = kies(gemeenten.inwoners.astype(np.float64), lot)
    naar_leefloon = kies(gemeenten.leefloners.astype(np.float64), lot)
    eigen = np.where(wie.leefloon == 1, naar_leefloon, naar_inwoners)
    _, hoofd = np.unique(huishouden, return_index=True)
    return eigen[hoofd][huishouden]


def _maanden(aannames: Aannames, toeval: np.random.Generator, wie: Strata, namen: Klassen) -> Gehelen:
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
    lot, staart = toeval.random(len(wie.duur)), toeval.standard_exponential(len(wie.duur))
    in_tabel = wie.duur < len(ondergrens)
    klasse = np.where(in_tabel, wie.duur, 0)
    onder, boven = ondergrens[klasse], bovengrens[klasse]
    gelijk = onder + np.floor(lot * (boven - onder))
    lang = np.minimum(
        onder + staart * aannames.waarde("duur_boven_twee_jaar"), aannames.waarde("duur_hoogstens")
    )
    maanden = np.where(onder < boven, gelijk, np.floor(lang))
    return np.where(in_tabel, maanden, -1).astype(np.int64)


def _sinds(begin: np.datetime64, maanden: Gehelen, toeval: np.random.Generator) -> Datums:
    """So many whole months and some days before the first day of the month."""
    dagen = toeval.integers(0, DAGEN_IN_KORTSTE_MAAND, len(maanden))
    maand = begin.astype("datetime64[M]") - maanden
    sinds = maand.astype("datetime64[D]") - dagen
    return np.where(maanden < 0, np.datetime64("0001-01-01"), sinds)


def _geboren(
    begin: np.datetime64, aannames: Aannames, toeval: np.random.Generator, wie: Strata, namen: Klassen
) -> Datums:
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
    leeftijd = onder[wie.leeftijd] + toeval.random(len(wie.leeftijd)) * (boven - onder)[wie.leeftijd]
    maand = begin.astype("datetime64[M]") - np.ceil(leeftijd * MAANDEN_PER_JAAR).astype(np.int64)
    dagen: Datums = maand.astype("datetime64[D]")
    return dagen


def _loten(zaad: int, aannames: Aannames, aantal: int, elke: int) -> dict[str, Getallen]:
    """A lot per judgement, correlated through the distance to work that they share, and some of their own."""
    toeval = loting(zaad, REEKS_OORDELEN, elke)
    afstand = toeval.standard_normal(aantal)
    samenhang = aannames.waarde("samenhang_beoordelingen")
    loten: dict[str, Getallen] = {}
    for variabele, aanname in aannames.beoordelingen().items():
        eigen = toeval.standard_normal(aantal)
        teken = aanname.samenhang
        gedeeld = np.sqrt(samenhang) * afstand * teken
        loten[variabele] = rangen(-(gedeeld + np.sqrt(1 - samenhang * abs(teken)) * eigen))
    for naam in (
        "opname",
        "uren",
        "afstand",
        "capaciteit",
        "loopbaan",
        "beroepsverleden",
        "beschikbaar",
        "duur",
    ):
        loten[naam] = toeval.random(aantal)
    for naam in ("toeleider", "gebruiker"):
        loten[naam] = toeval.random(aantal)
    return loten
