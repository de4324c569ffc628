"""The synthetic population adds up to what was published, and is the same every time."""

from dataclasses import replace

import numpy as np
import pytest

from samenleving.engine import bouw
from samenleving.errors import InvoerFout
from samenleving.law import stelsel
from samenleving.population.assumptions import aannames
from samenleving.population.checks import cellen, ijking, tegenspraken
from samenleving.population.strata import GEWOON, OVERGANG
from samenleving.population.synthetic import maak
from samenleving.population.targets import tabel
from samenleving.statistics import arvastat, cijfer

WERKZOEKENDEN = 208_347


@pytest.fixture(scope="module")
def bevolking():
    return maak()


@pytest.fixture(scope="module")
def controles(bevolking):
    return {controle.id: controle for controle in ijking(bevolking)}


@pytest.mark.parametrize(("zaad", "elke"), [(2025, 1), (1, 7), (3, 500)])
def test_elke_cel_rij_en_kolom_van_de_tabel_klopt(zaad, elke):
    geteld = cellen(maak(zaad, elke=elke))
    bron = arvastat()
    for (duur, leeftijd), rij in bron.rijen.items():
        gevonden = [geteld[f"{duur}/{leeftijd}/{kolom}"] for kolom in bron.kolommen]
        assert gevonden == list(rij)
        assert sum(gevonden) == bron.rijtotalen[duur, leeftijd]
    for kolom, totaal in zip(bron.kolommen, bron.kolomtotalen, strict=True):
        assert sum(aantal for pad, aantal in geteld.items() if pad.endswith(f"/{kolom}")) == totaal
    assert sum(geteld.values()) == bron.totaal == WERKZOEKENDEN


def test_ook_onder_een_trekking_van_de_aannames_klopt_de_tabel():
    geteld = cellen(maak(3, gebruikt=aannames().trek(3, 5), elke=20))
    assert all(tabel().cel(pad) == aantal for pad, aantal in geteld.items())


def test_wijk_werkers_en_overgangsgroep_zijn_precies_de_gepubliceerde(controles):
    for id_ in ("wijk_werkers", "overgangsgroep", "gebruikers", "uren"):
        assert controles[id_].verschil == 0, id_
    assert controles["wijk_werkers"].doel == cijfer("actieve_wijk_werkers_2025").waarde
    assert controles["overgangsgroep"].doel == cijfer("overgangsgroep_2025_10").waarde


def test_leefloners_zijn_in_aantal_de_gepubliceerde(bevolking):
    leefloon = bevolking.feiten.kenmerken["leefloon"].codes
    assert leefloon.sum() == aannames().waarde("leefloners")
    assert bevolking.feiten.invoer["leefloongerechtigden_officieel"].sum() == aannames().waarde("leefloners")


def test_geld_van_het_plan_komt_uit_binnen_een_promille(bevolking):
    """The law's own formulas on the wijk-werkers give the fees and the travel of the VDAB plan of 2026."""
    punt = replace(bevolking, maand="2026-01")
    rijen = np.flatnonzero(np.isin(bevolking.feiten.kenmerken["deelname"].codes, (GEWOON, OVERGANG)))
    simulatie = bouw(stelsel(), len(rijen))
    for naam in ("activiteit_uren", "enkele_afstand_km", "verplaatsingen"):
        simulatie.zet_altijd(naam, bevolking.feiten.invoer[naam][rijen])
    simulatie.zet_altijd("wijk_werken_start", np.full(len(rijen), np.datetime64("2026-01-01")))
    vergoeding = simulatie.calculate("wijk_werken_vergoeding", punt.maand).sum() * 12
    verplaatsing = simulatie.calculate("wijk_werken_verplaatsingsvergoeding", punt.maand).sum() * 12
    assert vergoeding == pytest.approx(cijfer("plan_2026_prestatievergoeding").waarde, rel=1e-3)
    assert verplaatsing == pytest.approx(cijfer("plan_2026_verplaatsingsvergoeding").waarde, rel=1e-3)


def test_cheques_en_prijs_zijn_die_van_het_plan(bevolking, controles):
    invoer = bevolking.feiten.invoer
    assert invoer["cheques_gebruikt"].sum() == controles["uren"].doel
    assert controles["chequeprijs"].bevolking == pytest.approx(controles["chequeprijs"].doel, abs=0.01)
    assert set(invoer["chequeprijs_beslist"]) <= {5.95, 7.45}


def test_personeel_van_de_sleutel_wordt_getoond_naast_de_bron(controles):
    assert controles["vte"].doel == 100
    assert controles["vte"].verschil == pytest.approx(0, abs=15)
    assert controles["vte"].verschil != 0


def test_gemeenten_en_gebieden_tellen_op(bevolking):
    invoer, groepen = bevolking.feiten.invoer, bevolking.feiten.groepen
    assert groepen["gemeente"][0] == 285
    assert invoer["aantal_inwoners"].sum() == aannames().waarde("inwoners_vlaams_gewest")
    assert invoer["inwoners_werkingsgebied"].sum() == invoer["aantal_inwoners"].sum()
    assert invoer["inwoners_werkingsgebied"].min() >= 60_000


def test_hetzelfde_zaad_geeft_dezelfde_bevolking_en_een_ander_niet(bevolking):
    nog_eens, ander = maak(), maak(8, elke=50)
    for naam, reeks in bevolking.feiten.invoer.items():
        assert np.array_equal(reeks, nog_eens.feiten.invoer[naam]), naam
    for naam, reeks in bevolking.oordelen.items():
        assert np.array_equal(reeks, nog_eens.oordelen[naam]), naam
    anders = maak(elke=50).feiten.invoer["werkzoekend_sinds"]
    assert not np.array_equal(anders, ander.feiten.invoer["werkzoekend_sinds"])


def test_personen_van_een_huishouden_staan_naast_elkaar_in_een_gemeente(bevolking):
    aantal, huishouden = bevolking.feiten.groepen["huishouden"]
    gemeente = bevolking.feiten.groepen["gemeente"][1]
    assert (np.diff(huishouden) >= 0).all()
    assert (np.diff(huishouden) <= 1).all()
    assert huishouden.max() + 1 == aantal < bevolking.feiten.personen
    _, eerste = np.unique(huishouden, return_index=True)
    assert np.array_equal(gemeente, gemeente[eerste][huishouden])
    omvang = np.bincount(huishouden)
    assert omvang.max() == 2
    assert (omvang == 2).mean() == pytest.approx(aannames().waarde("huishouden_tweede_persoon"), abs=0.02)


def test_de_duur_past_in_haar_klasse(bevolking):
    """On the first day of the month the months since the start lie within the class of the table."""
    sinds = bevolking.feiten.invoer["werkzoekend_sinds"]
    duur = bevolking.feiten.kenmerken["duur"]
    peildag = np.datetime64("2027-01-01")
    jaar, twee_jaar = np.datetime64("2026-01-01"), np.datetime64("2025-01-01")
    per_klasse = {naam: sinds[duur.codes == code] for code, naam in enumerate(duur.klassen)}
    assert (per_klasse["tot_1_jaar"] > jaar).all()
    assert (per_klasse["tot_1_jaar"] <= peildag).all()
    assert (per_klasse["1_tot_2_jaar"] <= jaar).all()
    assert (per_klasse["1_tot_2_jaar"] > twee_jaar).all()
    assert (per_klasse["meer_dan_2_jaar"] <= twee_jaar).all()


def test_een_oordeel_treft_het_aangenomen_deel_van_elke_duur(bevolking):
    ja = bevolking.oordelen["gebrek_recente_werkervaring"] == 1
    duur = bevolking.feiten.kenmerken["duur"]
    for code, naam in enumerate(duur.klassen):
        verwacht = aannames().waarde("gebrek_recente_werkervaring", naam)
        assert ja[duur.codes == code].mean() == pytest.approx(verwacht, abs=0.02)


def test_beoordelingen_hangen_samen_en_dat_kan_uit():
    def samenhang(populatie):
        gebrek = populatie.oordelen["gebrek_recente_werkervaring"] == 1
        kloof = populatie.oordelen["competentiekloof_vastgesteld"] == 1
        hier = populatie.feiten.kenmerken["duur"].codes == 0
        return np.corrcoef(gebrek[hier], kloof[hier])[0, 1]

    assert samenhang(maak(elke=10)) > 0.1
    los = maak(gebruikt=aannames().met(samenhang_beoordelingen=0.0), elke=10)
    assert samenhang(los) == pytest.approx(0, abs=0.04)


def test_een_oordeel_wijzigt_geen_feit(bevolking):
    feiten, beoordeeld = bevolking.feiten.invoer, bevolking.beoordeeld().invoer
    bekend = feiten["gebrek_recente_werkervaring"] != 0
    assert bekend.sum() == cijfer("actieve_wijk_werkers_2025").waarde
    assert (
        beoordeeld["gebrek_recente_werkervaring"][bekend] == feiten["gebrek_recente_werkervaring"][bekend]
    ).all()
    assert (beoordeeld["gebrek_recente_werkervaring"] != 0).all()


def test_de_uitkering_volgt_de_wet_of_de_tabel(bevolking):
    """Under the limit nobody below 55 with more than 31 months has a benefit left in January 2027."""
    feiten, kenmerken = bevolking.feiten.invoer, bevolking.feiten.kenmerken
    oud = np.isin(
        kenmerken["leeftijd"].codes,
        [kenmerken["leeftijd"].klassen.index("55_59"), kenmerken["leeftijd"].klassen.index("vanaf_60")],
    )
    lang = feiten["uitkering_sinds"] < np.datetime64("2024-05-01")
    aanvraag = kenmerken["statuut"].codes == kenmerken["statuut"].klassen.index("uitkeringsaanvraag")
    ja = feiten["heeft_werkloosheidsuitkering"] == 1
    assert not (ja & lang & aanvraag & ~oud).any()
    assert (ja & lang & aanvraag & oud).any()
    zoals_tabel = maak(gebruikt=aannames().kies(uitkering_op_peilmaand="zoals_in_de_tabel"))
    assert np.array_equal(zoals_tabel.feiten.invoer["heeft_werkloosheidsuitkering"] == 1, aanvraag)


def test_tegenstrijdige_cijfers_staan_er_allebei():
    paren = {paar.id: paar for paar in tegenspraken()}
    assert (paren["werkzoekenden"].waarde, paren["werkzoekenden"].ander_waarde) == (WERKZOEKENDEN, 213_400)
    assert paren["werkzoekenden"].verschil == 5053
    assert paren["langdurig"].verschil == 1636
    assert all(paar.verschil for paar in paren.values())


@pytest.mark.parametrize("zaad", [-1, 2**40])
def test_een_zaad_dat_niet_kan_wordt_geweigerd(zaad):
    with pytest.raises(InvoerFout, match="zaad"):
        maak(zaad)
