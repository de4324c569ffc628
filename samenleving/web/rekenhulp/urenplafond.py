"""Hours that a proposal leaves open: no number is allowed yet, and what they bring is only an "if".

A proposal that names no largest number of hours per month allows none and forbids none. So the hours are not
decided, and nothing is reckoned for more hours than current law allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from samenleving.explain import Uitkomst
from samenleving.law import stelsel, waarde
from samenleving.systems import Systeem
from samenleving.web.rekenhulp.model import Bedragrij
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Route

PLAFOND = "samenlevingsjobs.uren.max_geldt"
MEESTE_NU = "wijk_werken.uren.max_per_maand"
UREN, UREN_NU = "samenlevingsjobs_toegelaten_uren", "wijk_werken_uren_toegelaten"
PER_UUR = ("samenlevingsjobs_vergoeding", "vergoeding_belastbaar", "vergoeding_telt_voor_leefloon")
"""Amounts that grow with the hours."""


def uren_open(route: Route, stelsel_: Systeem, maand: str) -> bool:
    """Whether a proposal says nothing of how many hours a month somebody may work."""
    return UREN in route.voorstelbedragen and not waarde(stelsel_.stelsel, PLAFOND, f"{maand}-01")


def hoogstens_als_nu(antwoorden: Antwoorden, vraag: str, dag: str) -> Antwoorden:
    """The answers with no more hours than current law allows in a month."""
    gevraagd = antwoorden.get(vraag, WEET_NIET)
    meeste = Decimal(str(waarde(stelsel(), MEESTE_NU, dag)))
    if gevraagd == WEET_NIET or Decimal(gevraagd) <= meeste:
        return antwoorden
    return {**antwoorden, vraag: str(meeste)}


def onder_voorwaarde(
    rijen: Iterable[Bedragrij], voorstel: Uitkomst, nu: Uitkomst, gevraagd: str, t: Teksten
) -> Iterator[Bedragrij]:
    """The rows of a proposal that leaves the hours open.

    Args:
        rijen: as reckoned for no more hours than now.
        voorstel: the outcome they come from.
        nu: the outcome of current law, which may allow fewer hours still.
        gevraagd: the hours somebody asked for.
        t: the words.
    """
    uren = voorstel.bedrag(UREN).waarde or Decimal(0)
    mag_nu = {b.id: b.waarde for b in nu.bedragen}.get(UREN_NU) or Decimal(0)
    als = "als_uren" if Decimal(gevraagd) <= uren else "als_uren_nu"
    for rij in rijen:
        if rij.id == UREN:
            yield replace(rij, tekst=t("bedragen.uren_open"), som="", bekend=False, nu="", verschil="")
        elif rij.id in PER_UUR and rij.bekend and uren:
            tekst = t(f"bedragen.{als}", uren=t.toon(uren, "uur"), bedrag=rij.tekst)
            mag = uren <= mag_nu
            yield replace(rij, tekst=tekst, nu=rij.nu if mag else "", verschil=rij.verschil if mag else "")
        else:
            yield rij
