"""Write a document for Word: real headings, tables with a repeated head, footnotes and tracked changes.

Lay-out of drafts: Verdana 10, the title bold 12 and left, page numbers right in the footer in 9 point.
Articles and points carry their numbers as text, so that a quotation or a reference never shifts.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import docx
import docx.image.image
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm, Length, Pt, Twips
from docx.text.paragraph import Paragraph

from samenleving.documents import docx_stijlen as stijlen
from samenleving.documents.blocks import (
    Alinea,
    Artikel,
    Badge,
    Blok,
    Document,
    Figuur,
    Herkomst,
    Inhoudstafel,
    Kader,
    Kop,
    Lijst,
    Punt,
    Run,
    Runs,
    Sectie,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    Wijziging,
    runs,
    vet,
)
from samenleving.documents.chart_svg import svg_naar_png
from samenleving.documents.docx_ooxml import bewaar, element, taal_van_document, tekst_element, veld
from samenleving.documents.docx_runs import Runschrijver
from samenleving.documents.docx_tabel import maak_tabel
from samenleving.documents.structuur import (
    Ankers,
    begint_liggend,
    eis_goed,
    herkomst_regels,
    platte_tekst,
    schoon,
)
from samenleving.documents.style import KADERS, SOORTNAMEN, STEMPEL_KOP, TONEN
from samenleving.documents.versies import nummers, wijziging_van, wijziging_van_punt, wijziging_van_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_EIGENSCHAP = 255
KANTLIJN = Cm(2.2)
A4_KORT, A4_LANG = Cm(21), Cm(29.7)
INSPRONG = Cm(0.75)
BULLETSTOP = Twips(360)
"""Where each layer of the bullets in the template of python-docx has its tab stop."""
FIGUURBREEDTE = Cm(16)
FIGUURHOOGTE, FIGUURHOOGTE_LIGGEND = Cm(21), Cm(12)
FIGUUR_PX = 1400
"""The width in pixels that fills the page; a smaller drawing stays smaller, so that letters stay equal."""
KADERLIJN = {
    "open_keuze": "dashed",
    "te_verifieren": "dashed",
    "niet_gemodelleerd": "dotted",
    "aanname": "double",
}
_ALINEASTIJL = {
    "gewoon": "Normal",
    "inleiding": "Inleiding",
    "klein": "Klein",
    "opschrift": "Title",
    "formule": "Formule",
    "citaat": "Normal",
    "handtekening": "Handtekening",
}


def schrijf_docx(document: Document) -> bytes:
    """The whole file. Raises :class:`DocumentFout` if the document is not sound. Same input, same bytes."""
    eis_goed(document)
    return _Schrijver(document).bytes()


def _kort(tekst: str) -> str:
    """A property of the file: the format allows so many characters."""
    return schoon(tekst)[:MAX_EIGENSCHAP]


@dataclass(frozen=True, slots=True)
class _Plaats:
    """Where paragraphs go: how far indented, in which callout, list and style, in which change as a whole."""

    inspring: int = 0
    kader: tuple[str, str] | None = None
    lijstdiepte: int = 0
    stijl: str = ""
    wijziging: Wijziging | None = None


class _Schrijver:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.ankers = Ankers(document)
        self.word = docx.Document(io.BytesIO(stijlen.leeg_document(document.soort)))
        taal_van_document(self.word, document.taal)
        self.runs = Runschrijver(self.word, document.stempel.datum)
        self.plaats = _Plaats()
        self._stijlen: dict[str, str | None] = {}
        self.liggend = False
        self.bladzijde = self.word.sections[0]
        self.zet_blad(begint_liggend(document))

    def bytes(self) -> bytes:
        document = self.document
        eigenschappen = self.word.core_properties
        eigenschappen.title, eigenschappen.subject = _kort(document.titel), _kort(document.ondertitel)
        eigenschappen.language, eigenschappen.comments = document.taal, _kort(document.stempel.voorbehoud)
        self.titelblad()
        self.blokken(document.blokken, 0)
        self.stempel()
        self.voettekst()
        return bewaar(self.word, document.stempel.datum)

    # --- page -------------------------------------------------------------------------------------------

    def zet_blad(self, liggend: bool) -> None:
        blad = self.bladzijde
        blad.orientation = WD_ORIENT.LANDSCAPE if liggend else WD_ORIENT.PORTRAIT
        blad.page_width, blad.page_height = (A4_LANG, A4_KORT) if liggend else (A4_KORT, A4_LANG)
        blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = KANTLIJN
        self.liggend = liggend

    def draai(self, liggend: bool) -> bool:
        """Start a new section where the page has to turn; whether it did."""
        if liggend == self.liggend:
            return False
        self.bladzijde = self.word.add_section(WD_SECTION.NEW_PAGE)
        self.zet_blad(liggend)
        return True

    @property
    def tekstbreedte(self) -> int:
        return int(A4_LANG if self.liggend else A4_KORT) - 2 * int(KANTLIJN)

    def titelblad(self) -> None:
        document = self.document
        status: Runs = (Tekst("  "), Badge(document.status)) if document.status else ()
        self.alinea((Tekst(SOORTNAMEN[document.soort]), *status), "Klein")
        self.alinea((Tekst(document.titel),), "Title")
        if document.ondertitel:
            self.alinea((Tekst(document.ondertitel),), "Subtitle")
        self.alinea((Tekst(document.stempel.voorbehoud),), "Klein")

    def stempel(self) -> None:
        kop = self.alinea((vet(STEMPEL_KOP),), "Stempel")
        kop.paragraph_format.space_before = Pt(28)
        for kenmerk in self.document.stempel.kenmerken:
            self.alinea((Tekst(f"{kenmerk.naam}: {kenmerk.waarde}"),), "Stempel")
        self.alinea((Tekst(self.document.stempel.voorbehoud),), "Stempel")

    def voettekst(self) -> None:
        alinea = self.word.sections[0].footer.paragraphs[0]
        alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for tekst, opdracht in (("Pagina ", "PAGE"), (" van ", "NUMPAGES")):
            alinea._p.append(element("r", (tekst_element(tekst),)))
            veld(alinea, opdracht)
        for run in alinea.runs:
            run.font.size = Pt(9)

    # --- paragraphs -------------------------------------------------------------------------------------

    def alinea(self, inhoud: Iterable[Run], stijl: str = "Normal", anker: str = "") -> Paragraph:
        """A new paragraph at the present place; in a change as a whole its sign and all its runs are one."""
        wijziging = self.plaats.wijziging
        naam = self.plaats.stijl if self.plaats.stijl and stijl == "Normal" else stijl
        alinea = self.word.add_paragraph()
        alinea._p.style = self.stijl_id(naam)
        self.maak_op(alinea)
        if wijziging:
            self.runs.markeer_alinea(alinea._p, wijziging)
        if anker:
            self.runs.bladwijzer(alinea._p, anker)
        self.runs.vul(alinea._p, inhoud, wijziging=wijziging)
        return alinea

    def stijl_id(self, naam: str) -> str | None:
        """The id of a style, looked up once: python-docx goes through every style for every paragraph."""
        if naam not in self._stijlen:
            gevonden = self.word.part.get_style_id(naam, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
            self._stijlen[naam] = gevonden
        return self._stijlen[naam]

    def maak_op(self, alinea: Paragraph) -> None:
        plaats = self.plaats
        if plaats.inspring:
            alinea.paragraph_format.left_indent = Length(plaats.inspring)
        if plaats.kader:
            rand = stijlen.kaderrand(*plaats.kader)
            alinea._p.get_or_add_pPr().insert_element_before(rand, *_NA_RAND)

    @contextmanager
    def op_plaats(self, **anders: Any) -> Iterator[None]:
        vorige = self.plaats
        self.plaats = replace(vorige, **anders)
        try:
            yield
        finally:
            self.plaats = vorige

    # --- blocks -----------------------------------------------------------------------------------------

    def blokken(self, blokken: Iterable[Blok], diepte: int) -> None:
        for blok in blokken:
            self.blok(blok, diepte)

    def blok(self, blok: Blok, diepte: int) -> None:
        with self.op_plaats(wijziging=self.plaats.wijziging or wijziging_van(blok)):
            self.blok_hier(blok, diepte)

    def blok_hier(self, blok: Blok, diepte: int) -> None:
        match blok:
            case Kop():
                self.kop(blok)
            case Sectie():
                self.sectie(blok, diepte)
            case Alinea():
                alinea = self.alinea(blok.runs, _ALINEASTIJL[blok.stijl])
                if blok.stijl == "citaat":
                    alinea.paragraph_format.left_indent = Length(self.plaats.inspring + INSPRONG)
            case Lijst():
                self.lijst(blok, diepte)
            case Tabel():
                self.tabel(blok)
            case Figuur():
                self.figuur(blok)
            case Artikel():
                self.artikel(blok, diepte)
            case Kader():
                self.kader(blok, diepte)
            case Uitklap():
                self.alinea(_vet(blok.titel)).paragraph_format.keep_with_next = True
                self.blokken(blok.blokken, diepte)
            case Inhoudstafel():
                self.inhoudstafel(blok)

    def kop(self, kop: Kop | Sectie) -> Paragraph:
        titel = self.ankers.van(kop)
        return self.alinea(titel.runs, f"Heading {titel.niveau}", titel.anker)

    def sectie(self, sectie: Sectie, diepte: int) -> None:
        gedraaid = self.draai(sectie.liggend)
        kop = self.kop(sectie)
        kop.paragraph_format.page_break_before = sectie.nieuwe_pagina and not gedraaid
        # blocks of a landscape part stay on its pages: only a table or a part turns the page back
        self.blokken(sectie.blokken, diepte + 1)

    def lijst(self, lijst: Lijst, diepte: int) -> None:
        labels = nummers(lijst) if lijst.genummerd else tuple(runs(punt.label) for punt in lijst.punten)
        for punt, label in zip(lijst.punten, labels, strict=True):
            with self.op_plaats(wijziging=self.plaats.wijziging or wijziging_van_punt(punt)):
                self.punt(punt, label, diepte)

    def punt(self, punt: Punt, label: Runs, diepte: int) -> None:
        plaats = self.plaats
        stap = INSPRONG if len(platte_tekst(label)) <= 3 else 2 * INSPRONG
        inspring = plaats.inspring + stap
        opsomming = f"List Bullet {min(plaats.lijstdiepte + 1, 3)}".removesuffix(" 1")
        inhoud = (*label, Tekst("\t"), *punt.runs) if label else punt.runs
        with self.op_plaats(inspring=inspring):
            alinea = self.alinea(inhoud, "Normal" if label else opsomming)
        alinea.paragraph_format.first_line_indent = Length(-stap)
        if not label:  # the stop of the template's bullets would part the first line from those below it
            laag = min(plaats.lijstdiepte + 1, 3)
            alinea.paragraph_format.tab_stops.add_tab_stop(Length(laag * BULLETSTOP), WD_TAB_ALIGNMENT.CLEAR)
        alinea.paragraph_format.space_after = Pt(3)
        with self.op_plaats(inspring=inspring, lijstdiepte=plaats.lijstdiepte + 1):
            self.blokken(punt.blokken, diepte)

    def artikel(self, artikel: Artikel, diepte: int) -> None:
        label, blokken = vet(artikel.label), artikel.blokken
        eerste = blokken[0] if blokken else None
        if isinstance(eerste, Alinea) and not artikel.opschrift:
            alinea = self.alinea((label, Tekst(" "), *eerste.runs), _ALINEASTIJL[eerste.stijl], artikel.id)
            alinea.paragraph_format.space_before = Pt(10)
            blokken = blokken[1:]
            wijziging = wijziging_van(eerste)
            if wijziging and not self.plaats.wijziging and _loopt_door(blokken, wijziging):
                # the label stays and runs into the paragraph that then comes first
                self.runs.markeer_alinea(alinea._p, wijziging)
        else:
            self.alinea((label, Tekst(" "), *artikel.opschrift), "Artikelkop", artikel.id)
        self.blokken(blokken, diepte + 1)
        if artikel.herkomst:
            self.herkomst(artikel.herkomst)

    def herkomst(self, herkomst: Herkomst) -> None:
        with self.op_plaats(inspring=INSPRONG, kader=(stijlen.LIJN, "single"), stijl="Herkomst"):
            for regel in herkomst_regels(herkomst):
                self.alinea(regel)
        self.word.paragraphs[-1].paragraph_format.space_after = Pt(12)

    def kader(self, kader: Kader, diepte: int) -> None:
        stijl = KADERS[kader.soort]
        kleur = TONEN[stijl.toon].inkt
        titel = runs(f"{stijl.symbool}\u00a0{stijl.label}")
        if kader.titel:
            titel += (Tekst(": ", wijziging=wijziging_van_runs(kader.titel)), *kader.titel)
        lijn = KADERLIJN.get(kader.soort, "single")
        with self.op_plaats(inspring=self.plaats.inspring + INSPRONG, kader=(kleur, lijn)):
            alinea = self.alinea(_vet(titel))
            alinea.paragraph_format.keep_with_next = True
            self.blokken(kader.blokken, diepte)
        self.word.paragraphs[-1].paragraph_format.space_after = Pt(12)

    def inhoudstafel(self, inhoud: Inhoudstafel) -> None:
        """A contents field that already holds its lines; Word adds page numbers when one updates it."""
        titels = [titel for titel in self.ankers.titels if titel.niveau <= inhoud.diepte]
        self.alinea((vet(inhoud.titel),)).paragraph_format.keep_with_next = True
        for nummer, titel in enumerate(titels):
            alinea = self.alinea((), f"toc {min(titel.niveau, 3)}")
            alinea.paragraph_format.left_indent = Length(INSPRONG * (titel.niveau - 1))
            if nummer == 0:
                opdracht = f'TOC \\o "1-{inhoud.diepte}" \\h \\z \\u'
                veld(alinea, opdracht, "")
                # the end mark moves to the last line, so that the field holds all of them
                einde = alinea._p[-1]
                alinea._p.remove(einde)
            self.runs.vul(alinea._p, (Verwijzing(platte_tekst(titel.runs), f"#{titel.anker}"),))
            if nummer == len(titels) - 1:
                alinea._p.append(einde)

    # --- tables and figures -----------------------------------------------------------------------------

    def tabel(self, tabel: Tabel) -> None:
        staand_geheel = self.liggend
        if tabel.liggend:
            self.draai(liggend=True)
        self.alinea(tabel.bijschrift, "Caption", tabel.anker)
        breedte = self.tekstbreedte - self.plaats.inspring
        xml = maak_tabel(tabel, breedte, self.plaats.inspring, self.runs, self.plaats.wijziging)
        self.word.element.body.insert_element_before(xml, "w:sectPr")
        with self.op_plaats(inspring=0, kader=None):
            tussen = self.alinea((), "Tabeltekst")  # Word joins tables without a paragraph between
        tussen.paragraph_format.space_after = Pt(6)
        if not staand_geheel:
            self.draai(liggend=False)

    def figuur(self, figuur: Figuur) -> None:
        kop = self.alinea((Tekst(f"Grafiek: {figuur.titel}"),), "Caption", figuur.anker)
        kop.paragraph_format.keep_with_next = True
        alinea = self.alinea(())
        alinea.paragraph_format.keep_with_next = True
        png = docx.image.image.Image.from_blob(svg_naar_png(figuur.svg))
        hoogste = (FIGUURHOOGTE, FIGUURHOOGTE_LIGGEND)[self.liggend] * png.px_width // png.px_height
        breed = Length(min(FIGUURBREEDTE, png.px_width * FIGUURBREEDTE // FIGUUR_PX, hoogste))
        beeld = alinea.add_run().add_picture(io.BytesIO(png.blob), width=breed)
        eigenschappen = beeld._inline.docPr
        eigenschappen.set("title", schoon(figuur.titel))
        eigenschappen.set("descr", schoon(figuur.beschrijving))
        self.alinea((Tekst(figuur.beschrijving),), "Klein")
        self.tabel(figuur.tabel)


_NA_RAND = tuple(
    f"w:{naam}"
    for naam in (
        "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN "
        "bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
        "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)
"""What follows a border in ``w:pPr``: the schema fixes the order."""


def _vet(inhoud: Runs) -> Runs:
    return tuple(replace(run, vet=True) if isinstance(run, Tekst) else run for run in inhoud)


def _loopt_door(blokken: tuple[Blok, ...], wijziging: Wijziging) -> bool:
    """Whether, once the change is gone, the first thing left is a paragraph."""
    eerste = next((blok for blok in blokken if wijziging_van(blok) != wijziging), None)
    return isinstance(eerste, Alinea)
