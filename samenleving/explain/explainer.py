"""From numbers to reasons: rights with their conditions, amounts with their arithmetic, what changes them.

Deterministic. The trace of the formulas is joined to the labels and the places in the law; every sentence
comes from the catalogue of messages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from openfisca_core.indexed_enums import EnumArray

from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving import display
from samenleving.explain.figures import NIET_BEPAALD, Cijfers, Reden, lid
from samenleving.explain.model import Bedrag, Gelezen, Recht, Uitkomst, VoorwaardeUit
from samenleving.explain.place import vindplaats
from samenleving.explain.words import NEDERLANDS, Woorden
from samenleving.law import INSTRUMENTEN, Variabeleinfo, parameterinfo
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, maanden_eerder
from samenleving.systems import Systeem

MAANDEN_VOORUIT = 36
"""How far ahead we look for a condition that time alone satisfies or ends."""


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
    simulatie = situatie.simulatie(systeem.stelsel, maand)
    simulatie.spoor_bijhouden = True
    cijfers = Cijfers(situatie, systeem, maand, simulatie)
    uitkomst = _Uitlegger(cijfers, vooruitblik, woorden).uitkomst()
    if gelezen is not None:
        cijfers.vertel(gelezen)
    return uitkomst


class _Uitlegger:
    def __init__(self, cijfers: Cijfers, vooruitblik: bool, woorden: Woorden) -> None:
        self._cijfers, self._vooruitblik, self._woorden = cijfers, vooruitblik, woorden
        self._situatie, self._systeem, self._maand = cijfers.situatie, cijfers.systeem, cijfers.maand

    def uitkomst(self) -> Uitkomst:
        rechten = tuple(self._recht(info) for info in self._cijfers.soort("recht"))
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
            bedragen=tuple(
                self._bedrag(info) for info in self._cijfers.soort("bedrag") if self._cijfers.in_werking(info)
            ),
            data=tuple((i.naam, self._woorden.naam(i), dag) for i, dag in self._cijfers.data()),
            wijzigers=tuple(self._wijzigers(rechten)),
        )

    def _recht(self, info: Variabeleinfo) -> Recht:
        """A right that is not in force has no conditions to show."""
        bepaling = info.bepaling
        toestand = self._cijfers.toestand(info.naam).name
        namen = () if toestand == Voorwaarde.niet_van_toepassing.name else bepaling.voorwaarden
        voorwaarden = tuple(self._voorwaarde(self._cijfers.info(naam)) for naam in namen)
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
        toestand = self._cijfers.toestand(info.naam)
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
        for info in self._cijfers.soort(soort):
            if self._cijfers.is_voorwaarde(info.naam):
                uit = self._voorwaarde(info)
                if uit.toestand != Voorwaarde.niet_van_toepassing.name:
                    yield uit

    def _feiten(self, naam: str) -> list[str]:
        """What was filled in and which numbers the rule read, following steps down to the inputs."""
        invoer, regels = self._cijfers.gelezen(naam)
        ingevuld = [f"{self._naam(n)}: {self._toon_invoer(n)}" for n in invoer]
        parameters = [self._regel(pad, lees) for pad, lees in regels.items() if _is_te_tonen(pad, lees)]
        zinnen = [self._woorden.bericht("gegevens", wat=self._woorden.aaneen(ingevuld))] if ingevuld else []
        return zinnen + (
            [self._woorden.bericht("regels", wat=self._woorden.aaneen(parameters))] if parameters else []
        )

    def _toon_invoer(self, naam: str) -> str:
        variabele = self._systeem.stelsel.variables[naam]
        inhoud = self._cijfers.simulatie.calculate(naam, self._cijfers.periode_van(naam))
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
        return self._woorden.in_de_zin(self._woorden.naam(self._cijfers.info(naam)))

    def _opgesomd(self, voorwaarden: list[VoorwaardeUit]) -> str:
        return self._woorden.aaneen([self._woorden.in_de_zin(voorwaarde.label) for voorwaarde in voorwaarden])

    def _plaats(self, info: Variabeleinfo) -> str:
        spoor = self._cijfers.eigen_spoor(info.naam)
        return vindplaats(info.bepaling, self._systeem, spoor.parameters if spoor else ())

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

    def _bedrag(self, info: Variabeleinfo) -> Bedrag:
        bepaling = info.bepaling
        vooraf = self._cijfers.reden(info)
        getal = None if vooraf else self._cijfers.getal(info.naam)
        reden = "" if getal is not None else self._waarom_niet(info, vooraf)
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
            self._cijfers.toegang(info).name,
        )

    def _waarom_niet(self, info: Variabeleinfo, reden: Reden | None) -> str:
        if reden is Reden.niet_bepaald:
            label = self._woorden.parameter(parameterinfo(info.bepaling.bepaald_door))
            return self._woorden.bericht("bedrag.niet_bepaald", label=label)
        if reden is Reden.geen_toegang:
            return self._woorden.bericht("bedrag.geen_toegang")
        return self._wat_ontbreekt(info.naam)

    def _wat_ontbreekt(self, naam: str) -> str:
        """Why a formula answered that it does not know: what it read that is not known itself."""
        spoor = self._cijfers.eigen_spoor(naam)
        gelezen = [n for n, _ in spoor.variabelen] if spoor else []
        labels = [self._naam(n) for n in dict.fromkeys(gelezen) if self._cijfers.is_onbekend(n)]
        return (
            self._woorden.bericht("bedrag.niet_bekend_want", wat=self._woorden.aaneen(labels))
            if labels
            else self._woorden.bericht("bedrag.niet_bekend")
        )

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
            return self._woorden.waarde(info, self._cijfers.parameter(naam))
        getal = self._cijfers.getal(naam)
        eenheid = self._cijfers.info(naam).eenheid
        return (
            self._woorden.bericht("bedrag.niet_bekend")
            if getal is None
            else self._woorden.bedrag(getal, eenheid)
        )

    # --- what would change the outcome

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
            dan = {naam: lid(nu.calculate(naam, later)).name for naam in namen}
            for naam in [n for n in namen if dan[n] != namen[n].toestand]:
                yield self._woorden.bericht(
                    "wijzigers.tijd",
                    maand=self._woorden.maand(later),
                    label=self._woorden.in_de_zin(namen[naam].label),
                    toestand=self._woorden.bericht(f"toestand.{dan[naam]}"),
                )
                del namen[naam]


def _is_te_tonen(pad: str, gelezen: Any) -> bool:
    """Numbers, dates and readings say something; switches are told by the state itself."""
    return (
        not isinstance(gelezen, (bool, np.bool_))
        and gelezen != NIET_BEPAALD
        and not pad.endswith("in_werking")
    )
