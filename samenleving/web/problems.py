"""Every error is an RFC 9457 problem in Dutch or English; people who browse get a page instead."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from samenleving.errors import InvoerFout, Melding, Tweetalig, in_het_engels
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
    400: (
        Tweetalig("De aanvraag is niet leesbaar", "The request cannot be read"),
        Tweetalig("Controleer wat u stuurde.", "Check what you sent."),
    ),
    404: (
        Tweetalig("Niet gevonden", "Not found"),
        Tweetalig("Er staat niets op dit adres.", "There is nothing at this address."),
    ),
    405: (
        Tweetalig("Deze methode kan hier niet", "This method is not possible here"),
        Tweetalig(
            "Kijk in de kop “Allow” welke methode wel kan.", "The header “Allow” tells which method is."
        ),
    ),
    408: (
        Tweetalig("De aanvraag kwam te traag binnen", "The request came in too slowly"),
        Tweetalig("Probeer het opnieuw over een betere verbinding.", "Try again over a better connection."),
    ),
    413: (
        Tweetalig("De aanvraag is te groot", "The request is too large"),
        Tweetalig("Verdeel de aanvraag in kleinere stukken.", "Divide the request into smaller parts."),
    ),
    414: (
        Tweetalig("Het adres is te lang", "The address is too long"),
        Tweetalig(
            "Stuur de gegevens in de inhoud van de aanvraag.", "Send the data in the body of the request."
        ),
    ),
    415: (
        Tweetalig("Dit soort inhoud kan hier niet", "This kind of content is not possible here"),
        Tweetalig(
            "Stuur JSON met Content-Type: application/json.",
            "Send JSON with Content-Type: application/json.",
        ),
    ),
    422: (
        Tweetalig("De aanvraag klopt niet", "The request is not right"),
        Tweetalig("Verbeter de genoemde velden.", "Mend the fields named."),
    ),
    431: (
        Tweetalig("De koppen van de aanvraag zijn te groot", "The headers of the request are too large"),
        Tweetalig("Stuur minder of kortere koppen.", "Send fewer or shorter headers."),
    ),
    500: (
        Tweetalig("Er ging iets mis bij ons", "Something went wrong on our side"),
        Tweetalig(
            "Probeer het later opnieuw. Uw gegevens zijn niet bewaard.",
            "Try again later. Your data have not been kept.",
        ),
    ),
    503: (
        Tweetalig("Het is nu te druk", "Too busy right now"),
        Tweetalig(
            "Probeer het straks opnieuw; de kop “Retry-After” zegt na hoeveel seconden.",
            "Try again later; the header “Retry-After” tells after how many seconds.",
        ),
    ),
}
TALEN = ("nl", "en")
GUNICORN = "gunicorn.http.errors"
SOORT = "application/problem+json; charset=utf-8"


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


def probleem(status: int, *, fouten: Sequence[Melding] = ()) -> Response:
    """A problem document; `pad` is the JSON pointer of the first field at fault, `fouten` lists them all.

    Of a fault that was written in Dutch alone the detail names the field in the language asked, and the Dutch
    words stand in `fouten` as what they are.
    """
    gevraagd = taal()
    onbekend = (
        Tweetalig("Fout {status}", "Error {status}", status=status),
        Tweetalig("De aanvraag kon niet behandeld worden.", "The request could not be handled."),
    )
    titel, uitleg = TITELS.get(status, onbekend)
    rijen = [_rij(fout, gevraagd) for fout in fouten]
    inhoud: dict[str, object] = {
        "type": f"/v1/#fout-{status}",
        "title": _in(titel, gevraagd),
        "status": status,
        "detail": _detail(rijen[0], gevraagd) if rijen else _in(uitleg, gevraagd),
    }
    if rijen:
        inhoud["pad"] = rijen[0]["pad"]
        inhoud["fouten"] = rijen
    antwoord = Response(schrijf_json(inhoud), status=status)
    antwoord.headers["Content-Type"] = SOORT
    antwoord.headers["Content-Language"] = ", ".join(dict.fromkeys([gevraagd, *(r["taal"] for r in rijen)]))
    antwoord.vary.add("Accept-Language")
    return antwoord


def probleem_zonder_verzoek(status: int) -> tuple[dict[str, str], bytes]:
    """The headers and the bytes of a problem where the request could not be read, nor its language."""
    titel, uitleg = TITELS[status]
    inhoud = {
        "type": f"/v1/#fout-{status}",
        "title": f"{titel} / {titel.en}",
        "status": status,
        "detail": f"{uitleg} / {uitleg.en}",
    }
    return {"Content-Type": SOORT, "Content-Language": ", ".join(TALEN)}, schrijf_json(inhoud)


def _in(zin: Tweetalig, gevraagd: str) -> str:
    return zin.en if gevraagd == "en" else zin


def _rij(fout: Melding, gevraagd: str) -> dict[str, str]:
    """One fault in the language asked, or in Dutch when it knows no other; `taal` tells which."""
    tekst, fix = in_het_engels(fout.tekst), in_het_engels(fout.oplossing)
    if gevraagd == "en" and tekst is not None and fix is not None:
        return {"pad": fout.veld, "bericht": tekst, "oplossing": fix, "taal": "en"}
    return {"pad": fout.veld, "bericht": fout.tekst, "oplossing": fout.oplossing, "taal": "nl"}


def _detail(rij: dict[str, str], gevraagd: str) -> str:
    if rij["taal"] == gevraagd:
        return _zin(rij)
    waar = f"“{rij['pad']}”" if rij["pad"] else "The request"
    return f"{waar} is refused. Why, and what to do, is told in Dutch under “fouten”."


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
