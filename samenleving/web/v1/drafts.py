"""The draft of a system: as data, or as a file. It is read back first; what differs is never sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from flask import Response

from samenleving.documents import Document, maak_anker, naar_data
from samenleving.dossier.file import als_zip
from samenleving.drafting import TekstFout, TerugleesFout
from samenleving.drafting.writing import AKN, maak_bestanden, maak_documenten
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.proposals.model import HUIDIG
from samenleving.web.v1 import fields
from samenleving.web.v1.route import Route
from samenleving.web.v1.schemas import SYSTEEM, met, vraag

JSON = "json"
SOORTEN = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    AKN: "application/zip",
}
STADIA = ("voorontwerp", "ontwerp")
LANGSTE = 60


class Ontwerp(TypedDict):
    """The drafts of a system: a summary, and each draft as a document in blocks."""

    samenvatting: dict[str, Any]
    documenten: dict[str, dict[str, Any]]


def ontwerp(aanvraag: Mapping[str, Any]) -> dict[str, Any] | Response:
    """A draft as data, or as a file."""
    systeem = fields.stelsel(aanvraag)
    basis = fields.stelsel(aanvraag, "basis")
    stadium = aanvraag.get("stadium", STADIA[0])
    formaat = aanvraag.get("formaat", JSON)
    try:
        with fields.bij_veld("systeem"):
            if formaat == JSON:
                documenten, inhoud = maak_documenten(systeem.naam, basis.naam, stadium)
                return {"samenvatting": inhoud, "documenten": _als_data(documenten)}
            bestanden, _ = maak_bestanden(systeem.naam, [formaat], basis=basis.naam, stadium=stadium)
    except (TerugleesFout, TekstFout) as fout:
        tekst = Tweetalig(
            "het ontwerp zegt niet wat de wijziging zegt, en wordt daarom niet gegeven",
            "the draft does not say what the change says, and is not given for that reason",
        )
        hulp = Tweetalig("neem de wijzigingen in kleinere stukken", "take the changes in smaller pieces")
        raise InvoerFout.een(tekst, hulp, veld="/systeem") from fout
    return _als_bestand(systeem.naam, formaat, bestanden)


def _als_data(documenten: Mapping[str, Document]) -> dict[str, dict[str, Any]]:
    return {stam: naar_data(document) for stam, document in documenten.items()}


def _als_bestand(naam: str, formaat: str, bestanden: Mapping[str, bytes]) -> Response:
    """One file, or all of them in a zip."""
    stam = f"ontwerp-{maak_anker(naam)[:LANGSTE].rstrip('-')}"
    if len(bestanden) == 1 and formaat != AKN:
        (inhoud,) = bestanden.values()
        soort, einde = SOORTEN[formaat], formaat
    else:
        inhoud, soort, einde = als_zip(stam, bestanden), SOORTEN[AKN], "zip"
    antwoord = Response(inhoud, content_type=soort)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{stam}.{einde}"'
    return antwoord


ROUTES = (
    Route(
        "/ontwerp",
        "ontwerp",
        "De ontwerptekst van een systeem",
        "Nieuwe artikelen waar het voorstel die heeft, anders de tekst die de akten wijzigt. De tekst wordt "
        "eerst teruggelezen. Als gegevens (json), of als bestand; meer dan één ontwerp komt in een zip, en "
        "akn altijd.",
        ontwerp,
        Ontwerp,
        "Samenvatting en documenten, of het bestand.",
        vraag(
            {
                "systeem": SYSTEEM,
                "basis": met(SYSTEEM, default=HUIDIG),
                "stadium": {"type": "string", "enum": list(STADIA), "default": STADIA[0]},
                "formaat": {"type": "string", "enum": [JSON, *SOORTEN], "default": JSON},
            },
            "systeem",
        ),
        voorbeeld={"systeem": "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"},
        zwaar=True,
        bestanden=tuple(dict.fromkeys(soort.partition(";")[0] for soort in SOORTEN.values())),
    ),
)
