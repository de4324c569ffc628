"""A draft as one document, and as a summary in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samenleving.documents import (
    Alinea,
    Artikel,
    Blok,
    Document,
    Lijst,
    Sectie,
    Stempel,
    aantal_plaatshouders,
    platte_tekst,
)
from samenleving.drafting.amending import Wijzigingsakte, Wijzigingsontwerp
from samenleving.drafting.changes import Stand
from samenleving.drafting.document_amending import wijziging_document
from samenleving.drafting.document_new import nieuw_document
from samenleving.drafting.model import Ontwerp
from samenleving.drafting.reading.new_proof import lees_nieuwe_artikelen
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.text import citaat


def ontwerp_document(ontwerp: Ontwerp | Wijzigingsontwerp, stempel: Stempel) -> Document:
    """The draft as one document.

    It is read back from the document itself: the clauses of an amending draft once more, new articles here.

    Raises:
        TerugleesFout: the document does not say what was asked.
    """
    if isinstance(ontwerp, Ontwerp):
        document = nieuw_document(ontwerp, stempel)
        lees_nieuwe_artikelen(
            platte_regels(document.blokken),
            [(deel.deel, deel.artikelen) for deel in ontwerp.delen],
            Stand(ontwerp.systeem.stelsel, ontwerp.dag),
        )
        return document
    document = wijziging_document(ontwerp, stempel)
    secties = [blok for blok in document.blokken if isinstance(blok, Sectie)]
    for akte, sectie in zip(ontwerp.aktes, secties, strict=True):
        if akte.controle is not None:
            akte.controle.lees("\n".join(platte_regels(sectie.blokken)))
    return document


def samenvatting(ontwerp: Ontwerp | Wijzigingsontwerp, document: Document) -> dict[str, Any]:
    """What the draft holds, as JSON: operations, placeholders, read-back, remarks."""
    plaatshouders = aantal_plaatshouders(document)
    basis: dict[str, Any] = {"titel": document.titel, **{str(soort): n for soort, n in plaatshouders.items()}}
    if isinstance(ontwerp, Ontwerp):
        return {
            "systeem": ontwerp.systeem.naam,
            "soort": "nieuw",
            **basis,
            "artikelen": {deel.deel: len(deel.artikelen) for deel in ontwerp.delen},
            "zonder_artikel": [f"{b.voorstel.id}.{b.bepaling.id}" for b in ontwerp.zonder_artikel],
            "operaties": [],
            "teruggelezen": None,
            "meldingen": list(ontwerp.meldingen),
        }
    return {
        "systeem": ontwerp.systeem,
        "soort": "wijziging",
        **basis,
        "artikelen": {akte.opschrift: len(akte.artikelen) for akte in ontwerp.aktes},
        "operaties": [
            _operatie(operatie, akte)
            for akte in ontwerp.aktes
            for artikel in akte.artikelen
            for operatie in artikel.operaties
        ],
        "niet_geschreven": [
            {"pad": niet.pad, "plaats": niet.plaats, "reden": niet.reden}
            for niet in ontwerp.alle_niet_geschreven
        ],
        "geweigerd": [
            {"pad": weigering.pad, "plaats": weigering.plaats, "reden": weigering.reden}
            for weigering in ontwerp.geweigerd
        ],
        "teruggelezen": dict(ontwerp.teruggelezen),
    }


def _operatie(operatie: Operatie, akte: Wijzigingsakte) -> dict[str, Any]:
    """One operation for the summary: what it does, where, and since when."""
    adres = operatie.ouder if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd) else operatie.adres
    uit: dict[str, Any] = {
        "akte": operatie.akte,
        "soort": type(operatie).__name__,
        "plaats": citaat(akte.teksten_voor[operatie.akte], adres) if adres else "",
        "vanaf": akte.vanaf.isoformat(),
    }
    if not isinstance(operatie, EenheidOpgeheven):
        uit["parameters"] = list(operatie.parameters)
    if isinstance(operatie, WoordenVervangen):
        uit |= {"oud": operatie.oud, "nieuw": operatie.nieuw}
    return uit


def platte_regels(blokken: tuple[Blok, ...]) -> Iterator[str]:
    """The legal text of blocks as a reader sees it, one paragraph or point a line, provenance left out."""
    for blok in blokken:
        match blok:
            case Artikel():
                regels = [*platte_regels(blok.blokken)]
                yield " ".join([blok.label, platte_tekst(blok.opschrift), *regels[:1]]).replace("  ", " ")
                yield from regels[1:]
            case Alinea():
                yield platte_tekst(blok.runs)
            case Lijst():
                for punt in blok.punten:
                    yield f"{punt.label} {platte_tekst(punt.runs)}".strip()
                    yield from platte_regels(punt.blokken)
            case Sectie():
                yield platte_tekst(blok.titel)
                yield from platte_regels(blok.blokken)
            case _:
                pass
