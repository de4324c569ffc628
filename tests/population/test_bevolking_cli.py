"""The commands: what they print, their JSON, and exit code 2 for input that cannot be."""

import json

import pytest

from samenleving.cli import main

pytest.importorskip("pyarrow")

NU = ("simuleer", "huidig", "--datum", "2027-01")


@pytest.fixture
def opdracht(capsys):
    def voer_uit(*argumenten):
        with pytest.raises(SystemExit) as einde:
            main(["bevolking", *argumenten])
        gelezen = capsys.readouterr()
        return einde.value.code, gelezen.out, gelezen.err

    return voer_uit


def test_maak_schrijft_bestanden_en_toont_de_ijking(opdracht, tmp_path):
    code, uit, _ = opdracht("maak", "--map", str(tmp_path))
    assert code == 0
    assert "208.347" in uit
    assert "213.400" in uit
    assert (tmp_path / "personen.parquet").exists()


def test_simuleer_geeft_json_die_een_rekenblad_kan_lezen(opdracht):
    code, uit, _ = opdracht("simuleer", "huidig", "vvsg_2026", "--zonder-onzekerheid", "--json")
    data = json.loads(uit)
    assert code == 0
    assert data["in_tabel"] == 208_347
    assert [dit["naam"] for dit in data["systemen"]] == ["huidig", "vvsg_2026"]
    assert data["systemen"][1]["toegang"]["na_beoordeling"]["voldaan"] == 111_387


def test_simuleer_toont_apart_wat_een_aanname_is(opdracht):
    argumenten = (
        "simuleer",
        "huidig",
        "regering_2025",
        "--trekkingen",
        "1",
        "--elke",
        "1000",
        "--zaad",
        "4",
        "--zonder-tornado",
    )
    code, uit, _ = opdracht(*argumenten)
    assert code == 0
    assert "op de feiten" in uit
    assert "na de aangenomen beoordelingen (aanname)" in uit
    assert "geldend recht" in uit
    assert "voorstel, geen recht" in uit
    assert "Niet gemodelleerd" in uit
    assert "niet bekend" in uit


def test_simuleer_op_eigen_gegevens(opdracht, tmp_path):
    pad = tmp_path / "personen.csv"
    pad.write_text("gewicht;werkzoekend_sinds\n10;2020-01-01\n")
    code, uit, _ = opdracht("simuleer", "huidig", "vvsg_2026", "--microdata", str(pad), "--json")
    assert code == 0
    assert json.loads(uit)["personen"] == 10
    assert json.loads(uit)["onzekerheid"] == {}


def test_kolommen_noemt_wat_eigen_gegevens_mogen_zeggen(opdracht):
    code, uit, _ = opdracht("kolommen", "--json")
    per = {kolom["kolom"]: kolom for kolom in json.loads(uit)["personen"]}
    assert code == 0
    assert per["leefloongerechtigd"]["waarden"] == "weet_niet, ja, nee"
    assert per["gewicht"]["soort"] == "geheel"
    assert "werkzoekend_sinds" in opdracht("kolommen")[1]


def test_pact_toont_overschrijding_en_inspanning(opdracht):
    code, uit, _ = opdracht("pact", "huidig", "serv_2023", "--trekkingen", "2")
    assert code == 0
    assert "Overschrijding van het budget" in uit
    assert "Beloning naar inspanning (SERV)" in uit
    code, uit, _ = opdracht("pact", "huidig", "--trekkingen", "0", "--json")
    assert json.loads(uit)["systemen"][0]["gemeenten"] == 300


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("simuleer", "bestaat_niet"), "bestaat_niet"),
        (("simuleer", "huidig", "--zaad", "-1"), "--zaad"),
        (("simuleer", "huidig", "--datum", "2027"), "geen maand"),
        ((*NU, "--keuze", "uitkering_op_peilmaand=nooit"), "geen keuze"),
        ((*NU, "--keuze", "zomaar"), "NAAM=KEUZE"),
        ((*NU, "--lezing", "zomaar"), "lezingen.zomaar"),
        (("simuleer", "huidig"), "geef zelf een maand als JJJJ-MM"),
        ((*NU, "--microdata", "weg.csv"), "kan niet gelezen worden"),
        (("simuleer", "huidig", "--trekkingen", "0"), "--trekkingen"),
        (("pact", "huidig", "--gemeenten", "weg.csv"), "kan niet gelezen worden"),
        (("pact", "huidig", "--datum", "morgen"), "geen maand"),
        (("simuleer",), "S"),
    ],
)
def test_wat_niet_kan_eindigt_met_code_2_en_een_nederlandse_zin(opdracht, argumenten, melding):
    code, uit, fout = opdracht(*argumenten)
    assert code == 2
    assert uit == ""
    assert melding in fout
    assert "Traceback" not in fout
