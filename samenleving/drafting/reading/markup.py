"""Drafts as web page, as Markdown and as Akoma Ntoso: the paragraphs of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from samenleving.drafting.reading.lines import Regel
from samenleving.drafting.reading.paper import Papier, lees_stempel, soort_in
from samenleving.files import MAX_XML, lees_bytes, lees_tekstbestand, lees_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

# ---------------------------------------------------------------------------------------------- web page

_BLOK = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "article", "tr",
         "table", "ul", "ol", "blockquote", "main", "body", "header", "footer", "nav", "aside", "figure",
         "br"}  # fmt: skip
_LEEG = {"br", "img", "hr", "meta", "link", "input", "wbr", "col", "area", "base", "embed", "source", "track"}
_NIET = {
    "script",
    "style",
    "nav",
    "header",
    "table",
    "figure",
    "template",
    "title",
    "svg",
    "del",
    "sup",
    "aside",
}
_NIET_KLASSE = {"herkomst", "kader", "noten", "sla-over", "inhoud", "voorbehoud", "inleiding"}
_KOPPEN = {"h1", "h2", "h3"}


class _Pagina(HTMLParser):
    """Collects lines; a label in a heading of its own (`Art. 5.`) is joined to the line that follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.regels: list[tuple[str, bool]] = []
        self.stempel: list[str] = []
        self._tekst: list[str] = []
        self._stapel: list[tuple[str, bool]] = []
        self._kop = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOK:
            self._sluit()
        if tag in _LEEG:
            return
        klassen = set((dict(attrs).get("class") or "").split())
        weg = tag in _NIET or bool(klassen & _NIET_KLASSE)
        if len(self._stapel) < _DIEPST:
            self._stapel.append((tag, weg or (tag == "footer" and "stempel" not in klassen)))
        self._kop = tag in _KOPPEN if tag in _BLOK else self._kop

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOK:
            self._sluit()
        for plek in range(len(self._stapel) - 1, -1, -1):
            if self._stapel[plek][0] == tag:
                del self._stapel[plek:]
                break

    def handle_data(self, data: str) -> None:
        if not any(weg for _, weg in self._stapel):
            self._tekst.append(data)

    def close(self) -> None:
        super().close()
        self._sluit()

    def _sluit(self) -> None:
        tekst = " ".join("".join(self._tekst).split())
        self._tekst = []
        if not tekst:
            return
        namen = [naam for naam, _ in self._stapel]
        if "footer" in namen and not {"dt", "dd"} & set(namen):
            return
        if "dt" in namen:
            self.stempel.append(f"{tekst}: ")
        elif "dd" in namen and self.stempel:
            self.stempel[-1] += tekst
        else:
            self.regels.append((tekst, self._kop))
        self._kop = False


_DIEPST = 500
_SOORTREGEL = re.compile(r'<p class="soort"><span>([^<]{1,80})</span>')
_LABEL = re.compile(r"(?:Artikel|Art\.) \d+(?:bis|ter|quater|quinquies)?(?:/\d+)*\.")


def lees_pagina(pad: Path | str) -> Papier:
    """The paragraphs of a web page."""
    bron = lees_tekstbestand(pad, MAX_XML)
    pagina = _Pagina()
    pagina.feed(bron)
    pagina.close()
    regels = [Regel(nummer, tekst, kop) for nummer, (tekst, kop) in enumerate(pagina.regels, 1)]
    soort = _SOORTREGEL.search(bron)
    genoemd = soort_in([unescape(soort[1])]) if soort else ""
    return Papier(tuple(_met_label(regels)), lees_stempel(pagina.stempel), genoemd)


def _met_label(regels: list[Regel]) -> Iterator[Regel]:
    """A label alone on its line belongs to the next."""
    los = ""
    for regel in regels:
        if _LABEL.fullmatch(regel.tekst):
            los = regel.tekst
            continue
        yield Regel(regel.nummer, f"{los} {regel.tekst}", False) if los else regel
        los = ""


# ---------------------------------------------------------------------------------------------- Markdown

_ANKER = re.compile(r"<a id=[^>]*></a>|<!--.*?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([^\sA-Za-z0-9])")
_NADRUK = re.compile(r"\*\*|(?<!\\)(?<![\w*])\*(?=\S)|(?<=\S)(?<!\\)\*(?![\w*])|`")
_OPSOMMING = re.compile(r"^[-*+] +")
_NAAST = re.compile(r"\*Herkomst|\*\*(?!\\?\[)")  # provenance and framed remarks, not a gap in bold
_STEMPELKOP = "Hoe dit document gemaakt is"


def lees_markdown(pad: Path | str) -> Papier:
    """The paragraphs of a Markdown file; quotations that carry the provenance are left out."""
    regels: list[Regel] = []
    stempel: list[str] = []
    na_stempel = vorige_leeg = False
    blok: list[tuple[int, str]] = []

    def sluit_blok() -> None:
        if blok and not _NAAST.match(blok[0][1]):
            regels.extend(Regel(nummer, _kaal(_OPSOMMING.sub("", tekst, count=1))) for nummer, tekst in blok)
        blok.clear()

    for nummer, ruw in enumerate(_ANKER.sub("", lees_tekstbestand(pad)).splitlines(), 1):
        tekst = ruw.strip()
        if tekst.startswith(">"):
            blok.append((nummer, tekst.lstrip("> ").strip()))
            continue
        sluit_blok()
        if not tekst or tekst.startswith("|") or re.fullmatch(r"-{3,}|\*{3,}", tekst):
            vorige_leeg = True
            continue
        if _STEMPELKOP in tekst:
            na_stempel = True
        kop = tekst.startswith("#")
        punt = _OPSOMMING.match(tekst)
        kaal = _kaal(tekst.lstrip("# ") if kop else tekst[punt.end() :] if punt else tekst)
        if na_stempel:
            stempel.append(kaal)
        elif vorige_leeg or kop or punt or not regels or _LABEL.match(kaal):
            regels.append(Regel(nummer, kaal, kop))
        else:  # a paragraph that goes on below
            regels[-1] = Regel(regels[-1].nummer, f"{regels[-1].tekst} {kaal}", regels[-1].kop)
        vorige_leeg = False
    sluit_blok()
    return Papier(tuple(regels), lees_stempel(stempel), soort_in(regel.tekst for regel in regels))


def _kaal(tekst: str) -> str:
    """Markdown without its marks: emphasis, code, links and escapes."""
    tekst = re.sub(r"\[([^\]]*)\]\(<?[^)]*>?\)", r"\1", tekst)
    return _ESCAPE.sub(r"\1", _NADRUK.sub("", tekst)).strip()


# ------------------------------------------------------------------------------------------- Akoma Ntoso

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_MERK = "{*}stamp"  # our own element among the metadata, in whatever namespace its edition has
_EENHEDEN = {
    f"{_AKN}{naam}" for naam in ("article", "paragraph", "subparagraph", "point", "indent", "list", "alinea")
}
_KOPPEN_AKN = {f"{_AKN}{naam}" for naam in ("chapter", "section", "part", "title", "book")}
_OPSCHRIFTEN = (f"{_AKN}num", f"{_AKN}heading", f"{_AKN}subheading")


def lees_akn(pad: Path | str) -> Papier:
    """The paragraphs of an Akoma Ntoso file, each number before its text, quotations between their marks."""
    wortel = lees_xml(lees_bytes(pad, MAX_XML), str(pad))
    stempel = {str(een.get("name")): str(een.get("value")) for een in wortel.iter(_MERK) if een.get("value")}
    for weg in [*wortel.iter(f"{_AKN}meta"), *wortel.iter(f"{_AKN}authorialNote")]:
        ouder = weg.getparent()
        if ouder is not None:
            staart = weg.tail or ""
            vorige = weg.getprevious()
            if staart and vorige is not None:
                vorige.tail = (vorige.tail or "") + staart
            elif staart:
                ouder.text = (ouder.text or "") + staart
            ouder.remove(weg)
    lijnen = _Lijnen()
    lijnen.loop(wortel)
    lijnen.sluit()
    regels = [Regel(nummer, tekst, kop) for nummer, (tekst, kop) in enumerate(lijnen.regels, 1)]
    return Papier(tuple(regels), stempel, _soort_akn(wortel) if stempel else "")


_SOORTEN_AKN = {
    "memorie-van-toelichting": "memorie",
    "nota-aan-de-vlaamse-regering": "nota",
    "antwoord-op-de-adviezen": "memorie",
}


def _soort_akn(wortel: _Element) -> str:
    """The kind of one of our own files: its papers by name, a consolidated text by what it holds."""
    for stuk in wortel:
        naam = str(stuk.get("name") or "")
        if stuk.tag == f"{_AKN}act" and stuk.get("contains") == "singleVersion":
            return "geconsolideerd"
        if stuk.tag == f"{_AKN}doc":
            return next((soort for begin, soort in _SOORTEN_AKN.items() if naam.startswith(begin)), "")
        if stuk.tag == f"{_AKN}documentCollection":
            return "overzicht"
    return ""


class _Lijnen:
    """Walks through the elements; a block ends a line, a number waits for the text it belongs to."""

    def __init__(self) -> None:
        self.regels: list[tuple[str, bool]] = []
        self._nu = ""
        self._kop = False

    def sluit(self) -> None:
        tekst = " ".join(self._nu.split())
        if tekst:
            self.regels.append((tekst, self._kop))
        self._nu, self._kop = "", False

    def loop(self, element: _Element) -> None:
        naam = element.tag if isinstance(element.tag, str) else ""
        if naam in _KOPPEN_AKN:
            self.sluit()
            titel = " ".join(filter(None, (_heel(kind) for kind in element if kind.tag in _OPSCHRIFTEN)))
            self._nu, self._kop = titel, True
            self.sluit()
        blok = naam.removeprefix(_AKN) in ("p", "block", "formula", "longTitle") or naam in _EENHEDEN
        opent = element.get("startQuote", "") or ""
        if naam == f"{_AKN}num":
            self.sluit()
            self._nu = f"{_heel(element)} "
            return
        if blok and self._nu and not self._wacht():
            self.sluit()
        self._nu += opent
        self._nu += element.text or ""
        for kind in element:
            if not (naam in _KOPPEN_AKN and kind.tag in _OPSCHRIFTEN) and isinstance(kind.tag, str):
                self.loop(kind)
            self._nu += kind.tail or ""
        dicht = element.get("endQuote", "") or ""
        if dicht and not self._nu.strip() and self.regels:
            tekst, kop = self.regels.pop()
            self._nu, self._kop = f"{tekst}{dicht}", kop
        else:
            self._nu += dicht
        if blok and not self._wacht() and not dicht:
            self.sluit()

    def _wacht(self) -> bool:
        """Whether the line holds a number alone, or an opening mark, whose text is still to come."""
        return bool(
            re.fullmatch(r"[“\"]?\s*(?:(?:Artikel|Art\.) [\w/]+\.|§[\w/]+\.|[\w/]+[°)][\w/]*|)\s*", self._nu)
        )


def _heel(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())
