"""Write the tables of a document as Parquet: a zip with one file a table, the stamp in each file's metadata.

A column in which every filled cell is a number is a column of numbers; any other is text, as it reads on
screen. The same document gives the same bytes with the same version of pyarrow.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence

import pyarrow as pa
from pyarrow import parquet

from samenleving.documents.blocks import Document, maak_anker
from samenleving.documents.rekenblad import Blad, Vak, bladen, over

METADATA = b"samenleving"
MAX_NAAM = 60
_OUDSTE_ZIPDATUM = (1980, 1, 1, 0, 0, 0)


def schrijf_parquet(document: Document) -> bytes:
    """The zip. Raises :class:`DocumentFout` if the document is not sound or has no tables."""
    uit = io.BytesIO()
    merk = {METADATA: json.dumps(dict(over(document)), ensure_ascii=False, sort_keys=True).encode()}
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
        for nummer, blad in enumerate(bladen(document), 1):
            naam = f"{nummer:02d}-{maak_anker(blad.titel)[:MAX_NAAM].strip('-')}.parquet"
            kop = zipfile.ZipInfo(naam, _OUDSTE_ZIPDATUM)
            kop.external_attr = 0o644 << 16
            zip_.writestr(kop, _tabel(blad, merk))
    return uit.getvalue()


def _tabel(blad: Blad, merk: dict[bytes, bytes]) -> bytes:
    kolommen = [_kolom([rij[nummer] for rij in blad.rijen]) for nummer in range(len(blad.kop))]
    tabel = pa.table(kolommen, names=_namen([vak.tekst for vak in blad.kop]))
    uit = io.BytesIO()
    eigen = {**merk, b"tabel": blad.titel.encode()}
    parquet.write_table(tabel.replace_schema_metadata(eigen), uit)
    return uit.getvalue()


def _kolom(vakken: Sequence[Vak]) -> pa.Array:
    gevuld = [vak for vak in vakken if vak.tekst]
    if gevuld and all(vak.getal is not None for vak in gevuld):
        return pa.array([None if vak.getal is None else float(vak.getal) for vak in vakken], pa.float64())
    return pa.array([vak.tekst or None for vak in vakken], pa.string())


def _namen(koppen: Sequence[str]) -> list[str]:
    """Heads as names of columns: none empty, none twice."""
    uit: list[str] = []
    for nummer, kop in enumerate(koppen, 1):
        naam = " ".join(kop.split()) or f"kolom {nummer}"
        uit.append(naam if naam not in uit else f"{naam} ({nummer})")
    return uit
