"""The command `knelpunten`."""

from __future__ import annotations

import json

import pytest

from samenleving.cli import main
from samenleving.legal_checks import knelpunten, naar_lijst
from samenleving.systems import systeem

FEE = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"


def draai(capsys: pytest.CaptureFixture[str], *woorden: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as einde:
        main(["knelpunten", *woorden])
    uit = capsys.readouterr()
    return int(einde.value.code or 0), uit.out, uit.err


def test_json_is_the_list_that_python_gives(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys, FEE, "--deelnemers", "8000", "--json")
    assert code == 0
    assert json.loads(uit) == naar_lijst(knelpunten(systeem(FEE), deelnemers=8000))
    sleutels = {"regel", "ernst", "cijfers", "artikel", "gevolg"}
    assert all(sleutels <= set(rij) for rij in json.loads(uit))


def test_people_read_sentences_with_articles(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys, FEE)
    tekst = " ".join(uit.split())
    assert code == 0
    assert "eigen wijziging, geen recht" in tekst
    assert "AANDACHT Marge van de organisator per cheque" in tekst
    assert "1,35 euro bij een prijs van 5,95 euro (vandaag 1,75 euro)" in tekst
    assert "Ook in het geldende recht" in tekst
    assert "Franse wettekst gezien" in tekst
    assert max(len(regel) for regel in uit.splitlines() if not regel.startswith("Huidig")) <= 132


def test_a_serious_finding_is_no_failure_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(capsys, "regering_2025")[0] == 0


@pytest.mark.parametrize(
    "woorden",
    [("huidig",), ("huidig", "--datum", "2027"), ("regering_2026",), ("regering_2025", "--deelnemers", "-1")],
)
def test_wrong_input_ends_with_two(capsys: pytest.CaptureFixture[str], woorden: tuple[str, ...]) -> None:
    code, _, fout = draai(capsys, *woorden)
    assert code == 2
    assert fout
