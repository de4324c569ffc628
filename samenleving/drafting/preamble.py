"""Fixed sentences around the articles: the formula of a draft decree, the formalities of a decision.

The order and the headings follow preambles of recent decisions of the Vlaamse Regering; who is asked for
advice follows the preamble of the decision of 29 September 2017 on wijk-werken. What was not seen says so.
"""

from __future__ import annotations

from typing import Literal

Stadium = Literal["voorontwerp", "ontwerp"]

DECREETSOORT: dict[Stadium, str] = {
    "voorontwerp": "Voorontwerp van decreet",
    "ontwerp": "Ontwerp van decreet",
}
BESLUITSOORT = {
    "bvr": "Ontwerp van besluit van de Vlaamse Regering",
    "mb": "Ontwerp van ministerieel besluit",
}

INDIENING = (
    "DE VLAAMSE REGERING,",
    "Op voorstel van de Vlaamse minister, bevoegd voor werk;",
    "Na beraadslaging,",
    "BESLUIT:",
    "De Vlaamse minister, bevoegd voor werk, is ermee belast bij het Vlaams Parlement het ontwerp van "
    "decreet in te dienen waarvan de tekst volgt: [TE VERIFIËREN: formule van het indieningsbesluit]",
)
UITVOERING = "De Vlaamse minister, bevoegd voor werk, is belast met de uitvoering van dit besluit."
INITIATIEFNEMER = "Dit besluit wordt voorgesteld door de Vlaamse minister, bevoegd voor werk."
MOTIEVENGAT = "[TE REDIGEREN: de beleidsmatige motivering]"
"""What stands in the preamble of a decision until somebody writes its motives."""
SLOTFORMULE = {
    "bvr": ("Na beraadslaging,", "DE VLAAMSE REGERING BESLUIT:"),
    "mb": (
        "DE VLAAMSE MINISTER, BEVOEGD VOOR WERK, BESLUIT:",
        "[TE VERIFIËREN: slotformule van een ministerieel besluit]",
    ),
}

_INSPECTIE = "De Inspectie van Financiën heeft advies gegeven op [DATUM]."
_RAAD_VAN_STATE = (
    "De Raad van State heeft advies [NUMMER] gegeven op [DATUM], met toepassing van artikel 84, §1, eerste "
    "lid, 2°, van de wetten op de Raad van State, gecoördineerd op 12 januari 1973."
)
VORMVEREISTEN = {
    "bvr": (
        "De raad van bestuur van VDAB heeft advies gegeven op [DATUM].",
        _INSPECTIE,
        "De Vlaamse minister, bevoegd voor de begroting, heeft zijn akkoord gegeven op [DATUM].",
        "De Sociaal-Economische Raad van Vlaanderen heeft advies gegeven op [DATUM].",
        _RAAD_VAN_STATE,
    ),
    "mb": (_INSPECTIE, _RAAD_VAN_STATE),
}
"""The advices and approvals before a decision, with a gap for every date and number."""

ONDERTEKENING = {
    "decreet": (
        "Brussel, [DATUM].",
        "De minister-president van de Vlaamse Regering, [NAAM]",
        "De Vlaamse minister, bevoegd voor werk, [NAAM]",
    ),
    "bvr": (
        "Brussel, [DATUM].",
        "De minister-president van de Vlaamse Regering, [NAAM]",
        "De Vlaamse minister, bevoegd voor werk, [NAAM]",
    ),
    "mb": ("Brussel, [DATUM].", "De Vlaamse minister, bevoegd voor werk, [NAAM]"),
}
"""Who signs; a ministerial decision is signed by the minister alone."""
