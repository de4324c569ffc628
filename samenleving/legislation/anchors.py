"""Anchors: the places in a text where a number of the law stands, and the noun that goes with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from samenleving.formats import FORMATEN, Formaat
from samenleving.getelde_woorden import GeteldWoord, geteld_woord

_ANKER = re.compile(r"\{\{\s*(?P<parameter>[a-z][a-z0-9_.]*)\s*\|\s*(?P<formaat>[a-z0-9]+)\s*\}\}")

KALE_GETALLEN = frozenset({"getal", "voluit"})
"""Formats that write a number alone: what it counts stands behind it in the text."""


@dataclass(frozen=True)
class Anker:
    """A number inside a text: which parameter it is and how the law writes it. `begin:einde` is its span.

    `telt` is the noun behind a bare number, whose form follows the value (*twaalf maanden*, *één maand*).
    """

    parameter: str
    formaat: Formaat
    begin: int
    einde: int
    telt: GeteldWoord | None = None

    def gedrukt(self, waarde: Any, tekst: str) -> str:
        """The number with all up to and including its noun, as `tekst` writes it for this value."""
        getal = self.formaat.render(waarde)
        if self.telt is None:
            return getal
        return getal + tekst[self.einde : self.telt.begin] + self.telt.bij(waarde)


def ankers(tekst: str) -> tuple[Anker, ...]:
    """The anchors of a text, in order.

    Raises `ValueError` for braces that are no anchor and for an unknown format.
    """
    gevonden = []
    for treffer in _ANKER.finditer(tekst):
        formaat = FORMATEN.get(treffer["formaat"])
        if formaat is None:
            mogelijk = ", ".join(FORMATEN)
            raise ValueError(f"het formaat {treffer['formaat']} bestaat niet; kies uit: {mogelijk}")
        telt = geteld_woord(tekst, treffer.end()) if formaat.naam in KALE_GETALLEN else None
        gevonden.append(Anker(treffer["parameter"], formaat, *treffer.span(), telt))
    rest = _ANKER.sub("", tekst)
    if "{{" in rest or "}}" in rest:
        raise ValueError("accolades die geen anker zijn")
    return tuple(gevonden)


def stukken(tekst: str, schrijf: Callable[[Anker], tuple[str, Any]]) -> Iterator[tuple[str, Anker | None]]:
    """The text in pieces: words, and at each anchor what `schrijf` writes there, with that anchor.

    `schrijf` gives the words and the value; the noun behind a number takes the form of that value.
    """
    vorige = 0
    for anker in ankers(tekst):
        yield tekst[vorige : anker.begin], None
        woorden, waarde = schrijf(anker)
        yield woorden, anker
        vorige = anker.einde
        if anker.telt is not None:
            yield tekst[vorige : anker.telt.begin] + anker.telt.bij(waarde), None
            vorige = anker.telt.einde
    yield tekst[vorige:], None


def vul_in(tekst: str, waarde_van: Callable[[str], Any]) -> str:
    """The text with each anchor written out; `waarde_van` gives the value of a parameter path."""

    def schrijf(anker: Anker) -> tuple[str, Any]:
        waarde = waarde_van(anker.parameter)
        return anker.formaat.render(waarde), waarde

    return "".join(stuk for stuk, _ in stukken(tekst, schrijf))


def leespatroon(tekst: str) -> str:
    """The text as a pattern: a group for each anchor, and behind it the noun in either form."""
    uit, vorige = [], 0
    for anker in ankers(tekst):
        uit += [re.escape(tekst[vorige : anker.begin]), f"({anker.formaat.patroon})"]
        vorige = anker.einde
        if anker.telt is not None:
            vormen = dict.fromkeys([anker.telt.staat, anker.telt.meervoud, anker.telt.enkelvoud])
            uit.append(re.escape(tekst[vorige : anker.telt.begin]))
            uit.append(f"(?:{'|'.join(re.escape(vorm) for vorm in vormen)})")
            vorige = anker.telt.einde
    return "".join([*uit, re.escape(tekst[vorige:])])
