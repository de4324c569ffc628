"""The schema of a parameter, and the numbers as OpenFisca reads them.

What every file must hold is checked by `samenleving controleer` (tests/quality).
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from openfisca_samenleving import CountryTaxBenefitSystem
from samenleving.quality.parameters import validator
from samenleving.yaml_io import laad_yaml

MAP = Path(str(resources.files("openfisca_samenleving"))) / "parameters"
BESTANDEN = sorted(pad for pad in MAP.rglob("*.yaml") if pad.name != "index.yaml")
CONTROLE = validator()


def _naam(pad: Path) -> str:
    return ".".join(pad.relative_to(MAP).with_suffix("").parts)


def _gelezen(pad: Path) -> dict[str, Any]:
    return laad_yaml(pad).data


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


def test_het_stelsel_leest_dezelfde_waarden():
    """OpenFisca drops what it does not know; the numbers are the numbers of the files."""
    nieuw = CountryTaxBenefitSystem()
    for pad in BESTANDEN:
        for dag, waarde in _gelezen(pad)["values"].items():
            knoop = nieuw.get_parameters_at_instant(dag)
            for deel in _naam(pad).split("."):
                knoop = getattr(knoop, deel)
            assert knoop == waarde["value"], (pad, dag)
