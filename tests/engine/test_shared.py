"""Months and systems that share what they read give the same bits as each on its own."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openfisca_core.indexed_enums import EnumArray
from openfisca_core.simulations import Simulation

from samenleving.engine import SpiraalFout
from samenleving.law import stelsel
from samenleving.population.shared import DelendeSimulatie, bouw
from samenleving.systems import systeem

from .test_equal_to_stock import MAANDEN, PERSONEN, SYSTEMEN, als_array, gewoon, invoer, periode_van

UUR = "huidig+wijk_werken.vergoeding.per_uur=4,5@2027-01-01"


def gelijk(gekregen: Any, verwacht: Any) -> bool:
    return (
        gekregen.dtype == verwacht.dtype
        and np.asarray(gekregen).tobytes() == np.asarray(verwacht).tobytes()
        and isinstance(gekregen, EnumArray) == isinstance(verwacht, EnumArray)
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(gegeven=invoer(), namen=st.permutations((*SYSTEMEN, UUR)), zaad=st.integers(0, 99))
def test_every_variable_is_bit_identical_in_any_order(
    gegeven: dict[tuple[str, str], list[Any]], namen: list[str], zaad: int
) -> None:
    stelsels = [systeem(naam).stelsel for naam in namen[:3]]
    delend = bouw(stelsels, PERSONEN)
    stock: list[Simulation] = [gewoon(naam) for naam in namen[:3]]
    for (variabele, periode), ruw in gegeven.items():
        reeks = als_array(variabele, ruw)
        for simulatie in (*delend, *stock):
            simulatie.set_input(variabele, periode, reeks)
    vragen = [
        (nummer, variabele, maand)
        for nummer, stelsel_ in enumerate(stelsels)
        for variabele in stelsel_.variables
        for maand in MAANDEN
    ]
    random.Random(zaad).shuffle(vragen)  # noqa: S311
    for nummer, variabele, maand in vragen:
        periode = periode_van(variabele, maand)
        verwacht = stock[nummer].calculate(variabele, periode)
        assert gelijk(delend[nummer].calculate(variabele, periode), verwacht), (namen[nummer], variabele)


def test_what_a_system_leaves_alone_is_the_same_array() -> None:
    huidig, anders = bouw([systeem("huidig").stelsel, systeem(UUR).stelsel], 2)
    for simulatie in (huidig, anders):
        simulatie.zet_altijd("activiteit_uren", [60.0, 12.0])
    voor, na = (s.calculate("wijk_werken_recht", "2027-01") for s in (huidig, anders))
    assert voor is na
    voor, na = (s.calculate("wijk_werken_vergoeding", "2027-01") for s in (huidig, anders))
    assert [*voor, *na] == pytest.approx([246.0, 49.2, 270.0, 54.0])


def test_a_condition_on_a_fact_of_the_whole_year_is_computed_once() -> None:
    (simulatie,) = bouw([stelsel()], 1)
    simulatie.zet_altijd("woont_in_vlaams_gewest", ["ja"])
    per_maand = [simulatie.calculate("wijk_werken_woonplaats", maand) for maand in MAANDEN]
    assert all(deze is per_maand[0] for deze in per_maand)


def test_what_depends_on_the_day_is_not_shared_between_months() -> None:
    (simulatie,) = bouw([stelsel()], 1)
    simulatie.zet_altijd("pwa_overeenkomst_op_peildatum", ["nee"])
    simulatie.zet_altijd("pwa_cheques_referteperiode", [0])
    simulatie.zet("wijk_werken_start", "ETERNITY", np.array(["2026-02-15"], dtype="datetime64[D]"))
    staten = [simulatie.calculate("wijk_werken_binnen_duur", maand)[0] for maand in MAANDEN]
    assert staten == [1, 1, 4]


def test_a_variable_that_asks_itself_is_an_error() -> None:
    simulatie: DelendeSimulatie
    (simulatie,) = bouw([stelsel()], 1)
    simulatie._bezig["wijk_werken_vergoeding"] = MAANDEN[0]  # as if its own formula asked for it
    with pytest.raises(SpiraalFout, match="wijk_werken_vergoeding"):
        simulatie.calculate("wijk_werken_vergoeding", "2027-01")


def test_only_input_that_says_the_same_becomes_the_same_array() -> None:
    een, ander = bouw([systeem("huidig").stelsel, systeem(UUR).stelsel], 2)
    for simulatie, uren in ((een, [10, 20]), (ander, [10, 21])):
        simulatie.zet_altijd("werkcapaciteit_voltijds", [0.5, 0.25])
        simulatie.zet_altijd("activiteit_uren", uren)
        simulatie.zet("beschikbaar_arbeidsmarkt", "2027-01", ["ja", "nee"])
    ander.neem_invoer_van(een)
    assert ander.calculate("werkcapaciteit_voltijds", "2027-01") is een.calculate(
        "werkcapaciteit_voltijds", "2027-01"
    )
    assert ander.calculate("beschikbaar_arbeidsmarkt", "2027-01") is een.calculate(
        "beschikbaar_arbeidsmarkt", "2027-01"
    )
    assert list(ander.calculate("activiteit_uren", "2027-01")) == [10, 21]
    assert list(een.calculate("activiteit_uren", "2027-01")) == [10, 20]
