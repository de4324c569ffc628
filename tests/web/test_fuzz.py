"""Whatever is sent, the answer is a computation or a problem: never a fault of ours."""

from __future__ import annotations

import json
from typing import Any

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenleving.law import stelsel
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.web.aanvragen import VARIABELEN, aanvragen, goede_waarde, perioden, waarden

snel = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def zonder_serverfout(client: FlaskClient, pad: str, inhoud: bytes) -> None:
    antwoord = client.post(pad, data=inhoud, content_type="application/json")
    assert antwoord.status_code < 500, (inhoud, antwoord.get_data(as_text=True))
    json.loads(antwoord.get_data(as_text=True), parse_constant=lambda _: 1 / 0)


@snel
@given(st.one_of(aanvragen, waarden))
def test_any_json(client: FlaskClient, data: Any) -> None:
    zonder_serverfout(client, "/calculate", json.dumps(data).encode())


@snel
@given(st.binary(max_size=200))
def test_any_bytes(client: FlaskClient, inhoud: bytes) -> None:
    zonder_serverfout(client, "/trace", inhoud)


def geldige_waarde(naam: str) -> st.SearchStrategy[Any]:
    """The same, or a question."""
    return st.one_of(st.none(), goede_waarde(naam))


@st.composite
def geldige_aanvraag(trek: st.DrawFn) -> dict[str, Any]:
    maand = f"{trek(st.integers(2000, 2099))}-{trek(st.integers(1, 12)):02d}"
    data: dict[str, Any] = {"personen": {"An": {}}}
    for naam in trek(st.lists(st.sampled_from(VARIABELEN), max_size=12, unique=True)):
        variabele = stelsel().variables[naam]
        groep = data.setdefault(variabele.entity.plural, {"An": {}})
        if not variabele.entity.is_person:
            groep["An"].setdefault(variabele.entity.roles[0].plural, ["An"])
        periode = {"month": maand, "year": maand[:4], "eternity": "ETERNITY"}[
            str(variabele.definition_period)
        ]
        groep["An"][naam] = {periode: trek(geldige_waarde(naam))}
    return data


@snel
@given(geldige_aanvraag())
def test_valid_requests_are_computed(client: FlaskClient, data: dict[str, Any]) -> None:
    antwoord = client.post("/calculate", json=data)
    assert antwoord.status_code == 200, antwoord.get_data(as_text=True)


def test_every_variable_in_every_kind_of_year(client: FlaskClient) -> None:
    for jaar in (2000, 2017, 2018, 2023, 2025, 2026, 2099):
        data: dict[str, Any] = {"personen": {"An": {}}}
        for naam in VARIABELEN:
            variabele = stelsel().variables[naam]
            groep = data.setdefault(variabele.entity.plural, {"An": {}})
            if not variabele.entity.is_person:
                groep["An"].setdefault(variabele.entity.roles[0].plural, ["An"])
            periode = {"month": f"{jaar}-01", "year": str(jaar), "eternity": "ETERNITY"}[
                str(variabele.definition_period)
            ]
            groep["An"][naam] = {periode: None}
        assert client.post("/calculate", json=data).status_code == 200, jaar
        assert client.post("/trace", json=data).status_code == 200, jaar


FORMULIER = st.dictionaries(
    st.one_of(
        st.sampled_from(["actie", "vraag", "antwoord", "dag", "maand", "jaar", "weet_niet", "wijzig"]),
        st.sampled_from([f"a-{vraag.id}" for vraag in vragenlijst().vragen]),
        st.text(max_size=6),
    ),
    st.one_of(
        st.sampled_from(
            ["verder", "terug", "controle", "resultaat", "ja", "nee", "weet_niet", "werk", "hulp"]
        ),
        st.sampled_from([vraag.id for vraag in vragenlijst().vragen]),
        st.sampled_from(
            ["wijzig:uren", "wijzig:", "2025-03-15", "2025-03", "0000-00", "60", "7.5", "-1", "1e9"]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
)


@snel
@given(FORMULIER)
def test_any_form(client: FlaskClient, formulier: dict[str, str]) -> None:
    antwoord = client.post("/rekenhulp", data=formulier)
    assert antwoord.status_code in {200, 400}
    assert "Set-Cookie" not in antwoord.headers


@snel
@given(
    st.dictionaries(st.sampled_from(["situatie", "systemen", "datum", "x"]), st.one_of(aanvragen, waarden))
)
def test_any_question_to_our_api(client: FlaskClient, data: dict[str, Any]) -> None:
    zonder_serverfout(client, "/v1/bereken", json.dumps(data).encode())


INVOER = [n for n, v in stelsel().variables.items() if type(v).__bepaling__.soort == "invoer"]


@snel
@given(
    st.dictionaries(
        st.sampled_from(INVOER), st.one_of(waarden, st.dictionaries(perioden, waarden, max_size=2))
    )
)
def test_any_situation(client: FlaskClient, invoer: dict[str, Any]) -> None:
    situatie: dict[str, dict[str, Any]] = {}
    for naam, waarde in invoer.items():
        situatie.setdefault(stelsel().variables[naam].entity.key, {})[naam] = waarde
    data = {"situatie": situatie, "systemen": ["regering_2025"]}
    zonder_serverfout(client, "/v1/bereken", json.dumps(data).encode())
