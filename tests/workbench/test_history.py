"""Undo and redo travel as data, and never grow without bound."""

from __future__ import annotations

import json

import pytest

from samenleving.errors import InvoerFout
from samenleving.workbench import history
from samenleving.workbench.concept import Bewerking
from samenleving.workbench.edits import nieuw
from samenleving.workbench.history import begin_met, naar_json_geschiedenis, uit_json_geschiedenis

PAD = "wijk_werken.vergoeding.per_uur"


def stap(tekst: str) -> Bewerking:
    return Bewerking("waarde", PAD, tekst)


def test_back_and_forth() -> None:
    begin = begin_met(nieuw())
    een = begin.doe(stap("4,50"))
    twee = een.doe(stap("5"))
    assert twee.concept.waarden[PAD] == "5"
    assert twee.vorige == een.concept
    terug = twee.ongedaan()
    assert terug.concept == een.concept
    assert terug.opnieuw() == twee
    assert terug.ongedaan().ongedaan().concept == begin.concept
    assert not begin.kan_ongedaan
    assert not twee.kan_opnieuw
    assert [(r.tekst, r.gedaan) for r in terug.regels()] == [
        ("Vergoeding per begonnen uur: 4,50 euro per uur", True),
        ("Vergoeding per begonnen uur: 5,00 euro per uur", False),
    ]
    assert terug.doe(stap("6")).stappen == ((stap("4,50"),), (stap("6"),))
    assert uit_json_geschiedenis(naar_json_geschiedenis(terug)) == terug


def test_a_step_that_changes_nothing_is_none() -> None:
    begin = begin_met(nieuw())
    assert begin.doe(stap("4,10")) is begin


def test_old_steps_fold_into_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAX_STAPPEN", 2)
    nu = begin_met(nieuw())
    for cent in (20, 30, 40, 50):
        nu = nu.doe(stap(f"4,{cent}"))
    assert len(nu.stappen) == 2
    assert nu.begin.waarden[PAD] == "4.3"
    assert nu.concept.waarden[PAD] == "4.5"


@pytest.mark.parametrize(
    "schade",
    [
        {"plaats": 9},
        {"plaats": True},
        {"stappen": [[["waarde", PAD]]]},
        {"stappen": [[["wis", PAD, "1"]]]},
        {"stappen": [[]]},
        {"stappen": [[["waarde", PAD, "veel"]]], "plaats": 1},
        {"begin": {}},
    ],
)
def test_what_was_tampered_with_is_refused(schade: dict[str, object]) -> None:
    data = json.loads(naar_json_geschiedenis(begin_met(nieuw())))
    with pytest.raises(InvoerFout):
        uit_json_geschiedenis(json.dumps(data | schade))
