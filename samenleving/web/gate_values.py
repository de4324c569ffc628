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
from samenleving.errors import Tweetalig, bedoelde_u, kies_uit
from samenleving.web.json_io import kort

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099
ANDER_JAAR = Tweetalig(
    "kies een jaar van {eerste} tot {laatste}",
    "choose a year from {eerste} to {laatste}",
    eerste=EERSTE_JAAR,
    laatste=LAATSTE_JAAR,
)
DATUM_VORM = Tweetalig(
    "schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2025-03-15",
    "write the date as YYYY-MM-DD, for instance 2025-03-15",
)
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
        return (
            Tweetalig(
                "“{naam}” verandert niet in de tijd", "“{naam}” does not change in time", naam=variabele.name
            ),
            Tweetalig("gebruik “{periode}” als periode", "use “{periode}” as the period", periode=EEUWIG),
        )
    if soort == DateUnit.YEAR:
        if not jaar:
            return (
                Tweetalig(
                    "“{naam}” geldt per jaar, niet voor “{periode}”",
                    "“{naam}” holds per year, not for “{periode}”",
                    naam=variabele.name,
                    periode=kort(periode),
                ),
                Tweetalig("schrijf het jaar als JJJJ", "write the year as YYYY"),
            )
    elif jaar:
        return (
            Tweetalig(
                "“{naam}” geldt per maand, niet voor het hele jaar {jaar}",
                "“{naam}” holds per month, not for the whole year {jaar}",
                naam=variabele.name,
                jaar=periode,
            ),
            Tweetalig(
                "geef elke maand apart, bijvoorbeeld {jaar}-01",
                "give each month apart, for instance {jaar}-01",
                jaar=periode,
            ),
        )
    elif not maand:
        return (
            Tweetalig("“{periode}” is geen maand", "“{periode}” is no month", periode=kort(periode)),
            Tweetalig(
                "schrijf de maand als JJJJ-MM, bijvoorbeeld 2026-03",
                "write the month as YYYY-MM, for instance 2026-03",
            ),
        )
    if not EERSTE_JAAR <= int(periode[:4]) <= LAATSTE_JAAR:
        return (
            Tweetalig(
                "het jaar {jaar} valt buiten wat berekend wordt",
                "the year {jaar} lies outside what is computed",
                jaar=periode[:4],
            ),
            ANDER_JAAR,
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
        return (
            Tweetalig("“{waarde}” is geen ja of nee", "“{waarde}” is no yes or no", waarde=kort(waarde)),
            Tweetalig(
                "geef true of false, zonder aanhalingstekens", "give true or false, without quotation marks"
            ),
        )
    if soort is dt.date:
        return _datum(waarde)
    if soort is str:
        if isinstance(waarde, str) and len(waarde) <= MAX_TEKST:
            return None
        return (
            Tweetalig("dit moet tekst zijn", "this should be text"),
            Tweetalig("geef ten hoogste {n} tekens", "give at most {n} characters", n=MAX_TEKST),
        )
    return _getal(variabele, waarde)


def hoogste_waarde(variabele: Variable) -> float:
    """The highest number that a variable may hold."""
    return BOVENGRENS.get(variabele.unit or "", HOOGSTE_GETAL)


def _keuze(variabele: Variable, waarde: Any) -> Oordeel | None:
    namen = list(variabele.possible_values.__members__)
    if waarde in namen and isinstance(waarde, str):
        return None
    tekst = Tweetalig(
        "“{waarde}” is geen keuze voor “{naam}”",
        "“{waarde}” is no choice for “{naam}”",
        waarde=kort(waarde),
        naam=variabele.name,
    )
    return tekst, bedoelde_u(kort(waarde), namen) if isinstance(waarde, str) else kies_uit(namen)


def _datum(waarde: Any) -> Oordeel | None:
    if not isinstance(waarde, str) or not _DATUM.match(waarde):
        tekst = Tweetalig("“{waarde}” is geen datum", "“{waarde}” is no date", waarde=kort(waarde))
        return tekst, DATUM_VORM
    try:
        dag = dt.date.fromisoformat(waarde)
    except ValueError:
        tekst = Tweetalig("de datum {dag} bestaat niet", "the date {dag} does not exist", dag=waarde)
        return tekst, DATUM_VORM
    if waarde != ONBEKENDE_DATUM and not OUDSTE_DATUM <= dag <= JONGSTE_DATUM:
        tekst = Tweetalig("de datum {dag} kan niet kloppen", "the date {dag} cannot be right", dag=waarde)
        hulp = Tweetalig(
            "kies een dag van {van} tot {tot}",
            "choose a day from {van} to {tot}",
            van=OUDSTE_DATUM,
            tot=JONGSTE_DATUM,
        )
        return tekst, hulp
    return None


def _getal(variabele: Variable, waarde: Any) -> Oordeel | None:
    naam = variabele.name
    if isinstance(waarde, bool) or not isinstance(waarde, (int, float)):
        return (
            Tweetalig("“{waarde}” is geen getal", "“{waarde}” is no number", waarde=kort(waarde)),
            Tweetalig(
                "geef het getal zelf, zonder aanhalingstekens",
                "give the number itself, without quotation marks",
            ),
        )
    if variabele.value_type is int and isinstance(waarde, float) and not waarde.is_integer():
        return (
            Tweetalig("{waarde} is geen geheel getal", "{waarde} is no whole number", waarde=kort(waarde)),
            Tweetalig("geef een geheel getal", "give a whole number"),
        )
    hoogste = hoogste_waarde(variabele)
    if waarde != waarde or abs(waarde) > hoogste:
        return (
            Tweetalig(
                "{waarde} is te groot voor “{naam}”",
                "{waarde} is too large for “{naam}”",
                waarde=kort(waarde),
                naam=naam,
            ),
            Tweetalig(
                "geef een getal van ten hoogste {hoogste}",
                "give a number of at most {hoogste}",
                hoogste=hoogste,
            ),
        )
    if waarde >= 0 or naam in MAG_NEGATIEF:
        return None
    # Whoever knows the number of one organiser and not of another has to be able to say so.
    if waarde == ONBEKEND == variabele.default_value:
        return None
    return (
        Tweetalig("“{naam}” kan niet negatief zijn", "“{naam}” cannot be negative", naam=naam),
        Tweetalig(
            "geef een getal van 0 of meer, of laat het veld weg",
            "give a number of 0 or more, or leave the field out",
        ),
    )
