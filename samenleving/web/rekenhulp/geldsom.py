"""What somebody gets in one month with the benefit: only money of that person in that month is added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from samenleving.explain import Bedrag
from samenleving.law import stelsel, waarde
from samenleving.situation import MAANDEN_PER_JAAR
from samenleving.web.rekenhulp.bedragen import Bedraglezer
from samenleving.web.rekenhulp.einde import Uitkeringseinde
from samenleving.web.rekenhulp.model import Geldsom
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden

LEEFLOON = "leefloon.bedrag"
VERGOEDING = "wijk_werken_vergoeding"
REIS = "wijk_werken_verplaatsingsvergoeding"
TELT_MEE = "vergoeding_telt_voor_leefloon"
BELAST = "vergoeding_belastbaar"
ANDER, HOOGSTE = "ander", "gezinslast"
NAAST = "_naast"
"""Of a leefloon beside a benefit."""


def maak_geldsom(
    antwoorden: Antwoorden,
    bedragen: Mapping[str, Bedrag],
    lezer: Bedraglezer,
    t: Teksten,
    einde: Uitkeringseinde | None = None,
    vandaag: date = date.min,
) -> Geldsom | None:
    """Benefit and leefloon as given, and the fee; None where nobody asked for it.

    What counts for the leefloon comes off it. A benefit counts too: beside one, only the leefloon that
    somebody says to receive is added. A benefit that ended before today is no money of this month: then there
    is no total. Money for the trips pays the trips and stays out of the sum.
    """
    vergoeding = bedragen.get(VERGOEDING)
    if antwoorden.get("geld") != "ja" or vergoeding is None or vergoeding.waarde is None:
        return None
    delen: list[tuple[str, Decimal]] = []
    noten: list[str] = []
    uitkering, leefloon = _uitkering(antwoorden), _leefloon(antwoorden, t)
    voorbij = einde is not None and einde.voorbij(vandaag)
    if uitkering is not None and not voorbij:
        delen.append((t("geldsom.uitkering"), uitkering))
    if leefloon is not None:
        delen.append((t("geldsom.leefloon"), leefloon))
    delen.append((t("geldsom.vergoeding"), vergoeding.waarde))
    ontbreekt = [
        t(f"geldsom.zonder_{wat}")
        for wat, bedrag in (("uitkering", uitkering), (_welk_leefloon(antwoorden), leefloon))
        if bedrag is None and _krijgt(antwoorden, wat.removesuffix(NAAST))
    ]
    hoogste = hoogste_leefloon(t.dag)
    if einde and voorbij:
        ontbreekt.insert(0, t("geldsom.uitkering_voorbij", dag=t.datum(einde.laatst)))
        noten.append(t("geldsom.uitkering_uitzonderingen"))
    elif einde and einde.misschien_voorbij(vandaag):
        dagen = {"vroegst": t.datum(einde.vroegst), "laatst": t.datum(einde.laatst)}
        noten += [t("geldsom.uitkering_misschien_voorbij", **dagen), t("geldsom.uitkering_uitzonderingen")]
    te_veel = hoogste is not None and (leefloon or 0) > hoogste + _vrij_per_maand(t.dag) - (uitkering or 0)
    if uitkering and leefloon and te_veel:
        ontbreekt.append(t("geldsom.te_veel_samen", hoogste=t.euro(hoogste or 0)))
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
    if _krijgt(antwoorden, "uitkering") and not voorbij:
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
    """The amount given, or the full amount of the category in this month where the law package knows it.

    The full amount only for who has no benefit besides.
    """
    soort = antwoorden.get("leefloon_soort", WEET_NIET)
    if _welk_leefloon(antwoorden).endswith(NAAST) or soort == ANDER:
        return _getal(antwoorden, "leefloon_bedrag")
    return None if soort == WEET_NIET else vol_leefloon(soort, t.dag)


def _welk_leefloon(antwoorden: Antwoorden) -> str:
    return f"leefloon{NAAST}" if antwoorden.get("inkomen") == "beide" else "leefloon"


def vol_leefloon(soort: str, dag: str) -> Decimal | None:
    """The full amount per month of a category; None where that of the day was not seen."""
    gekend = leefloon_gekend(soort, dag)
    return Decimal(str(waarde(stelsel(), f"{LEEFLOON}.{soort}", dag))) if gekend else None


def hoogste_leefloon(dag: str) -> Decimal | None:
    """The full amount per month of the category that gets most."""
    return vol_leefloon(HOOGSTE, dag)


def _vrij_per_maand(dag: str) -> Decimal:
    """What the category that gets most may have besides (KB van 11 juli 2002, artikel 22, §2)."""
    return Decimal(str(waarde(stelsel(), f"leefloon.vrijstelling.{HOOGSTE}", dag))) / MAANDEN_PER_JAAR


def leefloon_gekend(soort: str, dag: str) -> bool:
    """Whether the amount of a category was seen for that day."""
    gezien = bool(waarde(stelsel(), f"{LEEFLOON}.gekend", dag))
    return gezien and (soort != HOOGSTE or bool(waarde(stelsel(), f"{LEEFLOON}.gezinslast_gekend", dag)))


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
