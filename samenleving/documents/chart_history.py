"""How a number of the law moves over the years: steps on a time axis, the proposals as lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from samenleving.documents.blocks import Figuur, Tabel, cel, rij, runs
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
MEESTE_JAREN = 12


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
    """A line: the law, or what one proposal makes of it."""

    naam: str
    stappen: tuple[Stap, ...]


def geschiedenis(
    titel: str,
    beschrijving: str,
    lijnen: Sequence[Verloop],
    tot: str,
    *,
    waarde_as: str = "",
    decimalen: int = 0,
    anker: str = "",
) -> Figuur:
    """Values that hold until the next one, drawn up to a last day; each known one begins with a dot.

    Raises :class:`GrafiekFout` for no lines, an empty one, or a step on or after the last day.
    """
    namen = [lijn.naam for lijn in lijnen]
    eis_aantal(titel, namen)
    if not lijnen or not all(lijn.stappen for lijn in lijnen):
        raise GrafiekFout(f"grafiek {titel!r}: elke lijn heeft minstens één waarde nodig.")
    einde = dag(tot)
    if any(dag(stap.vanaf) >= einde for lijn in lijnen for stap in lijn.stappen):
        raise GrafiekFout(f"grafiek {titel!r}: elke waarde begint voor de laatste dag, {tot}.")
    punten = [
        {"dag": dag(stap.vanaf), "waarde": stap.waarde, "reeks": lijn.naam}
        for lijn in lijnen
        for stap in lijn.stappen
        if stap.waarde is not None
    ]
    hoeken = [hoek for lijn in lijnen for hoek in _hoeken(lijn, einde)]
    x = alt.X(
        "dag:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(format="%Y", tickCount=_streepjes(lijnen, tot), grid=False),
    )
    y = alt.Y("waarde:Q", title=waarde_as or None, scale=alt.Scale(zero=False), axis=_waarde_as(decimalen))
    strepen = alt.Scale(domain=namen, range=kies(STREPEN, namen))
    streep = alt.StrokeDash("reeks:N", sort=namen, scale=strepen, legend=_legenda(namen))
    lijn_ = (
        alt.Chart({"values": hoeken})
        .mark_line(interpolate="step-after", strokeWidth=2.4)
        .encode(x=x, y=y, color=_kleur(namen), strokeDash=streep)
    )
    stip = (
        alt.Chart({"values": punten})
        .mark_point(filled=True, size=70, opacity=1)
        .encode(x=x, y=y, color=_kleur(namen))
    )
    grafiek = alt.layer(lijn_, stip).properties(width=BREEDTE + 100, height=HOOGTE)
    return figuur(grafiek, titel, beschrijving, _tabel(titel, lijnen), anker)


def _hoeken(lijn: Verloop, einde: str) -> Iterator[dict[str, Any]]:
    """The corners of a line; a value runs on to the day on which the next one, or ignorance, begins."""
    vorige: float | None = None
    for stap in lijn.stappen:
        if stap.waarde is None:
            yield {"dag": dag(stap.vanaf), "waarde": vorige, "reeks": lijn.naam}
        yield {"dag": dag(stap.vanaf), "waarde": stap.waarde, "reeks": lijn.naam}
        vorige = stap.waarde
    yield {"dag": einde, "waarde": vorige, "reeks": lijn.naam}


def _kleur(namen: Sequence[str]) -> alt.Color:
    return op_kleur(namen, "stroke", met_legenda=len(namen) > 1)


def _legenda(namen: Sequence[str]) -> alt.Legend | None:
    return legenda_van(namen, "stroke") if len(namen) > 1 else None


def _waarde_as(decimalen: int) -> alt.Axis:
    # room beside the names: a first value lies on the axis itself
    opmaak = f",.{decimalen}f"
    return alt.Axis(format=opmaak, tickCount=6, domain=False, ticks=False, labelPadding=12)


def _streepjes(lijnen: Sequence[Verloop], tot: str) -> int:
    """One mark a year, and never so many that their names touch."""
    eerste = min(stap.vanaf for lijn in lijnen for stap in lijn.stappen)
    return min(MEESTE_JAREN, max(2, int(tot[:4]) - int(eerste[:4])))


def _tabel(titel: str, lijnen: Sequence[Verloop]) -> Tabel:
    dagen = sorted({stap.vanaf for lijn in lijnen for stap in lijn.stappen})
    waarden = [{stap.vanaf: stap.tekst for stap in lijn.stappen} for lijn in lijnen]
    rijen = tuple(
        rij(dagtekst(dag_), *(waarde.get(dag_, GEEN_WAARDE) for waarde in waarden)) for dag_ in dagen
    )
    return Tabel(runs(titel), (cel("Vanaf"), *(cel(lijn.naam) for lijn in lijnen)), rijen)
