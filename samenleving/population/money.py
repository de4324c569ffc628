"""Who pays what to whom in a year, in whole cents: the same books for every system, and they close.

Hours, fees and travel come from the run of the population, amounts from the parameters of the system, what no
source gives from assumptions named in `geldstromen.yaml`. What a system leaves open is None with the reason,
never a zero; a balance with such a flow in it is not known either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from openfisca_samenleving.basis import CENTEN_PER_EURO
from openfisca_samenleving.variables.gebruiker import GebruikerType
from samenleving.population.books import (
    Aansluiting,
    Geldrekening,
    Saldo,
    Stroom,
    beschrijving,
    centen,
    plan,
)
from samenleving.population.codes import code
from samenleving.population.outcome import Bevolkingsuitkomst, Systeemuitkomst
from samenleving.population.prices import Prijsregels, financieringen
from samenleving.population.synthetic import Populatie
from samenleving.population.targets import cijfer
from samenleving.systems import Systeem

SLEUTEL = "wijk_werken.personeel."
SLUITPOST, UITGEVER = "sluitpost", "uitgever_per_cheque"
_GEBRUIKERS = {
    GebruikerType.natuurlijke_persoon: "natuurlijke_persoon",
    GebruikerType.lokaal_bestuur: "lokaal_bestuur",
    GebruikerType.vzw: "vzw",
    GebruikerType.onderwijsinstelling: "onderwijsinstelling",
    GebruikerType.land_en_tuinbouw: "land_en_tuinbouw",
    GebruikerType.andere: "andere",
}


def geldrekeningen(
    uitkomst: Bevolkingsuitkomst,
    systemen: Mapping[str, Systeem],
    populatie: Populatie,
    mappen: Sequence[Path | str] = (),
) -> tuple[Geldrekening, ...]:
    """The books of every system of an outcome, in its order.

    Args:
        uitkomst: from `simuleer`, over twelve months.
        systemen: the same systems by name.
        populatie: the population behind the outcome; its users pay the registration fee.
        mappen: folders with the user's own proposals.
    """
    gebruikers = gebruikers_per_soort(populatie)
    return tuple(
        Boekhouding(deze, systemen[deze.naam], uitkomst.maand, gebruikers, mappen).rekening()
        for deze in uitkomst.systemen
    )


def gebruikers_per_soort(populatie: Populatie) -> Mapping[str, int] | None:
    """Users by kind; None where the population has none of its own."""
    soorten: Any = populatie.feiten.invoer.get("gebruiker_type")
    if soorten is None or "gebruiker" not in populatie.feiten.groepen:
        return None
    return {naam: int(np.sum(soorten == code(soort))) for soort, naam in _GEBRUIKERS.items()}


class Boekhouding:
    """Keeps the books of one system."""

    def __init__(
        self,
        uitkomst: Systeemuitkomst,
        systeem: Systeem,
        maand: str,
        gebruikers: Mapping[str, int] | None,
        mappen: Sequence[Path | str] = (),
    ) -> None:
        self._uitkomst, self._systeem, self._maand = uitkomst, systeem, maand
        self._gebruikers, self._mappen = gebruikers, mappen
        self._prijzen = Prijsregels(systeem, maand)
        self._sommen = {som.id: som for som in uitkomst.sommen}
        self._uren = self._betaalde_uren()

    def rekening(self) -> Geldrekening:
        """All flows, the balances they leave, and what there is for guidance."""
        stromen = [*self._stromen()]
        stromen.append(self._sluitpost(stromen))
        return Geldrekening(
            self._uitkomst.naam,
            self._uitkomst.titel,
            self._uitkomst.status,
            None if self._uren is None else round(self._uren),
            tuple(stromen),
            tuple(_saldi(stromen)),
            financieringen(self._systeem, self._maand, self._gebruikers, self._mappen),
            () if self._systeem.wijzigingen else tuple(_aansluiting(stromen)),
        )

    # --- flows

    def _stromen(self) -> Iterator[Stroom]:
        yield self._prijsstroom()
        yield self._som("vergoeding", f"{self._prijzen.stelsel}_vergoeding")
        yield self._som("verplaatsing", f"{self._prijzen.stelsel}_verplaatsingsvergoeding")
        yield from self._verdeling()
        yield self._inschrijvingsrecht()
        dienst = self._sommen.get("gemeenschapsdienst_vergoeding")
        if dienst is not None and self._prijzen.regels.gemeenschapsdienst.in_werking:
            yield self._som("gemeenschapsdienst", "gemeenschapsdienst_vergoeding")
            yield self._som("voorheffing", "gemeenschapsdienst_voorheffing")
        yield self._belasting()
        yield self._leefloon()
        yield self._personeel()
        budget = self._prijzen.eigen.organisator.begeleidingsbudget if self._prijzen.nieuw else ""
        if budget in ("apart_budget", "structurele_middelen"):
            yield self._maak("begeleidingsbudget", None, "budget_open")

    def _maak(
        self,
        post: str,
        bedrag: int | None,
        reden: str = "",
        aanname: str = "",
        bereik: tuple[int, int] | None = None,
    ) -> Stroom:
        laag, hoog = bereik or (None, None)
        data = beschrijving()["posten"][post]
        woorden = beschrijving()["redenen"].get(reden, reden) if bedrag is None else ""
        return Stroom(
            post,
            data["titel"],
            data["van"],
            data["naar"],
            bedrag,
            woorden,
            data["plaats"],
            aanname,
            laag,
            hoog,
        )

    def _som(self, post: str, variabele: str) -> Stroom:
        som = self._sommen[variabele]
        return self._maak(post, som.waarde, som.reden)

    def _betaalde_uren(self) -> float | None:
        """Hours paid: fees divided by the fee per hour; each begun hour is one cheque."""
        som = self._sommen[f"{self._prijzen.stelsel}_vergoeding"]
        per_uur = round(self._prijzen.eigen.vergoeding.per_uur * CENTEN_PER_EURO)
        return None if som.waarde is None or not per_uur else som.waarde / per_uur

    def _prijsstroom(self) -> Stroom:
        prijs = self._prijzen.prijs()
        if prijs is None or self._uren is None:
            return self._maak("prijs", None, "prijs_open")
        if self._prijzen.vast():
            return self._maak("prijs", centen(self._uren * prijs))
        laag, hoog = (centen(self._uren * grens) for grens in self._prijzen.grenzen())
        return self._maak("prijs", centen(self._uren * prijs), "", "prijs_zoals_vandaag", (laag, hoog))

    def _verdeling(self) -> Iterator[Stroom]:
        """What of the price goes to issuer, insurer and organiser."""
        per_uur = self._prijzen.per_uur()
        if self._prijzen.op_factuur() or per_uur is None or self._uren is None:
            reden = "factuur" if self._prijzen.op_factuur() else "prijs_open"
            yield self._maak("uitgever", None, reden)
            yield self._maak("organisator", None, reden)
            return
        kost = plan().uitgever_en_verzekering
        laag, hoog = beschrijving()["aannames"][UITGEVER]["bereik"]
        uitgever = [centen(self._uren * deze) for deze in (kost, laag, hoog)]
        rest = [centen(self._uren * (per_uur - deze)) for deze in (kost, hoog, laag)]
        yield self._maak("uitgever", uitgever[0], "", UITGEVER, (uitgever[1], uitgever[2]))
        yield self._maak("organisator", rest[0], "", UITGEVER, (rest[1], rest[2]))

    def _inschrijvingsrecht(self) -> Stroom:
        bedrag = self._prijzen.jaarbedrag()
        if bedrag is None:
            return self._maak("inschrijvingsrecht", None, "recht_open")
        if not bedrag:
            return self._maak("inschrijvingsrecht", 0)
        if self._gebruikers is None:
            return self._maak("inschrijvingsrecht", None, "gebruikers_onbekend")
        per_gebruiker = round(bedrag * CENTEN_PER_EURO)
        zeker, hoogstens = (aantal * per_gebruiker for aantal in self._prijzen.gebruikers(self._gebruikers))
        if zeker == hoogstens:
            return self._maak("inschrijvingsrecht", zeker)
        return self._maak("inschrijvingsrecht", zeker, "", "open_gebruikers", (zeker, hoogstens))

    def _statuut(self) -> str:
        return str(self._prijzen.eigen.statuut) if self._prijzen.nieuw else "pwa"

    def _belasting(self) -> Stroom:
        vrij = self._prijzen.regels.belasting.vrijstelling_per_uur
        return self._vrijgesteld("belasting", vrij, "tarief")

    def _leefloon(self) -> Stroom:
        vrij = self._prijzen.regels.leefloon.vrijstelling_per_uur
        return self._vrijgesteld("leefloon", vrij, "leefloon_telt")

    def _vrijgesteld(self, post: str, vrij: float, reden: str) -> Stroom:
        if self._statuut() == "niet_bepaald":
            return self._maak(post, None, "statuut_open")
        onder = self._prijzen.eigen.vergoeding.per_uur <= vrij
        return self._maak(post, 0) if self._statuut() == "pwa" and onder else self._maak(post, None, reden)

    def _personeel(self) -> Stroom:
        if self._prijzen.nieuw and self._prijzen.eigen.personeelssleutel != "inwoners":
            return self._maak("personeel", None, "sleutel_open")
        if any(w.verandert and w.pad.startswith(SLEUTEL) for w in self._systeem.wijzigingen):
            return self._maak("personeel", None, "sleutel_anders")
        euro = cijfer("plan_2026_bemiddelaars") + cijfer("plan_2026_werkingskosten")
        return self._maak("personeel", centen(euro))

    def _sluitpost(self, stromen: list[Stroom]) -> Stroom:
        eigen = [stroom for stroom in stromen if "vdab" in (stroom.van, stroom.naar)]
        if any(stroom.centen is None for stroom in eigen):
            return self._maak(SLUITPOST, None, "onvolledig")
        tekort = sum((s.centen or 0) * (1 if s.van == "vdab" else -1) for s in eigen)
        return self._maak(SLUITPOST, tekort)


def _saldi(stromen: list[Stroom]) -> Iterator[Saldo]:
    for actor, naam in beschrijving()["actoren"].items():
        eigen = [stroom for stroom in stromen if actor in (stroom.van, stroom.naar)]
        if eigen:
            bekend = sum((s.centen or 0) * (1 if s.naar == actor else -1) for s in eigen)
            yield Saldo(actor, naam, bekend, all(s.centen is not None for s in eigen))


def _aansluiting(stromen: list[Stroom]) -> Iterator[Aansluiting]:
    """The posts of the budget for 2026 beside the same flows, and what they come to together."""
    per_id = {stroom.id: stroom for stroom in stromen}
    posten = {
        "vergoeding": cijfer("plan_2026_prestatievergoeding"),
        "verplaatsing": cijfer("plan_2026_verplaatsingsvergoeding"),
        "prijs": -cijfer("plan_2026_inkomsten_cheques"),
        "organisator": cijfer("plan_2026_organisatoren"),
        "inschrijvingsrecht": -cijfer("plan_2026_gebruikersbijdragen_in"),
        "personeel": cijfer("plan_2026_bemiddelaars") + cijfer("plan_2026_werkingskosten"),
    }
    for id_, euro in posten.items():
        model = per_id[id_].centen
        if model is not None:
            yield Aansluiting(per_id[id_].titel, centen(euro), model)
    netto = {"vergoeding": 1, "verplaatsing": 1, "organisator": 1, "personeel": 1, "prijs": -1}
    gekend = {id_: bedrag for id_ in netto if (bedrag := per_id[id_].centen) is not None}
    if len(gekend) == len(netto):
        yield Aansluiting(
            beschrijving()["netto"],
            sum(teken * centen(posten[id_]) for id_, teken in netto.items()),
            sum(teken * gekend[id_] for id_, teken in netto.items()),
        )
