"""What every answer says to a browser: run nothing, load nothing from elsewhere, keep nothing."""

from __future__ import annotations

from flask import Flask, Response, request

BELEID = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def registreer(app: Flask) -> None:
    """Set the security headers; other sites cannot read an answer, unless `cors` lets them."""

    @app.after_request
    def koppen(antwoord: Response) -> Response:
        antwoord.headers["Content-Security-Policy"] = BELEID
        antwoord.headers["X-Content-Type-Options"] = "nosniff"
        antwoord.headers["Referrer-Policy"] = "no-referrer"
        antwoord.headers["Permissions-Policy"] = (
            "geolocation=(), camera=(), microphone=(), interest-cohort=()"
        )
        antwoord.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        antwoord.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        # Answers of a person may not stay behind in a shared browser.
        if request.endpoint == "static":
            antwoord.headers["Cache-Control"] = "public, max-age=3600"
        else:
            antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord
