"""What the drafting tests share: acts to amend and a way to write a change without building a system."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from samenleving import law
from samenleving.drafting.amending import Wijzigingsontwerp, ontwerp_wijziging
from samenleving.drafting.operations import Verandering
from samenleving.legislation import laad_akten

DAG = datetime.date(2027, 1, 1)


@pytest.fixture(scope="session")
def waarde_nu() -> Callable[[str], Any]:
    """The value of a parameter in current law on 1 January 2027."""
    return lambda pad: law.waarde(law.stelsel(), pad, DAG)


@pytest.fixture(scope="session")
def wijzig(waarde_nu: Callable[[str], Any]) -> Callable[[Mapping[str, Any]], Wijzigingsontwerp]:
    """Drafts the change {parameter: new value} of current law from 1 January 2027."""
    akten = laad_akten()

    def maak(nieuw: Mapping[str, Any]) -> Wijzigingsontwerp:
        veranderingen = [
            (DAG, Verandering(pad, waarde_nu(pad), waarde)) for pad, waarde in sorted(nieuw.items())
        ]
        return ontwerp_wijziging(veranderingen, akten, systeem="proef", titel="Proef", status="hypothetisch")

    return maak
