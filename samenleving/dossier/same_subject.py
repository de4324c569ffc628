"""Which lid of the law in force regulates the same subject as an article of a draft, where the data say so.

The rows of the comparison put the rule of one scheme beside that of another; an act names the parameters and
variables that each of its leden encodes. Nothing is matched on words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from samenleving import law
from samenleving.compare.provisions import deel_van, waarde_op
from samenleving.compare.subjects import ALTIJD, Celregel, onderwerpregels
from samenleving.legislation import Akte, Deel, laad_akten, plaats_van

NIEUW_STELSEL = "samenlevingsjobs"
"""A scheme that current law does not know: its own parameters stand in no lid."""


@dataclass(frozen=True)
class Geldend:
    """A lid of the law in force: how it is cited, and what it says; empty where the text was never seen."""

    plaats: str
    tekst: str


def geldend_recht(
    paden: Iterable[str], dag: date, clausule: str = "", niveau: str = "decreet"
) -> tuple[Geldend, ...]:
    """The leden on the same subject, as they read on a day: those of the same level of law first.

    Args:
        paden: the parameters that the article sets or prints.
        dag: the day of the law in force.
        clausule: id of the article; without parameters the subject that it alone writes tells the leden.
        niveau: `decreet` or `besluit`. For an article of a decree the lid that gives the power stands in the
            place of the lid of the decision that uses it.
    """
    bron = [paar for pad in paden for paar in _delen(pad)] or list(_van_onderwerp(clausule))
    if niveau == "decreet":
        bron = [hoger for paar in bron for hoger in (_gronden(*paar) or [paar])]
    uniek = {(akte.id, deel.plaats, deel.onderwerp): (akte, deel) for akte, deel in bron}
    soort = "decreet" if niveau == "decreet" else "bvr"
    volgorde = {id_: nummer for nummer, id_ in enumerate(laad_akten())}
    gesorteerd = sorted(
        uniek.values(), key=lambda paar: (paar[0].te_wijzigen_door != soort, volgorde[paar[0].id])
    )
    return tuple(Geldend(f"{akte.korte_naam}, {deel.plaats}", _tekst(deel, dag)) for akte, deel in gesorteerd)


def _gronden(akte: Akte, deel: Deel) -> list[tuple[Akte, Deel]]:
    """The leden of the decree that a lid of a decision executes."""
    hoger = laad_akten().get(akte.voert_uit or "")
    if hoger is None or hoger.te_wijzigen_door != "decreet":
        return []
    return [(hoger, grond) for plaats in deel.basis for grond in hoger.delen_op(plaats)]


def _van_onderwerp(clausule: str) -> Iterator[tuple[Akte, Deel]]:
    """The leden of the subject that one article writes by itself; a shared subject tells nothing."""
    for onderwerp in onderwerpregels():
        if onderwerp.clausules == (clausule,):
            for regel in onderwerp.rijen:
                for naam, cel in regel.cellen.items():
                    if naam not in (NIEUW_STELSEL, ALTIJD):
                        yield from _van_cel(cel)


def _delen(pad: str) -> Iterator[tuple[Akte, Deel]]:
    if not pad.startswith(f"{NIEUW_STELSEL}."):
        yield from _drukken_af(pad)
        return
    for cel in _tegenhangers().get(pad, ()):
        yield from _van_cel(cel)


def _van_cel(cel: Celregel) -> Iterator[tuple[Akte, Deel]]:
    if cel.deel is not None:
        akte, onderwerp = cel.deel
        yield laad_akten()[akte], deel_van(akte, onderwerp)[0]
    elif cel.variabele:
        yield from plaats_van(cel.variabele)
    elif cel.pad:
        yield from _drukken_af(cel.pad)


def _drukken_af(pad: str) -> list[tuple[Akte, Deel]]:
    """The leden that print a parameter; where none does, those that apply it."""
    plaatsen = plaats_van(pad)
    gedrukt = [(a, d) for a, d in plaatsen if any(anker.parameter == pad for anker in d.ankers)]
    return gedrukt or plaatsen


@cache
def _tegenhangers() -> dict[str, tuple[Celregel, ...]]:
    """Parameter of the new scheme → the cells of the schemes in force on the same row."""
    uit: dict[str, tuple[Celregel, ...]] = {}
    for onderwerp in onderwerpregels():
        for regel in onderwerp.rijen:
            eigen = regel.cellen.get(NIEUW_STELSEL)
            if eigen is None:
                continue
            andere = tuple(cel for naam, cel in regel.cellen.items() if naam not in (NIEUW_STELSEL, ALTIJD))
            for pad in eigen.paden:
                uit[pad] = (*uit.get(pad, ()), *andere)
    return uit


def _tekst(deel: Deel, dag: date) -> str:
    if deel.tekst is None:
        return ""
    try:
        return deel.ingevuld(lambda pad: waarde_op(law.stelsel(), pad, dag))
    except ValueError:  # a number of the lid has no value on that day: the lid is past
        return ""
