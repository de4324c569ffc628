"""The description of the API, OpenAPI 3.1: read from the declared routes and their types."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, TypedDict

from samenleving.web.rekenhulp.pakket import over_dit_pakket
from samenleving.web.v1 import cases, drafts, law, population, proposals, systems
from samenleving.web.v1.route import Route
from samenleving.web.v1.schemas import VRAGEN, Schemas

ROUTES: tuple[Route, ...] = (
    *cases.ROUTES,
    *systems.ROUTES,
    *drafts.ROUTES,
    *population.ROUTES,
    *proposals.ROUTES,
    *law.ROUTES,
)
VOORBEHOUD = (
    "Eén lezing van de wet, niet bindend. Wat een voorstel zegt, is geen recht. Niets van wat u stuurt, "
    "wordt bewaard of in een log geschreven."
)
FOUTEN = {
    "400": "De aanvraag klopt niet; “pad” zegt waar.",
    "413": "De aanvraag is te groot.",
    "415": "De inhoud is geen JSON.",
    "503": "Te druk, of de vraag duurt te lang; “Retry-After” zegt wanneer het opnieuw kan.",
}


class Veldfout(TypedDict):
    """One fault; `taal` tells in which language the message is."""

    pad: str
    bericht: str
    oplossing: str
    taal: Literal["nl", "en"]


class ProbleemKern(TypedDict):
    """What RFC 9457 asks of a problem."""

    type: str
    title: str
    status: int
    detail: str


class Probleem(ProbleemKern, total=False):
    """What is wrong with a request (RFC 9457), and where, if it is in a field."""

    pad: str
    fouten: list[Veldfout]


class Gezondheid(TypedDict):
    """That the service answers, and which version."""

    status: Literal["in orde"]
    versie: str


@cache
def beschrijving() -> dict[str, Any]:
    """The description as data; shared, so never change it."""
    schemas = Schemas()
    paden: dict[str, Any] = {}
    for route in ROUTES:
        paden.setdefault(f"/v1{route.pad}", {})[route.methode] = _operatie(route, schemas)
    paden["/v1/openapi.json"] = {"get": _vast("openapi", "Deze beschrijving", "application/json", {})}
    paden["/v1/"] = {"get": _vast("documentatie", "Deze API als pagina", "text/html", {"type": "string"})}
    gezond = schemas.van(Gezondheid)
    paden["/gezond"] = {"get": _vast("gezond", "Of de dienst antwoordt", "application/json", gezond)}
    paden["/metrics"] = {
        "get": _vast("metrics", "Tellingen voor Prometheus", "text/plain", {"type": "string"})
    }
    probleem = schemas.van(Probleem)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samenleving",
            "version": over_dit_pakket()["versie"] or "0",
            "summary": "Het Vlaamse activeringsrecht en voorstellen ertoe, berekend en uitgelegd.",
            "description": f"{VOORBEHOUD} De paden van OpenFisca zelf (/calculate, /trace, /parameters, "
            "/variables, /entities) staan in /spec.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "paths": paden,
        "components": {
            "schemas": {**VRAGEN, **schemas.gevonden},
            "responses": {
                f"Fout{code}": {
                    "description": uitleg,
                    "content": {"application/problem+json": {"schema": probleem}},
                }
                for code, uitleg in {**FOUTEN, "404": "Dit bestaat niet."}.items()
            },
        },
    }


def _operatie(route: Route, schemas: Schemas) -> dict[str, Any]:
    inhoud: dict[str, Any] = {"application/json": {"schema": schemas.van(route.antwoord)}}
    inhoud |= {soort: {"schema": {"type": "string"}} for soort in route.bestanden}
    operatie: dict[str, Any] = {
        "operationId": route.naam,
        "summary": route.titel,
        "description": route.uitleg,
        "responses": {"200": {"description": route.antwoord_uitleg, "content": inhoud}},
    }
    if route.velden:
        operatie["parameters"] = [
            {
                "name": veld.naam,
                "in": veld.plaats,
                "required": veld.plaats == "path",
                "description": veld.uitleg,
                "schema": {"type": "string"},
                "example": veld.voorbeeld,
            }
            for veld in route.velden
        ]
    if route.invoer is None:
        operatie["responses"]["304"] = {"description": "Niet gewijzigd sinds de ETag van de aanvraag."}
        for code in ("400", "404"):
            operatie["responses"][code] = {"$ref": f"#/components/responses/Fout{code}"}
    else:
        operatie["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": route.invoer, "example": route.voorbeeld}},
        }
        for code in FOUTEN:
            operatie["responses"][code] = {"$ref": f"#/components/responses/Fout{code}"}
    return operatie


def _vast(naam: str, titel: str, soort: str, schema: dict[str, Any]) -> dict[str, Any]:
    antwoord = {"description": titel, "content": {soort: {"schema": schema}}}
    return {"operationId": naam, "summary": titel, "responses": {"200": antwoord}}
