"""What a Flemish jurist types for a number or a date, as the value it stands for.

`1.250,00`, `4,50 euro`, `60 000`, `80 %`, `30/09/2018` and `30 september 2018` are plain; what can mean two
things is asked and never guessed.
"""

from __future__ import annotations

import calendar
import datetime
import re
from decimal import Decimal
from functools import cache

from babel.dates import get_month_names

from samenleving.law import Eenheid
from samenleving.locator import kort
from samenleving.proposals.bounds import GRENZEN, controleer_dag, in_woorden
from samenleving.proposals.tree import ZetFout
from samenleving.proposals.values import AANDELEN, GROOTSTE, HELE_EENHEDEN

PROCENT = 100
EUROCENT = 2
"""Decimals of an amount of money."""

_RUIMTE = re.compile(r"[\s\u00a0\u202f]+")
_TEKENS_VAN_GELD = re.compile(r"^(?:€|eur)\s*|\s*(?:€|eur)$", re.IGNORECASE)
_GROEPEN = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")
_DUIZENDTAL = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_ENGELS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_GEWOON = re.compile(r"[-+]?[0-9]{1,15}(?:[.,][0-9]{1,12})?")
_TE_LANG = re.compile(r"[-+]?(?:[0-9]{16,}(?:[.,][0-9]+)?|[0-9]+[.,][0-9]{13,})")
_DAG_EERST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_JAAR_EERST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_IN_WOORDEN = re.compile(r"([0-9]{1,2})(?:e|ste|de)? ([a-z]+)\.? ([0-9]{4})")
_KORT_JAAR = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2}")
MAANDEN_IN_EEN_JAAR = 12


def effen(tekst: str) -> str:
    """Without spaces around it, and with one between words."""
    return _RUIMTE.sub(" ", tekst).strip()


def lees_getal(tekst: str, eenheid: Eenheid, decimalen: int) -> str:
    """A number as it stands in the name of a system: a decimal point alone; a percentage as a share.

    Args:
        tekst: as typed, with or without the unit behind it.
        eenheid: what the number counts.
        decimalen: so many may stand behind the comma of an amount of money.

    Raises:
        ZetFout: no number, one that can mean two things, or one that cannot be.
    """
    getypt = effen(tekst)
    kaal = _zonder_eenheid(getypt, eenheid)
    getal = Decimal(_met_punt(kaal, getypt, eenheid))
    _controleer(getal, kaal, eenheid, decimalen)
    if eenheid.procent:
        getal = getal / PROCENT
    return f"{getal:f}"


def _zonder_eenheid(tekst: str, eenheid: Eenheid) -> str:
    """Without the unit that stands beside the field: `euro`, `€`, `uur per maand`, `%`."""
    if eenheid.procent:
        return re.sub(r"\s*(?:%|procent)$", "", tekst)
    if tekst.endswith("%"):
        raise ZetFout(f"“{kort(tekst)}” is hier geen getal", "schrijf het getal zonder procentteken")
    for woorden in dict.fromkeys((eenheid.meer, eenheid.een, eenheid.meer.partition(" ")[0])):
        if woorden and tekst.casefold().endswith(woorden.casefold()):
            tekst = tekst[: -len(woorden)].rstrip()
            break
    return _TEKENS_VAN_GELD.sub("", tekst) if eenheid.meer.startswith("euro") else tekst


def _met_punt(kaal: str, getypt: str, eenheid: Eenheid) -> str:
    heel, komma, rest = kaal.partition(",")
    if _DUIZENDTAL.fullmatch(kaal) and eenheid.naam not in HELE_EENHEDEN:
        zonder, met = kaal.replace(".", ""), kaal.replace(".", ",")
        tekst = f"“{kort(getypt)}” kan een duizendtal of een decimaal getal zijn"
        raise ZetFout(tekst, f"schrijf {zonder}, of {met} met een komma")
    if _ENGELS.fullmatch(kaal):
        beter = kaal.replace(",", "").replace(".", ",")
        raise ZetFout(f"in “{kort(getypt)}” staan punt en komma omgekeerd", f"schrijf {beter}")
    if _GROEPEN.fullmatch(heel):
        kaal = re.sub("[. ]", "", heel) + (f".{rest}" if komma else "")
    if _TE_LANG.fullmatch(kaal):
        raise ZetFout(
            f"“{kort(getypt)}” heeft te veel cijfers", f"schrijf bijvoorbeeld {_voorbeeld(eenheid)}"
        )
    if not _GEWOON.fullmatch(kaal):
        raise ZetFout(
            f"hier hoort een getal, er staat “{kort(getypt)}”", f"schrijf bijvoorbeeld {_voorbeeld(eenheid)}"
        )
    return kaal.replace(",", ".")


def _voorbeeld(eenheid: Eenheid) -> str:
    if eenheid.procent:
        return "25 of 22,5"
    return "12" if eenheid.naam in HELE_EENHEDEN else "4,50"


def _controleer(getal: Decimal, kaal: str, eenheid: Eenheid, decimalen: int) -> None:
    """What the loader would refuse too, in the words of somebody who types."""
    if getal < 0:
        raise ZetFout(f"{kaal} is negatief", "schrijf een getal vanaf 0")
    if eenheid.procent:
        if getal > PROCENT:
            raise ZetFout(f"{kaal}% is meer dan het geheel", "schrijf een percentage van 0% tot 100%")
        return
    if eenheid.naam in AANDELEN and getal > 1:
        raise ZetFout(f"{kaal} is meer dan een geheel", "schrijf een deel tussen 0 en 1, zoals 0,5")
    grens = GRENZEN.get(eenheid.naam)
    if grens is not None and getal > Decimal(str(grens.hoogst)):
        tekst = f"{kaal} {eenheid.meer} is te veel: {grens.waarom}"
        raise ZetFout(tekst, f"schrijf ten hoogste {in_woorden(grens.hoogst)}")
    if getal > Decimal(str(GROOTSTE)):
        raise ZetFout(f"{kaal} is te groot om waar te zijn", "kijk het getal na")
    if eenheid.naam in HELE_EENHEDEN and getal != int(getal):
        raise ZetFout(f"{kaal} is geen geheel getal", f"schrijf een geheel aantal {eenheid.meer}")
    if eenheid.meer.startswith("euro") and getal != round(getal, decimalen):
        hulp = (
            "schrijf hele centen" if decimalen == EUROCENT else f"schrijf ten hoogste {decimalen} decimalen"
        )
        netjes = f"{round(getal, decimalen):f}".replace(".", ",")
        raise ZetFout(f"{kaal} euro heeft meer dan {decimalen} decimalen", f"{hulp}, zoals {netjes}")


# --- dates ------------------------------------------------------------------------------------------------


def lees_dag(tekst: str) -> datetime.date:
    """A date as typed: `2027-01-31`, `31/01/2027`, `31-1-2027`, `31 januari 2027`.

    Raises:
        ZetFout: none of these, or a day that is not in the calendar.
    """
    getypt = effen(tekst).casefold()
    if _KORT_JAAR.fullmatch(getypt):
        raise ZetFout(
            f"“{kort(tekst)}” noemt het jaar met twee cijfers", "schrijf het jaar voluit, zoals 2027"
        )
    gevonden = _JAAR_EERST.fullmatch(getypt)
    if gevonden:
        jaar, maand, dag = (int(deel) for deel in gevonden.groups())
    elif gevonden := _DAG_EERST.fullmatch(getypt):
        dag, maand, jaar = (int(deel) for deel in gevonden.groups())
    elif (gevonden := _IN_WOORDEN.fullmatch(getypt)) and gevonden[2] in _maanden():
        dag, maand, jaar = int(gevonden[1]), _maanden()[gevonden[2]], int(gevonden[3])
    else:
        hulp = "schrijf bijvoorbeeld 31/01/2027, 31 januari 2027 of 2027-01-31"
        raise ZetFout(f"hier hoort een datum, er staat “{kort(tekst)}”", hulp)
    return _dag(tekst, jaar, maand, dag)


def _dag(tekst: str, jaar: int, maand: int, dag: int) -> datetime.date:
    if not 1 <= maand <= MAANDEN_IN_EEN_JAAR:
        raise ZetFout(f"“{kort(tekst)}” bestaat niet: er is geen {maand}e maand", "kijk de maand na")
    if jaar < datetime.MINYEAR:
        raise ZetFout(f"“{kort(tekst)}” bestaat niet", "schrijf het jaar voluit, zoals 2027")
    aantal = calendar.monthrange(jaar, maand)[1]
    if not 1 <= dag <= aantal:
        naam = get_month_names("wide", locale="nl")[maand]
        tekst_ = f"“{kort(tekst)}” bestaat niet: {naam} {jaar} telt {aantal} dagen"
        raise ZetFout(tekst_, f"schrijf een dag van 1 tot {aantal}")
    uit = datetime.date(jaar, maand, dag)
    controleer_dag(uit)
    return uit


@cache
def _maanden() -> dict[str, int]:
    """The months by name, also shortened."""
    uit = {}
    for breedte in ("wide", "abbreviated"):
        for nummer, naam in get_month_names(breedte, locale="nl").items():
            uit[naam.rstrip(".").casefold()] = nummer
    return uit
