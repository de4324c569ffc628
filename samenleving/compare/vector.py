"""Many cases in one simulation: the same formulas, asked once for all of them.

Reads values as `explain` does: unknown is None, never zero. That both agree is a test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND
from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving.engine import DunneSimulatie, bouw
from samenleving.law import variabeleinfo
from samenleving.situation import MAANDEN_GELEDEN, Situatie, maanden_eerder

DECIMALEN = 6
"""Finer than the finest tariff of the law in an amount; beyond lies binary noise."""


def stapel(situaties: Sequence[Situatie], stelsel: TaxBenefitSystem, maand: str) -> DunneSimulatie:
    """All cases as one simulation: case i is person i with a group of its own of each kind."""
    simulatie = bouw(stelsel, len(situaties))
    altijd: dict[str, list[Any]] = {}
    per_periode: dict[tuple[str, str], dict[int, Any]] = {}
    for nummer, situatie in enumerate(situaties):
        for variabelen in situatie.invoer.values():
            for naam, waarde in variabelen.items():
                variabele = stelsel.variables[naam]
                if isinstance(waarde, Mapping) and MAANDEN_GELEDEN not in waarde:
                    for periode, deel in waarde.items():
                        per_periode.setdefault((naam, str(periode)), {})[nummer] = _vorm(
                            variabele, deel, maand
                        )
                else:
                    kolom = altijd.setdefault(naam, [_standaard(variabele)] * len(situaties))
                    kolom[nummer] = _vorm(variabele, waarde, maand)
    for naam, kolom in altijd.items():
        simulatie.zet_altijd(naam, kolom)
    for (naam, periode), delen in per_periode.items():
        basis = altijd.get(naam, [_standaard(stelsel.variables[naam])] * len(situaties))
        simulatie.zet(naam, periode, [delen.get(i, basis[i]) for i in range(len(situaties))])
    return simulatie


def _standaard(variabele: Variable) -> Any:
    return variabele.default_value.name if variabele.value_type is Enum else variabele.default_value


def _vorm(variabele: Variable, waarde: Any, maand: str) -> Any:
    if isinstance(waarde, Mapping):
        return maanden_eerder(maand, waarde[MAANDEN_GELEDEN])
    return date.fromisoformat(waarde) if variabele.value_type is date else waarde


def toestanden(simulatie: DunneSimulatie, naam: str, maand: str) -> tuple[str, ...]:
    """The state of a right or condition of every case, by name."""
    codes = np.asarray(simulatie.calculate(naam, maand)).view(np.ndarray)
    namen = [lid.name for lid in Voorwaarde]
    return tuple(namen[int(code)] for code in codes)


def getallen(simulatie: DunneSimulatie, naam: str, maand: str) -> tuple[float | None, ...]:
    """An amount or number of every case; None where nobody can say."""
    variabele = simulatie.tax_benefit_system.variables[naam]
    periode = maand[:4] if variabele.definition_period == DateUnit.YEAR else maand
    onbekend = variabele.default_value == ONBEKEND
    ruw = np.asarray(simulatie.calculate(naam, periode), dtype=float)
    return tuple(
        None if np.isnan(getal) or (onbekend and getal == ONBEKEND) else round(float(getal), DECIMALEN)
        for getal in ruw
    )


def bepaald_door(naam: str, stelsel: TaxBenefitSystem) -> str:
    """The parameter that must be settled before an amount means anything; empty where there is none."""
    return variabeleinfo(naam, stelsel).bepaling.bepaald_door
