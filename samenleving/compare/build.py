"""Puts a comparison together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from samenleving.compare.cases import gevallen
from samenleving.compare.model import (
    Comparison,
    Doorlopend,
    Onderwerp,
    SysteemUit,
    TegenstrijdigheidUit,
)
from samenleving.compare.overview import doorlopende, systeem_uit, tegenspraak
from samenleving.compare.provisions import lijnen_in, onderwerpen, voorstellen_van
from samenleving.compare.readings import lezingen_uit
from samenleving.compare.sweeps import reeksen, voorbeeldsituaties
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, controleer_maand
from samenleving.stamp import stempel
from samenleving.systems import Systeem, standaarddatum, systeem

ACTIVERING = "activering"
"""The line of law that the sweeps run over."""
MAX_STELSELS = 12
KADERS = 8
"""Comparisons of which what holds for every case is kept: some megabytes each."""
MAX_GEVALLEN = 200


def vergelijk(
    namen: Sequence[str],
    basis: str = HUIDIG,
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
    situaties: Sequence[Situatie] | None = None,
    *,
    vooruitblik: bool = True,
    verkenning: bool = True,
) -> Comparison:
    """Compare systems with a basis in one month.

    Args:
        namen: systems by name, in the order of the columns; one that comes twice counts once. The basis is
            put first where it is not among them.
        basis: system that the others are compared with.
        datum: month `JJJJ-MM`; else the first in which every system is in force.
        mappen: folders with the user's own proposals.
        situaties: the cases; else the example situations for the lines of law that the systems touch.
        vooruitblik: whether to look for conditions that time alone changes; it takes half of the time.
        verkenning: whether to run the sweeps and the other readings, which only a report shows.

    Raises:
        InvoerFout: whatever is wrong with a name or the month, or no month follows from the systems.
    """
    systemen = _systemen(namen, basis, mappen)
    van_basis = systeem(basis, mappen).naam
    maand = controleer_maand(datum) if datum is not None else standaarddatum(systemen)
    dag = date.fromisoformat(f"{maand}-01")
    kader = _kader(tuple(deze.naam for deze in systemen), van_basis, dag) if not mappen else None
    kader = kader or _nieuw_kader(systemen, van_basis, dag)
    lijnen = kader.lijnen
    if situaties is not None:
        per_lijn = {lijnen[0]: tuple(situaties)}
    else:
        per_lijn = {lijn: voorbeeldsituaties(lijn) for lijn in lijnen}
    cases = tuple(situatie for deze in per_lijn.values() for situatie in deze)
    if len(cases) > MAX_GEVALLEN:
        tekst = Tweetalig("te veel situaties", "too many situations")
        raise InvoerFout.een(tekst, Tweetalig("geef er ten hoogste {n}", "give at most {n}", n=MAX_GEVALLEN))
    return Comparison(
        basis=van_basis,
        datum=maand,
        datum_gekozen=datum is not None,
        systemen=kader.systemen,
        onderwerpen=kader.onderwerpen,
        gevallen=tuple(
            geval
            for lijn, deze in per_lijn.items()
            for geval in gevallen(deze, systemen, van_basis, maand, lijn, vooruitblik=vooruitblik)
        ),
        reeksen=reeksen(systemen, maand, dag) if verkenning and ACTIVERING in lijnen else (),
        lezingen=lezingen_uit(systemen, cases, maand, dag) if verkenning else (),
        tegenstrijdigheden=kader.tegenstrijdigheden,
        doorlopend=kader.doorlopend,
        stempel=stempel(
            datum=maand,
            voorstellen=voorstellen_van(systemen),
            invoer=_invoer(systemen, van_basis, maand, cases),
        ),
    )


@dataclass(frozen=True)
class _Kader:
    """What a comparison says whatever the cases are."""

    lijnen: tuple[str, ...]
    systemen: tuple[SysteemUit, ...]
    onderwerpen: tuple[Onderwerp, ...]
    tegenstrijdigheden: tuple[TegenstrijdigheidUit, ...]
    doorlopend: tuple[Doorlopend, ...]


def _nieuw_kader(systemen: Sequence[Systeem], basis: str, dag: date) -> _Kader:
    return _Kader(
        tuple(lijnen_in(systemen)),
        tuple(systeem_uit(deze, dag) for deze in systemen),
        onderwerpen(systemen, basis, dag),
        tegenspraak(systemen),
        doorlopende(systemen, dag),
    )


@lru_cache(maxsize=KADERS)
def _kader(namen: tuple[str, ...], basis: str, dag: date) -> _Kader:
    """The same systems are compared on case after case; only our own proposals are known by name alone."""
    return _nieuw_kader([systeem(naam) for naam in namen], basis, dag)


def _systemen(namen: Sequence[str], basis: str, mappen: Sequence[Path | str]) -> tuple[Systeem, ...]:
    gevonden = {s.naam: s for s in (systeem(naam, mappen) for naam in namen)}
    van_basis = systeem(basis, mappen)
    if van_basis.naam not in gevonden:
        gevonden = {van_basis.naam: van_basis, **gevonden}
    if len(gevonden) > MAX_STELSELS:
        tekst = Tweetalig(
            "{n} stelsels in één vergelijking is te veel",
            "{n} systems in one comparison are too many",
            n=len(gevonden),
        )
        raise InvoerFout.een(tekst, Tweetalig("geef er ten hoogste {n}", "give at most {n}", n=MAX_STELSELS))
    return tuple(gevonden.values())


def _invoer(systemen: Sequence[Systeem], basis: str, maand: str, cases: Sequence[Situatie]) -> dict[str, Any]:
    return {
        "systemen": [deze.naam for deze in systemen],
        "basis": basis,
        "datum": maand,
        "situaties": [
            {"id": s.id, "invoer": {naam: dict(delen) for naam, delen in s.invoer.items()}} for s in cases
        ],
    }
