"""The noun behind a number, in the singular after one: *twaalf maanden*, *één maand*.

A text holds the noun in one form; the number decides which form is written. Measures of which a number takes
the singular (*24 uur*, *vijf jaar*) stay as they are. A noun that is not listed here is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

ENKELVOUD: Mapping[str, str] = MappingProxyType(
    {
        "maanden": "maand",
        "dagen": "dag",
        "weken": "week",
        "uren": "uur",
        "jaren": "jaar",
        "kwartalen": "kwartaal",
        "cheques": "cheque",
        "inwoners": "inwoner",
        "personen": "persoon",
        "deelnemers": "deelnemer",
        "gerechtigden": "gerechtigde",
        "uitkeringen": "uitkering",
        "evaluaties": "evaluatie",
        "activiteiten": "activiteit",
        "gemeenten": "gemeente",
        "kilometers": "kilometer",
        "voltijdsequivalenten": "voltijdsequivalent",
        "procenten": "procent",
    }
)
"""Plural → singular of what the acts and the drafts count."""

_NA_ELK_GETAL = frozenset({"uur", "jaar", "kwartaal", "kilometer", "procent", "km", "euro"})
_SAMENSTELLING = ("maanden", "dagen", "cheques", "inwoners", "maand", "dag", "cheque", "inwoner")
"""What is found at the end of a longer word too: kalendermaanden, wijk-werkcheques."""
_TIJD = frozenset({"maand", "dag", "week"})
_GEEN_NAAMWOORD = frozenset(
    "binnen boven tussen samen alleen buiten zonder worden zijn hebben moeten kunnen mogen tegen sinds "
    "steeds telkens minstens hoogstens tijdens volgens naargelang".split()
)
_KORTSTE_ONBEKENDE = 5
_WOORD = re.compile(r"\s+(?P<woord>\w[\w-]*)")
_GAT = re.compile(r"\s*\[[^\]]*\]")
_BIJVOEGLIJK = re.compile(r"[a-zà-ÿ]+e|of")
_HOOGSTENS_ERTUSSEN = 3


@dataclass(frozen=True)
class GeteldWoord:
    """The noun behind a number: its span in the text, and both its forms; equal where they are not known.

    `bekend` is whether the forms are listed; what is not known is written as it stands.
    """

    begin: int
    einde: int
    staat: str
    enkelvoud: str
    meervoud: str
    bekend: bool = True

    def bij(self, waarde: Any) -> str:
        """The form behind this number; behind a broken number, and no number, as it stands."""
        getal = _geheel(waarde)
        if getal is None:
            return self.staat
        return self.enkelvoud if getal == 1 else self.meervoud

    @property
    def is_tijd(self) -> bool:
        """Whether a length of time is counted, in a unit that has a plural."""
        return any(self.enkelvoud.endswith(woord) for woord in _TIJD)


def geteld_woord(tekst: str, vanaf: int) -> GeteldWoord | None:
    """What the number that ends at `vanaf` counts; None where the words behind it do not say.

    A gap between brackets may stand between, and adjectives: *gewerkte of gelijkgestelde dagen*.
    """
    gat = _GAT.match(tekst, vanaf)
    plek = gat.end() if gat else vanaf
    for nummer in range(_HOOGSTENS_ERTUSSEN + 1):
        treffer = _WOORD.match(tekst, plek)
        if treffer is None:
            return None
        woord, (begin, plek) = treffer["woord"], treffer.span("woord")
        if vormen := _vormen(woord):
            return GeteldWoord(begin, plek, woord, *vormen)
        if not _BIJVOEGLIJK.fullmatch(woord):
            return _onbekend(woord, begin, plek) if not nummer else None
    return None


def _onbekend(woord: str, begin: int, einde: int) -> GeteldWoord | None:
    """A word that looks like a plural and is not listed."""
    meervoud = len(woord) >= _KORTSTE_ONBEKENDE and re.search(r"(?:en|s)$", woord) is not None
    if not meervoud or woord in _GEEN_NAAMWOORD:
        return None
    return GeteldWoord(begin, einde, woord, woord, woord, bekend=False)


@cache
def _vormen(woord: str) -> tuple[str, str] | None:
    """Singular and plural of a listed noun or of a compound with one; the plural of a measure is itself."""
    if woord in _NA_ELK_GETAL:
        return woord, woord
    for meer, een in ENKELVOUD.items():
        for vorm in (meer, een):
            voor = woord.removesuffix(vorm)
            if not woord.endswith(vorm) or (voor and not (voor.endswith("-") or vorm in _SAMENSTELLING)):
                continue
            if vorm == een and een in _NA_ELK_GETAL:
                continue
            return voor + een, voor + meer
    return None


def _geheel(waarde: Any) -> int | None:
    if isinstance(waarde, bool | str) or waarde is None:
        return None
    try:
        getal = Decimal(str(waarde))
    except ArithmeticError:
        return None
    return int(getal) if getal.is_finite() and getal == getal.to_integral_value() else None
