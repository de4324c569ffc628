"""Systems over the synthetic population, in totals alone. Nobody in it exists, and no rows are given.

A request takes one seed and a thinned population. Intervals and whole populations are for the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samenleving.population import outcome
from samenleving.population.outcome import Bevolkingsuitkomst
from samenleving.population.simulate import simuleer
from samenleving.population.synthetic import MAX_ZAAD, ZAAD, maak
from samenleving.web.limits import controleer_tijd
from samenleving.web.v1 import fields
from samenleving.web.v1.route import Route
from samenleving.web.v1.schemas import DATUM, SYSTEMEN, met, vraag

MINSTE_ELKE = 20
MEESTE_ELKE = 1000
MAX_SYSTEMEN = 4


def bevolking(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """Who has access, who gains and who loses, what it costs."""
    systemen = fields.stelsels(aanvraag)
    maand = fields.maand(aanvraag, systemen)
    with fields.bij_veld("datum"):
        populatie = maak(aanvraag.get("zaad", ZAAD), maand, elke=aanvraag.get("elke", MINSTE_ELKE))
        uitkomst = simuleer(populatie, systemen, voortgang=lambda *_: controleer_tijd())
    return outcome.naar_dict(uitkomst)


ROUTES = (
    Route(
        "/bevolking",
        "bevolking",
        "Systemen over een bevolking",
        "Een synthetische bevolking: niemand erin bestaat. Het eerste systeem is de basis. Enkel totalen; "
        "wat op aannames steunt, staat apart. Eén rij staat voor “elke” personen; de totalen van de tabel "
        "blijven juist.",
        bevolking,
        Bevolkingsuitkomst,
        "Toegang, winst en verlies, deelname en bedragen.",
        vraag(
            {
                "systemen": met(SYSTEMEN, maxItems=MAX_SYSTEMEN),
                "datum": DATUM,
                "zaad": {"type": "integer", "minimum": 0, "maximum": MAX_ZAAD, "default": ZAAD},
                "elke": {
                    "type": "integer",
                    "minimum": MINSTE_ELKE,
                    "maximum": MEESTE_ELKE,
                    "default": MINSTE_ELKE,
                },
            },
            "systemen",
        ),
        voorbeeld={"systemen": ["huidig", "regering_2025"], "elke": 500},
        zwaar=True,
    ),
)
