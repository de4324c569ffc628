"""What every answer says to a browser: run nothing, load nothing from elsewhere, keep nothing.

No other site may show an answer within a frame of its own, where a visitor could click what he does not see.
The calculator within a frame is the exception (`laat_inbedden`): nobody is logged in and nothing is stored,
so such a click wins nothing. Any site over https may, unless who runs the service names the sites.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from flask import Flask, Response, g, request

from samenleving.web.cors import controleer_oorsprongen

OMGEVING = "SAMENLEVING_INBEDDEN"
GEEN = "geen"
ELKE_SITE = ("https:",)
"""Any site that a browser reached over https; a page over http could be changed on its way."""

KADERS = "SAMENLEVING_KADERS"
_BELEID = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors ",
    )
)
NIEMAND = "'none'"
BELEID = _BELEID + NIEMAND
VASTE_KOPPEN = {
    "Content-Security-Policy": BELEID,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def uit_omgeving() -> tuple[str, ...]:
    """The sites in the environment, a comma or a space between them; any over https when it names none."""
    genoemd = tuple(os.environ.get(OMGEVING, "").replace(",", " ").split())
    return () if genoemd == (GEEN,) else genoemd or ELKE_SITE


def laat_inbedden() -> None:
    """The answer at hand may be shown within a frame."""
    g.samenleving_inbedden = True


def registreer(app: Flask, kaders: Sequence[str]) -> None:
    """Set the security headers; other sites cannot read an answer, unless `cors` lets them.

    Args:
        app: the application.
        kaders: sites that may show the calculator within a frame, as in `frame-ancestors`; none when empty.

    Raises:
        InvoerFout: a site that is none.
    """
    controleer_oorsprongen([kader for kader in kaders if kader not in ELKE_SITE], OMGEVING)
    app.config[KADERS] = tuple(kaders)
    in_kader = _BELEID + (" ".join(kaders) or NIEMAND)

    @app.after_request
    def koppen(antwoord: Response) -> Response:
        beleid = in_kader if g.get("samenleving_inbedden") else BELEID
        antwoord.headers.update({**VASTE_KOPPEN, "Content-Security-Policy": beleid})
        # Answers of a person may not stay behind in a shared browser.
        if request.endpoint == "static":
            antwoord.headers["Cache-Control"] = "public, max-age=3600"
        else:
            antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord
