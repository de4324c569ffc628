"""The explanation of each article: what it says, where it comes from, what changes and what it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.display import in_de_zin, opsomming, toon_parameter
from samenleving.documents import Blok, Run, Sectie, alinea, lijst, maak_anker, runs, te_redigeren
from samenleving.dossier.differences import verschilblokken, verschillen
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import (
    aantal,
    bepaling_noot,
    eigen,
    gaten,
    hoofdletter,
    stellingen,
    woorden,
    zin,
)
from samenleving.drafting.amending import Wijzigingsakte, Wijzigingsartikel
from samenleving.drafting.model import Hoofdstuk, Ontwerp, Ontwerpartikel
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.drafting.writing import op_een_ontwerp
from samenleving.legislation.text import citaat
from samenleving.proposals.model import Voorstel
from samenleving.yaml_io import laad_yaml

BESTAND = "toelichting.yaml"
MEERVOUD = {"artikel": "artikelen", "paragraaf": "paragrafen", "lid": "leden", "punt": "punten"}
FEDERAAL = "federaal"
_LID = re.compile(r", (\S+) lid$")


def toelichting_bij(stof: Stof, deel: str) -> tuple[Sectie, ...]:
    """One section an article of the decree or of the decision, in the order of the drafts."""
    uit: list[Sectie] = []
    if stof.stukken.ontwerp is not None and not op_een_ontwerp(stof.stukken):
        for nieuw in stof.stukken.ontwerp.delen:
            if nieuw.deel == deel:
                uit += [
                    sectie for hoofdstuk in nieuw.hoofdstukken for sectie in _hoofdstuk(stof, deel, hoofdstuk)
                ]
    for plaats, akte in enumerate(stof.stukken.wijziging.aktes if stof.stukken.wijziging else ()):
        if (akte.niveau == "decreet") == (deel == "decreet"):
            uit += [
                _sectie(a.nummer, f"{deel}-{plaats}", f"art-{a.nummer}", _wijziging(stof, akte, a, deel))
                for a in akte.artikelen
            ]
    return tuple(uit)


def _hoofdstuk(stof: Stof, deel: str, hoofdstuk: Hoofdstuk) -> tuple[Sectie, ...]:
    """The articles of a chapter under its title; those before any chapter stand alone."""
    secties = tuple(_sectie(a.nummer, deel, a.id, _nieuw(stof, a)) for a in hoofdstuk.artikelen)
    if not hoofdstuk.titel:
        return secties
    titel = f"Hoofdstuk {hoofdstuk.nummer}. {hoofdstuk.titel}"
    return (Sectie(runs(titel), secties, anker=f"toelichting-{deel}-hoofdstuk-{hoofdstuk.nummer}"),)


def _sectie(nummer: int | str, deel: str, id_: str, blokken: Iterator[Blok]) -> Sectie:
    return Sectie(
        runs(f"Artikel {nummer}"), tuple(blokken), anker=f"toelichting-{maak_anker(f'{deel}-{id_}')}"
    )


# ------------------------------------------------------------------------------------- a new article


def _nieuw(stof: Stof, artikel: Ontwerpartikel) -> Iterator[Blok]:
    ontwerp = stof.stukken.ontwerp
    if ontwerp is None:
        return
    begin: list[str | Run] = [opening(ontwerp.systeem.keten, artikel.deel, artikel.id)]
    sprekend = {(v.id, b.id) for v, b in stof.bepalingen}
    bepalingen = [
        (b.voorstel, b.bepaling) for b in artikel.bronnen if (b.voorstel.id, b.bepaling.id) in sprekend
    ]
    if bepalingen:
        begin += [" ", *stellingen(bepalingen)]
    if any(bepaling.niveau == FEDERAAL for _, bepaling in bepalingen):
        begin.append(f" {woorden()['artikel']['federaal']}")
    yield alinea(*begin)
    paden = dict.fromkeys([*(stand.pad for stand in artikel.parameters), *artikel.gelezen])
    yield from verschilblokken(stof, verschillen(stof, paden))
    yield from _machtigingen(ontwerp, artikel)
    yield from _aannames(artikel)
    yield from _open(artikel)
    yield from eigen(stof.motivering.bij_artikel(artikel.deel, artikel.nummer, artikel.id))


def _machtigingen(ontwerp: Ontwerp, artikel: Ontwerpartikel) -> Iterator[Blok]:
    """Which lid gives power to the Government and where the decision uses it; or what a decision executes."""
    zinnen = []
    per_uitvoering: dict[tuple[str, ...], list[str]] = {}
    for delegatie in artikel.delegaties:
        door = tuple(a.nummer for a in ontwerp.artikelen if delegatie.plaats in a.voert_uit)
        gevonden = _LID.search(delegatie.plaats)
        per_uitvoering.setdefault(door, []).append(gevonden[1] if gevonden else "")
    for door, leden in per_uitvoering.items():
        wie = f"Het {opsomming(leden, 'en het')} lid" if leden[0] else "Het artikel"
        machtigt = "machtigen" if len(leden) > 1 else "machtigt"
        zinnen.append(f"{wie} {machtigt} de Vlaamse Regering om dit nader te regelen.")
        if door:
            artikelen = f"artikel {door[0]}" if len(door) == 1 else f"de artikelen {opsomming(door)}"
            zinnen.append(f"Het ontwerp van besluit doet dat in {artikelen}.")
        else:
            zinnen.append("Het ontwerp van besluit voert die machtiging nog niet uit.")
    if artikel.voert_uit:
        zinnen.append(f"Het artikel voert {_plaatsen(artikel.voert_uit)} van het decreet uit.")
    if zinnen:
        yield alinea(" ".join(zinnen))


def _plaatsen(plaatsen: tuple[str, ...]) -> str:
    """*artikel 8, vijfde en achtste lid,*: the leden of one article together."""
    per_artikel: dict[str, list[str]] = {}
    for plaats in plaatsen:
        artikel, _, lid = plaats.partition(", ")
        per_artikel.setdefault(artikel, [])
        if lid:
            per_artikel[artikel].append(lid.removesuffix(" lid"))
    delen = [
        f"{artikel}, {opsomming(leden)} lid," if leden else artikel for artikel, leden in per_artikel.items()
    ]
    return opsomming(delen)


def _aannames(artikel: Ontwerpartikel) -> Iterator[Blok]:
    teksten = dict.fromkeys(
        zin(b.bepaling.aanname)
        for b in artikel.bronnen
        if b.bepaling.aanname and b.bepaling.gemodelleerd != "nee"
    )
    if teksten:
        soort = "een aanname" if len(teksten) == 1 else "aannames"
        yield alinea(f"De tekst steunt op {soort}. {' '.join(teksten)}")


def _open(artikel: Ontwerpartikel) -> Iterator[Blok]:
    """What the text still leaves to be chosen, written or looked up, as the draft itself says it."""
    tekst = artikel.tekst
    vragen = gaten(tekst)
    if len(vragen) == 1:
        yield alinea(f"Nog te beslissen of te schrijven: {in_de_zin(vragen[0])}{_einde(vragen[0])}")
    elif vragen:
        yield alinea(
            f"In dit artikel zijn {aantal(len(vragen), 'punt', 'punten')} nog te beslissen of te schrijven:"
        )
        yield lijst(*(f"{hoofdletter(vraag)}{_einde(vraag)}" for vraag in vragen))
    na_te_kijken = gaten(tekst, "TE VERIFIËREN")
    if na_te_kijken:
        yield alinea(f"In de officiële tekst na te kijken: {opsomming(na_te_kijken)}.")


def _einde(tekst: str) -> str:
    return "" if tekst.endswith(("?", ".")) else "."


def opening(keten: tuple[Voorstel, ...], deel: str, id_: str) -> str:
    """What an article is about: the first sentences of its explanation, from the nearest proposal."""
    for voorstel in reversed(keten):
        tekst = _openingen(voorstel.map).get(deel, {}).get(id_)
        if tekst:
            return zin(tekst)
    onderwerp = id_.removeprefix("art-").replace("-", " ").replace("_", " ")
    return str(woorden()["artikel"]["zonder_opening"]).format(onderwerp=onderwerp)


@lru_cache(maxsize=64)
def _openingen(map_: Path) -> Mapping[str, Mapping[str, str]]:
    pad = map_ / "tekst" / BESTAND
    if not pad.is_file():
        return {}
    data: Any = laad_yaml(pad).data
    return {
        deel: {id_: tekst for id_, tekst in (rijen or {}).items() if isinstance(tekst, str)}
        for deel, rijen in (data or {}).items()
        if isinstance(rijen, dict)
    }


# ------------------------------------------------------------------------------- an amending article


def _wijziging(stof: Stof, akte: Wijzigingsakte, artikel: Wijzigingsartikel, deel: str) -> Iterator[Blok]:
    """What an amending article does, who asks for it and what is still to be looked up."""
    paden = tuple(dict.fromkeys(pad for operatie in artikel.operaties for pad in _paden(operatie)))
    tekst = "\n".join(artikel.regels)
    begin: list[str | Run] = [_vast(artikel.tekst, deel)]
    if artikel.operaties:
        begin = [_waardezin(stof, paden)] if _enkel_waarden(artikel) else [_ingreep(akte, artikel)]
        begin += _waarover(stof, akte, artikel, deel)
        begin += _uit_ontwerp(stof, artikel, deel) if akte.op_ontwerp else _van_wie(stof, paden)
    yield alinea(*begin)
    if akte.op_ontwerp:
        yield from verschilblokken(stof, verschillen(stof, paden))
    vragen = gaten(tekst)
    if vragen and not artikel.operaties:
        yield alinea("Dit artikel moet nog geschreven worden. ", zin("; ".join(vragen)))
    na_te_kijken = gaten(tekst, "TE VERIFIËREN")
    if na_te_kijken:
        yield alinea(f"In de officiële tekst na te kijken: {opsomming(na_te_kijken)}.")
    yield from eigen(stof.motivering.bij_artikel(deel, artikel.nummer))


def _paden(operatie: Operatie) -> tuple[str, ...]:
    return () if isinstance(operatie, EenheidOpgeheven) else operatie.parameters


def _enkel_waarden(artikel: Wijzigingsartikel) -> bool:
    """Whether the article replaces values and does nothing else."""
    return all(isinstance(o, WoordenVervangen) and o.parameters for o in artikel.operaties)


def _ingreep(akte: Wijzigingsakte, artikel: Wijzigingsartikel) -> str:
    """*Dit artikel vervangt artikel 5, eerste lid, en heft artikel 7 op.*"""
    voor = akte.teksten_voor[artikel.akte]
    per_soort: dict[str, list[str]] = {}
    for operatie in artikel.operaties:
        match operatie:
            case WoordenVervangen():
                per_soort.setdefault("past {} aan", []).append(citaat(voor, operatie.adres))
            case EenheidVervangen():
                per_soort.setdefault("vervangt {}", []).append(citaat(voor, operatie.adres))
            case EenheidOpgeheven():
                per_soort.setdefault("heft {} op", []).append(citaat(voor, operatie.adres))
            case EenheidIngevoegd() | EenheidToegevoegd():
                waar = f"in {citaat(voor, operatie.ouder)}" if operatie.ouder else "in de akte"
                wat = aantal(len(operatie.nieuw), operatie.nieuw[0].soort, MEERVOUD[operatie.nieuw[0].soort])
                per_soort.setdefault("voegt {} in", []).append(f"{waar} {wat}")
    delen = []
    for vorm, plaatsen in per_soort.items():
        enkel = list(dict.fromkeys(plaatsen))
        delen.append(vorm.format(opsomming(enkel) if vorm.endswith("{}") else _met_komma(enkel)))
    return f"Dit artikel {opsomming(delen)}."


def _met_komma(plaatsen: list[str]) -> str:
    """*artikel 11, eerste lid,*: a place with parts closes with a comma before the sentence goes on."""
    tekst = opsomming(plaatsen)
    return f"{tekst}," if ", " in plaatsen[-1] and not plaatsen[-1].startswith("in ") else tekst


def _waarover(stof: Stof, akte: Wijzigingsakte, artikel: Wijzigingsartikel, deel: str) -> Iterator[str | Run]:
    """What the amended article of a draft is about, in the words that explained it there."""
    if not akte.op_ontwerp:
        return
    sleutels = list(dict.fromkeys(_sleutel(operatie) for operatie in artikel.operaties))
    keten = tuple(dict.fromkeys([*stof.stukken.basis.keten, *stof.stukken.systeem.keten]))
    for sleutel in sleutels:
        tekst = opening(keten, deel, sleutel)
        yield f" {tekst.replace('Dit artikel', 'Dat artikel', 1)}"


def _uit_ontwerp(stof: Stof, artikel: Wijzigingsartikel, deel: str) -> Iterator[str | Run]:
    """The provisions behind the article of the new draft that these amendments bring about."""
    if stof.stukken.ontwerp is None:
        return
    sleutels = {_sleutel(operatie) for operatie in artikel.operaties}
    basis = {voorstel.id for voorstel in stof.stukken.basis.keten}
    sprekend = {(v.id, b.id) for v, b in stof.bepalingen}
    gevonden = [
        (bron.voorstel, bron.bepaling)
        for nieuw in stof.stukken.ontwerp.artikelen
        if nieuw.deel == deel and nieuw.id in sleutels
        for bron in nieuw.bronnen
        if bron.voorstel.id not in basis and (bron.voorstel.id, bron.bepaling.id) in sprekend
    ]
    yield " "
    if gevonden:
        yield from stellingen(gevonden)
    else:
        titels = (stof.stukken.systeem.titel, stof.stukken.basis.titel)
        yield "“{}” neemt niet over wat “{}” hier bepaalt.".format(*titels)


def _sleutel(operatie: Operatie) -> str:
    """The key of the article an operation is about; of a new one, its own."""
    if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd):
        return operatie.ouder[0][1] if operatie.ouder else operatie.nieuw[0].sleutel
    return operatie.adres[0][1]


def _waardezin(stof: Stof, paden: tuple[str, ...]) -> str:
    return f"Dit artikel wijzigt {opsomming([waardewijziging(stof, pad) for pad in paden])}."


def waardewijziging(stof: Stof, pad: str) -> str:
    """*“Vergoeding per uur” van 4,10 euro per uur naar 4,50 euro per uur*."""
    stukken, dag = stof.stukken, f"{stof.maand}-01"
    info = law.parameterinfo(pad)
    oud = stukken.waarden_voor.get(pad, law.waarde(stukken.basis.stelsel, pad, dag))
    nieuw = stukken.waarden_na.get(pad, law.waarde(stukken.systeem.stelsel, pad, dag))
    van = "geen waarde" if oud is None else toon_parameter(info, oud)
    return f"“{info.label}”: van {van} naar {toon_parameter(info, nieuw)}"


def _van_wie(stof: Stof, paden: tuple[str, ...]) -> Iterator[str | Run]:
    """The provisions that ask the change; a change that somebody typed in has no reason yet."""
    keten = {voorstel.id: voorstel for voorstel in stof.stukken.systeem.keten}
    gezegd: set[tuple[str, str]] = set()
    los = False
    for pad in paden:
        laatste = stof.stukken.systeem.wijzigingen_van(pad)[-1:]
        for wijziging in laatste:
            voorstel = keten.get(wijziging.voorstel_id or "")
            if voorstel is None:
                los = True
                continue
            bepaling = voorstel.bepaling(wijziging.bepaling_id or "")
            if (voorstel.id, bepaling.id) not in gezegd:
                gezegd.add((voorstel.id, bepaling.id))
                yield f" {zin(bepaling.stelling)}"
                yield bepaling_noot(voorstel, bepaling)
    if los:
        yield " "
        yield te_redigeren("de reden van deze wijziging")


def _vast(tekst: str, deel: str) -> str:
    """What a fixed article is for."""
    vast: Mapping[str, str] = woorden()["artikel"]["vast"]
    for herken, zin_ in vast.items():
        if herken in tekst:
            return zin_.format(deel=deel)
    return str(woorden()["artikel"]["structuur"])
