"""Charts as figures: an SVG that reads on white and on dark, a description, and the table it was drawn from.

Series differ by colour *and* by hatching, dash or shape, and bars and dots carry their value as text, so a
chart also works in grey. Numbers are written the Dutch way. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from samenleving.documents.blocks import Figuur, Tabel
from samenleving.documents.chart_axis import getal_as, maandstreepjes, verdeel
from samenleving.documents.chart_data import (
    MAX_REEKSEN,
    GrafiekFout,
    Moment,
    Periode,
    Reeks,
    controleer,
    dag,
    dag_na,
    eis_aantal,
    gegevenspunten,
    getal,
    maandnaam,
    tijdtabel,
    waardetabel,
)
from samenleving.documents.chart_svg import TEKSTKLEUR, teken

__all__ = [
    "MAX_REEKSEN",
    "GrafiekFout",
    "Moment",
    "Periode",
    "Reeks",
    "lijnen",
    "staven",
    "stippen",
    "tijdlijn",
]

BREEDTE = 520
BAANHOOGTE = 22
LABELRUIMTE = 0.12
"""Share of the axis that is kept free beyond the longest bar."""

KLEUREN = ("#2f74b5", "#c2611a", "#23877a", "#8a5bb8", "#7d7a2f", "#b5476b")
"""Told apart by the colour-blind, and at least 3 to 1 against the white and the dark page (tested)."""

ARCERINGEN = (None, 45, 135, 0, 90, 22)
STREPEN = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 2, 1, 2])
VORMEN = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")

LEGENDATEKENS = 80
"""So many characters of names (and symbols) fit on one line above a chart."""

_RASTER = "#8d949c"


# --- charts -----------------------------------------------------------------------------------------------


def staven(
    titel: str,
    beschrijving: str,
    categorieen: Sequence[str],
    reeksen: Sequence[Reeks],
    *,
    eenheid: str = "",
    waarde_as: str = "",
    decimalen: int = 0,
    anker: str = "",
) -> Figuur:
    """Horizontal bars grouped by category, each with its value; negative values run to the left of zero."""
    controleer(titel, categorieen, reeksen)
    punten = gegevenspunten(categorieen, reeksen, decimalen)
    banen = _banen(categorieen, reeksen)
    kleur = op_kleur([reeks.naam for reeks in reeksen], "square")
    x = _waarde(waarde_as or eenheid, punten)
    balken = alt.Chart({"values": punten}).mark_bar().encode(x=x, color=kleur, **banen)
    lagen = [balken, *_waardelabels(punten, banen)]
    grafiek = alt.layer(*lagen).properties(width=BREEDTE, height=_hoogte(categorieen, reeksen))
    tabel = waardetabel(titel, "", categorieen, reeksen, eenheid, decimalen)
    arcering = dict(zip(KLEUREN, ARCERINGEN, strict=True))
    return figuur(grafiek, titel, beschrijving, tabel, anker, arcering)


def stippen(
    titel: str,
    beschrijving: str,
    categorieen: Sequence[str],
    reeksen: Sequence[Reeks],
    *,
    eenheid: str = "",
    waarde_as: str = "",
    decimalen: int = 0,
    anker: str = "",
) -> Figuur:
    """Dots on a common scale, one shape and one lane a series within each category, each with its value."""
    controleer(titel, categorieen, reeksen)
    namen = [reeks.naam for reeks in reeksen]
    punten = gegevenspunten(categorieen, reeksen, decimalen)
    banen = _banen(categorieen, reeksen)
    bron = alt.Chart({"values": punten})
    stelen = bron.mark_rule(stroke=_RASTER, strokeOpacity=0.6).encode(
        x=alt.X("nul:Q"), x2=alt.X2("plaats:Q"), **banen
    )
    x = _waarde(waarde_as or eenheid, punten)
    vorm = alt.Shape(
        "reeks:N",
        sort=namen,
        legend=legenda_van(namen),
        scale=alt.Scale(domain=namen, range=kies(VORMEN, namen)),
    )
    stip = bron.mark_point(filled=True, size=95, opacity=1).encode(
        x=x, color=op_kleur(namen), shape=vorm, **banen
    )
    lagen = [stip, stelen, *_waardelabels(punten, banen)]
    grafiek = alt.layer(*lagen).properties(width=BREEDTE, height=_hoogte(categorieen, reeksen))
    return figuur(
        grafiek, titel, beschrijving, waardetabel(titel, "", categorieen, reeksen, eenheid, decimalen), anker
    )


def lijnen(
    titel: str,
    beschrijving: str,
    x: Sequence[float] | Sequence[str],
    reeksen: Sequence[Reeks],
    *,
    x_as: str = "",
    waarde_as: str = "",
    eenheid: str = "",
    decimalen: int = 0,
    trap: bool = False,
    anker: str = "",
) -> Figuur:
    """Lines over numbers or months (``JJJJ-MM``); ``trap`` holds a value until the next. None is a gap."""
    maanden = any(isinstance(waarde, str) for waarde in x)
    namen_x = [maandnaam(waarde) if isinstance(waarde, str) else getal(waarde, None) for waarde in x]
    controleer(titel, namen_x, reeksen)
    namen = [reeks.naam for reeks in reeksen]
    data = [
        {"x": str(x[i]) if maanden else float(x[i]), "waarde": reeks.waarden[i], "reeks": reeks.naam}
        for reeks in reeksen
        for i in range(len(x))
    ]
    # a line under another one stays visible: the first is the widest
    diktes = [2 + 1.3 * (len(namen) - 1 - i) for i in range(len(namen))]
    schaal_streep = alt.Scale(domain=namen, range=kies(STREPEN, namen))
    # a month's value holds for that month, so it is centred on it; a number's holds until the next number
    verdeling = verdeel((waarde for reeks in reeksen for waarde in reeks.waarden), nul=True)
    vorm: Any = ("step" if maanden else "step-after") if trap else "linear"
    lijn = (
        alt.Chart({"values": data})
        .mark_line(interpolate=vorm)
        .encode(
            x=_maand_as(x, namen_x, x_as)
            if maanden
            else alt.X("x:Q", title=x_as or None, axis=alt.Axis(grid=False)),
            y=alt.Y(
                "waarde:Q",
                title=waarde_as or eenheid or None,
                scale=alt.Scale(domain=[verdeling.streepjes[0], verdeling.streepjes[-1]], nice=False),
                axis=getal_as(verdeling),
            ),
            color=op_kleur(namen, "stroke"),
            strokeDash=alt.StrokeDash("reeks:N", sort=namen, scale=schaal_streep, legend=legenda_van(namen)),
            # a scale of one name has no width between its ends: the line would be a hair
            strokeWidth=alt.StrokeWidth("reeks:N", scale=alt.Scale(domain=namen, range=diktes), legend=None)
            if len(namen) > 1
            else alt.value(diktes[0]),
        )
    )
    grafiek = lijn.properties(width=BREEDTE + 100, height=280)
    tabel = waardetabel(titel, x_as or ("maand" if maanden else "x"), namen_x, reeksen, eenheid, decimalen)
    return figuur(grafiek, titel, beschrijving, tabel, anker)


def tijdlijn(
    titel: str,
    beschrijving: str,
    balken: Sequence[Periode],
    momenten: Sequence[Moment] = (),
    *,
    anker: str = "",
) -> Figuur:
    """Periods as bars on named rows over time, with their label above them; marked days as diamonds."""
    if not balken:
        raise GrafiekFout(f"grafiek {titel!r}: een tijdlijn heeft minstens één periode nodig.")
    rijen = list(dict.fromkeys([balk.rij for balk in balken] + [moment.rij for moment in momenten]))
    soorten = list(dict.fromkeys(balk.soort for balk in balken))
    eis_aantal(titel, soorten)
    as_x: dict[str, Any] = {"scale": alt.Scale(type="utc", nice="month"), "title": None}
    y = alt.Y("rij:N", sort=rijen, title=None, axis=_categorie_as(), scale=alt.Scale(paddingInner=0))
    data = [
        {"rij": b.rij, "label": b.label, "van": b.van, "tot": dag_na(b.van, b.tot), "soort": b.soort}
        for b in balken
    ]
    bron = alt.Chart({"values": data})
    kleur = op_kleur(soorten, "square", "soort", met_legenda=len(soorten) > 1)
    dagen_ = [dag for balk in balken for dag in (balk.van, balk.tot)] + [moment.datum for moment in momenten]
    x = alt.X("van:T", axis=alt.Axis(format="%b %Y", values=maandstreepjes(dagen_), grid=True), **as_x)
    blokjes = bron.mark_bar(height=14, yOffset=5, cornerRadius=2).encode(x=x, x2="tot:T", y=y, color=kleur)
    labels = bron.mark_text(align="left", baseline="bottom", dy=-5, dx=1).encode(x=x, y=y, text="label:N")
    lagen = [blokjes, labels]
    if momenten:
        dagen = alt.Chart(
            {"values": [{"rij": m.rij, "label": m.label, "van": dag(m.datum)} for m in momenten]}
        )
        teken_ = dagen.mark_point(shape="diamond", filled=True, size=110, yOffset=5, opacity=1)
        lagen.append(teken_.encode(x=x, y=y, color=alt.value(TEKSTKLEUR)))
        lagen.append(dagen.mark_text(align="center", baseline="top", dy=17).encode(x=x, y=y, text="label:N"))
    grafiek = alt.layer(*lagen).properties(width=BREEDTE + 60, height=len(rijen) * (64 if momenten else 52))
    arcering = dict(zip(KLEUREN, ARCERINGEN, strict=True))
    return figuur(grafiek, titel, beschrijving, tijdtabel(titel, balken, momenten), anker, arcering)


# --- encodings --------------------------------------------------------------------------------------------


def _banen(categorieen: Sequence[str], reeksen: Sequence[Reeks]) -> dict[str, Any]:
    y = alt.Y(
        "categorie:N",
        sort=list(categorieen),
        title=None,
        axis=_categorie_as(),
        scale=alt.Scale(paddingInner=0.28, paddingOuter=0.14),
    )
    return {"y": y, "yOffset": alt.YOffset("reeks:N", sort=[reeks.naam for reeks in reeksen])}


def _categorie_as() -> alt.Axis:
    # long names of cases break over lines at a space; Vega breaks where an expression splits the text
    return alt.Axis(labelLimit=0, labelPadding=8, ticks=False, domain=False, labelExpr=_AFGEBROKEN)


_AFGEBROKEN = (
    "length(datum.label) < 30 ? datum.label : "
    "split(replace(datum.label, regexp('(.{14,28}?) ', 'g'), '$1\\n'), '\\n')"
)


def _waarde(titel: str, punten: Sequence[dict[str, Any]]) -> alt.X:
    """The value axis, with zero, and with room for the printed value beyond the longest bar on each side."""
    waarden = [punt["plaats"] for punt in punten]
    verdeling = verdeel(waarden, nul=True)
    laagste, hoogste = min(0, *waarden), max(0, *waarden)
    ruimte = (hoogste - laagste or 1) * LABELRUIMTE
    links = min(verdeling.streepjes[0], laagste - ruimte if laagste < 0 else 0)
    schaal = alt.Scale(domain=[links, max(verdeling.streepjes[-1], hoogste + ruimte)], nice=False)
    return alt.X("waarde:Q", title=titel or None, scale=schaal, axis=getal_as(verdeling))


def op_kleur(
    namen: Sequence[str], symbool: str = "", veld: str = "reeks", met_legenda: bool = True
) -> alt.Color:
    schaal = alt.Scale(domain=list(namen), range=kies(KLEUREN, namen))
    legenda = legenda_van(namen, symbool) if met_legenda else None
    return alt.Color(f"{veld}:N", sort=list(namen), scale=schaal, legend=legenda)


def legenda_van(namen: Sequence[str], symbool: str = "") -> alt.Legend:
    extra: dict[str, Any] = {"symbolType": symbool} if symbool else {}
    kolommen = len(namen) if sum(len(naam) + 5 for naam in namen) <= LEGENDATEKENS else 2
    return alt.Legend(
        orient="top",
        title=None,
        columns=kolommen,
        labelLimit=0,
        symbolSize=170,
        symbolStrokeWidth=2.5,
        offset=14,
        **extra,
    )


def kies(reeks: Sequence[Any], namen: Sequence[str]) -> list[Any]:
    return list(reeks[: len(namen)])


def _waardelabels(punten: Sequence[dict[str, Any]], banen: dict[str, Any]) -> list[alt.Chart]:
    rechts = [punt for punt in punten if punt["plaats"] >= 0]
    links = [punt for punt in punten if punt["plaats"] < 0]
    lagen = []
    if rechts:
        lagen.append(alt.Chart({"values": rechts}).mark_text(align="left", baseline="middle", dx=7))
    if links:
        lagen.append(alt.Chart({"values": links}).mark_text(align="right", baseline="middle", dx=-7))
    return [laag.encode(x=alt.X("plaats:Q"), text="label:N", **banen) for laag in lagen]


def _maand_as(x: Sequence[Any], namen: Sequence[str], titel: str) -> alt.X:
    stap = max(1, -(-len(x) // 12))  # at most twelve labels
    zichtbaar = [str(waarde) for waarde in x[::stap]]
    uitdrukking = "".join(f"datum.value == '{w}' ? '{n}' : " for w, n in zip(x, namen, strict=True)) + "''"
    as_ = alt.Axis(values=zichtbaar, labelExpr=uitdrukking, labelAngle=-40, grid=False)
    return alt.X("x:O", sort=[str(waarde) for waarde in x], title=titel or None, axis=as_)


def _hoogte(categorieen: Sequence[str], reeksen: Sequence[Reeks]) -> int:
    return len(categorieen) * max(len(reeksen) * BAANHOOGTE + 12, 38)


# --- figure -----------------------------------------------------------------------------------------------

_AS = {
    "labelColor": TEKSTKLEUR,
    "titleColor": TEKSTKLEUR,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
    "titlePadding": 10,
    "gridColor": _RASTER,
    "gridOpacity": 0.35,
    "domainColor": _RASTER,
    "tickColor": _RASTER,
}
_INSTELLING: dict[str, Any] = {
    "background": None,
    "font": "Verdana, DejaVu Sans, sans-serif",
    "view": {"stroke": None},
    "axis": _AS,
    "legend": {"labelColor": TEKSTKLEUR, "labelFontSize": 12},
    "text": {"color": TEKSTKLEUR, "fontSize": 12},
}


def figuur(
    grafiek: alt.TopLevelMixin,
    titel: str,
    beschrijving: str,
    tabel: Tabel,
    anker: str,
    arcering: dict[str, int | None] | None = None,
) -> Figuur:
    spec = grafiek.to_dict() | {"config": _INSTELLING}
    return Figuur(teken(spec, titel, beschrijving, arcering or {}), titel, beschrijving, tabel, anker)
