"""A document as pieces of HTML, for a site that has headings, navigation and a style of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from samenleving.documents.blocks import Blok, Document, Kop, Sectie
from samenleving.documents.html import Paginaschrijver
from samenleving.documents.structuur import eis_goed, platte_tekst


@dataclass(frozen=True, slots=True)
class Stuk:
    """A heading and what stands beneath it, up to the next heading.

    Attributes:
        niveau: 1 for a section of the document, 0 for what stands before the first.
        anker: id of the heading; links within the document name it.
        titel: plain text; empty for what stands before the first heading.
        html: everything beneath it, escaped and safe; may be empty.
    """

    niveau: int
    anker: str
    titel: str
    html: str


def html_stukken(document: Document) -> tuple[Stuk, ...]:
    """The body of a document in reading order; its notes stand at the end of the last piece.

    Raises :class:`DocumentFout` if the document is not sound.
    """
    eis_goed(document)
    schrijver = Paginaschrijver(document)
    stukken = list(_stukken(schrijver, document.blokken, Stuk(0, "", "", "")))
    noten = schrijver.tekst.notenlijst()
    if noten:
        stukken[-1] = replace(stukken[-1], html=stukken[-1].html + str(noten))
    return tuple(stuk for stuk in stukken if stuk.titel or stuk.html)


def _stukken(schrijver: Paginaschrijver, blokken: Iterable[Blok], kop: Stuk) -> Iterator[Stuk]:
    html = Markup("")
    for blok in blokken:
        if not isinstance(blok, Sectie | Kop):
            html += schrijver.blok(blok, kop.niveau)
            continue
        yield replace(kop, html=str(html))
        titel = schrijver.ankers.van(blok)
        kop = Stuk(titel.niveau, titel.anker, platte_tekst(titel.runs), "")
        html = Markup("")
        if isinstance(blok, Sectie):
            *eerder, laatste = _stukken(schrijver, blok.blokken, kop)
            yield from eerder
            kop, html = laatste, Markup(laatste.html)  # noqa: S704 (written above)
    yield replace(kop, html=str(html))
