"""A memorandum as Akoma Ntoso (`doc`), and the whole file as a collection that names each part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from samenleving.documents import (
    Alinea,
    Artikel,
    Badge,
    Blok,
    Document,
    Figuur,
    Inhoudstafel,
    Kader,
    Kop,
    Lijst,
    Noot,
    Regeleinde,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    platte_tekst,
)
from samenleving.documents.blocks import Run, Runs
from samenleving.drafting.akn.elements import Element, Stuk, document, el
from samenleving.drafting.akn.meta import Werk, eigen_gegevens, identificatie, verwijzingen
from samenleving.drafting.akn.names import MAKER, kort_kenmerk

_URI = re.compile(rb'<FRBRuri value="([^"]+)"')
_TITEL = re.compile(rb'<FRBRalias value="([^"]+)" name="title"')


def schrijf_doc(inhoud: Document, soort: str, dag: str, van: str) -> bytes:
    """The file of a memorandum, a note or another paper without articles.

    Args:
        inhoud: the paper.
        soort: what it is, as part of its address: `memorie-van-toelichting`.
        dag: the day of the law it speaks of, JJJJ-MM-DD.
        van: the proposal it belongs to, as part of its address.
    """
    werk = _werk(inhoud.titel, soort, dag, van, auteur="vlaamse-regering")
    kop = el("meta", identificatie(werk), verwijzingen(werk), eigen_gegevens(inhoud.stempel))
    voorblad = el(
        "preface",
        el(
            "container",
            el("p", inhoud.stempel.voorbehoud),
            eId="preface__container_1",
            name="voorbehoud",
        ),
        el("longTitle", el("p", el("docTitle", inhoud.titel)), eId="preface__longTitle_1"),
    )
    romp = el("mainBody", *_Schrijver().blokken(inhoud.blokken, "body"))
    return document(el("doc", kop, voorblad, romp, name=soort, contains="originalVersion"))


def schrijf_verzameling(
    titel: str, bestanden: Mapping[str, bytes], dag: str, van: str, stempel: Stempel
) -> bytes:
    """The whole file: a collection that refers to each Akoma Ntoso file by its address.

    Args:
        titel: the title of the file.
        bestanden: file name → file, in order.
        dag: the day of the law, JJJJ-MM-DD.
        van: the proposal, as part of the address.
        stempel: what makes it repeatable.
    """
    werk = _werk(titel, "dossier", dag, van, auteur=MAKER)
    kop = el("meta", identificatie(werk), verwijzingen(werk), eigen_gegevens(stempel))
    delen = [
        el(
            "component",
            el("num", bestandsnaam),
            el("documentRef", eId=f"cmp_{nummer}__ref", href=_uit(_URI, inhoud), showAs=_uit(_TITEL, inhoud)),
            eId=f"cmp_{nummer}",
        )
        for nummer, (bestandsnaam, inhoud) in enumerate(bestanden.items(), 1)
    ]
    voorblad = el("preface", el("longTitle", el("p", el("docTitle", titel)), eId="preface__longTitle_1"))
    return document(el("documentCollection", kop, voorblad, el("collectionBody", *delen), name="dossier"))


def _uit(patroon: re.Pattern[bytes], inhoud: bytes) -> str:
    """A value out of the head of a file of our own."""
    from xml.sax.saxutils import unescape

    gevonden = patroon.search(inhoud)
    if gevonden is None:
        raise ValueError("dit bestand heeft geen identificatie")
    return unescape(gevonden[1].decode(), {"&quot;": '"'})


def _werk(titel: str, soort: str, dag: str, van: str, *, auteur: str) -> Werk:
    nummer = f"{soort}-{kort_kenmerk(van)}"
    return Werk(
        uri=f"/akn/be-vlg/doc/{soort}/{dag}/{nummer}",
        titel=titel,
        datum=dag,
        datumsoort="recht-van",
        dag=dag,
        land="be-vlg",
        subtype=soort,
        nummer=nummer,
        auteur=auteur,
    )


class _Schrijver:
    """Blocks as elements, each with an identifier of its own."""

    def __init__(self) -> None:
        self._tellers: dict[tuple[str, str], int] = {}

    def _eid(self, voor: str, soort: str) -> str:
        self._tellers[voor, soort] = nummer = self._tellers.get((voor, soort), 0) + 1
        return f"{voor}__{soort}_{nummer}"

    def blokken(self, blokken: Sequence[Blok], voor: str) -> list[Element]:
        """A sequence of blocks; a container without any gets an empty paragraph, as the schema asks."""
        return [element for blok in blokken for element in self._blok(blok, voor)] or [el("p")]

    def _blok(self, blok: Blok, voor: str) -> Iterator[Element]:
        match blok:
            case Inhoudstafel():
                return
            case Kop():
                yield self._kop(blok.runs, voor)
            case Alinea():
                yield el("p", *self._runs(blok.runs, voor))
            case Lijst():
                yield self._lijst(blok, voor)
            case Tabel():
                yield self._tabel(blok, voor)
            case Figuur():
                # what a chart shows is in its words and its table
                yield self._houder("figuur", (Tekst(blok.titel),), (), voor, el("p", blok.beschrijving))
                yield self._tabel(blok.tabel, voor)
            case Sectie():
                yield self._houder("sectie", blok.titel, blok.blokken, voor)
            case Artikel():
                yield self._houder("artikel", (Tekst(blok.label), *blok.opschrift), blok.blokken, voor)
            case Kader():
                yield self._houder(blok.soort, blok.titel, blok.blokken, voor)
            case Uitklap():
                yield self._houder("uitklap", blok.titel, blok.blokken, voor)

    def _houder(
        self, soort: str, titel: Runs, blokken: Sequence[Blok], voor: str, *eerst: Element
    ) -> Element:
        eid = self._eid(voor, "container")
        houder = el("container", eId=eid, name=soort)
        if titel:
            houder.append(self._kop(titel, eid))
        houder.extend(eerst)
        if blokken or not len(houder):
            houder.extend(self.blokken(blokken, eid))
        return houder

    def _kop(self, runs: Runs, voor: str) -> Element:
        return el("block", *self._runs(runs, voor), eId=self._eid(voor, "block"), name="kop")

    def _lijst(self, lijst: Lijst, voor: str) -> Element:
        eid = self._eid(voor, "list")
        houder = el("blockList", eId=eid)
        for nummer, punt in enumerate(lijst.punten, 1):
            item_eid = f"{eid}__item_{nummer}"
            item = el("item", eId=item_eid)
            label = punt.label or (f"{nummer}." if lijst.genummerd else "")
            if label:
                item.append(el("num", label))
            item.append(el("p", *self._runs(punt.runs, item_eid)))
            item.extend(element for blok in punt.blokken for element in self._blok(blok, item_eid))
            houder.append(item)
        return houder

    def _tabel(self, tabel: Tabel, voor: str) -> Element:
        eid = self._eid(voor, "table")
        element = el("table", el("caption", platte_tekst(tabel.bijschrift)), eId=eid)
        element.append(el("tr", *[el("th", el("p", *self._runs(cel.runs, eid))) for cel in tabel.koprij]))
        for rij in tabel.rijen:
            cellen = []
            for nummer, cel in enumerate(rij.cellen):
                merk = "th" if rij.soort == "tussenkop" or (tabel.rijkoppen and nummer == 0) else "td"
                breed = len(tabel.koprij) if rij.soort == "tussenkop" else cel.kolommen
                inhoud = el("p", *self._runs(cel.runs, eid))
                cellen.append(el(merk, inhoud, colspan=str(breed) if breed > 1 else None))
            element.append(el("tr", *cellen))
        return element

    def _runs(self, runs: Runs, voor: str) -> list[Stuk]:
        return [self._run(run, voor) for run in runs]

    def _run(self, run: Run, voor: str) -> Stuk:
        match run:
            case Tekst():
                binnen: Stuk = platte_tekst((run,))
                for merk, aan in (("i", run.cursief), ("b", run.vet)):
                    binnen = el(merk, binnen) if aan else binnen
                if run.wijziging == "ingevoegd":
                    return el("ins", binnen, eId=self._eid(voor, "ins"))
                if run.wijziging == "geschrapt":
                    return el("del", binnen, eId=self._eid(voor, "del"))
                return binnen
            case Verwijzing() if run.doel.startswith("http"):
                return el("ref", run.tekst, href=run.doel)
            case Noot():
                eid = self._eid(voor, "authorialNote")
                return el("authorialNote", el("p", *self._runs(run.runs, eid)), eId=eid, marker="*")
            case Regeleinde():
                return el("br")
            case Verwijzing() | Badge():
                return platte_tekst((run,))
