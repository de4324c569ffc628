"""The strict gate, value by value: what one variable may hold in one period.

OpenFisca evaluates text as an expression, takes any text for true and cuts 1.7 down to 1. Nothing is
converted here: a value either is what the variable needs, or it is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, ONBEKENDE_DATUM
from samenleving.errors import bedoelde_u
from samenleving.web.json_io import kort

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099
OUDSTE_DATUM = dt.date(1900, 1, 1)
JONGSTE_DATUM = dt.date(2099, 12, 31)
MAX_TEKST = 200

MAG_NEGATIEF = frozenset({"wijk_werken_marge_per_cheque", "samenlevingsjobs_marge_per_cheque"})
"""What the organiser keeps of a cheque can be a loss."""

UREN_LANGSTE_MAAND = 31 * 24
BOVENGRENS = {
    "uur": UREN_LANGSTE_MAAND,
    "uur_per_maand": UREN_LANGSTE_MAAND,
    "deel": 1,
    "deel_voltijds": 1,
}
HOOGSTE_GETAL = 1_000_000_000
"""No count, distance or amount in this law comes near it; sums of it stay exact in float64."""

_MAAND = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)
_JAAR = re.compile(r"\d{4}\Z", re.ASCII)
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
EEUWIG = "ETERNITY"

Oordeel = tuple[str, str]
"""What is wrong and what to do about it."""


def controleer_periode(variabele: Variable, periode: str, *, gevraagd: bool) -> Oordeel | None:
    """Whether a period fits the variable; a question about a fact of all times may name a month."""
    soort = variabele.definition_period
    maand, jaar = bool(_MAAND.match(periode)), bool(_JAAR.match(periode))
    if soort == DateUnit.ETERNITY:
        if periode == EEUWIG or (gevraagd and (maand or jaar)):
            return None
        return f"“{variabele.name}” verandert niet in de tijd", f"gebruik “{EEUWIG}” als periode"
    if soort == DateUnit.YEAR:
        if not jaar:
            return (
                f"“{variabele.name}” geldt per jaar, niet voor “{kort(periode)}”",
                "schrijf het jaar als JJJJ",
            )
    elif jaar:
        return (
            f"“{variabele.name}” geldt per maand, niet voor het hele jaar {periode}",
            f"geef elke maand apart, bijvoorbeeld {periode}-01",
        )
    elif not maand:
        return f"“{kort(periode)}” is geen maand", "schrijf de maand als JJJJ-MM, bijvoorbeeld 2026-03"
    if not EERSTE_JAAR <= int(periode[:4]) <= LAATSTE_JAAR:
        return (
            f"het jaar {periode[:4]} valt buiten wat berekend wordt",
            f"kies een jaar van {EERSTE_JAAR} tot {LAATSTE_JAAR}",
        )
    return None


def controleer_waarde(variabele: Variable, waarde: Any) -> Oordeel | None:
    """Whether a value is what the variable needs, without any conversion."""
    soort = variabele.value_type
    if soort is Enum:
        return _keuze(variabele, waarde)
    if soort is bool:
        if isinstance(waarde, bool):
            return None
        return f"“{kort(waarde)}” is geen ja of nee", "geef true of false, zonder aanhalingstekens"
    if soort is dt.date:
        return _datum(waarde)
    if soort is str:
        if isinstance(waarde, str) and len(waarde) <= MAX_TEKST:
            return None
        return "dit moet tekst zijn", f"geef ten hoogste {MAX_TEKST} tekens"
    return _getal(variabele, waarde)


def hoogste_waarde(variabele: Variable) -> float:
    """The highest number that a variable may hold."""
    return BOVENGRENS.get(variabele.unit or "", HOOGSTE_GETAL)


def _keuze(variabele: Variable, waarde: Any) -> Oordeel | None:
    namen = list(variabele.possible_values.__members__)
    if not isinstance(waarde, str):
        return f"“{kort(waarde)}” is geen keuze voor “{variabele.name}”", f"kies uit {', '.join(namen)}"
    if waarde in namen:
        return None
    return f"“{kort(waarde)}” is geen keuze voor “{variabele.name}”", bedoelde_u(kort(waarde), namen)


def _datum(waarde: Any) -> Oordeel | None:
    oplossing = "schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2025-03-15"
    if not isinstance(waarde, str) or not _DATUM.match(waarde):
        return f"“{kort(waarde)}” is geen datum", oplossing
    try:
        dag = dt.date.fromisoformat(waarde)
    except ValueError:
        return f"de datum {waarde} bestaat niet", oplossing
    if waarde != ONBEKENDE_DATUM and not OUDSTE_DATUM <= dag <= JONGSTE_DATUM:
        return f"de datum {waarde} kan niet kloppen", f"kies een dag van {OUDSTE_DATUM} tot {JONGSTE_DATUM}"
    return None


def _getal(variabele: Variable, waarde: Any) -> Oordeel | None:
    naam = variabele.name
    if isinstance(waarde, bool) or not isinstance(waarde, (int, float)):
        return f"“{kort(waarde)}” is geen getal", "geef het getal zelf, zonder aanhalingstekens"
    if variabele.value_type is int and isinstance(waarde, float) and not waarde.is_integer():
        return f"{kort(waarde)} is geen geheel getal", "geef een geheel getal"
    hoogste = hoogste_waarde(variabele)
    if waarde != waarde or abs(waarde) > hoogste:
        return f"{kort(waarde)} is te groot voor “{naam}”", f"geef een getal van ten hoogste {hoogste}"
    if waarde >= 0 or naam in MAG_NEGATIEF:
        return None
    # Whoever knows the number of one organiser and not of another has to be able to say so.
    if waarde == ONBEKEND == variabele.default_value:
        return None
    return f"“{naam}” kan niet negatief zijn", "geef een getal van 0 of meer, of laat het veld weg"
