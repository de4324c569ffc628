"""Sweeps: one input runs over a range, in every system and scheme, through the formulas themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving import law
from samenleving.compare.model import Lijn, ReeksUit
from samenleving.compare.provisions import in_werking, waarde_op
from samenleving.compare.subjects import Reeksregel, lijnsoorten, reeksregels
from samenleving.compare.vector import bepaald_door, getallen, stapel, toestanden
from samenleving.display import NIET_BEPAALD
from samenleving.law import parameterinfo, variabeleinfo
from samenleving.situation import MAANDEN_GELEDEN, Situatie, lees_situatie
from samenleving.systems import Systeem

MAX_PUNTEN = 500


@cache
def voorbeeldsituaties(lijn: str = "") -> tuple[Situatie, ...]:
    """The example situations of the law package for a line of law, in the order of their names."""
    map_ = lijnsoorten()[lijn].map if lijn else ""
    bron = Path(str(files("openfisca_samenleving").joinpath("situations", map_)))
    return tuple(lees_situatie(pad) for pad in sorted(bron.glob("*.yaml")))


def reeksen(systemen: Sequence[Systeem], maand: str, dag: date) -> tuple[ReeksUit, ...]:
    """Every sweep that at least one system has a value for."""
    gevonden = (_reeks(regel, systemen, maand, dag) for regel in reeksregels())
    return tuple(reeks for reeks in gevonden if any(not lijn.reden for lijn in reeks.lijnen))


def _reeks(regel: Reeksregel, systemen: Sequence[Systeem], maand: str, dag: date) -> ReeksUit:
    x = tuple(_punten(regel.stappen, dag))
    lijnen = [
        _lijn(regel, systeem, instrument, x, maand, dag)
        for systeem in systemen
        for instrument in regel.lijnen
        if in_werking(systeem.stelsel, instrument, dag)
    ]
    gebruikt = {regel.lijnen[lijn.instrument].geval: None for lijn in lijnen}
    return ReeksUit(
        regel.id, regel.titel, regel.x_titel, x, regel.eenheid, regel.trap, tuple(gebruikt), tuple(lijnen)
    )


def _punten(stappen: Mapping[str, Any], dag: date) -> Iterator[float]:
    """The values of x: from, to and step (numbers, or parameters), or both sides of each tranche."""
    if "schijf" in stappen:
        schijf = int(_getal(stappen["schijf"], dag))
        yield 0
        for nummer in range(1, int(stappen["aantal"]) + 1):
            yield nummer * schijf
            yield nummer * schijf + 1
        return
    van, tot, stap = (_getal(stappen[naam], dag) for naam in ("van", "tot", "stap"))
    aantal = min(round((tot - van) / stap), MAX_PUNTEN)
    yield from (round(van + nummer * stap, 6) for nummer in range(aantal + 1))


def _getal(waarde: float | str, dag: date) -> float:
    if isinstance(waarde, str):
        return float(law.waarde(law.stelsel(), waarde, dag))
    return float(waarde)


def _lijn(
    regel: Reeksregel, systeem: Systeem, instrument: str, x: Sequence[float], maand: str, dag: date
) -> Lijn:
    lijn = regel.lijnen[instrument]
    leeg = (None,) * len(x)
    pad = bepaald_door(lijn.variabele, systeem.stelsel)
    if pad and waarde_op(systeem.stelsel, pad, dag) in (False, "niet_bepaald"):
        reden = f"{NIET_BEPAALD}: {parameterinfo(pad).label.lower()}"
        return Lijn(systeem.naam, instrument, leeg, reden)
    simulatie = stapel(_loop(lijn.geval, regel.invoer, x), systeem.stelsel, maand)
    waarden = getallen(simulatie, lijn.variabele, maand)
    for voorwaarde in filter(None, (_recht_van(lijn.variabele, systeem), lijn.binnen)):
        staten = toestanden(simulatie, voorwaarde, maand)
        waarden = tuple(
            None if staat == Voorwaarde.niet_voldaan.name else waarde
            for waarde, staat in zip(waarden, staten, strict=True)
        )
    reden = "" if any(waarde is not None for waarde in waarden) else "niet bekend"
    return Lijn(systeem.naam, instrument, waarden, reden)


def _recht_van(variabele: str, systeem: Systeem) -> str:
    """The access right of the same scheme and holder; empty where the scheme has none for that holder."""
    info = variabeleinfo(variabele, systeem.stelsel)
    naam = f"{info.bepaling.instrument}_recht"
    if info.entiteit != "persoon":
        naam = f"{info.bepaling.instrument}_{info.entiteit}_recht"
    return naam if naam in systeem.stelsel.variables else ""


def _loop(geval: str, invoer: Sequence[str], x: Sequence[float]) -> list[Situatie]:
    """The case at every point; a day is so many months ago."""
    situatie = next(s for s in voorbeeldsituaties() if s.id == geval)
    variabelen = [law.stelsel().variables[naam] for naam in invoer]
    entiteit = variabelen[0].entity.key
    eigen = situatie.invoer.get(entiteit, {})

    def punten(punt: float) -> dict[str, Any]:
        geleden = {MAANDEN_GELEDEN: round(punt)}
        return {v.name: geleden if v.value_type is date else punt for v in variabelen}

    return [replace(situatie, invoer={**situatie.invoer, entiteit: {**eigen, **punten(punt)}}) for punt in x]
