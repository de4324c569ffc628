"""Writes a report as files, each of them whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from samenleving.compare import naar_json
from samenleving.documents import FORMATEN, Formaat, extensie
from samenleving.documents import schrijf as schrijf_document
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.output import schrijf_bestanden
from samenleving.report.parts import Melder, Verslag, naar_bestanden

STAM = "vergelijking"
KORT = "samenvatting"
JSON: Formaat = "json"
TABELLEN: tuple[Formaat, ...] = ("xlsx", "csv", "parquet")
"""Formats that hold tables only: of one page nobody wants them."""


def schrijf_map(
    verslag: Verslag,
    map_: Path | str,
    formaten: Sequence[Formaat] = ("html", "md", "json"),
    meld: Melder = lambda _stap: None,
) -> tuple[Path, ...]:
    """Write `vergelijking.<formaat>` and the one page `samenvatting.<formaat>` in a folder.

    JSON is the comparison itself, and a file for each part beside it; the other formats are the report.
    `meld` is called with the name of each step, for a progress bar.

    Raises:
        InvoerFout: an unknown format, or a folder that cannot be written.
    """
    for formaat in formaten:
        if formaat not in FORMATEN:
            raise InvoerFout.een(
                f"het formaat “{formaat}” bestaat niet", bedoelde_u(formaat, FORMATEN), veld="formaat"
            )
    inhoud: dict[str, bytes] = {}
    if set(formaten) - {JSON}:
        # charts need the extra for documents, which a comparison as data does without
        from samenleving.report.build import rapport
        from samenleving.report.one_page import een_bladzijde

        document, kort = rapport(verslag), een_bladzijde(verslag)
    for formaat in formaten:
        meld(f"Verslag schrijven: {formaat}")
        if formaat == JSON:
            inhoud[f"{STAM}.{JSON}"] = naar_json(verslag.vergelijking).encode()
            for naam, data in naar_bestanden(verslag).items():
                inhoud[f"{naam}.{JSON}"] = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
            continue
        inhoud[f"{STAM}.{extensie(formaat)}"] = schrijf_document(document, formaat)
        if formaat not in TABELLEN:
            inhoud[f"{KORT}.{extensie(formaat)}"] = schrijf_document(kort, formaat)
    return schrijf_bestanden(map_, inhoud)
