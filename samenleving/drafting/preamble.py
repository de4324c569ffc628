"""Fixed sentences around the articles: the formula of a draft decree, the formalities of a decision.

The order and the headings follow preambles of recent decisions of the Vlaamse Regering; who is asked for
advice follows the preamble of the decision of 29 September 2017 on wijk-werken. What was not seen says so.
"""

from __future__ import annotations

INDIENING = (
    "DE VLAAMSE REGERING,",
    "Op voorstel van de Vlaamse minister, bevoegd voor werk;",
    "Na beraadslaging,",
    "BESLUIT:",
    "De Vlaamse minister, bevoegd voor werk, is ermee belast bij het Vlaams Parlement het ontwerp van "
    "decreet in te dienen waarvan de tekst volgt: [TE VERIFIËREN: formule van het indieningsbesluit]",
)
UITVOERING = "De Vlaamse minister, bevoegd voor werk, is belast met de uitvoering van dit besluit."
SLOTFORMULE = ("Na beraadslaging,", "DE VLAAMSE REGERING BESLUIT:")

VORMVEREISTEN = (
    "De raad van bestuur van VDAB heeft advies gegeven op [DATUM].",
    "De Inspectie van Financiën heeft advies gegeven op [DATUM].",
    "De Vlaamse minister, bevoegd voor de begroting, heeft zijn akkoord gegeven op [DATUM].",
    "De Sociaal-Economische Raad van Vlaanderen heeft advies gegeven op [DATUM].",
    "De Raad van State heeft advies [NUMMER] gegeven op [DATUM], met toepassing van artikel 84, §1, eerste "
    "lid, 2°, van de wetten op de Raad van State, gecoördineerd op 12 januari 1973.",
)
"""The advices and approvals before a decision, with a gap for every date and number."""
