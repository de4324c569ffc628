"""One case in one system and one month, computed: states, numbers and what they were read from. No words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from typing import Any, cast

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit, Period

from openfisca_samenleving.basis import ONBEKEND, ONBEKENDE_DATUM
from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving import display
from samenleving.engine import DunneSimulatie, Spoor, periode
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.explain.model import Gelezen, Waarden
from samenleving.explain.scope import beeld_van
from samenleving.law import Variabeleinfo, alle_parameters, parameterinfo, variabeleinfo, waarde
from samenleving.population.shared import bouw as samen
from samenleving.situation import Situatie
from samenleving.systems import Systeem

NIET_BEPAALD = "niet_bepaald"
TOESTANDEN = tuple(Voorwaarde)
"""States by their code."""

_DECIMALEN = 8
"""Enough for every tariff of the law; beyond them lies binary noise."""
_EERSTE_DAG = date(2018, 1, 1)  # start of wijk-werken, the first law in the package


class Reden(StrEnum):
    """Why an amount has no value, before anything is computed."""

    geen_toegang = auto()
    niet_bepaald = auto()


def waarden(situatie: Situatie, systemen: Sequence[Systeem], maand: str) -> list[Waarden]:
    """Outcomes in values alone: no words, no look ahead, and so a fraction of the time.

    Raises:
        InvoerFout: the month lies before the law package knows any law.
    """
    simulaties = samen([systeem.stelsel for systeem in systemen], 1)
    for simulatie in simulaties:  # what systems have in common is computed once
        situatie.vul(simulatie, maand)
        simulatie.neem_invoer_van(simulaties[0])
    return [
        Cijfers(situatie, systeem, maand, simulatie).waarden()
        for systeem, simulatie in zip(systemen, simulaties, strict=True)
    ]


def lid(reeks: Any) -> Voorwaarde:
    """The state of the one person or group."""
    return TOESTANDEN[int(reeks[0])]


class Cijfers:
    """What the engine says of a case; each state is computed once."""

    def __init__(self, situatie: Situatie, systeem: Systeem, maand: str, simulatie: DunneSimulatie) -> None:
        """`simulatie` is the case in the system; what its formulas read is told only if it keeps traces.

        Raises:
            InvoerFout: the month lies before the law package knows any law.
        """
        self.dag = date.fromisoformat(f"{maand}-01")
        if self.dag < _EERSTE_DAG:
            raise InvoerFout.een(
                Tweetalig(
                    "vóór {dag} is hier geen recht opgenomen",
                    "there is no law here from before {day}",
                    dag=display.datum(_EERSTE_DAG),
                    day=_EERSTE_DAG,
                ),
                Tweetalig("kies een latere maand", "choose a later month"),
                veld="datum",
            )
        self.situatie, self.systeem, self.maand = situatie, systeem, maand
        self.beeld = beeld_van(situatie, systeem)
        self.nu = periode(maand)
        self.simulatie = simulatie
        self._toestanden: dict[str, Voorwaarde] = {}
        self._werkt: dict[str, bool] = {}

    def waarden(self) -> Waarden:
        """Every right and condition as a state, every amount as a number."""
        rechten = {info.naam: self.toestand(info.naam).name for info in self.soort("recht")}
        namen = [
            naam
            for info in self.soort("recht")
            if rechten[info.naam] != Voorwaarde.niet_van_toepassing.name
            for naam in info.bepaling.voorwaarden
        ]
        namen += [i.naam for s in ("plicht", "kenmerk") for i in self.soort(s) if self.is_voorwaarde(i.naam)]
        bedragen = {
            info.naam: None if self.reden(info) else self.getal(info.naam)
            for info in self.soort("bedrag")
            if self.in_werking(info)
        }
        return Waarden(
            self.systeem.naam,
            rechten,
            {naam: self.toestand(naam).name for naam in dict.fromkeys(namen)},
            {naam: None if getal is None else float(getal) for naam, getal in bedragen.items()},
        )

    def vertel(self, gelezen: Gelezen) -> None:
        """By variable: what its formulas read, and what is asked of it besides."""
        bekend = alle_parameters()
        for (naam, _), spoor in self.simulatie.sporen.items():
            gelezen.voeg_toe(naam, spoor.parameters, [n for n, _ in spoor.variabelen])
        rechten = list(self.soort("recht"))
        for naam, info in self.beeld.info.items():
            bepaling = info.bepaling
            los = (bepaling.bepaald_door, f"{bepaling.instrument}.in_werking", *bepaling.factoren)
            onder = list(bepaling.voorwaarden)
            if bepaling.soort == "bedrag":  # holds only if the right does
                onder += [recht.naam for recht in rechten if recht.entiteit == info.entiteit]
            gelezen.voeg_toe(naam, [pad for pad in los if pad in bekend], onder)

    # --- one variable

    def info(self, naam: str) -> Variabeleinfo:
        """What the law says of a variable."""
        return variabeleinfo(naam, self.systeem.stelsel)

    def soort(self, soort: str) -> Iterator[Variabeleinfo]:
        """The variables of a kind that matter to the case, in the order of the law."""
        return iter(self.beeld.per_soort.get(soort, ()))

    def periode_van(self, naam: str) -> Period:
        """The month, or its year for what the law counts by the year."""
        per_jaar = self.systeem.stelsel.variables[naam].definition_period == DateUnit.YEAR
        return cast(Period, periode(self.maand[:4]) if per_jaar else self.nu)

    def is_voorwaarde(self, naam: str) -> bool:
        """Whether a variable answers with a state."""
        variabele = self.systeem.stelsel.variables[naam]
        return variabele.value_type is Enum and variabele.possible_values is Voorwaarde

    def is_ingevuld(self, naam: str) -> bool:
        """Whether the case itself tells it."""
        return any(naam in gegeven for gegeven in self.situatie.invoer.values())

    def is_onbekend(self, naam: str) -> bool:
        """Whether nobody can say what it is."""
        if self.is_voorwaarde(naam):
            return self.toestand(naam) is Voorwaarde.niet_bekend
        return self.systeem.stelsel.variables[naam].value_type is float and self.getal(naam) is None

    def toestand(self, naam: str) -> Voorwaarde:
        """The state of a condition."""
        toestand = self._toestanden.get(naam)
        if toestand is None:
            toestand = self._toestanden[naam] = lid(self.simulatie.calculate(naam, self.nu))
        return toestand

    def getal(self, naam: str) -> Decimal | None:
        """A number; None when nobody can say."""
        variabele = self.systeem.stelsel.variables[naam]
        ruw = float(self.simulatie.calculate(naam, self.periode_van(naam))[0])
        if math.isnan(ruw) or (ruw == ONBEKEND and variabele.default_value == ONBEKEND):
            return None
        return Decimal(str(round(ruw, _DECIMALEN)))

    def data(self) -> Iterator[tuple[Variabeleinfo, str]]:
        """The days that the rules themselves tell."""
        for naam, info in self.beeld.info.items():
            if self.systeem.stelsel.variables[naam].value_type is date and info.bepaling.soort != "invoer":
                dag = str(self.simulatie.calculate(naam, self.nu)[0])
                if dag not in (ONBEKENDE_DATUM, "NaT"):
                    yield info, dag

    def parameter(self, pad: str) -> Any:
        """The value of a parameter on the first day of the month."""
        return waarde(self.systeem.stelsel, pad, self.dag)

    # --- what an amount hangs on

    def in_werking(self, info: Variabeleinfo) -> bool:
        """An amount of a scheme that is not in force is no amount of nothing: it is left out."""
        instrument = info.bepaling.instrument
        werkt = self._werkt.get(instrument)
        if werkt is None:
            werkt = self._werkt[instrument] = self._is_in_werking(f"{instrument}.in_werking")
        return werkt

    def _is_in_werking(self, pad: str) -> bool:
        if pad not in alle_parameters():
            return True
        return min(parameterinfo(pad).waarden) <= self.dag and bool(self.parameter(pad))

    def toegang(self, info: Variabeleinfo) -> Voorwaarde:
        """State of the right of the same scheme and holder; of the best in force where no scheme is named."""
        instrument = info.bepaling.instrument
        toestanden = [
            self.toestand(recht.naam)
            for recht in self.soort("recht")
            if recht.entiteit == info.entiteit and instrument in ("", recht.bepaling.instrument)
        ]
        geldend = [t for t in toestanden if t is not Voorwaarde.niet_van_toepassing]
        return min(geldend, key=lambda t: t.index) if geldend else Voorwaarde.niet_van_toepassing

    def reden(self, info: Variabeleinfo) -> Reden | None:
        """Why an amount cannot have a value; None where it is worth computing."""
        if self.toegang(info) is Voorwaarde.niet_voldaan:
            return Reden.geen_toegang
        pad = info.bepaling.bepaald_door
        return Reden.niet_bepaald if pad and self.parameter(pad) in (False, NIET_BEPAALD) else None

    # --- what was read

    def gelezen(self, naam: str) -> tuple[list[str], dict[str, Any]]:
        """What a variable rests on: the answers that were given and the parameters, step by step down."""
        invoer: list[str] = []
        regels: dict[str, Any] = {}
        wachtrij: list[tuple[str, Period]] = [(naam, self.nu)]
        gezien: set[str] = set()
        while wachtrij:
            deze, maand = wachtrij.pop(0)
            if deze in gezien:
                continue
            gezien.add(deze)
            spoor = self.simulatie.sporen.get((deze, maand))
            if spoor is None:
                if self.info(deze).bepaling.soort == "invoer" and deze != naam:
                    invoer.append(deze)
                continue
            regels.update(spoor.parameters)
            wachtrij += spoor.variabelen
        return [n for n in invoer if self.is_ingevuld(n)], regels

    def eigen_spoor(self, naam: str) -> Spoor | None:
        """What the formula of a variable read itself; None where none ran."""
        return self.simulatie.sporen.get((naam, self.periode_van(naam)))
