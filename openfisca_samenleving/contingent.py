"""The quota of the PWA system and what a region owes above it (BWHI art. 6 §1 IX 11°; BFW art. 35nonies §3).

A region is no entity of this package, so the rule works on plain numbers: the official yearly average of the
persons who work in the PWA system and live in the region.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from openfisca_core.indexed_enums import EnumArray

from openfisca_samenleving.basis import NIET_TE_BEREKENEN, Getallen, afronden_cent, onbekend
from openfisca_samenleving.voorwaarden import toestand

Gewest = Literal["vlaanderen", "wallonie"]


@dataclass(frozen=True)
class Contingentregels:
    """Quota in persons and contribution in euros of budget year 2015 per person above it."""

    personen: float
    bijdrage: float

    @classmethod
    def uit(cls, parameters: Any, gewest: Gewest = "vlaanderen") -> Contingentregels:
        """Read them from the parameters of the law at an instant from 2015."""
        regels = parameters.contingent
        return cls(getattr(regels, gewest), regels.bijdrage_per_persoon)


def binnen_contingent(gemiddelde: Any, regels: Contingentregels) -> EnumArray:
    """Whether yearly averages stay within the quota; exactly on it is within it."""
    gemiddelde = np.asarray(gemiddelde, dtype=np.float64)
    return toestand(gemiddelde <= regels.personen, onbekend(gemiddelde))


def personen_boven(gemiddelde: Any, regels: Contingentregels) -> Getallen:
    """Persons above the quota, not rounded: the text speaks of an average and does not say how it is
    counted.
    """
    gemiddelde = np.asarray(gemiddelde, dtype=np.float64)
    return np.where(onbekend(gemiddelde), NIET_TE_BEREKENEN, np.maximum(gemiddelde - regels.personen, 0))


def bijdrage(gemiddelde: Any, regels: Contingentregels, aanpassing: float = 1.0) -> Getallen:
    """Euros that the region owes for the yearly averages of the year before.

    Args:
        gemiddelde: yearly averages in persons.
        regels: quota and amount.
        aanpassing: factor since budget year 2015 (see `aanpassing_voor`); 1 gives amounts of 2015.
    """
    return afronden_cent(personen_boven(gemiddelde, regels) * regels.bijdrage * aanpassing)


def aanpassing_voor(inflatie: Any, groei: Any, regels_per_jaar: Any) -> float:
    """The factor by which the amount of 2015 has grown after consecutive budget years from 2016.

    Args:
        inflatie: change of the average consumer price index per budget year, fractions.
        groei: real growth of gross domestic product per budget year, fractions.
        regels_per_jaar: `contingent.indexatie` of the parameters at 1 January of each of those years.

    No source gives these figures for this project: whoever has them computes the present amount here.
    """
    factor = 1.0
    for prijzen, reeel, regels in zip(inflatie, groei, regels_per_jaar, strict=True):
        grens = getattr(regels, "groei_grens", reeel)
        boven = max(reeel - grens, 0) * getattr(regels, "groei_deel_boven", regels.groei_deel)
        factor *= (1 + prijzen) * (1 + min(reeel, grens) * regels.groei_deel + boven)
    return factor
