"""What somebody gets in one month with the benefit: only money of that person in that month is added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from samenleving.explain import Bedrag
from samenleving.law import stelsel, waarde
from samenleving.web.rekenhulp.bedragen import Bedraglezer
from samenleving.web.rekenhulp.model import Geldsom
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden

LEEFLOON = "leefloon.bedrag"
VERGOEDING = "wijk_werken_vergoeding"
REIS = "wijk_werken_verplaatsingsvergoeding"
TELT_MEE = "vergoeding_telt_voor_leefloon"
BELAST = "vergoeding_belastbaar"
ANDER = "ander"


def maak_geldsom(
    antwoorden: Antwoorden, bedragen: Mapping[str, Bedrag], lezer: Bedraglezer, t: Teksten
) -> Geldsom | None:
    """Benefit and leefloon as given, and the fee; None where nobody asked for it.

    What counts for the leefloon comes off it. Money for the trips pays the trips and stays out of the sum.
    """
    vergoeding = bedragen.get(VERGOEDING)
    if antwoorden.get("geld") != "ja" or vergoeding is None or vergoeding.waarde is None:
        return None
    delen: list[tuple[str, Decimal]] = []
    noten: list[str] = []
    uitkering, leefloon = _uitkering(antwoorden), _leefloon(antwoorden, t)
    if uitkering is not None:
        delen.append((t("geldsom.uitkering"), uitkering))
    if leefloon is not None:
        delen.append((t("geldsom.leefloon"), leefloon))
    delen.append((t("geldsom.vergoeding"), vergoeding.waarde))
    ontbreekt = [
        t(f"geldsom.zonder_{wat}")
        for wat, bedrag in (("uitkering", uitkering), ("leefloon", leefloon))
        if bedrag is None and _krijgt(antwoorden, wat)
    ]
    if _krijgt(antwoorden, "leefloon"):
        telt = bedragen[TELT_MEE].waarde
        if telt is None:
            ontbreekt.append(t("geldsom.zonder_meetellend"))
        elif telt:
            delen.append((t("geldsom.meetellend"), -telt))
        else:
            noten.append(t("geldsom.telt_niet_mee"))
    if lezer.waarom_niet(VERGOEDING):
        ontbreekt.append(lezer.waarom_niet(VERGOEDING))
    totaal = "" if ontbreekt else t.euro(sum((deel for _, deel in delen), Decimal(0)))
    noten = [*ontbreekt, *noten, *_voor_belasting(bedragen, t), *_reis(bedragen, lezer, t)]
    if _krijgt(antwoorden, "uitkering"):
        noten.append(t("geldsom.uitkering_blijft"))
    return Geldsom(tuple((label, _met_teken(deel, t)) for label, deel in delen), totaal, tuple(noten))


def _krijgt(antwoorden: Antwoorden, wat: str) -> bool:
    return antwoorden.get("inkomen") in (wat, "beide")


def _getal(antwoorden: Antwoorden, vraag: str) -> Decimal | None:
    antwoord = antwoorden.get(vraag, WEET_NIET)
    return None if antwoord == WEET_NIET else Decimal(antwoord)


def _uitkering(antwoorden: Antwoorden) -> Decimal | None:
    return _getal(antwoorden, "uitkering_bedrag")


def _leefloon(antwoorden: Antwoorden, t: Teksten) -> Decimal | None:
    """The amount given, or the full amount of the category in this month where the law package knows it."""
    soort = antwoorden.get("leefloon_soort", WEET_NIET)
    if soort == WEET_NIET:
        return None
    if soort == ANDER:
        return _getal(antwoorden, "leefloon_bedrag")
    return (
        Decimal(str(waarde(stelsel(), f"{LEEFLOON}.{soort}", t.dag)))
        if leefloon_gekend(soort, t.dag)
        else None
    )


def leefloon_gekend(soort: str, dag: str) -> bool:
    """Whether the amount of a category was seen for that day."""
    gezien = bool(waarde(stelsel(), f"{LEEFLOON}.gekend", dag))
    return gezien and (soort != "gezinslast" or bool(waarde(stelsel(), f"{LEEFLOON}.gezinslast_gekend", dag)))


def _voor_belasting(bedragen: Mapping[str, Bedrag], t: Teksten) -> Iterator[str]:
    belast = bedragen[BELAST].waarde
    if belast is None:
        yield t("geldsom.belasting_onbekend")
    elif belast:
        yield t("geldsom.belast", bedrag=t.euro(belast))
    else:
        yield t("geldsom.onbelast")


def _reis(bedragen: Mapping[str, Bedrag], lezer: Bedraglezer, t: Teksten) -> Iterator[str]:
    reis = bedragen.get(REIS)
    if reis is not None and reis.waarde and not lezer.waarom_niet(REIS):
        yield t("geldsom.reis_apart", bedrag=t.euro(reis.waarde))


def _met_teken(bedrag: Decimal, t: Teksten) -> str:
    return f"− {t.euro(-bedrag)}" if bedrag < 0 else t.euro(bedrag)
