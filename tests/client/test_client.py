"""The client against the service itself, and against services that misbehave."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, get_type_hints

import pytest

from samenleving.web.v1.description import ROUTES
from samenleving_client import Busy, Client, Problem, Unreachable


@dataclass
class Nep:
    """A service that answers what a test tells it: status, headers and body, one after the other."""

    antwoorden: list[tuple[int, dict[str, str], bytes]]
    gevraagd: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    adres: str = ""
    traag: float = 0


@pytest.fixture
def nep() -> Iterator[Nep]:
    dienst = Nep([])

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            dienst.gevraagd.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}))
            time.sleep(dienst.traag)
            status, koppen, inhoud = dienst.antwoorden.pop(0)
            self.send_response(status)
            for naam, waarde in koppen.items():
                self.send_header(naam, waarde)
            self.send_header("Content-Length", str(len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)

        do_POST = do_GET  # noqa: N815 (the name the library looks for)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] (a client that hangs up is a test)
    draad = Thread(target=server.serve_forever, daemon=True)
    draad.start()
    dienst.adres = f"http://127.0.0.1:{server.server_port}"
    yield dienst
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(dienst: str) -> Client:
    return Client(dienst)


@pytest.mark.parametrize("route", [r for r in ROUTES if not r.zwaar], ids=lambda route: route.naam)
def test_every_method_gets_what_its_type_says(client: Client, route: Any) -> None:
    methode = getattr(client, route.naam)
    gegeven = route.voorbeeld or {veld.naam: veld.voorbeeld for veld in route.velden}
    antwoord = methode(**gegeven)
    assert set(antwoord) == set(get_type_hints(methode)["return"].__annotations__)


def test_the_service_itself(client: Client) -> None:
    assert client.gezond()["status"] == "in orde"
    assert client.openapi()["openapi"].startswith("3.1")
    assert "# TYPE" in client.metrics()


def test_a_draft_as_a_file(client: Client) -> None:
    bestand = client.ontwerp_bestand("huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01", "md")
    assert bestand.name.endswith(".md")
    assert bestand.media_type == "text/markdown"
    assert "4,50 euro" in bestand.content.decode()


def test_a_refusal_tells_the_field_and_the_remedy(client: Client) -> None:
    with pytest.raises(Problem) as gevangen:
        client.bereken({}, ["serv_2052"], "2027-01")
    probleem = gevangen.value
    assert (probleem.status, probleem.path) == (400, "/systemen/0")
    assert "serv_2025" in probleem.faults[0].remedy
    assert "/systemen/0" in str(probleem)


def test_a_refusal_in_english(dienst: str) -> None:
    with pytest.raises(Problem) as gevangen:
        Client(dienst, language="en").knelpunten("huidig", deelnemers=-1)
    assert gevangen.value.title == "The request cannot be read"
    assert gevangen.value.faults[0].language == "en"


def test_what_does_not_exist(client: Client) -> None:
    with pytest.raises(Problem) as gevangen:
        client.voorstel("a/b?c")
    assert gevangen.value.status == 404


def test_what_does_not_change_is_asked_once(nep: Nep) -> None:
    koppen = {"ETag": '"a"', "Cache-Control": "public, max-age=3600"}
    nep.antwoorden = [(200, koppen, b'{"akten": []}')]
    client = Client(nep.adres)
    eerste = client.wet()
    eerste["akten"].append(None)  # type: ignore[arg-type]
    assert client.wet() == {"akten": []}
    assert len(nep.gevraagd) == 1


def test_what_expired_is_asked_again_with_its_etag(nep: Nep) -> None:
    oud = {"ETag": '"a"', "Cache-Control": "max-age=0"}
    nep.antwoorden = [
        (200, oud, b'{"akten": []}'),
        (304, oud, b""),
        (200, {"ETag": '"b"'}, b'{"akten": [1]}'),
    ]
    client = Client(nep.adres)
    assert [client.wet() for _ in range(3)] == [{"akten": []}, {"akten": []}, {"akten": [1]}]
    assert [koppen.get("if-none-match") for *_, koppen in nep.gevraagd] == [None, '"a"', '"a"']


def test_no_more_is_remembered_than_asked(nep: Nep) -> None:
    blijft = {"ETag": '"a"', "Cache-Control": "max-age=60"}
    nep.antwoorden = [(200, blijft, b"{}")] * 3
    client = Client(nep.adres, remembered=1)
    for id_ in ("a", "b", "a"):
        client.voorstel(id_)
    assert len(nep.gevraagd) == 3


def test_busy_is_asked_again_after_the_wait(nep: Nep) -> None:
    druk = (503, {"Retry-After": "0", "Content-Type": "application/problem+json"}, b'{"title": "Druk"}')
    nep.antwoorden = [druk, druk, (200, {}, b'{"uitkomsten": []}')]
    assert Client(nep.adres, retries=2).bereken({}) == {"uitkomsten": []}
    nep.antwoorden = [druk, druk]
    with pytest.raises(Busy) as gevangen:
        Client(nep.adres, retries=1).bereken({})
    assert gevangen.value.retry_after == 0


def test_what_somebody_typed_is_not_sent_on(nep: Nep) -> None:
    nep.antwoorden = [(307, {"Location": f"{nep.adres}/elders"}, b"")]
    with pytest.raises(Problem) as gevangen:
        Client(nep.adres).bereken({"persoon": {"activiteit_uren": 40}})
    assert gevangen.value.status == 307
    assert len(nep.gevraagd) == 1


def test_only_what_was_given_is_sent(nep: Nep) -> None:
    client = Client(f"{nep.adres}/onder/")
    nep.antwoorden = [(200, {}, b"{}")]
    client.parameters("vergoeding uur")
    assert nep.gevraagd[0][1] == "/onder/v1/parameters?zoek=vergoeding+uur"


def test_no_answer_in_time(nep: Nep) -> None:
    nep.traag = 0.5
    nep.antwoorden = [(200, {}, b"{}")]
    with pytest.raises(Unreachable):
        Client(nep.adres, timeout=0.1).wet()


def test_nobody_there(nep: Nep) -> None:
    with pytest.raises(Unreachable):
        Client("http://127.0.0.1:9").gezond()
    nep.antwoorden = [(200, {}, b"<html>")]
    with pytest.raises(Unreachable):
        Client(nep.adres).gezond()


def test_a_proxy_that_answers_with_a_page(nep: Nep) -> None:
    nep.antwoorden = [(502, {}, b"<html>"), (500, {}, json.dumps([1]).encode())]
    for status in (502, 500):
        with pytest.raises(Problem) as gevangen:
            Client(nep.adres).gezond()
        assert gevangen.value.status == status


@pytest.mark.parametrize("adres", ["", "127.0.0.1:8000", "ftp://a", "http://", "http://a/?b=c"])
def test_an_address_that_is_none(adres: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Client(adres)
