"""Whatever is wrong with a request is told at its field, in Dutch or English, and never computed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from samenleving.web.v1 import beschrijving
from samenleving.web.v1.description import ROUTES

S = {"persoon": {"woont_in_vlaams_gewest": "ja", "activiteit_uren": 40}}
FOUT: dict[str, tuple[str, Any, str]] = {
    "geen object": ("bereken", [], ""),
    "onbekend veld": ("bereken", {"situatie": {}, "datums": "2027-01"}, "/datums"),
    "geen situatie": ("bereken", {"systemen": ["huidig"]}, "/situatie"),
    "lege lijst": ("bereken", {"situatie": {}, "systemen": []}, "/systemen"),
    "systemen als tekst": ("bereken", {"situatie": {}, "systemen": "huidig"}, "/systemen"),
    "elf systemen": ("bereken", {"situatie": {}, "systemen": ["huidig"] * 11}, "/systemen"),
    "onbekend systeem": ("bereken", {"situatie": {}, "systemen": ["huidig", "serv_2026"]}, "/systemen/1"),
    "bestand als systeem": ("bereken", {"situatie": {}, "systemen": ["../../etc/passwd"]}, "/systemen/0"),
    "pad als situatie": ("bereken", {"situatie": "/etc/passwd", "datum": "2027-01"}, "/situatie"),
    "geen maand": ("bereken", {"situatie": {}, "datum": "januari"}, "/datum"),
    "te laat": ("bereken", {"situatie": {}, "datum": "9999-12"}, "/datum"),
    "te vroeg": ("bereken", {"situatie": {}, "datum": "1999-01"}, "/datum"),
    "voor alle recht": ("bereken", {"situatie": {}, "datum": "2001-01"}, "/datum"),
    "maand als getal": ("bereken", {"situatie": {}, "datum": 2027}, "/datum"),
    "getal als tekst": (
        "bereken",
        {"situatie": {"persoon": {"activiteit_uren": "9**9"}}, "datum": "2027-01"},
        "/situatie/persoon/activiteit_uren",
    ),
    "jaar nul": (
        "bereken",
        {"situatie": {"persoon": {"activiteit_uren": {"0000-01": 1}}}, "datum": "2027-01"},
        "/situatie/persoon/activiteit_uren/0000-01",
    ),
    "gegeven met punten": (
        "bereken",
        {"situatie": {"persoon": {"a.b": 1}}, "datum": "2027-01"},
        "/situatie/persoon/a.b",
    ),
    "geen datum gemeen": (
        "bereken",
        {"situatie": {}, "systemen": ["conceptnota_2023", "serv_2025"]},
        "/datum",
    ),
    "datum van een wijziging": (
        "uitleg",
        {"situatie": {}, "systeem": "huidig+wijk_werken.vergoeding.per_uur=4@2027-02-30"},
        "/systeem",
    ),
    "basis als lijst": ("vergelijk", {"systemen": ["huidig"], "basis": []}, "/basis"),
    "onbekende basis": ("vergelijk", {"systemen": ["serv_2025"], "basis": "x"}, "/basis"),
    "geen situaties": ("vergelijk", {"systemen": ["huidig"], "situaties": []}, "/situaties"),
    "te veel situaties": ("vergelijk", {"systemen": ["huidig"], "situaties": [{}] * 21}, "/situaties"),
    "te veel samen": ("vergelijk", {"systemen": ["huidig"] * 5, "situaties": [{}] * 17}, "/situaties"),
    "pad in situaties": ("vergelijk", {"systemen": ["huidig"], "situaties": ["/etc/passwd"]}, "/situaties/0"),
    "fout in situaties": (
        "vergelijk",
        {"systemen": ["serv_2025"], "situaties": [{}, {"persoon": {"activiteit_uren": -1}}]},
        "/situaties/1/persoon/activiteit_uren",
    ),
    "map met voorstellen": ("vergelijk", {"systemen": ["huidig"], "mappen": ["/etc"]}, "/mappen"),
    "vertrouw": ("vergelijk", {"systemen": ["huidig"], "vertrouw": True}, "/vertrouw"),
    "vergelijk zonder datum gemeen": ("vergelijk", {"systemen": ["conceptnota_2023", "serv_2025"]}, "/datum"),
    "te grote verkenning": (
        "vergelijk",
        {"systemen": ["huidig", "serv_2025"] * 3, "verkenning": True},
        "/verkenning",
    ),
    "onbekend advies": ("toets", {"systemen": ["huidig"], "document": "../serv"}, "/document"),
    "vijf keer getoetst": ("toets", {"systemen": ["huidig"] * 5}, "/systemen"),
    "toets zonder maand": ("toets", {"systemen": ["huidig"], "datum": "nu"}, "/datum"),
    "deelnemers onder nul": ("knelpunten", {"systeem": "serv_2025", "deelnemers": -1}, "/deelnemers"),
    "geen systeem": ("knelpunten", {}, "/systeem"),
    "ander formaat": ("ontwerp", {"systeem": "serv_2025", "formaat": "exe"}, "/formaat"),
    "ontwerp met map": ("ontwerp", {"systeem": "serv_2025", "map": "/etc"}, "/map"),
    "hele bevolking": ("bevolking", {"systemen": ["huidig"], "elke": 1}, "/elke"),
    "vijf bevolkingen": ("bevolking", {"systemen": ["huidig"] * 5}, "/systemen"),
    "gebroken zaad": ("bevolking", {"systemen": ["serv_2025"], "zaad": 1.5}, "/zaad"),
    "kalender te lang": ("kalender", {"situatie": S, "maanden": 10**9}, "/maanden"),
    "kalender zonder begin": (
        "kalender",
        {"situatie": S, "systemen": ["conceptnota_2023", "serv_2025"]},
        "/van",
    ),
    "reeks zonder waarden": ("reeks", {"situatie": S, "invoer": "activiteit_uren"}, "/waarden"),
    "reeks zonder stap": (
        "reeks",
        {"situatie": S, "invoer": "activiteit_uren", "van": 0, "tot": 9},
        "/stap",
    ),
    "reeks zonder einde": (
        "reeks",
        {"situatie": S, "invoer": "activiteit_uren", "van": 0, "tot": 1e9, "stap": 1e-9},
        "/stap",
    ),
    "reeks van niets": (
        "reeks",
        {"situatie": S, "invoer": "wijk_werken_recht", "waarden": [1], "datum": "2027-01"},
        "/invoer",
    ),
    "reeks met een foute waarde": (
        "reeks",
        {"situatie": S, "invoer": "activiteit_uren", "waarden": [1, "9**9"], "datum": "2027-01"},
        "/waarden/1",
    ),
    "reeks te breed": (
        "reeks",
        {"situatie": S, "invoer": "activiteit_uren", "waarden": [1] * 60, "systemen": ["serv_2025"] * 4},
        "/systemen",
    ),
}


def klopt(naam: str, data: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{naam}", "components": beschrijving()["components"]}
    fouten = list(Draft202012Validator(schema).iter_errors(data))
    assert not fouten, fouten[0]


@pytest.mark.parametrize(("pad", "aanvraag", "veld"), FOUT.values(), ids=FOUT)
def test_wrong_input_names_the_field(client: FlaskClient, pad: str, aanvraag: Any, veld: str) -> None:
    antwoord = client.post(f"/v1/{pad}", json=aanvraag)
    assert antwoord.status_code == 400
    inhoud = antwoord.get_json()
    klopt("Probleem", inhoud)
    assert inhoud["pad"] == veld
    assert "--" not in json.dumps(inhoud, ensure_ascii=False)


def test_several_faults_at_once(client: FlaskClient) -> None:
    antwoord = client.post("/v1/bereken", json={"datum": 1, "systemen": [2], "x": 3})
    paden = {fout["pad"] for fout in antwoord.get_json()["fouten"]}
    assert paden == {"/datum", "/systemen/0", "/x", "/situatie"}


def test_errors_in_english_for_who_prefers_it(client: FlaskClient) -> None:
    engels = {"Accept-Language": "en-GB,en;q=0.9,nl;q=0.5"}
    antwoord = client.post("/v1/bereken", json={"situatie": {}, "datums": 1}, headers=engels)
    inhoud = antwoord.get_json()
    klopt("Probleem", inhoud)
    assert inhoud["title"] == "The request cannot be read"
    assert inhoud["fouten"][0]["bericht"] == "this field does not exist"
    assert inhoud["fouten"][0]["taal"] == "en"
    assert antwoord.headers["Content-Language"] == "en"
    assert "Accept-Language" in antwoord.headers["Vary"]
    for talen in ("nl", "fr-BE", "*", "", "x" * 500):
        antwoord = client.get("/v1/niets", headers={"Accept-Language": talen})
        assert antwoord.get_json()["title"] == "Niet gevonden", talen


@pytest.mark.parametrize("vraag", ["pad=a", "zoek=" + "a" * 101, "mappen=/etc"])
def test_other_queries_are_refused(client: FlaskClient, vraag: str) -> None:
    antwoord = client.get(f"/v1/parameters?{vraag}")
    assert antwoord.status_code == 400
    klopt("Probleem", antwoord.get_json())


POSTS = [route for route in ROUTES if route.invoer is not None and not route.zwaar]
ZWAAR = [route for route in ROUTES if route.zwaar]
los = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.sampled_from(["huidig", "serv_2025", "2027-01", "2099-12", "a.b", "/etc/passwd", "\x00", "\ud800"]),
    st.text(max_size=8),
)
genest = st.recursive(
    los,
    lambda kind: st.one_of(
        st.lists(kind, max_size=3), st.dictionaries(st.text(max_size=6), kind, max_size=3)
    ),
    max_leaves=6,
)
namen = st.one_of(
    st.sampled_from(
        [
            "huidig",
            "serv_2025+inschrijvingsrecht=afschaffen",
            "huidig+wijk_werken.vergoeding.per_uur=nan@2027-01-01",
            "huidig+wijk_werken.vergoeding.per_uur=1e400@2027-01-01",
            "huidig+wijk_werken.vergoeding.per_uur=-1@2027-01-01",
            "huidig+wijk_werken.in_werking=nee@2027-01-01",
            "huidig+lezing.x=y",
            "+++",
            "huidig+a=b=c@d",
        ]
    ),
    st.text(max_size=12).map(lambda tekst: f"huidig+{tekst}"),
)
snel = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@snel
@given(st.data())
def test_any_body_is_answered(client: FlaskClient, data: st.DataObject) -> None:
    route = data.draw(st.sampled_from(POSTS))
    velden = list(route.invoer["properties"]) if route.invoer else []
    anders = data.draw(st.dictionaries(st.sampled_from([*velden, "x"]), genest, max_size=2))
    _antwoordt(client, route.pad, {**route.voorbeeld, **anders})


@snel
@given(st.sampled_from([*POSTS, *ZWAAR]), genest)
def test_any_json_is_answered(client: FlaskClient, route: Any, data: Any) -> None:
    _antwoordt(client, route.pad, data)


@snel
@given(namen)
def test_any_name_of_a_system_is_answered(client: FlaskClient, naam: str) -> None:
    antwoord = _antwoordt(client, "/bereken", {"situatie": S, "systemen": [naam], "datum": "2027-01"})
    if antwoord.status_code == 400:
        assert antwoord.get_json()["pad"].startswith("/systemen")


@snel
@given(st.sampled_from(["wet", "voorstellen", "parameters"]), st.text(min_size=1, max_size=20))
def test_any_name_in_an_address_is_answered(client: FlaskClient, pad: str, naam: str) -> None:
    antwoord = client.get(f"/v1/{pad}/{naam}")
    assert antwoord.status_code < 500


def _antwoordt(client: FlaskClient, pad: str, aanvraag: Any) -> Any:
    antwoord = client.post(
        f"/v1{pad}",
        data=json.dumps(aanvraag),
        content_type="application/json",
        headers={"Accept-Language": "en"},
    )
    assert antwoord.status_code in (200, 400), (aanvraag, antwoord.get_data(as_text=True)[:300])
    if antwoord.status_code == 400:
        assert {fout["taal"] for fout in antwoord.get_json()["fouten"]} == {"en"}
    json.loads(antwoord.get_data(as_text=True), parse_constant=lambda _: 1 / 0)
    return antwoord
