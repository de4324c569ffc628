"""Two people at one folder: nothing of either is undone without being asked."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling
from samenleving.workbench.concept import Concept
from samenleving.workbench.store import Werkmap

VERGOEDING = "w:waarde:wijk_werken.vergoeding.per_uur"
UREN = "w:waarde:wijk_werken.uren.max_per_maand"
KIES = "kies:waarde:wijk_werken.vergoeding.per_uur"


class Jurist:
    """Somebody at the workbench, with the hidden fields of the page at hand."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.velden: dict[str, list[str]] = {}
        self._neem(client.get("/werkbank/"))

    def _neem(self, antwoord: TestResponse) -> None:
        self.velden = {}
        for invoer in re.findall(r'<input type="hidden"[^>]*>', antwoord.text):
            naam, waarde = (re.search(rf'{deel}="([^"]*)"', invoer) for deel in ("name", "value"))
            assert naam is not None
            assert waarde is not None
            self.velden.setdefault(naam[1], []).append(html.unescape(waarde[1]))

    def doe(self, actie: str = "toepassen", **velden: Any) -> TestResponse:
        antwoord = self.client.post("/werkbank/", data={**self.velden, "actie": actie, **velden})
        self._neem(antwoord)
        return antwoord


@pytest.fixture
def twee(tmp_path: Path) -> tuple[Jurist, Jurist]:
    """A kept a fee of 4,50 and 70 hours; B opened that and kept 80 hours."""
    client = maak_app(werkbank=Instelling(werkmap=tmp_path)).test_client()
    a, b = Jurist(client), Jurist(client)
    a.doe("bewaar", **{VERGOEDING: "4,50", UREN: "70"})
    b.doe("open_bewaard:mijn_voorstel")
    assert b.doe("bewaar", **{UREN: "80"}).status_code == 200
    return a, b


def bewaard(map_: Path) -> Concept:
    return Werkmap(map_).lees("mijn_voorstel")[0].concept


def knop(antwoord: TestResponse) -> str:
    gevonden = re.search(r'value="(neem_over:[0-9a-f]+)"', antwoord.text)
    assert gevonden is not None
    return gevonden[1]


def test_the_change_of_the_other_stays(twee: tuple[Jurist, Jurist], tmp_path: Path) -> None:
    a, _ = twee
    botsing = a.doe("bewaar", **{VERGOEDING: "4,80", "w:kop:vanaf": "2027-07-01"})
    assert botsing.status_code == 409
    samen = a.doe(knop(botsing))
    assert samen.status_code == 200, samen.text[:500]
    assert bewaard(tmp_path).waarden["wijk_werken.uren.max_per_maand"] == "80"
    a.doe("bewaar")
    uit = bewaard(tmp_path)
    assert uit.waarden == {
        "wijk_werken.uren.max_per_maand": "80",
        "wijk_werken.vergoeding.per_uur": "4.8",
    }
    assert uit.vanaf == "2027-07-01"


def test_what_both_changed_is_chosen(twee: tuple[Jurist, Jurist], tmp_path: Path) -> None:
    a, b = twee
    b.doe("bewaar", **{VERGOEDING: "4,60"})
    botsing = a.doe("bewaar", **{VERGOEDING: "4,80"})
    nog = a.doe(knop(botsing))
    assert nog.status_code == 409
    assert "Kies eerst" in nog.text
    a.doe(knop(nog), **{KIES: "daar"})
    a.doe("bewaar")
    assert bewaard(tmp_path).waarden["wijk_werken.vergoeding.per_uur"] == "4.6"


def test_a_third_version_is_shown_again(twee: tuple[Jurist, Jurist], tmp_path: Path) -> None:
    a, b = twee
    botsing = a.doe("bewaar", **{VERGOEDING: "4,80"})
    b.doe("bewaar", **{UREN: "90"})
    opnieuw = a.doe(knop(botsing))
    assert opnieuw.status_code == 409
    assert "90 uur" in opnieuw.text
    a.doe(knop(opnieuw))
    a.doe("bewaar")
    assert bewaard(tmp_path).waarden["wijk_werken.uren.max_per_maand"] == "90"
    assert bewaard(tmp_path).waarden["wijk_werken.vergoeding.per_uur"] == "4.8"


def test_a_name_that_was_never_opened_asks_everything(twee: tuple[Jurist, Jurist]) -> None:
    ander = Jurist(twee[0].client)
    botsing = ander.doe("bewaar", **{VERGOEDING: "4,50"})
    assert botsing.status_code == 409
    assert "Waar u begon" not in botsing.text
    assert 'name="kies:waarde:wijk_werken.uren.max_per_maand"' in botsing.text
    assert "Kies eerst" in ander.doe(knop(botsing)).text


def test_a_forged_beginning_does_no_harm(twee: tuple[Jurist, Jurist]) -> None:
    a, _ = twee
    a.velden["bewaard"] = [a.velden["bewaard"][0].replace('"4.5"', '"<b>vier</b>"')]
    botsing = a.doe("bewaar", **{VERGOEDING: "4,80"})
    assert botsing.status_code == 409
    assert "<b>vier" not in botsing.text
