"""Runs the formulas of the law with less bookkeeping than the stock simulation, to the same bit.

The formulas stay the single source. What is left out: tracing, neutralised variables, disk storage and the
search for spirals by the engine (a variable that asks itself is an error here, never a silent default).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit, Period
from openfisca_core.periods import period as maak_periode
from openfisca_core.populations import ADD, GroupPopulation, Population
from openfisca_core.simulations import Simulation
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.tracers import TracingParameterNodeAtInstant
from openfisca_core.variables import Variable

Reeks = np.ndarray[Any, np.dtype[Any]]

_PERIODEN = 8192
_DEELPERIODEN = 2048
_FORMULE_ZONDER_PARAMETERS = 2

periode = lru_cache(maxsize=_PERIODEN)(maak_periode)


class SpiraalFout(RuntimeError):  # noqa: N818 (Dutch for fault)
    """A variable asks itself, directly or not: OpenFisca would answer with a silent default."""


@lru_cache(maxsize=_DEELPERIODEN)
def deelperioden(grote: Period, eenheid: DateUnit) -> tuple[Period, ...]:
    """The periods of a unit that make up a longer one."""
    return tuple(grote.get_subperiods(eenheid))


def zonder_parameters(formule: Callable[..., Any]) -> bool:
    """Whether a formula takes the population and the period only."""
    return bool(formule.__code__.co_argcount == _FORMULE_ZONDER_PARAMETERS)


class _Vraag:
    """What a formula calls: `persoon("naam", periode)`."""

    simulation: DunneSimulatie

    def __call__(self, naam: str, gevraagd: Period, options: Any = None) -> Reeks:
        if options is None:
            return self.simulation.calculate(naam, gevraagd)
        if ADD in options:
            return self.simulation.calculate_add(naam, gevraagd)
        gedeeld: Reeks = self.simulation.calculate_divide(naam, gevraagd)
        return gedeeld


class _DunnePopulatie(_Vraag, Population):
    pass


class _DunneGroep(_Vraag, GroupPopulation):
    pass


def maak_dun(populaties: Mapping[str, Population]) -> None:
    """Let formulas ask their simulation without the checks of OpenFisca."""
    for populatie in populaties.values():
        is_groep = isinstance(populatie, GroupPopulation)
        populatie.__class__ = _DunneGroep if is_groep else _DunnePopulatie


@dataclass
class Spoor:
    """What one variable read: other variables with their period, parameters with their value."""

    variabelen: list[tuple[str, Period]] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    def record_parameter_access(self, pad: str, _instant: str, waarde: Any) -> None:
        """Called by OpenFisca's tracing parameter nodes."""
        self.parameters[pad] = waarde


class DunneSimulatie(Simulation):
    """A simulation that keeps one dictionary of results and nothing else.

    Inputs hold for one period (`zet`) or for every period (`zet_altijd`). With `spoor_bijhouden` each
    computed variable leaves a `Spoor` in `sporen`, keyed on name and period.
    """

    def __init__(self, stelsel: TaxBenefitSystem, populaties: Mapping[str, Population]) -> None:
        self._waarden: dict[str, dict[Period | None, Reeks]] = {}
        self._altijd: dict[str, Reeks] = {}
        self._bezig: dict[str, Period] = {}
        self._parameters_op: dict[Any, Any] = {}
        self._stapel: list[Spoor] = []
        self.spoor_bijhouden = False
        self.sporen: dict[tuple[str, Period], Spoor] = {}
        maak_dun(populaties)
        super().__init__(stelsel, populaties)
        self._variabelen: dict[str, Variable] = stelsel.variables
        self._eeuwig = {n for n, v in self._variabelen.items() if v.definition_period == DateUnit.ETERNITY}

    def zet(self, naam: str, voor: str | Period, waarde: Any) -> None:
        """Give the values of a variable in one period; an array of another length is a ValueError."""
        sleutel = None if naam in self._eeuwig else periode(voor)
        self._waarden.setdefault(naam, {})[sleutel] = self._op_type(naam, waarde)

    def zet_altijd(self, naam: str, waarde: Any) -> None:
        """Give the values of a variable for every period that was not given itself."""
        self._altijd[naam] = self._op_type(naam, waarde)

    set_input = zet

    def calculate(self, naam: str, gevraagd: Any) -> Reeks:
        """Return the values of a variable; raises `SpiraalFout` when it asks itself."""
        per = gevraagd if type(gevraagd) is Period else periode(gevraagd)
        if self._stapel:
            self._stapel[-1].variabelen.append((naam, per))
        bekend = self._waarden.setdefault(naam, {})
        sleutel = None if naam in self._eeuwig else per
        waarde = bekend.get(sleutel)
        if waarde is None:
            waarde = self._altijd.get(naam)
        if waarde is None:
            waarde = bekend[sleutel] = self._bereken(naam, per)
        return waarde

    def calculate_add(self, naam: str, gevraagd: Any) -> Reeks:
        """Return the sum over the periods in which the variable is defined."""
        per = gevraagd if type(gevraagd) is Period else periode(gevraagd)
        delen = deelperioden(per, self._variabelen[naam].definition_period)
        som: Reeks = 0 + self.calculate(naam, delen[0])
        for deel in delen[1:]:
            som += self.calculate(naam, deel)
        return som

    def _bereken(self, naam: str, per: Period) -> Reeks:
        variabele = self._variabelen[naam]
        if naam in self._bezig:
            raise SpiraalFout(f"{naam} vraagt zichzelf: {self._bezig[naam]} vraagt {per}")
        self._check_period_consistency(per, variabele)
        populatie = self.populations[variabele.entity.key]
        formule = variabele.get_formula(per)
        if formule is None:
            standaard: Reeks = variabele.default_array(populatie.count)
            return standaard
        self._bezig[naam] = per
        spoor = self._begin_spoor(naam, per)
        try:
            if zonder_parameters(formule):
                uitkomst = formule(populatie, per)
            else:
                uitkomst = formule(populatie, per, self._parameterlezer(spoor))
        finally:
            del self._bezig[naam]
            if spoor is not None:
                self._stapel.pop()
        return self.in_vorm(variabele, populatie, uitkomst)

    def _begin_spoor(self, naam: str, per: Period) -> Spoor | None:
        if not self.spoor_bijhouden:
            return None
        spoor = self.sporen[naam, per] = Spoor()
        self._stapel.append(spoor)
        return spoor

    def _parameterlezer(self, spoor: Spoor | None) -> Callable[[Any], Any]:
        if spoor is None:
            return self._parameters
        return lambda op: TracingParameterNodeAtInstant(self._parameters(op), spoor)

    def _parameters(self, op: Any) -> Any:
        gevonden = self._parameters_op.get(op)
        if gevonden is None:
            gevonden = self._parameters_op[op] = self.tax_benefit_system.get_parameters_at_instant(op)
        return gevonden

    def _op_type(self, naam: str, waarde: Any) -> Reeks:
        variabele = self._variabelen[naam]
        reeks = self.in_vorm(variabele, self.populations[variabele.entity.key], waarde)
        if len(reeks) != self.populations[variabele.entity.key].count:
            raise ValueError(f"{naam}: {len(reeks)} waarden")
        return reeks

    @staticmethod
    def in_vorm(variabele: Variable, populatie: Population, waarde: Any) -> Reeks:
        """What a formula returned or somebody gave, as an array of the type of the variable."""
        if variabele.value_type is Enum:
            if not isinstance(waarde, EnumArray):
                waarde = variabele.possible_values.encode(np.asarray(waarde))
            if waarde.dtype != variabele.dtype:
                codes = waarde.view(np.ndarray).astype(variabele.dtype)
                waarde = EnumArray(codes, variabele.possible_values)
            gekozen: Reeks = waarde
            return gekozen
        reeks = waarde if isinstance(waarde, np.ndarray) and waarde.ndim else None
        if reeks is None:
            reeks = (
                np.asarray(waarde) if isinstance(waarde, (list, tuple)) else populatie.filled_array(waarde)
            )
        return reeks if reeks.dtype == variabele.dtype else reeks.astype(variabele.dtype)


def bouw(
    stelsel: TaxBenefitSystem,
    personen: int,
    groepen: Mapping[str, tuple[int, Reeks]] | None = None,
) -> DunneSimulatie:
    """Return an empty simulation of so many persons.

    Args:
        stelsel: the system whose formulas run.
        personen: number of persons.
        groepen: per kind of group the number of groups and, for each person, the index of theirs. A kind that
            is not given gets one group per person.
    """
    return DunneSimulatie(stelsel, populaties(stelsel, personen, groepen))


def populaties(
    stelsel: TaxBenefitSystem,
    personen: int,
    groepen: Mapping[str, tuple[int, Reeks]] | None = None,
) -> dict[str, Population]:
    """The populations of a simulation, as `bouw` says; everybody has the first role of the group."""
    alle: dict[str, Population] = stelsel.instantiate_entities()
    pivot = alle[stelsel.person_entity.key]
    pivot.count = personen
    pivot.ids = range(personen)
    for entiteit in stelsel.group_entities:
        groep = alle[entiteit.key]
        aantal, lid_van = (groepen or {}).get(entiteit.key, (personen, np.arange(personen)))
        groep.count = aantal
        groep.ids = range(aantal)
        groep.members_entity_id = np.asarray(lid_van)
    return alle
