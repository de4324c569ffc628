"""Watch what a page does while somebody reads it: where it asks, what it keeps, what it complains of."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

# A form that was filled in wrongly is answered with 400, a page that is not there with 404, and Chromium
# writes a line on the console for each; a test that wants a good answer asks for the status itself.
_ANTWOORD_4XX = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d ")


# The workbench keeps a proposal in its tab, and says so; nothing else keeps anything.
_IN_HET_TABBLAD = "() => !location.pathname.startsWith('/werkbank') && sessionStorage.length > 0"


class Bewaking:
    """What went wrong in one context; `klachten` is empty when nothing did.

    Attributes:
        oorsprongen: the addresses that count as home.
        vragen: every request, as (method, address).
        bewaart: a page may keep something in the browser (a documentation site remembers light or dark).
        vragen_in_adres: an address may hold a query (a search page does, a calculator never).
    """

    def __init__(
        self,
        context: BrowserContext,
        oorsprongen: tuple[str, ...],
        *,
        bewaart: bool = False,
        vragen_in_adres: bool = False,
    ) -> None:
        self.vragen: list[tuple[str, str]] = []
        self._context, self._thuis = context, tuple(f"{oorsprong}/" for oorsprong in oorsprongen)
        self._bewaart, self._vragen_in_adres = bewaart, vragen_in_adres
        self._gezien: list[str] = []
        context.on("request", self._vraag)
        context.on("console", self._melding)
        context.on("weberror", lambda fout: self._gezien.append(f"fout in een script: {fout.error}"))

    def _vraag(self, vraag: Request) -> None:
        self.vragen.append((vraag.method, vraag.url))
        if vraag.url.startswith(("data:", "blob:")):
            return
        if not vraag.url.startswith(self._thuis):
            self._gezien.append(f"vraagt iets aan een andere site: {vraag.url}")
        elif urlsplit(vraag.url).query and not self._vragen_in_adres:
            self._gezien.append(f"zet iets in het adres: {vraag.url}")

    def _melding(self, melding: ConsoleMessage) -> None:
        if melding.type == "error" and not _ANTWOORD_4XX.match(melding.text):
            self._gezien.append(f"klaagt op de console: {melding.text}")

    def klachten(self) -> list[str]:
        """Everything that should not have happened so far, with what is still in the browser now."""
        klachten = list(dict.fromkeys(self._gezien))
        klachten += [f"zet een koekje: {koekje['name']}" for koekje in self._context.cookies()]
        if not self._bewaart:
            staat = self._context.storage_state()
            klachten += [f"bewaart iets in de browser: {plek}" for plek in staat["origins"]]
            klachten += [
                f"bewaart iets in het tabblad: {bladzijde.url}"
                for bladzijde in self._context.pages
                if bladzijde.url.startswith(self._thuis) and bladzijde.evaluate(_IN_HET_TABBLAD)
            ]
        return klachten
