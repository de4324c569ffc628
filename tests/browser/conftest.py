"""A real browser on the real application: fixtures that every journey shares."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling, warm_op
from tests.browser import chromium
from tests.browser.bewaking import Bewaking
from tests.browser.kijker import BEELDEN, Kijker
from tests.browser.reiziger import Hand, Muis, Toetsen
from tests.browser.werkers import Werker

VANDAAG = date(2026, 11, 22)
GEDULD = 120_000
BREED_VAN_DE_WERKBANK, HOOG_VAN_DE_WERKBANK = 1440, 900
"""How long anything on a page may take, in milliseconds: a busy machine is no fault of the page."""
expect.set_options(timeout=GEDULD)
# No name of a host is looked up at all: what is not this machine does not exist.
ARGUMENTEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

Paginamaker = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs a browser takes seconds."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.traag)


class _Stil(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 (the name of werkzeug)
        """Say nothing of who asks what."""


@contextmanager
def dienst(app: Flask) -> Iterator[str]:
    """The application on a free port of this machine, as its address; several requests at a time."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Stil)
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        draad.join(timeout=5)
        server.server_close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the calculator and the API, on a fixed day."""
    with dienst(maak_app(kalender=lambda: VANDAAG)) as adres:
        yield adres


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of a worker; without one they are skipped, with the reason."""
    with sync_playwright() as playwright:
        eigen = playwright.chromium.executable_path
        plek = chromium.vind() or (eigen if os.access(eigen, os.X_OK) else None)
        if plek is None:
            pytest.skip(chromium.ZONDER)
        gestart = playwright.chromium.launch(executable_path=plek, args=ARGUMENTEN)
        yield gestart
        gestart.close()


@pytest.fixture
def pagina(browser: Browser, site: str) -> Iterator[Paginamaker]:
    """Make pages: `pagina(js=False, breed=320, schema="dark", zoom=2, …)`; each in a context of its own.

    At the end of the test every page must have stayed at home: no request elsewhere, no cookie, nothing kept,
    no error on the console, no breach of the content security policy, nothing in an address. `oorsprong`
    is the address that counts as home, beside those in `ook`; what else is given goes to `new_context` of
    Playwright.
    """
    gemaakt: list[tuple[Any, Bewaking]] = []

    def maak(
        *,
        js: bool = True,
        breed: int = 1280,
        hoog: int = 800,
        zoom: int = 1,
        schema: str = "light",
        oorsprong: str = site,
        ook: tuple[str, ...] = (),
        bewaart: bool = False,
        vragen_in_adres: bool = False,
        **verder: Any,
    ) -> Page:
        # Zooming in by two is a window of half as many pixels of CSS, each drawn by two of the screen.
        context = browser.new_context(
            base_url=oorsprong,
            java_script_enabled=js,
            viewport={"width": breed // zoom, "height": hoog // zoom},
            device_scale_factor=zoom,
            color_scheme=schema,
            locale="nl-BE",
            reduced_motion="reduce",
            **verder,
        )
        context.set_default_timeout(GEDULD)
        bewaking = Bewaking(context, (oorsprong, *ook), bewaart=bewaart, vragen_in_adres=vragen_in_adres)
        gemaakt.append((context, bewaking))
        return context.new_page()

    yield maak
    klachten = [klacht for _, bewaking in gemaakt for klacht in bewaking.klachten()]
    for context, _ in gemaakt:
        context.close()
    assert not klachten, "de bladzijde " + "\nde bladzijde ".join(dict.fromkeys(klachten))


@pytest.fixture(scope="module")
def werkbank() -> Iterator[str]:
    """A workbench for this machine alone, which keeps nothing."""
    warm_op()
    with dienst(maak_app(werkbank=Instelling())) as adres:
        yield adres


@pytest.fixture
def maak_werker(pagina: Paginamaker, werkbank: str) -> Callable[..., Werker]:
    """Make drafters: `maak_werker("toetsen")`; with the mouse ("muis"), the keyboard, or "zonder-js"."""
    breed, hoog = BREED_VAN_DE_WERKBANK, HOOG_VAN_DE_WERKBANK

    def maak(manier: str = "muis", **verder: Any) -> Werker:
        js = manier != "zonder-js"
        page = pagina(js=js, oorsprong=werkbank, breed=breed, hoog=hoog, vragen_in_adres=True, **verder)
        hand: Hand = Toetsen(page) if manier == "toetsen" else Muis()
        return Werker(page, hand, js=js)

    return maak


@pytest.fixture(scope="session")
def beeldenmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: the folder that the environment names, or else a temporary one."""
    gekozen = os.environ.get(BEELDEN)
    map_ = Path(gekozen) if gekozen else tmp_path_factory.mktemp("beelden")
    map_.mkdir(parents=True, exist_ok=True)
    return map_


@pytest.fixture(scope="session")
def _gezien() -> set[str]:
    return set()


@pytest.fixture
def bekijk(beeldenmap: Path, _gezien: set[str], request: pytest.FixtureRequest) -> Iterator[Kijker]:
    """Look at a state of a page: `bekijk(page, "naam")`; what it finds is told at the end of the test."""
    reis = re.sub(r"[^\w,=-]+", "-", request.node.name).strip("-")
    kijker = Kijker(beeldenmap / reis, _gezien)
    yield kijker
    assert not kijker.bevindingen, "\n".join(["", *kijker.bevindingen])
