"""French and English: every question, every outcome, and the switch between languages on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.browser import mensen
from tests.browser.conftest import VANDAAG
from tests.browser.kijker import Kijker
from tests.browser.reiziger import Reiziger
from tests.browser.talen import TALEN, in_een_andere_taal, in_elke_taal


@in_een_andere_taal
@pytest.mark.parametrize("antwoorden", mensen.ALLE_VRAGEN.values(), ids=mensen.ALLE_VRAGEN)
def test_elke_vraag(
    pagina: Callable[..., Page], bekijk: Kijker, taal: str, antwoorden: mensen.Antwoorden
) -> None:
    page = pagina()
    reiziger = Reiziger(page, taal=taal)

    def kijk(vraag: str) -> None:
        bekijk(page, f"{vraag} {antwoorden['route']}" if vraag in ("controle", "resultaat") else vraag)

    reiziger.open()
    bekijk(page, "start")
    reiziger.tot_resultaat(antwoorden, kijk)
    assert page.evaluate("document.documentElement.lang") == f"{taal[1:]}-BE"


# Asked only of who lives on a leefloon.
VAN_FATIMA = ("leefloon_soort", "leefloon_bedrag")


def test_geen_vraag_blijft_ongezien() -> None:
    lijst, maand = vragenlijst(), VANDAAG.isoformat()[:7]
    gevraagd = {
        vraag.id
        for antwoorden in mensen.ALLE_VRAGEN.values()
        for vraag in lijst.zichtbaar(mensen.verstopt(antwoorden), maand)
    }
    assert gevraagd | set(VAN_FATIMA) == {vraag.id for vraag in lijst.vragen}


@in_elke_taal
def test_elke_uitkomst(pagina: Callable[..., Page], bekijk: Kijker, taal: str) -> None:
    page = pagina()
    reiziger = Reiziger(page, taal=taal)
    for vraag in VAN_FATIMA:
        reiziger.open()
        reiziger.spring(mensen.verstopt(mensen.FATIMA), f"wijzig:{vraag}")
        assert reiziger.vraag() == vraag
        bekijk(page, vraag)
    for wie, (antwoorden, toestand) in mensen.UITKOMSTEN.items():
        reiziger.open()
        reiziger.spring(mensen.verstopt(antwoorden), "resultaat")
        assert page.locator(f"section.uitkomst-{toestand}").count() == 1, reiziger.kop()
        bekijk(page, f"resultaat van {wie}")


@in_elke_taal
def test_afdrukken_en_bewaren(pagina: Callable[..., Page], bekijk: Kijker, taal: str) -> None:
    """The sheet for paper, and the same as PDF."""
    page = pagina()
    reiziger = Reiziger(page, taal=taal)
    reiziger.open()
    reiziger.spring(mensen.verstopt(mensen.MARIA), "resultaat")
    with page.expect_download() as wacht:
        page.locator('button[name="actie"][value="pdf"]').click()
    assert wacht.value.path().read_bytes().startswith(b"%PDF-")
    reiziger.knop("afdruk")
    bekijk(page, "afdruk")


def test_wisselen_van_taal_houdt_de_antwoorden(pagina: Callable[..., Page]) -> None:
    """On a question with something half filled in, on the check page and on the result."""
    page = pagina()
    reiziger = Reiziger(page)
    reiziger.open()
    reiziger.spring(mensen.verstopt(mensen.AN), "wijzig:werkzoekend_sinds")
    page.locator("#jaar").fill("2023")
    _kies_taal(page, "fr")
    assert page.locator("#jaar").input_value() == "2023"
    assert page.locator("#dag").input_value() == "15"
    page.locator('button[value="verder"]:not(.onzichtbaar)').click()
    _kies_taal(page, "en")
    assert "15 February 2023" in Reiziger(page).tekst()
    page.locator('.knop[value="resultaat"]').click()
    _kies_taal(page, "nl")
    assert page.locator("section.uitkomst-voldaan").count() == 1
    assert page.url.endswith("/rekenhulp")


def _kies_taal(page: Page, taal: str) -> None:
    keuze = page.locator(f'nav.talen [lang="{taal}"] :is(a, button)')
    with page.expect_navigation(wait_until="domcontentloaded"):
        keuze.click()
    assert page.evaluate("document.documentElement.lang") == f"{taal}-BE"
    assert page.url.split("/", 3)[3].startswith(f"{TALEN[taal]}/"[1:])
