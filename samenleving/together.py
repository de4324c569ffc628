"""Runs the months of one question together: a formula is called once for all of them, on longer arrays.

Most formulas do nothing with their period but hand it on, to `persoon(…)` or to `parameters(…)`. Such a
formula gives the same for January and February side by side as for each apart, so it runs once, on as many
rows as there are persons times months. It is handed `Maanden` in the place of a period, which can be handed
on and cannot be looked at. A formula that looks (at the last day of the month, at the months before it), or
reads a parameter that changes between these months, is run month by month, as in `DunneSimulatie`.

The answers are those of `DunneSimulatie`, to the bit; an error in a formula is the one it gives there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np
from openfisca_core.entities import Role
from openfisca_core.indexed_enums import EnumArray
from openfisca_core.parameters import ParameterNode, ParameterNodeAtInstant
from openfisca_core.periods import DateUnit, Period
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.engine import DunneSimulatie, Recept, Reeks, populaties

MEESTE_RIJEN = 10_000
"""Persons times months: with more rows than this the calls of a formula cost little beside its arithmetic."""


class Apart(Exception):  # noqa: N818 (Dutch)
    """This formula has to run month by month."""


class Kijkt(Apart):
    """It looked at its period, and will do so the next time."""


class Maanden:
    """In the place of a period: several months at once, to be handed on and not to be looked at."""

    __slots__ = ()

    def _kijk(self, *_: Any) -> NoReturn:
        raise Kijkt

    def __getattr__(self, naam: str) -> NoReturn:
        raise Kijkt

    __eq__ = __hash__ = __str__ = __repr__ = __iter__ = __len__ = __getitem__ = _kijk


class _Regels:
    """A node of parameters of which some change between the months: only what stays can be read."""

    __slots__ = ("_knoop", "_pad", "_veranderd")

    def __init__(self, knoop: ParameterNodeAtInstant, pad: str, veranderd: frozenset[str]) -> None:
        self._knoop, self._pad, self._veranderd = knoop, pad, veranderd

    def __getattr__(self, naam: str) -> Any:
        pad = f"{self._pad}.{naam}"
        if pad not in self._veranderd:
            return getattr(self._knoop, naam)
        deel = getattr(self._knoop, naam)
        if type(deel) is not ParameterNodeAtInstant:
            raise Apart
        return _Regels(deel, pad, self._veranderd)

    def __getitem__(self, naam: Any) -> Any:
        if not isinstance(naam, str):
            raise Apart
        return getattr(self, naam)


Kolom = Sequence[Any]
"""Values of one variable, person by person: codes of choices, days as text, numbers."""


def kolom(recept: Recept, waarden: Kolom) -> Reeks:
    """The same as an array."""
    if recept.is_keuze:
        codes = np.array(waarden, dtype=recept.dtype)
        keuzes: Reeks = EnumArray(codes, recept.variabele.possible_values)
        return keuzes
    return np.array(waarden, dtype=recept.dtype)


class SamenSimulatie(DunneSimulatie):
    """A simulation that runs some months together.

    Args:
        stelsel: the system whose formulas run.
        personen: number of persons.
        groepen: as for `engine.bouw`.
        maanden: the months to run together, different from each other. Fewer than two, or too many for so
            many persons, and it runs as `DunneSimulatie` does.
    """

    def __init__(
        self,
        stelsel: TaxBenefitSystem,
        personen: int,
        groepen: Mapping[str, tuple[int, Reeks]] | None,
        maanden: Sequence[Period],
    ) -> None:
        super().__init__(stelsel, populaties(stelsel, personen, groepen))
        samen = len(maanden) > 1 and len(maanden) * personen <= MEESTE_RIJEN
        self._plaats = {maand: plaats for plaats, maand in enumerate(sorted(maanden))} if samen else {}
        self._stapel_van = _Stapel(self, tuple(self._plaats), personen, groepen or {}) if samen else None

    def zet_kolommen(self, naam: str, per_periode: Mapping[Period, Kolom]) -> None:
        """Give the values of a variable by period, as `kolom` takes them; months together in one go."""
        recept = self.recept(naam)
        stapel = self._stapel_van
        if (
            recept.eenheid is DateUnit.MONTH
            and stapel is not None
            and self._plaats.keys() <= per_periode.keys()
        ):
            alle = [waarde for maand in self._plaats for waarde in per_periode[maand]]
            stapel.samen[naam] = kolom(recept, alle)
            per_periode = {per: deel for per, deel in per_periode.items() if per not in self._plaats}
        for per, waarden in per_periode.items():
            sleutel = None if recept.eenheid is DateUnit.ETERNITY else per
            self._waarden.setdefault(sleutel, {})[naam] = kolom(recept, waarden)

    def zet_rollen(self, soort: str, rollen: Sequence[Role]) -> None:
        """Give the role of each person in a kind of group; the first of its roles unless told otherwise."""
        self.populations[soort].members_role = rollen
        if self._stapel_van is not None:
            self._stapel_van.populations[soort].members_role = list(rollen) * len(self._plaats)

    def rijen(self, naam: str, per: Period) -> tuple[Reeks, int | None]:
        """The values of a variable in a period: of all months that ran together, and where this month begins.

        Or, with None, of this period alone.
        """
        plaats = self._plaats.get(per)
        if plaats is not None and self._stapel_van is not None:
            recept = self.recept(naam)
            if recept.eenheid is DateUnit.MONTH:
                samen = self._stapel_van.probeer(naam, recept)
                if samen is not None:
                    return samen, plaats * self._stapel_van.omvang[recept.sleutel]
        return self.calculate(naam, per), None

    def _bereken(self, naam: str, recept: Recept, per: Period) -> Reeks:
        plaats = self._plaats.get(per)
        if plaats is not None and self._stapel_van is not None and recept.eenheid is DateUnit.MONTH:
            samen = self._stapel_van.probeer(naam, recept)
            if samen is not None:
                return self._stapel_van.deel(samen, recept, plaats)
        return super()._bereken(naam, recept, per)


class _Stapel(DunneSimulatie):
    """The months above each other: person i in month k is row k × persons + i."""

    def __init__(
        self,
        basis: SamenSimulatie,
        maanden: tuple[Period, ...],
        personen: int,
        groepen: Mapping[str, tuple[int, Reeks]],
    ) -> None:
        aantal = len(maanden)
        hoger = {
            soort: (
                groepen_ * aantal,
                np.concatenate([np.asarray(lid_van) + groepen_ * k for k in range(aantal)]),
            )
            for soort, (groepen_, lid_van) in groepen.items()
        }
        stelsel = basis.tax_benefit_system
        super().__init__(stelsel, populaties(stelsel, personen * aantal, hoger))
        self._basis = basis
        self._maanden = maanden
        self.omvang = {e.key: groepen[e.key][0] if e.key in groepen else personen for e in stelsel.entities}
        self._apart: set[str] = set()
        self._veranderd = veranderd(stelsel, maanden[0], maanden[-1])
        self.samen: dict[str, Reeks] = {}

    def calculate(self, naam: str, gevraagd: Any) -> Reeks:
        """The values of a variable in all months; raises `Apart` for what cannot be asked so."""
        if type(gevraagd) is not Maanden:
            raise Kijkt
        waarde = self.samen.get(naam)
        if waarde is None:
            waarde = self.samen[naam] = self._verzamel(naam, self.recept(naam))
        return waarde

    def calculate_add(self, naam: str, gevraagd: Any) -> Reeks:  # noqa: ARG002 (as OpenFisca has it)
        """Never together: a sum is over months of its own."""
        raise Kijkt

    calculate_divide = calculate_add

    def probeer(self, naam: str, recept: Recept) -> Reeks | None:
        """Run a formula for all months at once; None where it has to run month by month."""
        gevonden = self.samen.get(naam)
        if gevonden is not None or naam in self._apart:
            return gevonden
        basis = self._basis
        if (
            recept.kijkt
            or naam in basis._altijd
            or any(naam in basis._waarden.get(m, ()) for m in self._maanden)
        ):
            self._apart.add(naam)
            return None
        eerste, laatste = recept.op(self._maanden[0]), recept.op(self._maanden[-1])
        if eerste is not laatste or naam in self._bezig:
            self._apart.add(naam)
            return None
        self._bezig[naam] = self._maanden[0]
        populatie = self.populations[recept.sleutel]
        try:
            if eerste is None:
                uitkomst: Reeks = recept.variabele.default_array(populatie.count)
            else:
                formule, met_parameters = eerste
                ruw = (
                    formule(populatie, MAANDEN, self._lees) if met_parameters else formule(populatie, MAANDEN)
                )
                uitkomst = recept.in_vorm(populatie, ruw)
        except Apart as waarom:
            recept.kijkt = isinstance(waarom, Kijkt)
            self._apart.add(naam)
            return None
        except Exception:  # noqa: BLE001 (the month at fault gives it again, if it was asked at all)
            self._apart.add(naam)
            return None
        finally:
            del self._bezig[naam]
        self.samen[naam] = uitkomst
        return uitkomst

    def deel(self, samen: Reeks, recept: Recept, plaats: int) -> Reeks:
        """The rows of one month."""
        omvang = self.omvang[recept.sleutel]
        rijen: Reeks = samen[plaats * omvang : (plaats + 1) * omvang]
        return rijen

    def _verzamel(self, naam: str, recept: Recept) -> Reeks:
        if recept.eenheid is DateUnit.ETERNITY:
            per_maand = [self._basis.calculate(naam, self._maanden[0])] * len(self._maanden)
        elif recept.eenheid is DateUnit.MONTH:
            samen = self.probeer(naam, recept)
            if samen is not None:
                return samen
            per_maand = [self._basis.calculate(naam, maand) for maand in self._maanden]
        else:
            raise Kijkt
        if not recept.is_keuze:
            return np.concatenate(per_maand)
        codes = np.concatenate([deel.view(np.ndarray) for deel in per_maand])
        return EnumArray(codes, recept.variabele.possible_values)

    def _lees(self, op: Any) -> Any:
        if type(op) is not Maanden:
            raise Kijkt
        knoop = self._basis._parameters(self._maanden[0])
        return _Regels(knoop, "", self._veranderd) if self._veranderd else knoop


MAANDEN = Maanden()


def veranderd(stelsel: TaxBenefitSystem, eerste: Period, laatste: Period) -> frozenset[str]:
    """The paths of the parameters, and of the nodes above them, that change after the first month began."""
    boom = stelsel.parameters
    bekend = stelsel.__dict__.get("_wijzigingen")
    if bekend is None or bekend[0] is not boom:
        bekend = stelsel.__dict__["_wijzigingen"] = (boom, sorted(_wijzigingen(boom, "")))
    dagen: list[tuple[str, str]] = bekend[1]
    na = bisect_right(dagen, (str(eerste.start), "\U0010ffff"))
    tot = bisect_right(dagen, (str(laatste.start), "\U0010ffff"))
    paden: set[str] = set()
    for _, pad in dagen[na:tot]:
        while pad and pad not in paden:
            paden.add(pad)
            pad = pad.rpartition(".")[0]
    return frozenset(paden)


def _wijzigingen(knoop: Any, pad: str) -> Iterator[tuple[str, str]]:
    """Every day on which something below a node changes, with its path; a scale counts as one thing."""
    if isinstance(knoop, ParameterNode):
        for naam, deel in knoop.children.items():
            yield from _wijzigingen(deel, f"{pad}.{naam}")
        return
    for waarde in getattr(knoop, "values_list", ()):
        yield waarde.instant_str, pad
    for schijf in getattr(knoop, "brackets", ()):
        for deel in schijf.children.values():
            yield from _wijzigingen(deel, pad)
