"""The monthly totals as files: one CSV per kind, and everything together as JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from samenleving.output import schrijf_bestanden
from samenleving.prestations.totals import KOLOMMEN, Maandrij, Prestatietotalen, Wie

SCHEIDING = ";"
CODERING = "utf-8-sig"
"""With the mark by which a spreadsheet knows that it is UTF-8."""


def schrijf_map(totalen: Prestatietotalen, map_: Path) -> tuple[Path, ...]:
    """Write `per_persoon_maand.csv` and its like, and `prestaties.json`; return their paths."""
    inhoud = {f"per_{wie}_maand.csv": _csv(wie, rijen) for wie, rijen in totalen.per.items()}
    tekst = json.dumps(totalen.naar_dict(), ensure_ascii=False, indent=2)
    return schrijf_bestanden(map_, {**inhoud, "prestaties.json": f"{tekst}\n".encode()})


def _csv(wie: Wie, rijen: tuple[Maandrij, ...]) -> bytes:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=SCHEIDING, lineterminator="\r\n")
    schrijver.writerow((wie, "maand", *KOLOMMEN))
    schrijver.writerows((rij.wie, rij.maand, *rij.getallen) for rij in rijen)
    return uit.getvalue().encode(CODERING)
