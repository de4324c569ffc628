"""The pages of the calculator: a start page, and one address to which every step is posted, in each language.

All answers travel in hidden fields of the form and nowhere else: no session, no cookie, nothing in an address
or a log. A forged post from another site could only show its own answers to itself; there is no state
to change and nobody is logged in, so a token against cross-site requests would protect nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, Response, redirect, render_template, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.messages import TALEN
from samenleving.web.rekenhulp import bladen, formulierpaden, kader
from samenleving.web.rekenhulp.antwoorden import VOORVOEGSEL
from samenleving.web.rekenhulp.pakket import over_dit_pakket
from samenleving.web.rekenhulp.stap import Stap, teksten_hier
from samenleving.web.rekenhulp.teksten import in_taal
from samenleving.web.rekenhulp.vragen import WEET_NIET

NAAM = "rekenhulp"

Kalender = Callable[[], date]


def vandaag_hier() -> date:
    """Today in Brussels."""
    return datetime.now(ZoneInfo("Europe/Brussels")).date()


def registreer(app: Flask, kalender: Kalender = vandaag_hier) -> None:
    """Put the calculator on an application, once for each language; the address tells which."""
    paden = rekenhulp(kalender)
    for taal in TALEN:
        app.register_blueprint(paden, url_prefix=in_taal("/", taal).rstrip("/"), name=f"{NAAM}_{taal}")


def _deze_pagina_in_elke_taal() -> dict[str, str]:
    """Where the language switch leads: nowhere on the pages of others, to the start from no page at all."""
    if request.endpoint is not None and not (request.blueprint or "").startswith(NAAM):
        return {}
    return {taal: in_taal(request.path if request.endpoint else "/", taal) for taal in TALEN}


def heel(tekst: str) -> Markup:
    """A heading in which a hyphenated word is never split over two lines."""
    samen = Markup('<span class="heel">{}</span>')
    return Markup(" ").join(
        samen.format(woord) if "-" in woord else escape(woord) for woord in tekst.split(" ")
    )


def rekenhulp(kalender: Kalender = vandaag_hier) -> Blueprint:
    """The pages of the calculator; `kalender` tells which day it is."""
    paden = Blueprint(NAAM, __name__)
    kader.registreer(paden)
    over_dit_pakket()  # an address that is none stops the service before anybody asks
    bladen.registreer(paden)
    formulierpaden.registreer(paden, kalender, lambda: over_dit_pakket()["versie"])

    @paden.app_context_processor
    def overal() -> dict[str, object]:
        maand = kalender().isoformat()[:7]
        t = teksten_hier(maand)
        return {
            "t": t,
            "taal": t.taal,
            "pad": t.pad,
            "talen": _deze_pagina_in_elke_taal(),
            "begin_in_elke_taal": {taal: kader.begin_adres(taal) for taal in TALEN},
            "maand_nu": t.maand(maand),
            "pakket": over_dit_pakket(),
            "toon_maand": t.maand,
            "toon_datum": t.datum,
            "voorvoegsel": VOORVOEGSEL,
            "weet_niet": WEET_NIET,
        }

    paden.add_app_template_filter(heel)

    @paden.get("/")
    def start() -> str:
        return render_template("start.html")

    @paden.get("/rekenhulp")
    def zonder_antwoorden() -> Basisantwoord:
        return redirect(kader.begin_adres(), code=303)

    @paden.post("/rekenhulp")
    def stap() -> Response:
        return Stap(kalender()).antwoord()

    return paden
