"""Every number of the law: described, dated, with a unit and, for each value, a source."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jsonschema import Draft202012Validator
from openfisca_core.parameters import ParameterNode, ParameterNodeAtInstant

from samenleving.display import ZEKERHEDEN
from samenleving.errors import Melding, bedoelde_u
from samenleving.quality.base import INDEX, PAKKET, Bestand, Kennisbasis
from samenleving.schema_check import weigeringen

EIGEN_ZEKERHEID = {"samenlevingsjobs": "ONTWERP", "lezingen": "LEZING"}
"""Groups that are no law, and the only confidence their references may carry; nothing else may carry it."""


@cache
def validator() -> Draft202012Validator:
    """The published schema of a parameter file."""
    schema = json.loads(files(PAKKET).joinpath("parameter.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def controleer_parameters(basis: Kennisbasis) -> Iterator[Melding]:
    """Every fault in the parameter files and in the folders they stand in."""
    gereserveerd = _gereserveerd()
    for pad, bestand in basis.parameters.items():
        yield from controleer_parameter(pad, bestand, basis.eenheden)
        for naam in sorted(set(pad.split(".")) & gereserveerd):
            tekst = f"“{naam}” is een naam van OpenFisca zelf; de waarde zou niet gelezen worden"
            yield bestand.melding((), tekst, "kies een andere naam voor het bestand of de map")
        if pad not in basis.bladeren:
            yield bestand.melding(
                (), "het stelsel kent deze parameter niet", "kijk de plaats van het bestand na"
            )
    for naam, index in basis.mappen.items():
        if index is None:
            yield Melding(f"{naam}/{INDEX}", None, "", "deze map is niet beschreven", f"voeg {INDEX} toe")
        elif not _beschreven(index):
            tekst = "description of metadata.short_label ontbreekt"
            yield index.melding((), tekst, "beschrijf de map in één zin en met één kort label")


def controleer_parameter(pad: str, bestand: Bestand, eenheden: frozenset[str]) -> Iterator[Melding]:
    """Every fault in one file; what stands in `metadata` is judged only when the schema accepts the file."""
    geweigerd = weigeringen(validator(), bestand.data, bestand.regels, bestand.naam)
    if geweigerd:
        yield from geweigerd
        return
    meta, waarden = bestand.data["metadata"], bestand.data["values"]
    if meta["unit"] not in eenheden:
        tekst = f"de eenheid “{meta['unit']}” staat niet in units.yaml"
        yield bestand.melding(("metadata", "unit"), tekst, bedoelde_u(meta["unit"], eenheden))
    for dag in sorted(set(waarden) - set(meta["reference"])):
        yield bestand.melding(
            ("values", dag), "deze waarde heeft geen bron", f"voeg metadata.reference.{dag} toe"
        )
    for dag in sorted(set(meta["reference"]) - set(waarden)):
        tekst = "bij deze bron hoort geen waarde"
        yield bestand.melding(
            ("metadata", "reference", dag), tekst, f"voeg values.{dag} toe of schrap de bron"
        )
    for dag, waarde in waarden.items():
        if "keuzes" in meta and waarde["value"] not in meta["keuzes"]:
            tekst = f"“{waarde['value']}” is geen van de keuzes"
            yield bestand.melding(
                ("values", dag, "value"), tekst, bedoelde_u(waarde["value"], meta["keuzes"])
            )
    yield from _datums(bestand)
    yield from _zekerheden(pad, bestand)


def _datums(bestand: Bestand) -> Iterator[Melding]:
    meta = bestand.data["metadata"]
    datums = [("metadata", "last_checked"), *(("metadata", "reference", dag) for dag in meta["reference"])]
    datums += [("values", dag) for dag in bestand.data["values"]]
    for veld in datums:
        tekst = meta["last_checked"] if veld[-1] == "last_checked" else veld[-1]
        if not is_datum(tekst):
            yield bestand.melding(veld, f"“{tekst}” is geen bestaande datum", "schrijf JJJJ-MM-DD")
    if meta["unit"] == "datum":
        for dag, waarde in bestand.data["values"].items():
            if not is_datum(waarde["value"]):
                fout = f"“{waarde['value']}” is geen bestaande datum"
                yield bestand.melding(("values", dag, "value"), fout, "schrijf JJJJ-MM-DD")


def _zekerheden(pad: str, bestand: Bestand) -> Iterator[Melding]:
    """What is not law never carries the confidence of law, and the other way round."""
    eigen = EIGEN_ZEKERHEID.get(pad.split(".")[0])
    for dag, bronnen in bestand.data["metadata"]["reference"].items():
        for nummer, bron in enumerate(bronnen):
            veld = ("metadata", "reference", dag, nummer, "confidence")
            code = bron["confidence"]
            if eigen is not None and code != eigen:
                yield bestand.melding(
                    veld, f"wat hier staat, is geen geldend recht, maar de bron zegt {code}", eigen
                )
            elif eigen is None and code in EIGEN_ZEKERHEID.values():
                tekst = f"{code} hoort bij wat geen geldend recht is"
                yield bestand.melding(veld, tekst, "zeg hoe zeker de waarde is")
            for deel in sorted(set(code.split("+")) - set(ZEKERHEDEN)):
                yield bestand.melding(
                    veld, f"{deel} heeft geen uitleg voor de lezer", "voeg ze toe in display.py"
                )


def is_datum(tekst: str) -> bool:
    """Whether a text is a day that exists, as JJJJ-MM-DD."""
    try:
        return datetime.date.fromisoformat(tekst).isoformat() == tekst
    except (TypeError, ValueError):
        return False


def _beschreven(index: Bestand) -> bool:
    data = index.data if isinstance(index.data, dict) else {}
    meta = data.get("metadata")
    return bool(data.get("description")) and isinstance(meta, dict) and bool(meta.get("short_label"))


@cache
def _gereserveerd() -> frozenset[str]:
    """Attributes of OpenFisca's nodes: it would read the one for the other."""
    knoop = ParameterNode("leeg", data={})
    op_datum = ParameterNodeAtInstant("leeg", knoop, "2026-01-01")
    return frozenset(dir(knoop)) | frozenset(dir(op_datum))
