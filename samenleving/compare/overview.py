"""Each system in itself: source, choices, what is open, assumed or not modelled; values carried on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samenleving.compare.model import (
    Aanname,
    BereikUit,
    Doorlopend,
    Keuze,
    NietGemodelleerd,
    OpenKeuze,
    OpenVraagUit,
    Optie,
    SysteemUit,
    TegenstrijdigheidUit,
    ZijdeUit,
)
from samenleving.compare.provisions import (
    bron_van,
    plaats_van,
    stelsels_in_werking,
    vermeld,
    waarde_op,
    zetter,
)
from samenleving.compare.subjects import genoemde_paden, stelselnamen
from samenleving.display import toon_parameter
from samenleving.law import lezingen, parameterinfo
from samenleving.proposals.model import Bepaling, Voorstel
from samenleving.statistics import documenten, tegenstrijdigheden
from samenleving.systems import Systeem

BEREKEND = "CALC"
"""Confidence code of a value we computed ahead from a rule."""


def systeem_uit(systeem: Systeem, dag: date) -> SysteemUit:
    """What a reader must know of a system before its figures."""
    voorstel = systeem.voorstel
    return SysteemUit(
        naam=systeem.naam,
        titel=systeem.titel,
        orgaan=voorstel.orgaan if voorstel else "",
        status=systeem.status,
        bron=(voorstel.bron.titel or voorstel.bron.document) if voorstel else "",
        brondatum=voorstel.bron.datum if voorstel else "",
        href=voorstel.bron.href if voorstel else "",
        toelichting=voorstel.toelichting if voorstel else "",
        voorstellen=tuple((laag.id, laag.titel) for laag in systeem.keten),
        stelsels=stelsels_in_werking(systeem, dag),
        in_werking_vanaf=systeem.in_werking_vanaf,
        in_werking_aanname=voorstel.inwerkingtreding_aanname if voorstel else "",
        keuzes=tuple(_keuzes(systeem)),
        lezingen=tuple(_gekozen_lezingen(systeem)),
        open_keuzes=tuple(_open_keuzes(systeem)),
        open_vragen=tuple(
            OpenVraagUit(vraag.id, vraag.vraag, vraag.voorstel_id, vermeld(vraag.passage), vraag.lezing)
            for vraag in systeem.open_vragen
        ),
        aannames=tuple(_aannames(systeem, dag)),
        niet_gemodelleerd=tuple(_niet_gemodelleerd(systeem)),
    )


def _keuzes(systeem: Systeem) -> Iterator[Keuze]:
    for laag in systeem.keten:
        for variant in laag.varianten:
            if variant.naam in systeem.keuzes:
                optie = variant.opties[systeem.keuzes[variant.naam]]
                yield Keuze(variant.naam, variant.vraag, systeem.keuzes[variant.naam], optie.titel)


def _gekozen_lezingen(systeem: Systeem) -> Iterator[Keuze]:
    for naam, keuze in systeem.lezingen.items():
        info = lezingen()[naam]
        yield Keuze(naam, info.beschrijving, keuze, toon_parameter(info, keuze))


def _open_keuzes(systeem: Systeem) -> Iterator[OpenKeuze]:
    for variant in systeem.open_keuzes:
        opties = tuple(
            Optie(naam, optie.titel, optie.stelling, optie.aanname) for naam, optie in variant.opties.items()
        )
        plaats = vermeld(variant.passage)
        yield OpenKeuze(variant.naam, variant.vraag, variant.voorstel_id, plaats, opties)


def _aannames(systeem: Systeem, dag: date) -> Iterator[Aanname]:
    """Assumptions that still carry a value: what a later proposal sets itself is no longer assumed."""
    for laag in systeem.keten:
        for bepaling in _geldende(laag, systeem):
            dragend = [
                w.pad
                for w in bepaling.parameters
                if (door := zetter(systeem, w.pad, dag)) is not None
                and (door.voorstel_id, door.bepaling_id) == (laag.id, bepaling.id)
            ]
            if bepaling.aanname and (dragend or not bepaling.parameters):
                yield Aanname(
                    laag.id,
                    bepaling.id,
                    bepaling.titel,
                    bepaling.aanname,
                    plaats_van(laag, bepaling),
                    tuple(_bereik(bepaling)),
                )


def _geldende(laag: Voorstel, systeem: Systeem) -> Iterator[Bepaling]:
    yield from laag.bepalingen
    for variant in laag.varianten:
        if variant.naam in systeem.keuzes:
            yield variant.opties[systeem.keuzes[variant.naam]]


def _bereik(bepaling: Bepaling) -> Iterator[BereikUit]:
    for bereik in bepaling.bereik:
        info = parameterinfo(bereik.pad)
        laag, hoog = toon_parameter(info, bereik.laag), toon_parameter(info, bereik.hoog)
        yield BereikUit(bereik.pad, info.label, laag, hoog)


def _niet_gemodelleerd(systeem: Systeem) -> Iterator[NietGemodelleerd]:
    for laag in systeem.keten:
        for bepaling in laag.bepalingen:
            if bepaling.gemodelleerd == "nee":
                yield NietGemodelleerd(
                    laag.id,
                    bepaling.id,
                    bepaling.titel,
                    bepaling.stelling,
                    bepaling.reden,
                    plaats_van(laag, bepaling),
                )


def tegenspraak(systemen: Sequence[Systeem]) -> tuple[TegenstrijdigheidUit, ...]:
    """Where sources contradict each other, or themselves, on something that one of the systems sets."""
    gezet = {s.naam: {w.pad for w in s.wijzigingen if w.soort != "lezing"} for s in systemen}
    return tuple(
        TegenstrijdigheidUit(
            id_,
            deze.onderwerp,
            tuple(ZijdeUit(_orgaan(zijde.document), zijde.plaats, zijde.zegt) for zijde in deze.zijden),
            deze.gevolg,
            raakt,
        )
        for id_, deze in tegenstrijdigheden().items()
        if (raakt := tuple(naam for naam, paden in gezet.items() if paden & set(deze.codeert)))
    )


def _orgaan(document: str) -> str:
    """Who speaks: the title of the source as the law package names it."""
    bekend = documenten().get(document)
    return bekend.titel if bekend is not None else document


def doorlopende(systemen: Sequence[Systeem], dag: date) -> tuple[Doorlopend, ...]:
    """Values of current law that hold in a system but were last checked before the day of the comparison."""
    buiten = {
        naam for naam in stelselnamen() if all(naam not in stelsels_in_werking(s, dag) for s in systemen)
    }
    gevonden = []
    for pad in sorted(genoemde_paden()):
        info = parameterinfo(pad)
        nagekeken = date.fromisoformat(info.gecontroleerd)
        begonnen = [begin for begin in info.waarden if begin <= dag]
        if pad.partition(".")[0] in buiten or not begonnen or nagekeken >= dag or not bron_van(pad, dag):
            continue
        if all(zetter(systeem, pad, dag) is not None for systeem in systemen):
            continue
        waarde = waarde_op(systemen[0].stelsel, pad, dag)
        berekend = any(BEREKEND in v.zekerheid for v in info.verwijzingen_op(dag))
        tekst = toon_parameter(info, waarde)
        gevonden.append(Doorlopend(pad, info.label, tekst, max(begonnen), nagekeken, berekend))
    return tuple(gevonden)
