"""Hours, distances and trips, drawn and then scaled until they add up to what the VDAB plan implies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from openfisca_samenleving.basis import MAANDEN_PER_JAAR
from openfisca_samenleving.kilometers import vergoede_km
from samenleving.law import stelsel
from samenleving.population.apportion import Gehelen, Getallen
from samenleving.population.assumptions import Aannames
from samenleving.population.targets import JAAR_VAN_HET_PLAN, ijkpunten

STAPPEN = 60
"""Halvings of an interval: far more than a double can tell apart."""

Maskers = np.ndarray[Any, np.dtype[np.bool_]]


def uren(ruw: Getallen, gewicht: Gehelen, wijk_werkers: Maskers) -> Gehelen:
    """Hours in a month that everybody would work; those of the wijk-werkers add up to the plan.

    Never more than a month allows, nor than a twelfth of what a year allows: the plan counts hours that were
    allowed.
    """
    regels = stelsel().get_parameters_at_instant(JAAR_VAN_HET_PLAN).wijk_werken.uren
    hoogstens = np.floor(min(regels.max_per_maand, regels.max_per_jaar / MAANDEN_PER_JAAR))
    doel = ijkpunten().uren_per_maand

    def bij(schaal: float) -> Getallen:
        return np.clip(np.round(ruw * schaal), 1, hoogstens)

    schaal = _los_op(lambda schaal: float(gewicht[wijk_werkers] @ bij(schaal)[wijk_werkers]), doel, hoogstens)
    gevonden = bij(schaal).astype(np.int64)
    tekort = doel - int(gewicht[wijk_werkers] @ gevonden[wijk_werkers])
    stap = 1 if tekort > 0 else -1
    kan = wijk_werkers & (gevonden + stap >= 1) & (gevonden + stap <= hoogstens)
    plaatsen = np.flatnonzero(kan)
    plaatsen = plaatsen[np.cumsum(gewicht[plaatsen]) <= abs(tekort)]
    gevonden[plaatsen] += stap
    return gevonden


def verplaatsingen(aannames: Aannames, uren_: Gehelen) -> Gehelen:
    """Trips in a month: hours divided by the hours of a trip, at least one."""
    return np.maximum(np.round(uren_ / aannames.waarde("uren_per_verplaatsing")), 1).astype(np.int64)


def afstanden(ruw: Getallen, gewicht: Gehelen, ritten: Gehelen, wijk_werkers: Maskers) -> Getallen:
    """One-way distance in kilometres with one decimal; the paid kilometres add up to the plan.

    What is paid is what the rule of the law pays under its default readings.
    """
    regels = stelsel().get_parameters_at_instant(JAAR_VAN_HET_PLAN)
    hier = np.flatnonzero(wijk_werkers)

    def km(schaal: float) -> float:
        afstand = np.round(ruw[hier] * schaal, 1)
        return float(gewicht[hier] @ vergoede_km(afstand, ritten[hier], regels))

    grens = float(regels.wijk_werken.verplaatsing.drempel_km) * MAANDEN_PER_JAAR
    return np.round(ruw * _los_op(km, ijkpunten().km_per_maand, grens), 1)


def _los_op(functie: Callable[[float], float], doel: float, boven: float) -> float:
    """Where a rising function reaches the goal, by halving between zero and `boven`."""
    onder = 0.0
    for _ in range(STAPPEN):
        midden = (onder + boven) / 2
        onder, boven = (midden, boven) if functie(midden) < doel else (onder, midden)
    return boven
