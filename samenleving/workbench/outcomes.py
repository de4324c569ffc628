"""The typical cases in a system: explained once, and again only where an edit touches what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samenleving.compare.model import Geval
from samenleving.compare.cases import geval_uit
from samenleving.compare.provisions import lijnen_in
from samenleving.compare.sweeps import voorbeeldsituaties
from samenleving.explain import Uitkomst, bereken
from samenleving.situation import Situatie
from samenleving.systems import Systeem
from samenleving.workbench.reuse import Onthouden, raakt, verschil, zelfde_regels

BEWAARD = 512


@dataclass(frozen=True)
class Gemeten:
    """The outcome of a case, with the parameters it rests on."""

    uitkomst: Uitkomst
    gelezen: frozenset[str]


_gemeten: Onthouden[tuple[Systeem, str, str], tuple[Gemeten, ...]] = Onthouden(BEWAARD)


def gemeten(systeem: Systeem, lijn: str, maand: str, verwant: Sequence[Systeem] = ()) -> tuple[Gemeten, ...]:
    """The typical cases of a line of law in a system, in the order of their names.

    Args:
        systeem: the system.
        lijn: line of law.
        maand: `JJJJ-MM`.
        verwant: systems that were measured before and may share outcomes.
    """
    return _gemeten((systeem, lijn, maand), lambda: _meet(systeem, lijn, maand, verwant))


def _meet(systeem: Systeem, lijn: str, maand: str, verwant: Sequence[Systeem]) -> tuple[Gemeten, ...]:
    bekend = [
        (eerder, verschil(systeem, ander))
        for ander in verwant
        if (eerder := _gemeten.neem((ander, lijn, maand))) is not None and zelfde_regels(systeem, ander)
    ]
    uit = []
    for nummer, situatie in enumerate(voorbeeldsituaties(lijn)):
        zelfde = next((e[nummer] for e, anders in bekend if not raakt(e[nummer].gelezen, anders)), None)
        uit.append(_overgenomen(zelfde, systeem) if zelfde else _bereken(situatie, systeem, maand))
    return tuple(uit)


def _bereken(situatie: Situatie, systeem: Systeem, maand: str) -> Gemeten:
    gelezen: set[str] = set()
    uitkomst = bereken(situatie, systeem, maand, vooruitblik=False, gelezen=gelezen)
    return Gemeten(uitkomst, frozenset(gelezen))


def _overgenomen(eerder: Gemeten, systeem: Systeem) -> Gemeten:
    naam, titel, status = systeem.naam, systeem.titel, systeem.status
    return Gemeten(replace(eerder.uitkomst, systeem=naam, titel=titel, status=status), eerder.gelezen)


def gevallen_van(
    systemen: Sequence[Systeem], basis: Systeem, maand: str, verwant: Sequence[Systeem] = ()
) -> tuple[Geval, ...]:
    """Every typical case in every system, as `compare` gives them; `verwant` as in `gemeten`."""
    uit: list[Geval] = []
    for lijn in lijnen_in(systemen):
        per_systeem = {s.naam: gemeten(s, lijn, maand, verwant) for s in systemen}
        for nummer, situatie in enumerate(voorbeeldsituaties(lijn)):
            uitkomsten = {naam: rij[nummer].uitkomst for naam, rij in per_systeem.items()}
            uit.append(geval_uit(situatie, uitkomsten, basis.naam, lijn))
    return tuple(uit)
