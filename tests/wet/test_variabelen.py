"""Who decides, and what a right makes of its conditions.

What every variable must say of itself is checked by `samenleving controleer` (tests/quality).
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from openfisca_samenleving import CountryTaxBenefitSystem
from openfisca_samenleving.voorwaarden import Voorwaarde

STELSEL = CountryTaxBenefitSystem()
VARIABELEN = dict(sorted(STELSEL.variables.items()))
BEPALINGEN = {
    naam: type(v).__bepaling__ for naam, v in VARIABELEN.items() if hasattr(type(v), "__bepaling__")
}
RECHTEN = [naam for naam, b in BEPALINGEN.items() if b.soort == "recht"]


@pytest.mark.parametrize(
    ("naam", "wie"),
    [
        ("wijk_werken_gebrek_werkervaring", "VDAB of het OCMW"),
        ("wijk_werken_minder_dan_halftijds", "VDAB of het OCMW"),
        ("wijk_werken_doorstroom", "VDAB of het OCMW"),
        ("wijk_werken_geen_beter_instrument", "VDAB of het OCMW"),
        ("wijk_werken_toegeleid", "VDAB, een partnerorganisatie of het OCMW"),
        ("wijk_werken_traject", "VDAB, een partnerorganisatie of het OCMW"),
        ("wijk_werken_overeenkomst", "de organisator"),
        ("wijk_werken_gebruiker_activiteit", "de organisator"),
        ("wijk_werken_gebruiker_verdringing", "de gemeente en VDAB"),
        ("wijk_werken_organisator_inwoners", "de Vlaamse Regering"),
        ("gemeenschapsdienst_glow", "VDAB"),
        ("gemeenschapsdienst_binnen_duur", "VDAB"),
    ],
)
def test_wie_beslist(naam, wie):
    assert BEPALINGEN[naam].beslist == wie


@pytest.mark.parametrize("naam", RECHTEN)
def test_een_recht_combineert_precies_zijn_voorwaarden(naam, met, simuleer):
    """Every pair of states of two conditions, the others met: the most dominant state wins, at least met."""
    instrument = BEPALINGEN[naam].instrument
    stelsel = met({f"{instrument}.in_werking": True})
    voorwaarden = BEPALINGEN[naam].voorwaarden
    paren = list(itertools.product(range(len(voorwaarden)), Voorwaarde, range(len(voorwaarden)), Voorwaarde))
    gegeven = np.full((len(voorwaarden), len(paren)), Voorwaarde.voldaan.index)
    for kolom, (i, een, j, ander) in enumerate(paren):
        gegeven[i, kolom] = een.index
        gegeven[j, kolom] = ander.index
    leden = list(Voorwaarde)
    invoer = {v: np.array([leden[c].name for c in rij]) for v, rij in zip(voorwaarden, gegeven, strict=True)}
    sim = simuleer(stelsel, len(paren), invoer, "2026-03")
    verwacht = np.maximum(gegeven.max(axis=0), Voorwaarde.voldaan.index)
    assert list(sim.calculate(naam, "2026-03").decode_to_str()) == [leden[c].name for c in verwacht]


@pytest.mark.parametrize("naam", RECHTEN)
def test_een_recht_dat_niet_in_werking_is_weigert_niemand(naam, met, simuleer):
    stelsel = met({f"{BEPALINGEN[naam].instrument}.in_werking": False})
    invoer = {voorwaarde: np.array(["niet_voldaan"]) for voorwaarde in BEPALINGEN[naam].voorwaarden}
    uitkomst = simuleer(stelsel, 1, invoer, "2026-03").calculate(naam, "2026-03")
    assert list(uitkomst.decode_to_str()) == ["niet_van_toepassing"]
