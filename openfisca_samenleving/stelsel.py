"""The tax-benefit system, with a parameter cache of its own.

OpenFisca keeps parameters at an instant in one class-wide cache of 128 entries. It serves stale values
after a change, keeps every reform alive and thrashes when a comparison runs many systems over many
months. Here each system keeps its own cache, keyed on its parameter tree.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openfisca_core import periods
from openfisca_core.parameters import ParameterNode
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving import entities
from openfisca_samenleving.situations import voorbeeld

MAP = Path(__file__).resolve().parent


class EigenParametercache:
    """Mixin for a tax-benefit system or a reform: parameters at an instant, cached per parameter tree."""

    parameters: ParameterNode

    def get_parameters_at_instant(self, instant: Any) -> Any:
        """Return the parameters in force at `instant` (a date text, an Instant or the start of a Period)."""
        if isinstance(instant, periods.Period):
            instant = instant.start
        elif not isinstance(instant, periods.Instant):
            instant = periods.instant(instant)
        boom = self.parameters
        houder = self.__dict__.get("_parameters_op_datum")
        if houder is None or houder[0] is not boom:
            houder = self.__dict__["_parameters_op_datum"] = (boom, {})
        op_datum: dict[Any, Any] = houder[1]
        if instant not in op_datum:
            op_datum[instant] = boom.get_at_instant(instant)
        return op_datum[instant]


class CountryTaxBenefitSystem(EigenParametercache, TaxBenefitSystem):
    """Current law: wijk-werken, gemeenschapsdienst and the design space of samenlevingsjobs."""

    def __init__(self) -> None:
        super().__init__(entities.entiteiten)
        self.add_variables_from_directory(str(MAP / "variables"))
        self.load_parameters(str(MAP / "parameters"))
        self.open_api_config = voorbeeld.OPEN_API
