"""What the README and the docs tell people to type works, page by page and in the order of the page.

Every fenced block of every page that is written by hand is run, in a folder with the law beside it:

`console` the commands after a dollar sign, and what they print;
`sh`      each command: ours in this process, `curl` against a running service, `make` by its recipe;
`json`    all of it stands in what the last `curl` before it answered;
`python`  it runs and prints something;
`js`      Node runs it, or Chromium where Node is missing, and it prints something;
`text`    it stands in what the block before it printed;
`yaml`    a file: its first line says which, and a later command uses it;
`html`    what it embeds is served, and lets itself be embedded;
`xml`     it stands in a file that the page wrote.

A block that cannot be run says why in a comment right above it: `<!-- niet uitgevoerd: reden -->`.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from samenleving.quality import sign_off
from samenleving.web.v1 import beschrijving
from tests.docs import uitvoerder
from tests.docs.lezer import PAGINAS, REPO, Blok, blokken, opdrachten
from tests.docs.uitvoerder import Uitvoerder, bevat

NIET_UITGEVOERD: set[str] = set()
"""Blocks that no test runs. There are none; a new one needs its reason on the page and a line here."""

MET_BLOKKEN = [pagina for pagina in PAGINAS if blokken(pagina)]


@pytest.mark.traag
@pytest.mark.parametrize("pagina", MET_BLOKKEN, ids=lambda pagina: str(pagina.relative_to(REPO)))
def test_a_page_works_from_top_to_bottom(
    pagina: Path, tmp_path: Path, dienst: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page writes is written, what it types is typed, and what it shows is what comes out."""
    monkeypatch.chdir(tmp_path)
    # an approval is written in the reader's copy of the law tests, never in ours
    monkeypatch.setattr(sign_off, "eigen_map", lambda: tmp_path / "tests" / "law")
    werk = Uitvoerder(tmp_path, dienst)
    for blok in blokken(pagina):
        if not blok.reden:
            werk.voer_uit(blok)
    getypt = " ".join(woord for opdracht in werk.opdrachten for woord in opdracht.woorden)
    for bestand in werk.bestanden:
        delen = [bestand, *(ouder.as_posix() for ouder in Path(bestand).parents if ouder != Path())]
        assert any(deel in getypt for deel in delen), f"{pagina.name} does nothing with {bestand}"


def test_every_block_is_run_or_says_why_not() -> None:
    alle = [blok for pagina in PAGINAS for blok in blokken(pagina)]
    assert {str(blok) for blok in alle if blok.reden} == NIET_UITGEVOERD
    assert len([blok for blok in alle if blok.taal == "sh"]) > 40
    for taal in ("python", "js", "json", "text", "yaml", "html", "xml"):
        assert any(blok.taal == taal for blok in alle), taal
    # a fence that the reader of blocks does not see would never be run
    for pagina in PAGINAS:
        hekken = re.findall(r"^ *```", pagina.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(hekken) == 2 * len(blokken(pagina)), pagina


def test_the_pages_on_the_api_try_every_path() -> None:
    geprobeerd = [
        urlsplit(woord).path
        for blok in blokken(REPO / "docs" / "api.md")
        if blok.taal == "sh"
        for opdracht in opdrachten(blok.inhoud)
        for woord in opdracht.woorden
        if woord.startswith(uitvoerder.ADRES)
    ]
    for pad in beschrijving()["paths"]:
        if pad in ("/v1/", "/v1/openapi.json"):
            continue
        patroon = re.sub(r"\{\w+\}", "[^/]+", pad)
        assert any(re.fullmatch(patroon, deze) for deze in geprobeerd), pad


def test_make_targets_that_pages_name_exist() -> None:
    doelen = set(re.findall(r"^([a-z]+):", (REPO / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for pagina in PAGINAS:
        genoemd = re.findall(r"(?:^|`)make ([a-z]+)", pagina.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(genoemd) <= doelen, pagina.name


def test_pictures_and_files_that_pages_name_exist() -> None:
    for pagina in (REPO / "README.md", REPO / "CONTRIBUTING.md"):
        for doel in re.findall(r"\]\(([^)#]+)[^)]*\)", pagina.read_text(encoding="utf-8")):
            assert "://" in doel or (pagina.parent / doel).exists(), (pagina.name, doel)


def test_showing_something_else_is_seen(tmp_path: Path) -> None:
    assert bevat({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 1}]})
    assert not bevat({"a": [{"b": 1}]}, {"a": [{"b": 2}]})
    assert not bevat({"a": []}, {"a": [{}]})
    assert bevat([1, 2, 3], [1, 3])
    assert not bevat([1, 2, 3], [3, 1])
    werk = Uitvoerder(tmp_path, "")
    werk.voer_uit(Blok(REPO / "README.md", 1, "python", "print(1, 2)"))
    werk.voer_uit(Blok(REPO / "README.md", 2, "text", "1 2\n"))
    for taal, inhoud in (("text", "1 3"), ("json", "{}"), ("python", "a = 1"), ("ruby", ""), ("html", "<p>")):
        with pytest.raises(AssertionError):
            werk.voer_uit(Blok(REPO / "README.md", 3, taal, inhoud))
