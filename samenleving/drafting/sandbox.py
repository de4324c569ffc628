"""The narrow template language in which articles are written.

A template is Jinja2 in an immutable sandbox, with far less of it: text, `if`, the parameters of the system by
their path, our own filters and a few words such as `ref`. No loops, assignments, arithmetic, slices, macros
or includes, so a template cannot grow without bound or reach anything; what it may contain is checked on its
syntax tree before it is ever run. Numbers never stand in a template: they come from a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from samenleving.errors import InvoerFout, Melding
from samenleving.telwoorden import EEN

MAX_TEKENS = 20_000
MAX_UITVOER = 40_000
MAX_ONTHOUDEN = 1_000

_TOEGELATEN: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not,
)  # fmt: skip
_CIJFER = re.compile(r"\d")
# “één” stays allowed: one price, one plan
_TELWOORD = re.compile(rf"(?<!\w)(?!één(?!\w))(?:{EEN})(?!\w)|\w*(?:halftijds|halfjaarlijks|maandelijks)\w*")


class TekstFout(InvoerFout):
    """A template that cannot be used, with its file and line."""

    def __init__(self, bestand: str, regel: int | None, tekst: str) -> None:
        super().__init__(Melding(bestand, regel, "", tekst, "pas het sjabloon aan"))


class SjabloonOmgeving(ImmutableSandboxedEnvironment):
    """The sandbox with our filters, tests and words and nothing of Jinja's own."""

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        tests: Mapping[str, Callable[..., Any]],
        woorden: Mapping[str, Any],
    ) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            optimized=False,  # nothing is worked out while compiling: the code knows no values
            finalize=_enkel_tekst,
        )
        self.filters = dict(filters)
        self.tests = dict(tests)
        self.globals = dict(woorden)

    def sjabloon(self, bron: str, bestand: str) -> Template:
        """The compiled template, checked the first time its text is seen with these filters and tests."""
        sleutel = (bron, frozenset(self.filters), frozenset(self.tests), frozenset(self.globals))
        code = _GECOMPILEERD.get(sleutel)
        if code is None:
            try:
                controleer(self, bron, bestand)
                code = self.compile(bron)
            except (RecursionError, SyntaxError, OverflowError):
                raise TekstFout(bestand, None, "dit sjabloon is te diep genest") from None
            if len(_GECOMPILEERD) >= MAX_ONTHOUDEN:
                _GECOMPILEERD.clear()
            _GECOMPILEERD[sleutel] = code
        return self.template_class.from_code(self, code, self.make_globals(None))


_GECOMPILEERD: dict[tuple[str, frozenset[str], frozenset[str], frozenset[str]], CodeType] = {}
"""Checked and compiled templates; the values come from the environment, so the code serves every system."""


def _enkel_tekst(waarde: Any) -> str:
    if not isinstance(waarde, str):
        raise TypeError("zet achter een parameter een formaat, zoals | getal of | euro")
    return waarde


def controleer(omgeving: SjabloonOmgeving, bron: str, bestand: str) -> nodes.Template:
    """The syntax tree of a template; `TekstFout` for whatever it may not contain."""
    if len(bron) > MAX_TEKENS:
        raise TekstFout(bestand, None, f"een sjabloon telt ten hoogste {MAX_TEKENS} tekens")
    try:
        boom = omgeving.parse(bron)
    except TemplateError as fout:
        raise TekstFout(bestand, getattr(fout, "lineno", None), f"geen geldig sjabloon ({fout})") from None
    except RecursionError:
        raise TekstFout(bestand, None, "dit sjabloon is te diep genest") from None
    for knoop in _alle(boom):
        _controleer_knoop(omgeving, knoop, bestand)
    return boom


def _alle(knoop: nodes.Node) -> list[nodes.Node]:
    uit = [knoop]
    for kind in knoop.iter_child_nodes():
        uit += _alle(kind)
    return uit


def _controleer_knoop(omgeving: SjabloonOmgeving, knoop: nodes.Node, bestand: str) -> None:
    if not isinstance(knoop, _TOEGELATEN):
        raise TekstFout(bestand, knoop.lineno, f"dit mag niet in een sjabloon: {type(knoop).__name__}")
    if isinstance(knoop, nodes.Getattr) and knoop.attr.startswith("_"):
        raise TekstFout(bestand, knoop.lineno, f"“{knoop.attr}” is niet toegelaten")
    if isinstance(knoop, nodes.Call) and not isinstance(knoop.node, nodes.Name):
        raise TekstFout(bestand, knoop.lineno, "enkel een los woord zoals ref(…) kan worden opgeroepen")
    if isinstance(knoop, nodes.Filter) and knoop.name not in omgeving.filters:
        raise TekstFout(bestand, knoop.lineno, f"de filter “{knoop.name}” bestaat niet")
    if isinstance(knoop, nodes.Test) and knoop.name not in omgeving.tests:
        raise TekstFout(bestand, knoop.lineno, f"de test “{knoop.name}” bestaat niet")
    if isinstance(knoop, nodes.TemplateData):
        _weiger_getal(knoop.data, bestand, knoop.lineno)
    if isinstance(knoop, nodes.Const) and not isinstance(knoop.value, bool):
        if not isinstance(knoop.value, str):
            raise TekstFout(bestand, knoop.lineno, f"het getal {knoop.value} hoort in een parameter")
        _weiger_getal(knoop.value, bestand, knoop.lineno)


def _weiger_getal(tekst: str, bestand: str, regel: int) -> None:
    gevonden = _CIJFER.search(tekst) or _TELWOORD.search(tekst)
    if gevonden:
        voor = tekst[: gevonden.start()].count("\n")
        begin, eind = max(0, gevonden.start() - 15), gevonden.end() + 15
        stuk = " ".join(tekst[begin:eind].split())
        raise TekstFout(
            bestand, regel + voor, f"een getal hoort in een parameter, niet in de tekst: “{stuk}”"
        )


def voer_uit(omgeving: SjabloonOmgeving, bron: str, bestand: str, context: Mapping[str, Any]) -> str:
    """The text of a checked template; `TekstFout` for anything that goes wrong while it is written."""
    sjabloon = omgeving.sjabloon(bron, bestand)
    stukken: list[str] = []
    lengte = 0
    try:
        for stuk in sjabloon.generate(**context):
            lengte += len(stuk)
            if lengte > MAX_UITVOER:
                raise TekstFout(bestand, None, f"de tekst telt meer dan {MAX_UITVOER} tekens")
            stukken.append(stuk)
    except TekstFout:
        raise
    except (TemplateError, TypeError, ValueError, LookupError) as fout:
        raise TekstFout(bestand, None, str(fout)) from None
    return "".join(stukken)
