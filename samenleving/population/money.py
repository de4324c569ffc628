"""Who pays what to whom in a year, in whole cents: the same books for every system, and they close.

Hours, fees and travel come from the run of the population, amounts from the parameters of the system, what no
source gives from assumptions named in `geldstromen.yaml`. What a system leaves open is None with the reason,
never a zero; a balance with such a flow in it is not known either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from openfisca_samenleving.basis import CENTEN_PER_EURO
from openfisca_samenleving.chequestroom import Jaarplan, Kerncijfers, kerncijfers
from openfisca_samenleving.variables.gebruiker import GebruikerType
from samenleving.law import stelsel
from samenleving.population.access import WIJK_WERKEN, hoofdstelsel
from samenleving.population.codes import code
from samenleving.population.outcome import Bevolkingsuitkomst, Systeemuitkomst
from samenleving.population.synthetic import Populatie
from samenleving.population.targets import JAAR_VAN_HET_PLAN, cijfer
from samenleving.systems import Systeem
from samenleving.yaml_io import lees_yaml

SLUITPOST, UITGEVER = "sluitpost", "uitgever_per_cheque"
_GEBRUIKERS = {
    GebruikerType.natuurlijke_persoon: "natuurlijke_persoon",
    GebruikerType.lokaal_bestuur: "lokaal_bestuur",
    GebruikerType.vzw: "vzw",
    GebruikerType.onderwijsinstelling: "onderwijsinstelling",
    GebruikerType.land_en_tuinbouw: "land_en_tuinbouw",
    GebruikerType.andere: "andere",
}


@dataclass(frozen=True)
class Stroom:
    """One flow in a year.

    Attributes:
        van, naar: actors, by id.
        centen: a whole number; negative where the flow runs the other way; None where nobody can say.
        reden: why there is no number; empty otherwise.
        aanname: id of the assumption it rests on; empty where it rests on none.
        laag, hoog: the number at both ends of the range of that assumption.
    """

    id: str
    titel: str
    van: str
    naar: str
    centen: int | None
    reden: str
    plaats: str
    aanname: str = ""
    laag: int | None = None
    hoog: int | None = None


@dataclass(frozen=True)
class Saldo:
    """What an actor has more or less at the end of the year.

    Attributes:
        bekend: over the flows that are known; these add up to zero over all actors.
        volledig: whether every flow of the actor is known.
    """

    actor: str
    naam: str
    bekend: int
    volledig: bool


@dataclass(frozen=True)
class Begeleiding:
    """What an organiser has for guidance.

    Attributes:
        per_cheque: income per paid hour before issuer and insurance, in cents.
        na_uitgever: after the assumed cost of issuer and insurance.
        uren_per_100: hours of guidance that it pays for every 100 hours of work, if all of it goes there.
        laag, hoog: the same with the least and the most hours that a full-time place is assumed to give.
        reden: why there is no number; empty otherwise.
    """

    per_cheque: int | None
    na_uitgever: int | None
    uren_per_100: float | None
    laag: float | None
    hoog: float | None
    reden: str


@dataclass(frozen=True)
class Aansluiting:
    """A line of the budget of VDAB for 2026 beside the same line of the model, in cents."""

    titel: str
    plan: int
    model: int

    @property
    def afwijking(self) -> float:
        """Model against plan, as a fraction."""
        return self.model / self.plan - 1


@dataclass(frozen=True)
class Geldrekening:
    """The books of one system over a year.

    Attributes:
        uren: paid hours, one cheque each; None where the fee per hour is not known.
        aansluiting: only under current law, which the budget was made for.
    """

    systeem: str
    titel: str
    status: str
    uren: int | None
    stromen: tuple[Stroom, ...]
    saldi: tuple[Saldo, ...]
    begeleiding: Begeleiding
    aansluiting: tuple[Aansluiting, ...]

    def stroom(self, id_: str) -> Stroom:
        """One flow; a KeyError where the system has none of that name."""
        return {stroom.id: stroom for stroom in self.stromen}[id_]


@cache
def beschrijving() -> Mapping[str, Any]:
    """Actors, posts, reasons and assumptions, as `geldstromen.yaml` gives them."""
    bron = files("samenleving.population").joinpath("geldstromen.yaml").read_text(encoding="utf-8")
    inhoud: Mapping[str, Any] = lees_yaml(bron, bestand="geldstromen.yaml").data
    return inhoud


@cache
def plan() -> Kerncijfers:
    """What the budget of VDAB for 2026 implies per cheque."""
    begroting = Jaarplan(
        prestatievergoeding=cijfer("plan_2026_prestatievergoeding"),
        verplaatsingsvergoeding=cijfer("plan_2026_verplaatsingsvergoeding"),
        inkomsten_cheques=-cijfer("plan_2026_inkomsten_cheques"),
        organisatoren=cijfer("plan_2026_organisatoren"),
        gebruikersbijdragen=-cijfer("plan_2026_gebruikersbijdragen_in"),
    )
    return kerncijfers(begroting, stelsel().get_parameters_at_instant(JAAR_VAN_HET_PLAN))


def geldrekeningen(
    uitkomst: Bevolkingsuitkomst, systemen: Mapping[str, Systeem], populatie: Populatie
) -> tuple[Geldrekening, ...]:
    """The books of every system of an outcome, in its order.

    Args:
        uitkomst: from `simuleer`, over twelve months.
        systemen: the same systems by name.
        populatie: the population behind the outcome; its users pay the registration fee.
    """
    gebruikers = gebruikers_per_soort(populatie)
    return tuple(
        _Boekhouding(deze, systemen[deze.naam], uitkomst.maand, gebruikers).rekening()
        for deze in uitkomst.systemen
    )


def gebruikers_per_soort(populatie: Populatie) -> Mapping[str, int] | None:
    """Users by kind; None where the population has none of its own."""
    soorten: Any = populatie.feiten.invoer.get("gebruiker_type")
    if soorten is None or "gebruiker" not in populatie.feiten.groepen:
        return None
    return {naam: int(np.sum(soorten == code(soort))) for soort, naam in _GEBRUIKERS.items()}


class _Boekhouding:
    """Keeps the books of one system."""

    def __init__(
        self, uitkomst: Systeemuitkomst, systeem: Systeem, maand: str, gebruikers: Mapping[str, int] | None
    ) -> None:
        self._uitkomst, self._gebruikers = uitkomst, gebruikers
        self._regels: Any = systeem.stelsel.get_parameters_at_instant(maand)
        self._stelsel = hoofdstelsel(systeem, maand)
        self._eigen = getattr(self._regels, self._stelsel)
        self._sommen = {som.id: som for som in uitkomst.sommen}
        self._huidig = not systeem.wijzigingen
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
            self._begeleiding(),
            tuple(self._aansluiting(stromen)) if self._huidig else (),
        )

    # --- flows

    def _stromen(self) -> Iterator[Stroom]:
        yield self._prijsstroom()
        yield self._som("vergoeding", f"{self._stelsel}_vergoeding")
        yield self._som("verplaatsing", f"{self._stelsel}_verplaatsingsvergoeding")
        yield from self._verdeling()
        yield self._inschrijvingsrecht()
        dienst = self._sommen.get("gemeenschapsdienst_vergoeding")
        if dienst is not None and self._regels.gemeenschapsdienst.in_werking:
            yield self._som("gemeenschapsdienst", "gemeenschapsdienst_vergoeding")
            yield self._som("voorheffing", "gemeenschapsdienst_voorheffing")
        yield self._belasting()
        yield self._leefloon()
        yield self._personeel()
        budget = getattr(getattr(self._eigen, "organisator", None), "begeleidingsbudget", "")
        if budget in ("apart_budget", "structurele_middelen"):
            yield self._maak("begeleidingsbudget", None, "budget_open")

    def _maak(
        self,
        post: str,
        centen: int | None,
        reden: str = "",
        aanname: str = "",
        bereik: tuple[int, int] | None = None,
    ) -> Stroom:
        laag, hoog = bereik or (None, None)
        data = beschrijving()["posten"][post]
        woorden = beschrijving()["redenen"].get(reden, reden) if centen is None else ""
        return Stroom(
            post,
            data["titel"],
            data["van"],
            data["naar"],
            centen,
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
        som = self._sommen[f"{self._stelsel}_vergoeding"]
        per_uur = round(self._eigen.vergoeding.per_uur * CENTEN_PER_EURO)
        return None if som.waarde is None or not per_uur else som.waarde / per_uur

    def _prijs(self) -> float | None:
        """Euros per paid hour; None where the system leaves it open."""
        cheque = self._regels.wijk_werken.cheque
        vandaag = float(min(max(plan().prijs, cheque.prijs_min), cheque.prijs_max))
        if self._stelsel == WIJK_WERKEN:
            return vandaag
        prijs = self._eigen.prijs
        if prijs.bedrag_bepaald:
            return float(prijs.bedrag)
        return vandaag if prijs.vorm == "tarieven" else None

    def _vaste_prijs(self) -> bool:
        return self._stelsel != WIJK_WERKEN and bool(self._eigen.prijs.bedrag_bepaald)

    def _prijsstroom(self) -> Stroom:
        prijs = self._prijs()
        if prijs is None or self._uren is None:
            return self._maak("prijs", None, "prijs_open")
        if self._vaste_prijs():
            return self._maak("prijs", _centen(self._uren * prijs))
        cheque = self._regels.wijk_werken.cheque
        bereik = (_centen(self._uren * cheque.prijs_min), _centen(self._uren * cheque.prijs_max))
        return self._maak("prijs", _centen(self._uren * prijs), "", "prijs_zoals_vandaag", bereik)

    def _per_cheque(self) -> float | None:
        """Income of an organiser per paid hour before issuer and insurance, in euros."""
        prijs = self._prijs()
        if prijs is None:
            return None
        afhouding = self._regels.wijk_werken.cheque.afhouding_verplaatsing
        return float(prijs - self._eigen.vergoeding.per_uur - afhouding)

    def _op_factuur(self) -> bool:
        return self._stelsel != WIJK_WERKEN and self._eigen.prijs.systeem == "factuur"

    def _verdeling(self) -> Iterator[Stroom]:
        """What of the price goes to issuer, insurer and organiser."""
        per_cheque = self._per_cheque()
        if self._op_factuur() or per_cheque is None or self._uren is None:
            reden = "factuur" if self._op_factuur() else "prijs_open"
            yield self._maak("uitgever", None, reden)
            yield self._maak("organisator", None, reden)
            return
        kost = plan().uitgever_en_verzekering
        laag, hoog = beschrijving()["aannames"][UITGEVER]["bereik"]
        uitgever = [_centen(self._uren * deze) for deze in (kost, laag, hoog)]
        rest = [_centen(self._uren * (per_cheque - deze)) for deze in (kost, hoog, laag)]
        yield self._maak("uitgever", uitgever[0], "", UITGEVER, (uitgever[1], uitgever[2]))
        yield self._maak("organisator", rest[0], "", UITGEVER, (rest[1], rest[2]))

    def _inschrijvingsrecht(self) -> Stroom:
        bedrag = self._jaarbedrag()
        if bedrag is None:
            return self._maak("inschrijvingsrecht", None, "recht_open")
        if not bedrag:
            return self._maak("inschrijvingsrecht", 0)
        if self._gebruikers is None:
            return self._maak("inschrijvingsrecht", None, "gebruikers_onbekend")
        aantal = sum(n for soort, n in self._gebruikers.items() if self._mag(soort))
        return self._maak("inschrijvingsrecht", aantal * round(bedrag * CENTEN_PER_EURO))

    def _jaarbedrag(self) -> float | None:
        per_jaar = float(self._regels.wijk_werken.inschrijvingsrecht.per_jaar)
        if self._stelsel == WIJK_WERKEN:
            return per_jaar
        recht = self._eigen.inschrijvingsrecht
        bedragen = {"behouden": per_jaar, "afgeschaft": 0.0, "verhoogd": float(recht.verhoogd_bedrag)}
        return bedragen.get(recht.vorm)

    def _mag(self, soort: str) -> bool:
        """Whether a kind of user is not shut out; what a proposal does not mention is not shut out."""
        if self._stelsel == WIJK_WERKEN:
            return True
        return bool(getattr(self._eigen.gebruikers, soort) != "uitgesloten")

    def _statuut(self) -> str:
        return "pwa" if self._stelsel == WIJK_WERKEN else str(self._eigen.statuut)

    def _belasting(self) -> Stroom:
        vrij = self._regels.belasting.vrijstelling_per_uur
        return self._vrijgesteld("belasting", vrij, "tarief")

    def _leefloon(self) -> Stroom:
        vrij = self._regels.leefloon.vrijstelling_per_uur
        return self._vrijgesteld("leefloon", vrij, "leefloon_telt")

    def _vrijgesteld(self, post: str, vrij: float, reden: str) -> Stroom:
        if self._statuut() == "niet_bepaald":
            return self._maak(post, None, "statuut_open")
        onder = self._eigen.vergoeding.per_uur <= vrij
        return self._maak(post, 0) if self._statuut() == "pwa" and onder else self._maak(post, None, reden)

    def _personeel(self) -> Stroom:
        if self._stelsel != WIJK_WERKEN and self._eigen.personeelssleutel != "inwoners":
            return self._maak("personeel", None, "sleutel_open")
        euro = cijfer("plan_2026_bemiddelaars") + cijfer("plan_2026_werkingskosten")
        return self._maak("personeel", _centen(euro))

    def _sluitpost(self, stromen: list[Stroom]) -> Stroom:
        eigen = [stroom for stroom in stromen if "vdab" in (stroom.van, stroom.naar)]
        if any(stroom.centen is None for stroom in eigen):
            return self._maak(SLUITPOST, None, "onvolledig")
        tekort = sum((s.centen or 0) * (1 if s.van == "vdab" else -1) for s in eigen)
        return self._maak(SLUITPOST, tekort)

    # --- guidance and the budget

    def _begeleiding(self) -> Begeleiding:
        per_cheque = self._per_cheque()
        if per_cheque is None or self._op_factuur():
            reden = "factuur" if self._op_factuur() else "prijs_open"
            return Begeleiding(None, None, None, None, None, beschrijving()["redenen"][reden])
        na = per_cheque - plan().uitgever_en_verzekering
        aanname = beschrijving()["aannames"]["uren_per_vte"]
        uren, laag, hoog = (
            max(na, 0) / kost_per_uur(per_vte) * PER_HONDERD
            for per_vte in (aanname["waarde"], *aanname["bereik"])
        )
        return Begeleiding(_centen(per_cheque), _centen(na), uren, laag, hoog, "")

    def _aansluiting(self, stromen: list[Stroom]) -> Iterator[Aansluiting]:
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
                yield Aansluiting(per_id[id_].titel, _centen(euro), model)
        netto = {"vergoeding": 1, "verplaatsing": 1, "organisator": 1, "personeel": 1, "prijs": -1}
        gekend = {id_: centen for id_ in netto if (centen := per_id[id_].centen) is not None}
        if len(gekend) == len(netto):
            yield Aansluiting(
                beschrijving()["netto"],
                sum(teken * _centen(posten[id_]) for id_, teken in netto.items()),
                sum(teken * gekend[id_] for id_, teken in netto.items()),
            )


PER_HONDERD = 100


def kost_per_uur(uren_per_vte: float) -> float:
    """Euros an hour of guidance costs: a full-time place in the plan over the hours it is assumed to give."""
    return cijfer("plan_2026_bemiddelaars") / cijfer("vdab_personeel") / uren_per_vte


def _saldi(stromen: list[Stroom]) -> Iterator[Saldo]:
    for actor, naam in beschrijving()["actoren"].items():
        eigen = [stroom for stroom in stromen if actor in (stroom.van, stroom.naar)]
        if eigen:
            bekend = sum((s.centen or 0) * (1 if s.naar == actor else -1) for s in eigen)
            yield Saldo(actor, naam, bekend, all(s.centen is not None for s in eigen))


def _centen(euro: float) -> int:
    return round(euro * CENTEN_PER_EURO)
