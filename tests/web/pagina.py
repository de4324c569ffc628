"""What stands on a page of the calculator."""

from __future__ import annotations

import re
from html import unescape

from werkzeug.test import TestResponse


def gewoon(tekst: str) -> str:
    """The text with ordinary spaces."""
    return tekst.replace("\u00a0", " ")


def tekst(pagina: TestResponse) -> str:
    """What a reader sees, without markup."""
    return re.sub(r"\s+", " ", gewoon(unescape(_zonder_labels(pagina.text))))


def h1(pagina: TestResponse) -> list[str]:
    """The headings of the first level."""
    koppen = re.findall(r"<h1>(.*?)</h1>", pagina.text, re.DOTALL)
    return [re.sub(r"\s+", " ", _zonder_labels(kop)).strip() for kop in koppen]


def vorm(pagina: TestResponse) -> str:
    """The markup of the form that carries the answers."""
    return pagina.text.split('id="antwoorden"', 1)[1].split("</form>", 1)[0]


def verborgen(pagina: TestResponse) -> dict[str, str]:
    """The hidden fields of that form."""
    paren = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', vorm(pagina))
    return {naam: unescape(waarde) for naam, waarde in paren}


def _zonder_labels(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)
