"""Write the tables of a document as a workbook: one sheet a table, with the document itself on the first.

Text is always written as text, so no cell can become a formula or an address. Notes are comments on their
cell. The same document gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING, Any

import xlsxwriter

from samenleving.documents.blocks import Document
from samenleving.documents.rekenblad import Blad, Vak, bladen, over

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LETTER = "Verdana"
GEEN_DATUM = "2000-01-01"
EERSTE_BLAD = "Over"
MAX_BLADNAAM = 31
MAX_TEKENS = 32_000
"""A cell holds little more; longer text is cut with a visible mark."""
A4 = 9
"""Its number in the format."""
SMALST, BREEDST = 8, 60
REGELHOOGTE, HOOGST = 12.5, 409
"""In points; no row of a workbook is higher."""
_VERBODEN = re.compile(r"[\[\]:*?/\\']")


def schrijf_xlsx(document: Document) -> bytes:
    """The whole file. Raises :class:`DocumentFout` if the document is not sound or has no tables."""
    tabellen = bladen(document)
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(
        uit,
        {
            "in_memory": True,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    dag = datetime.datetime.fromisoformat(document.stempel.datum or GEEN_DATUM)
    boek.set_properties({"title": document.titel[:255], "author": "samenleving", "created": dag})
    opmaak = _Opmaak(boek)
    namen = bladnamen(tabellen)
    _over(boek.add_worksheet(EERSTE_BLAD), document, tabellen, namen, opmaak)
    for blad, naam in zip(tabellen, namen, strict=True):
        _schrijf(boek.add_worksheet(naam), blad, opmaak)
    boek.close()
    return uit.getvalue()


def bladnamen(tabellen: tuple[Blad, ...]) -> tuple[str, ...]:
    """A name for each sheet: a number, so that no two are the same, and as much of the caption as fits."""
    breed = len(str(len(tabellen)))
    return tuple(
        f"{nummer:0{breed}d} {' '.join(_VERBODEN.sub(' ', blad.titel).split())}"[:MAX_BLADNAAM].strip()
        for nummer, blad in enumerate(tabellen, 1)
    )


class _Opmaak:
    """The formats of a workbook; a format is made once, in the order in which it is first asked for."""

    def __init__(self, boek: xlsxwriter.Workbook) -> None:
        self._boek = boek
        self._gemaakt: dict[tuple[tuple[str, Any], ...], Any] = {}

    def geef(self, **eigenschappen: Any) -> Any:
        vast = {"font_name": LETTER, "font_size": 9, "valign": "top", "text_wrap": True, **eigenschappen}
        sleutel = tuple(sorted(vast.items()))
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = self._boek.add_format(vast)
        return self._gemaakt[sleutel]


def _over(
    vel: Worksheet, document: Document, tabellen: tuple[Blad, ...], namen: tuple[str, ...], opmaak: _Opmaak
) -> None:
    _op_papier(vel)
    vel.set_column(0, 0, 24)
    vel.set_column(1, 1, 90)
    regels = over(document)
    for rij, (naam, waarde) in enumerate(regels):
        vel.write_string(rij, 0, naam, opmaak.geef(bold=True))
        vel.write_string(rij, 1, _passend(waarde), opmaak.geef())
    for rij, (blad, naam) in enumerate(zip(tabellen, namen, strict=True), len(regels) + 1):
        vel.write_string(rij, 0, "tabel", opmaak.geef(bold=True))
        doel = f"internal:'{naam}'!A1"
        vel.write_url(rij, 1, doel, opmaak.geef(font_color="#14507F", underline=1), _passend(blad.titel))


def _schrijf(vel: Worksheet, blad: Blad, opmaak: _Opmaak) -> None:
    vel.freeze_panes(1, 1)
    vel.repeat_rows(0)
    _op_papier(vel)
    breedtes: list[int] = []
    for kolom in range(len(blad.kop)):
        langste = max(len(regel) for rij in (blad.kop, *blad.rijen) for regel in rij[kolom].tekst.split("\n"))
        breedtes.append(min(BREEDST, max(SMALST, langste + 2)))
        vel.set_column(kolom, kolom, breedtes[-1])
    for rij, vakken in enumerate((blad.kop, *blad.rijen)):
        vel.set_row(rij, _hoogte(vakken, breedtes))
        for kolom, vak in enumerate(vakken):
            _vak(vel, rij, kolom, vak, opmaak)


def _op_papier(vel: Worksheet) -> None:
    """All columns on one page, whoever prints it."""
    vel.set_landscape()
    vel.set_paper(A4)
    vel.fit_to_pages(1, 0)
    vel.set_footer("&R&9Pagina &P van &N")


def _hoogte(vakken: tuple[Vak, ...], breedtes: list[int]) -> float | None:
    """The height of a row in points, None where one line is enough: not every program fits it by itself."""
    regels = max(
        sum(max(1, -(-len(regel) // breed)) for regel in vak.tekst.split("\n"))
        for vak, breed in zip(vakken, breedtes, strict=True)
    )
    return min(HOOGST, regels * REGELHOOGTE) if regels > 1 else None


def _vak(vel: Worksheet, rij: int, kolom: int, vak: Vak, opmaak: _Opmaak) -> None:
    eigen: dict[str, Any] = {"bold": True} if vak.vet else {}
    if rij == 0:
        eigen |= {"bottom": 2}
    if vak.getal is not None:
        eigen |= {"num_format": _getalopmaak(vak.tekst), "align": "right"}
        vel.write_number(rij, kolom, float(vak.getal), opmaak.geef(**eigen))
    elif vak.tekst:
        vel.write_string(rij, kolom, _passend(vak.tekst), opmaak.geef(**eigen))
    if vak.noten:
        vel.write_comment(rij, kolom, _passend("\n".join(vak.noten)), {"author": "samenleving", "x_scale": 3})


def _getalopmaak(tekst: str) -> str:
    decimalen = len(tekst.partition(",")[2])
    return ("#,##0" if "." in tekst else "0") + ("." + "0" * decimalen if decimalen else "")


def _passend(tekst: str) -> str:
    return tekst if len(tekst) <= MAX_TEKENS else tekst[:MAX_TEKENS] + " […]"
