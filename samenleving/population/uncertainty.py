"""How sure the headline figures are: intervals over draws, a tornado, and readings and choices as scenarios.

Every draw takes one quantile per assumption, makes the population anew with the same lots, and reckons on one
row per so many persons of a stratum (`elke`). Weights are whole, so totals of the table stay exact; figures
of the judgements carry sampling noise, which the interval holds as well. A figure that cannot be computed is
None, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from samenleving.law import lezingen
from samenleving.population.access import (
    OPEN,
    TOEGANG,
    VOLDAAN,
    Staten,
    hoofdstelsel,
    na_beoordeling,
    staten,
    verschuiving,
)
from samenleving.population.assumptions import Aannames, aannames
from samenleving.population.outcome import Verschuiving
from samenleving.population.participation import deelnemers, opname, sommen
from samenleving.population.rows import maanden_vanaf
from samenleving.population.simulate import AANTAL_MAANDEN
from samenleving.population.synthetic import ZAAD, Populatie, maak
from samenleving.systems import Systeem, systeem

TREKKINGEN = 40
ELKE = 20
SOORTEN = ("ijkpunt", "kenmerk", "beoordeling", "deelname")
"""Kinds of assumption that move the persons; those of the pact are drawn in `pact_population`."""
ONDERGRENS, MIDDEN, BOVENGRENS = 0.05, 0.5, 0.95
PUNTEN = (ONDERGRENS, MIDDEN, BOVENGRENS)
CENTEN_PER_EURO = 100

KERNCIJFERS: Mapping[str, str] = {
    "toegang_hoogstens": "Personen voor wie toegang niet uitgesloten is",
    "toegang_na_beoordeling": "Personen met toegang na de aangenomen beoordelingen",
    "wint_na_beoordeling": "Personen die toegang krijgen tegenover de basis, na beoordeling",
    "verliest_na_beoordeling": "Personen die toegang verliezen tegenover de basis, na beoordeling",
    "deelnemers": "Deelnemers",
    "overgangsgroep": "Deelnemers uit de overgangsgroep",
    "vergoeding": "Vergoedingen van de deelnemers in een jaar, in euro",
    "verplaatsing": "Verplaatsingsvergoedingen van de deelnemers in een jaar, in euro",
}
Waarden = Mapping[str, Mapping[str, float | None]]
"""System → headline figure → value; None where it cannot be computed."""

Voortgang = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Band:
    """An interval of a headline figure.

    Attributes:
        verwacht: with every assumption at its expected value; None where it cannot be computed.
        laag: below it lies one draw in twenty.
        midden: the median.
        hoog: above it lies one draw in twenty.
        reden: why there is no figure; empty otherwise.
    """

    systeem: str
    id: str
    label: str
    verwacht: float | None
    laag: float | None
    midden: float | None
    hoog: float | None
    reden: str = ""


@dataclass(frozen=True)
class Celband:
    """Who gains and who loses in one cell of the table after the assumed judgements, with their intervals."""

    systeem: str
    duur: str
    leeftijd: str
    statuut: str
    wint: tuple[float, float, float]
    verliest: tuple[float, float, float]


@dataclass(frozen=True)
class Uitslag:
    """What one assumption does to a headline figure, all others at their expected value.

    Attributes:
        laag: the figure with the assumption at the low end of its range.
        hoog: likewise at the high end.
        zwaai: the distance between the two.
    """

    aanname: str
    naam: str
    laag: float
    hoog: float
    zwaai: float


@dataclass(frozen=True)
class Tornado:
    """The assumptions that move a headline figure, the strongest first."""

    systeem: str
    id: str
    verwacht: float
    uitslagen: tuple[Uitslag, ...]


@dataclass(frozen=True)
class Scenario:
    """The headline figures under another reading or another choice."""

    soort: str
    naam: str
    keuze: str
    betekenis: str
    waarden: Waarden


@dataclass(frozen=True)
class Onzekerheid:
    """Everything about how sure the figures are.

    Attributes:
        rijen: rows reckoned with in each draw.
        cellen: who gains and who loses by age, duration and category: (low, median, high) over the draws.
    """

    trekkingen: int
    elke: int
    rijen: int
    banden: tuple[Band, ...]
    cellen: tuple[Celband, ...]
    tornado: tuple[Tornado, ...]
    scenarios: tuple[Scenario, ...]


def onzekerheid(
    namen: Sequence[str],
    maand: str,
    zaad: int = ZAAD,
    *,
    gebruikt: Aannames | None = None,
    trekkingen: int = TREKKINGEN,
    elke: int = ELKE,
    tornado: bool = True,
    lezingen_: Sequence[str] = (),
    mappen: Sequence[Path | str] = (),
    voortgang: Voortgang | None = None,
) -> Onzekerheid:
    """Intervals, tornado and scenarios for the headline figures of the systems; the first is the basis.

    Args:
        namen: systems, in the grammar of `samenleving.systems`.
        maand: month of the population.
        zaad: seed of the population and of the draws.
        gebruikt: assumptions; by default those of the project.
        trekkingen: number of draws.
        elke: persons per row.
        tornado: whether to vary each assumption by itself.
        lezingen_: readings to vary; each other choice of a reading is a scenario.
        mappen: folders with somebody's own proposals.
        voortgang: called after each step.
    """
    keuzes = gebruikt or aannames()
    systemen = [systeem(naam, mappen) for naam in namen]
    onzekere = tuple(keuzes.onzekere(SOORTEN))
    stappen = 1 + trekkingen + (2 * len(onzekere) if tornado else 0)
    gedaan = _Teller(voortgang, stappen)

    per_cel = _Cellen()

    def reken(met: Aannames, stap: str, *, trekt: bool = False) -> Waarden:
        gedaan.stap(stap)
        return kerncijfers(maak(zaad, maand, met, elke), systemen, per_cel if trekt else None)

    verwacht = reken(keuzes, "verwachte waarden")
    trek = [
        reken(keuzes.trek(zaad, nummer, SOORTEN), "trekkingen", trekt=True) for nummer in range(trekkingen)
    ]
    uitersten = {
        id_: (reken(keuzes.met(**{id_: 0.0}), "tornado"), reken(keuzes.met(**{id_: 1.0}), "tornado"))
        for id_ in (onzekere if tornado else ())
    }
    return Onzekerheid(
        trekkingen,
        elke,
        maak(zaad, maand, keuzes, elke).feiten.personen,
        tuple(_banden(systemen, verwacht, trek)),
        per_cel.banden(),
        tuple(_tornados(systemen, keuzes, verwacht, uitersten)),
        tuple(_scenarios(namen, maand, zaad, elke, keuzes, lezingen_, mappen)),
    )


class _Teller:
    def __init__(self, voortgang: Voortgang | None, stappen: int) -> None:
        self._voortgang, self._stappen, self._gedaan = voortgang, stappen, 0

    def stap(self, naam: str) -> None:
        if self._voortgang is not None:
            self._voortgang(naam, self._gedaan, self._stappen)
        self._gedaan += 1


class _Cellen:
    """Gathers, draw by draw, who gains and who loses in each cell."""

    def __init__(self) -> None:
        self._reeksen: dict[tuple[str, str, str, str], list[tuple[int, int]]] = {}

    def neem(self, systeem_: str, gevonden: Verschuiving) -> None:
        for cel in gevonden.cellen:
            sleutel = (systeem_, cel.duur, cel.leeftijd, cel.statuut)
            beide = (cel.wint_na_beoordeling or 0, cel.verliest_na_beoordeling or 0)
            self._reeksen.setdefault(sleutel, []).append(beide)

    def banden(self) -> tuple[Celband, ...]:
        uit = []
        for (naam, duur, leeftijd, statuut), reeks in self._reeksen.items():
            wint, verliest = np.quantile(np.array(reeks, dtype=np.float64), PUNTEN, axis=0).T
            uit.append(Celband(naam, duur, leeftijd, statuut, _drie(wint), _drie(verliest)))
        return tuple(uit)


def _drie(punten: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[float, float, float]:
    laag, midden, hoog = (float(punt) for punt in punten)
    return laag, midden, hoog


def kerncijfers(
    populatie: Populatie, systemen: Sequence[Systeem], per_cel: _Cellen | None = None
) -> dict[str, dict[str, float | None]]:
    """The headline figures of every system; the first is the basis.

    A year is twelve times the month of the population: the stock stands still, and amounts do not change
    within a calendar year.
    """
    huidig = systeem("huidig")
    vandaag = staten(populatie, huidig, populatie.maand)
    kans = opname(populatie, vandaag)
    basis: Staten | None = None
    uit: dict[str, dict[str, float | None]] = {}
    for dit in systemen:
        hier = vandaag if dit.naam == huidig.naam else staten(populatie, dit, populatie.maand)
        if basis is not None and per_cel is not None:
            gevonden = verschuiving(
                systemen[0].naam, basis, hier, populatie.gewicht, populatie.feiten.kenmerken
            )
            per_cel.neem(dit.naam, gevonden)
        basis = basis or hier
        wie = deelnemers(populatie, dit, hier, populatie.maand, kans)
        bedragen = {
            som.id: som.waarde for som in sommen(populatie, dit, wie, maanden_vanaf(populatie.maand, 1))
        }
        stelsel = hoofdstelsel(dit, populatie.maand)
        uit[dit.naam] = {
            **_toegang(populatie, basis, hier),
            "deelnemers": wie.telling.deelnemers,
            "overgangsgroep": wie.telling.overgangsgroep,
            "vergoeding": _per_jaar(bedragen.get(f"{stelsel}_vergoeding")),
            "verplaatsing": _per_jaar(bedragen.get(f"{stelsel}_verplaatsingsvergoeding")),
        }
    return uit


def _toegang(populatie: Populatie, basis: Staten, hier: Staten) -> dict[str, float | None]:
    gewicht = populatie.gewicht
    wint, verliest = na_beoordeling(basis, hier) or (np.zeros(0, bool), np.zeros(0, bool))
    return {
        "toegang_hoogstens": float(gewicht[np.isin(hier.feiten[TOEGANG], OPEN)].sum()),
        "toegang_na_beoordeling": float(gewicht[hier.beoordeeld[TOEGANG] == VOLDAAN].sum()),
        "wint_na_beoordeling": float(gewicht[wint].sum()),
        "verliest_na_beoordeling": float(gewicht[verliest].sum()),
    }


def _per_jaar(centen: int | None) -> float | None:
    return None if centen is None else centen * AANTAL_MAANDEN / CENTEN_PER_EURO


def _banden(systemen: Sequence[Systeem], verwacht: Waarden, trek: Sequence[Waarden]) -> Iterator[Band]:
    for dit in systemen:
        for id_, label in KERNCIJFERS.items():
            midden = verwacht[dit.naam][id_]
            reeks = [een[dit.naam][id_] for een in trek]
            if midden is None or any(waarde is None for waarde in reeks):
                reden = "het voorstel laat open wat hiervoor nodig is"
                yield Band(dit.naam, id_, label, midden, None, None, None, reden)
            else:
                punten = np.quantile(np.array(reeks or [midden], dtype=np.float64), PUNTEN)
                laag, mediaan, hoog = (float(punt) for punt in punten)
                yield Band(dit.naam, id_, label, midden, laag, mediaan, hoog)


def _tornados(
    systemen: Sequence[Systeem],
    keuzes: Aannames,
    verwacht: Waarden,
    uitersten: Mapping[str, tuple[Waarden, Waarden]],
) -> Iterator[Tornado]:
    for dit in systemen:
        for id_ in KERNCIJFERS:
            midden = verwacht[dit.naam][id_]
            if midden is None or not uitersten:
                continue
            uitslagen = []
            for aanname, (laag, hoog) in uitersten.items():
                onder, boven = laag[dit.naam][id_], hoog[dit.naam][id_]
                if onder is not None and boven is not None and onder != boven:
                    naam = keuzes.aannames[aanname].naam
                    uitslagen.append(Uitslag(aanname, naam, onder, boven, abs(boven - onder)))
            uitslagen.sort(key=lambda uitslag: (-uitslag.zwaai, uitslag.aanname))
            yield Tornado(dit.naam, id_, midden, tuple(uitslagen))


def _scenarios(
    namen: Sequence[str],
    maand: str,
    zaad: int,
    elke: int,
    keuzes: Aannames,
    gevraagd: Sequence[str],
    mappen: Sequence[Path | str],
) -> Iterator[Scenario]:
    """Every other choice of reckoning, and every other choice of the readings asked."""
    for id_, keuze in keuzes.keuzes.items():
        for andere, betekenis in keuze.keuzes.items():
            if andere != keuzes.keuze(id_):
                populatie = maak(zaad, maand, keuzes.kies(**{id_: andere}), elke)
                waarden = kerncijfers(populatie, [systeem(naam, mappen) for naam in namen])
                yield Scenario("keuze", id_, andere, betekenis, waarden)
    populatie = maak(zaad, maand, keuzes, elke)
    for lezing in gevraagd:
        info = lezingen()[lezing]
        standaard = info.waarden[max(dag for dag in info.waarden if dag.isoformat()[:7] <= maand)]
        for andere, betekenis in info.keuzes.items():
            if andere != standaard:
                anders = [systeem(f"{naam}+lezing.{lezing}={andere}", mappen) for naam in namen]
                waarden = kerncijfers(populatie, anders)
                per_naam = {naam: waarden[dit.naam] for naam, dit in zip(namen, anders, strict=True)}
                yield Scenario("lezing", lezing, andere, betekenis, per_naam)


def naar_dict(gevonden: Onzekerheid) -> dict[str, Any]:
    """As data that JSON can hold."""
    return asdict(gevonden)
