"""A real gunicorn on the loopback, with clients that mean harm: whoever asks something valid is answered.

One process, so that there is no other to fall back on. Times are short here; the real ones stand in `worker`.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from importlib.util import find_spec

import pytest

from samenleving.web.requests import MAX_BYTES

pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(not find_spec("gunicorn") or os.name != "posix", reason="gunicorn is not installed"),
]

LEESTIJD = 3.0
HARDE_GRENS = 2.0
VERBINDINGEN = 200
GEDULD = 10.0
"""Seconds in which a valid question must be answered, on a machine that does other things too."""
START = f"""
import os, sys
from samenleving.web import serve, worker
from samenleving.web.app import maak_app
worker.LEESTIJD, worker.VERBINDINGEN, serve.SECONDEN_UITLOOP = {LEESTIJD}, {VERBINDINGEN}, 1
app = maak_app()

@app.get("/wie")
def wie():
    return str(os.getpid())

@app.post("/vast")
def vast():
    while True:
        sum(range(10_000))

serve._gunicorn(app, "127.0.0.1", int(sys.argv[1]), 1, worker.werkersoort(serve.MAX_BYTES, {HARDE_GRENS}))
"""
VRAAG = json.dumps(
    {
        "personen": {
            "An": {
                "wijk_werken_uren": {"2026-03": 60},
                "wijk_werken_vergoeding": {"2026-03": None},
            }
        }
    }
).encode()
KOP = b"POST /calculate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


class Dienst:
    """The service under test."""

    def __init__(self, poort: int) -> None:
        self.poort = poort

    def verbind(self, inhoud: bytes = b"", ontvangst: int = 0) -> socket.socket:
        verbinding = socket.socket()
        if ontvangst:
            verbinding.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ontvangst)
        verbinding.settimeout(GEDULD)
        verbinding.connect(("127.0.0.1", self.poort))
        if inhoud:
            verbinding.sendall(inhoud)
        return verbinding

    def vraag(self) -> float:
        """Ask something valid; return how many seconds it took."""
        begin = time.monotonic()
        adres = f"http://127.0.0.1:{self.poort}/calculate"
        aanvraag = urllib.request.Request(adres, VRAAG, {"Content-Type": "application/json"})
        with urllib.request.urlopen(aanvraag, timeout=GEDULD) as antwoord:  # noqa: S310 (our own server)
            data = json.loads(antwoord.read())
        assert data["personen"]["An"]["wijk_werken_vergoeding"]["2026-03"] == 246
        return time.monotonic() - begin

    def lees(self, pad: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.poort}{pad}", timeout=GEDULD) as antwoord:
            return str(antwoord.read().decode())


def alles(verbinding: socket.socket) -> bytes:
    """Whatever is sent until the other side closes; a reset ends it too."""
    delen = []
    try:
        while deel := verbinding.recv(65_536):
            delen.append(deel)
    except ConnectionError:
        pass
    return b"".join(delen)


@pytest.fixture(scope="module")
def dienst() -> Iterator[Dienst]:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = proef.getsockname()[1]
    proces = subprocess.Popen(
        [sys.executable, "-c", START, str(poort)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    deze = Dienst(poort)
    try:
        for _ in range(150):
            try:
                deze.vraag()
                break
            except OSError:
                time.sleep(0.2)
        yield deze
    finally:
        proces.send_signal(signal.SIGTERM)
        uitvoer, _ = proces.communicate(timeout=30)
    assert b"127.0.0.1" not in uitvoer
    assert b"Traceback" not in uitvoer, uitvoer.decode()


def test_slow_clients_take_nobodys_place(dienst: Dienst) -> None:
    """Headers, bodies and chunks that come a byte at a time, far more of them than there are threads."""
    begin = [
        b"POST /calculate HTTP/1.1\r\nHost: localhost\r\nX-Traag: ",
        KOP + b"Content-Length: 900000\r\n\r\n{",
        KOP + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        b"",
    ]
    with ExitStack() as stapel:
        tragen = [stapel.enter_context(dienst.verbind(begin[n % len(begin)])) for n in range(120)]
        klaar = threading.Event()

        def druppel() -> None:
            while not klaar.wait(0.3):
                for trage in tragen:
                    with suppress(OSError):
                        trage.send(b"a")

        druppelaar = threading.Thread(target=druppel)
        druppelaar.start()
        try:
            einde = time.monotonic() + LEESTIJD + 1
            while time.monotonic() < einde:
                assert dienst.vraag() < GEDULD
        finally:
            klaar.set()
            druppelaar.join()
        antwoorden = [alles(trage) for trage in tragen]
    assert all(antwoord == b"" or b" 408 " in antwoord or b" 400 " in antwoord for antwoord in antwoorden)
    laat = next(antwoord for antwoord in antwoorden if b" 408 " in antwoord)
    kop, _, inhoud = laat.partition(b"\r\n\r\n")
    assert b"X-Content-Type-Options: nosniff" in kop
    assert json.loads(inhoud)["status"] == 408


def test_more_connections_than_there_are_places(dienst: Dienst) -> None:
    with ExitStack() as stapel:
        for _ in range(VERBINDINGEN + 60):
            stapel.enter_context(dienst.verbind(b"GET / HTTP/1.1\r\n"))
        for _ in range(5):
            dienst.vraag()


def test_who_never_reads_keeps_nobody_waiting(dienst: Dienst) -> None:
    """Each asks for ever more and takes none of it."""
    groot = b"GET /v1/parameters HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20
    with ExitStack() as stapel:
        for _ in range(30):
            stapel.enter_context(dienst.verbind(groot, ontvangst=2048))
        for _ in range(10):
            dienst.vraag()


@pytest.mark.parametrize(
    "inhoud",
    [
        KOP + b"Content-Length: 100000000000\r\n\r\n{",
        KOP + b"Content-Length: %d\r\n\r\n" % (MAX_BYTES + 1) + b" " * (MAX_BYTES + 1),
        KOP + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b" " * 65_536 + b"\r\n") * 20,
        KOP + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n" + b" " * 1000,
    ],
    ids=["beloofd", "gestuurd", "in stukken", "in één reusachtig stuk"],
)
def test_too_large_is_refused_at_once(dienst: Dienst, inhoud: bytes) -> None:
    with dienst.verbind() as verbinding:
        with suppress(ConnectionError):
            verbinding.sendall(inhoud)
        antwoord = alles(verbinding)
    assert antwoord.startswith(b"HTTP/1.1 413 "), antwoord[:200]
    assert b"nosniff" in antwoord
    dienst.vraag()


ONZIN = {
    "geen versie": (b"GET / BLA\r\n\r\n", 400),
    "lang adres": (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", 414),
    "te veel koppen": (
        b"GET / HTTP/1.1\r\n" + b"".join(b"x%d: 1\r\n" % n for n in range(200)) + b"\r\n",
        431,
    ),
    "geen einde aan de kop": (b"GET / HTTP/1.1\r\nX: " + b"A" * 40_000, 431),
    "een stuk met een rare maat": (KOP + b"Transfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n", 400),
    "een stuk zonder maat": (KOP + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    "onbekende codering": (KOP + b"Transfer-Encoding: gzip\r\n\r\n", 400),
    "twee lengtes": (KOP + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
    "lengte en stukken": (KOP + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "negatieve lengte": (KOP + b"Content-Length: -1\r\n\r\n", 400),
    "nul in een kop": (b"GET / HTTP/1.1\r\nX: \x00\r\n\r\n", 400),
    "bytes": (bytes(range(256)) * 4 + b"\r\n\r\n", 400),
}


@pytest.mark.parametrize(("inhoud", "status"), ONZIN.values(), ids=ONZIN)
def test_what_is_no_request_gets_a_problem(dienst: Dienst, inhoud: bytes, status: int) -> None:
    with dienst.verbind(inhoud) as verbinding:
        antwoord = alles(verbinding)
    kop, _, lichaam = antwoord.partition(b"\r\n\r\n")
    assert int(antwoord.split()[1]) == status, antwoord[:300]
    assert b"application/problem+json" in kop
    assert b"Content-Security-Policy: default-src 'none'" in kop
    assert json.loads(lichaam)["status"] == status


def test_requests_one_after_the_other_on_one_connection(dienst: Dienst) -> None:
    een = KOP + b"Content-Length: %d\r\n\r\n" % len(VRAAG) + VRAAG
    laatste = een.replace(b"Host", b"Connection: close\r\nHost")
    with dienst.verbind(een + een + een[:40]) as verbinding:
        time.sleep(0.2)
        verbinding.sendall(een[40:] + laatste)
        assert alles(verbinding).count(b"246.0") == 4


def test_whoever_waits_for_a_yes_gets_it(dienst: Dienst) -> None:
    kop = KOP + b"Connection: close\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(VRAAG)
    with dienst.verbind(kop) as verbinding:
        assert verbinding.recv(100).startswith(b"HTTP/1.1 100 Continue")
        verbinding.sendall(VRAAG)
        assert b"246.0" in alles(verbinding)


def test_a_calculation_that_is_stuck_costs_the_process_and_not_the_service(dienst: Dienst) -> None:
    eerder = dienst.lees("/wie")
    begin = time.monotonic()
    with dienst.verbind(b"POST /vast HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n") as vast:
        time.sleep(0.2)
        assert dienst.lees("/wie") == eerder  # another thread still answers
        vast.settimeout(60)
        assert alles(vast) == b""
    assert time.monotonic() - begin > HARDE_GRENS
    assert dienst.lees("/wie") != eerder
    dienst.vraag()
