"""JSON Schemas: those of questions, written here, and those of answers, read from the types."""

from __future__ import annotations

import dataclasses
import datetime
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from samenleving.errors import Tweetalig
from samenleving.explain import Uitkomst
from samenleving.legal_checks.model import Knelpunt
from samenleving.population.outcome import Ijkcontrole
from samenleving.situation import ENTITEITEN, MAAND_VORM
from samenleving.web.v1.route import Schema

MAX_SYSTEMEN = 10
MAX_NAAM = 4000
MAX_VARIABELEN = 200
VERWIJZING = "#/components/schemas/"


def verwijs(naam: str) -> dict[str, Any]:
    """A reference to a named schema."""
    return {"$ref": VERWIJZING + naam}


def vraag(velden: Mapping[str, Schema], *verplicht: str) -> dict[str, Any]:
    """The schema of a body: these fields and no other."""
    return {
        "type": "object",
        "properties": dict(velden),
        "required": list(verplicht),
        "additionalProperties": False,
    }


def met(schema: Schema, **rest: Any) -> dict[str, Any]:
    """A schema with a default, or with words of its own."""
    return {**schema, **rest}


MAAND = verwijs("Maand")
_STANDAARDMAAND = (
    "de eerste maand waarin elk genoemd systeem in werking is; is dat enkel het huidige recht zonder "
    "wijziging, dan deze maand (in Brussel). Het antwoord noemt de maand."
)
DATUM = {**MAAND, "description": f"JJJJ-MM. Weggelaten: {_STANDAARDMAAND}"}
DATUM_BIJ_SITUATIE = {
    **MAAND,
    "description": f"JJJJ-MM. Weggelaten: de datum van de situatie; heeft die er geen, {_STANDAARDMAAND}",
}
SYSTEEM = verwijs("Systeemnaam")
SYSTEMEN = verwijs("Systemen")
SITUATIE = verwijs("Situatie")

VRAGEN: dict[str, dict[str, Any]] = {
    "Maand": {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
        "maxLength": 7,
        "description": MAAND_VORM,
    },
    "Systeemnaam": {
        "type": "string",
        "minLength": 1,
        "maxLength": MAX_NAAM,
        "description": Tweetalig(
            "huidig of de id van een voorstel, gevolgd door +variant=keuze, +lezing.NAAM=KEUZE of "
            "+PAD=WAARDE@JJJJ-MM-DD",
            "“huidig” or the id of a proposal, followed by +variant=choice, “+lezing.NAME=CHOICE” or "
            "+PATH=VALUE@YYYY-MM-DD",
        ),
    },
    "Systemen": {
        "type": "array",
        "minItems": 1,
        "maxItems": MAX_SYSTEMEN,
        "items": SYSTEEM,
        "description": Tweetalig(
            "een lijst met namen van systemen, bijvoorbeeld [“huidig”]",
            "a list of names of systems, for instance [“huidig”]",
        ),
    },
    "Situatie": {
        "type": "object",
        "additionalProperties": False,
        "description": Tweetalig(
            "een object met per soort (persoon, gebruiker, …) de gegevens; wat ontbreekt, is niet bekend",
            "an object with the facts by kind (“persoon”, “gebruiker”, …); what is missing is not known",
        ),
        "properties": {
            "id": {"type": "string", "maxLength": 100},
            "naam": {"type": "string", "maxLength": 200},
            "beschrijving": {"type": "string", "maxLength": 2000},
            "datum": MAAND,
            **{soort: verwijs("Gegevens") for soort in ENTITEITEN},
        },
    },
    "Gegevens": {
        "type": "object",
        "maxProperties": MAX_VARIABELEN,
        "description": Tweetalig(
            "variabele → waarde, of variabele → {periode: waarde}",
            "variable → value, or variable → {period: value}",
        ),
        "additionalProperties": {"type": ["string", "number", "object"]},
    },
}
"""Schemas that several questions share. Their descriptions are remedies too: bilingual and in lower case."""

_EENVOUDIG: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    Any: {},
}
_DATUM = {
    "type": "object",
    "properties": {veld: {"type": "string"} for veld in ("id", "label", "datum")},
    "required": ["id", "label", "datum"],
    "additionalProperties": False,
}
_ANDERS: dict[Any, dict[str, Any]] = {
    Uitkomst: {"data": {"type": "array", "items": _DATUM}},
    Ijkcontrole: {"verschil": {"type": "number"}},
    Knelpunt: {
        "cijfers": {
            "type": "object",
            "additionalProperties": {"type": ["number", "string", "object"]},
            "description": "De cijfers bij naam; niet_bekend waar geen bron er een geeft.",
        }
    },
}
"""Fields that a `naar_dict` writes otherwise than the class holds them."""


class Schemas:
    """The schemas of answers, each class under its own name; the second of one name tells its room."""

    def __init__(self) -> None:
        self.gevonden: dict[str, dict[str, Any]] = {}
        self._namen: dict[Any, str] = {}

    def van(self, soort: Any) -> dict[str, Any]:
        """The schema of a type: a dataclass, a TypedDict, or what JSON knows."""
        oorsprong, delen = get_origin(soort), get_args(soort)
        if oorsprong is Literal:
            return {"enum": list(delen)}
        if oorsprong is tuple:
            return self._rij(delen)
        if oorsprong is list:
            return {"type": "array", "items": self.van(delen[0])}
        if oorsprong in (dict, Mapping):
            return {"type": "object", "additionalProperties": self.van(delen[1])}
        if oorsprong in (Union, types.UnionType):
            return {"anyOf": [self.van(deel) for deel in delen]}
        if dataclasses.is_dataclass(soort) or is_typeddict(soort):
            return verwijs(self._klasse(soort))
        return dict(_EENVOUDIG[soort])

    def _rij(self, delen: tuple[Any, ...]) -> dict[str, Any]:
        if delen[-1] is Ellipsis:
            return {"type": "array", "items": self.van(delen[0])}
        vast = [self.van(deel) for deel in delen]
        return {"type": "array", "prefixItems": vast, "minItems": len(vast), "maxItems": len(vast)}

    def _klasse(self, klasse: Any) -> str:
        if klasse in self._namen:
            return self._namen[klasse]
        naam: str = klasse.__name__
        if naam in self.gevonden or naam in VRAGEN:
            naam = f"{klasse.__module__.split('.')[1]}.{naam}"
        self._namen[klasse] = naam
        self.gevonden[naam] = {}
        hints = get_type_hints(klasse)
        if not is_typeddict(klasse):
            hints = {veld.name: hints[veld.name] for veld in dataclasses.fields(klasse)}
        nodig = getattr(klasse, "__required_keys__", set(hints))
        anders = _ANDERS.get(klasse, {})
        velden = {veld: anders[veld] if veld in anders else self.van(hints[veld]) for veld in hints}
        velden |= anders
        self.gevonden[naam] = {
            "type": "object",
            "description": (klasse.__doc__ or "").split("\n")[0],
            "properties": velden,
            "required": [veld for veld in velden if veld in nodig or veld in anders],
            "additionalProperties": False,
        }
        return naam
