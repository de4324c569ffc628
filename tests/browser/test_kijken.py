"""What the journeys lean on sees what is wrong: each fault on a page made for it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Browser, Page

from tests.browser.bewaking import Bewaking
from tests.browser.conftest import dienst
from tests.browser.kijker import Kijker
from tests.browser.reiziger import Toetsen

GOED = """<!doctype html><html lang="nl"><head><title>Goed</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Goed</h1>%s</main></body></html>"""


@pytest.fixture(scope="module")
def fout() -> Iterator[str]:
    """A site that serves what it is asked for, and keeps a cookie where that is asked."""
    site = Flask("fout", static_folder=None)

    @site.get("/")
    def bladzijde() -> Response:
        antwoord = Response(GOED % request.args.get("in", ""))
        antwoord.headers["Content-Security-Policy"] = (
            "default-src 'self'; img-src *; script-src 'unsafe-inline'"
        )
        if "koekje" in request.args:
            antwoord.set_cookie("wie", "an")
        return antwoord

    @site.get("/favicon.ico")
    def icoon() -> tuple[str, int]:
        return "", 204

    with dienst(site) as adres:
        yield adres


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ga(page: Page, adres: str, inhoud: str, verder: str = "") -> Bewaking:
    bewaking = Bewaking(page.context, (adres,), vragen_in_adres=not verder.startswith("&adres"))
    page.goto(f"{adres}/?in={inhoud.replace('#', '%23').replace('&', '%26')}{verder}")
    return bewaking


@pytest.mark.parametrize(
    ("inhoud", "verder", "klacht"),
    [
        ("<p>niets</p>", "", ""),
        ('<img src="https://elders.example/x.png" alt="">', "", "andere site: https://elders.example/x.png"),
        ("<p>niets</p>", "&koekje", "zet een koekje: wie"),
        ("<p>niets</p>", "&adres", "zet iets in het adres"),
        ("<script>localStorage.setItem('a', '1')</script>", "", "bewaart iets"),
        ("<script>console.error('au')</script>", "", "klaagt op de console: au"),
        ("<script>fout()</script>", "", "fout in een script"),
        ('<p style="color: red">x</p>', "", "Content Security Policy"),
    ],
    ids=["niets", "andere site", "koekje", "adres", "bewaren", "console", "script", "beleid"],
)
def test_de_bewaking_ziet(page: Page, fout: str, inhoud: str, verder: str, klacht: str) -> None:
    bewaking = ga(page, fout, inhoud, verder)
    page.wait_for_load_state()
    klachten = bewaking.klachten()
    assert (klachten == []) if not klacht else any(klacht in gezien for gezien in klachten), klachten


@pytest.mark.parametrize(
    ("inhoud", "bevinding"),
    [
        ("<p>niets</p>", ""),
        ("<input>", "label"),
        ("<img src='/x'>", "image-alt"),
        ("<details><summary>meer</summary><input></details>", "label"),
        ("<h1>nog een</h1>", "2 koppen h1"),
        ("<p><font color='#ccc'>bleek</font></p>", "color-contrast"),
        ("<table><td><pre>" + "breed " * 60 + "</pre></table>", "320 px: "),
        ("<p><font size=1><a href='/a'>a</a> <a href='/b'>b</a></font></p>", "target-size"),
    ],
    ids=["niets", "veld zonder naam", "beeld", "in een vouw", "kop", "contrast", "te breed", "te klein"],
)
def test_het_oog_ziet(page: Page, fout: str, tmp_path: Path, inhoud: str, bevinding: str) -> None:
    ga(page, fout, inhoud)
    kijker = Kijker(tmp_path, set())
    kijker(page, "toestand")
    gevonden = kijker.bevindingen
    assert (gevonden == []) if not bevinding else any(bevinding in een for een in gevonden), gevonden
    assert bool(list(tmp_path.glob("*.png"))) == bool(gevonden), "of what is wrong a screenshot is kept"


def test_kleuren_worden_opnieuw_vergeleken_zodra_er_iets_nieuws_staat(
    page: Page, fout: str, tmp_path: Path
) -> None:
    kijker = Kijker(tmp_path, set())
    for naam, inhoud in (("een", "<p>eerst</p>"), ("twee", "<p>dan</p>"), ("drie", "<p><b>bleek</b></p>")):
        ga(page, fout, inhoud)
        page.locator("b").evaluate_all("(alle) => alle.forEach((b) => { b.style.color = '#ddd'; })")
        kijker(page, naam)
    assert len(kijker.bevindingen) == 2, kijker.bevindingen
    assert all(bevinding.startswith("[nl] drie") for bevinding in kijker.bevindingen), "light and dark"


def test_een_toestand_wordt_maar_een_keer_bekeken(page: Page, fout: str, tmp_path: Path) -> None:
    gezien: set[str] = set()
    ga(page, fout, "<input>")
    eerst, dan = Kijker(tmp_path, gezien), Kijker(tmp_path, gezien)
    eerst(page, "toestand")
    dan(page, "toestand")
    assert eerst.bevindingen
    assert not dan.bevindingen


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        ("<button tabindex='-1'>doel</button>", "niet te bereiken"),
        (
            "<script>document.write('<button onfocus=\"this.blur()\">doel</button>')</script>",
            "niet te bereiken",
        ),
    ],
    ids=["overgeslagen", "weggeduwd"],
)
def test_het_toetsenbord_zegt_wat_het_niet_bereikt(page: Page, fout: str, inhoud: str, waarom: str) -> None:
    ga(page, fout, inhoud)
    with pytest.raises(AssertionError, match=waarom):
        Toetsen(page).druk(page.locator("button"))


def test_een_focus_die_men_niet_ziet(page: Page, fout: str) -> None:
    ga(page, fout, "<button>doel</button>")
    page.locator("button").evaluate("(knop) => { knop.style.outline = 'none'; }")
    with pytest.raises(AssertionError, match="niets te zien"):
        Toetsen(page).druk(page.locator("button"))
