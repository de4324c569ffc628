"""Which parameters an operation changes: found through the anchors of the words it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from samenleving.drafting.apply import woorden
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.anchors import Anker, ankers, stukken
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, eenheid_op, loop, vul


def schrijf_toe(
    operaties: Iterable[Operatie],
    voor: Aktetekst,
    na: Aktetekst,
    waarde_voor: Callable[[str], Any],
    waarde_na: Callable[[str], Any],
) -> list[Operatie]:
    """The operations with their parameters, from the texts with anchors and the values, before and after.

    A replacement of words names the parameters whose value it changes; a new unit those that it prints, a
    replaced unit those that it prints with another value or for the first time.
    """
    return [_met_parameters(operatie, voor, na, waarde_voor, waarde_na) for operatie in operaties]


def _met_parameters(
    operatie: Operatie,
    voor: Aktetekst,
    na: Aktetekst,
    waarde_voor: Callable[[str], Any],
    waarde_na: Callable[[str], Any],
) -> Operatie:
    match operatie:
        case WoordenVervangen():
            geraakt = _in_woorden(eenheid_op(voor, operatie.adres).tekst, operatie, waarde_voor)
            paden = [pad for pad in geraakt if waarde_voor(pad) != waarde_na(pad)]
        case EenheidVervangen():
            eerder = _paden(eenheid_op(voor, operatie.adres))
            nieuw = _paden(_bron(na, operatie.adres[:-1], operatie.nieuw, waarde_na))
            paden = [pad for pad in nieuw if pad not in eerder or waarde_voor(pad) != waarde_na(pad)]
        case EenheidIngevoegd() | EenheidToegevoegd():
            paden = [
                pad
                for nieuwe in operatie.nieuw
                for pad in _paden(_bron(na, operatie.ouder, nieuwe, waarde_na))
            ]
        case _:
            return operatie
    return replace(operatie, parameters=tuple(dict.fromkeys(paden)))


def _bron(na: Aktetekst, ouder: Adres, nieuw: Eenheid, waarde_van: Callable[[str], Any]) -> Eenheid:
    """The new unit with its anchors, found by its words: a lid may have another number afterwards."""
    kinderen = na.artikelen
    if ouder:
        kinderen = next((e.eenheden for adres, e in loop(na) if adres == ouder), ())
    for kind in kinderen:
        [gevuld] = vul(Aktetekst(na.akte, (kind,)), waarde_van).artikelen
        if replace(gevuld, nummer=nieuw.nummer, sleutel=nieuw.sleutel) == nieuw:
            return kind
    return nieuw


def _paden(eenheid: Eenheid) -> list[str]:
    eigen = [anker.parameter for anker in ankers(eenheid.tekst)]
    return [*eigen, *(pad for kind in eenheid.eenheden for pad in _paden(kind))]


def _in_woorden(sjabloon: str, operatie: WoordenVervangen, waarde_van: Callable[[str], Any]) -> list[str]:
    """The parameters whose printed value lies within the quoted words."""

    def schrijf(anker: Anker) -> tuple[str, Any]:
        waarde = waarde_van(anker.parameter)
        return anker.formaat.render(waarde), waarde

    gevuld, plekken = "", []
    for stuk, anker in stukken(sjabloon, schrijf):
        if anker is not None:
            plekken.append((len(gevuld), len(gevuld) + len(stuk), anker.parameter))
        gevuld += stuk
    treffers = [treffer.span() for treffer in woorden(operatie.oud).finditer(gevuld)]
    return [pad for begin, einde, pad in plekken if any(a < einde and begin < b for a, b in treffers)]
