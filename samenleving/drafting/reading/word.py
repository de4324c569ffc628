"""A Word document as its author means it: changes accepted, comments and hidden marks left out.

Read from the XML itself, so that what a word processor does to a sentence (splits it into runs, numbers it,
marks it as changed) is undone here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from samenleving.drafting.reading.lines import Regel
from samenleving.drafting.reading.numbering import Nummering, W, lees_nummering
from samenleving.drafting.reading.paper import Papier, lees_stempel, soort_in
from samenleving.errors import InvoerFout
from samenleving.files import MAX_DOCX, lees_bytes, lees_pakket, lees_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOOFD = "word/document.xml"
_DELEN = (_HOOFD, "word/styles.xml", "word/numbering.xml", "word/settings.xml")
_NAAST = ("herkomst", "stempel", "toc", "inhopg", "klein", "inleiding", "caption", "bijschrift",
          "footnote", "voetnoot", "header", "koptekst", "footer", "voettekst", "tabel", "comment",
          "opmerking")  # fmt: skip
_KOPPEN = ("heading", "kop ", "kop1", "kop2", "title", "titel", "subtitle", "ondertitel")
_WEG = tuple(
    f"{W}{naam}"
    for naam in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "footnoteReference",
        "tbl",
        "pict",
    )
)
_VAL = f"{W}val"


def lees_word(pad: Path | str) -> Papier:
    """The paragraphs of a DOCX, tracked changes as if accepted.

    Raises:
        InvoerFout: no safe DOCX (see `samenleving.files`), or not one with a text.
    """
    delen = lees_pakket(lees_bytes(pad, MAX_DOCX), str(pad), lambda naam: naam in _DELEN)
    if _HOOFD not in delen:
        raise InvoerFout.een(
            "dit is geen Word-document (DOCX)", "bewaar het in Word als .docx", bestand=str(pad)
        )
    boom = {naam: lees_xml(inhoud, f"{pad}: {naam}") for naam, inhoud in delen.items()}
    stijlen = _stijlen(boom.get("word/styles.xml"))
    nummering = lees_nummering(boom.get("word/numbering.xml"))
    regels: list[Regel] = []
    stempel: list[str] = []
    kleintjes: list[str] = []
    vooraan = ""
    for nummer, alinea in enumerate(_alineas(boom[_HOOFD]), 1):
        stijl, lijst = _stijl(alinea, stijlen)
        tekst = vooraan + _tekst(alinea)
        if _alineateken_weg(alinea):
            # the mark between two paragraphs was deleted: they are one
            vooraan = tekst
            continue
        vooraan = ""
        if stijl.startswith("stempel"):
            stempel.append(tekst)
        if stijl.startswith("klein"):
            kleintjes.append(tekst)
        if not tekst.strip() or stijl.startswith(_NAAST):
            continue
        label = _label(alinea, lijst, nummering)
        regels.append(Regel(nummer, f"{label} {tekst}" if label else tekst, stijl.startswith(_KOPPEN)))
    return Papier(tuple(regels), lees_stempel(stempel), soort_in(kleintjes))


def _stijlen(wortel: _Element | None) -> Mapping[str, tuple[str, tuple[str, int]]]:
    """Style id → its name in lower case, and the list it belongs to."""
    uit: dict[str, tuple[str, tuple[str, int]]] = {}
    for stijl in wortel.iter(f"{W}style") if wortel is not None else ():
        naam = stijl.find(f"{W}name")
        id_ = str(stijl.get(f"{W}styleId") or "")
        uit[id_] = (str(naam.get(_VAL) if naam is not None else id_).lower(), _lijst(stijl))
    return uit


def _lijst(element: _Element) -> tuple[str, int]:
    lijst, laag = element.find(f".//{W}numPr/{W}numId"), element.find(f".//{W}numPr/{W}ilvl")
    diep = str(laag.get(_VAL) or "0") if laag is not None else "0"
    return (str(lijst.get(_VAL) or "") if lijst is not None else "", int(diep) if diep.isdigit() else 0)


def _stijl(
    alinea: _Element, stijlen: Mapping[str, tuple[str, tuple[str, int]]]
) -> tuple[str, tuple[str, int]]:
    eigen = alinea.find(f"{W}pPr/{W}pStyle")
    return stijlen.get(str(eigen.get(_VAL)) if eigen is not None else "", ("", ("", 0)))


def _label(alinea: _Element, van_stijl: tuple[str, int], nummering: Nummering) -> str:
    eigenschappen = alinea.find(f"{W}pPr")
    eigen = _lijst(eigenschappen) if eigenschappen is not None else ("", 0)
    lijst, laag = eigen if eigen[0] else van_stijl
    return nummering.label(lijst, laag) if lijst and lijst != "0" else ""


def _alineas(element: _Element) -> Iterator[_Element]:
    """Paragraphs in reading order, those in tables left out: the law of a draft stands in paragraphs."""
    for kind in element:
        if kind.tag == f"{W}p":
            yield kind
        elif kind.tag not in _WEG:
            yield from _alineas(kind)


def _alineateken_weg(alinea: _Element) -> bool:
    teken = alinea.find(f"{W}pPr/{W}rPr")
    return teken is not None and any(teken.find(f"{W}{naam}") is not None for naam in ("del", "moveFrom"))


def _tekst(element: _Element) -> str:
    return "".join(_stukken(element))


def _stukken(element: _Element) -> Iterator[str]:
    for kind in element:
        naam = kind.tag
        if not isinstance(naam, str) or naam in _WEG or naam == f"{W}pPr":
            continue
        if naam == f"{W}r" and kind.find(f"{W}rPr/{W}vanish") is not None:
            continue
        if naam == f"{W}t":
            yield kind.text or ""
        elif naam in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif naam == f"{W}noBreakHyphen":
            yield "-"
        elif not naam.endswith("}Fallback"):
            yield from _stukken(kind)
