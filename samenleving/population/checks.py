"""Published figures beside what the population counts, and figures that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from openfisca_samenleving.kilometers import vergoede_km
from samenleving.engine import bouw
from samenleving.law import stelsel, waarde
from samenleving.population.apportion import Gehelen
from samenleving.population.assumptions import aannames
from samenleving.population.outcome import Ijkcontrole, Tegenspraak
from samenleving.population.rows import tel
from samenleving.population.strata import GEWOON, OVERGANG, klassen
from samenleving.population.synthetic import Populatie
from samenleving.population.targets import JAAR_VAN_HET_PLAN, cijfer, ijkpunten, tabel
from samenleving.statistics import documenten

PLAN, OVERGANGSGROEP, ADVIES = "sv420", "sv171", "serv25"
EERSTE_DUUR = "tot_1_jaar"


def ijking(populatie: Populatie) -> tuple[Ijkcontrole, ...]:
    """Every total of a source with the same total of the population."""
    return tuple(
        Ijkcontrole(id_, label, documenten()[bron].titel, eenheid, float(doel), float(gevonden))
        for id_, label, bron, eenheid, doel, gevonden in _controles(populatie)
    )


def _controles(populatie: Populatie) -> Iterator[tuple[str, str, str, str, float, float]]:
    feiten, gewicht, punten = populatie.feiten, populatie.gewicht, ijkpunten()
    invoer: dict[str, Any] = dict(feiten.invoer)
    deelname = feiten.kenmerken["deelname"].codes
    wie = np.isin(deelname, (GEWOON, OVERGANG))
    per_cel, bron = cellen(populatie), tabel()
    afwijking = sum(abs(bron.cel(pad) - aantal) for pad, aantal in per_cel.items())
    yield "tabel", "Werkzoekenden in de tabel", bron.document, "personen", bron.totaal, sum(per_cel.values())
    yield "cellen", "Afwijking over alle cellen van de tabel samen", bron.document, "personen", 0, afwijking
    yield (
        "wijk_werkers",
        "Actieve wijk-werkers",
        PLAN,
        "personen",
        punten.wijk_werkers,
        int(gewicht[wie].sum()),
    )
    yield (
        "overgangsgroep",
        "Wijk-werkers in de overgangsgroep",
        OVERGANGSGROEP,
        "personen",
        punten.overgangsgroep,
        int(gewicht[deelname == OVERGANG].sum()),
    )
    uren = float(gewicht[wie] @ invoer["activiteit_uren"][wie])
    yield "uren", "Uren wijk-werken in een maand", PLAN, "uren", punten.uren_per_maand, uren
    regels = stelsel().get_parameters_at_instant(JAAR_VAN_HET_PLAN)
    km = vergoede_km(invoer["enkele_afstand_km"][wie], invoer["verplaatsingen"][wie], regels)
    km_samen = float(gewicht[wie] @ km)
    yield "km", "Vergoede kilometers in een maand", PLAN, "kilometer", punten.km_per_maand, km_samen
    aantal = len(invoer["gebruiker_type"])
    yield (
        "gebruikers",
        "Gebruikers die inschrijvingsrecht betalen",
        PLAN,
        "gebruikers",
        punten.gebruikers,
        aantal,
    )
    cheques = invoer["cheques_verwerkt"]
    prijs = invoer["chequeprijs_beslist"] @ cheques / cheques.sum()
    yield "chequeprijs", "Gemiddelde prijs van een cheque", PLAN, "euro", punten.chequeprijs, prijs
    vte = _vte(invoer["inwoners_werkingsgebied"], populatie.maand)
    yield "vte", "VDAB-personeel volgens de sleutel", ADVIES, "vte", cijfer("vdab_personeel"), vte


def cellen(populatie: Populatie) -> dict[str, int]:
    """Persons in each cell of the table, by the path of the cell (`tot_1_jaar/25_54/overige`)."""
    namen, kenmerken = klassen(), populatie.feiten.kenmerken
    omvang = (len(namen.duur), len(namen.leeftijd), len(namen.statuut))
    nummer = np.ravel_multi_index(
        tuple(kenmerken[naam].codes for naam in ("duur", "leeftijd", "statuut")), omvang
    )
    geteld: Gehelen = tel(nummer, populatie.gewicht, int(np.prod(omvang))).reshape(omvang)
    return {
        f"{duur}/{leeftijd}/{statuut}": int(geteld[i, j, k])
        for i, duur in enumerate(namen.duur[:-1])
        for j, leeftijd in enumerate(namen.leeftijd)
        for k, statuut in enumerate(namen.statuut[:-1])
    }


def _vte(inwoners: Any, maand: str) -> float:
    """Staff of all organisers together, by the key of the law."""
    simulatie = bouw(stelsel(), len(inwoners))
    simulatie.zet_altijd("inwoners_werkingsgebied", inwoners)
    return float(simulatie.calculate("wijk_werken_vte", maand).sum())


def tegenspraken() -> tuple[Tegenspraak, ...]:
    """Figures that contradict each other: shown, never hidden."""
    gevonden = []
    for paar in aannames().tegenspraken:
        waarden = [_getal(verwijzing) for verwijzing in (paar.gevolgd, paar.ander)]
        gevonden.append(
            Tegenspraak(
                paar.id,
                paar.onderwerp,
                paar.gevolgd,
                waarden[0],
                paar.ander,
                waarden[1],
                waarden[1] - waarden[0],
                paar.gevolg,
            )
        )
    return tuple(gevonden)


def _getal(verwijzing: str) -> float:
    """The figure that a reference means."""
    soort, _, naam = verwijzing.rpartition(":")
    if soort == "tabel":
        return float(_langer_dan_een_jaar() if naam == "langer_dan_een_jaar" else tabel().cel(naam))
    if soort == "ijkpunt":
        return float(getattr(ijkpunten(), naam))
    if soort == "parameter":
        return float(waarde(stelsel(), naam, f"{JAAR_VAN_HET_PLAN}-01"))
    return cijfer(naam)


def _langer_dan_een_jaar() -> int:
    return sum(aantal for (duur, _), aantal in tabel().rijtotalen.items() if duur != EERSTE_DUUR)


def niet_gemodelleerd(synthetisch: bool) -> tuple[str, ...]:
    """What an outcome does not hold, for the reader."""
    altijd = (
        "Niemand vindt of verliest werk: de samenstelling blijft die van de peilmaand.",
        "Wie een recht niet opneemt, of pas later, is enkel in de aangenomen opname geteld.",
    )
    alleen_synthetisch = (
        "De tabel is van mei 2025. Wie door de beperking van de uitkering uit de statistiek verdwijnt, "
        "blijft hier meegeteld.",
        "Wie na het einde van de uitkering een leefloon krijgt, is niet als leefloner geteld.",
        "De groepen “aanbod uitgeput” en “advies welzijn” van de hoorzitting staan niet apart in de "
        "bevolking: hun overlap met de tabel is niet bekend.",
        "Gemeenten, organisatoren en gebruikers zijn verzonnen; enkel hun totalen kloppen.",
    )
    return altijd + (alleen_synthetisch if synthetisch else ())
