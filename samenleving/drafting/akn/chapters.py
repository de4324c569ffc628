"""The articles of an act inside its titles, chapters and sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenleving.drafting.akn.elements import Element, el
from samenleving.drafting.akn.names import naam
from samenleving.legislation import Akte
from samenleving.legislation.text import Aktetekst


@dataclass(frozen=True)
class Kop:
    """One heading above articles: its element, its word, its number and its title as far as seen."""

    element: str
    eid: str
    nummer: str
    titel: str


def romp(koppen: Sequence[tuple[Kop, ...]], artikelen: Sequence[Element], vak: str = "body") -> Element:
    """The body: each article under its own chain of headings, a chain shared with its neighbours."""
    body = el(vak, eId="body")
    open_: list[tuple[Kop, Element]] = []
    for keten, artikel in zip(koppen, artikelen, strict=True):
        gelijk = 0
        while gelijk < min(len(open_), len(keten)) and open_[gelijk][0] == keten[gelijk]:
            gelijk += 1
        del open_[gelijk:]
        for kop in keten[gelijk:]:
            ouder = open_[-1][1] if open_ else body
            element = el(kop.element, eId="__".join([*(k.eid for k, _ in open_), kop.eid]))
            if kop.nummer:
                element.append(el("num", kop.nummer))
            if kop.titel:
                element.append(el("heading", kop.titel))
            ouder.append(element)
            open_.append((kop, element))
        (open_[-1][1] if open_ else body).append(artikel)
    return body


def koppen_van(akte: Akte, tekst: Aktetekst) -> list[tuple[Kop, ...]]:
    """The headings of each article; a new article stands where the one before it stands.

    A paraphrase has the headings of the record of the act, an official text its own.
    """
    plek = _uit_akte(akte) if any(artikel.herkomst == "parafrase" for artikel in tekst.artikelen) else {}
    plek = plek or _uit_tekst(tekst)
    uit: list[tuple[Kop, ...]] = []
    for artikel in tekst.artikelen:
        uit.append(plek.get(artikel.sleutel, uit[-1] if uit else ()))
    return uit


def _uit_akte(akte: Akte) -> dict[str, tuple[Kop, ...]]:
    plek: dict[str, tuple[Kop, ...]] = {}
    for h, hoofdstuk in enumerate(akte.hoofdstukken, 1):
        keten = [*_titel(hoofdstuk.onderdeel_van), *_kop("chapter", hoofdstuk.nummer, hoofdstuk.titel, h)]
        plek |= {artikel.sleutel: tuple(keten) for artikel in hoofdstuk.artikelen}
        for a, afdeling in enumerate(hoofdstuk.afdelingen, 1):
            eigen = _kop("section", afdeling.nummer, afdeling.titel, a)
            plek |= {artikel.sleutel: (*keten, *eigen) for artikel in afdeling.artikelen}
    return plek


_NIVEAU = {1: ("title", "title"), 2: ("chapter", "chp"), 3: ("section", "sec"), 4: ("subsection", "subsec")}


def _uit_tekst(tekst: Aktetekst) -> dict[str, tuple[Kop, ...]]:
    plek: dict[str, tuple[Kop, ...]] = {}
    keten: list[tuple[int, Kop]] = []
    koppen = list(enumerate(tekst.koppen, 1))
    for artikel in tekst.artikelen:
        for volgnummer, kop in koppen:
            if kop.voor == artikel.sleutel:
                element, kort = _NIVEAU[kop.niveau]
                nummer, _, titel = kop.tekst.partition(". ")
                keten = [paar for paar in keten if paar[0] < kop.niveau]
                # the place in the list keeps apart two chapters I in two titles
                keten.append(
                    (kop.niveau, Kop(element, f"{kort}_{volgnummer}", nummer + "." * bool(titel), titel))
                )
        plek[artikel.sleutel] = tuple(kop for _, kop in keten)
    return plek


_WOORD = {"chapter": ("Hoofdstuk", "chp"), "section": ("Afdeling", "sec")}


def _kop(element: str, nummer: str | None, titel: str | None, volgnummer: int) -> list[Kop]:
    if nummer is None and titel is None:
        return []
    woord, kort = _WOORD[element]
    eid = f"{kort}_{naam(nummer)}" if nummer else f"{kort}_x{volgnummer}"
    return [Kop(element, eid, f"{woord} {nummer}." if nummer else "", titel or "")]


def _titel(onderdeel: str | None) -> list[Kop]:
    """*Titel III, wijzigingsbepalingen* above a chapter."""
    if not onderdeel:
        return []
    nummer, _, titel = onderdeel.partition(", ")
    return [Kop("title", f"title_{naam(nummer.removeprefix('Titel '))}", f"{nummer}.", titel)]
