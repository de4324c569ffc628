"""Writes a report as files, each of them whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from samenleving.compare import Comparison, naar_json
from samenleving.documents import Document
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.report.build import rapport

STAM = "vergelijking"


def _html(document: Document) -> bytes:
    from samenleving.documents.html import schrijf_html

    return schrijf_html(document).encode()


def _markdown(document: Document) -> bytes:
    from samenleving.documents.markdown import schrijf_markdown

    return schrijf_markdown(document).encode()


def _docx(document: Document) -> bytes:
    from samenleving.documents.docx import schrijf_docx

    return schrijf_docx(document)


_SCHRIJVERS: Mapping[str, Callable[[Document], bytes]] = {"html": _html, "md": _markdown, "docx": _docx}
FORMATEN = (*_SCHRIJVERS, "json")


def schrijf_map(
    vergelijking: Comparison, map_: Path | str, formaten: Sequence[str] = ("html", "md", "json")
) -> tuple[Path, ...]:
    """Write `vergelijking.<formaat>` in a folder, and return the paths in the order asked.

    Raises:
        InvoerFout: an unknown format, or a folder that cannot be written.
    """
    for formaat in formaten:
        if formaat not in FORMATEN:
            raise InvoerFout.een(
                f"het formaat “{formaat}” bestaat niet", bedoelde_u(formaat, FORMATEN), veld="formaat"
            )
    document = rapport(vergelijking) if set(formaten) - {"json"} else None
    inhoud = {
        formaat: naar_json(vergelijking).encode()
        if document is None or formaat == "json"
        else _SCHRIJVERS[formaat](document)
        for formaat in formaten
    }
    doel = Path(map_)
    try:
        doel.mkdir(parents=True, exist_ok=True)
        return tuple(_schrijf(doel / f"{STAM}.{formaat}", bytes_) for formaat, bytes_ in inhoud.items())
    except OSError as fout:
        raise InvoerFout.een(
            f"hier kan niet geschreven worden: {fout.strerror or 'onbekende fout'}",
            "kies een map waarin u mag schrijven",
            bestand=str(doel),
        ) from fout


def _schrijf(pad: Path, inhoud: bytes) -> Path:
    """First beside it, then in its place: a reader never sees half a file."""
    handvat, naam = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
    tijdelijk = Path(naam)
    try:
        with os.fdopen(handvat, "wb") as bestand:
            bestand.write(inhoud)
        tijdelijk.chmod(0o644)
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return pad
