"""samenleving akte: an act as a file, by a user who may make mistakes."""

import json

import pytest

from samenleving.cli import main
from samenleving.drafting.akn.check import controleer_akn


def voer_uit(capsys, *woorden):
    with pytest.raises(SystemExit) as einde:
        main(list(woorden))
    return einde.value.code or 0, *capsys.readouterr()


def test_een_akte_komt_in_de_map(tmp_path, capsys):
    opdracht = ("akte", "wijk-werkendecreet-2017-07-07", "--map", str(tmp_path))
    code, uit, _ = voer_uit(capsys, *opdracht, "--datum", "2026-01-01")
    [bestand] = tmp_path.iterdir()
    assert (code, uit.strip()) == (0, str(bestand))
    assert bestand.name == "wijk-werkendecreet-2017-07-07.akn.xml"
    assert controleer_akn(bestand.read_bytes()) == ()
    assert b"nld@2026-01-01" in bestand.read_bytes()
    eerste = bestand.read_bytes()
    # without a date the day of the latest check, never the clock
    voer_uit(capsys, *opdracht)
    assert bestand.read_bytes() != eerste


def test_zonder_naam_komt_elke_akte(tmp_path, capsys):
    code, uit, _ = voer_uit(capsys, "akte", "--map", str(tmp_path), "--json")
    assert code == 0
    assert len(json.loads(uit)["bestanden"]) == len(list(tmp_path.iterdir())) > 10


@pytest.mark.parametrize(
    ("extra", "melding"),
    [
        (("wijk-werkendecreet",), "bestaat niet"),
        (("wijk-werkendecreet-2017-07-07", "--datum", "gisteren"), "JJJJ-MM-DD"),
        (("wijk-werkendecreet-2017-07-07", "--datum", "1990-01-01"), "nog geen waarde"),
    ],
)
def test_wat_niet_kan_is_code_twee(tmp_path, capsys, extra, melding):
    code, _, fout = voer_uit(capsys, "akte", *extra, "--map", str(tmp_path / "uit"))
    assert code == 2
    assert melding in fout
    assert not (tmp_path / "uit").exists()
