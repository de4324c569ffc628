"""One door to all writers, which costs nothing until it is used."""

import subprocess
import sys

import pytest

from samenleving.documents import FORMATEN, DocumentFout, schrijf, uit_json


def test_elk_formaat_is_hetzelfde_als_twee_keer_geschreven(rapport):
    begin = {
        "html": b"<!DOCTYPE html>",
        "md": b"# Vier",
        "docx": b"PK",
        "pdf": b"%PDF",
        "xlsx": b"PK",
        "csv": b"PK",
        "parquet": b"PK",
        "json": b"{",
    }
    assert set(begin) == set(FORMATEN)
    for formaat in FORMATEN:
        bestand = schrijf(rapport, formaat)
        assert bestand.startswith(begin[formaat])
        assert bestand == schrijf(rapport, formaat)
    assert uit_json(schrijf(rapport, "json")) == rapport


def test_een_onbekend_formaat(rapport):
    with pytest.raises(DocumentFout, match="kies uit: html, md, docx, pdf, xlsx, csv, parquet, json"):
        schrijf(rapport, "odt")


def test_het_blokmodel_laadt_geen_schrijver():
    zwaar = (
        "lxml",
        "docx",
        "altair",
        "vl_convert",
        "typst",
        "xlsxwriter",
        "markupsafe",
        "samenleving.documents.html",
    )
    vraag = f"import sys, samenleving.documents; print([m for m in {zwaar} if m in sys.modules])"
    antwoord = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True)
    assert antwoord.stdout.strip() == "[]"
