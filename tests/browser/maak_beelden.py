"""Make the pictures of the documentation anew: `make beelden`. Not part of the tests; look at what comes out.

Those of the workbench are made on its journeys, under the same command.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, send_from_directory
from playwright.sync_api import Page

from tests.browser import mensen
from tests.browser.conftest import dienst
from tests.browser.kijker import BEELD_IN_DOCS, docsbeeld
from tests.browser.reiziger import Reiziger

BREED, HOOG = 1000, 630


def opdracht(*woorden: str) -> None:
    """Run one command of ours."""
    start = [sys.executable, "-c", "from samenleving.cli import main; main()"]
    subprocess.run([*start, *woorden], check=True, capture_output=True)


def fotografeer(page: Page, adres: str, naam: str) -> None:
    page.goto(adres)
    docsbeeld(page, naam)


def test_rekenhulp(pagina: Callable[..., Page]) -> None:
    page = pagina(breed=960, hoog=1240)
    reiziger = Reiziger(page)
    reiziger.open()
    reiziger.spring(mensen.verstopt(mensen.AN), "resultaat")
    docsbeeld(page, "rekenhulp")


def test_api(pagina: Callable[..., Page]) -> None:
    fotografeer(pagina(breed=BREED, hoog=HOOG), "/v1/#bereken", "api")


@pytest.mark.parametrize(
    ("naam", "woorden", "bestand"),
    [
        (
            "vergelijking",
            ("vergelijk", "huidig", "regering_2025", "serv_2025", "vvsg_2026"),
            "vergelijking.html",
        ),
        ("adviezen", ("toets", "huidig", "regering_2025", "serv_2025"), "toets.html"),
    ],
)
def test_verslag(
    pagina: Callable[..., Page], tmp_path: Path, naam: str, woorden: tuple[str, ...], bestand: str
) -> None:
    opdracht(*woorden, "--formaat", "html", "--map", str(tmp_path))
    map_ = Flask("map")
    map_.add_url_rule("/<path:pad>", "pad", lambda pad: send_from_directory(tmp_path, pad))
    with dienst(map_) as adres:
        page = pagina(breed=BREED, hoog=HOOG, oorsprong=adres)
        page.goto(f"/{bestand}")
        page.locator("table").first.evaluate("(tabel) => tabel.closest('section').scrollIntoView()")
        docsbeeld(page, naam)


def test_ontwerp(tmp_path: Path) -> None:
    """The draft as a word processor shows it: the second page, where its articles begin."""
    kantoor, naar_beeld = shutil.which("soffice"), shutil.which("pdftoppm")
    if not kantoor or not naar_beeld:
        pytest.skip("LibreOffice and pdftoppm make this picture")
    opdracht("ontwerp", "serv_2025", "--formaat", "docx", "--map", str(tmp_path))
    (word,) = tmp_path.glob("*.docx")
    omzetten = [kantoor, "--headless", f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"]
    subprocess.run([*omzetten, "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)], check=True)
    beeld = [naar_beeld, "-png", "-r", "80", "-f", "2", "-l", "2", "-singlefile"]
    subprocess.run([*beeld, str(word.with_suffix(".pdf")), str(BEELD_IN_DOCS / "ontwerp")], check=True)
