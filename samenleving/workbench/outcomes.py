"""Cases in a system: explained once, and again only where an edit touches what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samenleving.compare.cases import geval_uit
from samenleving.compare.model import Geval
from samenleving.compare.provisions import lijnen_in
from samenleving.compare.sweeps import voorbeeldsituaties
from samenleving.explain import Gelezen, Uitkomst, bereken
from samenleving.situation import Situatie
from samenleving.systems import Systeem
from samenleving.workbench.reuse import Onthouden, Wie, raakt, verschil, zelfde_regels

BEWAARD = 4096
"""Outcomes: some forty cases for each of a hundred systems."""


@dataclass(frozen=True)
class Gemeten:
    """The outcome of a case.

    Attributes:
        gelezen: every parameter it rests on.
        van: the same for a part of it.
    """

    uitkomst: Uitkomst
    gelezen: frozenset[str]
    van: Gelezen


_gemeten: Onthouden[tuple[Wie, str, str], Gemeten] = Onthouden(BEWAARD)
_sleutels: Onthouden[int, tuple[Situatie, str]] = Onthouden(BEWAARD)


def gemeten(situatie: Situatie, systeem: Systeem, maand: str, verwant: Sequence[Systeem] = ()) -> Gemeten:
    """The outcome of a case in a system in a month, without looking ahead.

    Args:
        situatie: the case.
        systeem: the system.
        maand: `JJJJ-MM`.
        verwant: systems in which the case was measured before and that may share its outcome.
    """
    wie = _sleutel(situatie)
    gevonden = _gemeten.neem((Wie(systeem), maand, wie))
    if gevonden is None:
        gevonden = _overgenomen(wie, systeem, maand, verwant) or _bereken(situatie, systeem, maand)
        _gemeten.zet((Wie(systeem), maand, wie), gevonden)
    return gevonden


def _sleutel(situatie: Situatie) -> str:
    """Two cases that say the same are the same; written out once for each object."""
    gevonden = _sleutels.neem(id(situatie))
    if gevonden is None or gevonden[0] is not situatie:
        invoer = sorted((e, sorted(velden.items(), key=str)) for e, velden in situatie.invoer.items())
        gevonden = (situatie, repr((situatie.id, situatie.naam, invoer)))
        _sleutels.zet(id(situatie), gevonden)
    return gevonden[1]


def _overgenomen(wie: str, systeem: Systeem, maand: str, verwant: Sequence[Systeem]) -> Gemeten | None:
    for ander in verwant:
        eerder = _gemeten.neem((Wie(ander), maand, wie))
        if (
            eerder is None
            or not zelfde_regels(systeem, ander)
            or raakt(eerder.gelezen, verschil(systeem, ander))
        ):
            continue
        naam, titel, status = systeem.naam, systeem.titel, systeem.status
        return replace(eerder, uitkomst=replace(eerder.uitkomst, systeem=naam, titel=titel, status=status))
    return None


def _bereken(situatie: Situatie, systeem: Systeem, maand: str) -> Gemeten:
    gelezen = Gelezen()
    uitkomst = bereken(situatie, systeem, maand, vooruitblik=False, gelezen=gelezen)
    return Gemeten(uitkomst, gelezen.alle, gelezen)


def gevallen_van(
    systemen: Sequence[Systeem], basis: Systeem, maand: str, verwant: Sequence[Systeem] = ()
) -> tuple[Geval, ...]:
    """Every typical case in every system, as `compare` gives them; `verwant` as in `gemeten`."""
    uit: list[Geval] = []
    for lijn in lijnen_in(systemen):
        for situatie in voorbeeldsituaties(lijn):
            uitkomsten = {s.naam: gemeten(situatie, s, maand, verwant).uitkomst for s in systemen}
            uit.append(geval_uit(situatie, uitkomsten, basis.naam, lijn))
    return tuple(uit)


def voor_en_na(voor: Systeem, na: Systeem, maand: str, verwant: Sequence[Systeem] = ()) -> tuple[Geval, ...]:
    """Every typical case before and after an edit; the two systems may have the same name."""
    uit: list[Geval] = []
    for lijn in lijnen_in((voor, na)):
        for situatie in voorbeeldsituaties(lijn):
            uitkomsten = {
                "was": gemeten(situatie, voor, maand, verwant).uitkomst,
                "wordt": gemeten(situatie, na, maand, verwant).uitkomst,
            }
            uit.append(geval_uit(situatie, uitkomsten, "was", lijn))
    return tuple(uit)
