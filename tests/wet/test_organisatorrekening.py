"""The organiser's account: what is not known stays not known."""

from __future__ import annotations

import math

import pytest

from openfisca_samenleving.basis import naar_boven

MAAND = "2026-03"
BEPAALD = "organisatorrekening.uitgever_en_verzekering.bepaald"
MAANDGEGEVENS = {
    "cheques_verwerkt": 1000,
    "begeleidingsuren": 20,
    "begeleidingskost_per_uur": 35,
    "vaste_kosten_organisator": 1000,
    "gebruikers_ingeschreven": 96,
}


def _een(simuleer, stelsel, naam, **invoer):
    return float(simuleer(stelsel, 1, {n: [w] for n, w in invoer.items()}, MAAND).calculate(naam, MAAND)[0])


def test_na_uitgever_en_verzekering_is_niets_te_berekenen(huidig, simuleer):
    assert math.isnan(_een(simuleer, huidig, "organisator_per_cheque_na_kosten"))
    assert math.isnan(_een(simuleer, huidig, "organisator_marge_na_kosten", **MAANDGEGEVENS))
    assert _een(simuleer, huidig, "organisator_marge", **MAANDGEGEVENS) == 110


def test_met_de_aanname_wel(met, simuleer):
    stelsel = met({BEPAALD: True})
    assert _een(simuleer, stelsel, "organisator_per_cheque_na_kosten") == 1.29
    assert _een(simuleer, stelsel, "organisator_marge_na_kosten", **MAANDGEGEVENS) == 110 - 460


@pytest.mark.parametrize("naam", ["cheques_verwerkt", "begeleidingsuren", "vaste_kosten_organisator"])
def test_een_gegeven_dat_ontbreekt_is_geen_nul(huidig, simuleer, naam):
    invoer = {n: w for n, w in MAANDGEGEVENS.items() if n != naam}
    assert math.isnan(_een(simuleer, huidig, "organisator_marge", **invoer))


def test_op_het_evenwicht_is_de_marge_niet_negatief_en_een_cheque_minder_wel(huidig, simuleer):
    nodig = int(_een(simuleer, huidig, "organisator_cheques_voor_evenwicht", **MAANDGEGEVENS))
    assert nodig == naar_boven(1640 / 1.75)
    assert _een(simuleer, huidig, "organisator_marge", **MAANDGEGEVENS | {"cheques_verwerkt": nodig}) >= 0
    assert _een(simuleer, huidig, "organisator_marge", **MAANDGEGEVENS | {"cheques_verwerkt": nodig - 1}) < 0


def test_laat_een_cheque_niets_over_dan_is_geen_aantal_genoeg(met, simuleer):
    stelsel = met({"wijk_werken.vergoeding.per_uur": 5.85})
    assert _een(simuleer, stelsel, "organisator_per_cheque") == 0
    assert math.isnan(_een(simuleer, stelsel, "organisator_cheques_voor_evenwicht", **MAANDGEGEVENS))


def test_bij_een_hogere_vergoeding_houdt_de_organisator_minder_over(met, simuleer):
    stelsel = met({"wijk_werken.vergoeding.per_uur": 4.5})
    assert _een(simuleer, stelsel, "organisator_per_cheque") == 1.35


def test_zonder_wijk_werken_komt_er_niets_binnen(met, simuleer):
    stelsel = met({"wijk_werken.in_werking": False})
    for naam in ("organisator_per_cheque", "organisator_chequeinkomsten"):
        assert _een(simuleer, stelsel, naam, **MAANDGEGEVENS) == 0


def test_per_cheque_is_wat_de_bestaande_marge_zegt(huidig, simuleer):
    """Under the default reading both formulas give the same amount."""
    for prijs in (5.95, 6.45, 6.95, 7.45):
        invoer = {"chequeprijs_beslist": prijs}
        assert _een(simuleer, huidig, "organisator_per_cheque", **invoer) == _een(
            simuleer, huidig, "wijk_werken_marge_per_cheque", **invoer
        )
