"""What an organiser keeps in a month: the sum in full, and in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from samenleving.explain import Bedrag
from samenleving.situation import MAANDEN_PER_JAAR
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden

MARGE = "organisator_marge"
BEDRAGEN = {
    "cheques": "wijk_werken_opbrengst_organisator",
    "begeleiding": "organisator_begeleidingskost",
    "inschrijvingen": "organisator_inschrijvingsgelden",
}
INGEVULD = {"kosten": "org_kosten", "inkomsten": "org_inkomsten"}


def som_marge(bedragen: Mapping[str, Bedrag], antwoorden: Antwoorden, t: Teksten) -> str:
    """The arithmetic of the margin, every part with its name; empty where the margin is not known."""
    marge = bedragen[MARGE].waarde
    delen = {naam: bedragen[id_].waarde for naam, id_ in BEDRAGEN.items()}
    if marge is None or None in delen.values():
        return ""
    delen |= {naam: _getal(antwoorden, vraag) for naam, vraag in INGEVULD.items()}
    woorden = {naam: t.euro(deel or 0) for naam, deel in delen.items()}
    return t("som_marge", **woorden, maanden=MAANDEN_PER_JAAR, marge=t.euro(marge))


def zin_marge(marge: Decimal, per_cheque: str, t: Teksten) -> str:
    """The result of a month in a sentence: too little, just enough, or something left."""
    staat = "tekort" if marge < 0 else "over" if marge else "rond"
    return t(f"zinnen.{MARGE}.{staat}", bedrag=t.euro(abs(marge)), per_cheque=per_cheque)


def _getal(antwoorden: Antwoorden, vraag: str) -> Decimal:
    """What was filled in; nothing where it was not, as the question says."""
    antwoord = antwoorden.get(vraag, WEET_NIET)
    return Decimal(0) if antwoord == WEET_NIET else Decimal(antwoord)
