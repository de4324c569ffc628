"""What the tests of the file share: everything about a system is computed once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from samenleving.dossier.material import Stof, verzamel


@pytest.fixture(scope="session")
def stof_van() -> Callable[..., Stof]:
    """The material of a system (and its basis), computed once in a run."""

    @cache
    def maak(naam: str, basis: str = "huidig") -> Stof:
        return verzamel(naam, basis)

    return maak
