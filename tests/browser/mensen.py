"""The people of the journeys, with the answers they give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Antwoord = str | tuple[str, str, str]
"""The value of an option, a number as typed, or day, month and year as typed; `weet_niet` for all three."""

Antwoorden = dict[str, Antwoord]
_A = TypeVar("_A")


def verstopt(antwoorden: Antwoorden) -> dict[str, str]:
    """The answers as the hidden fields of a form hold them."""
    return {vraag: _als_veld(antwoord) for vraag, antwoord in antwoorden.items()}


def zonder(antwoorden: Mapping[str, _A], *vragen: str) -> dict[str, _A]:
    """The answers of somebody who was not asked these questions."""
    return {vraag: antwoord for vraag, antwoord in antwoorden.items() if vraag not in vragen}


def _als_veld(antwoord: Antwoord) -> str:
    if isinstance(antwoord, str):
        return antwoord.replace(",", ".")
    dag, maand, jaar = antwoord
    return "-".join([jaar, maand.zfill(2), *([dag.zfill(2)] if dag else [])])


# Jobseeker for years, benefit since half a year, less than half-time: everything speaks for wijk-werken.
AN: Antwoorden = {
    "route": "werk",
    "gewest": "ja",
    "ingeschreven": "ja",
    "inkomen": "uitkering",
    "uitkering_sinds": ("", "3", "2026"),
    "werkzoekend_sinds": ("15", "2", "2024"),
    "beschikbaar": "ja",
    "tijd": "minder",
    "uren_mogelijk": "60",
    "werkervaring": "ja",
    "doorstroom": "ja",
    "ander_instrument": "nee",
    "begeleiding": "ja",
    "sociale_economie": "geen",
    "toeleider": "vdab",
    "overeenkomst": "ja",
    "eerder": "nee",
    "uren": "40",
    "afstand": "7,5",
    "ritten": "10",
    "geld": "nee",
}
FATIMA: Antwoorden = {
    **zonder(AN, "uitkering_sinds", "afstand", "ritten"),
    "inkomen": "leefloon",
    "toeleider": "ocmw",
    "uren": "60",
    "afstand": "2",
    "geld": "ja",
    "leefloon_soort": "ander",
    "leefloon_bedrag": "904,50",
}
JAN: Antwoorden = {
    **zonder(AN, "overeenkomst", "ritten"),
    "uitkering_sinds": ("15", "9", "2025"),
    "werkzoekend_sinds": ("15", "9", "2025"),
    "toeleider": "nog_niet",
    "afstand": "5",
}
# Long unemployed, already in wijk-werken, half the hours of the year are gone; asked every question there is.
MARIA: Antwoorden = {
    **AN,
    "uitkering_sinds": ("", "1", "2023"),
    "beschikbaar": "nee",
    "vrijgesteld": "ja",
    "eerder": "ja",
    "start": ("15", "1", "2026"),
    "pwa": "nee",
    "cheques": "0",
    "glow": "ja",
    "gemeenschapsdienst_eerder": "ja",
    "gemeenschapsdienst_start": ("1", "6", "2026"),
    "laatste_evaluatie": ("1", "9", "2026"),
    "uren_dit_jaar": "315",
    "geld": "ja",
    "uitkering_bedrag": "1250",
    "uitkering_aanvraag": ("9", "1", "2023"),
    "uitkering_periode": "tweede",
}
# Can work more than half-time: not for wijk-werken.
PIETER: Antwoorden = {
    **zonder(AN, "uren_mogelijk", "afstand", "ritten"),
    "tijd": "meer",
    "uren": "0",
}
LUCIA_BRUSSEL: Antwoorden = {
    "route": "werk",
    "gewest": "nee",
    "inkomen": "uitkering",
    "uitkering_sinds": ("", "3", "2026"),
    "beschikbaar": "ja",
}
# Knows all but one thing.
MILA: Antwoorden = {**AN, "ingeschreven": "weet_niet"}
IEMAND: Antwoorden = {"route": "werk"}

VZW: Antwoorden = {
    "route": "hulp",
    "hulp_soort": "vzw",
    "hulp_particulier": "nee",
    "hulp_plaats": "ja",
    "hulp_lijst": "ja",
    "hulp_verdringing": "nee",
    "hulp_omkadering": "ja",
    "hulp_aanvraag": "ja",
    "hulp_overeenkomst": "ja",
    "hulp_uren": "20",
    "hulp_prijs": "6,45",
    "hulp_organisatoren": "1",
}
ROSA: Antwoorden = {
    **zonder(VZW, "hulp_particulier", "hulp_omkadering"),
    "hulp_soort": "natuurlijke_persoon",
    "hulp_lijst": "weet_niet",
    "hulp_overeenkomst": "nee",
    "hulp_uren": "8",
    "hulp_prijs": "5,95",
}

# Fewer than the threshold, a new price decided, guidance, fixed costs: every question of the organiser.
ORGANISATOR: Antwoorden = {
    "route": "organisator",
    "org_inwoners": "52000",
    "org_afwijking": "ja",
    "org_prijs": "6,45",
    "org_nieuwe_prijs": "ja",
    "org_prijs_beslist": "6,95",
    "org_prijs_op": ("15", "9", "2026"),
    "org_cheques": "4200",
    "org_gebruikers": "310",
    "org_begeleiding_uren": "80",
    "org_begeleiding_kost": "42,50",
    "org_kosten": "9800",
    "org_inkomsten": "1500",
}
GEMEENTE: Antwoorden = {
    "route": "gemeente",
    "gem_inwoners": "24000",
    "gem_pact": "ja",
    "gem_deelname": "ja",
    "gem_overeenkomst": "ja",
    "gem_ingeschreven": "ja",
    "gem_leefloners": "180",
    "gem_geactiveerd": "60",
}

ALLE_VRAGEN = {
    "Maria, lang werkloos, halfweg haar uren": MARIA,
    "vzw De Brug zoekt hulp": VZW,
    "de organisator van vier gemeenten": ORGANISATOR,
    "gemeente met 24 000 inwoners": GEMEENTE,
}
"""People who together are asked every kind of question."""

UITKOMSTEN = {
    "An": (AN, "voldaan"),
    "Jan": (JAN, "te_beoordelen"),
    "Mila, die niet weet of ze ingeschreven is": (MILA, "niet_bekend"),
    "Pieter, die meer dan halftijds kan": (PIETER, "niet_voldaan"),
    "Lucia": (LUCIA_BRUSSEL, "niet_voldaan"),
    "Rosa": (ROSA, "te_beoordelen"),
}
"""The other outcomes that there are, and the state of each."""
