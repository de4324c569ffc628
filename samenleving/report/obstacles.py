"""What bites and which advice is followed: two sections of the full report."""

from __future__ import annotations

from collections.abc import Iterator

from samenleving.advice import Aanbeveling
from samenleving.conformity.document import tabel_per_status
from samenleving.conformity.model import Matrix
from samenleving.display import opsomming
from samenleving.documents import (
    Badge,
    Blok,
    Rij,
    Sectie,
    Tabel,
    Uitklap,
    alinea,
    cel,
    rij,
    runs,
    vet,
)
from samenleving.legal_checks import ERNSTEN, Ernst, Knelpunt, woorden_van
from samenleving.report.parts import Verslag
from samenleving.report.words import namen, titels

ERNSTWOORDEN: dict[Ernst, str] = {
    "hoog": "hoog",
    "aandacht": "aandacht",
    "te_beoordelen": "te beoordelen",
    "ter_info": "ter info",
}
MEEST_ARTIKELEN = 4


def knelpunten(verslag: Verslag) -> Iterator[Sectie]:
    """The findings that current law does not have, the same finding of several systems told once."""
    nieuw = {
        naam: [k for k in gevonden if k.nieuw]
        for naam, gevonden in verslag.knelpunten.items()
        if naam != verslag.vergelijking.basis
    }
    if not any(nieuw.values()):
        return
    blokken: list[Blok] = [
        alinea(
            "De regels hieronder zoeken zelf waar een stelsel wringt. Wat het geldende recht ook al heeft, "
            "staat er niet bij. Te beoordelen betekent dat een genoemde instantie moet oordelen."
        ),
        _telling(verslag, nieuw),
    ]
    for ernst in ERNSTEN:
        rijen = tuple(_rijen(verslag, nieuw, ernst))
        if rijen:
            kop = (cel("Knelpunt"), cel("Wat volgt eruit"), cel("Waar het staat"), cel("Stelsels"))
            titel = f"Knelpunten: {ERNSTWOORDEN[ernst]}"
            tabel = Tabel(runs(titel), kop, rijen, breedtes=(1.2, 3, 1.6, 1.2))
            blokken.append(Uitklap(runs(f"{titel} ({len(rijen)})"), (tabel,), open=ernst == ERNSTEN[0]))
    yield Sectie(runs("Knelpunten"), tuple(blokken), anker="knelpunten")


def _telling(verslag: Verslag, nieuw: dict[str, list[Knelpunt]]) -> Tabel:
    rijen = tuple(
        rij(
            titels(verslag.vergelijking)[naam],
            *(cel(str(sum(k.ernst == ernst for k in deze)), uitlijning="rechts") for ernst in ERNSTEN),
        )
        for naam, deze in nieuw.items()
    )
    kop = (cel("Stelsel"), *(cel(ERNSTWOORDEN[ernst].capitalize()) for ernst in ERNSTEN))
    return Tabel(runs("Aantal knelpunten dat het geldende recht niet heeft"), kop, rijen)


def _rijen(verslag: Verslag, nieuw: dict[str, list[Knelpunt]], ernst: Ernst) -> Iterator[Rij]:
    samen: dict[tuple[str, str], tuple[Knelpunt, list[str]]] = {}
    for naam, gevonden in nieuw.items():
        for knelpunt in gevonden:
            if knelpunt.ernst == ernst:
                samen.setdefault((knelpunt.titel, knelpunt.gevolg), (knelpunt, []))[1].append(naam)
    for knelpunt, waar in samen.values():
        plaatsen = [f"{v.plaats} ({woorden_van(v.zekerheid)})" for v in knelpunt.artikel[:MEEST_ARTIKELEN]]
        if len(knelpunt.artikel) > MEEST_ARTIKELEN:
            plaatsen.append(f"en {len(knelpunt.artikel) - MEEST_ARTIKELEN} andere")
        yield rij(
            cel(vet(knelpunt.titel)),
            knelpunt.gevolg,
            "; ".join(plaatsen) or "–",
            namen(verslag.vergelijking, list(dict.fromkeys(waar))),
        )


def advies(verslag: Verslag) -> Iterator[Sectie]:
    """How many recommendations each system follows, and those on which the systems differ."""
    if verslag.toets is None:
        return
    matrix = verslag.toets
    blokken: list[Blok] = [
        alinea(
            "Gevolgd, deels of niet gevolgd zegt wat de tekst, de bedragen en de regels van een stelsel "
            "inhouden, niet of dat wenselijk is. De volledige tabel, met waardoor, komt uit de opdracht "
            "samenleving toets."
        ),
        tabel_per_status(matrix),
    ]
    anders = set(matrix.verschillen)
    kern = [a for a in matrix.aanbevelingen if a.id in anders and a.gewicht == "kern"]
    if kern:
        kop = (cel("Aanbeveling"), *(cel(kop.titel) for kop in matrix.systemen))
        rijen = tuple(_rij(matrix, aanbeveling) for aanbeveling in kern)
        titel = "Kernaanbevelingen waarover de stelsels verschillen"
        tabel = Tabel(runs(titel), kop, rijen, breedtes=(2.5, *(1.0 for _ in matrix.systemen)))
        blokken.append(Uitklap(runs(f"{titel} ({len(kern)})"), (tabel,)))
    yield Sectie(runs("Wat met de adviezen gebeurt"), tuple(blokken), anker="adviezen")


def _rij(matrix: Matrix, aanbeveling: Aanbeveling) -> Rij:
    passage = aanbeveling.passage
    bron = f" ({aanbeveling.orgaan}, {opsomming([passage.plaats])}; {aanbeveling.id})"
    return rij(
        cel(aanbeveling.stelling, bron),
        *(cel(Badge(matrix.oordeel(kop.naam, aanbeveling.id).status)) for kop in matrix.systemen),
    )
