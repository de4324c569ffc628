"""The name of a place in a tree, as a jurist cites it."""

from __future__ import annotations

from collections.abc import Sequence

from samenleving.drafting.reading.places import RANG
from samenleving.legislation.text import Adres, Aktetekst, Eenheid

_RANG_VAN = {nummer: woord for woord, nummer in RANG.items()}


def noem(boom: Aktetekst, adres: Adres) -> str:
    """*artikel 22, §1, tweede lid, 3°*; what was never seen is cited as the unit itself says.

    A lid that stands alone is not named. `boom` may be any tree that holds the address.
    """
    naam = ""
    kinderen: Sequence[Eenheid] = boom.artikelen
    for soort, nummer in adres:
        hier = next((kind for kind in kinderen if kind.stap == (soort, nummer)), None)
        if hier is None:
            return ", ".join(filter(None, [naam, f"{soort} {nummer}"]))
        alleen = soort == "lid" and len(kinderen) == 1
        if hier.plaats:
            naam = hier.plaats
        elif not alleen:
            naam = ", ".join(filter(None, [naam, _stuk(hier)]))
        kinderen = hier.eenheden
    return naam


def _stuk(eenheid: Eenheid) -> str:
    nummer = eenheid.nummer
    if eenheid.soort == "artikel":
        return f"artikel {nummer}"
    if eenheid.soort == "paragraaf":
        return f"§{nummer}"
    if eenheid.soort == "lid":
        rang = _RANG_VAN.get(int(nummer)) if nummer.isdigit() else None
        return f"{rang} lid" if rang else f"lid {nummer}"
    return nummer
