"""The description holds every route and no other, is sound, and its examples work as described."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from samenleving.web.v1 import beschrijving
from samenleving.web.v1.description import ROUTES
from samenleving.web.v1.route import Route

BEKEND = {"get", "post"}
OPERATIE = {
    "type": "object",
    "required": ["operationId", "summary", "responses"],
    "properties": {
        "operationId": {"type": "string", "pattern": "^[a-z]+$"},
        "summary": {"type": "string", "minLength": 3},
        "description": {"type": "string", "minLength": 3},
        "parameters": {
            "type": "array",
            "items": {"type": "object", "required": ["name", "in", "required", "schema"]},
        },
        "requestBody": {"type": "object", "required": ["content"]},
        "responses": {"type": "object", "required": ["200"]},
    },
    "additionalProperties": False,
}
"""What OpenAPI 3.1 asks of an operation, as far as we use it."""


def test_described_paths_are_the_routes(app: Flask) -> None:
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", regel.rule), methode.lower())
        for regel in app.url_map.iter_rules()
        for methode in (regel.methods or set()) - {"HEAD", "OPTIONS"}
        if regel.rule.startswith("/v1") or regel.rule in ("/gezond", "/metrics")
    }
    paden = beschrijving()["paths"]
    assert routes == {(pad, methode) for pad, inhoud in paden.items() for methode in inhoud}


def test_description_is_sound(client: FlaskClient) -> None:
    data = client.get("/v1/openapi.json").get_json()
    assert data["openapi"].startswith("3.1")
    assert {"title", "version"} <= set(data["info"])
    namen = []
    for pad, operaties in data["paths"].items():
        assert set(operaties) <= BEKEND
        for operatie in operaties.values():
            Draft202012Validator(OPERATIE).validate(operatie)
            namen.append(operatie["operationId"])
            in_pad = {p["name"] for p in operatie.get("parameters", ()) if p["in"] == "path"}
            assert in_pad == set(re.findall(r"\{(\w+)\}", pad))
    assert len(namen) == len(set(namen))
    for naam, schema in data["components"]["schemas"].items():
        assert re.fullmatch(r"[a-zA-Z0-9._-]+", naam)
        Draft202012Validator.check_schema(schema)
    for schema in _schemas(data["paths"]):
        Draft202012Validator.check_schema(schema)
    for verwijzing in _verwijzingen(data):
        doel: Any = data
        for deel in verwijzing.removeprefix("#/").split("/"):
            doel = doel[deel]


def test_description_passes_the_validator_of_openapi() -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(beschrijving())


@pytest.mark.parametrize("route", ROUTES, ids=[route.naam for route in ROUTES])
def test_the_example_is_answered_as_described(client: FlaskClient, route: Route) -> None:
    operatie = beschrijving()["paths"][f"/v1{route.pad}"][route.methode]
    pad = f"/v1{route.pad}"
    if route.methode == "post":
        voorbeeld = operatie["requestBody"]["content"]["application/json"]["example"]
        klopt(operatie["requestBody"]["content"]["application/json"]["schema"], voorbeeld)
        antwoord = client.post(pad, json=voorbeeld)
    else:
        velden = {p["name"]: (p["in"], p["example"]) for p in operatie.get("parameters", ())}
        for naam, (plaats, waarde) in velden.items():
            pad = pad.replace(f"{{{naam}}}", waarde) if plaats == "path" else pad
        zoek = {naam: waarde for naam, (plaats, waarde) in velden.items() if plaats == "query"}
        antwoord = client.get(pad, query_string=zoek)
    assert antwoord.status_code == 200
    klopt(operatie["responses"]["200"]["content"]["application/json"]["schema"], antwoord.get_json())


def klopt(schema: dict[str, Any], data: Any) -> None:
    volledig = {**schema, "components": beschrijving()["components"]}
    fouten = list(Draft202012Validator(volledig).iter_errors(data))
    assert not fouten, fouten[0]


def _schemas(data: Any) -> list[Any]:
    if isinstance(data, dict):
        hier = [data["schema"]] if isinstance(data.get("schema"), dict) else []
        return hier + [s for waarde in data.values() for s in _schemas(waarde)]
    return [s for waarde in data for s in _schemas(waarde)] if isinstance(data, list) else []


def _verwijzingen(data: Any) -> list[str]:
    if isinstance(data, dict):
        hier = [data["$ref"]] if isinstance(data.get("$ref"), str) else []
        return hier + [v for waarde in data.values() for v in _verwijzingen(waarde)]
    return [v for waarde in data for v in _verwijzingen(waarde)] if isinstance(data, list) else []


@pytest.mark.parametrize(
    ("methode", "pad", "aanvraag"),
    [
        ("post", "/v1/bereken", {"json": {}}),
        ("post", "/v1/toets", {"data": "x", "content_type": "text/plain"}),
        ("post", "/v1/reeks", {"data": b" " * 600_000, "content_type": "application/json"}),
        ("get", "/v1/wet/{akte}", {}),
        ("get", "/v1/voorstellen", {"query_string": {"map": "x"}}),
    ],
)
def test_every_refusal_is_described(client: FlaskClient, methode: str, pad: str, aanvraag: Any) -> None:
    antwoord = client.open(pad, method=methode.upper(), **aanvraag)
    beschreven = beschrijving()["paths"][pad][methode]["responses"][str(antwoord.status_code)]
    assert antwoord.status_code >= 400
    soort = beschrijving()["components"]["responses"][beschreven["$ref"].rsplit("/", 1)[1]]
    klopt(soort["content"]["application/problem+json"]["schema"], antwoord.get_json())
