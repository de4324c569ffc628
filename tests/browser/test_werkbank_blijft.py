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
