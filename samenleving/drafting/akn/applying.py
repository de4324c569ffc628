"""Carry out what was read in Akoma Ntoso, and see which value every parameter then has.

Written for the read-back alone: it shares nothing with the code that carries operations out for a draft.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.errors import InvoerFout
from samenleving.legislation.anchors import ankers, leespatroon, vul_in
from samenleving.legislation.text import Adres, Aktetekst, Eenheid


@dataclass(frozen=True)
class _Knoop:
    """A unit on its way from before to after.

    Attributes:
        sjabloon: the words with anchors that stood here before; None for a unit that is new.
    """

    eenheid: Eenheid
    sjabloon: str | None
    kinderen: tuple[_Knoop, ...]

    def als_eenheid(self) -> Eenheid:
        return replace(self.eenheid, eenheden=tuple(kind.als_eenheid() for kind in self.kinderen))

    def alle(self) -> Iterator[_Knoop]:
        yield self
        for kind in self.kinderen:
            yield from kind.alle()


@dataclass(frozen=True)
class Lezing:
    """What a text says after its operations.

    Attributes:
        waarden: parameter → every value that the text gives it; more than one is a contradiction.
        onleesbaar: where words and values changed together, so that no value can be read with certainty.
    """

    tekst: Aktetekst
    waarden: dict[str, list[Any]]
    onleesbaar: tuple[str, ...] = ()


def pas_toe(tekst: Aktetekst, operaties: Iterable[Operatie]) -> Aktetekst:
    """A filled text after the operations on it, all of them on the text of before.

    Raises `InvoerFout` where an operation does not fit the text.
    """
    wortel = _Toepassing(tekst, lambda woorden: woorden, operaties).wortel()
    return replace(tekst, artikelen=tuple(knoop.als_eenheid() for knoop in wortel))


def lees_na(sjabloon: Aktetekst, waarde_van: Callable[[str], Any], operaties: Iterable[Operatie]) -> Lezing:
    """A text with anchors, filled with the values of before, after the operations; and what it then says."""
    wortel = _Toepassing(sjabloon, lambda woorden: vul_in(woorden, waarde_van), operaties).wortel()
    waarden: dict[str, list[Any]] = defaultdict(list)
    onleesbaar = []
    for artikel in wortel:
        for knoop in artikel.alle():
            if knoop.sjabloon is None:
                continue
            gevonden = _waarden_in(knoop.sjabloon, knoop.eenheid.tekst)
            if gevonden is None:
                onleesbaar.append(knoop.eenheid.tekst)
                continue
            for pad, waarde in gevonden:
                if waarde not in waarden[pad]:
                    waarden[pad].append(waarde)
    tekst = replace(sjabloon, artikelen=tuple(knoop.als_eenheid() for knoop in wortel))
    return Lezing(tekst, dict(waarden), tuple(onleesbaar))


def _waarden_in(sjabloon: str, tekst: str) -> list[tuple[str, Any]] | None:
    """The value of each anchor, by laying the template over the text; None when it does not fit."""
    plekken = ankers(sjabloon)
    gevonden = re.fullmatch(leespatroon(sjabloon), tekst)
    if gevonden is None:
        return None
    paren = zip(plekken, gevonden.groups(), strict=True)
    try:
        return [(anker.parameter, anker.formaat.lees(woorden)) for anker, woorden in paren]
    except ValueError:
        # it has the shape of a value and is none: 60 januari 2027
        return None


class _Toepassing:
    """The operations of one act, by what they touch."""

    def __init__(self, sjabloon: Aktetekst, vul: Callable[[str], str], operaties: Iterable[Operatie]) -> None:
        self.sjabloon, self.vul = sjabloon, vul
        self.op: dict[Adres, list[Operatie]] = defaultdict(list)
        self.voor: dict[Adres, list[Eenheid]] = defaultdict(list)
        self.na: dict[Adres, list[Eenheid]] = defaultdict(list)
        self.achter: dict[Adres, list[Eenheid]] = defaultdict(list)
        self.open: dict[int, Operatie] = {}
        for nummer, operatie in enumerate(operaties):
            if operatie.akte != sjabloon.akte:
                continue
            self.open[nummer] = operatie
            match operatie:
                case EenheidIngevoegd(na=None):
                    self.voor[operatie.ouder].extend(operatie.nieuw)
                case EenheidIngevoegd(na=tuple() as na):
                    self.na[na].extend(operatie.nieuw)
                case EenheidToegevoegd():
                    self.achter[operatie.ouder].extend(operatie.nieuw)
                case WoordenVervangen() | EenheidVervangen() | EenheidOpgeheven():
                    self.op[operatie.adres].append(operatie)
        self.gezien: set[Adres] = set()

    def wortel(self) -> tuple[_Knoop, ...]:
        """The articles after everything; every operation must have found its place."""
        uit = self._onder((), self.sjabloon.artikelen)
        for operatie in self.open.values():
            adressen = [getattr(operatie, veld, None) for veld in ("adres", "ouder", "na")]
            for adres in adressen:
                if adres is not None and adres not in self.gezien:
                    raise _fout(self.sjabloon, adres, "die plaats bestaat niet of verdwijnt")
        return uit

    def _onder(self, ouder: Adres, kinderen: Sequence[Eenheid]) -> tuple[_Knoop, ...]:
        self.gezien.add(ouder)
        uit = [_nieuw(eenheid) for eenheid in self.voor.get(ouder, ())]
        for kind in kinderen:
            adres = (*ouder, kind.stap)
            self.gezien.add(adres)
            knoop = self._een(adres, kind)
            uit += [] if knoop is None else [knoop]
            uit += [_nieuw(eenheid) for eenheid in self.na.get(adres, ())]
        uit += [_nieuw(eenheid) for eenheid in self.achter.get(ouder, ())]
        gelijk = [knoop.eenheid.stap for knoop in uit] == [kind.stap for kind in kinderen]
        return tuple(uit) if gelijk else _geteld(uit)

    def _een(self, adres: Adres, kind: Eenheid) -> _Knoop | None:
        operaties = self.op.get(adres, [])
        heel = [op for op in operaties if not isinstance(op, WoordenVervangen)]
        if heel and len(operaties) > 1:
            raise _fout(self.sjabloon, adres, "die plaats wordt meer dan eens gewijzigd")
        if heel and isinstance(heel[0], EenheidOpgeheven):
            return None
        if heel and isinstance(heel[0], EenheidVervangen):
            return _in_plaats(kind, heel[0].nieuw)
        tekst = self.vul(kind.tekst)
        woorden = [op for op in operaties if isinstance(op, WoordenVervangen)]
        nieuw = replace(kind, tekst=self._woorden(adres, tekst, woorden), eenheden=())
        return _Knoop(nieuw, kind.tekst, self._onder(adres, kind.eenheden))

    def _woorden(self, adres: Adres, tekst: str, operaties: Sequence[WoordenVervangen]) -> str:
        """Every span is sought in the old words, then all are replaced from left to right in one walk."""
        spannen: list[tuple[int, int, str]] = []
        for operatie in operaties:
            gevonden = list(_plekken(tekst, operatie.oud))
            if len(gevonden) != 1 and not (operatie.telkens and gevonden):
                raise _fout(self.sjabloon, adres, f"“{operatie.oud}” staat er {len(gevonden)} keer")
            spannen += [(begin, einde, operatie.nieuw) for begin, einde in gevonden]
        uit, vorige = [], 0
        for begin, einde, nieuw in sorted(spannen):
            if begin < vorige:
                raise _fout(self.sjabloon, adres, "twee vervangingen raken dezelfde woorden")
            uit += [tekst[vorige:begin], nieuw]
            vorige = einde
        return "".join([*uit, tekst[vorige:]])


def _plekken(tekst: str, woorden: str) -> Iterator[tuple[int, int]]:
    """Where words stand as a whole: not inside a longer word or a longer number."""
    begin = tekst.find(woorden)
    while begin >= 0:
        einde = begin + len(woorden)
        if _begint(tekst, begin) and _eindigt(tekst, einde):
            yield begin, einde
        begin = tekst.find(woorden, einde)


def _begint(tekst: str, begin: int) -> bool:
    eerste, ervoor = tekst[begin : begin + 1], tekst[begin - 1 : begin] if begin else ""
    if not (_letter(eerste) or eerste == "-"):
        return True
    return not (_letter(ervoor) or (ervoor and ervoor in ".,-"))


def _eindigt(tekst: str, einde: int) -> bool:
    laatste, erna = tekst[einde - 1 : einde], tekst[einde : einde + 1]
    if not (_letter(laatste) or laatste == "%"):
        return True
    getal_gaat_door = erna in (".", ",") and tekst[einde + 1 : einde + 2].isdigit()
    return not (_letter(erna) or erna == "%" or getal_gaat_door)


def _letter(teken: str) -> bool:
    return teken.isalnum() or teken == "_"


def _nieuw(eenheid: Eenheid) -> _Knoop:
    return _Knoop(replace(eenheid, eenheden=()), None, tuple(_nieuw(kind) for kind in eenheid.eenheden))


def _in_plaats(oud: Eenheid, nieuw: Eenheid) -> _Knoop:
    """A new unit in the place of an old one: what keeps its number is laid over what stood there."""
    voorgangers = {kind.stap: kind for kind in oud.eenheden}
    kinderen = tuple(
        _in_plaats(voorgangers[kind.stap], kind) if kind.stap in voorgangers else _nieuw(kind)
        for kind in nieuw.eenheden
    )
    kaal = replace(nieuw, eenheden=())
    past = _waarden_in(oud.tekst, nieuw.tekst) is not None
    return _Knoop(kaal, oud.tekst if past else None, kinderen)


def _geteld(knopen: Sequence[_Knoop]) -> tuple[_Knoop, ...]:
    """Leden are known by their place: after one came or went they are counted again."""
    uit, lid = [], 0
    for knoop in knopen:
        if knoop.eenheid.soort == "lid":
            lid += 1
            knoop = replace(knoop, eenheid=replace(knoop.eenheid, nummer=str(lid)))
        uit.append(knoop)
    return tuple(uit)


def _fout(tekst: Aktetekst, adres: Adres, wat: str) -> InvoerFout:
    plaats = ", ".join(f"{soort} {nummer}" for soort, nummer in adres) or "de akte"
    return InvoerFout.een(wat, "verbeter de wijzigingsbepaling", bestand=tekst.akte, veld=plaats)
