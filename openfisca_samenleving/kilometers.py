"""The kilometres that are paid: nothing up to the threshold, and above it what the readings say."""

from __future__ import annotations

from typing import Any

from openfisca_samenleving.basis import NIET_TE_BEREKENEN, Getallen, kies, onbekend


def vergoede_km(afstand: Any, verplaatsingen: Any, regels: Any) -> Getallen:
    """Return the kilometres paid for so many trips over a one-way distance in km.

    The distance must be strictly more than the threshold. Two readings say whether the kilometres below the
    threshold count too, and whether a trip is one way or there and back.
    `NIET_TE_BEREKENEN` where somebody travelled and the distance is not known.
    """
    drempel = regels.wijk_werken.verplaatsing.drempel_km
    per_rit = afstand - drempel if regels.lezingen.verplaatsing_afstand == "boven_drempel" else afstand
    ritten = 2 if regels.lezingen.verplaatsing_ritten == "heen_en_terug" else 1
    km = kies(afstand > drempel, per_rit * ritten * verplaatsingen, 0)
    return kies(onbekend(afstand) & (verplaatsingen > 0), NIET_TE_BEREKENEN, km)
