"""What has to happen to one text to become another: the fewest operations a drafter would write.

Articles, paragraphs and points are the same when their number is the same, leden when their words are alike.
A unit of which much changes is replaced as a whole. Only official words, and those of our own drafts, can be
quoted with what stands around them: a paraphrase is no text to compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from samenleving.drafting.rewording import herschrijf, teken
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    OperatieFout,
    WoordenVervangen,
)
from samenleving.errors import Tweetalig
from samenleving.legislation.text import Adres, Aktetekst, Eenheid

DICHT = 0.4
"""From this share of changed words on, a lid is replaced as a whole."""
_VERWANT = 0.5
"""From this likeness on, two leden are one lid that changed."""


def verschil(oud: Aktetekst, nieuw: Aktetekst) -> tuple[Operatie, ...]:
    """The operations that make one filled text of another; carried out on `oud` they give `nieuw` exactly.

    Raises `OperatieFout` where no amendment can do it (articles that change places or numbers) and where the
    words of a paraphrase differ.
    """
    operaties = _Vergelijking(oud.akte).kinderen((), oud.artikelen, nieuw.artikelen)
    if operaties is None:
        raise OperatieFout(
            Tweetalig(
                "artikelen veranderen van plaats of van nummer: dat kan geen wijziging uitdrukken",
                "articles change their place or number, which no amendment can express",
            )
        )
    return tuple(operaties)


@dataclass(frozen=True)
class _Vergelijking:
    akte: str

    def eenheid(self, adres: Adres, oud: Eenheid, nieuw: Eenheid) -> list[Operatie]:
        """What happens to one unit that stays."""
        if oud == nieuw:
            return []
        geheel: list[Operatie] = [EenheidVervangen(self.akte, adres, nieuw)]
        if oud.herkomst == "parafrase":
            raise OperatieFout("de woorden van een parafrase zijn niet te vergelijken met een andere tekst")
        if replace(oud, tekst="", eenheden=()) != replace(nieuw, tekst="", eenheden=()):
            return geheel
        if bool(oud.tekst) != bool(nieuw.tekst) or _soorten(oud) != _soorten(nieuw):
            return geheel
        eigen: list[WoordenVervangen] | None = []
        if oud.tekst != nieuw.tekst:
            onder = "\n".join(_plat(kind) for kind in oud.eenheden)
            eigen = herschrijf(self.akte, adres, oud.tekst, nieuw.tekst, onder)
        binnen = self.kinderen(adres, oud.eenheden, nieuw.eenheden)
        if eigen is None or binnen is None or _dicht(adres, oud, nieuw, binnen):
            return geheel
        return [*eigen, *binnen]

    def kinderen(
        self, ouder: Adres, oud: tuple[Eenheid, ...], nieuw: tuple[Eenheid, ...]
    ) -> list[Operatie] | None:
        """What happens to the units of one parent; None where only replacing the parent can say it."""
        soorten = {kind.soort for kind in (*oud, *nieuw)}
        if len(soorten) > 1:
            return None
        paren = _paren_leden(oud, nieuw) if soorten == {"lid"} else _paren_nummers(oud, nieuw)
        if paren is None:
            return None
        uit: list[Operatie] = []
        gepaard = dict(paren)
        achter = {n: o for o, n in paren}
        for plek, kind in enumerate(oud):
            adres = (*ouder, kind.stap)
            if plek not in gepaard:
                uit.append(EenheidOpgeheven(self.akte, adres))
                continue
            ander = nieuw[gepaard[plek]]
            if kind.soort == "lid":
                ander = replace(ander, nummer=kind.nummer)
            uit += self.eenheid(adres, kind, ander)
        vrij = [plek for plek in range(len(nieuw)) if plek not in achter]
        for _, groep in groupby(enumerate(vrij), key=lambda paar: paar[1] - paar[0]):
            plekken = [plek for _, plek in groep]
            eenheden = tuple(nieuw[plek] for plek in plekken)
            if plekken[-1] == len(nieuw) - 1:
                uit.append(EenheidToegevoegd(self.akte, ouder, eenheden))
                continue
            voor = plekken[0] - 1
            na = (*ouder, oud[achter[voor]].stap) if voor >= 0 else None
            uit.append(EenheidIngevoegd(self.akte, ouder, na, eenheden))
        return uit


def _dicht(adres: Adres, oud: Eenheid, nieuw: Eenheid, binnen: Sequence[Operatie]) -> bool:
    """Whether so much changes that replacing the whole reads better.

    Of an article with leden: all of them, or most of them where it is more than repeal.
    """
    if oud.soort == "artikel" and oud.eenheden and not oud.tekst:
        hier = [operatie for operatie in binnen if _ouder(operatie) == adres]
        geheel = sum(isinstance(o, EenheidVervangen | EenheidOpgeheven) for o in hier)
        meer = any(not isinstance(o, EenheidOpgeheven) for o in hier)
        return geheel == len(oud.eenheden) or (meer and geheel > len(oud.eenheden) / 2)
    return _afstand(_plat(oud), _plat(nieuw)) > DICHT


def _ouder(operatie: Operatie) -> Adres:
    """The unit inside which something happens."""
    if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd):
        return operatie.ouder
    return operatie.adres[:-1]


def _paren_nummers(oud: Sequence[Eenheid], nieuw: Sequence[Eenheid]) -> list[tuple[int, int]] | None:
    """Units with the same number, None when they changed places or an article its number."""
    plaats = {kind.stap: plek for plek, kind in enumerate(nieuw)}
    paren = [(plek, plaats[kind.stap]) for plek, kind in enumerate(oud) if kind.stap in plaats]
    if any(een[1] >= twee[1] for een, twee in pairwise(paren)):
        return None
    if any(oud[o].nummer != nieuw[n].nummer for o, n in paren):
        return None
    return paren


def _paren_leden(oud: Sequence[Eenheid], nieuw: Sequence[Eenheid]) -> list[tuple[int, int]]:
    """Leden that are one and the same: the pairing in order with the greatest likeness in all."""
    lijkt = [[_gelijkenis(een, twee) for twee in nieuw] for een in oud]
    hoogte, breedte = len(oud), len(nieuw)
    beste = [[0.0] * (breedte + 1) for _ in range(hoogte + 1)]
    for i in range(hoogte - 1, -1, -1):
        for j in range(breedte - 1, -1, -1):
            met = lijkt[i][j] + beste[i + 1][j + 1] if lijkt[i][j] >= _VERWANT else 0.0
            beste[i][j] = max(beste[i + 1][j], beste[i][j + 1], met)
    paren, i, j = [], 0, 0
    while i < hoogte and j < breedte:
        if lijkt[i][j] >= _VERWANT and beste[i][j] == lijkt[i][j] + beste[i + 1][j + 1]:
            paren.append((i, j))
            i, j = i + 1, j + 1
        elif beste[i][j] == beste[i + 1][j]:
            i += 1
        else:
            j += 1
    return _vul_gaten(paren, hoogte, breedte)


def _vul_gaten(paren: list[tuple[int, int]], hoogte: int, breedte: int) -> list[tuple[int, int]]:
    """A gap of equally many leden on both sides: each replaces the other, instead of repeal and insertion."""
    uit: list[tuple[int, int]] = []
    grenzen = [(-1, -1), *paren, (hoogte, breedte)]
    for (i, j), (k, m) in pairwise(grenzen):
        if k - i == m - j:
            uit += [(i + stap, j + stap) for stap in range(1, k - i)]
        if (k, m) != (hoogte, breedte):
            uit.append((k, m))
    return uit


def _gelijkenis(een: Eenheid, twee: Eenheid) -> float:
    links, rechts = _plat(een), _plat(twee)
    return 1.0 if links == rechts else 1 - _afstand(links, rechts)


def _afstand(oud: str, nieuw: str) -> float:
    """The share of the words that is not the same."""
    a, b = ([woord for woord in teken(tekst) if not woord.isspace()] for tekst in (oud, nieuw))
    return 1 - SequenceMatcher(None, a, b, autojunk=False).ratio()


def _plat(eenheid: Eenheid) -> str:
    return " ".join([eenheid.tekst, *(f"{kind.nummer} {_plat(kind)}" for kind in eenheid.eenheden)])


def _soorten(eenheid: Eenheid) -> set[str]:
    return {kind.soort for kind in eenheid.eenheden}
