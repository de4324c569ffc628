"""Values out of a text: a tree with anchors beside the same tree with words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from samenleving.drafting.reading.characters import gewoon
from samenleving.drafting.reading.trees import kanoniek
from samenleving.legislation.anchors import Anker, ankers, leespatroon
from samenleving.legislation.text import Adres, Aktetekst, Eenheid


@dataclass
class Gelezenwaarden:
    """What a text says.

    Attributes:
        waarden: parameter → value, where every place that prints it agrees.
        plekken: parameter → (address in the canonical tree, value there), every place that prints it.
        tegenspraak: parameter → the different values that different places print.
        anders: addresses whose words are not those of the template, with the words.
    """

    waarden: dict[str, Any] = field(default_factory=dict)
    plekken: dict[str, list[tuple[Adres, Any]]] = field(default_factory=dict)
    tegenspraak: dict[str, list[Any]] = field(default_factory=dict)
    anders: dict[Adres, str] = field(default_factory=dict)

    def noteer(self, pad: str, waarde: Any, adres: Adres) -> None:
        """One value at one place."""
        self.plekken.setdefault(pad, []).append((adres, waarde))
        if pad in self.tegenspraak:
            if waarde not in self.tegenspraak[pad]:
                self.tegenspraak[pad].append(waarde)
        elif pad in self.waarden and self.waarden[pad] != waarde:
            self.tegenspraak[pad] = [self.waarden.pop(pad), waarde]
        else:
            self.waarden[pad] = waarde


def lees_waarden(sjabloon: Aktetekst, gevuld: Aktetekst) -> Gelezenwaarden:
    """The values that stand where the anchors are; a unit with other words is told, never guessed."""
    uit = Gelezenwaarden()
    _paren(kanoniek(sjabloon).artikelen, kanoniek(gevuld).artikelen, (), uit)
    return uit


def waarden_in(sjabloon: Aktetekst, gevuld: Aktetekst) -> Mapping[str, Any]:
    """As `lees_waarden`, the values alone."""
    return lees_waarden(sjabloon, gevuld).waarden


def _paren(
    sjabloon: tuple[Eenheid, ...], gevuld: tuple[Eenheid, ...], ouder: Adres, uit: Gelezenwaarden
) -> None:
    over = {(kind.soort, kind.nummer or kind.sleutel): kind for kind in gevuld}
    for kind in sjabloon:
        adres = (*ouder, kind.stap)
        ander = over.pop((kind.soort, kind.nummer or kind.sleutel), None)
        if ander is None:
            uit.anders[adres] = ""
            continue
        gevonden = waarden_van(kind.tekst, ander.tekst)
        if gevonden is None:
            uit.anders[adres] = ander.tekst
        else:
            for pad, waarde in gevonden:
                uit.noteer(pad, waarde, adres)
        _paren(kind.eenheden, ander.eenheden, adres, uit)
    for extra in over.values():
        uit.anders[(*ouder, extra.stap)] = extra.tekst


def waarden_van(sjabloon: str, tekst: str) -> list[tuple[str, Any]] | None:
    """The value at every anchor of one text, in order; None when the words around them differ."""
    if "{{" not in sjabloon:
        return [] if gewoon(sjabloon) == gewoon(tekst) else None
    gevonden, patroon = _patroon(gewoon(sjabloon))
    treffer = patroon.fullmatch(gewoon(tekst))
    if treffer is None:
        return None
    try:
        return [
            (anker.parameter, anker.formaat.lees(woord))
            for anker, woord in zip(gevonden, treffer.groups(), strict=True)
        ]
    except ValueError:
        return None


@lru_cache(maxsize=5_000)
def _patroon(sjabloon: str) -> tuple[tuple[Anker, ...], re.Pattern[str]]:
    """The anchors of a text, and the text as a pattern with a group for each."""
    return ankers(sjabloon), re.compile(leespatroon(sjabloon))
