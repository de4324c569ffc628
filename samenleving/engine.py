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


class Recept:
    """What never changes about a variable, read once: its type, its period and its dated formulas.

    Attributes:
        formules: (day from which it holds, (formula, whether it takes parameters)), the latest first.
        kijkt: whether its formula was seen to look at its period; it cannot run for months together.
    """

    __slots__ = ("dtype", "eenheid", "formules", "is_keuze", "kijkt", "sleutel", "variabele")

    def __init__(self, variabele: Variable) -> None:
        self.variabele = variabele
        self.sleutel: str = variabele.entity.key
        self.eenheid: DateUnit = variabele.definition_period
        self.is_keuze = variabele.value_type is Enum
        self.dtype = np.dtype(variabele.dtype)
        self.kijkt = False
        self.formules = tuple(
            (tuple(int(deel) for deel in vanaf.split("-")), (formule, not zonder_parameters(formule)))
            for vanaf, formule in reversed(variabele.formulas.items())
        )

    def op(self, per: Period) -> tuple[Callable[..., Any], bool] | None:
        """The formula that holds in a period and whether it takes parameters; None before the first."""
        if self.variabele.end is not None:
            formule = self.variabele.get_formula(per)
            return None if formule is None else (formule, not zonder_parameters(formule))
        begin = per[1]  # its start, without the way through a property
        for vanaf, formule in self.formules:
            if begin >= vanaf:
                return formule
        return None

    def in_vorm(self, populatie: Population, waarde: Any) -> Reeks:
        """What a formula returned, as an array of the type of the variable; nearly always it is one."""
        soort = type(waarde)
        if (
            soort is (EnumArray if self.is_keuze else np.ndarray)
            and waarde.dtype == self.dtype
            and waarde.ndim
        ):
            klaar: Reeks = waarde
            return klaar
        return DunneSimulatie.in_vorm(self.variabele, populatie, waarde)


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
        self._waarden: dict[Period | None, dict[str, Reeks]] = {None: {}}
        self._altijd: dict[str, Reeks] = {}
        self._bezig: dict[str, Period] = {}
        self._parameters_op: dict[Any, Any] = {}
        self._stapel: list[Spoor] = []
        self._nu: Period | None = None
        self._van_nu: dict[str, Reeks] = {}
        self.spoor_bijhouden = False
        self.sporen: dict[tuple[str, Period], Spoor] = {}
        maak_dun(populaties)
        super().__init__(stelsel, populaties)
        self._variabelen: dict[str, Variable] = stelsel.variables
        self._recepten: dict[str, Recept] = stelsel.__dict__.setdefault("_recepten", {})

    def zet(self, naam: str, voor: str | Period, waarde: Any) -> None:
        """Give the values of a variable in one period; an array of another length is a ValueError."""
        eeuwig = self.recept(naam).eenheid == DateUnit.ETERNITY
        sleutel = None if eeuwig else periode(voor)
        self._waarden.setdefault(sleutel, {})[naam] = self._op_type(naam, waarde)

    def zet_altijd(self, naam: str, waarde: Any) -> None:
        """Give the values of a variable for every period that was not given itself."""
        self._altijd[naam] = self._op_type(naam, waarde)

    set_input = zet

    def recept(self, naam: str) -> Recept:
        """How a variable is made; kept by its system for every simulation that follows."""
        recept = self._recepten.get(naam)
        variabele = self._variabelen[naam]
        if recept is None or recept.variabele is not variabele:
            recept = self._recepten[naam] = Recept(variabele)
        return recept

    def calculate(self, naam: str, gevraagd: Any) -> Reeks:
        """Return the values of a variable; raises `SpiraalFout` when it asks itself."""
        per = gevraagd if type(gevraagd) is Period else periode(gevraagd)
        if self._stapel:
            self._stapel[-1].variabelen.append((naam, per))
        # A formula nearly always asks for its own period: the same object, found without a hash.
        bekend = self._van_nu if per is self._nu else self._waarden.setdefault(per, {})
        waarde = bekend.get(naam)
        if waarde is not None:
            return waarde
        return self._zoek_of_bereken(naam, per, bekend)

    def _zoek_of_bereken(self, naam: str, per: Period, bekend: dict[str, Reeks]) -> Reeks:
        recept = self.recept(naam)
        if recept.eenheid is DateUnit.ETERNITY:
            bekend = self._waarden[None]
            waarde = bekend.get(naam)
            if waarde is not None:
                return waarde
        waarde = self._altijd.get(naam)
        if waarde is None:
            waarde = bekend[naam] = self._bereken(naam, recept, per)
        return waarde

    def calculate_add(self, naam: str, gevraagd: Any) -> Reeks:
        """Return the sum over the periods in which the variable is defined."""
        per = gevraagd if type(gevraagd) is Period else periode(gevraagd)
        delen = deelperioden(per, self.recept(naam).eenheid)
        som: Reeks = 0 + self.calculate(naam, delen[0])
        for deel in delen[1:]:
            som += self.calculate(naam, deel)
        return som

    def _bereken(self, naam: str, recept: Recept, per: Period) -> Reeks:
        if naam in self._bezig:
            raise SpiraalFout(f"{naam} vraagt zichzelf: {self._bezig[naam]} vraagt {per}")
        if per[0] is not recept.eenheid or per[2] != 1:
            self._check_period_consistency(per, recept.variabele)
        populatie = self.populations[recept.sleutel]
        geldend = recept.op(per)
        if geldend is None:
            standaard: Reeks = recept.variabele.default_array(populatie.count)
            return standaard
        formule, met_parameters = geldend
        buiten = self._nu, self._van_nu
        self._bezig[naam] = self._nu = per
        self._van_nu = self._waarden.setdefault(per, {})
        spoor = self._begin_spoor(naam, per)
        try:
            if met_parameters:
                uitkomst = formule(populatie, per, self._parameterlezer(spoor))
            else:
                uitkomst = formule(populatie, per)
        finally:
            del self._bezig[naam]
            self._nu, self._van_nu = buiten
            if spoor is not None:
                self._stapel.pop()
        return recept.in_vorm(populatie, uitkomst)

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
        reeks = self.recept(naam).in_vorm(self.populations[variabele.entity.key], waarde)
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
