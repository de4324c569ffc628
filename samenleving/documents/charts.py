"""Charts as figures: an SVG that reads on white and on dark, a description, and the table it was drawn from.

Series differ by colour *and* by hatching, dash or shape, and bars and dots carry their value as text, so a
chart also works in grey. Numbers are written the Dutch way. The same data gives the same bytes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import altair as alt
from babel.dates import format_date
from babel.numbers import format_decimal

from samenleving.documents.blocks import Figuur, Rij, Tabel, Uitlijning, cel, rij, runs
from samenleving.documents.chart_svg import TEKSTKLEUR, teken

BREEDTE = 520
BAANHOOGTE = 22
LABELRUIMTE = 0.12
"""Share of the axis that is kept free beyond the longest bar."""
MAX_REEKSEN = 6

KLEUREN = ("#2f74b5", "#c2611a", "#23877a", "#8a5bb8", "#7d7a2f", "#b5476b")
"""Told apart by the colour-blind, and at least 3 to 1 against the white and the dark page (tested)."""

ARCERINGEN = (None, 45, 135, 0, 90, 22)
STREPEN = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 2, 1, 2])
VORMEN = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")

LEGENDATEKENS = 80
"""So many characters of names (and symbols) fit on one line above a chart."""
MAANDEN = 12
MEESTE_STREEPJES = 9

GEEN_WAARDE = "–"
_RASTER = "#8d949c"
_MAAND = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class GrafiekFout(ValueError):  # noqa: N818 (Dutch for fault)
    """The data of a chart do not fit together. The message is Dutch."""


@dataclass(frozen=True, slots=True)
class Reeks:
    """One system, or another series: a name and one value for each category.

    ``None`` is "no value" and is never drawn as zero. ``teksten`` (empty, or one for each value) replaces the
    printed number where it is not empty, for instance ``niet bekend`` for a ``None``.
    """

    naam: str
    waarden: tuple[float | None, ...]
    teksten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Periode:
    """A bar of a timeline, from ``van`` up to and with ``tot`` (ISO dates); ``soort`` is in the legend."""

    rij: str
    label: str
    van: str
    tot: str
    soort: str = "recht"


@dataclass(frozen=True, slots=True)
class Moment:
    """A marked day of a timeline (ISO date)."""

    rij: str
    label: str
    datum: str


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
    _nagaan(titel, categorieen, reeksen)
    punten = _punten(categorieen, reeksen, decimalen)
    banen = _banen(categorieen, reeksen)
    kleur = _kleur([reeks.naam for reeks in reeksen], "square")
    x = _waarde(waarde_as or eenheid, punten, decimalen)
    balken = alt.Chart({"values": punten}).mark_bar().encode(x=x, color=kleur, **banen)
    lagen = [balken, *_waardelabels(punten, banen)]
    grafiek = alt.layer(*lagen).properties(width=BREEDTE, height=_hoogte(categorieen, reeksen))
    tabel = _tabel(titel, "", categorieen, reeksen, eenheid, decimalen)
    arcering = dict(zip(KLEUREN, ARCERINGEN, strict=True))
    return _figuur(grafiek, titel, beschrijving, tabel, anker, arcering)


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
    _nagaan(titel, categorieen, reeksen)
    namen = [reeks.naam for reeks in reeksen]
    punten = _punten(categorieen, reeksen, decimalen)
    banen = _banen(categorieen, reeksen)
    bron = alt.Chart({"values": punten})
    stelen = bron.mark_rule(stroke=_RASTER, strokeOpacity=0.6).encode(
        x=alt.X("nul:Q"), x2=alt.X2("plaats:Q"), **banen
    )
    x = _waarde(waarde_as or eenheid, punten, decimalen)
    vorm = alt.Shape(
        "reeks:N",
        sort=namen,
        legend=_legenda(namen),
        scale=alt.Scale(domain=namen, range=_kies(VORMEN, namen)),
    )
    stip = bron.mark_point(filled=True, size=95, opacity=1).encode(
        x=x, color=_kleur(namen), shape=vorm, **banen
    )
    lagen = [stip, stelen, *_waardelabels(punten, banen)]
    grafiek = alt.layer(*lagen).properties(width=BREEDTE, height=_hoogte(categorieen, reeksen))
    return _figuur(
        grafiek, titel, beschrijving, _tabel(titel, "", categorieen, reeksen, eenheid, decimalen), anker
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
    namen_x = [_maandnaam(waarde) if isinstance(waarde, str) else _getal(waarde, None) for waarde in x]
    _nagaan(titel, namen_x, reeksen)
    namen = [reeks.naam for reeks in reeksen]
    data = [
        {"x": str(x[i]) if maanden else float(x[i]), "waarde": reeks.waarden[i], "reeks": reeks.naam}
        for reeks in reeksen
        for i in range(len(x))
    ]
    # a line under another one stays visible: the first is the widest
    diktes = [2 + 1.3 * (len(namen) - 1 - i) for i in range(len(namen))]
    schaal_streep = alt.Scale(domain=namen, range=_kies(STREPEN, namen))
    # a month's value holds for that month, so it is centred on it; a number's holds until the next number
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
                axis=_getal_as(decimalen),
            ),
            color=_kleur(namen, "stroke"),
            strokeDash=alt.StrokeDash("reeks:N", sort=namen, scale=schaal_streep, legend=_legenda(namen)),
            # a scale of one name has no width between its ends: the line would be a hair
            strokeWidth=alt.StrokeWidth("reeks:N", scale=alt.Scale(domain=namen, range=diktes), legend=None)
            if len(namen) > 1
            else alt.value(diktes[0]),
        )
    )
    grafiek = lijn.properties(width=BREEDTE + 100, height=280)
    tabel = _tabel(titel, x_as or ("maand" if maanden else "x"), namen_x, reeksen, eenheid, decimalen)
    return _figuur(grafiek, titel, beschrijving, tabel, anker)


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
    _eis_aantal(titel, soorten)
    as_x: dict[str, Any] = {"scale": alt.Scale(type="utc", nice="month"), "title": None}
    y = alt.Y("rij:N", sort=rijen, title=None, axis=_categorie_as(), scale=alt.Scale(paddingInner=0))
    data = [
        {"rij": b.rij, "label": b.label, "van": b.van, "tot": _dag_na(b.van, b.tot), "soort": b.soort}
        for b in balken
    ]
    bron = alt.Chart({"values": data})
    kleur = _kleur(soorten, "square", "soort", met_legenda=len(soorten) > 1)
    dagen_ = [dag for balk in balken for dag in (balk.van, balk.tot)] + [moment.datum for moment in momenten]
    x = alt.X("van:T", axis=alt.Axis(format="%b %Y", values=_maandstreepjes(dagen_), grid=True), **as_x)
    blokjes = bron.mark_bar(height=14, yOffset=5, cornerRadius=2).encode(x=x, x2="tot:T", y=y, color=kleur)
    labels = bron.mark_text(align="left", baseline="bottom", dy=-5, dx=1).encode(x=x, y=y, text="label:N")
    lagen = [blokjes, labels]
    if momenten:
        dagen = alt.Chart(
            {"values": [{"rij": m.rij, "label": m.label, "van": _dag(m.datum)} for m in momenten]}
        )
        teken_ = dagen.mark_point(shape="diamond", filled=True, size=110, yOffset=5, opacity=1)
        lagen.append(teken_.encode(x=x, y=y, color=alt.value(TEKSTKLEUR)))
        lagen.append(dagen.mark_text(align="center", baseline="top", dy=17).encode(x=x, y=y, text="label:N"))
    grafiek = alt.layer(*lagen).properties(width=BREEDTE + 60, height=len(rijen) * (64 if momenten else 52))
    arcering = dict(zip(KLEUREN, ARCERINGEN, strict=True))
    return _figuur(grafiek, titel, beschrijving, _tijdtabel(titel, balken, momenten), anker, arcering)


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


def _waarde(titel: str, punten: Sequence[dict[str, Any]], decimalen: int) -> alt.X:
    """The value axis, from zero, with room for the printed value beyond the longest bar on each side."""
    waarden = [punt["plaats"] for punt in punten]
    laagste, hoogste = min(0, *waarden), max(0, *waarden)
    ruimte = (hoogste - laagste or 1) * LABELRUIMTE
    schaal = alt.Scale(domain=[laagste - ruimte if laagste < 0 else 0, hoogste + ruimte], nice=False)
    return alt.X("waarde:Q", title=titel or None, scale=schaal, axis=_getal_as(decimalen))


def _getal_as(decimalen: int) -> alt.Axis:
    return alt.Axis(format=f",.{decimalen}~f", tickCount=6, domain=False, ticks=False)


def _kleur(
    namen: Sequence[str], symbool: str = "", veld: str = "reeks", met_legenda: bool = True
) -> alt.Color:
    schaal = alt.Scale(domain=list(namen), range=_kies(KLEUREN, namen))
    legenda = _legenda(namen, symbool) if met_legenda else None
    return alt.Color(f"{veld}:N", sort=list(namen), scale=schaal, legend=legenda)


def _legenda(namen: Sequence[str], symbool: str = "") -> alt.Legend:
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


def _kies(reeks: Sequence[Any], namen: Sequence[str]) -> list[Any]:
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


# --- data -------------------------------------------------------------------------------------------------


def _punten(categorieen: Sequence[str], reeksen: Sequence[Reeks], decimalen: int) -> list[dict[str, Any]]:
    return [
        {
            "categorie": categorie,
            "reeks": reeks.naam,
            "waarde": reeks.waarden[i],
            "plaats": reeks.waarden[i] or 0,
            "nul": 0,
            "label": _waardetekst(reeks, i, decimalen),
        }
        for reeks in reeksen
        for i, categorie in enumerate(categorieen)
    ]


def _waardetekst(reeks: Reeks, i: int, decimalen: int) -> str:
    if reeks.teksten and reeks.teksten[i]:
        return reeks.teksten[i]
    waarde = reeks.waarden[i]
    return GEEN_WAARDE if waarde is None else _getal(waarde, decimalen)


def _getal(waarde: float, decimalen: int | None) -> str:
    exact = Decimal(str(waarde))
    if decimalen is not None:
        # half away from zero, as the law rounds; the reader of a table rounds 12,5 to 13 too
        exact = exact.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    patroon = "#,##0.######" if decimalen is None else "#,##0" + ("." + "0" * decimalen if decimalen else "")
    return format_decimal(exact, patroon, locale="nl_BE").replace("-", "\N{MINUS SIGN}")


def _maandnaam(maand: str) -> str:
    if not _MAAND.fullmatch(maand):
        raise GrafiekFout(f"maand {maand!r} is niet van de vorm JJJJ-MM.")
    return format_date(datetime.date.fromisoformat(f"{maand}-01"), "MMM y", locale="nl_BE")


def _dag(datum: str) -> str:
    try:
        return datetime.date.fromisoformat(datum).isoformat()
    except ValueError as fout:
        raise GrafiekFout(f"datum {datum!r} is niet van de vorm JJJJ-MM-DD.") from fout


def _dag_na(van: str, tot: str) -> str:
    if _dag(tot) < _dag(van):
        raise GrafiekFout(f"periode eindigt ({tot}) voor ze begint ({van}).")
    return (datetime.date.fromisoformat(tot) + datetime.timedelta(days=1)).isoformat()


def _maandstreepjes(dagen: Sequence[str]) -> list[Any]:
    """First days of months, so many that their names fit beside each other."""
    eerste, laatste = min(dagen), max(dagen)
    begin = int(eerste[:4]) * MAANDEN + int(eerste[5:7]) - 1
    einde = int(laatste[:4]) * MAANDEN + int(laatste[5:7])
    stap = next((s for s in (1, 2, 3, 6, 12) if (einde - begin) / s <= MEESTE_STREEPJES), 24)
    begin -= begin % stap
    return [
        alt.DateTime(year=maand // MAANDEN, month=maand % MAANDEN + 1, date=1, utc=True)
        for maand in range(begin, einde + 1, stap)
    ]


def _dagtekst(datum: str) -> str:
    return format_date(datetime.date.fromisoformat(datum), "d MMMM y", locale="nl_BE")


def _nagaan(titel: str, categorieen: Sequence[str], reeksen: Sequence[Reeks]) -> None:
    if not categorieen or not reeksen:
        raise GrafiekFout(f"grafiek {titel!r}: er zijn geen gegevens om te tekenen.")
    if len(set(categorieen)) != len(categorieen):
        raise GrafiekFout(f"grafiek {titel!r}: een categorie komt tweemaal voor.")
    _eis_aantal(titel, [reeks.naam for reeks in reeksen])
    for reeks in reeksen:
        if len(reeks.waarden) != len(categorieen) or len(reeks.teksten) not in (0, len(categorieen)):
            raise GrafiekFout(
                f"grafiek {titel!r}: reeks {reeks.naam!r} heeft {len(reeks.waarden)} waarden "
                f"voor {len(categorieen)} categorieën."
            )


def _eis_aantal(titel: str, namen: Sequence[str]) -> None:
    if len(set(namen)) != len(namen):
        raise GrafiekFout(f"grafiek {titel!r}: twee reeksen hebben dezelfde naam.")
    if len(namen) > MAX_REEKSEN:
        raise GrafiekFout(
            f"grafiek {titel!r}: {len(namen)} reeksen; hoogstens {MAX_REEKSEN} blijven leesbaar."
        )


def _tabel(
    titel: str, hoek: str, categorieen: Sequence[str], reeksen: Sequence[Reeks], eenheid: str, decimalen: int
) -> Tabel:
    eenheidstekst = f" ({eenheid})" if eenheid else ""
    rechts: Uitlijning = "rechts"
    return Tabel(
        bijschrift=runs(f"{titel}{eenheidstekst}"),
        koprij=(cel(hoek), *(cel(reeks.naam) for reeks in reeksen)),
        rijen=tuple(
            rij(categorie, *(cel(_waardetekst(reeks, i, decimalen)) for reeks in reeksen))
            for i, categorie in enumerate(categorieen)
        ),
        uitlijning=("links", *(rechts for _ in reeksen)),
    )


def _tijdtabel(titel: str, balken: Sequence[Periode], momenten: Sequence[Moment]) -> Tabel:
    rijen: list[Rij] = [rij(b.rij, b.label, b.soort, _dagtekst(b.van), _dagtekst(b.tot)) for b in balken]
    rijen += [rij(m.rij, m.label, "moment", _dagtekst(m.datum), cel(GEEN_WAARDE)) for m in momenten]
    koppen = tuple(cel(kop) for kop in ("Rij", "Wat", "Soort", "Van", "Tot en met"))
    return Tabel(bijschrift=runs(titel), koprij=koppen, rijen=tuple(rijen))


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


def _figuur(
    grafiek: alt.TopLevelMixin,
    titel: str,
    beschrijving: str,
    tabel: Tabel,
    anker: str,
    arcering: dict[str, int | None] | None = None,
) -> Figuur:
    spec = grafiek.to_dict() | {"config": _INSTELLING}
    return Figuur(teken(spec, titel, beschrijving, arcering or {}), titel, beschrijving, tabel, anker)
