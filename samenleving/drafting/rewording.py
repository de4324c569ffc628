"""The words that change inside one unit, each quoted so that it stands there once.

A quotation takes whole words, numbers, amounts and dates. It grows word by word, to the right within its
sentence and then to the left, until nothing else in the unit reads the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from samenleving.drafting.apply import voeg_woorden_in, woorden
from samenleving.drafting.structure import OperatieFout, WoordenVervangen
from samenleving.formats import FORMATEN
from samenleving.legislation.text import Adres

MEESTE_VERVANGINGEN = 3
_EENHEDEN = "|".join(FORMATEN[naam].patroon for naam in ("datum", "euro", "pct", "getal"))
_TEKEN = re.compile(rf"\[[^\]]*\]|(?<![\w.,-])(?:{_EENHEDEN})(?![\w%]|[.,]\d)|\w+(?:[’'\-/]\w+)*|\s+|[^\w\s]")
_ZINSEINDE = {".", ";", ":"}
_SOORTEN = ("datum", "euro", "pct", "getal", "voluit")


@dataclass
class _Stuk:
    """Tokens `begin:einde` of the old text that become tokens `nbegin:neinde` of the new one."""

    begin: int
    einde: int
    nbegin: int
    neinde: int


def teken(tekst: str) -> list[str]:
    """The tokens of a text: words, whole numbers, amounts, dates, gaps between brackets, spaces, signs."""
    return _TEKEN.findall(tekst)


def herschrijf(
    akte: str, adres: Adres, oud: str, nieuw: str, daaronder: str = ""
) -> list[WoordenVervangen] | None:
    """The replacements that make `nieuw` of `oud`; None where the unit had better be replaced as a whole.

    A reader looks for the words in the points below as well (`daaronder`): a quotation stands there nowhere.
    """
    oude, nieuwe = teken(oud), teken(nieuw)
    if "".join(oude) != oud or "".join(nieuwe) != nieuw or "“" in oud + nieuw or "”" in oud + nieuw:
        return None
    stukken = _stukken(oude, nieuwe)
    gelijk = _telkens(akte, adres, oud, nieuw, stukken, oude, nieuwe)
    if gelijk and not woorden(gelijk[0].oud).search(daaronder):
        return gelijk
    gegroeid = _maak_uniek(stukken, oude, nieuwe, f"{oud}\n{daaronder}")
    if gegroeid is None or len(gegroeid) > MEESTE_VERVANGINGEN:
        return None
    uit = []
    for stuk in gegroeid:
        van, naar = "".join(oude[stuk.begin : stuk.einde]), "".join(nieuwe[stuk.nbegin : stuk.neinde])
        uit.append(WoordenVervangen(akte, adres, van, naar, naamwoord(van, naar)))
    return uit if _klopt(oud, nieuw, uit) else None


def naamwoord(oud: str, nieuw: str) -> str:
    """How a clause names the words on both sides: *het getal*, *het bedrag*, *het woord*, *de woorden*."""
    soort = _soort(oud)
    return soort if soort == _soort(nieuw) else "de woorden"


def _soort(tekst: str) -> str:
    for naam in _SOORTEN:
        formaat = FORMATEN[naam]
        if re.fullmatch(formaat.patroon, tekst):
            return formaat.naamwoord
    return "het woord" if re.fullmatch(r"\w+(?:[’'\-/]\w+)*", tekst) else "de woorden"


def _stukken(oude: list[str], nieuwe: list[str]) -> list[_Stuk]:
    """What differs, taken together where only spaces or signs stand between."""
    uit: list[_Stuk] = []
    for soort, a, b, c, d in SequenceMatcher(None, oude, nieuwe, autojunk=False).get_opcodes():
        if soort == "equal":
            continue
        if uit and not any(re.search(r"\w", woord) for woord in oude[uit[-1].einde : a]):
            uit[-1].einde, uit[-1].neinde = b, d
        else:
            uit.append(_Stuk(a, b, c, d))
    return uit


def _telkens(
    akte: str, adres: Adres, oud: str, nieuw: str, stukken: list[_Stuk], oude: list[str], nieuwe: list[str]
) -> list[WoordenVervangen]:
    """One replacement everywhere, where the same words become the same other words at each place."""
    paren = {("".join(oude[s.begin : s.einde]), "".join(nieuwe[s.nbegin : s.neinde])) for s in stukken}
    if len(stukken) <= 1 or len(paren) != 1:
        return []
    [(van, naar)] = paren
    if not van.strip() or not naar.strip() or van != van.strip():
        return []
    uit = [WoordenVervangen(akte, adres, van, naar, naamwoord(van, naar), telkens=True)]
    return uit if _klopt(oud, nieuw, uit) else []


def _maak_uniek(stukken: list[_Stuk], oude: list[str], nieuwe: list[str], tekst: str) -> list[_Stuk] | None:
    """Let every quotation grow until it stands there once, and take together what comes to touch."""
    while True:
        for stuk in stukken:
            while not _goed(stuk, oude, nieuwe, tekst):
                if not _groei(stuk, oude):
                    return None
        samen = _samen(stukken)
        if len(samen) == len(stukken):
            return samen
        stukken = samen


def _goed(stuk: _Stuk, oude: list[str], nieuwe: list[str], tekst: str) -> bool:
    van, naar = "".join(oude[stuk.begin : stuk.einde]), "".join(nieuwe[stuk.nbegin : stuk.neinde])
    heel = bool(re.search(r"\w", van)) and bool(re.search(r"\w", naar))
    los = van == van.strip() and naar == naar.strip()
    return heel and los and len(woorden(van).findall(tekst)) == 1


def _groei(stuk: _Stuk, oude: list[str]) -> bool:
    """One token more: to the right within the sentence, else to the left; what is added is equal in both."""
    if stuk.einde < len(oude) and oude[stuk.einde] not in _ZINSEINDE:
        stuk.einde += 1
        stuk.neinde += 1
    elif stuk.begin > 0:
        stuk.begin -= 1
        stuk.nbegin -= 1
    elif stuk.einde < len(oude):
        stuk.einde += 1
        stuk.neinde += 1
    else:
        return False
    return True


def _samen(stukken: list[_Stuk]) -> list[_Stuk]:
    uit: list[_Stuk] = []
    for stuk in sorted(stukken, key=lambda s: s.begin):
        if uit and stuk.begin <= uit[-1].einde:
            uit[-1].einde = max(uit[-1].einde, stuk.einde)
            uit[-1].neinde = max(uit[-1].neinde, stuk.neinde)
        else:
            uit.append(stuk)
    return uit


def _klopt(oud: str, nieuw: str, vervangingen: list[WoordenVervangen]) -> bool:
    try:
        return voeg_woorden_in(oud, vervangingen, "") == nieuw
    except OperatieFout:
        return False
