"""Writes a synthetic population as Parquet, with the stamp in the metadata of every file.

`personen.parquet` follows the schema of somebody's own microdata, so that it can be read back with
`--microdata`; what was assumed of each person stands beside it in `aangenomen.parquet`.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.indexed_enums import Enum

from openfisca_samenleving.basis import datum_onbekend
from samenleving.law import stelsel
from samenleving.output import schrijf_bestanden
from samenleving.population.codes import enumreeks
from samenleving.population.microdata import KENMERKEN
from samenleving.population.model import Bevolking, Reeks
from samenleving.population.synthetic import Populatie
from samenleving.population.tables import pyarrow_modules
from samenleving.stamp import stempel

METADATA = b"samenleving"
GROEPSBESTANDEN = {"gemeente": "gemeenten", "organisator": "organisatoren", "gebruiker": "gebruikers"}
PERSONEN, AANGENOMEN = "personen.parquet", "aangenomen.parquet"


def schrijf(populatie: Populatie, map_: Path | str) -> tuple[Path, ...]:
    """Write the files of a population in a folder, and return their paths in order.

    Raises:
        InvoerFout: the folder cannot be written, or pyarrow is not installed.
    """
    merk = _merk(populatie)
    tabellen: dict[str, dict[str, Any]] = {
        PERSONEN: _personen(populatie.feiten),
        AANGENOMEN: _aangenomen(populatie),
        **{
            f"{bestand}.parquet": _groep(populatie.feiten, soort)
            for soort, bestand in GROEPSBESTANDEN.items()
            if soort in populatie.feiten.groepen
        },
    }
    inhoud = {naam: _als_bytes(kolommen, merk) for naam, kolommen in tabellen.items() if kolommen}
    return schrijf_bestanden(map_, inhoud)


def _merk(populatie: Populatie) -> dict[str, Any]:
    gevraagd = {"maand": populatie.maand, "zaad": populatie.zaad, "elke": populatie.elke}
    merk = stempel(datum=populatie.maand, invoer=gevraagd)
    return {
        **gevraagd,
        "stempel": {veld: getattr(merk, veld) for veld in merk.__dataclass_fields__},
        "uitleg": "Synthetische bevolking: niemand hierin bestaat. Zie het hoofdstuk over de bevolking.",
    }


def _als_bytes(kolommen: dict[str, Any], merk: dict[str, Any]) -> bytes:
    pa, _, parquet = pyarrow_modules()
    tabel = pa.table(kolommen)
    metadata = {METADATA: json.dumps(merk, ensure_ascii=False, sort_keys=True, default=str).encode()}
    buffer = io.BytesIO()
    parquet.write_table(tabel.replace_schema_metadata(metadata), buffer, compression="zstd")
    return buffer.getvalue()


def _personen(bevolking: Bevolking) -> dict[str, Any]:
    pa, _, _ = pyarrow_modules()
    kolommen: dict[str, Any] = {}
    if bevolking.gewicht is not None:
        kolommen["gewicht"] = bevolking.gewicht
    for naam in KENMERKEN:
        kenmerk = bevolking.kenmerken[naam]
        kolommen[naam] = _woorden(kenmerk.codes, kenmerk.klassen)
    for soort, (aantal, lid_van) in bevolking.groepen.items():
        breedte = len(str(aantal))
        namen = [f"{soort} {nummer:0{breedte}d}" for nummer in range(1, aantal + 1)]
        weg = lid_van < 0
        kolommen[soort] = pa.DictionaryArray.from_arrays(
            pa.array(np.where(weg, 0, lid_van).astype(np.int32), mask=weg), pa.array(namen)
        )
    return kolommen | _invoer(bevolking, "persoon")


def _groep(bevolking: Bevolking, soort: str) -> dict[str, Any]:
    return _invoer(bevolking, soort)


def _invoer(bevolking: Bevolking, entiteit: str) -> dict[str, Any]:
    kolommen = {}
    for naam, reeks in bevolking.invoer.items():
        if isinstance(reeks, np.ndarray) and stelsel().variables[naam].entity.key == entiteit:
            kolommen[naam] = _kolom(naam, reeks)
    return kolommen


def _aangenomen(populatie: Populatie) -> dict[str, Any]:
    """Judgements as they would be, hours and distance as they would be, and who takes part."""
    kolommen: dict[str, Any] = {
        f"oordeel.{naam}": _kolom(naam, reeks) for naam, reeks in populatie.oordelen.items()
    }
    kolommen |= {f"mogelijk.{naam}": reeks for naam, reeks in populatie.mogelijk.items()}
    deelname = populatie.feiten.kenmerken.get("deelname")
    if deelname is not None:
        kolommen["deelname"] = _woorden(deelname.codes, deelname.klassen)
    return kolommen


def _kolom(naam: str, reeks: Reeks) -> Any:
    """A column as people read it: words for answers, empty for what nobody gave."""
    pa, _, _ = pyarrow_modules()
    variabele = stelsel().variables[naam]
    if variabele.value_type is Enum:
        codes = np.asarray(enumreeks(naam, reeks)).view(np.ndarray)
        return _woorden(codes, tuple(lid.name for lid in variabele.possible_values))
    if reeks.dtype.kind == "M":
        onbekend = datum_onbekend(reeks)
        return pa.array(reeks.astype("datetime64[D]"), type=pa.date32(), mask=onbekend)
    return pa.array(reeks, mask=reeks < 0)


def _woorden(codes: Reeks, woorden: tuple[str, ...]) -> Any:
    pa, _, _ = pyarrow_modules()
    weg = codes < 0
    return pa.DictionaryArray.from_arrays(
        pa.array(np.where(weg, 0, codes).astype(np.int8), mask=weg), pa.array(woorden)
    )
