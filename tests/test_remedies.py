"""What is told over HTTP and on the workbench never names an option of the command line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import samenleving

BRON = Path(samenleving.__file__).parent
OPTIE = re.compile(r"(?<![\w-])--[a-z]")
OPDRACHTREGEL = ("cli", "commands", "site", "terminal")
"""Rooms that write for a terminal, or documentation of it."""
ENKEL_DAAR = {
    "web/serve.py": "starts the service",
    "web/werkbank/settings.py": "starts the workbench",
    "workbench/writing.py": "shows commands as commands, for who goes on with the files at home",
    "proposals/rules.py": "code in a folder of the user; the API takes no folder, the workbench no code",
    "proposals/scaffold.py": "a new folder of a proposal",
    "population/run.py": "a computation on a cluster",
    "prestations/rows.py": "a table of the user",
    "prestations/totals.py": "a table of the user",
    "documents/html.py": "variables of a style sheet",
}


def test_no_message_names_an_option() -> None:
    gevonden = [plek for plek, tekst in _teksten() if OPTIE.search(tekst)]
    assert not gevonden


def test_what_is_let_through_is_there() -> None:
    for pad in ENKEL_DAAR:
        assert OPTIE.search((BRON / pad).read_text(encoding="utf-8")), pad


def _teksten() -> Iterator[tuple[str, str]]:
    """Every string in the source that is no docstring, with its place; and the pages."""
    for pad in sorted(BRON.rglob("*.py")):
        kort = pad.relative_to(BRON).as_posix()
        if kort in ENKEL_DAAR or kort.split("/")[0].split("_")[0].removesuffix(".py") in OPDRACHTREGEL:
            continue
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        los = {id(knoop.value) for knoop in ast.walk(boom) if isinstance(knoop, ast.Expr)}
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in los:
                yield f"{kort}:{knoop.lineno}", knoop.value
    for pad in sorted((BRON / "web").rglob("*.html")):
        zonder_stijl = re.sub(
            r"<!--.*?-->|<style.*?</style>|var\(--[\w-]+\)", "", pad.read_text(encoding="utf-8")
        )
        yield str(pad.relative_to(BRON)), zonder_stijl
