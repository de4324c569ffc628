"""Check data from YAML against a JSON schema and tell the faults in Dutch: file, line, field and fix."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from samenleving.yaml_io import Pad, Regels, YamlFout, regel_van, veldnaam

MAX_FOUTEN = 50

_SOORTEN = {
    "string": "tekst",
    "integer": "een geheel getal",
    "number": "een getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een groep velden",
    "null": "leeg",
}


class YamlFouten(ValueError):  # noqa: N818 (Dutch for faults)
    """All faults found in one or more files, one a line."""

    def __init__(self, fouten: Iterable[YamlFout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(str(fout) for fout in self.fouten))


@lru_cache
def schema(naam: str) -> Mapping[str, Any]:
    """The JSON schema `samenleving/schemas/<naam>.schema.json`."""
    bron = resources.files("samenleving") / "schemas" / f"{naam}.schema.json"
    inhoud: dict[str, Any] = json.loads(bron.read_text(encoding="utf-8"))
    return inhoud


def schemafouten(data: Any, regels: Regels, regels_schema: Mapping[str, Any], bestand: str) -> list[YamlFout]:
    """The faults of `data` against the schema (at most `MAX_FOUTEN`), in the order of the file."""
    berichten = (
        uitleg for fout in Draft202012Validator(regels_schema).iter_errors(data) for uitleg in _uitleg(fout)
    )
    gevonden: dict[tuple[Pad, str], YamlFout] = {}
    for pad, bericht in berichten:
        gevonden.setdefault((pad, bericht), YamlFout(bestand, regel_van(regels, pad), veldnaam(pad), bericht))
        if len(gevonden) == MAX_FOUTEN:
            break
    return sorted(gevonden.values(), key=lambda fout: fout.regel or 0)


@dataclass(frozen=True)
class _Fout:
    """What a message needs of a `ValidationError`: the limit, the value found, the schema."""

    grens: Any
    gevonden: Any
    schema: Mapping[str, Any]


def _uitleg(fout: ValidationError) -> list[tuple[Pad, str]]:
    """Path and Dutch message of one error; a missing or superfluous field gets its own path."""
    pad: Pad = tuple(fout.absolute_path)
    maak = _BERICHTEN.get(str(fout.validator))
    if maak is None:
        return [(pad, f"deze waarde voldoet niet aan de regel {fout.validator} van het schema.")]
    regels_schema = fout.schema if isinstance(fout.schema, dict) else {}
    return maak(_Fout(fout.validator_value, fout.instance, regels_schema), pad)


def _kort(waarde: Any) -> str:
    tekst = json.dumps(waarde, ensure_ascii=False, default=str)
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."


def _verplicht(fout: _Fout, pad: Pad) -> list[tuple[Pad, str]]:
    aanwezig = fout.gevonden if isinstance(fout.gevonden, dict) else {}
    ontbreekt = [naam for naam in fout.grens if naam not in aanwezig]
    waarom = fout.schema.get("x-waarom", "")
    return [((*pad, naam), f"dit veld ontbreekt; vul het in.{waarom and ' ' + waarom}") for naam in ontbreekt]


def _onbekend_veld(fout: _Fout, pad: Pad) -> list[tuple[Pad, str]]:
    mogelijk = list(fout.schema.get("properties", {}))
    berichten: list[tuple[Pad, str]] = []
    for naam in fout.gevonden:
        if naam in mogelijk:
            continue
        lijkt = difflib.get_close_matches(naam, mogelijk, 1)
        advies = f"bedoelde u {lijkt[0]}?" if lijkt else "mogelijk zijn: " + ", ".join(mogelijk) + "."
        berichten.append(((*pad, naam), f"dit veld bestaat niet; {advies}"))
    return berichten


def _soort(fout: _Fout, pad: Pad) -> list[tuple[Pad, str]]:
    gevraagd = fout.grens if isinstance(fout.grens, list) else [fout.grens]
    namen = " of ".join(_SOORTEN[naam] for naam in gevraagd)
    tip = ""
    if "string" in gevraagd and isinstance(fout.gevonden, int | float):
        tip = " Zet aanhalingstekens rond het getal."
    return [(pad, f"hier staat {_kort(fout.gevonden)}, verwacht wordt {namen}.{tip}")]


def _keuze(fout: _Fout, pad: Pad) -> list[tuple[Pad, str]]:
    mogelijk = [str(keuze) for keuze in fout.grens]
    lijkt = difflib.get_close_matches(str(fout.gevonden), mogelijk, 1)
    advies = f" Bedoelde u {lijkt[0]}?" if lijkt else ""
    return [(pad, f"{_kort(fout.gevonden)} kan niet; kies uit: {', '.join(mogelijk)}.{advies}")]


def _patroon(fout: _Fout, pad: Pad) -> list[tuple[Pad, str]]:
    uitleg = fout.schema.get("x-vorm") or f"het patroon {fout.grens}"
    return [(pad, f"{_kort(fout.gevonden)} heeft niet de juiste vorm; verwacht wordt {uitleg}.")]


def _vast(tekst: str) -> Callable[[_Fout, Pad], list[tuple[Pad, str]]]:
    return lambda fout, pad: [(pad, tekst.format(grens=fout.grens))]


def _verboden(fout: _Fout, pad: Pad) -> list[tuple[Pad, str]]:
    """A schema `false`, `not` or `anyOf`: the schema itself says why in `x-waarom`."""
    return [(pad, fout.schema.get("x-waarom", "dit veld mag hier niet staan."))]


_BERICHTEN: dict[str, Callable[[_Fout, Pad], list[tuple[Pad, str]]]] = {
    "required": _verplicht,
    "additionalProperties": _onbekend_veld,
    "type": _soort,
    "enum": _keuze,
    "const": lambda fout, pad: [(pad, f"hier moet {_kort(fout.grens)} staan.")],
    "pattern": _patroon,
    "minLength": _vast("deze tekst is leeg of te kort (ten minste {grens} tekens)."),
    "maxLength": _vast("deze tekst is te lang (ten hoogste {grens} tekens)."),
    "minimum": _vast("dit getal is te klein (ten minste {grens})."),
    "maximum": _vast("dit getal is te groot (ten hoogste {grens})."),
    "minItems": _vast("deze lijst is te kort (ten minste {grens})."),
    "maxItems": _vast("deze lijst is te lang (ten hoogste {grens})."),
    "minProperties": _vast("hier ontbreken velden (ten minste {grens})."),
    "uniqueItems": _vast("in deze lijst staat iets twee keer."),
    "not": _verboden,
    "anyOf": _verboden,
}
