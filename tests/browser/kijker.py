"""Look at one state of a page as people with different eyes, screens and hands would."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.toegankelijk import axe, buiten_beeld

BEELDEN = "SAMENLEVING_BEELDEN"
DOCSBEELDEN = "SAMENLEVING_DOCSBEELDEN"
SMAL, GEZOOMD = 320, 640
KLEUREN = ("color-contrast", "link-in-text-block")
BEELD_IN_DOCS = Path(__file__).resolve().parents[2] / "docs" / "beeld"

# Every element by tag and classes, with its parent's.
_PAREN = """() => {
  const soort = (el) => el ? el.tagName + '.' + [...el.classList].join('.') : '';
  return [...new Set([...document.querySelectorAll('body, body *')]
    .map((el) => `${soort(el.parentElement)} > ${soort(el)}`))];
}"""
_VOUW_OPEN = """() => document.querySelectorAll('details:not([open])').forEach((vouw) => {
  vouw.dataset.gevouwen = '';
  vouw.open = true;
})"""
_VOUW_TOE = """() => document.querySelectorAll('details[data-gevouwen]').forEach((vouw) => {
  delete vouw.dataset.gevouwen;
  vouw.open = false;
})"""


class Kijker:
    """Checks each named state once in a session, and keeps a screenshot of what is wrong.

    Attributes:
        bevindingen: what is wrong, one line each with the name of the state.
    """

    def __init__(self, map_: Path, gezien: set[str]) -> None:
        self._map, self._gezien = map_, gezien
        self.bevindingen: list[str] = []

    def __call__(
        self, page: Page, naam: str, *, smal: int = SMAL, koppen: bool = True, zonder: tuple[str, ...] = ()
    ) -> None:
        """Check the state `naam`: axe in light and dark, 320 px and 200 % zoom, language, heading, title.

        Args:
            page: a page of a context with JavaScript, which axe needs.
            naam: the state; a state seen before in this session (in this language) is not looked at again.
            smal: the narrowest width at which the page must fit.
            koppen: one h1 is wanted; leave out for what is no page of its own.
            zonder: rules of axe that do not count here; say why where you name them.
        """
        taal = page.evaluate("document.documentElement.lang")
        sleutel = f"{taal} {naam}"
        if sleutel in self._gezien:
            return
        self._gezien.add(sleutel)
        groot = page.viewport_size or {"width": 1280, "height": 800}
        self._foto(page, naam)
        # What is folded is part of the page too.
        page.evaluate(_VOUW_OPEN)
        nieuw = self._nieuwe_kleuren(page)
        fouten = self._algemeen(page, koppen=koppen)
        fouten += axe(page, zonder=zonder if nieuw else (*zonder, *KLEUREN))
        if nieuw:
            page.emulate_media(color_scheme="dark")
            fouten += [f"donker: {fout}" for fout in axe(page, *KLEUREN, zonder=zonder)]
            self._foto(page, f"{naam}.donker")
            page.emulate_media(color_scheme="light")
        for breedte, woord in ((GEZOOMD, "200 % zoom"), (smal, f"{smal} px")):
            if breedte < groot["width"]:
                page.set_viewport_size({"width": breedte, "height": groot["height"]})
                fouten += [f"{woord}: {fout}" for fout in buiten_beeld(page)]
        fouten += [f"{smal} px: {fout}" for fout in axe(page, "target-size", zonder=zonder)]
        self._foto(page, f"{naam}.{smal}")
        page.set_viewport_size(groot)
        page.evaluate(_VOUW_TOE)
        if fouten:
            self._foto(page, naam, altijd=True)
        self.bevindingen += [f"[{taal}] {naam}: {fout}" for fout in fouten]

    def _nieuwe_kleuren(self, page: Page) -> bool:
        """Whether the page has an element in a place that no page before it had.

        Comparing colours is most of the work, and colours come from the kind of an element and of what holds
        it: another question in another language is no other colour.
        """
        paren = set(page.evaluate(_PAREN))
        nieuw = not paren <= self._gezien
        self._gezien |= paren
        return nieuw

    def _algemeen(self, page: Page, *, koppen: bool) -> list[str]:
        fouten = []
        if not page.title().strip():
            fouten.append("geen titel")
        if koppen and (aantal := page.locator("h1").count()) != 1:
            fouten.append(f"{aantal} koppen h1")
        if not page.evaluate("document.documentElement.lang"):
            fouten.append("geen taal")
        return fouten

    def _foto(self, page: Page, naam: str, *, altijd: bool = False) -> None:
        """A screenshot: of what is wrong, and of every state in all its views where a folder was asked."""
        if not altijd and not os.environ.get(BEELDEN):
            return
        self._map.mkdir(parents=True, exist_ok=True)
        taal = page.evaluate("document.documentElement.lang")
        page.screenshot(path=self._map / f"{taal}-{naam.replace('/', '_')}.png", full_page=True)


def docsbeeld(page: Page, naam: str, *, volledig: bool = False) -> None:
    """Write `docs/beeld/<naam>.png` anew, only where somebody asked (SAMENLEVING_DOCSBEELDEN=1)."""
    if os.environ.get(DOCSBEELDEN) == "1":
        BEELD_IN_DOCS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=BEELD_IN_DOCS / f"{naam}.png", full_page=volledig)
