"""Every error is an RFC 9457 problem in Dutch; people who browse get a page instead."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from typing import cast

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from samenleving.errors import InvoerFout, Melding
from samenleving.web.json_io import schrijf_json

log = logging.getLogger("samenleving.web")

API_PADEN = (
    "/v1",
    "/calculate",
    "/trace",
    "/parameters",
    "/parameter",
    "/variables",
    "/variable",
    "/entities",
    "/spec",
    "/gezondheid",
)

TITELS = {
    400: ("De aanvraag is niet leesbaar", "Controleer wat u stuurde."),
    404: ("Niet gevonden", "Er staat niets op dit adres."),
    405: ("Deze methode kan hier niet", "Kijk in de kop “Allow” welke methode wel kan."),
    413: ("De aanvraag is te groot", "Verdeel de aanvraag in kleinere stukken."),
    415: ("Dit soort inhoud kan hier niet", "Stuur JSON met Content-Type: application/json."),
    422: ("De aanvraag klopt niet", "Verbeter de genoemde velden."),
    500: ("Er ging iets mis bij ons", "Probeer het later opnieuw. Uw gegevens zijn niet bewaard."),
}


def is_api() -> bool:
    """Whether the path belongs to programs, which always get JSON."""
    pad = request.path
    return any(pad == api or pad.startswith(f"{api}/") for api in API_PADEN)


def wil_html() -> bool:
    """Whether a person with a browser is looking: the path is no API's and HTML is asked for by name."""
    return not is_api() and "text/html" in request.headers.get("Accept", "")


def probleem(status: int, *, detail: str = "", fouten: Sequence[Melding] = ()) -> Response:
    """A problem document; `pad` is the JSON pointer of the first field at fault, `fouten` lists them all."""
    titel, uitleg = TITELS.get(status, (f"Fout {status}", "De aanvraag kon niet behandeld worden."))
    inhoud: dict[str, object] = {
        "type": "about:blank",
        "title": titel,
        "status": status,
        "detail": detail or (_zin(fouten[0]) if fouten else uitleg),
    }
    if fouten:
        inhoud["pad"] = fouten[0].veld
        inhoud["fouten"] = [
            {"pad": fout.veld, "bericht": fout.tekst, "oplossing": fout.oplossing} for fout in fouten
        ]
    antwoord = Response(schrijf_json(inhoud), status=status)
    antwoord.headers["Content-Type"] = "application/problem+json; charset=utf-8"
    return antwoord


def _zin(melding: Melding) -> str:
    zin = melding.tekst[:1].upper() + melding.tekst[1:] + "."
    if not melding.oplossing:
        return zin
    oplossing = melding.oplossing[:1].upper() + melding.oplossing[1:]
    return f"{zin} {oplossing}" + ("" if oplossing.endswith(("?", ".")) else ".")


def foutpagina(status: int) -> Response:
    """The same error for a person."""
    titel, uitleg = TITELS.get(status, (f"Fout {status}", "De aanvraag kon niet behandeld worden."))
    return Response(render_template("fout.html", titel=titel, uitleg=uitleg), status=status)


def registreer(app: Flask) -> None:
    """Catch every error of every path, with JSON as the last resort."""

    @app.errorhandler(HTTPException)
    def http_fout(fout: HTTPException) -> Response:
        if fout.code is None or fout.code < 400:
            return cast(Response, fout.get_response())
        antwoord = foutpagina(fout.code) if wil_html() else probleem(fout.code)
        for kop, waarde in fout.get_headers():
            if kop in {"Allow", "Retry-After"}:
                antwoord.headers[kop] = waarde
        return antwoord

    @app.errorhandler(InvoerFout)
    def invoerfout(fout: InvoerFout) -> Response:
        return foutpagina(400) if wil_html() else probleem(400, fouten=fout.meldingen)

    @app.errorhandler(Exception)
    def onverwacht(fout: Exception) -> Response:
        """Log where it went wrong and never with what: a message may hold what somebody typed."""
        plek = traceback.extract_tb(fout.__traceback__)[-1]
        log.error("%s in %s:%s (%s)", type(fout).__name__, plek.filename, plek.lineno, request.endpoint)
        return foutpagina(500) if wil_html() else probleem(500)
