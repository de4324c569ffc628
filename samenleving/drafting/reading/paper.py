"""A document as its reader sees it: paragraphs in order, headings marked, and the stamp apart.

What a document says beside the law (where an article comes from, notes, contents) is left out; it is known by
its style, not by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from samenleving.documents.style import SOORTNAMEN
from samenleving.drafting.reading.characters import gewoon
from samenleving.drafting.reading.lines import Regel

_STEMPELREGEL = re.compile(r"(?P<naam>[\w .-]+?(?: \(sha256\))?): (?P<waarde>\S.*)")
_HASH = " (sha256)"
_GEEN_VOORSTEL = ("Wet", "Invoer", "Wetteksten")
_EERSTE_REGELS = 10
"""A document names its kind below its title; further down the words are its own."""


@dataclass(frozen=True)
class Papier:
    """The paragraphs of a document and what its stamp says.

    `soort` is the kind of document it calls itself (a key of `SOORTNAMEN`); empty where it does not.
    """

    regels: tuple[Regel, ...]
    stempel: dict[str, str] = field(default_factory=dict)
    soort: str = ""

    @property
    def stelsel(self) -> str:
        """The system it was made of, as its stamp says; empty where there is none."""
        if "Stelsel" in self.stempel:
            return self.stempel["Stelsel"]
        namen = [naam.removesuffix(_HASH) for naam in self.stempel if naam.endswith(_HASH)]
        voorstellen = [naam for naam in namen if naam not in _GEEN_VOORSTEL]
        return voorstellen[-1] if voorstellen else ""

    @property
    def basis(self) -> str:
        """What the change is made against, as its stamp says; empty where there is none."""
        return self.stempel.get("Basis", "")


def lees_stempel(regels: Iterable[str]) -> dict[str, str]:
    """The lines of a stamp, `naam: waarde` each."""
    uit = {}
    for regel in regels:
        gevonden = _STEMPELREGEL.fullmatch(gewoon(regel))
        if gevonden:
            uit[gevonden["naam"]] = gevonden["waarde"]
    return uit


def soort_in(regels: Iterable[str]) -> str:
    """The kind of document that one of the first lines names, alone or before its status."""
    eerste = list(islice((gewoon(regel) for regel in regels if regel.strip()), _EERSTE_REGELS))
    for regel in eerste:
        for soort, naam in SOORTNAMEN.items():
            if re.fullmatch(rf"{re.escape(naam)}(?: [^\w\s].*)?", regel):
                return soort
    return ""
