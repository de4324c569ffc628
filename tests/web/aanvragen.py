"""Requests to the API as a program may send them, right and wrong: made by Hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from samenleving.law import stelsel

ROLLEN = {rol.plural for groep in stelsel().group_entities for rol in groep.roles}
VARIABELEN = sorted(set(stelsel().variables) - ROLLEN)

waarden = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10**20),
    st.floats(),
    st.sampled_from(["ja", "nee", "weet_niet", "voldaan", "2025-03-01", "1+1", "9**9**9**9", "", "vzw"]),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=2),
)
perioden = st.sampled_from(
    ["2026-03", "2018-01", "2099-12", "2000-01", "2026", "ETERNITY", "2026-13", "nu", ""]
)
velden = st.dictionaries(
    st.one_of(
        st.sampled_from(VARIABELEN),
        st.sampled_from(["uitvoerders", "inwoners", "deelnemers"]),
        st.text(max_size=4),
    ),
    st.one_of(
        st.dictionaries(perioden, waarden, max_size=3),
        waarden,
        st.lists(st.sampled_from(["An", "Bo"]), max_size=3),
    ),
    max_size=4,
)
namen = st.one_of(st.sampled_from(["An", "Bo", "1", "a*", "["]), st.text(max_size=3))
soorten = st.sampled_from(
    ["personen", "gemeenten", "organisatoren", "gebruikers", "huishoudens", "axes", "persoon"]
)
aanvragen = st.dictionaries(
    soorten, st.one_of(st.dictionaries(namen, velden, max_size=3), waarden), max_size=4
)


def goede_waarde(naam: str) -> st.SearchStrategy[Any]:
    """What the gate would take for a variable."""
    variabele = stelsel().variables[naam]
    if getattr(variabele, "possible_values", None) is not None:
        return st.sampled_from(list(variabele.possible_values.__members__))
    if variabele.value_type is float:
        return st.one_of(st.floats(0, 1), st.integers(0, 1))
    return st.dates().map(
        lambda dag: dag.replace(year=1900 + dag.year % 200).isoformat() if dag.day < 29 else "2024-02-29"
    )
