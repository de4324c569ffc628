"""Somebody who walks through the calculator: with the mouse, or with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from playwright.sync_api import Locator, Page

from tests.browser.mensen import Antwoord

WEET_NIET = "weet_niet"
MEESTE_VRAGEN = 60
MEESTE_TABS = 120

_AANGEWEZEN = """(el) => {
  const nu = document.activeElement;
  if (!nu || nu === document.body) return null;
  const zichtbaar = nu.closest('label') || nu;
  const stijlen = [nu, zichtbaar].map((e) => getComputedStyle(e));
  const vak = zichtbaar.getBoundingClientRect();
  const x = vak.left + Math.min(vak.width / 2, 20), y = vak.top + vak.height / 2;
  const boven = document.elementFromPoint(x, y);
  return {
    hier: nu === el,
    groep: el.type === 'radio' && nu.type === 'radio' && nu.name === el.name && nu.form === el.form,
    rand: stijlen.some((s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)),
    inBeeld: vak.bottom > 0 && vak.top < innerHeight
      && !!boven && (zichtbaar.contains(boven) || boven.contains(zichtbaar)),
    wat: nu.outerHTML.slice(0, 120),
  };
}"""


_POST = """([adres, velden]) => {
  const vorm = document.createElement('form');
  vorm.method = 'post';
  vorm.action = adres;
  for (const [naam, waarde] of Object.entries(velden)) {
    const veld = document.createElement('input');
    veld.type = 'hidden';
    veld.name = naam;
    veld.value = waarde;
    vorm.append(veld);
  }
  document.body.append(vorm);
  vorm.submit();
}"""


class Hand(Protocol):
    """How somebody operates a page."""

    def druk(self, knop: Locator) -> None:
        """Press a button or follow a link."""

    def kies(self, keuze: Locator) -> None:
        """Choose one option, or tick a box."""

    def typ(self, veld: Locator, tekst: str) -> None:
        """Fill in a field, in the place of what stood there."""


def _loop_door(vraag: str) -> None:
    """Look at nothing on the way."""


class Muis:
    """Clicks, and types where it clicked."""

    def druk(self, knop: Locator) -> None:
        knop.click()

    def kies(self, keuze: Locator) -> None:
        keuze.check()

    def typ(self, veld: Locator, tekst: str) -> None:
        veld.click()
        veld.fill(tekst)


class Toetsen:
    """Tab, Shift, Space, Enter and arrows; every place that gets the focus must show it, within view."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def naar(self, doel: Locator) -> None:
        """Press Tab until the focus is on `doel`, or in the group of radio buttons that holds it."""
        gezien: list[str] = []
        for _ in range(MEESTE_TABS):
            self._page.keyboard.press("Tab")
            stand = doel.evaluate(_AANGEWEZEN)
            if stand is None:
                continue
            assert stand["rand"], f"aan de focus is niets te zien: {stand['wat']}"
            assert stand["inBeeld"], f"de focus staat buiten beeld of achter iets anders: {stand['wat']}"
            gezien.append(stand["wat"])
            if stand["hier"] or stand["groep"]:
                return
        raise AssertionError("met Tab niet te bereiken; wel:\n" + "\n".join(gezien[:20]))

    def druk(self, knop: Locator) -> None:
        self.naar(knop)
        self._page.keyboard.press("Enter")

    def kies(self, keuze: Locator) -> None:
        self.naar(keuze)
        if keuze.get_attribute("type") == "checkbox":
            self._page.keyboard.press("Space")
        elif not keuze.evaluate("(el) => el.checked"):
            self._page.keyboard.press("Space")
            for _ in range(MEESTE_TABS):
                if keuze.evaluate("(el) => el.checked"):
                    break
                self._page.keyboard.press("ArrowDown")
        assert keuze.is_checked()

    def typ(self, veld: Locator, tekst: str) -> None:
        self.naar(veld)
        self._page.keyboard.press("ControlOrMeta+a")
        self._page.keyboard.type(tekst)


class Reiziger:
    """One person on the way through the questions of the calculator, in any language."""

    def __init__(self, page: Page, hand: Hand | None = None, taal: str = "") -> None:
        """`taal` is the start of every address in that language: nothing for Dutch, "/fr", "/en"."""
        self.page, self.hand, self.taal = page, hand or Muis(), taal

    def open(self) -> None:
        """The first page."""
        self.page.goto(f"{self.taal}/")

    def begin(self) -> None:
        """From the first page to the first question."""
        self.open()
        self.knop("begin")

    def knop(self, actie: str) -> None:
        """Press the button that does `actie`, and wait for the page that answers."""
        knop = self.page.locator(f'button[name="actie"][value="{actie}"]:not(.onzichtbaar)').first
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.hand.druk(knop)

    def vraag(self) -> str:
        """The id of the question on the page; empty on any other page."""
        veld = self.page.locator('form[novalidate] input[name="vraag"]')
        return (veld.first.get_attribute("value") or "") if veld.count() else ""

    def vul_in(self, antwoord: Antwoord) -> None:
        """Answer the question on the page, without going on."""
        page = self.page
        keuze = page.locator(f'input[type="radio"][name="antwoord"][value="{antwoord}"]')
        if isinstance(antwoord, tuple):
            for veld, deel in zip(("dag", "maand", "jaar"), antwoord, strict=True):
                if deel:
                    self.hand.typ(page.locator(f"#{veld}"), deel)
        elif keuze.count():
            self.hand.kies(keuze)
        elif antwoord == WEET_NIET:
            self.hand.kies(page.locator(f'input[type="checkbox"][name="{WEET_NIET}"]'))
        else:
            self.hand.typ(page.locator('input[type="text"][name="antwoord"]'), antwoord)

    def antwoord(self, antwoord: Antwoord) -> None:
        """Answer the question on the page and go on."""
        self.vul_in(antwoord)
        self.knop("verder")

    def tot_controle(
        self, antwoorden: Mapping[str, Antwoord], onderweg: Callable[[str], None] = _loop_door
    ) -> list[str]:
        """From the question on the page to the check page; what is not given is "I don't know".

        `onderweg` is called on every question, before it is answered. Returns the questions asked.
        """
        gevraagd: list[str] = []
        while vraag := self.vraag():
            assert vraag not in gevraagd, f"de vraag {vraag} komt twee keer"
            assert len(gevraagd) < MEESTE_VRAGEN
            gevraagd.append(vraag)
            onderweg(vraag)
            self.antwoord(antwoorden.get(vraag, WEET_NIET))
        onbekend = set(antwoorden) - set(gevraagd)
        assert not onbekend, f"niet gevraagd: {sorted(onbekend)}"
        return gevraagd

    def tot_resultaat(
        self, antwoorden: Mapping[str, Antwoord], onderweg: Callable[[str], None] = _loop_door
    ) -> list[str]:
        """From the start page to the result."""
        self.begin()
        gevraagd = self.tot_controle(antwoorden, onderweg)
        onderweg("controle")
        self.knop("resultaat")
        onderweg("resultaat")
        return gevraagd

    def spring(self, antwoorden: Mapping[str, str], actie: str, adres: str = "/rekenhulp") -> None:
        """Straight to the page that `actie` gives for answers given before, as values of the hidden fields.

        Needs JavaScript in the context: the form is made here, not on the page.
        """
        velden = {**{f"a-{vraag}": antwoord for vraag, antwoord in antwoorden.items()}, "actie": actie}
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.evaluate(_POST, [self.taal + adres, velden])

    def kop(self) -> str:
        """The heading of the page."""
        return " ".join(self.page.locator("h1").inner_text().split())

    def tekst(self) -> str:
        """What the page says, folded parts included."""
        return " ".join((self.page.locator("main").text_content() or "").replace("\u00a0", " ").split())
