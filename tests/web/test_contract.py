"""For a valid request our paths answer what `openfisca serve` answers, built from the same system."""

from __future__ import annotations

import copy
import datetime as dt
import importlib
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from samenleving.law import stelsel


@pytest.fixture(scope="module")
def stock() -> Iterator[FlaskClient]:
    """OpenFisca's own application; its Flask-Cors is not installed, so a stand-in does nothing."""
    leeg = types.ModuleType("flask_cors")
    leeg.CORS = lambda *_, **__: None  # type: ignore[attr-defined]
    eerder = sys.modules.get("flask_cors")
    sys.modules["flask_cors"] = eerder or leeg
    try:
        module = importlib.import_module("openfisca_web_api.app")
        app = module.create_app(stelsel())
        app.json.sort_keys = False  # what its own configuration means to say
        yield app.test_client()
    finally:
        if eerder is None:
            del sys.modules["flask_cors"]
            sys.modules.pop("openfisca_web_api.app", None)


def maanden(jaar: int) -> list[str]:
    return [f"{jaar}-{maand:02d}" for maand in range(1, 13)]


AANVRAGEN: dict[str, dict[str, Any]] = {
    "een jaar uren": {
        "personen": {
            "An": {
                "wijk_werken_uren": dict.fromkeys(maanden(2026), 60),
                "wijk_werken_vergoeding": dict.fromkeys(maanden(2026)),
                "wijk_werken_uren_over_in_jaar": {"2026-12": None},
                "wijk_werken_laatste_dag": {"2026-03": None},
                "wijk_werken_start": {"ETERNITY": "2026-01-15"},
                "wijk_werken_recht": {"2026-03": None, "2017-03": None},
            }
        }
    },
    "groepen": {
        "personen": {
            "An": {"ingeschreven_vdab": {"2026-03": "ja"}},
            "Bo": {"werkzoekend_sinds": {"ETERNITY": None}},
        },
        "gemeenten": {"Aalst": {"inwoners": ["An", "Bo"], "wijk_werken_vte_gemeente": {"2026-03": None}}},
        "organisatoren": {
            "noord": {
                "deelnemers": ["An"],
                "inwoners_werkingsgebied": {"2026-03": 60000},
                "wijk_werken_vte": {"2026-03": None},
            },
            "zuid": {
                "deelnemers": "Bo",
                "inwoners_werkingsgebied": {"2026-03": 12001},
                "wijk_werken_vte": {"2026-03": None},
            },
        },
        "gebruikers": {
            "school": {"uitvoerders": ["Bo", "An"], "wijk_werken_inschrijvingsrecht": {"2026": None}},
        },
    },
    "niets gevraagd": {"personen": {"An": {}}},
}


@pytest.mark.parametrize("aanvraag", AANVRAGEN.values(), ids=AANVRAGEN)
def test_calculate(client: FlaskClient, stock: FlaskClient, aanvraag: dict[str, Any]) -> None:
    verwacht = stock.post("/calculate", json=copy.deepcopy(aanvraag))
    assert verwacht.status_code == 200
    antwoord = client.post("/calculate", json=aanvraag)
    assert antwoord.status_code == 200
    # OpenFisca's application writes a date for a web browser, as HTTP does; ours takes and gives ISO dates.
    assert antwoord.get_json() == iso_datums(verwacht.get_json())


@pytest.mark.parametrize("aanvraag", AANVRAGEN.values(), ids=AANVRAGEN)
def test_trace(client: FlaskClient, stock: FlaskClient, aanvraag: dict[str, Any]) -> None:
    verwacht = zonder_tijd(iso_datums(stock.post("/trace", json=copy.deepcopy(aanvraag)).get_json()))
    assert zonder_tijd(client.post("/trace", json=aanvraag).get_json()) == verwacht


@pytest.mark.parametrize(
    "pad",
    [
        "/parameters",
        "/parameter/wijk_werken.vergoeding.per_uur",
        "/parameter/wijk_werken/vergoeding",
        "/variables",
        "/variable/wijk_werken_vergoeding",
        "/entities",
        "/entities/",
    ],
)
def test_descriptions(client: FlaskClient, stock: FlaskClient, pad: str) -> None:
    verwacht = stock.get(pad, follow_redirects=True)
    assert verwacht.status_code == 200
    assert client.get(pad).get_json() == verwacht.get_json()


def test_spec_is_that_of_openfisca_with_what_it_leaves_out(client: FlaskClient, stock: FlaskClient) -> None:
    """The example of a trace tells how long its steps took; everything else is equal or mended."""
    onze, hun = (wie.get("/spec").get_json() for wie in (client, stock))
    for beschrijving in (onze, hun):
        del beschrijving["components"]["schemas"]["Trace"]["example"]
    assert set(hun["paths"]) == set(onze["paths"])
    for pad in ("/parameters", "/variables", "/entities", "/spec"):
        assert onze["paths"][pad] == hun["paths"][pad]
    schemas = onze["components"]["schemas"]
    del schemas["Probleem"]
    for naam in ("SituationInput", "SituationOutput"):
        assert schemas[naam].pop("required") == ["personen"]
        assert schemas[naam]["properties"]["personen"].pop("minProperties") == 1
    stap = schemas["Trace"]["properties"]["trace"]["additionalProperties"]["properties"]
    assert stap["parameters"].pop("additionalProperties") == {}
    stap["parameters"]["additionalProperties"] = {"type": "object"}
    assert zonder_null(schemas) == hun["components"]["schemas"]
    for pad in ("/calculate", "/trace"):
        antwoorden = onze["paths"][pad]["post"]["responses"]
        assert antwoorden["200"] == hun["paths"][pad]["post"]["responses"]["200"]
        assert set(antwoorden) == {"200", "400", "413", "415", "422", "503"}


def zonder_null(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {naam: zonder_null(deel) for naam, deel in schema.items() if naam != "nullable"}
    if isinstance(schema, list):
        return [zonder_null(deel) for deel in schema if deel is not None]
    return schema


@pytest.mark.parametrize("pad", ["/parameters", "/variable/niets", "/entities"])
def test_the_package_is_named(client: FlaskClient, stock: FlaskClient, pad: str) -> None:
    onze, hun = client.get(pad), stock.get(pad)
    assert onze.status_code == hun.status_code
    for kop in ("Country-Package", "Country-Package-Version"):
        assert onze.headers[kop] == hun.headers[kop]


def iso_datums(data: Any) -> Any:
    if isinstance(data, dict):
        return {sleutel: iso_datums(waarde) for sleutel, waarde in data.items()}
    if isinstance(data, list):
        return [iso_datums(waarde) for waarde in data]
    if isinstance(data, str) and data.endswith(" GMT"):
        return dt.datetime.strptime(data, "%a, %d %b %Y %H:%M:%S GMT").date().isoformat()  # noqa: DTZ007
    return data


def zonder_tijd(antwoord: dict[str, Any]) -> dict[str, Any]:
    for stap in antwoord["trace"].values():
        stap.pop("calculation_time")
        stap.pop("formula_time")
    return antwoord
