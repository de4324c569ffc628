"""Somebody who writes rules at the workbench: with the mouse or the keyboard, with JavaScript or without."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.reiziger import Hand, Muis

KLAAR_MET_REKENEN = "() => !document.querySelector('#werk[data-uitgesteld], #werk[aria-busy], .htmx-request')"
LANG = 120_000
MEESTE_KEUZES = 40
EVEN = 20


class Werker:
    """One drafter with one page."""

    def __init__(self, page: Page, hand: Hand | None = None, *, js: bool = True) -> None:
        self.page, self.hand, self.js = page, hand or Muis(), js

    def open(self, adres: str = "/werkbank/") -> None:
        """The first page."""
        self.page.goto(adres)

    def veld(self, soort: str, sleutel: str) -> Locator:
        """The field of a provision."""
        return self.page.locator(f'[name="w:{soort}:{sleutel}"]')

    def zoek(self, tekst: str) -> None:
        """Search among the provisions."""
        self.hand.typ(self.page.locator("#zoek-tekst"), tekst)
        self._enter()

    def zet(self, soort: str, sleutel: str, waarde: str) -> None:
        """Type another number in a sentence, or choose something else."""
        veld = self.veld(soort, sleutel)
        if veld.evaluate("(el) => el.tagName") == "SELECT":
            self._kies(veld, waarde)
        else:
            self.hand.typ(veld, waarde)
            self._enter()

    def _kies(self, veld: Locator, waarde: str) -> None:
        """Choose as people do: with the mouse from the list, or with the arrows through the closed list."""
        if isinstance(self.hand, Muis):
            veld.select_option(waarde)
        else:
            self.hand.naar(veld)  # type: ignore[attr-defined]
            self.page.keyboard.press("Home")
            for _ in range(MEESTE_KEUZES):
                if veld.input_value() == waarde:
                    break
                self.page.keyboard.press("ArrowDown")
            assert veld.input_value() == waarde
        if self.js:
            self.rust()
        else:
            self.druk('button[name="actie"][value="toepassen"]:not(.onzichtbaar)')

    def _enter(self) -> None:
        if self.js:
            self.page.keyboard.press("Enter")
            self.rust()
        else:
            with self.page.expect_navigation(timeout=LANG):
                self.page.keyboard.press("Enter")

    def rust(self) -> None:
        """Wait until nothing is being computed any more."""
        self.page.wait_for_timeout(60)
        self.page.wait_for_function(KLAAR_MET_REKENEN, timeout=LANG)

    def druk(self, knop: str | Locator) -> None:
        """Press a button that answers with a whole page."""
        doel = self.page.locator(knop).first if isinstance(knop, str) else knop
        with self.page.expect_navigation(timeout=LANG):
            self.hand.druk(doel)

    def actie(self, waarde: str) -> None:
        """Press the button that does this; with JavaScript some answer in place."""
        knop = self.page.locator(f'button[name="actie"][value="{waarde}"]').first
        if self.js and self.page.locator("#werk[hx-post]").count() and not knop.get_attribute("data-heel"):
            self.hand.druk(knop)
            self.rust()
        else:
            self.druk(knop)

    def blad(self, naam: str) -> None:
        """Go to another sheet."""
        self.druk(f'.wb-bladen button[name="blad"][value="{naam}"]')
        expect(self.page.locator('.wb-bladen [aria-current="page"]')).to_have_attribute("value", naam)

    def wijzigingen(self) -> str:
        """How many changes there are, as the page tells it."""
        return self.page.locator("#wijzigingen > summary").inner_text()

    def download(self, knop: str | Locator) -> tuple[str, bytes]:
        """Press a button that gives a file: its name and what is in it."""
        doel = self.page.locator(knop).first if isinstance(knop, str) else knop
        with self.page.expect_download(timeout=LANG) as gekregen:
            self.hand.druk(doel)
        return gekregen.value.suggested_filename, Path(gekregen.value.path()).read_bytes()

    def dossier(self) -> dict[str, bytes]:
        """Have the complete file made, follow it, and take it away: its files by name."""
        self.blad("in_en_uit")
        self.druk('button[name="taak"][value="dossier"]')
        expect(self.page.locator("#taak a.knop")).to_be_visible(timeout=LANG)
        _, inhoud = self.download("#taak a.knop")
        return uitgepakt(inhoud)

    def als_zip(self) -> bytes:
        """My proposal as a zip."""
        self.blad("in_en_uit")
        return self.download('button[name="stuk"][value="voorstel|zip"]')[1]


class Poort:
    """Holds what a page asks of the workbench without leaving, until somebody lets it through."""

    def __init__(self, page: Page) -> None:
        self._page, self.wachtend, self.gevraagd = page, list[Route](), 0
        self._dicht = True
        page.route("**/werkbank/", self._houd)

    def _houd(self, vraag: Route) -> None:
        if self._dicht and "hx-request" in vraag.request.headers:
            self.gevraagd += 1
            self.wachtend.append(vraag)
        else:
            vraag.continue_()

    def wacht(self, aantal: int = 1) -> None:
        """Until this many questions wait at the gate."""
        for _ in range(LANG // EVEN):
            if len(self.wachtend) >= aantal:
                return
            self._page.wait_for_timeout(EVEN)
        raise AssertionError(f"er kwamen {len(self.wachtend)} vragen")

    def laat_door(self) -> None:
        """Let the first one through, and wait for the answer."""
        vraag = self.wachtend.pop(0)
        with self._page.expect_response(lambda antwoord: antwoord.request == vraag.request):
            vraag.continue_()

    def open(self) -> None:
        """Hold nothing any more; wait until all is answered."""
        self._dicht = False
        while self.wachtend:
            self.wachtend.pop(0).continue_()
        self._page.wait_for_timeout(EVEN)
        self._page.wait_for_function(KLAAR_MET_REKENEN, timeout=LANG)


def uitgepakt(inhoud: bytes) -> dict[str, bytes]:
    """The files of a zip, without the folder that holds them."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam.split("/", 1)[-1]: zip_.read(naam) for naam in zip_.namelist() if not naam.endswith("/")}
