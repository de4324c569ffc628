"""The styles of a Word document: real heading styles, one letter, and names a drafter recognises."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from samenleving.documents.docx_ooxml import element

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

LETTER = "Verdana"
TABEL = "Samenlevingtabel"
INKT = RGBColor(0x1B, 0x25, 0x30)
ACCENT = RGBColor(0x1C, 0x55, 0x60)
GRIJS = RGBColor(0x4A, 0x56, 0x63)
LIJN = "D8D4CA"
VLAK = "F6F4EF"

_KOPPEN = {"ontwerp": (11, 10, 10, 10, 10), "rapport": (16, 12.5, 10.5, 10, 10)}
_TITEL = {"ontwerp": 12, "rapport": 22}


def leeg_document(soort: str) -> bytes:
    """An empty document with the styles of this kind, as a file: it is read faster than it is styled."""
    return _leeg("rapport" if soort in ("rapport", "overzicht") else "ontwerp")


@cache
def _leeg(vorm: str) -> bytes:
    document = docx.Document()
    _stel_in(document, vorm)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _stel_in(document: DocxDocument, vorm: str) -> None:
    """Give every style its letter, size and space. Drafts follow the lay-out of the Flemish circular."""
    gewoon = document.styles["Normal"]
    _letter(gewoon, 10)
    _ruimte(gewoon, na=7, regel=1.25)
    _letter(document.styles["Title"], _TITEL[vorm], vet=True)
    _ruimte(document.styles["Title"], na=8, regel=1.15)
    _zonder_rand(document.styles["Title"])
    _letter(document.styles["Subtitle"], 11, kleur=GRIJS)
    _ruimte(document.styles["Subtitle"], na=10, regel=1.2)
    for niveau, grootte in enumerate(_KOPPEN[vorm], 1):
        kop = document.styles[f"Heading {niveau}"]
        _letter(kop, grootte, vet=True, kleur=ACCENT if niveau == 1 and vorm == "rapport" else INKT)
        _ruimte(kop, voor=22 if niveau == 1 else 14, na=6, regel=1.15)
    _letter(document.styles["Caption"], 9, vet=True)
    _ruimte(document.styles["Caption"], voor=12, na=4)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    for bestaand in ("List Bullet", "List Bullet 2", "List Bullet 3"):
        _ruimte(document.styles[bestaand], na=3)
    _eigen(document, vorm)
    document.styles.element.append(_tabelstijl())


def _eigen(document: DocxDocument, vorm: str) -> None:
    alinea = WD_STYLE_TYPE.PARAGRAPH
    for naam, grootte, kleur in (
        ("Inleiding", 11.5 if vorm == "rapport" else 10, None),
        ("Klein", 8.5, GRIJS),
        ("Tabeltekst", 8.5, None),
        ("Herkomst", 8, GRIJS),
        ("Formule", 10, None),
        ("Handtekening", 10, None),
        ("Stempel", 8, GRIJS),
        ("footnote text", 8, None),
        ("toc 1", 9.5, None),
        ("toc 2", 9.5, None),
        ("toc 3", 9.5, None),
    ):
        stijl = document.styles.add_style(naam, alinea)
        stijl.base_style = document.styles["Normal"]
        _letter(stijl, grootte, kleur=kleur)
        _ruimte(stijl, na=2 if naam in ("Tabeltekst", "Herkomst", "Stempel", "footnote text") else 6)
    document.styles["Tabeltekst"].paragraph_format.line_spacing = 1.1
    document.styles["Tabeltekst"].paragraph_format.space_after = Pt(0)
    _ruimte(document.styles["Formule"], voor=10, na=10)
    _ruimte(document.styles["Handtekening"], voor=30, na=6)
    kop = document.styles.add_style("Artikelkop", alinea)
    kop.base_style = document.styles["Normal"]
    _letter(kop, 10, vet=True)
    _ruimte(kop, voor=6, na=3)
    kop.paragraph_format.keep_with_next = True
    verwijzing = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    verwijzing.font.superscript = True


def _letter(stijl: Any, grootte: float, vet: bool = False, kleur: RGBColor | None = None) -> None:
    stijl.font.name = LETTER
    stijl.font.size = Pt(grootte)
    stijl.font.bold = vet
    stijl.font.italic = False
    stijl.font.color.rgb = kleur or INKT
    eigenschappen = stijl.element.get_or_add_rPr()
    lettertypes = eigenschappen.find(qn("w:rFonts"))
    # theme fonts win from names, so they go; spacing of the template's titles goes too
    for naam in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        lettertypes.attrib.pop(qn(f"w:{naam}"), None)
    for naam in ("ascii", "hAnsi", "eastAsia", "cs"):
        lettertypes.set(qn(f"w:{naam}"), LETTER)
    for weg in ("spacing", "kern"):
        for oud in eigenschappen.findall(qn(f"w:{weg}")):
            eigenschappen.remove(oud)


def _ruimte(stijl: Any, voor: float = 0, na: float = 0, regel: float | None = None) -> None:
    opmaak = stijl.paragraph_format
    opmaak.space_before, opmaak.space_after = Pt(voor), Pt(na)
    if regel is not None:
        opmaak.line_spacing = regel


def _zonder_rand(stijl: Any) -> None:
    eigenschappen = stijl.element.get_or_add_pPr()
    for rand in eigenschappen.findall(qn("w:pBdr")):
        eigenschappen.remove(rand)


def _tabelstijl() -> Any:
    """Horizontal lines only, a firm one below the head."""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABEL}">'
        f'<w:name w:val="{TABEL}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
        "<w:tblPr><w:tblBorders>"
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/></w:tblBorders><w:tblCellMar>'
        '<w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        '<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="4A5663"/></w:tcBorders>'
        "</w:tcPr>"
        '</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )


def kaderrand(kleur: str, soort: str = "single") -> Any:
    """The left border of a paragraph in a callout."""
    dikte = "12" if soort == "double" else "24"
    return element("pBdr", (element("left", val=soort, sz=dikte, space="10", color=kleur),))
