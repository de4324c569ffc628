"""How much at a time and how long: who comes too much, or asks too much, is told to come back later.

A process has so many places for quick questions and fewer for those that take seconds. A calculation looks at
the clock between its steps; what gets stuck inside a step is stopped by gunicorn, later.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from flask import Flask, g, request
from werkzeug.exceptions import ServiceUnavailable

TEGELIJK = 8
ZWAAR_TEGELIJK = 1
SECONDEN = 20.0
OPNIEUW_NA = 5
"""Seconds after which to try again, in `Retry-After`."""


class TeDruk(ServiceUnavailable):
    """Every place is taken."""


class TeLang(ServiceUnavailable):
    """The question takes longer than a question may."""


def controleer_tijd() -> None:
    """Stop a calculation that has used its time; for between two steps."""
    if time.monotonic() > g.get("samenleving_einde", float("inf")):
        raise TeLang(retry_after=OPNIEUW_NA)


def registreer(app: Flask, is_zwaar: Callable[[], bool]) -> None:
    """Give every request that computes a place and a time; `is_zwaar` tells of the request at hand."""
    plaatsen = threading.BoundedSemaphore(app.config.setdefault("TEGELIJK", TEGELIJK))
    zware = threading.BoundedSemaphore(app.config.setdefault("ZWAAR_TEGELIJK", ZWAAR_TEGELIJK))
    app.config.setdefault("SECONDEN", SECONDEN)

    @app.before_request
    def neem_plaats() -> None:
        if request.method != "POST":
            return
        g.samenleving_einde = time.monotonic() + app.config["SECONDEN"]
        poort = zware if is_zwaar() else plaatsen
        if not poort.acquire(blocking=False):
            raise TeDruk(retry_after=OPNIEUW_NA)
        g.samenleving_plaats = poort

    @app.teardown_request
    def geef_plaats(_: BaseException | None) -> None:
        poort = g.pop("samenleving_plaats", None)
        if poort is not None:
            poort.release()
