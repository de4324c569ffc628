"""Writes a report as files, each of them whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from samenleving.compare import Comparison, naar_json
from samenleving.documents import FORMATEN as DOCUMENTFORMATEN
from samenleving.documents import Formaat
from samenleving.documents import schrijf as schrijf_document
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.output import schrijf_bestanden

STAM = "vergelijking"
JSON: Formaat = "json"
FORMATEN = DOCUMENTFORMATEN


def schrijf_map(
    vergelijking: Comparison, map_: Path | str, formaten: Sequence[Formaat] = ("html", "md", "json")
) -> tuple[Path, ...]:
    """Write `vergelijking.<formaat>` in a folder, and return the paths in the order asked.

    JSON is the comparison itself; the other formats are its report.

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

        document = rapport(vergelijking)
        inhoud = {formaat: schrijf_document(document, formaat) for formaat in formaten if formaat != JSON}
    if JSON in formaten:
        inhoud[JSON] = naar_json(vergelijking).encode()
    return schrijf_bestanden(map_, {f"{STAM}.{formaat}": inhoud[formaat] for formaat in formaten})
