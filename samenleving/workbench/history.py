"""Undo, redo and the list of what was done: a beginning, the edits, and how far one has come.

It travels as data. Old steps fold into the beginning, so that it never grows without bound.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Any

from samenleving import law
from samenleving.display import toon_parameter
from samenleving.errors import InvoerFout
from samenleving.locator import kort
from samenleving.workbench.concept import (
    Bewerking,
    Concept,
    bewerking_uit,
    lees_json,
    naar_data,
    naar_json,
    uit_data,
    uit_json,
)
from samenleving.workbench.edits import bewerk, motiveringstitel
from samenleving.workbench.fields import lees_invoer

MAX_STAPPEN = 200
MAX_PER_STAP = 50

Stappen = tuple[tuple[Bewerking, ...], ...]


@dataclass(frozen=True)
class Stap:
    """One line of the list of what was done; `gedaan` is false for what was undone."""

    nummer: int
    tekst: str
    gedaan: bool


@dataclass(frozen=True)
class Geschiedenis:
    """A concept with how it came to be.

    Attributes:
        begin: before the first step.
        stappen: edits, those of one step made together.
        plaats: so many steps are done; the others were undone.
    """

    begin: Concept
    stappen: Stappen = ()
    plaats: int = 0

    @property
    def concept(self) -> Concept:
        """The concept as it stands."""
        return _gekomen_tot(naar_json(self.begin), self.stappen[: self.plaats])

    @property
    def vorige(self) -> Concept | None:
        """The concept before the last step; None at the beginning."""
        return self.ongedaan().concept if self.kan_ongedaan else None

    @property
    def kan_ongedaan(self) -> bool:
        """Whether there is a step to undo."""
        return self.plaats > 0

    @property
    def kan_opnieuw(self) -> bool:
        """Whether there is a step to do again."""
        return self.plaats < len(self.stappen)

    def doe(self, *bewerkingen: Bewerking) -> Geschiedenis:
        """With one step more; what was undone is forgotten. A step that changes nothing is none.

        Raises `InvoerFout` as `bewerk` does; nothing is done then.
        """
        if len(bewerkingen) > MAX_PER_STAP:
            raise InvoerFout.een(
                "dit zijn te veel wijzigingen tegelijk", f"doe er ten hoogste {MAX_PER_STAP}"
            )
        nu = self.concept
        if bewerk(nu, *bewerkingen) == nu:
            return self
        begin, gedaan = self.begin, [*self.stappen[: self.plaats], bewerkingen]
        while len(gedaan) > MAX_STAPPEN:
            begin = bewerk(begin, *gedaan.pop(0))
        return Geschiedenis(begin, tuple(gedaan), len(gedaan))

    def ongedaan(self) -> Geschiedenis:
        """One step back; at the beginning nothing happens."""
        return Geschiedenis(self.begin, self.stappen, max(0, self.plaats - 1))

    def opnieuw(self) -> Geschiedenis:
        """One step on again; at the end nothing happens."""
        return Geschiedenis(self.begin, self.stappen, min(len(self.stappen), self.plaats + 1))

    def regels(self) -> tuple[Stap, ...]:
        """What was done, first to last."""
        return tuple(
            Stap(nummer, "; ".join(_in_woorden(b) for b in stap), nummer <= self.plaats)
            for nummer, stap in enumerate(self.stappen, 1)
        )


@lru_cache(maxsize=256)
def _gekomen_tot(begin: str, stappen: Stappen) -> Concept:
    if not stappen:
        return uit_json(begin)
    return bewerk(_gekomen_tot(begin, stappen[:-1]), *stappen[-1])


def begin_met(concept: Concept) -> Geschiedenis:
    """A history without steps."""
    return Geschiedenis(concept)


def naar_json_geschiedenis(geschiedenis: Geschiedenis) -> str:
    """The history as compact JSON."""
    data = {
        "begin": naar_data(geschiedenis.begin),
        "stappen": [[list(astuple(b)) for b in stap] for stap in geschiedenis.stappen],
        "plaats": geschiedenis.plaats,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def uit_json_geschiedenis(tekst: str | bytes) -> Geschiedenis:
    """The history that `naar_json_geschiedenis` wrote, every step tried again.

    Raises `InvoerFout` naming the field.
    """
    data = lees_json(tekst)
    if not isinstance(data, dict) or data.keys() != {"begin", "stappen", "plaats"}:
        raise _fout("", "dit is geen voorstel van de werkbank")
    begin = uit_data(data["begin"], "begin")
    stappen = tuple(_stappen(data["stappen"]))
    plaats = data["plaats"]
    if isinstance(plaats, bool) or not isinstance(plaats, int) or not 0 <= plaats <= len(stappen):
        raise _fout("plaats", "dit is geen plaats in de lijst van stappen")
    uit = Geschiedenis(begin, stappen, plaats)
    _ = uit.concept
    return uit


def _stappen(data: Any) -> Iterator[tuple[Bewerking, ...]]:
    if not isinstance(data, list) or len(data) > MAX_STAPPEN:
        raise _fout("stappen", f"hier horen ten hoogste {MAX_STAPPEN} stappen")
    for nummer, stap in enumerate(data):
        veld = f"stappen[{nummer}]"
        if not isinstance(stap, list) or not 1 <= len(stap) <= MAX_PER_STAP:
            raise _fout(veld, "dit is geen stap")
        yield tuple(bewerking_uit(deel, veld) for deel in stap)


def _fout(veld: str, tekst: str) -> InvoerFout:
    return InvoerFout.een(tekst, "open het voorstel dat u bewaarde opnieuw", veld=veld)


def _in_woorden(bewerking: Bewerking) -> str:
    label = _label(bewerking)
    if not bewerking.waarde.strip():
        return f"{label}: hersteld"
    return f"{label}: {_waarde(bewerking)}"


def _label(bewerking: Bewerking) -> str:
    if bewerking.soort == "waarde" and bewerking.sleutel in law.alle_parameters():
        return law.parameterinfo(bewerking.sleutel).label
    if bewerking.soort == "lezing" and bewerking.sleutel in law.lezingen():
        return f"Lezing {law.lezingen()[bewerking.sleutel].label}"
    if bewerking.soort == "motivering":
        return motiveringstitel(bewerking.sleutel)
    return kort(bewerking.sleutel.replace("_", " ").capitalize())


def _waarde(bewerking: Bewerking) -> str:
    if bewerking.soort == "waarde" and bewerking.sleutel in law.alle_parameters():
        waarde = lees_invoer(bewerking.sleutel, bewerking.waarde)
        return " ".join(toon_parameter(law.parameterinfo(bewerking.sleutel), waarde).split())
    return kort(" ".join(bewerking.waarde.split()).replace("_", " "), 80)
