"""Which figures move when the law is read another way: every other choice of every reading, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from openfisca_core.parameters import Parameter
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.compare.cases import NIET_VOLDAAN, hoofdentiteit
from samenleving.compare.model import Gevolg, LezingUit
from samenleving.compare.provisions import in_werking, waarde_op
from samenleving.compare.subjects import bedragregels, toegangsrechten
from samenleving.compare.vector import getallen, stapel, toestanden
from samenleving.display import NIET_BEPAALD, euro, toon
from samenleving.engine import DunneSimulatie
from samenleving.law import Parameterinfo, lezingen, variabeleinfo
from samenleving.messages import bericht
from samenleving.proposals.compile import Zetting, maak_klasse
from samenleving.proposals.model import Wijzigt
from samenleving.proposals.tree import blad, eerste_datum
from samenleving.situation import Situatie
from samenleving.systems import Systeem

_EURO = "euro"
_GEEN = "geen toegang"
_ONBEKEND = "niet bekend"


class Figuren(NamedTuple):
    """What a reader sees, by case and right or amount, and the paths of the parameters that were read."""

    teksten: dict[tuple[str, str], str]
    gelezen: frozenset[str]


def lezingen_uit(
    systemen: Sequence[Systeem], situaties: Sequence[Situatie], maand: str, dag: date
) -> tuple[LezingUit, ...]:
    """Every reading that a figure reads, with its choice in each system and what another choice moves."""
    vandaag = {s.naam: figuren(s.stelsel, situaties, maand, dag) for s in systemen}
    gelezen = frozenset[str]().union(*(figuren_.gelezen for figuren_ in vandaag.values()))
    return tuple(
        _lezing(naam, systemen, situaties, maand, dag, vandaag)
        for naam, info in lezingen().items()
        if info.pad in gelezen
    )


def _lezing(
    naam: str,
    systemen: Sequence[Systeem],
    situaties: Sequence[Situatie],
    maand: str,
    dag: date,
    vandaag: Mapping[str, Figuren],
) -> LezingUit:
    info = lezingen()[naam]
    gekozen = {s.naam: str(waarde_op(s.stelsel, info.pad, dag) or "") for s in systemen}
    gevolgen: list[Gevolg] = []
    for systeem in systemen:
        nu = vandaag[systeem.naam]
        if info.pad not in nu.gelezen:
            continue
        for keuze in info.keuzes:
            if keuze != gekozen[systeem.naam]:
                anders = figuren(anders_gelezen(systeem.stelsel, info, keuze), situaties, maand, dag)
                gevolgen += _gevolgen(systeem, keuze, nu, anders)
    keuzes = tuple(info.keuzes.items())
    return LezingUit(naam, info.label, info.beschrijving, keuzes, tuple(gekozen.items()), tuple(gevolgen))


def anders_gelezen(stelsel: TaxBenefitSystem, info: Parameterinfo, keuze: str) -> TaxBenefitSystem:
    """The system with one reading chosen otherwise, from the first day of the reading on."""
    parameter: Parameter | None = blad(stelsel.parameters, info.pad)
    if parameter is None:
        raise KeyError(info.pad)
    zetting = Zetting(Wijzigt(info.pad, ((eerste_datum(parameter), keuze),)), "lezing")
    klasse = maak_klasse(f"{info.pad}={keuze}", (zetting,), None)
    return klasse(stelsel)


def figuren(stelsel: TaxBenefitSystem, situaties: Sequence[Situatie], maand: str, dag: date) -> Figuren:
    """Access and amounts of every case as words, all cases of one kind at once."""
    teksten: dict[tuple[str, str], str] = {}
    gelezen: set[str] = set()
    per_soort: dict[str, list[Situatie]] = {}
    for situatie in situaties:
        per_soort.setdefault(hoofdentiteit(situatie), []).append(situatie)
    for entiteit, deze in per_soort.items():
        simulatie = stapel(deze, stelsel, maand)
        simulatie.spoor_bijhouden = True
        teksten |= _teksten(simulatie, entiteit, deze, maand, dag)
        gelezen.update(pad for spoor in simulatie.sporen.values() for pad in spoor.parameters)
    return Figuren(teksten, frozenset(gelezen))


def _teksten(
    simulatie: DunneSimulatie, entiteit: str, situaties: Sequence[Situatie], maand: str, dag: date
) -> dict[tuple[str, str], str]:
    stelsel = simulatie.tax_benefit_system
    uit: dict[tuple[str, str], str] = {}
    staten = {
        naam: toestanden(simulatie, naam, maand)
        for naam in toegangsrechten(entiteit)
        if _geldt(stelsel, naam, dag)
    }
    for naam, per_geval in staten.items():
        for situatie, staat in zip(situaties, per_geval, strict=True):
            uit[situatie.id, naam] = bericht(f"toestand.{staat}")
    for naam in (n for regel in bedragregels(entiteit) for n in regel.variabelen if _geldt(stelsel, n, dag)):
        info = variabeleinfo(naam, stelsel)
        rechten = [
            r for r in staten if info.bepaling.instrument in ("", variabeleinfo(r).bepaling.instrument)
        ]
        pad = info.bepaling.bepaald_door
        open_ = bool(pad) and waarde_op(stelsel, pad, dag) in (False, "niet_bepaald")
        getallen_ = (None,) * len(situaties) if open_ else getallen(simulatie, naam, maand)
        for nummer, getal in enumerate(getallen_):
            if rechten and all(staten[recht][nummer] == NIET_VOLDAAN for recht in rechten):
                tekst = _GEEN
            elif getal is None:
                tekst = NIET_BEPAALD if open_ else _ONBEKEND
            else:
                tekst = euro(getal) if info.eenheid == _EURO else toon(getal, info.eenheid or "aantal")
            uit[situaties[nummer].id, naam] = tekst
    return uit


def _geldt(stelsel: TaxBenefitSystem, naam: str, dag: date) -> bool:
    """Whether a right or an amount belongs to a scheme in force, or to none in particular."""
    instrument = variabeleinfo(naam, stelsel).bepaling.instrument
    return not instrument or in_werking(stelsel, instrument, dag)


def _gevolgen(systeem: Systeem, keuze: str, van: Figuren, naar: Figuren) -> Iterator[Gevolg]:
    for sleutel, oud in van.teksten.items():
        nieuw = naar.teksten[sleutel]
        if oud != nieuw:
            geval, wat = sleutel
            yield Gevolg(systeem.naam, keuze, geval, variabeleinfo(wat, systeem.stelsel).label, oud, nieuw)
