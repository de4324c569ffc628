"""The memorandum with a draft decree: a general part filled from results, then article by article.

Political reasons stand in no source: they are visible gaps until somebody writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from samenleving.compare.model import Onderwerp
from samenleving.display import datum, in_de_zin, opsomming
from samenleving.documents import (
    Alinea,
    Blok,
    Document,
    Inhoudstafel,
    Noot,
    Sectie,
    alinea,
    lijst,
    runs,
    te_redigeren,
    vet,
)
from samenleving.dossier.acts import opschriften
from samenleving.dossier.advies import kort_antwoord
from samenleving.dossier.article_notes import toelichting_bij
from samenleving.dossier.competence import bevoegdheid
from samenleving.dossier.impact import begroting, deelnemers, lokale_besturen, personeel
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import (
    aantal,
    bepaling_noot,
    eigen,
    eigen_of_gat,
    knelpunt_alinea,
    plaatsen_noot,
    stellingen,
    woorden,
    zin,
)
from samenleving.legislation import laad_akten
from samenleving.proposals.model import Bepaling, Voorstel
from samenleving.report.changes import kerntabel
from samenleving.report.summary import samenvatting as stelselzinnen

DOEL = "art-doel"
GRONDRECHTEN = ("overgangsgroep", "standstill", "persoonsgegevens")
SAMENHANG = (
    "vrijstelling",
    "toegang_uitkering",
    "sanctie_na_einde",
    "doelgroep_overlap",
)


def memorie(stof: Stof) -> Document:
    """The memorandum of the draft decree; for a system that changes no decree there is none."""
    return Document(
        titel="Memorie van toelichting",
        ondertitel="; ".join(opschriften(stof.stukken, "decreet")) or stof.titel,
        soort="memorie",
        status=stof.stukken.systeem.status,
        stempel=stof.stempel,
        blokken=(
            Inhoudstafel(diepte=2),
            Sectie(runs("A. Algemene toelichting"), tuple(algemeen(stof)), anker="algemeen"),
            Sectie(
                runs("B. Toelichting bij de artikelen"),
                artikelen(stof, "decreet"),
                anker="artikelen",
                nieuwe_pagina=True,
            ),
            *ondertekening(),
        ),
    )


def artikelen(stof: Stof, deel: str) -> tuple[Blok, ...]:
    """One section an article, or why there is none."""
    return toelichting_bij(stof, deel) or (alinea(woorden()["memorie"]["geen_artikelen"]),)


def ondertekening() -> tuple[Alinea, ...]:
    """Who signs."""
    return (alinea(f"{woorden()['nota']['ondertekening']} [NAAM]", stijl="handtekening"),)


def algemeen(stof: Stof) -> Iterator[Sectie]:
    """The general part."""
    delen: tuple[tuple[str, str, Iterable[Blok]], ...] = (
        ("Samenvatting", "samenvatting", samenvatting(stof)),
        ("Situering", "situering", situering(stof)),
        ("Doel", "doel", doel(stof)),
        ("Inhoud", "inhoud", inhoud(stof)),
        ("Bevoegdheid", "bevoegdheid", bevoegdheid(stof)),
        ("Grondrechten en samenhang met andere regels", "grondrechten", grondrechten(stof)),
        ("Budgettaire weerslag", "budget", budget(stof)),
        ("Weerslag op het personeel", "personeel", personeelsdeel(stof)),
        ("Weerslag op de lokale besturen", "lokale-besturen", lokaal(stof)),
        ("Weerslag op de deelnemers en de gebruikers", "deelnemers", deelnemers(stof)),
        ("Adviezen", "adviezen", adviezen(stof)),
    )
    for nummer, (titel, anker, blokken) in enumerate(delen, 1):
        yield Sectie(runs(f"{nummer}. {titel}"), tuple(blokken), anker=anker)


# --------------------------------------------------------------------------- what it is and where it stands


def samenvatting(stof: Stof) -> Iterator[Blok]:
    """What the acts of the file are, what schemes come and go, and the main lines in a table."""
    akten = [
        f"{_klein(opschrift)} ({aantal(getal, 'artikel', 'artikelen')})"
        for deel in ("decreet", "besluit")
        for opschrift, getal in opschriften(stof.stukken, deel).items()
    ]
    if akten:
        yield alinea(f"Dit dossier bevat {opsomming(akten)}.")
    if not stof.stukken.systeem.keten:
        yield from _los(stof)
    elif stof.vergelijking.andere:
        yield alinea("".join(stelselzinnen(stof.vergelijking)))
    yield from eigen(stof.motivering.secties.get("samenvatting", ()))
    kern = [rij for onderwerp in stof.vergelijking.onderwerpen for rij in onderwerp.rijen if rij.kern]
    if stof.stukken.systeem.keten and kern:
        yield kerntabel(stof.vergelijking)


def _klein(opschrift: str) -> str:
    lidwoord = "de" if opschrift.startswith("Amendementen") else "het"
    return f"{lidwoord} {opschrift[:1].lower()}{opschrift[1:]}"


def situering(stof: Stof) -> Iterator[Blok]:
    """The law that is touched, the source of the proposal, and why now."""
    akten = laad_akten()
    geraakt = [akten[id_].aanhaling for id_ in geraakte_akten(stof)]
    if geraakt:
        yield alinea(woorden()["memorie"]["huidig"])
        slot = len(geraakt) - 1
        yield lijst(*(f"{tekst}{'.' if i == slot else ';'}" for i, tekst in enumerate(geraakt)))
    systeem = stof.stukken.systeem
    for voorstel in systeem.keten:
        titel = voorstel.bron.titel or voorstel.titel
        noot = Noot(runs(zin(f"{titel} ({voorstel.bron.datum})")))
        tekst = (
            zin(voorstel.toelichting)
            if voorstel.toelichting
            else f"Het ontwerp steunt op “{voorstel.titel}”."
        )
        yield alinea(tekst, noot)
    if systeem.in_werking_vanaf is not None:
        aanname = systeem.voorstel.inwerkingtreding_aanname if systeem.voorstel else ""
        dag = f"De wijzigingen gaan in op {datum(systeem.in_werking_vanaf)}."
        yield alinea(f"{dag} {zin(aanname)}" if aanname else dag)
    yield from eigen_of_gat(stof.motivering.secties.get("situering", ()), _gat("situering"))


def geraakte_akten(stof: Stof) -> tuple[str, ...]:
    """The acts that carry a value that changes, by id, in the order of the law package."""
    paden = {wijziging.pad for wijziging in stof.stukken.systeem.wijzigingen if wijziging.soort != "lezing"}
    return tuple(
        id_
        for id_, akte in laad_akten().items()
        if any(paden & set(deel.parameters) for deel in akte.delen())
    )


def doel(stof: Stof) -> Iterator[Blok]:
    """What the sources say about the goal, and what the Government wants with it."""
    gevonden = [paar for paar in stof.bepalingen if paar[1].clausule == DOEL]
    if gevonden:
        yield alinea(*stellingen(gevonden))
    yield from eigen_of_gat(stof.motivering.secties.get("doel", ()), _gat("doel"))


# ------------------------------------------------------------------------------------------- what it says


def inhoud(stof: Stof) -> Iterator[Blok]:
    """Subject by subject what the provisions say; then what is open, assumed or left outside the articles."""
    per_onderwerp = tuple(_per_onderwerp(stof))
    if per_onderwerp:
        yield alinea(woorden()["memorie"]["inhoud_inleiding"])
    for onderwerp, gevonden in per_onderwerp:
        yield Sectie(runs(onderwerp.titel), (alinea(*stellingen(gevonden)),), anker=f"inhoud-{onderwerp.id}")
    if stof.stukken.systeem.keten:
        yield from _los(stof)
    yield from _open(stof)
    yield from _aannames(stof)
    yield from _niet_geregeld(stof)
    yield from _tegenspraak(stof)
    yield from eigen_of_gat(stof.motivering.secties.get("inhoud", ()), _gat("inhoud"))


def _buiten(bepaling: Bepaling) -> bool:
    """Whether a provision says itself that no article writes it and no rule holds it."""
    return not bepaling.clausule and not bepaling.parameters


def _per_onderwerp(stof: Stof) -> Iterator[tuple[Onderwerp, list[tuple[Voorstel, Bepaling]]]]:
    over = {(v.id, b.id): (v, b) for v, b in stof.bepalingen if b.clausule != DOEL and not _buiten(b)}
    for onderwerp in stof.vergelijking.onderwerpen:
        door = [
            (herkomst.voorstel, herkomst.bepaling)
            for rij in onderwerp.rijen
            for cel in rij.cellen
            if cel.systeem == stof.naam
            for waarde in cel.waarden
            for herkomst in waarde.door
        ]
        door += [(z.voorstel, z.bepaling) for z in onderwerp.zinnen]
        gevonden = [over.pop(sleutel) for sleutel in dict.fromkeys(door) if sleutel in over]
        if gevonden:
            yield onderwerp, gevonden


def _los(stof: Stof) -> Iterator[Blok]:
    """Values that somebody changed in the name of the system."""
    from samenleving.dossier.article_notes import waardewijziging

    paden = dict.fromkeys(w.pad for w in stof.stukken.systeem.wijzigingen if w.soort == "los")
    zinnen = [zin(waardewijziging(stof, pad)) for pad in paden]
    if zinnen:
        yield alinea(
            "De opsteller wijzigt daarnaast:" if stof.stukken.systeem.keten else "Het ontwerp wijzigt:"
        )
        yield lijst(*zinnen)


def _open(stof: Stof) -> Iterator[Blok]:
    systeem = stof.vergelijking.systeem(stof.naam)
    punten = [
        f"{zin(keuze.vraag)} Mogelijk: {opsomming([o.titel or o.naam for o in keuze.opties], 'of')}."
        for keuze in systeem.open_keuzes
    ]
    punten += [zin(vraag.vraag) for vraag in systeem.open_vragen]
    if punten:
        yield Sectie(
            runs("Wat de bronnen openlaten"),
            (alinea(woorden()["memorie"]["open"]), lijst(*punten)),
            anker="inhoud-open",
        )


def _aannames(stof: Stof) -> Iterator[Blok]:
    systeem = stof.vergelijking.systeem(stof.naam)
    punten = []
    for aanname in systeem.aannames:
        bereik = "; ".join(f"{in_de_zin(b.label)}: van {b.laag} tot {b.hoog}" for b in aanname.bereik)
        punten.append(f"{aanname.titel}. {zin(aanname.tekst)}{f' Bereik: {bereik}.' if bereik else ''}")
    if punten:
        yield Sectie(
            runs("Aannames"),
            (alinea(woorden()["memorie"]["aannames"]), lijst(*punten)),
            anker="inhoud-aannames",
        )


def _niet_geregeld(stof: Stof) -> Iterator[Blok]:
    """What the proposal says besides, and why no article writes it."""
    punten = [
        runs(
            vet(f"{bepaling.titel}. "),
            zin(bepaling.stelling),
            bepaling_noot(voorstel, bepaling),
            f" {zin(bepaling.reden)}",
        )
        for voorstel, bepaling in stof.bepalingen
        if _buiten(bepaling)
    ]
    if punten:
        yield Sectie(
            runs("Wat het ontwerp niet regelt"),
            (alinea(woorden()["memorie"]["buiten"]), lijst(*punten)),
            anker="inhoud-buiten",
        )


def _tegenspraak(stof: Stof) -> Iterator[Blok]:
    """Where the sources contradict each other: somebody has to say which one is followed."""
    for knelpunt in stof.knelpunten_van("tegenstrijdigheid"):
        tekst = knelpunt.gevolg.rsplit(" Een memorie", 1)[0]
        yield alinea(
            vet(f"{knelpunt.titel}. "), tekst, *plaatsen_noot(knelpunt), " ",
            te_redigeren("welke bron het ontwerp volgt, en waarom"),
        )  # fmt: skip


# --------------------------------------------------------------------------------------------- what follows


def grondrechten(stof: Stof) -> Iterator[Blok]:
    """What the Council of State will ask, and where other rules touch this one."""
    gevonden = [k for k in stof.knelpunten_van(*GRONDRECHTEN, *SAMENHANG) if k.nieuw]
    for knelpunt in gevonden:
        yield knelpunt_alinea(knelpunt)
    tekst = stof.motivering.secties.get("grondrechten", ())
    yield from eigen_of_gat(tekst, _gat("grondrechten"))


def budget(stof: Stof) -> Iterator[Blok]:
    """The Flemish budget."""
    return chain(begroting(stof), eigen_of_gat(stof.motivering.secties.get("budget", ()), _gat("budget")))


def personeelsdeel(stof: Stof) -> Iterator[Blok]:
    """Staff of the Flemish administration."""
    return chain(
        personeel(stof), eigen_of_gat(stof.motivering.secties.get("personeel", ()), _gat("personeel"))
    )


def lokaal(stof: Stof) -> Iterator[Blok]:
    """Local authorities."""
    tekst = stof.motivering.secties.get("lokale_besturen", ())
    return chain(lokale_besturen(stof), eigen_of_gat(tekst, _gat("lokale_besturen")))


def adviezen(stof: Stof) -> Iterator[Blok]:
    """The reply to the advices."""
    if stof.adviezen:
        yield alinea(woorden()["memorie"]["adviezen"])
    yield from kort_antwoord(stof)


def _gat(sectie: str) -> str:
    return str(woorden()["memorie"]["gaten"][sectie])
