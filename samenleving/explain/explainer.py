"""From numbers to reasons: rights with their conditions, amounts with their arithmetic, what changes them.

Deterministic. The trace of the formulas is joined to the labels and the places in the law; every sentence
comes from the catalogue of messages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

import numpy as np
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit, Period

from openfisca_samenleving.basis import ONBEKEND, ONBEKENDE_DATUM
from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving import display
from samenleving.engine import periode
from samenleving.errors import InvoerFout
from samenleving.explain.model import Bedrag, Gelezen, Recht, Uitkomst, VoorwaardeUit, Waarden
from samenleving.explain.place import vindplaats
from samenleving.explain.scope import beeld_van
from samenleving.explain.words import NEDERLANDS, Woorden
from samenleving.law import (
    INSTRUMENTEN,
    Variabeleinfo,
    alle_parameters,
    parameterinfo,
    variabeleinfo,
    waarde,
)
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, maanden_eerder
from samenleving.systems import Systeem

MAANDEN_VOORUIT = 36
"""How far ahead we look for a condition that time alone satisfies or ends."""

NIET_BEPAALD = "niet_bepaald"
DECIMALEN = 8
"""Enough for every tariff of the law; beyond them lies binary noise."""


def bereken(
    situatie: Situatie,
    systeem: Systeem,
    maand: str,
    *,
    vooruitblik: bool = True,
    woorden: Woorden = NEDERLANDS,
    gelezen: Gelezen | None = None,
) -> Uitkomst:
    """Compute a case in a system in a month and say why.

    Args:
        situatie: the case.
        systeem: current law or a proposal.
        maand: `JJJJ-MM`.
        vooruitblik: also look ahead for conditions that time alone changes; it takes most of the time.
        woorden: the language, and the names of variables; places in the law and proposals stay Dutch.
        gelezen: takes what every part of the outcome rests on.

    Raises:
        InvoerFout: the month lies before the law package knows any law.
    """
    uitlegger = _Uitlegger(situatie, systeem, maand, vooruitblik, woorden)
    uitkomst = uitlegger.uitkomst()
    if gelezen is not None:
        uitlegger.vertel(gelezen)
    return uitkomst


def waarden(situatie: Situatie, systeem: Systeem, maand: str) -> Waarden:
    """The same outcome in values alone: no words, no look ahead, and so a fraction of the time.

    Raises:
        InvoerFout: the month lies before the law package knows any law.
    """
    return _Uitlegger(situatie, systeem, maand, vooruitblik=False, woorden=NEDERLANDS).waarden()


TOESTANDEN = tuple(Voorwaarde)
"""States by their code."""


def _lid(reeks: Any) -> Voorwaarde:
    """The state of the one person or group."""
    return TOESTANDEN[int(reeks[0])]


class _Uitlegger:
    def __init__(
        self, situatie: Situatie, systeem: Systeem, maand: str, vooruitblik: bool, woorden: Woorden
    ) -> None:
        self._situatie, self._systeem, self._maand = situatie, systeem, maand
        self._vooruitblik, self._woorden = vooruitblik, woorden
        self._dag = date.fromisoformat(f"{maand}-01")
        if self._dag < _EERSTE_DAG:
            raise InvoerFout.een(
                f"vóór {NEDERLANDS.datum(_EERSTE_DAG)} is hier geen recht opgenomen",
                "kies een latere maand",
                veld="datum",
            )
        self._simulatie = situatie.simulatie(systeem.stelsel, maand)
        self._simulatie.spoor_bijhouden = True
        self._beeld = beeld_van(situatie, systeem)
        self._nu = periode(maand)
        self._toestanden: dict[str, Voorwaarde] = {}
        self._werkt: dict[str, bool] = {}

    def uitkomst(self) -> Uitkomst:
        rechten = tuple(self._recht(info) for info in self._soort("recht"))
        return Uitkomst(
            situatie=self._situatie.id,
            systeem=self._systeem.naam,
            titel=self._systeem.titel,
            status=self._systeem.status,
            maand=self._maand,
            zin=" ".join(self._zin(recht) for recht in self._hoofdrechten(rechten)),
            rechten=rechten,
            plichten=tuple(self._in_beeld("plicht")),
            kenmerken=tuple(self._in_beeld("kenmerk")),
            bedragen=tuple(self._bedrag(info) for info in self._soort("bedrag") if self._in_werking(info)),
            data=tuple(self._data()),
            wijzigers=tuple(self._wijzigers(rechten)),
        )

    def vertel(self, gelezen: Gelezen) -> None:
        """By variable: what its formulas read, and what is asked of it besides."""
        bekend = alle_parameters()
        for (naam, _), spoor in self._simulatie.sporen.items():
            gelezen.voeg_toe(naam, spoor.parameters, [n for n, _ in spoor.variabelen])
        rechten = list(self._soort("recht"))
        for naam, info in self._beeld.info.items():
            bepaling = info.bepaling
            los = (bepaling.bepaald_door, f"{bepaling.instrument}.in_werking", *bepaling.factoren)
            onder = list(bepaling.voorwaarden)
            if bepaling.soort == "bedrag":  # holds only if the right does
                onder += [recht.naam for recht in rechten if recht.entiteit == info.entiteit]
            gelezen.voeg_toe(naam, [pad for pad in los if pad in bekend], onder)

    def waarden(self) -> Waarden:
        self._simulatie.spoor_bijhouden = False
        rechten = {info.naam: self._toestand(info.naam).name for info in self._soort("recht")}
        namen = [
            naam
            for info in self._soort("recht")
            if rechten[info.naam] != Voorwaarde.niet_van_toepassing.name
            for naam in info.bepaling.voorwaarden
        ]
        namen += [
            i.naam for s in ("plicht", "kenmerk") for i in self._soort(s) if self._is_voorwaarde(i.naam)
        ]
        bedragen = {
            info.naam: None if self._waarom_niet(info) else self._getal(info.naam)
            for info in self._soort("bedrag")
            if self._in_werking(info)
        }
        return Waarden(
            self._systeem.naam,
            rechten,
            {naam: self._toestand(naam).name for naam in dict.fromkeys(namen)},
            {naam: None if getal is None else float(getal) for naam, getal in bedragen.items()},
        )

    # --- states

    def _soort(self, soort: str) -> Iterator[Variabeleinfo]:
        return iter(self._beeld.per_soort.get(soort, ()))

    def _toestand(self, naam: str) -> Voorwaarde:
        toestand = self._toestanden.get(naam)
        if toestand is None:
            toestand = self._toestanden[naam] = _lid(self._simulatie.calculate(naam, self._nu))
        return toestand

    def _recht(self, info: Variabeleinfo) -> Recht:
        """A right that is not in force has no conditions to show."""
        bepaling = info.bepaling
        toestand = self._toestand(info.naam).name
        namen = () if toestand == Voorwaarde.niet_van_toepassing.name else bepaling.voorwaarden
        voorwaarden = tuple(self._voorwaarde(variabeleinfo(naam, self._systeem.stelsel)) for naam in namen)
        return Recht(
            info.naam,
            self._woorden.naam(info),
            bepaling.instrument,
            toestand,
            vindplaats(bepaling),
            bepaling.akte,
            voorwaarden,
        )

    def _voorwaarde(self, info: Variabeleinfo) -> VoorwaardeUit:
        toestand = self._toestand(info.naam)
        wie = self._woorden.wie(info.bepaling.beslist)
        if toestand is Voorwaarde.te_beoordelen:
            id_ = "voorwaarde.te_beoordelen" if wie else "voorwaarde.te_beoordelen_zonder"
            zinnen = [self._woorden.bericht(id_, wie=wie)]
        else:
            zinnen = [self._woorden.bericht(f"voorwaarde.{toestand.name}")]
        if toestand is not Voorwaarde.niet_van_toepassing and info.bepaling.soort != "recht":
            zinnen += self._feiten(info.naam)
        return VoorwaardeUit(
            info.naam,
            self._woorden.naam(info),
            toestand.name,
            self._plaats(info),
            info.bepaling.akte,
            wie,
            " ".join(zinnen),
        )

    def _in_beeld(self, soort: str) -> Iterator[VoorwaardeUit]:
        for info in self._soort(soort):
            if self._is_voorwaarde(info.naam):
                uit = self._voorwaarde(info)
                if uit.toestand != Voorwaarde.niet_van_toepassing.name:
                    yield uit

    def _is_voorwaarde(self, naam: str) -> bool:
        variabele = self._systeem.stelsel.variables[naam]
        return variabele.value_type is Enum and variabele.possible_values is Voorwaarde

    def _feiten(self, naam: str) -> list[str]:
        """What was filled in and which numbers the rule read, following steps down to the inputs."""
        invoer, regels = self._gelezen(naam)
        ingevuld = [f"{self._naam(n)}: {self._toon_invoer(n)}" for n in invoer]
        parameters = [self._regel(pad, lees) for pad, lees in regels.items() if _is_te_tonen(pad, lees)]
        zinnen = [self._woorden.bericht("gegevens", wat=self._woorden.aaneen(ingevuld))] if ingevuld else []
        return zinnen + (
            [self._woorden.bericht("regels", wat=self._woorden.aaneen(parameters))] if parameters else []
        )

    def _gelezen(self, naam: str) -> tuple[list[str], dict[str, Any]]:
        invoer: list[str] = []
        regels: dict[str, Any] = {}
        wachtrij: list[tuple[str, Period]] = [(naam, self._nu)]
        gezien: set[str] = set()
        while wachtrij:
            deze, maand = wachtrij.pop(0)
            if deze in gezien:
                continue
            gezien.add(deze)
            spoor = self._simulatie.sporen.get((deze, maand))
            if spoor is None:
                if variabeleinfo(deze, self._systeem.stelsel).bepaling.soort == "invoer" and deze != naam:
                    invoer.append(deze)
                continue
            regels.update(spoor.parameters)
            wachtrij += spoor.variabelen
        return [n for n in invoer if self._is_ingevuld(n)], regels

    def _is_ingevuld(self, naam: str) -> bool:
        return any(naam in gegeven for gegeven in self._situatie.invoer.values())

    def _toon_invoer(self, naam: str) -> str:
        variabele = self._systeem.stelsel.variables[naam]
        inhoud = self._simulatie.calculate(naam, self._periode_van(naam))
        if isinstance(inhoud, EnumArray):
            keuze = inhoud.decode()[0]
            return self._woorden.keuze(type(keuze).__name__, keuze.name, str(keuze.value))
        if variabele.value_type is date:
            return self._woorden.datum(str(inhoud[0]))
        return display.toon(float(inhoud[0]), variabele.unit or "aantal", taal=self._woorden.taal)

    def _regel(self, pad: str, gelezen: Any) -> str:
        """A number with its name, or a choice with its words after a colon."""
        info = parameterinfo(pad)
        teken = ":" if info.keuzes else ""
        return f"{self._woorden.parameter(info)}{teken} {self._woorden.waarde(info, gelezen)}"

    def _naam(self, naam: str) -> str:
        return self._woorden.in_de_zin(self._woorden.naam(variabeleinfo(naam, self._systeem.stelsel)))

    def _opgesomd(self, voorwaarden: list[VoorwaardeUit]) -> str:
        return self._woorden.aaneen([self._woorden.in_de_zin(voorwaarde.label) for voorwaarde in voorwaarden])

    def _plaats(self, info: Variabeleinfo) -> str:
        spoor = self._simulatie.sporen.get((info.naam, self._periode_van(info.naam)))
        return vindplaats(info.bepaling, self._systeem, spoor.parameters if spoor else ())

    def _periode_van(self, naam: str) -> Period:
        per_jaar = self._systeem.stelsel.variables[naam].definition_period == DateUnit.YEAR
        return cast(Period, periode(self._maand[:4]) if per_jaar else self._nu)

    # --- the outcome in a sentence

    def _hoofdrechten(self, rechten: tuple[Recht, ...]) -> list[Recht]:
        """Rights of schemes in force, without those that add to another right; all when none is in force."""
        rechten = tuple(recht for recht in rechten if recht.instrument in INSTRUMENTEN)
        deel_van = {naam for recht in rechten for naam in (v.id for v in recht.voorwaarden)}
        samengesteld = {r.id for r in rechten if any(v.id in {x.id for x in rechten} for v in r.voorwaarden)}
        zelfstandig = [r for r in rechten if r.id not in samengesteld or r.id in deel_van]
        in_werking = [r for r in zelfstandig if r.toestand != Voorwaarde.niet_van_toepassing.name]
        return in_werking or zelfstandig

    def _zin(self, recht: Recht) -> str:
        onderwerp = recht.label
        if recht.toestand == Voorwaarde.niet_van_toepassing.name:
            return self._woorden.bericht("zin.niet_in_werking", onderwerp=onderwerp)
        if recht.toestand == Voorwaarde.voldaan.name:
            voorstel = self._systeem.naam != HUIDIG
            return self._woorden.bericht(
                "zin.voldaan_voorstel" if voorstel else "zin.voldaan", onderwerp=onderwerp
            )
        welke = [v for v in recht.voorwaarden if v.toestand == recht.toestand]
        if recht.toestand != Voorwaarde.te_beoordelen.name:
            return self._woorden.bericht(
                f"zin.{recht.toestand}", onderwerp=onderwerp, welke=self._opgesomd(welke)
            )
        zinnen = [self._woorden.bericht("zin.te_beoordelen", onderwerp=onderwerp)]
        for wie in dict.fromkeys(v.beslist for v in welke):
            van_hen = self._opgesomd([v for v in welke if v.beslist == wie])
            zinnen.append(
                self._woorden.bericht(
                    "zin.door" if wie else "zin.door_wie_bevoegd_is", wie=wie, welke=van_hen
                )
            )
        return " ".join(zinnen)

    # --- amounts

    def _in_werking(self, info: Variabeleinfo) -> bool:
        """An amount of a scheme that is not in force is no amount of nothing: it is left out."""
        instrument = info.bepaling.instrument
        werkt = self._werkt.get(instrument)
        if werkt is None:
            werkt = self._werkt[instrument] = self._is_in_werking(f"{instrument}.in_werking")
        return werkt

    def _is_in_werking(self, pad: str) -> bool:
        if pad not in alle_parameters():
            return True
        return min(parameterinfo(pad).waarden) <= self._dag and bool(
            waarde(self._systeem.stelsel, pad, self._dag)
        )

    def _bedrag(self, info: Variabeleinfo) -> Bedrag:
        bepaling = info.bepaling
        reden = self._waarom_niet(info)
        getal = None if reden else self._getal(info.naam)
        if getal is None and not reden:
            reden = self._wat_ontbreekt(info.naam)
        tekst = reden if getal is None else self._woorden.bedrag(getal, info.eenheid)
        som = "" if getal is None else self._som(info, getal)
        return Bedrag(
            info.naam,
            self._woorden.naam(info),
            bepaling.instrument,
            getal,
            info.eenheid,
            tekst,
            som,
            self._plaats(info),
            reden,
            self._toegang(info).name,
        )

    def _toegang(self, info: Variabeleinfo) -> Voorwaarde:
        """State of the right of the same scheme and holder; of the best in force where no scheme is named."""
        instrument = info.bepaling.instrument
        toestanden = [
            self._toestand(recht.naam)
            for recht in self._soort("recht")
            if recht.entiteit == info.entiteit and instrument in ("", recht.bepaling.instrument)
        ]
        geldend = [t for t in toestanden if t is not Voorwaarde.niet_van_toepassing]
        return min(geldend, key=lambda t: t.index) if geldend else Voorwaarde.niet_van_toepassing

    def _wat_ontbreekt(self, naam: str) -> str:
        """Why a formula answered that it does not know: what it read that is not known itself."""
        spoor = self._simulatie.sporen.get((naam, self._periode_van(naam)))
        gelezen = [n for n, _ in spoor.variabelen] if spoor else []
        labels = [self._naam(n) for n in dict.fromkeys(gelezen) if self._is_onbekend(n)]
        return (
            self._woorden.bericht("bedrag.niet_bekend_want", wat=self._woorden.aaneen(labels))
            if labels
            else self._woorden.bericht("bedrag.niet_bekend")
        )

    def _is_onbekend(self, naam: str) -> bool:
        if self._is_voorwaarde(naam):
            return self._toestand(naam) is Voorwaarde.niet_bekend
        return self._is_getal(naam) and self._getal(naam) is None

    def _is_getal(self, naam: str) -> bool:
        return self._systeem.stelsel.variables[naam].value_type is float

    def _waarom_niet(self, info: Variabeleinfo) -> str:
        if self._toegang(info) is Voorwaarde.niet_voldaan:
            return self._woorden.bericht("bedrag.geen_toegang")
        pad = info.bepaling.bepaald_door
        if not pad:
            return ""
        if waarde(self._systeem.stelsel, pad, self._dag) in (False, NIET_BEPAALD):
            return self._woorden.bericht(
                "bedrag.niet_bepaald", label=self._woorden.parameter(parameterinfo(pad))
            )
        return ""

    def _getal(self, naam: str) -> Decimal | None:
        variabele = self._systeem.stelsel.variables[naam]
        ruw = float(self._simulatie.calculate(naam, self._periode_van(naam))[0])
        if math.isnan(ruw) or (ruw == ONBEKEND and variabele.default_value == ONBEKEND):
            return None
        return Decimal(str(round(ruw, DECIMALEN)))

    def _som(self, info: Variabeleinfo, uitkomst: Decimal) -> str:
        delen = [self._factor(naam) for naam in info.bepaling.factoren]
        if not delen or not uitkomst:
            return ""
        einde = f" = {self._woorden.bedrag(uitkomst, info.eenheid)}"
        if info.bepaling.bewerking == "boven":
            return self._woorden.bericht("som.boven", eerste=delen[0], rest=" × ".join(delen[1:])) + einde
        teken = " − " if info.bepaling.bewerking == "min" else " × "
        return teken.join(delen) + einde

    def _factor(self, naam: str) -> str:
        if "." in naam:
            info = parameterinfo(naam)
            return self._woorden.waarde(info, waarde(self._systeem.stelsel, naam, self._dag))
        getal = self._getal(naam)
        eenheid = variabeleinfo(naam, self._systeem.stelsel).eenheid
        return (
            self._woorden.bericht("bedrag.niet_bekend")
            if getal is None
            else self._woorden.bedrag(getal, eenheid)
        )

    # --- dates and what would change the outcome

    def _data(self) -> Iterator[tuple[str, str, str]]:
        for naam, info in self._beeld.info.items():
            variabele = self._systeem.stelsel.variables[naam]
            if variabele.value_type is date and info.bepaling.soort != "invoer":
                dag = str(self._simulatie.calculate(naam, self._nu)[0])
                if dag not in (ONBEKENDE_DATUM, "NaT"):
                    yield naam, self._woorden.naam(info), dag

    def _wijzigers(self, rechten: tuple[Recht, ...]) -> Iterator[str]:
        for recht in self._hoofdrechten(rechten):
            if recht.toestand in (Voorwaarde.niet_van_toepassing.name, Voorwaarde.voldaan.name):
                continue
            for voorwaarde in recht.voorwaarden:
                if voorwaarde.toestand == Voorwaarde.te_beoordelen.name:
                    wie = voorwaarde.beslist or self._woorden.bericht("wijzigers.wie_bevoegd_is")
                    yield self._woorden.bericht(
                        "wijzigers.oordeel", wie=wie, label=self._woorden.in_de_zin(voorwaarde.label)
                    )
                elif voorwaarde.toestand == Voorwaarde.niet_bekend.name:
                    yield self._woorden.bericht(
                        "wijzigers.gegeven", label=self._woorden.in_de_zin(voorwaarde.label)
                    )
        if self._vooruitblik:
            yield from self._door_de_tijd(rechten)

    def _door_de_tijd(self, rechten: tuple[Recht, ...]) -> Iterator[str]:
        """The first later month in which a condition changes while everything else stays as it was given.

        Dates are kept as they are now; only the months pass.
        """
        namen = {v.id: v for recht in self._hoofdrechten(rechten) for v in recht.voorwaarden}
        if not namen:
            return
        nu = self._situatie.simulatie(self._systeem.stelsel, self._maand)
        for vooruit in range(1, MAANDEN_VOORUIT + 1):
            later = maanden_eerder(self._maand, -vooruit).isoformat()[:7]
            dan = {naam: _lid(nu.calculate(naam, later)).name for naam in namen}
            for naam in [n for n in namen if dan[n] != namen[n].toestand]:
                yield self._woorden.bericht(
                    "wijzigers.tijd",
                    maand=self._woorden.maand(later),
                    label=self._woorden.in_de_zin(namen[naam].label),
                    toestand=self._woorden.bericht(f"toestand.{dan[naam]}"),
                )
                del namen[naam]


_EERSTE_DAG = date(2018, 1, 1)  # start of wijk-werken, the first law in the package


def _is_te_tonen(pad: str, gelezen: Any) -> bool:
    """Numbers, dates and readings say something; switches are told by the state itself."""
    return (
        not isinstance(gelezen, (bool, np.bool_))
        and gelezen != NIET_BEPAALD
        and not pad.endswith("in_werking")
    )
