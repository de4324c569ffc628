"""A proposal that was just begun is sound, and says what was asked."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from samenleving import law
from samenleving.errors import InvoerFout
from samenleving.output import schrijf_bestanden
from samenleving.proposals import controleer_voorstel, voorstel, voorstel_ids
from samenleving.proposals.scaffold import SCHEMA, editorschema, nieuw_voorstel, niveau_van
from samenleving.systems import systeem
from samenleving.yaml_io import laad_yaml

DAG = datetime.date(2027, 1, 1)
PAD = "wijk_werken.uren.max_per_maand"
DUUR = "wijk_werken.duur.max_maanden"


def schrijf(map_: Path, **keuze: object) -> Path:
    schrijf_bestanden(map_, nieuw_voorstel(map_, **keuze))  # type: ignore[arg-type]
    return map_


@pytest.mark.parametrize("basis", ["huidig", *voorstel_ids()])
def test_it_is_sound_on_every_basis(tmp_path: Path, basis: str) -> None:
    vanaf = DAG if basis == "huidig" else None
    map_ = schrijf(tmp_path / "proef", basis=basis, vanaf=vanaf)
    assert [m for m in controleer_voorstel(map_) if m.ernst == "fout"] == []
    nieuw = voorstel("proef", (tmp_path,))
    assert nieuw.basis == basis
    assert nieuw.inwerkingtreding == (vanaf or voorstel(basis).inwerkingtreding)
    # nothing changes until somebody writes what changes
    assert systeem("proef", (tmp_path,)).wijzigingen == systeem(basis).wijzigingen


def test_a_change_becomes_a_provision_with_its_level(tmp_path: Path) -> None:
    wijzigingen = {
        PAD: "80",
        DUUR: "18",
        "samenlevingsjobs.statuut": "eigen",
    }
    map_ = schrijf(tmp_path / "proef", vanaf=DAG, wijzigingen=wijzigingen)
    assert controleer_voorstel(map_) == ()
    bepalingen = voorstel("proef", (tmp_path,)).bepalingen
    assert [b.niveau for b in bepalingen] == ["besluit", "decreet", None]
    assert bepalingen[0].stelling == "Maximum per maand wordt 80 uur per maand."
    gewijzigd = {w.pad: w.nieuw for w in systeem("proef", (tmp_path,)).wijzigingen}
    assert gewijzigd == {
        PAD: 80,
        DUUR: 18,
        "samenlevingsjobs.statuut": "eigen",
    }


def test_the_level_is_that_of_the_highest_act_that_prints_it() -> None:
    assert niveau_van(PAD) == "besluit"
    assert niveau_van("samenlevingsjobs.statuut") is None
    assert niveau_van(DUUR) == "decreet"


@pytest.mark.parametrize("titel", ['Meer: "uren" #nu', "- een lijst", "{ja}", "één\\twee", "*&!|>"])
def test_a_title_is_only_a_title(tmp_path: Path, titel: str) -> None:
    schrijf(tmp_path / "proef", vanaf=DAG, titel=titel, orgaan=titel)
    nieuw = voorstel("proef", (tmp_path,))
    assert (nieuw.titel, nieuw.orgaan) == (titel, titel)


@pytest.mark.parametrize(
    ("keuze", "zin"),
    [
        ({"basis": "serv_205"}, "bedoelde u “serv_2025”"),
        ({}, "--vanaf"),
        ({"vanaf": DAG, "wijzigingen": {"wijk_werken.uren.max_per_mnd": "80"}}, "max_per_maand"),
        ({"vanaf": DAG, "wijzigingen": {PAD: "tachtig"}}, "hier hoort een getal"),
        ({"vanaf": DAG, "wijzigingen": {PAD: "-1"}}, PAD),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, keuze: dict[str, object], zin: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        nieuw_voorstel(tmp_path / "proef", **keuze)  # type: ignore[arg-type]
    assert zin.lower() in str(fout.value).lower()


@pytest.mark.parametrize("naam", ["Hoofdletter", "1proef", "met-streep", "x" * 61, "huidig", "serv_2025"])
def test_a_name_that_cannot_be_one(tmp_path: Path, naam: str) -> None:
    with pytest.raises(InvoerFout):
        nieuw_voorstel(tmp_path / naam, vanaf=DAG)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "proef").mkdir()
    (tmp_path / "proef" / "nota.txt").write_text("van mij")
    with pytest.raises(InvoerFout, match="niet leeg"):
        nieuw_voorstel(tmp_path / "proef", vanaf=DAG)


def test_the_editor_knows_every_parameter_and_refuses_what_the_loader_refuses(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "proef", vanaf=DAG, wijzigingen={PAD: "80"})
    gelezen = json.loads((map_ / SCHEMA).read_text(encoding="utf-8"))
    assert gelezen == editorschema()
    Draft202012Validator.check_schema(gelezen)
    paden = gelezen["$defs"]["parameters"]["properties"]
    assert set(paden) == {pad for pad in law.alle_parameters() if not pad.startswith("lezingen.")}
    assert "Nu: 60" in paden[PAD]["description"]
    keurt = Draft202012Validator(gelezen)
    data = laad_yaml(map_ / "reform.yaml").data
    assert keurt.is_valid(data)
    data["bepalingen"][0]["parameters"] = {"samenlevingsjobs.statuut": "pwaa"}
    assert not keurt.is_valid(data)
