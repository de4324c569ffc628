"""What does not change while the service runs: written once, with an ETag, and kept by whoever asked."""

from __future__ import annotations

import hashlib

from flask import Response, request

from samenleving.web.json_io import schrijf_json
from samenleving.web.requests import json_bytes

SECONDEN = 3600


def vast(inhoud: bytes) -> Response:
    """JSON that holds until the next version; 304 for who has it already."""
    return met_etag(json_bytes(inhoud))


def vast_json(inhoud: object) -> Response:
    """The same, from data."""
    return vast(schrijf_json(inhoud))


def met_etag(antwoord: Response) -> Response:
    """Any answer that holds until the next version."""
    antwoord.set_etag(hashlib.sha256(antwoord.get_data()).hexdigest()[:32])
    antwoord.headers["Cache-Control"] = f"public, max-age={SECONDEN}"
    return antwoord.make_conditional(request)  # type: ignore[return-value]
