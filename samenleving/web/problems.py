"""Every error is an RFC 9457 problem in Dutch or English; people who browse get a page instead."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
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
    "/gezond",
    "/metrics",
)

TITELS = {
    400: ("De aanvraag is niet leesbaar", "Controleer wat u stuurde."),
    404: ("Niet gevonden", "Er staat niets op dit adres."),
    405: ("Deze methode kan hier niet", "Kijk in de kop “Allow” welke methode wel kan."),
    408: ("De aanvraag kwam te traag binnen", "Probeer het opnieuw over een betere verbinding."),
    413: ("De aanvraag is te groot", "Verdeel de aanvraag in kleinere stukken."),
    414: ("Het adres is te lang", "Stuur de gegevens in de inhoud van de aanvraag."),
    415: ("Dit soort inhoud kan hier niet", "Stuur JSON met Content-Type: application/json."),
    422: ("De aanvraag klopt niet", "Verbeter de genoemde velden."),
    431: ("De koppen van de aanvraag zijn te groot", "Stuur minder of kortere koppen."),
    500: ("Er ging iets mis bij ons", "Probeer het later opnieuw. Uw gegevens zijn niet bewaard."),
    503: ("Het is nu te druk", "Probeer het straks opnieuw; de kop “Retry-After” zegt na hoeveel seconden."),
}
TITLES = {
    400: ("The request cannot be read", "Check what you sent."),
    404: ("Not found", "There is nothing at this address."),
    405: ("This method is not possible here", "The header “Allow” tells which method is."),
    408: ("The request came in too slowly", "Try again over a better connection."),
    413: ("The request is too large", "Divide the request into smaller parts."),
    414: ("The address is too long", "Send the data in the body of the request."),
    415: ("This kind of content is not possible here", "Send JSON with Content-Type: application/json."),
    422: ("The request is not right", "Mend the fields named."),
    431: ("The headers of the request are too large", "Send fewer or shorter headers."),
    500: ("Something went wrong on our side", "Try again later. Your data have not been kept."),
    503: ("Too busy right now", "Try again later; the header “Retry-After” tells after how many seconds."),
}
TALEN = ("nl", "en")
GUNICORN = "gunicorn.http.errors"
SOORT = "application/problem+json; charset=utf-8"


@dataclass(frozen=True)
class TweetaligeMelding(Melding):
    """A message about the form of a request, which clients of any country meet."""

    english: str = ""
    english_fix: str = ""


def taal() -> str:
    """The language of an error: English for who prefers it, Dutch for everybody else."""
    return request.accept_languages.best_match(TALEN, default=TALEN[0]) or TALEN[0]


def is_api() -> bool:
    """Whether the path belongs to programs, which always get JSON."""
    pad = request.path
    return any(pad == api or pad.startswith(f"{api}/") for api in API_PADEN)


def wil_html() -> bool:
    """Whether a person with a browser is looking: the path is no API's and HTML is asked for by name."""
    return not is_api() and "text/html" in request.headers.get("Accept", "")


def probleem(status: int, *, detail: str = "", fouten: Sequence[Melding] = ()) -> Response:
    """A problem document; `pad` is the JSON pointer of the first field at fault, `fouten` lists them all.

    Messages from the law and the proposals are in Dutch only; each tells its language.
    """
    in_het_engels = taal() == "en"
    onbekend = (f"Fout {status}", "De aanvraag kon niet behandeld worden.")
    unknown = (f"Error {status}", "The request could not be handled.")
    titel, uitleg = TITLES.get(status, unknown) if in_het_engels else TITELS.get(status, onbekend)
    rijen = [_rij(fout, in_het_engels=in_het_engels) for fout in fouten]
    inhoud: dict[str, object] = {
        "type": f"/v1/#fout-{status}",
        "title": titel,
        "status": status,
        "detail": detail or (_zin(rijen[0]) if rijen else uitleg),
    }
    if rijen:
        inhoud["pad"] = rijen[0]["pad"]
        inhoud["fouten"] = rijen
    antwoord = Response(schrijf_json(inhoud), status=status)
    antwoord.headers["Content-Type"] = SOORT
    antwoord.headers["Content-Language"] = taal()
    antwoord.vary.add("Accept-Language")
    return antwoord


def probleem_zonder_verzoek(status: int) -> tuple[str, bytes]:
    """The content type and the bytes of a problem where the request itself could not be read."""
    titel, uitleg = TITELS[status]
    inhoud = {"type": f"/v1/#fout-{status}", "title": titel, "status": status, "detail": uitleg}
    return SOORT, schrijf_json(inhoud)


def _rij(fout: Melding, *, in_het_engels: bool) -> dict[str, str]:
    if in_het_engels and isinstance(fout, TweetaligeMelding):
        return {"pad": fout.veld, "bericht": fout.english, "oplossing": fout.english_fix, "taal": "en"}
    return {"pad": fout.veld, "bericht": fout.tekst, "oplossing": fout.oplossing, "taal": "nl"}


def _zin(rij: dict[str, str]) -> str:
    bericht, oplossing = rij["bericht"], rij["oplossing"]
    zin = bericht[:1].upper() + bericht[1:] + "."
    if not oplossing:
        return zin
    oplossing = oplossing[:1].upper() + oplossing[1:]
    return f"{zin} {oplossing}" + ("" if oplossing.endswith(("?", ".")) else ".")


def foutpagina(status: int) -> Response:
    """The same error for a person, in the language of the address."""
    return Response(render_template("fout.html", status=str(status)), status=status)


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
        if type(fout).__module__ == GUNICORN:  # the body was not as its headers said
            return foutpagina(400) if wil_html() else probleem(400)
        plek = traceback.extract_tb(fout.__traceback__)[-1]
        log.error(
            json.dumps(
                {
                    "fout": type(fout).__name__,
                    "bestand": Path(plek.filename).name,
                    "regel": plek.lineno,
                    "route": request.endpoint,
                }
            )
        )
        return foutpagina(500) if wil_html() else probleem(500)
