"""Drafts as Akoma Ntoso: a `bill` for a decree, an `act` that is no law yet for a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenleving.documents import VOORBEHOUD, Alinea, Artikel, Blok, Lijst, Sectie, Stempel, platte_tekst
from samenleving.drafting.akn.anchoring import Ankeraar
from samenleving.drafting.akn.chapters import Kop, romp
from samenleving.drafting.akn.elements import Element, document, eigen, el
from samenleving.drafting.akn.meta import (
    BRON,
    Werk,
    eigen_gegevens,
    identificatie,
    inwerking,
    verwijzingen,
)
from samenleving.drafting.akn.modifications import Doelakte, Wijzigingsschrijver, wissel
from samenleving.drafting.akn.units import Druk, Schrijver, concepten
from samenleving.drafting.structure import Operatie, WoordenVervangen
from samenleving.legislation.text import Aktetekst, Eenheid

ONTWERP = "Ontwerp. Een voorstel is geen geldend recht en geeft nog geen rechten."


@dataclass(frozen=True)
class Clausulepunt:
    """One point of a clause, with what it does."""

    label: str
    tekst: str
    operaties: tuple[Operatie, ...]
    aangehaald: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bepaling:
    """One article of a draft: new text as a tree, or a clause with what it does.

    Attributes:
        eenheid: the new article, with anchors; None for a clause.
        koppen: the headings it stands under.
        tekst: the sentence of a clause; with points it opens them.
        punten: the points of a clause.
        aangehaald: the lines of new text that the sentence announces.
    """

    label: str
    koppen: tuple[Kop, ...] = ()
    eenheid: Eenheid | None = None
    tekst: str = ""
    operaties: tuple[Operatie, ...] = ()
    punten: tuple[Clausulepunt, ...] = ()
    aangehaald: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ontwerpakte:
    """A draft as it is written.

    Attributes:
        naam: the kind of document, such as `voorontwerp-van-decreet`.
        aanhef, slot: what stands before and behind the articles, as blocks.
        niet_geschreven: parameter, value before, value after, reason.
    """

    werk: Werk
    naam: str
    aanhef: tuple[Blok, ...]
    bepalingen: tuple[Bepaling, ...]
    slot: tuple[Blok, ...] = ()
    niet_geschreven: tuple[tuple[str, Any, Any, str], ...] = ()


@dataclass(frozen=True)
class Geschreven:
    """The file of a draft, and each operation with the eId of the clause that carries it."""

    inhoud: bytes
    bronnen: tuple[tuple[Operatie, str], ...]


def schrijf_ontwerpakte(
    akte: Ontwerpakte,
    doelen: Mapping[str, Doelakte],
    voor: Callable[[str], Any],
    na: Callable[[str], Any],
    stempel: Stempel,
    sjablonen: Iterable[Aktetekst] = (),
    titels: Mapping[str, str] | None = None,
    samen: Mapping[WoordenVervangen, Sequence[WoordenVervangen]] | None = None,
    bekend: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
) -> Geschreven:
    """The file of one draft.

    Args:
        akte: the draft.
        doelen: the acts it amends, by id.
        voor: the value of a parameter before.
        na: its value after.
        stempel: what makes the file repeatable.
        sjablonen: texts with anchors in which its new words may be found again.
        titels: the title of each act it amends, by id.
        samen: replacements that one clause says for several places.
        bekend: other addresses of each act it amends, by id: kind, address, title.
    """
    schrijver = Schrijver(na)
    clausules = Wijzigingsschrijver(
        doelen, voor, na, akte.werk.dag, Ankeraar(sjablonen, na), schrijver, samen or {}
    )
    artikelen = [_artikel(bepaling, clausules) for bepaling in akte.bepalingen]
    vak = "mainBody" if akte.werk.uri.split("/")[3] == "doc" else "body"
    body = romp([bepaling.koppen for bepaling in akte.bepalingen], artikelen, vak)
    keten, tijd, begrip = inwerking(akte.werk.dag, akte.werk)
    kop = el("meta", identificatie(akte.werk), keten)
    if clausules.mods:
        kop.append(el("analysis", el("activeModifications", *clausules.mods), source=BRON))
    kop.append(tijd)
    geraakt = [id_ for id_ in doelen if any(_raakt(bepaling, id_) for bepaling in akte.bepalingen)]
    actief = [
        el("activeRef", eId=id_, href=doelen[id_].uri, showAs=(titels or {}).get(id_, id_)) for id_ in geraakt
    ]
    actief += [
        el("TLCReference", eId=f"{soort}_{id_}", name=soort, href=href, showAs=titel)
        for id_ in geraakt
        for soort, href, titel in (bekend or {}).get(id_, ())
        if href != doelen[id_].uri
    ]
    begrippen = concepten(_genoemd(body))
    kop.append(verwijzingen(akte.werk, *actief, concepten=[begrip, *begrippen]))
    kop.append(
        eigen_gegevens(
            stempel,
            [eigen("draft", name=akte.naam)],
            clausules.wissels,
            _wissels_nieuw(akte, artikelen, schrijver, voor),
            _niet_geschreven(akte),
        )
    )
    soort = akte.werk.uri.split("/")[3]
    inhoud = el(soort, kop, _voorblad(akte), name=akte.naam, contains="originalVersion")
    if akte.aanhef:
        inhoud.append(el("preamble", *_blokken(akte.aanhef, "preamble", _Teller())))
    inhoud.append(body)
    if akte.slot:
        inhoud.append(el("conclusions", *_blokken(akte.slot, "conclusions", _Teller())))
    return Geschreven(document(inhoud), tuple(clausules.bronnen))


def _artikel(bepaling: Bepaling, clausules: Wijzigingsschrijver) -> Element:
    if bepaling.eenheid is not None:
        element = clausules.schrijver.eenheden([bepaling.eenheid])[0]
        element.set("class", "ontwerp")
        return element
    nummer = bepaling.label.removeprefix("Artikel ").removeprefix("Art. ").rstrip(".")
    eid = f"art_{nummer.replace('/', '-')}"
    artikel = el("article", el("num", bepaling.label), eId=eid)
    if not bepaling.punten:
        artikel.append(
            el("content", clausules.zin(bepaling.tekst, bepaling.operaties, eid, bepaling.aangehaald))
        )
        return artikel
    artikel.append(el("intro", el("p", bepaling.tekst)))
    for punt in bepaling.punten:
        punt_eid = f"{eid}__point_{punt.label.rstrip('°)')}"
        inhoud = el("content", clausules.zin(punt.tekst, punt.operaties, punt_eid, punt.aangehaald))
        artikel.append(el("point", el("num", punt.label), inhoud, eId=punt_eid))
    return artikel


def _raakt(bepaling: Bepaling, akte: str) -> bool:
    operaties = [*bepaling.operaties, *(op for punt in bepaling.punten for op in punt.operaties)]
    return any(operatie.akte == akte for operatie in operaties)


def _genoemd(body: Element) -> list[str]:
    """The parameters that a mark in the text names."""
    uit = []
    for element in body.iter():
        verwijzing = element.get("refersTo") or ""
        if verwijzing.startswith("#concept_"):
            uit.append(verwijzing.removeprefix("#concept_"))
    return uit


def _wissels_nieuw(
    akte: Ontwerpakte, artikelen: Sequence[Element], schrijver: Schrijver, voor: Callable[[str], Any]
) -> list[Element]:
    """The parameters that new articles print with another value than before, at the first place they do."""
    eigen_ = {
        str(element.get("eId"))
        for bepaling, artikel in zip(akte.bepalingen, artikelen, strict=True)
        if bepaling.eenheid is not None
        for element in artikel.iter()
    }
    eerste: dict[str, Druk] = {}
    for druk in schrijver.gedrukt:
        if druk.eid in eigen_ and voor(druk.pad) != druk.waarde:
            eerste.setdefault(druk.pad, druk)
    return [
        wissel(druk.pad, voor(druk.pad), druk.waarde, akte.werk.dag, text=f"#{druk.eid}")
        for druk in eerste.values()
    ]


def _niet_geschreven(akte: Ontwerpakte) -> list[Element]:
    uit = []
    for pad, oud, nieuw, reden in akte.niet_geschreven:
        uit.append(wissel(pad, oud, nieuw, akte.werk.dag, soort="notDrafted", reason=reden))
    return uit


def _voorblad(akte: Ontwerpakte) -> Element:
    return el(
        "preface",
        el("container", el("p", ONTWERP), el("p", VOORBEHOUD), eId="preface__container_1", name="voorbehoud"),
        el("longTitle", el("p", el("docTitle", akte.werk.titel)), eId="preface__longTitle_1"),
    )


class _Teller(dict[str, int]):
    """Numbers for the eIds of what stands side by side."""

    def volgende(self, soort: str) -> int:
        self[soort] = self.get(soort, 0) + 1
        return self[soort]


def _blokken(blokken: Sequence[Blok], voor: str, teller: _Teller) -> list[Element]:
    """Paragraphs, formulas and lists of a preamble or an ending; a bold line heads the container it opens."""
    uit: list[Element] = []
    houder: Element | None = None
    for blok in blokken:
        match blok:
            case Alinea() if blok.stijl == "formule" or platte_tekst(blok.runs).endswith(","):
                houder = None
                eid = f"{voor}__formula_{teller.volgende('formula')}"
                uit.append(el("formula", el("p", platte_tekst(blok.runs)), eId=eid, name="formule"))
                continue
            case Alinea() if _kop(blok):
                eid = f"{voor}__container_{teller.volgende('container')}"
                houder = el("container", eId=eid, name=platte_tekst(blok.runs).lower())
                uit.append(houder)
                houder.append(el("p", el("b", platte_tekst(blok.runs))))
                continue
            case Alinea():
                element = el("p", platte_tekst(blok.runs))
            case Lijst():
                eid = f"{voor}__list_{teller.volgende('list')}"
                element = el("blockList", eId=eid)
                for nummer, punt in enumerate(blok.punten, 1):
                    item = el("item", eId=f"{eid}__item_{nummer}")
                    if punt.label:
                        item.append(el("num", punt.label))
                    item.append(el("p", platte_tekst(punt.runs)))
                    element.append(item)
            case Artikel() | Sectie() | _:
                continue
        (uit if houder is None else houder).append(element)
    return uit


def _kop(blok: Alinea) -> bool:
    return bool(blok.runs) and all(getattr(run, "vet", False) for run in blok.runs)
