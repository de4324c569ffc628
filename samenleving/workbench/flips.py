"""Recommendations that flip: only those are judged again of which something they look at has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from samenleving.advice import BESTAND, Aanbeveling, aanbevelingen
from samenleving.conformity.evaluate import beoordeel
from samenleving.conformity.language import Clausuletoets, Pad, Situatietoets, Toets
from samenleving.conformity.loading import laad_toetsen
from samenleving.conformity.model import Oordeel
from samenleving.conformity.state import Stand
from samenleving.drafting.draft import heeft_tekst, ontwerp_van
from samenleving.drafting.layout import Lid
from samenleving.explain import Uitkomst
from samenleving.situation import Situatie
from samenleving.systems import Systeem
from samenleving.workbench.outcomes import gemeten
from samenleving.workbench.reuse import Onthouden, Wie, raakt, verschil, zelfde_regels

BEWAARD = 128

Artikelsleutel = tuple[str, str]

_beoordeeld: Onthouden[tuple[Wie, str, tuple[Path, ...]], Mapping[str, Oordeel]] = Onthouden(BEWAARD)
_gelezen: Onthouden[tuple[Wie, str, tuple[Path, ...], str], frozenset[str]] = Onthouden(BEWAARD * 128)


def alle_aanbevelingen(mappen: Sequence[Path] = ()) -> tuple[Aanbeveling, ...]:
    """Every recommendation, those of advices in the folders given included."""
    return aanbevelingen(mappen=met_advies(mappen))


def met_advies(mappen: Sequence[Path]) -> tuple[Path, ...]:
    """The folders in which an advice lies: the others only make looking slower."""
    return tuple(m for m in mappen if any(m.glob(f"*/{BESTAND}")))


def oordelen(
    systeem: Systeem, maand: str, verwant: Sequence[Systeem] = (), mappen: Sequence[Path] = ()
) -> Mapping[str, Oordeel]:
    """The judgement of every recommendation in a system, by id; equal to what `toets` says.

    Args:
        systeem: the system.
        maand: `JJJJ-MM`.
        verwant: systems that were judged before, the most alike first.
        mappen: where a system by the name of this one, with another choice, is found.
    """
    plekken = tuple(mappen)
    sleutel = (Wie(systeem), maand, met_advies(plekken))
    return _beoordeeld(sleutel, lambda: _oordelen(systeem, maand, verwant, plekken))


def _oordelen(
    systeem: Systeem, maand: str, verwant: Sequence[Systeem], mappen: tuple[Path, ...]
) -> Mapping[str, Oordeel]:
    advies = met_advies(mappen)
    toetsen = laad_toetsen(advies)
    stand = _Stand(systeem, maand, verwant)
    vorige = _Vorige.van(systeem, maand, verwant, advies)
    uit = {}
    for rij in aanbevelingen(mappen=advies):
        toets = toetsen.get(rij.id)
        if vorige is not None and not vorige.geraakt(toets):
            uit[rij.id] = vorige.oordelen[rij.id]
            vorige.draag_over(toets, systeem)
        else:
            uit[rij.id] = beoordeel(toets, rij.id, rij.vorm, stand, mappen)
    return uit


class _Vorige:
    """A system that was judged before, and what is different now."""

    def __init__(
        self,
        ander: Systeem,
        systeem: Systeem,
        maand: str,
        advies: tuple[Path, ...],
        oordelen_: Mapping[str, Oordeel],
    ) -> None:
        self.ander, self.maand, self.advies, self.oordelen = ander, maand, advies, oordelen_
        self.anders = verschil(systeem, ander)
        self.artikelen = _andere_artikelen(systeem, ander)

    @classmethod
    def van(
        cls, systeem: Systeem, maand: str, verwant: Sequence[Systeem], advies: tuple[Path, ...]
    ) -> _Vorige | None:
        """The related system with the fewest differences, among those that were judged in that month."""
        gevonden = [
            (ander, eerder)
            for ander in verwant
            if (eerder := _beoordeeld.neem((Wie(ander), maand, advies))) is not None
            and zelfde_regels(systeem, ander)
        ]
        if not gevonden:
            return None
        ander, eerder = min(gevonden, key=lambda paar: len(verschil(systeem, paar[0])))
        return cls(ander, systeem, maand, advies, eerder)

    def geraakt(self, toets: Toets | None) -> bool:
        """Whether the judgement has to be made again."""
        if toets is None or toets.kern is None:
            return False
        if raakt(toets.paden, self.anders):
            return True
        for nummer, deel in enumerate(toets.bladen):
            if isinstance(deel, Clausuletoets) and deel.artikel in self.artikelen:
                return True
            if isinstance(deel, Situatietoets) and raakt(self._las(toets.id, nummer, deel), self.anders):
                return True
        return False

    def draag_over(self, toets: Toets | None, systeem: Systeem) -> None:
        """What was not touched reads in the system what it read before."""
        if toets is None:
            return
        for nummer, deel in enumerate(toets.bladen):
            if isinstance(deel, Situatietoets):
                sleutel = (Wie(systeem), self.maand, self.advies, f"{toets.id}:{nummer}")
                _gelezen.zet(sleutel, self._las(toets.id, nummer, deel))

    def _las(self, id_: str, nummer: int, toets: Situatietoets) -> frozenset[str]:
        """What the part of the outcome that a check looks at rested on."""

        def meet() -> frozenset[str]:
            van = gemeten(toets.situatie, self.ander, self.maand).van
            norm = (toets.maatstaf.pad,) if isinstance(toets.maatstaf, Pad) else ()
            return van.van(*(naam for naam in (toets.naam, toets.voorwaarde) if naam)).union(norm)

        return _gelezen((Wie(self.ander), self.maand, self.advies, f"{id_}:{nummer}"), meet)


class _Stand(Stand):
    """A system in a month whose cases are measured once for all who ask."""

    def __init__(self, systeem: Systeem, maand: str, verwant: Sequence[Systeem]) -> None:
        super().__init__(systeem, maand)
        self._verwant = verwant

    def uitkomst(self, situatie: Situatie) -> Uitkomst:
        return gemeten(situatie, self.systeem, self.maand, self._verwant).uitkomst


def _andere_artikelen(een: Systeem, twee: Systeem) -> frozenset[str]:
    """The ids of the articles that do not read the same in two drafts."""
    links, rechts = _artikelen(een), _artikelen(twee)
    if (links is None) != (rechts is None):
        return frozenset(naam for artikelen in (links, rechts) if artikelen for _, naam in artikelen)
    if links is None or rechts is None:
        return frozenset()
    sleutels = links.keys() | rechts.keys()
    return frozenset(naam for deel, naam in sleutels if links.get((deel, naam)) != rechts.get((deel, naam)))


def _artikelen(systeem: Systeem) -> dict[Artikelsleutel, tuple[str, tuple[Lid, ...]]] | None:
    if not heeft_tekst(systeem):
        return None
    return {(a.deel, a.id): (a.label, a.leden) for a in ontwerp_van(systeem).artikelen}
