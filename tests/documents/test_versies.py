"""Was and wordt: accepting every change in the Word file gives the one, rejecting every change the other.

Proven on the XML of random documents: the file with changes, after accepting all, has the same paragraphs and
rows as the file that is written from the document without changes.
"""

import copy
import io
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from samenleving.documents import (
    Alinea,
    Artikel,
    Badge,
    Blok,
    Cel,
    Document,
    Herkomst,
    Kader,
    Lijst,
    Parameterwaarde,
    Punt,
    Regeleinde,
    Rij,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    Uitklap,
    alinea,
    geschrapt,
    ingevoegd,
    lijst,
    rij,
    runs,
    was,
    wordt,
)
from samenleving.documents.docx import schrijf_docx
from samenleving.documents.html import schrijf_html
from samenleving.documents.markdown import schrijf_markdown
from samenleving.documents.versies import nummers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# --- what Word does -----------------------------------------------------------------------------------------


def lichaam(bestand: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        inhoud = etree.fromstring(zip_.read("word/document.xml")).find(f"{W}body")
    assert inhoud is not None
    return inhoud


def verwerk(inhoud: etree._Element, weg: str) -> etree._Element:
    """Accept (``del`` goes) or reject (``ins`` goes) every change, as ECMA-376 describes what they mean."""
    inhoud = copy.deepcopy(inhoud)
    for rij_ in list(inhoud.iter(f"{W}tr")):
        if rij_.find(f"{W}trPr/{W}{weg}") is not None:
            rij_.getparent().remove(rij_)
    for tabel in list(inhoud.iter(f"{W}tbl")):
        if tabel.find(f"{W}tr") is None:
            tabel.getparent().remove(tabel)
    for stuk in list(inhoud.iter(f"{W}{weg}")):
        if stuk.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            stuk.getparent().remove(stuk)
    for alinea_ in list(inhoud.iter(f"{W}p")):
        if alinea_.find(f"{W}pPr/{W}rPr/{W}{weg}") is None:
            continue
        volgende = alinea_.getnext()
        rest = [kind for kind in alinea_ if kind.tag != f"{W}pPr"]
        if volgende is not None and volgende.tag == f"{W}p":
            plaats = 1 if volgende.find(f"{W}pPr") is not None else 0
            for kind in reversed(rest):
                volgende.insert(plaats, kind)
        else:
            assert not tekst(alinea_), "text would be lost"
        alinea_.getparent().remove(alinea_)
    return inhoud


def tekst(knoop: etree._Element) -> str:
    tekens = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        tekens.get(deel.tag, deel.text or "")
        for deel in knoop.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br")
        # a tab stop in the properties of a paragraph is not a tab
        if deel.getparent().tag == f"{W}r"
    )


def opbouw(inhoud: etree._Element) -> list[Any]:
    """Paragraphs as text, tables as rows of cells."""
    uit: list[Any] = []
    for blok in inhoud:
        if blok.tag == f"{W}p":
            uit.append(tekst(blok))
        elif blok.tag == f"{W}tbl":
            rijen = blok.findall(f"{W}tr")
            uit.append([[tekst(cel) for cel in rij_.findall(f"{W}tc")] for rij_ in rijen])
    return uit


def eis_gelijk(document: Document) -> None:
    met = lichaam(schrijf_docx(document))
    assert opbouw(verwerk(met, "del")) == opbouw(lichaam(schrijf_docx(wordt(document))))
    assert opbouw(verwerk(met, "ins")) == opbouw(lichaam(schrijf_docx(was(document))))


# --- random documents ---------------------------------------------------------------------------------------

SOORTEN = st.sampled_from([None, None, "ingevoegd", "geschrapt"])
WOORDEN = st.text("abc 60.§é[", min_size=1, max_size=8)
TEKSTEN = st.builds(Tekst, WOORDEN, vet=st.booleans(), wijziging=SOORTEN)
LOSSE = st.sampled_from([Regeleinde(), Badge("voldaan"), Badge("open_keuze")])
HELE = st.builds(
    lambda woorden, soort: tuple(Tekst(woord, wijziging=soort) for woord in woorden),
    st.lists(WOORDEN, min_size=1, max_size=3),
    SOORTEN,
)
RUNS = st.one_of(HELE, st.lists(TEKSTEN | LOSSE, max_size=5).map(tuple))
TITELS = st.one_of(HELE, st.lists(TEKSTEN, min_size=1, max_size=3).map(tuple))


@st.composite
def rijen(draw: st.DrawFn, kolommen: int) -> Rij:
    if draw(st.integers(0, 5)) == 0:
        return Rij((Cel(draw(RUNS)),), "tussenkop")
    if draw(st.booleans()):
        soort = draw(SOORTEN)
        return Rij(tuple(Cel((Tekst(draw(WOORDEN), wijziging=soort),)) for _ in range(kolommen)))
    return Rij(tuple(Cel(draw(RUNS)) for _ in range(kolommen)))


@st.composite
def tabellen(draw: st.DrawFn) -> Tabel:
    kolommen = draw(st.integers(1, 3))
    kop = tuple(Cel(draw(RUNS)) for _ in range(kolommen))
    lichaam_ = tuple(draw(st.lists(rijen(kolommen), max_size=4)))
    tabel = Tabel(draw(TITELS), kop, lichaam_, rijkoppen=draw(st.booleans()))
    return draw(st.sampled_from([tabel, _geheel(tabel, "ingevoegd"), _geheel(tabel, "geschrapt")]))


def _geheel(tabel: Tabel, soort: Any) -> Tabel:
    def om(cellen: tuple[Cel, ...]) -> tuple[Cel, ...]:
        return tuple(Cel((Tekst("cel", wijziging=soort),), kolommen=cel.kolommen) for cel in cellen)

    rijen_ = tuple(Rij(om(rij_.cellen), rij_.soort) for rij_ in tabel.rijen)
    return Tabel((Tekst("bijschrift", wijziging=soort),), om(tabel.koprij), rijen_, tabel.rijkoppen)


ALINEAS = st.builds(Alinea, RUNS, st.sampled_from(["gewoon", "klein", "citaat"]))


def lijsten(binnen: st.SearchStrategy[Blok]) -> st.SearchStrategy[Lijst]:
    kinderen = st.lists(binnen, max_size=2).map(tuple)
    kaal = st.lists(st.builds(Punt, RUNS, blokken=kinderen), min_size=1, max_size=4).map(tuple)
    gelabeld = st.lists(
        st.builds(Punt, RUNS, st.sampled_from(["1°", "a)", "bis 1°"]), kinderen), min_size=1, max_size=4
    ).map(tuple)
    return st.builds(Lijst, gelabeld) | st.builds(Lijst, kaal, st.booleans())


def samengesteld(binnen: st.SearchStrategy[Blok]) -> st.SearchStrategy[Blok]:
    kinderen = st.lists(binnen, max_size=4).map(tuple)
    return st.one_of(
        lijsten(binnen),
        st.builds(Kader, st.sampled_from(["open_keuze", "aanname"]), kinderen, RUNS),
        st.builds(Uitklap, TITELS, kinderen),
    )


BLOKKEN = st.recursive(ALINEAS | tabellen(), samengesteld, max_leaves=6)
HERKOMST = st.sampled_from(
    [None, Herkomst(parameters=(Parameterwaarde("a.b", "60"),), toelichting=runs("x"))]
)
GEEN_TABEL = st.recursive(ALINEAS, lijsten, max_leaves=4)


@st.composite
def documenten(draw: st.DrawFn) -> Document:
    artikelen = [
        Artikel(
            f"art-{nummer}",
            f"Art. {nummer}.",
            # an article begins with text: a table is never its first thing
            (*draw(st.lists(GEEN_TABEL, max_size=4)), *draw(st.lists(tabellen(), max_size=1))),
            draw(st.just(()) | TITELS),
            draw(HERKOMST),
        )
        for nummer in range(draw(st.integers(0, 8)))
    ]
    # large documents: each file costs as much as thirty blocks
    blokken: tuple[Blok, ...] = (*draw(st.lists(BLOKKEN, max_size=20)), *artikelen)
    if draw(st.booleans()):
        blokken = (Sectie(draw(TITELS), blokken, liggend=draw(st.booleans())),)
    return Document("t", "was_wordt", blokken, stempel=Stempel(datum="2026-11-22"))


# shrinking a document takes minutes and says little more than the document
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
@given(documenten())
def test_accepting_gives_wordt_and_rejecting_gives_was(document: Document) -> None:
    eis_gelijk(document)


# --- what it means for a reader -----------------------------------------------------------------------------


def teksten(document: Document) -> list[Any]:
    return opbouw(lichaam(schrijf_docx(document)))


def test_a_new_article_goes_with_its_number_and_its_origin() -> None:
    herkomst = Herkomst(parameters=(Parameterwaarde("a.b", "60"),))
    nieuw = Artikel("art-1", "Art. 22/1.", (alinea(ingevoegd("Nieuw.")),), herkomst=herkomst)
    blijft = Artikel("art-2", "Art. 23.", (alinea("Blijft."),))
    document = Document("t", "was_wordt", (nieuw, blijft))
    eis_gelijk(document)
    assert "Art. 22/1. Nieuw." in teksten(wordt(document))
    voor = opbouw(verwerk(lichaam(schrijf_docx(document)), "ins"))
    assert not [regel for regel in voor if "22/1" in regel or "a.b" in regel]


def test_a_first_paragraph_that_is_replaced_keeps_the_number_in_front() -> None:
    artikel = Artikel(
        "art-1", "Art. 5.", (alinea(geschrapt("Oud.")), alinea(ingevoegd("Nieuw.")), alinea("Rest."))
    )
    met = lichaam(schrijf_docx(Document("t", "was_wordt", (artikel,))))
    assert "Art. 5. Nieuw." in opbouw(verwerk(met, "del"))
    assert "Art. 5. Oud." in opbouw(verwerk(met, "ins"))


@pytest.mark.parametrize("soort", ["ingevoegd", "geschrapt"])
def test_a_row_goes_as_a_whole(soort: Any) -> None:
    weg = Tekst("weg", wijziging=soort)
    tabel = Tabel(runs("b"), (Cel(runs("k")), Cel(runs("l"))), (rij("a", "b"), rij(weg, weg)))
    met = lichaam(schrijf_docx(Document("t", "was_wordt", (tabel,))))
    zonder = verwerk(met, "ins" if soort == "ingevoegd" else "del")
    assert [["k", "l"], ["a", "b"]] in opbouw(zonder)
    assert [["k", "l"], ["a", "b"], ["weg", "weg"]] in opbouw(met)


def test_numbers_after_a_deleted_point_move_up() -> None:
    punten = lijst("een", (geschrapt("twee"),), "drie", genummerd=True)
    assert [tuple((stuk.tekst, stuk.wijziging) for stuk in nummer) for nummer in nummers(punten)] == [
        (("1.", None),),
        (("2.", None),),
        (("3.", "geschrapt"), ("2.", "ingevoegd")),
    ]
    eis_gelijk(Document("t", "was_wordt", (punten,)))


def test_no_run_that_is_gone_is_left_in_a_version() -> None:
    document = Document("t", "was_wordt", (alinea("a ", geschrapt("60"), ingevoegd("80"), " b"),))
    assert wordt(document).blokken == (alinea(Tekst("a "), Tekst("80"), Tekst(" b")),)
    assert was(document).blokken == (alinea(Tekst("a "), Tekst("60"), Tekst(" b")),)
    assert wordt(wordt(document)) == wordt(document)


def test_the_number_of_a_new_article_and_point_is_new_in_every_format() -> None:
    punt = Lijst((Punt(runs("blijft"), "1°"), Punt((ingevoegd("komt"),), "2°")))
    artikel = Artikel("art-1", "Art. 7.", (alinea(geschrapt("Vervalt.")),))
    document = Document("t", "was_wordt", (punt, artikel))
    assert "<ins>2°</ins>" in schrijf_markdown(document)
    assert "<del>**Art. 7.**</del>" in schrijf_markdown(document)
    assert '<span class="vh">toegevoegd: </span>2°</ins>' in schrijf_html(document)
    assert '<span class="vh">geschrapt: </span>Art. 7.</del>' in schrijf_html(document)
