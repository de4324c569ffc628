"""How much a value can be at most, whatever the law says: the calendar, the map, or what can only be a slip.

No bound here is law. A month has so many hours, a decree speaks of so many years; above that a proposal could
not be written out in words, nor be meant.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from samenleving.errors import Tweetalig
from samenleving.proposals.tree import ZetFout


class Grens(NamedTuple):
    """The highest value, and why there is none above it: a sentence without full stop."""

    hoogst: float
    waarom: Tweetalig


EERSTE_DAG = datetime.date(1900, 1, 1)
LAATSTE_DAG = datetime.date(2199, 12, 31)
"""Dates of a proposal lie between these."""

_EEUW = Tweetalig("dat is meer dan honderd jaar", "that is more than a hundred years")
_TIKFOUT = Tweetalig("dat is bijna zeker een tikfout", "that is almost certainly a slip")
_JAARUREN = Tweetalig("een schrikkeljaar telt 8784 uur", "a leap year has 8784 hours")

GRENZEN: Mapping[str, Grens] = {
    "uur": Grens(8784, _JAARUREN),
    "uur_per_week": Grens(168, Tweetalig("een week telt 168 uur", "a week has 168 hours")),
    "uur_per_maand": Grens(
        744, Tweetalig("een maand van 31 dagen telt 744 uur", "a month of 31 days has 744 hours")
    ),
    "uur_per_jaar": Grens(8784, _JAARUREN),
    "dagen": Grens(36525, _EEUW),
    "maanden": Grens(1200, _EEUW),
    "jaren": Grens(100, _EEUW),
    "km": Grens(
        1000,
        Tweetalig(
            "geen twee plaatsen in België liggen zo ver uit elkaar",
            "no two places in Belgium lie so far apart",
        ),
    ),
    "inwoners": Grens(
        999_999,
        Tweetalig("geen Belgische gemeente telt er een miljoen", "no Belgian municipality has a million"),
    ),
    "cheques": Grens(100_000, _TIKFOUT),
    "vte": Grens(1000, _TIKFOUT),
    "factor": Grens(1000, _TIKFOUT),
    "euro_per_uur": Grens(1000, _TIKFOUT),
    "euro_per_cheque": Grens(1000, _TIKFOUT),
    "euro_per_km": Grens(100, _TIKFOUT),
    "euro_per_dag": Grens(10_000, _TIKFOUT),
    "euro_per_maand": Grens(100_000, _TIKFOUT),
    "euro_per_jaar": Grens(1_000_000, _TIKFOUT),
}
"""By unit; what is not named has no bound of its own."""


def controleer_getal(getal: float, soort: str) -> None:
    """Refuse a number that no proposal can mean. Raises `ZetFout`."""
    grens = GRENZEN.get(soort)
    if grens is None or getal <= grens.hoogst:
        return
    raise ZetFout(
        Tweetalig(
            "{getal} is te veel: {waarom}", "{getal} is too much: {waarom}", getal=getal, waarom=grens.waarom
        ),
        Tweetalig("schrijf ten hoogste {hoogst}", "write {hoogst} at most", hoogst=in_woorden(grens.hoogst)),
    )


def controleer_dag(dag: datetime.date) -> None:
    """Refuse a date that no proposal can mean. Raises `ZetFout`."""
    if EERSTE_DAG <= dag <= LAATSTE_DAG:
        return
    van, tot = EERSTE_DAG.year, LAATSTE_DAG.year
    raise ZetFout(
        Tweetalig("het jaar {jaar} ligt te ver weg", "the year {jaar} is too far away", jaar=dag.year),
        Tweetalig("kies een jaar van {van} tot {tot}", "choose a year from {van} to {tot}", van=van, tot=tot),
    )


def in_woorden(getal: float) -> str:
    """A bound as a Dutch reader writes it: `10.000.000`."""
    return f"{getal:,.0f}".replace(",", ".")
