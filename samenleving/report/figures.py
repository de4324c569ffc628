"""Charts of a comparison; each carries its data table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenleving.compare.model import BedragUit, Comparison, Geval, Lijn, ReeksUit
from samenleving.compare.subjects import bedragregels
from samenleving.display import NBSP, opsomming
from samenleving.documents import Blok, Figuur, alinea
from samenleving.documents.charts import MAX_REEKSEN, Reeks, lijnen, staven, stippen
from samenleving.report.words import ENTITEITEN, stelsel, titels

_DECIMALEN = {"euro": 2, "euro_per_cheque": 2, "vte": 1}
_ONZEKER = {"te_beoordelen": "te beoordelen", "niet_bekend": "toegang niet bekend"}
_EENHEDEN = {"euro": "euro", "euro_per_cheque": "euro per cheque", "vte": "VTE"}


def gevalfiguren(vergelijking: Comparison) -> Iterator[Blok]:
    """One chart for each main amount that a proposal has a value for: dots for people, bars for others."""
    soorten = dict.fromkeys((geval.lijn, geval.entiteit) for geval in vergelijking.gevallen)
    for lijn, soort in soorten:
        gevallen = [geval for geval in vergelijking.gevallen if (geval.lijn, geval.entiteit) == (lijn, soort)]
        for regel in bedragregels(soort, lijn):
            if regel.hoofd and (figuur := _figuur(vergelijking, gevallen, regel.id, regel.titel, soort)):
                yield figuur


def _figuur(
    vergelijking: Comparison, gevallen: Sequence[Geval], id_: str, titel: str, soort: str
) -> Figuur | None:
    systemen = vergelijking.systemen[:MAX_REEKSEN]
    bedragen = {
        (geval.id, systeem.naam): next((b for b in geval.bij(systeem.naam).bedragen if b.id == id_), None)
        for geval in gevallen
        for systeem in systemen
    }
    gegeven = [bedrag for bedrag in bedragen.values() if bedrag is not None and bedrag.waarde is not None]
    if not any(
        bedragen[geval.id, s.naam] in gegeven
        for geval in gevallen
        for s in systemen
        if s.naam != vergelijking.basis
    ):
        return None
    eenheid, namen = gegeven[0].eenheid, titels(vergelijking)
    reeksen = [
        Reeks(
            namen[systeem.naam],
            tuple(_waarde(bedragen[geval.id, systeem.naam]) for geval in gevallen),
            tuple(_woord(bedragen[geval.id, systeem.naam]) for geval in gevallen),
        )
        for systeem in systemen
    ]
    tekenaar = stippen if soort == "persoon" else staven
    return tekenaar(
        f"{titel}: {ENTITEITEN[soort].lower()}",
        "Elk geval heeft één teken per stelsel. Waar geen getal staat, is er geen toegang of is het bedrag "
        "niet bepaald; dat is geen nul. Moet er nog geoordeeld worden, dan geldt het bedrag enkel als er "
        "toegang is.",
        tuple(geval.naam for geval in gevallen),
        reeksen,
        eenheid=_EENHEDEN.get(eenheid, ""),
        decimalen=_DECIMALEN.get(eenheid, 0),
        anker=f"figuur-{soort}-{id_}",
    )


def _waarde(bedrag: BedragUit | None) -> float | None:
    return None if bedrag is None or bedrag.waarde is None else float(bedrag.waarde)


def _woord(bedrag: BedragUit | None) -> str:
    """What stands in the place of a number, or beside one that hangs on access that is not sure."""
    if bedrag is not None and bedrag.waarde is not None:
        onzeker = _ONZEKER.get(bedrag.toegang, "")
        return f"{bedrag.tekst.split(NBSP)[0]} ({onzeker})" if onzeker else ""
    if bedrag is not None and bedrag.toegang == "niet_voldaan":
        return "geen toegang"
    return "niet bepaald" if bedrag is not None and bedrag.tekst.startswith("niet bepaald") else "niet bekend"


def reeksfiguren(vergelijking: Comparison) -> Iterator[Blok]:
    """The sweeps as lines, with a sentence on the systems that have none. Equal lines are drawn once."""
    for reeks in vergelijking.reeksen:
        zonder = [lijn for lijn in reeks.lijnen if lijn.reden]
        namen = {geval.id: geval.naam for geval in vergelijking.gevallen}
        modellen = [f"“{namen[id_]}”" for id_ in reeks.gevallen if id_ in namen]
        beschrijving = "Al de rest blijft gelijk."
        if modellen:
            beschrijving = f"Al de rest blijft zoals in het geval {opsomming(modellen, 'of')}."
        if any(None in lijn.waarden for lijn in reeks.lijnen if not lijn.reden):
            beschrijving += " Een lijn begint of stopt waar het stelsel minder of meer niet toelaat."
        yield _lijnfiguur(vergelijking, reeks, beschrijving)
        if zonder:
            redenen = "; ".join(f"{_naam(vergelijking, lijn)} ({lijn.reden})" for lijn in zonder)
            yield alinea(f"Niet getekend, omdat er geen bedrag is: {redenen}.", stijl="klein")


def _lijnfiguur(vergelijking: Comparison, reeks: ReeksUit, beschrijving: str) -> Figuur:
    samen: dict[tuple[float | None, ...], list[str]] = {}
    for lijn in reeks.lijnen:
        if not lijn.reden:
            samen.setdefault(lijn.waarden, []).append(_naam(vergelijking, lijn))
    plaatsen = _plaatsen(reeks)
    getekend = list(samen.items())[:MAX_REEKSEN]
    return lijnen(
        reeks.titel,
        beschrijving,
        [reeks.x[i] for i in plaatsen],
        [Reeks(opsomming(namen), tuple(waarden[i] for i in plaatsen)) for waarden, namen in getekend],
        x_as=reeks.x_titel,
        waarde_as=_EENHEDEN.get(reeks.eenheid, ""),
        eenheid=_EENHEDEN.get(reeks.eenheid, ""),
        decimalen=_DECIMALEN.get(reeks.eenheid, 0),
        trap=reeks.trap,
        anker=f"reeks-{reeks.id}",
    )


def _naam(vergelijking: Comparison, lijn: Lijn) -> str:
    systeem = vergelijking.systeem(lijn.systeem)
    kort = titels(vergelijking)[lijn.systeem]
    return f"{kort}: {stelsel(lijn.instrument)}" if len(systeem.stelsels) > 1 else kort


MEESTE_PUNTEN = 25
STAP = 4
AFRONDING = 0.001
"""Below a tenth of a cent a bend is rounding."""


def _plaatsen(reeks: ReeksUit) -> list[int]:
    """Every point when there are few; else every fourth, and each one where a line begins, ends or bends."""
    if len(reeks.x) <= MEESTE_PUNTEN:
        return list(range(len(reeks.x)))
    return [
        i
        for i in range(len(reeks.x))
        if i % STAP == 0 or any(_knikt(lijn.waarden, i) for lijn in reeks.lijnen)
    ]


def _knikt(waarden: Sequence[float | None], i: int) -> bool:
    if not 0 < i < len(waarden) - 1:
        return True
    voor, hier, na = waarden[i - 1], waarden[i], waarden[i + 1]
    if hier is None:
        return False
    if voor is None or na is None:
        return True
    return abs((hier - voor) - (na - hier)) > AFRONDING
