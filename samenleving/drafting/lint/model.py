"""What the lint looks at and what it says: acts of articles, rules, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from samenleving.drafting.reading.characters import gewoon, zonder_gaten
from samenleving.drafting.reading.lines import Gelezenartikel, Regel
from samenleving.drafting.reading.units import lees_artikel, puntlabel
from samenleving.legislation.citing import RANGTELWOORDEN
from samenleving.legislation.text import Eenheid

Ernst = Literal["fout", "waarschuwing", "opmerking"]
Aktesoort = Literal["decreet", "besluit", ""]


@dataclass(frozen=True)
class Lintregel:
    """A rule. `aanwijzing` is its number in circular VR 2019/4, empty where nobody saw that number."""

    id: str
    titel: str
    aanwijzing: str = ""
    ernst: Ernst = "fout"

    @property
    def naam(self) -> str:
        """As it is printed: *aanwijzing 5-7, onverminderd*, or *onze regel datum*."""
        return f"aanwijzing {self.aanwijzing}, {self.id}" if self.aanwijzing else f"onze regel {self.id}"


@dataclass(frozen=True)
class Bevinding:
    """One finding: the rule, the article and lid, the line in the file, what is wrong, what to do."""

    regel: Lintregel
    plaats: str
    lijn: int
    tekst: str
    oplossing: str
    fragment: str = ""

    @property
    def ernst(self) -> Ernst:
        """How bad it is."""
        return self.regel.ernst

    def naar_dict(self) -> dict[str, object]:
        """As JSON."""
        return {
            "regel": self.regel.id,
            "aanwijzing": self.regel.aanwijzing or None,
            "ernst": self.ernst,
            "plaats": self.plaats,
            "lijn": self.lijn,
            "tekst": self.tekst,
            "oplossing": self.oplossing,
            "fragment": self.fragment,
        }


@dataclass(frozen=True)
class Zin:
    """One line of an act: as it stands in the file, in one way of writing, and where it is."""

    lijn: int
    ruw: str
    tekst: str
    plaats: str
    kop: bool = False

    @property
    def zonder_gaten(self) -> str:
        """The line without what it says of itself that is still to be written."""
        return zonder_gaten(self.tekst)


@dataclass(frozen=True)
class Akte:
    """One act of a document.

    Attributes:
        aanhef: title and preamble, and what stands between and after the articles.
        artikelen: number, lines and heading of each article, in order.
        zinnen: the lines of the articles, with their place.
        ruwe_labels: the label of each article as the file writes it.
    """

    soort: Aktesoort
    aanhef: tuple[Zin, ...]
    artikelen: tuple[Gelezenartikel, ...]
    zinnen: tuple[tuple[Zin, ...], ...]
    ruwe_labels: tuple[str, ...] = field(default=())

    def per_artikel(self) -> Iterator[tuple[Gelezenartikel, tuple[Zin, ...]]]:
        """Each article with its lines."""
        return zip(self.artikelen, self.zinnen, strict=True)

    def alle(self) -> Iterator[Zin]:
        """Every line, preamble first."""
        yield from self.aanhef
        for zinnen in self.zinnen:
            yield from zinnen

    @cached_property
    def boom(self) -> dict[str, Eenheid]:
        """The articles as units, by number."""
        return {
            artikel.nummer: lees_artikel(artikel.nummer, [regel.tekst for regel in artikel.regels])
            for artikel in self.artikelen
        }


Controle = Callable[[Akte, tuple[Akte, ...]], Iterator[Bevinding]]
"""A check of one act; the second argument holds the acts before it in the same document."""


def zinnen_van(artikel: Gelezenartikel, ruw: dict[int, str]) -> tuple[Zin, ...]:
    """The lines of an article, each with its lid and point."""
    return tuple(
        Zin(regel.nummer, ruw.get(regel.nummer, regel.tekst), regel.tekst, plaats)
        for regel, plaats in zip(artikel.regels, _plaatsen(artikel), strict=True)
    )


def _plaatsen(artikel: Gelezenartikel) -> Iterator[str]:
    paragraaf, lid = "", 0
    leden = _leden(artikel.regels)
    for regel in artikel.regels:
        if regel.tekst.startswith("§"):
            paragraaf, lid = f", {regel.tekst.split('.')[0]}", 0
        punt = puntlabel(regel.tekst)
        if punt is None:
            lid += 1
        stuk = f", {RANGTELWOORDEN[lid - 1]} lid" if leden > 1 and 0 < lid <= len(RANGTELWOORDEN) else ""
        yield f"artikel {artikel.nummer}{paragraaf}{stuk}{f', {punt[1]}' if punt else ''}"


def _leden(regels: tuple[Regel, ...]) -> int:
    return sum(puntlabel(regel.tekst) is None for regel in regels)


def als_zin(regel: Regel, plaats: str) -> Zin:
    """A line outside the articles."""
    return Zin(regel.nummer, regel.tekst, gewoon(regel.tekst), plaats, regel.kop)
