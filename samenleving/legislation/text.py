"""The text of an act as a tree: articles, paragraphs, leden and points, each with its own words.

One shape for three sources: our paraphrase of an act, the official text that a user put beside it, and the
articles of a draft. The words may hold anchors (`{{ pad | formaat }}`); `vul` writes them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from samenleving.legislation.anchors import vul_in
from samenleving.legislation.citing import RANGTELWOORDEN

Soort = Literal["artikel", "paragraaf", "lid", "punt"]
Herkomst = Literal["parafrase", "officieel", "ontwerp"]
"""Whose words these are: our paraphrase, the official text (user-supplied or seen in Dutch), our own draft."""

Stap = tuple[Soort, str]
Adres = tuple[Stap, ...]
"""Where a unit stands, from its article down: `(("artikel", "art-22"), ("lid", "2"), ("punt", "1°"))`.
The article goes by its key, everything below by its number."""


@dataclass(frozen=True)
class Eenheid:
    """One unit of text.

    Attributes:
        nummer: `22/1` for an article, `1` for §1, `2` for the second lid, `1°` or `a)` for a point; empty
            where it was never seen.
        tekst: its own words, before its units; may hold anchors.
        sleutel: for an article, its stable key inside the act; empty below.
        plaats: the citation, where the numbers do not give it (something was never seen).
    """

    soort: Soort
    nummer: str
    tekst: str = ""
    eenheden: tuple[Eenheid, ...] = ()
    sleutel: str = ""
    opschrift: str = ""
    plaats: str = ""
    herkomst: Herkomst = "parafrase"

    @property
    def stap(self) -> Stap:
        return (self.soort, self.sleutel or self.nummer)


@dataclass(frozen=True)
class Aktetekst:
    """The articles of an act, in order. `hash` is that of the official file they come from, or empty."""

    akte: str
    artikelen: tuple[Eenheid, ...]
    hash: str = ""


def loop(tekst: Aktetekst) -> Iterator[tuple[Adres, Eenheid]]:
    """Every unit with its address, in reading order."""
    for artikel in tekst.artikelen:
        yield from _loop(artikel, (artikel.stap,))


def _loop(eenheid: Eenheid, adres: Adres) -> Iterator[tuple[Adres, Eenheid]]:
    yield adres, eenheid
    for kind in eenheid.eenheden:
        yield from _loop(kind, (*adres, kind.stap))


def eenheid_op(tekst: Aktetekst, adres: Adres) -> Eenheid:
    """The unit at an address; `KeyError` when there is none."""
    for gevonden, eenheid in loop(tekst):
        if gevonden == adres:
            return eenheid
    raise KeyError(adres)


def citaat(tekst: Aktetekst, adres: Adres) -> str:
    """*artikel 22, §1, tweede lid, 3°, a)*, or the citation of the unit itself where a number is missing."""
    eenheid = eenheid_op(tekst, adres)
    if eenheid.plaats:
        return eenheid.plaats
    artikel = eenheid_op(tekst, adres[:1])
    return ", ".join([artikel.plaats or f"artikel {artikel.nummer}", *(_stuk(stap) for stap in adres[1:])])


def _stuk(stap: Stap) -> str:
    soort, nummer = stap
    if soort == "paragraaf":
        return f"§{nummer}"
    if soort == "lid":
        return f"{RANGTELWOORDEN[int(nummer) - 1]} lid"
    return nummer


def vul(tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> Aktetekst:
    """The same tree with every anchor written out."""
    return replace(tekst, artikelen=tuple(_vul(artikel, waarde_van) for artikel in tekst.artikelen))


def _vul(eenheid: Eenheid, waarde_van: Callable[[str], Any]) -> Eenheid:
    return replace(
        eenheid,
        tekst=vul_in(eenheid.tekst, waarde_van),
        eenheden=tuple(_vul(kind, waarde_van) for kind in eenheid.eenheden),
    )
