"""What the pages of the workbench say to a browser besides what every page says: our own scripts may run."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.exceptions import Unauthorized

from samenleving.web.werkbank.service import NAAM

BELEID = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def registreer(app: Flask) -> None:
    """Set the headers; to be called before those of the whole site, because Flask runs the last one first."""

    @app.after_request
    def koppen(antwoord: Response) -> Response:
        if request.blueprint == NAAM:
            antwoord.headers["Content-Security-Policy"] = BELEID
            # Without an origin of its own a form could not be told from one of another site.
            antwoord.headers["Referrer-Policy"] = "same-origin"
            if _is_bladzijde(antwoord):
                # Kept by this browser for Back: without it, a page that was posted is a dead end there.
                antwoord.headers["Cache-Control"] = "private, no-cache"
        return antwoord


def _is_bladzijde(antwoord: Response) -> bool:
    """Whether this is a page with a proposal; not the door, a part of a page or a file to keep."""
    return (
        antwoord.mimetype == "text/html"
        and antwoord.status_code != Unauthorized.code
        and request.endpoint != f"{NAAM}.sleutel"
        and "HX-Request" not in request.headers
        and "Content-Disposition" not in antwoord.headers
    )
