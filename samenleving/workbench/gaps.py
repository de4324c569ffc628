"""Where a paper still waits for words, and where those words are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from samenleving.documents import Artikel, Document, Kop, Rij, Sectie, Tekst, platte_tekst
from samenleving.documents.inline import splits_plaatshouders
from samenleving.documents.structuur import zichtbaar
from samenleving.dossier.landing import gevraagd
from samenleving.dossier.motivation import ADVIEZEN
from samenleving.drafting.draft import heeft_tekst, ontwerp_van
from samenleving.drafting.layout import Lid, Punt
from samenleving.drafting.templates import lees_sjablonen
from samenleving.proposals.model import TEKST_MAP
from samenleving.systems import Systeem

Markering = Literal["te_verifieren", "te_redigeren", "in_te_vullen"]
Waar = Literal["motivering", "keuze", "lezing", "bestand", "wettekst", "document"]

_UITLEG: Mapping[Waar, str] = {
    "motivering": "Schrijf dit in het veld van de motivering.",
    "keuze": "Dit voorstel laat de keuze open: maak ze op het blad Tafel.",
    "lezing": "Kies op het blad Tafel hoe de tekst gelezen wordt, of schrijf de regel in het document.",
    "bestand": "Schrijf dit artikel in het document zelf. In de map van het voorstel is dit het bestand:",
    "wettekst": "Leg de officiële tekst ernaast; ze is hier nooit gezien.",
    "document": "Schrijf dit in het document zelf: geen veld van de werkbank bepaalt deze woorden.",
}
_LATER = "Vul dit in het document zelf in; het hangt af van de verdere procedure."


_NIET_GEVOLGD = "de reden waarom dit niet of niet helemaal wordt gevolgd"
_AANBEVELING = re.compile(r"[a-z]+\d*-[0-9.]+-[a-z0-9]+")
_KORT = 80


@dataclass(frozen=True)
class Gat:
    """One visible placeholder.

    Attributes:
        stuk: id of the paper.
        plaats: the heading or the article it stands under.
        tekst: with its brackets.
        waar: what kind of place mends it.
        veld: the key of the edit (`motivering`, `keuze` or `lezing`); empty where the workbench has no field.
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
    """Every placeholder of a paper, each once for each place it stands in."""
    gezien: set[tuple[str, str]] = set()
    for plek, run in _teksten(document.blokken, _Plek(document.titel)):
        for deel in splits_plaatshouders(run):
            tekst = zichtbaar(deel)
            if deel.markering is None or (plek.plaats, tekst) in gezien:
                continue
            gezien.add((plek.plaats, tekst))
            waar, veld, bestand = _waar(tekst, deel.markering, systeem, plek, stuk)
            uitleg = _LATER if deel.markering == "in_te_vullen" else _UITLEG[waar]
            yield Gat(stuk, plek.plaats, tekst, deel.markering, waar, veld, bestand, uitleg)


@dataclass(frozen=True)
class _Plek:
    """Where a text stands: under which heading, in which row of a table, in which article."""

    kop: str
    rij: str = ""
    artikel: str = ""

    @property
    def plaats(self) -> str:
        return f"{self.kop}, {self.rij}" if self.rij else self.kop


def _teksten(deel: Any, plek: _Plek) -> Iterator[tuple[_Plek, Tekst]]:
    if isinstance(deel, Tekst):
        yield plek, deel
    elif isinstance(deel, tuple):
        for kind in deel:
            if isinstance(kind, Kop):
                plek = _Plek(platte_tekst(kind.runs))
            yield from _teksten(kind, plek)
    elif is_dataclass(deel) and not isinstance(deel, type):
        if isinstance(deel, Sectie):
            plek = _Plek(platte_tekst(deel.titel))
        elif isinstance(deel, Artikel):
            plek = _Plek(deel.label.rstrip("."), artikel=deel.label)
        elif isinstance(deel, Rij) and deel.cellen:
            plek = replace(plek, rij=platte_tekst(deel.cellen[0].runs)[:_KORT])
        for veld in fields(deel):
            yield from _teksten(getattr(deel, veld.name), plek)


def _waar(tekst: str, soort: Markering, systeem: Systeem, plek: _Plek, stuk: str) -> tuple[Waar, str, str]:
    if soort == "te_verifieren":
        return "wettekst", "", ""
    if soort == "in_te_vullen":
        return "document", "", ""
    inhoud = tekst.removeprefix("[TE REDIGEREN: ").removesuffix("]").strip()
    if inhoud in gevraagd():
        return "motivering", gevraagd()[inhoud], ""
    if inhoud == _NIET_GEVOLGD:
        gevonden = _AANBEVELING.search(plek.rij)
        return "motivering", f"{ADVIEZEN}.{gevonden[0]}" if gevonden else ADVIEZEN, ""
    for variant in systeem.open_keuzes:
        if variant.vraag in inhoud:
            return "keuze", variant.naam, ""
    for vraag in systeem.open_vragen:
        if vraag.vraag in inhoud and vraag.lezing:
            return "lezing", vraag.lezing, ""
    bestand = _sjabloon_met(inhoud, plek.artikel, stuk, systeem)
    return ("bestand", "", bestand) if bestand else ("document", "", "")


def _sjabloon_met(inhoud: str, artikel: str, stuk: str, systeem: Systeem) -> str:
    """The template in the folder of a proposal that would write the article; empty where none does."""
    if not heeft_tekst(systeem):
        return ""
    for eigen in ontwerp_van(systeem).artikelen:
        genoemd = artikel == eigen.label and eigen.deel in stuk
        if genoemd or (not artikel and any(inhoud in woorden_ for woorden_ in _woorden(eigen.leden))):
            return _sjablonen(systeem).get((eigen.deel, eigen.id), "")
    return ""


def _woorden(leden: tuple[Lid, ...]) -> Iterator[str]:
    for lid in leden:
        yield lid.tekst
        for punt in lid.punten:
            yield from _punten(punt)


def _punten(punt: Punt) -> Iterator[str]:
    yield punt.tekst
    for kind in punt.punten:
        yield from _punten(kind)


@lru_cache(maxsize=32)
def _sjablonen(systeem: Systeem) -> Mapping[tuple[str, str], str]:
    return {(s.deel, s.id): f"{TEKST_MAP}/{Path(s.bestand).name}" for s in lees_sjablonen(systeem.keten)}
