"""Which instruments the same persons may enter: overlap and exclusion between target groups.

The SERV asks that every instrument have a target group of its own (SERV 2025, hoofdstuk 2). These tables
count, for any number of persons, who is in two groups at once and which groups exclude each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from openfisca_samenleving.voorwaarden import CODE, Voorwaarde

ZEKER = (Voorwaarde.voldaan,)
MOGELIJK = (Voorwaarde.voldaan, Voorwaarde.niet_bekend, Voorwaarde.te_beoordelen)


def overlap(toestanden: Mapping[str, Any], staten: tuple[Voorwaarde, ...] = ZEKER) -> NDArray[np.int64]:
    """Count the persons in each pair of target groups.

    Args:
        toestanden: per instrument the states of the same persons.
        staten: states that count as being in the group; `MOGELIJK` also counts what is still open.

    Returns:
        A square array in the order of the mapping; the diagonal holds the size of each group.
    """
    codes = [CODE[staat] for staat in staten]
    in_groep = np.array(
        [np.isin(np.asarray(t).view(np.ndarray), codes) for t in toestanden.values()], dtype=np.int64
    )
    return in_groep @ in_groep.T


def sluiten_uit(toestanden: Mapping[str, Any]) -> NDArray[np.bool_]:
    """For each pair, whether nobody is or may be in both groups; never on the diagonal."""
    geen = overlap(toestanden, MOGELIJK) == 0
    np.fill_diagonal(geen, val=False)
    return geen
