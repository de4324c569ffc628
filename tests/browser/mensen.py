"""The people of the journeys, with the answers they give."""

from __future__ import annotations

from tests.browser.reiziger import Antwoord

Antwoorden = dict[str, Antwoord]

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
}
FATIMA: Antwoorden = {
    **{vraag: a for vraag, a in AN.items() if vraag not in ("uitkering_sinds", "afstand", "ritten")},
    "inkomen": "leefloon",
    "toeleider": "ocmw",
    "uren": "60",
    "afstand": "2",
}
JAN: Antwoorden = {
    **{vraag: a for vraag, a in AN.items() if vraag not in ("overeenkomst", "ritten")},
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
    "uren_dit_jaar": "315",
}
# Can work more than half-time: not for wijk-werken.
PIETER: Antwoorden = {
    **{vraag: a for vraag, a in AN.items() if vraag not in ("uren_mogelijk", "afstand", "ritten")},
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
    "hulp_prijs": "6,50",
}
ROSA: Antwoorden = {
    **{vraag: a for vraag, a in VZW.items() if vraag not in ("hulp_particulier", "hulp_omkadering")},
    "hulp_soort": "natuurlijke_persoon",
    "hulp_lijst": "weet_niet",
    "hulp_overeenkomst": "nee",
    "hulp_uren": "8",
    "hulp_prijs": "5,95",
}
