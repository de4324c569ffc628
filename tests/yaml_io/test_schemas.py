"""The published schemas are schemas: the program trusts them and checks only what others write."""

from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from samenleving.schema_check import schema

NAMEN = sorted(
    pad.name.removesuffix(".schema.json")
    for pad in files("samenleving").joinpath("schemas").iterdir()
    if pad.name.endswith(".schema.json")
)


@pytest.mark.parametrize("naam", NAMEN)
def test_a_published_schema_is_a_schema(naam: str) -> None:
    Draft202012Validator.check_schema(schema(naam))
