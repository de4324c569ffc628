"""Every number of the law: described, dated, with a unit and a source."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openfisca_core.parameters import ParameterNode, ParameterNodeAtInstant

from openfisca_samenleving import CountryTaxBenefitSystem
from samenleving.yaml_io import laad_yaml

WET = Path(str(resources.files("openfisca_samenleving")))
MAP = WET / "parameters"
BESTANDEN = sorted(pad for pad in MAP.rglob("*.yaml") if pad.name != "index.yaml")
EENHEDEN = {eenheid["name"] for eenheid in laad_yaml(WET / "units.yaml").data}
SCHEMA = json.loads((WET / "parameter.schema.json").read_text(encoding="utf-8"))
CONTROLE = Draft202012Validator(SCHEMA)


def _naam(pad: Path) -> str:
    return ".".join(pad.relative_to(MAP).with_suffix("").parts)


def _gelezen(pad: Path) -> dict[str, Any]:
    return laad_yaml(pad).data


def test_het_schema_zelf_klopt():
    Draft202012Validator.check_schema(SCHEMA)


def test_elk_bestand_is_een_parameter_van_het_stelsel(huidig):
    assert len(BESTANDEN) > 100
    paden = {p.name for p in huidig.parameters.get_descendants() if not isinstance(p, ParameterNode)}
    assert paden == {_naam(pad) for pad in BESTANDEN}


@pytest.mark.parametrize("pad", BESTANDEN, ids=_naam)
def test_parameter_volgt_het_schema(pad):
    fouten = [f"{'/'.join(map(str, f.path))}: {f.message}" for f in CONTROLE.iter_errors(_gelezen(pad))]
    assert not fouten


@pytest.mark.parametrize("pad", BESTANDEN, ids=_naam)
def test_eenheid_bron_en_keuze(pad):
    data = _gelezen(pad)
    metadata = data["metadata"]
    assert metadata["unit"] in EENHEDEN
    assert set(metadata["reference"]) == set(data["values"]), "elke gedateerde waarde heeft haar eigen bron"
    if metadata["unit"] == "keuze":
        assert {waarde["value"] for waarde in data["values"].values()} <= set(metadata["keuzes"])


@pytest.mark.parametrize("pad", BESTANDEN, ids=_naam)
def test_bron_van_ontwerp_en_lezing_is_geen_bron_van_recht(pad):
    """What is not law never carries the confidence of law, and the other way round."""
    regeling = _naam(pad).split(".")[0]
    eigen = {"samenlevingsjobs": "ONTWERP", "lezingen": "LEZING"}.get(regeling)
    bronnen = {b["confidence"] for lijst in _gelezen(pad)["metadata"]["reference"].values() for b in lijst}
    assert bronnen == {eigen} if eigen else not bronnen & {"ONTWERP", "LEZING"}


def test_geen_gereserveerde_namen():
    """A child may not be called as an attribute of the node: OpenFisca would read the one for the other."""
    knoop = ParameterNode("leeg", data={})
    op_datum = ParameterNodeAtInstant("leeg", knoop, "2026-01-01")
    gereserveerd = set(dir(knoop)) | set(dir(op_datum))
    namen = {deel for pad in BESTANDEN for deel in pad.relative_to(MAP).with_suffix("").parts}
    assert not namen & gereserveerd


@pytest.mark.parametrize(
    "map_", sorted(m for m in [MAP, *MAP.rglob("*")] if m.is_dir()), ids=lambda m: m.name
)
def test_elke_map_is_beschreven(map_):
    data = laad_yaml(map_ / "index.yaml").data
    assert data["description"]
    assert data["metadata"]["short_label"]


@pytest.mark.parametrize(
    ("wijziging", "deel"),
    [
        ({"values": {"2018-01-01": {"value": "4.10"}}}, "string"),
        ({"values": {"2018": {"value": 4.1}}}, "2018"),
        ({"values": {}}, "values"),
        ({"description": ""}, "description"),
        ({"metadata": {"short_label": "x", "unit": "euro"}}, "reference"),
    ],
)
def test_het_schema_weigert(wijziging, deel):
    goed = _gelezen(MAP / "wijk_werken/vergoeding/per_uur.yaml")
    assert CONTROLE.is_valid(goed)
    assert not CONTROLE.is_valid(goed | wijziging), deel


def test_het_schema_weigert_een_onbekende_betrouwbaarheid():
    data = _gelezen(MAP / "wijk_werken/vergoeding/per_uur.yaml")
    data["metadata"]["reference"]["2018-01-01"][0]["confidence"] = "MEMORY"
    assert not CONTROLE.is_valid(data)


def test_het_stelsel_leest_dezelfde_waarden(huidig):
    """OpenFisca drops what it does not know; the numbers are the numbers of the files."""
    nieuw = CountryTaxBenefitSystem()
    for pad in BESTANDEN:
        for dag, waarde in _gelezen(pad)["values"].items():
            knoop = nieuw.get_parameters_at_instant(dag)
            for deel in _naam(pad).split("."):
                knoop = getattr(knoop, deel)
            assert knoop == waarde["value"], (pad, dag)
