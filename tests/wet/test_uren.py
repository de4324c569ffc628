"""The caps on hours: closed form against a loop, in any order, and what must hold for any hours at all."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

MAANDEN = [f"2026-{nr:02d}" for nr in range(1, 13)]
PER_MAAND, PER_JAAR = 60, 630
UREN = arrays(np.int64, st.tuples(st.just(12), st.integers(1, 8)), elements=st.integers(0, 90))
LEZINGEN = {"begonnen_uren": True, "werkelijke_uren": False}


def _lus(uren):
    """What an administrator does: month after month, keeping a tally."""
    teller, uit = 0, []
    for uur in uren:
        mag = min(uur, PER_MAAND, max(PER_JAAR - teller, 0))
        teller += mag
        uit.append(mag)
    return uit


def _toegelaten(simuleer, stelsel, uren, volgorde=None, variabele="wijk_werken_uren_toegelaten"):
    invoer = {"activiteit_uren": dict(zip(MAANDEN, uren, strict=True))}
    sim = simuleer(stelsel, uren.shape[1], invoer, MAANDEN[0])
    uit = np.empty(uren.shape)
    for nr in volgorde or range(12):
        uit[nr] = sim.calculate(variabele, MAANDEN[nr])
    return uit


@given(uren=UREN, zaad=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_gesloten_vorm_is_de_lus_in_elke_volgorde(huidig, simuleer, uren, zaad):
    volgorde = list(range(12))
    random.Random(zaad).shuffle(volgorde)  # noqa: S311
    verwacht = np.array([_lus(kolom) for kolom in uren.T]).T
    assert np.array_equal(_toegelaten(simuleer, huidig, uren, volgorde), verwacht)


def _lus_die_verschuift(uren, dicht=()):
    """An administrator who notes what is above the cap for the next month, until the year is over."""
    teller, over, uit = 0, 0, []
    for nummer, uur in enumerate(uren):
        over += uur
        mag = 0 if nummer in dicht else min(over, PER_MAAND, PER_JAAR - teller)
        teller, over = teller + mag, over - mag
        uit.append(mag)
    return uit


@given(uren=UREN, zaad=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_verschuiven_is_de_lus_in_elke_volgorde(met, simuleer, uren, zaad):
    volgorde = list(range(12))
    random.Random(zaad).shuffle(volgorde)  # noqa: S311
    stelsel = met({"lezingen.overtollige_uren": "verschuiven"})
    verwacht = np.array([_lus_die_verschuift(kolom) for kolom in uren.T]).T
    assert np.array_equal(_toegelaten(simuleer, stelsel, uren, volgorde), verwacht)


@given(uren=UREN)
@settings(max_examples=15, deadline=None)
def test_verschuiven_houdt_halt_bij_het_einde_van_de_maximale_duur(met, simuleer, uren):
    """The term ends on 14 August: hours of September and later do not count, and nothing moves there."""
    stelsel = met({"lezingen.overtollige_uren": "verschuiven"})
    personen = uren.shape[1]
    invoer = {
        "activiteit_uren": dict(zip(MAANDEN, uren, strict=True)),
        "wijk_werken_start": np.full(personen, np.datetime64("2025-08-15")),
        "pwa_overeenkomst_op_peildatum": {maand: np.full(personen, "nee") for maand in MAANDEN},
        "pwa_cheques_referteperiode": np.zeros(personen),
    }
    sim = simuleer(stelsel, personen, invoer, MAANDEN[0])
    uit = np.array([sim.calculate("wijk_werken_uren_toegelaten", maand) for maand in MAANDEN])
    dicht = range(8, 12)
    verwacht = [_lus_die_verschuift([*kolom[:8], 0, 0, 0, 0], dicht) for kolom in uren.T]
    assert np.array_equal(uit, np.array(verwacht).T)


def test_wat_verschuift_wordt_betaald_ook_met_plafonds_op_werkelijke_uren(met, simuleer):
    stelsel = met({"lezingen.overtollige_uren": "verschuiven", "lezingen.plafond_uren": "werkelijke_uren"})
    invoer = {"activiteit_uren": {"2026-03": [60.5], "2026-04": [10.25]}}
    sim = simuleer(stelsel, 1, invoer, "2026-03")
    assert list(sim.calculate("wijk_werken_uren_toegelaten", "2026-04")) == [10.75]
    assert list(sim.calculate("wijk_werken_betaalde_uren", "2026-04")) == [11]


@given(uren=UREN)
@settings(max_examples=15, deadline=None)
def test_niemand_hangt_af_van_de_anderen(huidig, simuleer, uren):
    andersom = _toegelaten(simuleer, huidig, uren[:, ::-1])[:, ::-1]
    assert np.array_equal(_toegelaten(simuleer, huidig, uren), andersom)
    alleen = _toegelaten(simuleer, huidig, uren[:, :1])
    assert np.array_equal(_toegelaten(simuleer, huidig, uren)[:, :1], alleen)


@given(uren=UREN, maand=st.integers(0, 11), meer=st.integers(0, 40))
@settings(max_examples=15, deadline=None)
def test_meer_uren_geven_nooit_minder(huidig, simuleer, uren, maand, meer):
    erbij = uren.copy()
    erbij[maand] += meer
    ervoor, erna = _toegelaten(simuleer, huidig, uren), _toegelaten(simuleer, huidig, erbij)
    assert (erna[: maand + 1] >= ervoor[: maand + 1]).all()
    assert (erna.sum(axis=0) >= ervoor.sum(axis=0)).all()


@given(kwartieren=UREN)
@settings(max_examples=15, deadline=None)
def test_de_vergoeding_blijft_onder_de_plafonds_en_is_juist(huidig, simuleer, kwartieren):
    uren = kwartieren / 4
    invoer = {"activiteit_uren": dict(zip(MAANDEN, uren, strict=True))}
    sim = simuleer(huidig, uren.shape[1], invoer, MAANDEN[0])
    euro = np.array([sim.calculate("wijk_werken_vergoeding", maand) for maand in MAANDEN])
    betaald = np.array([sim.calculate("wijk_werken_betaalde_uren", maand) for maand in MAANDEN])
    verwacht = [Decimal(int(uur)) * Decimal("4.10") for uur in betaald.ravel()]
    assert all(Decimal(repr(float(e))) == v for e, v in zip(euro.ravel(), verwacht, strict=True))
    assert euro.max() <= 246.00
    assert euro.sum(axis=0).max() <= 2583.00 + 1e-9


def test_twaalf_maanden_in_elke_volgorde_van_vragen(huidig, simuleer):
    uren = np.full((12, 1), PER_MAAND)
    verwacht = [60] * 10 + [30, 0]
    volgordes = [range(12), range(11, -1, -1), [11], [10, 11, 0], *itertools.permutations(range(9, 12))]
    for volgorde in volgordes:
        uit = _toegelaten(simuleer, huidig, uren, list(volgorde))
        assert [uit[nr, 0] for nr in volgorde] == [verwacht[nr] for nr in volgorde]


@pytest.mark.parametrize("lezing", ["kalenderjaar", "twaalf_maanden_vanaf_start"])
def test_elk_jaar_begint_opnieuw(met, simuleer, lezing):
    """Three years of sixty hours a month: 630 in every year of the reading."""
    stelsel = met({"lezingen.jaargrens_uren": lezing})
    maanden = [f"{jaar}-{nr:02d}" for jaar in (2024, 2025, 2026) for nr in range(1, 13)]
    invoer = {
        "activiteit_uren": {maand: [60] for maand in maanden},
        "wijk_werken_start": np.array(["2023-12-15"], dtype="datetime64[D]"),
        "pwa_overeenkomst_op_peildatum": {maand: ["ja"] for maand in maanden},
    }
    sim = simuleer(stelsel, 1, invoer, "2024-01")
    uren = [float(sim.calculate("wijk_werken_uren_toegelaten", maand)[0]) for maand in maanden]
    if lezing == "kalenderjaar":
        assert [sum(uren[nr : nr + 12]) for nr in (0, 12, 24)] == [630, 630, 630]
    else:
        # The year runs from December; the first month is not in the table, so the first year holds eleven.
        assert [sum(uren[:11]), sum(uren[11:23]), sum(uren[23:35]), uren[35]] == [630, 630, 630, 60]
        assert uren[9:12] == [60, 30, 60]


@pytest.mark.parametrize("lezing", sorted(LEZINGEN))
def test_plafond_op_begonnen_of_werkelijke_uren(met, simuleer, lezing):
    stelsel = met({"lezingen.plafond_uren": lezing})
    invoer = {"wijk_werken_uren": [59.5, 60.5], "wijk_werken_begonnen_uren": [90, 90]}
    sim = simuleer(stelsel, 2, invoer, "2026-03")
    betaald = list(sim.calculate("wijk_werken_betaalde_uren", "2026-03"))
    assert betaald == ([60, 60] if LEZINGEN[lezing] else [90, 60])


def test_uren_na_het_einde_van_het_stelsel_tellen_niet(met, simuleer):
    stelsel = met({"wijk_werken.in_werking": False, "gemeenschapsdienst.in_werking": False})
    invoer = {
        "wijk_werken_uren": [40],
        "gemeenschapsdienst_uren": [40],
        "enkele_afstand_km": [10],
        "verplaatsingen": [4],
    }
    sim = simuleer(stelsel, 1, invoer, "2026-03")
    for naam in (
        "wijk_werken_vergoeding",
        "wijk_werken_verplaatsingsvergoeding",
        "gemeenschapsdienst_vergoeding",
    ):
        assert list(sim.calculate(naam, "2026-03")) == [0]
