"""The routes as a reader of the page at /v1/ sees them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from samenleving.web.v1 import cases, drafts, law, population, proposals, systems
from samenleving.web.v1.route import Route
from samenleving.web.v1.schemas import VERWIJZING, VRAGEN

GROEPEN = {
    "Een situatie": cases.ROUTES,
    "Systemen": (*systems.ROUTES, *drafts.ROUTES, *population.ROUTES),
    "Het recht en de voorstellen": (*law.ROUTES, *proposals.ROUTES),
}
_SOORTEN = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "true of false",
    "array": "lijst",
    "object": "object",
}


@dataclass(frozen=True)
class Regel:
    """One field of a question."""

    naam: str
    soort: str
    verplicht: bool
    uitleg: str


@dataclass(frozen=True)
class Uitgelegd:
    """One route, with its fields and the command that tries it."""

    route: Route
    velden: tuple[Regel, ...]
    adres: str
    voorbeeld: str


def maak_pagina() -> dict[str, list[Uitgelegd]]:
    """Every route under the heading of its group."""
    return {kop: [_uitgelegd(route) for route in routes] for kop, routes in GROEPEN.items()}


def _uitgelegd(route: Route) -> Uitgelegd:
    velden: dict[str, Any] = dict(route.invoer["properties"]) if route.invoer else {}
    verplicht = route.invoer["required"] if route.invoer else ()
    regels = [_regel(naam, schema, naam in verplicht) for naam, schema in velden.items()]
    regels += [Regel(veld.naam, "tekst", veld.plaats == "path", veld.uitleg) for veld in route.velden]
    adres = route.pad
    for veld in route.velden:
        waarde = quote(veld.voorbeeld)
        adres = adres.replace(f"{{{veld.naam}}}", waarde)
        adres += f"?{veld.naam}={waarde}" if veld.plaats == "query" else ""
    voorbeeld = json.dumps(route.voorbeeld, ensure_ascii=False, indent=2) if route.voorbeeld else ""
    return Uitgelegd(route, tuple(regels), f"/v1{adres}", voorbeeld)


def _regel(naam: str, schema: Any, verplicht: bool) -> Regel:
    verwezen = VRAGEN.get(str(schema.get("$ref", "")).removeprefix(VERWIJZING), {})
    volledig = {**verwezen, **schema}
    soorten = volledig.get("type", "")
    soort = " of ".join(_SOORTEN[s] for s in ([soorten] if isinstance(soorten, str) else soorten))
    delen = [str(volledig.get("description", ""))]
    if "enum" in volledig:
        delen.append(f"kies uit {', '.join(volledig['enum'])}")
    if "minimum" in volledig and "maximum" in volledig:
        delen.append(f"van {volledig['minimum']} tot {volledig['maximum']}")
    if "maxItems" in volledig:
        delen.append(f"ten hoogste {volledig['maxItems']}")
    if "default" in volledig:
        delen.append(f"standaard {json.dumps(volledig['default'])}")
    return Regel(naam, soort, verplicht, "; ".join(deel for deel in delen if deel))
