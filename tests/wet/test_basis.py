"""Exact money, begun hours, and terms from date to date."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfisca_samenleving.basis import (
    ONBEKENDE_DATUM,
    afronden_cent,
    datum_onbekend,
    laatste_dag,
    naar_boven,
    onbekend,
    plus_maanden,
)

DAGEN = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MAANDEN = st.integers(0, 120)


def _half_omhoog(bedrag: Decimal) -> Decimal:
    return (bedrag * 100 + Decimal("0.5")).to_integral_value(ROUND_FLOOR) / 100


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**7)), min_size=1))
def test_geld_is_juist_tot_op_de_cent(paren):
    """Quantity in hundredths times rate in millionths: no cell is a cent off the decimal answer."""
    hoeveelheid = np.array([h / 100 for h, _ in paren])
    tarief = np.array([t / 10**6 for _, t in paren])
    gekregen = afronden_cent(hoeveelheid * tarief)
    verwacht = [_half_omhoog(Decimal(h) / 100 * Decimal(t) / 10**6) for h, t in paren]
    verschillen = [g for g, v in zip(gekregen, verwacht, strict=True) if Decimal(repr(float(g))) != v]
    # Six digits are kept before rounding, so an answer within a millionth of a cent of a half may go up.
    bijna_half = [
        abs((Decimal(h) * Decimal(t) / 10**6) % 1 - Decimal("0.5")) < Decimal("0.000001")
        and (Decimal(h) * Decimal(t) / 10**6) % 1 != Decimal("0.5")
        for h, t in paren
    ]
    assert len(verschillen) <= sum(bijna_half)


@pytest.mark.parametrize(
    "tarief", ["4.10", "4.50", "1.30", "0.15", "0.17", "0.1734", "0.176868", "0.18040536"]
)
def test_elk_bedrag_van_de_wet_is_juist(tarief):
    """Every quarter hour or tenth of a kilometre up to 1 000, at every rate of the law."""
    for deler in (4, 10):
        teller = np.arange(0, 1000 * deler + 1)
        gekregen = afronden_cent(teller / deler * float(tarief))
        verwacht = np.array([float(_half_omhoog(Decimal(int(n)) / deler * Decimal(tarief))) for n in teller])
        assert (gekregen != verwacht).sum() == 0


@pytest.mark.parametrize(
    ("bedrag", "cent"),
    [(0.125, 0.13), (1.005, 1.01), (2.675, 2.68), (0.765, 0.77), (0.015, 0.02), (0.0149, 0.01), (-0.5, -0.5)],
)
def test_afronden(bedrag, cent):
    assert float(afronden_cent(bedrag)) == cent


@given(st.integers(0, 100_000))
def test_begonnen_uren(minuten):
    assert int(naar_boven(minuten / 60)) == int((Decimal(minuten) / 60).to_integral_value(ROUND_CEILING))


def _zoveel_maanden_later(start: date, maanden: int) -> date:
    nummer = start.year * 12 + start.month - 1 + maanden
    jaar, maand = divmod(nummer, 12)
    return date(jaar, maand + 1, min(start.day, calendar.monthrange(jaar, maand + 1)[1]))


def _laatste_dag_geteld(start: date, maanden: int) -> date:
    """Day by day: a day is in the term while fewer than so many same-numbered days have gone by."""
    voorbij, dag = 0, start
    while True:
        morgen = dag + timedelta(days=1)
        lengte = calendar.monthrange(morgen.year, morgen.month)[1]
        if morgen.day == start.day:
            voorbij += 1
            if voorbij == maanden:
                return dag
        elif start.day > lengte and morgen.day == lengte:
            voorbij += 1
            if voorbij == maanden:
                return morgen
        dag = morgen


@given(DAGEN, st.integers(1, 36))
def test_laatste_dag_van_datum_tot_datum(start, maanden):
    gekregen = laatste_dag(np.array([start], dtype="datetime64[D]"), maanden)[0]
    assert gekregen == np.datetime64(_laatste_dag_geteld(start, maanden))


@given(DAGEN, MAANDEN)
def test_plus_maanden(start, maanden):
    gekregen = plus_maanden(np.array([start], dtype="datetime64[D]"), maanden)[0]
    assert gekregen == np.datetime64(_zoveel_maanden_later(start, maanden))


@given(DAGEN, st.integers(1, 60))
def test_een_langere_termijn_eindigt_nooit_vroeger(start, maanden):
    dag = np.array([start], dtype="datetime64[D]")
    assert laatste_dag(dag, maanden)[0] < laatste_dag(dag, maanden + 1)[0]


@given(st.lists(DAGEN, min_size=2, unique=True), st.integers(1, 24))
def test_wie_later_start_eindigt_nooit_vroeger(starts, maanden):
    dagen = np.array(sorted(starts), dtype="datetime64[D]")
    assert (np.diff(laatste_dag(dagen, maanden).astype(int)) >= 0).all()


def test_onbekend():
    assert list(onbekend(np.array([-1.0, 0.0, 0.5]))) == [True, False, False]
    assert list(datum_onbekend(np.array([ONBEKENDE_DATUM, "2026-01-01"], dtype="datetime64[D]"))) == [
        True,
        False,
    ]
