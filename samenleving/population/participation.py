"""Who takes part under the assumptions on take-up, and what that comes to in hours and cents.

The law says who may; nobody knows who will. The transition group stays where it may; beside it there are as
many places as today, times an assumed factor. Amounts are those of the formulas on the rows of the
participants, rounded per person, added up as whole cents and minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from openfisca_samenleving.basis import CENTEN_PER_EURO
from openfisca_samenleving.variables.gebruiker import GebruikerType
from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving.law import INSTRUMENTEN, stelsel, variabelen
from samenleving.population.access import VOLDAAN, WIJK_WERKEN, Staten, hoofdstelsel
from samenleving.population.apportion import Gehelen, Getallen
from samenleving.population.codes import code
from samenleving.population.model import Bevolking, Kenmerk, Reeks
from samenleving.population.outcome import Deelname, Som
from samenleving.population.rows import per_rij, schuif
from samenleving.population.strata import GEEN, GEMEENSCHAPSDIENST, GEWOON, OVERGANG
from samenleving.population.synthetic import MEESCHUIVEND, Populatie
from samenleving.systems import Systeem

MINUTEN_PER_UUR = 60
EENHEDEN = {"euro": ("centen", CENTEN_PER_EURO), "uur": ("minuten", MINUTEN_PER_UUR)}


@dataclass(frozen=True)
class Deelnemers:
    """The rows that take part.

    Attributes:
        rijen: indices of the rows.
        gewicht: persons of each row that take part.
        uren: hours in a month of each row.
        telling: the counts.
    """

    rijen: Gehelen
    gewicht: Gehelen
    uren: Getallen
    telling: Deelname


def opname(populatie: Populatie, huidig: Staten) -> float | None:
    """Take-up today: wijk-werkers outside the transition group as a fraction of those who may take part."""
    kan = huidig.beoordeeld["wijk_werken_recht"] == VOLDAAN
    soort = populatie.feiten.kenmerken["deelname"].codes
    noemer = int(populatie.gewicht[kan & (soort != OVERGANG)].sum())
    return float(populatie.gewicht[soort == GEWOON].sum() / noemer) if noemer else None


def deelnemers(
    populatie: Populatie, systeem: Systeem, staten: Staten, maand: str, kans: float | None
) -> Deelnemers:
    """Who takes part: today's participants who still may, and others as far as there are places.

    Args:
        populatie: with assumed judgements.
        systeem: the system; under wijk-werken the participants are today's.
        staten: its states.
        maand: month.
        kans: take-up today, to report.
    """
    hoofd = hoofdstelsel(systeem, maand)
    recht = staten.beoordeeld[f"{hoofd}_recht"]
    gewicht, soort = populatie.gewicht, populatie.feiten.kenmerken["deelname"].codes
    kan = recht == VOLDAAN
    overgang, gewoon = kan & (soort == OVERGANG), kan & (soort == GEWOON)
    nieuw = np.zeros_like(gewicht)
    if hoofd != WIJK_WERKEN:
        over = _plaatsen(populatie, gewicht[kan & ~overgang].sum()) - int(gewicht[gewoon].sum())
        nieuw = _nieuwe(populatie, kan & (soort == GEEN), max(over, 0))
    dienst = (staten.beoordeeld["gemeenschapsdienst_recht"] == VOLDAAN) & (soort == GEMEENSCHAPSDIENST)
    doet_mee = gewicht * (overgang | gewoon | dienst) + nieuw
    rijen = np.flatnonzero(doet_mee)
    was_deelnemer = np.isin(soort, (GEWOON, OVERGANG, GEMEENSCHAPSDIENST)) & (doet_mee == 0)
    open_ = np.isin(recht, (code(Voorwaarde.niet_bekend), code(Voorwaarde.te_beoordelen)))
    return Deelnemers(
        rijen,
        doet_mee[rijen],
        _uren(populatie, systeem, maand, soort)[rijen],
        Deelname(
            in_aanmerking=int(gewicht[kan].sum()),
            niet_bekend=int(gewicht[open_].sum()),
            opname_vandaag=kans,
            deelnemers=int(doet_mee.sum()),
            overgangsgroep=int(gewicht[overgang].sum()),
            nieuw=int(nieuw.sum()),
            vallen_weg=int(gewicht[was_deelnemer & ~open_].sum()),
            onzeker=int(gewicht[was_deelnemer & open_].sum()),
        ),
    )


def allen(populatie: Populatie) -> Deelnemers:
    """Every row, with the hours that were given: somebody's own data say themselves who takes part."""
    uren: Any = populatie.feiten.invoer.get("activiteit_uren", np.zeros(populatie.feiten.personen))
    rijen = np.arange(populatie.feiten.personen)
    telling = Deelname(0, 0, None, int(populatie.gewicht[uren > 0].sum()), 0, 0, 0, 0)
    return Deelnemers(rijen, populatie.gewicht, uren, telling)


def _plaatsen(populatie: Populatie, in_aanmerking: int) -> int:
    """Places outside the transition group: today's, times a factor, and never more than would come."""
    if populatie.aannames is None:
        return 0
    soort = populatie.feiten.kenmerken["deelname"].codes
    vandaag = int(populatie.gewicht[soort == GEWOON].sum())
    hoogstens = int(in_aanmerking) * populatie.aannames.waarde("opname_hoogstens")
    return round(min(vandaag * populatie.aannames.waarde("plaatsen_factor"), hoogstens))


def _nieuwe(populatie: Populatie, kan: Reeks, plaatsen: int) -> Gehelen:
    """Persons per row who come in: those with the lowest lots, until the places are full."""
    rijen = np.flatnonzero(kan)
    volgorde = rijen[np.argsort(populatie.mogelijk["opname"][rijen], kind="stable")]
    gewicht = populatie.gewicht[volgorde]
    ervoor = np.cumsum(gewicht) - gewicht
    nieuw = np.zeros(populatie.feiten.personen, dtype=np.int64)
    nieuw[volgorde] = np.clip(plaatsen - ervoor, 0, gewicht)
    return nieuw


def _uren(populatie: Populatie, systeem: Systeem, maand: str, soort: Reeks) -> Getallen:
    """Hours as today; where private users fall away, only the part that another user takes over."""
    feiten: Any = populatie.feiten.invoer["activiteit_uren"]
    uren = np.where(soort == GEEN, populatie.mogelijk["uren"], feiten)
    regels = systeem.stelsel.get_parameters_at_instant(maand).samenlevingsjobs
    uitgesloten = regels.in_werking and regels.gebruikers.natuurlijke_persoon == "uitgesloten"
    if not uitgesloten or populatie.aannames is None:
        return uren
    _, gebruiker = populatie.feiten.groepen["gebruiker"]
    types: Any = populatie.feiten.invoer["gebruiker_type"]
    particulier = (gebruiker >= 0) & (
        types[np.maximum(gebruiker, 0)] == code(GebruikerType.natuurlijke_persoon)
    )
    herplaatst = populatie.aannames.waarde("uren_herplaatst")
    return np.where(particulier, np.floor(uren * herplaatst), uren)


def sommen(
    populatie: Populatie, systeem: Systeem, wie: Deelnemers, maanden: Sequence[str]
) -> tuple[Som, ...]:
    """Amounts of the participants, per month, over all months, and per class of each feature."""
    namen = _bedragen(systeem)
    basis = deelnemersbevolking(populatie, wie)
    totalen = {
        naam: _Totaal(basis, wie.gewicht, EENHEDEN[eenheid][1]) for naam, (_, eenheid) in namen.items()
    }
    for nummer, maand in enumerate(maanden):
        stap = nummer if populatie.stilstaand else 0
        bevolking = replace(basis, invoer=schuif(basis.invoer, MEESCHUIVEND, stap))
        for (naam, _), reeks in per_rij(
            bevolking, systeem.stelsel, [(naam, maand) for naam in namen]
        ).items():
            totalen[naam].tel(maand, reeks)
    return tuple(
        totalen[naam].som(naam, label, EENHEDEN[eenheid][0]) for naam, (label, eenheid) in namen.items()
    )


class _Totaal:
    """Adds up one amount, month by month; what cannot be computed for one cannot be computed for all."""

    def __init__(self, bevolking: Bevolking, gewicht: Gehelen, maal: int) -> None:
        self._kenmerken, self._gewicht, self._maal = bevolking.kenmerken, gewicht, maal
        self._samen = np.zeros(bevolking.personen, dtype=np.int64)
        self._niet = np.zeros(bevolking.personen, dtype=bool)
        self._per_maand: dict[str, int | None] = {}

    def tel(self, maand: str, reeks: Reeks) -> None:
        niet = ~np.isfinite(reeks) | (reeks < 0)
        heel = np.rint(np.where(niet, 0, reeks) * self._maal).astype(np.int64)
        self._per_maand[maand] = None if niet.any() else int(heel @ self._gewicht)
        self._samen += heel
        self._niet |= niet

    def som(self, id_: str, label: str, eenheid: str) -> Som:
        aantal = int(self._gewicht[self._niet].sum())
        reden = f"niet te berekenen voor {aantal} deelnemers: het voorstel laat dit open" if aantal else ""
        per_groep = {
            naam: {
                klasse: self._van(kenmerk.codes == code_)
                for code_, klasse in enumerate(kenmerk.klassen)
                if (kenmerk.codes == code_).any()
            }
            for naam, kenmerk in self._kenmerken.items()
        }
        alle = np.ones(len(self._samen), dtype=bool)
        return Som(id_, label, eenheid, self._van(alle), reden, self._per_maand, per_groep)

    def _van(self, rijen: Reeks) -> int | None:
        return None if self._niet[rijen].any() else int(self._samen[rijen] @ self._gewicht[rijen])


def _bedragen(systeem: Systeem) -> dict[str, tuple[str, str]]:
    """Amounts per person and month of the schemes: label and unit."""
    return {
        naam: (info.label, info.eenheid)
        for naam, info in variabelen(systeem.stelsel).items()
        if info.bepaling.soort == "bedrag"
        and info.bepaling.instrument in INSTRUMENTEN
        and info.entiteit == "persoon"
        and info.eenheid in EENHEDEN
        and systeem.stelsel.variables[naam].definition_period == "month"
        and not naam.endswith("_over_in_jaar")
    }


def deelnemersbevolking(populatie: Populatie, wie: Deelnemers) -> Bevolking:
    """The participants as a population of their own, ready to run: for `per_rij` and for `run.voer_uit`.

    Each is at work from the first day of the month where not yet. Groups and what is given of them stay, so
    that totals can be taken per organiser or municipality; who is new has no user. Of somebody's own data
    nothing is changed.
    """
    feiten = populatie.feiten
    van_personen = {
        naam: reeks
        for naam, reeks in feiten.invoer.items()
        if isinstance(reeks, np.ndarray) and stelsel().variables[naam].entity.key == "persoon"
    }
    invoer: dict[str, Any] = {
        **feiten.invoer,
        **{naam: reeks[wie.rijen] for naam, reeks in van_personen.items()},
    }
    if populatie.aannames is not None:
        begin = np.datetime64(populatie.maand, "D")
        nieuw = feiten.kenmerken["deelname"].codes[wie.rijen] == GEEN
        invoer["samenlevingsjob_start"] = np.full(len(wie.rijen), begin)
        invoer["wijk_werken_start"] = np.where(nieuw, begin, invoer["wijk_werken_start"])
        invoer["activiteit_uren"] = wie.uren
        for variabele, naam in (("enkele_afstand_km", "afstand"), ("verplaatsingen", "verplaatsingen")):
            mogelijk = populatie.mogelijk[naam][wie.rijen]
            invoer[variabele] = np.where(nieuw, mogelijk, invoer[variabele])
    return Bevolking(
        len(wie.rijen),
        invoer,
        {soort: (aantal, lid[wie.rijen]) for soort, (aantal, lid) in feiten.groepen.items()},
        wie.gewicht,
        {naam: Kenmerk(merk.codes[wie.rijen], merk.klassen) for naam, merk in feiten.kenmerken.items()},
    )
