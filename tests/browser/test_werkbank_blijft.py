"""The work of a drafter stays: after a restart of the server, after Back, Forward and loading anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling
from samenleving.web.werkbank.service import NAAM, maak_dienst
from tests.browser.conftest import BREED_VAN_DE_WERKBANK as BREED
from tests.browser.conftest import HOOG_VAN_DE_WERKBANK as HOOG
from tests.browser.conftest import Paginamaker, dienst
from tests.browser.kijker import Kijker
from tests.browser.werkers import Werker

VERGOEDING = "wijk_werken.vergoeding.per_uur"
PER_MAAND = "wijk_werken.uren.max_per_maand"

Maak = Callable[..., Werker]


def wijzigingen(page: Page) -> Locator:
    return page.locator("#wijzigingen > summary")


@pytest.fixture
def app() -> Flask:
    return maak_app(werkbank=Instelling())


@pytest.fixture
def adres(app: Flask) -> Iterator[str]:
    with dienst(app) as waar:
        yield waar


def herstart(app: Flask) -> None:
    """Another process under the same address: it knows nothing of the forms of the one before."""
    app.extensions[NAAM] = maak_dienst(Instelling())


def test_na_een_herstart_gaat_het_werk_verder(app: Flask, adres: str, pagina: Paginamaker) -> None:
    page = pagina(oorsprong=adres, breed=BREED, hoog=HOOG)
    werker = Werker(page)
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    herstart(app)
    werker.zet("waarde", PER_MAAND, "70")
    verder = page.locator("#melding").get_by_role("button", name="Ga verder met mijn voorstel")
    expect(verder).to_be_visible()
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")
    verder.click()
    werker.rust()
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")
    expect(werker.veld("waarde", PER_MAAND)).to_be_focused()


@pytest.mark.parametrize("js", [True, False])
def test_na_een_herstart_naar_een_ander_blad(
    app: Flask, adres: str, pagina: Paginamaker, bekijk: Kijker, js: bool
) -> None:
    page = pagina(js=js, oorsprong=adres, breed=BREED, hoog=HOOG)
    werker = Werker(page, js=js)
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    herstart(app)
    werker.veld("waarde", PER_MAAND).fill("70")
    werker.druk('.wb-bladen button[value="gevolgen"]')
    expect(page.locator("h1")).to_contain_text("opnieuw gestart")
    expect(page.locator("main")).to_contain_text("4,50 euro")
    if js:
        bekijk(page, "herstart", smal=1024)
    werker.druk(page.get_by_role("button", name="Ga verder met mijn voorstel"))
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")


def test_vorige_volgende_en_herladen(maak_werker: Maak) -> None:
    """Each sheet is a place to come back to, with the proposal as it stands."""
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    werker.blad("tekst")
    page.go_back()
    expect(page.locator('.wb-bladen [aria-current="page"]')).to_have_text("Tafel")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    expect(wijzigingen(page)).to_contain_text("1 wijziging")
    werker.actie("ongedaan")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,10")
    werker.actie("opnieuw")
    page.go_forward()
    expect(page.locator('.wb-bladen [aria-current="page"]')).to_have_text("Tekst")
    expect(page.locator(".wb-document")).to_contain_text("4,50 euro")
    page.reload()
    expect(page.locator('.wb-bladen [aria-current="page"]')).to_have_text("Tekst")
    expect(wijzigingen(page)).to_contain_text("1 wijziging")
    page.go_back()
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    werker.veld("waarde", PER_MAAND).fill("70")
    page.reload()
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    page.go_back()
    assert page.url == "about:blank", "coming back adds no pages to go back through"


def test_het_logo_gaat_naar_de_tafel_en_een_ander_adres_laat_niets_vallen(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    werker.blad("gevolgen")
    werker.druk("header .naam")
    expect(page.locator('.wb-bladen [aria-current="page"]')).to_have_text("Tafel")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    werker.open("/werkbank/?s=huidig")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,10")
    werker.druk(page.get_by_role("button", name="Ga daarmee verder"))
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    expect(wijzigingen(page)).to_contain_text("1 wijziging")


def test_een_ander_voorstel_is_met_vorige_weer_het_oude(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    werker.blad("in_en_uit")
    page.locator("#begin-bij").select_option("serv_2025")
    werker.druk('button[value="begin"]')
    expect(wijzigingen(page)).to_contain_text("geen wijzigingen")
    page.go_back()
    expect(wijzigingen(page)).to_contain_text("1 wijziging")
    page.go_forward()
    expect(page.locator(".wb-basis")).to_contain_text("SERV")


def test_een_ander_tabblad_weet_van_niets(maak_werker: Maak) -> None:
    werker = maak_werker()
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    ander = Werker(werker.page.context.new_page())
    ander.page.goto(werker.page.url)
    expect(ander.veld("waarde", VERGOEDING)).to_have_value("4,10")
    expect(ander.page.locator("#melding")).to_be_empty()
    assert werker.page.evaluate("localStorage.length") == 0


def test_zonder_javascript_is_vorige_geen_doodlopend_eind(maak_werker: Maak) -> None:
    werker = maak_werker("zonder-js")
    page = werker.page
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    werker.zet("waarde", PER_MAAND, "70")
    werker.blad("gevolgen")
    page.go_back()
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,50")
    werker.druk("header .naam")
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
