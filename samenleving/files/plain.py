"""Plain files: weighed before they are opened, and only text where text is asked."""

from __future__ import annotations

import stat
from pathlib import Path

from samenleving.errors import InvoerFout

MEGABYTE = 1_000_000
MAX_TEKST = 5 * MEGABYTE
"""An act of a thousand articles is less than one megabyte."""

_CODERINGEN = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BEWAAR = "bewaar het bestand opnieuw als UTF-8 en probeer opnieuw"


def lees_bytes(pad: Path | str, grens: int) -> bytes:
    """The bytes of an ordinary file of at most `grens` bytes.

    Raises:
        InvoerFout: there is no such file, it is no ordinary file, it is empty or too large, or it may not be
            read. A file that is too large is never opened.
    """
    bestand = Path(pad)
    try:
        feiten = bestand.stat()
        if not stat.S_ISREG(feiten.st_mode):
            raise InvoerFout.een(
                "dit is geen gewoon bestand", "geef het pad van een bestand", bestand=str(pad)
            )
        if feiten.st_size > grens:
            raise te_groot(str(pad), feiten.st_size, grens)
        with bestand.open("rb") as stroom:
            inhoud = stroom.read(grens + 1)
    except OSError as fout:
        waarom = (
            "dit bestand bestaat niet" if isinstance(fout, FileNotFoundError) else "dit bestand opent niet"
        )
        raise InvoerFout.een(waarom, "kijk het pad en de rechten na", bestand=str(pad)) from None
    if len(inhoud) > grens:
        raise te_groot(str(pad), len(inhoud), grens)
    if not inhoud:
        raise InvoerFout.een("dit bestand is leeg", "bewaar het opnieuw", bestand=str(pad))
    return inhoud


def te_groot(bestand: str, grootte: int, grens: int) -> InvoerFout:
    """The refusal of a file that weighs too much."""
    tekst = f"dit bestand is {mb(grootte)} groot; ten hoogste {mb(grens)} wordt gelezen"
    return InvoerFout.een(tekst, "haal beelden en bijlagen eruit, of splits het", bestand=bestand)


def mb(grootte: int) -> str:
    """A size for a message: *2,5 MB*."""
    return f"{grootte / MEGABYTE:.1f} MB".replace(".", ",").replace(",0 ", " ")


def ontcijfer(inhoud: bytes, naam: str) -> str:
    """The text of bytes: UTF-8 (with or without mark), UTF-16 with its mark, else Windows-1252.

    Every line ends with a line feed.

    Raises:
        InvoerFout: these bytes are no text.
    """
    codering = next((soort for merk, soort in _CODERINGEN if inhoud.startswith(merk)), "utf-8")
    try:
        tekst = inhoud.decode(codering or "ascii")
    except UnicodeDecodeError:
        if codering != "utf-8":
            raise InvoerFout.een("de tekencodering klopt niet", _BEWAAR, bestand=naam) from None
        tekst = inhoud.decode("cp1252", errors="replace")
    if "\x00" in tekst or "\ufffd" in tekst:
        raise InvoerFout.een("dit is geen tekst", _BEWAAR, bestand=naam)
    return tekst.replace("\r\n", "\n").replace("\r", "\n")


def lees_tekstbestand(pad: Path | str, grens: int = MAX_TEKST) -> str:
    """The text of a file; see `lees_bytes` and `ontcijfer`."""
    return ontcijfer(lees_bytes(pad, grens), str(pad))
