"""What has to be computed for a part of a population, written down once and carried out for every part.

The first persons of a population go through `DelendeSimulatie`, which finds out which answers are the same
for several months and systems. What it computed, in order, is the plan: each formula with what it read, each
sum, each count. Another part only carries out the plan, and lets go of every array after its last use.

A plan holds for a part as long as every formula reads what it read when the plan was made. That is watched
at each read. A formula that takes another road, because of what is in the data, makes the plan void for that
part (`PlanWijktAf`) and the part gets a plan of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.periods import Period
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from samenleving.engine import DunneSimulatie, Reeks, maak_dun, periode, populaties, zonder_parameters
from samenleving.population.model import Gehelen
from samenleving.population.reading import AFWEZIG, EIGEN, PARAMETER, PERIODE, SOM, VARIABELE, Stap, Tijdvak
from samenleving.population.shared import DelendeSimulatie
from samenleving.population.totals import Maat, Teller

NUL = -1
"""In the place of a slot: the number 0 with which a sum begins."""

Sleutel = tuple[str, str]
"""An input: the variable and the period, empty where it holds always."""


class PlanWijktAf(RuntimeError):  # noqa: N818 (Dutch)
    """A formula read something else than when the plan was made."""


@dataclass(frozen=True)
class Standaard:
    """The default of a variable for everybody."""

    variabele: Variable


@dataclass(frozen=True)
class Optelling:
    """The sum of two arrays."""

    eerder: int
    erbij: int


@dataclass(frozen=True)
class Bewerking:
    """One formula.

    Attributes:
        stelsel: index of the system whose parameters it reads.
        lezingen: slot of each variable it reads.
        regels: the parameters it reads, per instant (`EIGEN` for that of its own period).
        overige: what it reads of its own period.
        zelfde: the slot of which it gives the very array back; None where the array is new.
    """

    stelsel: int
    variabele: Variable
    formule: Callable[..., Any]
    per: Period
    lezingen: Mapping[Stap, int]
    regels: Mapping[Any, Any]
    overige: frozenset[Stap]
    zelfde: int | None


@dataclass(frozen=True)
class Telling:
    """A measure, counted on arrays."""

    maat: Maat
    reeksen: tuple[int, ...]


Handeling = Standaard | Optelling | Bewerking | Telling


@dataclass
class Plan:
    """Handelings in order, each filling the next slot; inputs have the first slots.

    Attributes:
        stelsels: the systems.
        invoer: slot of each input.
        handelingen: what to do, with the slot that it fills and the slots that nobody needs afterwards.
        tellingen: per system and measure the slots of its counts, month by month.
    """

    stelsels: tuple[TaxBenefitSystem, ...]
    invoer: dict[Sleutel, int] = field(default_factory=dict)
    handelingen: list[tuple[Handeling, int, tuple[int, ...]]] = field(default_factory=list)
    tellingen: dict[tuple[str, Maat], list[int]] = field(default_factory=dict)
    plaatsen: int = 0

    def nieuw(self) -> int:
        """The next slot."""
        self.plaatsen += 1
        return self.plaatsen - 1


class GelezenKnoop:
    """A node of parameters with only those that a formula read; any other makes the plan void."""

    def __init__(self, pad: str = "") -> None:
        self._pad = pad
        self._afwezig: set[str] = set()

    def __getattr__(self, naam: str) -> Any:
        if naam in self._afwezig:
            raise ParameterNotFoundError(f"{self._pad}.{naam}", "")
        raise PlanWijktAf(f"de parameter {self._pad}.{naam}")

    def __getitem__(self, naam: Any) -> Any:
        if isinstance(naam, str):
            return getattr(self, naam)
        raise PlanWijktAf(f"een rij parameters van {self._pad}")

    def neem(self, delen: Sequence[str], waarde: Any) -> None:
        """Put a value at a path below this node."""
        naam, *rest = delen
        if rest:
            kind = self.__dict__.get(naam)
            if kind is None:
                kind = self.__dict__[naam] = GelezenKnoop(f"{self._pad}.{naam}".lstrip("."))
            if isinstance(kind, GelezenKnoop):  # otherwise the whole node was read: it knows everything
                kind.neem(rest, waarde)
        elif waarde is AFWEZIG:
            self._afwezig.add(naam)
        else:
            self.__dict__[naam] = waarde


def knoop_met(gelezen: Sequence[tuple[Stap, Any]], op: Any) -> Any:
    """The parameters of one instant as a formula read them."""
    hier = [(pad, waarde) for (_, pad, dan), waarde in gelezen if dan == op]
    wortel = GelezenKnoop()
    for pad, waarde in hier:
        if not pad:
            return waarde
        wortel.neem(pad.split("."), waarde)
    return wortel


class Opnemer:
    """Writes down a plan while simulations run; also the `Verslag` of their memory."""

    def __init__(self, stelsels: Sequence[TaxBenefitSystem]) -> None:
        self.plan = Plan(tuple(stelsels))
        self.inhoud: list[Any] = []
        self._plaats: dict[int, int] = {}
        self._telling: dict[tuple[Maat, tuple[int, ...]], int] = {}

    def invoer(self, sleutel: Sleutel, reeks: Reeks) -> None:
        """An input, before anything is computed."""
        self.plan.invoer[sleutel] = self._neem(reeks)

    def standaard(self, variabele: Variable, uitkomst: Reeks) -> None:
        """A default."""
        self._doe(Standaard(variabele), uitkomst)

    def optelling(self, eerder: Reeks | int, erbij: Reeks, uitkomst: Reeks) -> None:
        """A sum."""
        links = NUL if isinstance(eerder, int) else self._plaats[id(eerder)]
        self._doe(Optelling(links, self._plaats[id(erbij)]), uitkomst)

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
        lezingen = {
            stap: self._plaats[id(reeks)] for stap, _, reeks in stappen if stap[0] in (VARIABELE, SOM)
        }
        gelezen = [(stap, waarde) for stap, _, waarde in stappen if stap[0] == PARAMETER]
        regels = {op: knoop_met(gelezen, op) for op in {stap[2] for stap, _ in gelezen}}
        overige = frozenset(stap for stap, _, _ in stappen if stap[0] == PERIODE)
        stelsel = self.plan.stelsels.index(simulatie.tax_benefit_system)
        zelfde = self._plaats.get(id(uitkomst))
        self._doe(Bewerking(stelsel, variabele, formule, per, lezingen, regels, overige, zelfde), uitkomst)

    def telling(self, naam: str, maat: Maat, reeksen: Sequence[Reeks], teller: Teller) -> None:
        """A count; of the same arrays only once."""
        plaatsen = tuple(self._plaats[id(reeks)] for reeks in reeksen)
        if (maat, plaatsen) not in self._telling:
            self._telling[maat, plaatsen] = self.plan.plaatsen
            self._doe(Telling(maat, plaatsen), teller.tel(maat, reeksen))
        self.plan.tellingen.setdefault((naam, maat), []).append(self._telling[maat, plaatsen])

    def klaar(self) -> Plan:
        """The plan, with the last use of every slot."""
        plan = self.plan
        tot_het_einde = {plaats for plaatsen in plan.tellingen.values() for plaats in plaatsen}
        nodig: set[int] = set(tot_het_einde)
        met_einde = []
        for handeling, uit, _ in reversed(plan.handelingen):
            gelezen = set(_leest(handeling))
            vrij = gelezen - nodig
            if uit not in nodig and uit not in gelezen:
                vrij.add(uit)
            nodig |= gelezen
            met_einde.append((handeling, uit, tuple(sorted(vrij))))
        plan.handelingen = met_einde[::-1]
        return plan

    def _doe(self, handeling: Handeling, uitkomst: Any) -> None:
        uit = self._neem(uitkomst)
        self.plan.handelingen.append((handeling, uit, ()))

    def _neem(self, reeks: Any) -> int:
        plaats = self.plan.nieuw()
        self.inhoud.append(reeks)  # kept alive, so that no other array gets its identity
        self._plaats.setdefault(id(reeks), plaats)
        return plaats


def _leest(handeling: Handeling) -> tuple[int, ...]:
    match handeling:
        case Optelling(eerder, erbij):
            return (erbij,) if eerder == NUL else (eerder, erbij)
        case Bewerking():
            zelfde = () if handeling.zelfde is None else (handeling.zelfde,)
            return (*handeling.lezingen.values(), *zelfde)
        case Telling():
            return handeling.reeksen
    return ()


class Uitvoering:
    """Carries out a plan for one part; stands where a formula expects its simulation."""

    def __init__(
        self, plan: Plan, personen: int, groepen: Mapping[str, tuple[int, Reeks]], teller: Teller
    ) -> None:
        self._plan = plan
        self._teller = teller
        self._inhoud: list[Any] = [None] * plan.plaatsen
        self._nu: Bewerking
        self._populaties = populaties(plan.stelsels[0], personen, groepen)
        maak_dun(self._populaties)
        for populatie in self._populaties.values():
            populatie.simulation = self

    def zet(self, sleutel: Sleutel, reeks: Reeks) -> None:
        """Give an input; of the type of the variable."""
        self._inhoud[self._plan.invoer[sleutel]] = reeks

    def voer_uit(self) -> dict[tuple[str, Maat], list[Gehelen]]:
        """Counts per system and measure, month by month; raises `PlanWijktAf`."""
        inhoud = self._inhoud
        try:
            for handeling, uit, vrij in self._plan.handelingen:
                inhoud[uit] = self._doe(handeling)
                for plaats in vrij:
                    inhoud[plaats] = None
            return {
                sleutel: [inhoud[plaats] for plaats in plaatsen]
                for sleutel, plaatsen in self._plan.tellingen.items()
            }
        finally:
            for populatie in self._populaties.values():
                populatie.simulation = None

    def _doe(self, handeling: Handeling) -> Any:
        inhoud = self._inhoud
        match handeling:
            case Bewerking():
                return self._bewerk(handeling)
            case Telling():
                return self._teller.tel(handeling.maat, [inhoud[plaats] for plaats in handeling.reeksen])
            case Optelling(eerder, erbij):
                return (0 if eerder == NUL else inhoud[eerder]) + inhoud[erbij]
            case Standaard(variabele):
                return variabele.default_array(self._populaties[variabele.entity.key].count)

    def _bewerk(self, nu: Bewerking) -> Reeks:
        self._nu = nu
        populatie = self._populaties[nu.variabele.entity.key]
        tijdvak = Tijdvak(nu.per, self)
        if zonder_parameters(nu.formule):
            ruw = nu.formule(populatie, tijdvak)
        else:
            ruw = nu.formule(populatie, tijdvak, self._parameters)
        uitkomst = DunneSimulatie.in_vorm(nu.variabele, populatie, ruw)
        if nu.zelfde is not None and uitkomst is not self._inhoud[nu.zelfde]:
            raise PlanWijktAf(f"{nu.variabele.name} geeft een nieuwe reeks")
        return uitkomst

    def _parameters(self, op: Any) -> Any:
        regels = self._nu.regels.get(EIGEN if type(op) is Tijdvak else op)
        if regels is None:
            raise PlanWijktAf(f"{self._nu.variabele.name} leest parameters op {op}")
        return regels

    # What follows is asked by the formulas themselves.

    def calculate(self, naam: str, gevraagd: Any) -> Reeks:
        """The values that the plan foresees."""
        return self._lees(VARIABELE, naam, gevraagd)

    def calculate_add(self, naam: str, gevraagd: Any) -> Reeks:
        """The sum that the plan foresees."""
        return self._lees(SOM, naam, gevraagd)

    def calculate_divide(self, naam: str, gevraagd: Any) -> Reeks:
        """No plan foresees this: the part is then reckoned without one."""
        raise PlanWijktAf(f"{naam} wordt over {gevraagd} verdeeld")

    def parameter(self, pad: str, _op: Any, _waarde: Any) -> None:
        """No formula reads parameters through a watched node here."""
        raise PlanWijktAf(pad)

    def periode(self, kenmerk: str, argumenten: tuple[Any, ...], _waarde: Any) -> None:
        """What a formula asks of its period."""
        if (PERIODE, kenmerk, argumenten) not in self._nu.overige:
            raise PlanWijktAf(f"{self._nu.variabele.name} vraagt {kenmerk} van de periode")

    def _lees(self, soort: int, naam: str, gevraagd: Any) -> Reeks:
        if type(gevraagd) is Tijdvak:
            op = EIGEN
        else:
            op = gevraagd if type(gevraagd) is Period else periode(gevraagd)
        plaats = self._nu.lezingen.get((soort, naam, op))
        if plaats is None:
            raise PlanWijktAf(f"{self._nu.variabele.name} leest {naam}")
        reeks: Reeks = self._inhoud[plaats]
        return reeks
