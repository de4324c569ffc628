"""`bevolking tel`: the same whole numbers whatever the parts."""

from __future__ import annotations

import json

import pytest

from samenleving.cli import main


def tel(capsys: pytest.CaptureFixture[str], *extra: str) -> dict[str, object]:
    with pytest.raises(SystemExit) as einde:
        main(["bevolking", "tel", *extra, "--json"])
    assert not einde.value.code
    gelezen: dict[str, object] = json.loads(capsys.readouterr().out)
    return gelezen


def test_states_add_up_to_everybody_in_any_number_of_parts(capsys: pytest.CaptureFixture[str]) -> None:
    in_een = tel(capsys, "samenlevingsjobs_recht", "--systeem", "regering_2025", "--per", "duur")
    in_veel = tel(
        capsys, "samenlevingsjobs_recht", "--systeem", "regering_2025", "--per", "duur", "--omvang", "50000"
    )
    assert (in_een["delen"], in_veel["rijen"]) == (2, in_een["rijen"])
    assert isinstance(in_veel["delen"], int)
    assert in_veel["delen"] > 4
    januari = [rij for rij in in_een["rijen"] if rij["maand"] == "2027-01"]  # type: ignore[attr-defined]
    staten = ("niet_van_toepassing", "voldaan", "niet_bekend", "te_beoordelen", "niet_voldaan")
    assert sum(rij[staat] for rij in januari for staat in staten) == in_een["personen"]


@pytest.mark.parametrize("fout", [["geen_variabele"], ["wijk_werken_recht", "--per", "schoenmaat"]])
def test_what_does_not_exist_is_said(capsys: pytest.CaptureFixture[str], fout: list[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["bevolking", "tel", *fout])
    assert einde.value.code == 2
    assert fout[-1] in capsys.readouterr().err
