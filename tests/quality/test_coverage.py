"""Coverage adds up at every level, and is what the acts say."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from samenleving.cli import main
from samenleving.legislation import STATUSSEN, laad_akten
from samenleving.quality.coverage import gekozen, naar_dict, onderdelen, telling

DECREET = "wijk-werkendecreet-2017-07-07"
GELEZEN = (DECREET, "wet-1999-04-07-pwa-arbeidsovereenkomst", "decreet-2024-04-19-verplichte-inschrijving")


def draai(capsys: pytest.CaptureFixture[str], *woorden: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as einde:
        main(woorden)
    uit = capsys.readouterr()
    return int(einde.value.code or 0), uit.out, uit.err


@pytest.fixture(scope="module")
def alles() -> list[dict[str, Any]]:
    return json.loads(json.dumps(naar_dict(gekozen())))["akten"]


def _delen(artikelen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [deel for artikel in artikelen for deel in artikel["delen"]]


def test_every_act_and_every_deel_is_there(alles: list[dict[str, Any]]) -> None:
    assert [akte["id"] for akte in alles] == list(laad_akten())
    for akte in alles:
        delen = []
        for hoofdstuk in akte["hoofdstukken"]:
            eigen = _delen(hoofdstuk["artikelen"])
            for afdeling in hoofdstuk["afdelingen"]:
                in_afdeling = _delen(afdeling["artikelen"])
                assert afdeling["leden"] == len(in_afdeling) == sum(afdeling["status"].values())
                eigen += in_afdeling
            assert hoofdstuk["leden"] == len(eigen) == sum(hoofdstuk["status"].values())
            delen += eigen
        geteld = Counter(deel["status"] for deel in delen)
        assert akte["status"] == {status: geteld[status] for status in STATUSSEN}
        assert akte["leden"] == len(delen) == len(list(laad_akten()[akte["id"]].delen()))


def test_no_lid_without_status_and_a_reason_for_what_is_left_out(alles: list[dict[str, Any]]) -> None:
    for akte in alles:
        for hoofdstuk in akte["hoofdstukken"]:
            artikelen = hoofdstuk["artikelen"] + [a for f in hoofdstuk["afdelingen"] for a in f["artikelen"]]
            for deel in _delen(artikelen):
                assert deel["status"] in STATUSSEN
                if deel["status"] == "gecodeerd":
                    assert deel["codeert"]
                elif deel["status"] == "open_norm":
                    assert deel["ingevuld_door"]
                else:
                    assert deel["reden"]
    niet_ingezien = {akte["id"] for akte in alles if akte["status"]["niet_ingezien"]}
    assert not niet_ingezien & set(GELEZEN)


def test_the_parts_of_an_act_hold_every_deel_once() -> None:
    for akte in laad_akten().values():
        assert [deel for onderdeel in onderdelen(akte) for deel in onderdeel.delen] == list(akte.delen())
        assert sum(telling(akte.delen()).values()) == len(list(akte.delen()))


def test_the_command_prints_what_the_data_say(
    capsys: pytest.CaptureFixture[str], alles: list[dict[str, Any]]
) -> None:
    code, uit, _ = draai(capsys, "dekking", "--json")
    assert code == 0
    assert json.loads(uit) == {"akten": alles}
    code, uit, _ = draai(capsys, "dekking", DECREET, "--json")
    [akte] = json.loads(uit)["akten"]
    assert akte["id"] == DECREET
    code, uit, _ = draai(capsys, "dekking")
    assert code == 0
    assert all(akte["id"] in uit for akte in alles)
    code, uit, _ = draai(capsys, "dekking", DECREET)
    assert code == 0
    assert "artikel 9, eerste lid" in uit


def test_an_unknown_act_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, fout = draai(capsys, "dekking", "wijk-werkendecreet-2017")
    assert code == 2
    assert f"bedoelde u “{DECREET}”?" in fout
