"""The types of the Python client, written from the description of the API so that the two cannot drift.

`python -m samenleving.web.v1.client_types` rewrites `samenleving_client/answers.py`; a test compares them.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from samenleving.web.v1.description import beschrijving
from samenleving.web.v1.schemas import VERWIJZING

Schema = Mapping[str, Any]

BESTAND = Path("samenleving_client") / "answers.py"
REGEL = 110
_KOP = '''"""The answers of the API as types: dictionaries with exactly these keys.

Written by `python -m samenleving.web.v1.client_types` from the OpenAPI description; do not edit.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict
'''
_EENVOUDIG = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
    "array": "list[Any]",
    "object": "dict[str, Any]",
}


def klassenaam(schema: str) -> str:
    """The Python name of a named schema: `compare.Lijn` is `CompareLijn`."""
    return "".join(deel[:1].upper() + deel[1:] for deel in schema.split("."))


def soort(schema: Schema, binnen: str = "") -> str:
    """A schema as a Python type.

    Args:
        schema: what JSON Schema says of a value.
        binnen: name for an object that has none of its own.
    """
    if "$ref" in schema:
        return klassenaam(schema["$ref"].removeprefix(VERWIJZING))
    if "enum" in schema:
        return f"Literal[{', '.join(_tekst(waarde) for waarde in schema['enum'])}]"
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(soort(deel, binnen) for deel in schema["anyOf"]))
    soorten = schema.get("type")
    if isinstance(soorten, list):
        return " | ".join(_EENVOUDIG[deel] for deel in soorten)
    if soorten == "array":
        return f"list[{_leden(schema, binnen)}]"
    if soorten == "object" and "properties" in schema:
        return klassenaam(binnen)
    if soorten == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        return f"dict[str, {soort(schema['additionalProperties'], binnen)}]"
    return _EENVOUDIG[soorten] if soorten else "Any"


def _leden(schema: Schema, binnen: str) -> str:
    if "prefixItems" in schema:
        return " | ".join(dict.fromkeys(soort(deel, binnen) for deel in schema["prefixItems"]))
    return soort(schema["items"], binnen) if "items" in schema else "Any"


def _tekst(waarde: Any) -> str:
    return f'"{waarde}"' if isinstance(waarde, str) else repr(waarde)


def antwoordtypen() -> str:
    """The whole module as text."""
    schemas = beschrijving()["components"]["schemas"]
    delen = [deel for naam, schema in schemas.items() for deel in _klassen(klassenaam(naam), schema)]
    tekst, vorig = _KOP, ""
    for deel in delen:
        # the formatter's way: two blank lines around a class
        tekst += "\n" * (2 if "class" in (vorig[:5], deel[:5]) else 1) + deel
        vorig = deel
    return tekst


def _klassen(naam: str, schema: Schema) -> Iterator[str]:
    """A named schema, after the unnamed objects within it."""
    velden: Mapping[str, Schema] = schema.get("properties", {})
    if schema.get("type") != "object" or not velden:
        yield f"{naam} = {soort(schema)}\n"
        return
    nodig = schema.get("required", ())
    regels = []
    for veld, inhoud in velden.items():
        if not veld.isidentifier() or keyword.iskeyword(veld):
            raise ValueError(f"a class cannot hold a field named {veld!r}")
        eigen = f"{naam}{veld.capitalize()}"
        binnenste = inhoud.get("items", inhoud)
        if "properties" in binnenste:
            yield from _klassen(eigen, binnenste)
        type_ = soort(inhoud, eigen)
        regels.append(_regel(veld, type_ if veld in nodig else f"NotRequired[{type_}]"))
    uitleg = schema.get("description") or f"The object `{naam}`."
    yield f"class {naam}(TypedDict):\n" + _uitleg(uitleg) + "\n" + "".join(regels)


def _regel(veld: str, type_: str) -> str:
    """One field; a long list of choices stands on lines of its own, as the formatter would have it."""
    regel = f"    {veld}: {type_}\n"
    if len(regel) <= REGEL or not type_.startswith("Literal["):
        return regel
    keuzes = type_.removeprefix("Literal[").removesuffix("]").split(", ")
    return "".join([f"    {veld}: Literal[\n", *(f"        {keuze},\n" for keuze in keuzes), "    ]\n"])


def _uitleg(tekst: str) -> str:
    zin = tekst[:1].upper() + tekst[1:]
    return f'    """{zin.rstrip(".")}."""\n'


if __name__ == "__main__":
    BESTAND.write_text(antwoordtypen(), encoding="utf-8")
