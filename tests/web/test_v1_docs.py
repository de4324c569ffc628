"""Every curl command of the page on the API is sent, and answers what the page shows beneath it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from samenleving.web.v1 import beschrijving

PAGINA = Path(__file__).resolve().parents[2] / "docs" / "api.md"
BLOK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
DIENST = "127.0.0.1:8000"


def opdrachten(inhoud: str) -> list[list[str]]:
    regels = inhoud.replace("\\\n", " ").splitlines()
    return [woorden for woorden in map(shlex.split, regels) if woorden and woorden[0] == "curl"]


def voorbeelden() -> Iterator[tuple[list[str], Any]]:
    """Each command, the last of a block with the answer shown after it."""
    blokken = BLOK.findall(PAGINA.read_text(encoding="utf-8"))
    for (taal, inhoud), (volgt, daarna) in zip(blokken, [*blokken[1:], ("", "")], strict=True):
        gevonden = opdrachten(inhoud) if taal == "sh" else []
        for nummer, woorden in enumerate(gevonden, 1):
            toont = volgt == "json" and nummer == len(gevonden)
            yield woorden, json.loads(daarna) if toont else None


def stuur(client: FlaskClient, woorden: list[str]) -> Any:
    """What curl would send, for the options that the page uses and no other."""
    adres, koppen, inhoud = "", {}, None
    rest = iter(woorden[1:])
    for woord in rest:
        if woord == "-H":
            naam, _, waarde = next(rest).partition(": ")
            koppen[naam] = waarde
        elif woord == "-d":
            inhoud = next(rest)
        elif woord == "-o":
            next(rest)
        elif woord != "-s":
            assert not woord.startswith("-"), woord
            adres = woord
    delen = urlsplit(adres)
    assert (delen.scheme, delen.netloc) == ("http", DIENST)
    pad = f"{delen.path}?{delen.query}" if delen.query else delen.path
    if inhoud is None:
        return client.get(pad, headers=koppen)
    return client.post(pad, data=inhoud.encode(), headers=koppen)


def bevat(geheel: Any, deel: Any) -> bool:
    """Whether all that the page shows stands in the answer; of a list the first members."""
    if isinstance(deel, dict):
        return isinstance(geheel, dict) and all(k in geheel and bevat(geheel[k], v) for k, v in deel.items())
    if isinstance(deel, list):
        return len(geheel) >= len(deel) and all(map(bevat, geheel, deel))
    return bool(geheel == deel)


@pytest.mark.parametrize(
    ("woorden", "getoond"),
    list(voorbeelden()),
    ids=lambda w: w[2].split(DIENST)[1] if isinstance(w, list) else "",
)
def test_the_page_is_true(client: FlaskClient, woorden: list[str], getoond: Any) -> None:
    antwoord = stuur(client, woorden)
    verwacht = getoond["status"] if isinstance(getoond, dict) and "status" in getoond else 200
    assert antwoord.status_code == verwacht, antwoord.get_data(as_text=True)[:500]
    if getoond is not None:
        assert bevat(antwoord.get_json(), getoond), antwoord.get_data(as_text=True)[:3000]


def test_the_page_tries_every_path() -> None:
    geprobeerd = [urlsplit(woorden[2]).path for woorden, _ in voorbeelden()]
    for pad in beschrijving()["paths"]:
        if pad in ("/v1/", "/v1/openapi.json"):
            continue
        patroon = re.sub(r"\{\w+\}", "[^/]+", pad)
        assert any(re.fullmatch(patroon, deze) for deze in geprobeerd), pad


def test_showing_something_else_is_seen() -> None:
    assert bevat({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 1}]})
    assert not bevat({"a": [{"b": 1}]}, {"a": [{"b": 2}]})
    assert not bevat({"a": []}, {"a": [{}]})
