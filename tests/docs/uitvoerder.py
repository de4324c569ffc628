"""Runs the blocks of a page, one after the other, in a folder of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from samenleving.cli import main
from tests.docs.lezer import REPO, Blok, Opdracht, opdrachten

ADRES = "http://127.0.0.1:8000"
"""Where the pages say the service is; the tests put the address of their own service in its place."""

BIN = Path(sys.executable).parent
SECONDEN = 600
TESTTEKST = """Hoofdstuk 2. Wijk-werker
Afdeling 5. Voordelen voor de wijk-werker
Art. 12. TESTTEKST: per cheque ontvangt de wijk-werker een vergoeding van 4,10 euro.
"""
_BESTAND = re.compile(r"# ([\w/.-]+\.ya?ml)\n")
_gestart: dict[Opdracht, str] = {}


@dataclass
class Uitvoerder:
    """One page at work.

    Attributes:
        map_: a folder with what a reader already has: the law, its tests, and official texts (invented).
        dienst: address of the running service.
        gedaan: for each program, how many commands of it were run.
    """

    map_: Path
    dienst: str
    uitvoer: str = ""
    antwoord: Any = None
    bestanden: list[str] = field(default_factory=list)
    opdrachten: list[Opdracht] = field(default_factory=list)

    def __post_init__(self) -> None:
        (self.map_ / "openfisca_samenleving").symlink_to(REPO / "openfisca_samenleving")
        shutil.copytree(REPO / "tests" / "law", self.map_ / "tests" / "law")
        wetteksten = self.map_ / "wetteksten"
        wetteksten.mkdir()
        (wetteksten / "bvr-2017-09-29-wijk-werken.txt").write_text(TESTTEKST, encoding="utf-8")

    def voer_uit(self, blok: Blok) -> None:
        """Run one block, or hold it against what the block before it gave."""
        soorten: dict[str, Callable[[Blok], None]] = {
            "sh": self.sh,
            "console": self.console,
            "python": self.python,
            "js": self.js,
            "json": self.json,
            "text": self.text,
            "yaml": self.yaml,
            "html": self.html,
            "xml": self.xml,
        }
        assert blok.taal in soorten, f"{blok}: in what language is it? Choose from {', '.join(soorten)}"
        soorten[blok.taal](blok)

    # --- languages ------------------------------------------------------------------------------------------

    def sh(self, blok: Blok) -> None:
        self.uitvoer, self.antwoord = "", None
        for opdracht in opdrachten(blok.inhoud.replace(ADRES, self.dienst)):
            self.opdrachten.append(opdracht)
            if opdracht.programma == "make":
                self._make(opdracht)
            elif opdracht.programma == "samenleving":
                self._samenleving(opdracht, blok)
            elif opdracht.programma == "curl":
                self._curl(opdracht, blok)
            else:
                assert opdracht.programma == "openfisca", f"{blok}: {opdracht.programma} is not known here"
                self.uitvoer += _proces([str(BIN / "openfisca"), *opdracht.woorden[1:]], self.map_)

    def console(self, blok: Blok) -> None:
        """Commands after a dollar sign, and what they print; an ellipsis stands for what differs."""
        getypt = [regel.removeprefix("$ ") for regel in blok.inhoud.splitlines() if regel.startswith("$ ")]
        getoond = [regel for regel in blok.inhoud.splitlines() if not regel.startswith("$ ")]
        assert getypt, f"{blok} types nothing: what is typed begins with a dollar sign"
        self.sh(replace(blok, inhoud="\n".join(getypt)))
        for regel in filter(None, getoond):
            patroon = ".+".join(re.escape(deel) for deel in regel.split("…"))
            assert re.search(patroon, self.uitvoer), f"{blok}: {regel}\n{self.uitvoer}"

    def python(self, blok: Blok) -> None:
        uit = io.StringIO()
        with contextlib.redirect_stdout(uit):
            exec(compile(blok.inhoud.replace(ADRES, self.dienst), str(blok), "exec"), {})  # noqa: S102
        self.uitvoer = uit.getvalue()
        assert self.uitvoer, f"{blok} prints nothing"

    def js(self, blok: Blok) -> None:
        script = blok.inhoud.replace(ADRES, self.dienst)
        node = shutil.which("node")
        if node:
            self.uitvoer = _proces([node, "--input-type=module"], self.map_, script)
        else:
            self.uitvoer = _in_chromium(script, self.dienst)
        assert self.uitvoer, f"{blok} prints nothing"

    def json(self, blok: Blok) -> None:
        getoond = json.loads(blok.inhoud)
        assert self.antwoord is not None, f"{blok} follows no answer"
        assert bevat(self.antwoord, getoond), (
            f"{blok}\n{json.dumps(self.antwoord, ensure_ascii=False)[:3000]}"
        )

    def text(self, blok: Blok) -> None:
        assert _woorden(blok.inhoud) in _woorden(self.uitvoer), f"{blok}\n{self.uitvoer[:3000]}"

    def yaml(self, blok: Blok) -> None:
        bestand = _BESTAND.match(blok.inhoud)
        assert bestand, f"{blok} does not begin with the file it is"
        doel = self.map_ / bestand[1]
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(blok.inhoud, encoding="utf-8")
        self.bestanden.append(bestand[1])

    def html(self, blok: Blok) -> None:
        lezer = _Adressen()
        lezer.feed(blok.inhoud.replace(ADRES, self.dienst))
        assert lezer.adressen, f"{blok} embeds nothing"
        for adres in lezer.adressen:
            assert adres.startswith(self.dienst), f"{blok} loads from elsewhere: {adres}"
            with urllib.request.urlopen(adres, timeout=SECONDEN) as antwoord:  # noqa: S310 (our own service)
                beleid = antwoord.headers["Content-Security-Policy"]
                assert antwoord.status == 200
                assert "frame-ancestors" in beleid, adres
                assert "frame-ancestors 'none'" not in beleid, adres

    def xml(self, blok: Blok) -> None:
        gemaakt = [pad.read_text(encoding="utf-8") for pad in self.map_.rglob("*.xml")]
        assert any(_woorden(blok.inhoud) in _woorden(tekst) for tekst in gemaakt), blok

    # --- programs -------------------------------------------------------------------------------------------

    def _samenleving(self, opdracht: Opdracht, blok: Blok) -> None:
        if "serveer" in opdracht.woorden:
            self.uitvoer += _start(opdracht, self.map_)
            return
        uit = io.StringIO()
        with contextlib.redirect_stdout(uit), pytest.raises(SystemExit) as einde:
            main(list(opdracht.woorden[1:]))
        assert not einde.value.code, (str(blok), opdracht.woorden)
        self.uitvoer += uit.getvalue()

    def _curl(self, opdracht: Opdracht, blok: Blok) -> None:
        curl = shutil.which("curl")
        if curl is None:
            pytest.skip("curl is not on this machine: NO REQUEST OF THE PAGES WAS TRIED")
        self.uitvoer = _proces([curl, "--fail-with-body", *opdracht.woorden[1:]], self.map_, mag=(0, 22))
        with contextlib.suppress(ValueError):
            self.antwoord = json.loads(self.uitvoer)
        if isinstance(self.antwoord, dict) and "status" in self.antwoord and "title" in self.antwoord:
            return  # a refusal on purpose: the block that follows shows it
        if "-o" in opdracht.woorden:
            assert (self.map_ / opdracht.woorden[opdracht.woorden.index("-o") + 1]).stat().st_size, str(blok)
        else:
            assert self.uitvoer, str(blok)

    def _make(self, opdracht: Opdracht) -> None:
        """The recipe of a target, with the tools of this environment instead of those it would install."""
        doel = opdracht.woorden[1]
        if doel == "serveer":
            _start(Opdracht(("samenleving", "serveer")), self.map_)
            return
        proef = [] if doel == "vergelijk" else ["--dry-run"]
        vast = ["-o", ".venv/.klaar", f"BIN={BIN}", f"UITVOER={self.map_ / 'uitvoer'}"]
        self.uitvoer += _proces(["make", *proef, *vast, doel], REPO)
        if doel == "vergelijk":
            assert (self.map_ / "uitvoer" / "vergelijking.html").exists()


def bevat(geheel: Any, deel: Any) -> bool:
    """Whether all that a page shows stands in the answer; fields and members may be left out."""
    if isinstance(deel, dict):
        return isinstance(geheel, dict) and all(k in geheel and bevat(geheel[k], v) for k, v in deel.items())
    if isinstance(deel, list):
        rest = iter(geheel if isinstance(geheel, list) else ())
        # members may be left out, but what is shown stands there in that order
        return all(any(bevat(lid, getoond) for lid in rest) for getoond in deel)
    return bool(geheel == deel)


class _Adressen(HTMLParser):
    """What a piece of HTML would load."""

    def __init__(self) -> None:
        super().__init__()
        self.adressen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.adressen += [waarde for naam, waarde in attrs if naam == "src" and waarde]


def _woorden(tekst: str) -> str:
    return " ".join(tekst.split())


def _proces(woorden: list[str], map_: Path, invoer: str = "", mag: tuple[int, ...] = (0,)) -> str:
    omgeving = {**os.environ, "PYTHONPATH": str(REPO), "PYTHONUTF8": "1"}
    klaar = subprocess.run(
        woorden,
        cwd=map_,
        env=omgeving,
        input=invoer,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDEN,
        check=False,
    )
    assert klaar.returncode in mag, f"{woorden}\n{klaar.stdout}\n{klaar.stderr}"
    return klaar.stdout


def _start(opdracht: Opdracht, map_: Path) -> str:
    """Start the service as a reader would, see that it answers, stop it, and give what it printed.

    Each way of starting is tried once; the port is a free one, and is printed as the one of the pages.
    """
    if opdracht not in _gestart:
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            poort = str(vrij.getsockname()[1])
        omgeving = {**os.environ, "PYTHONPATH": str(REPO), **dict(opdracht.omgeving)}
        woorden = [str(BIN / "samenleving"), *opdracht.woorden[1:], "--poort", poort]
        with subprocess.Popen(
            woorden, cwd=map_, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as proces:
            try:
                _wacht_op(f"http://127.0.0.1:{poort}/", proces, opdracht)
            finally:
                proces.terminate()
            _gestart[opdracht] = proces.communicate()[0].replace(poort, "8000")
    return _gestart[opdracht]


def _wacht_op(adres: str, proces: subprocess.Popen[str], opdracht: Opdracht) -> None:
    einde = time.monotonic() + SECONDEN
    while time.monotonic() < einde:
        assert proces.poll() is None, (opdracht, proces.stderr.read() if proces.stderr else "")
        with contextlib.suppress(OSError):
            with urllib.request.urlopen(adres, timeout=SECONDEN) as antwoord:  # noqa: S310 (our own service)
                assert antwoord.status == 200
            return
        time.sleep(0.1)
    raise AssertionError(f"{opdracht} does not answer")


def _in_chromium(script: str, dienst: str) -> str:
    """The console of a page that runs the script, for a machine without Node."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="NO JAVASCRIPT OF THE PAGES WAS RUN")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("neither Node nor Chromium is here: NO JAVASCRIPT OF THE PAGES WAS RUN")
    regels: list[str] = []
    with sync_api.sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=chromium)
        pagina = browser.new_context(bypass_csp=True).new_page()
        pagina.on("console", lambda bericht: regels.append(bericht.text))
        pagina.goto(f"{dienst}/v1/")
        pagina.evaluate(f"(async () => {{ {script} }})()")
        browser.close()
    return "\n".join(regels)
