"""A sentence in two languages is a Dutch string, and says the same of the same things in English."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import samenleving
from samenleving.errors import Tweetalig, bedoelde_u, in_het_engels

BRON = Path(samenleving.__file__).parent


def test_what_is_filled_in_takes_the_language_of_the_sentence() -> None:
    soort = Tweetalig("een lijst", "a list")
    zin = Tweetalig(
        "hier hoort {soort}, niet {waarde}", "this is {soort}, not {waarde}", soort=soort, waarde="{x}"
    )
    assert zin == "hier hoort een lijst, niet {x}"
    assert in_het_engels(zin) == "this is a list, not {x}"
    assert Tweetalig("{“a”: …}", "{“b”: …}").en == "{“b”: …}"


def test_what_is_in_dutch_alone_has_no_english() -> None:
    assert in_het_engels("enkel dit") is None
    assert in_het_engels("") == ""


def test_a_name_that_does_not_exist_is_helped_in_both() -> None:
    namen = ["serv_2023", "serv_2025"]
    assert bedoelde_u("serv_2026", namen) == "bedoelde u “serv_2025” of “serv_2023”?"
    assert in_het_engels(bedoelde_u("serv_2026", namen)) == "did you mean “serv_2025” or “serv_2023”?"
    assert in_het_engels(bedoelde_u("x", ["aa", "bb"])) == "choose from aa, bb"
    veel = [f"n{nummer:02}" for nummer in range(14)]
    assert str(in_het_engels(bedoelde_u("x", veel))).endswith("n11 and 2 others")
    assert in_het_engels(bedoelde_u("x", [])) == ""


def test_both_languages_are_filled_with_the_same() -> None:
    """Every sentence in the source: its Dutch and its English name what is given, and one names all of it."""
    gezien = 0
    for plek, zin in _zinnen():
        nl, en = (_velden(deel) for deel in zin.args)
        gegeven = {woord.arg for woord in zin.keywords}
        if gegeven:
            assert nl | en == gegeven, plek
        gezien += 1
    assert gezien


def _zinnen() -> Iterator[tuple[str, ast.Call]]:
    for pad in sorted(BRON.rglob("*.py")):
        tekst = pad.read_text(encoding="utf-8")
        if "Tweetalig" not in tekst:
            continue
        for knoop in ast.walk(ast.parse(tekst)):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "Tweetalig":
                yield f"{pad.relative_to(BRON)}:{knoop.lineno}", knoop


def _velden(deel: ast.expr) -> set[str]:
    if not isinstance(deel, ast.Constant):
        return set()
    try:
        return {naam for _, naam, _, _ in string.Formatter().parse(str(deel.value)) if naam}
    except ValueError:
        return set()
