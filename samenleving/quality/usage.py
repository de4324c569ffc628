"""No parameter without a use, and none missing on the day a formula begins: seen by running every formula.

Every formula runs in every month in which a formula begins or a value changes, once as the law stands and
once with everything switched on. A formula chooses its branch by parameters alone (it works on arrays), so
for each option of each choice it is enough to run again the formulas that read that choice.
"""

from __future__ import annotations

import ast
import inspect
import pkgutil
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.reforms import Reform
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

import openfisca_samenleving
from openfisca_samenleving.stelsel import EigenParametercache
from samenleving.engine import bouw
from samenleving.errors import Melding
from samenleving.proposals.model import Waarde, Wijzigt
from samenleving.proposals.tree import zet
from samenleving.proposals.yearly import paden_in_functie
from samenleving.quality.base import PAKKET, Kennisbasis

BESCHRIJVEND = "gebruik"
"""Metadata of a parameter that no rule reads: what it is for."""

LEZER = "parameters"
"""Name by which rules outside the formulas take the parameters at an instant."""


class _Ingesteld(EigenParametercache, Reform):
    """A system with other values, on every date, for some parameters."""

    def __init__(self, basis: TaxBenefitSystem, boom: ParameterNode) -> None:
        self._boom = boom
        super().__init__(basis)

    def apply(self) -> None:
        """Put the other tree in place."""
        self.parameters = self._boom


@dataclass
class Gebruik:
    """What running the formulas showed.

    Attributes:
        lezers: per parameter that a formula read, the names of the variables that read it.
        fouten: what a formula could not do, once per place in the source.
    """

    lezers: dict[str, set[str]] = field(default_factory=dict)
    fouten: dict[tuple[str, int | None, str], Melding] = field(default_factory=dict)


def controleer_gebruik(basis: Kennisbasis) -> Iterator[Melding]:
    """Formulas that fail on a date on which they exist, parameters nobody reads, and false `gebruik`."""
    gebruik = doorloop(basis)
    yield from gebruik.fouten.values()
    buiten = gelezen_buiten_formules(basis.stelsel.parameters)
    for pad, bestand in basis.parameters.items():
        if pad not in basis.bladeren:
            continue
        beschrijvend = BESCHRIJVEND in basis.bladeren[pad].metadata
        gelezen = pad in gebruik.lezers or pad in buiten
        if not gelezen and not beschrijvend:
            tekst = "geen enkele regel leest deze parameter"
            yield bestand.melding(
                (), tekst, "gebruik hem, schrap hem, of zeg bij metadata.gebruik waarvoor hij dient"
            )
        if pad in gebruik.lezers and beschrijvend:
            tekst = f"gebruik staat er, maar {min(gebruik.lezers[pad])} leest deze parameter"
            yield bestand.melding(("metadata", BESCHRIJVEND), tekst, "schrap gebruik")


def doorloop(basis: Kennisbasis) -> Gebruik:
    """Run the formulas of a system and note who reads what."""
    stelsel, bladeren = basis.stelsel, basis.bladeren
    formules = sorted({dag[:7] for v in stelsel.variables.values() for dag in v.formulas})
    waarden = {moment.instant_str[:7] for blad in bladeren.values() for moment in blad.values_list}
    alle = sorted({*formules, *waarden})
    namen = list(stelsel.variables)
    gebruik = Gebruik()
    aan = stelsel.parameters
    for blad in bladeren.values():
        if blad.metadata.get("unit") == "ja_nee":
            aan = _ingesteld(aan, blad, True)
    for boom in (stelsel.parameters, aan):
        _reken(_Ingesteld(stelsel, boom), alle, namen, gebruik)
    for pad, blad in bladeren.items():
        for keuze in blad.metadata.get("keuzes", ()):
            lezers = sorted(gebruik.lezers.get(pad, ()))
            _reken(
                _Ingesteld(stelsel, _ingesteld(aan, blad, keuze)), formules if lezers else [], lezers, gebruik
            )
    return gebruik


def _ingesteld(boom: ParameterNode, blad: Parameter, waarde: Waarde) -> ParameterNode:
    dagen = sorted(date.fromisoformat(moment.instant_str) for moment in blad.values_list)
    return zet(boom, Wijzigt(blad.name, tuple((dag, waarde) for dag in dagen)))


def _reken(stelsel: TaxBenefitSystem, maanden: list[str], namen: list[str], gebruik: Gebruik) -> None:
    for maand in maanden:
        simulatie = bouw(stelsel, 1)
        simulatie.spoor_bijhouden = True
        for naam in namen:
            per_jaar = stelsel.variables[naam].definition_period == DateUnit.YEAR
            try:
                simulatie.calculate(naam, maand[:4] if per_jaar else maand)
            except Exception as fout:  # noqa: BLE001 (whatever a formula does wrong is a finding)
                melding = _melding(fout, naam, maand)
                gebruik.fouten.setdefault((melding.bestand, melding.regel, type(fout).__name__), melding)
        for (lezer, _), spoor in simulatie.sporen.items():
            for pad in spoor.parameters:
                gebruik.lezers.setdefault(pad, set()).add(lezer)


def _melding(fout: Exception, naam: str, maand: str) -> Melding:
    """The line of the law package on which a formula failed."""
    wortel = Path(inspect.getfile(openfisca_samenleving)).parent
    for stap in reversed(traceback.extract_tb(fout.__traceback__)):
        bron = Path(stap.filename)
        if bron.is_relative_to(wortel):
            bestand = "/".join((PAKKET, *bron.relative_to(wortel).parts))
            tekst = f"deze formule kan niet rekenen in {maand}: {str(fout).strip() or type(fout).__name__}"
            hulp = "geef de parameter een waarde vanaf de begindag van de formule, of begin de formule later"
            return Melding(bestand, stap.lineno, naam, " ".join(tekst.split()), hulp)
    return Melding(PAKKET, None, naam, f"deze variabele kan niet rekenen in {maand}: {type(fout).__name__}")


def gelezen_buiten_formules(boom: ParameterNode) -> set[str]:
    """Parameters that functions beside the formulas read, such as the rules on a table of prestations."""
    takken: set[str] = set()
    for module in pkgutil.iter_modules(openfisca_samenleving.__path__):
        if module.ispkg:
            continue
        bron = inspect.getsource(import_module(f"{PAKKET}.{module.name}"))
        for functie in ast.walk(ast.parse(bron)):
            if isinstance(functie, ast.FunctionDef) and any(a.arg == LEZER for a in functie.args.args):
                takken |= paden_in_functie(functie, boom, {LEZER: ""})
    return {pad for pad in _paden(boom) if any(f"{pad}.".startswith(f"{tak}.") for tak in takken)}


def _paden(knoop: Any) -> Iterator[str]:
    for kind in knoop.children.values():
        if isinstance(kind, Parameter):
            yield kind.name
        else:
            yield from _paden(kind)
