"""Named journeys at the workbench, each from opening to the file taken away, whose content is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as Word
from playwright.sync_api import expect

from samenleving.cli import samenleving
from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling
from samenleving.workbench.folder import open_zip
from tests.browser.conftest import BREED_VAN_DE_WERKBANK as BREED
from tests.browser.conftest import HOOG_VAN_DE_WERKBANK as HOOG
from tests.browser.conftest import Paginamaker, dienst
from tests.browser.kijker import Kijker, docsbeeld
from tests.browser.werkers import Poort, Werker

VERGOEDING = "wijk_werken.vergoeding.per_uur"
SJ = "samenlevingsjobs"
PUNTEN_VAN_DE_SERV = (
    ("keuze", "statuut", "pwa"),
    ("waarde", f"{SJ}.begeleiding.nazorg_verplicht", "ja"),
    ("waarde", f"{SJ}.begeleiding.plan_verplicht", "ja"),
    ("waarde", f"{SJ}.begeleiding.overeenkomst_verplicht", "ja"),
    ("waarde", f"{SJ}.doelgroep.werkloosheidsduur_vereist", "nee"),
)
"""What the SERV asks and the note of the Government leaves open or does otherwise."""
RUST = 1_000
"""Longer than the workbench waits for the keys to rest; in milliseconds."""
MANIEREN = ("muis", "toetsen", "zonder-js")


def tekst_van(inhoud: bytes) -> str:
    """What a Word file says."""
    document = Word(io.BytesIO(inhoud))
    cellen = (cel.text for tabel in document.tables for rij in tabel.rows for cel in rij.cells)
    return "\n".join([*(alinea.text for alinea in document.paragraphs), *cellen])


def op_de_opdrachtregel(zip_: bytes, map_: Path) -> dict[str, bytes]:
    """The complete file as the command line makes it from a proposal that was taken away."""
    with zipfile.ZipFile(io.BytesIO(zip_)) as pakket:
        pakket.extractall(map_ / "in")
    (reform,) = map_.glob("in/**/reform.yaml")
    motivering = reform.with_name("motivering.yaml")
    extra = ["--motivering", str(motivering)] if motivering.exists() else []
    uit = map_ / "uit"
    vraag = ["--voorstellen", str(reform.parent.parent), "ontwerp", reform.parent.name, "--alles", *extra]
    gelopen = CliRunner().invoke(samenleving, [*vraag, "--map", str(uit), "--json"], catch_exceptions=False)
    assert gelopen.exit_code == 0, gelopen.output
    return {pad.name: pad.read_bytes() for pad in uit.iterdir() if pad.suffix != ".zip"}


@pytest.mark.parametrize("manier", MANIEREN)
def test_de_vergoeding_naar_4_50_en_wie_betaalt_dat(
    maak_werker: Callable[..., Werker], bekijk: Kijker, tmp_path: Path, manier: str
) -> None:
    werker = maak_werker(manier)
    page = werker.page
    werker.open()
    werker.zoek("begonnen uur")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,10")

    werker.zet("waarde", VERGOEDING, "vier vijftig")
    expect(werker.veld("waarde", VERGOEDING)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#fouten")).to_contain_text("getal")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("geen wijzigingen")

    werker.zet("waarde", VERGOEDING, "4,50")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("1 wijziging")
    paneel = page.locator("#gevolgen")
    expect(paneel).to_contain_text("135,00")
    expect(paneel).to_contain_text("1,35")
    expect(page.locator("#melding")).to_contain_text("4,50")
    if manier == "muis":
        bekijk(page, "beweegt", smal=1024)
        docsbeeld(page, "werkbank-beweegt")

    werker.actie("ongedaan")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("geen wijzigingen")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,10")
    werker.actie("opnieuw")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")

    werker.blad("gevolgen")
    expect(page.locator("#marge")).to_contain_text("1,35")
    expect(page.locator("#knelpunten")).to_contain_text("Marge van de organisator")
    if manier == "muis":
        bekijk(page, "gevolgen", smal=1024)
        docsbeeld(page, "werkbank-gevolgen")

    werker.blad("tekst")
    expect(page.locator(".wb-document")).to_contain_text("4,50 euro")
    if manier == "muis":
        bekijk(page, "tekst", smal=1024)
        docsbeeld(page, "werkbank-tekst")

    dossier = werker.dossier()
    besluit = tekst_van(dossier["01-ontwerp-van-besluit-tot-wijziging.docx"])
    assert "4,50 euro" in besluit
    assert "4,10 euro" in besluit
    werker.druk('button[name="blad"]')
    zip_ = werker.als_zip()
    if manier == "muis":
        bekijk(page, "in-en-uit", smal=1024)
        page.evaluate("scrollTo(0, 0)")
        docsbeeld(page, "werkbank-in-en-uit")
        assert op_de_opdrachtregel(zip_, tmp_path) == {
            naam: inhoud for naam, inhoud in dossier.items() if not naam.endswith(".zip")
        }


@pytest.mark.parametrize("manier", MANIEREN)
def test_een_chequeprijs_en_het_inschrijvingsgeld_weg(
    maak_werker: Callable[..., Werker], manier: str
) -> None:
    werker = maak_werker(manier)
    page = werker.page
    werker.open()
    werker.blad("in_en_uit")
    werker.hand.typ(page.locator("#begin-eigen"), "serv_2025")
    werker.druk('button[value="begin"]')
    expect(page.locator(".wb-basis")).to_contain_text("SERV")

    werker.zoek("inschrijvingsrecht")
    expect(werker.veld("keuze", "inschrijvingsrecht")).to_have_value("")
    werker.zet("keuze", "inschrijvingsrecht", "afschaffen")
    werker.zoek("chequeprijs")
    werker.zet("keuze", "chequeprijs", "niveau_dienstencheque")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("2 wijzigingen")
    if not werker.page.locator("#wijzigingen[open]").count():
        werker.hand.druk(page.locator("#wijzigingen > summary"))
    expect(page.locator("#wijzigingen")).to_contain_text("afschaf")

    dossier = werker.dossier()
    ontwerpen = [
        tekst_van(b) for naam, b in dossier.items() if "ontwerp-van" in naam and naam.endswith(".docx")
    ]
    assert any("inschrijvingsrecht" in tekst for tekst in ontwerpen)
    assert {"inschrijvingsrecht", "chequeprijs"} <= set(gekozen_in(werker))


def test_met_pijlen_door_een_lijst_is_nog_niet_kiezen(maak_werker: Callable[..., Werker]) -> None:
    """What is passed on the way is neither computed nor a change; where the keys rest, is."""
    werker = maak_werker("toetsen")
    page = werker.page
    werker.open("/werkbank/?s=huidig&mijn=serv_2025")
    werker.zoek("inschrijvingsrecht")
    veld = werker.veld("keuze", "inschrijvingsrecht")
    gevraagd: list[str] = []
    page.on("request", lambda vraag: gevraagd.append(vraag.url) if vraag.method == "POST" else None)
    page.clock.install()

    keuzes = veld.locator("option").evaluate_all("(opties) => opties.map((o) => o.value)")
    werker.hand.naar(veld)  # type: ignore[attr-defined]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.clock.run_for(RUST // 2)
    assert not gevraagd
    expect(page.locator("#wijzigingen > summary")).to_contain_text("geen wijzigingen")
    page.clock.run_for(RUST)
    expect(page.locator("#wijzigingen > summary")).to_contain_text("1 wijziging")
    assert len(gevraagd) == 1
    expect(veld).to_be_focused()
    expect(veld).to_have_value(keuzes[1])

    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("geen wijzigingen")
    assert len(gevraagd) == 2
    werker.rust()


def test_wat_getypt_wordt_terwijl_er_gerekend_wordt_blijft_staan(maak_werker: Callable[..., Werker]) -> None:
    """The answer to a search comes while somebody types in a field that it replaces."""
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.zoek("begonnen")
    poort = Poort(page)
    page.locator("#zoek-tekst").fill("begonnen uur")
    poort.wacht()
    veld = werker.veld("waarde", VERGOEDING)
    veld.click()
    veld.fill("4,50")
    poort.open()
    werker.rust()
    expect(veld).to_have_value("4,50")
    expect(veld).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("1 wijziging")


def gekozen_in(werker: Werker) -> dict[str, str]:
    """The choices in the proposal that is taken away."""
    werker.druk('button[name="blad"]')
    geopend = open_zip(werker.als_zip(), "voorstel.zip")
    return dict(geopend.concept.keuzes)


def test_het_serv_advies_punt_voor_punt(maak_werker: Callable[..., Werker], bekijk: Kijker) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.blad("in_en_uit")
    page.locator("#begin-bij").select_option("regering_2025")
    werker.druk('button[value="begin"]')
    page.locator("#zoek-orgaan").select_option("SERV")
    werker.rust()
    expect(page.locator("#telling")).to_contain_text("van de")
    assert page.locator(".wb-herkomst").count() > 10

    omslagen = page.locator(".wb-omslag li")
    aantal = 0
    for soort, sleutel, waarde in PUNTEN_VAN_DE_SERV:
        werker.zet(soort, sleutel, waarde)
        expect(omslagen.first).to_be_visible()
        assert omslagen.count() > aantal, sleutel
        aantal = omslagen.count()
    expect(page.locator(".wb-omslag")).to_contain_text("serv25-3.3-w")
    page.locator("#pg-omslag").scroll_into_view_if_needed()
    bekijk(page, "punt-voor-punt", smal=1024)
    docsbeeld(page, "werkbank-omslagen")

    werker.blad("gevolgen")
    assert page.locator("#omslagen tbody tr").count() == aantal
    werker.blad("in_en_uit")
    naam, inhoud = werker.download(
        page.locator("tr", has_text="Antwoord op de adviezen").get_by_role("button", name="DOCX")
    )
    assert naam.endswith("-antwoord-op-de-adviezen.docx")
    antwoord = tekst_van(inhoud)
    assert "serv25-3.3-w" in antwoord
    assert "gevolgd" in antwoord


def test_een_ontwerp_terug_uit_word(
    maak_werker: Callable[..., Werker], bekijk: Kijker, tmp_path: Path
) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open(f"/werkbank/?s=huidig&mijn=huidig%2B{VERGOEDING}=4.5@2027-01-01")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    werker.blad("in_en_uit")
    _, inhoud = werker.download(page.locator("tbody tr").first.get_by_role("button", name="DOCX"))
    document = Word(io.BytesIO(inhoud))
    vervangen = 0
    for alinea in document.paragraphs:
        for run in alinea.runs:
            if "4,50" in run.text:
                run.text = run.text.replace("4,50", "4,80")
                vervangen += 1
    assert vervangen
    bewerkt = tmp_path / "ontwerp na overleg.docx"
    document.save(str(bewerkt))

    page.locator("#ontwerp").set_input_files(bewerkt)
    werker.druk('button[value="lees"]')
    verslag = page.locator("#leesverslag")
    expect(verslag).to_contain_text("4,10 euro")
    expect(verslag).to_contain_text("4,80 euro")
    verslag.scroll_into_view_if_needed()
    bekijk(page, "gelezen", smal=1024)
    docsbeeld(page, "werkbank-lezen")
    werker.druk('button[value="aanvaard"]')
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,80")
    expect(page.locator("#melding")).to_contain_text("1 wijziging")
    werker.blad("in_en_uit")
    _, opnieuw = werker.download(page.locator("tbody tr").first.get_by_role("button", name="DOCX"))
    assert "4,80 euro" in tekst_van(opnieuw)
    assert "4,50 euro" not in tekst_van(opnieuw)


def test_twee_juristen_een_werkmap(pagina: Paginamaker, bekijk: Kijker, tmp_path: Path) -> None:
    map_ = tmp_path / "werkmap"
    map_.mkdir()
    with dienst(maak_app(werkbank=Instelling(werkmap=map_))) as adres:
        an, bert = (Werker(pagina(oorsprong=adres, breed=BREED, hoog=HOOG)) for _ in range(2))
        an.open()
        an.zoek("begonnen uur")
        an.zet("waarde", VERGOEDING, "4,50")
        an.blad("bewaren")
        an.druk('button[name="actie"][value="bewaar"]')
        expect(an.page.locator("#melding")).to_contain_text("Bewaard")
        bekijk(an.page, "bewaren", smal=1024)
        assert (map_ / "mijn_voorstel" / "reform.yaml").is_file()

        bert.open()
        bert.blad("bewaren")
        bert.druk('button[value="open_bewaard:mijn_voorstel"]')
        bert.zoek("begonnen uur")
        expect(bert.veld("waarde", VERGOEDING)).to_have_value("4,50")
        bert.zet("waarde", VERGOEDING, "4,60")
        bert.blad("bewaren")
        bert.druk('button[name="actie"][value="bewaar"]')
        expect(bert.page.locator("#melding")).to_contain_text("Bewaard")

        an.blad("tafel")
        an.zoek("per km")
        an.zet("waarde", "wijk_werken.verplaatsing.per_km", "0,25")
        an.blad("bewaren")
        an.druk('button[name="actie"][value="bewaar"]')
        botsing = an.page.locator(".wb-botsing")
        expect(botsing).to_contain_text("Iemand anders bewaarde intussen")
        expect(botsing).to_contain_text("4,60 euro")
        expect(botsing).to_contain_text("0,25 euro")
        assert "4.6" in (map_ / "mijn_voorstel" / "reform.yaml").read_text("utf-8")
        bekijk(an.page, "botsing", smal=1024)
        docsbeeld(an.page, "werkbank-botsing")

        an.druk('button[value="bewaar_als"]')
        expect(an.page.locator("#melding")).to_contain_text("mijn_voorstel_2")
        assert "4.6" in (map_ / "mijn_voorstel" / "reform.yaml").read_text("utf-8")
        assert "0.25" in (map_ / "mijn_voorstel_2" / "reform.yaml").read_text("utf-8")
        zip_ = an.als_zip()
        with zipfile.ZipFile(io.BytesIO(zip_)) as pakket:
            assert any(naam.endswith("mijn_voorstel_2/reform.yaml") for naam in pakket.namelist())


def test_de_tafel(maak_werker: Callable[..., Werker]) -> None:
    """The picture of the manual, and the shortcuts that it names."""
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.zoek("vergoeding")
    docsbeeld(page, "werkbank-tafel")
    page.keyboard.press("Alt+Shift+G")
    assert page.evaluate("document.activeElement.id") == "gevolgen"
    page.keyboard.press("Alt+Shift+Z")
    assert page.evaluate("document.activeElement.id") == "zoek-tekst"
    werker.zoek("begonnen uur")
    werker.zet("waarde", VERGOEDING, "4,50")
    page.locator(".wb-label").first.click()
    page.keyboard.press("Control+z")
    werker.rust()
    expect(page.locator("#wijzigingen > summary")).to_contain_text("geen wijzigingen")
    page.keyboard.press("Alt+Shift+M")
    expect(page.locator("#wijzigingen[open]")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("Alt+Shift+U")
    expect(page.locator('.wb-bladen [aria-current="page"]')).to_have_text("In en uit")


def test_een_vijandig_bestand_wordt_geweigerd(maak_werker: Callable[..., Werker], tmp_path: Path) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.blad("in_en_uit")
    slecht = tmp_path / "slecht.zip"
    with zipfile.ZipFile(slecht, "w") as pakket:
        pakket.writestr("../../buiten/reform.yaml", "id: buiten")
    page.locator("#zip").set_input_files(slecht)
    werker.druk('button[value="open_zip"]')
    expect(page.locator(".foutenlijst")).to_contain_text("Deze zip kan niet geopend worden")
    expect(page.locator("#wijzigingen > summary")).to_contain_text("geen wijzigingen")
