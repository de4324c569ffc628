"""An approval holds until the text, a parameter or the case changes; then it has lapsed, and is told so."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from samenleving.cli import main
from samenleving.errors import InvoerFout
from samenleving.quality import Kennisbasis, sign_off
from samenleving.quality.lawtests import lees_wettests
from samenleving.quality.sign_off import (
    controleer_goedkeuringen,
    eigen_map,
    keur_goed,
    lees_register,
    vingerafdruk,
    zoek_zin,
)

BESTAND = "wijk-werkendecreet-2017-07-07/art_9.yaml"
ZIN = "Twaalf maanden vanaf 15 maart 2025 eindigen op 14 maart 2026"
TESTS = """# Een kop.
- name: Twaalf maanden vanaf 15 maart 2025 eindigen op 14 maart 2026
  period: 2026-03
  input:
    wijk_werken_start: 2025-03-15
  output:
    wijk_werken_laatste_dag: 2026-03-14

- name: Een ander geval
  period: 2026-03
  input:
    personen:
      An: {activiteit_uren: 10}
  output:
    personen:
      An: {wijk_werken_uren_toegelaten: 10}
"""
LEEG = "# Een kop die blijft staan.\ngoedkeuringen: []\n"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    (tmp_path / BESTAND).parent.mkdir()
    (tmp_path / BESTAND).write_text(TESTS, encoding="utf-8")
    (tmp_path / "goedkeuringen.yaml").write_text(LEEG, encoding="utf-8")
    return tmp_path


def keur(map_: Path, basis: Kennisbasis, zin: str = ZIN, datum: str = "2027-01-31") -> dict[str, Any]:
    return keur_goed(lees_register(map_), basis, BESTAND, zin, 'An "de jurist" Peeters', datum)


def meldingen(map_: Path, basis: Kennisbasis) -> list[tuple[str, str]]:
    return [
        (melding.ernst, melding.tekst) for melding in controleer_goedkeuringen(lees_register(map_), basis)
    ]


def test_the_ledger_ships_empty() -> None:
    plek = eigen_map()
    assert plek is not None
    assert lees_register(plek).goedkeuringen == []


def test_an_approval_holds(map_: Path, basis: Kennisbasis) -> None:
    rij = keur(map_, basis)
    keur(map_, basis, "Een ander geval")
    assert meldingen(map_, basis) == []
    register = lees_register(map_)
    assert register.goedkeuringen[0] == rij
    assert [een["zin"] for een in register.goedkeuringen] == [ZIN, "Een ander geval"]
    assert (
        (map_ / "goedkeuringen.yaml").read_text(encoding="utf-8").startswith("# Een kop die blijft staan.\n")
    )


def test_a_new_approval_takes_the_place_of_the_old(map_: Path, basis: Kennisbasis) -> None:
    keur(map_, basis)
    keur(map_, basis, datum="2027-02-28")
    assert [een["datum"] for een in lees_register(map_).goedkeuringen] == ["2027-02-28"]


def test_it_lapses_when_the_case_changes(map_: Path, basis: Kennisbasis) -> None:
    keur(map_, basis)
    pad = map_ / BESTAND
    pad.write_text(
        TESTS.replace("wijk_werken_laatste_dag: 2026-03-14", "wijk_werken_laatste_dag: 2026-03-15"),
        encoding="utf-8",
    )
    [(ernst, tekst)] = meldingen(map_, basis)
    assert ernst == "waarschuwing"
    assert "is vervallen: de test zelf is gewijzigd" in tekst


def test_it_lapses_when_the_text_of_its_lid_changes(map_: Path, basis: Kennisbasis) -> None:
    keur(map_, basis)
    delen = tuple(
        replace(p, deel=replace(p.deel, tekst=f"{p.deel.tekst} Nog iets."))
        if "wijk_werken_laatste_dag" in p.deel.codeert
        else p
        for p in basis.delen
    )
    [(_, tekst)] = meldingen(map_, replace(basis, delen=delen))
    assert "is vervallen: de tekst van een lid is gewijzigd" in tekst
    elders = tuple(
        replace(p, deel=replace(p.deel, tekst="Iets anders.")) if p.deel.codeert == ("gebruiker_type",) else p
        for p in basis.delen
    )
    assert meldingen(map_, replace(basis, delen=elders)) == [], "another lid is no matter of this test"


def test_it_lapses_when_a_parameter_it_used_changes(
    map_: Path, basis: Kennisbasis, monkeypatch: pytest.MonkeyPatch
) -> None:
    keur(map_, basis)
    echt = sign_off.simulatie_van
    from samenleving.systems import systeem

    def onder(naam: str) -> None:
        stelsel = systeem(naam).stelsel
        monkeypatch.setattr("samenleving.quality.lawtests.stelsel_van", lambda _test: stelsel)

    onder("huidig+wijk_werken.vergoeding.per_uur=5@2020-01-01")
    assert meldingen(map_, basis) == [], "a parameter that the test never read is no matter of it"
    onder("huidig+wijk_werken.duur.max_maanden=13@2020-01-01")
    [(_, tekst)] = meldingen(map_, basis)
    assert "is vervallen: een parameter of zijn waarde is gewijzigd" in tekst
    assert echt is sign_off.simulatie_van


def test_the_same_test_has_the_same_fingerprint(map_: Path, basis: Kennisbasis) -> None:
    zin = zoek_zin(map_, BESTAND, ZIN)
    afdruk = vingerafdruk(zin.test, basis)
    assert afdruk == vingerafdruk(zin.test, basis)
    assert len({afdruk.tekst, afdruk.parameters, afdruk.geval}) == 3
    assert vingerafdruk({**zin.test, "keywords": ["x"]}, basis) == afdruk


@pytest.mark.parametrize(
    ("oud", "nieuw", "woorden"),
    [
        (f'zin: "{ZIN}"', 'zin: "Een zin die niet bestaat"', "geen test heet"),
        ("art_9.yaml", "art_99.yaml", "het bestand “wijk-werkendecreet-2017-07-07/art_99.yaml” bestaat niet"),
        ("2027-01-31", "2027-02-30", "geen bestaande datum"),
    ],
)
def test_an_approval_of_what_is_not_there_is_a_fault(
    map_: Path, basis: Kennisbasis, oud: str, nieuw: str, woorden: str
) -> None:
    keur(map_, basis)
    pad = map_ / "goedkeuringen.yaml"
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    [(ernst, gevonden)] = meldingen(map_, basis)
    assert ernst == "fout"
    assert woorden in gevonden


def test_twice_the_same_sentence(map_: Path, basis: Kennisbasis) -> None:
    keur(map_, basis)
    pad = map_ / "goedkeuringen.yaml"
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(tekst + tekst.split("goedkeuringen:\n")[1], encoding="utf-8")
    assert ("fout", "deze test is al goedgekeurd") in meldingen(map_, basis)


def test_a_ledger_that_is_none(map_: Path) -> None:
    (map_ / "goedkeuringen.yaml").write_text("goedkeuringen:\n  - {bestand: x, naam: An}\n", encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_register(map_)
    assert fout.value.regel == 2


def test_the_command(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    woorden = [
        "keur",
        BESTAND,
        "--zin",
        ZIN,
        "--naam",
        "An",
        "--datum",
        "2027-01-31",
        "--wettests",
        str(map_),
    ]
    with pytest.raises(SystemExit) as einde:
        main(woorden)
    assert not einde.value.code
    assert "Goedgekeurd door An" in capsys.readouterr().out
    with pytest.raises(SystemExit) as einde:
        main([*woorden[:3], "Twaalf maanden vanaf 15 maart", *woorden[4:]])
    assert einde.value.code == 2
    assert "bedoelde u" in capsys.readouterr().err


def test_what_openfisca_sees_beside_a_filled_ledger(map_: Path, basis: Kennisbasis, project: Path) -> None:
    """The ledger lies between law tests: neither pytest nor `openfisca test` may take it for one."""
    keur(map_, basis)
    (map_ / "conftest.py").write_bytes((project / "tests/law/conftest.py").read_bytes())
    (map_ / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for opdracht in (
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", str(map_)],
        [str(Path(sys.executable).with_name("openfisca")), "test", "-c", "openfisca_samenleving", str(map_)],
    ):
        klaar = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=False)
        assert klaar.returncode == 0, klaar.stdout + klaar.stderr
        assert "2 passed" in klaar.stdout


def test_the_line_of_a_sentence(map_: Path) -> None:
    assert [zin.regel for zin in lees_wettests(map_ / BESTAND)] == [2, 9]
    assert json.dumps([zin.naam for zin in lees_wettests(map_ / BESTAND)])
