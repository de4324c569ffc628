"""What is kept of a request: its route, its status and how long it took. Never what was asked, or by whom.

Health at /gezond, counts at /metrics, and, only where asked, one line of JSON a request in the log.
"""

from __future__ import annotations

import json
import logging
import re
import time

from flask import Flask, Response, g, request

from samenleving.web.metrics import OVERIG, SOORT, Tellers
from samenleving.web.rekenhulp.pakket import over_dit_pakket
from samenleving.web.requests import json_antwoord

log = logging.getLogger("samenleving.web.verzoeken")
_STUK = re.compile(r"<(?:\w+:)?(\w+)>")


def patroon() -> str:
    """The pattern of the path at hand; what a visitor typed in it is not in there."""
    return _STUK.sub(r"{\1}", request.url_rule.rule) if request.url_rule is not None else OVERIG


def registreer(app: Flask) -> None:
    """Count and, where the log is on, write; call it when every route is there."""

    @app.get("/gezond")
    def gezond() -> Response:
        return json_antwoord({"status": "in orde", "versie": over_dit_pakket()["versie"]})

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(tellers.tekst(over_dit_pakket()["versie"]), content_type=SOORT)

    tellers = Tellers(
        sorted(
            (methode, _STUK.sub(r"{\1}", regel.rule))
            for regel in app.url_map.iter_rules()
            for methode in (regel.methods or set()) - {"OPTIONS", "HEAD"}
        )
    )

    @app.before_request
    def begin() -> None:
        g.samenleving_begin = time.perf_counter()

    @app.after_request
    def einde(antwoord: Response) -> Response:
        seconden = time.perf_counter() - g.get("samenleving_begin", time.perf_counter())
        methode = request.method if request.url_rule is not None else ""
        tellers.tel(methode, patroon(), antwoord.status_code, seconden)
        if log.isEnabledFor(logging.INFO):
            regel = {
                "methode": methode or OVERIG,
                "route": patroon(),
                "status": antwoord.status_code,
                "ms": round(seconden * 1000, 1),
            }
            log.info(json.dumps(regel))
        return antwoord
