"""The tables as a workbook and as CSV: numbers are numbers, text is text, and never a formula."""

import csv
import io
import json
import re
import zipfile
from decimal import Decimal

import pytest
from lxml import etree
from pyarrow import parquet

from samenleving.documents import (
    Badge,
    Document,
    DocumentFout,
    Noot,
    Regeleinde,
    Stempel,
    Tabel,
    alinea,
    cel,
    extensie,
    geschrapt,
    ingevoegd,
    rij,
    runs,
)
from samenleving.documents.csvzip import schrijf_csv
from samenleving.documents.parquetzip import schrijf_parquet
from samenleving.documents.rekenblad import bladen
from samenleving.documents.xlsx import bladnamen, schrijf_xlsx

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULES = ("=1+1", "+1", "-abc", "@SUM(A1)", '=HYPERLINK("http://kwaad.example")', "https://kwaad.example")


def tabel(*rijen: tuple[str, ...], bijschrift: str = "Uren") -> Document:
    blok = Tabel(runs(bijschrift), (cel("Regel"), cel("Waarde")), tuple(rij(*vakken) for vakken in rijen))
    return Document("t", "rapport", (blok,), status="voorgesteld", stempel=Stempel(datum="2026-11-22"))


def vel(bestand: bytes, nummer: int) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        return etree.fromstring(zip_.read(f"xl/worksheets/sheet{nummer}.xml"))


def waarden(bestand: bytes, nummer: int = 2) -> dict[str, str | float]:
    """The cells of a sheet, text as text and numbers as numbers; a formula would fail here."""
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        teksten = [
            "".join(deel.text or "" for deel in si.iter(f"{S}t"))
            for si in etree.fromstring(zip_.read("xl/sharedStrings.xml"))
        ]
    uit: dict[str, str | float] = {}
    for vak in vel(bestand, nummer).iter(f"{S}c"):
        assert vak.find(f"{S}f") is None
        inhoud = vak.findtext(f"{S}v")
        if inhoud is not None:
            uit[str(vak.get("r"))] = teksten[int(inhoud)] if vak.get("t") == "s" else float(inhoud)
    return uit


def bestanden(bestand: bytes) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        assert all(zip_.read(naam).startswith(b"\xef\xbb\xbf") for naam in zip_.namelist())
        return {
            naam: list(csv.reader(io.StringIO(zip_.read(naam).decode("utf-8-sig")), delimiter=";"))
            for naam in zip_.namelist()
        }


def ruw(bestand: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("60", "60"),
        ("1.250,50", "1250.50"),
        ("\u221212,5", "-12.5"),
        ("0,25", "0.25"),
        ("60 uren", None),
        ("1.25", None),
        ("007", None),
        ("1234567890123456", None),
        ("", None),
        ("niet bekend", None),
        ("1,", None),
        ("–", None),
    ],
)
def test_only_a_plain_number_is_a_number(tekst: str, getal: str | None) -> None:
    (blad,) = bladen(tabel(("r", tekst)))
    assert blad.rijen[0][1].getal == (None if getal is None else Decimal(getal))


def test_a_workbook_has_a_sheet_for_each_table_and_a_frozen_head(rapport: Document) -> None:
    bestand = schrijf_xlsx(rapport)
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        boek = etree.fromstring(zip_.read("xl/workbook.xml"))
    assert [blad.get("name") for blad in boek.iter(f"{S}sheet")][:2] == ["Over", "1 Wat verandert"]
    ruit = vel(bestand, 2).find(f".//{S}pane")
    assert ruit is not None
    assert (ruit.get("ySplit"), ruit.get("state")) == ("1", "frozen")
    assert waarden(bestand)["B3"] == 60
    assert waarden(bestand)["C3"] == "60\n◇ open keuze"
    assert "hypothetisch, geen recht" in waarden(bestand, 1).values()


def test_no_text_becomes_a_formula_or_an_address() -> None:
    document = tabel(*((tekst, tekst) for tekst in FORMULES), bijschrift="=1+1")
    bestand = schrijf_xlsx(document)
    gelezen = waarden(bestand)
    assert [gelezen[f"A{n}"] for n in range(2, len(FORMULES) + 2)] == list(FORMULES)
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        assert not [naam for naam in zip_.namelist() if "sheet2" in naam and "rels" in naam]
    (regels,) = [inhoud for naam, inhoud in bestanden(schrijf_csv(document)).items() if naam != "00-over.csv"]
    for veld, bron in zip([regel[0] for regel in regels[1:]], FORMULES, strict=True):
        assert veld == (bron if bron.startswith("https") else f"'{bron}")


def test_csv_is_what_a_belgian_spreadsheet_reads() -> None:
    inhoud = bestanden(
        schrijf_csv(tabel(("maand", "1.250,50"), ("min", "\u22123"), bijschrift="Uren, per/jaar"))
    )
    assert inhoud["01-uren-per-jaar.csv"][1:] == [["maand", "1250,50"], ["min", "-3"]]
    assert ["status", "voorgesteld, geen recht"] in inhoud["00-over.csv"]


def test_notes_changes_and_line_ends_are_kept() -> None:
    blok = Tabel(
        runs("b"),
        (cel("k"), cel("w")),
        (rij("r", cel("60", Noot(runs("Artikel 22.")))), rij("s", cel(geschrapt("60"), ingevoegd("80"))),
         rij("t", cel("a", Regeleinde(), Badge("voldaan")))),
    )  # fmt: skip
    document = Document("t", "rapport", (blok,))
    bestand = schrijf_xlsx(document)
    assert waarden(bestand)["B2"] == 60
    assert waarden(bestand)["B3"] == "[geschrapt: 60][toegevoegd: 80]"
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        assert "Artikel 22." in zip_.read("xl/comments1.xml").decode()
    assert ["noot", "Artikel 22."] in bestanden(schrijf_csv(document))["01-b.csv"]


def test_names_of_sheets_are_allowed_and_different() -> None:
    lang = "Een [heel] lange: naam / met * alles ? wat niet mag 'en' meer"
    blok = Tabel(runs(lang), (cel("k"),), (rij("x"),))
    namen = bladnamen(bladen(Document("t", "rapport", (blok,) * 12)))
    assert len({naam.lower() for naam in namen}) == 12
    assert all(len(naam) <= 31 and not re.search(r"[\[\]:*?/\\']", naam) for naam in namen)


def test_hostile_text_in_every_place(overal: Document) -> None:
    assert waarden(schrijf_xlsx(overal))
    assert len(bestanden(schrijf_csv(overal))) == 2


def test_the_same_bytes_twice(rapport: Document) -> None:
    assert schrijf_xlsx(rapport) == schrijf_xlsx(rapport)
    assert schrijf_csv(rapport) == schrijf_csv(rapport)
    assert schrijf_parquet(rapport) == schrijf_parquet(rapport)


def test_parquet_holds_numbers_as_numbers_and_the_stamp() -> None:
    document = tabel(("maand", "1.250,50"), ("jaar", "\u22123"), bijschrift="Uren")
    (naam, inhoud), *rest = ruw(schrijf_parquet(document)).items()
    assert (naam, rest) == ("01-uren.parquet", [])
    gelezen = parquet.read_table(io.BytesIO(inhoud))
    assert gelezen.column(0).to_pylist() == ["maand", "jaar"]
    assert gelezen.column(1).to_pylist() == [1250.5, -3.0]
    merk = json.loads(gelezen.schema.metadata[b"samenleving"])
    assert merk["status"] == "voorgesteld, geen recht"
    gemengd = ruw(schrijf_parquet(tabel(("a", "1"), ("b", "niet bekend"), bijschrift="B")))
    assert parquet.read_table(io.BytesIO(gemengd["01-b.parquet"])).column(1).to_pylist() == [
        "1",
        "niet bekend",
    ]


def test_a_document_without_tables_says_so() -> None:
    for schrijf in (schrijf_xlsx, schrijf_csv, schrijf_parquet):
        with pytest.raises(DocumentFout, match="geen tabellen"):
            schrijf(Document("t", "ontwerp", (alinea("tekst"),)))


def test_the_name_of_a_zip_says_that_it_is_one() -> None:
    zips = (extensie("csv"), extensie("parquet"), extensie("xlsx"))
    assert zips == ("csv.zip", "parquet.zip", "xlsx")
