"""The files of a proposal folder as data: weighed before they are read, nothing followed, nothing run."""

from __future__ import annotations

from pathlib import Path

from samenleving.errors import InvoerFout
from samenleving.files import lees_bytes
from samenleving.workbench.concept import (
    MAX_BESTANDEN,
    MAX_INHOUD,
    REFORM,
    controleer_bestandsnaam,
    weeg,
)

OVERGESLAGEN = ("__MACOSX", "Thumbs.db", "desktop.ini", "__pycache__")
"""What systems leave behind in folders, besides names that begin with a point."""


def overslaan(naam: str) -> bool:
    """Whether a file belongs to the machine of the user and not to the proposal."""
    return any(stuk.startswith((".", "~")) or stuk in OVERGESLAGEN for stuk in naam.split("/"))


def lees_voorstelmap(map_: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files in a folder with a `reform.yaml`, by name, and a remark on each that was left out.

    Raises:
        InvoerFout: no proposal, too many or too large files, a name that is not safe, or a link.
    """
    uit: dict[str, bytes] = {}
    opmerkingen: list[str] = []
    for pad in sorted(map_.rglob("*")):
        naam = pad.relative_to(map_).as_posix()
        if overslaan(naam):
            if pad.is_file():
                opmerkingen.append(f"{naam} is overgeslagen: het hoort niet bij het voorstel")
            continue
        if pad.is_symlink() or not (pad.is_dir() or pad.is_file()):
            tekst = f"“{naam}” is een koppeling of geen gewoon bestand"
            raise InvoerFout.een(tekst, "zet er het bestand zelf", bestand=f"{map_.name}/{naam}")
        if pad.is_dir():
            continue
        controleer_bestandsnaam(naam, map_.name)
        if len(uit) >= MAX_BESTANDEN:
            weeg([dict.fromkeys(map(str, range(MAX_BESTANDEN + 1)), b"")], map_.name)
        uit[naam] = lees_bytes(pad, MAX_INHOUD) if pad.stat().st_size else b""
        weeg([uit], map_.name)
    if REFORM not in uit:
        tekst = f"in deze map staat geen {REFORM}"
        raise InvoerFout.een(tekst, "open de map van één voorstel", bestand=map_.name)
    return uit, tuple(opmerkingen)
