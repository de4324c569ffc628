"""Runs of text in WordprocessingML: emphasis, placeholders, badges, links, footnotes, tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from samenleving.documents.blocks import Badge, Noot, Regeleinde, Run, Tekst, Verwijzing, Wijziging
from samenleving.documents.docx_ooxml import Revisies, Voetnoten, element, tekst_element
from samenleving.documents.structuur import badge_tekst, schoon, stukken, zichtbaar
from samenleving.documents.style import BADGES, TONEN
from samenleving.documents.versies import wijziging_van_runs

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

LINKKLEUR = "14507F"
CODELETTER = "Consolas"
MARKEERKLEUR = {"te_verifieren": "FFF0A8", "te_redigeren": "FFDCC7", "in_te_vullen": "E6EEF9"}


class Runschrijver:
    """Fills paragraphs with runs; keeps the counters that are one for the whole document."""

    def __init__(self, word: DocxDocument, datum: str) -> None:
        self._deel = word.part
        self._revisies = Revisies(datum)
        self._voetnoten = Voetnoten()
        self._voetnoten.hecht_aan(word)
        self._bladwijzers: dict[str, str] = {}
        self._bladwijzer_id = 0

    def vul(
        self,
        alinea: Any,
        inhoud: Iterable[Run],
        deel: Any = None,
        vet: bool = False,
        wijziging: Wijziging | None = None,
    ) -> None:
        """Append runs to a ``w:p``; ``deel`` is the part it stands in (links are relations of that part).

        ``wijziging`` is the change that the whole paragraph is: then every run of it is.
        """
        inhoud = tuple(inhoud)
        heel = wijziging or wijziging_van_runs(inhoud)
        for run in stukken(inhoud):
            if heel and isinstance(run, Tekst):
                run = replace(run, wijziging=heel)
            for kind in self._run(run, deel if deel is not None else self._deel, vet):
                alinea.append(self._omvat(kind, heel) if heel else kind)

    def _omvat(self, kind: Any, wijziging: Wijziging) -> Any:
        """A run that has no change of its own (line end, note, badge) inside the change around it."""
        if kind.tag == qn("w:hyperlink"):  # the schema wants the change inside the link
            (run,) = kind
            kind.append(self._als_revisie(run, wijziging))
            return kind
        return self._als_revisie(kind, wijziging) if kind.tag == qn("w:r") else kind

    def _als_revisie(self, run: Any, wijziging: Wijziging) -> Any:
        if wijziging == "geschrapt":
            for tekst in run.findall(qn("w:t")):
                tekst.tag = qn("w:delText")
        return self._revisies.maak(wijziging, (run,))

    def markeer_rij(self, eigenschappen: Any, wijziging: Wijziging) -> None:
        """Track a row of a table as a whole, in its ``w:trPr``."""
        eigenschappen.append(self._revisies.maak(wijziging))

    def markeer_alinea(self, alinea: Any, wijziging: Wijziging) -> None:
        """Track the paragraph sign too, so that accepting or rejecting leaves no empty paragraph."""
        eigenschappen = alinea.get_or_add_pPr()
        merk = element("rPr", (self._revisies.maak(wijziging),))
        eigenschappen.insert_element_before(merk, "w:sectPr", "w:pPrChange")

    def bladwijzer(self, alinea: Any, anker: str) -> None:
        self._bladwijzer_id += 1
        nummer = str(self._bladwijzer_id)
        alinea.append(element("bookmarkStart", id=nummer, name=self._naam(anker)))
        alinea.append(element("bookmarkEnd", id=nummer))

    def _naam(self, anker: str) -> str:
        # Word allows 40 characters and no hyphens, so anchors get short names of their own
        return self._bladwijzers.setdefault(anker, f"_Ref{len(self._bladwijzers) + 1:06d}")

    def _run(self, run: Run, deel: Any, vet: bool) -> list[Any]:
        match run:
            case Tekst():
                return [self._tekst(run, vet)]
            case Verwijzing():
                return [self._verwijzing(run, deel)]
            case Badge():
                stijl = BADGES[run.soort]
                toon = TONEN[stijl.toon]
                eigenschappen = _eigenschappen(vet=True, kleur=toon.inkt, vlak=toon.vlak)
                tekst = f"\u00a0{stijl.symbool}\u00a0{schoon(badge_tekst(run))}\u00a0"
                return [element("r", (eigenschappen, tekst_element(tekst)))]
            case Regeleinde():
                return [element("r", (element("br"),))]
            case Noot():
                noten = self._voetnoten
                return [noten.maak(lambda alinea: self.vul(alinea, run.runs, noten.deel))]

    def _tekst(self, run: Tekst, vet: bool) -> Any:
        eigenschappen = _eigenschappen(
            vet=run.vet or vet or run.markering is not None,
            cursief=run.cursief,
            letter=CODELETTER if run.code else "",
            vlak=MARKEERKLEUR[run.markering] if run.markering else "",
        )
        geschrapt = run.wijziging == "geschrapt"
        inhoud: list[Any] = [eigenschappen]
        for nummer, stuk in enumerate(zichtbaar_met_tab(run)):
            if nummer:
                inhoud.append(element("tab"))
            if stuk:
                inhoud.append(tekst_element(stuk, geschrapt))
        xml = element("r", tuple(inhoud))
        return self._revisies.maak(run.wijziging, (xml,)) if run.wijziging else xml

    def _verwijzing(self, run: Verwijzing, deel: Any) -> Any:
        eigenschappen = _eigenschappen(kleur=LINKKLEUR, onderstreept=True)
        koppeling = element("hyperlink", (element("r", (eigenschappen, tekst_element(schoon(run.tekst)))),))
        if run.doel.startswith("#"):
            koppeling.set(qn("w:anchor"), self._naam(run.doel[1:]))
        else:
            koppeling.set(qn("r:id"), deel.relate_to(run.doel, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return koppeling


def zichtbaar_met_tab(run: Tekst) -> list[str]:
    """The visible text in pieces between tabs: only the writer itself uses a tab, after a label."""
    if run.tekst == "\t":
        return ["", ""]
    return [zichtbaar(run)]


def _eigenschappen(
    vet: bool = False,
    cursief: bool = False,
    kleur: str = "",
    letter: str = "",
    onderstreept: bool = False,
    vlak: str = "",
) -> Any:
    """``w:rPr`` with its children in the order that the schema fixes."""
    uit = element("rPr")
    if letter:
        uit.append(element("rFonts", ascii=letter, hAnsi=letter, cs=letter))
    if vet:
        uit.append(element("b"))
    if cursief:
        uit.append(element("i"))
    if kleur:
        uit.append(element("color", val=kleur))
    if onderstreept:
        uit.append(element("u", val="single"))
    if vlak:
        uit.append(element("shd", val="clear", color="auto", fill=vlak))
    return uit
