"""The parts of WordprocessingML that python-docx lacks: tracked changes, footnotes, fields, language.

Everything here writes plain ECMA-376 elements. Nothing reads the clock: a document is the same twice.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

AUTEUR = "samenleving"
OUDSTE_ZIPDATUM = (1980, 1, 1, 0, 0, 0)
GEEN_DATUM = "2000-01-01"
"""Stands in the file where the stamp gives no date, because Word wants one."""


def element(naam: str, kinderen: tuple[Any, ...] = (), **attributen: str) -> Any:
    """An element ``w:naam`` with attributes ``w:…`` and children."""
    uit = OxmlElement(f"w:{naam}")
    for sleutel, waarde in attributen.items():
        uit.set(qn(f"w:{sleutel}"), waarde)
    for kind in kinderen:
        uit.append(kind)
    return uit


def tekst_element(tekst: str, geschrapt: bool = False) -> Any:
    uit = element("delText" if geschrapt else "t")
    uit.set(qn("xml:space"), "preserve")
    uit.text = tekst
    return uit


def veld(alinea: Any, opdracht: str, voorlopig: str = "1") -> None:
    """Append a field such as ``PAGE`` to a paragraph; ``voorlopig`` shows until Word computes it."""
    for inhoud in (
        element("fldChar", fldCharType="begin"),
        _instructie(opdracht),
        element("fldChar", fldCharType="separate"),
        tekst_element(voorlopig),
        element("fldChar", fldCharType="end"),
    ):
        alinea._p.append(element("r", (inhoud,)))


def _instructie(opdracht: str) -> Any:
    uit = element("instrText")
    uit.set(qn("xml:space"), "preserve")
    uit.text = f" {opdracht} "
    return uit


class Revisies:
    """Hands out tracked changes with ids that count up and one fixed author and date."""

    def __init__(self, datum: str) -> None:
        self._datum = f"{datum or GEEN_DATUM}T00:00:00Z"
        self._nummer = 0

    def maak(self, wijziging: str, kinderen: tuple[Any, ...] = ()) -> Any:
        """``w:ins`` or ``w:del`` around runs, or empty as the mark on a paragraph sign."""
        self._nummer += 1
        naam = "ins" if wijziging == "ingevoegd" else "del"
        return element(naam, kinderen, id=str(self._nummer), author=AUTEUR, date=self._datum)


class Voetnoten:
    """The footnotes part. ``maak`` fills a footnote; ``hecht_aan`` adds the part to the document."""

    def __init__(self) -> None:
        self.deel: Any = None
        self._aantal = 0

    def hecht_aan(self, document: DocxDocument) -> None:
        scheiding = "".join(
            f'<w:footnote w:type="{soort}" w:id="{nummer}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
            f"<w:r><w:{teken}/></w:r></w:p></w:footnote>"
            for soort, nummer, teken in (
                ("separator", "-1", "separator"),
                ("continuationSeparator", "0", "continuationSeparator"),
            )
        )
        wortel = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{scheiding}</w:footnotes>")
        pakket = document.part.package
        self.deel = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, wortel, pakket)
        document.part.relate_to(self.deel, RELATIONSHIP_TYPE.FOOTNOTES)

    def maak(self, vul: Callable[[Any], None]) -> Any:
        """A new footnote whose paragraph ``vul`` fills; the reference run to put in the text."""
        self._aantal += 1
        nummer = str(self._aantal)
        teken = element(
            "r", (element("rPr", (element("rStyle", val="FootnoteReference"),)), element("footnoteRef"))
        )
        alinea = element("p", (element("pPr", (element("pStyle", val="FootnoteText"),)), teken))
        alinea.append(element("r", (tekst_element(" "),)))
        vul(alinea)
        self.deel.element.append(element("footnote", (alinea,), id=nummer))
        stijl = element("rPr", (element("rStyle", val="FootnoteReference"),))
        return element("r", (stijl, element("footnoteReference", id=nummer)))


def taal_van_document(document: DocxDocument, taal: str) -> None:
    """Set the language in ``w:docDefaults``: the template says en-US, and screen readers believe it."""
    standaard = document.styles.element.find(qn("w:docDefaults"))
    eigenschappen = standaard.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for oud in eigenschappen.findall(qn("w:lang")):
        eigenschappen.remove(oud)
    eigenschappen.append(element("lang", val=taal, eastAsia=taal, bidi="ar-SA"))


def bewaar(document: DocxDocument, datum: str) -> bytes:
    """The file as bytes, the same for the same document: fixed dates in the zip and in the properties."""
    dag = datetime.datetime.fromisoformat(datum or GEEN_DATUM)
    eigenschappen = document.core_properties
    eigenschappen.created = eigenschappen.modified = dag
    eigenschappen.last_modified_by = eigenschappen.author = AUTEUR
    eigenschappen.revision = 1
    ruw, vast = io.BytesIO(), io.BytesIO()
    document.save(ruw)
    with zipfile.ZipFile(ruw) as bron, zipfile.ZipFile(vast, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            kop = zipfile.ZipInfo(naam, OUDSTE_ZIPDATUM)
            kop.compress_type = zipfile.ZIP_DEFLATED
            kop.external_attr = 0o644 << 16
            doel.writestr(kop, bron.read(naam))
    return vast.getvalue()
