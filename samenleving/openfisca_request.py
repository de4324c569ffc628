"""Answers a question in OpenFisca's own JSON as its handler does, many times as fast.

`openfisca_web_api.handlers.calculate` searches the question with a general library for paths, builds a
simulation value by value, parses the same period hundreds of times and merges the answers back one by one.
Here the question was read once, every column is filled at once, months run together (`together.py`) and each
answer is written where it was asked. The answer is the same; that is a property test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import Role
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit, Period
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from samenleving.engine import Recept, Reeks, periode
from samenleving.together import Kolom, SamenSimulatie


@dataclass(slots=True)
class Cel:
    """One variable in one period.

    Attributes:
        plaatsen: who gives a value: places of persons or groups, rising.
        waarden: what they give: the code of a choice, a day as text, a number.
        vragers: who asks, with the objects in which the answers go, by period.
        doelen: those objects.
    """

    plaatsen: list[int] = field(default_factory=list)
    waarden: list[Any] = field(default_factory=list)
    vragers: list[int] = field(default_factory=list)
    doelen: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Groepen:
    """One declared kind of group: how many, and of each person the group and the role."""

    aantal: int
    groep_van: Sequence[int]
    rol_van: Sequence[Role]


@dataclass(slots=True)
class Vraag:
    """A question that was read and found right.

    Attributes:
        personen: how many.
        groepen: by kind; a kind that is not declared has one group per person.
        cellen: by variable and period.
    """

    personen: int
    groepen: Mapping[str, Groepen]
    cellen: Mapping[str, Mapping[str, Cel]]


def kan_snel(stelsel: TaxBenefitSystem) -> bool:
    """Whether every variable of a system is one that this module reads and writes as OpenFisca does.

    Not where one is neutralised, ends, or spreads what it is given over other periods.
    """
    bekend = stelsel.__dict__.get("_kan_snel")
    if bekend is None:
        bekend = stelsel.__dict__["_kan_snel"] = all(
            variabele.set_input is None
            and variabele.end is None
            and not variabele.is_neutralized
            and variabele.definition_period in (DateUnit.MONTH, DateUnit.YEAR, DateUnit.ETERNITY)
            and variabele.value_type in (Enum, float, date, bool, int)
            for variabele in stelsel.variables.values()
        )
    return bool(bekend)


def beantwoord(stelsel: TaxBenefitSystem, vraag: Vraag) -> None:
    """Write every answer in the object in which it was asked.

    Args:
        stelsel: a system for which `kan_snel` holds.
        vraag: each None in its objects is replaced by a number, the name of a choice, a `date`, or NaN.
    """
    omvang = {stelsel.person_entity.key: vraag.personen}
    for entiteit in stelsel.group_entities:
        groepen = vraag.groepen.get(entiteit.key)
        omvang[entiteit.key] = vraag.personen if groepen is None else groepen.aantal
    lid_van = {soort: (g.aantal, np.array(g.groep_van)) for soort, g in vraag.groepen.items()}
    simulatie = SamenSimulatie(stelsel, vraag.personen, lid_van, _maanden(stelsel, vraag))
    for soort, groepen in vraag.groepen.items():
        simulatie.zet_rollen(soort, groepen.rol_van)
    for naam, per_periode in vraag.cellen.items():
        recept = simulatie.recept(naam)
        aantal = omvang[recept.sleutel]
        gegeven = {
            periode(per): _kolom(recept, cel, aantal) for per, cel in per_periode.items() if cel.plaatsen
        }
        if gegeven:
            simulatie.zet_kolommen(naam, gegeven)
    for naam, per_periode in vraag.cellen.items():
        _schrijf(simulatie, naam, per_periode)


def _maanden(stelsel: TaxBenefitSystem, vraag: Vraag) -> list[Period]:
    """The months in which something is asked that has a value per month."""
    gevraagd: dict[str, None] = {}
    for naam, per_periode in vraag.cellen.items():
        if stelsel.variables[naam].definition_period == DateUnit.MONTH:
            gevraagd.update((per, None) for per, cel in per_periode.items() if cel.doelen)
    return [periode(per) for per in gevraagd]


def _kolom(recept: Recept, cel: Cel, aantal: int) -> Kolom:
    """The values of everybody; who gives none has the default, as in OpenFisca."""
    if len(cel.plaatsen) == aantal:
        return cel.waarden
    kolom = [_standaard(recept.variabele)] * aantal
    for plaats, waarde in zip(cel.plaatsen, cel.waarden, strict=True):
        kolom[plaats] = waarde
    return kolom


def _standaard(variabele: Variable) -> Any:
    if variabele.value_type is Enum:
        return variabele.default_value.index
    return variabele.default_value.isoformat() if variabele.value_type is date else variabele.default_value


def _schrijf(simulatie: SamenSimulatie, naam: str, per_periode: Mapping[str, Cel]) -> None:
    variabele = simulatie.tax_benefit_system.variables[naam]
    samen: list[Any] | None = None
    for per, cel in per_periode.items():
        if not cel.doelen:
            continue
        reeks, begin = simulatie.rijen(naam, periode(per))
        if begin is None:
            waarden, begin = _geschreven(variabele, reeks), 0
        else:
            waarden = samen = _geschreven(variabele, reeks) if samen is None else samen
        for plaats, doel in zip(cel.vragers, cel.doelen, strict=True):
            doel[per] = waarden[begin + plaats]


def _geschreven(variabele: Variable, reeks: Reeks) -> list[Any]:
    """The values as OpenFisca writes them."""
    if variabele.value_type is Enum:
        namen = [lid.name for lid in variabele.possible_values]
        return [namen[code] for code in reeks.view(np.ndarray).tolist()]
    if variabele.value_type is float and reeks.dtype != np.float64:
        return [float(str(waarde)) for waarde in reeks]
    return reeks.tolist()  # type: ignore[no-any-return]
