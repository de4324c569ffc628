"""Anchors: the places in a paraphrase where a number of the law stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samenleving.formats import FORMATEN, Formaat

_ANKER = re.compile(r"\{\{\s*(?P<parameter>[a-z][a-z0-9_.]*)\s*\|\s*(?P<formaat>[a-z0-9]+)\s*\}\}")


@dataclass(frozen=True)
class Anker:
    """A number inside a text: which parameter it is and how the law writes it. `begin:einde` is its span."""

    parameter: str
    formaat: Formaat
    begin: int
    einde: int


def ankers(tekst: str) -> tuple[Anker, ...]:
    """The anchors of a text, in order.

    Raises `ValueError` for braces that are no anchor and for an unknown format.
    """
    gevonden = []
    for treffer in _ANKER.finditer(tekst):
        formaat = FORMATEN.get(treffer["formaat"])
        if formaat is None:
            mogelijk = ", ".join(FORMATEN)
            raise ValueError(f"het formaat {treffer['formaat']} bestaat niet; kies uit: {mogelijk}")
        gevonden.append(Anker(treffer["parameter"], formaat, *treffer.span()))
    rest = _ANKER.sub("", tekst)
    if "{{" in rest or "}}" in rest:
        raise ValueError("accolades die geen anker zijn")
    return tuple(gevonden)


def vul_in(tekst: str, waarde_van: Callable[[str], Any]) -> str:
    """The text with each anchor written out; `waarde_van` gives the value of a parameter path."""
    for anker in reversed(ankers(tekst)):
        geschreven = anker.formaat.render(waarde_van(anker.parameter))
        tekst = tekst[: anker.begin] + geschreven + tekst[anker.einde :]
    return tekst
