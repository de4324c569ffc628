"""Every error is JSON for programs and a page for people, and says nothing of what was typed."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from samenleving.web import maak_app


@pytest.mark.parametrize(
    ("methode", "pad", "status"),
    [
        ("GET", "/bestaat-niet", 404),
        ("GET", "/v1/bestaat-niet", 404),
        ("GET", "/parameter/bestaat.niet", 404),
        ("GET", "/variable/bestaat_niet", 404),
        ("GET", "/variable/a/b", 404),
        ("GET", "/calculate", 405),
        ("PUT", "/trace", 405),
        ("DELETE", "/entities", 405),
        ("POST", "/spec", 405),
        ("GET", "/variable/%00%ff", 404),
    ],
)
def test_errors_are_json(client: FlaskClient, methode: str, pad: str, status: int) -> None:
    antwoord = client.open(pad, method=methode)
    assert antwoord.status_code == status
    assert antwoord.content_type == "application/problem+json; charset=utf-8"
    assert antwoord.get_json()["status"] == status
    if status == 405:
        assert antwoord.headers["Allow"]


def test_api_errors_are_json_for_browsers_too(client: FlaskClient) -> None:
    antwoord = client.get("/v1/bestaat-niet", headers={"Accept": "text/html"})
    assert antwoord.content_type.startswith("application/problem+json")


def test_people_get_a_page(client: FlaskClient) -> None:
    antwoord = client.get("/bestaat-niet", headers={"Accept": "text/html,*/*"})
    assert antwoord.status_code == 404
    assert antwoord.content_type == "text/html; charset=utf-8"
    assert "Deze pagina bestaat niet" in antwoord.get_data(as_text=True)


@pytest.fixture
def kapot() -> Flask:
    app = maak_app()

    def stuk() -> str:
        raise RuntimeError("Jan Janssens kan 12 uur werken")

    app.add_url_rule("/v1/stuk", view_func=stuk)
    app.add_url_rule("/stuk", view_func=stuk)
    return app


def test_last_resort(kapot: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        antwoord = kapot.test_client().get("/v1/stuk")
    assert antwoord.status_code == 500
    assert antwoord.content_type.startswith("application/problem+json")
    assert "Janssens" not in antwoord.get_data(as_text=True)
    assert "RuntimeError" in caplog.text
    assert "Janssens" not in caplog.text


def test_last_resort_for_people(kapot: Flask) -> None:
    antwoord = kapot.test_client().get("/stuk", headers={"Accept": "text/html"})
    assert antwoord.status_code == 500
    assert "Er ging iets mis bij ons" in antwoord.get_data(as_text=True)


@pytest.mark.parametrize("pad", ["/", "/entities", "/bestaat-niet", "/gezond"])
def test_security_headers(client: FlaskClient, pad: str) -> None:
    koppen = client.get(pad, headers={"Origin": "https://voorbeeld.be"}).headers
    assert "default-src 'none'" in koppen["Content-Security-Policy"]
    assert "unsafe" not in koppen["Content-Security-Policy"]
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in koppen
    assert "Set-Cookie" not in koppen
