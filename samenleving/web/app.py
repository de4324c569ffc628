"""The one web application: OpenFisca's paths behind the gate, the API under /v1, and the calculator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import Flask, request
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.law import stelsel as huidig_recht
from samenleving.web import cors, headers, limits, problems, source, watch
from samenleving.web.openfisca_paths import openfisca_paden
from samenleving.web.rekenhulp import paden
from samenleving.web.rekenhulp.paden import Kalender, vandaag_hier
from samenleving.web.requests import MAX_BYTES, Verzoek
from samenleving.web.v1 import maak_v1
from samenleving.web.v1.api import zware_routes

if TYPE_CHECKING:
    from samenleving.web.werkbank import Instelling


def maak_app(
    stelsel: TaxBenefitSystem | None = None,
    kalender: Kalender = vandaag_hier,
    oorsprongen: Sequence[str] | None = None,
    kaders: Sequence[str] | None = None,
    werkbank: Instelling | None = None,
) -> Flask:
    """Build the WSGI application.

    Args:
        stelsel: the system behind OpenFisca's own paths; current law unless told otherwise.
        kalender: tells which day it is: the calculator answers for this month, and so does the API where
            neither the question nor a system names another.
        oorsprongen: other sites that may read the API; those in the environment (`SAMENLEVING_CORS`) when
            left out, and none when there are none.
        kaders: other sites that may show the calculator within a frame; those in the environment
            (`SAMENLEVING_INBEDDEN`) when left out, and any over https when there are none.
        werkbank: how the drafters' workbench is served; not at all when left out.

    Returns:
        An application without state: no session, no cookie, no store, nothing logged of what people send.
        The workbench alone may be told to keep proposals in a folder and to ask a key.

    Raises:
        InvoerFout: an origin that is none, of a reader or of a frame; an address of the source or for faults
            that is none.
    """
    app = Flask(__name__)
    app.request_class = Verzoek
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BYTES
    app.config["KALENDER"] = kalender
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    cors.registreer(app, cors.uit_omgeving() if oorsprongen is None else oorsprongen)
    if werkbank is not None:
        # Loaded when asked for: who serves the calculator alone needs nothing that writes documents.
        from samenleving.web.werkbank import registreer as registreer_werkbank

        registreer_werkbank(app, werkbank)
    headers.registreer(app, headers.uit_omgeving() if kaders is None else kaders)
    problems.registreer(app)
    zwaar = zware_routes()
    limits.registreer(app, lambda: request.endpoint in zwaar)
    app.register_blueprint(openfisca_paden(stelsel or huidig_recht()))
    app.register_blueprint(maak_v1())
    paden.registreer(app, kalender)
    source.registreer(app)
    watch.registreer(app)
    return app
