"""One page for who reads nothing else: what each system changes, whom it touches, what bites."""

from __future__ import annotations

from collections.abc import Iterator

from samenleving.compare.model import Cel as Vergelijkingscel
from samenleving.compare.model import Comparison, SysteemUit
from samenleving.display import getal, opsomming
from samenleving.documents import (
    Blok,
    Document,
    Kenmerk,
    Lijst,
    Punt,
    Rij,
    Run,
    Stempel,
    Tabel,
    alinea,
    cel,
    cursief,
    rij,
    runs,
    vet,
)
from samenleving.report.parts import Verslag
from samenleving.report.summary import ondertitel, samenvatting, titel, tot_slot
from samenleving.report.words import titels

MEEST_KNELPUNTEN = 2
AL_GEZEGD = "stelsels"
"""The subject that the first sentence already tells: which schemes come and go."""
_ANDERS = ("anders", "nieuw")


def een_bladzijde(verslag: Verslag) -> Document:
    """The summary as a document of its own; the full report stands beside it."""
    vergelijking = verslag.vergelijking
    punten = tuple(Punt(runs(*_stelsel(verslag, systeem))) for systeem in vergelijking.andere)
    return Document(
        titel=titel(vergelijking),
        soort="overzicht",
        ondertitel=ondertitel(vergelijking),
        blokken=(
            alinea(*samenvatting(vergelijking), stijl="inleiding"),
            *((Lijst(punten),) if punten else ()),
            *_cijfers(verslag),
            alinea(tot_slot(vergelijking), stijl="klein"),
        ),
        stempel=_stempel(vergelijking),
    )


def _stelsel(verslag: Verslag, systeem: SysteemUit) -> Iterator[Run]:
    """What one system changes of the main lines, what it leaves open, and what bites most."""
    vergelijking = verslag.vergelijking
    yield vet(f"{titels(vergelijking)[systeem.naam]}. ")
    kern = [
        (regel.titel, cel_)
        for onderwerp in vergelijking.onderwerpen
        if onderwerp.id != AL_GEZEGD
        for regel in onderwerp.rijen
        if regel.kern
        for cel_ in regel.cellen
        if cel_.systeem == systeem.naam
    ]
    anders = [f"{_klein(naam)}: {_tekst(cel_)}" for naam, cel_ in kern if cel_.verschil in _ANDERS]
    yield from runs(
        f"{'; '.join(anders)[:1].upper()}{'; '.join(anders)[1:]}. " if anders else "Niets anders. "
    )
    open_ = [_klein(naam) for naam, cel_ in kern if cel_.verschil == "open"]
    if open_:
        yield from runs(cursief("Nog open: "), f"{opsomming(open_)}. ")
    ernstig = [k.titel for k in verslag.knelpunten.get(systeem.naam, ()) if k.nieuw and k.ernst == "hoog"]
    ernstig = list(dict.fromkeys(ernstig))
    if ernstig:
        rest = len(ernstig) - MEEST_KNELPUNTEN
        meer = f" en nog {getal(rest)}" if rest > 0 else ""
        genoemd = [_klein(knelpunt) for knelpunt in ernstig[:MEEST_KNELPUNTEN]]
        yield from runs(cursief("Wringt: "), f"{', '.join(genoemd)}{meer}.")


def _tekst(cel_: Vergelijkingscel) -> str:
    return ", ".join(waarde.tekst for waarde in cel_.waarden)


def _klein(woorden: str) -> str:
    return woorden if woorden[:2].isupper() else woorden[:1].lower() + woorden[1:]


def _cijfers(verslag: Verslag) -> Iterator[Blok]:
    """Advice followed and, where a population was run, access, participants and the net cost for Flanders."""
    rijen: list[Rij] = []
    namen = titels(verslag.vergelijking)
    systemen = [systeem.naam for systeem in verslag.vergelijking.systemen]
    if verslag.toets is not None:
        for document in verslag.toets.documenten:
            tellingen = [verslag.toets.telling(naam, document.document) for naam in systemen]
            woorden = (f"{t['gevolgd']} en {t['deels']} deels" for t in tellingen)
            rijen.append(
                rij(f"Gevolgd advies, {document.orgaan} (van {sum(tellingen[0].values())})", *woorden)
            )
    if verslag.bevolking is not None:
        rijen += _bevolking(verslag, systemen)
    if rijen:
        kop = (cel(""), *(cel(namen[naam]) for naam in systemen))
        yield Tabel(runs("In cijfers"), kop, tuple(rijen), breedtes=(1.6, *(1.0 for _ in systemen)))


def _bevolking(verslag: Verslag, systemen: list[str]) -> Iterator[Rij]:
    deel = verslag.bevolking
    if deel is None:
        return
    for toestand, titel_ in (
        ("voldaan", "Personen met toegang"),
        ("te_beoordelen", "Personen, te beoordelen"),
    ):
        aantallen = [deel.uitkomst.systeem(naam).toegang.toestanden[toestand] for naam in systemen]
        yield rij(titel_, *(getal(aantal) for aantal in aantallen))
    onbekend = [deel.uitkomst.systeem(naam).toegang.toestanden["niet_bekend"] for naam in systemen]
    yield rij("Personen, niet bekend", *(getal(aantal) for aantal in onbekend))
    deelnames = [deel.uitkomst.systeem(naam).deelname for naam in systemen]
    if all(deelname is not None for deelname in deelnames):
        yield rij("Deelnemers (aanname)", *(getal(d.deelnemers) for d in deelnames if d is not None))


def _stempel(vergelijking: Comparison) -> Stempel:
    """The stamp on one line: the full one stands in the report."""
    vol = vergelijking.stempel.naar_document(
        ("Vergeleken", ", ".join(systeem.naam for systeem in vergelijking.systemen))
    )
    kort = "; ".join(f"{kenmerk.naam} {kenmerk.waarde}" for kenmerk in vol.kenmerken)
    return Stempel((Kenmerk("Gemaakt met", kort),), vol.datum, vol.voorbehoud)
