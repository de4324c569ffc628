"""The text of new units as a tree: *“Art. 22/1. §1. … 1° …”* read line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samenleving.legislation.text import Eenheid, Soort

ARTIKELKOP = re.compile(r"(?:Artikel|Art\.) ?(\d+(?:bis|ter|quater|quinquies)?(?:/\d+)*)\. ?")
_PARAGRAAF = re.compile(r"§ ?(\d+(?:bis|ter)?(?:/\d+)*)\. ?")
_PUNTEN = (
    re.compile(r"(\d+°(?:bis|ter)?(?:/\d+)*) "),
    re.compile(r"([a-z]\)(?:/\d+)*) "),
    re.compile(r"(\d+\)(?:/\d+)*) "),
)


@dataclass
class _Knoop:
    soort: Soort
    nummer: str
    tekst: str = ""
    laag: int = -1
    kinderen: list[_Knoop] = field(default_factory=list)


def puntlabel(regel: str) -> tuple[int, str, str] | None:
    """Kind of point (0: 1°, 1: a), 2: 1)), its number and the rest of the line; None for another line."""
    for laag, vorm in enumerate(_PUNTEN):
        gevonden = vorm.match(regel)
        if gevonden:
            return laag, gevonden[1], regel[gevonden.end() :]
    return None


def lees_eenheden(tekst: str, soort: Soort) -> tuple[Eenheid, ...]:
    """The units of one kind that a text holds, in order.

    Raises `ValueError` (a Dutch sentence) when it holds something else.
    """
    regels = [regel.strip() for regel in tekst.split("\n") if regel.strip()]
    wortel = _Knoop("artikel", "")
    if soort == "artikel":
        _artikelen(regels, wortel)
    else:
        _inhoud(regels, wortel)
    if not wortel.kinderen or any(kind.soort != soort for kind in wortel.kinderen):
        raise ValueError(f"de aangehaalde tekst is geen {soort}")
    return tuple(_eenheid(kind) for kind in wortel.kinderen)


def lees_artikel(nummer: str, regels: Sequence[str]) -> Eenheid:
    """An article from its lines, its label left out."""
    knoop = _Knoop("artikel", nummer)
    _inhoud(regels, knoop)
    return _eenheid(knoop)


def _artikelen(regels: Sequence[str], wortel: _Knoop) -> None:
    groepen: list[tuple[str, list[str]]] = []
    for regel in regels:
        kop = ARTIKELKOP.match(regel)
        if kop:
            rest = regel[kop.end() :]
            groepen.append((kop[1], [rest] if rest else []))
        elif groepen:
            groepen[-1][1].append(regel)
        else:
            raise ValueError("de aangehaalde tekst begint niet met een artikel")
    for nummer, eigen in groepen:
        knoop = _Knoop("artikel", nummer)
        _inhoud(eigen, knoop)
        wortel.kinderen.append(knoop)


def _inhoud(regels: Sequence[str], ouder: _Knoop) -> None:
    """Paragraphs, leden and points below one unit; a line that is none of these begins a new lid."""
    binnen = ouder
    lid: _Knoop | None = None
    open_punten: list[_Knoop] = []
    for regel in regels:
        par = _PARAGRAAF.match(regel)
        if par:
            binnen = _Knoop("paragraaf", par[1])
            ouder.kinderen.append(binnen)
            lid, open_punten = None, []
            regel = regel[par.end() :]
            if not regel:
                continue
        punt = puntlabel(regel)
        if punt is None:
            nummer = sum(kind.soort == "lid" for kind in binnen.kinderen) + 1
            lid = _Knoop("lid", str(nummer), regel)
            binnen.kinderen.append(lid)
            open_punten = []
            continue
        laag, label, rest = punt
        while open_punten and open_punten[-1].laag >= laag:
            open_punten.pop()
        knoop = _Knoop("punt", label, rest, laag)
        (open_punten[-1] if open_punten else lid or binnen).kinderen.append(knoop)
        open_punten.append(knoop)


def _eenheid(knoop: _Knoop) -> Eenheid:
    kinderen = knoop.kinderen
    tekst = knoop.tekst
    if knoop.soort in ("artikel", "paragraaf") and len(kinderen) == 1 and kinderen[0].soort == "lid":
        # a single lid is the unit's own text
        tekst, kinderen = kinderen[0].tekst, kinderen[0].kinderen
    return Eenheid(
        knoop.soort, knoop.nummer, tekst, tuple(_eenheid(kind) for kind in kinderen), herkomst="ontwerp"
    )
