"""Caching, other sites, limits, counts and logs: what whoever runs the service relies on."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from samenleving.errors import InvoerFout
from samenleving.web import limits, maak_app, serve
from samenleving.web.metrics import Tellers
from samenleving.web.requests import MAX_BYTES
from samenleving.web.v1 import cases

VAST = [
    "/v1/",
    "/v1/openapi.json",
    "/v1/wet",
    "/v1/voorstellen/serv_2025",
    "/v1/parameters",
    "/parameters",
    "/spec",
]
SITE = "https://www.voorbeeld.be"
VRAAG = {"situatie": {"persoon": {"activiteit_uren": 40}}, "datum": "2027-01"}


@pytest.mark.parametrize("pad", VAST)
def test_what_is_static_has_an_etag(client: FlaskClient, pad: str) -> None:
    eerste = client.get(pad)
    assert eerste.status_code == 200
    assert eerste.headers["Cache-Control"] == "public, max-age=3600"
    merk = eerste.headers["ETag"]
    assert client.get(pad).headers["ETag"] == merk
    tweede = client.get(pad, headers={"If-None-Match": merk})
    assert tweede.status_code == 304
    assert not tweede.data
    assert tweede.headers["ETag"] == merk
    assert client.get(pad, headers={"If-None-Match": '"anders"'}).status_code == 200


def test_other_content_has_another_etag(client: FlaskClient) -> None:
    merken = {client.get(pad).headers["ETag"] for pad in VAST}
    assert len(merken) == len(VAST)
    zoek = [client.get(f"/v1/parameters?zoek={woord}").headers["ETag"] for woord in ("uur", "maand")]
    assert zoek[0] != zoek[1]


def test_answers_to_people_are_never_kept(client: FlaskClient) -> None:
    for antwoord in (client.post("/v1/bereken", json=VRAAG), client.get("/"), client.get("/v1/wet/niets")):
        assert antwoord.headers["Cache-Control"] == "no-store"


def test_no_other_site_reads_along_unless_named(client: FlaskClient) -> None:
    for pad in ("/v1/wet", "/"):
        koppen = client.get(pad, headers={"Origin": SITE}).headers
        assert not [kop for kop, _ in koppen.items() if kop.startswith("Access-Control")]
        assert koppen["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_named_site_reads_the_api_and_not_the_pages() -> None:
    client = maak_app(oorsprongen=[SITE]).test_client()
    koppen = client.get("/v1/wet", headers={"Origin": SITE}).headers
    assert koppen["Access-Control-Allow-Origin"] == SITE
    assert koppen["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Origin" in koppen["Vary"]
    assert "Access-Control-Allow-Credentials" not in koppen
    vooraf = client.options("/v1/bereken", headers={"Origin": SITE, "Access-Control-Request-Method": "POST"})
    assert vooraf.status_code == 200
    assert "Content-Type" in vooraf.headers["Access-Control-Allow-Headers"]
    fout = client.post("/v1/bereken", json={}, headers={"Origin": SITE})
    assert fout.headers["Access-Control-Allow-Origin"] == SITE
    for pad, van in (("/v1/wet", f"{SITE}.kwaad.be"), ("/v1/wet", "null"), ("/", SITE), ("/rekenhulp", SITE)):
        assert "Access-Control-Allow-Origin" not in client.get(pad, headers={"Origin": van}).headers


def test_origins_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENLEVING_CORS", f"{SITE}, http://localhost:3000")
    client = maak_app().test_client()
    assert client.get("/gezond", headers={"Origin": SITE}).headers["Access-Control-Allow-Origin"] == SITE
    monkeypatch.setenv("SAMENLEVING_CORS", "*")
    koppen = maak_app().test_client().get("/gezond", headers={"Origin": "https://x.be"}).headers
    assert koppen["Access-Control-Allow-Origin"] == "*"
    monkeypatch.setenv("SAMENLEVING_CORS", "https://voorbeeld.be/pad")
    with pytest.raises(InvoerFout, match="geen adres van een site"):
        maak_app()


def test_too_large_a_body_is_refused_unread(client: FlaskClient) -> None:
    antwoord = client.post("/v1/bereken", data=b" " * (MAX_BYTES + 1), content_type="application/json")
    assert antwoord.status_code == 413
    assert client.post("/v1/bereken", data=b"{}", content_type="text/plain").status_code == 415


@pytest.fixture
def traag(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Flask, threading.Event, threading.Event]]:
    """An application with two places, and a calculation that waits to be let go."""
    bezig, door = threading.Event(), threading.Event()
    monkeypatch.setattr(limits, "TEGELIJK", 1)
    app = maak_app()

    def wacht() -> str:
        bezig.set()
        door.wait(10)
        return "klaar"

    app.add_url_rule("/v1/wacht", view_func=wacht, methods=["POST"])
    yield app, bezig, door
    door.set()


def test_who_comes_too_much_is_told_when_to_return(
    traag: tuple[Flask, threading.Event, threading.Event],
) -> None:
    app, bezig, door = traag
    eerste = threading.Thread(target=lambda: app.test_client().post("/v1/wacht"))
    eerste.start()
    assert bezig.wait(10)
    tweede = app.test_client().post("/v1/bereken", json=VRAAG)
    assert tweede.status_code == 503
    assert int(tweede.headers["Retry-After"]) > 0
    assert tweede.get_json()["status"] == 503
    assert app.test_client().get("/v1/wet").status_code == 200
    door.set()
    eerste.join()
    assert app.test_client().post("/v1/bereken", json=VRAAG).status_code == 200


def test_a_fault_gives_its_place_back() -> None:
    client = maak_app().test_client()
    for _ in range(3 * limits.TEGELIJK):
        assert client.post("/v1/bereken", json={}).status_code == 400
        assert client.post("/v1/nergens", json={}).status_code == 404
    assert client.post("/v1/bereken", json=VRAAG).status_code == 200


def test_what_takes_too_long_is_stopped_between_steps(app: Flask) -> None:
    eigen = maak_app()
    eigen.config["SECONDEN"] = 0.0
    reeks = {**VRAAG, "invoer": "activiteit_uren", "waarden": [1, 2, 3]}
    for pad, vraag in (
        ("bereken", VRAAG),
        ("kalender", {"situatie": {}, "van": "2027-01"}),
        ("reeks", reeks),
    ):
        antwoord = eigen.test_client().post(f"/v1/{pad}", json=vraag)
        assert antwoord.status_code == 503, pad
        assert antwoord.headers["Retry-After"]
    assert app.test_client().post("/v1/bereken", json=VRAAG).status_code == 200


def test_health_tells_the_version(client: FlaskClient) -> None:
    inhoud = client.get("/gezond").get_json()
    assert inhoud["status"] == "in orde"
    assert re.fullmatch(r"\d+\.\d+.*", inhoud["versie"])


def test_metrics_count_by_pattern_and_not_by_visitor() -> None:
    client = maak_app().test_client()
    client.get("/v1/wet/Janssens")
    client.get("/v1/parameters?zoek=Janssens")
    client.get("/Janssens")
    client.post("/v1/bereken", json=VRAAG)
    tekst = client.get("/metrics").get_data(as_text=True)
    assert "Janssens" not in tekst
    assert 'samenleving_verzoeken_total{methode="GET",route="/v1/wet/{akte}",status="404"} 1' in tekst
    assert 'samenleving_verzoeken_total{methode="POST",route="/v1/bereken",status="200"} 1' in tekst
    assert 'samenleving_verzoeken_total{methode="",route="overig",status="404"} 1' in tekst
    regel = re.compile(r'(#.*|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+)')
    assert all(regel.fullmatch(rij) for rij in tekst.splitlines()), tekst


def test_counts_of_processes_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    tellers = Tellers([("GET", "/a")])
    for nummer in (1, 2, 3):
        monkeypatch.setattr("os.getpid", lambda nummer=nummer: nummer)
        tellers.tel("GET", "/a", 200, 0.3)
    tekst = tellers.tekst("1")
    assert 'samenleving_verzoeken_total{methode="GET",route="/a",status="200"} 3' in tekst
    assert 'bucket{methode="GET",route="/a",le="0.25"} 0' in tekst
    assert 'bucket{methode="GET",route="/a",le="0.5"} 3' in tekst
    assert 'seconden_sum{methode="GET",route="/a"} 0.900000' in tekst


class Schrijfwacht:
    """Notes every file that is opened for writing, and every folder that is made."""

    def __init__(self) -> None:
        self.aan = False
        self.gevonden: list[str] = []
        sys.addaudithook(self._hoor)

    def _hoor(self, naam: str, argumenten: tuple[Any, ...]) -> None:
        if not self.aan:
            return
        if naam == "open" and isinstance(argumenten[1], str) and set(argumenten[1]) & set("wax+"):
            self.gevonden.append(str(argumenten[0]))
        elif naam in ("os.mkdir", "os.rename", "shutil.copyfile", "tempfile.mkstemp", "socket.connect"):
            self.gevonden.append(naam)


WACHT = Schrijfwacht()
GEHEIM = "Zuurbier48213"


def _gesprekken(client: FlaskClient) -> None:
    """Everything somebody may type, in every place where it can stand."""
    koppen = {
        "User-Agent": GEHEIM,
        "Referer": f"https://{GEHEIM}.be",
        "X-Forwarded-For": GEHEIM,
        "Cookie": GEHEIM,
    }
    situatie = {"id": GEHEIM, "naam": GEHEIM, "persoon": {"activiteit_uren": 48213}}
    for pad, extra in {
        "bereken": {},
        "uitleg": {},
        "kalender": {"van": "2027-01", "maanden": 2},
        "reeks": {"invoer": "activiteit_uren", "waarden": [48213]},
        "vergelijk": {},
    }.items():
        vraag: dict[str, Any] = {"situatie": situatie, "datum": "2027-01", **extra}
        if pad == "vergelijk":
            vraag = {"situaties": [situatie], "systemen": ["serv_2025"]}
        elif pad == "kalender":
            del vraag["datum"]
        antwoord = client.post(f"/v1/{pad}", json=vraag, headers=koppen)
        assert antwoord.status_code == 200, (pad, antwoord.get_data(as_text=True)[:300])
        assert client.post(f"/v1/{pad}", json={GEHEIM: GEHEIM}, headers=koppen).status_code == 400
    personen = {"personen": {GEHEIM: {"wijk_werken_uren": {"2026-03": 48.213}}}}
    assert client.post("/calculate", json=personen, headers=koppen).status_code == 200
    client.post("/trace", json=personen, headers=koppen)
    client.post("/calculate", data=GEHEIM, content_type="application/json", headers=koppen)
    client.post("/rekenhulp", data={"a-gewest": GEHEIM, "vraag": GEHEIM, "antwoord": GEHEIM}, headers=koppen)
    for pad in ("", "v1/", "v1/wet/", "v1/parameters?zoek=", "parameter/", "variable/"):
        client.get(f"/{pad}{GEHEIM}", headers=koppen)


def test_nothing_typed_reaches_disk_or_log(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    client = maak_app().test_client()
    _gesprekken(client)  # what is read or imported once, is by now
    caplog.clear()
    capfd.readouterr()
    caplog.set_level(logging.DEBUG)
    WACHT.gevonden.clear()
    WACHT.aan = True
    try:
        _gesprekken(client)
    finally:
        WACHT.aan = False
    assert not WACHT.gevonden
    uitvoer = capfd.readouterr()
    verzoeken = [rij for rij in caplog.records if rij.name == "samenleving.web.verzoeken"]
    assert len(verzoeken) == 20
    for tekst in (caplog.text, uitvoer.out, uitvoer.err):
        assert GEHEIM not in tekst
        assert "48213" not in tekst
    for rij in verzoeken:
        assert set(json.loads(rij.getMessage())) == {"methode", "route", "status", "ms"}


def test_a_crash_tells_where_and_not_with_what(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stuk(*_: object) -> None:
        raise RuntimeError(GEHEIM)

    monkeypatch.setattr(cases, "bereken_situatie", stuk)
    antwoord = maak_app().test_client().post("/v1/bereken", json=VRAAG)
    assert antwoord.status_code == 500
    assert GEHEIM not in antwoord.get_data(as_text=True) + caplog.text
    gemeld = json.loads(caplog.records[-1].getMessage())
    assert gemeld["fout"] == "RuntimeError"
    assert gemeld["route"] == "v1.bereken"


def test_the_watch_sees_a_file_that_is_written(tmp_path: Any) -> None:
    WACHT.gevonden.clear()
    WACHT.aan = True
    try:
        (tmp_path / "x").write_text("y")
    finally:
        WACHT.aan = False
    assert WACHT.gevonden


@pytest.mark.parametrize(
    ("omgeving", "gevraagd", "aan"),
    [("", None, False), ("0", None, False), ("1", None, True), ("1", False, False), ("", True, True)],
)
def test_the_log_is_off_unless_asked(
    monkeypatch: pytest.MonkeyPatch, omgeving: str, gevraagd: bool | None, aan: bool
) -> None:
    gezet: list[bool] = []
    monkeypatch.setenv(serve.LOGBOEK, omgeving)
    monkeypatch.setattr(serve, "_zet_logboek_aan", lambda: gezet.append(True))
    for naam in ("_controleer", "_gunicorn", "_werkzeug"):
        monkeypatch.setattr(serve, naam, lambda *_: None)
    serve.serveer(logboek=gevraagd)
    assert bool(gezet) is aan
