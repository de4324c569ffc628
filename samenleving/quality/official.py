"""Where the official text that a user brings and our numbers drift apart, lid by lid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.display import datum
from samenleving.errors import Melding
from samenleving.legislation import laad_akten
from samenleving.legislation.official import afwijkingen, lees_wetteksten


def controleer_wetteksten(map_: Path, dag: date) -> Iterator[Melding]:
    """Every number that the official texts in a folder do not confirm.

    Another value is a fault; a number that could not be found, or not at one place, is a warning: a person
    has to look.

    Args:
        map_: the folder with the texts.
        dag: the day whose values the texts should print.

    Raises:
        InvoerFout: a text cannot be read.
    """

    def waarde_van(pad: str) -> Any:
        return law.waarde(law.stelsel(), pad, dag)

    akten = laad_akten()
    for id_, tekst in lees_wetteksten(map_).items():
        for afwijking in afwijkingen(akten[id_], tekst, waarde_van):
            anders = afwijking.soort == "waarde"
            hulp = f"pas de parameter aan, of geef de tekst die gold op {datum(dag)}"
            yield Melding(
                bestand=akten[id_].korte_naam,
                regel=None,
                veld="",
                tekst=f"{afwijking.zin} ({afwijking.parameter})",
                oplossing=hulp if anders else "",
                ernst="fout" if anders else "waarschuwing",
            )
