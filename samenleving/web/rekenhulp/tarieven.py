"""The prices that a cheque may have: the lowest one, raised by whole steps (BVR, artikel 38, §1)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from samenleving.law import stelsel, waarde
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vragenlijst

CHEQUE = "wijk_werken.cheque"


def tarieven(dag: str) -> tuple[Decimal, ...]:
    """Every tariff of the law on a day, the lowest first, in euros."""
    laagste, hoogste, stap = (
        Decimal(str(waarde(stelsel(), f"{CHEQUE}.prijs_{deel}", dag))) for deel in ("min", "max", "stap")
    )
    return tuple(laagste + stap * nummer for nummer in range(int((hoogste - laagste) / stap) + 1))


def geen_tarief(lijst: Vragenlijst, antwoorden: Antwoorden, bedrag: str, t: Teksten) -> Iterator[str]:
    """A sentence for each price under an amount that the law does not name."""
    alle = tarieven(t.dag)
    for vraag, waar in lijst.tarieven.items():
        prijs = antwoorden.get(vraag, WEET_NIET)
        if waar == bedrag and prijs != WEET_NIET and Decimal(prijs) not in alle:
            yield t(f"geen_tarief.{vraag}", tarieven=_genoemd(alle, t))


def _genoemd(alle: tuple[Decimal, ...], t: Teksten) -> str:
    *eerste, laatste = alle
    delen = [*(t.getal(prijs, 2) for prijs in eerste), t.euro(laatste)]
    return t.of(delen)
