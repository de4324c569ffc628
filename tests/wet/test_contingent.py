"""The quota of the PWA system: within it, above it, and what a region owes."""

from __future__ import annotations

import math

import pytest

from openfisca_samenleving.basis import ONBEKEND
from openfisca_samenleving.contingent import (
    Contingentregels,
    aanpassing_voor,
    bijdrage,
    binnen_contingent,
    personen_boven,
)
from samenleving.statistics import cijfer


@pytest.fixture(scope="module")
def vlaanderen(huidig):
    return Contingentregels.uit(huidig.get_parameters_at_instant("2026-01-01"))


def test_de_getallen_van_de_wet(huidig, vlaanderen):
    assert vlaanderen == Contingentregels(7291, 6000)
    wallonie = Contingentregels.uit(huidig.get_parameters_at_instant("2026-01-01"), "wallonie")
    assert wallonie.personen == 7466


@pytest.mark.parametrize(
    ("gemiddelde", "staat", "euro"),
    [
        (7290, "voldaan", 0),
        (7291, "voldaan", 0),
        (7292, "niet_voldaan", 6_000),
        (8000, "niet_voldaan", 4_254_000),
        (7291.5, "niet_voldaan", 3_000),
    ],
)
def test_op_onder_en_boven_het_contingent(vlaanderen, gemiddelde, staat, euro):
    assert list(binnen_contingent([gemiddelde], vlaanderen).decode_to_str()) == [staat]
    assert bijdrage([gemiddelde], vlaanderen) == [euro]


def test_achtduizend_is_709_te_veel(vlaanderen):
    assert personen_boven([8000], vlaanderen) == [709]


def test_een_onbekend_aantal_is_geen_nul(vlaanderen):
    assert list(binnen_contingent([ONBEKEND], vlaanderen).decode_to_str()) == ["niet_bekend"]
    assert math.isnan(bijdrage([ONBEKEND], vlaanderen)[0])


def test_vandaag_is_er_ruimte(vlaanderen):
    actief = cijfer("actieve_wijk_werkers_2025").waarde
    assert list(binnen_contingent([actief], vlaanderen).decode_to_str()) == ["voldaan"]
    assert vlaanderen.personen - actief == 3_926


def test_zonder_aanpassing_zijn_het_bedragen_van_2015(vlaanderen):
    assert aanpassing_voor([], [], []) == 1
    assert bijdrage([8000], vlaanderen, 1.5) == [4_254_000 * 1.5]


def test_de_aanpassing_volgt_prijzen_en_een_deel_van_de_groei(huidig):
    """75 % of growth in 2016; from 2017 55 % up to 2,25 % and everything above."""
    regels = [
        huidig.get_parameters_at_instant(f"{jaar}-01-01").contingent.indexatie for jaar in (2016, 2017, 2018)
    ]
    assert aanpassing_voor([0.02], [0.04], regels[:1]) == pytest.approx(1.02 * 1.03)
    assert aanpassing_voor([0], [0.02], regels[1:2]) == pytest.approx(1 + 0.02 * 0.55)
    assert aanpassing_voor([0], [0.0325], regels[1:2]) == pytest.approx(1 + 0.0225 * 0.55 + 0.01)
    samen = aanpassing_voor([0.01, 0.02, 0.03], [0.01, 0.01, 0.01], regels)
    los = 1.01 * 1.0075 * 1.02 * 1.0055 * 1.03 * 1.0055
    assert samen == pytest.approx(los)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        aanpassing_voor([0.01], [0.01, 0.02], regels)
