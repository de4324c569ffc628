"""The thin simulation gives the same bits as OpenFisca's own, for every variable of the law."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder

from samenleving.engine import DunneSimulatie, SpiraalFout, bouw
from samenleving.law import stelsel, variabelen
from samenleving.systems import systeem

PERSONEN = 5
MAANDEN = ("2027-01", "2027-02", "2027-03")
SYSTEMEN = ("huidig", "regering_2025", "serv_2025", "vvsg_2026")
INVOER = [naam for naam, info in variabelen().items() if info.bepaling.soort == "invoer"]


def waarden(naam: str) -> st.SearchStrategy[list[Any]]:
    variabele = stelsel().variables[naam]
    if variabele.value_type is Enum:
        keuze: st.SearchStrategy[Any] = st.sampled_from([lid.name for lid in variabele.possible_values])
    elif variabele.value_type is date:
        keuze = st.dates(date(2015, 1, 1), date(2027, 6, 30))
    else:
        keuze = st.sampled_from([0, 0.5, 1, 4.9, 5, 5.1, 7.45, 59.5, 60, 60.5, 61, 99, 100, 12_000, 60_000])
    return st.lists(keuze, min_size=PERSONEN, max_size=PERSONEN)


@st.composite
def invoer(draw: Any) -> dict[tuple[str, str], list[Any]]:
    gekozen = draw(st.lists(st.sampled_from(INVOER), unique=True, max_size=25))
    gegeven = {}
    for naam in gekozen:
        eenheid = stelsel().variables[naam].definition_period
        perioden = {DateUnit.MONTH: MAANDEN, DateUnit.YEAR: ("2027",)}.get(eenheid, ("ETERNITY",))
        for periode in perioden:
            gegeven[naam, periode] = draw(waarden(naam))
    return gegeven


def gewoon(naam: str) -> Simulation:
    bouwer = SimulationBuilder()
    deze = systeem(naam).stelsel
    bouwer.create_entities(deze)
    bouwer.declare_person_entity("persoon", range(PERSONEN))
    for entiteit in deze.group_entities:
        groep = bouwer.declare_entity(entiteit.key, range(PERSONEN))
        bouwer.join_with_persons(groep, range(PERSONEN), [entiteit.flattened_roles[0].key] * PERSONEN)
    return bouwer.build(deze)


def periode_van(naam: str, maand: str) -> str:
    return maand[:4] if stelsel().variables[naam].definition_period == DateUnit.YEAR else maand


def als_array(naam: str, ruw: list[Any]) -> np.ndarray[Any, Any]:
    variabele = stelsel().variables[naam]
    if variabele.value_type is Enum:
        return variabele.possible_values.encode(np.array(ruw))
    return np.array(ruw, dtype=variabele.dtype)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(gegeven=invoer(), naam=st.sampled_from(SYSTEMEN), maand=st.sampled_from(MAANDEN))
def test_every_variable_is_bit_identical(
    gegeven: dict[tuple[str, str], list[Any]], naam: str, maand: str
) -> None:
    dun, stock = bouw(systeem(naam).stelsel, PERSONEN), gewoon(naam)
    for (variabele, periode), ruw in gegeven.items():
        dun.zet(variabele, periode, als_array(variabele, ruw))
        stock.set_input(variabele, periode, als_array(variabele, ruw))
    for variabele in systeem(naam).stelsel.variables:
        periode = periode_van(variabele, maand)
        verwacht, gekregen = stock.calculate(variabele, periode), dun.calculate(variabele, periode)
        assert gekregen.dtype == verwacht.dtype, variabele
        assert np.asarray(gekregen).tobytes() == np.asarray(verwacht).tobytes(), variabele
        assert isinstance(gekregen, EnumArray) == isinstance(verwacht, EnumArray), variabele


def test_an_input_for_always_gives_way_to_one_for_a_period() -> None:
    simulatie = bouw(stelsel(), 1)
    simulatie.zet_altijd("activiteit_uren", [40])
    simulatie.zet("activiteit_uren", "2026-03", [10])
    assert simulatie.calculate("wijk_werken_vergoeding", "2026-02")[0] == pytest.approx(164.0)
    assert simulatie.calculate("wijk_werken_vergoeding", "2026-03")[0] == pytest.approx(41.0)


def test_a_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="activiteit_uren"):
        bouw(stelsel(), 2).zet("activiteit_uren", "2026-03", np.array([1.0, 2.0, 3.0]))


def test_a_variable_that_asks_itself_is_an_error() -> None:
    simulatie = bouw(stelsel(), 1)
    simulatie._bezig["wijk_werken_vergoeding"] = MAANDEN[0]  # as if its own formula asked for it
    with pytest.raises(SpiraalFout, match="wijk_werken_vergoeding"):
        simulatie.calculate("wijk_werken_vergoeding", "2027-01")


def test_a_trace_names_variables_and_parameters() -> None:
    simulatie: DunneSimulatie = bouw(stelsel(), 1)
    simulatie.spoor_bijhouden = True
    simulatie.zet_altijd("activiteit_uren", [60])
    simulatie.calculate("wijk_werken_vergoeding", "2026-03")
    (spoor,) = [s for (naam, _), s in simulatie.sporen.items() if naam == "wijk_werken_vergoeding"]
    assert spoor.parameters == {"wijk_werken.vergoeding.per_uur": 4.1}
    assert [naam for naam, _ in spoor.variabelen] == ["wijk_werken_betaalde_uren"]
