"""The report says what the comparison holds, in words that never make a proposal a right."""

import io
import json
from itertools import pairwise, zip_longest

import pytest
from pypdf import PdfReader
from rich.console import Console

from samenleving.compare import vergelijk
from samenleving.documents import Figuur, Kader, Sectie, Uitklap, nakijken, schrijf
from samenleving.documents.markdown import schrijf_markdown
from samenleving.errors import InvoerFout
from samenleving.report.build import rapport
from samenleving.report.calendars import periodes
from samenleving.report.one_page import een_bladzijde
from samenleving.report.parts import Verslag, maak_verslag
from samenleving.report.terminal import tabel_voor_terminal
from samenleving.report.words import titels
from samenleving.report.writing import schrijf_map


@pytest.fixture(scope="module")
def markdown(alle_vier):
    return schrijf_markdown(rapport(Verslag(alle_vier))).replace("\u00a0", " ").replace("\\_", "_")


def test_het_document_is_in_orde(alle_vier):
    assert nakijken(rapport(Verslag(alle_vier))) == ()


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
    assert nakijken(rapport(Verslag(vergelijking))) == ()


def test_alleen_het_huidige_recht_geeft_ook_een_verslag():
    assert nakijken(rapport(Verslag(vergelijk(["huidig"], datum="2026-03", vooruitblik=False)))) == ()


def test_bestanden_zijn_heel_en_reproduceerbaar(alle_vier, tmp_path):
    formaten = ("html", "md", "json")
    paden = schrijf_map(Verslag(alle_vier), tmp_path / "een", formaten)
    andere = schrijf_map(Verslag(alle_vier), tmp_path / "twee", formaten)
    namen = [
        "vergelijking.html",
        "samenvatting.html",
        "vergelijking.md",
        "samenvatting.md",
        "vergelijking.json",
    ]
    assert [pad.name for pad in paden] == namen
    for eerste, tweede in zip(paden, andere, strict=True):
        assert eerste.read_bytes() == tweede.read_bytes()
    assert sorted(p.name for p in (tmp_path / "een").iterdir()) == sorted(p.name for p in paden)


def test_een_onbekend_formaat_wordt_geweigerd(alle_vier, tmp_path):
    with pytest.raises(InvoerFout, match="xlsm"):
        schrijf_map(Verslag(alle_vier), tmp_path, ("xlsm",))
    assert not list(tmp_path.iterdir())


# --- the parts beside the comparison ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def verslag():
    return maak_verslag(["huidig", "regering_2025", "serv_2025"])


@pytest.fixture(scope="module")
def volledig(verslag):
    return schrijf_markdown(rapport(verslag)).replace("\u00a0", " ").replace("\\_", "_")


def test_het_volledige_verslag_is_een_geldig_document(verslag):
    assert nakijken(rapport(verslag)) == ()
    assert nakijken(een_bladzijde(verslag)) == ()


def test_een_traject_zegt_wanneer_de_uitkering_eindigt_en_wat_volgt(verslag, volledig):
    begrensd = next(traject for traject in verslag.trajecten if "begrensde" in traject.id)
    huidig, plan, _serv = begrensd.kalenders
    # applied on 1 March 2026: 12 months, and one for each 104 of the 728 days beyond the 312 of the access
    assert ("2027-09", "2027-10") in [
        (einde, begin)
        for rij in plan.rijen
        if rij.id == "werkloosheid_recht"
        for (_, einde, _), (begin, _, _) in pairwise(periodes(plan, rij))
    ]
    jobs = {rij.id: list(periodes(plan, rij)) for rij in plan.rijen}["samenlevingsjobs_recht"]
    assert jobs == [("2027-01", "2027-09", "voldaan"), ("2027-10", "2028-12", "niet_bekend")]
    assert any("leefloon" in rij.id for rij in huidig.rijen)
    assert "Werkloosheidsuitkering: van voldaan naar niet voldaan" in volledig


def test_een_dag_van_een_stelsel_dat_niet_geldt_staat_er_niet(verslag):
    for traject in verslag.trajecten:
        plan = next(kalender for kalender in traject.kalenders if kalender.systeem == "regering_2025")
        assert not any("wijk-werken" in gebeurtenis.tekst for gebeurtenis in plan.gebeurtenissen)


def test_knelpunten_en_adviezen_staan_in_het_verslag(verslag, volledig):
    assert {document.document for document in verslag.toets.documenten} == {"serv25"}
    assert "## Knelpunten" in volledig
    nieuw = {k.titel for k in verslag.knelpunten["regering_2025"] if k.nieuw}
    assert nieuw
    assert all(titel in volledig for titel in nieuw)
    gevolgd = verslag.toets.telling("serv_2025", "serv25")["gevolgd"]
    assert f"| **SERV-advies samenlevingsjobs** | {gevolgd} |" in volledig


def test_de_ene_bladzijde_noemt_de_hoofdlijnen_en_wat_het_zwaarst_wringt(verslag):
    kort = schrijf_markdown(een_bladzijde(verslag)).replace("\u00a0", " ")
    assert "vergoeding per uur: 4,50 euro per uur" in kort
    assert "Nog open:" in kort
    assert "Wringt:" in kort
    gevolgd = verslag.toets.telling("serv_2025", "serv25")["gevolgd"]
    assert f"{gevolgd} en " in kort
    assert "Een voorstel is geen recht" in kort
    pdf = io.BytesIO(schrijf(een_bladzijde(verslag), "pdf"))
    assert len(PdfReader(pdf).pages) == 1


def test_elk_deel_heeft_een_eigen_json(verslag, tmp_path):
    stappen: list[str] = []
    paden = schrijf_map(verslag, tmp_path, ("json",), stappen.append)
    assert {pad.name for pad in paden} == {
        "vergelijking.json",
        "trajecten.json",
        "toets.json",
        "knelpunten.json",
    }
    assert stappen == ["Verslag schrijven: json"]
    assert json.loads((tmp_path / "trajecten.json").read_text(encoding="utf-8"))[0]["kalenders"]


def _figuren(blokken):
    """Every chart with the block that follows it."""
    for blok, volgend in zip_longest(blokken, blokken[1:]):
        if isinstance(blok, Figuur):
            yield blok, volgend
        elif isinstance(blok, Sectie | Uitklap | Kader):
            yield from _figuren(blok.blokken)


def test_onder_elke_figuur_staat_hoe_het_cijfer_tot_stand_komt(verslag):
    document = rapport(verslag)
    gevonden = list(_figuren(document.blokken))
    assert len(gevonden) > len(verslag.trajecten)
    for _figuur, volgend in gevonden:
        (verwijzing,) = volgend.runs
        assert verwijzing.doel in ("#methode-gevallen", "#methode-trajecten")
    assert "zegt niets over aantallen mensen" in schrijf_markdown(document)
