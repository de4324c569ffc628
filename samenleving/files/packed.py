"""A document that is a zip (DOCX): weighed before it is unpacked, and unpacked in memory only."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

from samenleving.errors import InvoerFout
from samenleving.files.plain import MEGABYTE, mb

MAX_DOCX = 20 * MEGABYTE
"""The file itself; a draft without images is less than one megabyte."""
MAX_UITGEPAKT = 100 * MEGABYTE
"""Everything in it together."""
MAX_DEEL = 30 * MEGABYTE
"""One part that we read."""
MAX_DELEN = 2_000
MAX_VERHOUDING = 200
"""How much larger a part may become: real text shrinks to a tenth or so, never to less than a hundredth."""
_KLEIN = 1 * MEGABYTE

_OPNIEUW = "open het document in een tekstverwerker en bewaar het opnieuw"


def lees_pakket(inhoud: bytes, naam: str, nodig: Callable[[str], bool]) -> Mapping[str, bytes]:
    """The parts of a packed document that `nodig` asks for, by name.

    Every part is weighed, also those that are not asked: what a package says of itself must be true.

    Raises:
        InvoerFout: no zip, damaged, locked, too many or too large parts, a part that unpacks to far more than
            itself, or a name that points out of the package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            delen = pakket.infolist()
            _weeg(delen, naam)
            return {deel.filename: _lees(pakket, deel, naam) for deel in delen if nodig(deel.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise _weiger(naam, "dit bestand is beschadigd, vergrendeld of geen document van dit soort") from None


def _weeg(delen: list[zipfile.ZipInfo], naam: str) -> None:
    if len(delen) > MAX_DELEN:
        raise _weiger(naam, f"dit document telt {len(delen)} delen; ten hoogste {MAX_DELEN} worden gelezen")
    gezien: set[str] = set()
    for deel in delen:
        if not _veilige_naam(deel.filename):
            raise _weiger(naam, f"een deel van dit document wijst naar buiten: “{deel.filename[:60]}”")
        if deel.filename in gezien:
            raise _weiger(naam, f"een deel van dit document staat er twee keer: “{deel.filename[:60]}”")
        gezien.add(deel.filename)
        if deel.file_size > max(_KLEIN, MAX_VERHOUDING * deel.compress_size):
            tekst = f"“{deel.filename[:60]}” zwelt bij het uitpakken op tot {mb(deel.file_size)}"
            raise _weiger(naam, tekst)
    totaal = sum(deel.file_size for deel in delen)
    if totaal > MAX_UITGEPAKT:
        raise _weiger(naam, f"dit document is uitgepakt {mb(totaal)}; ten hoogste {mb(MAX_UITGEPAKT)} mag")


def _veilige_naam(naam: str) -> bool:
    stukken = naam.replace("\\", "/").split("/")
    return not (naam.startswith(("/", "\\")) or ":" in stukken[0] or ".." in stukken or "\x00" in naam)


def _lees(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo, naam: str) -> bytes:
    """What the package says of a part is not believed: reading stops one byte beyond it."""
    grens = min(deel.file_size, MAX_DEEL)
    if deel.file_size > MAX_DEEL:
        raise _weiger(naam, f"“{deel.filename[:60]}” is uitgepakt {mb(deel.file_size)}")
    with pakket.open(deel) as stroom:
        inhoud = stroom.read(grens + 1)
    if len(inhoud) > grens:
        raise _weiger(naam, f"“{deel.filename[:60]}” is groter dan het document zelf zegt")
    return inhoud


def _weiger(naam: str, tekst: str) -> InvoerFout:
    return InvoerFout.een(tekst, _OPNIEUW, bestand=naam)
