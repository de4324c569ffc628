"""Who comes to the calculator, on which day, with which answers: each as a hidden field holds it."""

from __future__ import annotations

from datetime import date

from tests.browser import mensen

VANDAAG = date(2026, 11, 22)
MAAND = "2026-11"

AN = mensen.verstopt(mensen.AN)
# What is different for who already does wijk-werken.
BEZIG = {"eerder": "ja", "start": "2026-03-15", "pwa": "nee", "cheques": "0", "uren_dit_jaar": "200"}
HULP_GETYPT: mensen.Antwoorden = mensen.zonder(mensen.ROSA, "hulp_organisatoren") | {
    "hulp_lijst": "ja",
    "hulp_overeenkomst": "ja",
}
HULP = mensen.verstopt(HULP_GETYPT)
GEMEENTE = mensen.verstopt(mensen.GEMEENTE) | {
    "gem_inwoners": "45000",
    "gem_leefloners": "600",
    "gem_geactiveerd": "150",
}
ORGANISATOR = {
    "route": "organisator",
    "org_inwoners": "65000",
    "org_prijs": "6.95",
    "org_nieuwe_prijs": "nee",
    "org_cheques": "1200",
    "org_gebruikers": "150",
    "org_begeleiding_uren": "40",
    "org_begeleiding_kost": "35",
    "org_kosten": "2500",
    "org_inkomsten": "0",
}


def als_velden(antwoorden: dict[str, str]) -> dict[str, str]:
    """The answers under the names that the fields have."""
    return {f"a-{vraag}": antwoord for vraag, antwoord in antwoorden.items()}
