"""Every Akoma Ntoso file that the project can write, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from openfisca_core.errors import ParameterNotFoundError

from samenleving import law
from samenleving.display import datum
from samenleving.drafting.akn.acts import schrijf_akte
from samenleving.errors import InvoerFout
from samenleving.legislation import Akte
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import van_akte
from samenleving.stamp import stempel

ACHTERVOEGSEL = ".akn.xml"


def schrijf_akten(akten: Iterable[Akte], dag: date, wetteksten: Path | None = None) -> dict[str, bytes]:
    """File name → file, for acts as they stand on a day.

    Args:
        akten: the acts.
        dag: the day of the values in the text.
        wetteksten: a folder with official texts; an act found there is written in its own words.

    Raises:
        InvoerFout: a value that the act prints did not exist on that day, or an official text cannot be read.
    """
    waarde_van = _waarden(dag)
    officieel = {} if wetteksten is None else lees_wetteksten(wetteksten, waarde_van)
    uit = {}
    for akte in akten:
        tekst = officieel.get(akte.id) or van_akte(akte)
        merk = stempel(datum=dag.isoformat(), invoer={"akte": akte.id, "tekst": tekst.hash})
        inhoud = schrijf_akte(akte, tekst, waarde_van, dag.isoformat(), merk.naar_document())
        uit[f"{akte.id}{ACHTERVOEGSEL}"] = inhoud
    return uit


def _waarden(dag: date) -> Callable[[str], Any]:
    def waarde_van(pad: str) -> Any:
        try:
            return law.waarde(law.stelsel(), pad, dag)
        except ParameterNotFoundError:
            label = law.parameterinfo(pad).label
            raise InvoerFout.een(
                f"“{label}” ({pad}) heeft op {datum(dag)} nog geen waarde", "kies een latere dag"
            ) from None

    return waarde_van
