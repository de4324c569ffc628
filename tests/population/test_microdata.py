"""Somebody's own table: read strictly, with row and column of every fault."""

import numpy as np
import pytest

from samenleving.errors import InvoerFout
from samenleving.population import tables
from samenleving.population.microdata import kolommen, lees_microdata
from samenleving.population.parquet import METADATA, schrijf
from samenleving.population.simulate import simuleer
from samenleving.population.synthetic import maak
from samenleving.systems import systeem

pq = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")

MAAND = "2027-01"
GOED = """gewicht;duur;leeftijd;statuut;werkzoekend_sinds;leefloongerechtigd;ingeschreven_vdab;verplaatsingen
5;1_tot_2_jaar;25_54;overige;2025-03-01;nee;ja;0,4
;;;;2020-01-01;ja;;
"""


@pytest.fixture
def schrijf_csv(tmp_path):
    def schrijf_(inhoud, naam="personen.csv"):
        pad = tmp_path / naam
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        return pad

    return schrijf_


def test_een_tabel_wordt_een_bevolking(schrijf_csv):
    populatie = lees_microdata(schrijf_csv(GOED), MAAND)
    invoer = populatie.feiten.invoer
    assert populatie.gewicht.tolist() == [5, 1]
    assert invoer["werkzoekend_sinds"].tolist() == [
        np.datetime64("2025-03-01").item(),
        np.datetime64("2020-01-01").item(),
    ]
    assert invoer["verplaatsingen"].tolist() == [0.4, 0.0]
    assert invoer["leefloongerechtigd"].tolist() == [2, 1]
    assert invoer["ingeschreven_vdab"].tolist() == [1, 0]
    assert populatie.feiten.kenmerken["duur"].codes.tolist() == [1, -1]
    assert populatie.aannames is None


def test_eigen_gegevens_krijgen_geen_aangenomen_beoordeling_of_opname(schrijf_csv):
    uit = simuleer(lees_microdata(schrijf_csv(GOED), MAAND), [systeem("huidig"), systeem("regering_2025")])
    assert uit.soort == "eigen_gegevens"
    assert uit.systemen[0].toegang.na_beoordeling is None
    assert uit.systemen[0].deelname is None
    assert uit.ijking == uit.tegenspraken == ()
    assert [sum(dit.toegang.toestanden.values()) for dit in uit.systemen] == [6, 6]
    cellen = uit.systemen[1].verschuiving.cellen
    assert [(cel.duur, cel.personen) for cel in cellen] == [("1_tot_2_jaar", 5)]


def test_bedragen_van_eigen_gegevens_volgen_hun_eigen_datums(schrijf_csv):
    tekst = "wijk_werken_start;activiteit_uren;gewicht\n2026-06-01;10;3\n"
    uit = simuleer(lees_microdata(schrijf_csv(tekst), MAAND), [systeem("huidig")])
    som = {een.id: een for een in uit.systemen[0].sommen}["wijk_werken_vergoeding"]
    assert som.per_maand["2027-01"] == 3 * 10 * 410
    assert som.waarde == 12 * 3 * 10 * 410  # whether the twelve months are over is not known: no PWA answer


def test_elke_kolom_is_een_gegeven_van_de_wet_of_staat_in_de_lijst():
    namen = [kolom.naam for kolom in kolommen()]
    assert len(set(namen)) == len(namen)
    assert {"gewicht", "duur", "huishouden", "werkzoekend_sinds", "toegeleid_door"} <= set(namen)
    assert all(kolom.betekenis for kolom in kolommen())


@pytest.mark.parametrize(
    ("kolom", "cel", "melding"),
    [
        ("leefloongerechtigd", "misschien", "kies uit weet_niet, ja, nee"),
        ("leefloongerechtigd", "Ja", "bestaat niet"),
        ("leefloongerechtigd", "true", "bestaat niet"),
        ("werkcapaciteit_voltijds", "-1", "geen getal dat hier kan"),
        ("werkcapaciteit_voltijds", "nan", "geen getal dat hier kan"),
        ("werkcapaciteit_voltijds", "1e400", "geen getal dat hier kan"),
        ("werkcapaciteit_voltijds", "0x10", "geen getal dat hier kan"),
        ("werkcapaciteit_voltijds", "__import__('os')", "geen getal dat hier kan"),
        ("werkcapaciteit_voltijds", "1,2,3", "geen getal dat hier kan"),
        ("gewicht", "0", "geen geheel getal"),
        ("gewicht", "1,5", "geen geheel getal"),
        ("gewicht", "999999999999", "geen geheel getal"),
        ("werkzoekend_sinds", "2025-02-30", "geen datum"),
        ("werkzoekend_sinds", "1-3-2025", "geen datum"),
        ("werkzoekend_sinds", "1066-10-14", "geen datum"),
        ("werkzoekend_sinds", "9999-01-01", "geen datum"),
        ("duur", "lang", "bestaat niet"),
        ("gemeente", "x" * 1000, "te lang"),
    ],
)
def test_een_foute_cel_wordt_genoemd_met_rij_en_kolom(schrijf_csv, kolom, cel, melding):
    tekst = f"ingeschreven_vdab;{kolom}\nja;\nja;{cel}\n"
    with pytest.raises(InvoerFout) as fout:
        lees_microdata(schrijf_csv(tekst), MAAND)
    assert [(een.regel, een.veld) for een in fout.value.meldingen] == [(3, kolom)]
    assert melding in str(fout.value)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "geen geldig bestand"),
        ("\n", "geen geldig bestand"),
        ("gewicht\n1\n", "zegt niets over de personen"),
        ("ingeschreven_vdab\n", "geen rijen"),
        ("ingeschreven_vdab;ingeschreven_vdab\nja;ja\n", "twee keer"),
        ("ingeschreven\nja\n", "bedoelde u"),
        ("wijk_werken_recht\nvoldaan\n", "bestaat niet"),
        ("ingeschreven_vdab;gewicht\nja;1;2\n", "3 kolommen in plaats van 2"),
        (b"ingeschreven_vdab;gewicht\nj\xff;1\n", "geen geldig bestand"),
        (";".join(f"k{n}" for n in range(500)) + "\n", "500 kolommen"),
    ],
)
def test_een_bestand_dat_niet_kan_wordt_uitgelegd(schrijf_csv, inhoud, melding):
    with pytest.raises(InvoerFout) as fout:
        lees_microdata(schrijf_csv(inhoud), MAAND)
    assert melding in str(fout.value)


def test_te_veel_fouten_worden_niet_allemaal_getoond(schrijf_csv):
    tekst = "leefloongerechtigd\n" + "misschien\n" * 5000
    with pytest.raises(InvoerFout) as fout:
        lees_microdata(schrijf_csv(tekst), MAAND)
    assert len(fout.value.meldingen) == tables.MAX_MELDINGEN


def test_te_veel_rijen_worden_geweigerd_voor_ze_gelezen_zijn(tmp_path, monkeypatch):
    pad = tmp_path / "groot.parquet"
    pq.write_table(pa.table({"ingeschreven_vdab": ["ja"] * 50}), pad)
    monkeypatch.setattr(tables, "MAX_RIJEN", 40)
    with pytest.raises(InvoerFout, match="50 rijen"):
        lees_microdata(pad, MAAND)


def test_andere_bestanden_worden_niet_gelezen(tmp_path, schrijf_csv):
    with pytest.raises(InvoerFout, match="dit soort bestand"):
        lees_microdata(schrijf_csv(GOED, "personen.pickle"), MAAND)
    with pytest.raises(InvoerFout, match="geen geldig bestand"):
        lees_microdata(schrijf_csv(GOED, "personen.parquet"), MAAND)
    with pytest.raises(InvoerFout, match="kan niet gelezen worden"):
        lees_microdata(tmp_path / "weg.csv", MAAND)


def test_een_waarheidswaarde_in_parquet_is_geen_antwoord_en_geen_getal(tmp_path):
    pad = tmp_path / "personen.parquet"
    pq.write_table(pa.table({"ingeschreven_vdab": [True], "werkcapaciteit_voltijds": [True]}), pad)
    with pytest.raises(InvoerFout) as fout:
        lees_microdata(pad, MAAND)
    assert {een.veld for een in fout.value.meldingen} == {"ingeschreven_vdab", "werkcapaciteit_voltijds"}


def test_wat_geschreven_wordt_kan_terug_gelezen_worden(tmp_path):
    """The persons of the synthetic population follow the published schema, with the stamp in the metadata."""
    populatie = maak(elke=200)
    bestanden = {pad.name: pad for pad in schrijf(populatie, tmp_path)}
    terug = lees_microdata(bestanden["personen.parquet"], MAAND)
    assert terug.gewicht.sum() == populatie.gewicht.sum()
    for naam, reeks in terug.feiten.invoer.items():
        assert np.array_equal(reeks, populatie.feiten.invoer[naam]), naam
    for soort, (aantal, lid) in populatie.feiten.groepen.items():
        assert np.array_equal(terug.feiten.groepen[soort][1] >= 0, lid >= 0)
        if soort in ("huishouden", "gemeente"):
            assert terug.feiten.groepen[soort][0] == len(np.unique(lid)) <= aantal
    merk = pq.read_schema(bestanden["personen.parquet"]).metadata[METADATA]
    assert b'"zaad": 2025' in merk
    assert b"niemand hierin bestaat" in merk
    assert pq.read_table(bestanden["gemeenten.parquet"]).num_rows == 285


def test_dezelfde_bevolking_geeft_dezelfde_bytes(tmp_path):
    een, ander = (schrijf(maak(elke=500), tmp_path / naam) for naam in ("een", "ander"))
    assert [pad.read_bytes() for pad in een] == [pad.read_bytes() for pad in ander]
