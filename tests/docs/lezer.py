"""The fenced blocks of a page, and the commands in them."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PAGINAS = (
    REPO / "README.md",
    REPO / "CONTRIBUTING.md",
    *sorted(pad for pad in (REPO / "docs").rglob("*.md") if "naslag" not in pad.parts),
)
"""Every page that is written by hand."""

_BLOK = re.compile(
    r"^(?P<in>[ ]*)```(?P<taal>[^\n]*)\n(?P<inhoud>.*?)^(?P=in)```[ ]*$", re.DOTALL | re.MULTILINE
)
_REDEN = re.compile(r"<!-- niet uitgevoerd: (.+?) -->\s*\Z", re.DOTALL)
_ZETTING = re.compile(r"[A-Z_]+=")


@dataclass(frozen=True)
class Blok:
    """One fenced block.

    Attributes:
        reden: why no test runs it; empty for all that one does.
    """

    pagina: Path
    nummer: int
    taal: str
    inhoud: str
    reden: str = ""

    def __str__(self) -> str:
        return f"{self.pagina.relative_to(REPO)}, block {self.nummer} ({self.taal})"


@dataclass(frozen=True)
class Opdracht:
    """One command line: its words, and what it sets in the environment before them."""

    woorden: tuple[str, ...]
    omgeving: tuple[tuple[str, str], ...] = ()

    @property
    def programma(self) -> str:
        """Its name without a folder."""
        return Path(self.woorden[0]).name


def blokken(pagina: Path) -> list[Blok]:
    """The blocks of a page from top to bottom; those inside tabs lose their indentation."""
    tekst = pagina.read_text(encoding="utf-8")
    gevonden = []
    for nummer, treffer in enumerate(_BLOK.finditer(tekst), 1):
        reden = _REDEN.search(tekst[: treffer.start()])
        inhoud = textwrap.dedent(treffer["inhoud"])
        gevonden.append(Blok(pagina, nummer, treffer["taal"].strip(), inhoud, reden[1] if reden else ""))
    return gevonden


def opdrachten(inhoud: str) -> Iterator[Opdracht]:
    """The commands of a block of shell; a line may go on after a backslash, and words between quotes too."""
    open_ = ""
    for regel in inhoud.replace("\\\n", " ").splitlines():
        open_ = f"{open_}\n{regel}" if open_ else regel
        try:
            woorden = shlex.split(open_, comments=True)
        except ValueError:
            continue  # the quotes close on a later line
        open_ = ""
        zettingen = []
        while woorden and _ZETTING.match(woorden[0]):
            naam, _, waarde = woorden.pop(0).partition("=")
            zettingen.append((naam, waarde))
        if woorden:
            yield Opdracht(tuple(woorden), tuple(zettingen))
    assert not open_, f"these quotes never close: {open_}"
