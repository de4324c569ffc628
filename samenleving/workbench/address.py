"""The address of a comparison: systems, changes and month in a canonical query, nothing about people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from samenleving.errors import InvoerFout
from samenleving.locator import kort
from samenleving.proposals.model import HUIDIG
from samenleving.situation import controleer_maand
from samenleving.system_names import MAX_LENGTE, Systeemnaam
from samenleving.workbench.bench import MAX_NAAST, kolomsystemen, maand_voor
from samenleving.workbench.concept import Concept
from samenleving.workbench.edits import nieuw

SYSTEEM, MIJN, DATUM = "s", "mijn", "datum"
MAX_ADRES = 12_000
_LEESBAAR = "=@,."


@dataclass(frozen=True)
class Adres:
    """What is compared.

    Attributes:
        systemen: names beside the concept, in the order of the columns.
        mijn: the concept as the name of a system with choices, readings and loose changes.
        datum: month `JJJJ-MM`; empty for the first in which the concept holds.
    """

    systemen: tuple[str, ...] = (HUIDIG,)
    mijn: str = HUIDIG
    datum: str = ""


def losse_naam(concept: Concept) -> str:
    """The change of a concept as the name of a system: `serv_2025+chequeprijs=…+pad=4.5@2027-01-01`.

    Raises `InvoerFout` where the concept holds what a name cannot: a folder written by hand, or proposals of
    others that travel with it.
    """
    if concept.vast or concept.onder:
        raise InvoerFout.een(
            "dit voorstel steunt op een eigen bestand; een adres kan dat niet meenemen",
            "bewaar het als zip en deel die",
            veld=MIJN,
        )
    return str(
        Systeemnaam(
            concept.basis,
            tuple(concept.keuzes.items()),
            tuple((naam, keuze, "") for naam, keuze in concept.lezingen.items()),
            tuple((pad, waarde, concept.vanaf) for pad, waarde in concept.waarden.items()),
        )
    )


def adres_van(concept: Concept, naast: Sequence[str] = (HUIDIG,), maand: str = "") -> Adres:
    """The address of a concept beside other systems."""
    gekozen, _ = kolomsystemen(concept, naast)
    datum = maand if maand and maand != maand_voor(concept) else ""
    return Adres(tuple(s.naam for s in gekozen), losse_naam(concept), datum)


def naar_vraag(adres: Adres) -> str:
    """The query string, without a question mark; equal addresses give equal text."""
    paren = [(SYSTEEM, naam) for naam in adres.systemen]
    paren += [(MIJN, adres.mijn)] + ([(DATUM, adres.datum)] if adres.datum else [])
    return "&".join(f"{sleutel}={quote(waarde, safe=_LEESBAAR)}" for sleutel, waarde in paren)


def uit_vraag(tekst: str) -> Adres:
    """The address in a query string; other fields are left to the page.

    Raises `InvoerFout`: too long, too many systems, a name that is too long, or a month that is none.
    """
    if len(tekst) > MAX_ADRES:
        raise InvoerFout.een("dit adres is te lang", "deel het voorstel als zip", veld=MIJN)
    try:
        paren = parse_qsl(tekst.removeprefix("?"), strict_parsing=bool(tekst.strip("?")), max_num_fields=60)
    except ValueError:
        raise InvoerFout.een("dit adres is onleesbaar", "kopieer het opnieuw") from None
    systemen = tuple(dict.fromkeys(waarde for sleutel, waarde in paren if sleutel == SYSTEEM))
    eigen = [waarde for sleutel, waarde in paren if sleutel == MIJN]
    data = [waarde for sleutel, waarde in paren if sleutel == DATUM]
    if len(eigen) > 1 or len(data) > 1:
        raise InvoerFout.een("dit adres zegt twee keer hetzelfde", "kopieer het opnieuw", veld=MIJN)
    if len(systemen) > MAX_NAAST:
        raise InvoerFout.een(
            f"{len(systemen)} stelsels is te veel", f"kies er ten hoogste {MAX_NAAST}", veld=SYSTEEM
        )
    for naam in (*systemen, *eigen):
        if len(naam) > MAX_LENGTE:
            raise InvoerFout.een(f"“{kort(naam)}” is te lang", "deel het voorstel als zip", veld=MIJN)
    datum = controleer_maand(data[0], DATUM) if data else ""
    return Adres(systemen or (HUIDIG,), eigen[0] if eigen else HUIDIG, datum)


def concept_uit(adres: Adres) -> Concept:
    """The concept of an address; raises `InvoerFout` as `nieuw`."""
    return nieuw(adres.mijn)
