"""What may stand as the value of a parameter: its type, its choices, its bounds, its dates.

OpenFisca takes "tachtig" for a number and never says so; here every value is held against the parameter.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

from openfisca_core.parameters import Parameter

from samenleving.errors import Tweetalig, bedoelde_u, kies_uit
from samenleving.locator import kort
from samenleving.proposals.bounds import controleer_dag, controleer_getal
from samenleving.proposals.model import ZOALS_BASIS, Waarde
from samenleving.proposals.tree import ZetFout

JA_NEE, KEUZE, DATUM = "ja_nee", "keuze", "datum"
HELE_EENHEDEN = frozenset({"dagen", "maanden", "jaren", "inwoners", "cheques"})
"""Units of which there are no halves."""
AANDELEN = frozenset({"deel", "deel_voltijds"})
"""Units of which there is at most one whole."""
GROOTSTE = 1e9

_GETAL = re.compile(r"[-+]?[0-9]{1,15}([.,][0-9]{1,15})?\Z")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def eenheid(parameter: Parameter) -> str:
    """Unit of the parameter, empty where it names none."""
    return str(parameter.metadata.get("unit", ""))


def lees_datum(tekst: str) -> datetime.date | None:
    """A date written JJJJ-MM-DD that exists, else None."""
    if not _DATUM.match(tekst):
        return None
    try:
        return datetime.date.fromisoformat(tekst)
    except ValueError:
        return None


def lees_waarde(parameter: Parameter, waarde: Any) -> Waarde:
    """The value in the type of the parameter.

    Raises `ZetFout` for another type, an unknown choice, a negative or impossible number.
    """
    if waarde == ZOALS_BASIS:
        return ZOALS_BASIS
    soort = eenheid(parameter)
    if soort == JA_NEE:
        return _ja_nee(waarde)
    if soort == KEUZE:
        return _keuze(parameter, waarde)
    if soort == DATUM:
        return _datum(waarde)
    return _getal(parameter, waarde, soort)


def lees_tekst(parameter: Parameter, tekst: str) -> Waarde:
    """As `lees_waarde`, for a value typed in the name of a system: `4,50`, `4.5`, `ja`, `eigen`."""
    if eenheid(parameter) in (JA_NEE, KEUZE, DATUM) or tekst == ZOALS_BASIS:
        return lees_waarde(parameter, {"true": "ja", "false": "nee"}.get(tekst, tekst))
    if not _GETAL.match(tekst):
        raise ZetFout(
            Tweetalig(
                "hier hoort een getal, er staat “{tekst}”",
                "this should be a number, not “{tekst}”",
                tekst=kort(tekst),
            ),
            Tweetalig("schrijf bijvoorbeeld 4,50 of 4.50", "write for instance 4.50"),
        )
    komma = tekst.replace(",", ".")
    return lees_waarde(parameter, float(komma) if "." in komma else int(komma))


def schrijf(waarde: Waarde) -> str:
    """The value as it stands in the name of a system; `lees_tekst` reads it back."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde) if isinstance(waarde, str | int) else f"{waarde:.15g}"


def _ja_nee(waarde: Any) -> bool:
    if isinstance(waarde, bool):
        return waarde
    if waarde in ("ja", "nee"):
        return bool(waarde == "ja")
    raise ZetFout(
        Tweetalig(
            "hier hoort ja of nee, er staat {waarde}",
            "this should be “ja” or “nee”, not {waarde}",
            waarde=_toon(waarde),
        ),
        Tweetalig("schrijf ja of nee", "write “ja” or “nee”"),
    )


def _keuze(parameter: Parameter, waarde: Any) -> str:
    keuzes = list(parameter.metadata.get("keuzes", {}))
    if not isinstance(waarde, str):
        tekst = Tweetalig(
            "hier hoort een keuze, er staat {waarde}",
            "this should be a choice, not {waarde}",
            waarde=_toon(waarde),
        )
        raise ZetFout(tekst, kies_uit(keuzes))
    if waarde not in keuzes:
        tekst = Tweetalig(
            "“{waarde}” is geen keuze van “{pad}”",
            "“{waarde}” is no choice of “{pad}”",
            waarde=kort(waarde),
            pad=parameter.name,
        )
        raise ZetFout(tekst, bedoelde_u(kort(waarde), keuzes))
    return waarde


def _datum(waarde: Any) -> str:
    if not isinstance(waarde, str) or lees_datum(waarde) is None:
        raise ZetFout(
            Tweetalig(
                "hier hoort een datum, er staat {waarde}",
                "this should be a date, not {waarde}",
                waarde=_toon(waarde),
            ),
            Tweetalig("schrijf JJJJ-MM-DD", "write YYYY-MM-DD"),
        )
    controleer_dag(datetime.date.fromisoformat(waarde))
    return waarde


def _getal(parameter: Parameter, waarde: Any, soort: str) -> int | float:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        hulp = Tweetalig(
            "schrijf een getal met een punt, zonder aanhalingstekens en zonder eenheid",
            "write a number with a point, without quotation marks and without a unit",
        )
        if isinstance(waarde, str) and _GETAL.match(waarde):
            hulp = Tweetalig(
                "schrijf {getal}, met een punt en zonder aanhalingstekens",
                "write {getal}, with a point and without quotation marks",
                getal=waarde.replace(",", "."),
            )
        tekst: str = Tweetalig(
            "hier hoort een getal, er staat {waarde}",
            "this should be a number, not {waarde}",
            waarde=_toon(waarde),
        )
        raise ZetFout(tekst, hulp)
    if not math.isfinite(waarde) or abs(waarde) > GROOTSTE:
        raise ZetFout(
            Tweetalig(
                "{waarde} is te groot om waar te zijn", "{waarde} is too large to be true", waarde=waarde
            ),
            Tweetalig("kijk het getal na", "check the number"),
        )
    if waarde < 0:
        raise ZetFout(
            Tweetalig(
                "{waarde} is negatief; “{pad}” kan dat niet zijn",
                "{waarde} is negative; “{pad}” cannot be",
                waarde=waarde,
                pad=parameter.name,
            ),
            Tweetalig("schrijf een getal vanaf 0", "write a number from 0 up"),
        )
    if soort in AANDELEN and waarde > 1:
        raise ZetFout(
            Tweetalig("{waarde} is meer dan een geheel", "{waarde} is more than a whole", waarde=waarde),
            Tweetalig(
                "schrijf een deel tussen 0 en 1: 11 procent is 0.11",
                "write a share between 0 and 1: 11 per cent is 0.11",
            ),
        )
    controleer_getal(waarde, soort)
    if soort in HELE_EENHEDEN:
        if waarde != int(waarde):
            raise ZetFout(
                Tweetalig("{waarde} is geen geheel getal", "{waarde} is no whole number", waarde=waarde),
                Tweetalig(
                    "schrijf een geheel aantal {soort}", "write a whole number of “{soort}”", soort=soort
                ),
            )
        return int(waarde)
    heel = all(isinstance(moment.value, int) for moment in parameter.values_list)
    return int(waarde) if heel and waarde == int(waarde) else float(waarde)


def _toon(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, str):
        return Tweetalig("de tekst “{tekst}”", "the text “{tekst}”", tekst=kort(waarde))
    return kort(str(waarde))
