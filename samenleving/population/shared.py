"""Runs many months and systems over the same persons, and computes nothing twice.

A formula is a function of what it reads: other variables, parameters, and sometimes its own period. Each
answer is kept with everything that was read for it, in order. The next time (another month, another
system) the same things are looked up in that order; where each gives the same array and the same value, the
answer is the array that is already there. So a condition on a fact that holds all year is computed once a
year, a rule that a proposal leaves alone is computed once for all systems, and what depends on the month
or on a changed parameter is computed again. Nobody declares which is which, and nothing is guessed from
the text of a formula: only what was read and found equal is shared. The answers are those of
`DunneSimulatie`, to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from openfisca_core.periods import DateUnit, Period
from openfisca_core.populations import Population
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from samenleving.engine import (
    DunneSimulatie,
    Recept,
    Reeks,
    SpiraalFout,
    deelperioden,
    periode,
    populaties,
    zonder_parameters,
)
from samenleving.population.reading import (
    AFWEZIG,
    EIGEN,
    PARAMETER,
    PERIODE,
    SOM,
    VARIABELE,
    Regels,
    Stap,
    Tijdvak,
    herkenning,
)


@dataclass
class _Knoop:
    """A place in the reading of one formula: what it reads next, and where each answer leads.

    Attributes:
        stap: what is read here; None at the end.
        verder: the next place by what was found.
        houvast: the arrays found, kept alive so that no other array gets their identity.
        uitkomst: at the end, the answer.
    """

    stap: Stap | None = None
    verder: dict[Hashable, _Knoop] = field(default_factory=dict)
    houvast: list[Any] = field(default_factory=list)
    uitkomst: Reeks | None = None


class Verslag(Protocol):
    """Told of every array that comes into being, in order."""

    def standaard(self, variabele: Variable, uitkomst: Reeks) -> None:
        """A default."""

    def optelling(self, eerder: Reeks | int, erbij: Reeks, uitkomst: Reeks) -> None:
        """A sum."""

    def bewerking(
        self,
        simulatie: DelendeSimulatie,
        variabele: Variable,
        formule: Callable[..., Any],
        per: Period,
        stappen: Sequence[tuple[Stap, Hashable, Any]],
        uitkomst: Reeks,
    ) -> None:
        """A formula, with everything it read."""


class Geheugen:
    """What was computed for one population; shared by the simulations of all systems."""

    def __init__(self) -> None:
        self._wortels: dict[tuple[int, Callable[..., Any]], _Knoop] = {}
        self._standaard: dict[int, Reeks] = {}
        self._sommen: dict[tuple[int, int], Reeks] = {}
        self._houvast: list[Any] = []
        self.verslag: Verslag | None = None

    def wortel(self, variabele: Variable, formule: Callable[..., Any]) -> _Knoop:
        """Where the reading of a formula of a variable begins."""
        sleutel = (id(variabele), formule)
        wortel = self._wortels.get(sleutel)
        if wortel is None:
            wortel = self._wortels[sleutel] = _Knoop()
            self._houvast.append(variabele)
        return wortel

    def standaard(self, variabele: Variable, omvang: int) -> Reeks:
        """The default of a variable for everybody: one array for every period."""
        reeks = self._standaard.get(id(variabele))
        if reeks is None:
            reeks = self._standaard[id(variabele)] = variabele.default_array(omvang)
            self._houvast.append(variabele)
            if self.verslag is not None:
                self.verslag.standaard(variabele, reeks)
        return reeks

    def som(self, eerder: Reeks | int, erbij: Reeks) -> Reeks:
        """The sum of two arrays, once; what is added up month by month is one addition a month."""
        sleutel = (id(eerder), id(erbij))
        som = self._sommen.get(sleutel)
        if som is None:
            som = self._sommen[sleutel] = eerder + erbij
            self._houvast += (eerder, erbij)
            if self.verslag is not None:
                self.verslag.optelling(eerder, erbij, som)
        return som


class _Opname:
    """The reading of one formula while it runs."""

    def __init__(self) -> None:
        self.stappen: list[tuple[Stap, Hashable, Any]] = []
        self._gezien: set[Stap] = set()

    def parameter(self, pad: str, op: Any, waarde: Any) -> None:
        self.las((PARAMETER, pad, op), herkenning(waarde), waarde)

    def periode(self, kenmerk: str, argumenten: tuple[Any, ...], waarde: Any) -> None:
        self.las((PERIODE, kenmerk, argumenten), herkenning(waarde), waarde)

    def las(self, stap: Stap, gevonden: Hashable, houvast: Any) -> None:
        if stap not in self._gezien:
            self._gezien.add(stap)
            self.stappen.append((stap, gevonden, houvast))


_per_knoop: WeakKeyDictionary[Any, dict[str, Hashable]] = WeakKeyDictionary()
"""Per system and instant what tells its parameters apart, for all parts of a population."""


def _opzoeken(knoop: Any, pad: str) -> Hashable:
    """What tells the value of a parameter apart."""
    waarde = knoop
    for deel in pad.split(".") if pad else ():
        waarde = waarde._children.get(deel, AFWEZIG)
        if waarde is AFWEZIG:
            break
    return herkenning(waarde)


_per_variabele: WeakKeyDictionary[Any, dict[Period, Callable[..., Any] | None]] = WeakKeyDictionary()
"""The formula of a variable by period, for all parts of a population."""


class DelendeSimulatie(DunneSimulatie):
    """A simulation that first looks whether the same was computed before, in any month or system."""

    def __init__(
        self, stelsel: TaxBenefitSystem, populaties: Mapping[str, Population], geheugen: Geheugen
    ) -> None:
        super().__init__(stelsel, populaties)
        self._geheugen = geheugen
        self._opname: _Opname | None = None
        self._gelezen: dict[Any, dict[str, Hashable]] = {}

    def calculate(self, naam: str, gevraagd: Any) -> Reeks:
        """Return the values of a variable; raises `SpiraalFout` when it asks itself."""
        if type(gevraagd) is Tijdvak:
            per, op = gevraagd.eigen, EIGEN
        else:
            per = op = gevraagd if type(gevraagd) is Period else periode(gevraagd)
        waarde = self._waarde(naam, per)
        if self._opname is not None:
            self._opname.las((VARIABELE, naam, op), id(waarde), waarde)
        return waarde

    def calculate_add(self, naam: str, gevraagd: Any) -> Reeks:
        """Return the sum over the periods in which the variable is defined."""
        per = op = gevraagd
        if type(gevraagd) is Tijdvak:
            per, op = gevraagd.eigen, EIGEN
        som = self._som(naam, per)
        if self._opname is not None:
            self._opname.las((SOM, naam, op), id(som), som)
        return som

    def calculate_divide(self, naam: str, gevraagd: Any) -> Reeks:
        """As OpenFisca does; what it reads stands for what it returns."""
        if type(gevraagd) is Tijdvak:
            gevraagd = gevraagd.heel()
        gedeeld: Reeks = super().calculate_divide(naam, gevraagd)
        return gedeeld

    def neem_invoer_van(self, andere: DelendeSimulatie) -> None:
        """Take the very arrays of another simulation for input that is the same, before anything is computed.

        Answers are told apart by the arrays they were computed from, not by what is in them.
        """
        self._altijd = _dezelfde(self._altijd, andere._altijd)
        self._waarden = {
            per: _dezelfde(eigen, andere._waarden.get(per, {})) for per, eigen in self._waarden.items()
        }

    def leeg(self) -> None:
        """Let go of every array at once: simulation and populations point at each other."""
        self._waarden = {None: {}}
        self._altijd.clear()
        self._geheugen = Geheugen()
        for populatie in self.populations.values():
            populatie.simulation = None

    def _waarde(self, naam: str, per: Period) -> Reeks:
        recept = self.recept(naam)
        bekend = self._waarden.setdefault(None if recept.eenheid is DateUnit.ETERNITY else per, {})
        waarde = bekend.get(naam)
        if waarde is None:
            waarde = self._altijd.get(naam)
        if waarde is None:
            waarde = bekend[naam] = self._bereken(naam, recept, per)
        return waarde

    def _som(self, naam: str, per: Any) -> Reeks:
        som: Reeks | int = 0
        for deel in deelperioden(per, self.recept(naam).eenheid):
            som = self._geheugen.som(som, self._waarde(naam, deel))
        return np.asarray(som)

    def _bereken(self, naam: str, recept: Recept, per: Period) -> Reeks:
        variabele = recept.variabele
        if naam in self._bezig:
            raise SpiraalFout(f"{naam} vraagt zichzelf: {self._bezig[naam]} vraagt {per}")
        populatie = self.populations[recept.sleutel]
        formule = self._formule(variabele, per)
        if formule is None:
            return self._geheugen.standaard(variabele, populatie.count)
        self._bezig[naam] = per
        buiten, self._opname = self._opname, None
        try:
            knoop = self._zoek(self._geheugen.wortel(variabele, formule), per)
            if knoop.uitkomst is None:
                knoop = self._leg_vast(variabele, formule, populatie, per)
        finally:
            del self._bezig[naam]
            self._opname = buiten
        assert knoop.uitkomst is not None  # noqa: S101 (for mypy: the end of a reading has an answer)
        return knoop.uitkomst

    def _formule(self, variabele: Variable, per: Period) -> Callable[..., Any] | None:
        per_periode = _per_variabele.setdefault(variabele, {})
        if per not in per_periode:
            self._check_period_consistency(per, variabele)
            per_periode[per] = variabele.get_formula(per)
        return per_periode[per]

    def _zoek(self, knoop: _Knoop, per: Period) -> _Knoop:
        """Follow what was read before as far as it is found equal now."""
        while knoop.stap is not None:
            verder = knoop.verder.get(self._lees(knoop.stap, per))
            if verder is None:
                break
            knoop = verder
        return knoop

    def _lees(self, stap: Stap, per: Period) -> Hashable:
        soort, naam, op = stap
        if soort == VARIABELE:
            return id(self._waarde(naam, per if op is EIGEN else op))
        if soort == PARAMETER:
            return self._parameter(naam, per.start if op is EIGEN else op)
        if soort == SOM:
            return id(self._som(naam, per if op is EIGEN else op))
        if not naam:
            return herkenning(per)
        kenmerk = getattr(per, naam)
        return herkenning(kenmerk(*op) if callable(kenmerk) else kenmerk)

    def _parameter(self, pad: str, op: Any) -> Hashable:
        bekend = self._gelezen.get(op)
        if bekend is None:
            bekend = self._gelezen[op] = _per_knoop.setdefault(self._parameters(op), {})
        gevonden = bekend.get(pad)
        if gevonden is None:
            gevonden = bekend[pad] = _opzoeken(self._parameters(op), pad)
        return gevonden

    def _leg_vast(
        self, variabele: Variable, formule: Callable[..., Any], populatie: Population, per: Period
    ) -> _Knoop:
        self._opname = opname = _Opname()
        tijdvak = Tijdvak(per, opname)
        if zonder_parameters(formule):
            uitkomst = formule(populatie, tijdvak)
        else:
            uitkomst = formule(populatie, tijdvak, self._genoteerde_parameters(opname))
        knoop = self._geheugen.wortel(variabele, formule)
        for stap, gevonden, houvast in opname.stappen:
            if knoop.stap is None and knoop.uitkomst is None:
                knoop.stap = stap
            if knoop.stap != stap:
                raise RuntimeError(f"{variabele.name} leest niet telkens hetzelfde na dezelfde antwoorden")
            knoop.houvast.append(houvast)
            knoop = knoop.verder.setdefault(gevonden, _Knoop())
        knoop.uitkomst = self.in_vorm(variabele, populatie, uitkomst)
        if self._geheugen.verslag is not None:
            self._geheugen.verslag.bewerking(self, variabele, formule, per, opname.stappen, knoop.uitkomst)
        return knoop

    def _genoteerde_parameters(self, opname: _Opname) -> Callable[[Any], Regels]:
        def lees(op: Any) -> Regels:
            if type(op) is Tijdvak:
                return Regels(self._parameters(op.eigen.start), EIGEN, opname)
            return Regels(self._parameters(op), op, opname)

        return lees


def _dezelfde(eigen: Mapping[str, Reeks], andere: Mapping[str, Reeks]) -> dict[str, Reeks]:
    return {
        naam: andere[naam] if naam in andere and _gelijk(reeks, andere[naam]) else reeks
        for naam, reeks in eigen.items()
    }


def _gelijk(een: Reeks, ander: Reeks) -> bool:
    soort = getattr(een, "possible_values", None), getattr(ander, "possible_values", None)
    return soort[0] is soort[1] and een.dtype == ander.dtype and een.tobytes() == ander.tobytes()


def bouw(
    stelsels: Sequence[TaxBenefitSystem],
    personen: int,
    groepen: Mapping[str, tuple[int, Reeks]] | None = None,
    verslag: Verslag | None = None,
) -> tuple[DelendeSimulatie, ...]:
    """Return an empty simulation per system, over the same persons and with one memory."""
    geheugen = Geheugen()
    geheugen.verslag = verslag
    return tuple(DelendeSimulatie(s, populaties(s, personen, groepen), geheugen) for s in stelsels)
