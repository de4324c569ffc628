"""Persons for the measurements: every input that the asked outputs read, with nothing rare and nothing equal.

No statement about anybody: the figures only have to exercise the rules. Start dates fall on every day of
years, distances have a hundredth of a kilometre and hours differ every month, so that hardly two persons
have equal inputs. With `wisselend` every answer changes from month to month as well; nothing can then be
computed once for the year.
"""

from __future__ import annotations

import numpy as np

from samenleving.law import stelsel
from samenleving.population.model import Bevolking, Invoer, Reeks

JAAR = 2027
MAANDEN = tuple(f"{JAAR}-{maand:02d}" for maand in range(1, 13))

ANTWOORDEN = (
    "woont_in_vlaams_gewest",
    "ingeschreven_vdab",
    "gebrek_recente_werkervaring",
    "doorstroom_mogelijk",
    "beter_passend_instrument",
    "beschikbaar_arbeidsmarkt",
    "vrijgesteld_van_beschikbaarheid",
    "toegeleid_door",
    "leefloongerechtigd",
    "heeft_wijk_werken_gedaan",
    "pwa_overeenkomst_op_peildatum",
    "heeft_werkloosheidsuitkering",
    "glow_traject",
    "gemeenschapsdienst_activiteiten_gewijzigd",
    "competentiekloof_vastgesteld",
    "kloof_vooral_technisch_of_talig",
    "werkplekleren_beste_weg",
    "begeleiding_werkvloer_nodig",
    "indicering_sociale_economie",
    "activiteit_instrument",
)
DATUMS = (
    "werkzoekend_sinds",
    "uitkering_sinds",
    "wijk_werken_start",
    "gemeenschapsdienst_start",
    "samenlevingsjob_start",
)
EERSTE_DAG, LAATSTE_DAG = np.datetime64("2017-01-01"), np.datetime64("2027-12-31")
DEEL_ZONDER_DATUM = 0.1
DEEL_WERKT = 0.7


def bevolking(personen: int, *, wisselend: bool = False, zaad: int = JAAR) -> Bevolking:
    """Return so many persons with inputs for every month of the year."""
    toeval = np.random.default_rng(zaad)

    def antwoord(naam: str) -> Reeks:
        keuzes = len(stelsel().variables[naam].possible_values)
        return toeval.integers(0, keuzes, personen).astype(np.uint8)

    def datum() -> Reeks:
        dagen = EERSTE_DAG + toeval.integers(0, int((LAATSTE_DAG - EERSTE_DAG).astype(int)), personen)
        return np.where(toeval.random(personen) < DEEL_ZONDER_DATUM, np.datetime64("0001-01-01"), dagen)

    def uren() -> Reeks:
        return np.where(toeval.random(personen) < DEEL_WERKT, toeval.integers(1, 360, personen) / 4, 0.0)

    invoer: dict[str, Invoer] = {}
    for naam in ANTWOORDEN:
        invoer[naam] = {maand: antwoord(naam) for maand in MAANDEN} if wisselend else antwoord(naam)
    invoer |= {naam: datum() for naam in DATUMS}
    invoer["werkcapaciteit_voltijds"] = toeval.integers(-1, 101, personen) / 100
    invoer["werkcapaciteit_uren"] = toeval.integers(0, 80, personen) / 2
    invoer["pwa_cheques_referteperiode"] = toeval.integers(-1, 400, personen).astype(np.float64)
    invoer["enkele_afstand_km"] = toeval.integers(-1, 3000, personen) / 100
    invoer["activiteit_uren"] = {maand: uren() for maand in MAANDEN}
    invoer["verplaatsingen"] = {
        maand: toeval.integers(0, 20, personen).astype(np.float64) for maand in MAANDEN
    }
    return Bevolking(personen, invoer)
