"""The papers of a file, each against the same words written by hand with the bare library."""

from __future__ import annotations

import html
import io
import json
import tempfile
from collections.abc import Callable
from functools import cache, partial

import docx
import typst
from lxml import etree

from benchmarks.measures import Maat
from samenleving.documents import Document, Formaat, schrijf
from samenleving.dossier.contents import dossierstukken
from samenleving.dossier.file import schrijf_dossier
from samenleving.dossier.material import Stof, verzamel
from samenleving.drafting.akn.writing import akn_bestanden

VOORSTEL = "serv_2025"
STUKKEN = {
    "voorontwerp-van-decreet": "ontwerp van decreet",
    "ontwerp-van-besluit": "ontwerp van besluit",
    "memorie-van-toelichting": "memorie",
    "nota-aan-de-vlaamse-regering-besluit": "nota",
    "was-wordt": "was/wordt",
    "synopsis": "synopsis",
    "antwoord-op-de-adviezen": "antwoord op de adviezen",
}
FORMATEN: tuple[Formaat, ...] = ("docx", "pdf", "html")


@cache
def stof() -> Stof:
    """What the papers are made from; computed before anything is measured."""
    return verzamel(VOORSTEL)


@cache
def document(naam: str) -> Document:
    """One paper as blocks."""
    (stuk,) = [s for s in dossierstukken(stof()) if s.naam.partition("-")[2] == naam]
    if stuk.maak is None:
        raise ValueError(stuk.reden)
    return stuk.maak()


@cache
def regels(naam: str) -> tuple[str, ...]:
    """The same words as plain lines."""
    return tuple(regel for regel in schrijf(document(naam), "md").decode().splitlines() if regel)


def bare_docx(naam: str) -> bytes:
    """A paragraph a line with python-docx, without styles, notes or tables."""
    word = docx.Document()
    for regel in regels(naam):
        word.add_paragraph(regel)
    doel = io.BytesIO()
    word.save(doel)
    return doel.getvalue()


def bare_pdf(naam: str) -> bytes:
    """A paragraph a line with typst."""
    bron = "\n\n".join(f"#text({json.dumps(regel, ensure_ascii=False)})" for regel in regels(naam))
    with tempfile.NamedTemporaryFile("w", suffix=".typ", encoding="utf-8") as bestand:
        bestand.write(bron)
        bestand.flush()
        return bytes(typst.compile(bestand.name))


def bare_html(naam: str) -> bytes:
    """A paragraph a line, escaped."""
    return "".join(f"<p>{html.escape(regel)}</p>" for regel in regels(naam)).encode()


def bare_xml() -> bytes:
    """An element a line with lxml."""
    wortel = etree.Element("act")
    for naam in ("voorontwerp-van-decreet", "ontwerp-van-besluit"):
        for regel in regels(naam):
            etree.SubElement(wortel, "p").text = regel
    return bytes(etree.tostring(wortel))


def opnieuw() -> object:
    """Everything about the proposal computed once more."""
    return verzamel(VOORSTEL)


def dossier() -> object:
    """The whole file, from the name of the proposal to the zip."""
    with tempfile.TemporaryDirectory() as map_:
        return schrijf_dossier(verzamel(VOORSTEL), map_, ("html", "docx", "pdf", "akn", "json"))


def alles_kaal() -> object:
    """Every paper in every format with the bare library."""
    return [IJK[formaat](naam) for naam in STUKKEN for formaat in FORMATEN]


IJK: dict[Formaat, Callable[[str], bytes]] = {"docx": bare_docx, "pdf": bare_pdf, "html": bare_html}


def maten() -> tuple[Maat, ...]:
    """The measures; whatever they share is computed first."""
    uit = [
        Maat(
            f"{titel}, {formaat}, tegenover kaal",
            partial(schrijf, document(naam), formaat),
            partial(IJK[formaat], naam),
        )
        for naam, titel in STUKKEN.items()
        for formaat in FORMATEN
    ]
    uit += [
        Maat(
            "Akoma Ntoso van beide ontwerpen, tegenover kale lxml",
            partial(akn_bestanden, stof().stukken, stof().stempel),
            bare_xml,
        ),
        Maat(
            "alles berekenen, tegenover kale python-docx van de memorie",
            opnieuw,
            partial(bare_docx, "memorie-van-toelichting"),
        ),
        Maat("het volledige dossier, tegenover kale bestanden", dossier, alles_kaal),
    ]
    return tuple(uit)
