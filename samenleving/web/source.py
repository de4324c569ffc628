"""The source of what runs here, for whoever uses it over a network (AGPL, section 13).

Only files of the package itself, by their kind: whatever else lies beside them stays there. The same files
give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from flask import Flask, Response, make_response

import openfisca_samenleving
import samenleving
import samenleving_client
from samenleving.locator import voorstellen_map
from samenleving.web.rekenhulp.pakket import EIGEN_BRON, PAKKET

PAKKETTEN = (openfisca_samenleving, samenleving, samenleving_client)
SOORTEN = frozenset(
    ".css .csv .html .j2 .js .json .md .py .svg .toml .ttf .txt .typ .typed .yaml .xsd".split()
)
LOS = ("LICENSE",)
MEEGELEVERD = ("LICENSE", "METADATA")
BOUW = (
    "pyproject.toml",
    "hatch_build.py",
    "Makefile",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "requirements",
)
"""What builds and installs the package; beside it in a clone, and not in an installed package."""

MEESTE_BYTES = 64_000_000
OUDSTE_DAG = (1980, 1, 1, 0, 0, 0)
RECHTEN = 0o644


class TeGroot(RuntimeError):  # noqa: N818 (Dutch)
    """The folders of the package hold more than a package does."""


def registreer(app: Flask) -> None:
    """Hand out the source at `/broncode.zip`."""

    @app.get(EIGEN_BRON)
    def broncode() -> Response:
        inhoud = pak_in()
        antwoord = make_response(inhoud)
        antwoord.content_type = "application/zip"
        antwoord.headers["Content-Disposition"] = "attachment; filename=openfisca-samenleving-broncode.zip"
        antwoord.set_etag(sha256(inhoud).hexdigest())
        return antwoord


@cache
def pak_in() -> bytes:
    """The zip, made once.

    Raises:
        TeGroot: more than `MEESTE_BYTES` of files.
    """
    doel = io.BytesIO()
    geteld = 0
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, pad in sorted(bestanden().items()):
            geteld += pad.stat().st_size
            if geteld > MEESTE_BYTES:
                raise TeGroot(f"de broncode is groter dan {MEESTE_BYTES} bytes, bij {naam}")
            deel = zipfile.ZipInfo(f"openfisca-samenleving/{naam}", OUDSTE_DAG)
            deel.compress_type = zipfile.ZIP_DEFLATED
            deel.external_attr = RECHTEN << 16
            zip_.writestr(deel, pad.read_bytes())
    return doel.getvalue()


def bestanden() -> dict[str, Path]:
    """Every file of the source, by its place in a clone."""
    mappen = {pakket.__name__: Path(str(pakket.__file__)).parent for pakket in PAKKETTEN}
    voorstellen = voorstellen_map()
    wortel = mappen["samenleving"].parent
    alle = {f"reforms/{naam}": pad for naam, pad in _onder(voorstellen)}
    for naam_map, map_ in mappen.items():
        alle |= {
            f"{naam_map}/{naam}": pad for naam, pad in _onder(map_) if not pad.is_relative_to(voorstellen)
        }
    alle |= _wat_is_geinstalleerd()
    for naam in BOUW if (wortel / "pyproject.toml").is_file() else ():
        if (wortel / naam).is_dir():
            alle |= {f"{naam}/{onder}": pad for onder, pad in _onder(wortel / naam)}
        elif (wortel / naam).is_file():
            alle[naam] = wortel / naam
    return alle


def _wat_is_geinstalleerd() -> dict[str, Path]:
    """The licence, and the names of what the package needs, as an installed package carries them."""
    try:
        delen = distribution(PAKKET).files or ()
    except PackageNotFoundError:
        return {}
    plekken = {deel.name: Path(str(deel.locate())) for deel in delen if deel.name in MEEGELEVERD}
    return {naam: pad for naam, pad in plekken.items() if pad.is_file()}


def _onder(map_: Path) -> Iterator[tuple[str, Path]]:
    for pad in map_.rglob("*"):
        naam = pad.relative_to(map_)
        verborgen = any(deel.startswith((".", "__pycache__")) for deel in naam.parts)
        van_ons = pad.suffix in SOORTEN or pad.name in LOS
        if van_ons and not verborgen and pad.is_file() and not pad.is_symlink():
            yield naam.as_posix(), pad
