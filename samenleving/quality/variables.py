"""Every variable says what it is, where it stands and who decides."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import numpy as np
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.errors import Melding, bedoelde_u
from samenleving.quality.base import Kennisbasis, bepaling_van, melding_over

TOESTANDEN = frozenset({"voorwaarde", "recht", "plicht"})
"""Kinds whose value is one of the five states."""

OORDELEN = frozenset({"oordeel", "oordeel_niet", "te_beoordelen"})
"""Names by which a formula leaves something to somebody's judgement."""

ZONDER_BEGIN = "0001-01-01"

Vondst = tuple[str, str]
"""What is wrong, and what to do."""


def controleer_variabelen(basis: Kennisbasis) -> Iterator[Melding]:
    """Every fault in what the variables say of themselves."""
    for variabele in basis.variabelen.values():
        for tekst, oplossing in _vondsten(variabele, basis):
            yield melding_over(variabele, tekst, oplossing)
    yield from _losse_voorwaarden(basis)


def _vondsten(variabele: Variable, basis: Kennisbasis) -> Iterator[Vondst]:
    bepaling = bepaling_van(variabele)
    if not variabele.label or variabele.label.endswith("."):
        yield "het label ontbreekt of eindigt op een punt", "schrijf een korte naam zonder punt"
    yield from _eenheid(variabele, basis.eenheden)
    if ZONDER_BEGIN in variabele.formulas:
        yield (
            "een formule heeft geen begindag",
            "noem ze formula_JJJJ_MM_DD, naar de dag van inwerkingtreding",
        )
    if (
        getattr(variabele, "possible_values", None) is Antwoord
        and variabele.default_value != Antwoord.weet_niet
    ):
        yield "wie niets zegt, zou iets antwoorden", "neem weet_niet als standaardwaarde"
    if bepaling is None:
        yield "__bepaling__ ontbreekt", "zeg wat de variabele is en waar ze staat"
        return
    if bepaling.soort in TOESTANDEN | {"bedrag"} and not (bepaling.plaats and bepaling.akte):
        yield f"een {bepaling.soort} noemt haar akte en haar plaats", "vul akte en plaats in"
    if bepaling.soort in TOESTANDEN and not _is_toestand(variabele):
        yield (
            f"een {bepaling.soort} is een Voorwaarde die standaard niet van toepassing is",
            "pas het type aan",
        )
    if not bepaling.beslist and any(OORDELEN & _namen(formule) for formule in formules(variabele)):
        yield "de formule laat iets aan een oordeel over, maar niemand beslist", "vul beslist in"
    yield from _verwijzingen(variabele, bepaling, basis)


def _eenheid(variabele: Variable, eenheden: frozenset[str]) -> Iterator[Vondst]:
    if variabele.unit is not None and variabele.unit not in eenheden:
        yield f"de eenheid “{variabele.unit}” staat niet in units.yaml", bedoelde_u(variabele.unit, eenheden)
    if variabele.value_type is float:
        if variabele.unit is None:
            yield "een getal heeft een eenheid", "vul unit in"
        if not isinstance(variabele, Getal) or variabele.dtype != np.float64:
            yield "een getal rekent in float64", "leid de klasse af van Getal of Geld"


def _is_toestand(variabele: Variable) -> bool:
    return (
        getattr(variabele, "possible_values", None) is Voorwaarde
        and variabele.default_value == Voorwaarde.niet_van_toepassing
    )


def _verwijzingen(variabele: Variable, bepaling: Bepaling, basis: Kennisbasis) -> Iterator[Vondst]:
    """Conditions, factors and what decides an amount all exist, and belong together."""
    bekend = {*basis.bladeren, *basis.variabelen}
    if bepaling.soort == "recht" and not bepaling.voorwaarden:
        yield "een recht noemt zijn voorwaarden", "vul voorwaarden in"
    if len(set(bepaling.voorwaarden)) < len(bepaling.voorwaarden):
        yield "een voorwaarde staat er twee keer", "noem ze één keer"
    for naam in bepaling.voorwaarden:
        ander = basis.variabelen.get(naam)
        if ander is None:
            yield f"de voorwaarde “{naam}” bestaat niet", bedoelde_u(naam, basis.variabelen)
            continue
        van_ander = bepaling_van(ander)
        if not _is_toestand(ander) or van_ander is None or van_ander.soort not in ("voorwaarde", "recht"):
            yield f"“{naam}” is geen voorwaarde", "noem enkel voorwaarden en rechten"
        elif ander.entity.key != variabele.entity.key or van_ander.instrument != bepaling.instrument:
            yield (
                f"“{naam}” hoort bij een andere entiteit of een ander instrument",
                "noem een eigen voorwaarde",
            )
    for naam in (*bepaling.factoren, *filter(None, [bepaling.bepaald_door])):
        if naam not in bekend:
            yield f"de factor “{naam}” bestaat niet", bedoelde_u(naam, bekend)


def _losse_voorwaarden(basis: Kennisbasis) -> Iterator[Melding]:
    """A condition belongs to a right, or says itself what else it decides."""
    bepalingen = {naam: bepaling_van(variabele) for naam, variabele in basis.variabelen.items()}
    in_een_recht = set(
        chain.from_iterable(
            b.voorwaarden for b in bepalingen.values() if b is not None and b.soort == "recht"
        )
    )
    for naam, bepaling in bepalingen.items():
        if bepaling is None or bepaling.soort != "voorwaarde" or naam in in_een_recht:
            continue
        if not basis.variabelen[naam].documentation:
            tekst = "deze voorwaarde hoort bij geen enkel recht, en zegt niet waarvoor ze dan geldt"
            yield melding_over(
                basis.variabelen[naam], tekst, "noem ze bij een recht, of schrijf documentation"
            )


def formules(variabele: Variable) -> list[Callable[..., Any]]:
    """The formulas of a variable as plain functions."""
    return [getattr(formule, "__func__", formule) for formule in variabele.formulas.values()]


def _namen(formule: Callable[..., Any]) -> set[str]:
    """Every name and attribute in the source of a formula."""
    boom = ast.parse(textwrap.dedent(inspect.getsource(formule)))
    namen = {knoop.id for knoop in ast.walk(boom) if isinstance(knoop, ast.Name)}
    return namen | {knoop.attr for knoop in ast.walk(boom) if isinstance(knoop, ast.Attribute)}
