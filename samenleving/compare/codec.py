"""A comparison as JSON, and the schema it follows."""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
from collections.abc import Hashable
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from samenleving.compare.model import Comparison
from samenleving.explain import Uitkomst

SCHEMA_ID = "vergelijking.schema.json"
_DATUM_UIT = {
    "type": "object",
    "properties": {veld: {"type": "string"} for veld in ("id", "label", "datum")},
    "required": ["id", "label", "datum"],
    "additionalProperties": False,
}


def naar_dict(vergelijking: Comparison) -> dict[str, Any]:
    """The comparison as data that JSON can hold: amounts as numbers, unknown as null, dates as ISO text."""
    return cast(dict[str, Any], _plat(vergelijking))


def deel_naar_json(deel: Any) -> Any:
    """One field of a comparison, as `naar_dict` has it."""
    return _plat(deel)


def naar_json(vergelijking: Comparison) -> str:
    """The comparison as JSON text; equal comparisons give equal bytes."""
    return json.dumps(naar_dict(vergelijking), ensure_ascii=False, indent=1) + "\n"


_ONGEMOEID = frozenset({str, int, float, bool, type(None)})


def _plat(waarde: Any) -> Any:
    soort = type(waarde)
    if soort in _ONGEMOEID:
        return waarde
    velden = _velden(cast(Hashable, soort))
    if velden is not None:
        uit = {naam: _plat(getattr(waarde, naam)) for naam in velden}
        if soort is Uitkomst:
            uit["data"] = [{"id": id_, "label": label, "datum": dag} for id_, label, dag in uit["data"]]
        return uit
    if isinstance(waarde, (tuple, list)):
        return [_plat(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {sleutel: _plat(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, Decimal):
        return float(waarde)
    if isinstance(waarde, datetime.date):
        return waarde.isoformat()
    return waarde


@cache
def _velden(soort: Any) -> tuple[str, ...] | None:
    """The names of the fields of a dataclass."""
    if not dataclasses.is_dataclass(soort):
        return None
    return tuple(veld.name for veld in dataclasses.fields(soort))


def json_schema() -> dict[str, Any]:
    """The JSON schema of a comparison, derived from its dataclasses; published in `schemas/`."""
    definities: dict[str, Any] = {}
    wortel = _schema(Comparison, definities)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Vergelijking van stelsels",
        **wortel,
        "$defs": dict(sorted(definities.items())),
    }


_EENVOUDIG: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def _schema(soort: Any, definities: dict[str, Any]) -> dict[str, Any]:
    oorsprong, delen = get_origin(soort), get_args(soort)
    if oorsprong is Literal:
        return {"enum": list(delen)}
    if oorsprong is tuple:
        return _schema_rij(delen, definities)
    if oorsprong in (Union, types.UnionType):
        return {"anyOf": [_schema(deel, definities) for deel in delen]}
    if dataclasses.is_dataclass(soort):
        return _schema_klasse(soort, definities)
    return dict(_EENVOUDIG[soort])


def _schema_rij(delen: tuple[Any, ...], definities: dict[str, Any]) -> dict[str, Any]:
    if delen[-1] is Ellipsis:
        return {"type": "array", "items": _schema(delen[0], definities)}
    vast = [_schema(deel, definities) for deel in delen]
    return {"type": "array", "prefixItems": vast, "minItems": len(vast), "maxItems": len(vast)}


def _schema_klasse(klasse: Any, definities: dict[str, Any]) -> dict[str, Any]:
    naam = klasse.__name__
    if naam not in definities:
        definities[naam] = {}
        hints = get_type_hints(klasse)
        velden = {veld.name: _schema(hints[veld.name], definities) for veld in dataclasses.fields(klasse)}
        if klasse is Uitkomst:
            velden["data"] = {"type": "array", "items": _DATUM_UIT}
        definities[naam] = {
            "type": "object",
            "description": (klasse.__doc__ or "").split("\n")[0],
            "properties": velden,
            "required": list(velden),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{naam}"}
