"""XML of others: no declaration of entities, no network, no endless depth."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from samenleving.errors import InvoerFout
from samenleving.files.plain import MEGABYTE, te_groot

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_XML = 30 * MEGABYTE
MAX_DIEPTE = 200
MAX_KNOPEN = 1_000_000

_AANGIFTE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CODERING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_TOEGELATEN = ("utf-8", "utf-16", "ascii", "iso8859-1", "iso8859-15", "cp1252")
_OPNIEUW = "bewaar het document opnieuw met een gewone tekstverwerker of editor"


def lees_xml(inhoud: bytes, naam: str, grens: int = MAX_XML) -> _Element:
    """The root of an XML document.

    A document type is refused altogether: that is where entities are declared, and where a file or a server
    can be named. Entities are not resolved and the network is closed besides.

    Raises:
        InvoerFout: too large, an unknown encoding, a document type, not well formed, or nested too deep.
    """
    from lxml import etree

    if len(inhoud) > grens:
        raise te_groot(naam, len(inhoud), grens)
    if _AANGIFTE.search(_als_tekst(inhoud, naam)):
        raise _aangifte(naam)
    lezer = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        wortel = etree.fromstring(inhoud, lezer)
    except (etree.XMLSyntaxError, ValueError) as fout:
        regel = getattr(fout, "lineno", None) or None
        raise InvoerFout.een("dit is geen welgevormde XML", _OPNIEUW, bestand=naam, regel=regel) from None
    if wortel.getroottree().docinfo.internalDTD is not None:
        raise _aangifte(naam)
    _weeg(wortel, naam)
    return wortel


def _aangifte(naam: str) -> InvoerFout:
    tekst = "dit XML-bestand declareert een documenttype of entiteiten; dat wordt nooit gelezen"
    return InvoerFout.een(tekst, "haal de DOCTYPE weg", bestand=naam)


def _als_tekst(inhoud: bytes, naam: str) -> str:
    """The document as characters, to look for declarations: never less than what the parser will see."""
    merk = inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if merk:
        codering = "utf-16"
    else:
        genoemd = _CODERING.search(inhoud.partition(b"?>")[0])
        codering = genoemd[1].decode("ascii") if genoemd else "utf-8"
    try:
        gewoon = codecs.lookup(codering).name
        # without its mark UTF-16 is a pretext: the parser would go on in another encoding than we look in
        if gewoon not in _TOEGELATEN or (gewoon == "utf-16") is not merk:
            raise LookupError(codering)
        tekst = inhoud.decode(gewoon)
    except (LookupError, UnicodeDecodeError):
        raise InvoerFout.een(
            "deze tekencodering wordt niet gelezen", "bewaar de XML als UTF-8", bestand=naam
        ) from None
    if "\x00" in tekst:
        raise InvoerFout.een("dit is geen XML-tekst", "bewaar de XML als UTF-8", bestand=naam)
    return tekst


def _weeg(wortel: _Element, naam: str) -> None:
    """Without recursion: a deep document may not exhaust us either."""
    diepte, knopen = 0, 0
    stapel = [(wortel, 1)]
    while stapel:
        knoop, laag = stapel.pop()
        knopen += 1
        diepte = max(diepte, laag)
        if diepte > MAX_DIEPTE or knopen > MAX_KNOPEN:
            raise InvoerFout.een("deze XML is te diep of te breed vertakt", _OPNIEUW, bestand=naam)
        stapel += [(kind, laag + 1) for kind in knoop]
