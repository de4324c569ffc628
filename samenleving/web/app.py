"""The one web application: OpenFisca's paths behind the gate, the API under /v1, and the calculator."""

from __future__ import annotations

from flask import Flask, Response
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.law import stelsel as huidig_recht
from samenleving.web import headers, problems
from samenleving.web.openfisca_paths import openfisca_paden
from samenleving.web.rekenhulp.paden import Kalender, rekenhulp, vandaag_hier
from samenleving.web.requests import MAX_BYTES, json_antwoord
from samenleving.web.v1 import v1


def maak_app(stelsel: TaxBenefitSystem | None = None, kalender: Kalender = vandaag_hier) -> Flask:
    """Build the WSGI application.

    Args:
        stelsel: the system behind OpenFisca's own paths; current law unless told otherwise.
        kalender: tells which day it is: the calculator answers for this month.

    Returns:
        An application without state: no session, no cookie, no store, nothing logged of what people send.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BYTES
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    headers.registreer(app)
    problems.registreer(app)
    app.register_blueprint(openfisca_paden(stelsel or huidig_recht()))
    app.register_blueprint(v1)
    app.register_blueprint(rekenhulp(kalender))

    @app.get("/gezondheid")
    def gezondheid() -> Response:
        return json_antwoord({"status": "in orde"})

    return app
