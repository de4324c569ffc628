"""What a chart shows, before it is drawn: series, periods, printed values, and the table beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from samenleving.documents.blocks import Rij, Tabel, Uitlijning, cel, rij, runs

MAX_REEKSEN = 6
GEEN_WAARDE = "–"
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


def gegevenspunten(
    categorieen: Sequence[str], reeksen: Sequence[Reeks], decimalen: int
) -> list[dict[str, Any]]:
    return [
        {
            "categorie": categorie,
            "reeks": reeks.naam,
            "waarde": reeks.waarden[i],
            "plaats": reeks.waarden[i] or 0,
            "nul": 0,
            "label": waardetekst(reeks, i, decimalen),
        }
        for reeks in reeksen
        for i, categorie in enumerate(categorieen)
    ]


def waardetekst(reeks: Reeks, i: int, decimalen: int) -> str:
    if reeks.teksten and reeks.teksten[i]:
        return reeks.teksten[i]
    waarde = reeks.waarden[i]
    return GEEN_WAARDE if waarde is None else getal(waarde, decimalen)


def getal(waarde: float, decimalen: int | None) -> str:
    exact = Decimal(str(waarde))
    if decimalen is not None:
        # half away from zero, as the law rounds; the reader of a table rounds 12,5 to 13 too
        exact = exact.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    patroon = "#,##0.######" if decimalen is None else "#,##0" + ("." + "0" * decimalen if decimalen else "")
    return format_decimal(exact, patroon, locale="nl_BE").replace("-", "\N{MINUS SIGN}")


def maandnaam(maand: str) -> str:
    if not _MAAND.fullmatch(maand):
        raise GrafiekFout(f"maand {maand!r} is niet van de vorm JJJJ-MM.")
    return format_date(datetime.date.fromisoformat(f"{maand}-01"), "MMM y", locale="nl_BE")


def dag(datum: str) -> str:
    try:
        return datetime.date.fromisoformat(datum).isoformat()
    except ValueError as fout:
        raise GrafiekFout(f"datum {datum!r} is niet van de vorm JJJJ-MM-DD.") from fout


def dag_na(van: str, tot: str) -> str:
    if dag(tot) < dag(van):
        raise GrafiekFout(f"periode eindigt ({tot}) voor ze begint ({van}).")
    return (datetime.date.fromisoformat(tot) + datetime.timedelta(days=1)).isoformat()


def dagtekst(datum: str) -> str:
    return format_date(datetime.date.fromisoformat(datum), "d MMMM y", locale="nl_BE")


def controleer(titel: str, categorieen: Sequence[str], reeksen: Sequence[Reeks]) -> None:
    if not categorieen or not reeksen:
        raise GrafiekFout(f"grafiek {titel!r}: er zijn geen gegevens om te tekenen.")
    if len(set(categorieen)) != len(categorieen):
        raise GrafiekFout(f"grafiek {titel!r}: een categorie komt tweemaal voor.")
    eis_aantal(titel, [reeks.naam for reeks in reeksen])
    for reeks in reeksen:
        if len(reeks.waarden) != len(categorieen) or len(reeks.teksten) not in (0, len(categorieen)):
            raise GrafiekFout(
                f"grafiek {titel!r}: reeks {reeks.naam!r} heeft {len(reeks.waarden)} waarden "
                f"voor {len(categorieen)} categorieën."
            )


def eis_aantal(titel: str, namen: Sequence[str]) -> None:
    if len(set(namen)) != len(namen):
        raise GrafiekFout(f"grafiek {titel!r}: twee reeksen hebben dezelfde naam.")
    if len(namen) > MAX_REEKSEN:
        raise GrafiekFout(
            f"grafiek {titel!r}: {len(namen)} reeksen; hoogstens {MAX_REEKSEN} blijven leesbaar."
        )


def waardetabel(
    titel: str, hoek: str, categorieen: Sequence[str], reeksen: Sequence[Reeks], eenheid: str, decimalen: int
) -> Tabel:
    eenheidstekst = f" ({eenheid})" if eenheid else ""
    rechts: Uitlijning = "rechts"
    return Tabel(
        bijschrift=runs(f"{titel}{eenheidstekst}"),
        koprij=(cel(hoek), *(cel(reeks.naam) for reeks in reeksen)),
        rijen=tuple(
            rij(categorie, *(cel(waardetekst(reeks, i, decimalen)) for reeks in reeksen))
            for i, categorie in enumerate(categorieen)
        ),
        uitlijning=("links", *(rechts for _ in reeksen)),
    )


def tijdtabel(titel: str, balken: Sequence[Periode], momenten: Sequence[Moment]) -> Tabel:
    rijen: list[Rij] = [rij(b.rij, b.label, b.soort, dagtekst(b.van), dagtekst(b.tot)) for b in balken]
    rijen += [rij(m.rij, m.label, "moment", dagtekst(m.datum), cel(GEEN_WAARDE)) for m in momenten]
    koppen = tuple(cel(kop) for kop in ("Rij", "Wat", "Soort", "Van", "Tot en met"))
    return Tabel(bijschrift=runs(titel), koprij=koppen, rijen=tuple(rijen))
