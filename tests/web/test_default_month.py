"""Without a month the API answers for the month of the case, of the systems, or else for this month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from samenleving.web import maak_app
from samenleving.web.v1.description import ROUTES

VANDAAG = date(2026, 12, 31)
S = {"persoon": {"woont_in_vlaams_gewest": "ja", "activiteit_uren": 40}}
UREN = {"invoer": "activiteit_uren", "waarden": [0, 40]}
Maanden = Callable[[Any], set[str]]

VRAGEN: dict[str, tuple[str, dict[str, Any], Maanden]] = {
    "bereken": ("bereken", {"situatie": S}, lambda uit: {deze["maand"] for deze in uit["uitkomsten"]}),
    "bereken huidig": (
        "bereken",
        {"situatie": S, "systemen": ["huidig"]},
        lambda uit: {deze["maand"] for deze in uit["uitkomsten"]},
    ),
    "uitleg": ("uitleg", {"situatie": S}, lambda uit: {uit["uitkomst"]["maand"]}),
    "kalender": (
        "kalender",
        {"situatie": S, "maanden": 1},
        lambda uit: {maand for deze in uit["kalenders"] for maand in deze["maanden"]},
    ),
    "reeks": ("reeks", {"situatie": S, **UREN}, lambda uit: {lijn["maand"] for lijn in uit["lijnen"]}),
    "vergelijk": (
        "vergelijk",
        {"systemen": ["huidig", "huidig+lezing.begonnen_uur=per_maand"], "situaties": [S]},
        lambda uit: {uit["datum"]},
    ),
    "vergelijk in waarden": (
        "vergelijk",
        {"systemen": ["huidig"], "situaties": [S], "uitleg": False},
        lambda uit: {uit["datum"]},
    ),
    "knelpunten": ("knelpunten", {"systeem": "huidig"}, lambda uit: {uit["maand"]}),
    "bevolking": ("bevolking", {"systemen": ["huidig"], "elke": 1000}, lambda uit: {uit["maand"]}),
}
"""Where nothing but the calendar can tell, and where the answer says what it told."""


@pytest.fixture(scope="module")
def nu() -> FlaskClient:
    return maak_app(kalender=lambda: VANDAAG).test_client()


def antwoord(client: FlaskClient, pad: str, data: dict[str, Any]) -> Any:
    gekregen = client.post(f"/v1/{pad}", json=data)
    assert gekregen.status_code == 200, gekregen.get_data(as_text=True)[:300]
    return gekregen.get_json()


@pytest.mark.parametrize(("pad", "data", "maanden"), VRAGEN.values(), ids=VRAGEN)
def test_current_law_is_that_of_this_month(
    nu: FlaskClient, pad: str, data: dict[str, Any], maanden: Maanden
) -> None:
    uit = antwoord(nu, pad, data)
    assert maanden(uit) == {"2026-12"}
    veld = "van" if pad == "kalender" else "datum"
    zelf = antwoord(nu, pad, {**data, veld: "2026-12"})
    assert zelf == uit
    assert maanden(antwoord(nu, pad, {**data, veld: "2027-03"})) == {"2027-03"}


def test_the_calendar_is_asked_every_time() -> None:
    dagen = [date(2026, 12, 31)]
    client = maak_app(kalender=lambda: dagen[-1]).test_client()
    for pad, data, maanden in (VRAGEN["bereken"], VRAGEN["vergelijk in waarden"], VRAGEN["knelpunten"]):
        dagen.append(date(2026, 12, 31))
        assert maanden(antwoord(client, pad, data)) == {"2026-12"}
        dagen.append(date(2027, 1, 1))
        assert maanden(antwoord(client, pad, data)) == {"2027-01"}


def test_what_a_case_or_a_system_says_goes_before_the_calendar(nu: FlaskClient) -> None:
    geval = {**S, "datum": "2028-05"}
    for systemen in (["huidig"], ["huidig", "serv_2025"]):
        uit = antwoord(nu, "bereken", {"situatie": geval, "systemen": systemen})
        assert {deze["maand"] for deze in uit["uitkomsten"]} == {"2028-05"}
    wijziging = "huidig+wijk_werken.vergoeding.per_uur=5@2029-01-01"
    for systemen, maand in ((["huidig", "serv_2025"], "2027-01"), ([wijziging], "2029-01")):
        uit = antwoord(nu, "bereken", {"situatie": S, "systemen": systemen})
        assert {deze["maand"] for deze in uit["uitkomsten"]} == {maand}
    assert antwoord(nu, "knelpunten", {"systeem": "regering_2025"})["maand"] == "2027-01"


MET_MAAND = [
    (route, veld)
    for route in ROUTES
    if route.invoer is not None
    for veld in ("datum", "van")
    if "$ref" in route.invoer["properties"].get(veld, {})
]


def test_every_month_that_may_be_left_out_says_what_happens() -> None:
    assert {route.naam for route, _ in MET_MAAND} == {
        *(naam.split()[0] for naam in VRAGEN),
        "toets",
    }
    for route, veld in MET_MAAND:
        assert route.invoer is not None
        assert veld not in route.invoer["required"]
        uitleg = route.invoer["properties"][veld]["description"]
        assert "Weggelaten: " in uitleg
        assert ("deze maand" in uitleg) == (route.naam != "toets")
        assert ("de datum van de situatie" in uitleg) == ("situatie" in route.invoer["properties"])
