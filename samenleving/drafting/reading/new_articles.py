"""The articles of a new act, read beside the articles that the system itself would write.

Where the words are the same, the values stand where the anchors are. Where they are not, the reader looks for
another choice of the system (an option, a yes or no) under which the article would read like this; what no
choice explains is reported, never guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.drafting.draft import maak_ontwerp
from samenleving.drafting.model import Ontwerpartikel, Ontwerpdeel
from samenleving.drafting.reading.characters import gaten, zonder_gaten
from samenleving.drafting.reading.lines import Gelezenartikel, Stuk
from samenleving.drafting.reading.naming import noem
from samenleving.drafting.reading.orders import Ongelezen
from samenleving.drafting.reading.trees import kanoniek
from samenleving.drafting.reading.units import lees_artikel
from samenleving.drafting.reading.values import Gelezenwaarden, lees_waarden
from samenleving.errors import InvoerFout
from samenleving.legislation.text import Adres, Aktetekst, Eenheid
from samenleving.proposals.values import schrijf
from samenleving.systems import Systeem, systeem

GELIJKEND = 0.6
"""From here on two articles are taken for the same article, edited."""
_MEESTE_KEUZES = 4
_MEESTE_PROEVEN = 400


@dataclass(frozen=True)
class Gezet:
    """A value as the text sets it: the parameter's path, the value, where, and the line.

    `clausule` is the article of the draft that prints it, `niveau` the level of that act; empty elsewhere.
    """

    pad: str
    waarde: Any
    plaats: str
    regel: int
    clausule: str = ""
    niveau: str = ""


@dataclass
class Gelezendeel:
    """What the articles of one part say.

    Attributes:
        gezet: every value printed, and every choice that the words show.
        keuzes: the choices found, as they are written behind a system's name (`statuut=pwa`).
    """

    gezet: list[Gezet] = field(default_factory=list)
    niet_gelezen: list[Ongelezen] = field(default_factory=list)
    keuzes: list[str] = field(default_factory=list)


def passend_deel(stuk: Stuk, delen: Sequence[Ontwerpdeel]) -> Ontwerpdeel | None:
    """The part of a draft that these articles are an edition of; None where they are something else."""
    beste: tuple[float, Ontwerpdeel] | None = None
    for deel in delen:
        paren = [paar for paar in _paren(stuk.artikelen, deel.artikelen) if None not in paar]
        score = len(paren) / max(len(stuk.artikelen), 1)
        if beste is None or score > beste[0]:
            beste = (score, deel)
    return beste[1] if beste is not None and 2 * beste[0] >= 1 else None


def lees_deel(
    stuk: Stuk, deel: Ontwerpdeel, stelsel: Systeem, mappen: Sequence[Path | str] = ()
) -> Gelezendeel:
    """Every article of a part, read beside the one that the system writes."""
    uit = Gelezendeel()
    van = "van het decreet" if deel.deel == "decreet" else "van het besluit"
    for gelezen, sjabloon in _paren(stuk.artikelen, deel.artikelen):
        if gelezen is None and sjabloon is not None:
            reden = f"dit artikel van {stelsel.naam} staat niet in de tekst"
            uit.niet_gelezen.append(Ongelezen(0, f"artikel {sjabloon.nummer} {van}", reden))
        elif gelezen is not None and sjabloon is None:
            reden = f"{stelsel.naam} heeft geen artikel dat hierop lijkt"
            uit.niet_gelezen.append(
                Ongelezen(gelezen.regel, f"Art. {gelezen.nummer}. {gelezen.tekst}", reden)
            )
        elif gelezen is not None and sjabloon is not None:
            _artikel(gelezen, sjabloon, stelsel, mappen, van, uit)
    return uit


def _artikel(
    gelezen: Gelezenartikel,
    sjabloon: Ontwerpartikel,
    stelsel: Systeem,
    mappen: Sequence[Path | str],
    van: str,
    uit: Gelezendeel,
) -> None:
    tekst = lees_artikel(sjabloon.nummer, gelezen.tekst.split("\n"))
    plek = (sjabloon.id, sjabloon.deel)
    waarden, boom = _beside(sjabloon.eenheid, tekst)
    if waarden.anders:
        keuze = _andere_keuze(tekst, sjabloon, stelsel, mappen)
        if keuze is not None:
            waarden, boom = _beside(keuze.artikel, tekst)
            uit.keuzes += keuze.namen
            plaats = f"artikel {gelezen.nummer} {van}"
            uit.gezet += [
                Gezet(pad, waarde, plaats, gelezen.regel, *plek) for pad, waarde in keuze.waarden.items()
            ]
    uit.niet_gelezen += [
        Ongelezen(gelezen.regel_van(teller), regel[begin:eind], "staat nog te schrijven", openlijk=True)
        for teller, regel in enumerate(gelezen.tekst.split("\n"))
        for begin, eind in gaten(regel)
    ]
    for pad, plekken in waarden.plekken.items():
        for adres, waarde in plekken:
            uit.gezet.append(
                Gezet(pad, waarde, _plaats(boom, adres, van), _regel(gelezen, boom, adres), *plek)
            )
    for adres, woorden in waarden.anders.items():
        naam = _plaats(boom, adres, van)
        if woorden:
            reden = f"{naam}: geen keuze en geen waarde van {stelsel.naam} geeft deze woorden"
            uit.niet_gelezen.append(Ongelezen(_regel_met(gelezen, woorden), woorden, reden))
        elif not any(adres[: len(boven)] == boven for boven in waarden.anders if boven != adres):
            reden = f"deze woorden van {stelsel.naam} staan niet meer in de tekst"
            uit.niet_gelezen.append(Ongelezen(gelezen.regel, naam, reden))


def _plaats(boom: Aktetekst, adres: Adres, van: str) -> str:
    naam = noem(boom, adres)
    return f"{naam}, {van}" if "," in naam else f"{naam} {van}"


def _beside(sjabloon: Eenheid, tekst: Eenheid) -> tuple[Gelezenwaarden, Aktetekst]:
    """The values of an article beside its template. What a gap says is free: it is no text of law yet."""
    boom = kanoniek(Aktetekst("", (sjabloon,)))
    links = Aktetekst("", (_zonder_gaten(boom.artikelen[0]),))
    rechts = Aktetekst("", (_zonder_gaten(replace(tekst, nummer=sjabloon.nummer)),))
    return lees_waarden(links, rechts), boom


def _zonder_gaten(eenheid: Eenheid) -> Eenheid:
    kinderen = tuple(_zonder_gaten(kind) for kind in eenheid.eenheden)
    return replace(eenheid, tekst=zonder_gaten(eenheid.tekst), eenheden=kinderen)


def _regel(gelezen: Gelezenartikel, boom: Aktetekst, adres: Adres) -> int:
    """The line of the document in which a unit stands, counted along the units of the article."""
    plat = list(_met_tekst(boom.artikelen, ()))
    plek = plat.index(adres) if adres in plat else 0
    return gelezen.regel_van(plek)


def _met_tekst(eenheden: tuple[Eenheid, ...], ouder: Adres) -> Iterator[Adres]:
    for eenheid in eenheden:
        adres = (*ouder, eenheid.stap)
        if eenheid.tekst:
            yield adres
        yield from _met_tekst(eenheid.eenheden, adres)


def _regel_met(gelezen: Gelezenartikel, woorden: str) -> int:
    return next((regel.nummer for regel in gelezen.regels if woorden in regel.tekst), gelezen.regel)


# ------------------------------------------------------------------------------------------ which is which


def _paren(
    gelezen: Sequence[Gelezenartikel], sjablonen: Sequence[Ontwerpartikel]
) -> Iterator[tuple[Gelezenartikel | None, Ontwerpartikel | None]]:
    """Each article of the text with the one it edits: of the same number, else the one most like it."""
    over = {sjabloon.nummer: sjabloon for sjabloon in sjablonen}
    gekozen: dict[int, Ontwerpartikel] = {}
    for plek, artikel in enumerate(gelezen):
        zelfde = over.get(artikel.nummer)
        if zelfde is not None and _gelijkenis(artikel, zelfde) >= GELIJKEND:
            gekozen[plek] = over.pop(artikel.nummer)
    for plek, artikel in enumerate(gelezen):
        if plek in gekozen or not over:
            continue
        nummer = max(over, key=lambda n: _gelijkenis(artikel, over[n]))
        if _gelijkenis(artikel, over[nummer]) >= GELIJKEND:
            gekozen[plek] = over.pop(nummer)
    for plek, artikel in enumerate(gelezen):
        yield artikel, gekozen.get(plek)
    for sjabloon in over.values():
        yield None, sjabloon


def _gelijkenis(artikel: Gelezenartikel, sjabloon: Ontwerpartikel) -> float:
    links, rechts = artikel.tekst.split(), sjabloon.tekst.split()[2:]
    vergelijker = difflib.SequenceMatcher(None, links, rechts, autojunk=False)
    if vergelijker.quick_ratio() < GELIJKEND:
        return 0.0
    return vergelijker.ratio()


# --------------------------------------------------------------------------------------------- choices


@dataclass(frozen=True)
class _Keuze:
    """A choice under which the article reads as it does."""

    namen: tuple[str, ...]
    waarden: Mapping[str, Any]
    artikel: Eenheid


def _andere_keuze(
    tekst: Eenheid, sjabloon: Ontwerpartikel, stelsel: Systeem, mappen: Sequence[Path | str]
) -> _Keuze | None:
    """Choices, one after the other, each bringing the article nearer to the text, until it is the text."""
    namen: tuple[str, ...] = ()
    artikel = sjabloon
    afstand = len(_beside(sjabloon.eenheid, tekst)[0].anders)
    proeven = 0
    while afstand and len(namen) < _MEESTE_KEUZES:
        beste: tuple[int, str, Ontwerpartikel] | None = None
        for naam in _mogelijk(artikel, stelsel):
            proeven += 1
            if proeven > _MEESTE_PROEVEN:
                return None
            ander = _artikel_onder("+".join([stelsel.naam, *namen, naam]), sjabloon, mappen)
            if ander is None:
                continue
            nu = len(_beside(ander.eenheid, tekst)[0].anders)
            if beste is None or nu < beste[0]:
                beste = (nu, naam, ander)
        if beste is None or beste[0] >= afstand:
            return None
        afstand, namen, artikel = beste[0], (*namen, beste[1]), beste[2]
    return None if afstand else _Keuze(namen, _verschil(stelsel, namen, mappen), artikel.eenheid)


def _mogelijk(artikel: Ontwerpartikel, stelsel: Systeem) -> Iterator[str]:
    """The options left open, and every other option of a choice that the article depends on."""
    for variant in stelsel.open_keuzes:
        if set(variant.paden) & set(artikel.gelezen):
            for optie in variant.opties:
                yield f"{variant.naam}={optie}"
    dag = _dag(stelsel)
    for pad in artikel.gelezen:
        info = law.parameterinfo(pad)
        nu = law.waarde(stelsel.stelsel, pad, dag)
        opties: Sequence[Any] = (not nu,) if isinstance(nu, bool) else [k for k in info.keuzes if k != nu]
        for optie in opties:
            yield f"{pad}={schrijf(optie)}@{dag}"


def _artikel_onder(
    naam: str, sjabloon: Ontwerpartikel, mappen: Sequence[Path | str]
) -> Ontwerpartikel | None:
    try:
        return maak_ontwerp(systeem(naam, mappen)).artikel(sjabloon.deel, sjabloon.id)
    except (InvoerFout, KeyError):
        return None


def _verschil(stelsel: Systeem, namen: Sequence[str], mappen: Sequence[Path | str]) -> dict[str, Any]:
    """The parameters that the choices set."""
    ander = systeem("+".join([stelsel.naam, *namen]), mappen)
    dag = _dag(stelsel)
    paden = dict.fromkeys(wijziging.pad for wijziging in ander.wijzigingen)
    uit = {pad: law.waarde(ander.stelsel, pad, dag) for pad in paden}
    return {pad: waarde for pad, waarde in uit.items() if waarde != law.waarde(stelsel.stelsel, pad, dag)}


def _dag(stelsel: Systeem) -> str:
    dag = stelsel.in_werking_vanaf or (stelsel.voorstel.inwerkingtreding if stelsel.voorstel else None)
    return dag.isoformat() if dag is not None else ""
