"""The drafts as documents of their own: one an act, clean, as a cabinet opens them.

The working version with the provenance beside each article stays the one of `drafting.document`; here the
legal text stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from samenleving.documents import (
    Alinea,
    Artikel,
    Blok,
    Document,
    Kader,
    Punt,
    Sectie,
    Stempel,
    Uitklap,
    maak_anker,
    platte_tekst,
)
from samenleving.documents.blocks import Lijst
from samenleving.drafting.desk import Stukken
from samenleving.drafting.document import ontwerp_document
from samenleving.drafting.writing import op_een_ontwerp
from samenleving.proposals.model import Status

DECREET, BESLUIT = "decreet", "besluit"
DELEN = (DECREET, BESLUIT)
VOOR_HET_DECREET = "Voorontwerp van decreet"
ONTWERP_VAN_DECREET = "Ontwerp van decreet"


@dataclass(frozen=True)
class Akteontwerp:
    """One draft: which part of the file it is, its title, its document."""

    deel: str
    opschrift: str
    document: Document


def akteontwerpen(stukken: Stukken, stempel: Stempel) -> tuple[Akteontwerp, ...]:
    """Every draft of the file: decree before decision, new text before amendments.

    Where the draft of another proposal is amended, the amendments are the draft.
    """
    uit: list[Akteontwerp] = []
    status = stukken.systeem.status
    if stukken.ontwerp is not None and not op_een_ontwerp(stukken):
        secties = _secties(ontwerp_document(stukken.ontwerp, stempel))
        for deel, sectie in zip(stukken.ontwerp.delen, secties, strict=False):
            if deel.artikelen:
                uit.append(_akte(deel.deel, deel.opschrift, sectie, stempel, status, stukken))
    if stukken.wijziging is not None and stukken.wijziging.aktes:
        secties = _secties(ontwerp_document(stukken.wijziging, stempel))
        for akte, sectie in zip(stukken.wijziging.aktes, secties, strict=False):
            deel_ = DECREET if akte.niveau == "decreet" else BESLUIT
            uit.append(_akte(deel_, akte.opschrift, sectie, stempel, status, stukken))
    return tuple(sorted(uit, key=lambda akte: DELEN.index(akte.deel)))


def opschriften(stukken: Stukken, deel: str) -> dict[str, int]:
    """The titles of the drafts of one part, with their number of articles."""
    uit: dict[str, int] = {}
    if stukken.ontwerp is not None and not op_een_ontwerp(stukken):
        uit |= {
            titel_in_stadium(d.opschrift, stukken): len(d.artikelen)
            for d in stukken.ontwerp.delen
            if d.deel == deel and d.artikelen
        }
    for akte in stukken.wijziging.aktes if stukken.wijziging else ():
        if (akte.niveau == "decreet") == (deel == DECREET):
            uit[titel_in_stadium(akte.opschrift, stukken)] = len(akte.artikelen)
    return uit


def titel_in_stadium(opschrift: str, stukken: Stukken) -> str:
    """A draft decree changes its name once the advices are in."""
    if stukken.stadium == "ontwerp" and opschrift.startswith(VOOR_HET_DECREET):
        return ONTWERP_VAN_DECREET + opschrift.removeprefix(VOOR_HET_DECREET)
    return opschrift


def _akte(
    deel: str, opschrift: str, sectie: Sectie, stempel: Stempel, status: Status, stukken: Stukken
) -> Akteontwerp:
    titel = titel_in_stadium(opschrift, stukken)
    blokken = tuple(_kaal(blok) for blok in sectie.blokken if not _is_opschrift(blok, opschrift))
    return Akteontwerp(
        deel, titel, Document(titel=titel, soort="ontwerp", status=status, stempel=stempel, blokken=blokken)
    )


def _secties(document: Document) -> list[Sectie]:
    return [blok for blok in document.blokken if isinstance(blok, Sectie)]


def _is_opschrift(blok: Blok, opschrift: str) -> bool:
    return isinstance(blok, Alinea) and blok.stijl == "opschrift" and platte_tekst(blok.runs) == opschrift


def _kaal(blok: Blok) -> Blok:
    """The block without provenance."""
    match blok:
        case Artikel():
            return replace(blok, herkomst=None, blokken=tuple(_kaal(b) for b in blok.blokken))
        case Sectie() | Kader() | Uitklap():
            return replace(blok, blokken=tuple(_kaal(b) for b in blok.blokken))
        case Lijst():
            return replace(blok, punten=tuple(_punt(punt) for punt in blok.punten))
        case _:
            return blok


def _punt(punt: Punt) -> Punt:
    return replace(punt, blokken=tuple(_kaal(blok) for blok in punt.blokken))


def bestandsnaam(akte: Akteontwerp, eerder: set[str]) -> str:
    """*voorontwerp-van-decreet*, with a number where there is more than one."""
    kort = "voorontwerp-van-decreet" if akte.deel == DECREET else "ontwerp-van-besluit"
    if akte.opschrift.startswith(ONTWERP_VAN_DECREET):
        kort = "ontwerp-van-decreet"
    if " tot wijziging van " in akte.opschrift:
        kort += "-tot-wijziging"
    if "ministerieel" in akte.opschrift.lower()[:40]:
        kort = maak_anker(kort.replace("besluit", "ministerieel-besluit"))
    naam, nummer = kort, 1
    while naam in eerder:
        nummer += 1
        naam = f"{kort}-{nummer}"
    eerder.add(naam)
    return naam
