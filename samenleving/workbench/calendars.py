"""A trajectory month by month, in the concept and beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from samenleving.compare.subjects import lijnsoorten
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.explain.calendar import Kalender, kalender
from samenleving.locator import kort
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, controleer_maand, lees_situatie
from samenleving.workbench.bench import kolomsystemen, maand_voor
from samenleving.workbench.concept import Concept

MAANDEN = 24


@dataclass(frozen=True)
class Traject:
    """A made-up person who is followed."""

    id: str
    naam: str
    beschrijving: str


@cache
def _situaties() -> Mapping[str, Situatie]:
    bron = Path(str(files("openfisca_samenleving").joinpath("situations")))
    mappen = [lijn.trajecten for lijn in lijnsoorten().values() if lijn.trajecten]
    gelezen = [lees_situatie(pad) for map_ in mappen for pad in sorted((bron / map_).glob("*.yaml"))]
    return {situatie.id: situatie for situatie in gelezen}


def trajecten() -> tuple[Traject, ...]:
    """The trajectories that can be chosen."""
    return tuple(Traject(s.id, s.naam, s.beschrijving) for s in _situaties().values())


def kalenders(
    concept: Concept,
    naast: Sequence[str] = (HUIDIG,),
    *,
    traject: str,
    van: str = "",
    maanden: int = MAANDEN,
) -> tuple[Kalender, ...]:
    """The calendar of a trajectory in every system, the concept last.

    Raises `InvoerFout` for a trajectory that does not exist, a month or a number of months that cannot be.
    """
    if traject not in _situaties():
        tekst = f"het traject “{kort(traject)}” bestaat niet"
        raise InvoerFout.een(tekst, bedoelde_u(kort(traject), _situaties()), veld="traject")
    begin = controleer_maand(van, "van") if van else maand_voor(concept)
    gekozen, mijn = kolomsystemen(concept, naast)
    return tuple(kalender(_situaties()[traject], s, begin, maanden) for s in (*gekozen, mijn))
