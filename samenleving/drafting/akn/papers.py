"""From the papers of a proposal to Akoma Ntoso: its drafts, and the acts as they would read after them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenleving import law
from samenleving.documents import Alinea, Artikel, Blok, Document, Sectie, Stempel, platte_tekst
from samenleving.drafting.akn.acts import PARAFRASE, opschrift, schrijf_akte
from samenleving.drafting.akn.anchoring import Ankeraar
from samenleving.drafting.akn.chapters import Kop
from samenleving.drafting.akn.drafts import (
    Bepaling,
    Clausulepunt,
    Geschreven,
    Ontwerpakte,
    schrijf_ontwerpakte,
)
from samenleving.drafting.akn.elements import Element, el
from samenleving.drafting.akn.meta import Werk
from samenleving.drafting.akn.modifications import Doelakte, passief
from samenleving.drafting.akn.names import kort_kenmerk, naam, officieel, werk, werk_van_tekst
from samenleving.drafting.amending import Wijzigingsakte, Wijzigingsartikel
from samenleving.drafting.desk import Stukken
from samenleving.drafting.document import ontwerp_document
from samenleving.drafting.model import Ontwerpdeel
from samenleving.drafting.operations import Verandering
from samenleving.drafting.structure import Operatie, WoordenVervangen
from samenleving.legislation import Akte, laad_akten
from samenleving.legislation.text import Aktetekst, citaat

DECREET, AMENDEMENTEN = "decreet", "amendementen"
NIEUW_STELSEL = "samenlevingsjobs."
"""No act knows these parameters yet: what they are before a draft is no law that was."""
_SUBTYPE = {
    "decreet": "decreet",
    "besluit": "besluit-vlaamse-regering",
    "bvr": "besluit-vlaamse-regering",
    "mb": "ministerieel-besluit",
}


@dataclass(frozen=True)
class Aknontwerp:
    """A draft in Akoma Ntoso.

    Attributes:
        stam: the name of its file, without suffix.
        vanaf: the day it would enter into force.
        uri: address of the work.
        teksten_na: act → its text after this draft.
        deel: the part of the new text it holds; empty where it amends.
    """

    stam: str
    titel: str
    vanaf: datetime.date
    uri: str
    geschreven: Geschreven
    teksten_na: Mapping[str, Aktetekst]
    deel: str = ""


class Aktenschrijver:
    """Writes everything that a proposal asks for."""

    def __init__(self, stukken: Stukken, stempel: Stempel) -> None:
        self.stukken, self.stempel = stukken, stempel
        self.akten: Mapping[str, Akte] = laad_akten()
        bekend = (stukken.akteteksten_na, stukken.akteteksten_voor, stukken.ontwerptekst)
        self.sjablonen = tuple(tekst for teksten in bekend for tekst in teksten.values())
        self._namen: set[str] = set()

    # ---------------------------------------------------------------------------------------- drafts

    def ontwerpen(self) -> Iterator[Aknontwerp]:
        """Each draft: the new text in its parts, then the acts that amend."""
        stukken = self.stukken
        if stukken.ontwerp is not None:
            secties = _secties(ontwerp_document(stukken.ontwerp, self.stempel))
            for deel, sectie in zip(stukken.ontwerp.delen, secties, strict=False):
                yield self._nieuw(deel, sectie)
        if stukken.wijziging is not None:
            secties = _secties(ontwerp_document(stukken.wijziging, self.stempel))
            for akte, sectie in zip(stukken.wijziging.aktes, secties, strict=False):
                yield self._wijziging(akte, sectie)

    def _nieuw(self, deel: Ontwerpdeel, sectie: Sectie) -> Aknontwerp:
        bepalingen: list[Bepaling] = []
        for hoofdstuk in deel.hoofdstukken:
            koppen = _hoofdstuk(f"Hoofdstuk {hoofdstuk.nummer}. {hoofdstuk.titel}") if hoofdstuk.titel else ()
            bepalingen += [Bepaling(a.label, koppen, a.eenheid) for a in hoofdstuk.artikelen]
        los = [(n.pad, n.oud, n.nieuw, n.reden) for n in self.stukken.niet_geschreven if n.pad]
        if deel.deel != DECREET and len(self.stukken.ontwerp.delen if self.stukken.ontwerp else ()) > 1:
            los = []
        return self._schrijf(deel.deel, deel.opschrift, self._dag(), sectie, bepalingen, los)

    def _wijziging(self, akte: Wijzigingsakte, sectie: Sectie) -> Aknontwerp:
        bepalingen = [
            _bepaling(artikel, koppen)
            for artikel, koppen in zip(akte.artikelen, _koppen(sectie), strict=True)
        ]
        los = [(n.pad, n.oud, n.nieuw, n.reden) for n in akte.niet_geschreven if n.pad]
        return self._schrijf(akte.niveau, akte.opschrift, akte.vanaf, sectie, bepalingen, los, akte)

    def _schrijf(
        self,
        niveau: str,
        titel: str,
        dag: datetime.date,
        sectie: Sectie,
        bepalingen: Sequence[Bepaling],
        niet_geschreven: Sequence[tuple[str, Any, Any, str]],
        wijziging: Wijzigingsakte | None = None,
    ) -> Aknontwerp:
        titel = self._titel(titel)
        amendeert = wijziging is not None and wijziging.op_ontwerp
        stam = self._stam(niveau, wijzigt=wijziging is not None, amendeert=amendeert)
        dit = self._werk(niveau, titel, dag, stam, amendeert=amendeert)
        aanhef, slot = _om_de_artikelen(sectie)
        akte = Ontwerpakte(
            dit,
            f"{self.stukken.stadium}-van-decreet" if niveau == DECREET and not amendeert else dit.subtype,
            aanhef,
            tuple(bepalingen),
            slot,
            tuple(niet_geschreven),
        )
        voor = self.waarde_voor(dag)
        geschreven = schrijf_ontwerpakte(
            akte,
            self._doelen(),
            voor if wijziging is not None else lambda pad: _eerder(pad, voor),
            self.waarde_na(dag),
            self.stempel,
            self.sjablonen,
            self._titels(),
            _samen(wijziging),
            self._bekend(),
        )
        na_ = wijziging.teksten_na if wijziging is not None else {}
        deel = "" if wijziging is not None else niveau
        return Aknontwerp(stam, titel, dag, dit.uri, geschreven, na_, deel)

    def _titel(self, titel: str) -> str:
        """A draft decree changes its name once the advices are in."""
        if self.stukken.stadium == "ontwerp" and titel.startswith("Voorontwerp van decreet"):
            return f"Ontwerp{titel.removeprefix('Voorontwerp')}"
        return titel

    def _stam(self, niveau: str, *, wijzigt: bool, amendeert: bool) -> str:
        kort = "ontwerp-van-ministerieel-besluit" if niveau == "mb" else "ontwerp-van-besluit"
        if niveau == DECREET:
            kort = f"{self.stukken.stadium}-van-decreet"
        stam = f"amendementen-op-{kort}" if amendeert else f"{kort}-tot-wijziging" if wijzigt else kort
        uit, nummer = stam, 1
        while uit in self._namen:
            nummer += 1
            uit = f"{stam}-{nummer}"
        self._namen.add(uit)
        return uit

    def _werk(self, niveau: str, titel: str, dag: datetime.date, stam: str, *, amendeert: bool) -> Werk:
        soort = "doc" if amendeert else "bill" if niveau == DECREET else "act"
        subtype = AMENDEMENTEN if amendeert else _SUBTYPE[niveau]
        nummer = f"{stam}-{kort_kenmerk(self.stukken.systeem.naam)}"
        return Werk(
            uri=f"/akn/be-vlg/{soort}/{subtype}/{dag.isoformat()}/{nummer}",
            titel=titel,
            datum=dag.isoformat(),
            datumsoort="inwerkingtreding",
            dag=dag.isoformat(),
            land="be-vlg",
            subtype=subtype,
            nummer=nummer,
            auteur="vlaamse-minister" if niveau == "mb" else "vlaamse-regering",
        )

    def _doelen(self) -> dict[str, Doelakte]:
        return {
            id_: Doelakte.van(tekst, self._uri(id_, tekst))
            for id_, tekst in self.stukken.akteteksten_voor.items()
        }

    def _uri(self, id_: str, tekst: Aktetekst) -> str:
        if id_ in self.akten:
            return werk_van_tekst(self.akten[id_], tekst)
        # a part of the draft of the basis: the address that this draft has of its own
        niveau = id_.rpartition("-")[2]
        soort = "bill" if niveau == DECREET else "act"
        stam = f"{self.stukken.stadium}-van-decreet" if niveau == DECREET else "ontwerp-van-besluit"
        basis = self.stukken.basis
        dag = basis.in_werking_vanaf or self._dag()
        nummer = f"{stam}-{kort_kenmerk(basis.naam)}"
        return f"/akn/be-vlg/{soort}/{_SUBTYPE[niveau]}/{dag.isoformat()}/{nummer}"

    def _titels(self) -> dict[str, str]:
        """The title of each act, with what the text is that the draft points into."""
        uit = {}
        for id_, tekst in self.stukken.akteteksten_voor.items():
            if id_ in self.akten:
                eigen = "" if officieel(tekst) else f" ({PARAFRASE.rstrip('.').lower()})"
                uit[id_] = f"{opschrift(self.akten[id_])}{eigen}"
        return uit

    def _bekend(self) -> dict[str, tuple[tuple[str, str, str], ...]]:
        """Where each act itself is found: its own address, and its ELI where it has one."""
        uit = {}
        for id_ in self.stukken.akteteksten_voor:
            if id_ in self.akten:
                akte = self.akten[id_]
                adressen = (("akte", werk(akte)), ("eli", akte.eli or ""))
                uit[id_] = tuple((soort, href, opschrift(akte)) for soort, href in adressen if href)
        return uit

    # ---------------------------------------------------------------------------------------- values

    def _dag(self) -> datetime.date:
        systeem = self.stukken.systeem
        if systeem.in_werking_vanaf is not None:
            return systeem.in_werking_vanaf
        if self.stukken.ontwerp is not None:
            return self.stukken.ontwerp.dag
        raise ValueError(f"{systeem.naam} heeft geen datum van inwerkingtreding")

    def waarde_voor(self, dag: datetime.date) -> Callable[[str], Any]:
        """Parameter → value right before what changes on a day."""
        return lambda pad: self._stand(pad, dag, mee=False)

    def waarde_na(self, dag: datetime.date) -> Callable[[str], Any]:
        """Parameter → value once all that changes on a day has changed."""
        return lambda pad: self._stand(pad, dag, mee=True)

    def _stand(self, pad: str, dag: datetime.date, *, mee: bool) -> Any:
        """The value on a day, with or without what changes on that very day."""
        eerder, later = list[Verandering](), list[Verandering]()
        for datum, v in self.stukken.wijziging.veranderingen if self.stukken.wijziging else ():
            if v.pad == pad:
                (eerder if datum < dag or (mee and datum == dag) else later).append(v)
        if eerder:
            return eerder[-1].nieuw
        if later:
            return later[0].oud
        tabel = self.stukken.waarden_na if mee else self.stukken.waarden_voor
        if pad in tabel:
            return tabel[pad]
        stelsel = (self.stukken.systeem if mee else self.stukken.basis).stelsel
        return law.waarde(stelsel, pad, dag)

    # ----------------------------------------------------------------------------------- consolidated

    def geconsolideerd(self, ontwerpen: Sequence[Aknontwerp]) -> Iterator[tuple[str, bytes]]:
        """Act → its text after every draft, with what each draft changes in it."""
        stukken = self.stukken
        na = stukken.waarden_na.get
        for id_ in stukken.operaties:
            if id_ not in self.akten:
                continue
            tekst = Ankeraar(self.sjablonen, na).tekst(stukken.teksten_na[id_])
            mods: list[Element] = []
            werken = []
            dag = self._dag()
            for nummer, ontwerp in enumerate(ontwerpen, 1):
                eigen = [(op, eid) for op, eid in ontwerp.geschreven.bronnen if op.akte == id_]
                if not eigen:
                    continue
                dag = max(dag, ontwerp.vanaf)
                werken.append(el("passiveRef", eId=f"pr_{nummer}", href=ontwerp.uri, showAs=ontwerp.titel))
                mods += passief(eigen, ontwerp.uri, stukken.akteteksten_voor[id_], tekst, len(mods))
            akte = self.akten[id_]
            inhoud = schrijf_akte(akte, tekst, na, dag.isoformat(), self.stempel, mods, werken)
            yield id_, inhoud


def _eerder(pad: str, waarde_van: Callable[[str], Any]) -> Any:
    return None if pad.startswith(NIEUW_STELSEL) else waarde_van(pad)


def _bepaling(artikel: Wijzigingsartikel, koppen: tuple[Kop, ...]) -> Bepaling:
    # new text between quotation marks stands on lines of its own behind the sentence
    tekst, *nieuw = artikel.tekst.split("\n")
    if not artikel.punten:
        return Bepaling(
            artikel.label, koppen, tekst=tekst, operaties=artikel.operaties, aangehaald=tuple(nieuw)
        )
    punten = tuple(
        Clausulepunt(f"{nummer}°", *_zin_en_nieuw(punt, operatie))
        for nummer, (punt, operatie) in enumerate(zip(artikel.punten, artikel.operaties, strict=True), 1)
    )
    return Bepaling(artikel.label, koppen, tekst=tekst, punten=punten)


def _zin_en_nieuw(punt: str, operatie: Operatie) -> tuple[str, tuple[Operatie], tuple[str, ...]]:
    zin, *nieuw = punt.split("\n")
    return zin, (operatie,), tuple(nieuw)


def _samen(akte: Wijzigingsakte | None) -> dict[WoordenVervangen, tuple[WoordenVervangen, ...]]:
    """A clause of the draft → the operations it stands for: the same words at places that are cited alike."""
    uit: dict[WoordenVervangen, tuple[WoordenVervangen, ...]] = {}
    if akte is None:
        return uit
    for artikel in akte.artikelen:
        for clausule in artikel.operaties:
            if isinstance(clausule, WoordenVervangen):
                tekst = akte.teksten_voor[clausule.akte]
                uit[clausule] = tuple(
                    een
                    for een in akte.operaties[clausule.akte]
                    if isinstance(een, WoordenVervangen)
                    and (een.oud, een.nieuw, een.naamwoord)
                    == (clausule.oud, clausule.nieuw, clausule.naamwoord)
                    and citaat(tekst, een.adres) == citaat(tekst, clausule.adres)
                )
    return uit


def _secties(document: Document) -> list[Sectie]:
    return [blok for blok in document.blokken if isinstance(blok, Sectie)]


def _koppen(sectie: Sectie) -> list[tuple[Kop, ...]]:
    """The heading above each article of a draft."""
    uit: list[tuple[Kop, ...]] = []
    for blok in sectie.blokken:
        if isinstance(blok, Artikel):
            uit.append(())
        elif isinstance(blok, Sectie):
            kop = _hoofdstuk(platte_tekst(blok.titel))
            uit += [kop for kind in blok.blokken if isinstance(kind, Artikel)]
    return uit


def _hoofdstuk(titel: str) -> tuple[Kop, ...]:
    nummer, _, rest = titel.partition(". ")
    return (Kop("chapter", f"chp_{naam(nummer.removeprefix('Hoofdstuk '))}", f"{nummer}.", rest),)


def _om_de_artikelen(sectie: Sectie) -> tuple[tuple[Blok, ...], tuple[Blok, ...]]:
    """What stands before the first and behind the last article, the title of the act left out."""
    plekken = [n for n, blok in enumerate(sectie.blokken) if isinstance(blok, (Artikel, Sectie))]
    if not plekken:
        return (), ()

    def telt(blok: Blok) -> bool:
        return not (isinstance(blok, Alinea) and blok.stijl == "opschrift")

    return (
        tuple(blok for blok in sectie.blokken[: plekken[0]] if telt(blok)),
        tuple(blok for blok in sectie.blokken[plekken[-1] + 1 :] if telt(blok)),
    )
