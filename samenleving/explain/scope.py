"""Which variables an explanation of a case is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.law import INSTRUMENTEN, Variabeleinfo, variabelen
from samenleving.situation import Situatie
from samenleving.systems import Systeem


@dataclass(frozen=True)
class Beeld:
    """The variables that matter, in the order of the law, by name and by what they are."""

    info: Mapping[str, Variabeleinfo]
    per_soort: Mapping[str, tuple[Variabeleinfo, ...]]


def beeld_van(situatie: Situatie, systeem: Systeem) -> Beeld:
    """What matters to the entities of a case."""
    instrumenten = frozenset(_instrumenten(situatie, systeem))
    return _beeld(systeem.stelsel, frozenset(situatie.entiteiten), instrumenten)


def doet_ertoe(info: Variabeleinfo, situatie: Situatie, systeem: Systeem) -> bool:
    """The three schemes always matter; a neighbouring rule only when the case tells something of it."""
    return info.bepaling.instrument in _instrumenten(situatie, systeem)


def _instrumenten(situatie: Situatie, systeem: Systeem) -> set[str]:
    bekend = variabelen(systeem.stelsel)
    gegeven = (naam for entiteit in situatie.invoer.values() for naam in entiteit)
    return {"", *INSTRUMENTEN, *(bekend[naam].bepaling.instrument for naam in gegeven)}


@lru_cache(maxsize=256)
def _beeld(stelsel: TaxBenefitSystem, entiteiten: frozenset[str], instrumenten: frozenset[str]) -> Beeld:
    info = {
        naam: deze
        for naam, deze in variabelen(stelsel).items()
        if deze.entiteit in entiteiten and deze.bepaling.instrument in instrumenten
    }
    per_soort: dict[str, list[Variabeleinfo]] = {}
    for deze in info.values():
        per_soort.setdefault(deze.bepaling.soort, []).append(deze)
    return Beeld(info, {soort: tuple(infos) for soort, infos in per_soort.items()})
