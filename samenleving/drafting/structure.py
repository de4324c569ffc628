"""What an amendment can do to a text: typed, frozen, serialisable, and carried out all at once.

Every address is that of the text *before*: operations on one act are applied simultaneously, so the order in
which they are listed never matters.

After an operation the leden of a parent that gained or lost one are counted again (nobody prints their
number); articles, paragraphs and points keep theirs: a new one between two takes a number with a slash.
"""

from __future__ import annotations

from dataclasses import dataclass

from samenleving.legislation.text import Adres, Eenheid


@dataclass(frozen=True)
class WoordenVervangen:
    """Replace words inside the own words of one unit.

    Attributes:
        oud, nieuw: as they stand between the quotation marks; `oud` stands once in the unit, or `telkens`.
        naamwoord: how the clause names them (*het bedrag*, *het getal*, *de woorden*).
        parameters: what the words stand for, where they stand for a value.
    """

    akte: str
    adres: Adres
    oud: str
    nieuw: str
    naamwoord: str = "de woorden"
    telkens: bool = False
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class EenheidVervangen:
    """Replace a whole unit; the new one keeps its number."""

    akte: str
    adres: Adres
    nieuw: Eenheid
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class EenheidIngevoegd:
    """Insert units of one kind behind a unit (`na`), or before the first one of its parent (`na` is None)."""

    akte: str
    ouder: Adres
    na: Adres | None
    nieuw: tuple[Eenheid, ...]
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class EenheidToegevoegd:
    """Add units behind the last one of a parent; the empty address is the act itself."""

    akte: str
    ouder: Adres
    nieuw: tuple[Eenheid, ...]
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class EenheidOpgeheven:
    """Repeal a unit."""

    akte: str
    adres: Adres


Operatie = WoordenVervangen | EenheidVervangen | EenheidIngevoegd | EenheidToegevoegd | EenheidOpgeheven


class OperatieFout(ValueError):  # noqa: N818 (Dutch for fault)
    """An operation that the text cannot take. The message is a Dutch sentence for the drafter."""
