"""OpenFisca's own paths, behind the gate: same data, same computation, none of its surprises.

`openfisca_web_api.app` is not used: it allows every origin, answers HTML and 500 for wrong input, and needs
an old Flask-Cors and gunicorn. Its `handlers` and `loader` are the contract, so the answers are those of
`openfisca serve`. A calculation that the gate reads in one pass goes the quick way (`openfisca_request.py`);
a trace, and whatever else is out of the ordinary, goes to the handler.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Blueprint, Response, request
from openfisca_core.errors import PeriodMismatchError, SituationParsingError
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_web_api import handlers
from openfisca_web_api.loader import build_data
from werkzeug.exceptions import NotFound

from samenleving.errors import Melding, Tweetalig
from samenleving.openfisca_request import beantwoord, kan_snel
from samenleving.web.caching import vast_json
from samenleving.web.gate import MAX_CELLEN, MAX_CELLEN_GEWOON, controleer_aanvraag
from samenleving.web.gate_reading import lees_aanvraag
from samenleving.web.json_io import pad_tekst
from samenleving.web.openfisca_spec import hersteld
from samenleving.web.problems import probleem
from samenleving.web.requests import json_antwoord, json_inhoud

Handelaar = Callable[[TaxBenefitSystem, dict[str, Any]], dict[str, Any]]


def _eerste_fout(fouten: Any) -> Melding:
    """OpenFisca nests its message in the path of the field."""
    pad: tuple[str, ...] = ()
    while isinstance(fouten, dict) and fouten:
        sleutel, fouten = next(iter(fouten.items()))
        pad = (*pad, str(sleutel))
    tekst = Tweetalig(
        "OpenFisca weigert dit veld ({waarom})", "OpenFisca refuses this field ({waarom})", waarom=fouten
    )
    return Melding("", None, pad_tekst(pad), tekst)


def openfisca_paden(stelsel: TaxBenefitSystem) -> Blueprint:
    """The blueprint for one system."""
    paden = Blueprint("openfisca", __name__)

    @cache
    def gegevens() -> dict[str, Any]:
        """Described once, at the first question: it takes time, and who uses the calculator never asks."""
        data: dict[str, Any] = build_data(stelsel)
        return data

    @cache
    def beschrijving() -> dict[str, Any]:
        return hersteld(gegevens()["openAPI_spec"], stelsel)

    @paden.after_request
    def pakket(antwoord: Response) -> Response:
        """What OpenFisca's own application says of itself on every answer."""
        antwoord.headers["Country-Package"] = metagegevens()["name"]
        antwoord.headers["Country-Package-Version"] = metagegevens()["version"]
        return antwoord

    @cache
    def metagegevens() -> dict[str, str]:
        gevonden: dict[str, str] = stelsel.get_package_metadata()
        return gevonden

    def bereken(handelaar: Handelaar, *, snel: bool) -> Response:
        aanvraag = json_inhoud()
        vraag = lees_aanvraag(stelsel, aanvraag) if snel else None
        if vraag is not None:
            beantwoord(stelsel, vraag)
            return json_antwoord(aanvraag)
        fouten = controleer_aanvraag(stelsel, aanvraag, MAX_CELLEN if snel else MAX_CELLEN_GEWOON)
        if fouten:
            return probleem(422, fouten=fouten)
        try:
            return json_antwoord(handelaar(stelsel, aanvraag))
        except (SituationParsingError, PeriodMismatchError) as fout:
            return probleem(422, fouten=[_eerste_fout(getattr(fout, "error", str(fout)))])

    def lijst(soort: str, pad: str, sleutel: Callable[[str, dict[str, Any]], str]) -> Response:
        return vast_json(
            {
                sleutel(naam, inhoud): {
                    "description": inhoud["description"],
                    "href": f"{request.host_url}{pad}/{naam}",
                }
                for naam, inhoud in gegevens()[soort].items()
                if inhoud.get("subparams") is None
            }
        )

    @paden.post("/calculate")
    def calculate() -> Response:
        return bereken(handlers.calculate, snel=kan_snel(stelsel))

    @paden.post("/trace")
    def trace() -> Response:
        return bereken(handlers.trace, snel=False)

    @paden.get("/parameters")
    def parameters() -> Response:
        return lijst("parameters", "parameter", lambda _, inhoud: str(inhoud["id"]))

    @paden.get("/parameter/<path:naam>")
    def parameter(naam: str) -> Response:
        alle = gegevens()["parameters"]
        gevonden = alle.get(naam) or alle.get(naam.replace(".", "/"))
        if gevonden is None:
            raise NotFound
        return vast_json(gevonden)

    @paden.get("/variables")
    def variables() -> Response:
        return lijst("variables", "variable", lambda naam, _: naam)

    @paden.get("/variable/<naam>")
    def variable(naam: str) -> Response:
        gevonden = gegevens()["variables"].get(naam)
        if gevonden is None:
            raise NotFound
        return vast_json(gevonden)

    @paden.get("/entities")
    def entities() -> Response:
        return vast_json(gegevens()["entities"])

    @paden.get("/spec")
    def spec() -> Response:
        return vast_json({**beschrijving(), "servers": [{"url": request.host_url.rstrip("/")}]})

    return paden
