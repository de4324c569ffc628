"""A file with the text of an act as plain lines: a saved page, Akoma Ntoso, plain text or Markdown.

Only lines come out, whatever the file looks like: which lines are articles, leden and points is read in
`articles`. A file may come from anywhere, so its size is bounded, no entity is expanded, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samenleving.errors import InvoerFout
from samenleving.files import lees_bytes, lees_xml, ontcijfer

SOORTEN = (".html", ".htm", ".xml", ".akn", ".txt", ".md")
"""The kinds of file that can be read, by suffix."""

MAX_BYTES = 10_000_000
MAX_REGELS = 50_000
MAX_REGEL = 50_000

_BLOKKEN = frozenset(
    "address article blockquote body center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_GEEN_TEKST = frozenset(
    "button form head iframe input nav noscript object script select style svg template textarea "
    "footer".split()
)
_WIT = re.compile(r"[ \t\r\f\v\u00a0\u2007\u2009\u202f]+")
_MARKDOWN = re.compile(r"^(?:#{1,6} +|> ?)+|\*\*|__")


def regels_van(pad: Path) -> tuple[str, ...]:
    """The lines of a file, without empty ones and with single spaces.

    Raises:
        InvoerFout: too large, not this kind of file, unreadable, or XML that declares anything.
    """
    soort = pad.suffix.lower()
    if soort not in SOORTEN:
        mogelijk = ", ".join(SOORTEN)
        raise InvoerFout.een(
            f"een bestand {soort or 'zonder extensie'} kan niet gelezen worden",
            f"bewaar de wettekst als {mogelijk}",
            bestand=str(pad),
        )
    inhoud = lees_bytes(pad, MAX_BYTES)
    if soort in (".html", ".htm"):
        ruw = _uit_html(inhoud, pad)
    elif soort in (".xml", ".akn"):
        ruw = _uit_akn(inhoud, pad)
    else:
        ruw = ontcijfer(inhoud, str(pad)).splitlines()
        ruw = [_MARKDOWN.sub("", regel) for regel in ruw] if soort == ".md" else ruw
    regels = [schoon for regel in ruw if (schoon := _WIT.sub(" ", regel).strip())]
    if len(regels) > MAX_REGELS or any(len(regel) > MAX_REGEL for regel in regels):
        raise InvoerFout.een(
            "dit bestand heeft te veel of te lange regels voor één akte",
            "bewaar enkel de tekst van de akte",
            bestand=str(pad),
        )
    return tuple(regels)


# --- a saved page -----------------------------------------------------------------------------------------


def _uit_html(inhoud: bytes, pad: Path) -> list[str]:
    from lxml import etree, html

    # old Justel pages are Windows-1252, whatever they say
    inhoud = ontcijfer(inhoud, str(pad)).encode("utf-8")
    ontleder = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        wortel = html.document_fromstring(inhoud, parser=ontleder)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise InvoerFout.een(
            "dit is geen leesbare HTML-pagina", "bewaar de pagina opnieuw", bestand=str(pad)
        ) from None
    return "".join(_stukken(wortel)).split("\n")


def _stukken(wortel: Any) -> Iterator[str]:
    """The text of a page with a line end around every block; a stack, because pages nest without limit."""
    stapel: list[Any] = [wortel]
    while stapel:
        bovenste = stapel.pop()
        if isinstance(bovenste, str):
            yield bovenste
            continue
        naam = bovenste.tag if isinstance(bovenste.tag, str) else ""
        staart = re.sub(r"\s+", " ", bovenste.tail or "")
        if naam in _GEEN_TEKST or not naam:
            yield staart
            continue
        einde = "\n" if naam in _BLOKKEN or naam == "br" else ""
        begin = "\n" if naam in _BLOKKEN else ""
        tekst = re.sub(r"\s+", " ", bovenste.text or "")
        if naam == "sup" and tekst.strip() == "o":
            tekst = "°"
        yield begin + tekst
        stapel.append(einde + staart)
        stapel.extend(reversed(bovenste))


# --- Akoma Ntoso ------------------------------------------------------------------------------------------


def _uit_akn(inhoud: bytes, pad: Path) -> list[str]:
    from lxml import etree

    wortel = lees_xml(inhoud, str(pad), MAX_BYTES)
    etree.strip_tags(wortel, etree.Comment, etree.ProcessingInstruction)
    if _naam(wortel) != "akomaNtoso":
        raise InvoerFout.een(
            "dit XML-bestand is geen Akoma Ntoso", "geef een akomaNtoso-bestand", bestand=str(pad)
        )
    gezag = wortel.find(".//{*}FRBRauthoritative")
    if gezag is not None and gezag.get("value") == "false":
        raise InvoerFout.een(
            "dit bestand zegt zelf dat zijn tekst niet officieel is (FRBRauthoritative)",
            "geef de tekst van de Vlaamse Codex of van Justel",
            bestand=str(pad),
        )
    return [" ".join(regel.split()) for regel in _akn_regels(wortel, "")]


def _akn_regels(element: Any, voor: str) -> Iterator[str]:
    """One line a paragraph of text, behind the numbers of the units that begin with it."""
    naam = _naam(element)
    if naam in ("meta", "mod", "quotedStructure", "note", "authorialNote"):
        return
    if naam in ("p", "num", "heading", "docTitle", "docDate", "shortTitle", "longTitle", "formula"):
        yield f"{voor} {''.join(element.itertext())}".strip()
        return
    nummer = next((kind for kind in element if _naam(kind) == "num"), None)
    if nummer is not None:
        opschrift = next((kind for kind in element if _naam(kind) == "heading"), None)
        tekst = "".join(nummer.itertext()).strip()
        if naam == "article":
            yield tekst if tekst.lower().startswith("art") else f"Art. {tekst}"
        elif opschrift is not None:
            yield f"{tekst} {''.join(opschrift.itertext())}".strip()
        elif tekst.startswith("§") or tekst.endswith(("°", ")")):
            voor = f"{voor} {tekst}".strip()
    for kind in element:
        if _naam(kind) not in ("num", "heading"):
            for regel in _akn_regels(kind, voor):
                yield regel
                voor = ""


def _naam(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
