"""The numbers that a word processor prints by itself before a paragraph: 1°, a), Art. 2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMEINS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_LAGEN = 9
_HOOGSTE = 10_000


@dataclass(frozen=True)
class Laag:
    """One level of a list: where it starts, how it counts and what it prints (`%1°`)."""

    start: int
    soort: str
    tekst: str


@dataclass
class Nummering:
    """The lists of a document, and how far each has counted."""

    lagen: Mapping[str, Mapping[int, Laag]]
    _stand: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, lijst: str, laag: int) -> str:
        """What stands before the next paragraph of a list; empty for a bullet."""
        lagen = self.lagen.get(lijst)
        if lagen is None or laag not in lagen:
            return ""
        stand = self._stand.setdefault(lijst, {})
        stand[laag] = min(stand.get(laag, lagen[laag].start - 1) + 1, _HOOGSTE)
        for dieper in [ander for ander in stand if ander > laag]:
            del stand[dieper]
        eigen = lagen[laag]
        if eigen.soort in ("bullet", "none"):
            return ""
        tekst = eigen.tekst
        for hoger in range(_LAGEN):
            if f"%{hoger + 1}" in tekst and hoger in lagen:
                waarde = stand.get(hoger, lagen[hoger].start)
                tekst = tekst.replace(f"%{hoger + 1}", _cijfer(waarde, lagen[hoger].soort))
        return tekst.strip()


def lees_nummering(wortel: _Element | None) -> Nummering:
    """The lists that `numbering.xml` describes; none where the document has no such part."""
    if wortel is None:
        return Nummering({})
    soorten = {
        _w(abstract, "abstractNumId"): {
            laag: _laag(element)
            for element in abstract.iter(f"{W}lvl")
            if (laag := _getal(element, "ilvl")) >= 0
        }
        for abstract in wortel.iter(f"{W}abstractNum")
    }
    uit: dict[str, dict[int, Laag]] = {}
    for lijst in wortel.iter(f"{W}num"):
        verwijzing = lijst.find(f"{W}abstractNumId")
        lagen = dict(soorten.get(_w(verwijzing, "val"), {})) if verwijzing is not None else {}
        for anders in lijst.iter(f"{W}lvlOverride"):
            laag, begin = _getal(anders, "ilvl"), anders.find(f"{W}startOverride")
            if begin is not None and laag in lagen:
                lagen[laag] = Laag(_getal(begin, "val"), lagen[laag].soort, lagen[laag].tekst)
        uit[_w(lijst, "numId")] = lagen
    return Nummering(uit)


def _laag(element: _Element) -> Laag:
    def van(naam: str, anders: str) -> str:
        kind = element.find(f"{W}{naam}")
        return anders if kind is None else _w(kind, "val")

    start = van("start", "1")
    return Laag(int(start) if start.isdigit() else 1, van("numFmt", "decimal"), van("lvlText", ""))


def _w(element: _Element | None, naam: str) -> str:
    return "" if element is None else str(element.get(f"{W}{naam}") or "")


def _getal(element: _Element, naam: str) -> int:
    tekst = _w(element, naam)
    return int(tekst) if tekst.isdigit() else 0


def _cijfer(waarde: int, soort: str) -> str:
    if soort == "lowerLetter" and waarde >= 1:
        keren, plek = divmod(waarde - 1, _LETTERS)
        return chr(ord("a") + plek) * (keren + 1)
    if soort == "lowerRoman":
        uit = ""
        for getal, teken in _ROMEINS:
            while waarde >= getal:
                uit, waarde = uit + teken, waarde - getal
        return uit
    return str(waarde)
