"""The matrix as files: report, reply, table for a spreadsheet, data."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from samenleving.conformity.document import antwoord, toetsverslag
from samenleving.conformity.model import STATUSWOORDEN, Matrix, Oordeel, naar_dict
from samenleving.documents import Formaat, schrijf
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.output import schrijf_bestanden
from samenleving.proposals.model import HUIDIG

_DOCUMENTEN: tuple[Formaat, ...] = ("html", "docx", "pdf")
FORMATEN = (*_DOCUMENTEN, "csv", "json")
STANDAARD = ("html", "docx", "csv", "json")
_FORMULE = ("=", "+", "-", "@", "\t")


def schrijf_map(matrix: Matrix, map_: Path | str, formaten: Sequence[str] = STANDAARD) -> tuple[Path, ...]:
    """Write `toets.<formaat>`, and for each proposal `antwoord_<stelsel>` as HTML, DOCX or PDF.

    Raises:
        InvoerFout: an unknown format, or a folder that cannot be written.
    """
    for formaat in formaten:
        if formaat not in FORMATEN:
            raise InvoerFout.een(
                f"het formaat “{formaat}” bestaat niet", bedoelde_u(formaat, FORMATEN), veld="formaat"
            )
    return schrijf_bestanden(map_, dict(_inhoud(matrix, formaten)))


def _inhoud(matrix: Matrix, formaten: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for formaat in formaten:
        if formaat == "csv":
            yield "toets.csv", naar_csv(matrix).encode("utf-8-sig")
        elif formaat == "json":
            yield "toets.json", json.dumps(naar_dict(matrix), ensure_ascii=False, indent=2).encode()
    for soort in _DOCUMENTEN:
        if soort not in formaten:
            continue
        yield f"toets.{soort}", schrijf(toetsverslag(matrix), soort)
        for kop in matrix.systemen:
            if kop.naam != HUIDIG:
                naam = re.sub(r"[^a-z0-9_.]+", "-", kop.naam.lower())[:80]
                yield f"antwoord_{naam}.{soort}", schrijf(antwoord(matrix, kop.naam), soort)


def naar_csv(matrix: Matrix) -> str:
    """One line a recommendation; semicolons, so that a Dutch spreadsheet opens it as a table."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    koppen = [f"{kop.naam}: {wat}" for kop in matrix.systemen for wat in ("status", "door")]
    schrijver.writerow(["id", "document", "aanbeveling", "passage", "gewicht", "vorm", *map(_cel, koppen)])
    for aanbeveling in matrix.aanbevelingen:
        vast = [
            aanbeveling.id,
            aanbeveling.document,
            aanbeveling.stelling,
            str(aanbeveling.passage),
            aanbeveling.gewicht,
            aanbeveling.vorm,
        ]
        oordelen = [veld for oordeel in matrix.rij(aanbeveling.id) for veld in _velden(oordeel)]
        schrijver.writerow([_cel(veld) for veld in (*vast, *oordelen)])
    return uit.getvalue()


def _velden(oordeel: Oordeel) -> tuple[str, str]:
    door = "; ".join(f"{g.tekst}{f' ({g.bron})' if g.bron else ''}" for g in oordeel.door)
    return STATUSWOORDEN[oordeel.status], door


def _cel(tekst: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
