"""What hangs on the PWA status: both exemptions, the federal promise to pay benefits, the quota."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openfisca_samenleving.contingent import Contingentregels, bijdrage, personen_boven
from samenleving.display import datum, euro, getal, toon
from samenleving.legal_checks.levels import BFW, BWHI, DECREET, PWA
from samenleving.legal_checks.model import NIET_BEKEND, Cijfer, Ernst, Knelpunt
from samenleving.legal_checks.standing import SAMENLEVINGSJOBS, WIJK_WERKEN, Stand, in_euro
from samenleving.statistics import cijfer

STATUUT = f"{SAMENLEVINGSJOBS}.statuut"
BETAALWIJZE = f"{SAMENLEVINGSJOBS}.prijs.systeem"
BELASTING = "belasting.vrijstelling_per_uur"
LEEFLOON = "leefloon.vrijstelling_per_uur"
CONTINGENT = "contingent.vlaanderen"
BIJDRAGE = "contingent.bijdrage_per_persoon"
ACTIEF = "actieve_wijk_werkers_2025"
VERGOEDING = {
    WIJK_WERKEN: f"{WIJK_WERKEN}.vergoeding.per_uur",
    SAMENLEVINGSJOBS: f"{SAMENLEVINGSJOBS}.vergoeding.per_uur",
}
BEPAALD = f"{SAMENLEVINGSJOBS}.vergoeding.bepaald"
INSTROOM = tuple(
    f"{stelsel}.{tak}"
    for stelsel in (WIJK_WERKEN, SAMENLEVINGSJOBS)
    for tak in ("in_werking", "doelgroep.", "duur.", "toeleiding.", "statuut", "overgang.")
)
CHEQUES = ("artikel 4, eerste lid", "artikel 30", "artikel 34", "artikel 36", "artikel 37", "artikel 38")


def statuut(stand: Stand, stelsel: str) -> str:
    """`pwa`, `eigen` or `niet_bepaald`; wijk-werken is the PWA system of Flanders (decree, article 4)."""
    return "pwa" if stelsel == WIJK_WERKEN else str(stand.waarde(STATUUT))


def pwa_stelsels(stand: Stand) -> dict[str, str]:
    """The status of each scheme in force that is or may be a PWA system."""
    geldig = [s for s in (WIJK_WERKEN, SAMENLEVINGSJOBS) if stand.geldt(s)]
    return {s: statuut(stand, s) for s in geldig if statuut(stand, s) != "eigen"}


def vrijstellingen(stand: Stand) -> Iterator[Knelpunt]:
    """What of one hour's fee is taxed and counts for the leefloon, from the formulas."""
    for stelsel, pad in VERGOEDING.items():
        if not stand.geldt(stelsel) or not (
            stand.anders(pad, BELASTING, LEEFLOON, f"{stelsel}.in_werking")
            or (stelsel == SAMENLEVINGSJOBS and stand.anders(STATUUT, BEPAALD))
        ):
            continue
        bepaald = stelsel == WIJK_WERKEN or bool(stand.waarde(BEPAALD))
        if not bepaald:
            continue
        yield _vrijstelling(stand, stelsel, pad)


def _vrijstelling(stand: Stand, stelsel: str, pad: str) -> Knelpunt:
    staat = statuut(stand, stelsel)
    uur = _een_uur(stand, stelsel)
    per_uur, grens_b, grens_l = stand.getal(pad), stand.getal(BELASTING), stand.getal(LEEFLOON)
    boven = [bedrag for bedrag in uur.values() if isinstance(bedrag, Decimal) and bedrag > 0]
    ernst: Ernst
    if staat == "niet_bepaald":
        ernst, vorm = "te_beoordelen", "open"
    elif staat == "eigen":
        ernst, vorm = "hoog", "eigen"
    else:
        ernst, vorm = ("aandacht", "boven") if boven else ("ter_info", "onder")
    paden = (pad, BELASTING, LEEFLOON, *((STATUUT,) if stelsel == SAMENLEVINGSJOBS else ()))
    cijfers: dict[str, Cijfer] = {
        "vergoeding_per_uur": per_uur,
        "vrijstelling_belasting_per_uur": grens_b,
        "vrijstelling_leefloon_per_uur": grens_l,
        **uur,
        "statuut": staat,
    }
    return stand.knelpunt(
        "vrijstelling",
        ernst,
        vorm=vorm,
        cijfers=cijfers,
        artikel=stand.bronnen(BELASTING, LEEFLOON),
        stelsel=stelsel,
        parameters=paden,
        vergoeding=euro(per_uur),
        grens_belasting=euro(grens_b),
        grens_leefloon=euro(grens_l),
        belastbaar=_in_woorden(uur["belastbaar_per_uur"]),
        leefloon=_in_woorden(uur["telt_voor_leefloon_per_uur"]),
        naam=stelselnaam(stelsel),
    )


def _in_woorden(bedrag: Cijfer) -> str:
    return euro(bedrag) if isinstance(bedrag, Decimal) else "een onbekend bedrag"


def _een_uur(stand: Stand, stelsel: str) -> dict[str, Decimal | str]:
    """Taxed and counted part of the fee for one hour; unknown where the status is open."""
    geval: dict[str, Any] = {
        "activiteit_uren": 1.0,
        "activiteit_instrument": stelsel,
        f"{'samenlevingsjob' if stelsel == SAMENLEVINGSJOBS else stelsel}_start": stand.dag.replace(day=1),
    }
    simulatie = stand.simulatie([geval])

    def bedrag(naam: str) -> Decimal | str:
        waarde = float(simulatie.calculate(naam, stand.maand)[0])
        return NIET_BEKEND if waarde < 0 else in_euro(waarde)

    return {
        "belastbaar_per_uur": bedrag("vergoeding_belastbaar"),
        "telt_voor_leefloon_per_uur": bedrag("vergoeding_telt_voor_leefloon"),
    }


def pwa_statuut(stand: Stand) -> Iterator[Knelpunt]:
    """The status of a new scheme: PWA, its own, or open."""
    if not stand.geldt(SAMENLEVINGSJOBS) or statuut(stand, SAMENLEVINGSJOBS) == "pwa":
        return
    staat = statuut(stand, SAMENLEVINGSJOBS)
    yield stand.knelpunt(
        "pwa_statuut",
        "hoog" if staat == "eigen" else "te_beoordelen",
        vorm=staat,
        cijfers={"statuut": staat},
        artikel=[
            stand.lid(DECREET, "artikel 4, eerste lid"),
            stand.lid(DECREET, "artikel 12, tweede lid"),
            *stand.bronnen(BELASTING, LEEFLOON),
        ],
        stelsel=SAMENLEVINGSJOBS,
        parameters=(STATUUT,),
    )


def federale_band(stand: Stand) -> Iterator[Knelpunt]:
    """The federal authority pays benefits as long as the region keeps a PWA system (BWHI IX 11°)."""
    if not stand.gold(WIJK_WERKEN) or stand.geldt(WIJK_WERKEN):
        return
    houdt = pwa_stelsels(stand)
    if "pwa" in houdt.values():
        return
    open_ = bool(houdt)
    yield stand.knelpunt(
        "federale_band",
        "te_beoordelen" if open_ else "hoog",
        vorm="open" if open_ else "weg",
        cijfers={"pwa_stelsels": NIET_BEKEND if open_ else 0},
        artikel=[stand.lid(BWHI, PWA), stand.lid(DECREET, "artikel 4, eerste lid")],
        parameters=(f"{WIJK_WERKEN}.in_werking", f"{SAMENLEVINGSJOBS}.in_werking", STATUUT),
    )


def cheques(stand: Stand) -> Iterator[Knelpunt]:
    """Whether a PWA system needs cheques, the special law does not say."""
    if stand.geldt(WIJK_WERKEN) or SAMENLEVINGSJOBS not in pwa_stelsels(stand):
        return
    wijze = str(stand.waarde(BETAALWIJZE))
    if wijze == "cheque":
        return
    yield stand.knelpunt(
        "cheques",
        "te_beoordelen",
        vorm=wijze,
        cijfers={"betaalwijze": wijze},
        artikel=[stand.lid(BWHI, PWA), *(stand.lid(DECREET, plaats) for plaats in CHEQUES)],
        stelsel=SAMENLEVINGSJOBS,
        parameters=(BETAALWIJZE, STATUUT),
    )


def contingent(stand: Stand) -> Iterator[Knelpunt]:
    """Persons above the quota and what the region owes, in amounts of budget year 2015."""
    houdt = pwa_stelsels(stand)
    paden = stand.gewijzigd_onder(*INSTROOM, "contingent.")
    if not houdt or stand.waarde(BIJDRAGE) is None or (stand.deelnemers is None and not paden):
        return
    regels = Contingentregels(float(stand.getal(CONTINGENT)), float(stand.getal(BIJDRAGE)))
    bekend = cijfer(ACTIEF)
    open_ = "pwa" not in houdt.values()
    cijfers: dict[str, Cijfer] = {
        "contingent": int(regels.personen),
        "bijdrage_per_persoon_2015": stand.getal(BIJDRAGE),
        "bijdrage_per_persoon_geindexeerd": NIET_BEKEND,
        "laatst_bekend_aantal": int(bekend.waarde),
        "deelnemers": NIET_BEKEND if stand.deelnemers is None else stand.deelnemers,
    }
    vorm = "zonder_aantal"
    ernst: Ernst = "ter_info"
    boven, bedrag = 0, Decimal(0)
    if stand.deelnemers is not None:
        boven = int(personen_boven(stand.deelnemers, regels))
        bedrag = in_euro(float(bijdrage(stand.deelnemers, regels)))
        cijfers |= {"personen_boven": boven, "bijdrage_2015": bedrag}
        vorm, ernst = ("boven", "hoog") if boven else ("binnen", "ter_info")
    if open_ and ernst == "hoog":
        vorm, ernst = "boven_open", "te_beoordelen"
    yield stand.knelpunt(
        "contingent",
        ernst,
        vorm=vorm,
        cijfers=cijfers,
        artikel=[
            stand.lid(BWHI, PWA),
            stand.lid(BFW, "artikel 35nonies, §3, tweede lid"),
            stand.lid(BFW, "artikel 35nonies, §3, derde lid"),
            stand.lid(DECREET, "artikel 45"),
        ],
        parameters=(CONTINGENT, BIJDRAGE, *paden),
        deelnemers=getal(stand.deelnemers or 0),
        contingent=getal(regels.personen),
        boven=getal(boven),
        bijdrage=toon(stand.getal(BIJDRAGE), "euro"),
        bedrag=euro(bedrag),
        bekend=getal(float(bekend.waarde)),
        op=datum(bekend.datum),
    )


def stelselnaam(stelsel: str) -> str:
    """*wijk-werken*, *een samenlevingsjob*, *gemeenschapsdienst*: inside a sentence."""
    return {WIJK_WERKEN: "wijk-werken", SAMENLEVINGSJOBS: "een samenlevingsjob"}.get(stelsel, stelsel)
