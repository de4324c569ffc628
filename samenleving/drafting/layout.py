"""From the text of a template to leden and points, numbered: 1°, 2°, a), b).

An empty line begins a new lid. A line that begins with `- ` is a point, with two spaces before it a point
within the point; a line that continues is indented further or stands directly below. Whether a point ends
in a semicolon or a full stop follows from its place, so a template need not know which points are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samenleving.drafting.sandbox import TekstFout

RANGTELWOORDEN = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
    "elfde", "twaalfde",
)  # fmt: skip
_PUNT = re.compile(r"^( {2})?- +(.*)$")


@dataclass(frozen=True)
class Punt:
    """One point of an enumeration, with its own points."""

    label: str
    tekst: str
    punten: tuple[Punt, ...] = ()


@dataclass(frozen=True)
class Lid:
    """One paragraph of an article, with the enumeration that ends it."""

    tekst: str
    punten: tuple[Punt, ...] = ()

    @property
    def regels(self) -> tuple[str, ...]:
        """The plain lines, in reading order."""
        return (self.tekst, *(regel for punt in self.punten for regel in _regels(punt)))


def _regels(punt: Punt) -> Iterator[str]:
    yield f"{punt.label} {punt.tekst}"
    for kind in punt.punten:
        yield from _regels(kind)


def ontleed(tekst: str, bestand: str, *, aanhef: bool = False) -> tuple[Lid, ...]:
    """The leden of an article; nothing when the text is empty. In a preamble a point may be a whole
    sentence.
    """
    leden = []
    for alinea in re.split(r"\n[ \t]*\n", tekst.strip("\n")):
        regels = [regel.rstrip() for regel in alinea.splitlines() if regel.strip()]
        if regels:
            leden.append(_lid(regels, bestand, aanhef))
    return tuple(leden)


def _lid(regels: list[str], bestand: str, aanhef: bool) -> Lid:
    inleiding: list[str] = []
    boom: list[tuple[str, list[str]]] = []
    for regel in regels:
        gevonden = _PUNT.match(regel)
        if gevonden is None:
            if not boom:
                inleiding.append(regel.strip())
            elif boom[-1][1]:
                boom[-1][1][-1] += f" {regel.strip()}"
            else:
                boom[-1] = (f"{boom[-1][0]} {regel.strip()}", [])
        elif gevonden[1]:
            if not boom:
                raise TekstFout(bestand, None, f"een punt onder geen punt: “{regel.strip()}”")
            boom[-1][1].append(gevonden[2])
        else:
            boom.append((gevonden[2], []))
    tekst = " ".join(inleiding)
    if boom and not tekst.endswith(":"):
        raise TekstFout(bestand, None, f"voor een opsomming staat een dubbele punt: “{tekst}”")
    if not boom:
        return Lid(tekst)
    if len(boom) == 1 and not boom[0][1]:
        # an enumeration of one is no enumeration
        voorzin = tekst.replace("al de volgende voorwaarden:", "de volgende voorwaarde:")
        return Lid(f"{voorzin} {_slot(boom[0][0], '.')}")
    punten = []
    for nummer, (woorden, kinderen) in enumerate(boom, 1):
        slot = "." if nummer == len(boom) else ";"
        if kinderen:
            letters = tuple(
                Punt(f"{chr(ord('a') + i)})", _slot(kind, slot if i == len(kinderen) - 1 else ";"))
                for i, kind in enumerate(kinderen)
            )
            punten.append(Punt(f"{nummer}°", woorden, letters))
        else:
            zin = aanhef and woorden[:1].isupper()
            punten.append(Punt(f"{nummer}°", _slot(woorden, "." if zin else slot)))
    return Lid(tekst, tuple(punten))


def _slot(tekst: str, teken: str) -> str:
    return tekst.rstrip(" ;.,") + teken


_VERWIJZING = re.compile(
    rf"(?P<artikel>artikel \d+, )?(?P<rang>{'|'.join(RANGTELWOORDEN)}) lid\b(?! van (?:het|de) )"
)


def lidverwijzingen(leden: tuple[Lid, ...]) -> list[int]:
    """The numbers of the leden of its own that an article refers to (*het eerste lid*)."""
    tekst = "\n".join(regel for lid in leden for regel in lid.regels)
    tekst = re.sub(r"\[[^\]]*\]", "", tekst)
    return [
        RANGTELWOORDEN.index(gevonden["rang"]) + 1
        for gevonden in _VERWIJZING.finditer(tekst)
        if not gevonden["artikel"] and not re.search(r"\d[^.;]{0,12}$", tekst[: gevonden.start()])
    ]
