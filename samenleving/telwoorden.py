"""Whole numbers as Dutch words, and back: `telwoord(60000) == "zestigduizend"`.

Spelling of the Woordenlijst Nederlandse Taal: one word up to and including *duizend*, a space after it, a
trema where two vowels would run together (tweeëntwintig), accents only on the bare number one.
"""

from __future__ import annotations

import re
from functools import lru_cache

HOOGSTE = 999_999

_KLEIN = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_HONDERD, _DUIZEND = 100, 1000


def _onder_honderd(getal: int) -> str:
    if getal < len(_KLEIN):
        return _KLEIN[getal]
    tiental, eenheid = divmod(getal, 10)
    woord = _TIENTALLEN[tiental - 2]
    if not eenheid:
        return woord
    voor = _KLEIN[eenheid]
    return voor + ("ën" if voor.endswith("e") else "en") + woord


def _onder_duizend(getal: int) -> str:
    honderdtal, rest = divmod(getal, _HONDERD)
    voor = "" if not honderdtal else ("" if honderdtal == 1 else _KLEIN[honderdtal]) + "honderd"
    return voor + (_onder_honderd(rest) if rest or not honderdtal else "")


def telwoord(getal: int) -> str:
    """Write 0 to 999 999 in words; raises `ValueError` outside that range."""
    if not 0 <= getal <= HOOGSTE:
        raise ValueError(f"{getal} kan niet voluit geschreven worden: 0 tot en met {HOOGSTE} kan wel")
    if getal == 1:
        return "één"
    duizendtal, rest = divmod(getal, _DUIZEND)
    if not duizendtal:
        return _onder_duizend(rest)
    voor = ("" if duizendtal == 1 else _onder_duizend(duizendtal)) + "duizend"
    return voor + (" " + _onder_duizend(rest) if rest else "")


@lru_cache(maxsize=1)
def _waarden() -> dict[str, int]:
    return {_onder_duizend(getal): getal for getal in range(_DUIZEND)}


def van_telwoord(tekst: str) -> int:
    """The number that `telwoord` writes as `tekst`; raises `ValueError` for other words."""
    if tekst == "één":
        return 1
    voor, duizend, na = tekst.partition("duizend")
    woorden = _waarden()
    try:
        if not duizend:
            getal = woorden[voor]
        else:
            rest = na.lstrip(" \u00a0\u202f")
            getal = (woorden[voor] if voor else 1) * _DUIZEND + (woorden[rest] if rest else 0)
    except KeyError:
        getal = -1
    if getal < 0 or telwoord(getal) != tekst.replace("\u00a0", " ").replace("\u202f", " "):
        raise ValueError(f"“{tekst}” is geen geheel getal in woorden, zoals twaalf of zestigduizend")
    return getal


def _patroon() -> str:
    klein = "|".join(sorted((re.escape(woord) for woord in _KLEIN), key=len, reverse=True))
    tientallen = "|".join(_TIENTALLEN)
    onder_honderd = rf"(?:(?:{klein})?(?:[eë]n)?(?:{tientallen})|{klein})"
    onder_duizend = rf"(?:(?:(?:{klein})?honderd)(?:{onder_honderd})?|{onder_honderd})"
    # the bare word “een” is an article, not a number
    duizendtal = rf"{onder_duizend}?duizend(?:[ \u00a0\u202f]{onder_duizend})?"
    return rf"(?:één|(?!een\b)(?:{duizendtal}|{onder_duizend}))"


EEN = _patroon()
"""Pattern of one numeral in words, without groups; `van_telwoord` has the last word on what it finds."""
