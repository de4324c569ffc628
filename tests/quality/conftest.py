"""The base as it is; each test breaks a copy of one piece of it."""

from __future__ import annotations

import pytest

from samenleving.quality import Kennisbasis, lees_kennisbasis


@pytest.fixture(scope="session")
def basis() -> Kennisbasis:
    """The law package."""
    return lees_kennisbasis()
