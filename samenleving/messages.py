"""Sentences by id, one catalogue per language in `berichten/`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

TAAL = "nl"
TALEN = (TAAL, "fr", "en")
"""Dutch first: it is the language of the law, and what has no words of its own yet is in Dutch."""

_VASTE_SPATIE = {"fr": re.compile(r" (?=[?!:;»])|(?<=«) ")}
"""Where a language sets a space that may never begin or end a line."""

_ELISIE = {"fr": re.compile(r"\b([Dd])e (?=avril|août|octobre)")}
"""Where a language drops a letter before the name of a month that is filled in."""


def gezet(tekst: str, taal: str) -> str:
    """A text as its language sets it: spaces that keep together, letters that drop before a vowel.

    Catalogues are written with plain spaces and whole words.
    """
    if taal in _VASTE_SPATIE:
        tekst = _VASTE_SPATIE[taal].sub("\u00a0", tekst)
    return _ELISIE[taal].sub("\\1’", tekst) if taal in _ELISIE else tekst


@cache
def catalogus(taal: str = TAAL) -> dict[str, str]:
    """Every message of a file by dotted id: `fr` is `fr.yaml`, `wet.fr` is `wet.fr.yaml`."""
    tekst = files("samenleving").joinpath("berichten", f"{taal}.yaml").read_text(encoding="utf-8")
    woorden = _plat(yaml.safe_load(tekst), "")
    return {id_: gezet(inhoud, taal.rpartition(".")[2]) for id_, inhoud in woorden}


def bericht(id_: str, taal: str = TAAL, **woorden: Any) -> str:
    """One message with its words filled in; an unknown id is a KeyError, a missing word too."""
    return gezet(catalogus(taal)[id_].format(**woorden), taal)


def _plat(knoop: dict[str, Any], voor: str) -> list[tuple[str, str]]:
    rijen: list[tuple[str, str]] = []
    for naam, inhoud in knoop.items():
        id_ = f"{voor}{naam}"
        rijen += _plat(inhoud, f"{id_}.") if isinstance(inhoud, dict) else [(id_, inhoud)]
    return rijen
