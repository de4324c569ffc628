"""The API under /v1: the same questions as the command line, answered by the same functions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from flask import Blueprint, Response

from samenleving import compare, explain
from samenleving.calculate import bereken_situatie
from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.law import Parameterinfo, alle_parameters
from samenleving.proposals.loader import voorstellen
from samenleving.proposals.model import HUIDIG, Voorstel
from samenleving.situation import Situatie, controleer_maand, lees_situatie
from samenleving.web.gate_values import EERSTE_JAAR, LAATSTE_JAAR
from samenleving.web.requests import json_antwoord, json_inhoud

MAX_SYSTEMEN = 10
MAX_SITUATIES = 20
MAX_GEVALLEN = 80
ANDER_JAAR = f"kies een jaar van {EERSTE_JAAR} tot {LAATSTE_JAAR}"

v1 = Blueprint("v1", __name__, url_prefix="/v1")


def _velden(aanvraag: Any, toegelaten: set[str]) -> Mapping[str, Any]:
    if not isinstance(aanvraag, dict):
        raise InvoerFout.een("de aanvraag is geen JSON-object", "zet alles tussen { en }")
    fouten = [
        Melding("", None, f"/{naam}", "dit veld bestaat niet", bedoelde_u(naam, toegelaten))
        for naam in aanvraag
        if naam not in toegelaten
    ]
    if fouten:
        raise InvoerFout(fouten[:MAX_SYSTEMEN])
    return aanvraag


def _namen(namen: Any) -> list[str]:
    """Names of systems; user folders and their rules are never loaded here."""
    if not isinstance(namen, list) or not namen or not all(isinstance(naam, str) for naam in namen):
        raise InvoerFout.een(
            "dit moet een lijst met namen van systemen zijn", f"bijvoorbeeld [“{HUIDIG}”]", veld="/systemen"
        )
    if len(namen) > MAX_SYSTEMEN:
        hulp = f"vraag er ten hoogste {MAX_SYSTEMEN}"
        raise InvoerFout.een("dit zijn te veel systemen", hulp, veld="/systemen")
    return namen


def _situatie(data: Any, pad: str) -> Situatie:
    """A case from data alone: text would be taken for the name of a file on this machine."""
    if not isinstance(data, dict):
        raise InvoerFout.een(
            "hier hoort een situatie", "geef een object, bijvoorbeeld {“persoon”: {}}", veld=pad
        )
    _controleer_jaren(data)
    return lees_situatie(data)


def _controleer_jaren(data: Mapping[str, Any]) -> None:
    for soort, gegevens in data.items():
        for naam, waarden in gegevens.items() if isinstance(gegevens, dict) else ():
            for periode in waarden if isinstance(waarden, dict) else ():
                jaar = periode[:4]
                if jaar.isdecimal() and not EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR:
                    veld = f"{soort}.{naam}.{periode}"[:200]
                    raise InvoerFout.een("dit jaar wordt niet berekend", ANDER_JAAR, veld=veld)


def _datum(datum: Any) -> str | None:
    if datum is None:
        return None
    maand = controleer_maand(datum)
    if not EERSTE_JAAR <= int(maand[:4]) <= LAATSTE_JAAR:
        raise InvoerFout.een("dit jaar wordt niet berekend", ANDER_JAAR, veld="datum")
    return maand


@v1.post("/bereken")
def post_bereken() -> Response:
    """One situation under each system: rights, conditions, amounts, explanation."""
    aanvraag = _velden(json_inhoud(), {"situatie", "systemen", "datum"})
    situatie = _situatie(aanvraag.get("situatie"), "/situatie")
    datum = _datum(aanvraag.get("datum", situatie.datum))
    uitkomsten = bereken_situatie(situatie, _namen(aanvraag.get("systemen", [HUIDIG])), datum)
    return json_antwoord({"uitkomsten": [explain.naar_dict(uitkomst) for uitkomst in uitkomsten]})


@v1.post("/vergelijk")
def post_vergelijk() -> Response:
    """Any number of systems side by side, provision by provision and case by case."""
    aanvraag = _velden(json_inhoud(), {"systemen", "basis", "datum", "situaties"})
    namen = _namen(aanvraag.get("systemen"))
    basis = aanvraag.get("basis", HUIDIG)
    if not isinstance(basis, str):
        hulp = f"bijvoorbeeld “{HUIDIG}”"
        raise InvoerFout.een("dit moet de naam van een systeem zijn", hulp, veld="/basis")
    situaties = _situaties(aanvraag.get("situaties"))
    _begrens(namen, situaties)
    vergelijking = compare.vergelijk(namen, basis, _datum(aanvraag.get("datum")), situaties=situaties)
    return json_antwoord(compare.naar_dict(vergelijking))


def _situaties(data: Any) -> list[Situatie] | None:
    """The cases to compare on; none given means the example situations."""
    if data is None:
        return None
    if not isinstance(data, list) or not data:
        raise InvoerFout.een(
            "dit moet een lijst met situaties zijn", "of laat het veld weg", veld="/situaties"
        )
    if len(data) > MAX_SITUATIES:
        hulp = f"geef er ten hoogste {MAX_SITUATIES}"
        raise InvoerFout.een("dit zijn te veel situaties", hulp, veld="/situaties")
    return [_situatie(rij, f"/situaties/{plaats}") for plaats, rij in enumerate(data)]


def _begrens(namen: list[str], situaties: list[Situatie] | None) -> None:
    if situaties is not None and len(namen) * len(situaties) > MAX_GEVALLEN:
        raise InvoerFout.een(
            f"{len(situaties)} situaties onder {len(namen)} systemen is te veel",
            f"blijf samen onder {MAX_GEVALLEN} berekeningen",
            veld="/situaties",
        )


@v1.get("/voorstellen")
def get_voorstellen() -> Response:
    """The proposals that systems can be made of."""
    return json_antwoord({"voorstellen": [_voorstel(gelezen) for gelezen in voorstellen()]})


@v1.get("/parameters")
def get_parameters() -> Response:
    """Every number of current law with its dates and references."""
    return json_antwoord({"parameters": [_parameter(info) for info in alle_parameters().values()]})


@v1.get("/openapi.json")
def get_openapi() -> Response:
    """This API described, OpenAPI 3.1."""
    return json_antwoord(beschrijving())


@cache
def beschrijving() -> dict[str, Any]:
    """The OpenAPI description as data."""
    tekst = files("samenleving.web").joinpath("openapi.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(tekst)
    data["components"]["schemas"]["Vergelijking"] = _vergelijkingsschema()
    return data


def _vergelijkingsschema() -> dict[str, Any]:
    """The published schema of a comparison, moved to its place in the description."""
    schema = {naam: deel for naam, deel in compare.json_schema().items() if naam not in ("$schema", "$id")}
    tekst = json.dumps(schema).replace('"#/$defs/', '"#/components/schemas/Vergelijking/$defs/')
    verplaatst: dict[str, Any] = json.loads(tekst)
    return verplaatst


def _voorstel(gelezen: Voorstel) -> dict[str, Any]:
    return {
        "id": gelezen.id,
        "titel": gelezen.titel,
        "orgaan": gelezen.orgaan,
        "status": gelezen.status,
        "basis": gelezen.basis,
        "inwerkingtreding": gelezen.inwerkingtreding,
        "inwerkingtreding_aanname": gelezen.inwerkingtreding_aanname,
        "bron": {"titel": gelezen.bron.titel, "datum": gelezen.bron.datum, "href": gelezen.bron.href},
        "varianten": [
            {
                "naam": variant.naam,
                "vraag": variant.vraag,
                "opties": {naam: optie.titel for naam, optie in variant.opties.items()},
            }
            for variant in gelezen.varianten
        ],
    }


def _parameter(info: Parameterinfo) -> dict[str, Any]:
    return {
        "pad": info.pad,
        "label": info.label,
        "eenheid": info.eenheid,
        "waarden": {dag.isoformat(): waarde for dag, waarde in info.waarden.items()},
        "verwijzingen": {
            dag.isoformat(): [
                {"titel": rij.titel, "bron": rij.bron, "zekerheid": rij.zekerheid, "href": rij.href}
                for rij in rijen
            ]
            for dag, rijen in info.verwijzingen.items()
        },
    }
