"""A text before and after its amendments as one: what was struck, what came in its place, unit by unit.

The operations say where something happens, so nothing is guessed about the structure; only inside the words
of one unit they are compared, word by word, with numbers, amounts and compound words kept whole.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from samenleving.documents import Run, Runs, Tekst, geschrapt, ingevoegd, runs
from samenleving.documents.blocks import splits_plaatshouders
from samenleving.drafting.apply import voeg_woorden_in, woorden
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.text import Adres, Aktetekst, Eenheid

_STUK = re.compile(r"\d+(?:[.,/]\d+)*(?:%|°|\w+)?|[\w§°]+(?:[-/]\w+)*|\s+|[^\w\s]")
_KORT = 4
"""So many words between quotation marks are replaced as a whole."""
_VERWANT = 0.5
"""Below this likeness two texts are shown as one struck and one new, not as a mixture of words."""


@dataclass(frozen=True)
class Knoop:
    """One unit before and after.

    Attributes:
        voor, na: the unit; None where it did not exist before, or does not after.
        adres: its address before; for a new unit that of its place after.
        operaties: what happens to the unit itself, not to those below it.
    """

    voor: Eenheid | None
    na: Eenheid | None
    adres: Adres
    kinderen: tuple[Knoop, ...] = ()
    operaties: tuple[Operatie, ...] = ()

    @property
    def eenheid(self) -> Eenheid:
        """The unit as it was, or as it comes."""
        gekozen = self.voor if self.voor is not None else self.na
        assert gekozen is not None  # noqa: S101 (a node stands for at least one of the two)
        return gekozen

    @property
    def geraakt(self) -> bool:
        """Whether anything happens to the unit or below it."""
        return bool(self.operaties) or any(kind.geraakt for kind in self.kinderen)

    def alle(self) -> Iterator[Knoop]:
        """The unit and everything below it, in reading order."""
        yield self
        for kind in self.kinderen:
            yield from kind.alle()


def meng(voor: Aktetekst, operaties: Iterable[Operatie]) -> tuple[Knoop, ...]:
    """The articles of an act with everything that happens to them, in the order of the text after."""
    eigen = [operatie for operatie in operaties if operatie.akte == voor.akte]
    return _Menger(eigen).kinderen((), voor.artikelen)


class _Menger:
    def __init__(self, operaties: Sequence[Operatie]) -> None:
        self._bij: dict[Adres, list[Operatie]] = {}
        self._achter: dict[tuple[Adres, Adres | None], EenheidIngevoegd] = {}
        self._onderaan: dict[Adres, EenheidToegevoegd] = {}
        for operatie in operaties:
            match operatie:
                case EenheidIngevoegd():
                    self._achter[(operatie.ouder, operatie.na)] = operatie
                case EenheidToegevoegd():
                    self._onderaan[operatie.ouder] = operatie
                case _:
                    self._bij.setdefault(operatie.adres, []).append(operatie)

    def kinderen(self, ouder: Adres, oud: Sequence[Eenheid]) -> tuple[Knoop, ...]:
        uit = list(self._nieuw(ouder, self._achter.get((ouder, None))))
        for kind in oud:
            adres = (*ouder, kind.stap)
            uit.append(self._knoop(adres, kind))
            uit += self._nieuw(ouder, self._achter.get((ouder, adres)))
        uit += self._nieuw(ouder, self._onderaan.get(ouder))
        return tuple(uit)

    def _nieuw(self, ouder: Adres, operatie: EenheidIngevoegd | EenheidToegevoegd | None) -> Iterator[Knoop]:
        if operatie is not None:
            for eenheid in operatie.nieuw:
                yield _enkel(eenheid, (*ouder, eenheid.stap), operatie, nieuw=True)

    def _knoop(self, adres: Adres, voor: Eenheid) -> Knoop:
        eigen = tuple(self._bij.get(adres, ()))
        for operatie in eigen:
            if isinstance(operatie, EenheidOpgeheven):
                return _enkel(voor, adres, operatie, nieuw=False)
            if isinstance(operatie, EenheidVervangen):
                return _vervangen(voor, operatie.nieuw, adres, operatie)
        genoemd = [operatie for operatie in eigen if isinstance(operatie, WoordenVervangen)]
        kinderen = self.kinderen(adres, voor.eenheden)
        tekst = voeg_woorden_in(voor.tekst, genoemd, "") if genoemd else voor.tekst
        blijvend = tuple(kind.na for kind in kinderen if kind.na is not None)
        na = Eenheid(
            voor.soort, voor.nummer, tekst, blijvend, voor.sleutel, voor.opschrift, voor.plaats, voor.herkomst
        )
        return Knoop(voor, na, adres, kinderen, eigen)


def _enkel(eenheid: Eenheid, adres: Adres, operatie: Operatie, *, nieuw: bool) -> Knoop:
    """A unit that comes or goes as a whole."""
    kinderen = tuple(_enkel(kind, (*adres, kind.stap), operatie, nieuw=nieuw) for kind in eenheid.eenheden)
    return Knoop(None if nieuw else eenheid, eenheid if nieuw else None, adres, kinderen, (operatie,))


def _vervangen(voor: Eenheid, na: Eenheid, adres: Adres, operatie: Operatie) -> Knoop:
    """A unit replaced as a whole: what stayed the same inside it still reads as the same."""
    if _heeft_leden(voor) != _heeft_leden(na):
        voor, na = _als_leden(voor), _als_leden(na)
    kinderen: list[Knoop] = []
    for oud, nieuw in _gepaard(voor.eenheden, na.eenheden):
        if oud is not None and nieuw is not None:
            kinderen.append(_vervangen(oud, nieuw, (*adres, oud.stap), operatie))
        elif nieuw is not None:
            kinderen.append(_enkel(nieuw, (*adres, nieuw.stap), operatie, nieuw=True))
        elif oud is not None:
            kinderen.append(_enkel(oud, (*adres, oud.stap), operatie, nieuw=False))
    return Knoop(voor, na, adres, tuple(kinderen), (operatie,))


def _heeft_leden(eenheid: Eenheid) -> bool:
    return any(kind.soort == "lid" for kind in eenheid.eenheden)


def _als_leden(eenheid: Eenheid) -> Eenheid:
    """An article or paragraph of one lid, written as one with leden."""
    if eenheid.soort not in ("artikel", "paragraaf") or not eenheid.tekst or _heeft_leden(eenheid):
        return eenheid
    lid = Eenheid("lid", "1", eenheid.tekst, eenheid.eenheden, herkomst=eenheid.herkomst)
    return replace(eenheid, tekst="", eenheden=(lid,))


def _gepaard(
    oud: Sequence[Eenheid], nieuw: Sequence[Eenheid]
) -> Iterator[tuple[Eenheid | None, Eenheid | None]]:
    """Units side by side: those of one kind and of like words are the same, the others came or went."""
    vast = difflib.SequenceMatcher(
        None, [_sleutel(kind) for kind in oud], [_sleutel(kind) for kind in nieuw], autojunk=False
    )
    for soort, o1, o2, n1, n2 in vast.get_opcodes():
        if soort == "equal":
            yield from zip(oud[o1:o2], nieuw[n1:n2], strict=True)
            continue
        weg, erbij = list(oud[o1:o2]), list(nieuw[n1:n2])
        while weg and erbij:
            een, twee = weg.pop(0), erbij.pop(0)
            if een.soort == twee.soort and _verwant(een, twee):
                yield een, twee
            else:
                yield een, None
                yield None, twee
        yield from ((een, None) for een in weg)
        yield from ((None, twee) for twee in erbij)


def _verwant(een: Eenheid, twee: Eenheid) -> bool:
    """Whether two units say much the same, in their own words or in all that stands in them."""
    eigen = bool(een.tekst and twee.tekst) and _gelijkenis(een.tekst, twee.tekst) >= _VERWANT
    return eigen or _gelijkenis(_plat(een), _plat(twee)) >= _VERWANT


def _sleutel(eenheid: Eenheid) -> tuple[str, str]:
    return eenheid.soort, _plat(eenheid)


def _plat(eenheid: Eenheid) -> str:
    return " ".join([eenheid.tekst, *(_plat(kind) for kind in eenheid.eenheden)])


def _gelijkenis(oud: str, nieuw: str) -> float:
    """How much two texts share, spaces left out: those are always alike."""
    een, twee = ([stuk for stuk in _STUK.findall(tekst) if not stuk.isspace()] for tekst in (oud, nieuw))
    return difflib.SequenceMatcher(None, een, twee, autojunk=False).ratio()


# --- the words of one unit --------------------------------------------------------------------------------


def woordverschil(oud: str, nieuw: str) -> Runs:
    """Two texts as one: equal words plain, the others struck and inserted, each number and word whole.

    Without the insertions it is `oud`, without the deletions `nieuw`.
    """
    if oud == nieuw:
        return runs(oud) if oud else ()
    stukken_oud, stukken_nieuw = _STUK.findall(oud), _STUK.findall(nieuw)
    vergelijking = difflib.SequenceMatcher(None, stukken_oud, stukken_nieuw, autojunk=False)
    if not oud or not nieuw or _gelijkenis(oud, nieuw) < _VERWANT:
        return _als_runs([("", oud, nieuw)])
    uit: list[tuple[str, str, str]] = []  # (equal, struck, new)
    for soort, o1, o2, n1, n2 in vergelijking.get_opcodes():
        weg, erbij = "".join(stukken_oud[o1:o2]), "".join(stukken_nieuw[n1:n2])
        if soort == "equal" and not (weg.isspace() and uit):
            uit.append((weg, "", ""))
        elif soort == "equal":
            _plak(uit, weg, weg)  # a lone space between two changes belongs to both
        else:
            _plak(uit, weg, erbij)
    return _als_runs(uit)


def _plak(uit: list[tuple[str, str, str]], weg: str, erbij: str) -> None:
    if uit and (uit[-1][1] or uit[-1][2]):
        _, eerder_weg, eerder_erbij = uit.pop()
        uit.append(("", eerder_weg + weg, eerder_erbij + erbij))
    else:
        uit.append(("", weg, erbij))


def _als_runs(stukken: Iterable[tuple[str, str, str]]) -> Runs:
    uit: list[Run] = []
    for gelijk, weg, erbij in stukken:
        if gelijk:
            uit += runs(gelijk)
            continue
        if weg:
            uit += splits_plaatshouders(geschrapt(weg))
        if erbij:
            uit += splits_plaatshouders(ingevoegd(erbij))
    return tuple(uit)


def gevolgd(knoop: Knoop) -> Runs:
    """The own words of a unit with what was struck and what is new; empty where it has none of its own.

    Words that an order names between quotation marks are struck and replaced as it names them.
    """
    oud = knoop.voor.tekst if knoop.voor is not None else ""
    nieuw = knoop.na.tekst if knoop.na is not None else ""
    genoemd = [o for o in knoop.operaties if isinstance(o, WoordenVervangen)]
    if genoemd and len(genoemd) == len(knoop.operaties):
        return _genoemde_woorden(oud, genoemd)
    return woordverschil(oud, nieuw)


def _genoemde_woorden(oud: str, vervangingen: Sequence[WoordenVervangen]) -> Runs:
    plekken = sorted(
        (
            (treffer.span(), vervanging)
            for vervanging in vervangingen
            for treffer in woorden(vervanging.oud).finditer(oud)
        ),
        key=lambda plek: plek[0],
    )
    uit: list[Run] = []
    eind = 0
    for (begin, einde), vervanging in plekken:
        uit += runs(oud[eind:begin])
        if len(vervanging.oud.split()) <= _KORT:
            uit += _als_runs([("", vervanging.oud, vervanging.nieuw)])
        else:  # a quotation widened to be unique: inside it only what differs
            uit += woordverschil(vervanging.oud, vervanging.nieuw)
        eind = einde
    return (*uit, *runs(oud[eind:]))


def in_wijziging(tekst: str, knoop: Knoop) -> Run:
    """A number or a label that comes or goes with its unit."""
    if knoop.voor is None:
        return ingevoegd(tekst)
    return geschrapt(tekst) if knoop.na is None else Tekst(tekst)
