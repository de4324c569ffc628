"""Writes the draft of a system as files, after it was read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samenleving.documents import Formaat
from samenleving.documents import schrijf as schrijf_document
from samenleving.drafting.amending import maak_wijziging
from samenleving.drafting.document import ontwerp_document, samenvatting
from samenleving.drafting.draft import heeft_tekst, maak_ontwerp
from samenleving.output import schrijf_bestanden
from samenleving.stamp import stempel
from samenleving.systems import systeem

STAM = "ontwerp"
JSON = "json"


@dataclass(frozen=True)
class Geschreven:
    """A draft on disk: the files and what the draft holds."""

    bestanden: tuple[Path, ...]
    inhoud: Mapping[str, Any]

    def naar_dict(self) -> dict[str, Any]:
        """The summary with the names of the files, as JSON."""
        return {**self.inhoud, "bestanden": [str(bestand) for bestand in self.bestanden]}


def schrijf(
    naam: str, map_: Path | str, formaten: Sequence[Formaat], mappen: Sequence[Path | str] = ()
) -> Geschreven:
    """Write `ontwerp.<formaat>` for a system.

    New text where the proposals have articles, otherwise the acts that amend the changed values. Nothing is
    written when the text that was read back differs from the change.

    Raises:
        InvoerFout: a wrong name, nothing to write, or only what Flanders cannot amend.
        TekstFout: a template of a proposal is wrong.
        TerugleesFout: the text does not give the values asked.
    """
    deze = systeem(naam, mappen)
    ontwerp = maak_ontwerp(deze) if heeft_tekst(deze) else maak_wijziging(deze)
    datum = deze.in_werking_vanaf.isoformat() if deze.in_werking_vanaf else ""
    stempel_ = stempel(datum=datum, voorstellen=deze.keten, invoer={"systeem": deze.naam})
    document = ontwerp_document(ontwerp, stempel_.naar_document())
    inhoud = samenvatting(ontwerp, document)
    als_json = json.dumps(inhoud, ensure_ascii=False, indent=2).encode()
    bytes_ = {
        f"{STAM}.{formaat}": als_json if formaat == JSON else schrijf_document(document, formaat)
        for formaat in formaten
    }
    return Geschreven(schrijf_bestanden(map_, bytes_), inhoud)
