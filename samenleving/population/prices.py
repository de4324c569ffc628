"""What an hour of work costs a user and brings an organiser, and what guidance that can pay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openfisca_samenleving.basis import CENTEN_PER_EURO
from samenleving.population.access import WIJK_WERKEN, hoofdstelsel
from samenleving.population.books import Begeleiding, Financiering, beschrijving, centen, kost_per_uur, plan
from samenleving.systems import Systeem, systeem

PER_HONDERD = 100
VARIANTEN_OVER = (
    "samenlevingsjobs.prijs.",
    "samenlevingsjobs.inschrijvingsrecht.",
    "samenlevingsjobs.organisator.begeleidingsbudget",
)
"""Parameters by which guidance can be paid; an open choice about one of them is a way of financing."""
ZOALS_HET_STELSEL = "zoals het stelsel nu is"


class Prijsregels:
    """The rules on price, share and fee of the scheme that holds in a month."""

    def __init__(self, dit: Systeem, maand: str) -> None:
        self.regels: Any = dit.stelsel.get_parameters_at_instant(maand)
        self.stelsel = hoofdstelsel(dit, maand)
        self.eigen = getattr(self.regels, self.stelsel)
        self.nieuw = self.stelsel != WIJK_WERKEN

    def vast(self) -> bool:
        """Whether the system fixes one price."""
        return self.nieuw and bool(self.eigen.prijs.bedrag_bepaald)

    def prijs(self) -> float | None:
        """Euros per paid hour; None where the system leaves it open."""
        if self.vast():
            return float(self.eigen.prijs.bedrag)
        if self.nieuw and self.eigen.prijs.vorm != "tarieven":
            return None
        laagste, hoogste = self.grenzen()
        return float(min(max(plan().prijs, laagste), hoogste))

    def grenzen(self) -> tuple[float, float]:
        """The lowest and the highest price a municipality may ask."""
        cheque = self.regels.wijk_werken.cheque
        return float(cheque.prijs_min), float(cheque.prijs_max)

    def per_uur(self) -> float | None:
        """Income of an organiser per paid hour before issuer and insurance, in euros."""
        prijs = self.prijs()
        if prijs is None:
            return None
        afhouding = self.regels.wijk_werken.cheque.afhouding_verplaatsing
        return float(prijs - self.eigen.vergoeding.per_uur - afhouding)

    def op_factuur(self) -> bool:
        """Whether users pay by invoice: what that costs is in no source."""
        return bool(self.nieuw and self.eigen.prijs.systeem == "factuur")

    def jaarbedrag(self) -> float | None:
        """The registration fee of a user in a year; None where the system leaves it open."""
        per_jaar = float(self.regels.wijk_werken.inschrijvingsrecht.per_jaar)
        if not self.nieuw:
            return per_jaar
        recht = self.eigen.inschrijvingsrecht
        return {"behouden": per_jaar, "afgeschaft": 0.0, "verhoogd": float(recht.verhoogd_bedrag)}.get(
            recht.vorm
        )

    def gebruikers(self, aantallen: Mapping[str, int]) -> tuple[int, int]:
        """Users that may take part, without and with the kinds the system does not decide on."""
        if not self.nieuw:
            alle = sum(aantallen.values())
            return alle, alle
        stand = {soort: str(getattr(self.eigen.gebruikers, soort)) for soort in aantallen}
        zeker = sum(aantal for soort, aantal in aantallen.items() if stand[soort] == "toegelaten")
        return zeker, sum(aantal for soort, aantal in aantallen.items() if stand[soort] != "uitgesloten")

    def begeleiding(self) -> Begeleiding:
        """Hours of guidance that the price can pay."""
        per_uur = self.per_uur()
        if per_uur is None or self.op_factuur():
            reden = "factuur" if self.op_factuur() else "prijs_open"
            return Begeleiding(None, None, None, None, None, beschrijving()["redenen"][reden])
        na = per_uur - plan().uitgever_en_verzekering
        uren, laag, hoog = (max(na, 0) / kost * PER_HONDERD for kost in kosten_per_uur())
        return Begeleiding(centen(per_uur), centen(na), uren, laag, hoog, "")


def kosten_per_uur() -> tuple[float, float, float]:
    """Euros an hour of guidance costs: expected, at the least and at the most hours a place can give."""
    aanname = beschrijving()["aannames"]["uren_per_vte"]
    verwacht, laag, hoog = (kost_per_uur(uren) for uren in (aanname["waarde"], *aanname["bereik"]))
    return verwacht, laag, hoog


def financieringen(
    dit: Systeem, maand: str, aantallen: Mapping[str, int] | None, mappen: Sequence[Path | str] = ()
) -> tuple[Financiering, ...]:
    """The system as it stands, then each option of each open choice on how guidance is paid."""
    return (
        _financiering(ZOALS_HET_STELSEL, Prijsregels(dit, maand), aantallen),
        *(
            _financiering(titel, Prijsregels(systeem(f"{dit.naam}+{naam}", mappen), maand), aantallen)
            for naam, titel in _opties(dit)
        ),
    )


def _opties(dit: Systeem) -> Iterator[tuple[str, str]]:
    for variant in dit.open_keuzes:
        if any(pad.startswith(VARIANTEN_OVER) for pad in variant.paden):
            for naam, optie in variant.opties.items():
                yield f"{variant.naam}={naam}", optie.titel or naam


def _financiering(keuze: str, regels: Prijsregels, aantallen: Mapping[str, int] | None) -> Financiering:
    bedrag = regels.jaarbedrag()
    if aantallen is None or bedrag is None:
        return Financiering(keuze, regels.begeleiding(), None, None)
    zeker, _ = regels.gebruikers(aantallen)
    recht = zeker * round(bedrag * CENTEN_PER_EURO)
    return Financiering(keuze, regels.begeleiding(), recht, recht / CENTEN_PER_EURO / kosten_per_uur()[0])
