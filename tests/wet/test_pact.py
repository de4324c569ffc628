"""The activation pact over a set of municipalities: budget, deadweight, Matthew effect, double financing."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfisca_samenleving.basis import ONBEKEND
from openfisca_samenleving.pact import (
    Gemeenten,
    Pactregels,
    beloonde_personen,
    deadweight,
    dubbele_financiering,
    gini,
    mattheuseffect,
    naar_inspanning,
    overschrijding,
    premies,
    premies_voor_budget,
    rangcorrelatie,
)

REGELS = Pactregels(0.2, 1000, "alle_geactiveerden", 1_000_000, "evenredig")

# A big town that does well and slips, a town that grows past the threshold, one that grows but stays below.
DRIE = Gemeenten(
    leefloners=[4000, 1000, 1000],
    geactiveerd=[1100, 220, 150],
    geactiveerd_zonder_pact=[1200, 180, 100],
    neemt_deel=[True, True, True],
    andere_financiering=[0, 50_000, 0],
)


def _met(**velden):
    return dataclasses.replace(DRIE, **velden)


def _regels(**velden):
    return dataclasses.replace(REGELS, **velden)


RUIM = _regels(budget=10_000_000)


def test_wie_boven_de_drempel_zit_krijgt_voor_alle_geactiveerden():
    assert list(premies_voor_budget(DRIE, RUIM)) == [1_100_000, 220_000, 0]


def test_of_enkel_voor_wie_boven_de_drempel_komt():
    enkel = _regels(telling="enkel_boven_drempel")
    assert list(premies_voor_budget(DRIE, enkel)) == [300_000, 20_000, 0]


@pytest.mark.parametrize(("geactiveerd", "beloond"), [(199, 0), (200, 0), (201, 201)])
def test_precies_op_de_drempel_is_niet_erboven(geactiveerd, beloond):
    assert beloonde_personen([geactiveerd], [1000], 0.2, "alle_geactiveerden") == [beloond]


def test_wie_niet_deelneemt_krijgt_niets_en_laat_meer_over():
    zonder = _met(neemt_deel=[True, False, True])
    assert premies(zonder, REGELS)[1] == 0
    assert premies(zonder, REGELS)[0] > premies(DRIE, REGELS)[0]


def test_het_budget_wordt_evenredig_verdeeld():
    assert overschrijding(DRIE, REGELS) == 320_000
    betaald = premies(DRIE, REGELS)
    assert betaald.sum() == pytest.approx(1_000_000)
    assert betaald[0] / betaald[1] == pytest.approx(5)


def test_een_deel_per_gemeente_volgt_de_leefloners_van_wie_deelneemt():
    """With two thirds of the recipients the big town gets two thirds of the budget at most."""
    regel = _regels(budgetregel="enveloppe_per_gemeente")
    assert list(premies(DRIE, regel)) == pytest.approx([1_000_000 * 4 / 6, 1_000_000 / 6, 0])
    zonder = _met(neemt_deel=[True, True, False])
    assert premies(zonder, regel)[0] == pytest.approx(1_000_000 * 4 / 5), (
        "het deel van wie niet meedoet schuift door"
    )


def test_zonder_grens_wordt_alles_betaald():
    assert premies(DRIE, _regels(budgetregel="geen_grens")).sum() == 1_320_000
    assert overschrijding(DRIE, RUIM) == 0


def test_deadweight_en_wie_achteruitgaat():
    """All 1.100 of the big town and 180 of the 220 of the other would have been activated anyway."""
    uitkomst = deadweight(DRIE, RUIM)
    assert uitkomst.bedrag == 1_100_000 + 180_000
    assert uitkomst.aandeel == pytest.approx(1_280_000 / 1_320_000)
    assert uitkomst.achteruit == 1_100_000


def test_zonder_voorgeschiedenis_is_er_geen_deadweight():
    assert deadweight(_met(geactiveerd_zonder_pact=[0, 0, 0]), RUIM).bedrag == 0


def test_mattheuseffect_van_de_premie():
    uitkomst = mattheuseffect(DRIE, premies(DRIE, RUIM))
    assert uitkomst.rangcorrelatie == pytest.approx(1)
    assert uitkomst.naar_beter_dan_gemiddeld == pytest.approx(1_100_000 / 1_320_000)
    assert uitkomst.gini > 0


def test_naar_inspanning_keert_het_om():
    """Paid for extra activation: nothing for the town that slips, most per recipient for the weakest."""
    inspanning = naar_inspanning(DRIE, RUIM)
    assert list(inspanning) == [0, 40_000, 50_000]
    uitkomst = mattheuseffect(DRIE, inspanning)
    assert uitkomst.rangcorrelatie == pytest.approx(-1)
    assert uitkomst.naar_beter_dan_gemiddeld == 0


def test_dubbele_financiering():
    uitkomst = dubbele_financiering(DRIE, RUIM)
    assert (uitkomst.gemeenten, uitkomst.bedrag) == (1, 50_000)


@pytest.mark.parametrize("veld", ["leefloners", "geactiveerd"])
def test_een_onbekend_totaal_maakt_niets_nul(veld):
    reeks = getattr(DRIE, veld).copy()
    reeks[1] = ONBEKEND
    onbekend = _met(**{veld: reeks})
    assert math.isnan(premies_voor_budget(onbekend, RUIM)[1])
    assert np.isnan(premies(onbekend, RUIM)).any()
    assert math.isnan(overschrijding(onbekend, REGELS))
    assert math.isnan(deadweight(onbekend, RUIM).bedrag)
    assert math.isnan(mattheuseffect(onbekend, premies(onbekend, RUIM)).gini)


def test_een_onbekende_voorgeschiedenis_maakt_deadweight_onbekend():
    onbekend = _met(geactiveerd_zonder_pact=[1200, ONBEKEND, 100])
    assert premies(onbekend, RUIM).sum() == 1_320_000
    assert math.isnan(deadweight(onbekend, RUIM).bedrag)
    assert math.isnan(deadweight(onbekend, RUIM).achteruit)
    assert math.isnan(naar_inspanning(onbekend, RUIM).sum())


def test_zonder_vlaams_gemiddelde_is_de_drempel_van_de_conceptnota_niet_bekend(huidig):
    op_datum = huidig.get_parameters_at_instant("2024-01-01")
    nota = Pactregels.uit(op_datum, vorm="gemiddelde_met_ondergrens")
    assert math.isnan(nota.drempel)
    assert np.isnan(premies_voor_budget(DRIE, nota)).all()


@pytest.mark.parametrize(("gemiddelde", "drempel"), [(0.20, 0.225), (0.225, 0.225), (0.25, 0.25)])
def test_de_drempel_van_de_conceptnota(huidig, gemiddelde, drempel):
    op_datum = huidig.get_parameters_at_instant("2024-01-01")
    regels = Pactregels.uit(op_datum, gemiddelde, vorm="gemiddelde_met_ondergrens")
    assert regels.drempel == drempel


def test_de_regels_komen_uit_de_wet(huidig):
    regels = Pactregels.uit(huidig.get_parameters_at_instant("2024-01-01"))
    assert regels == Pactregels(0.2, 1000, "alle_geactiveerden", 10_000_000, "evenredig")
    eigen = Pactregels.uit(huidig.get_parameters_at_instant("2024-01-01"), budget=20_000_000)
    assert eigen.budget == 20_000_000


@pytest.mark.parametrize(
    ("dag", "vorm", "budget"),
    [
        ("2024-01-01", "gemiddelde_met_ondergrens", 10_000_000),
        ("2025-01-01", "gemiddelde_met_ondergrens", 0),
        ("2025-01-01", None, 8_500_000),
        ("2026-01-01", None, 0),
    ],
)
def test_het_budget_van_nota_en_oproep(huidig, dag, vorm, budget):
    assert Pactregels.uit(huidig.get_parameters_at_instant(dag), 0.25, vorm=vorm).budget == budget


def test_de_formule_van_een_gemeente_geeft_hetzelfde(huidig, simuleer):
    maand = "2024-06"
    regels = Pactregels.uit(huidig.get_parameters_at_instant(f"{maand}-01"), budget=1_000_000)
    invoer = {
        "leefloongerechtigden_officieel": DRIE.leefloners,
        "leefloongerechtigden_geactiveerd": DRIE.geactiveerd,
    }
    formule = simuleer(huidig, 3, invoer, maand).calculate("activeringspact_premie", maand)
    assert np.array_equal(formule, premies_voor_budget(DRIE, regels))


def test_ongelijke_kolommen_worden_geweigerd():
    with pytest.raises(ValueError, match="niet even lang"):
        _met(geactiveerd=[1, 2])


# --- the measures themselves, against what is known of them


def test_gini_van_gelijke_bedragen_en_van_een_ontvanger():
    assert gini([5, 5, 5], [1, 1, 1]) == pytest.approx(0)
    assert gini([0, 0, 0, 8], [1, 1, 1, 1]) == pytest.approx(3 / 4)
    assert math.isnan(gini([0, 0], [1, 1]))


def test_gini_weegt_een_grote_gemeente_als_veel_kleine():
    assert gini([2, 10], [3, 1]) == pytest.approx(gini([2, 2, 2, 10], [1, 1, 1, 1]))


def _gini_traag(waarden):
    n, som = len(waarden), sum(waarden)
    return sum(abs(a - b) for a in waarden for b in waarden) / (2 * n * som)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=8).filter(any))
def test_gini_is_de_helft_van_het_gemiddelde_verschil(waarden):
    assert gini(waarden, [1] * len(waarden)) == pytest.approx(_gini_traag(waarden), abs=1e-12)


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [([1, 2, 3], [10, 20, 90], 1), ([1, 2, 3], [9, 5, 1], -1), ([1, 2, 2, 3], [1, 2, 2, 9], 1)],
)
def test_rangcorrelatie(een, ander, verwacht):
    assert rangcorrelatie(een, ander) == pytest.approx(verwacht)


def test_rangcorrelatie_zonder_verschil_bestaat_niet():
    assert math.isnan(rangcorrelatie([1, 1, 1], [1, 2, 3]))


@given(
    st.lists(
        st.tuples(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500), st.booleans()),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["alle_geactiveerden", "enkel_boven_drempel"]),
    st.sampled_from(["evenredig", "enveloppe_per_gemeente", "geen_grens"]),
)
def test_nooit_meer_dan_de_premie_en_nooit_meer_dan_het_budget(rijen, telling, budgetregel):
    leefloners, geactiveerd, zonder, deel = map(np.array, zip(*rijen, strict=True))
    gemeenten = Gemeenten(leefloners, np.minimum(geactiveerd, leefloners), zonder, deel, np.zeros(len(rijen)))
    regels = _regels(telling=telling, budgetregel=budgetregel, budget=50_000)
    betaald, voor = premies(gemeenten, regels), premies_voor_budget(gemeenten, regels)
    assert (betaald <= voor + 1e-9).all()
    assert (betaald >= 0).all()
    if budgetregel != "geen_grens":
        assert betaald.sum() <= 50_000 + 1e-6
    assert -1e-9 <= deadweight(gemeenten, regels).bedrag <= betaald.sum() + 1e-6
