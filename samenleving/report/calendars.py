"""Trajectories month by month: one chart and one table a case, every system in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from samenleving.display import maand, opsomming
from samenleving.documents import Blok, Figuur, Rij, Sectie, Tabel, alinea, cel, rij, runs
from samenleving.documents.charts import Periode, tijdlijn
from samenleving.explain.calendar import Kalender, Kalenderrij
from samenleving.messages import bericht
from samenleving.report.parts import Traject, Verslag
from samenleving.report.words import hoofdletter, titels
from samenleving.situation import maanden_eerder

_ZEGT_IETS = ("voldaan", "te_beoordelen", "niet_bekend")


def trajecten(verslag: Verslag) -> Iterator[Sectie]:
    """The section with the calendars; nothing where no line has trajectories."""
    if not verslag.trajecten:
        return
    inleiding = alinea(
        "Elk traject is één verzonnen persoon, maand per maand gevolgd in elk stelsel. Loopt de uitkering "
        "af, dan rekent de kalender vanaf dan zonder uitkering. Een voorstel geldt pas vanaf zijn "
        "inwerkingtreding."
    )
    delen = tuple(
        Sectie(runs(traject.naam), tuple(_traject(verslag, traject)), anker=f"traject-{nummer}")
        for nummer, traject in enumerate(verslag.trajecten, 1)
    )
    yield Sectie(runs("Trajecten, maand per maand"), (inleiding, *delen), anker="trajecten")


def _traject(verslag: Verslag, traject: Traject) -> Iterator[Blok]:
    yield alinea(traject.beschrijving)
    figuur = _figuur(verslag, traject)
    if figuur is not None:
        yield figuur
    yield _gebeurtenissen(verslag, traject)


def _figuur(verslag: Verslag, traject: Traject) -> Figuur | None:
    namen = titels(verslag.vergelijking)
    balken = [
        Periode(
            f"{namen[kalender.systeem]}: {_kort(regel)}",
            "",
            f"{van}-01",
            _laatste_dag(tot),
            hoofdletter(bericht(f"toestand.{toestand}")),
        )
        for kalender in traject.kalenders
        for regel in kalender.rijen
        if set(regel.toestanden) & set(_ZEGT_IETS)
        for van, tot, toestand in periodes(kalender, regel)
        if toestand in _ZEGT_IETS
    ]
    if not balken:
        return None
    return tijdlijn(
        f"Rechten van maand tot maand: {traject.naam}",
        "Per stelsel en per recht een balk over de maanden waarin het recht er is, door iemand te "
        "beoordelen is of niet bekend is. Waar geen balk staat, is er geen recht.",
        balken,
    )


def periodes(kalender: Kalender, regel: Kalenderrij) -> Iterator[tuple[str, str, str]]:
    """First month, last month and state of each stretch in which a right stays the same."""
    for toestand, groep in groupby(zip(kalender.maanden, regel.toestanden, strict=True), key=lambda m: m[1]):
        maanden = [deze for deze, _ in groep]
        yield maanden[0], maanden[-1], toestand


def _gebeurtenissen(verslag: Verslag, traject: Traject) -> Tabel:
    namen = titels(verslag.vergelijking)
    rijen: list[Rij] = []
    for kalender in traject.kalenders:
        rijen.append(rij(namen[kalender.systeem], soort="tussenkop"))
        rijen += [rij(maand(g.maand), g.tekst) for g in kalender.gebeurtenissen]
        if not kalender.gebeurtenissen:
            rijen.append(rij("–", f"Niets verandert: {_vast(kalender)}."))
    eerste, laatste = traject.kalenders[0].maanden[0], traject.kalenders[0].maanden[-1]
    return Tabel(
        runs(f"Wat er gebeurt van {maand(eerste)} tot en met {maand(laatste)}: {traject.naam}"),
        (cel("Maand"), cel("Wat er gebeurt")),
        tuple(rijen),
        breedtes=(1, 4),
    )


def _vast(kalender: Kalender) -> str:
    """The state of each right that never changes, in words."""
    zinnen = [
        f"{_kort(regel)} {bericht(f'toestand.{regel.toestanden[0]}')}"
        for regel in kalender.rijen
        if regel.toestanden[0] != "niet_van_toepassing"
    ]
    return opsomming(zinnen) or "geen enkel recht van deze stelsels geldt"


def _kort(regel: Kalenderrij) -> str:
    label = regel.label
    return label[:1].lower() + label[1:]


def _laatste_dag(maand_: str) -> str:
    """The last day of a month."""
    volgende = maanden_eerder(maand_, -1)
    return volgende.fromordinal(volgende.toordinal() - 1).isoformat()
