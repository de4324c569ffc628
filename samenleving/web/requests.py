"""Take a JSON body from a request: right type, right size, strict JSON."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from flask import Request, Response, request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from samenleving.web.json_io import lees_json, schrijf_json

MAX_BYTES = 1_000_000
"""Room for the largest request that the gate lets through: some twenty bytes a value."""


class Verzoek(Request):
    """A request whose files stay in memory, as bounded as the rest of it: nothing is written to disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 (what werkzeug passes)
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()


def json_inhoud() -> Any:
    """The body as data; raises 413, 415 or `InvoerFout`."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    inhoud = request.get_data(cache=False)
    # A body without a declared length is cut off at the limit by the server, not refused.
    if len(inhoud) >= MAX_BYTES:
        raise RequestEntityTooLarge
    return lees_json(inhoud)


def json_antwoord(inhoud: Any, status: int = 200) -> Response:
    """An answer in UTF-8, unsorted, without NaN."""
    return json_bytes(schrijf_json(inhoud), status)


def json_bytes(inhoud: bytes, status: int = 200) -> Response:
    """An answer that was written before."""
    antwoord = Response(inhoud, status=status)
    antwoord.headers["Content-Type"] = "application/json; charset=utf-8"
    return antwoord
