"""The activation pact over all municipalities: payout, what would have happened anyway, who gets it."""

from __future__ import annotations

from collections.abc import Iterator

from samenleving.display import getal, maand
from samenleving.documents import Blok, Sectie, Tabel, alinea, cel, rij, runs
from samenleving.documents.blocks import Cel as Tabelcel
from samenleving.documents.charts import Reeks, staven
from samenleving.population.pact_population import PACTREGELS, Pactband, Pactuitkomst
from samenleving.report.parts import Verslag
from samenleving.report.words import titels

GETEKEND = ("uitbetaald", "deadweight", "inspanning")


def activeringspact(verslag: Verslag) -> Iterator[Sectie]:
    """The section on the pact; nothing where no system touches it or no population was asked."""
    if verslag.pact is None:
        return
    uitkomsten, banden = verslag.pact.uitkomsten, verslag.pact.banden
    namen = titels(verslag.vergelijking)
    eerste = uitkomsten[0]
    blokken: list[Blok] = [
        alinea(
            f"Het pact over {getal(eerste.gemeenten)} gemeenten, in {maand(eerste.maand)}. De gemeenten "
            "zijn verzonnen en tellen samen op tot wat over de oproep gepubliceerd is. Wie meedoet, en wie"
            " ook zonder pact geactiveerd was, is aangenomen; het interval staat erbij."
        ),
        _tabel(verslag),
        staven(
            "Uitbetaling, wat ook zonder pact gebeurd was, en beloning naar inspanning",
            "Per stelsel in euro per jaar. Een ontbrekende balk is een bedrag dat niet te berekenen is.",
            tuple(namen[uitkomst.naam] for uitkomst in uitkomsten),
            tuple(
                Reeks(
                    PACTREGELS[id_][0],
                    tuple(getattr(uitkomst, id_) for uitkomst in uitkomsten),
                    tuple("" if getattr(u, id_) is not None else "niet bekend" for u in uitkomsten),
                )
                for id_ in GETEKEND
            ),
            waarde_as="euro",
        ),
    ]
    redenen = [f"{namen[u.naam]}: {u.reden}" for u in uitkomsten if u.reden]
    if redenen:
        blokken.append(alinea(f"Niet bekend, omdat: {'; '.join(redenen)}.", stijl="klein"))
    if any(band.laag is not None for band in banden):
        blokken.append(
            alinea(
                "Tussen haakjes: één trekking van de aannames op twintig ligt eronder, één erboven.",
                stijl="klein",
            )
        )
    yield Sectie(runs("Het activeringspact over alle gemeenten"), tuple(blokken), anker="pact-gemeenten")


def _tabel(verslag: Verslag) -> Tabel:
    deel = verslag.pact
    uitkomsten = deel.uitkomsten if deel is not None else ()
    banden = {(band.systeem, band.id): band for band in (deel.banden if deel is not None else ())}
    namen = titels(verslag.vergelijking)
    rijen = tuple(
        rij(
            label,
            *(_cel(uitkomst, id_, decimalen, banden.get((uitkomst.naam, id_))) for uitkomst in uitkomsten),
        )
        for id_, (label, decimalen) in PACTREGELS.items()
    )
    kop = (cel("Cijfer"), *(cel(namen[uitkomst.naam]) for uitkomst in uitkomsten))
    return Tabel(runs("Het pact per stelsel"), kop, rijen, breedtes=(2, *(1.2 for _ in uitkomsten)))


def _cel(uitkomst: Pactuitkomst, id_: str, decimalen: int, band: Pactband | None) -> Tabelcel:
    waarde = getattr(uitkomst, id_)
    if waarde is None:
        return cel("niet bekend", uitlijning="rechts")
    tekst = _getal(waarde, decimalen)
    if band is not None and band.laag is not None and band.hoog is not None and band.laag < band.hoog:
        tekst += f" ({_getal(band.laag, decimalen)} tot {_getal(band.hoog, decimalen)})"
    return cel(tekst, uitlijning="rechts")


def _getal(waarde: float, decimalen: int) -> str:
    return getal(round(waarde, decimalen), decimalen)
