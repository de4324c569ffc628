"""The pages beside the questions: statements, the long form, answers in a file, the API."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import mensen
from tests.browser.kijker import Kijker
from tests.browser.reiziger import Hand, Muis, Reiziger, Toetsen
from tests.browser.talen import TALEN, in_elke_taal

BLADEN = ("over", "privacy", "toegankelijkheid", "inbedden", "formulier", "inbed/")


@in_elke_taal
def test_elk_blad(pagina: Callable[..., Page], bekijk: Kijker, taal: str) -> None:
    page = pagina()
    for blad in BLADEN:
        antwoord = page.goto(f"{taal}/{blad}")
        assert antwoord is not None
        assert antwoord.status == 200
        bekijk(page, blad)


@in_elke_taal
def test_van_elke_bladzijde_naar_elk_blad(pagina: Callable[..., Page], taal: str) -> None:
    """What a visitor must be able to find stands at the foot of every page, in the language of the page."""
    page = pagina()
    reiziger = Reiziger(page, taal=taal)
    reiziger.open()
    reiziger.spring(mensen.verstopt(mensen.AN), "resultaat")
    voet = page.locator("footer")
    for blad in ("over", "privacy", "toegankelijkheid"):
        assert voet.locator(f'a[href="{taal}/{blad}"]').count() == 1, blad


def vul_formulier(page: Page, hand: Hand, antwoorden: mensen.Antwoorden) -> None:
    """Answer the questions of the long form, one after the other; what is not given stays empty."""
    for vraag, antwoord in antwoorden.items():
        if vraag == "route":
            continue
        keuze = page.locator(f'input[type="radio"][name="v-{vraag}"][value="{antwoord}"]')
        if isinstance(antwoord, tuple):
            for deel, wat in zip(("dag", "maand", "jaar"), antwoord, strict=True):
                if wat:
                    hand.typ(page.locator(f"#v-{vraag}-{deel}"), wat)
        elif keuze.count():
            hand.kies(keuze)
        else:
            hand.typ(page.locator(f"#v-{vraag}"), antwoord)


@pytest.mark.parametrize(
    ("taal", "hoe"),
    [
        *((taal, "muis") for taal in TALEN.values()),
        ("", "toetsenbord"),
        ("/fr", "zonder JavaScript"),
    ],
    ids=["nl, muis", "fr, muis", "en, muis", "nl, toetsenbord", "fr, zonder JavaScript"],
)
def test_een_maatschappelijk_werker_vult_het_lange_formulier_in(
    pagina: Callable[..., Page], bekijk: Kijker, taal: str, hoe: str
) -> None:
    page = pagina(js=hoe != "zonder JavaScript")
    hand = Toetsen(page) if hoe == "toetsenbord" else Muis()
    page.goto(f"{taal}/formulier")
    hand.druk(page.locator('button[name="route"][value="werk"]'))
    page.locator("#vraag-gewest").wait_for()
    if hoe == "muis":
        bekijk(page, "formulier werk")
    vul_formulier(page, hand, {**mensen.FATIMA, "uren": "zestig"})
    hand.druk(page.locator('.knop[value="resultaat"]'))
    page.locator(".foutenlijst").wait_for()
    assert page.locator(".foutenlijst a").get_attribute("href") == "#v-uren"
    if hoe == "muis":
        bekijk(page, "formulier werk met fout")
    hand.druk(page.locator(".foutenlijst a"))
    assert page.evaluate("document.activeElement.id") == "v-uren"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    page.locator("section.uitkomst-voldaan").wait_for()
    vorm = Reiziger(page, taal=taal).tekst()
    if hoe == "muis":
        reiziger = Reiziger(page, taal=taal)
        reiziger.open()
        reiziger.spring(mensen.verstopt(mensen.FATIMA), "resultaat")
        assert reiziger.tekst() == vorm, "the form and the steps give one answer"


@in_elke_taal
def test_het_lange_formulier_van_wie_hulp_zoekt(
    pagina: Callable[..., Page], bekijk: Kijker, taal: str
) -> None:
    page = pagina()
    page.goto(f"{taal}/formulier")
    page.locator('button[name="route"][value="hulp"]').click()
    bekijk(page, "formulier hulp")
    vul_formulier(page, Muis(), mensen.VZW)
    page.locator('.knop[value="resultaat"]').click()
    page.locator("section.uitkomst-voldaan").wait_for()


@pytest.mark.parametrize(
    ("taal", "js"),
    [*((taal, True) for taal in TALEN.values()), ("/en", False)],
    ids=[*TALEN, "en, zonder JavaScript"],
)
def test_antwoorden_bewaren_en_later_verdergaan(
    pagina: Callable[..., Page], bekijk: Kijker, tmp_path: Path, taal: str, js: bool
) -> None:
    """Fatima keeps her answers in a file, and takes it up in another browser."""
    page = pagina()
    reiziger = Reiziger(page, taal=taal)
    reiziger.open()
    reiziger.spring(mensen.verstopt(mensen.FATIMA), "controle")
    voor = gegeven(page)
    assert "60" in " ".join(voor)
    with page.expect_download() as wacht:
        page.locator('button[name="actie"][value="antwoorden"]').click()
    bestand = tmp_path / wacht.value.suggested_filename
    wacht.value.save_as(bestand)
    assert bestand.suffix == ".json"

    elders = pagina(js=js)
    laad(elders, taal, bestand)
    elders.locator("dl.antwoorden").first.wait_for()
    if js:
        bekijk(elders, "geladen")
    assert gegeven(elders) == voor
    elders.locator('.knop[value="resultaat"]').click()
    elders.locator("section.uitkomst-voldaan").wait_for()


@in_elke_taal
def test_een_bestand_dat_er_geen_is(
    pagina: Callable[..., Page], bekijk: Kijker, tmp_path: Path, taal: str
) -> None:
    vreemd = tmp_path / "foto.json"
    vreemd.write_bytes(b"\x89PNG\r\n\x1a\n geen antwoorden")
    page = pagina()
    laad(page, taal, vreemd)
    bekijk(page, "fout bestand")
    assert page.locator(".foutenlijst").count() == 1


def gegeven(page: Page) -> list[str]:
    """The answers on the check page, in words."""
    return [" ".join(regel.split()) for regel in page.locator("dl.antwoorden dd").all_inner_texts()]


def laad(page: Page, taal: str, bestand: Path) -> None:
    """Hand in a file of answers on the first page of the long form."""
    page.goto(f"{taal}/formulier")
    page.locator("details.laden > summary").click()
    page.locator("#bestand").set_input_files(bestand)
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator('button[name="actie"][value="laad"]').click()


def test_de_bladzijde_van_de_api(pagina: Callable[..., Page], bekijk: Kijker) -> None:
    page = pagina()
    page.goto("/v1/")
    bekijk(page, "v1")
