"""The documentation site as a reader meets it: good by axe, searched in Dutch, nothing from elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from samenleving.site import schrijf_naslag
from tests.browser.kijker import Kijker
from tests.browser.toegankelijk import axe

BLADZIJDEN = {
    "documentatie": "",
    "documentatie akte": "naslag/akten/wijk-werkendecreet-2017-07-07/",
    "documentatie parameters": "naslag/parameters/wijk_werken/",
    "documentatie API": "api/",
    "documentatie opstellers": "opstellers/",
}

BELASTING, WERKLOOSHEID = "naslag/parameters/belasting/", "naslag/parameters/werkloosheid/"
WIJK_WERKEN, REKENHULP = "naslag/parameters/wijk_werken/", "rekenhulp/"
GEZOCHT = {
    "belasting": BELASTING,
    "belastingen": BELASTING,
    "uitkering": WERKLOOSHEID,
    "uitkeringen": WERKLOOSHEID,
    "werkloos": WERKLOOSHEID,
    "werklozen": WERKLOOSHEID,
    "werkloze": WERKLOOSHEID,
    "werkloosheid": WERKLOOSHEID,
    "dop": WERKLOOSHEID,
    "wijkwerken": WIJK_WERKEN,
    "wijk-werken": WIJK_WERKEN,
    "kilometervergoeding": WIJK_WERKEN,
    "kilometervergoedingen": WIJK_WERKEN,
    "leefloon": "naslag/parameters/leefloon/",
    "leeflonen": "naslag/parameters/leefloon/",
    "poetshulp": "naslag/parameters/dienstencheque/",
    "voorstel": "naslag/voorstellen/",
    "voorstellen": "naslag/voorstellen/",
    "vertaling": REKENHULP,
    "vertalingen": REKENHULP,
    "vertalen": REKENHULP,
    "installeren": "",
    "installatie": "",
    "prestatie": "prestaties/",
    "prestaties": "prestaties/",
    "wijk_werken.verplaatsing.per_km": WIJK_WERKEN,
}
"""What people type, in the forms in which they do, and the page that must be among the first."""

EERSTE = 5
# The theme's own search, asked as its page asks it: first the index, then each question.
_ZOEK = """async (woorden) => {
  const thema = JSON.parse(document.getElementById('__config').textContent);
  const zoeker = new Worker(new URL(thema.search, location.href));
  const antwoord = (bericht) => new Promise((klaar) => {
    zoeker.onmessage = ({ data }) => klaar(data.data);
    zoeker.postMessage(bericht);
  });
  const plek = new URL(`${thema.base}/search/search_index.json`, location.href);
  const { config, docs } = await (await fetch(plek)).json();
  await antwoord({ type: 0, data: { config, docs, options: {} } });
  const gevonden = {};
  for (const woord of woorden) {
    const { items } = await antwoord({ type: 2, data: woord });
    gevonden[woord] = items.map(([een]) => een.location.split('#')[0]);
  }
  return gevonden;
}"""


class _Stil(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of http.server)
        """Say nothing of who asks what."""


@pytest.fixture(scope="module")
def gebouwd(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site: what `make docs` left where that is newer than every source of it, or else built anew."""
    klaar = project / "site"
    if (klaar / "index.html").is_file() and _gemaakt(klaar / "index.html") > _jongste_bron(project):
        return klaar
    werk = tmp_path_factory.mktemp("documentatie")
    thema = Path("samenleving", "site", "thema")
    shutil.copy(project / "mkdocs.yml", werk)
    shutil.copytree(project / "docs", werk / "docs", ignore=shutil.ignore_patterns("naslag"))
    shutil.copytree(project / thema, werk / thema)
    schrijf_naslag(werk / "docs" / "naslag", project)
    bouw = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=werk, capture_output=True, text=True, check=False
    )
    assert bouw.returncode == 0, bouw.stderr
    return werk / "site"


def _gemaakt(bestand: Path) -> float:
    return bestand.stat().st_mtime


def _jongste_bron(project: Path) -> float:
    mappen = ("docs", "samenleving", "openfisca_samenleving", "reforms", "tests/law", "changelog.d")
    soorten = {".md", ".py", ".yaml", ".css", ".html", ".png", ".js", ".j2"}
    bronnen = [project / "mkdocs.yml"]
    for map_ in mappen:
        bronnen += [b for b in (project / map_).rglob("*") if b.suffix in soorten and "naslag" not in b.parts]
    return max(_gemaakt(bron) for bron in bronnen)


@pytest.fixture(scope="module")
def documentatie(gebouwd: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Stil, directory=str(gebouwd)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lezer(pagina: Callable[..., Page], documentatie: str) -> Page:
    # The theme remembers whether the reader chose light or dark, and writes a search in the address.
    return pagina(oorsprong=documentatie, bewaart=True, vragen_in_adres=True)


@pytest.mark.parametrize(("naam", "adres"), BLADZIJDEN.items(), ids=BLADZIJDEN)
def test_bladzijde(lezer: Page, bekijk: Kijker, naam: str, adres: str) -> None:
    antwoord = lezer.goto(f"/{adres}")
    assert antwoord is not None
    assert antwoord.status == 200
    # The menu scrolls in a place of its own: the link at its edge is half seen, and told as too small.
    bekijk(lezer, naam, zonder=("target-size",))


def test_in_het_donker(pagina: Callable[..., Page], documentatie: str) -> None:
    page = pagina(oorsprong=documentatie, bewaart=True, schema="dark")
    for adres in ("/", "/opstellers/", "/api/", "/naslag/voorstellen/vergelijking/wat-verandert/"):
        page.goto(adres)
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        assert axe(page, "color-contrast", "link-in-text-block") == [], adres


def test_zoeken_in_het_nederlands(lezer: Page) -> None:
    """In another form of the word than the page has: the index must know Dutch."""
    lezer.goto("/")
    lezer.locator("input.md-search__input").click()
    lezer.keyboard.type("vergoedingen")
    gevonden = lezer.locator(".md-search-result__item a").first
    gevonden.wait_for()
    assert "vergoeding" in lezer.locator(".md-search-result__list").inner_text().lower()
    gevonden.click()
    lezer.wait_for_url(lambda url: "?h=" in url)
    assert lezer.locator("h1").count() == 1


def test_elke_vorm_van_een_woord_vindt_de_pagina(lezer: Page) -> None:
    lezer.goto("/")
    gevonden = lezer.evaluate(_ZOEK, [*GEZOCHT])
    mis = {
        woord: gevonden[woord][:EERSTE]
        for woord, waar in GEZOCHT.items()
        if waar not in gevonden[woord][:EERSTE]
    }
    assert not mis


@pytest.mark.parametrize("blad", ["gevallen", "wat-verandert", "trajecten"])
def test_een_tabel_naast_elkaar_past_of_zegt_dat_ze_schuift(lezer: Page, blad: str) -> None:
    lezer.goto(f"/naslag/voorstellen/vergelijking/{blad}/")
    lezer.evaluate("document.querySelectorAll('details').forEach((vouw) => { vouw.open = true; })")
    rollen = lezer.locator(".tabelrol:visible")
    assert rollen.count()
    passen = "rollen => rollen.every(rol => rol.scrollWidth <= rol.clientWidth + 1)"
    assert rollen.evaluate_all(passen)
    assert not lezer.locator(".schuifwenk:visible").count()
    lezer.set_viewport_size({"width": 360, "height": 800})
    smal = lezer.locator(".tabelrol.schuift:visible").first
    smal.wait_for()
    assert lezer.locator(".schuifwenk:visible").count()
    kop = smal.locator("tbody th[scope=row]").first
    kop.scroll_into_view_if_needed()
    links = kop.bounding_box()
    smal.evaluate("rol => rol.scrollBy(200, 0)")
    verschoven = kop.bounding_box()
    assert links
    assert verschoven
    assert verschoven["x"] == pytest.approx(links["x"], abs=1)


def test_zonder_javascript_is_alles_te_lezen(pagina: Callable[..., Page], documentatie: str) -> None:
    page = pagina(js=False, oorsprong=documentatie)
    page.goto("/opstellers/")
    assert page.locator("h1").is_visible()
    page.locator(".md-nav--primary a[href], .md-tabs a[href]").first.wait_for(state="attached")
