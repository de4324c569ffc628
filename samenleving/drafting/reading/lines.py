"""The lines of a draft as articles: what a label begins, quotations and points included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from samenleving.drafting.reading.characters import diepte, gewoon
from samenleving.drafting.reading.units import ARTIKELKOP


@dataclass(frozen=True)
class Regel:
    """One paragraph of a document. `nummer` counts from 1, as a reader would; `kop` for a heading."""

    nummer: int
    tekst: str
    kop: bool = False


@dataclass(frozen=True)
class Gelezenartikel:
    """An article as it stands in the draft: its number and its lines, the label taken off the first."""

    nummer: str
    regels: tuple[Regel, ...]
    kop: str = ""

    @property
    def tekst(self) -> str:
        """The lines below each other."""
        return "\n".join(regel.tekst for regel in self.regels)

    @property
    def regel(self) -> int:
        """Where it begins."""
        return self.regels[0].nummer

    def regel_van(self, teller: int) -> int:
        """The line of the document in which the n-th line of `tekst` (from 0) stands."""
        gezien = 0
        for regel in self.regels:
            gezien += regel.tekst.count("\n") + 1
            if teller < gezien:
                return regel.nummer
        return self.regels[-1].nummer


@dataclass
class Stuk:
    """One act in a document: what stands before and between its articles, and the articles."""

    vooraf: list[Regel] = field(default_factory=list)
    artikelen: list[Gelezenartikel] = field(default_factory=list)


_KOP = re.compile(
    r"(?:Deel|Hoofdstuk|Afdeling|Onderafdeling) \w+\. .*"
    r"|(?:Voorontwerp|Ontwerp) van (?:decreet|besluit|ministerieel besluit)\b.*"
    r"|[A-Z][\w-]+, (?:\[DATUM\]|\d{1,2} \w+ \d{4})\.?"  # the place and day above the signatures
)


def als_regels(tekst: str) -> list[Regel]:
    """Plain text with one paragraph a line."""
    return [Regel(nummer, regel) for nummer, regel in enumerate(tekst.splitlines(), 1)]


def in_stukken(regels: Iterable[Regel]) -> list[Stuk]:
    """The acts of a document, parted where the numbering of articles starts again at 1.

    An article ends at the next label or heading, never inside a quotation; a quotation that is never closed
    holds nothing back, so that what follows is still read.
    """
    schoon = [Regel(ruw.nummer, gewoon(ruw.tekst), ruw.kop) for ruw in regels]
    schoon = [regel for regel in schoon if regel.tekst]
    standen = list(accumulate(diepte(regel.tekst) for regel in schoon))
    laagste = list(accumulate(reversed(standen), min))[::-1]
    stukken = [Stuk()]
    los: list[Regel] = []
    open_: list[Regel] = []
    nummer, kop = "", ""
    buiten = 0  # how deep the quotations stand at the start of the line, outside any that is open on purpose
    for plek, regel in enumerate(schoon):
        voor = standen[plek - 1] if plek else 0
        if laagste[plek] > buiten or voor < buiten:
            buiten = voor  # never closed, or closed without having been opened: start again
        if voor > buiten:
            open_.append(regel)
            continue
        label = ARTIKELKOP.match(regel.tekst)
        if label is None and open_ and not (regel.kop or _KOP.fullmatch(regel.tekst)):
            open_.append(regel)
            continue
        if open_:
            stukken[-1].artikelen.append(Gelezenartikel(nummer, tuple(open_), kop))
            open_ = []
        if label is None:
            if regel.kop or _KOP.fullmatch(regel.tekst):
                kop = regel.tekst
            los.append(regel)
            continue
        nummer = label[1]
        if nummer == "1" and stukken[-1].artikelen:
            stukken.append(Stuk())
        stukken[-1].vooraf += los
        los = []
        open_ = [Regel(regel.nummer, regel.tekst[label.end() :])]
    if open_:
        stukken[-1].artikelen.append(Gelezenartikel(nummer, tuple(open_), kop))
    else:
        stukken[-1].vooraf += los
    return [stuk for stuk in stukken if stuk.artikelen or stuk.vooraf]
