"""Population and money on demand: told step by step, and stopped between two steps when nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samenleving.errors import InvoerFout
from samenleving.population.books import Geldrekening
from samenleving.population.money import geldrekeningen
from samenleving.population.outcome import Bevolkingsuitkomst
from samenleving.population.simulate import simuleer
from samenleving.population.synthetic import ZAAD, maak
from samenleving.proposals.model import HUIDIG
from samenleving.workbench.bench import kolomsystemen, maand_voor
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import Concept

MINSTE_ELKE, MEESTE_ELKE = 1, 1000
STANDAARD_ELKE = 20
MAX_SYSTEMEN = 4


@dataclass(frozen=True)
class Voortgang:
    """How far it has come: what is being done, and of how many steps this is the which."""

    tekst: str
    stap: int
    stappen: int


@dataclass(frozen=True)
class Doorrekening:
    """What the systems do to the synthetic population, and the money that goes round.

    Attributes:
        kolommen: names of the systems, the concept last.
    """

    kolommen: tuple[str, ...]
    uitkomst: Bevolkingsuitkomst
    geld: tuple[Geldrekening, ...]


class _Gestopt(Exception):  # noqa: N818 (Dutch)
    """Somebody asked to stop."""


def doorrekening(
    concept: Concept,
    naast: Sequence[str] = (HUIDIG,),
    *,
    maand: str = "",
    zaad: int = ZAAD,
    elke: int = STANDAARD_ELKE,
    meld: Callable[[Voortgang], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Doorrekening | None:
    """The population in some systems and in the concept; None where `stop` said so in between.

    It keeps no state of its own: run it in a thread or in a process.

    Args:
        concept: the proposal that is being made.
        naast: systems by name; the first is what the others are compared with.
        maand: month `JJJJ-MM`; else the first in which the concept holds.
        zaad: seed of the synthetic population.
        elke: persons for each row.
        meld: hears each step.
        stop: asked before each step.

    Raises:
        InvoerFout: too many systems, a wrong name, month or number.
    """
    gekozen, mijn = kolomsystemen(concept, naast)
    systemen = (*gekozen, mijn)
    if len(systemen) > MAX_SYSTEMEN:
        tekst = f"{len(systemen)} stelsels over een bevolking duurt te lang"
        raise InvoerFout.een(tekst, f"kies er ten hoogste {MAX_SYSTEMEN}, het uwe inbegrepen", veld="s")
    if not MINSTE_ELKE <= elke <= MEESTE_ELKE:
        raise InvoerFout.een("dit aantal personen per rij kan niet", "kies 1 tot 1000", veld="elke")
    stappen = len(systemen) + 3

    def ga_na(tekst: str, stap: int) -> None:
        if stop():
            raise _Gestopt
        meld(Voortgang(tekst, stap, stappen))

    try:
        ga_na("bevolking samenstellen", 0)
        populatie = maak(zaad, maand_voor(concept, maand), elke=elke)
        uitkomst = simuleer(
            populatie, systemen, voortgang=lambda tekst, stap, _: ga_na(tekst, min(stap + 1, stappen - 2))
        )
        ga_na("geldstromen optellen", stappen - 1)
        geld = geldrekeningen(uitkomst, {s.naam: s for s in systemen}, populatie, compileer(concept).mappen)
        ga_na("klaar", stappen)
    except _Gestopt:
        return None
    return Doorrekening(tuple(s.naam for s in systemen), uitkomst, geld)
