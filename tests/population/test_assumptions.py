"""The assumptions: each with a range, a reason and a source, and drawn in the same way every time."""

import copy
from importlib.resources import files

import numpy as np
import pytest

from samenleving.errors import InvoerFout
from samenleving.law import stelsel
from samenleving.population.assumptions import BESTAND, Bereik, aannames, lees
from samenleving.yaml_io import laad_yaml


@pytest.fixture(scope="module")
def ruw():
    return laad_yaml(files("samenleving.population").joinpath(BESTAND), naam=BESTAND)


def test_wat_geen_bron_heeft_heeft_een_bereik_en_een_reden():
    for aanname in aannames().aannames.values():
        assert aanname.reden
        if aanname.bron == "aanname" and not aanname.id.endswith("_leeftijd"):
            assert aanname.onzeker, aanname.id


def test_elke_beoordeling_vult_een_gegeven_van_de_wet_in():
    for variabele in aannames().beoordelingen():
        assert variabele in stelsel().variables


@pytest.mark.parametrize("bereik", [Bereik(0.3, 0.1, 0.8), Bereik(5, 5, 9), Bereik(9, 5, 9), Bereik(4, 4, 4)])
def test_kwantielen_lopen_van_laag_naar_hoog(bereik):
    reeks = [bereik.kwantiel(deel) for deel in np.linspace(0, 1, 21)]
    assert reeks == sorted(reeks)
    assert reeks[0] == pytest.approx(bereik.laag)
    assert reeks[-1] == pytest.approx(bereik.hoog)


def test_de_trekkingen_volgen_de_driehoek():
    bereik = Bereik(0.3, 0.1, 0.8)
    reeks = np.array([bereik.kwantiel(deel) for deel in (np.arange(20_000) + 0.5) / 20_000])
    assert reeks.mean() == pytest.approx((0.1 + 0.3 + 0.8) / 3, abs=1e-4)


def test_een_trekking_hangt_enkel_van_haar_nummers_af():
    assert aannames().trek(7, 3).kwantielen == aannames().trek(7, 3).kwantielen
    assert aannames().trek(7, 3).kwantielen != aannames().trek(7, 4).kwantielen
    assert aannames().trek(7, 3).kwantielen != aannames().trek(8, 3).kwantielen


def test_een_vaste_waarde_wordt_niet_getrokken():
    assert "jongste_leeftijd" not in aannames().trek(1, 1).kwantielen


@pytest.mark.parametrize(
    ("wijzig", "melding"),
    [
        (lambda a: a["leefloners"].pop("reden"), "reden"),
        (lambda a: a["leefloners"]["waarden"].update(alle=[5, 6, 7]), "bereik sluit niet"),
        (lambda a: a["leefloners"]["waarden"].update(alle=[5, 6]), "leeg"),
        (lambda a: a["niet_beschikbaar"]["waarden"].update(alle=[0.5, 0.1, 1.2]), "hoogstens 1"),
        (lambda a: a["leefloners"].update(per="duur"), "passen niet samen"),
        (lambda a: a["leefloners"].update(bron="een gevoel"), "niet toegelaten"),
    ],
)
def test_een_fout_in_het_bestand_noemt_veld_en_regel(ruw, wijzig, melding):
    data = copy.deepcopy(dict(ruw.data))
    wijzig(data["aannames"])
    with pytest.raises(InvoerFout) as fout:
        lees(data, ruw.regels)
    assert melding in str(fout.value)
    assert f"{BESTAND}:" in str(fout.value)


def test_een_keuze_die_niet_bestaat_wordt_geweigerd():
    with pytest.raises(InvoerFout, match="geen keuze"):
        aannames().kies(uitkering_op_peilmaand="altijd")
    with pytest.raises(InvoerFout, match="bestaat niet"):
        aannames().kies(uitkering="beperkt")
