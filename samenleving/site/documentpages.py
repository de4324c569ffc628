"""A document as pages of the site: one for each section, with links that find each other across pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from samenleving.documents import Document
from samenleving.documents.html_delen import Stuk, html_stukken
from samenleving.documents.style import TONEN
from samenleving.site.render import Pagina, md

_ID = re.compile(r'\bid="([^"]+)"')
_KOPRIJ = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_BREEDTE = re.compile(r"(?<=<table style=\"min-width:)([\d.]+)rem(?=\")")
BREED = 4
"""From so many columns on a table needs the room of the table of contents."""

REM_VAN_DE_SITE = 0.8
"""One rem of a document (16 px) in those of the site (20 px)."""

_NAAR_ANKER = re.compile(r'href="#([^"]+)"')
INDEX = "index"
ZONDER_INHOUD = "---\nhide:\n  - toc\n---"


@dataclass(frozen=True)
class Hoofdstuk:
    """One page: its name in the address, its title, and the pieces beneath it."""

    naam: str
    titel: str
    stukken: tuple[Stuk, ...]


def hoofdstukken(document: Document) -> tuple[Hoofdstuk, ...]:
    """The sections of a document, each for a page of its own; what stands before the first is left out."""
    gevonden: list[Hoofdstuk] = []
    for stuk in html_stukken(document):
        if stuk.niveau == 1:
            gevonden.append(Hoofdstuk(stuk.anker, stuk.titel, (stuk,)))
        elif gevonden:
            laatste = gevonden[-1]
            gevonden[-1] = Hoofdstuk(laatste.naam, laatste.titel, (*laatste.stukken, stuk))
    return tuple(gevonden)


def documentpaginas(
    document: Document, map_: str, inleiding: Sequence[str], titels: Mapping[str, str] | None = None
) -> list[Pagina]:
    """The pages of a document: an index with the introduction and the way to each section, and the sections.

    Args:
        document: any document with sections.
        map_: folder of the pages, below the reference folder.
        inleiding: paragraphs of Markdown for the index.
        titels: another title for a section, by its anchor.
    """
    anders = titels or {}
    delen = [replace(deel, titel=anders.get(deel.naam, deel.titel)) for deel in hoofdstukken(document)]
    waar = {anker: deel.naam for deel in delen for anker in _ankers(deel.stukken)}
    inhoud = "\n".join(f"- [{md(deel.titel)}]({deel.naam}.md)" for deel in delen)
    stempel = "\n".join(f"- {md(k.naam)}: {md(k.waarde)}" for k in document.stempel.kenmerken)
    index = [
        f"# {md(document.titel)}",
        *inleiding,
        inhoud,
        "## Hoe dit gemaakt is",
        stempel,
        md(document.stempel.voorbehoud),
    ]
    return [
        Pagina(f"{map_}/{INDEX}.md", _samen(index)),
        *(Pagina(f"{map_}/{deel.naam}.md", _samen(_regels(deel, waar))) for deel in delen),
    ]


def _ankers(stukken: Iterable[Stuk]) -> Iterable[str]:
    for stuk in stukken:
        yield stuk.anker
        yield from _ID.findall(stuk.html)


def _regels(deel: Hoofdstuk, waar: Mapping[str, str]) -> list[str]:
    # a page without headings of its own, or with a broad table, gives its tables the room of the contents
    regels = [ZONDER_INHOUD] if len(deel.stukken) == 1 or _heeft_brede_tabel(deel) else []
    for nummer, stuk in enumerate(deel.stukken):
        titel = stuk.titel if stuk.niveau > 1 else deel.titel
        regels.append(f"{'#' * stuk.niveau} {md(titel)} {{: #{stuk.anker} }}")
        if not nummer and regels[0] == ZONDER_INHOUD and len(deel.stukken) > 1:
            regels.append(f"Op deze pagina: {_inhoud(deel)}.")
        if stuk.html:
            html = _BREEDTE.sub(_in_de_maat_van_de_site, _met_links(stuk.html, deel.naam, waar))
            regels.append(f'<div class="document">\n{html}</div>')
    return regels


def _heeft_brede_tabel(deel: Hoofdstuk) -> bool:
    koppen = (kop for stuk in deel.stukken for kop in _KOPRIJ.findall(stuk.html))
    return any(kop.count("<th ") + kop.count("<td>") >= BREED for kop in koppen)


def _inhoud(deel: Hoofdstuk) -> str:
    onder = [stuk for stuk in deel.stukken if stuk.niveau > 1]
    hoogste = min(stuk.niveau for stuk in onder)
    return ", ".join(f"[{md(stuk.titel)}](#{stuk.anker})" for stuk in onder if stuk.niveau == hoogste)


def _in_de_maat_van_de_site(treffer: re.Match[str]) -> str:
    return f"{float(treffer[1]) * REM_VAN_DE_SITE:g}rem"


def _met_links(html: str, hier: str, waar: Mapping[str, str]) -> str:
    """Links to an anchor on another page name that page; the address of a page ends in a slash."""

    def doel(treffer: re.Match[str]) -> str:
        anker = treffer[1]
        pagina = waar.get(anker, hier)
        return treffer[0] if pagina == hier else f'href="../{pagina}/#{anker}"'

    return _NAAR_ANKER.sub(doel, html)


def _samen(delen: Iterable[str]) -> str:
    return "\n\n".join(deel for deel in delen if deel) + "\n"


def kleuren() -> str:
    """The tones of badges and callouts as CSS, the same as in every document."""
    return "".join(
        f".t-{naam}{{--inkt-l:#{toon.inkt};--vlak-l:#{toon.vlak};"
        f"--inkt-d:#{toon.inkt_donker};--vlak-d:#{toon.vlak_donker}}}\n"
        for naam, toon in TONEN.items()
    )
