"""Whatever is posted to the pages of the calculator: an answer of ours, and never what was sent as markup."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from samenleving.web.rekenhulp.bestand import SOORT, VERSIE
from samenleving.web.rekenhulp.vragen import vragenlijst

GEVAAR = (
    "<script>kanarie()</script>",
    "\"><img src=x onerror='kanarie()'>",
    "{{7*7}}kanarie",
    "'kanarie\"<b>",
)
"""Text that would do something in a page that does not escape it."""

VRAGEN = [vraag.id for vraag in vragenlijst().vragen]
GEWOON = [
    "ja",
    "nee",
    "weet_niet",
    "60",
    "7,5",
    "-1",
    "1e9",
    "12",
    "2025",
    "2025-03",
    "0000-00",
    "\x00",
    "\u202e",
]
WAARDE = st.one_of(st.sampled_from([*GEVAAR, *GEWOON, *vragenlijst().routes]), st.text(max_size=8))
VELD = st.one_of(
    st.sampled_from(
        ["actie", "vraag", "route", "antwoord", "inbed", "pagina", "wijzig", "weet_niet", "bestand"]
    ),
    st.sampled_from(
        [f"{voor}{id_}{deel}" for id_ in VRAGEN for voor in ("a-", "v-") for deel in ("", "-jaar")]
    ),
    st.sampled_from(GEVAAR),
    st.text(max_size=6),
)
ACTIE = st.sampled_from(
    [
        "resultaat",
        "controle",
        "taal",
        "laad",
        "antwoorden",
        "situatie",
        "afdruk",
        "wijzig:uren",
        "terug",
        *GEVAAR,
    ]
)
FORMULIER = st.builds(
    lambda velden, route, actie: {"a-route": route, "actie": actie} | velden,
    st.dictionaries(VELD, WAARDE, max_size=12),
    st.sampled_from([*vragenlijst().routes, "", GEVAAR[0]]),
    ACTIE,
)
PADEN = st.sampled_from(
    [f"{taal}/{pad}" for taal in ("", "/fr", "/en") for pad in ("rekenhulp", "formulier", "antwoorden")]
)
snel = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def goed(antwoord: TestResponse) -> None:
    """One of the answers that may come, in which nothing that was sent is markup."""
    assert antwoord.status_code in {200, 303, 400, 413}
    assert "Set-Cookie" not in antwoord.headers
    assert "kanarie" not in str(antwoord.headers)
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src" not in antwoord.headers["Content-Security-Policy"]
    tekst = antwoord.text
    if antwoord.mimetype == "text/html":
        assert "kanarie" not in tekst or not any(gevaar in tekst for gevaar in GEVAAR if "{" not in gevaar)
        assert "49kanarie" not in tekst
        assert "<script" not in tekst
        assert "<img src=x" not in tekst
    elif antwoord.mimetype == "application/json":
        json.loads(tekst)


@snel
@given(PADEN, FORMULIER)
def test_any_form_on_any_address(client: FlaskClient, pad: str, formulier: dict[str, str]) -> None:
    goed(client.post(pad, data=formulier))


@snel
@given(PADEN, FORMULIER, st.binary(max_size=60), st.text(max_size=20))
def test_any_form_with_any_file(
    client: FlaskClient, pad: str, formulier: dict[str, str], inhoud: bytes, naam: str
) -> None:
    velden = {veld: waarde for veld, waarde in formulier.items() if veld != "bestand"}
    data = {**velden, "bestand": (io.BytesIO(inhoud), naam)}
    goed(client.post(pad, data=data, content_type="multipart/form-data"))


@pytest.mark.parametrize("gevaar", GEVAAR)
@pytest.mark.parametrize("route", list(vragenlijst().routes))
def test_every_field_of_the_long_form_is_escaped(client: FlaskClient, route: str, gevaar: str) -> None:
    velden = {f"v-{id_}{deel}": gevaar for id_ in VRAGEN for deel in ("", "-dag", "-maand", "-jaar")}
    for actie in ("taal", "resultaat"):
        antwoord = client.post("/fr/formulier", data={"a-route": route, **velden, "actie": actie})
        goed(antwoord)
        assert "kanarie" in antwoord.text, "what was typed is shown again"


ONZIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WAARDE),
    lambda diep: st.one_of(
        st.lists(diep, max_size=3), st.dictionaries(st.one_of(VELD, WAARDE), diep, max_size=3)
    ),
    max_leaves=12,
)
BESTAND = st.fixed_dictionaries(
    {"soort": st.just(SOORT), "versie": st.one_of(st.just(VERSIE), ONZIN)},
    optional={
        "antwoorden": st.one_of(st.dictionaries(st.one_of(st.sampled_from(VRAGEN), WAARDE), ONZIN), ONZIN),
        "gegeven_op": st.one_of(st.dates().map(str), ONZIN),
        GEVAAR[0]: ONZIN,
    },
)


@snel
@given(BESTAND, st.sampled_from(["", "/fr", "/en"]))
def test_any_file_of_answers(client: FlaskClient, bestand: Any, taal: str) -> None:
    data = {"actie": "laad", "bestand": (io.BytesIO(json.dumps(bestand).encode()), "a.json")}
    goed(client.post(f"{taal}/rekenhulp", data=data, content_type="multipart/form-data"))


@snel
@given(
    PADEN,
    st.binary(max_size=200),
    st.sampled_from(["multipart/form-data; boundary=x", "multipart/form-data", ""]),
)
def test_any_bytes(client: FlaskClient, pad: str, inhoud: bytes, soort: str) -> None:
    goed(client.post(pad, data=inhoud, content_type=soort))


@snel
@given(
    st.sampled_from(["/privacy", "/toegankelijkheid", "/over", "/inbedden", "/inbed/", "/formulier", "/"]),
    st.sampled_from(["", "/fr", "/en"]),
    st.dictionaries(VELD, WAARDE, max_size=4),
)
def test_any_query_on_the_pages_that_tell(
    client: FlaskClient, pad: str, taal: str, vraag: dict[str, str]
) -> None:
    antwoord = client.get(f"{taal}{pad}", query_string=vraag)
    assert antwoord.status_code == 200
    goed(antwoord)
    assert "kanarie" not in antwoord.text


def test_markup_that_is_not_escaped_would_be_seen() -> None:
    antwoord = TestResponse(
        iter([GEVAAR[0].encode()]), "200 OK", Flask("x").test_client().get("/").headers, None
    )
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'"
    antwoord.headers["Content-Type"] = "text/html"
    with pytest.raises(AssertionError):
        goed(antwoord)
