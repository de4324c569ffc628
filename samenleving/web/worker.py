"""The worker of gunicorn: threads that compute, and a loop that waits for slow clients in their place.

The threads of gunicorn's own worker read from the client themselves: a handful of clients that send a byte a
second, or that never read their answer, hold every one of them. Here the loop collects a request without
waiting for anybody, a thread gets it when all of it has come in, and the loop sends off the answer. Who takes
too long is closed. A calculation that is stuck, which no thread can be freed from, costs the process, which
gunicorn then starts anew. Neither request nor answer touches the disk.
"""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import socket
import time
from collections import deque
from functools import partial
from importlib import import_module
from typing import Any

from samenleving.web.headers import VASTE_KOPPEN
from samenleving.web.problems import probleem_zonder_verzoek
from samenleving.web.request_bytes import MEESTE_KOP, Inkomend, Stand

LEESTIJD = 20.0
"""Seconds in which a request has to come in, from its first byte; and for that first byte."""
SCHRIJFTIJD = 10.0
"""Seconds in which a client has to take his answer."""
NAZIT = 2.0
"""Seconds that a connection we are done with may take to close."""
HARDE_GRENS = 30.0
"""Seconds after which a calculation is stuck; it should have stopped itself at `limits.SECONDEN`."""
GEHEUGEN = 64_000_000
"""Bytes of requests still coming in, of all clients of a process; and as many of answers going out."""
VERBINDINGEN = 400
PER_KEER = 65_536
WEIGERING = {Stand.KOP_TE_GROOT: 431, Stand.TE_GROOT: 413, Stand.ONLEESBAAR: 400}
VERDER = b"HTTP/1.1 100 Continue\r\n\r\n"


class Uitgaand:
    """Takes an answer in the place of a socket, and sends it as fast as the other side reads."""

    def __init__(self, echt: socket.socket) -> None:
        self._echt = echt
        self.bytes = bytearray()

    def sendall(self, deel: bytes) -> None:
        """Keep it."""
        self.bytes += deel

    def send(self, deel: bytes) -> int:
        """Keep it."""
        self.bytes += deel
        return len(deel)

    def stuur(self) -> bool | None:
        """Send what can be sent now: whether that is all of it, or None where nobody takes it any more."""
        try:
            while self.bytes:
                with memoryview(self.bytes) as geheel:
                    gestuurd = self._echt.send(geheel[:PER_KEER])
                del self.bytes[:gestuurd]
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._echt, naam)


def werkersoort(meeste_bytes: int, harde_grens: float = HARDE_GRENS) -> type[Any]:
    """The class of worker.

    Args:
        meeste_bytes: bytes of a body that are taken; a larger one is refused by the application.
        harde_grens: seconds after which a calculation is taken for stuck.
    """
    draadwerker: Any = import_module("gunicorn.workers.gthread").ThreadWorker

    class Werker(draadwerker):
        """See the module."""

        VERBINDINGEN = VERBINDINGEN

        def __init__(self, *argumenten: Any, **benoemd: Any) -> None:
            super().__init__(*argumenten, **benoemd)
            self.lezend: deque[Any] = deque()
            self.schrijvend: deque[Any] = deque()
            self.sluitend: deque[Any] = deque()
            self.rekenend: dict[Any, float] = {}
            self.vast = False

        # --- from the client to a thread

        def accept(self, listener: Any) -> None:
            if self.nr_conns >= VERBINDINGEN - 1:
                self._geef_plaats_vrij()
            super().accept(listener)

        def enqueue_req(self, conn: Any) -> None:
            """Not yet to a thread: first all of it has to come in."""
            conn.sock.setblocking(False)
            conn.inkomend = Inkomend(meeste_bytes)
            conn.timeout = time.monotonic() + LEESTIJD
            conn.uitgaand = Uitgaand(conn.sock)
            self.lezend.append(conn)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._lees, conn))
            if conn.parser is not None and (vooruit := conn.parser.unreader.take_buffered()):
                self._erbij(conn, vooruit)

        def _lees(self, conn: Any, _: Any) -> None:
            try:
                deel = conn.sock.recv(PER_KEER)
            except BlockingIOError:
                return
            except OSError:
                deel = b""
            if not deel:
                self._laat_los(conn)
                self._sluit(conn)
                return
            self._erbij(conn, deel)

        def _erbij(self, conn: Any, deel: bytes) -> None:
            stand = conn.inkomend.erbij(deel)
            if stand is Stand.ONVOLLEDIG:
                if conn.inkomend.wacht_op_ja:
                    conn.inkomend.wacht_op_ja = False
                    self._stuur(conn, VERDER)
                while sum(len(ander.inkomend.bytes) for ander in self.lezend) > GEHEUGEN:
                    self._geef_plaats_vrij()
                return
            self._laat_los(conn)
            if stand is not Stand.VOLLEDIG:
                kop = bytes(conn.inkomend.bytes[:MEESTE_KOP])
                self._stuur(conn, antwoord_zonder_verzoek(WEIGERING[stand], kop))
                self._sluit_netjes(conn)
                return
            conn.init()
            conn.parser.unreader.unread(bytes(conn.inkomend.bytes))
            conn.inkomend = None
            self.rekenend[conn] = time.monotonic()
            super().enqueue_req(conn)

        def _laat_los(self, conn: Any) -> None:
            self.lezend.remove(conn)
            self.poller.unregister(conn.sock)

        def _geef_plaats_vrij(self) -> None:
            """Who has been busy for longest makes place for somebody else: who sends, else who reads."""
            if self.lezend:
                conn = self.lezend[0]
                self._laat_los(conn)
                self._sluit(conn)
            elif self.schrijvend:
                self._stop_met_schrijven(self.schrijvend[0])

        # --- in a thread

        def handle_request(self, req: Any, conn: Any) -> Any:
            echt, conn.sock = conn.sock, conn.uitgaand
            try:
                return super().handle_request(req, conn)
            except BaseException:
                conn.uitgaand.bytes.clear()  # what follows is the error, and nothing was sent yet
                raise
            finally:
                conn.sock = echt

        def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:  # noqa: ARG002
            """What gunicorn cannot read is answered as every other error."""
            soort = type(exc).__name__
            te_lang = {"LimitRequestLine": 414, "LimitRequestHeaders": 431}
            van_client = type(exc).__module__ == "gunicorn.http.errors"
            status = te_lang.get(soort, 400) if van_client else 500
            if not van_client:
                self.log.error("fout in de server: %s", soort)
            try:
                client.settimeout(SCHRIJFTIJD)
                client.sendall(antwoord_zonder_verzoek(status))
            except OSError:
                pass

        # --- back from a thread

        def finish_request(self, conn: Any, fs: Any) -> None:
            self.rekenend.pop(conn, None)
            goed = not fs.cancelled() and fs.exception() is None and fs.result() is True
            conn.houden = goed and self.alive
            conn.timeout = time.monotonic() + SCHRIJFTIJD
            conn.sock.setblocking(False)
            self.schrijvend.append(conn)
            self.poller.register(conn.sock, selectors.EVENT_WRITE, partial(self._schrijf, conn))
            self._schrijf(conn, None)
            while sum(len(ander.uitgaand.bytes) for ander in self.schrijvend) > GEHEUGEN:
                self._stop_met_schrijven(self.schrijvend[0])

        def _schrijf(self, conn: Any, _: Any) -> None:
            klaar = conn.uitgaand.stuur()
            if klaar is None:
                self._stop_met_schrijven(conn)
            elif klaar:
                self.schrijvend.remove(conn)
                self.poller.unregister(conn.sock)
                if conn.houden:
                    self.enqueue_req(conn)
                else:
                    self._sluit_netjes(conn)

        def _stop_met_schrijven(self, conn: Any) -> None:
            self.schrijvend.remove(conn)
            self.poller.unregister(conn.sock)
            self._sluit(conn)

        def _sluit_netjes(self, conn: Any) -> None:
            """Say that we are done, and wait a moment: the last of an answer is still on its way."""
            try:
                conn.sock.setblocking(False)
                conn.sock.shutdown(socket.SHUT_WR)
                self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._loop_leeg, conn))
            except (OSError, ValueError):
                self._sluit(conn)
                return
            conn.timeout = time.monotonic() + NAZIT
            self.sluitend.append(conn)

        def _loop_leeg(self, conn: Any, _: Any) -> None:
            try:
                if conn.sock.recv(PER_KEER):
                    return
            except BlockingIOError:
                return
            except OSError:
                pass
            self.sluitend.remove(conn)
            self.poller.unregister(conn.sock)
            self._sluit(conn)

        def _sluit(self, conn: Any) -> None:
            self.nr_conns -= 1
            conn.inkomend = None
            conn.close()

        # --- the clock

        def murder_pending(self) -> None:
            """Called every second: close who took too long, and give up a calculation that is stuck."""
            nu = time.monotonic()
            while self.lezend and self.lezend[0].timeout < nu:
                conn = self.lezend[0]
                self._laat_los(conn)
                if conn.inkomend.bytes:
                    self._stuur(conn, antwoord_zonder_verzoek(408))
                self._sluit(conn)
            while self.schrijvend and self.schrijvend[0].timeout < nu:
                self._stop_met_schrijven(self.schrijvend[0])
            while self.sluitend and self.sluitend[0].timeout < nu:
                conn = self.sluitend.popleft()
                self.poller.unregister(conn.sock)
                self._sluit(conn)
            if not self.vast and self.rekenend and min(self.rekenend.values()) + harde_grens < nu:
                self.vast, self.alive = True, False
                self.log.error("een berekening zit vast: dit proces stopt en wordt vervangen")

        def _stuur(self, conn: Any, inhoud: bytes) -> None:
            with contextlib.suppress(OSError):
                conn.sock.send(inhoud)

        def murder_keepalived(self, force: bool = False) -> None:
            """Connections between two requests are read as every other one."""
            if force:
                while self.lezend:
                    self._geef_plaats_vrij()

        def run(self) -> None:
            super().run()
            if self.vast:
                os._exit(1)  # the thread that is stuck would be waited for

    return Werker


def antwoord_zonder_verzoek(status: int, kop: bytes = b"") -> bytes:
    """A whole answer to a request that nobody reads: a problem, with the usual headers.

    Whoever sent a form of the workbench from a browser gets a page: it comes in the place of what was open.
    """
    eigen, inhoud = (
        bladzijde_zonder_verzoek()
        if status == TE_GROOT and _VAN_EEN_MENS.match(kop)
        else (probleem_zonder_verzoek(status))
    )
    koppen = {
        **VASTE_KOPPEN,
        **eigen,
        "Content-Length": str(len(inhoud)),
        "Cache-Control": "no-store",
        "Connection": "close",
    }
    regels = [f"HTTP/1.1 {status} {REDENEN.get(status, 'Error')}", *(f"{k}: {w}" for k, w in koppen.items())]
    return "\r\n".join([*regels, "", ""]).encode("latin-1") + inhoud


def bladzijde_zonder_verzoek() -> tuple[dict[str, str], bytes]:
    """What somebody reads whose file is too large: that nothing is lost, and how to go on."""
    return {"Content-Type": "text/html; charset=utf-8", "Content-Language": "nl"}, _BLADZIJDE.encode()


TE_GROOT = 413
_VAN_EEN_MENS = re.compile(
    rb"POST /werkbank[ /?][^\r\n]*\r\n(?s:.*?)\baccept[ \t]*:[^\r\n]*text/html", re.IGNORECASE
)
_BLADZIJDE = """<!doctype html>
<html lang="nl-BE"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dit bestand is te groot – werkbank</title></head>
<body><main><h1>Dit bestand is te groot</h1>
<p>Een ontwerp mag ten hoogste 10 MB groot zijn. Er is niets gelezen en niets gewijzigd.</p>
<p>Keer terug met de knop “Vorige” van uw browser: daar staat uw voorstel nog. Haal afbeeldingen uit het
bestand, of kies een ander.</p>
<p><a href="/werkbank/">Of begin opnieuw</a></p></main></body></html>
"""
REDENEN = {
    400: "Bad Request",
    408: "Request Timeout",
    413: "Content Too Large",
    414: "URI Too Long",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
}
