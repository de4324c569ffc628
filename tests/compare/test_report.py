"""The report says what the comparison holds, in words that never make a proposal a right."""

import io

import pytest
from rich.console import Console

from samenleving.compare import vergelijk
from samenleving.documents import nakijken
from samenleving.documents.markdown import schrijf_markdown
from samenleving.errors import InvoerFout
from samenleving.report.build import rapport
from samenleving.report.terminal import tabel_voor_terminal
from samenleving.report.words import titels
from samenleving.report.writing import schrijf_map


@pytest.fixture(scope="module")
def markdown(alle_vier):
    return schrijf_markdown(rapport(alle_vier)).replace("\u00a0", " ").replace("\\_", "_")


def test_het_document_is_in_orde(alle_vier):
    assert nakijken(rapport(alle_vier)) == ()


def test_de_eerste_bladzijde_vat_samen(markdown):
    begin = markdown[: markdown.index("Wat verandert, bepaling per bepaling\n")]
    assert "Volgens de drie voorstellen komen samenlevingsjobs in de plaats van wijk-werken" in begin
    assert "Een voorstel is geen recht" in begin
    assert "4,50 euro per uur" in begin


def test_elke_open_keuze_en_elke_reden_staat_in_het_verslag(alle_vier, markdown):
    plat = " ".join(markdown.split())
    for systeem in alle_vier.systemen:
        for keuze in systeem.open_keuzes:
            assert keuze.vraag in plat
        for bepaling in systeem.niet_gemodelleerd:
            assert bepaling.reden in plat
        for aanname in systeem.aannames:
            assert aanname.tekst in plat


def test_de_bron_van_een_waarde_staat_in_een_voetnoot(markdown):
    plat = " ".join(markdown.split())
    assert "artikel 10, eerste lid, 2°" in plat
    assert "Regeringsplan, “Vergoeding 4,50 euro per uur” (SERV, hoofdstuk 1 (Beleidsnota" in plat


def test_een_uitkomst_onder_een_voorstel_heet_volgens_het_voorstel(markdown):
    plat = " ".join(markdown.split())
    assert "volgens het voorstel*" in plat
    assert "volgens deze voorstellen*" in plat
    assert "recht op een samenlevingsjob" not in plat


def test_een_bedrag_zonder_zekere_toegang_is_voorwaardelijk(markdown):
    assert "180,00 euro, als er toegang is" in " ".join(markdown.split())


def test_titels_verliezen_hun_gemeenschappelijke_staart(alle_vier):
    assert titels(alle_vier) == {
        "huidig": "Huidig recht",
        "regering_2025": "Regeringsplan",
        "serv_2025": "SERV-advies",
        "vvsg_2026": "VVSG-brief",
    }


def test_de_terminal_past_in_honderd_kolommen(alle_vier):
    uit = Console(width=100, file=io.StringIO(), color_system=None)
    uit.print(tabel_voor_terminal(alle_vier))
    tekst = uit.file.getvalue()
    assert max(len(regel) for regel in tekst.splitlines()) <= 100
    assert "180,00 €" in tekst
    assert "geen recht" in tekst


@pytest.mark.parametrize(
    "namen",
    [
        ["regering_2025"],
        ["huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"],
        ["serv_2025+chequeprijs=niveau_dienstencheque+betaalwijze=cheque", "vvsg_2026+duur=twaalf_maanden"],
    ],
)
def test_elk_aantal_stelsels_geeft_een_verslag(namen):
    vergelijking = vergelijk(namen, vooruitblik=False)
    assert nakijken(rapport(vergelijking)) == ()


def test_alleen_het_huidige_recht_geeft_ook_een_verslag():
    assert nakijken(rapport(vergelijk(["huidig"], datum="2026-03", vooruitblik=False))) == ()


def test_bestanden_zijn_heel_en_reproduceerbaar(alle_vier, tmp_path):
    formaten = ("html", "md", "json")
    paden = schrijf_map(alle_vier, tmp_path / "een", formaten)
    andere = schrijf_map(alle_vier, tmp_path / "twee", formaten)
    assert [pad.name for pad in paden] == ["vergelijking.html", "vergelijking.md", "vergelijking.json"]
    for eerste, tweede in zip(paden, andere, strict=True):
        assert eerste.read_bytes() == tweede.read_bytes()
    assert sorted(p.name for p in (tmp_path / "een").iterdir()) == sorted(p.name for p in paden)


def test_een_onbekend_formaat_wordt_geweigerd(alle_vier, tmp_path):
    with pytest.raises(InvoerFout, match="xlsm"):
        schrijf_map(alle_vier, tmp_path, ("xlsm",))
    assert not list(tmp_path.iterdir())
