"""The quick ways to choose and to reckon with dates give what the slow ways give, to the bit."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfisca_samenleving import basis
from openfisca_samenleving.basis import (
    ONBEKENDE_DATUM,
    kies,
    laatste_dag,
    plus_maanden,
    termijn_vol,
    termijn_voorbij,
)

DAGEN = st.dates(date(1990, 1, 1), date(2035, 12, 31))
GETALLEN = st.floats(allow_nan=True, allow_infinity=True)


@given(sinds=st.lists(DAGEN, min_size=1, max_size=30), maanden=st.integers(0, 60), op=DAGEN)
def test_a_term_is_full_when_the_months_have_passed(sinds: list[date], maanden: int, op: date) -> None:
    van, dag = np.array([*sinds, ONBEKENDE_DATUM], dtype="datetime64[D]"), np.datetime64(op)
    vol = plus_maanden(van, maanden)
    assert termijn_vol(van, maanden, dag).tolist() == (vol <= dag).tolist()
    assert termijn_voorbij(van, maanden, dag).tolist() == (vol < dag).tolist()


@pytest.mark.parametrize("maanden", [1, 6, 12, 24])
def test_every_day_around_the_ends_of_months(maanden: int) -> None:
    van = np.arange("2023-12-01", "2025-04-01", dtype="datetime64[D]")
    for op in van:
        assert (termijn_vol(van, maanden, op) == (plus_maanden(van, maanden) <= op)).all()


@pytest.mark.parametrize("maanden", [0, 6, 12, 25])
def test_many_dates_are_reckoned_as_few(maanden: int, monkeypatch: pytest.MonkeyPatch) -> None:
    toeval = np.random.default_rng(5)
    dagen = np.datetime64("2010-01-01") + toeval.integers(0, 9000, 200)
    dagen[toeval.random(200) < 0.2] = np.datetime64(ONBEKENDE_DATUM)
    een_voor_een = plus_maanden(dagen, maanden), laatste_dag(dagen, maanden)
    roep: list[int] = []
    echt = basis._plus_maanden

    def telt(deze: basis.Datums, van: int) -> basis.Datums:
        roep.append(len(deze))
        return echt(deze, van)

    monkeypatch.setattr(basis, "_plus_maanden", telt)
    veel = np.tile(dagen, 200)
    samen = plus_maanden(veel, maanden), laatste_dag(veel, maanden)
    assert max(roep) < len(veel)
    for een, alle in zip(een_voor_een, samen, strict=True):
        assert (np.tile(een, 200) == alle).all()


@given(rijen=st.lists(st.tuples(st.booleans(), GETALLEN, GETALLEN), min_size=1), vast=GETALLEN)
def test_choosing_gives_the_same_bits_as_where(rijen: list[tuple[bool, float, float]], vast: float) -> None:
    masker, een, ander = (np.array(kolom) for kolom in zip(*rijen, strict=True))
    for dan, anders in ((een, ander), (een, vast), (vast, ander), (een, 0), (vast, 0), (een, -0.0)):
        verwacht = np.where(masker, dan, anders).astype(np.float64)
        assert kies(masker, dan, anders).tobytes() == verwacht.tobytes()
