"""Journeys of people through the calculator, each page looked at on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import mensen
from tests.browser.kijker import Kijker
from tests.browser.reiziger import Reiziger

TALEN = {"nl": ""}
taal_van_de_reis = pytest.mark.parametrize("taal", TALEN.values(), ids=TALEN)

REIZEN = {
    "An, klaar om te beginnen": (mensen.AN, "voldaan"),
    "Fatima, leefloon, wordt door het OCMW gestuurd": (mensen.FATIMA, "voldaan"),
    "Jan, 14 maanden werkloos": (mensen.JAN, "te_beoordelen"),
    "Maria, lang werkloos, halfweg haar uren": (mensen.MARIA, "voldaan"),
    "Pieter, kan meer dan halftijds": (mensen.PIETER, "niet_voldaan"),
    "Lucia, woont in Brussel": (mensen.LUCIA_BRUSSEL, "niet_voldaan"),
    "iemand die niets weet": (mensen.IEMAND, "niet_bekend"),
    "vzw De Brug zoekt hulp": (mensen.VZW, "voldaan"),
    "Rosa zoekt hulp in huis": (mensen.ROSA, "niet_voldaan"),
}


@taal_van_de_reis
@pytest.mark.parametrize(("antwoorden", "toestand"), REIZEN.values(), ids=REIZEN)
def test_reis(
    pagina: Callable[..., Page], bekijk: Kijker, taal: str, antwoorden: mensen.Antwoorden, toestand: str
) -> None:
    page = pagina()
    reiziger = Reiziger(page, taal=taal)

    def kijk(vraag: str) -> None:
        bekijk(page, f"resultaat {toestand} {antwoorden['route']}" if vraag == "resultaat" else vraag)

    reiziger.open()
    bekijk(page, "start")
    reiziger.tot_resultaat(antwoorden, kijk)
    assert page.locator(f"section.uitkomst-{toestand}").count() == 1, reiziger.kop()
