"""The client says what the description of the API says, field by field, so the two cannot drift."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from samenleving.web.v1.client_types import BESTAND, antwoordtypen, klassenaam, soort
from samenleving.web.v1.description import beschrijving
from samenleving.web.v1.schemas import VERWIJZING
from samenleving_client import Client, File, answers

JSON = "application/json"
OPERATIES = {deze["operationId"]: deze for pad in beschrijving()["paths"].values() for deze in pad.values()}
PAGINAS = {naam for naam, deze in OPERATIES.items() if "text/html" in deze["responses"]["200"]["content"]}
"""Answers with a page for people; of a draft as HTML there is a file as well."""
METHODEN = {
    naam: methode
    for naam, methode in inspect.getmembers(Client, inspect.isfunction)
    if not naam.startswith("_")
}


def velden(operatie: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The fields of an operation with their schemas, and which of them it needs."""
    gevonden = {veld["name"]: veld["schema"] for veld in operatie.get("parameters", ())}
    nodig = {veld["name"] for veld in operatie.get("parameters", ()) if veld["required"]}
    if "requestBody" in operatie:
        schema = operatie["requestBody"]["content"][JSON]["schema"]
        gevonden |= schema["properties"]
        nodig |= set(schema["required"])
    return gevonden, nodig


def soorten_van(schema: Mapping[str, Any]) -> set[Any]:
    """What JSON Schema lets a field be: kinds of JSON, or the choices themselves."""
    if "$ref" in schema:
        return soorten_van(beschrijving()["components"]["schemas"][schema["$ref"].removeprefix(VERWIJZING)])
    if "enum" in schema:
        return set(schema["enum"])
    soorten = schema["type"]
    return set(soorten) if isinstance(soorten, list) else {soorten}


def soorten_in(hint: Any) -> set[Any]:
    """The same of a Python type; None means only that a field may be left out."""
    oorsprong = get_origin(hint)
    if oorsprong is Literal:
        return set(get_args(hint))
    if oorsprong in (Union, types.UnionType):
        return set().union(*(soorten_in(deel) for deel in get_args(hint) if deel is not type(None)))
    if oorsprong is Sequence:
        return {"array"}
    if oorsprong is Mapping or is_typeddict(hint):
        return {"object"}
    return {{str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}


def test_the_types_are_those_of_the_description(project: Path) -> None:
    hoe = "python -m samenleving.web.v1.client_types schrijft ze opnieuw"
    assert (project / BESTAND).read_text(encoding="utf-8") == antwoordtypen(), hoe


def test_every_path_has_a_method_and_every_method_a_path() -> None:
    bestanden = {naam for naam in METHODEN if naam.endswith("_bestand")}
    assert set(METHODEN) - bestanden == set(OPERATIES) - (PAGINAS - {"ontwerp"})
    met_bestand = {naam for naam, deze in OPERATIES.items() if "application/zip" in str(deze["responses"])}
    assert {naam.removesuffix("_bestand") for naam in bestanden} == met_bestand


@pytest.mark.parametrize("naam", METHODEN)
def test_a_method_takes_what_its_path_takes(naam: str) -> None:
    methode = METHODEN[naam]
    schemas, nodig = velden(OPERATIES[naam.removesuffix("_bestand")])
    if naam.endswith("_bestand"):
        schemas["formaat"] = {"enum": [keuze for keuze in schemas["formaat"]["enum"] if keuze != "json"]}
        nodig = nodig | {"formaat"}
    else:
        schemas.pop("formaat", None)
    gegeven = dict(list(inspect.signature(methode).parameters.items())[1:])
    assert set(gegeven) == set(schemas)
    assert {veld for veld, deze in gegeven.items() if deze.default is inspect.Parameter.empty} == nodig
    assert {deze.default for veld, deze in gegeven.items() if veld not in nodig} <= {None}
    hints = get_type_hints(methode)
    for veld, schema in schemas.items():
        assert soorten_in(hints[veld]) == soorten_van(schema), veld


@pytest.mark.parametrize("naam", METHODEN)
def test_a_method_returns_the_type_of_its_answer(naam: str) -> None:
    antwoord = get_type_hints(METHODEN[naam])["return"]
    inhoud = OPERATIES[naam.removesuffix("_bestand")]["responses"]["200"]["content"]
    if naam.endswith("_bestand"):
        assert antwoord is File
    elif JSON not in inhoud:
        assert antwoord is str
    elif inhoud[JSON]["schema"]:
        types_ = [getattr(answers, deel) for deel in soort(inhoud[JSON]["schema"]).split(" | ")]
        assert list(get_args(antwoord) or [antwoord]) == types_
    else:
        assert get_origin(antwoord) is dict


def test_every_named_schema_is_a_type() -> None:
    for naam, schema in beschrijving()["components"]["schemas"].items():
        type_ = getattr(answers, klassenaam(naam))
        if is_typeddict(type_):
            assert set(type_.__annotations__) == set(schema["properties"])


def test_it_needs_python_alone(project: Path) -> None:
    """No site-packages, so no OpenFisca: everything it imports comes with Python."""
    programma = (
        f"import sys; sys.path.insert(0, {str(project)!r}); import samenleving_client;"
        "ours = ('samenleving', 'openfisca_samenleving', 'reforms');"
        "print([name for name in sys.modules if name.split('.')[0] in ours])"
    )
    klaar = subprocess.run(
        [sys.executable, "-I", "-S", "-c", programma], capture_output=True, text=True, check=False
    )
    assert (klaar.stdout.strip(), klaar.stderr) == ("[]", "")
