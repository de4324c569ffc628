"""Where people live and for whom they work: synthetic municipalities, organisers and users.

No municipality here is a real one. Inhabitants and recipients of a leefloon add up to the published totals;
users and prices to what the VDAB plan implies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from openfisca_samenleving.variables.gebruiker import GebruikerType
from samenleving.law import stelsel
from samenleving.population.apportion import Gehelen, Getallen, kies, loting, verdeel
from samenleving.population.assumptions import Aannames
from samenleving.population.targets import ijkpunten

REEKS_GEMEENTEN, REEKS_GEBRUIKERS, REEKS_PRIJZEN = 101, 102, 103
PARTICULIER = "natuurlijke_persoon"


@dataclass(frozen=True)
class Gemeenten:
    """Synthetic municipalities; equally long arrays.

    Attributes:
        inwoners: inhabitants, in all exactly the published total.
        leefloners: recipients of a leefloon, in all exactly the published total.
        organisator: index of the organiser whose area it is in.
    """

    inwoners: Gehelen
    leefloners: Gehelen
    organisator: Gehelen

    @property
    def aantal_organisatoren(self) -> int:
        """How many organisers there are."""
        return int(self.organisator.max()) + 1


@dataclass(frozen=True)
class Gebruikers:
    """Users; equally long arrays.

    Attributes:
        organisator: index of the organiser with whom each is registered.
        soort: code of `GebruikerType`.
        cheques: begun hours in a month.
    """

    organisator: Gehelen
    soort: Gehelen
    cheques: Gehelen


def gemeenten(zaad: int, aannames: Aannames, maand: str) -> Gemeenten:
    """Municipalities of lognormal size, gathered into areas with at least the inhabitants the law asks."""
    regels = stelsel().get_parameters_at_instant(maand).wijk_werken
    vereiste_inwoners = float(regels.organisator.drempel_inwoners)
    toeval = loting(zaad, REEKS_GEMEENTEN)
    aantal = _aantal_gemeenten(aannames, maand)
    grootte = np.exp(aannames.waarde("gemeentegrootte_spreiding") * toeval.standard_normal(aantal))
    inwoners = verdeel(round(aannames.waarde("inwoners_vlaams_gewest")), grootte)
    graad = np.exp(aannames.waarde("leefloon_spreiding") * toeval.standard_normal(aantal))
    leefloners = verdeel(round(aannames.waarde("leefloners")), inwoners * graad)
    return Gemeenten(
        inwoners, leefloners, _gebieden(inwoners, vereiste_inwoners * aannames.waarde("organisator_omvang"))
    )


def _aantal_gemeenten(aannames: Aannames, maand: str) -> int:
    """The number before or since the mergers; the names of the classes hold the last and the first year."""
    tot, vanaf = aannames.aannames["aantal_gemeenten"].waarden
    laatste_jaar = int(tot.rpartition("_")[-1])
    jaar = np.datetime64(maand, "Y").astype(object).year
    return round(aannames.waarde("aantal_gemeenten", tot if jaar <= laatste_jaar else vanaf))


def _gebieden(inwoners: Gehelen, minstens: float) -> Gehelen:
    """Areas in the order of the municipalities; what is left too small joins the last area."""
    gebied, in_gebied, uit = 0, 0, np.zeros(len(inwoners), dtype=np.int64)
    for nummer, hier in enumerate(inwoners):
        uit[nummer] = gebied
        in_gebied += int(hier)
        if in_gebied >= minstens:
            gebied, in_gebied = gebied + 1, 0
    return np.minimum(uit, max(gebied - 1, 0))


def gebruikers(zaad: int, aannames: Aannames, uren_per_organisator: Gehelen) -> Gebruikers:
    """Users per organiser in proportion to the hours there, with all those hours as their cheques."""
    toeval = loting(zaad, REEKS_GEBRUIKERS)
    per_organisator = verdeel(ijkpunten().gebruikers, uren_per_organisator)
    organisator = np.repeat(np.arange(len(per_organisator)), per_organisator)
    kansen = soorten_naar_aantal(aannames)
    soort = kies(kansen, toeval.random(len(organisator)))
    per_soort = soorten_naar_uren(aannames) / np.maximum(kansen, np.finfo(np.float64).tiny)
    gewicht = toeval.standard_exponential(len(organisator)) * per_soort[soort]
    cheques = np.zeros(len(organisator), dtype=np.int64)
    for nummer, uren in enumerate(uren_per_organisator):
        hier = organisator == nummer
        if hier.any():
            cheques[hier] = verdeel(int(uren), gewicht[hier])
    return Gebruikers(organisator, soort, cheques)


def soorten() -> tuple[str, ...]:
    """Kinds of user, in the order of their codes."""
    return tuple(lid.name for lid in GebruikerType)


def soorten_naar_uren(aannames: Aannames) -> Getallen:
    """Fraction of the hours with each kind of user."""
    return _per_soort(aannames, aannames.waarde("uren_bij_particulieren"))


def soorten_naar_aantal(aannames: Aannames) -> Getallen:
    """Fraction of the users that each kind makes up."""
    return _per_soort(aannames, aannames.waarde("particuliere_gebruikers"))


def _per_soort(aannames: Aannames, particulier: float) -> Getallen:
    anderen = aannames.aannames["gebruikers_soort"].waarden
    som = sum(aannames.waarde("gebruikers_soort", soort) for soort in anderen)
    deel: dict[str, float] = {
        soort: (1 - particulier) * aannames.waarde("gebruikers_soort", soort) / som for soort in anderen
    }
    return np.array([{**deel, PARTICULIER: particulier}.get(soort, 0.0) for soort in soorten()])


def prijzen(zaad: int, uren: Gehelen, cheque: Any) -> Getallen:
    """Price per organiser: the highest tariff, lowered here and there until the mean cheque costs as planned.

    Args:
        zaad: seed.
        uren: hours in a month per organiser.
        cheque: parameters of the cheque: `prijs_min` and `prijs_max` in euros.
    """
    volgorde = loting(zaad, REEKS_PRIJZEN).permutation(len(uren))
    prijs = np.full(len(uren), float(cheque.prijs_max))
    te_veel = float((prijs - ijkpunten().chequeprijs) @ uren)
    for nummer in volgorde:
        verschil = (cheque.prijs_max - cheque.prijs_min) * float(uren[nummer])
        if verschil <= te_veel:
            prijs[nummer] = cheque.prijs_min
            te_veel -= verschil
    return prijs
