"""Intervals, tornado and scenarios: repeatable, and moved by the assumptions alone."""

import json

import numpy as np
import pytest

from samenleving.population.apportion import Lootjes, verdeel
from samenleving.population.assumptions import aannames
from samenleving.population.synthetic import maak
from samenleving.population.uncertainty import KERNCIJFERS, kerncijfers, naar_dict, onzekerheid
from samenleving.systems import systeem

MAAND = "2027-01"
NAMEN = ("huidig", "regering_2025", "serv_2025")


@pytest.fixture(scope="module")
def gevonden():
    return onzekerheid(
        NAMEN, MAAND, 7, trekkingen=6, elke=300, tornado=False, lezingen_=("samenlevingsjobs_voorwaarden",)
    )


def test_de_verwachte_waarde_is_die_van_de_aannames(gevonden):
    waarden = kerncijfers(maak(7, MAAND, elke=300), [systeem(naam) for naam in NAMEN])
    for band in gevonden.banden:
        assert band.verwacht == waarden[band.systeem][band.id]


def test_elk_stelsel_heeft_elk_kerncijfer_met_een_bereik_of_een_reden(gevonden):
    assert [(band.systeem, band.id) for band in gevonden.banden] == [
        (n, k) for n in NAMEN for k in KERNCIJFERS
    ]
    for band in gevonden.banden:
        if band.reden:
            assert band.laag is band.hoog is None
        else:
            assert band.laag <= band.midden <= band.hoog


def test_elke_cel_heeft_een_bereik_van_wie_wint_en_verliest(gevonden):
    for naam in NAMEN[1:]:
        cellen = [cel for cel in gevonden.cellen if cel.systeem == naam]
        assert len({(cel.duur, cel.leeftijd, cel.statuut) for cel in cellen}) == len(cellen) > 30
        for cel in cellen:
            assert list(cel.wint) == sorted(cel.wint)
            assert list(cel.verliest) == sorted(cel.verliest)
    assert any(cel.wint[1] > 0 for cel in gevonden.cellen)
    assert any(cel.verliest[1] > 0 for cel in gevonden.cellen)


def test_wij_weten_het_niet_is_een_cel(gevonden):
    per = {(band.systeem, band.id): band for band in gevonden.banden}
    reis = per["regering_2025", "verplaatsing"]
    assert reis.verwacht is None
    assert reis.reden
    assert per["huidig", "verplaatsing"].verwacht > 0


def test_dezelfde_trekkingen_geven_hetzelfde():
    een, ander = (onzekerheid(("huidig",), MAAND, 7, trekkingen=2, elke=500, tornado=False) for _ in range(2))
    assert een == ander
    anders = onzekerheid(("huidig",), MAAND, 8, trekkingen=2, elke=500, tornado=False)
    assert een.banden != anders.banden


def test_scenarios_tonen_keuzes_en_lezingen(gevonden):
    per = {(scenario.soort, scenario.naam): scenario for scenario in gevonden.scenarios}
    lezing = per["lezing", "samenlevingsjobs_voorwaarden"]
    assert lezing.waarden["serv_2025"]["toegang_na_beoordeling"] > 100_000
    assert set(lezing.waarden) == set(NAMEN)
    uitkering = per["keuze", "uitkering_op_peilmaand"]
    basis = {(band.systeem, band.id): band.verwacht for band in gevonden.banden}
    assert (
        uitkering.waarden["regering_2025"]["toegang_na_beoordeling"]
        > basis["regering_2025", "toegang_na_beoordeling"]
    )


def test_een_aanname_beweegt_enkel_wat_van_haar_afhangt():
    """No noise: what a system does not ask cannot move its figures."""
    stelsels = [systeem("huidig"), systeem("vvsg_2026")]
    verwacht = kerncijfers(maak(7, MAAND, elke=200), stelsels)
    hoog = kerncijfers(maak(7, MAAND, aannames().met(doorstroom_mogelijk=1.0), elke=200), stelsels)
    laag = kerncijfers(maak(7, MAAND, aannames().met(doorstroom_mogelijk=0.0), elke=200), stelsels)
    naam = "toegang_na_beoordeling"
    assert laag["huidig"][naam] < verwacht["huidig"][naam] < hoog["huidig"][naam]
    assert laag["vvsg_2026"][naam] == verwacht["vvsg_2026"][naam] == hoog["vvsg_2026"][naam] == 111_387


def test_de_tornado_zet_de_grootste_uitslag_eerst(monkeypatch):
    """On the assumptions on take-up and one judgement, to keep it short."""
    keuzes = aannames()
    enkele = {id_: keuzes.aannames[id_] for id_ in keuzes.aannames}
    for id_, aanname in enkele.items():
        if id_ not in ("plaatsen_factor", "lange_loopbaan", "niet_beschikbaar"):
            vast = {
                klasse: bereik._replace(laag=bereik.verwacht, hoog=bereik.verwacht)
                for klasse, bereik in aanname.waarden.items()
            }
            enkele[id_] = type(aanname)(**{**vars(aanname), "waarden": vast})
    smal = type(keuzes)(**{**vars(keuzes), "aannames": enkele})
    uit = onzekerheid(("huidig", "regering_2025"), MAAND, 7, gebruikt=smal, trekkingen=1, elke=300)
    tornado = {(een.systeem, een.id): een for een in uit.tornado}["regering_2025", "deelnemers"]
    assert tornado.uitslagen[0].aanname == "plaatsen_factor"
    zwaaien = [uitslag.zwaai for uitslag in tornado.uitslagen]
    assert zwaaien == sorted(zwaaien, reverse=True)
    assert {uitslag.aanname for uitslag in tornado.uitslagen} <= {
        "plaatsen_factor",
        "lange_loopbaan",
        "niet_beschikbaar",
    }


def test_de_uitkomst_is_json(gevonden):
    json.dumps(naar_dict(gevonden), allow_nan=False)


def test_een_lot_hangt_van_zijn_sleutel_af_en_van_niets_anders():
    alle = Lootjes(3, np.arange(1000))("naam")
    deel = Lootjes(3, np.arange(1000)[::-7])("naam")
    assert np.array_equal(deel, alle[::-7])
    assert not np.array_equal(alle, Lootjes(4, np.arange(1000))("naam"))
    assert not np.array_equal(alle, Lootjes(3, np.arange(1000))("ander"))


def test_de_loten_zijn_eerlijk_verdeeld():
    loot = Lootjes(11, np.arange(200_000))
    lot, normaal, gamma = loot("a"), loot.normaal("b"), loot.gamma("c", 2.0)
    assert np.histogram(lot, bins=20, range=(0, 1))[0].std() < 3 * np.sqrt(10_000)
    assert lot.mean() == pytest.approx(0.5, abs=0.003)
    assert (normaal.mean(), normaal.std()) == (pytest.approx(0, abs=0.01), pytest.approx(1, abs=0.01))
    assert gamma.mean() == pytest.approx(2.0, rel=0.02)
    assert gamma.var() == pytest.approx(2.0, rel=0.05)
    assert abs(np.corrcoef(lot, loot("d"))[0, 1]) < 0.01


def test_verdelen_geeft_precies_het_totaal_en_niemand_een_volle_eenheid_te_veel():
    toeval = np.random.default_rng(2)
    for _ in range(50):
        gewichten = toeval.random(17) * (toeval.random(17) > 0.3)
        totaal = int(toeval.integers(0, 5000))
        deel = verdeel(totaal, gewichten) if gewichten.sum() else np.zeros(17)
        assert deel.sum() == totaal or not gewichten.sum()
        if gewichten.sum():
            assert (np.abs(deel - totaal * gewichten / gewichten.sum()) < 1).all()
            assert (deel[gewichten == 0] == 0).all()
