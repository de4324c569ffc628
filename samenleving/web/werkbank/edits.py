"""What somebody typed in the fields of a page, as edits of my proposal, and what was wrong with it.

A field is called `w:SOORT:SLEUTEL`. A page posts all its fields at once, so that it works without JavaScript;
only what differs from my proposal is an edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from werkzeug.datastructures import MultiDict

from samenleving.errors import InvoerFout, Melding
from samenleving.workbench.concept import Bewerking, Soort
from samenleving.workbench.history import Geschiedenis

VOORVOEGSEL = "w:"
LANGSTE_WAARDE = 20_000
SOORTEN = frozenset(get_args(Soort))

Veld = tuple[str, str]
"""Kind and key of an edit."""


@dataclass(frozen=True)
class Fout:
    """What was wrong with a field, and what was typed there."""

    veldnaam: str
    tekst: str
    oplossing: str
    getypt: str

    def als_melding(self) -> Melding:
        """The same, for a page that shows no fields."""
        return Melding("", None, "", self.tekst, self.oplossing)


def veldnaam(soort: str, sleutel: str) -> str:
    """Name of the field that edits this."""
    return f"{VOORVOEGSEL}{soort}:{sleutel}"


def lees_bewerking(naam: str, waarde: str) -> Bewerking | None:
    """The edit that a field of this name asks for; None where the field edits nothing."""
    voor, _, rest = naam.partition(":")
    soort, _, sleutel = rest.partition(":")
    if f"{voor}:" != VOORVOEGSEL or soort not in SOORTEN or not sleutel:
        return None
    return Bewerking(cast(Soort, soort), sleutel, waarde[:LANGSTE_WAARDE].replace("\r\n", "\n").strip())


def getypte(vorm: MultiDict[str, str], huidige: Mapping[Veld, str]) -> list[Bewerking]:
    """The edits in a form: the fields whose value is not the one that my proposal has now."""
    gelezen = (lees_bewerking(naam, waarde) for naam, waarde in vorm.items())
    return [
        bewerking
        for bewerking in gelezen
        if bewerking is not None and huidige.get((bewerking.soort, bewerking.sleutel)) != bewerking.waarde
    ]


def pas_toe(
    geschiedenis: Geschiedenis, bewerkingen: list[Bewerking]
) -> tuple[Geschiedenis, dict[Veld, Fout]]:
    """Do all edits as one step; where one is refused, do the others one by one and tell what was wrong."""
    if not bewerkingen:
        return geschiedenis, {}
    try:
        return geschiedenis.doe(*bewerkingen), {}
    except InvoerFout as fout:
        if len(bewerkingen) == 1:
            return geschiedenis, {_veld(bewerkingen[0]): _fout(bewerkingen[0], fout)}
    fouten: dict[Veld, Fout] = {}
    for bewerking in bewerkingen:
        try:
            geschiedenis = geschiedenis.doe(bewerking)
        except InvoerFout as fout:
            fouten[_veld(bewerking)] = _fout(bewerking, fout)
    return geschiedenis, fouten


def _veld(bewerking: Bewerking) -> Veld:
    return bewerking.soort, bewerking.sleutel


def _fout(bewerking: Bewerking, fout: InvoerFout) -> Fout:
    melding = fout.meldingen[0]
    return Fout(veldnaam(*_veld(bewerking)), melding.tekst, melding.oplossing, bewerking.waarde)
