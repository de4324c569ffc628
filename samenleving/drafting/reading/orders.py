"""What a sentence orders, before anyone looked at the text it is about."""

from __future__ import annotations

from dataclasses import dataclass

from samenleving.drafting.reading.places import Plaats
from samenleving.legislation.text import Eenheid, Stap


@dataclass(frozen=True)
class Woorden:
    """Replace words. `oud` found as it stands; empty `nieuw` takes them away."""

    oud: str
    nieuw: str
    naamwoord: str
    telkens: bool = False


@dataclass(frozen=True)
class Zinnen:
    """Add sentences behind the own words of a unit."""

    tekst: str


@dataclass(frozen=True)
class Vervang:
    """Replace units by others of the same number."""

    delen: tuple[tuple[Stap, ...], ...]
    nieuw: tuple[Eenheid, ...]


@dataclass(frozen=True)
class HefOp:
    """Repeal units; `delen` empty for the place itself."""

    delen: tuple[tuple[Stap, ...], ...]


@dataclass(frozen=True)
class VoegToe:
    """Add units at the end."""

    nieuw: tuple[Eenheid, ...]


@dataclass(frozen=True)
class VoegIn:
    """Insert units: behind the unit `na`, before the unit `voor`, or where their number belongs."""

    nieuw: tuple[Eenheid, ...]
    na: tuple[Stap, ...] = ()
    voor: tuple[Stap, ...] = ()


Werk = Woorden | Zinnen | Vervang | HefOp | VoegToe | VoegIn


@dataclass(frozen=True)
class Opdracht:
    """One order: which act, where, what; and the line of the text that gives it."""

    akte: str
    plaats: Plaats
    werk: Werk
    regel: int
    artikel: str = ""


@dataclass(frozen=True)
class Ongelezen:
    """A line that was not understood, and why. `openlijk`: the draft itself says that it is unfinished."""

    regel: int
    tekst: str
    reden: str
    openlijk: bool = False

    def __str__(self) -> str:
        kort = " ".join(self.tekst.split())
        kort = kort if len(kort) <= _TOON else f"{kort[:_TOON].rstrip()}…"
        waar = f"regel {self.regel}: " if self.regel else ""
        return f"{waar}“{kort}” ({self.reden})"


_TOON = 160
