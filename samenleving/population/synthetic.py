"""The synthetic population: the table of May 2025 standing still on a month, with what is assumed beside it.

`maak` gives a `Populatie`: the facts (judgements unknown, as they are) and, apart from them, what the assumed
judgements would be. Results on the facts are counts of states; results on the judgements are an assumption.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from openfisca_samenleving.basis import ONBEKEND, ONBEKENDE_DATUM
from openfisca_samenleving.variables.persoon import Indicering, Instrument, Toeleider
from openfisca_samenleving.voorwaarden import Antwoord
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.law import parameterinfo, stelsel
from samenleving.population import places, work
from samenleving.population.apportion import Gehelen, Getallen, kies
from samenleving.population.assumptions import Aannames, aannames
from samenleving.population.benefit import heeft_uitkering
from samenleving.population.codes import code, ja_nee
from samenleving.population.model import NERGENS, Bevolking, Kenmerk, Reeks
from samenleving.population.people import Personen, personen
from samenleving.population.strata import (
    DEELNAME,
    GEEN,
    GEMEENSCHAPSDIENST,
    GEWOON,
    OVERGANG,
    klassen,
)

ZAAD = 2025
MAX_ZAAD = 2**32 - 1
MEESCHUIVEND = (
    "werkzoekend_sinds",
    "uitkering_sinds",
    "wijk_werken_start",
    "gemeenschapsdienst_start",
    "samenlevingsjob_start",
)
"""Dates that move along with the month: each month finds the same stock of people."""


UITKERINGSREGELS = ("werkloosheid.onbeperkt.loopbaanjaren", "werkloosheid.overgang.loopbaanjaren")
"""The rules that decide who of the table still has a benefit."""


@dataclass(frozen=True)
class Populatie:
    """A population to reckon with.

    Attributes:
        feiten: what is known; a judgement that nobody made is unknown.
        oordelen: variable → what the judgement would be under the assumptions; empty where none is.
        mogelijk: `uren`, `afstand` and `verplaatsingen` that each row would have as a participant, and
            `opname`, a lot between 0 and 1.
        maand: month on whose first day the population stands still.
        stilstaand: whether each month finds the same stock, with dates that move along.
        zaad: seed; None for somebody's own data.
        aannames: assumptions used; None for somebody's own data.
        elke: persons per row, at most.
    """

    feiten: Bevolking
    maand: str
    oordelen: Mapping[str, Reeks] = field(default_factory=dict, repr=False)
    mogelijk: Mapping[str, Getallen] = field(default_factory=dict, repr=False)
    stilstaand: bool = True
    zaad: int | None = None
    aannames: Aannames | None = None
    elke: int = 1

    @property
    def gewicht(self) -> Gehelen:
        """Persons per row."""
        gewicht = self.feiten.gewicht
        return np.ones(self.feiten.personen, dtype=np.int64) if gewicht is None else gewicht

    def beoordeeld(self) -> Bevolking:
        """The facts, with the assumed judgement where nobody made one."""
        ingevuld: dict[str, Reeks] = {}
        for naam, oordeel in self.oordelen.items():
            feit: Any = self.feiten.invoer.get(naam)
            ingevuld[naam] = oordeel if feit is None else np.where(_onbekend(feit), oordeel, feit)
        return replace(self.feiten, invoer={**self.feiten.invoer, **ingevuld})


def _onbekend(feit: Reeks) -> Any:
    """Numbers that nobody gave are negative; answers that nobody gave have the first code."""
    return feit < 0 if feit.dtype.kind == "f" else feit == 0


def vroegste_maand() -> str:
    """The first month whose rules on the benefit the population can follow."""
    begin = (min(parameterinfo(pad).waarden) for pad in UITKERINGSREGELS)
    return max(begin).isoformat()[:7]


def maak(
    zaad: int = ZAAD, maand: str = "2027-01", gebruikt: Aannames | None = None, elke: int = 1
) -> Populatie:
    """Make the synthetic population.

    Args:
        zaad: seed; the same seed gives the same population, bit for bit.
        maand: month `JJJJ-MM` on which it stands still.
        gebruikt: assumptions; by default those of the project.
        elke: 1 for every person, more for one row per so many persons of a stratum.

    Raises:
        InvoerFout: a seed that is no whole number from 0, or a month before the rules that the population
            needs.
    """
    if not 0 <= zaad <= MAX_ZAAD:
        raise InvoerFout.een("dit zaad kan niet", f"geef een geheel getal van 0 tot {MAX_ZAAD}", veld="zaad")
    if maand < vroegste_maand():
        raise InvoerFout.een(
            Tweetalig(
                "deze bevolking bestaat niet in {maand}: de uitkeringsregels die ze volgt, begonnen later",
                "this population does not exist in {maand}: the rules on benefits it follows began later",
                maand=maand,
            ),
            Tweetalig(
                "kies een maand vanaf {eerste}", "choose a month from {eerste} on", eerste=vroegste_maand()
            ),
            veld="datum",
        )
    keuzes = gebruikt or aannames()
    regels = stelsel().get_parameters_at_instant(maand)
    plaatsen = places.gemeenten(zaad, keuzes, maand)
    wie = personen(zaad, maand, keuzes, plaatsen, elke)
    wie = replace(wie, **_lang_genoeg_voor_de_overgang(wie, maand, regels))
    wijk_werkt = np.isin(wie.wie.deelname, (GEWOON, OVERGANG))
    uren = work.uren(wie.loten["uren"], wie.gewicht, wijk_werkt)
    ritten = work.verplaatsingen(keuzes, uren)
    afstand = work.afstanden(wie.loten["afstand"], wie.gewicht, ritten, wijk_werkt)
    organisator = plaatsen.organisator[wie.gemeente]
    uren_daar = np.bincount(organisator, wie.gewicht * uren * wijk_werkt, plaatsen.aantal_organisatoren)
    uren_daar = uren_daar.astype(np.int64)
    gebruikers = places.gebruikers(zaad, keuzes, uren_daar)
    prijs = places.prijzen(zaad, uren_daar, regels.wijk_werken.cheque)
    gebruiker = _gebruiker(wie, organisator, gebruikers, wijk_werkt)
    oordelen = _oordelen(wie, keuzes, regels)
    invoer = {
        **_feiten(wie, maand, keuzes),
        **_van_deelnemers(wie, maand, keuzes, regels),
        **_activiteit(wie, keuzes, uren, afstand, ritten, wijk_werkt),
        **_van_groepen(plaatsen, gebruikers, prijs, uren_daar),
    }
    feiten = Bevolking(
        personen=len(wie),
        invoer=invoer,
        groepen={
            "huishouden": (int(wie.huishouden.max()) + 1, wie.huishouden),
            "gemeente": (len(plaatsen.inwoners), wie.gemeente),
            "organisator": (plaatsen.aantal_organisatoren, organisator),
            "gebruiker": (len(gebruikers.soort), gebruiker),
        },
        gewicht=None if elke == 1 else wie.gewicht,
        kenmerken=_kenmerken(wie),
    )
    mogelijk = {
        "uren": uren.astype(np.float64),
        "afstand": afstand,
        "verplaatsingen": ritten.astype(np.float64),
        "opname": wie.loten["opname"],
    }
    return Populatie(feiten, maand, oordelen, mogelijk, True, zaad, keuzes, elke)


def _lang_genoeg_voor_de_overgang(wie: Personen, maand: str, regels: Any) -> dict[str, Any]:
    """Whoever is in the transition group has been unemployed since its reference day at least."""
    peildag = np.datetime64(str(regels.wijk_werken.overgang.datum_contract))
    sinds = np.where(wie.wie.deelname == OVERGANG, np.minimum(wie.sinds, peildag), wie.sinds)
    minstens = (np.datetime64(maand, "M") - peildag.astype("datetime64[M]")).astype(np.int64)
    maanden = np.where(wie.wie.deelname == OVERGANG, np.maximum(wie.maanden, minstens), wie.maanden)
    return {"sinds": sinds, "maanden": maanden}


def _kenmerken(wie: Personen) -> dict[str, Kenmerk]:
    namen = klassen()
    return {
        "leeftijd": Kenmerk(wie.wie.leeftijd, namen.leeftijd),
        "duur": Kenmerk(wie.wie.duur, namen.duur),
        "statuut": Kenmerk(wie.wie.statuut, namen.statuut),
        "deelname": Kenmerk(wie.wie.deelname, DEELNAME),
        "leefloon": Kenmerk(wie.wie.leefloon, ("geen_leefloon", "leefloon")),
    }


def _feiten(wie: Personen, maand: str, keuzes: Aannames) -> dict[str, Reeks]:
    in_tabel = wie.maanden >= 0
    uitkering = heeft_uitkering(wie, maand, keuzes)
    beschikbaar = wie.loten["beschikbaar"] >= keuzes.waarde("niet_beschikbaar")
    doet_mee = wie.wie.deelname != GEEN
    onbekende_dag = np.datetime64(ONBEKENDE_DATUM)
    claim = wie.wie.statuut == klassen().statuut.index("uitkeringsaanvraag")
    return {
        "woont_in_vlaams_gewest": ja_nee(np.ones(len(wie), dtype=bool)),
        "ingeschreven_vdab": ja_nee(in_tabel),
        "beschikbaar_arbeidsmarkt": np.where(
            in_tabel, ja_nee(beschikbaar | doet_mee), code(Antwoord.weet_niet)
        ).astype(np.uint8),
        "vrijgesteld_van_beschikbaarheid": np.where(
            in_tabel, code(Antwoord.nee), code(Antwoord.weet_niet)
        ).astype(np.uint8),
        "leefloongerechtigd": ja_nee(wie.wie.leefloon == 1),
        "werkzoekend_sinds": wie.sinds,
        "uitkering_sinds": np.where(claim, wie.sinds, onbekende_dag),
        "heeft_werkloosheidsuitkering": np.where(in_tabel, uitkering, code(Antwoord.nee)).astype(np.uint8),
    }


def _van_deelnemers(wie: Personen, maand: str, keuzes: Aannames, regels: Any) -> dict[str, Reeks]:
    """What is known because somebody takes part: the judgements were made, and came out well."""
    deelname, leefloon = wie.wie.deelname, wie.wie.leefloon == 1
    overgang, wijk_werkt = deelname == OVERGANG, np.isin(deelname, (GEWOON, OVERGANG))
    dienst = deelname == GEMEENSCHAPSDIENST
    begin = np.datetime64(maand, "M")
    duur = int(regels.wijk_werken.duur.max_maanden)
    bezig = np.floor(wie.loten["duur"] * duur).astype(np.int64)
    start = (begin - np.minimum(bezig, np.maximum(wie.maanden, 0))).astype("datetime64[D]")
    eerste_dag = np.datetime64(str(_eerste_dag(stelsel().parameters.wijk_werken.in_werking)))
    onbekende_dag = np.datetime64(ONBEKENDE_DATUM)
    ja, nee, open_ = (np.uint8(code(lid)) for lid in (Antwoord.ja, Antwoord.nee, Antwoord.weet_niet))
    partner = wie.loten["toeleider"] < keuzes.waarde("toegeleid_door_partner")
    zelf = np.where(partner, code(Toeleider.partner), code(Toeleider.vdab))
    toeleider = np.where(leefloon, code(Toeleider.ocmw), zelf)
    halftijds = float(regels.wijk_werken.doelgroep.halftijds_grens)
    deel = np.where(wijk_werkt, wie.loten["capaciteit"] * halftijds, ONBEKEND)
    return {
        "pwa_overeenkomst_op_peildatum": ja_nee(overgang),
        "pwa_cheques_referteperiode": np.where(overgang, float(regels.wijk_werken.overgang.cheques_min), 0.0),
        "heeft_wijk_werken_gedaan": ja_nee(wijk_werkt),
        "wijk_werken_start": np.select([overgang, deelname == GEWOON], [eerste_dag, start], onbekende_dag),
        "wijk_werken_overeenkomst_gesloten": ja_nee(wijk_werkt),
        "toegeleid_door": np.where(wijk_werkt | dienst, toeleider, code(Toeleider.nog_niet)).astype(np.uint8),
        "gebrek_recente_werkervaring": np.where(wijk_werkt, ja, open_),
        "doorstroom_mogelijk": np.where(wijk_werkt, ja, open_),
        "beter_passend_instrument": np.where(wijk_werkt, nee, open_),
        "glow_traject": np.where(dienst, ja, open_),
        "werkcapaciteit_voltijds": deel,
        "werkcapaciteit_uren": np.where(wijk_werkt, deel * keuzes.waarde("voltijdse_uren"), ONBEKEND),
        "gemeenschapsdienst_start": np.where(dienst, begin.astype("datetime64[D]"), onbekende_dag),
    }


def _eerste_dag(parameter: Any) -> str:
    """The first day on which a switch of the law is on."""
    aan = [waarde.instant_str for waarde in parameter.values_list if waarde.value]
    return str(min(aan))


def _activiteit(
    wie: Personen, keuzes: Aannames, uren: Gehelen, afstand: Getallen, ritten: Gehelen, wijk_werkt: Any
) -> dict[str, Reeks]:
    dienst = wie.wie.deelname == GEMEENSCHAPSDIENST
    instrument = np.where(dienst, code(Instrument.gemeenschapsdienst), code(Instrument.hoofdinstrument))
    return {
        "activiteit_uren": np.select(
            [wijk_werkt, dienst], [uren, keuzes.waarde("gemeenschapsdienst_uren")], 0
        ).astype(np.float64),
        "activiteit_instrument": instrument.astype(np.uint8),
        "enkele_afstand_km": np.where(wijk_werkt | dienst, afstand, ONBEKEND),
        "verplaatsingen": np.where(wijk_werkt, ritten, 0).astype(np.float64),
    }


def _oordelen(wie: Personen, keuzes: Aannames, regels: Any) -> dict[str, Reeks]:
    """What each judgement would be: yes where the lot falls under the assumed fraction of the duration."""
    namen = klassen().duur
    ja = {
        variabele: wie.loten[variabele] < keuzes.per_klasse(aanname.id, namen)[wie.wie.duur]
        for variabele, aanname in keuzes.beoordelingen().items()
    }
    onder = ja.pop("werkcapaciteit_voltijds")
    wachtend = ja.pop("indicering_sociale_economie")
    halftijds = float(regels.wijk_werken.doelgroep.halftijds_grens)
    lot = wie.loten["capaciteit"]
    deel = np.where(onder, lot * halftijds, 1 - lot * (1 - halftijds))
    oordelen: dict[str, Reeks] = {naam: ja_nee(masker) for naam, masker in ja.items()}
    oordelen["werkcapaciteit_voltijds"] = deel
    oordelen["werkcapaciteit_uren"] = deel * keuzes.waarde("voltijdse_uren")
    oordelen["indicering_sociale_economie"] = np.where(
        wachtend, code(Indicering.wachtend), code(Indicering.geen)
    ).astype(np.uint8)
    return oordelen


def _van_groepen(
    plaatsen: places.Gemeenten, gebruikers: places.Gebruikers, prijs: Getallen, uren: Gehelen
) -> dict[str, Reeks]:
    werkingsgebied = np.bincount(plaatsen.organisator, plaatsen.inwoners, plaatsen.aantal_organisatoren)
    eerste_dag = np.datetime64(str(_eerste_dag(stelsel().parameters.wijk_werken.in_werking)))
    return {
        "aantal_inwoners": plaatsen.inwoners.astype(np.float64),
        "leefloongerechtigden_officieel": plaatsen.leefloners.astype(np.float64),
        "inwoners_werkingsgebied": werkingsgebied,
        "cheques_verwerkt": uren.astype(np.float64),
        "chequeprijs_beslist": prijs,
        "chequeprijs_beslist_op": np.full(len(prijs), eerste_dag),
        "chequeprijs_consensus": ja_nee(np.ones(len(prijs), dtype=bool)),
        "gebruiker_type": gebruikers.soort.astype(np.uint8),
        "activiteit_in_vlaams_gewest": ja_nee(np.ones(len(gebruikers.soort), dtype=bool)),
        "cheques_gebruikt": gebruikers.cheques.astype(np.float64),
        "betaalde_chequeprijs": prijs[gebruikers.organisator],
    }


def _gebruiker(
    wie: Personen, organisator: Gehelen, gebruikers: places.Gebruikers, wijk_werkt: Any
) -> Gehelen:
    """The user for whom each wijk-werker mostly works: in the same area, by the hours of the users there."""
    gebruiker = np.full(len(wie), NERGENS, dtype=np.int64)
    for nummer in np.unique(organisator[wijk_werkt]):
        hier = np.flatnonzero(wijk_werkt & (organisator == nummer))
        daar = np.flatnonzero(gebruikers.organisator == nummer)
        gewicht = gebruikers.cheques[daar].astype(np.float64)
        if len(daar) and gewicht.sum():
            gebruiker[hier] = daar[kies(gewicht, wie.loten["gebruiker"][hier])]
    return gebruiker
