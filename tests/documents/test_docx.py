"""The Word file: real structure, real tracked changes, the same bytes twice."""

import io
import zipfile

import docx
import pytest
from lxml import etree

from samenleving.documents import (
    Document,
    Inhoudstafel,
    Lijst,
    Punt,
    Sectie,
    Tabel,
    alinea,
    cel,
    ingevoegd,
    rij,
    runs,
)
from samenleving.documents.docx import schrijf_docx

TWIP = 635  # English metric units
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def deel(bestand, naam="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        return etree.fromstring(zip_.read(naam))


def na(wortel, *, aanvaard):
    """The paragraphs after accepting or rejecting every change, as Word does it on the XML."""
    weg, blijft = ("del", "ins") if aanvaard else ("ins", "del")
    uit, open_ = [], ""
    for alinea_ in wortel.iter(f"{W}p"):
        for run in alinea_.iter(f"{W}t", f"{W}delText", f"{W}tab"):
            if not any(ouder.tag == f"{W}{weg}" for ouder in run.iterancestors()):
                open_ += run.text or "\t"
        merk = alinea_.find("w:pPr/w:rPr", NS)
        if merk is not None and merk.find(f"w:{weg}", NS) is not None:
            assert merk.find(f"w:{blijft}", NS) is None
            continue  # the paragraph sign goes: the next paragraph continues this one
        uit.append(open_)
        open_ = ""
    return uit


def test_aanvaarden_geeft_wordt_en_weigeren_geeft_was(wijziging):
    wortel = deel(schrijf_docx(wijziging))
    wordt, was = na(wortel, aanvaard=True), na(wortel, aanvaard=False)
    begin = was.index("Art. 22. Hoogstens 60 uren.")
    assert was[begin : begin + 3] == ["Art. 22. Hoogstens 60 uren.", "Een oud lid.", "Een blijvend lid."]
    begin = wordt.index("Art. 22. Hoogstens 80 uren.")
    assert wordt[begin : begin + 3] == ["Art. 22. Hoogstens 80 uren.", "Een nieuw lid.", "Een blijvend lid."]
    assert "4,10\u00a0euro" in was
    assert "4,50\u00a0euro" in wordt


def test_een_ingevoegd_punt_verdwijnt_geheel_bij_weigeren():
    punten = Lijst((Punt(runs("blijft;"), "1°"), Punt((ingevoegd("komt erbij."),), "2°")))
    wortel = deel(schrijf_docx(Document("t", "ontwerp", (punten, alinea("einde")))))
    assert "2°\tkomt erbij." in na(wortel, aanvaard=True)
    was = na(wortel, aanvaard=False)
    assert was[was.index("1°\tblijft;") + 1] == "einde"


def test_elke_wijziging_heeft_een_eigen_nummer_en_een_vaste_datum(wijziging):
    wijzigingen = deel(schrijf_docx(wijziging)).xpath("//w:ins|//w:del", namespaces=NS)
    nummers = [element.get(f"{W}id") for element in wijzigingen]
    assert len(nummers) == len(set(nummers)) >= 8
    assert {element.get(f"{W}date") for element in wijzigingen} == {"2026-11-22T00:00:00Z"}


def test_geschrapte_tekst_is_deltext(wijziging):
    wortel = deel(schrijf_docx(wijziging))
    assert not wortel.xpath("//w:del//w:t", namespaces=NS)
    assert not wortel.xpath("//w:ins//w:delText", namespaces=NS)


def test_twee_keer_dezelfde_bytes(rapport, wijziging):
    for document in (rapport, wijziging):
        assert schrijf_docx(document) == schrijf_docx(document)


def test_zonder_datum_kijkt_de_schrijver_niet_op_de_klok():
    inhoud = docx.Document(io.BytesIO(schrijf_docx(Document("t", "ontwerp", ()))))
    assert inhoud.core_properties.created.year == 2000


def test_taal_titel_letter_en_voettekst(wijziging):
    bestand = schrijf_docx(wijziging)
    stijlen = deel(bestand, "word/styles.xml")
    assert stijlen.xpath("//w:docDefaults//w:lang/@w:val", namespaces=NS) == ["nl-BE"]
    word = docx.Document(io.BytesIO(bestand))
    assert (word.core_properties.title, word.core_properties.language) == ("Was en wordt", "nl-BE")
    gewoon, titel = word.styles["Normal"], word.styles["Title"]
    assert (gewoon.font.name, gewoon.font.size.pt) == ("Verdana", 10)
    assert (titel.font.name, titel.font.size.pt, titel.font.bold) == ("Verdana", 12, True)
    voet = word.sections[0].footer.paragraphs[0]
    assert voet.alignment == 2
    assert voet.text.startswith("Pagina ")
    assert {run.font.size.pt for run in voet.runs} == {9}
    assert voet._p.xpath("string(.)").split() == ["Pagina", "PAGE", "1", "van", "NUMPAGES", "1"]


def test_koppen_tabelkoppen_en_liggende_bladzijden(rapport):
    word = docx.Document(io.BytesIO(schrijf_docx(rapport)))
    koppen = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert koppen == [("Heading 1", "In het kort"), ("Heading 1", "In het kort"), ("Heading 2", "Geld")]
    eerste = word.tables[0]
    assert eerste.rows[0]._tr.find("w:trPr/w:tblHeader", NS) is not None
    breedtes = [int(kolom.get(f"{W}w")) for kolom in eerste._tbl.findall("w:tblGrid/w:gridCol", NS)]
    assert breedtes[0] == pytest.approx(2 * breedtes[1], abs=2)
    for sectie in word.sections:
        assert (sectie.page_width > sectie.page_height) == (sectie.orientation == 1)
    assert [sectie.orientation for sectie in word.sections] == [0, 1, 0]
    assert sum(breedtes) <= (word.sections[1].page_width - 2 * word.sections[1].left_margin) / TWIP


def test_noten_zijn_voetnoten_en_figuren_hebben_alternatieve_tekst(rapport):
    bestand = schrijf_docx(rapport)
    noten = deel(bestand, "word/footnotes.xml").xpath("//w:footnote[not(@w:type)]", namespaces=NS)
    teksten = ["".join(noot.itertext()).strip() for noot in noten]
    assert teksten == [
        "Artikel [TE VERIFIËREN: nummer].",
        "Artikel [TE VERIFIËREN: nummer].",
        "Een andere noot.",
    ]
    wortel = deel(bestand)
    verwezen = wortel.xpath("//w:footnoteReference/@w:id", namespaces=NS)
    assert verwezen == [noot.get(f"{W}id") for noot in noten]
    beelden = wortel.xpath("//wp:docPr", namespaces=NS)
    assert [beeld.get("descr") for beeld in beelden] == ["Het plan geeft meer."] * 2
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        (png,) = {zip_.read(naam) for naam in zip_.namelist() if naam.startswith("word/media/")}
    assert png.startswith(b"\x89PNG")


def test_inwendige_verwijzingen_komen_uit(rapport):
    wortel = deel(schrijf_docx(rapport))
    bladwijzers = wortel.xpath("//w:bookmarkStart/@w:name", namespaces=NS)
    assert len(bladwijzers) == len(set(bladwijzers))
    assert set(wortel.xpath("//w:hyperlink/@w:anchor", namespaces=NS)) <= set(bladwijzers)


def test_inhoudstafel_is_een_veld_dat_sluit():
    delen = tuple(Sectie(runs(naam), (alinea("x"),)) for naam in ("Een", "Twee"))
    wortel = deel(schrijf_docx(Document("t", "rapport", (Inhoudstafel(), *delen))))
    velden = wortel.xpath("//w:fldChar/@w:fldCharType", namespaces=NS)
    assert velden == ["begin", "separate", "end"]
    links = wortel.xpath("//w:hyperlink", namespaces=NS)
    assert ["".join(link.itertext()) for link in links] == ["Een", "Twee"]


def test_kwade_tekst_blijft_tekst(overal, kwaad):
    bestand = schrijf_docx(overal)
    verwacht = kwaad.replace("\r\n", " ").replace("\t", " ")
    alles = "\n".join("".join(p.itertext()) for p in deel(bestand).iter(f"{W}p"))
    assert alles.count(verwacht) >= 18
    assert docx.Document(io.BytesIO(bestand)).core_properties.title == f"x{verwacht}"


def test_stuurtekens_breken_het_bestand_niet():
    tabel = Tabel(runs("b\x00"), (cel("k\x1b"),), (rij("\ufffe\x0b"),))
    bestand = schrijf_docx(Document("t\x07", "ontwerp", (alinea("a\x00b"), tabel)))
    assert "a\ufffdb" in "".join(deel(bestand).itertext())


ORDE = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "shd", "spacing", "ind", "jc", "rPr"]


def test_eigenschappen_staan_in_de_volgorde_van_het_schema(rapport, wijziging):
    for document in (rapport, wijziging):
        for eigenschappen in deel(schrijf_docx(document)).iter(f"{W}pPr"):
            namen = [etree.QName(kind).localname for kind in eigenschappen]
            bekend = [ORDE.index(naam) for naam in namen if naam in ORDE]
            assert bekend == sorted(bekend), namen


def test_a_very_long_title_is_cut_in_the_properties_only() -> None:
    titel = "Ontwerp " + "met een lange naam " * 30
    word = docx.Document(io.BytesIO(schrijf_docx(Document(titel, "ontwerp", (alinea("tekst"),)))))
    assert len(word.core_properties.title) == 255
    assert any(titel.strip() in deel.text for deel in word.paragraphs)
