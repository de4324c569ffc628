"""Other sites that may read an answer of the API: none, unless whoever runs the service names them.

No credentials ever go along: there are none. The pages of the calculator are not shared.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from flask import Flask, Response, request

from samenleving.errors import InvoerFout
from samenleving.web.problems import is_api

OMGEVING = "SAMENLEVING_CORS"
ALLE = "*"
_OORSPRONG = re.compile(r"https?://[a-zA-Z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-fA-F:]+\](:\d{1,5})?")


def uit_omgeving() -> tuple[str, ...]:
    """The origins in the environment, with a comma or a space between them."""
    return tuple(os.environ.get(OMGEVING, "").replace(",", " ").split())


def controleer_oorsprongen(oorsprongen: Sequence[str], veld: str) -> None:
    """Whether each is an origin or `*`.

    Raises:
        InvoerFout: one is none; `veld` tells where it was given.
    """
    for oorsprong in oorsprongen:
        if oorsprong != ALLE and not _OORSPRONG.fullmatch(oorsprong):
            raise InvoerFout.een(
                f"“{oorsprong[:100]}” is geen adres van een site",
                "schrijf bijvoorbeeld https://www.voorbeeld.be, zonder pad, of *",
                veld=veld,
            )


def registreer(app: Flask, oorsprongen: Sequence[str]) -> None:
    """Let these origins read the API; `*` means any.

    Raises:
        InvoerFout: an origin that is none.
    """
    controleer_oorsprongen(oorsprongen, OMGEVING)
    if not oorsprongen:
        return

    @app.after_request
    def deel(antwoord: Response) -> Response:
        if not is_api():
            return antwoord
        antwoord.vary.add("Origin")
        van = request.headers.get("Origin", "")
        if not van or not (ALLE in oorsprongen or van in oorsprongen):
            return antwoord
        antwoord.headers["Access-Control-Allow-Origin"] = ALLE if ALLE in oorsprongen else van
        antwoord.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After, Content-Disposition"
        antwoord.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.method == "OPTIONS":
            antwoord.headers["Access-Control-Allow-Methods"] = "GET, POST"
            antwoord.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
            antwoord.headers["Access-Control-Max-Age"] = "3600"
        return antwoord
