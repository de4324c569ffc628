"""A case is read strictly: every fault names the field and the fix, and nothing unknown is filled in."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from samenleving.errors import InvoerFout
from samenleving.law import stelsel
from samenleving.situation import lees_situatie, maanden_eerder

VOORBEELDEN = sorted(Path(str(files("openfisca_samenleving"))).glob("situations/*.yaml"))


@pytest.mark.parametrize("bestand", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_every_example_can_be_read_and_tells_what_it_is(bestand: Path) -> None:
    situatie = lees_situatie(bestand)
    assert situatie.id == bestand.stem
    assert situatie.naam
    assert situatie.beschrijving


def test_there_are_at_least_ten_examples() -> None:
    assert len(VOORBEELDEN) >= 10


@pytest.mark.parametrize(
    ("data", "veld", "hulp"),
    [
        ({"persoon": {"activiteit_uren": "60"}}, "persoon.activiteit_uren", "zonder aanhalingstekens"),
        ({"persoon": {"activiteit_uren": "9**9**9"}}, "persoon.activiteit_uren", "zonder aanhalingstekens"),
        ({"persoon": {"activiteit_uren": True}}, "persoon.activiteit_uren", "zonder aanhalingstekens"),
        ({"persoon": {"activiteit_uren": -1}}, "persoon.activiteit_uren", "van 0 tot"),
        ({"persoon": {"activiteit_uren": float("nan")}}, "persoon.activiteit_uren", "van 0 tot"),
        ({"persoon": {"activiteit_uren": float("inf")}}, "persoon.activiteit_uren", "van 0 tot"),
        ({"persoon": {"activiteit_uur": 60}}, "persoon.activiteit_uur", "activiteit_uren"),
        (
            {"persoon": {"woont_in_vlaams_gewest": True}},
            "persoon.woont_in_vlaams_gewest",
            "weet_niet, ja, nee",
        ),
        ({"persoon": {"werkzoekend_sinds": "gisteren"}}, "persoon.werkzoekend_sinds", "JJJJ-MM-DD"),
        (
            {"persoon": {"werkzoekend_sinds": {"maanden_geleden": -3}}},
            "persoon.werkzoekend_sinds",
            "heel",
        ),
        ({"persoon": {"activiteit_uren": {"2027": 60}}}, "persoon.activiteit_uren.2027", "JJJJ-MM"),
        ({"persoon": {"gebruiker_type": "vzw"}}, "persoon.gebruiker_type", "gebruiker"),
        ({"persoon": {"wijk_werken_vergoeding": 5}}, "persoon.wijk_werken_vergoeding", "laat het weg"),
        ({"persoonn": {}}, "persoonn", "persoon"),
        ({"datum": "2027-13"}, "datum", "JJJJ-MM"),
        ({"persoon": []}, "persoon", "gegeven"),
    ],
)
def test_a_fault_names_field_and_fix(data: dict[str, Any], veld: str, hulp: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_situatie(data)
    assert fout.value.veld == veld
    assert hulp in fout.value.oplossing


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_situatie({"persoon": {"activiteit_uren": "x", "woont_in_vlaams_gewest": "misschien"}, "foo": 1})
    assert len(fout.value.meldingen) == 3


def test_a_fault_in_a_file_names_file_and_line(tmp_path: Path) -> None:
    bestand = tmp_path / "geval.yaml"
    bestand.write_text("naam: x\npersoon:\n  activiteit_uren: zestig\n", encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_situatie(bestand)
    assert (Path(fout.value.bestand).name, fout.value.regel) == ("geval.yaml", 3)


def test_a_missing_file_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout, match="niet"):
        lees_situatie(tmp_path / "bestaat-niet.yaml")


def test_months_ago_count_from_the_month_of_the_calculation() -> None:
    situatie = lees_situatie({"persoon": {"werkzoekend_sinds": {"maanden_geleden": 14}}})
    sinds = situatie.simulatie(stelsel(), "2027-01").calculate("werkzoekend_sinds", "2027-01")
    assert str(sinds[0]) == "2025-11-01"


@pytest.mark.parametrize(
    ("maand", "aantal", "verwacht"),
    [
        ("2027-01", 0, "2027-01-01"),
        ("2027-01", 1, "2026-12-01"),
        ("2027-03", 27, "2024-12-01"),
        ("2026-12", -1, "2027-01-01"),
    ],
)
def test_months_earlier_crosses_years(maand: str, aantal: int, verwacht: str) -> None:
    assert maanden_eerder(maand, aantal).isoformat() == verwacht
