"""What a yearly budget of wijk-werken implies: hours, prices and shares per cheque, kilometres, users.

The budget of VDAB prints euros only. Dividing by the amounts of the law gives the hours behind them;
nothing here is observed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openfisca_samenleving.personeelssleutel import vte_voor


@dataclass(frozen=True)
class Jaarplan:
    """A yearly budget in euros, all as positive amounts."""

    prestatievergoeding: float
    verplaatsingsvergoeding: float
    inkomsten_cheques: float
    organisatoren: float
    gebruikersbijdragen: float


@dataclass(frozen=True)
class Kerncijfers:
    """What the plan implies.

    Attributes:
        uren: hours, one cheque each.
        prijs: mean price per cheque.
        organisator: what the organisers get per cheque.
        uitgever_en_verzekering: what is left per cheque after fee, travel deduction and organiser.
        verplaatsing: travel allowance per hour.
        km: paid kilometres per hour.
        dekking_verplaatsing: part of the travel allowance that the deduction per cheque pays.
        gebruikers: users that pay the registration fee.
    """

    uren: float
    prijs: float
    organisator: float
    uitgever_en_verzekering: float
    verplaatsing: float
    km: float
    dekking_verplaatsing: float
    gebruikers: float


def kerncijfers(plan: Jaarplan, parameters: Any) -> Kerncijfers:
    """Divide the plan by the amounts of the law at an instant."""
    regels = parameters.wijk_werken
    uren = plan.prestatievergoeding / regels.vergoeding.per_uur
    prijs, organisator = plan.inkomsten_cheques / uren, plan.organisatoren / uren
    afhouding = regels.cheque.afhouding_verplaatsing
    return Kerncijfers(
        uren=uren,
        prijs=prijs,
        organisator=organisator,
        uitgever_en_verzekering=prijs - regels.vergoeding.per_uur - afhouding - organisator,
        verplaatsing=plan.verplaatsingsvergoeding / uren,
        km=plan.verplaatsingsvergoeding / regels.verplaatsing.per_km / uren,
        dekking_verplaatsing=afhouding * uren / plan.verplaatsingsvergoeding,
        gebruikers=plan.gebruikersbijdragen / regels.inschrijvingsrecht.per_jaar,
    )


def personeel(inwoners_per_gemeente: Any, parameters: Any) -> float:
    """Full-time equivalents for an area of municipalities, as the readings say: per municipality or on
    the area, with or without the first tranche.

    `ONBEKEND` does not add up: with an unknown number of inhabitants the answer is not a number.
    """
    sleutel = parameters.wijk_werken.personeel
    eerste_schijf = parameters.lezingen.vte_eerste_schijf
    inwoners = [float(aantal) for aantal in inwoners_per_gemeente]
    if any(aantal < 0 for aantal in inwoners):
        return float("nan")
    if parameters.lezingen.vte_gebied == "per_gemeente":
        return float(vte_voor(inwoners, sleutel, eerste_schijf).sum())
    return float(vte_voor(sum(inwoners), sleutel, eerste_schijf))
