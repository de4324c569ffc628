"""Overlap and exclusion between instruments, on the conditions of the law and of the advices."""

from __future__ import annotations

import numpy as np
import pytest

from openfisca_samenleving.overlap import MOGELIJK, overlap, sluiten_uit
from openfisca_samenleving.voorwaarden import Voorwaarde, gelijk

MAAND = "2026-03"

ALLES_IN_ORDE = {
    "woont_in_vlaams_gewest": "ja",
    "ingeschreven_vdab": "ja",
    "beschikbaar_arbeidsmarkt": "ja",
    "heeft_werkloosheidsuitkering": "ja",
    "leefloongerechtigd": "nee",
    "gebrek_recente_werkervaring": "ja",
    "doorstroom_mogelijk": "ja",
    "heeft_wijk_werken_gedaan": "nee",
    "beter_passend_instrument": "nee",
    "toegeleid_door": "vdab",
    "glow_traject": "ja",
}


def _toestanden(simuleer, stelsel, namen, kolommen):
    aantal = len(next(iter(kolommen.values())))
    invoer = {n: np.array(w) for n, w in kolommen.items()}
    sim = simuleer(stelsel, aantal, invoer, MAAND)
    return {naam: sim.calculate(naam, MAAND) for naam in namen}


def test_wijk_werken_en_gemeenschapsdienst_overlappen(huidig, simuleer):
    """The SERV says that their target groups overlap (hoofdstuk 4): here is somebody in both."""
    kolommen = {n: [w] * 3 for n, w in ALLES_IN_ORDE.items()} | {
        "werkcapaciteit_voltijds": [0.4, 0.4, 0.8],
        "pwa_overeenkomst_op_peildatum": ["nee"] * 3,
        "pwa_cheques_referteperiode": [0.0] * 3,
        "uitkering_sinds": np.array(["2020-01-01", "2025-06-01", "2020-01-01"], dtype="datetime64[D]"),
    }
    toestanden = _toestanden(simuleer, huidig, ("wijk_werken_recht", "gemeenschapsdienst_recht"), kolommen)
    assert overlap(toestanden).tolist() == [[2, 1], [1, 2]]
    assert not sluiten_uit(toestanden).any()


def test_wie_geindiceerd_is_komt_bij_serv_niet_in_een_samenlevingsjob(met, simuleer):
    """Ticket for the social economy and samenlevingsjob exclude each other once the proposal says so."""
    stelsel = met(
        {
            "samenlevingsjobs.in_werking": True,
            "samenlevingsjobs.doelgroep.sociale_economie_uitgesloten": True,
        }
    )
    kolommen = {
        "indicering_sociale_economie": ["geindiceerd", "geen"],
        "ticket_collectief_maatwerk": ["ja", "nee"],
    }
    namen = ("samenlevingsjobs_recht", "collectief_maatwerk_doelgroep")
    toestanden = _toestanden(simuleer, stelsel, namen, kolommen)
    assert overlap(toestanden, MOGELIJK).tolist() == [[1, 0], [0, 1]]
    assert sluiten_uit(toestanden).tolist() == [[False, True], [True, False]]


def test_zonder_die_regel_sluiten_ze_elkaar_niet_uit(met, simuleer):
    stelsel = met(
        {
            "samenlevingsjobs.in_werking": True,
            "samenlevingsjobs.doelgroep.sociale_economie_uitgesloten": False,
        }
    )
    kolommen = {"indicering_sociale_economie": ["geindiceerd"], "ticket_collectief_maatwerk": ["ja"]}
    namen = ("samenlevingsjobs_recht", "collectief_maatwerk_doelgroep")
    assert not sluiten_uit(_toestanden(simuleer, stelsel, namen, kolommen)).any()


def test_uiterst_kwetsbaar_en_een_ticket_voor_alle_criteria_gaan_niet_samen(huidig, simuleer):
    criteria = ["ja", "nee", "weet_niet"]
    toestanden = _toestanden(
        simuleer,
        huidig,
        ("ukw_doelgroep",),
        {
            "heeft_arbeidsbeperking": ["ja"] * 3,
            "attest_ondersteuningsnood": ["ja"] * 3,
            "niet_beroepsactief_sinds": np.array(["2020-01-01"] * 3, dtype="datetime64[D]"),
            "voldoet_aan_alle_criteria_sociale_economie": criteria,
        },
    )
    assert list(toestanden["ukw_doelgroep"].decode_to_str()) == ["niet_voldaan", "voldaan", "niet_bekend"]


@pytest.mark.parametrize("staat", Voorwaarde)
def test_wat_nog_open_is_telt_enkel_als_mogelijk(staat):
    toestanden = {"een": gelijk(2, staat), "ander": gelijk(2, Voorwaarde.voldaan)}
    zeker, mogelijk = overlap(toestanden), overlap(toestanden, MOGELIJK)
    assert zeker[0, 1] == (2 if staat is Voorwaarde.voldaan else 0)
    assert mogelijk[0, 1] == (2 if staat in MOGELIJK else 0)
    assert sluiten_uit(toestanden)[0, 1] == (staat not in MOGELIJK)
    assert (zeker == zeker.T).all()
