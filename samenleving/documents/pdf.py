"""Write a document as a PDF that declares PDF/UA-1 and PDF/A-2a, through one template of Typst.

The template gets the document as data and never as markup, so no text can become an instruction: there is
nothing to escape. Letters, template and date are our own or the document's: the same document gives the
same bytes on every machine with the same release of Typst.
"""

from __future__ import annotations

import functools
import json
import re
import struct
from importlib.resources import as_file, files

import typst

from samenleving.documents.blocks import Document
from samenleving.documents.codec import DocumentFout
from samenleving.documents.pdf_gegevens import gegevens
from samenleving.documents.structuur import eis_goed

GEEN_DATUM = "2000-01-01"
"""Stands in the file where the stamp gives no date, because PDF/A wants one."""
_STATIC = files(__package__).joinpath("static")
_LETTERS = _STATIC.joinpath("letters")
_GEWOON = "DejaVuSans.ttf"


def schrijf_pdf(document: Document) -> bytes:
    """The whole file. Raises :class:`DocumentFout` if the document is not sound. Same input, same bytes.

    A character that the letters do not hold (an emoji, Arabic) is printed as its number, ``[U+1F600]``:
    the norm forbids a character that nobody can see.
    """
    eis_goed(document)
    data = gegevens(document) | {"datum": document.stempel.datum or GEEN_DATUM}
    with as_file(_STATIC) as map_:
        try:
            return bytes(
                typst.compile(
                    map_ / "document.typ",
                    format="pdf",
                    sys_inputs={"data": _leesbaar(json.dumps(data, ensure_ascii=False))},
                    pdf_standards=["ua-1", "a-2a"],
                    font_paths=[map_ / "letters"],
                    ignore_system_fonts=True,
                )
            )
        except typst.TypstError as fout:
            raise DocumentFout(f"dit document kan geen PDF worden: {fout}") from fout


def _leesbaar(tekst: str) -> str:
    """The text without characters that no letter of ours can draw."""
    return _onleesbaar().sub(lambda treffer: f"[U+{ord(treffer.group()):04X}]", tekst)


@functools.cache
def _onleesbaar() -> re.Pattern[str]:
    reeksen = "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in _tekens(_lees_letter()))
    return re.compile(f"[^\\n{reeksen}]")


def _lees_letter() -> bytes:
    return _LETTERS.joinpath(_GEWOON).read_bytes()


def _tekens(letter: bytes) -> list[tuple[int, int]]:
    """The ranges of characters of a TrueType file: those of its table ``cmap`` in format 4."""
    (aantal,) = struct.unpack_from(">H", letter, 4)
    tabellen = {
        naam: plaats
        for naam, _, plaats, _ in (struct.unpack_from(">4sLLL", letter, 12 + 16 * i) for i in range(aantal))
    }
    cmap = tabellen[b"cmap"]
    (deel,) = struct.unpack_from(">L", letter, cmap + 8)
    (dubbel,) = struct.unpack_from(">H", letter, cmap + deel + 6)
    segmenten = dubbel // 2
    einden = struct.unpack_from(f">{segmenten}H", letter, cmap + deel + 14)
    beginnen = struct.unpack_from(f">{segmenten}H", letter, cmap + deel + 16 + dubbel)
    return [paar for paar in zip(beginnen, einden, strict=True) if paar[0] != 0xFFFF]
