"""How values look to a Dutch reader: amounts, numbers, dates, choices and answers.

Quoting the law has rules of its own (`samenleving.formats`); this module serves reports, pages and messages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from samenleving.law import Parameterinfo, eenheden

TAAL = "nl_BE"
NBSP = "\u00a0"
_GROEPEREN_VANAF = 10_000
_PROCENT = 100
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


def getal(waarde: float | int | Decimal, decimalen: int = 0) -> str:
    """A number with a decimal comma: at least so many decimals, never more than it has."""
    exact = Decimal(str(waarde))
    patroon = "#,##0" if abs(exact) >= _GROEPEREN_VANAF else "0"
    if exact == exact.to_integral_value() and not decimalen:
        return format_decimal(exact, patroon, locale=TAAL)
    meer = max(0, 10 - decimalen)
    return format_decimal(exact, f"{patroon}.{'0' * decimalen}{'#' * meer}", locale=TAAL)


def euro(waarde: float | int | Decimal) -> str:
    """An amount paid out, to the cent: `246,00 euro`."""
    afgerond = Decimal(str(waarde)).quantize(_CENT, ROUND_HALF_UP)
    patroon = "#,##0.00" if abs(afgerond) >= _GROEPEREN_VANAF else "0.00"
    return f"{format_decimal(afgerond, patroon, locale=TAAL)}{NBSP}euro"


def datum(waarde: date | str) -> str:
    """A date in words: `1 januari 2027`."""
    dag = date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    return format_date(dag, "d MMMM y", locale=TAAL)


def maand(waarde: str) -> str:
    """A month in words, from `JJJJ-MM`: `januari 2027`."""
    return format_date(date.fromisoformat(f"{waarde}-01"), "MMMM y", locale=TAAL)


def toon(waarde: Any, eenheid: str, keuzes: Mapping[str, str] | None = None) -> str:
    """A value with its unit, as a reader expects it: `4,10 euro per uur`, `60 uur per maand`, `ja`."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, str):
        if eenheid == "datum":
            return datum(waarde)
        return (keuzes or {}).get(waarde, waarde)
    soort = eenheden()[eenheid]
    if soort.procent:
        return f"{getal(round(float(waarde) * _PROCENT, 6))}%"
    tekst = getal(waarde, soort.decimalen)
    naam = soort.een if waarde == 1 else soort.meer
    return f"{tekst}{NBSP}{naam}".strip()


def toon_parameter(info: Parameterinfo, waarde: Any) -> str:
    """A value of a parameter, with its unit or the words of its choice."""
    return toon(waarde, info.eenheid, info.keuzes)


def zekerheid(code: str) -> str:
    """A confidence code in words: `SEED+SEC` is *zo in het advies of de brief; secundaire bron gezien*."""
    return "; ".join(ZEKERHEDEN[deel] for deel in code.split("+"))


def in_de_zin(label: str) -> str:
    """A label inside a sentence: without its capital, unless it starts with an abbreviation or a letter."""
    if label.startswith("Eén"):
        return f"één{label[len('Eén') :]}"
    return label if label[:2].isupper() or label[1:2] == " " else label[:1].lower() + label[1:]


def opsomming(delen: Sequence[str], slot: str = "en") -> str:
    """Words as a Dutch list: `a, b en c`; at least one."""
    *voor, laatste = delen
    return f"{', '.join(voor)} {slot} {laatste}" if voor else laatste
