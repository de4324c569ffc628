"""One matrix for all tests: it is data, and nothing changes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samenleving.conformity import Matrix, alle_systemen, toets

ADVIES = """\
document: buur
orgaan: Buurtraad
titel: Advies van de buurtraad
datum: '2026'
stelsel: samenlevingsjobs
aanbevelingen:
  - id: buur-1
    stelling: Laat iedereen bijdragen.
    passage: {plaats: '1', regels: '1-2'}
    soort: regel
    vorm: expliciet
    gewicht: kern
    actoren: ['Vlaamse Regering']
"""


@pytest.fixture(scope="session")
def matrix() -> Matrix:
    return toets(alle_systemen())


@pytest.fixture
def advies(tmp_path: Path) -> Callable[[str], Path]:
    """A folder with the advice of a body of one's own; the argument is the check of its recommendation."""

    def schrijf(toets_: str) -> Path:
        regels = "".join(f"    {regel}\n" for regel in toets_.strip("\n").splitlines())
        (tmp_path / "eigen").mkdir()
        (tmp_path / "eigen" / "advies.yaml").write_text(ADVIES + regels, encoding="utf-8")
        return tmp_path / "eigen"

    return schrijf
