"""The books of a system over a year: flows between actors, what they leave, and what the budget says.

Plain data, and the file that names actors, posts, reasons and assumptions. No system is computed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from openfisca_samenleving.basis import CENTEN_PER_EURO
from openfisca_samenleving.chequestroom import Jaarplan, Kerncijfers, kerncijfers
from samenleving.law import stelsel
from samenleving.population.targets import JAAR_VAN_HET_PLAN, cijfer
from samenleving.yaml_io import lees_yaml


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
class Financiering:
    """What one way of paying for guidance brings an organiser.

    Attributes:
        keuze: the option in words; the system as it stands where nothing is chosen.
        begeleiding: from the price of the work.
        inschrijvingsrecht: fees of all users in a year, in cents; None where nobody can say.
        uren_uit_recht: hours of guidance in a year that those fees pay.
    """

    keuze: str
    begeleiding: Begeleiding
    inschrijvingsrecht: int | None
    uren_uit_recht: float | None


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
        financiering: the system as it stands, and each option it leaves open for paying guidance.
        aansluiting: only under current law, which the budget was made for.
    """

    systeem: str
    titel: str
    status: str
    uren: int | None
    stromen: tuple[Stroom, ...]
    saldi: tuple[Saldo, ...]
    financiering: tuple[Financiering, ...]
    aansluiting: tuple[Aansluiting, ...]

    @property
    def begeleiding(self) -> Begeleiding:
        """What an organiser has for guidance in the system as it stands."""
        return self.financiering[0].begeleiding

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


def kost_per_uur(uren_per_vte: float) -> float:
    """Euros an hour of guidance costs: a full-time place in the plan over the hours it is assumed to give."""
    return cijfer("plan_2026_bemiddelaars") / cijfer("vdab_personeel") / uren_per_vte


def centen(euro: float) -> int:
    """Euros in whole cents."""
    return round(euro * CENTEN_PER_EURO)
