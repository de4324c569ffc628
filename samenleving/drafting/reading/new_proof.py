"""The proof of a draft with new articles: as printed, each holds its words and the values of its system."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from samenleving.drafting.reading.lines import Regel, Stuk, in_stukken
from samenleving.drafting.reading.naming import noem
from samenleving.drafting.reading.proof import TerugleesFout
from samenleving.drafting.reading.trees import kanoniek
from samenleving.drafting.reading.units import lees_artikel
from samenleving.drafting.reading.values import lees_waarden
from samenleving.legislation.text import Aktetekst, Eenheid


class Artikel(Protocol):
    """What the proof knows of an article: its number, and its text with anchors."""

    @property
    def nummer(self) -> str:
        """As printed."""

    @property
    def eenheid(self) -> Eenheid:
        """Its text as a tree."""


def lees_nieuwe_artikelen(
    tekst: Iterable[str],
    delen: Sequence[tuple[str, Sequence[Artikel]]],
    waarde_van: Callable[[str], Any],
) -> dict[str, Any]:
    """The values that the printed articles give; each equals that of the system.

    Args:
        tekst: the draft, one article, point or paragraph a line.
        delen: the parts in the order of the text: name and articles.
        waarde_van: the value that a parameter must have.

    Raises:
        TerugleesFout: an article is missing, too many, or says something else.
    """
    regels = [Regel(nummer, regel) for nummer, regel in enumerate(tekst, 1)]
    stukken = [stuk for stuk in in_stukken(regels) if stuk.artikelen]
    if len(stukken) != len(delen):
        raise TerugleesFout([f"Er staan {len(stukken)} delen in de tekst; bedoeld zijn er {len(delen)}."])
    fouten: list[str] = []
    gelezen: dict[str, Any] = {}
    for stuk, (naam, artikelen) in zip(stukken, delen, strict=True):
        _deel(stuk, naam, artikelen, waarde_van, gelezen, fouten)
    if fouten:
        raise TerugleesFout(fouten)
    return gelezen


def _deel(
    stuk: Stuk,
    naam: str,
    artikelen: Sequence[Artikel],
    waarde_van: Callable[[str], Any],
    gelezen: dict[str, Any],
    fouten: list[str],
) -> None:
    nummers = [artikel.nummer for artikel in stuk.artikelen]
    if nummers != [artikel.nummer for artikel in artikelen]:
        fouten.append(f"De artikelen van het {naam} zijn {', '.join(nummers)}; dat is niet wat bedoeld is.")
        return
    for gedrukt, bedoeld in zip(stuk.artikelen, artikelen, strict=True):
        sjabloon = kanoniek(Aktetekst("", (bedoeld.eenheid,)))
        tekst = Aktetekst("", (lees_artikel(bedoeld.nummer, gedrukt.tekst.split("\n")),))
        waarden = lees_waarden(sjabloon, tekst)
        fouten += [
            f"{noem(sjabloon, adres)} van het {naam} zegt iets anders dan bedoeld: “{woorden}”."
            for adres, woorden in waarden.anders.items()
        ]
        for pad, plekken in waarden.plekken.items():
            for adres, waarde in plekken:
                if waarde != waarde_van(pad):
                    plaats = f"{noem(sjabloon, adres)} van het {naam}"
                    fouten.append(f"{pad} wordt {waarde} in {plaats}; gevraagd is {waarde_van(pad)}.")
                else:
                    gelezen[pad] = waarde
