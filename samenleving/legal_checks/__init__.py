"""Checks a drafter needs (`knelpunten`): what bites in a proposal, a variant or a loose change, and why.

Everything is computed from the values of the system, what it changes of current law, the acts and the
formulas; no rule knows a proposal by name. `knelpunten` gives the findings, the most serious first.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from samenleving.errors import InvoerFout
from samenleving.legal_checks import benefit, groups, levels, money, pwa
from samenleving.legal_checks.model import (
    ERNSTEN,
    NIET_BEKEND,
    NIET_INGEZIEN,
    Ernst,
    Knelpunt,
    Vindplaats,
    woorden_van,
)
from samenleving.legal_checks.standing import Stand
from samenleving.situation import controleer_maand
from samenleving.systems import Systeem, standaarddatum

__all__ = [
    "ERNSTEN",
    "NIET_BEKEND",
    "NIET_INGEZIEN",
    "REGELS",
    "Ernst",
    "Knelpunt",
    "Vindplaats",
    "knelpunten",
    "maand_van",
    "naar_lijst",
    "woorden_van",
]

REGELS: tuple[Callable[[Stand], Iterator[Knelpunt]], ...] = (
    levels.nieuw_stelsel,
    levels.niveaus,
    levels.federale_bepalingen,
    levels.delegaties,
    benefit.bevoegdheid_sanctie,
    benefit.sanctie_na_einde,
    benefit.toegang,
    pwa.vrijstellingen,
    pwa.pwa_statuut,
    pwa.federale_band,
    pwa.cheques,
    pwa.contingent,
    money.marge,
    money.inschrijvingsrecht,
    money.personeelssleutel,
    groups.doelgroep_overlap,
    groups.overgangsgroep,
    groups.standstill,
    groups.persoonsgegevens,
    groups.tegenstrijdigheid,
)
"""Every rule, in the order in which equally serious findings are shown."""


def knelpunten(
    systeem: Systeem, datum: str | None = None, *, deelnemers: int | None = None
) -> tuple[Knelpunt, ...]:
    """What bites in a system: what current law does not have first, then by seriousness.

    The same system gives the same findings.

    Args:
        systeem: current law, a proposal, or either with choices and loose changes.
        datum: month (`JJJJ-MM`) on whose first day values are read; the first month in which the system is in
            force when left out.
        deelnemers: yearly average of persons in the scheme, for the quota; unknown when left out.

    Raises:
        InvoerFout: no date, a month that is none, a negative number, or a proposal whose text is wrong.
    """
    if deelnemers is not None and deelnemers < 0:
        raise InvoerFout.een("een aantal deelnemers is niet negatief", "geef nul of meer", veld="deelnemers")
    maand = maand_van(systeem, datum)
    stand = Stand(systeem, datetime.date.fromisoformat(f"{maand}-01"), deelnemers)
    vandaag = _in_het_recht(stand.vandaag, stand.dag, deelnemers)
    gevonden = [replace(k, nieuw=k not in vandaag) for k in _gevonden(stand)]
    return tuple(sorted(gevonden, key=lambda k: (not k.nieuw, ERNSTEN.index(k.ernst))))


@lru_cache(maxsize=32)
def _in_het_recht(systeem: Systeem, dag: datetime.date, deelnemers: int | None) -> tuple[Knelpunt, ...]:
    """What current law has, which every proposal is held against."""
    return tuple(_gevonden(Stand(systeem, dag, deelnemers)))


def _gevonden(stand: Stand) -> list[Knelpunt]:
    return [knelpunt for regel in REGELS for knelpunt in regel(stand)]


def maand_van(systeem: Systeem, datum: str | None = None) -> str:
    """The month that is read: the one asked, or the first in which all of the system holds."""
    if datum is None:
        los = [wijziging.datum for wijziging in systeem.wijzigingen if wijziging.soort == "los"]
        return max([standaarddatum([systeem]), *(dag.isoformat()[:7] for dag in los)])
    return controleer_maand(datum)


def naar_lijst(gevonden: tuple[Knelpunt, ...]) -> list[dict[str, Any]]:
    """The findings as data that JSON can hold."""
    return [knelpunt.naar_dict() for knelpunt in gevonden]
