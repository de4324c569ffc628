"""Marks around a printed value, so that the anchor behind it survives from template to article.

While a template is rendered, a value is wrapped in three characters that no text can hold. Without the marks
the text is what is printed; with each marked value replaced by its anchor it is the text with anchors.
"""

from __future__ import annotations

import re
from typing import Any

from samenleving.drafting.layout import Lid, Punt
from samenleving.formats import FORMATEN
from samenleving.getelde_woorden import GeteldWoord, geteld_woord
from samenleving.legislation.anchors import KALE_GETALLEN
from samenleving.legislation.text import Eenheid

_OPEN, _MIDDEN, _SLUIT = "\ue000", "\ue001", "\ue002"  # private use: refused in a template
_MERK = re.compile(f"{_OPEN}([^{_MIDDEN}]*){_MIDDEN}([^{_SLUIT}]*){_SLUIT}")


def merk(pad: str, formaat: str, gedrukt: str) -> str:
    """The printed value, marked."""
    return f"{_OPEN}{pad} | {formaat}{_MIDDEN}{gedrukt}{_SLUIT}"


def is_gemerkt(tekst: str) -> bool:
    """Whether the text begins with a marked value."""
    return tekst.startswith(_OPEN)


def gedrukt(tekst: str) -> str:
    """The text as it is printed; the noun behind a number takes its form."""
    uit, vorige = "", 0
    for treffer in _MERK.finditer(tekst):
        uit += tekst[vorige : treffer.start()] + treffer[2]
        vorige = treffer.end()
        formaat = treffer[1].rpartition(" | ")[2]
        telt = geteld_woord(tekst, vorige) if formaat in KALE_GETALLEN else None
        if telt is not None:
            waarde = FORMATEN[formaat].lees(treffer[2])
            uit += tekst[vorige : telt.begin] + telt.bij(waarde) + _gat(telt, waarde)
            vorige = telt.einde
    return uit + tekst[vorige:]


def met_ankers(tekst: str) -> str:
    """The text with an anchor for every value; the noun behind it as the template has it."""
    uit, vorige = "", 0
    for treffer in _MERK.finditer(tekst):
        uit += f"{tekst[vorige : treffer.start()]}{{{{ {treffer[1]} }}}}"
        vorige = treffer.end()
        formaat = treffer[1].rpartition(" | ")[2]
        telt = geteld_woord(tekst, vorige) if formaat in KALE_GETALLEN else None
        if telt is not None:
            uit += tekst[vorige : telt.einde] + _gat(telt, FORMATEN[formaat].lees(treffer[2]))
            vorige = telt.einde
    return uit + tekst[vorige:]


def _gat(telt: GeteldWoord, waarde: Any) -> str:
    """What a drafter has to do behind one, where the singular of the noun is not known."""
    return f" [TE REDIGEREN: het enkelvoud van “{telt.staat}”]" if waarde == 1 and not telt.bekend else ""


def gedrukte_leden(leden: tuple[Lid, ...]) -> tuple[Lid, ...]:
    """Leden without marks."""
    return tuple(Lid(gedrukt(lid.tekst), tuple(_gedrukt(punt) for punt in lid.punten)) for lid in leden)


def _gedrukt(punt: Punt) -> Punt:
    return Punt(punt.label, gedrukt(punt.tekst), tuple(_gedrukt(kind) for kind in punt.punten))


def als_eenheid(sleutel: str, nummer: str, leden: tuple[Lid, ...]) -> Eenheid:
    """The article of a draft as a unit with anchors; a single lid is the article's own text."""
    if len(leden) == 1:
        eigen = _uit_lid(leden[0], "1")
        return Eenheid("artikel", nummer, eigen.tekst, eigen.eenheden, sleutel=sleutel, herkomst="ontwerp")
    kinderen = tuple(_uit_lid(lid, str(teller)) for teller, lid in enumerate(leden, 1))
    return Eenheid("artikel", nummer, "", kinderen, sleutel=sleutel, herkomst="ontwerp")


def _uit_lid(lid: Lid, nummer: str) -> Eenheid:
    punten = tuple(_uit_punt(punt) for punt in lid.punten)
    return Eenheid("lid", nummer, met_ankers(lid.tekst), punten, herkomst="ontwerp")


def _uit_punt(punt: Punt) -> Eenheid:
    punten = tuple(_uit_punt(kind) for kind in punt.punten)
    return Eenheid("punt", punt.label, met_ankers(punt.tekst), punten, herkomst="ontwerp")
