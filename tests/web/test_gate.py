"""Whatever OpenFisca would misread, the gate refuses, with the path of the field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from samenleving.law import stelsel
from samenleving.web.gate import (
    MAX_BEREKENINGEN,
    MAX_CELLEN,
    MAX_CELLEN_GEWOON,
    MAX_INSTANTIES,
    MAX_NAAM,
    controleer_aanvraag,
)

UREN = "wijk_werken_uren"


def an(**velden: Any) -> dict[str, Any]:
    return {"personen": {"An": velden}}


def uren(waarde: Any, periode: str = "2026-03") -> dict[str, Any]:
    return an(**{UREN: {periode: waarde}})


PAD = f"/personen/An/{UREN}/2026-03"

GEWEIGERD = {
    "getal als tekst": (uren("9**9**9**9"), PAD),
    "getal als rekensom": (uren("2000*3+1"), PAD),
    "getal als boolean": (uren(True), PAD),
    "getal als lijst": (uren([1]), PAD),
    "negatieve uren": (uren(-3.9), PAD),
    "min een uur is niet onbekend": (uren(-1), PAD),
    "meer uren dan de maand heeft": (uren(745), PAD),
    "reusachtig getal": (an(enkele_afstand_km={"2026-03": 1e300}), "/personen/An/enkele_afstand_km/2026-03"),
    "NaN": (uren(float("nan")), PAD),
    "oneindig": (uren(float("inf")), PAD),
    "false als tekst": (an(ingeschreven_vdab={"2026-03": "false"}), "/personen/An/ingeschreven_vdab/2026-03"),
    "false voor een antwoord": (
        an(ingeschreven_vdab={"2026-03": False}),
        "/personen/An/ingeschreven_vdab/2026-03",
    ),
    "ja waar dat geen keuze is": (
        an(toegeleid_door={"2026-03": "ja"}),
        "/personen/An/toegeleid_door/2026-03",
    ),
    "nummer van een keuze": (an(ingeschreven_vdab={"2026-03": 1}), "/personen/An/ingeschreven_vdab/2026-03"),
    "jaarwaarde op maandvariabele": (uren(60, "2026"), f"/personen/An/{UREN}/2026"),
    "maandvariabele voor een jaar gevraagd": (uren(None, "2026"), f"/personen/An/{UREN}/2026"),
    "maandvariabele voor een dag": (uren(1, "2026-03-01"), f"/personen/An/{UREN}/2026-03-01"),
    "maand 13": (uren(1, "2026-13"), f"/personen/An/{UREN}/2026-13"),
    "drie maanden ineens": (uren(None, "month:2026-01:3"), f"/personen/An/{UREN}/month:2026-01:3"),
    "geen periode": (uren(1, "nu"), f"/personen/An/{UREN}/nu"),
    "een ver jaar": (uren(None, "9999-01"), f"/personen/An/{UREN}/9999-01"),
    "cijfers uit een ander schrift": (uren(1, "٢٠٢٦-03"), f"/personen/An/{UREN}/٢٠٢٦-03"),
    "waarde zonder periode": (an(**{UREN: 60}), f"/personen/An/{UREN}"),
    "datum die niet bestaat": (
        an(werkzoekend_sinds={"ETERNITY": "2025-02-30"}),
        "/personen/An/werkzoekend_sinds/ETERNITY",
    ),
    "datum als getal": (an(werkzoekend_sinds={"ETERNITY": 2025}), "/personen/An/werkzoekend_sinds/ETERNITY"),
    "datum uit de middeleeuwen": (
        an(werkzoekend_sinds={"ETERNITY": "1302-07-11"}),
        "/personen/An/werkzoekend_sinds/ETERNITY",
    ),
    "tijdloos feit per maand": (
        an(werkzoekend_sinds={"2026-03": "2025-02-03"}),
        "/personen/An/werkzoekend_sinds/2026-03",
    ),
    "onbekende variabele": (an(wijk_werken_ure={"2026-03": 1}), "/personen/An/wijk_werken_ure"),
    "variabele van een andere entiteit": (an(inwoners={"2026-03": 1}), "/personen/An/inwoners"),
    "onbekende entiteit": ({**an(), "gezinnen": {}}, "/gezinnen"),
    "enkelvoud": ({"persoon": {"An": {}}}, "/persoon"),
    "axes": ({**an(), "axes": [[{"count": 9999}]]}, "/axes"),
    "geen persoon": ({"gemeenten": {"g": {}}}, "/personen"),
    "lege personen": ({"personen": {}}, "/personen"),
    "personen als lijst": ({"personen": ["An"]}, "/personen"),
    "persoon als lijst": ({"personen": {"An": []}}, "/personen/An"),
    "schuine streep in een naam": ({"personen": {"A/B": {}}}, "/personen/A~1B"),
    "lege naam": ({"personen": {"": {}}}, "/personen/"),
    "lange naam": ({"personen": {"A" * (MAX_NAAM + 1): {}}}, "/personen/" + "A" * (MAX_NAAM + 1)),
    "half surrogaatpaar": ({"personen": {"\ud800": {}}}, "/personen/\ud800"),
    "persoon vergeten": (
        {"personen": {"An": {}, "Bo": {}}, "gebruikers": {"school": {"uitvoerders": ["An"]}}},
        "/gebruikers",
    ),
    "persoon in twee groepen": (
        {"personen": {"An": {}}, "gemeenten": {"a": {"inwoners": ["An"]}, "b": {"inwoners": ["An"]}}},
        "/gemeenten/b/inwoners/0",
    ),
    "lid dat niet bestaat": (
        {"personen": {"An": {}}, "gebruikers": {"school": {"uitvoerders": ["An", "Bo"]}}},
        "/gebruikers/school/uitvoerders/1",
    ),
    "leden als getal": (
        {"personen": {"An": {}}, "gebruikers": {"school": {"uitvoerders": 1}}},
        "/gebruikers/school/uitvoerders",
    ),
    "waarde bij één groep van twee": (
        {
            "personen": {"An": {}, "Bo": {}},
            "organisatoren": {
                "noord": {"deelnemers": ["An"], "wijk_werken_vte": {"2026-03": 1}},
                "zuid": {"deelnemers": ["Bo"], "wijk_werken_vte": {"2026-03": None}},
            },
        },
        "/organisatoren/zuid/wijk_werken_vte/2026-03",
    ),
    "waarde bij één persoon van twee": (
        {"personen": {"An": {UREN: {"2026-03": 60}}, "Bo": {"activiteit_uren": {"2026-03": 40}}}},
        f"/personen/Bo/{UREN}/2026-03",
    ),
}


@pytest.mark.parametrize(("data", "pad"), GEWEIGERD.values(), ids=GEWEIGERD)
def test_refused_with_path(data: dict[str, Any], pad: str) -> None:
    meldingen = controleer_aanvraag(stelsel(), data)
    assert pad in [melding.veld for melding in meldingen]
    assert all(melding.tekst for melding in meldingen)


@pytest.mark.parametrize("pad", ["/calculate", "/trace"])
@pytest.mark.parametrize(("data", "veld"), GEWEIGERD.values(), ids=GEWEIGERD)
def test_refused_over_http(client: FlaskClient, pad: str, data: dict[str, Any], veld: str) -> None:
    antwoord = client.post(pad, data=json.dumps(data), content_type="application/json")
    assert antwoord.status_code in {400, 422}
    assert antwoord.content_type == "application/problem+json; charset=utf-8"
    inhoud = antwoord.get_json()
    assert inhoud["status"] == antwoord.status_code
    assert inhoud["title"]
    assert inhoud["detail"]
    assert veld in [fout["pad"] for fout in inhoud["fouten"]]


RUW = {
    "NaN": (b'{"personen":{"An":{"wijk_werken_uren":{"2026-03":NaN}}}}', 400, PAD),
    "Infinity": (b'{"personen":{"An":{"wijk_werken_uren":{"2026-03":-Infinity}}}}', 400, PAD),
    "1e400": (b'{"personen":{"An":{"wijk_werken_uren":{"2026-03":1e400}}}}', 400, PAD),
    "vijfduizend cijfers": (
        b'{"personen":{"An":{"wijk_werken_uren":{"2026-03":' + b"9" * 5000 + b"}}}}",
        400,
        PAD,
    ),
    "dubbele sleutel": (b'{"personen":{"An":{},"An":{}}}', 400, "/personen/An"),
    "geen JSON": (b"{'personen': {}}", 400, ""),
    "leeg": (b"", 400, ""),
    "geen UTF-8": (b"\xff\xfe\x00", 400, ""),
    "diep genest": (b"[" * 200_000, 400, ""),
    "diep genest na tekst": (b'{"a":' * 50_000, 400, ""),
    "lijst": (b"[]", 422, ""),
    "getal": (b"7", 422, ""),
    "null": (b"null", 422, ""),
}


@pytest.mark.parametrize(("inhoud", "status", "veld"), RUW.values(), ids=RUW)
def test_no_strict_json(client: FlaskClient, inhoud: bytes, status: int, veld: str) -> None:
    antwoord = client.post("/calculate", data=inhoud, content_type="application/json")
    assert antwoord.status_code == status
    assert antwoord.get_json()["pad"] == veld


def test_three_megabytes(client: FlaskClient) -> None:
    groot = json.dumps({"personen": {"A": {"x": "y" * 3_000_000}}})
    antwoord = client.post("/calculate", data=groot, content_type="application/json")
    assert antwoord.status_code == 413
    assert antwoord.get_json()["title"] == "De aanvraag is te groot"


def test_three_megabytes_without_declared_length(client: FlaskClient) -> None:
    import io

    antwoord = client.post(
        "/calculate",
        input_stream=io.BytesIO(b" " * 3_000_000),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert antwoord.status_code == 413


@pytest.mark.parametrize("soort", ["text/plain", "application/x-www-form-urlencoded", None])
def test_wrong_content_type(client: FlaskClient, soort: str | None) -> None:
    assert client.post("/calculate", data=b"{}", content_type=soort).status_code == 415


def maanden(aantal: int) -> list[str]:
    return [f"{2010 + maand // 12}-{maand % 12 + 1:02d}" for maand in range(aantal)]


def test_too_many_persons() -> None:
    data = {"personen": {f"p{i}": {} for i in range(MAX_INSTANTIES + 1)}}
    assert controleer_aanvraag(stelsel(), data)[0].veld == "/personen"
    data["personen"].popitem()
    assert controleer_aanvraag(stelsel(), data) == []


def test_too_many_values() -> None:
    velden = {"enkele_afstand_km": dict.fromkeys(maanden(61), 3)}
    data = {"personen": {f"p{i}": velden for i in range(50)}}
    assert MAX_CELLEN_GEWOON < 61 * 50 < MAX_CELLEN
    assert controleer_aanvraag(stelsel(), data) == []
    assert "waarden" in controleer_aanvraag(stelsel(), data, MAX_CELLEN_GEWOON)[0].tekst
    assert "waarden" in controleer_aanvraag(stelsel(), data, 61 * 50 - 1)[0].tekst


@pytest.mark.parametrize(("pad", "status"), [("/calculate", 200), ("/trace", 422)])
def test_a_trace_is_smaller_than_a_calculation(client: FlaskClient, pad: str, status: int) -> None:
    velden = {"enkele_afstand_km": dict.fromkeys(maanden(61), 3)}
    data = {"personen": {f"p{i}": velden for i in range(50)}}
    assert client.post(pad, json=data).status_code == status


def test_too_many_computations() -> None:
    gevraagd: dict[str, Any] = dict.fromkeys(maanden(60))
    namen = [n for n, v in stelsel().variables.items() if v.entity.key == "persoon"][:20]
    assert 60 * len(namen) > MAX_BEREKENINGEN
    data = {"personen": {"An": dict.fromkeys(namen, gevraagd)}}
    assert "berekeningen" in controleer_aanvraag(stelsel(), data)[0].tekst


def test_messages_are_bounded() -> None:
    data = {"personen": {"An": {f"bestaat_niet_{i}": {"2026-03": 1} for i in range(1000)}}}
    assert len(controleer_aanvraag(stelsel(), data)) == 25


def test_unknown_variable_gets_a_suggestion() -> None:
    melding = controleer_aanvraag(stelsel(), an(wijk_werken_ure={"2026-03": 1}))[0]
    assert "wijk_werken_uren" in melding.oplossing


def test_unknown_can_be_said_where_others_are_known(client: FlaskClient) -> None:
    """Of two organisers one may give its inhabitants and the other may not know them."""
    data = {
        "personen": {"An": {}, "Bo": {}},
        "organisatoren": {
            "noord": {
                "deelnemers": ["An"],
                "inwoners_werkingsgebied": {"2026-03": 60_000},
                "wijk_werken_vte": {"2026-03": None},
            },
            "zuid": {
                "deelnemers": ["Bo"],
                "inwoners_werkingsgebied": {"2026-03": -1},
                "wijk_werken_vte": {"2026-03": None},
            },
        },
    }
    antwoord = client.post("/calculate", json=data).get_json()["organisatoren"]
    assert antwoord["noord"]["wijk_werken_vte"]["2026-03"] == 0.8
    assert antwoord["zuid"]["wijk_werken_vte"]["2026-03"] == -1


def test_no_groups_at_all_is_simply_computed(client: FlaskClient) -> None:
    data = {"personen": {"An": {UREN: {"2026-03": 60}, "wijk_werken_vergoeding": {"2026-03": None}}}}
    antwoord = client.post("/calculate", json=data)
    assert antwoord.status_code == 200
    assert antwoord.get_json()["personen"]["An"]["wijk_werken_vergoeding"]["2026-03"] == 246


def test_empty_group_of_no_person(client: FlaskClient) -> None:
    """A user without a person is a user still: its own inputs are what counts."""
    data = {
        "personen": {"An": {}},
        "gebruikers": {
            "school": {"uitvoerders": ["An"], "gebruiker_type": {"2026-03": "onderwijsinstelling"}},
            "vzw": {"gebruiker_type": {"2026-03": "vzw"}, "wijk_werken_gebruiker_recht": {"2026-03": None}},
        },
    }
    assert client.post("/calculate", json=data).status_code == 200


def test_answers_are_utf8_and_in_order(client: FlaskClient) -> None:
    data = {"personen": {"zoë": {}, "ann-marie é": {}}}
    tekst = client.post("/calculate", json=data).get_data(as_text=True)
    assert tekst == '{"personen":{"zoë":{},"ann-marie é":{}}}'


def test_nan_becomes_null(client: FlaskClient) -> None:
    from samenleving.web.json_io import schrijf_json

    assert schrijf_json({"b": float("nan"), "a": [float("inf")]}) == b'{"b":null,"a":[null]}'
