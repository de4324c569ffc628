"""Every variable says what it is, where it stands and who decides."""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap

import numpy as np
import pytest
from openfisca_core.parameters import Parameter

from openfisca_samenleving import CountryTaxBenefitSystem
from openfisca_samenleving.basis import Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.yaml_io import laad_yaml

STELSEL = CountryTaxBenefitSystem()
VARIABELEN = dict(sorted(STELSEL.variables.items()))
BEPALINGEN = {
    naam: type(v).__bepaling__ for naam, v in VARIABELEN.items() if hasattr(type(v), "__bepaling__")
}
RECHTEN = [naam for naam, b in BEPALINGEN.items() if b.soort == "recht"]
BUITEN_EEN_RECHT = {
    "wijk_werken_prijs_geldig": "geldt voor de beslissing over de prijs",
    "gemeenschapsdienst_uren_in_orde": "geldt voor de uren, niet voor de toegang",
    "samenlevingsjobs_uren_in_orde": "geldt voor de uren, niet voor de toegang",
}


def _formules(variabele):
    return [getattr(f, "__func__", f) for f in variabele.formulas.values()]


def _namen(formule) -> set[str]:
    boom = ast.parse(textwrap.dedent(inspect.getsource(formule)))
    namen = {knoop.id for knoop in ast.walk(boom) if isinstance(knoop, ast.Name)}
    return namen | {knoop.attr for knoop in ast.walk(boom) if isinstance(knoop, ast.Attribute)}


@pytest.mark.parametrize("naam", VARIABELEN)
def test_label_en_bepaling(naam):
    variabele, bepaling = VARIABELEN[naam], BEPALINGEN.get(naam)
    assert isinstance(bepaling, Bepaling)
    assert variabele.label
    assert not variabele.label.endswith(".")
    if bepaling.soort in ("voorwaarde", "recht", "plicht", "bedrag"):
        assert bepaling.plaats, "elke regel noemt zijn plaats"
        assert bepaling.akte
    if bepaling.soort in ("voorwaarde", "recht", "plicht"):
        assert getattr(variabele, "possible_values", None) is Voorwaarde
        assert variabele.default_value == Voorwaarde.niet_van_toepassing


@pytest.mark.parametrize("naam", VARIABELEN)
def test_eenheid(naam, project):
    variabele = VARIABELEN[naam]
    eenheden = {e["name"] for e in laad_yaml(project / "openfisca_samenleving/units.yaml").data}
    if variabele.value_type is float:
        assert isinstance(variabele, Getal), "getallen rekenen in float64"
        assert variabele.dtype == np.float64
        assert variabele.unit in eenheden
    else:
        assert variabele.unit in {None, *eenheden}


@pytest.mark.parametrize("naam", VARIABELEN)
def test_geen_formule_zonder_begindag(naam):
    assert not any(dag == "0001-01-01" for dag in VARIABELEN[naam].formulas)


@pytest.mark.parametrize(
    "naam", [n for n, v in VARIABELEN.items() if getattr(v, "possible_values", None) is Antwoord]
)
def test_wie_niets_zegt_weet_het_niet(naam):
    assert VARIABELEN[naam].default_value == Antwoord.weet_niet


OORDELEN = {"oordeel", "oordeel_niet", "te_beoordelen"}


@pytest.mark.parametrize("naam", [n for n, v in VARIABELEN.items() if v.formulas])
def test_wie_een_oordeel_nodig_heeft_noemt_wie_beslist(naam):
    if any(OORDELEN & _namen(formule) for formule in _formules(VARIABELEN[naam])):
        assert BEPALINGEN[naam].beslist


def test_de_controle_op_oordelen_ziet_oordelen():
    """Otherwise the test above proves nothing."""
    met_oordeel = [
        n for n, v in VARIABELEN.items() if any(OORDELEN & _namen(formule) for formule in _formules(v))
    ]
    assert {"wijk_werken_doorstroom", "wijk_werken_gebruiker_verdringing"} <= set(met_oordeel)
    assert len(met_oordeel) > 20


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
def test_de_voorwaarden_van_een_recht_bestaan(naam):
    voorwaarden = BEPALINGEN[naam].voorwaarden
    assert voorwaarden
    assert len(set(voorwaarden)) == len(voorwaarden)
    for voorwaarde in voorwaarden:
        assert getattr(VARIABELEN[voorwaarde], "possible_values", None) is Voorwaarde
        assert VARIABELEN[voorwaarde].entity.key == VARIABELEN[naam].entity.key
        assert BEPALINGEN[voorwaarde].instrument == BEPALINGEN[naam].instrument
        assert BEPALINGEN[voorwaarde].soort in ("voorwaarde", "recht")


def test_elke_voorwaarde_hoort_bij_een_recht():
    in_een_recht = set(itertools.chain.from_iterable(BEPALINGEN[naam].voorwaarden for naam in RECHTEN))
    los = {n for n, b in BEPALINGEN.items() if b.soort == "voorwaarde"} - in_een_recht
    assert los == set(BUITEN_EEN_RECHT)


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


@pytest.mark.parametrize("naam", [n for n, b in BEPALINGEN.items() if b.factoren or b.bepaald_door])
def test_de_factoren_van_een_bedrag_bestaan(naam):
    parameters = {p.name for p in STELSEL.parameters.get_descendants() if isinstance(p, Parameter)}
    bepaling = BEPALINGEN[naam]
    assert set(bepaling.factoren) <= parameters | set(VARIABELEN)
    assert {bepaling.bepaald_door} <= parameters | {""}
