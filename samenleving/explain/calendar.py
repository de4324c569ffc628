"""A case month by month: which rights hold, when one ends, and what follows it.

Dates stay as they were given; only the months pass. Once the right to the unemployment benefit has ended, the
case counts as one without a benefit: what asks for the benefit then feels it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from openfisca_core.indexed_enums import EnumArray

from openfisca_samenleving.basis import ONBEKENDE_DATUM
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.engine import DunneSimulatie
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.explain.scope import doet_ertoe
from samenleving.explain.words import NEDERLANDS, Woorden
from samenleving.law import (
    Variabeleinfo,
    alle_parameters,
    parameterinfo,
    variabeleinfo,
    variabelen,
    waarde,
)
from samenleving.situation import Situatie, maanden_eerder
from samenleving.systems import Systeem

MAX_MAANDEN = 120
UITKERING = "heeft_werkloosheidsuitkering"
UITKERINGSRECHT = "werkloosheid_recht"
GRENZEN = ("_vroegst", "_laatst")
"""Endings of days that are bounds: they say nothing new once the day itself is known."""

VOLGT_OP = {UITKERINGSRECHT: ("leefloon_recht",)}
"""What somebody may turn to when a right ends; shown although the case says nothing of it."""


@dataclass(frozen=True)
class Kalenderrij:
    """One right over the months: its state in each, in the order of the calendar."""

    id: str
    label: str
    instrument: str
    toestanden: tuple[str, ...]


@dataclass(frozen=True)
class Gebeurtenis:
    """What happens in a month: a right that changes, or a last day that falls in it."""

    maand: str
    tekst: str


@dataclass(frozen=True)
class Kalender:
    """The months of a case in a system.

    Attributes:
        maanden: `JJJJ-MM`, without gaps.
        rijen: the rights of the schemes, and of what the case tells something of.
        gebeurtenissen: in order of time.
    """

    situatie: str
    systeem: str
    titel: str
    status: str
    maanden: tuple[str, ...]
    rijen: tuple[Kalenderrij, ...]
    gebeurtenissen: tuple[Gebeurtenis, ...]


def kalender(
    situatie: Situatie, systeem: Systeem, van: str, aantal: int, woorden: Woorden = NEDERLANDS
) -> Kalender:
    """Follow a case through so many months.

    Args:
        situatie: the case; dates so many months ago count back from `van`.
        systeem: current law or a proposal.
        van: first month, `JJJJ-MM`.
        aantal: number of months.
        woorden: the language, and the names of variables.

    Raises:
        InvoerFout: fewer than one month, or more than a calendar can show.
    """
    maanden = _maanden(van, aantal)
    simulatie = situatie.simulatie(systeem.stelsel, van)
    infos = _rechten(situatie, systeem)
    if any(info.naam == UITKERINGSRECHT for info in infos):
        _zonder_uitkering_na_het_einde(simulatie, maanden)
    rijen = tuple(_rij(info, simulatie, maanden, woorden) for info in infos)
    gebeurtenissen = [
        *_wissels(rijen, maanden, woorden),
        *_laatste_dagen(situatie, systeem, simulatie, maanden, woorden),
    ]
    return Kalender(
        situatie=situatie.id,
        systeem=systeem.naam,
        titel=systeem.titel,
        status=systeem.status,
        maanden=maanden,
        rijen=rijen,
        gebeurtenissen=tuple(sorted(gebeurtenissen, key=lambda gebeurtenis: gebeurtenis.maand)),
    )


def verloop(
    situatie: Situatie,
    systeem: Systeem,
    van: str,
    aantal: int,
    rechten: Sequence[str],
    woorden: Woorden = NEDERLANDS,
) -> tuple[Kalenderrij, ...]:
    """Only the states of some rights through so many months, as `kalender` tells them.

    Args:
        situatie: the case.
        systeem: current law or a proposal.
        van: first month, `JJJJ-MM`.
        aantal: number of months.
        rechten: ids of the rights; with the right to the unemployment benefit among them, its end is felt.
        woorden: the language, and the names of the rights.

    Raises:
        InvoerFout: fewer than one month, or more than a calendar can show.
    """
    maanden = _maanden(van, aantal)
    simulatie = situatie.simulatie(systeem.stelsel, van)
    if UITKERINGSRECHT in rechten:
        _zonder_uitkering_na_het_einde(simulatie, maanden)
    infos = [variabeleinfo(naam, systeem.stelsel) for naam in rechten]
    return tuple(_rij(info, simulatie, maanden, woorden) for info in infos)


def _maanden(van: str, aantal: int) -> tuple[str, ...]:
    if not 1 <= aantal <= MAX_MAANDEN:
        raise InvoerFout.een(
            Tweetalig("dit aantal maanden kan niet", "this number of months is not possible"),
            Tweetalig("geef een getal van 1 tot {n}", "give a number from 1 to {n}", n=MAX_MAANDEN),
            veld="maanden",
        )
    return tuple(maanden_eerder(van, -verder).isoformat()[:7] for verder in range(aantal))


def _rechten(situatie: Situatie, systeem: Systeem) -> list[Variabeleinfo]:
    alle = {n: i for n, i in variabelen(systeem.stelsel).items() if i.entiteit in situatie.entiteiten}
    getoond = {
        naam: info
        for naam, info in alle.items()
        if info.bepaling.soort == "recht" and doet_ertoe(info, situatie, systeem)
    }
    for naam, volgt in VOLGT_OP.items():
        if naam in getoond:
            getoond |= {volgend: alle[volgend] for volgend in volgt}
    return list(getoond.values())


def _zonder_uitkering_na_het_einde(simulatie: DunneSimulatie, maanden: tuple[str, ...]) -> None:
    for maand in maanden:
        if _toestand(UITKERINGSRECHT, simulatie, maand) is Voorwaarde.niet_voldaan:
            simulatie.zet(UITKERING, maand, [Antwoord.nee.name])


def _toestand(naam: str, simulatie: DunneSimulatie, maand: str) -> Voorwaarde:
    return cast(Voorwaarde, cast(EnumArray, simulatie.calculate(naam, maand)).decode()[0])


def _rij(
    info: Variabeleinfo, simulatie: DunneSimulatie, maanden: tuple[str, ...], woorden: Woorden
) -> Kalenderrij:
    toestanden = tuple(_toestand(info.naam, simulatie, maand).name for maand in maanden)
    return Kalenderrij(info.naam, woorden.naam(info), info.bepaling.instrument, toestanden)


def _wissels(
    rijen: tuple[Kalenderrij, ...], maanden: tuple[str, ...], woorden: Woorden
) -> Iterator[Gebeurtenis]:
    for rij in rijen:
        paren = zip(maanden[1:], rij.toestanden, rij.toestanden[1:], strict=False)
        for maand, vorige, deze in paren:
            if deze != vorige:
                van, naar = woorden.bericht(f"toestand.{vorige}"), woorden.bericht(f"toestand.{deze}")
                tekst = woorden.bericht("kalender.wissel", label=rij.label, van=van, naar=naar)
                yield Gebeurtenis(maand, tekst)


def _laatste_dagen(
    situatie: Situatie,
    systeem: Systeem,
    simulatie: DunneSimulatie,
    maanden: tuple[str, ...],
    woorden: Woorden,
) -> Iterator[Gebeurtenis]:
    """Days the law counts out (a last day, a day by which something must be done), told once."""
    verteld: set[tuple[str, str]] = set()
    for naam, info in variabelen(systeem.stelsel).items():
        variabele = systeem.stelsel.variables[naam]
        berekend = variabele.value_type is date and info.bepaling.soort != "invoer"
        if (
            not berekend
            or info.entiteit not in situatie.entiteiten
            or not doet_ertoe(info, situatie, systeem)
        ):
            continue
        for maand in maanden:
            if not _in_werking(info, systeem, maand):
                continue
            dag = _dag(naam, simulatie, maand)
            if dag[:7] != maand or (naam, dag) in verteld or _is_bekende_grens(naam, simulatie, maand):
                continue
            verteld.add((naam, dag))
            tekst = woorden.bericht("kalender.dag", label=woorden.naam(info), dag=woorden.datum(dag))
            yield Gebeurtenis(maand, tekst)


def _in_werking(info: Variabeleinfo, systeem: Systeem, maand: str) -> bool:
    """A day of a scheme that is not in force in its month is nobody's day."""
    pad = f"{info.bepaling.instrument}.in_werking"
    if pad not in alle_parameters():
        return True
    eerste = date.fromisoformat(f"{maand}-01")
    return min(parameterinfo(pad).waarden) <= eerste and bool(waarde(systeem.stelsel, pad, eerste))


def _dag(naam: str, simulatie: DunneSimulatie, maand: str) -> str:
    """A computed day as ISO text; empty where it is not known."""
    dag = str(simulatie.calculate(naam, maand)[0])
    return "" if dag in (ONBEKENDE_DATUM, "NaT") else dag


def _is_bekende_grens(naam: str, simulatie: DunneSimulatie, maand: str) -> bool:
    stam = next((naam.removesuffix(grens) for grens in GRENZEN if naam.endswith(grens)), "")
    return stam in simulatie.tax_benefit_system.variables and bool(_dag(stam, simulatie, maand))


def eerste_zin(deze: Kalender, woorden: Woorden = NEDERLANDS) -> str:
    """What the calendar comes to, in a sentence for each right that changes."""
    zinnen = [
        woorden.bericht(
            "kalender.zin",
            maand=woorden.maand(gebeurtenis.maand),
            tekst=woorden.in_de_zin(gebeurtenis.tekst),
        )
        for gebeurtenis in deze.gebeurtenissen
    ]
    return " ".join(zinnen) or woorden.bericht("kalender.niets")
