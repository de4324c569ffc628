"""Amounts: what they are made of, what is unknown, and the federal exemptions."""

from __future__ import annotations

import math

import numpy as np
import pytest

from openfisca_samenleving.basis import ONBEKEND, afronden_cent

MAAND = "2026-03"


def _bedragen(huidig):
    for naam, variabele in huidig.variables.items():
        bepaling = type(variabele).__bepaling__
        if bepaling.soort == "bedrag" and bepaling.factoren:
            yield naam, bepaling


def test_elk_bedrag_is_wat_zijn_factoren_zeggen(met, simuleer):
    """The sum that a citizen reads is the sum that was made."""
    stelsel = met(
        {
            "samenlevingsjobs.in_werking": True,
            "samenlevingsjobs.statuut": "pwa",
            "samenlevingsjobs.vergoeding.bepaald": True,
            "samenlevingsjobs.vergoeding.per_uur": 7.35,
            "samenlevingsjobs.prijs.vorm": "een_prijs",
            "samenlevingsjobs.prijs.bedrag_bepaald": True,
            "samenlevingsjobs.prijs.bedrag": 9.15,
            "samenlevingsjobs.verplaatsing": "zoals_wijk_werken",
        }
    )
    personen = 40
    toeval = np.random.default_rng(20260301)
    invoer = {
        "activiteit_uren": toeval.integers(0, 90, personen),
        "activiteit_instrument": toeval.choice(
            ["wijk_werken", "samenlevingsjobs", "gemeenschapsdienst"], personen
        ),
        "enkele_afstand_km": toeval.integers(0, 400, personen) / 10,
        "verplaatsingen": toeval.integers(0, 20, personen),
        "cheques_gebruikt": toeval.integers(0, 50, personen),
        "cheques_verwerkt": toeval.integers(0, 500, personen),
        "betaalde_chequeprijs": toeval.choice([5.95, 6.45, 6.95, 7.45], personen),
        "aantal_organisatoren": toeval.integers(0, 4, personen),
        "gebruikers_ingeschreven": toeval.integers(0, 300, personen),
        "begeleidingsuren": toeval.integers(0, 80, personen),
        "begeleidingskost_per_uur": toeval.integers(0, 6000, personen) / 100,
        "leefloongerechtigden_officieel": toeval.integers(1, 900, personen),
        "leefloongerechtigden_geactiveerd": toeval.integers(0, 400, personen),
    }
    sim = simuleer(stelsel, personen, invoer, MAAND)
    op_datum = stelsel.get_parameters_at_instant(f"{MAAND}-01")
    gezien = 0
    for naam, bepaling in _bedragen(stelsel):
        periode = MAAND[:4] if str(stelsel.variables[naam].definition_period).endswith("year") else MAAND

        def waarde(factor, periode=periode):
            if "." not in factor:
                return sim.calculate(factor, periode)
            knoop = op_datum
            for deel in factor.split("."):
                knoop = getattr(knoop, deel)
            return knoop

        eerste, *rest = (waarde(factor) for factor in bepaling.factoren)
        if bepaling.bewerking == "min":
            verwacht = eerste - sum(rest)
        elif bepaling.bewerking == "boven":
            verwacht = np.maximum(eerste - math.prod(rest), 0)
        else:
            verwacht = eerste * math.prod(rest)
        gekregen = sim.calculate(naam, periode)
        assert np.array_equal(gekregen, afronden_cent(verwacht)), naam
        gezien += gekregen.any()
    assert gezien >= 10, "te weinig bedragen verschillen van nul om iets te bewijzen"


def _een(simuleer, stelsel, naam, periode=MAAND, **invoer):
    return float(simuleer(stelsel, 1, {n: [w] for n, w in invoer.items()}, MAAND).calculate(naam, periode)[0])


def test_een_onbekende_afstand_is_geen_nul(huidig, simuleer):
    km = {"activiteit_uren": 10, "verplaatsingen": 2}
    assert math.isnan(_een(simuleer, huidig, "wijk_werken_verplaatsingsvergoeding", **km))
    assert _een(simuleer, huidig, "wijk_werken_vergoeding", **km) == 41.00


def test_een_onbekend_aantal_cheques_is_geen_nul(huidig, simuleer):
    assert math.isnan(_een(simuleer, huidig, "wijk_werken_opbrengst_organisator"))


@pytest.mark.parametrize(
    ("per_uur", "statuut", "belastbaar"),
    [
        (4.50, "pwa", 0.00),
        (6.00, "pwa", 0.00),
        (6.01, "pwa", 0.40),
        (7.00, "pwa", 40.00),
        (4.50, "eigen", 180.00),
        (4.50, "niet_bepaald", ONBEKEND),
    ],
)
@pytest.mark.parametrize("naam", ["vergoeding_belastbaar", "vergoeding_telt_voor_leefloon"])
def test_de_vrijstelling_van_zes_euro_en_het_statuut(met, simuleer, naam, per_uur, statuut, belastbaar):
    stelsel = met(
        {
            "samenlevingsjobs.in_werking": True,
            "samenlevingsjobs.statuut": statuut,
            "samenlevingsjobs.vergoeding.bepaald": True,
            "samenlevingsjobs.vergoeding.per_uur": per_uur,
        }
    )
    invoer = {"activiteit_uren": 40, "activiteit_instrument": "samenlevingsjobs"}
    assert _een(simuleer, stelsel, naam, **invoer) == belastbaar


@pytest.mark.parametrize(("maand", "belastbaar"), [("2022-12", 40 * 0.40), ("2023-01", 0)])
def test_vijfenveertig_honderdsten_boven_de_oude_grens(met, simuleer, maand, belastbaar):
    """Had wijk-werken paid 4,50: 0,40 taxable per hour until 2022, nothing from 2023."""
    stelsel = met({"wijk_werken.vergoeding.per_uur": 4.50})
    sim = simuleer(stelsel, 1, {"activiteit_uren": [40]}, maand)
    assert list(sim.calculate("vergoeding_belastbaar", maand)) == [belastbaar]


def test_een_open_vergoeding_is_geen_nul(met, simuleer):
    stelsel = met({"samenlevingsjobs.in_werking": True, "samenlevingsjobs.statuut": "pwa"})
    invoer = {"activiteit_uren": 40, "enkele_afstand_km": 10, "verplaatsingen": 1}
    for naam in (
        "samenlevingsjobs_vergoeding",
        "activiteit_vergoeding",
        "samenlevingsjobs_verplaatsingsvergoeding",
    ):
        assert math.isnan(_een(simuleer, stelsel, naam, **invoer)), naam
    assert _een(simuleer, stelsel, "vergoeding_belastbaar", **invoer) == ONBEKEND
    assert _een(simuleer, stelsel, "samenlevingsjobs_vergoeding", activiteit_uren=0) == 0


def test_niemand_wordt_in_twee_stelsels_geteld(met, simuleer):
    soorten = ["hoofdinstrument", "wijk_werken", "gemeenschapsdienst", "samenlevingsjobs"]
    for jobs, wijk in [(True, False), (False, True), (True, True)]:
        stelsel = met({"samenlevingsjobs.in_werking": jobs, "wijk_werken.in_werking": wijk})
        sim = simuleer(stelsel, 4, {"activiteit_uren": [40] * 4, "activiteit_instrument": soorten}, MAAND)
        namen = ("wijk_werken_uren", "gemeenschapsdienst_uren", "samenlevingsjobs_uren")
        samen = sum(sim.calculate(naam, MAAND) for naam in namen)
        assert (samen <= 40).all(), (jobs, wijk, samen)
