"""The lines that another site copies, on a page of that site in a real browser: it works, where it may."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from flask import Flask
from playwright.sync_api import Browser, FrameLocator, Page

from samenleving.web import maak_app
from tests.browser.conftest import VANDAAG, dienst
from tests.browser.talen import in_elke_taal


@pytest.fixture(scope="module")
def gastheren() -> Iterator[tuple[str, str, str]]:
    """A site that may show the calculator, one that may not, and the calculator: their addresses."""
    gast = Flask("gast")
    plek: dict[str, str] = {}

    @gast.get("/")
    @gast.get("/<taal>/")
    def bladzijde(taal: str = "") -> str:
        client = maak_app(kaders=("*",)).test_client()
        bron = client.get(f"/{taal}/inbedden".replace("//", "/"), base_url=plek["rekenhulp"]).get_data(
            as_text=True
        )
        (code,) = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", bron, re.DOTALL)
        return f'<!doctype html><html lang="nl"><title>OCMW</title><h1>OCMW</h1>{unescape(code)}</html>'

    @gast.get("/favicon.ico")
    def icoon() -> tuple[str, int]:
        return "", 204

    with dienst(gast) as mag, dienst(gast) as mag_niet:
        hulp = maak_app(kalender=lambda: VANDAAG, kaders=(mag,))
        with dienst(hulp) as adres:
            plek["rekenhulp"] = adres
            yield mag, mag_niet, adres


@in_elke_taal
def test_wat_een_site_overneemt_werkt(
    pagina: Callable[..., Page], gastheren: tuple[str, str, str], taal: str
) -> None:
    mag, _, hulp = gastheren
    page = pagina(oorsprong=mag, ook=(hulp,))
    page.goto(f"{taal}/")
    kader = page.frame_locator("iframe")
    kader.locator('button[value="begin"]').click()
    kader.locator('input[name="antwoord"][value="hulp"]').check()
    kader.locator('form[novalidate] .knop[value="verder"]').click()
    kader.locator('form[novalidate] input[name="vraag"][value="hulp_soort"]').wait_for(state="attached")
    kader.locator(".talen li:not(:has([aria-current])) button").first.click()
    kader.locator('form[novalidate] input[name="vraag"][value="hulp_soort"]').wait_for(state="attached")
    kader.locator('input[name="antwoord"][value="vzw"]').check()
    kader.locator('form[novalidate] .knop[value="verder"]').click()
    kader.locator("button.terug").click()
    assert kader.locator('input[name="antwoord"][value="vzw"]').is_checked()
    with page.context.expect_page() as elders:
        kader.locator('footer a[href$="/privacy"]').click()
    elders.value.wait_for_load_state()
    assert elders.value.url.startswith(hulp)
    assert elders.value.url.endswith("/privacy")
    assert page.url == f"{mag}{taal}/", "the visitor is still on the other site"


def verder(kader: FrameLocator, van: str) -> None:
    """Go on from a question, and wait until it is gone."""
    kader.locator('form[novalidate] .knop[value="verder"]').click()
    kader.locator(f'form[novalidate] input[name="vraag"][value="{van}"]').wait_for(state="detached")
    kader.locator("#antwoorden").wait_for(state="attached")


def test_antwoorden_bewaren_vanuit_het_kader(
    pagina: Callable[..., Page], gastheren: tuple[str, str, str]
) -> None:
    mag, _, hulp = gastheren
    page = pagina(oorsprong=mag, ook=(hulp,))
    page.goto("/")
    kader = page.frame_locator("iframe")
    kader.locator('button[value="begin"]').click()
    kader.locator('input[name="antwoord"][value="werk"]').check()
    vraag = kader.locator('form[novalidate] input[name="vraag"]')
    verder(kader, "route")
    while vraag.count():
        kader.locator("#antwoord-weet-niet, #weet-niet").check()
        verder(kader, vraag.get_attribute("value") or "")
    with page.expect_download() as wacht:
        kader.locator('button[name="actie"][value="antwoorden"]').click()
    assert wacht.value.suggested_filename.endswith(".json")


def test_een_site_die_niet_mag_toont_niets(browser: Browser, gastheren: tuple[str, str, str]) -> None:
    _, mag_niet, hulp = gastheren
    # Without the watch on pages: the browser complains on the console, as it should.
    with browser.new_context() as context:
        page = context.new_page()
        with page.expect_event("requestfailed") as mislukt:
            page.goto(mag_niet)
        assert mislukt.value.url == f"{hulp}/inbed/"
        assert mislukt.value.failure == "net::ERR_BLOCKED_BY_RESPONSE"
        assert page.frame_locator("iframe").locator('button[value="begin"]').count() == 0
