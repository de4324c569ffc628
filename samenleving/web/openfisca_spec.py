"""OpenFisca's own description of its paths, mended where it says something else than what is answered.

Stock says nothing of: null, which is how one asks; the persons, without whom nothing is computed; refusals as
problem documents. It says that a trace gives objects for parameters, where it gives values, and it promises a
404 for a variable that does not exist, which is a 422 here. Whatever reads the stock description reads this.
"""

from __future__ import annotations

import copy
from typing import Any

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

FOUTEN = {
    "400": "De inhoud is geen strikte JSON, of een veld ervan is onleesbaar.",
    "413": "De aanvraag is te groot.",
    "415": "De inhoud is geen application/json.",
    "422": "Een veld klopt niet: `pad` zegt welk, `fouten` noemt ze alle.",
    "503": "Het is te druk; Retry-After zegt wanneer het opnieuw kan.",
}
REKENT = ("/calculate", "/trace")
PROBLEEM = {
    "type": "object",
    "description": "Een fout zoals RFC 9457 ze beschrijft.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "pad": {"type": "string", "description": "JSON-pointer van het eerste veld dat niet klopt"},
        "fouten": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {naam: {"type": "string"} for naam in ("pad", "bericht", "oplossing", "taal")},
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}


def hersteld(beschrijving: dict[str, Any], stelsel: TaxBenefitSystem) -> dict[str, Any]:
    """A copy of the stock description that says what is answered here."""
    nieuw = copy.deepcopy(beschrijving)
    schemas = nieuw["components"]["schemas"]
    schemas["Probleem"] = PROBLEEM
    for entiteit in stelsel.entities:
        rollen = {rol.plural or rol.key for rol in getattr(entiteit, "roles", ())}
        for naam, veld in schemas[entiteit.key.title()]["properties"].items():
            if naam not in rollen:
                veld["additionalProperties"]["nullable"] = True
                _met_null(veld["additionalProperties"])
    # A step of a trace gives the parameters it read by value, not as objects.
    schemas["Trace"]["properties"]["trace"]["additionalProperties"]["properties"]["parameters"] = {
        "type": "object",
        "additionalProperties": {},
    }
    personen = stelsel.person_entity.plural
    for naam in ("SituationInput", "SituationOutput"):
        schemas[naam]["required"] = [personen]
        schemas[naam]["properties"][personen]["minProperties"] = 1
    for pad, operaties in nieuw["paths"].items():
        for operatie in operaties.values():
            antwoorden = operatie["responses"] = {str(c): a for c, a in operatie["responses"].items()}
            if pad in REKENT:
                antwoorden.pop("404", None)
                antwoorden |= {code: _probleem(uitleg) for code, uitleg in FOUTEN.items()}
            elif "404" in antwoorden:
                antwoorden["404"] = _probleem("Dit bestaat niet.")
    return nieuw


def _met_null(waarde: dict[str, Any]) -> None:
    """In a list of choices null has to stand by name."""
    if "enum" in waarde:
        waarde["enum"] = [*waarde["enum"], None]


def _probleem(uitleg: str) -> dict[str, Any]:
    return {
        "description": uitleg,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}},
    }
