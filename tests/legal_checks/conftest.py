"""Findings of a system, asked once for each name, month and number of persons."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from samenleving.legal_checks import Knelpunt, knelpunten
from samenleving.systems import systeem

Vraag = Callable[..., tuple[Knelpunt, ...]]
EIGEN = (Path(__file__).parent / "voorstellen",)
"""Proposals of our own with a fault that no real proposal has."""


@cache
def _gevonden(naam: str, datum: str | None, deelnemers: int | None) -> tuple[Knelpunt, ...]:
    return knelpunten(systeem(naam, EIGEN), datum, deelnemers=deelnemers)


@pytest.fixture(scope="session")
def vind() -> Vraag:
    """`vind(naam, regel="", stelsel="", datum=None, deelnemers=None)`: the findings, of one rule if asked."""

    def zoek(
        naam: str,
        regel: str = "",
        *,
        stelsel: str = "",
        datum: str | None = None,
        deelnemers: int | None = None,
    ) -> tuple[Knelpunt, ...]:
        return tuple(
            knelpunt
            for knelpunt in _gevonden(naam, datum, deelnemers)
            if regel in ("", knelpunt.regel) and stelsel in ("", knelpunt.stelsel)
        )

    return zoek
