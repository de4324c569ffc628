"""Journeys of people through the calculator in Dutch, each page looked at on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import mensen
from tests.browser.kijker import Kijker
from tests.browser.reiziger import Reiziger

REIZEN = {
    "An, klaar om te beginnen": (mensen.AN, "voldaan"),
    "Fatima, leefloon, wordt door het OCMW gestuurd": (mensen.FATIMA, "voldaan"),
    "Jan, 14 maanden werkloos": (mensen.JAN, "te_beoordelen"),
    "Maria, lang werkloos, halfweg haar uren": (mensen.MARIA, "voldaan"),
    "Lucia, woont in Brussel": (mensen.LUCIA_BRUSSEL, "niet_voldaan"),
    "iemand die niets weet": (mensen.IEMAND, "te_beoordelen"),
    "vzw De Brug zoekt hulp": (mensen.VZW, "voldaan"),
    "gemeente met 24 000 inwoners": (mensen.GEMEENTE, "niet_van_toepassing"),
    "de organisator van vier gemeenten": (mensen.ORGANISATOR, "niet_van_toepassing"),
    "Rosa zoekt hulp in huis": (mensen.ROSA, "te_beoordelen"),
}


@pytest.mark.parametrize(("antwoorden", "toestand"), REIZEN.values(), ids=REIZEN)
def test_reis(
    pagina: Callable[..., Page],
    bekijk: Kijker,
    request: pytest.FixtureRequest,
    antwoorden: mensen.Antwoorden,
    toestand: str,
) -> None:
    page = pagina()
    reiziger = Reiziger(page)
    wie = request.node.callspec.id.split(",")[0]

    def kijk(vraag: str) -> None:
        # A question looks the same to everybody; what comes out of it does not.
        bekijk(page, f"{vraag} van {wie}" if vraag in ("controle", "resultaat") else vraag)

    reiziger.open()
    bekijk(page, "start")
    reiziger.tot_resultaat(antwoorden, kijk)
    assert page.locator(f"section.uitkomst-{toestand}").count() == 1, reiziger.kop()
    assert "rekenhulp" in page.url
