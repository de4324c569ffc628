"""Files on disk, each of them whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from samenleving.errors import InvoerFout

LEESBAAR_VOOR_IEDEREEN = 0o644


def schrijf_bestanden(map_: Path | str, inhoud: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files in a folder, which is made where needed, and return their paths in order.

    Raises:
        InvoerFout: the folder cannot be written.
    """
    doel = Path(map_)
    try:
        doel.mkdir(parents=True, exist_ok=True)
        return tuple(_schrijf(doel / naam, bytes_) for naam, bytes_ in inhoud.items())
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
        tijdelijk.chmod(LEESBAAR_VOOR_IEDEREEN)
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return pad
