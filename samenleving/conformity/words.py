"""A norm against legal text: does one sentence name the actor, the duty and the number?

Text within a placeholder (`[TE REDIGEREN: …]`) is no text of law and never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from samenleving.conformity.language import Norm
from samenleving.drafting.layout import Lid, Punt

_PLAATSHOUDER = re.compile(r"\s*\[(?:TE VERIFIËREN|TE REDIGEREN|IN TE VULLEN|DATUM|NUMMER|NAAM)[^\]]*\]")
_ONAF = re.compile(r":[\s.;]*$")
_ZINSEINDE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-ÝÉ])")


def zonder_plaatshouders(tekst: str) -> str:
    """The words that are law, with plain spaces."""
    return " ".join(_PLAATSHOUDER.sub("", tekst).replace("\N{NO-BREAK SPACE}", " ").split())


def zinnen(tekst: str) -> list[str]:
    """The sentences of a paragraph, without placeholders; one that only announces such a gap says nothing."""
    schoon = zonder_plaatshouders(tekst)
    return [zin for zin in _ZINSEINDE.split(schoon) if re.search(r"\w", zin) and not _ONAF.search(zin)]


def eenheden(lid: Lid, binnen: str) -> list[str]:
    """What is read together: each sentence or the whole paragraph, and each point with its introduction."""
    if binnen == "lid":
        return [zonder_plaatshouders(" ".join(lid.regels))]
    uit = [] if lid.punten else zinnen(lid.tekst)
    aanhef = zonder_plaatshouders(lid.tekst)
    for punt in _punten(lid.punten):
        eigen = zonder_plaatshouders(punt.tekst)
        if eigen.strip(" .;:") and not _ONAF.search(eigen):
            uit.append(f"{aanhef} {eigen}")
    return uit


def _punten(punten: Iterable[Punt]) -> Iterator[Punt]:
    for punt in punten:
        yield punt
        yield from _punten(punt.punten)


def voldoet(norm: Norm, tekst: str, getallen: Sequence[Sequence[str]] = ()) -> bool:
    """Whether one unit of text holds the norm.

    `getallen` holds for each parameter of the norm the ways its value may be printed.
    """
    if norm.wie and not _bevat(tekst, norm.wie):
        return False
    if not all(_bevat(tekst, woorden) for woorden in norm.moet):
        return False
    if any(_bevat(tekst, woorden) for woorden in norm.niet):
        return False
    return all(any(_heel(tekst, vorm) for vorm in vormen) for vormen in getallen)


def _bevat(tekst: str, woorden: Iterable[str]) -> bool:
    return any(_begin(woord).search(tekst) is not None for woord in woorden)


@lru_cache(maxsize=2048)
def _begin(woord: str) -> re.Pattern[str]:
    """The beginning of a word, or a run of words of which the last may go on."""
    delen = r"\s+".join(re.escape(deel) for deel in woord.split())
    return re.compile(rf"(?<!\w){delen}", re.IGNORECASE)


def _heel(tekst: str, vorm: str) -> bool:
    return re.search(rf"(?<![\w,.]){re.escape(vorm)}(?!\w|,\d)", tekst, re.IGNORECASE) is not None
