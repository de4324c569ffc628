"""The same whole numbers however a population is cut and wherever it is reckoned."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.numpy_rules import BEDRAGEN, RECHTEN, Jaar
from benchmarks.numpy_rules import totalen as met_de_hand
from benchmarks.population import MAANDEN
from benchmarks.population import bevolking as willekeurig
from samenleving.engine import bouw
from samenleving.errors import InvoerFout
from samenleving.law import waarde
from samenleving.population import run
from samenleving.population.model import NERGENS, Bevolking, Kenmerk
from samenleving.population.partition import InGeheugen, snij
from samenleving.population.plan import Bewerking, PlanWijktAf
from samenleving.population.run import Opdracht, maak_plan, reken, voer_uit
from samenleving.population.totals import Maat, Overgangen, Som, Staten, Verschil
from samenleving.systems import systeem

SYSTEMEN = ("huidig", "serv_2025", "vvsg_2026")
PERSONEN = 400
VERGOEDING = "wijk_werken_vergoeding"
RECHT = "wijk_werken_recht"
MATEN: tuple[Maat, ...] = (
    *(Staten(naam) for naam in RECHTEN),
    *(Som(naam) for naam in BEDRAGEN),
    Som(VERGOEDING, ("gemeente",)),
    Staten(RECHT, ("leeftijd", "gemeente")),
    Verschil("samenlevingsjobs_vergoeding", ("leeftijd",)),
    Overgangen("samenlevingsjobs_recht"),
)
OPDRACHT = Opdracht(SYSTEMEN, MATEN, 2027)


@pytest.fixture(scope="module")
def bevolking() -> Bevolking:
    toeval = np.random.default_rng(8)
    kaal = willekeurig(PERSONEN)
    groepen = {
        "huishouden": (150, np.sort(toeval.integers(0, 150, PERSONEN))),
        "gemeente": (7, toeval.integers(NERGENS, 7, PERSONEN)),
    }
    leeftijd = Kenmerk(toeval.integers(NERGENS, 3, PERSONEN), ("jong", "midden", "oud"))
    gewicht = toeval.integers(0, 5, PERSONEN)
    return replace(kaal, groepen=groepen, gewicht=gewicht, kenmerken={"leeftijd": leeftijd})


@pytest.fixture(scope="module")
def heel(bevolking: Bevolking) -> run.Totalen:
    return reken(bevolking, OPDRACHT)


def gelijk(een: run.Totalen, ander: run.Totalen) -> None:
    assert een.personen == ander.personen
    assert een.per.keys() == ander.per.keys()
    for sleutel, getallen in een.per.items():
        assert getallen.dtype == np.int64
        np.testing.assert_array_equal(getallen, ander[sleutel], err_msg=str(sleutel))


@settings(max_examples=10, deadline=None)
@given(omvang=st.integers(1, PERSONEN), zaad=st.integers(0, 999))
def test_cutting_and_order_do_not_matter(
    bevolking: Bevolking, heel: run.Totalen, omvang: int, zaad: int
) -> None:
    volgorde = np.random.default_rng(zaad).permutation(PERSONEN)
    bron = InGeheugen(snij(bevolking, volgorde), max(omvang, 40))
    gelijk(voer_uit(bron, OPDRACHT), heel)


def test_no_household_is_split(bevolking: Bevolking) -> None:
    bron = InGeheugen(snij(bevolking, np.random.default_rng(1).permutation(PERSONEN)), 60)
    per_deel = [set(bron.deel(nummer).groepen["huishouden"][1].tolist()) for nummer in range(len(bron))]
    assert len(bron) > 1
    assert sum(map(len, per_deel)) == len(set.union(*per_deel))


@pytest.mark.parametrize("naam", SYSTEMEN)
def test_a_person_in_the_crowd_is_a_person_alone(bevolking: Bevolking, naam: str) -> None:
    def bedragen(deel: Bevolking) -> dict[str, Any]:
        simulatie = bouw(systeem(naam).stelsel, deel.personen)
        for (variabele, periode), reeks in run.invoer_van(deel):
            simulatie.zet(variabele, periode, reeks) if periode else simulatie.zet_altijd(variabele, reeks)
        return {v: simulatie.calculate(v, MAANDEN[-1]) for v in (*RECHTEN, *BEDRAGEN)}

    samen = bedragen(bevolking)
    for nummer in range(0, PERSONEN, 100):
        for variabele, reeks in bedragen(snij(bevolking, slice(nummer, nummer + 1))).items():
            assert reeks.tobytes() == samen[variabele][nummer : nummer + 1].tobytes(), variabele


@pytest.mark.traag
def test_two_processes_give_the_same(bevolking: Bevolking, heel: run.Totalen) -> None:
    klaar: list[tuple[int, int]] = []
    twee = voer_uit(
        InGeheugen(bevolking, 120), OPDRACHT, processen=2, voortgang=lambda *stand: klaar.append(stand)
    )
    gelijk(twee, heel)
    assert klaar[-1] == (len(klaar), len(klaar))


@pytest.mark.traag
@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="extra cluster ontbreekt")
def test_a_cluster_with_two_workers_gives_the_same(bevolking: Bevolking, heel: run.Totalen) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        gelijk(voer_uit(InGeheugen(bevolking, 120), OPDRACHT, scheduler=cluster.scheduler_address), heel)


@pytest.mark.parametrize("naam", SYSTEMEN)
@pytest.mark.parametrize("wisselend", [False, True])
def test_totals_are_those_of_the_rules_by_hand(naam: str, wisselend: bool) -> None:
    personen = willekeurig(PERSONEN, wisselend=wisselend)
    verwacht = met_de_hand(personen, systeem(naam).stelsel, MAANDEN)
    maten = [maat for maat in MATEN if not maat.per and isinstance(maat, (Som, Staten))]
    gekregen = reken(personen, Opdracht((naam,), tuple(maten), 2027))
    for maat in maten:
        np.testing.assert_array_equal(gekregen[naam, maat], verwacht[maat.variabele], err_msg=str(maat))


@pytest.mark.parametrize("naam", SYSTEMEN)
def test_every_cell_is_that_of_the_rules_by_hand(naam: str) -> None:
    personen = willekeurig(PERSONEN)
    simulatie = bouw(systeem(naam).stelsel, PERSONEN)
    for (variabele, periode), reeks in run.invoer_van(personen):
        simulatie.zet(variabele, periode, reeks) if periode else simulatie.zet_altijd(variabele, reeks)
    for maand, met_hand in zip(MAANDEN, Jaar(personen, systeem(naam).stelsel).maanden(MAANDEN), strict=True):
        for variabele, verwacht in met_hand.items():
            gekregen = np.asarray(simulatie.calculate(variabele, maand)).view(np.ndarray)
            np.testing.assert_array_equal(gekregen, verwacht, err_msg=f"{variabele} {maand}")


def test_amounts_are_exact_to_the_cent() -> None:
    simulatie = bouw(systeem("huidig").stelsel, PERSONEN)
    for (naam, periode), reeks in run.invoer_van(willekeurig(PERSONEN)):
        simulatie.zet(naam, periode, reeks) if periode else simulatie.zet_altijd(naam, reeks)
    for maand in MAANDEN:
        uren = simulatie.calculate("wijk_werken_betaalde_uren", maand)
        km = simulatie.calculate("wijk_werken_vergoede_km", maand)
        per_km = Decimal(repr(float(simulatie.calculate("wijk_werken_kilometertarief", maand)[0])))
        for bedrag, aantal, tarief in (
            (VERGOEDING, uren, Decimal("4.10")),
            ("wijk_werken_verplaatsingsvergoeding", km, per_km),
        ):
            # The factors as the law prints them: two decimals of a kilometre, whole hours.
            exact = [
                int((round(Decimal(float(getal)), 2) * tarief).quantize(Decimal("0.01"), ROUND_HALF_UP) * 100)
                for getal in aantal[~np.isnan(aantal)]
            ]
            gekregen = simulatie.calculate(bedrag, maand)[~np.isnan(aantal)]
            assert np.rint(gekregen * 100).astype(int).tolist() == exact


def test_a_part_that_reads_something_else_gets_its_own_plan(
    bevolking: Bevolking, heel: run.Totalen, monkeypatch: pytest.MonkeyPatch
) -> None:
    afgeweken: list[str] = []

    def wijkt_af(_self: Any) -> Any:
        afgeweken.append("ja")
        raise PlanWijktAf("proef")

    monkeypatch.setattr(run.Uitvoering, "voer_uit", wijkt_af)
    gelijk(reken(bevolking, OPDRACHT), heel)
    assert afgeweken


def test_a_read_that_the_plan_does_not_foresee_is_noticed(bevolking: Bevolking) -> None:
    plan, _ = maak_plan(snij(bevolking, slice(0, 20)), OPDRACHT)
    for nummer, (handeling, uit, vrij) in enumerate(plan.handelingen):
        if isinstance(handeling, Bewerking) and handeling.lezingen:
            plan.handelingen[nummer] = (replace(handeling, lezingen={}), uit, vrij)
            break
    uitvoering = run.Uitvoering(plan, PERSONEN, {}, run.Teller(bevolking))
    for sleutel, reeks in run.invoer_van(bevolking):
        uitvoering.zet(sleutel, reeks)
    with pytest.raises(PlanWijktAf):
        uitvoering.voer_uit()


def test_what_nobody_can_compute_is_counted_apart() -> None:
    alleen = Bevolking(
        2,
        {
            "activiteit_uren": np.array([10.0, 10.0]),
            "verplaatsingen": np.array([2.0, 2.0]),
            "enkele_afstand_km": np.array([-1.0, 10.0]),
        },
    )
    maat = Som("wijk_werken_verplaatsingsvergoeding")
    per_km = waarde(systeem("huidig").stelsel, "wijk_werken.verplaatsing.per_km", "2026-01-01")
    centen = round(10 * 2 * 2 * float(per_km) * 100)
    assert reken(alleen, Opdracht(("huidig",), (maat,), 2026))["huidig", maat][0].tolist() == [centen, 1, 1]


@pytest.mark.parametrize(
    ("bevolking", "maat"),
    [
        (Bevolking(1, {"bestaat_niet": np.zeros(1)}), Som(VERGOEDING)),
        (Bevolking(1), Som(VERGOEDING, ("provincie",))),
        (Bevolking(1), Som("bestaat_niet")),
    ],
)
def test_what_is_not_known_is_refused(bevolking: Bevolking, maat: Maat) -> None:
    with pytest.raises(InvoerFout):
        reken(bevolking, Opdracht(("huidig",), (maat,), 2027))
