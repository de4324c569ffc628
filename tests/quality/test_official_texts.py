"""`--wetteksten MAP controleer`: numbers beside an official text. The texts are invented: TESTTEKST."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samenleving import cli, quality
from samenleving.quality.official import controleer_wetteksten

TESTTEKST = """Hoofdstuk 2. Wijk-werker
Afdeling 5. Voordelen voor de wijk-werker
Art. 12. TESTTEKST: per cheque ontvangt de wijk-werker een vergoeding van {bedrag}.
"""
DAG = date(2026, 1, 1)


def zet(map_: Path, bedrag: str) -> Path:
    (map_ / "bvr-2017-09-29-wijk-werken.txt").write_text(TESTTEKST.format(bedrag=bedrag), encoding="utf-8")
    return map_


def test_a_lid_with_the_same_value_is_silent_and_another_value_is_a_fault(tmp_path: Path) -> None:
    gelijk = list(controleer_wetteksten(zet(tmp_path, "4,10 euro"), DAG))
    assert not [melding for melding in gelijk if "per_uur" in melding.tekst or melding.ernst == "fout"]

    [fout] = [m for m in controleer_wetteksten(zet(tmp_path, "4,50 euro"), DAG) if m.ernst == "fout"]
    assert fout.tekst == (
        "artikel 12: de officiële tekst zegt “4,50 euro”, de parameter “4,10 euro” "
        "(wijk_werken.vergoeding.per_uur)"
    )


def test_the_command_ends_with_code_1_on_drift_and_2_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "_inhoud", lambda *_: ())  # the rest of the check has its own tests
    map_ = str(zet(tmp_path, "4,50 euro"))

    with pytest.raises(SystemExit) as einde:
        cli.main(["--wetteksten", map_, "controleer", "--peildatum", "2026-01-01"])
    assert einde.value.code == 1
    assert "de officiële tekst zegt “4,50 euro”" in capsys.readouterr().out

    with pytest.raises(SystemExit) as einde:
        cli.main(["--wetteksten", str(tmp_path / "weg"), "controleer"])
    assert einde.value.code == 2
    assert "deze map bestaat niet" in capsys.readouterr().err
