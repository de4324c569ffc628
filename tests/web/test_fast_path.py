"""What `/calculate` answers is what OpenFisca's own handler answers, for whatever the gate lets through."""

from __future__ import annotations

import copy
import os
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from openfisca_web_api import handlers

from openfisca_samenleving.entities import Persoon
from samenleving.engine import SpiraalFout, bouw, periode
from samenleving.law import stelsel
from samenleving.openfisca_request import beantwoord, kan_snel
from samenleving.systems import systeem
from samenleving.together import MAANDEN, Kijkt, SamenSimulatie, veranderd
from samenleving.web import gate
from samenleving.web.gate import controleer_aanvraag
from samenleving.web.gate_reading import lees_aanvraag
from samenleving.web.json_io import naar_json
from tests.web.aanvragen import VARIABELEN, aanvragen, goede_waarde

PROEVEN = int(os.environ.get("SAMENLEVING_PROEVEN", "30"))
SYSTEMEN = ("huidig", "regering_2025", "serv_2025", "vvsg_2026")
PERSONEN = ("An", "Bo", "Cé 1", "4")
proef = settings(
    max_examples=PROEVEN,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@st.composite
def jaren(trek: st.DrawFn) -> list[str]:
    """Months that belong together: around a change of the law, a whole year, or anywhere."""
    begin = trek(st.sampled_from([(2017, 11), (2023, 4), (2024, 12), (2026, 1), (2027, 6), (2031, 1)]))
    aantal = trek(st.sampled_from([1, 2, 3, 12, 14]))
    return [f"{begin[0] + (begin[1] - 1 + n) // 12}-{(begin[1] - 1 + n) % 12 + 1:02d}" for n in range(aantal)]


@st.composite
def aanvraag(trek: st.DrawFn) -> dict[str, Any]:
    """A question the gate lets through: persons, groups or none, given and asked in some months."""
    namen = PERSONEN[: trek(st.integers(1, len(PERSONEN)))]
    maanden = trek(jaren())
    data: dict[str, Any] = {"personen": {naam: {} for naam in namen}}
    for entiteit in trek(st.permutations(stelsel().group_entities)):
        if trek(st.booleans()):
            aantal = trek(st.integers(1, len(namen)))
            groepen: dict[str, Any] = {f"g{nummer}": {} for nummer in range(aantal)}
            for naam in namen:
                groep = groepen[f"g{trek(st.integers(0, aantal - 1))}"]
                rol = trek(st.sampled_from(entiteit.roles))
                groep.setdefault(rol.plural, []).append(naam)
            data[entiteit.plural] = groepen
    for naam in trek(st.lists(st.sampled_from(VARIABELEN), min_size=1, max_size=14, unique=True)):
        variabele = stelsel().variables[naam]
        instanties = data.get(variabele.entity.plural)
        if instanties is None:
            continue
        soort = variabele.definition_period
        perioden = {DateUnit.YEAR: sorted({m[:4] for m in maanden}), DateUnit.ETERNITY: ["ETERNITY"]}
        gekozen = trek(st.lists(st.sampled_from(perioden.get(soort, maanden)), min_size=1, unique=True))
        if trek(st.booleans()):
            gekozen = perioden.get(soort, maanden)
        vragen = trek(st.booleans())
        for per in gekozen:
            for inhoud in instanties.values():
                if vragen:
                    inhoud.setdefault(naam, {})[per] = None
                elif variabele.formulas or trek(st.booleans()):
                    inhoud.setdefault(naam, {})[per] = trek(goede_waarde(naam))
    return data


def uitkomst(stelsel_: Any, data: dict[str, Any], *, snel: bool) -> Any:
    """The answer as JSON, or the kind of error."""
    data = copy.deepcopy(data)
    try:
        if not snel:
            return naar_json(handlers.calculate(stelsel_, data))
        vraag = lees_aanvraag(stelsel_, data)
        assert vraag is not None
        beantwoord(stelsel_, vraag)
    except Exception as fout:  # noqa: BLE001 (whatever a formula gives, both give)
        return type(fout).__name__, str(fout)
    return naar_json(data)


def volgorde(data: Any) -> Any:
    """The keys in their order, which `==` does not look at."""
    return (
        [(sleutel, volgorde(inhoud)) for sleutel, inhoud in data.items()] if isinstance(data, dict) else None
    )


@proef
@given(data=aanvraag(), naam=st.sampled_from(SYSTEMEN))
def test_any_question_is_answered_as_by_openfisca(data: dict[str, Any], naam: str) -> None:
    deze = systeem(naam).stelsel
    assert kan_snel(deze)
    assert controleer_aanvraag(deze, data) == []
    verwacht, gekregen = uitkomst(deze, data, snel=False), uitkomst(deze, data, snel=True)
    assert gekregen == verwacht
    assert volgorde(gekregen) == volgorde(verwacht)


@settings(proef, max_examples=5 * PROEVEN)
@given(data=aanvragen)
def test_what_the_gate_refuses_is_never_read(data: Any) -> None:
    assert (lees_aanvraag(stelsel(), data) is None) == bool(controleer_aanvraag(stelsel(), data))


@proef
@given(
    data=aanvraag(),
    toeval=st.randoms(use_true_random=False),
    kwaad=st.sampled_from(
        [True, -3, 1e12, "9**9", [], {}, "", "1302-07-11", float("nan"), 745, "voldaan", 10**17]
    ),
)
def test_one_wrong_value_is_never_read(data: dict[str, Any], toeval: Any, kwaad: Any) -> None:
    plekken = [
        (perioden, per)
        for instanties in data.values()
        for inhoud in instanties.values()
        for perioden in inhoud.values()
        if isinstance(perioden, dict)
        for per in perioden
    ]
    if not plekken:
        return
    perioden, per = toeval.choice(plekken)
    perioden[per] = kwaad
    fouten = controleer_aanvraag(stelsel(), data)
    assert (lees_aanvraag(stelsel(), data) is None) == bool(fouten)


def test_every_variable_in_a_year_in_which_the_law_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Together where it can be, and month by month where it has to be: both ways are walked here."""
    monkeypatch.setattr(gate, "MAX_BEREKENINGEN", 12 * len(VARIABELEN))
    monkeypatch.setattr(gate, "MAX_CELLEN", 25 * len(VARIABELEN))
    maanden = [f"2026-{maand:02d}" for maand in range(1, 13)]
    deze = systeem("serv_2025").stelsel
    assert veranderd(deze, periode(maanden[0]), periode(maanden[-1]))
    data: dict[str, Any] = {"personen": {"An": {}, "Bo": {}}}
    for naam in VARIABELEN:
        variabele = deze.variables[naam]
        meervoud = variabele.entity.plural
        instanties = data.setdefault(meervoud, {"An": {}, "Bo": {}})
        per = {DateUnit.MONTH: maanden, DateUnit.YEAR: ["2026"]}.get(
            variabele.definition_period, ["ETERNITY"]
        )
        for inhoud in instanties.values():
            inhoud[naam] = dict.fromkeys(per)
    for entiteit in deze.group_entities:
        for naam, inhoud in data.get(entiteit.plural, {}).items():
            inhoud[entiteit.roles[0].plural] = [naam]
    data["personen"]["An"]["activiteit_uren"] = dict.fromkeys(maanden, 61.5)
    data["personen"]["Bo"]["wijk_werken_start"] = {"ETERNITY": "2025-08-31"}
    assert uitkomst(deze, data, snel=True) == uitkomst(deze, data, snel=False)
    soorten = [recept.kijkt for recept in deze.__dict__["_recepten"].values()]
    assert any(soorten)
    assert not all(soorten)


def test_months_together_are_the_months_apart() -> None:
    maanden = [periode(f"2026-{maand:02d}") for maand in range(1, 13)]
    samen, apart = SamenSimulatie(stelsel(), 2, None, maanden), bouw(stelsel(), 2)
    for simulatie in (samen, apart):
        simulatie.zet("activiteit_uren", "2026-02", np.array([30.0, 61.0]))
    for naam in ("wijk_werken_vergoeding", "wijk_werken_uren_over_in_jaar", "wijk_werken_recht"):
        for maand in maanden:
            een, ander = samen.calculate(naam, maand), apart.calculate(naam, maand)
            assert een.dtype == ander.dtype
            assert np.asarray(een).tobytes() == np.asarray(ander).tobytes()


def test_a_formula_cannot_look_at_months_together() -> None:
    for kijk in (
        lambda: MAANDEN.start,
        lambda: str(MAANDEN),
        lambda: hash(MAANDEN),
        lambda: {MAANDEN: 1},
        lambda: MAANDEN[0],
        lambda: list(MAANDEN),
    ):
        with pytest.raises(Kijkt):
            kijk()


def vraagt(naam: str, ander: str) -> type[Variable]:
    """A variable that is another one."""
    return type(
        naam,
        (Variable,),
        {
            "value_type": float,
            "entity": Persoon,
            "definition_period": DateUnit.MONTH,
            "label": naam,
            "formula": lambda persoon, per: persoon(ander, per),
        },
    )


def test_variables_that_ask_each_other_are_an_error_here_too() -> None:
    rond = TaxBenefitSystem([Persoon])
    rond.add_variables(vraagt("heen", "terug"), vraagt("terug", "heen"))
    simulatie = SamenSimulatie(rond, 1, None, [periode("2026-01"), periode("2026-02")])
    with pytest.raises(SpiraalFout, match="heen vraagt zichzelf"):
        simulatie.calculate("heen", "2026-01")
