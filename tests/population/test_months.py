"""A population or a pact in a month without its rules is wrong input, never a crash."""

from __future__ import annotations

import pytest

from samenleving.errors import InvoerFout
from samenleving.population.pact_population import maak_gemeenten, reken_pact
from samenleving.population.synthetic import maak, vroegste_maand
from samenleving.situation import maanden_eerder
from samenleving.systems import systeem


def test_the_population_begins_with_the_rules_it_follows() -> None:
    eerste = vroegste_maand()
    assert maak(1, eerste, elke=1000).maand == eerste
    ervoor = maanden_eerder(eerste, 1).isoformat()[:7]
    with pytest.raises(InvoerFout, match=f"bestaat niet in {ervoor}"):
        maak(1, ervoor, elke=1000)


def test_the_pact_before_it_has_rules() -> None:
    with pytest.raises(InvoerFout, match="2023-06"):
        reken_pact(maak_gemeenten(1, "2023-06"), systeem("huidig"), "2023-06")
