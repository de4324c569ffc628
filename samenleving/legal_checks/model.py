"""What a legal check finds: a rule that bites, with its figures, its articles and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from samenleving.display import zekerheid

Ernst = Literal["hoog", "aandacht", "te_beoordelen", "ter_info"]
ERNSTEN: tuple[Ernst, ...] = ("hoog", "aandacht", "te_beoordelen", "ter_info")
"""From what stops a proposal to what a drafter only has to know."""

NIET_BEKEND = "niet_bekend"
"""A figure that no source gives; never a zero."""

NIET_INGEZIEN = "NIET_INGEZIEN"
"""Confidence of an article whose text nobody read for this project."""


def woorden_van(zekerheid_: str) -> str:
    """A confidence code in words."""
    return "tekst niet ingezien" if zekerheid_ == NIET_INGEZIEN else zekerheid(zekerheid_)


Getal = int | Decimal | str
Cijfer = Getal | Mapping[str, Getal]


@dataclass(frozen=True)
class Vindplaats:
    """An article as cited and how well it was seen (`TEXT_FR`, `SEED`, `SEC`, …, `NIET_INGEZIEN`)."""

    plaats: str
    zekerheid: str


@dataclass(frozen=True)
class Knelpunt:
    """One finding.

    Attributes:
        regel: id of the rule; the same rule may bite more than once in a system.
        ernst: how serious; `te_beoordelen` where a named body has to say.
        titel: a few words for a list.
        gevolg: what follows, in Dutch sentences.
        cijfers: the exact figures by name; amounts in euro are `Decimal`.
        artikel: where it stands.
        stelsel: the scheme it is about; empty where it is about the whole.
        parameters: the values it was computed from.
        bepalingen: who set them, as `voorstel.bepaling`; empty for a loose change and for current law.
        nieuw: current law does not have it that day.
    """

    regel: str
    ernst: Ernst
    titel: str
    gevolg: str
    cijfers: Mapping[str, Cijfer] = field(default_factory=dict, hash=False)
    artikel: tuple[Vindplaats, ...] = ()
    stelsel: str = ""
    parameters: tuple[str, ...] = ()
    bepalingen: tuple[str, ...] = ()
    nieuw: bool = True

    def naar_dict(self) -> dict[str, Any]:
        """As data that JSON can hold; amounts as numbers."""
        return {
            "regel": self.regel,
            "ernst": self.ernst,
            "titel": self.titel,
            "stelsel": self.stelsel,
            "cijfers": {naam: _plat(cijfer) for naam, cijfer in self.cijfers.items()},
            "artikel": [{"plaats": v.plaats, "zekerheid": v.zekerheid} for v in self.artikel],
            "gevolg": self.gevolg,
            "parameters": list(self.parameters),
            "bepalingen": list(self.bepalingen),
            "nieuw": self.nieuw,
        }


def _plat(cijfer: Cijfer) -> Any:
    if isinstance(cijfer, Mapping):
        return {naam: _plat(deel) for naam, deel in cijfer.items()}
    return float(cijfer) if isinstance(cijfer, Decimal) else cijfer
