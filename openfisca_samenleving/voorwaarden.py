"""Conditions with five states, and how they combine.

Most gates of activation law are somebody's judgement. A condition is met, not met, not known, for
somebody to decide, or it does not apply; it is never silently false. The order of the members is the
order of dominance: a right takes the most dominant state of its conditions.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
from openfisca_core.indexed_enums import EnumArray

if TYPE_CHECKING:
    from enum import Enum  # OpenFisca publishes no types; its Enum has the same members, and an index
else:
    from openfisca_core.indexed_enums import Enum


class Voorwaarde(Enum):
    """State of a condition, in order of dominance."""

    if TYPE_CHECKING:
        index: int

    niet_van_toepassing = "niet van toepassing"
    voldaan = "voldaan"
    niet_bekend = "niet bekend"
    te_beoordelen = "te beoordelen"
    niet_voldaan = "niet voldaan"


class Antwoord(Enum):
    """A fact that its owner may not know."""

    if TYPE_CHECKING:
        index: int

    weet_niet = "weet ik niet"
    ja = "ja"
    nee = "nee"


class Toelating(Enum):
    """Whether the law or a proposal lets a kind of user in."""

    niet_bepaald = "niet bepaald"
    toegelaten = "toegelaten"
    uitgesloten = "uitgesloten"


CODE = {lid: int(lid.index) for lid in Voorwaarde}

# Codes by name: to look for a member costs more than the rule does on one person.
_VOLDAAN, _NIET_VOLDAAN = CODE[Voorwaarde.voldaan], CODE[Voorwaarde.niet_voldaan]
_WEET_NIET, _JA, _NEE = (int(lid.index) for lid in (Antwoord.weet_niet, Antwoord.ja, Antwoord.nee))

_SOORT = np.int16
WEINIG = 64
"""Up to so many rows a look in a table beats arithmetic; beyond, a jump per row takes longer."""
_TABEL = {
    (goed, anders.name): np.array(
        [
            CODE[anders] if code == _WEET_NIET else _VOLDAAN if code == goed else _NIET_VOLDAAN
            for code in range(len(Antwoord))
        ],
        dtype=_SOORT,
    )
    for goed in (_JA, _NEE)
    for anders in (Voorwaarde.niet_bekend, Voorwaarde.te_beoordelen)
}
"""State by answer."""
_GEEN = 0  # the neutral state: masks are multiplied with codes


def _codes(toestand: Any) -> np.ndarray:
    return np.asarray(toestand).view(np.ndarray)


def _als_enum(codes: Any) -> EnumArray:
    return EnumArray(np.asarray(codes, dtype=_SOORT), Voorwaarde)


def _kies(masker: Any, dan: Any, anders: Any) -> np.ndarray:
    """`np.where` on codes by arithmetic: a jump per person would take longer than the rule itself."""
    vast = isinstance(dan, int) and isinstance(anders, int)
    verschil = dan - anders if vast else np.subtract(dan, anders, dtype=_SOORT)
    return np.add(np.multiply(masker, verschil, dtype=_SOORT), anders, dtype=_SOORT)


def gelijk(omvang: int, toestand: Voorwaarde) -> EnumArray:
    """The same state for everybody."""
    return _als_enum(np.full(omvang, CODE[toestand]))


def toestand(
    voldaan: Any, niet_gekend: Any = False, anders: Voorwaarde = Voorwaarde.niet_bekend
) -> EnumArray:
    """Met where `voldaan`, the state `anders` where the fact is not known, otherwise not met."""
    codes = _kies(voldaan, _VOLDAAN, _NIET_VOLDAAN)
    return _als_enum(codes if niet_gekend is False else _kies(niet_gekend, int(anders.index), codes))


def _antwoord(antwoord: Any, goed: int, anders: Voorwaarde) -> EnumArray:
    """Met where the answer is `goed`, the state `anders` where nobody knows, otherwise not met."""
    codes = _codes(antwoord)
    if codes.size <= WEINIG:
        return _als_enum(_TABEL[goed, anders.name][codes])
    return toestand(codes == goed, codes == _WEET_NIET, anders)


def feit(antwoord: Any) -> EnumArray:
    """A fact: yes is met, no is not met, don't know is not known."""
    return _antwoord(antwoord, _JA, Voorwaarde.niet_bekend)


def oordeel(antwoord: Any) -> EnumArray:
    """A judgement: yes is met, no is not met, no judgement yet is for its holder to decide."""
    return _antwoord(antwoord, _JA, Voorwaarde.te_beoordelen)


def feit_niet(antwoord: Any) -> EnumArray:
    """A fact that must not hold: no is met."""
    return _antwoord(antwoord, _NEE, Voorwaarde.niet_bekend)


def oordeel_niet(antwoord: Any) -> EnumArray:
    """A judgement that must come out negative: no is met."""
    return _antwoord(antwoord, _NEE, Voorwaarde.te_beoordelen)


def als(geldt: Any, uitkomst: EnumArray) -> EnumArray:
    """The outcome where the condition applies; elsewhere it does not apply."""
    return _als_enum(np.multiply(_codes(uitkomst), geldt, dtype=_SOORT))


def waar(masker: Any, dan: EnumArray, anders: EnumArray) -> EnumArray:
    """One state where the mask holds, the other elsewhere."""
    return _als_enum(_kies(masker, _codes(dan), _codes(anders)))


def combineer(*toestanden: Any) -> EnumArray:
    """All conditions together: the most dominant state wins."""
    return _als_enum(reduce(np.maximum, map(_codes, toestanden)))


def recht(in_werking: Any, *toestanden: Any) -> EnumArray:
    """A right in force combines its conditions; with none left it is met. Out of force it does not apply."""
    codes = np.maximum(_codes(combineer(*toestanden)), _SOORT(CODE[Voorwaarde.voldaan]))
    return als(in_werking, _als_enum(codes))


def een_van(*toestanden: Any) -> EnumArray:
    """Alternatives: one that is met suffices; those that do not apply are left out."""
    buiten = _SOORT(len(Voorwaarde))
    codes = [_codes(t) for t in toestanden]
    beste = reduce(np.minimum, [np.add(c, (c == _GEEN) * buiten, dtype=_SOORT) for c in codes])
    return _als_enum(np.multiply(beste, beste != buiten, dtype=_SOORT))


def toelating(waarde: str, omvang: int) -> EnumArray:
    """A parameter `toegelaten`, `uitgesloten` or `niet_bepaald`, as a state for everybody."""
    staten = {
        "toegelaten": Voorwaarde.voldaan,
        "uitgesloten": Voorwaarde.niet_voldaan,
        "niet_bepaald": Voorwaarde.niet_bekend,
    }
    return gelijk(omvang, staten[waarde])
