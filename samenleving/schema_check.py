"""Check data from YAML against a JSON schema, and tell in Dutch what differs, with the line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.yaml_io import Pad, Regels, regel_van, veldnaam

MAX_MELDINGEN = 50

_SOORTEN = {
    "string": "tekst",
    "integer": "een geheel getal",
    "number": "een getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een groep velden",
    "null": "niets",
}


@cache
def schema(naam: str) -> dict[str, Any]:
    """The published JSON schema `naam` (`voorstel`, `advies`)."""
    tekst = files("samenleving").joinpath("schemas", f"{naam}.schema.json").read_text(encoding="utf-8")
    inhoud: dict[str, Any] = json.loads(tekst)
    return inhoud


@cache
def _validator(naam: str) -> Draft202012Validator:
    return Draft202012Validator(schema(naam))


def controleer_schema(naam: str, data: Any, regels: Regels, bestand: str) -> None:
    """Raise an `InvoerFout` with everything in `data` that the schema refuses."""
    if meldingen := weigeringen(_validator(naam), data, regels, bestand):
        raise InvoerFout(meldingen)


def weigeringen(
    validator: Draft202012Validator, data: Any, regels: Regels, bestand: str
) -> tuple[Melding, ...]:
    """What a schema refuses in `data`, in the order of the lines; at most `MAX_MELDINGEN`."""
    meldingen = [
        melding for fout in validator.iter_errors(data) for melding in _meldingen(fout, regels, bestand)
    ]
    meldingen.sort(key=lambda melding: (melding.regel or 0, melding.veld))
    return tuple(dict.fromkeys(meldingen[:MAX_MELDINGEN]))


def _meldingen(fout: ValidationError, regels: Regels, bestand: str) -> Iterator[Melding]:
    pad: Pad = tuple(fout.absolute_path)
    for deel, tekst, oplossing in _uitleg(fout):
        volledig = (*pad, deel) if deel is not None else pad
        regel = regel_van(regels, volledig)
        yield Melding(bestand, regel, veldnaam(volledig), tekst, oplossing)


def _uitleg(fout: ValidationError) -> Iterator[tuple[str | None, str, str]]:
    """Field below the path (or None), what is wrong, what to do."""
    regel = str(fout.validator)
    eis: Any = fout.validator_value
    waarde: Any = fout.instance
    deel: Any = fout.schema
    hulp = str(deel.get("description", "")) if isinstance(deel, dict) else ""
    if regel == "required":
        for veld in eis:
            if veld not in waarde:
                yield veld, "dit veld ontbreekt", _uitleg_veld(deel, veld)
    elif regel in ("additionalProperties", "unevaluatedProperties"):
        bekend = list(deel.get("properties", {}))
        patronen = list(deel.get("patternProperties", {}))
        for veld in waarde:
            if veld in bekend or any(_past(patroon, veld) for patroon in patronen):
                continue
            if patronen:
                yield veld, "deze naam is niet toegelaten", _uitleg_naam(veld)
            else:
                yield veld, "dit veld bestaat niet", bedoelde_u(veld, bekend)
    elif regel == "type":
        soorten = [eis] if isinstance(eis, str) else list(eis)
        nodig = " of ".join(_SOORTEN[soort] for soort in soorten)
        yield None, f"hier hoort {nodig}, er staat {_soort_van(waarde)}", hulp
    elif regel == "enum":
        yield (
            None,
            f"“{waarde}” is geen geldige keuze",
            bedoelde_u(str(waarde), [str(keuze) for keuze in eis]),
        )
    elif regel == "pattern":
        yield None, f"“{str(waarde)[:60]}” heeft niet de juiste vorm", hulp or _uitleg_naam(str(waarde))
    elif regel == "propertyNames":
        naam = str(waarde)[:60]
        yield None, f"de naam “{naam}” is niet toegelaten", _uitleg_naam(naam)
    elif regel in ("minItems", "minLength", "minProperties"):
        yield None, "dit veld is leeg", hulp or "vul het in of schrap het"
    elif regel in ("maxItems", "maxLength", "maxProperties"):
        yield None, f"te veel: ten hoogste {eis} is toegelaten", "kort in of splits op"
    elif regel == "uniqueItems":
        yield None, "dezelfde waarde staat er twee keer", "schrap er één"
    else:
        yield None, "deze waarde is niet toegelaten", hulp


def _past(patroon: str, veld: str) -> bool:
    return re.search(patroon, veld) is not None


def _uitleg_veld(schema_: Any, veld: str) -> str:
    beschrijving = schema_.get("properties", {}).get(veld, {}).get("description", "")
    return f"voeg {veld} toe: {beschrijving}" if beschrijving else f"voeg {veld} toe"


def _uitleg_naam(naam: str) -> str:
    if "." in naam:
        return "gebruik geen punt: in de naam van een stelsel scheidt een punt de delen van een parameterpad"
    return "begin met een kleine letter en gebruik enkel kleine letters, cijfers en _"


def _soort_van(waarde: Any) -> str:
    if waarde is None:
        return "niets"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, str):
        return f"de tekst “{waarde[:40]}”"
    if isinstance(waarde, int | float):
        return f"het getal {waarde}"
    return "een lijst" if isinstance(waarde, list) else "een groep velden"
