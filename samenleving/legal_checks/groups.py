"""Who is affected: overlap with other instruments, the former PWA group, personal data, contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np

from openfisca_samenleving.overlap import MOGELIJK, overlap
from samenleving.display import datum, getal, in_de_zin, opsomming
from samenleving.law import variabeleinfo
from samenleving.legal_checks.levels import DECREET
from samenleving.legal_checks.model import NIET_INGEZIEN, Cijfer, Ernst, Knelpunt, Vindplaats
from samenleving.legal_checks.standing import SAMENLEVINGSJOBS, WIJK_WERKEN, Stand
from samenleving.statistics import cijfer, documenten, tegenstrijdigheden

LOT = f"{SAMENLEVINGSJOBS}.overgang.onbeperkt_recht"
CHEQUES_MIN = f"{WIJK_WERKEN}.overgang.cheques_min"
OVERGANGSGROEP = "artikel 9, tweede lid"
GROOTTE = ("overgangsgroep_2025_05", "overgangsgroep_2025_10")
GEGEVENS = "art-gegevens"
TE_REDIGEREN = "[TE REDIGEREN"
JAREN_ZONDER_WERK = 3
"""Longer than any scheme asks."""

ARTIKEL_22 = Vindplaats("Grondwet, artikel 22", NIET_INGEZIEN)
ARTIKEL_23 = Vindplaats("Grondwet, artikel 23", NIET_INGEZIEN)
RECHTEN = {WIJK_WERKEN: "wijk_werken_recht", SAMENLEVINGSJOBS: "samenlevingsjobs_recht"}

DEELNEMER: dict[str, Any] = {
    "woont_in_vlaams_gewest": "ja",
    "ingeschreven_vdab": "ja",
    "beschikbaar_arbeidsmarkt": "ja",
    "heeft_werkloosheidsuitkering": "ja",
    "leefloongerechtigd": "nee",
    "werkcapaciteit_voltijds": 0.4,
    "werkcapaciteit_uren": 60.0,
    "toegeleid_door": "vdab",
    "gebrek_recente_werkervaring": "ja",
    "doorstroom_mogelijk": "ja",
    "beter_passend_instrument": "weet_niet",
    "heeft_wijk_werken_gedaan": "nee",
    "pwa_overeenkomst_op_peildatum": "nee",
    "pwa_cheques_referteperiode": 0.0,
    "competentiekloof_vastgesteld": "ja",
    "kloof_vooral_technisch_of_talig": "nee",
    "werkplekleren_beste_weg": "ja",
    "begeleiding_werkvloer_nodig": "ja",
    "indicering_sociale_economie": "geen",
    "vdab_kiest_wes": "nee",
    "vdab_kiest_ibo": "nee",
    "ticket_individueel_maatwerk": "nee",
    "ticket_collectief_maatwerk": "nee",
    "ticket_ama_welzijn": "nee",
    "ticket_ama_sociale_economie": "nee",
    "ocmw_stelt_tewerk_art60": "nee",
}
"""Somebody every scheme could take; whether another instrument fits better is left to VDAB."""

_TECHNISCH = {"kloof_vooral_technisch_of_talig": "ja"}
_MEER_DAN_HALFTIJDS = {"werkcapaciteit_voltijds": 0.8, "werkcapaciteit_uren": 120.0}
_GEINDICEERD = {"indicering_sociale_economie": "geindiceerd"}
_LEEFLOON = {
    "ocmw_stelt_tewerk_art60": "ja",
    "leefloongerechtigd": "ja",
    "heeft_werkloosheidsuitkering": "nee",
}
BUREN: dict[str, tuple[dict[str, Any], ...]] = {
    "wes_doelgroep": (
        {"vdab_kiest_wes": "ja", **_TECHNISCH},
        {"vdab_kiest_wes": "ja", **_MEER_DAN_HALFTIJDS},
    ),
    "ibo_doelgroep": (
        {"vdab_kiest_ibo": "ja", **_TECHNISCH},
        {"vdab_kiest_ibo": "ja", **_MEER_DAN_HALFTIJDS},
    ),
    "individueel_maatwerk_doelgroep": ({"ticket_individueel_maatwerk": "ja", **_GEINDICEERD},),
    "collectief_maatwerk_doelgroep": ({"ticket_collectief_maatwerk": "ja", **_GEINDICEERD},),
    "ama_sociale_economie_doelgroep": ({"ticket_ama_sociale_economie": "ja", **_GEINDICEERD},),
    "ama_welzijn_doelgroep": ({"ticket_ama_welzijn": "ja"},),
    "art60_doelgroep": (
        {**_LEEFLOON, "toegeleid_door": "ocmw"},
        {**_LEEFLOON, "toegeleid_door": "vdab"},
    ),
}
"""Each neighbouring instrument with persons who belong to its target group."""


def doelgroep_overlap(stand: Stand) -> Iterator[Knelpunt]:
    """Neighbouring instruments whose people may enter the scheme too (SERV 2025, hoofdstuk 2)."""
    for stelsel, recht in RECHTEN.items():
        paden = stand.gewijzigd_onder(
            f"{stelsel}.doelgroep.", f"{stelsel}.toeleiding.", f"{stelsel}.in_werking"
        )
        if not stand.geldt(stelsel) or not paden:
            continue
        uitkomst = _overlap(stand, recht)
        if stelsel == SAMENLEVINGSJOBS and stand.geldt(WIJK_WERKEN):
            uitkomst = {RECHTEN[WIJK_WERKEN]: _tussen_stelsels(stand), **uitkomst}
        zeker = [naam for naam, staat in uitkomst.items() if staat == "overlapt"]
        mogelijk = [naam for naam, staat in uitkomst.items() if staat == "mogelijk"]
        if not zeker and not mogelijk:
            continue
        ernst: Ernst = "aandacht" if zeker else "te_beoordelen"
        yield stand.knelpunt(
            "doelgroep_overlap",
            ernst,
            vorm="_en_".join(vorm for vorm, namen in (("zeker", zeker), ("mogelijk", mogelijk)) if namen),
            cijfers={
                "instrumenten": len(uitkomst),
                "overlapt": len(zeker),
                "mogelijk": len(mogelijk),
                "per_instrument": uitkomst,
            },
            artikel=[
                Vindplaats("SERV 2025, hoofdstuk 2", "SEED"),
                *(
                    Vindplaats(variabeleinfo(naam).bepaling.plaats, "SEED")
                    for naam in (*zeker, *mogelijk)
                    if naam in BUREN
                ),
            ],
            stelsel=stelsel,
            parameters=paden,
            zeker=_labels(zeker),
            mogelijk=_labels(mogelijk),
        )


def _overlap(stand: Stand, recht: str) -> dict[str, str]:
    profielen = [(buur, {**DEELNEMER, **eigen}) for buur, alle in BUREN.items() for eigen in alle]
    simulatie = stand.simulatie([_gedateerd(stand, profiel) for _, profiel in profielen])
    toegang = np.asarray(simulatie.calculate(recht, stand.maand)).view(np.ndarray)
    uit = {}
    for buur in BUREN:
        eigen = [nummer for nummer, (naam, _) in enumerate(profielen) if naam == buur]
        groep = np.asarray(simulatie.calculate(buur, stand.maand)).view(np.ndarray)
        uit[buur] = _staat({recht: toegang[eigen], buur: groep[eigen]})
    return uit


def _tussen_stelsels(stand: Stand) -> str:
    simulatie = stand.simulatie([_gedateerd(stand, DEELNEMER)])
    return _staat({naam: simulatie.calculate(naam, stand.maand) for naam in RECHTEN.values()})


def _staat(toestanden: dict[str, Any]) -> str:
    """Whether somebody is surely in both groups, may be, or nobody can be."""
    if overlap(toestanden)[0, 1]:
        return "overlapt"
    return "mogelijk" if overlap(toestanden, MOGELIJK)[0, 1] else "sluit_uit"


def _gedateerd(stand: Stand, profiel: dict[str, Any]) -> dict[str, Any]:
    """Long enough without work for every scheme: so many years before the day."""
    lang_geleden = stand.dag.replace(year=stand.dag.year - JAREN_ZONDER_WERK, day=1)
    return {**profiel, "werkzoekend_sinds": lang_geleden, "uitkering_sinds": lang_geleden}


def _labels(namen: list[str]) -> str:
    kort = [in_de_zin(variabeleinfo(naam).label).removeprefix("doelgroep van ") for naam in namen]
    return opsomming(kort) if kort else ""


def _bron(document: str) -> str:
    """The title of a source."""
    return documenten()[document].titel


def _lot(stand: Stand) -> tuple[str, tuple[str, ...]]:
    """What happens to the right without end of the former PWA group, and the values that say so."""
    if not stand.gold(WIJK_WERKEN):
        return "behouden", ()
    if stand.geldt(WIJK_WERKEN):
        paden = tuple(p for p in stand.gewijzigd_onder(f"{WIJK_WERKEN}.overgang.") if stand.anders(p))
        if not paden or (
            paden == (CHEQUES_MIN,) and stand.getal(CHEQUES_MIN) < Decimal(str(stand.nu(CHEQUES_MIN)))
        ):
            return "behouden", ()
        return "gewijzigd", paden
    if not stand.geldt(SAMENLEVINGSJOBS):
        return "geen_regeling", (f"{WIJK_WERKEN}.in_werking",)
    return str(stand.waarde(LOT)), (f"{WIJK_WERKEN}.in_werking", LOT)


def overgangsgroep(stand: Stand) -> Iterator[Knelpunt]:
    """The persons who came from the PWA system and may stay without end (decree, article 9)."""
    lot, paden = _lot(stand)
    if lot == "behouden":
        return
    open_ = lot in ("niet_bepaald", "geen_regeling")
    groottes = [cijfer(naam) for naam in GROOTTE]
    cijfers: dict[str, Cijfer] = {
        "regeling": lot,
        **{f"personen_op_{grootte.datum}": int(grootte.waarde) for grootte in groottes},
    }
    yield stand.knelpunt(
        "overgangsgroep",
        "hoog" if open_ else "aandacht",
        vorm=lot,
        cijfers=cijfers,
        artikel=[
            stand.lid(DECREET, OVERGANGSGROEP),
            *(Vindplaats(f"{_bron(g.document)}, {g.plaats}", g.zekerheid) for g in groottes),
        ],
        stelsel=WIJK_WERKEN,
        parameters=paden,
        groep=" en ".join(f"{getal(float(g.waarde))} op {datum(g.datum)}" for g in groottes),
    )


def standstill(stand: Stand) -> Iterator[Knelpunt]:
    """Whether the former PWA group loses protection without reason enough (Constitution, article 23)."""
    lot, paden = _lot(stand)
    if lot == "behouden":
        return
    yield stand.knelpunt(
        "standstill",
        "te_beoordelen",
        vorm="open" if lot in ("niet_bepaald", "geen_regeling") else "gevolg",
        cijfers={"regeling": lot},
        artikel=[ARTIKEL_23, stand.lid(DECREET, OVERGANGSGROEP)],
        stelsel=WIJK_WERKEN,
        parameters=paden,
    )


def persoonsgegevens(stand: Stand) -> Iterator[Knelpunt]:
    """The essential elements of processing belong in the decree itself (Constitution, article 22)."""
    if not stand.geldt(SAMENLEVINGSJOBS) or stand.gold(SAMENLEVINGSJOBS):
        return
    artikelen = [a for a in (stand.ontwerp.artikelen if stand.ontwerp else ()) if a.deel == "decreet"]
    eigen = next((artikel for artikel in artikelen if artikel.id == GEGEVENS), None)
    cijfers: dict[str, Cijfer] = {"artikel_in_ontwerp": "nee" if eigen is None else str(eigen.nummer)}
    gaten = 0
    if eigen is not None:
        gaten = eigen.tekst.count(TE_REDIGEREN)
        cijfers["nog_te_schrijven_elementen"] = gaten
    yield stand.knelpunt(
        "persoonsgegevens",
        "te_beoordelen",
        vorm="zonder_artikel" if eigen is None else "met_gaten" if gaten else "gevolg",
        cijfers=cijfers,
        artikel=[ARTIKEL_22, stand.lid(DECREET, "artikel 41")],
        stelsel=SAMENLEVINGSJOBS,
        parameters=(f"{SAMENLEVINGSJOBS}.in_werking",),
        nummer=0 if eigen is None else eigen.nummer,
        gaten=gaten,
    )


def tegenstrijdigheid(stand: Stand) -> Iterator[Knelpunt]:
    """Contradictions of the sources about values that the system sets."""
    gezet = {w.pad for w in stand.systeem.wijzigingen if w.soort != "lezing"}
    geraakt = [t for t in tegenstrijdigheden().values() if gezet & set(t.codeert)]
    if not geraakt:
        return
    paden = tuple(sorted(gezet & {pad for t in geraakt for pad in t.codeert}))
    yield stand.knelpunt(
        "tegenstrijdigheid",
        "ter_info",
        cijfers={"tegenstrijdigheden": len(geraakt)},
        artikel=[Vindplaats(f"{_bron(z.document)}, {z.plaats}", "SEED") for t in geraakt for z in t.zijden],
        parameters=paden,
        welke=opsomming([f"{in_de_zin(t.onderwerp)} ({t.id})" for t in geraakt]),
    )
