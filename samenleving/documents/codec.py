"""Documents to JSON and back, and the JSON schema of both, read from the dataclasses themselves.

A field that has its default value is left out. Where a field holds blocks or runs of several kinds, each
carries ``"type"``, the class name in lower case. Reading is strict: an unknown key, a wrong type or a block
that the model refuses is a :class:`DocumentFout` that names the path inside the JSON.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from samenleving.documents import blocks
from samenleving.documents.blocks import BlokFout, Document

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"
MAX_DIEPTE = 200
MAX_TEKENS = 50_000_000


class DocumentFout(ValueError):  # noqa: N818 (Dutch for fault)
    """A document that cannot be read or written as it stands. The message is Dutch and names the place."""


def naar_json(document: Document) -> str:
    """The document as JSON text, the same for equal documents."""
    return json.dumps(naar_data(document), ensure_ascii=False, indent=1) + "\n"


def uit_json(tekst: str | bytes) -> Document:
    """Read what :func:`naar_json` wrote, or what another program wrote to the published schema."""
    if len(tekst) > MAX_TEKENS:
        raise DocumentFout(f"document: groter dan {MAX_TEKENS} tekens.")
    try:
        data = json.loads(tekst)
    except (ValueError, RecursionError) as fout:
        raise DocumentFout(f"document: geen geldige JSON ({fout}).") from fout
    return uit_data(data)


def naar_data(document: Document) -> dict[str, Any]:
    """The document as plain dicts, lists, strings, numbers and booleans."""
    return cast(dict[str, Any], _naar_data(document))


def uit_data(data: object) -> Document:
    return cast(Document, _lees(data, Document, "document", 0))


# --- writing ----------------------------------------------------------------------------------------------


def _naar_data(waarde: object, met_type: bool = False) -> Any:
    if isinstance(waarde, tuple):
        return [_naar_data(deel, met_type) for deel in waarde]
    if not dataclasses.is_dataclass(waarde) or isinstance(waarde, type):
        return waarde
    uit: dict[str, Any] = {"type": type(waarde).__name__.lower()} if met_type else {}
    for naam, soort in _velden(type(waarde)).items():
        inhoud = getattr(waarde, naam)
        if inhoud != _standaard(type(waarde), naam):
            uit[naam] = _naar_data(inhoud, _is_keuze(soort))
    return uit


# --- reading ----------------------------------------------------------------------------------------------


def _lees(data: object, soort: Any, pad: str, diepte: int) -> object:
    if diepte > MAX_DIEPTE:
        raise DocumentFout(f"{pad}: dieper genest dan {MAX_DIEPTE}.")
    oorsprong = get_origin(soort)
    if oorsprong is Literal:
        if isinstance(data, str) and data in get_args(soort):
            return data
        raise DocumentFout(f"{pad}: kies uit {', '.join(get_args(soort))}.")
    if oorsprong is tuple:
        if not isinstance(data, list):
            raise DocumentFout(f"{pad}: hier staat een lijst.")
        return tuple(
            _lees(deel, get_args(soort)[0], f"{pad}[{i}]", diepte + 1) for i, deel in enumerate(data)
        )
    if oorsprong in (Union, types.UnionType):
        return _lees_keuze(data, get_args(soort), pad, diepte)
    if dataclasses.is_dataclass(soort):
        return _lees_klasse(data, soort, pad, diepte)
    return _lees_enkel(data, soort, pad)


def _lees_keuze(data: object, soorten: tuple[Any, ...], pad: str, diepte: int) -> object:
    if type(None) in soorten:
        if data is None:
            return None
        return _lees(data, next(s for s in soorten if s is not type(None)), pad, diepte)
    namen = {soort.__name__.lower(): soort for soort in soorten}
    if not isinstance(data, Mapping) or data.get("type") not in namen:
        raise DocumentFout(f"{pad}.type: kies uit {', '.join(namen)}.")
    return _lees_klasse({k: v for k, v in data.items() if k != "type"}, namen[data["type"]], pad, diepte)


def _lees_klasse(data: object, klasse: Any, pad: str, diepte: int) -> object:
    if not isinstance(data, Mapping):
        raise DocumentFout(f"{pad}: hier staat een object met velden.")
    velden = _velden(klasse)
    for naam in data:
        if naam not in velden:
            raise DocumentFout(f"{pad}.{naam}: dit veld bestaat niet; kies uit {', '.join(velden)}.")
    for naam in velden:
        if naam not in data and _standaard(klasse, naam) is dataclasses.MISSING:
            raise DocumentFout(f"{pad}.{naam}: dit veld ontbreekt.")
    waarden = {naam: _lees(data[naam], velden[naam], f"{pad}.{naam}", diepte + 1) for naam in data}
    try:
        return klasse(**waarden)
    except BlokFout as fout:
        raise DocumentFout(f"{pad}: {fout}") from fout


_ENKEL: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "tekst"),
    bool: ((bool,), "true of false"),
    int: ((int,), "een geheel getal"),
    float: ((int, float), "een getal"),
}


def _lees_enkel(data: object, soort: Any, pad: str) -> object:
    toegelaten, naam = _ENKEL[soort]
    juist = isinstance(data, toegelaten) and (soort is bool or not isinstance(data, bool))
    if not juist or (isinstance(data, float) and not math.isfinite(data)):
        raise DocumentFout(f"{pad}: hier staat {naam}.")
    return float(data) if soort is float and isinstance(data, int | float) else data


# --- schema -----------------------------------------------------------------------------------------------


def json_schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of :func:`naar_data`; published as ``schemas/document.schema.json``."""
    definities: dict[str, Any] = {}
    _schema(Document, definities)
    return {
        "$schema": SCHEMA_ID,
        "title": "Document",
        "description": "Blokmodel van openfisca-samenleving: verslag, ontwerptekst, memorie of overzicht.",
        "$ref": "#/$defs/document",
        "$defs": dict(sorted(definities.items())),
    }


def _schema(soort: Any, definities: dict[str, Any]) -> dict[str, Any]:
    oorsprong = get_origin(soort)
    if oorsprong is Literal:
        return {"enum": list(get_args(soort))}
    if oorsprong is tuple:
        return {"type": "array", "items": _schema(get_args(soort)[0], definities)}
    if oorsprong in (Union, types.UnionType):
        return _schema_keuze(get_args(soort), definities)
    if dataclasses.is_dataclass(soort):
        return _schema_klasse(soort, definities)
    return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[soort]}


def _schema_keuze(soorten: tuple[Any, ...], definities: dict[str, Any]) -> dict[str, Any]:
    if type(None) in soorten:
        soort = next(s for s in soorten if s is not type(None))
        return {"anyOf": [_schema(soort, definities), {"type": "null"}]}
    takken = []
    for soort in soorten:
        naam = soort.__name__.lower()
        tak = {"properties": {"type": {"const": naam}}, "required": ["type"]}
        takken.append({"allOf": [tak, _schema(soort, definities)]})
    return {"oneOf": takken}


def _schema_klasse(klasse: Any, definities: dict[str, Any]) -> dict[str, Any]:
    naam = klasse.__name__.lower()
    if naam not in definities:
        definities[naam] = {}  # reserves the name: blocks contain blocks
        eigenschappen = {veld: _schema(soort, definities) for veld, soort in _velden(klasse).items()}
        # "type" is free here; the place that holds the block says which kinds it accepts
        definities[naam] = {
            "type": "object",
            "description": (klasse.__doc__ or "").split("\n")[0],
            "properties": {"type": {"const": naam}, **eigenschappen},
            "required": [veld for veld in eigenschappen if _standaard(klasse, veld) is dataclasses.MISSING],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{naam}"}


# --- the dataclasses, looked at ---------------------------------------------------------------------------


@functools.cache
def _velden(klasse: Any) -> dict[str, Any]:
    hints = get_type_hints(klasse, vars(blocks))
    return {veld.name: hints[veld.name] for veld in dataclasses.fields(klasse)}


@functools.cache
def _standaard(klasse: Any, naam: str) -> object:
    veld = next(veld for veld in dataclasses.fields(klasse) if veld.name == naam)
    if veld.default_factory is not dataclasses.MISSING:
        return veld.default_factory()
    return veld.default


def _is_keuze(soort: Any) -> bool:
    """Whether a field holds members of several classes, so that each must say which one it is."""
    if get_origin(soort) is tuple:
        return _is_keuze(get_args(soort)[0])
    return get_origin(soort) in (Union, types.UnionType) and type(None) not in get_args(soort)
