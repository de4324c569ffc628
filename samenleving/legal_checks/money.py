"""What a change does to organisers and users: margin per cheque, registration fee, staffing key."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving.personeelssleutel import vte_voor
from samenleving import law
from samenleving.display import euro, getal, opsomming
from samenleving.legal_checks.levels import DECREET, INSCHRIJVINGSRECHT
from samenleving.legal_checks.model import NIET_BEKEND, Cijfer, Ernst, Knelpunt, Vindplaats
from samenleving.legal_checks.pwa import BEPAALD, VERGOEDING
from samenleving.legal_checks.standing import SAMENLEVINGSJOBS, WIJK_WERKEN, Stand, in_euro

LAAGSTE = f"{WIJK_WERKEN}.cheque.prijs_min"
HOOGSTE = f"{WIJK_WERKEN}.cheque.prijs_max"
AFHOUDING = f"{WIJK_WERKEN}.cheque.afhouding_verplaatsing"
KOST = "organisatorrekening.uitgever_en_verzekering.per_cheque"
KOST_BEPAALD = "organisatorrekening.uitgever_en_verzekering.bepaald"
VORM = f"{SAMENLEVINGSJOBS}.prijs.vorm"
BEDRAG = f"{SAMENLEVINGSJOBS}.prijs.bedrag"
RECHT_VORM = f"{SAMENLEVINGSJOBS}.inschrijvingsrecht.vorm"
RECHT_BEDRAG = f"{SAMENLEVINGSJOBS}.inschrijvingsrecht.verhoogd_bedrag"
SLEUTEL = f"{SAMENLEVINGSJOBS}.personeelssleutel"
SLEUTEL_WIJK_WERKEN = tuple(
    f"{WIJK_WERKEN}.personeel.{naam}"
    for naam in ("schijf_inwoners", "vrijgestelde_inwoners", "vte_per_schijf")
)
DREMPEL = f"{WIJK_WERKEN}.organisator.drempel_inwoners"
MARGE = {WIJK_WERKEN: "organisator_per_cheque", SAMENLEVINGSJOBS: "samenlevingsjobs_marge_per_cheque"}


def marge(stand: Stand) -> Iterator[Knelpunt]:
    """What a cheque leaves the organiser, before issuer and insurance, at the lowest and highest price."""
    vroeger = _marges(stand, stand.vandaag.stelsel, WIJK_WERKEN) if stand.gold(WIJK_WERKEN) else {}
    for stelsel in MARGE:
        if not stand.geldt(stelsel):
            continue
        marges, aanname = marges_van(stand, stelsel)
        if stelsel == WIJK_WERKEN and marges == vroeger:
            continue
        yield _marge(stand, stelsel, marges, vroeger, aanname=aanname)


def marges_van(stand: Stand, stelsel: str) -> tuple[dict[Decimal, Decimal], bool]:
    """Margins by price, and whether the prices of today had to stand in for prices left open."""
    if stelsel == WIJK_WERKEN or stand.waarde(VORM) == "tarieven":
        return _marges(stand, stand.systeem.stelsel, stelsel), False
    if not stand.waarde(BEPAALD):
        return {}, False
    if stand.waarde(VORM) == "een_prijs" and stand.waarde(f"{SAMENLEVINGSJOBS}.prijs.bedrag_bepaald"):
        return _marges(stand, stand.systeem.stelsel, stelsel, (stand.getal(BEDRAG),)), False
    return _marges(stand, stand.met(**{VORM.replace(".", "__"): "tarieven"}), stelsel), True


def _marges(
    stand: Stand, wie: TaxBenefitSystem, stelsel: str, prijzen: tuple[Decimal, ...] = ()
) -> dict[Decimal, Decimal]:
    """From the formulas: an organiser at each price; nothing where the formulas cannot say."""
    prijzen = prijzen or tuple(Decimal(str(law.waarde(wie, pad, stand.dag))) for pad in (LAAGSTE, HOOGSTE))
    simulatie = stand.simulatie([{"chequeprijs_vorige": float(prijs)} for prijs in prijzen], wie)
    waarden = np.asarray(simulatie.calculate(MARGE[stelsel], stand.maand), dtype=float)
    return {
        prijs: in_euro(waarde) for prijs, waarde in zip(prijzen, waarden, strict=True) if not np.isnan(waarde)
    }


def _marge(
    stand: Stand,
    stelsel: str,
    marges: dict[Decimal, Decimal],
    vroeger: dict[Decimal, Decimal],
    *,
    aanname: bool,
) -> Knelpunt:
    paden = (
        VERGOEDING[stelsel],
        AFHOUDING,
        *((VORM, BEDRAG) if stelsel == SAMENLEVINGSJOBS else (LAAGSTE, HOOGSTE)),
    )
    cijfers: dict[str, Cijfer] = {
        "marge_vandaag": {_prijs(prijs): bedrag for prijs, bedrag in vroeger.items()},
        "marge": {_prijs(prijs): bedrag for prijs, bedrag in marges.items()} or NIET_BEKEND,
        "kost_uitgever_en_verzekering": stand.getal(KOST) if stand.waarde(KOST_BEPAALD) else NIET_BEKEND,
        "kost_hoogstens_volgens_aanname": stand.getal(KOST),
    }
    ernst: Ernst
    if not marges:
        ernst, vorm = "te_beoordelen", "onbekend"
    elif min(marges.values()) < 0:
        ernst, vorm = "hoog", "negatief"
    elif aanname:
        ernst, vorm = "te_beoordelen", "prijs_open"
    elif vroeger and min(marges.values()) < min(vroeger.values()):
        ernst, vorm = "aandacht", "daalt"
    else:
        ernst, vorm = "ter_info", "stijgt"
    return stand.knelpunt(
        "marge",
        ernst,
        vorm=vorm,
        cijfers=cijfers,
        artikel=[*stand.bronnen(*paden), stand.lid(DECREET, "artikel 18")],
        stelsel=stelsel,
        parameters=paden,
        marges=_marges_in_woorden(marges, vroeger),
        kost=euro(stand.getal(KOST)),
    )


def _prijs(prijs: Decimal) -> str:
    return f"{prijs:.2f}"


def _marges_in_woorden(marges: dict[Decimal, Decimal], vroeger: dict[Decimal, Decimal]) -> str:
    """*1,35 euro bij een prijs van 5,95 euro (vandaag 1,75 euro)*."""
    delen = []
    for prijs, bedrag in marges.items():
        toen = f" (vandaag {euro(vroeger[prijs])})" if prijs in vroeger else ""
        delen.append(f"{euro(bedrag)} bij een prijs van {euro(prijs)}{toen}")
    return opsomming(delen) if delen else ""


def inschrijvingsrecht(stand: Stand) -> Iterator[Knelpunt]:
    """The decree obliges the organiser to ask the fee; its amount is for the Government (art. 31)."""
    artikel = [stand.lid(DECREET, "artikel 31")]
    if stand.geldt(WIJK_WERKEN) and stand.anders(INSCHRIJVINGSRECHT):
        bedrag = stand.getal(INSCHRIJVINGSRECHT)
        yield _recht(stand, WIJK_WERKEN, bedrag, [*artikel, *stand.bronnen(INSCHRIJVINGSRECHT)])
    vorm = stand.waarde(RECHT_VORM)
    if stand.geldt(SAMENLEVINGSJOBS) and vorm in ("afgeschaft", "verhoogd"):
        bedrag = Decimal(0) if vorm == "afgeschaft" else stand.getal(RECHT_BEDRAG)
        yield _recht(stand, SAMENLEVINGSJOBS, bedrag, artikel)


def _recht(stand: Stand, stelsel: str, bedrag: Decimal, artikel: list[Vindplaats]) -> Knelpunt:
    weg = bedrag == 0
    vandaag = Decimal(str(stand.nu(INSCHRIJVINGSRECHT)))
    paden = (INSCHRIJVINGSRECHT,) if stelsel == WIJK_WERKEN else (RECHT_VORM, RECHT_BEDRAG)
    return stand.knelpunt(
        "inschrijvingsrecht",
        "aandacht" if weg else "ter_info",
        vorm="afschaffen" if weg else "ander_bedrag",
        cijfers={"per_jaar_vandaag": vandaag, "per_jaar": bedrag, "niveau": "decreet" if weg else "besluit"},
        artikel=artikel,
        stelsel=stelsel,
        parameters=paden,
        vandaag=euro(vandaag),
        bedrag=euro(bedrag),
    )


def personeelssleutel(stand: Stand) -> Iterator[Knelpunt]:
    """The staff VDAB gives an organiser: another key, or none at all in a new scheme."""
    inwoners = int(stand.nu(DREMPEL) or 0)
    artikel = [stand.lid(DECREET, "artikel 16, §1, tweede lid"), *stand.bronnen(*SLEUTEL_WIJK_WERKEN)]
    vandaag = _vte(stand, stand.vandaag.stelsel, WIJK_WERKEN, inwoners) if stand.gold(WIJK_WERKEN) else None
    for stelsel in (WIJK_WERKEN, SAMENLEVINGSJOBS):
        if not stand.geldt(stelsel):
            continue
        vte = _vte(stand, stand.systeem.stelsel, stelsel, inwoners)
        if vte == vandaag:
            continue
        sleutel = "gewijzigd" if stelsel == WIJK_WERKEN else str(stand.waarde(SLEUTEL))
        yield stand.knelpunt(
            "personeelssleutel",
            "aandacht" if vte is not None else "te_beoordelen",
            vorm="gewijzigd" if vte is not None else sleutel,
            cijfers={
                "inwoners": inwoners,
                "vte_vandaag": NIET_BEKEND if vandaag is None else vandaag,
                "vte": NIET_BEKEND if vte is None else vte,
            },
            artikel=artikel,
            stelsel=stelsel,
            parameters=SLEUTEL_WIJK_WERKEN if stelsel == WIJK_WERKEN else (SLEUTEL,),
            inwoners=getal(inwoners),
            vandaag="een onbekend aantal" if vandaag is None else getal(vandaag),
            nieuw="een onbekend aantal" if vte is None else getal(vte),
        )


def _vte(stand: Stand, wie: TaxBenefitSystem, stelsel: str, inwoners: int) -> Decimal | None:
    """Full-time equivalents of an area with so many inhabitants, counted on the area; None if unknown."""
    if stelsel == WIJK_WERKEN:
        regels = wie.get_parameters_at_instant(stand.dag.isoformat())
        vte = float(vte_voor(inwoners, regels.wijk_werken.personeel, regels.lezingen.vte_eerste_schijf))
    else:
        simulatie = stand.simulatie([{"inwoners_werkingsgebied": float(inwoners)}], wie)
        vte = float(simulatie.calculate("samenlevingsjobs_vte", stand.maand)[0])
    return None if vte < 0 else Decimal(str(round(vte, 6)))
