"""The result to take along: a PDF that reads well and leaves nothing behind, and a sheet to print."""

from __future__ import annotations

import io
import os
import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import TestResponse

from samenleving.web.rekenhulp import afdruk
from samenleving.web.rekenhulp.teksten import Teksten
from tests.web.antwoorden import AN, BEZIG, GEMEENTE, HULP, ORGANISATOR, VANDAAG, als_velden
from tests.web.pagina import h1, tekst

ADRES = "/rekenhulp"
GELD = {"geld": "ja", "uitkering_bedrag": "1234.5", "uitkering_aanvraag": "2026-03-10"}


def stuur(client: FlaskClient, antwoorden: dict[str, str], actie: str, taal: str = "nl") -> TestResponse:
    adres = ADRES if taal == "nl" else f"/{taal}{ADRES}"
    return client.post(adres, data=als_velden(antwoorden) | {"actie": actie})


def lees(antwoord: TestResponse) -> tuple[PdfReader, str]:
    assert antwoord.status_code == 200
    assert antwoord.mimetype == "application/pdf"
    pdf = PdfReader(io.BytesIO(antwoord.data))
    inhoud = " ".join(pagina.extract_text() for pagina in pdf.pages)
    return pdf, re.sub(
        r"\s+", " ", inhoud.replace("\u00a0", " ").replace("\u00ad ", "").replace("\u00ad", "")
    )


def test_the_pdf_says_what_the_page_says(client: FlaskClient) -> None:
    antwoorden = AN | BEZIG | GELD
    antwoord = stuur(client, antwoorden, "pdf")
    pdf, inhoud = lees(antwoord)
    gezien = tekst(stuur(client, antwoorden, "resultaat"))
    for wat in ("1398,50 euro", "40 uur × 4,10 euro per uur = 164,00 euro", "14 maart 2027", "9 maart 2028"):
        assert wat in inhoud
        assert wat in gezien
    assert "Dit is één lezing van de wet" in inhoud
    assert "Gemaakt op 22 november 2026" in inhoud
    assert inhoud.count("Voorgesteld, geen recht") == 3
    assert pdf.metadata is not None
    assert pdf.metadata.title == "U kunt waarschijnlijk wijk-werken doen."
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="wijk-werken.pdf"'
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_the_pdf_is_accessible(client: FlaskClient) -> None:
    pdf, _ = lees(stuur(client, AN | BEZIG, "pdf"))
    wortel = pdf.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl-BE"
    assert "/StructTreeRoot" in wortel
    assert b"pdfuaid" in pdf.xmp_metadata.stream.get_data() if pdf.xmp_metadata else False


@pytest.mark.parametrize(
    ("taal", "woorden"),
    [
        ("nl", ("Pagina 1 van", "Hoe dit document gemaakt is", "Wat kunt u nu doen?")),
        ("fr", ("Page 1 de", "Comment ce document est fait", "Que pouvez-vous faire maintenant")),
        ("en", ("Page 1 of", "How this document was made", "What can you do now?")),
    ],
)
def test_the_pdf_is_in_the_language_of_the_page(
    client: FlaskClient, taal: str, woorden: tuple[str, ...]
) -> None:
    pdf, inhoud = lees(stuur(client, HULP, "pdf", taal))
    for woord in woorden:
        assert woord in inhoud
    assert pdf.trailer["/Root"]["/Lang"] == f"{taal}-BE"


@pytest.mark.parametrize(
    ("antwoorden", "wat"),
    [
        (HULP, "578,70 euro"),
        (ORGANISATOR, "2,75 euro per cheque"),
        (GEMEENTE, "Voorbij, geldt niet meer"),
        (AN | {"tijd": "meer"}, "U kunt nu minder dan halftijds werken."),
        ({"route": "werk"}, "Dat hangt nog af van VDAB"),
    ],
    ids=["hulp", "organisator", "gemeente", "nee", "niets"],
)
def test_every_route_has_a_pdf(client: FlaskClient, antwoorden: dict[str, str], wat: str) -> None:
    _, inhoud = lees(stuur(client, antwoorden, "pdf"))
    assert wat in inhoud


def test_the_same_answers_give_the_same_file(client: FlaskClient) -> None:
    assert stuur(client, HULP, "pdf").data == stuur(client, HULP, "pdf").data


def test_the_pdf_leaves_no_file_behind(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    geschreven: list[str] = []
    echte = os.open

    def kijk(pad: object, vlaggen: int, *rest: object, **meer: object) -> int:
        if vlaggen & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            geschreven.append(str(pad))
        return echte(pad, vlaggen, *rest, **meer)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", kijk)
    lees(stuur(client, AN | GELD, "pdf"))
    assert list(tmp_path.iterdir()) == []
    assert geschreven == []


def test_without_the_extra_for_documents_there_is_a_sheet(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ontbreekt(*_: object) -> bytes:
        raise ModuleNotFoundError("No module named 'typst'", name="typst")

    monkeypatch.setattr(afdruk, "schrijf_resultaat", ontbreekt)
    antwoord = stuur(client, HULP, "pdf")
    assert (antwoord.status_code, antwoord.mimetype) == (200, "text/html")
    assert "Blad voor uw gesprek" in tekst(antwoord)


@pytest.mark.parametrize("actie", ["pdf", "afdruk"])
def test_without_answers_the_first_question_comes(client: FlaskClient, actie: str) -> None:
    antwoord = client.post(ADRES, data={"actie": actie})
    assert antwoord.status_code == 200
    assert h1(antwoord) == ["Waarvoor bent u hier?"]


def test_the_sheet_has_what_a_talk_needs_and_no_proposals(client: FlaskClient) -> None:
    antwoord = stuur(client, AN | BEZIG | GELD, "afdruk")
    gezien = tekst(antwoord)
    for wat in (
        "Blad voor uw gesprek",
        "22 november 2026",
        "1398,50 euro",
        "14 maart 2027",
        "Wijk-werkendecreet van 7 juli 2017, artikel 9",
        "U krijgt dan 8,84 euro.",
        "Minder dan halftijds",
    ):
        assert wat in gezien
    assert "samenlevingsjob" not in gezien.lower()
    assert "<script" not in antwoord.text
    assert "style=" not in antwoord.text


def test_the_sheet_in_another_language_stays_the_sheet(client: FlaskClient) -> None:
    data = als_velden(HULP) | {"actie": "taal", "pagina": "afdruk"}
    gezien = tekst(client.post("/en/rekenhulp", data=data))
    assert Teksten("2026-11", "en")("ui.afdruk_titel") in gezien


def test_the_page_offers_both(client: FlaskClient) -> None:
    html = stuur(client, HULP, "resultaat").text
    assert 'value="pdf">Bewaar als PDF' in html
    assert 'value="afdruk">' in html
    assert date(2026, 11, 22) == VANDAAG
