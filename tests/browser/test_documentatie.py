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
    soorten = {".md", ".py", ".yaml", ".css", ".html", ".png"}
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
    for adres in ("/", "/opstellers/", "/api/"):
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


def test_zonder_javascript_is_alles_te_lezen(pagina: Callable[..., Page], documentatie: str) -> None:
    page = pagina(js=False, oorsprong=documentatie)
    page.goto("/opstellers/")
    assert page.locator("h1").is_visible()
    page.locator(".md-nav--primary a[href], .md-tabs a[href]").first.wait_for(state="attached")
