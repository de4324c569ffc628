"""The same journey by other means: without JavaScript, on a small screen, zoomed in, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import mensen
from tests.browser.reiziger import WEET_NIET, Reiziger, Toetsen
from tests.browser.talen import in_elke_taal
from tests.browser.toegankelijk import buiten_beeld

# One of every kind of question, and not a page more than that takes.
KORT: mensen.Antwoorden = {
    "route": "werk",
    "gewest": "nee",
    "inkomen": "uitkering",
    "uitkering_sinds": ("", "3", "2026"),
    "beschikbaar": WEET_NIET,
}
HULP: mensen.Antwoorden = {
    **mensen.ROSA,
    "hulp_prijs": WEET_NIET,
}


@in_elke_taal
def test_met_en_zonder_javascript_dezelfde_bladzijden(pagina: Callable[..., Page], taal: str) -> None:
    gezien: dict[bool, list[str]] = {}
    for js in (True, False):
        reiziger = Reiziger(pagina(js=js, breed=320 if not js else 1280), taal=taal)
        teksten = gezien.setdefault(js, [])

        def onthoud(
            vraag: str, reiziger: Reiziger = reiziger, teksten: list[str] = teksten, js: bool = js
        ) -> None:
            teksten.append(f"{vraag}: {reiziger.tekst()}")
            if not js:
                assert buiten_beeld(reiziger.page) == [], vraag

        reiziger.tot_resultaat(HULP, onthoud)
    assert gezien[True] == gezien[False]
    assert len(gezien[True]) > len(HULP)


@in_elke_taal
def test_met_het_toetsenbord_alleen_en_ingezoomd(pagina: Callable[..., Page], taal: str) -> None:
    """From the first page to the result, and back to change an answer; at 200 % zoom, so Tab must scroll."""
    page = pagina(zoom=2)
    toetsen = Toetsen(page)
    reiziger = Reiziger(page, toetsen, taal)
    reiziger.tot_resultaat(KORT)
    assert page.locator("section.uitkomst-niet_voldaan").count() == 1
    voorwaarde = page.locator("ul.voorwaarden summary").first
    toetsen.druk(voorwaarde)
    assert page.locator("ul.voorwaarden details[open]").count() == 1
    reiziger.knop("controle")
    reiziger.knop("wijzig:inkomen")
    reiziger.antwoord("leefloon")
    assert page.locator("dl.antwoorden").count() > 1, "back at the check page"
    assert not page.locator('input[name="a-uitkering_sinds"]').count()


@in_elke_taal
def test_een_fout_met_het_toetsenbord_rechtzetten(pagina: Callable[..., Page], taal: str) -> None:
    page = pagina()
    toetsen = Toetsen(page)
    reiziger = Reiziger(page, toetsen, taal)
    reiziger.begin()
    reiziger.knop("verder")
    assert page.evaluate("document.activeElement.className") == "foutenlijst", "the error is read at once"
    toetsen.druk(page.locator(".foutenlijst a"))
    assert page.evaluate("document.activeElement.id") == "antwoord-1"
    page.keyboard.press("Space")
    reiziger.knop("verder")
    assert reiziger.vraag() == "gewest"


@pytest.mark.parametrize("waar", ["start", "vraag", "controle", "resultaat"])
def test_de_link_naar_de_inhoud_is_de_eerste_en_slaat_over(pagina: Callable[..., Page], waar: str) -> None:
    page = pagina()
    reiziger = Reiziger(page)
    reiziger.open()
    if waar != "start":
        reiziger.spring(mensen.verstopt(mensen.AN), {"vraag": "wijzig:uren"}.get(waar, waar))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0, (
        "in view once it has focus"
    )
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_met_tab_raakt_men_overal_en_nergens_vast(pagina: Callable[..., Page]) -> None:
    """On the longest pages every control gets its turn, in the order of the page."""
    page = pagina()
    reiziger = Reiziger(page)
    for actie in ("controle", "resultaat"):
        reiziger.open()
        reiziger.spring(mensen.verstopt(mensen.MARIA), actie)
        te_bereiken = page.evaluate(_TE_BEREIKEN)
        bereikt = []
        for _ in range(te_bereiken):
            page.keyboard.press("Tab")
            bereikt.append(page.evaluate(_NUMMER))
        assert bereikt == sorted(bereikt), "the order of the page"
        assert len(set(bereikt)) == te_bereiken, "each once"


_TE_BEREIKEN = """() => {
  const soorten = 'a[href], button, input:not([type=hidden]), summary, pre[tabindex]';
  const alle = [...document.querySelectorAll(soorten)]
    .filter((el) => el.tabIndex >= 0 && el.checkVisibility({contentVisibilityAuto: true}));
  alle.forEach((el, plaats) => { el.dataset.plaats = plaats; });
  return alle.length;
}"""
_NUMMER = "() => Number(document.activeElement.dataset.plaats ?? -1)"
