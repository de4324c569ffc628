"""One question, one function: what each system means for a case. Command line, pages and API all ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from samenleving.explain import Uitkomst, bereken
from samenleving.explain.calendar import Kalender, kalender
from samenleving.situation import Situatie, controleer_maand, lees_situatie
from samenleving.systems import Systeem, standaarddatum, systeem


def bereken_situatie(
    bron: Situatie | Path | str | Mapping[str, Any],
    namen: Sequence[str],
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
) -> tuple[Uitkomst, ...]:
    """Compute a case in every system, in the order given.

    Args:
        bron: a case, a file with one, or data.
        namen: systems by name.
        datum: month `JJJJ-MM`; else that of the case, else the first in which every system is in force.
        mappen: folders with the user's own proposals.

    Raises:
        InvoerFout: whatever is wrong with the case, a name or the month.
    """
    situatie = bron if isinstance(bron, Situatie) else lees_situatie(bron)
    systemen = [systeem(naam, mappen) for naam in namen]
    maand = kies_maand(datum or situatie.datum, systemen)
    return tuple(bereken(situatie, deze, maand) for deze in systemen)


def kalenders(
    bron: Situatie | Path | str | Mapping[str, Any],
    namen: Sequence[str],
    van: str | None,
    maanden: int,
    mappen: Sequence[Path | str] = (),
) -> tuple[Kalender, ...]:
    """Follow a case through so many months in every system, in the order given.

    Raises:
        InvoerFout: whatever is wrong with the case, a name, the first month or the number of months.
    """
    situatie = bron if isinstance(bron, Situatie) else lees_situatie(bron)
    systemen = [systeem(naam, mappen) for naam in namen]
    begin = kies_maand(van or situatie.datum, systemen)
    return tuple(kalender(situatie, deze, begin, maanden) for deze in systemen)


def kies_maand(datum: str | None, systemen: Sequence[Systeem]) -> str:
    """The month asked for, or the first in which every system is in force."""
    return controleer_maand(datum) if datum is not None else standaarddatum(systemen)
