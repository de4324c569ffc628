"""Where a paper still waits for words, and where those words are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal

from samenleving.documents import Artikel, Document, Kop, Sectie, Tekst, platte_tekst
from samenleving.documents.inline import splits_plaatshouders
from samenleving.dossier.motivation import SECTIES
from samenleving.dossier.prose import woorden
from samenleving.systems import Systeem

Markering = Literal["te_verifieren", "te_redigeren", "in_te_vullen"]
Waar = Literal["motivering", "keuze", "lezing", "bestand", "wettekst", "document"]

_UITLEG: Mapping[Waar, str] = {
    "motivering": "Schrijf dit in het veld van de motivering.",
    "keuze": "Maak deze open keuze op de bank.",
    "lezing": "Kies op de bank hoe de tekst gelezen wordt, of schrijf de regel zelf in het document.",
    "bestand": "Schrijf dit in het sjabloon van het artikel, in de map tekst/ van het voorstel.",
    "wettekst": "Leg de officiële tekst ernaast (--wetteksten MAP); ze is hier nooit gezien.",
    "document": "Vul dit in het document zelf in; het hangt af van de verdere procedure.",
}


@dataclass(frozen=True)
class Gat:
    """One visible placeholder.

    Attributes:
        stuk: id of the paper.
        plaats: the heading or the article it stands under.
        tekst: with its brackets.
        waar: what kind of place mends it.
        veld: the key of the edit (`motivering` or `keuze`); empty where it is no field of the workbench.
        bestand: the file to write in; empty where it is a field.
        uitleg: what to do, one sentence.
    """

    stuk: str
    plaats: str
    tekst: str
    soort: Markering
    waar: Waar
    veld: str
    bestand: str
    uitleg: str


def gaten_in(stuk: str, document: Document, systeem: Systeem) -> Iterator[Gat]:
    """Every placeholder of a paper, each once for each heading it stands under."""
    gezien: set[tuple[str, str]] = set()
    for plaats, run in _teksten(document.blokken, document.titel):
        for deel in splits_plaatshouders(run):
            if deel.markering is not None and (plaats, deel.tekst) not in gezien:
                gezien.add((plaats, deel.tekst))
                waar, veld, bestand = _waar(deel.tekst, deel.markering, systeem, plaats)
                yield Gat(stuk, plaats, deel.tekst, deel.markering, waar, veld, bestand, _UITLEG[waar])


def _teksten(deel: Any, plaats: str) -> Iterator[tuple[str, Tekst]]:
    if isinstance(deel, Tekst):
        yield plaats, deel
    elif isinstance(deel, tuple):
        for kind in deel:
            if isinstance(kind, Kop):
                plaats = platte_tekst(kind.runs)
            yield from _teksten(kind, plaats)
    elif is_dataclass(deel) and not isinstance(deel, type):
        if isinstance(deel, Sectie):
            plaats = platte_tekst(deel.titel)
        elif isinstance(deel, Artikel):
            plaats = deel.label.rstrip(".")
        for veld in fields(deel):
            yield from _teksten(getattr(deel, veld.name), plaats)


def _waar(tekst: str, soort: Markering, systeem: Systeem, plaats: str) -> tuple[Waar, str, str]:
    if soort == "te_verifieren":
        return "wettekst", "", ""
    if soort == "in_te_vullen":
        return "document", "", ""
    inhoud = tekst.removeprefix("[TE REDIGEREN: ").rstrip("]").strip()
    for veld, zin in _motiveringszinnen().items():
        if inhoud == zin:
            return "motivering", veld, ""
    for variant in systeem.open_keuzes:
        if variant.vraag in inhoud:
            return "keuze", variant.naam, ""
    for vraag in systeem.open_vragen:
        if vraag.vraag in inhoud:
            return ("lezing", vraag.lezing, "") if vraag.lezing else ("bestand", "", "tekst/")
    if plaats.startswith(("Artikel", "Art.")) and "wijziging van" not in inhoud:
        return "bestand", "", "tekst/"
    return "document", "", ""


@cache
def _motiveringszinnen() -> dict[str, str]:
    """What the memorandum asks for in each section, by the key of the section."""
    teksten = woorden()
    uit = {naam: " ".join(str(zin).split()) for naam, zin in teksten["memorie"]["gaten"].items()}
    return {naam: zin for naam, zin in uit.items() if naam in SECTIES}
