"""The command `ontwerp`: what it refuses, what it prints, and that a refused draft leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenleving.cli import main
from samenleving.drafting import TerugleesFout

LOS = ("--wijzig", "wijk_werken.vergoeding.per_uur=4,50", "--vanaf", "2027-01-01")


def draai(*woorden: str) -> int:
    with pytest.raises(SystemExit) as einde:
        main(["ontwerp", *woorden])
    return int(einde.value.code or 0)


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        ((), "geef een stelsel"),
        (("serv_2025", "--vanaf", "2027-01-01"), "--vanaf hoort bij --wijzig"),
        (("--wijzig", "wijk_werken.vergoeding.per_uur=5"), "hoort --vanaf"),
        (("serv_2025", "--formaat", "doc"), "“doc” bestaat niet"),
        (("serv_2025", "--motivering", "m.yaml"), "--motivering hoort bij --alles"),
        (("serv_2025", "--alles", "--motivering", "weg.yaml"), "niet te lezen"),
        (("serv_2025", "--basis", "serv_2205"), "bestaat niet"),
        (("serv_2025", "--stadium", "wet"), "--stadium"),
    ],
)
def test_a_wrong_question_is_refused_in_dutch(
    woorden: tuple[str, ...], zegt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draai(*woorden) == 2
    assert zegt in capsys.readouterr().err


def test_a_file_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(*LOS, "--alles", "--formaat", "md,akn", "--map", str(tmp_path), "--json") == 0
    inhoud = json.loads(capsys.readouterr().out)
    assert inhoud["basis"] == "huidig"
    assert inhoud["teruggelezen"] == {"wijk_werken.vergoeding.per_uur": 4.5}
    assert Path(inhoud["bestanden"][0]).name == "index.html"
    assert all(Path(bestand).is_file() for bestand in inhoud["bestanden"])
    assert any(bestand.endswith(".akn.xml") for bestand in inhoud["bestanden"])
    assert all(bool(stuk["bestanden"]) != bool(stuk["reden"]) for stuk in inhoud["stukken"])


def test_a_draft_that_reads_otherwise_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def weiger(*_: object, **__: object) -> None:
        raise TerugleesFout(["de tekst zegt iets anders"])

    monkeypatch.setattr("samenleving.dossier.material.maak_stukken", weiger)
    assert draai(*LOS, "--alles", "--map", str(tmp_path / "weg")) == 1
    assert "Niets geschreven" in capsys.readouterr().err
    assert not (tmp_path / "weg").exists()
