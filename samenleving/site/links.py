"""Links between law and code, both ways: from a lid to the numbers and rules that encode it, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samenleving.law import alle_parameters, variabelen
from samenleving.legislation import Akte, Deel, laad_akten

ANDERE = "gegevens"
"""Page of the rules that belong to no scheme."""

_GEEN_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Vindplaats:
    """A deel of an act, and the anchor of its row on the page of that act."""

    akte: Akte
    deel: Deel
    anker: str


def anker(naam: str) -> str:
    """The anchor of a parameter, a variable or a provision on its page."""
    return naam.replace(".", "-").replace("_", "-")


def codelink(naam: str) -> str:
    """Address of a parameter or variable, from any page one folder below the reference folder."""
    if naam in alle_parameters():
        return f"../parameters/{naam.split('.', 1)[0]}.md#{anker(naam)}"
    instrument = variabelen()[naam].bepaling.instrument
    return f"../regels/{instrument or ANDERE}.md#{anker(naam)}"


@cache
def delen_van(akte_id: str) -> tuple[str, ...]:
    """The anchor of the row of every deel of an act, in the order of the act."""
    ankers: dict[str, None] = {}
    for deel in laad_akten()[akte_id].delen():
        binnen = [
            f"par-{deel.par}" if deel.par else "",
            f"lid-{deel.lid}" if deel.lid else "",
            deel.punt or "",
        ]
        ruw = "-".join(filter(None, [deel.sleutel, *binnen])).lower().replace("°", "")
        basis = _GEEN_LETTER.sub("-", ruw).strip("-")
        naam, teller = basis, 1
        while naam in ankers:
            teller += 1
            naam = f"{basis}-{teller}"
        ankers[naam] = None
    return tuple(ankers)


@cache
def _vindplaatsen() -> Mapping[str, tuple[Vindplaats, ...]]:
    gevonden: dict[str, list[Vindplaats]] = {}
    for akte in laad_akten().values():
        for deel, plek in zip(akte.delen(), delen_van(akte.id), strict=True):
            for naam in deel.codeert:
                gevonden.setdefault(naam, []).append(Vindplaats(akte, deel, plek))
    return {naam: tuple(plaatsen) for naam, plaatsen in gevonden.items()}


def vindplaatsen(naam: str) -> tuple[Vindplaats, ...]:
    """Every deel that encodes a parameter or variable, act by act."""
    return _vindplaatsen().get(naam, ())
