"""The local activation pact over any set of municipalities, and what the SERV asks to know of it.

Everything works on arrays with one value per municipality. The formulas in `variables/activeringspact/` use
the same `beloonde_personen` and `premies` for one municipality; here stand the figures that need all of
them together: the budget that is overrun, deadweight, the Matthew effect, double financing, and the pay for
effort set against the pay for results (SERV 2023, hoofdstuk 4). What is not known is `NIET_TE_BEREKENEN`,
never zero, and so is every total that it is part of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from openfisca_samenleving.basis import NIET_TE_BEREKENEN, ONBEKEND, Getallen, Maskers, onbekend

VAN_DE_CONCEPTNOTA = "gemiddelde_met_ondergrens"
"""The threshold of the note of 28 April 2023."""

Telling = Literal["alle_geactiveerden", "enkel_boven_drempel"]
Budgetregel = Literal["evenredig", "enveloppe_per_gemeente", "geen_grens"]


@dataclass(frozen=True)
class Pactregels:
    """Numbers and readings of the pact.

    Attributes:
        drempel: share of the recipients that must be exceeded, a fraction.
        premie: euros per rewarded person.
        telling: reading, for whom the premium is paid.
        budget: euros for all municipalities together.
        budgetregel: reading, what happens when the premiums exceed the budget.
    """

    drempel: float
    premie: float
    telling: Telling
    budget: float
    budgetregel: Budgetregel

    @classmethod
    def uit(
        cls,
        parameters: Any,
        vlaams_gemiddelde: float = ONBEKEND,
        budget: float | None = None,
        vorm: str | None = None,
    ) -> Pactregels:
        """Read them from the parameters of the law at an instant.

        Args:
            parameters: parameters at an instant.
            vlaams_gemiddelde: official Flemish average, a fraction; `ONBEKEND` where it is not known.
            budget: euros; by default those of the call that runs at that instant, or of the note for the year
                where its own threshold is asked.
            vorm: what the threshold is; by default what holds at that instant.
        """
        regels = parameters.activeringspact
        return cls(
            drempel=float(drempel(regels.drempel, vorm or regels.drempel.vorm, vlaams_gemiddelde)),
            premie=regels.premie_per_geactiveerde,
            telling=parameters.lezingen.activeringspact_telling,
            budget=_budget(regels.budget, vorm) if budget is None else budget,
            budgetregel=parameters.lezingen.activeringspact_budget,
        )


@dataclass(frozen=True)
class Gemeenten:
    """What is officially known of each municipality; equally long arrays, `ONBEKEND` for what is not.

    Attributes:
        leefloners: recipients of a leefloon on the reference day.
        geactiveerd: recipients activated in the period.
        geactiveerd_zonder_pact: activated without the pact; the figure of the period before is the usual
            guess.
        neemt_deel: whether the municipality takes part.
        andere_financiering: euros that it receives elsewhere (ESF, partnerships) for the same activations.
    """

    leefloners: Getallen
    geactiveerd: Getallen
    geactiveerd_zonder_pact: Getallen
    neemt_deel: Maskers
    andere_financiering: Getallen

    def __post_init__(self) -> None:
        for naam in self.__dataclass_fields__:
            soort = bool if naam == "neemt_deel" else np.float64
            object.__setattr__(self, naam, np.asarray(getattr(self, naam), dtype=soort))
        lengtes = {naam: len(getattr(self, naam)) for naam in self.__dataclass_fields__}
        if len(set(lengtes.values())) > 1:
            raise ValueError(f"De gegevens van de gemeenten zijn niet even lang: {lengtes}.")


def drempel(regels: Any, vorm: str, vlaams_gemiddelde: Any) -> Getallen:
    """The share to exceed: fixed, or the Flemish average but never less than the floor.

    An unknown average gives `NIET_TE_BEREKENEN`: the floor is then only the least that the threshold can be.
    """
    gemiddelde = np.asarray(vlaams_gemiddelde, dtype=np.float64)
    if vorm == "vast":
        return np.full_like(gemiddelde, regels.vast)
    met_ondergrens = np.maximum(gemiddelde, regels.ondergrens)
    return np.where(onbekend(gemiddelde), NIET_TE_BEREKENEN, met_ondergrens)


def beloonde_personen(geactiveerd: Any, leefloners: Any, drempel_: Any, telling: str) -> Getallen:
    """For how many persons the premium is due.

    None up to and with the threshold. Above it everybody who was activated, or, in the other reading, only
    those above it; that number is not rounded, because no source says how.
    """
    geactiveerd, leefloners = np.broadcast_arrays(
        np.asarray(geactiveerd, dtype=np.float64), np.asarray(leefloners, dtype=np.float64)
    )
    op_de_drempel = leefloners * drempel_
    boven = geactiveerd > op_de_drempel
    telt = geactiveerd if telling == "alle_geactiveerden" else geactiveerd - op_de_drempel
    niet_gekend = (
        onbekend(geactiveerd) | onbekend(leefloners) | np.isnan(op_de_drempel) | np.isnan(geactiveerd)
    )
    return np.where(niet_gekend, NIET_TE_BEREKENEN, np.where(boven, telt, 0))


def bijkomende_personen(geactiveerd: Any, zonder_pact: Any) -> Getallen:
    """How many more were activated than without the pact; what is not known cannot be computed."""
    zonder = np.where(onbekend(zonder_pact), NIET_TE_BEREKENEN, zonder_pact)
    bekend = np.where(onbekend(geactiveerd), NIET_TE_BEREKENEN, geactiveerd)
    return np.maximum(bekend - zonder, 0)


def binnen_budget(
    premie: Any, leefloners: Any, totaal: Any, totaal_leefloners: Any, budget: float, regel: str
) -> Getallen:
    """What is paid once the budget is taken into account.

    Args:
        premie: euros before the budget, per municipality.
        leefloners: recipients, per municipality.
        totaal: euros before the budget of all municipalities together.
        totaal_leefloners: recipients in all municipalities that take part.
        budget: euros.
        regel: reading of `lezingen.activeringspact_budget`.
    """
    premie = np.asarray(premie, dtype=np.float64)
    if regel == "geen_grens":
        return premie
    if regel == "enveloppe_per_gemeente":
        samen = np.asarray(totaal_leefloners, dtype=np.float64)
        deel = np.asarray(leefloners, dtype=np.float64) / np.where(samen == 0, 1, samen)
        niet_gekend = onbekend(leefloners) | onbekend(totaal_leefloners) | np.isnan(totaal_leefloners)
        return np.where(niet_gekend, NIET_TE_BEREKENEN, np.minimum(premie, budget * deel))
    totaal = np.asarray(totaal, dtype=np.float64)
    verhouding = budget / np.where(totaal > budget, totaal, budget or 1)
    return np.where(onbekend(totaal) | np.isnan(totaal), NIET_TE_BEREKENEN, premie * verhouding)


def premies_voor_budget(gemeenten: Gemeenten, regels: Pactregels) -> Getallen:
    """Euros per municipality before the budget; nothing for whoever does not take part."""
    personen = beloonde_personen(gemeenten.geactiveerd, gemeenten.leefloners, regels.drempel, regels.telling)
    return np.where(gemeenten.neemt_deel, personen * regels.premie, 0)


def premies(gemeenten: Gemeenten, regels: Pactregels) -> Getallen:
    """Euros per municipality within the budget."""
    voor = premies_voor_budget(gemeenten, regels)
    leefloners = np.where(gemeenten.neemt_deel, gemeenten.leefloners, 0)
    totaal_leefloners = NIET_TE_BEREKENEN if onbekend(leefloners).any() else leefloners.sum()
    return binnen_budget(
        voor, gemeenten.leefloners, voor.sum(), totaal_leefloners, regels.budget, regels.budgetregel
    )


def overschrijding(gemeenten: Gemeenten, regels: Pactregels) -> float:
    """Euros by which the premiums exceed the budget before anything is reduced."""
    return float(np.maximum(premies_voor_budget(gemeenten, regels).sum() - regels.budget, 0))


@dataclass(frozen=True)
class Deadweight:
    """Money for what would have happened anyway.

    Attributes:
        bedrag: euros paid for persons who would have been activated without the pact.
        aandeel: the same as a fraction of all that is paid; `NIET_TE_BEREKENEN` where nothing is paid.
        achteruit: euros paid to municipalities that activate fewer people than without the pact.
    """

    bedrag: float
    aandeel: float
    achteruit: float


def deadweight(gemeenten: Gemeenten, regels: Pactregels) -> Deadweight:
    """How much of what is paid rewards what each municipality would have done without the pact.

    Per municipality the paid premium is divided over the activated persons; those up to the number without
    the pact count as deadweight.
    """
    betaald = premies(gemeenten, regels)
    zonder = np.where(
        onbekend(gemeenten.geactiveerd_zonder_pact), NIET_TE_BEREKENEN, gemeenten.geactiveerd_zonder_pact
    )
    aandeel = np.minimum(zonder, gemeenten.geactiveerd) / np.where(
        gemeenten.geactiveerd > 0, gemeenten.geactiveerd, 1
    )
    bedrag = np.where(betaald == 0, 0, betaald * aandeel).sum()
    minder = np.where(
        betaald == 0, 0, np.where(np.isnan(zonder), NIET_TE_BEREKENEN, gemeenten.geactiveerd < zonder)
    )
    return Deadweight(float(bedrag), _deel(bedrag, betaald.sum()), float((betaald * minder).sum()))


@dataclass(frozen=True)
class Mattheuseffect:
    """Whether those who already do well get the most.

    Attributes:
        gini: inequality of the premium per recipient over the municipalities, weighted by recipients; 0 is
            equal.
        rangcorrelatie: Spearman's correlation between the activation rate without the pact and the premium
            per recipient; 1 means that the best get the most. `NIET_TE_BEREKENEN` where all are equal.
        naar_beter_dan_gemiddeld: fraction of the money for municipalities above the average without the pact.
    """

    gini: float
    rangcorrelatie: float
    naar_beter_dan_gemiddeld: float


def mattheuseffect(gemeenten: Gemeenten, bedragen: Any) -> Mattheuseffect:
    """Set amounts per municipality against how well each did without the pact.

    Args:
        gemeenten: the municipalities; those without recipients are left out.
        bedragen: euros per municipality, of `premies` or of an alternative.
    """
    met = gemeenten.leefloners != 0
    leefloners, zonder, bedrag = (
        np.asarray(reeks, dtype=np.float64)[met]
        for reeks in (gemeenten.leefloners, gemeenten.geactiveerd_zonder_pact, bedragen)
    )
    niets_gekend = bool((onbekend(leefloners) | onbekend(zonder) | np.isnan(bedrag)).any())
    if niets_gekend or not len(bedrag):
        return Mattheuseffect(NIET_TE_BEREKENEN, NIET_TE_BEREKENEN, NIET_TE_BEREKENEN)
    graad, per_leefloner = zonder / leefloners, bedrag / leefloners
    gemiddelde = zonder.sum() / leefloners.sum()
    return Mattheuseffect(
        gini(per_leefloner, leefloners),
        rangcorrelatie(graad, per_leefloner),
        _deel(bedrag[graad > gemiddelde].sum(), bedrag.sum()),
    )


def gini(waarden: Any, gewichten: Any) -> float:
    """Weighted Gini coefficient of values that are not negative; `NIET_TE_BEREKENEN` where all are zero."""
    waarden, gewichten = np.asarray(waarden, dtype=np.float64), np.asarray(gewichten, dtype=np.float64)
    volgorde = np.argsort(waarden, kind="stable")
    waarden, gewichten = waarden[volgorde], gewichten[volgorde]
    bevolking = np.concatenate([[0], np.cumsum(gewichten)]) / gewichten.sum()
    som = float((waarden * gewichten).sum())
    if not som:
        return NIET_TE_BEREKENEN
    bedragen = np.concatenate([[0], np.cumsum(waarden * gewichten)]) / som
    return float(1 - np.sum(np.diff(bevolking) * (bedragen[1:] + bedragen[:-1])))


def rangcorrelatie(een: Any, ander: Any) -> float:
    """Spearman's rank correlation, ties at their mean rank; `NIET_TE_BEREKENEN` where one of them is
    constant.
    """
    rang_een, rang_ander = _rangen(een), _rangen(ander)
    if not rang_een.std() or not rang_ander.std():
        return NIET_TE_BEREKENEN
    return float(np.corrcoef(rang_een, rang_ander)[0, 1])


def _rangen(waarden: Any) -> Getallen:
    _, plaats, aantal = np.unique(np.asarray(waarden), return_inverse=True, return_counts=True)
    einde = np.cumsum(aantal)
    return ((einde - aantal + einde - 1) / 2)[plaats.ravel()]


@dataclass(frozen=True)
class DubbeleFinanciering:
    """Premiums for what is financed elsewhere as well.

    Attributes:
        gemeenten: how many municipalities get a premium and other money for the same activations.
        bedrag: euros that are paid twice: per municipality the smaller of both.
    """

    gemeenten: int
    bedrag: float


def dubbele_financiering(gemeenten: Gemeenten, regels: Pactregels) -> DubbeleFinanciering:
    """How much of the premiums may pay for what ESF or a partnership already pays (SERV 2023, hoofdstuk
    4).
    """
    betaald = premies(gemeenten, regels)
    ander = np.where(
        onbekend(gemeenten.andere_financiering), NIET_TE_BEREKENEN, gemeenten.andere_financiering
    )
    dubbel = np.where(betaald == 0, 0, np.minimum(betaald, ander))
    return DubbeleFinanciering(int(np.sum(dubbel > 0)), float(dubbel.sum()))


def naar_inspanning(gemeenten: Gemeenten, regels: Pactregels) -> Getallen:
    """The alternative: the same budget for every extra activation, whatever the starting level.

    Pays the same premium per person activated above the number without the pact, reduced in proportion
    where that exceeds the budget. Euros per municipality.
    """
    extra = bijkomende_personen(gemeenten.geactiveerd, gemeenten.geactiveerd_zonder_pact)
    voor = np.where(gemeenten.neemt_deel, extra * regels.premie, 0)
    return binnen_budget(voor, gemeenten.leefloners, voor.sum(), 0, regels.budget, "evenredig")


def _budget(regels: Any, vorm: str | None) -> float:
    return regels.conceptnota if vorm == VAN_DE_CONCEPTNOTA else regels.oproep


def _deel(teller: Any, noemer: Any) -> float:
    return float(teller / noemer) if noemer else NIET_TE_BEREKENEN
