"""Search and filter the rows of a bench: in Dutch, whatever the capitals and the accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from samenleving.workbench.bench import Bank, Rij

Teller = tuple[tuple[str, str, int], ...]

_APOSTROF = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Filters:
    """What can be chosen in each filter: value, words, and how many rows have it."""

    onderwerpen: Teller
    organen: Teller
    niveaus: Teller
    akten: Teller


@lru_cache(maxsize=4096)
def plat(tekst: str) -> str:
    """Text as it is searched: small letters, no accents."""
    los = unicodedata.normalize("NFKD", tekst.translate(_APOSTROF).casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))


def zoek(
    bank: Bank,
    tekst: str = "",
    *,
    akte: str = "",
    artikel: str = "",
    onderwerp: str = "",
    orgaan: str = "",
    niveau: str = "",
    soort: str = "",
    gewijzigd: bool | None = None,
    verschilt: bool | None = None,
    bewerkbaar: bool | None = None,
) -> tuple[Rij, ...]:
    """The rows that answer to all of it; what is left empty does not count.

    Args:
        bank: the bench.
        tekst: words that must all occur, in any order: in the sentence, the label, an article, an act, a
            recommendation, a value.
        akte: id of an act.
        artikel: number of an article, or the beginning of a place (`artikel 34, tweede lid`).
        onderwerp: id of a subject.
        orgaan: a body.
        niveau: decreet, besluit, mb or federaal.
        soort: waarde, keuze, lezing or zin.
        gewijzigd: whether the concept changes it.
        verschilt: whether columns differ.
        bewerkbaar: whether it can be changed here.
    """
    woorden = plat(tekst).split()
    gevraagd = plat(artikel).removeprefix("artikel ").removeprefix("art. ").strip()
    return tuple(
        rij
        for rij in bank.rijen
        if (not woorden or all(woord in _doorzocht(rij) for woord in woorden))
        and (not akte or any(plaats.akte == akte for plaats in rij.plaatsen))
        and (not gevraagd or any(_in_artikel(plaats.artikel, gevraagd) for plaats in rij.plaatsen))
        and onderwerp in ("", rij.onderwerp)
        and (not orgaan or plat(orgaan) in map(plat, rij.organen))
        and (not niveau or _zelfde_niveau(rij.niveau, niveau))
        and soort in ("", rij.soort)
        and gewijzigd in (None, rij.gewijzigd)
        and verschilt in (None, rij.verschilt)
        and bewerkbaar in (None, rij.veld is not None)
    )


def _in_artikel(plaats: str, gevraagd: str) -> bool:
    kaal = plat(plaats).removeprefix("artikel ")
    return f"{kaal},".startswith(f"{gevraagd},") or f", artikel {gevraagd}," in f"{kaal},"


def _zelfde_niveau(eigen: str, gevraagd: str) -> bool:
    besluit = ("besluit", "bvr")
    return eigen == gevraagd or (eigen in besluit and gevraagd in besluit)


def _doorzocht(rij: Rij) -> str:
    return plat(
        " ".join(
            [
                rij.label,
                rij.sleutel,
                rij.onderwerp_titel,
                "".join(deel.tekst for deel in rij.zin),
                *(cel.tekst for cel in rij.cellen),
                *(f"{plaats.akte_titel} {plaats.artikel}" for plaats in rij.plaatsen),
                *(f"{raak.id} {raak.orgaan} {raak.stelling}" for raak in rij.aanbevelingen),
                *rij.organen,
            ]
        )
    )


def filters(bank: Bank) -> Filters:
    """What the filters offer for a bench."""
    return Filters(
        _tel((rij.onderwerp, rij.onderwerp_titel) for rij in bank.rijen),
        _tel(((o, o) for rij in bank.rijen for o in rij.organen), gesorteerd=True),
        _tel(
            (("besluit" if r.niveau == "bvr" else r.niveau), r.niveau_titel) for r in bank.rijen if r.niveau
        ),
        _tel(
            (paar for rij in bank.rijen for paar in {(p.akte, p.akte_titel) for p in rij.plaatsen}),
            gesorteerd=True,
        ),
    )


def _tel(paren: Iterable[tuple[str, str]], *, gesorteerd: bool = False) -> Teller:
    aantal: dict[str, int] = {}
    woorden: dict[str, str] = {}
    for waarde, tekst in paren:
        aantal[waarde] = aantal.get(waarde, 0) + 1
        woorden.setdefault(waarde, tekst)
    uit = [(waarde, woorden[waarde], geteld) for waarde, geteld in aantal.items()]
    return tuple(sorted(uit, key=lambda rij: plat(rij[1])) if gesorteerd else uit)
