"""What the tests of the law package lean on: systems with other parameters, simulations of many people."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from openfisca_core.parameters import Parameter
from openfisca_core.reforms import Reform
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving import CountryTaxBenefitSystem
from openfisca_samenleving.stelsel import EigenParametercache

# A busy machine is no fault of the law.
settings.register_profile("wet", deadline=None)
settings.load_profile("wet")


class _Gewijzigd(EigenParametercache, Reform):
    def __init__(self, basis: TaxBenefitSystem, waarden: Mapping[str, Any]) -> None:
        self.waarden = waarden
        super().__init__(basis)

    def apply(self) -> None:
        self.parameters = copy.deepcopy(self.parameters)
        for pad, waarde in self.waarden.items():
            knoop: Any = self.parameters
            for deel in pad.split("."):
                knoop = knoop.children[deel]
            assert isinstance(knoop, Parameter)
            for gedateerd in knoop.values_list:
                gedateerd.value = waarde


def _simulatie(stelsel: TaxBenefitSystem, aantal: int, invoer: Mapping[str, Any], maand: str) -> Simulation:
    sim = SimulationBuilder().build_default_simulation(stelsel, count=aantal)
    for naam, waarde in invoer.items():
        soort = stelsel.variables[naam].definition_period
        eigen = {"eternity": "ETERNITY", "year": maand[:4]}.get(str(getattr(soort, "value", soort)), maand)
        per_periode = waarde if isinstance(waarde, dict) else {eigen: waarde}
        for periode, waarden in per_periode.items():
            rij = np.asarray(waarden)
            sim.set_input(naam, periode, np.full(aantal, rij) if rij.ndim == 0 else rij)
    return sim


@pytest.fixture(scope="session")
def huidig() -> TaxBenefitSystem:
    """Current law."""
    return CountryTaxBenefitSystem()


@pytest.fixture(scope="session")
def met(huidig: TaxBenefitSystem) -> Callable[[Mapping[str, Any]], TaxBenefitSystem]:
    """Current law with other values, on every date, for some parameters; asked again, the same system."""
    gemaakt: dict[str, TaxBenefitSystem] = {}

    def maak(waarden: Mapping[str, Any]) -> TaxBenefitSystem:
        sleutel = repr(sorted(waarden.items()))
        if sleutel not in gemaakt:
            gemaakt[sleutel] = _Gewijzigd(huidig, waarden)
        return gemaakt[sleutel]

    return maak


@pytest.fixture(scope="session")
def simuleer() -> Callable[..., Simulation]:
    """`simuleer(stelsel, aantal, {variabele: waarden | {periode: waarden}}, maand)`."""
    return _simulatie


@pytest.fixture(scope="session")
def toestanden() -> Callable[[Any], list[str]]:
    """States by name."""
    return lambda waarden: list(waarden.decode_to_str())
