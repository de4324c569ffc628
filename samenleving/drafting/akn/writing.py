"""Every Akoma Ntoso file that the project can write, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from openfisca_core.errors import ParameterNotFoundError

from samenleving import law
from samenleving.display import datum
from samenleving.documents import Stempel as Documentstempel
from samenleving.drafting.akn.acts import schrijf_akte
from samenleving.drafting.akn.papers import Aktenschrijver
from samenleving.drafting.akn.proof import controleer_ontwerpen
from samenleving.drafting.desk import Stukken
from samenleving.errors import InvoerFout
from samenleving.legislation import Akte
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import van_akte
from samenleving.stamp import stempel as stempel_van

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
        merk = stempel_van(datum=dag.isoformat(), invoer={"akte": akte.id, "tekst": tekst.hash})
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


def akn_bestanden(stukken: Stukken, stempel: Documentstempel | None = None) -> dict[str, bytes]:
    """File name → file: every draft of a proposal, then every act as it would read after it.

    Args:
        stukken: the papers of the proposal.
        stempel: what makes the files repeatable; that of the proposal when left out.

    Raises:
        TerugleesFout: what a file says is not what the proposal changes.
    """
    merk = stempel or _stempel_van(stukken)
    schrijver = Aktenschrijver(stukken, merk)
    ontwerpen = tuple(schrijver.ontwerpen())
    controleer_ontwerpen(stukken, schrijver, ontwerpen)
    uit = {f"{ontwerp.stam}{ACHTERVOEGSEL}": ontwerp.geschreven.inhoud for ontwerp in ontwerpen}
    for id_, inhoud in schrijver.geconsolideerd(ontwerpen):
        uit[f"geconsolideerd-{id_}{ACHTERVOEGSEL}"] = inhoud
    return uit


def _stempel_van(stukken: Stukken) -> Documentstempel:
    systeem = stukken.systeem
    dag = systeem.in_werking_vanaf.isoformat() if systeem.in_werking_vanaf else ""
    invoer = {"systeem": systeem.naam, "basis": stukken.basis.naam, "stadium": stukken.stadium}
    return stempel_van(datum=dag, voorstellen=systeem.keten, invoer=invoer).naar_document()
