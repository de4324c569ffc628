"""Files that want to hurt: each is refused in words, quickly, and without being unpacked or resolved."""

import io
import os
import zipfile

import pytest

from samenleving.errors import InvoerFout
from samenleving.files import (
    MAX_DOCX,
    MAX_XML,
    lees_bytes,
    lees_pakket,
    lees_tekstbestand,
    lees_xml,
    ontcijfer,
    packed,
)

LACH = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def zip_van(delen, soort=zipfile.ZIP_DEFLATED):
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", soort) as pakket:
        for naam, inhoud in delen:
            pakket.writestr(naam, inhoud)
    return stroom.getvalue()


def alles(_):
    return True


def geweigerd(met, doe):
    with pytest.raises(InvoerFout, match=met) as fout:
        doe()
    assert fout.value.bestand
    assert fout.value.oplossing


def test_een_gewoon_pakket_gaat_open():
    delen = lees_pakket(
        zip_van([("word/document.xml", b"<a/>"), ("word/media/x.png", b"x")]), "a.docx", alles
    )
    assert delen["word/document.xml"] == b"<a/>"
    enkel = lees_pakket(zip_van([("a", b"1"), ("b", b"2")]), "a.docx", lambda naam: naam == "b")
    assert dict(enkel) == {"b": b"2"}


def test_een_bom_in_een_zip():
    bom = zip_van([("word/document.xml", b"\x00" * 50_000_000)])
    assert len(bom) < 100_000
    geweigerd("zwelt", lambda: lees_pakket(bom, "bom.docx", alles))


def test_een_bom_in_een_deel_dat_niemand_vraagt():
    bom = zip_van([("word/document.xml", b"<a/>"), ("word/media/x.png", b"\x00" * 50_000_000)])
    geweigerd("zwelt", lambda: lees_pakket(bom, "bom.docx", lambda naam: naam.endswith(".xml")))


def test_veel_delen_die_samen_te_zwaar_zijn(monkeypatch):
    monkeypatch.setattr(packed, "MAX_UITGEPAKT", 1_000_000)
    delen = zip_van([(f"d{n}", os.urandom(400_000)) for n in range(3)], zipfile.ZIP_STORED)
    geweigerd("uitgepakt", lambda: lees_pakket(delen, "zwaar.docx", alles))


def test_te_veel_delen():
    delen = zip_van([(f"d{n}", b"") for n in range(packed.MAX_DELEN + 1)])
    geweigerd("delen", lambda: lees_pakket(delen, "veel.docx", alles))


@pytest.mark.parametrize("naam", ["../../x", "/etc/passwd", "word\\..\\..\\x", "C:/x", "word/../../x"])
def test_een_pad_naar_buiten(naam):
    geweigerd("naar buiten", lambda: lees_pakket(zip_van([(naam, b"x")]), "pad.docx", alles))


def test_een_deel_dat_liegt_over_zijn_grootte():
    eerlijk = zip_van([("word/document.xml", os.urandom(5000))], zipfile.ZIP_STORED)
    midden = eerlijk.rindex(b"PK\x01\x02")
    leugen = bytearray(eerlijk)
    leugen[midden + 24 : midden + 28] = (10).to_bytes(4, "little")
    geweigerd("beschadigd|groter", lambda: lees_pakket(bytes(leugen), "leugen.docx", alles))


@pytest.mark.parametrize("bytes_", [b"geen zip", b"PK\x03\x04" + b"\x00" * 50, b"\xd0\xcf\x11\xe0oud Word"])
def test_geen_pakket(bytes_):
    geweigerd("beschadigd", lambda: lees_pakket(bytes_, "x.docx", alles))


def test_een_bestand_van_100_megabyte_wordt_niet_gelezen(tmp_path, monkeypatch):
    groot = tmp_path / "groot.docx"
    with groot.open("wb") as stroom:
        stroom.truncate(100_000_000)

    def nooit(*_, **__):
        pytest.fail("het bestand is geopend")

    monkeypatch.setattr("pathlib.Path.open", nooit)
    geweigerd("100 MB", lambda: lees_bytes(groot, MAX_DOCX))


def test_geen_bestand(tmp_path):
    geweigerd("bestaat niet", lambda: lees_bytes(tmp_path / "weg.docx", MAX_DOCX))
    geweigerd("gewoon bestand", lambda: lees_bytes(tmp_path, MAX_DOCX))
    leeg = tmp_path / "leeg.md"
    leeg.touch()
    geweigerd("leeg", lambda: lees_bytes(leeg, MAX_DOCX))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_een_pijp_hangt_niet(tmp_path):
    os.mkfifo(tmp_path / "pijp.xml")
    geweigerd("gewoon bestand", lambda: lees_bytes(tmp_path / "pijp.xml", MAX_DOCX))


VIJANDEN = {
    "entiteiten die zich vermenigvuldigen": f'<!DOCTYPE a [<!ENTITY l0 "lach">{LACH}]><a>&l9;</a>',
    "een bestand van deze computer": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:/etc/passwd">]><a>&x;</a>',
    "een adres op het net": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
    "een parameterentiteit": '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:/etc/passwd"> %x;]><a/>',
    "kleine letters en witruimte": '<!doctype a [<!ENTITY x "y">]><a/>',
}


@pytest.mark.parametrize("vijand", VIJANDEN)
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16"])
def test_een_documenttype_wordt_geweigerd(vijand, codering):
    geweigerd("DOCTYPE|welgevormd", lambda: lees_xml(VIJANDEN[vijand].encode(codering), "x.xml"))


@pytest.mark.parametrize("codering", ["UTF-7", "utf-16", "UTF-32", "ebcdic-cp-us", "rot13"])
def test_een_codering_om_het_documenttype_te_verbergen(codering):
    bron = f'<?xml version="1.0" encoding="{codering}"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    geweigerd("codering|DOCTYPE", lambda: lees_xml(bron.encode("ascii"), "x.xml"))
    verborgen = f'<?xml version="1.0"{" " * 5000}encoding="{codering}"?><a/>'
    geweigerd("codering", lambda: lees_xml(verborgen.encode("ascii"), "x.xml"))


def test_te_diep_te_groot_en_stuk():
    geweigerd("welgevormd|diep", lambda: lees_xml(b"<a>" * 5000 + b"</a>" * 5000, "diep.xml"))
    geweigerd("diep", lambda: lees_xml(b"<a>" * 220 + b"</a>" * 220, "diep.xml"))
    geweigerd("groot", lambda: lees_xml(b" " * (MAX_XML + 1), "groot.xml"))
    geweigerd("welgevormd", lambda: lees_xml(b"<a><b></a>", "stuk.xml"))


def test_gewone_xml_in_elke_gewone_codering():
    for codering in ("utf-8", "iso-8859-1", "windows-1252"):
        bron = f'<?xml version="1.0" encoding="{codering}"?><a>één</a>'.encode(codering)
        assert lees_xml(bron, "x.xml").text == "één"
    assert lees_xml("<a>één</a>".encode("utf-16"), "x.xml").text == "één"


def test_tekst_in_elke_gewone_codering(tmp_path):
    for codering in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert ontcijfer("één “60”\r\nregel".encode(codering), "x.md") == "één “60”\nregel"
    geweigerd("geen tekst", lambda: ontcijfer(b"\x00\x01\x02", "x.md"))
    bestand = tmp_path / "x.md"
    bestand.write_bytes(b"x" * 100)
    geweigerd("groot", lambda: lees_tekstbestand(bestand, 99))
