"""Every way to fill in a question wrongly, in three languages: what the page says, and where it leads."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser import mensen
from tests.browser.kijker import Kijker
from tests.browser.reiziger import Antwoord, Reiziger
from tests.browser.talen import in_elke_taal

# Per message: whose answers, the question, what is typed, the field to which the message leads.
FOUTEN: dict[str, tuple[mensen.Antwoorden, str, Antwoord, str]] = {
    "getal_leeg": (mensen.AN, "uren", "", "antwoord"),
    "getal_fout": (mensen.AN, "uren", "veertig", "antwoord"),
    "getal_negatief": (mensen.AN, "uren", "-3", "antwoord"),
    "getal_groot": (mensen.AN, "uren", "745", "antwoord"),
    "getal_geheel": (mensen.VZW, "hulp_uren", "7,5", "antwoord"),
    "datum_leeg": (mensen.AN, "werkzoekend_sinds", ("", "3", ""), "jaar"),
    "dag_leeg": (mensen.MARIA, "start", ("", "3", "2026"), "dag"),
    "datum_fout": (mensen.AN, "werkzoekend_sinds", ("31", "2", "2025"), "dag"),
    "datum_toekomst": (mensen.AN, "werkzoekend_sinds", ("1", "12", "2026"), "jaar"),
    "datum_oud": (mensen.AN, "werkzoekend_sinds", ("1", "1", "202"), "jaar"),
}


@in_elke_taal
def test_elke_fout(pagina: Callable[..., Page], bekijk: Kijker, taal: str) -> None:
    page = pagina()
    reiziger = Reiziger(page, taal=taal)
    reiziger.begin()
    reiziger.knop("verder")
    bekijk(page, "fout kies")
    for naam, (wie, vraag, antwoord, veld) in FOUTEN.items():
        reiziger.open()
        eerder = {id_: wat for id_, wat in mensen.verstopt(wie).items() if id_ != vraag}
        reiziger.spring(eerder, f"wijzig:{vraag}")
        reiziger.antwoord(antwoord)
        assert reiziger.vraag() == vraag
        melding = page.locator(".foutenlijst a")
        assert melding.get_attribute("href") == f"#{veld}", naam
        assert page.locator(f"#{veld}").get_attribute("aria-invalid") == "true", naam
        assert melding.inner_text() in page.locator("#fout").inner_text()
        melding.click()
        assert page.evaluate("document.activeElement.id") == veld, naam
        bekijk(page, f"fout {naam}")
    assert not page.url.endswith("?")


@in_elke_taal
def test_allebei_ingevuld(pagina: Callable[..., Page], bekijk: Kijker, taal: str) -> None:
    page = pagina()
    reiziger = Reiziger(page, taal=taal)
    reiziger.open()
    reiziger.spring(mensen.verstopt(mensen.AN), "wijzig:uren")
    page.locator("#weet-niet").check()
    reiziger.knop("verder")
    assert reiziger.vraag() == "uren"
    bekijk(page, "fout allebei")


@in_elke_taal
def test_een_bladzijde_die_niet_bestaat(pagina: Callable[..., Page], bekijk: Kijker, taal: str) -> None:
    page = pagina()
    antwoord = page.goto(f"{taal}/bestaat-niet")
    assert antwoord is not None
    assert antwoord.status == 404
    bekijk(page, "bestaat niet")
    page.locator("main a").first.click()
    assert page.url.endswith(f"{taal}/")
