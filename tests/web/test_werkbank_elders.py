"""What the workbench says where nothing stands, and to a file that is too large: always a page of its own."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask

from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling
from samenleving.web.werkbank.door import MAX_BYTES
from samenleving.web.worker import antwoord_zonder_verzoek

SLEUTEL = "een-lange-sleutel-van-de-werkbank"
KOP = b"POST %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nContent-Length: 13000000\r\n\r\n"


@pytest.fixture(scope="module")
def app() -> Flask:
    return maak_app(werkbank=Instelling())


@pytest.mark.parametrize(
    ("methode", "pad", "status"),
    [
        ("GET", "/werkbank/bestand", 405),
        ("GET", "/werkbank/taak", 405),
        ("GET", "/werkbank/nergens", 404),
        ("GET", "/werkbank/taak/x/y/z", 404),
        ("PUT", "/werkbank/nergens", 404),
    ],
)
def test_nothing_there_is_a_page_of_the_workbench(app: Flask, methode: str, pad: str, status: int) -> None:
    antwoord = app.test_client().open(pad, method=methode)
    assert antwoord.status_code == status
    assert antwoord.mimetype == "text/html"
    assert "Werkbank samenleving" in antwoord.text
    if status == 405:
        assert antwoord.headers["Allow"] == "POST"


@pytest.mark.parametrize("pad", ["/werkbank/bestand", "/werkbank/nergens", "/werkbank/taak/geraden"])
def test_without_the_key_nothing_tells_what_is_there(pad: str) -> None:
    antwoord = maak_app(werkbank=Instelling(sleutel=SLEUTEL)).test_client().get(pad)
    assert antwoord.status_code == 401
    assert "op slot" in antwoord.text


def test_the_calculator_keeps_its_own_errors(app: Flask) -> None:
    assert app.test_client().get("/nergens").mimetype == "application/problem+json"


def test_a_file_that_is_too_large_is_told_on_a_page(app: Flask) -> None:
    client = app.test_client()
    zegel = re.search(r'name="zegel" value="([^"]+)"', client.get("/werkbank/").text)
    assert zegel is not None
    velden = {"zegel": zegel[1], "op": "in_en_uit", "actie": "lees"}
    bestand = (io.BytesIO(b"x" * (MAX_BYTES + 1)), "groot.docx")
    antwoord = client.post("/werkbank/", data={**velden, "ontwerp": bestand})
    assert antwoord.status_code == 413
    assert "10 MB" in antwoord.text


@pytest.mark.parametrize(
    ("pad", "aanvaardt", "soort"),
    [
        (b"/werkbank/", b"text/html,*/*;q=0.8", b"text/html"),
        (b"/werkbank/bestand", b"text/html", b"text/html"),
        (b"/werkbank/", b"application/json", b"application/problem+json"),
        (b"/v1/bereken", b"text/html", b"application/problem+json"),
        (b"/werkbankier", b"text/html", b"application/problem+json"),
    ],
)
def test_before_the_application_is_asked_too(pad: bytes, aanvaardt: bytes, soort: bytes) -> None:
    kop, _, inhoud = antwoord_zonder_verzoek(413, KOP % (pad, aanvaardt)).partition(b"\r\n\r\n")
    assert b"Content-Type: " + soort in kop
    assert (b"10 MB" in inhoud) == (soort == b"text/html")
    assert b"Content-Length: %d" % len(inhoud) in kop
