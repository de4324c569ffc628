"""The local activation pact over all municipalities: a population of its own, or somebody's own table.

The synthetic set adds up to what the calls published. Rights and amounts come from the variables of the law,
run for all municipalities at once in two passes (totals first, because the budget is shared); deadweight,
Matthew effect, double payment and the SERV's pay for effort from `openfisca_samenleving.pact`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.errors import ParameterNotFoundError

from openfisca_samenleving import pact
from openfisca_samenleving.basis import ONBEKEND, onbekend
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.engine import DunneSimulatie, bouw
from samenleving.errors import InvoerFout
from samenleving.law import stelsel
from samenleving.population import places
from samenleving.population.apportion import Gehelen, Getallen, loting, verdeel
from samenleving.population.assumptions import Aannames, aannames
from samenleving.population.codes import TOESTANDEN, code, enumreeks, ja_nee
from samenleving.population.model import Reeks
from samenleving.population.rows import tel
from samenleving.population.tables import Kolom, lees_tabel
from samenleving.population.targets import cijfer
from samenleving.situation import controleer_maand
from samenleving.systems import Systeem, systeem

REEKS_PACT = 401
MAAND = "2024-06"
"""A month in which the first call ran, of which a result was published."""
ANTWOORDEN = tuple(lid.name for lid in Antwoord)
SOORTEN = ("ijkpunt", "gemeente")
PUNTEN = (0.05, 0.5, 0.95)
PACTREGELS: Mapping[str, tuple[str, int]] = {
    "deelnemers": ("Deelnemende gemeenten", 0),
    "met_premie": ("Gemeenten met een premie", 0),
    "drempel": ("Drempel", 3),
    "budget": ("Budget, euro", 0),
    "voor_budget": ("Premies vóór het budget, euro", 0),
    "uitbetaald": ("Uitbetaald, euro", 0),
    "overschrijding": ("Overschrijding van het budget, euro", 0),
    "deadweight": ("Voor wie ook zonder pact geactiveerd was, euro", 0),
    "deadweight_aandeel": ("Deel daarvan in wat uitbetaald wordt", 3),
    "gini": ("Gini van de premie per leefloner", 3),
    "rangcorrelatie": ("Rangcorrelatie met de graad zonder pact", 3),
    "naar_beter": ("Deel voor wie al beter dan gemiddeld doet", 3),
    "dubbel": ("Dubbel gefinancierd, euro", 0),
    "inspanning": ("Beloning naar inspanning (SERV), euro", 0),
    "inspanning_gini": ("Gini bij beloning naar inspanning", 3),
    "inspanning_rangcorrelatie": ("Rangcorrelatie bij beloning naar inspanning", 3),
}
"""Figure → its label and its decimals, in the order in which they are shown."""

KOLOMMEN = (
    Kolom("gemeente", "tekst", "Naam van de gemeente", verplicht=True),
    Kolom("leefloners", "getal", "Leefloongerechtigden op de peildatum", "aantal", leeg=ONBEKEND),
    Kolom("geactiveerd", "getal", "Leefloongerechtigden die aan werk raakten", "aantal", leeg=ONBEKEND),
    Kolom("geactiveerd_zonder_pact", "getal", "Idem, geraamd zonder pact", "aantal", leeg=ONBEKEND),
    Kolom("engagement", "getal", "Leefloongerechtigden die het bestuur beloofde", "aantal", leeg=ONBEKEND),
    Kolom("neemt_deel", "keuze", "Het bestuur neemt deel aan het pact", keuzes=ANTWOORDEN),
    Kolom("andere_financiering", "getal", "Ander geld voor dezelfde activering", "euro", leeg=ONBEKEND),
)  # fmt: skip


@dataclass(frozen=True)
class Pactgemeenten:
    """Municipalities; equally long arrays, -1 for a number that nobody gave.

    Attributes:
        neemt_deel: codes of `Antwoord`.
        andere_financiering: euros.
    """

    namen: tuple[str, ...]
    leefloners: Getallen
    geactiveerd: Getallen
    geactiveerd_zonder_pact: Getallen
    engagement: Getallen
    neemt_deel: Reeks
    andere_financiering: Getallen
    synthetisch: bool

    def __len__(self) -> int:
        return len(self.namen)


def maak_gemeenten(zaad: int, maand: str = MAAND, gebruikt: Aannames | None = None) -> Pactgemeenten:
    """A synthetic set that adds up to the call that ran in the month."""
    keuzes = gebruikt or aannames()
    toeval = loting(zaad, REEKS_PACT)
    waar = places.gemeenten(zaad, keuzes, maand)
    leefloners, aantal = waar.leefloners, len(waar.leefloners)
    besturen, engagement, resultaat = _oproep(maand, keuzes)
    sleutel = toeval.standard_exponential(aantal)
    kans = np.maximum(leefloners, 1) ** keuzes.waarde("pact_deelname_grootte")
    doet_mee = np.zeros(aantal, dtype=bool)
    doet_mee[np.argsort(sleutel / kans, kind="stable")[: min(besturen, aantal)]] = True
    graad = np.exp(keuzes.waarde("pact_graad_spreiding") * toeval.standard_normal(aantal))
    graad *= np.maximum(leefloners, 1) ** keuzes.waarde("pact_graad_grootte")
    beloofd = verdeel(engagement, leefloners * doet_mee)
    bereikt = _hoogstens(resultaat, leefloners * graad * doet_mee, leefloners)
    rest = toeval.random(aantal)
    deel = keuzes.waarde("pact_ook_zonder") + keuzes.waarde("pact_ook_zonder_spreiding") * (2 * rest - 1)
    zonder = np.round(bereikt * np.clip(deel, 0, 1))
    gemiddeld = zonder.sum() / max((leefloners * graad)[doet_mee].sum(), 1)
    elders = np.minimum(np.round(leefloners * graad * gemiddeld), leefloners)
    ander = toeval.random(aantal) < keuzes.waarde("pact_andere_financiering")
    geactiveerd = np.where(doet_mee, bereikt, elders).astype(np.float64)
    return Pactgemeenten(
        tuple(f"gemeente {nummer:03d}" for nummer in range(1, aantal + 1)),
        leefloners.astype(np.float64),
        geactiveerd,
        np.where(doet_mee, zonder, elders).astype(np.float64),
        np.where(doet_mee, beloofd, 0).astype(np.float64),
        ja_nee(doet_mee),
        np.where(ander & doet_mee, geactiveerd * keuzes.waarde("pact_ander_bedrag"), 0.0),
        True,
    )


def _oproep(maand: str, keuzes: Aannames) -> tuple[int, int, int]:
    """Municipalities, promises and results of the call that ran; the result of the second is assumed."""
    budgetten = stelsel().parameters.activeringspact.budget.oproep.values_list
    begonnen = sum(bool(budget.value) and budget.instant_str <= f"{maand}-01" for budget in budgetten)
    tweede = begonnen > 1
    nummer = begonnen if tweede else 1
    besturen = cijfer("pact_oproep_2_gemeenten" if tweede else "pact_oproep_1_besturen")
    engagement = int(cijfer(f"pact_oproep_{nummer}_engagement"))
    if tweede:
        return int(besturen), engagement, round(engagement * keuzes.waarde("pact_realisatie"))
    return int(besturen), engagement, int(cijfer("pact_oproep_1_voorlopig"))


def _hoogstens(totaal: int, gewichten: Reeks, grens: Gehelen) -> Gehelen:
    """Whole numbers in proportion to the weights, none above its limit; what does not fit goes to others."""
    uit = np.zeros(len(grens), dtype=np.int64)
    over = min(totaal, int(grens[gewichten > 0].sum()))
    while over > 0:
        open_ = np.where(uit < grens, gewichten, 0)
        uit += verdeel(over, open_)
        te_veel = np.maximum(uit - grens, 0)
        uit -= te_veel
        over = int(te_veel.sum())
    return uit


def lees_gemeenten(pad: Path | str) -> Pactgemeenten:
    """Somebody's own municipalities from CSV or Parquet; `InvoerFout` with row and column."""
    gelezen = lees_tabel(pad, KOLOMMEN)
    aantal = len(gelezen["gemeente"])
    if not aantal:
        raise InvoerFout.een("deze tabel heeft geen rijen", "geef minstens één gemeente", bestand=str(pad))

    def getallen(naam: str) -> Getallen:
        return gelezen.get(naam, np.full(aantal, ONBEKEND)).astype(np.float64)

    return Pactgemeenten(
        tuple(str(naam) for naam in gelezen["gemeente"]),
        getallen("leefloners"),
        getallen("geactiveerd"),
        getallen("geactiveerd_zonder_pact"),
        getallen("engagement"),
        gelezen.get("neemt_deel", np.zeros(aantal, dtype=np.uint8)),
        getallen("andere_financiering"),
        False,
    )


@dataclass(frozen=True)
class Pactuitkomst:
    """What one system pays the municipalities. Amounts in euros; None where it cannot be computed.

    Attributes:
        toestanden: state of the right → municipalities.
        met_premie: municipalities that are paid something.
        voor_budget: premiums before the budget.
        uitbetaald: premiums within the budget.
        overschrijding: by how much the premiums exceed the budget.
        deadweight: paid for persons who would have been activated anyway.
        deadweight_aandeel: the same as a fraction of what is paid.
        gini: inequality of the premium per recipient over the municipalities.
        rangcorrelatie: between how well a municipality did without the pact and its premium per recipient.
        naar_beter: fraction of the money for municipalities above the average without the pact.
        dubbel: paid for what other money pays for too.
        inspanning: the SERV's alternative: paid per person activated on top, within the same budget.
        inspanning_gini: inequality under that alternative.
        inspanning_rangcorrelatie: rank correlation under it.
        reden: why figures are missing; empty otherwise.
    """

    naam: str
    titel: str
    status: str
    maand: str
    gemeenten: int
    deelnemers: int
    drempel: float | None
    budget: float
    toestanden: Mapping[str, int]
    met_premie: int | None
    voor_budget: float | None
    uitbetaald: float | None
    overschrijding: float | None
    deadweight: float | None
    deadweight_aandeel: float | None
    gini: float | None
    rangcorrelatie: float | None
    naar_beter: float | None
    dubbel: float | None
    inspanning: float | None
    inspanning_gini: float | None
    inspanning_rangcorrelatie: float | None
    reden: str = ""


def reken_pact(gemeenten: Pactgemeenten, systeem_: Systeem, maand: str = MAAND) -> Pactuitkomst:
    """Run the pact of a system over the municipalities in a month."""
    controleer_maand(maand)
    parameters = systeem_.stelsel.get_parameters_at_instant(maand)
    graad = _vlaams_gemiddelde(gemeenten)
    simulatie = _simulatie(gemeenten, systeem_, graad)
    if not _is_er(parameters):
        raise InvoerFout.een(
            f"in {maand} kent dit stelsel nog geen regels voor het pact", f"kies een maand als {MAAND}"
        )
    doet_mee = gemeenten.neemt_deel == code(Antwoord.ja)
    premie = simulatie.calculate("activeringspact_premie", maand)
    voor = float(np.where(doet_mee, premie, 0).sum())
    met = np.where(doet_mee, gemeenten.leefloners, 0)
    _zet(simulatie, "activeringspact_totaal_premies", voor)
    _zet(simulatie, "activeringspact_totaal_leefloongerechtigden", _som(met))
    _zet(simulatie, "leefloongerechtigden_vlaanderen", _som(gemeenten.leefloners))
    recht = np.asarray(simulatie.calculate("activeringspact_recht", maand)).view(np.ndarray)
    loopt = recht != code(Voorwaarde.niet_van_toepassing)
    betaald = np.where(doet_mee & loopt, simulatie.calculate("activeringspact_uitbetaald", maand), 0)
    regels = pact.Pactregels.uit(parameters, vlaams_gemiddelde=graad)
    bepaald = bool(parameters.activeringspact.premie_bepaald) and bool(np.isfinite(betaald).all())
    kan = bepaald and bool(parameters.activeringspact.in_werking)
    invoer = pact.Gemeenten(
        gemeenten.leefloners,
        gemeenten.geactiveerd,
        gemeenten.geactiveerd_zonder_pact,
        doet_mee,
        gemeenten.andere_financiering,
    )
    dood = pact.deadweight(invoer, regels)
    mattheus = pact.mattheuseffect(invoer, betaald)
    inspanning = pact.naar_inspanning(invoer, regels)
    na_inspanning = pact.mattheuseffect(invoer, inspanning)
    drempel = float(regels.drempel)

    def als_kan(waarde: float) -> float | None:
        return float(waarde) if kan and np.isfinite(waarde) else None

    return Pactuitkomst(
        naam=systeem_.naam,
        titel=systeem_.titel,
        status=systeem_.status,
        maand=maand,
        gemeenten=len(gemeenten),
        deelnemers=int(doet_mee.sum()),
        drempel=drempel if np.isfinite(drempel) else None,
        budget=float(regels.budget),
        toestanden=dict(
            zip(TOESTANDEN, tel(recht, np.ones(len(recht), np.int64), len(TOESTANDEN)).tolist(), strict=True)
        ),
        met_premie=int(np.sum(betaald > 0)) if kan else None,
        voor_budget=als_kan(voor),
        uitbetaald=als_kan(betaald.sum()),
        overschrijding=als_kan(pact.overschrijding(invoer, regels)),
        deadweight=als_kan(dood.bedrag),
        deadweight_aandeel=als_kan(dood.aandeel),
        gini=als_kan(mattheus.gini),
        rangcorrelatie=als_kan(mattheus.rangcorrelatie),
        naar_beter=als_kan(mattheus.naar_beter_dan_gemiddeld),
        dubbel=als_kan(pact.dubbele_financiering(invoer, regels).bedrag),
        inspanning=_of_niets(float(inspanning.sum())) if regels.budget else None,
        inspanning_gini=_of_niets(na_inspanning.gini),
        inspanning_rangcorrelatie=_of_niets(na_inspanning.rangcorrelatie),
        reden=_reden(bepaald, bool(parameters.activeringspact.in_werking)),
    )


def _is_er(parameters: Any) -> bool:
    """Whether the rules of the pact have values: a threshold of a kind, and a budget."""
    try:
        return bool(parameters.activeringspact.drempel.vorm) and parameters.activeringspact.budget.oproep >= 0
    except ParameterNotFoundError:
        return False


def _reden(bepaald: bool, in_werking: bool) -> str:
    if not in_werking:
        return "het pact loopt niet in deze maand"
    return "" if bepaald else "het voorstel laat het bedrag open, of een gegeven van een gemeente ontbreekt"


def _simulatie(gemeenten: Pactgemeenten, systeem_: Systeem, graad: float) -> DunneSimulatie:
    aantal = len(gemeenten)
    simulatie = bouw(systeem_.stelsel, aantal)
    ander = np.select(
        [gemeenten.andere_financiering > 0, onbekend(gemeenten.andere_financiering)],
        [code(Antwoord.ja), code(Antwoord.weet_niet)],
        code(Antwoord.nee),
    )
    antwoorden = {
        "neemt_deel_aan_activeringspact": gemeenten.neemt_deel,
        "samenwerkingsovereenkomst_met_vdab": gemeenten.neemt_deel,
        "geactiveerden_ingeschreven_bij_vdab": gemeenten.neemt_deel,
        "andere_financiering_voor_activering": ander,
    }
    for naam, codes in antwoorden.items():
        simulatie.zet_altijd(naam, enumreeks(naam, codes))
    getallen = {
        "leefloongerechtigden_officieel": gemeenten.leefloners,
        "leefloongerechtigden_geactiveerd": gemeenten.geactiveerd,
        "geactiveerd_zonder_pact": gemeenten.geactiveerd_zonder_pact,
        "activeringsengagement": gemeenten.engagement,
    }
    for naam, reeks in getallen.items():
        simulatie.zet_altijd(naam, reeks)
    _zet(simulatie, "activeringsgraad_vlaanderen", graad)
    return simulatie


def _zet(simulatie: DunneSimulatie, naam: str, waarde: float) -> None:
    aantal = simulatie.populations["gemeente"].count
    simulatie.zet_altijd(naam, np.full(aantal, waarde))


def _som(reeks: Getallen) -> float:
    return ONBEKEND if onbekend(reeks).any() else float(reeks.sum())


def _vlaams_gemiddelde(gemeenten: Pactgemeenten) -> float:
    """Fraction activated over all municipalities, without the pact: what the note compares with."""
    bij, van = _som(gemeenten.geactiveerd_zonder_pact), _som(gemeenten.leefloners)
    return ONBEKEND if bij < 0 or van <= 0 else bij / van


def _of_niets(waarde: float) -> float | None:
    return float(waarde) if np.isfinite(waarde) else None


@dataclass(frozen=True)
class Pactband:
    """An interval of one figure of the pact over draws of the assumptions."""

    systeem: str
    id: str
    verwacht: float | None
    laag: float | None
    midden: float | None
    hoog: float | None


BANDEN = (
    "uitbetaald",
    "overschrijding",
    "deadweight_aandeel",
    "gini",
    "rangcorrelatie",
    "inspanning",
    "inspanning_rangcorrelatie",
)


def pactbanden(
    namen: Sequence[str],
    zaad: int,
    maand: str = MAAND,
    trekkingen: int = 100,
    mappen: Sequence[Path | str] = (),
) -> tuple[Pactband, ...]:
    """Intervals of the figures of the pact over draws of its assumptions."""
    systemen = [systeem(naam, mappen) for naam in namen]
    basis = {dit.naam: reken_pact(maak_gemeenten(zaad, maand), dit, maand) for dit in systemen}
    getrokken: dict[tuple[str, str], list[float | None]] = {}
    for nummer in range(trekkingen):
        keuzes = aannames().trek(zaad, nummer, SOORTEN)
        gemeenten = maak_gemeenten(zaad, maand, keuzes)
        for dit in systemen:
            uitkomst = reken_pact(gemeenten, dit, maand)
            for id_ in BANDEN:
                getrokken.setdefault((dit.naam, id_), []).append(getattr(uitkomst, id_))
    banden = []
    for (naam, id_), reeks in getrokken.items():
        bekend = [waarde for waarde in reeks if waarde is not None]
        punten = (
            [float(punt) for punt in np.quantile(bekend, PUNTEN)] if len(bekend) == len(reeks) else [None] * 3
        )
        banden.append(Pactband(naam, id_, getattr(basis[naam], id_), *punten))
    return tuple(banden)


def naar_dict(uitkomsten: Sequence[Pactuitkomst], banden: Sequence[Pactband] = ()) -> dict[str, Any]:
    """As data that JSON can hold."""
    return {
        "systemen": [asdict(uitkomst) for uitkomst in uitkomsten],
        "banden": [asdict(band) for band in banden],
    }
