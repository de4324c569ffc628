"""The command line as its users meet it: Dutch, helpful, and with the right exit code."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from samenleving import __version__
from samenleving.calculate import bereken_situatie
from samenleving.cli import main
from samenleving.explain import naar_dict

SITUATIE = Path(str(files("openfisca_samenleving"))) / "situations" / "02_leefloongerechtigde.yaml"


def draai(capsys: pytest.CaptureFixture[str], *woorden: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as einde:
        main([str(woord) for woord in woorden])
    uit = capsys.readouterr()
    return int(einde.value.code or 0), uit.out, uit.err


def test_help_is_dutch_and_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys, "--help")
    assert code == 0
    for woord in ("Gebruik:", "Opties:", "Opdrachten:", "Voorbeelden:", "Toon deze hulp en stop."):
        assert woord in uit
    for woord in ("Usage", "Options", "Commands", "Show this message"):
        assert woord not in uit


@pytest.mark.parametrize(
    "opdracht",
    [
        "bereken",
        "vergelijk",
        "ontwerp",
        "serveer",
        "docs",
        "voorstel",
        "dekking",
        "controleer",
        "keur",
        "prestaties",
    ],
)
def test_every_command_has_dutch_help(capsys: pytest.CaptureFixture[str], opdracht: str) -> None:
    code, uit, _ = draai(capsys, opdracht, "--help")
    assert code == 0
    assert "Gebruik:" in uit
    assert "Usage" not in uit


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(capsys, "--versie") == (0, f"{__version__}\n", "")


def test_a_mistyped_command_is_met_with_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, fout = draai(capsys, "berken")
    assert code == 2
    assert "Bedoelde u “bereken”?" in fout


def test_a_mistyped_option_is_told_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, fout = draai(capsys, "bereken", SITUATIE, "--system", "huidig")
    assert code == 2
    assert "--systeem" in fout
    assert "No such option" not in fout


def test_the_same_question_gets_the_same_answer_as_python(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(
        capsys, "bereken", SITUATIE, "--systeem", "huidig", "--systeem", "regering_2025", "--json"
    )
    verwacht = [naar_dict(u) for u in bereken_situatie(SITUATIE, ["huidig", "regering_2025"])]
    assert code == 0
    assert json.loads(uit)["uitkomsten"] == json.loads(json.dumps(verwacht))


def test_without_json_people_read_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys, "bereken", SITUATIE, "--systeem", "regering_2025")
    assert code == 0
    assert "voorstel, geen recht" in uit
    assert "180,00" in uit


def wijzig_voorstel(map_: Path, **wijzigingen: Any) -> Path:
    tekst = {
        "id": "proef",
        "bron": "bron: {document: proef, titel: Proef, datum: '2026-11-22'}",
        "basis": "huidig",
        "waarde": "5.0",
        "pad": "wijk_werken.vergoeding.per_uur",
    } | wijzigingen
    (map_ / "proef").mkdir()
    bestand = map_ / "proef" / "reform.yaml"
    bestand.write_text(
        f"id: {tekst['id']}\ntitel: Proef\norgaan: Proef\n{tekst['bron']}\nstatus: hypothetisch\n"
        f"basis: {tekst['basis']}\ninwerkingtreding: 2027-01-01\nbepalingen:\n  - id: a\n    titel: A\n"
        f"    stelling: Een zin.\n    passage: {{document: proef, plaats: '1'}}\n    gemodelleerd: ja\n"
        f"    parameters: {{{tekst['pad']}: {tekst['waarde']}}}\n    niveau: besluit\n",
        encoding="utf-8",
    )
    return bestand


@pytest.mark.parametrize(
    ("wijziging", "regel", "woorden"),
    [
        ({"pad": "wijk_werken.vergoeding.per_uurr"}, 14, ("per_uurr", "bedoelde u")),
        ({"waarde": "vijf"}, 14, ("per_uur",)),
        ({"bron": "toelichting: x"}, None, ("bron",)),
        ({"basis": "proef"}, 6, ("basis",)),
        ({"basis": "regering_2026"}, 6, ("basis", "regering_2025")),
    ],
    ids=["unknown parameter", "wrong type", "missing source", "cycle", "unknown basis"],
)
def test_a_wrong_proposal_names_file_line_field_and_fix(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    wijziging: dict[str, str],
    regel: int | None,
    woorden: tuple[str, ...],
) -> None:
    bestand = wijzig_voorstel(tmp_path, **wijziging)
    code, _, fout = draai(capsys, "--voorstellen", tmp_path, "bereken", SITUATIE, "--systeem", "proef")
    assert code == 2
    assert bestand.name in fout
    assert "Oplossing:" in fout
    assert regel is None or f":{regel}:" in fout
    for woord in woorden:
        assert woord in fout


def test_a_good_proposal_of_the_user_can_be_computed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wijzig_voorstel(tmp_path)
    code, uit, _ = draai(
        capsys, "--voorstellen", tmp_path, "bereken", SITUATIE, "--systeem", "proef", "--json"
    )
    (uitkomst,) = json.loads(uit)["uitkomsten"]
    bedragen = {bedrag["id"]: bedrag["waarde"] for bedrag in uitkomst["bedragen"]}
    assert code == 0
    assert bedragen["wijk_werken_vergoeding"] == 200.0


def test_checking_a_proposal_ends_with_one_when_it_has_faults(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wijzig_voorstel(tmp_path, waarde="vijf")
    assert draai(capsys, "voorstel", "controleer", tmp_path / "proef")[0] == 1


def test_checking_our_own_proposals_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for id_ in ("regering_2025", "serv_2025", "vvsg_2026"):
        from samenleving.locator import zoek

        assert draai(capsys, "voorstel", "controleer", zoek(id_))[0] == 0


def test_the_month_must_be_a_month(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, fout = draai(capsys, "bereken", SITUATIE, "--datum", "januari")
    assert code == 2
    assert "JJJJ-MM" in fout
