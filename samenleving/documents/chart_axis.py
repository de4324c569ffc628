"""The axes of charts: round marks that differ from each other, cover the data, no more exact than needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import altair as alt

MEESTE_STAPPEN = 5
"""So many steps that the widest amounts fit beside each other below a chart."""

RONDE_STAPPEN = (1, 2, 5)
MAANDEN = 12
MEESTE_STREEPJES = 9
MEESTE_JAREN = 12


@dataclass(frozen=True, slots=True)
class Schaalverdeling:
    """Marks at equal distances, and the decimals that tell them apart."""

    streepjes: tuple[float, ...]
    decimalen: int


def verdeel(waarden: Iterable[float | None], *, nul: bool = False) -> Schaalverdeling:
    """Marks for these values: the first at or below the least of them, the last at or above the greatest.

    Args:
        waarden: what is drawn; ``None`` is nothing. Whole numbers get whole marks.
        nul: whether zero must be among the marks. Values that are all equal are seen from zero anyhow.
    """
    exact = [Decimal(str(waarde)) for waarde in waarden if waarde is not None] or [Decimal(0)]
    if nul or min(exact) == max(exact):
        exact.append(Decimal(0))
    laagste, hoogste = min(exact), max(exact)
    hoogste = hoogste if hoogste > laagste else laagste + 1
    heel = all(waarde == waarde.to_integral_value() for waarde in exact)
    stap = _stap(laagste, hoogste, heel)
    eerste, laatste = _grenzen(laagste, hoogste, stap)
    return Schaalverdeling(
        tuple(float(nummer * stap) for nummer in range(eerste, laatste + 1)),
        max(0, -int(stap.as_tuple().exponent)),
    )


def _stap(laagste: Decimal, hoogste: Decimal, heel: bool) -> Decimal:
    """The smallest round step that reaches from the one to the other in few steps."""
    macht = ((hoogste - laagste) / MEESTE_STAPPEN).adjusted()
    macht = max(0, macht) if heel else macht
    while True:
        for rond in RONDE_STAPPEN:
            stap = Decimal(rond).scaleb(macht)
            eerste, laatste = _grenzen(laagste, hoogste, stap)
            if laatste - eerste <= MEESTE_STAPPEN:
                return stap
        macht += 1


def _grenzen(laagste: Decimal, hoogste: Decimal, stap: Decimal) -> tuple[int, int]:
    """The numbers of the steps at and around both ends."""
    return (
        int((laagste / stap).to_integral_value(ROUND_FLOOR)),
        int((hoogste / stap).to_integral_value(ROUND_CEILING)),
    )


def getal_as(verdeling: Schaalverdeling, *, procent: bool = False, **verder: Any) -> alt.Axis:
    """An axis with exactly these marks, written the Dutch way."""
    return alt.Axis(
        values=list(verdeling.streepjes),
        format=f",.{verdeling.decimalen}f",
        labelExpr="datum.label + '%'" if procent else "datum.label",
        domain=False,
        ticks=False,
        **verder,
    )


def jaar_as(eerste: str, laatste: str) -> alt.Axis:
    """Time between two ISO dates: the first days of years, or of months where there are no two such years."""
    jaren = range(int(eerste[:4]) + (eerste[4:] > "-01-01"), int(laatste[:4]) + 1)
    if len(jaren) < 2:
        return alt.Axis(format="%b %Y", values=maandstreepjes([eerste, laatste]), grid=False)
    stap = -(-len(jaren) // MEESTE_JAREN)
    dagen = [alt.DateTime(year=jaar, month=1, date=1, utc=True) for jaar in jaren[::stap]]
    return alt.Axis(format="%Y", values=dagen, grid=False)


def maandstreepjes(dagen: Iterable[str]) -> list[Any]:
    """First days of months, so many that their names fit beside each other."""
    alle = sorted(dagen)
    eerste, laatste = alle[0], alle[-1]
    begin = int(eerste[:4]) * MAANDEN + int(eerste[5:7]) - 1
    einde = int(laatste[:4]) * MAANDEN + int(laatste[5:7])
    stap = next((s for s in (1, 2, 3, 6, 12) if (einde - begin) / s <= MEESTE_STREEPJES), 24)
    begin -= begin % stap
    return [
        alt.DateTime(year=maand // MAANDEN, month=maand % MAANDEN + 1, date=1, utc=True)
        for maand in range(begin, einde + 1, stap)
    ]
