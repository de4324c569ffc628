"""The API under /v1 answers what the same functions answer in Python, and what its description promises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from samenleving import compare
from samenleving.explain import bereken, naar_dict
from samenleving.situation import lees_situatie
from samenleving.systems import systeem
from samenleving.web.json_io import naar_json
from samenleving.web.v1 import beschrijving

SITUATIE = {
    "persoon": {
        "woont_in_vlaams_gewest": "ja",
        "ingeschreven_vdab": "ja",
        "werkcapaciteit_voltijds": 0.25,
        "werkzoekend_sinds": "2024-05-01",
        "activiteit_uren": 40,
    }
}
SYSTEMEN = ["huidig", "regering_2025", "serv_2025", "vvsg_2026"]


def klopt(naam: str, data: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{naam}", "components": beschrijving()["components"]}
    fouten = list(Draft202012Validator(schema).iter_errors(data))
    assert not fouten, fouten[0]


def test_bereken_is_the_same_function(client: FlaskClient) -> None:
    aanvraag = {"situatie": SITUATIE, "systemen": SYSTEMEN, "datum": "2027-01"}
    klopt("Berekening", aanvraag)
    antwoord = client.post("/v1/bereken", json=aanvraag)
    assert antwoord.status_code == 200
    inhoud = antwoord.get_json()
    klopt("Uitkomsten", inhoud)
    situatie = lees_situatie(SITUATIE)
    verwacht = [naar_dict(bereken(situatie, systeem(naam), "2027-01")) for naam in SYSTEMEN]
    assert inhoud == {"uitkomsten": naar_json(verwacht)}
    vergoedingen = {b["id"]: b["waarde"] for b in inhoud["uitkomsten"][0]["bedragen"]}
    assert vergoedingen["wijk_werken_vergoeding"] == 164


def test_default_date_is_the_first_month_in_force(client: FlaskClient) -> None:
    antwoord = client.post("/v1/bereken", json={"situatie": SITUATIE, "systemen": ["huidig", "serv_2025"]})
    assert [uitkomst["maand"] for uitkomst in antwoord.get_json()["uitkomsten"]] == ["2027-01"] * 2


def test_vergelijk_is_the_same_function(client: FlaskClient) -> None:
    aanvraag = {"systemen": ["huidig", "regering_2025"], "situaties": [SITUATIE | {"id": "an"}]}
    klopt("Vergelijkingsvraag", aanvraag)
    antwoord = client.post("/v1/vergelijk", json=aanvraag)
    assert antwoord.status_code == 200
    klopt("Vergelijking", antwoord.get_json())
    situatie = lees_situatie(SITUATIE | {"id": "an"})
    verwacht = compare.vergelijk(["huidig", "regering_2025"], situaties=[situatie])
    assert antwoord.get_json() == json.loads(compare.naar_json(verwacht))


FOUT_VERGELIJK = {
    "geen systemen": ({}, "/systemen"),
    "basis als lijst": ({"systemen": ["huidig"], "basis": []}, "/basis"),
    "geen situaties": ({"systemen": ["huidig"], "situaties": []}, "/situaties"),
    "te veel situaties": ({"systemen": ["huidig"], "situaties": [{}] * 21}, "/situaties"),
    "te veel samen": ({"systemen": ["huidig"] * 5, "situaties": [{}] * 17}, "/situaties"),
    "pad als situatie": ({"systemen": ["huidig"], "situaties": ["/etc/passwd"]}, "/situaties/0"),
    "map met voorstellen": ({"systemen": ["huidig"], "mappen": ["/etc"]}, "/mappen"),
    "geen datum": ({"systemen": ["huidig"]}, ""),
}


@pytest.mark.parametrize(("aanvraag", "pad"), FOUT_VERGELIJK.values(), ids=FOUT_VERGELIJK)
def test_wrong_comparison_names_the_field(client: FlaskClient, aanvraag: Any, pad: str) -> None:
    antwoord = client.post("/v1/vergelijk", json=aanvraag)
    assert antwoord.status_code == 400
    assert antwoord.get_json()["pad"] == pad


FOUT = {
    "geen object": ([], ""),
    "onbekend veld": ({"situatie": {}, "datums": "2027-01"}, "/datums"),
    "geen situatie": ({"systemen": ["huidig"]}, "/situatie"),
    "lege lijst": ({"situatie": {}, "systemen": []}, "/systemen"),
    "systemen als tekst": ({"situatie": {}, "systemen": "huidig"}, "/systemen"),
    "elf systemen": ({"situatie": {}, "systemen": ["huidig"] * 11}, "/systemen"),
    "onbekend systeem": ({"situatie": {}, "systemen": ["serv_2026"]}, "systeem “serv_2026”"),
    "bestand als systeem": ({"situatie": {}, "systemen": ["../../etc/passwd"]}, "systeem “../../etc/passwd”"),
    "pad als situatie": ({"situatie": "/etc/passwd", "datum": "2027-01"}, "/situatie"),
    "geen maand": ({"situatie": {}, "datum": "januari"}, "datum"),
    "te laat": ({"situatie": {}, "datum": "9999-12"}, "datum"),
    "maand als getal": ({"situatie": {}, "datum": 2027}, "datum"),
    "te vroeg": ({"situatie": {}, "datum": "1999-01"}, "datum"),
    "getal als tekst": (
        {"situatie": {"persoon": {"activiteit_uren": "9**9"}}, "datum": "2027-01"},
        "persoon.activiteit_uren",
    ),
    "jaar nul": (
        {"situatie": {"persoon": {"activiteit_uren": {"0000-01": 1}}}, "datum": "2027-01"},
        "persoon.activiteit_uren.0000-01",
    ),
    "geen datum te vinden": ({"situatie": {}}, ""),
}


@pytest.mark.parametrize(("aanvraag", "pad"), FOUT.values(), ids=FOUT)
def test_wrong_input_names_the_field(client: FlaskClient, aanvraag: Any, pad: str) -> None:
    antwoord = client.post("/v1/bereken", json=aanvraag)
    assert antwoord.status_code == 400
    klopt("Probleem", antwoord.get_json())
    assert antwoord.get_json()["pad"] == pad


@pytest.mark.parametrize(("pad", "soort"), [("voorstellen", "Voorstel"), ("parameters", "Parameter")])
def test_lists_are_as_described(client: FlaskClient, pad: str, soort: str) -> None:
    lijst = client.get(f"/v1/{pad}").get_json()[pad]
    assert lijst
    for rij in lijst:
        klopt(soort, rij)


def test_described_paths_are_the_routes(app: Flask) -> None:
    routes = {
        (regel.rule, methode.lower())
        for regel in app.url_map.iter_rules()
        for methode in (regel.methods or set()) - {"HEAD", "OPTIONS"}
        if regel.rule.startswith("/v1") or regel.rule == "/gezondheid"
    }
    paden = beschrijving()["paths"]
    assert routes == {(pad, methode) for pad, inhoud in paden.items() for methode in inhoud}


def test_description_is_sound(client: FlaskClient) -> None:
    data = client.get("/v1/openapi.json").get_json()
    assert data["openapi"].startswith("3.1")
    for schema in data["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for verwijzing in _verwijzingen(data):
        doel: Any = data
        for deel in verwijzing.removeprefix("#/").split("/"):
            doel = doel[deel]
    voorbeeld = data["paths"]["/v1/bereken"]["post"]["requestBody"]["content"]["application/json"]["example"]
    klopt("Berekening", voorbeeld)
    assert client.post("/v1/bereken", json=voorbeeld).status_code == 200


def _verwijzingen(data: Any) -> list[str]:
    if isinstance(data, dict):
        hier = [data["$ref"]] if isinstance(data.get("$ref"), str) else []
        return hier + [v for waarde in data.values() for v in _verwijzingen(waarde)]
    return [v for waarde in data for v in _verwijzingen(waarde)] if isinstance(data, list) else []
