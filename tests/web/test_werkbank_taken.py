"""Long work: it tells every step, and stops whenever it is told to, also in its last step."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from flask import Flask

from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling, embed, longwork
from samenleving.web.werkbank.state import nieuwe_staat
from samenleving.web.werkbank.tasks import Taak, Taken
from samenleving.workbench import population


def wacht(klaar: Callable[[], bool]) -> None:
    for _ in range(1000):
        if klaar():
            return
        time.sleep(0.02)
    raise AssertionError("het duurt te lang")


def test_who_stops_in_the_last_step_gets_no_outcome() -> None:
    bezig, verder = threading.Event(), threading.Event()

    def werk(taak: Taak) -> str:
        taak.meld("de laatste stap")
        bezig.set()
        verder.wait(10)
        return "uitkomst"

    taak = Taken().begin("t", werk)
    assert bezig.wait(10)
    taak.stop()
    verder.set()
    wacht(lambda: not taak.loopt)
    assert taak.stand == "gestopt"
    assert taak.uitkomst is None


@pytest.fixture(scope="module")
def app() -> Flask:
    return maak_app(werkbank=Instelling())


def test_the_population_stops_after_the_count(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once everybody was counted there are still tables to make: that is a step of its own."""
    stappen: list[tuple[str, int, int]] = []
    gemaakt: list[str] = []

    class Geteld(Taak):
        def meld(self, stap: str, gedaan: int | None = None, totaal: int | None = None) -> None:
            super().meld(stap, gedaan, totaal)
            stappen.append((stap, self.gedaan, self.totaal))
            if stap == "klaar":
                self.stop()

    monkeypatch.setattr(longwork, "bevolkingsstuk", lambda *_: gemaakt.append("tabellen"))
    with app.test_request_context("/werkbank/taak", method="POST", data={"bevolking_naast": "huidig"}):
        werk = longwork.WERK["bevolking"][2](nieuwe_staat())
    with pytest.raises(longwork.Gestopt):
        werk(Geteld("id", "titel", None))
    assert gemaakt == []
    assert stappen[-1][1] < stappen[-1][2]


def test_the_tables_are_made_without_comparing_the_cases_again(monkeypatch: pytest.MonkeyPatch) -> None:
    concept = nieuwe_staat().concept
    gevonden = population.doorrekening(concept, ("huidig",))
    assert gevonden is not None
    gevraagd: list[dict[str, object]] = []
    echt = embed.compare.vergelijk
    monkeypatch.setattr(
        embed.compare,
        "vergelijk",
        lambda *delen, **opties: gevraagd.append({"situaties": delen[4], **opties}) or echt(*delen, **opties),
    )
    assert embed.bevolkingsstuk(concept, gevonden).blokken
    assert gevraagd == [{"situaties": (), "vooruitblik": False, "verkenning": False}]
