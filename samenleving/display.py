"""How values look to a reader: amounts, numbers, dates, choices and answers.

Quoting the law has rules of its own (`samenleving.formats`); this module serves reports, pages and messages.
Everything is in Dutch unless another language of `messages.TALEN` is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from samenleving.law import Parameterinfo, eenheden
from samenleving.messages import TAAL, bericht

LANDINSTELLING = {"nl": Locale("nl", "BE"), "fr": Locale("fr", "BE"), "en": Locale("en", "GB")}
"""Read once: by name, Babel would look up the language for every number."""
NBSP = "\u00a0"
_GROEPEREN_VANAF = 10_000
_PROCENT = 100
_MEERVOUD_VANAF = {"fr": 2}
"""French counts in the plural from two on (1,50 euro); the other languages for all that is not one."""
_WOORD_VAN_EEN_LETTER = ("U ", "A ", "À ")
"""Words that lose their capital inside a sentence like any other; another single letter is a name."""
_CENT = Decimal("0.01")
NIET_BEPAALD = "niet bepaald"

ZEKERHEDEN = {
    "TEXT": "wettekst gezien",
    "TEXT_FR": "Franse wettekst gezien",
    "NL_GECITEERD": "Nederlandse tekst gezien zoals VDAB hem aanhaalt",
    "SEED": "zo in het advies of de brief",
    "SEC": "secundaire bron gezien",
    "CALC": "berekend",
    "LEZING": "een lezing, niet de tekst",
    "ONTWERP": "ontwerpruimte, geen recht",
}
"""What the confidence codes of references mean; codes may be joined by a plus sign."""


def getal(waarde: float | int | Decimal, decimalen: int = 0, taal: str = TAAL) -> str:
    """A number as the language writes it: at least so many decimals, never more than it has."""
    exact = Decimal(str(waarde))
    patroon = "#,##0" if abs(exact) >= _GROEPEREN_VANAF else "0"
    if exact == exact.to_integral_value() and not decimalen:
        return format_decimal(exact, patroon, locale=LANDINSTELLING[taal])
    meer = max(0, 10 - decimalen)
    return format_decimal(exact, f"{patroon}.{'0' * decimalen}{'#' * meer}", locale=LANDINSTELLING[taal])


def euro(waarde: float | int | Decimal, taal: str = TAAL) -> str:
    """An amount paid out, to the cent: `246,00 euro`."""
    afgerond = Decimal(str(waarde)).quantize(_CENT, ROUND_HALF_UP)
    patroon = "#,##0.00" if abs(afgerond) >= _GROEPEREN_VANAF else "0.00"
    tekst = format_decimal(afgerond, patroon, locale=LANDINSTELLING[taal])
    return f"{tekst}{NBSP}{naam_van_eenheid('euro', afgerond, taal)}"


def datum(waarde: date | str, taal: str = TAAL) -> str:
    """A date in words: `1 januari 2027`, `1er janvier 2027`."""
    dag = date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    patroon = "d'er' MMMM y" if taal == "fr" and dag.day == 1 else "d MMMM y"
    return format_date(dag, patroon, locale=LANDINSTELLING[taal])


def maand(waarde: str, taal: str = TAAL) -> str:
    """A month in words, from `JJJJ-MM`: `januari 2027`."""
    return format_date(date.fromisoformat(f"{waarde}-01"), "MMMM y", locale=LANDINSTELLING[taal])


def korte_maand(waarde: str, taal: str = TAAL) -> str:
    """A month with its short name, from `JJJJ-MM`: `jan 2027`."""
    return format_date(date.fromisoformat(f"{waarde}-01"), "MMM y", locale=LANDINSTELLING[taal])


def naam_van_eenheid(eenheid: str, waarde: float | int | Decimal, taal: str = TAAL) -> str:
    """The name of a unit behind a number: `maand` for one, `maanden` for more."""
    grens = _MEERVOUD_VANAF.get(taal)
    is_een = -grens < waarde < grens if grens else waarde == 1
    if taal == TAAL:
        soort = eenheden()[eenheid]
        return soort.een if is_een else soort.meer
    return bericht(f"eenheden.{eenheid}.{'een' if is_een else 'meer'}", f"wet.{taal}")


def toon(waarde: Any, eenheid: str, keuzes: Mapping[str, str] | None = None, taal: str = TAAL) -> str:
    """A value with its unit, as a reader expects it: `4,10 euro per uur`, `60 uur per maand`, `ja`."""
    if isinstance(waarde, bool):
        return bericht(f"antwoord.{'ja' if waarde else 'nee'}", taal)
    if isinstance(waarde, str):
        if eenheid == "datum":
            return datum(waarde, taal)
        return (keuzes or {}).get(waarde, waarde)
    soort = eenheden()[eenheid]
    if soort.procent:
        spatie = NBSP if taal == "fr" else ""
        return f"{getal(round(float(waarde) * _PROCENT, 6), taal=taal)}{spatie}%"
    tekst = getal(waarde, soort.decimalen, taal)
    return f"{tekst}{NBSP}{naam_van_eenheid(eenheid, waarde, taal)}".strip()


def toon_parameter(info: Parameterinfo, waarde: Any, taal: str = TAAL) -> str:
    """A value of a parameter, with its unit or the words of its choice."""
    return toon(waarde, info.eenheid, info.keuzes, taal)


def zekerheid(code: str) -> str:
    """A confidence code in words: `SEED+SEC` is *zo in het advies of de brief; secundaire bron gezien*."""
    return "; ".join(ZEKERHEDEN[deel] for deel in code.split("+"))


def in_de_zin(label: str) -> str:
    """A label inside a sentence: without its capital, unless it starts with an abbreviation or a letter."""
    if label.startswith("Eén"):
        return f"één{label[len('Eén') :]}"
    is_naam = label[:2].isupper() and not label.startswith(_WOORD_VAN_EEN_LETTER)
    return label if is_naam else label[:1].lower() + label[1:]


def opsomming(delen: Sequence[str], slot: str = "en") -> str:
    """Words as a Dutch list: `a, b en c`; at least one."""
    *voor, laatste = delen
    return f"{', '.join(voor)} {slot} {laatste}" if voor else laatste
