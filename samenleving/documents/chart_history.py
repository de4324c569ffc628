"""How a number of the law moves over the years: steps on a time axis, the proposals as lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt

from samenleving.documents.blocks import Figuur, Tabel, cel, rij, runs
from samenleving.documents.chart_axis import getal_as, jaar_as, verdeel
from samenleving.documents.chart_data import GEEN_WAARDE, GrafiekFout, dag, dagtekst, eis_aantal
from samenleving.documents.charts import (
    BREEDTE,
    STREPEN,
    figuur,
    kies,
    legenda_van,
    op_kleur,
)

HOOGTE = 240
PROCENT = 100


@dataclass(frozen=True, slots=True)
class Stap:
    """From this day (ISO date) on a value holds; ``tekst`` is how a reader sees it.

    ``None`` is "not known": the line stops and is never drawn as zero or as if nothing changed.
    """

    vanaf: str
    waarde: float | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Verloop:
    """A line: the law, or what one proposal makes of it.

    It ends on ``bekend_tot`` (ISO date): of what comes later nothing is known. A value that only begins on or
    after that day is a dot without a line.
    """

    naam: str
    stappen: tuple[Stap, ...]
    bekend_tot: str

    @property
    def einde(self) -> str:
        """The last day that is drawn."""
        return max(dag(self.bekend_tot), *(dag(stap.vanaf) for stap in self.stappen))


def geschiedenis(
    titel: str,
    beschrijving: str,
    lijnen: Sequence[Verloop],
    *,
    waarde_as: str = "",
    procent: bool = False,
    anker: str = "",
) -> Figuur:
    """Values that hold until the next one, each line up to the day it is known; each value begins with a dot.

    Args:
        titel: of the figure and of its table.
        beschrijving: in words, for who does not see it.
        lijnen: at least one, each with at least one value; `GrafiekFout` otherwise.
        waarde_as: name of the axis.
        procent: whether the values are parts of one, to be read in hundredths.
        anker: of the figure.
    """
    namen = [lijn.naam for lijn in lijnen]
    eis_aantal(titel, namen)
    if not lijnen or not all(lijn.stappen for lijn in lijnen):
        raise GrafiekFout(f"grafiek {titel!r}: elke lijn heeft minstens één waarde nodig.")
    punten = [_punt(lijn, stap.vanaf, stap.waarde, procent) for lijn in lijnen for stap in lijn.stappen]
    hoeken = [_punt(lijn, dag_, waarde, procent) for lijn in lijnen for dag_, waarde in _hoeken(lijn)]
    eerste, laatste = min(punt["dag"] for punt in punten), max(lijn.einde for lijn in lijnen)
    verdeling = verdeel(punt["waarde"] for punt in punten)
    x = alt.X("dag:T", title=None, scale=alt.Scale(type="utc"), axis=jaar_as(eerste, laatste))
    hoogte = alt.Scale(domain=[verdeling.streepjes[0], verdeling.streepjes[-1]], nice=False)
    # room beside the names: a first value lies on the axis itself
    as_ = getal_as(verdeling, procent=procent, labelPadding=12)
    y = alt.Y("waarde:Q", title=waarde_as or None, scale=hoogte, axis=as_)
    strepen = alt.Scale(domain=namen, range=kies(STREPEN, namen))
    streep = alt.StrokeDash("reeks:N", sort=namen, scale=strepen, legend=_legenda(namen))
    lijn_ = (
        alt.Chart({"values": hoeken})
        .mark_line(interpolate="step-after", strokeWidth=2.4)
        .encode(x=x, y=y, color=_kleur(namen), strokeDash=streep)
    )
    stip = (
        alt.Chart({"values": [punt for punt in punten if punt["waarde"] is not None]})
        .mark_point(filled=True, size=70, opacity=1)
        .encode(x=x, y=y, color=_kleur(namen))
    )
    grafiek = alt.layer(lijn_, stip).properties(width=BREEDTE + 100, height=HOOGTE)
    return figuur(grafiek, titel, beschrijving, _tabel(titel, lijnen), anker)


def _punt(lijn: Verloop, dag_: str, waarde: float | None, procent: bool) -> dict[str, Any]:
    if waarde is not None and procent:
        waarde = float(Decimal(str(waarde)) * PROCENT)
    return {"dag": dag(dag_), "waarde": waarde, "reeks": lijn.naam}


def _hoeken(lijn: Verloop) -> Iterator[tuple[str, float | None]]:
    """The corners of a line; a value runs on to the day on which the next one, or ignorance, begins."""
    vorige: float | None = None
    for stap in lijn.stappen:
        if stap.waarde is None:
            yield stap.vanaf, vorige
        yield stap.vanaf, stap.waarde
        vorige = stap.waarde
    yield lijn.einde, vorige


def _kleur(namen: Sequence[str]) -> alt.Color:
    return op_kleur(namen, "stroke", met_legenda=len(namen) > 1)


def _legenda(namen: Sequence[str]) -> alt.Legend | None:
    return legenda_van(namen, "stroke") if len(namen) > 1 else None


def _tabel(titel: str, lijnen: Sequence[Verloop]) -> Tabel:
    dagen = sorted({stap.vanaf for lijn in lijnen for stap in lijn.stappen})
    waarden = [{stap.vanaf: stap.tekst for stap in lijn.stappen} for lijn in lijnen]
    rijen = tuple(
        rij(dagtekst(dag_), *(waarde.get(dag_, GEEN_WAARDE) for waarde in waarden)) for dag_ in dagen
    )
    return Tabel(runs(titel), (cel("Vanaf"), *(cel(lijn.naam) for lijn in lijnen)), rijen)
