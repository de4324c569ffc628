"""Find the anchors of a text again: which of its numbers is which parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from samenleving.drafting.structure import WoordenVervangen
from samenleving.legislation.anchors import ankers, vul_in
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, loop


class Ankeraar:
    """Puts anchors back in text that was written out from known templates.

    Only a template that gives exactly the same words counts: first that of the same place, then one of the
    same article, then any other. Text of which no template is known stays as it is.
    """

    def __init__(self, sjablonen: Iterable[Aktetekst], waarde_van: Callable[[str], Any]) -> None:
        self._op_plaats: dict[tuple[str, Adres, str], str] = {}
        self._in_artikel: dict[tuple[str, Adres, str], str] = {}
        self._ergens: dict[str, str] = {}
        for tekst in sjablonen:
            for adres, eenheid in loop(tekst):
                if not ankers(eenheid.tekst):
                    continue
                try:
                    gevuld = vul_in(eenheid.tekst, waarde_van)
                except ValueError:
                    # a value that does not fit the sentence: the text was not written from this template
                    continue
                self._op_plaats.setdefault((tekst.akte, adres, gevuld), eenheid.tekst)
                self._in_artikel.setdefault((tekst.akte, adres[:1], gevuld), eenheid.tekst)
                self._ergens.setdefault(gevuld, eenheid.tekst)

    def tekst(self, tekst: Aktetekst) -> Aktetekst:
        """A whole text with its anchors."""
        artikelen = tuple(self.eenheid(a, tekst.akte, (a.stap,)) for a in tekst.artikelen)
        return replace(tekst, artikelen=artikelen)

    def eenheid(self, eenheid: Eenheid, akte: str, adres: Adres) -> Eenheid:
        """One unit at an address, with all below it."""
        woorden = eenheid.tekst
        sjabloon = (
            self._op_plaats.get((akte, adres, woorden))
            or self._in_artikel.get((akte, adres[:1], woorden))
            or self._ergens.get(woorden, woorden)
        )
        kinderen = tuple(self.eenheid(kind, akte, (*adres, kind.stap)) for kind in eenheid.eenheden)
        return replace(eenheid, tekst=sjabloon, eenheden=kinderen)


def anker_in_woorden(
    operatie: WoordenVervangen, sjabloon: Eenheid, waarden: Sequence[Callable[[str], Any]]
) -> tuple[str, ...]:
    """The quoted words of a replacement with an anchor on their value, once for each table of values.

    The anchor is one of the unit's own that stands for a parameter of the operation. Words that hold more
    than its value keep them around it.
    """
    uit = []
    for woorden, waarde_van in zip((operatie.oud, operatie.nieuw), waarden, strict=True):
        uit.append(_met_anker(woorden, operatie.parameters, sjabloon, waarde_van))
    return tuple(uit)


def _met_anker(
    woorden: str, parameters: Sequence[str], sjabloon: Eenheid, waarde_van: Callable[[str], Any]
) -> str:
    plekken: list[tuple[int, int, str]] = []
    for anker in ankers(sjabloon.tekst):
        if anker.parameter not in parameters:
            continue
        try:
            gedrukt = anker.formaat.render(waarde_van(anker.parameter))
        except ValueError:
            continue
        gevonden = list(anker.formaat.zoek.finditer(woorden))
        passend = [treffer for treffer in gevonden if treffer[0] == gedrukt]
        vrij = [t for t in passend if all(t.end() <= b or t.start() >= e for b, e, _ in plekken)]
        if vrij:
            tekst = sjabloon.tekst[anker.begin : anker.einde]
            plekken.append((vrij[0].start(), vrij[0].end(), tekst))
    for begin, einde, tekst in sorted(plekken, reverse=True):
        woorden = woorden[:begin] + tekst + woorden[einde:]
    return woorden
