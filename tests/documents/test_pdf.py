"""The PDF: declared norms, tags, language, words for what is drawn, page numbers, the same bytes twice."""

import io
from collections.abc import Iterator

import docx
import pikepdf
import pypdf
import pytest

from samenleving.documents import (
    Document,
    DocumentFout,
    Figuur,
    Inhoudstafel,
    Kader,
    Noot,
    Sectie,
    Stempel,
    Tabel,
    Uitklap,
    Verwijzing,
    alinea,
    cel,
    geschrapt,
    ingevoegd,
    lijst,
    rij,
    runs,
    schrijf,
)
from samenleving.documents.pdf import schrijf_pdf

MM = 72 / 25.4


@pytest.fixture(scope="session")
def verslag(rapport: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(schrijf_pdf(rapport)))


def takken(knoop: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The elements of the structure tree, in reading order."""
    if isinstance(knoop, pikepdf.Array):
        for kind in knoop:
            yield from takken(kind)
    elif isinstance(knoop, pikepdf.Dictionary):
        if "/S" in knoop:
            yield knoop
        if "/K" in knoop:
            yield from takken(knoop.K)


def elementen(pdf: pikepdf.Pdf, soort: str) -> list[pikepdf.Dictionary]:
    return [tak for tak in takken(pdf.Root.StructTreeRoot) if str(tak.get("/S")) == soort]


def bladzijden(bestand: bytes) -> list[str]:
    return [blad.extract_text() for blad in pypdf.PdfReader(io.BytesIO(bestand)).pages]


def tekst(document: Document) -> str:
    return "\n".join(bladzijden(schrijf_pdf(document)))


def test_the_file_declares_its_norms(verslag: pikepdf.Pdf) -> None:
    with verslag.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["dc:title"] == "Vier systemen vergeleken"
    assert verslag.Root.MarkInfo.Marked
    assert verslag.Root.ViewerPreferences.DisplayDocTitle
    assert str(verslag.Root.Lang) == "nl-BE"


def test_headings_tables_lists_and_notes_are_tagged(verslag: pikepdf.Pdf) -> None:
    soorten = [str(tak.S) for tak in takken(verslag.Root.StructTreeRoot)]
    assert [soort for soort in soorten if soort in ("/H1", "/H2", "/H3")] == ["/H1", "/H1", "/H2"]
    assert soorten.count("/Table") == 3
    assert soorten.count("/Note") == 2
    assert soorten.count("/LI") == 2


def test_head_cells_say_that_they_head_a_column(verslag: pikepdf.Pdf) -> None:
    koppen = elementen(verslag, "/TH")
    assert len(koppen) >= 9
    for kop in koppen:
        (scope,) = [str(deel.Scope) for deel in kop.A if "/Scope" in deel]
        assert scope == "/Column"


def test_a_figure_says_in_words_what_it_shows(verslag: pikepdf.Pdf) -> None:
    figuren = elementen(verslag, "/Figure")
    assert [str(figuur.Alt) for figuur in figuren] == ["Het plan geeft meer."] * 2


def test_all_letters_are_embedded_and_ours(verslag: pikepdf.Pdf) -> None:
    namen = set()
    for blad in verslag.pages:
        for letter in blad.Resources.get("/Font", {}).values():
            (afstammeling,) = letter.DescendantFonts
            beschrijving = afstammeling.FontDescriptor
            assert "/FontFile2" in beschrijving or "/FontFile3" in beschrijving
            namen.add(str(beschrijving.FontName).split("+")[1])
    assert namen >= {"DejaVuSans", "DejaVuSans-Bold"}
    assert all(naam.startswith("DejaVuSans") for naam in namen)


def test_every_page_is_numbered(rapport: Document) -> None:
    bladen = bladzijden(schrijf_pdf(rapport))
    for nummer, blad in enumerate(bladen, 1):
        assert f"Pagina {nummer} van {len(bladen)}" in blad


def test_a_wide_table_turns_its_page_and_the_page_turns_back(verslag: pikepdf.Pdf) -> None:
    maten = [[round(float(maat) / MM) for maat in blad.mediabox[2:]] for blad in verslag.pages]
    assert maten == [[210, 297], [297, 210], [210, 297]]


def test_the_same_bytes_twice(rapport: Document, wijziging: Document) -> None:
    for document in (rapport, wijziging, Document("zonder datum", "ontwerp", ())):
        assert schrijf(document, "pdf") == schrijf_pdf(document)


def test_the_date_is_that_of_the_stamp(wijziging: Document) -> None:
    gelezen = pypdf.PdfReader(io.BytesIO(schrijf_pdf(wijziging))).metadata
    assert gelezen is not None
    assert gelezen.creation_date is not None
    assert gelezen.creation_date.date().isoformat() == "2026-11-22"


def test_a_change_is_drawn_and_said(wijziging: Document) -> None:
    bestand = schrijf_pdf(wijziging)
    plat = " ".join("\n".join(bladzijden(bestand)).split())
    assert "Art. 22. Hoogstens geschrapt:60toegevoegd:80 uren." in plat.replace(": ", ":")
    pdf = pikepdf.open(io.BytesIO(bestand))
    soorten = {
        str(deel.TextDecorationType)
        for tak in elementen(pdf, "/Span")
        if "/A" in tak
        for deel in tak.A
        if "/TextDecorationType" in deel
    }
    assert soorten == {"/Underline", "/LineThrough"}


def test_the_label_of_a_new_point_is_new_too() -> None:
    punt = lijst((ingevoegd("komt erbij"),), (geschrapt("gaat weg"),))
    assert "toegevoegd" in tekst(Document("t", "was_wordt", (punt,)))


def test_a_contents_table_points_to_pages() -> None:
    delen = tuple(Sectie(runs(naam), (alinea("x"),), nieuwe_pagina=True) for naam in ("Een", "Twee"))
    bestand = schrijf_pdf(Document("t", "rapport", (Inhoudstafel(), *delen)))
    assert len(bladzijden(bestand)) == 3
    assert "Een" in bladzijden(bestand)[0]
    assert elementen(pikepdf.open(io.BytesIO(bestand)), "/TOCI")


def test_notes_and_links_where_a_head_repeats() -> None:
    """A head with a link cannot return on the next page: what returns there is no part of the text."""
    kop = (cel("k", Noot(runs("noot"))), cel(Verwijzing("hier", "https://voorbeeld.be")))
    tabel = Tabel(runs("b"), kop, (*(rij("x", "y") for _ in range(90)), rij("g", soort="tussenkop")))
    titel = runs("kop", Noot(runs("noot")))
    document = Document("t", "rapport", (Inhoudstafel(), Sectie(titel, (tabel,))))
    assert tekst(document).count("noot") == 1


def test_turned_pages_inside_blocks_that_cannot_turn() -> None:
    tabel = Tabel(runs("b"), (cel("k"),), (rij("waarde in een kader"),), liggend=True)
    binnen = Sectie(runs("s"), (Kader("info", (tabel,)), Uitklap(runs("u"), (tabel,))), liggend=True)
    assert tekst(Document("t", "rapport", (binnen,))).count("waarde in een kader") == 2


def test_hostile_text_stays_text(overal: Document, kwaad: str) -> None:
    plat = "".join(tekst(overal).split())
    verwacht = "".join(kwaad.split())
    # long words break over lines; spaces and line ends left out, every place still holds the text
    assert plat.replace("\u00ad", "").count(verwacht) >= 12


def test_a_character_without_letter_is_named() -> None:
    gelezen = tekst(Document("t", "ontwerp", (alinea("Een 😀 en de letter א, maar wel ● § é €."),)))
    assert "Een [U+1F600] en de letter [U+05D0], maar wel ● § é €." in gelezen


def test_control_characters_and_empty_documents() -> None:
    assert "a\ufffdb" in tekst(Document("t\x07", "ontwerp", (alinea("a\x00b"),)))
    assert tekst(Document("leeg", "nota", (), stempel=Stempel(datum="2026-11-22"))).startswith("Nota aan")


def test_a_drawing_without_size_is_refused() -> None:
    tabel = Tabel(runs("b"), (cel("k"),), ())
    zonder = Figuur('<svg xmlns="http://www.w3.org/2000/svg"/>', "t", "b", tabel)
    with pytest.raises(DocumentFout, match="hoe breed en hoog"):
        schrijf_pdf(Document("t", "rapport", (zonder,)))


def test_a_document_that_begins_on_turned_pages_has_its_title_there() -> None:
    deel = Sectie(runs("Synopsis"), (alinea("tekst"),), liggend=True)
    document = Document("t", "synopsis", (alinea("Inleiding."), deel))
    pdf = pikepdf.open(io.BytesIO(schrijf_pdf(document)))
    assert [blad.mediabox[2] > blad.mediabox[3] for blad in pdf.pages] == [True]
    word = docx.Document(io.BytesIO(schrijf(document, "docx")))
    assert [sectie.orientation for sectie in word.sections] == [1]
