"""Codes of the enums of the law, as arrays hold them."""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.indexed_enums import EnumArray

from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.law import stelsel

TOESTANDEN: tuple[str, ...] = tuple(lid.name for lid in Voorwaarde)
"""The five states in the order of their codes, which is the order of dominance."""


def code(lid: Any) -> int:
    """The code of a member of an enum."""
    return int(lid.index)


def ja_nee(masker: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The answers yes and no as codes."""
    return np.where(masker, code(Antwoord.ja), code(Antwoord.nee)).astype(np.uint8)


def enumreeks(naam: str, codes: Any) -> EnumArray:
    """Codes as the array of an enum variable of the law."""
    variabele = stelsel().variables[naam]
    return EnumArray(np.asarray(codes).astype(variabele.dtype), variabele.possible_values)
