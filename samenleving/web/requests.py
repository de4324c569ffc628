"""Take a JSON body from a request: right type, right size, strict JSON."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from werkzeug.exceptions import UnsupportedMediaType

from samenleving.web.json_io import lees_json, schrijf_json

MAX_BYTES = 1_000_000


def json_inhoud() -> Any:
    """The body as data; raises 413, 415 or `InvoerFout`."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    return lees_json(request.get_data(cache=False))


def json_antwoord(inhoud: Any, status: int = 200) -> Response:
    """An answer in UTF-8, unsorted, without NaN."""
    return json_bytes(schrijf_json(inhoud), status)


def json_bytes(inhoud: bytes, status: int = 200) -> Response:
    """An answer that was written before."""
    antwoord = Response(inhoud, status=status)
    antwoord.headers["Content-Type"] = "application/json; charset=utf-8"
    return antwoord
