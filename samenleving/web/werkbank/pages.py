"""The pages of the workbench: one address to which every step is posted, and that shows a comparison.

All that is on the table travels in the form. A browser with JavaScript sends the same form and gets the parts
that changed; one without gets the whole page. Both run through the same code.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.errors import InvoerFout
from samenleving.web.werkbank import door, exchange, keeping, longwork, shown, view
from samenleving.web.werkbank.access import PAD
from samenleving.web.werkbank.actions import ACTIES, Gevolg, verwerk
from samenleving.web.werkbank.service import NAAM
from samenleving.web.werkbank.state import TAFEL, Staat, lees_staat, nieuwe_staat
from samenleving.workbench.address import concept_uit, uit_vraag
from samenleving.workbench.bench import Bank
from samenleving.workbench.history import begin_met

LANGSTE_ADRES = 8000
VERS = {"vers": True}
"""Tells a page that nothing was posted to it: what the tab kept may have to come back."""


def maak_werkbank() -> Blueprint:
    """The blueprint of /werkbank."""
    paden = Blueprint(NAAM, __name__, url_prefix=PAD)
    door.registreer(paden)
    view.registreer(paden)
    exchange.registreer(paden)
    longwork.registreer(paden)
    paden.get("/")(begin)
    paden.post("/")(werk)
    return paden


def begin() -> Basisantwoord:
    """The first page, or the comparison that the address tells of."""
    if "sleutel" in request.args:
        return redirect(url_for(f"{NAAM}.begin"), code=303)
    vraag = request.query_string.decode("ascii", "replace")
    if not vraag:
        return pagina(Gevolg(nieuwe_staat(), extra=VERS))
    if len(vraag) > LANGSTE_ADRES:
        raise InvoerFout.een("dit adres is te lang", "open het voorstel als zip")
    adres = uit_vraag(vraag)
    staat = Staat(begin_met(concept_uit(adres)), adres.systemen, adres.datum)
    return pagina(Gevolg(staat, melding="De vergelijking uit het adres ligt op tafel.", extra=VERS))


def werk() -> Basisantwoord:
    """Do what the form asks and show what comes of it."""
    staat = lees_staat(request.form)
    voor = shown.bank_van_de_velden(staat) if request.form.get("op", TAFEL) == TAFEL else None
    gevolg = verwerk(staat, request.form, voor, {**ACTIES, **exchange.ACTIES, **keeping.ACTIES})
    if request.headers.get("HX-Request") == "true" and not gevolg.sjabloon:
        return delen(gevolg, voor)
    return pagina(gevolg)


def pagina(gevolg: Gevolg) -> Response:
    """A whole page."""
    sjabloon = gevolg.sjabloon or f"werkbank/{gevolg.blad}.html"
    status = 422 if gevolg.fouten and gevolg.status == 200 else gevolg.status
    return _html(render_template(sjabloon, **shown.van(gevolg)), status)


def delen(gevolg: Gevolg, voor: Bank | None) -> Response:
    """Only what changed, for a page that is open."""
    inhoud = shown.van(gevolg)
    if gevolg.blad == TAFEL:
        inhoud |= _andere_rijen(gevolg, inhoud, voor)
    return _html(render_template("werkbank/antwoord.html", **inhoud))


def _andere_rijen(gevolg: Gevolg, inhoud: dict[str, Any], voor: Bank | None) -> dict[str, Any]:
    """The provisions that read otherwise now; all of them where other ones are shown than before."""
    nu = {f"{rij.soort}:{rij.sleutel}": rij for rij in inhoud["rijen"]}
    andere_kolommen = voor is None or voor.kolommen != inhoud["bank"].kolommen
    if voor is None or andere_kolommen or request.form.get("getoond") != inhoud["getoond"]:
        return {"alle_rijen": True}
    eerder = {f"{rij.soort}:{rij.sleutel}": rij for rij in voor.rijen}
    met_fout = {f"{soort}:{sleutel}" for soort, sleutel in gevolg.fouten} | set(request.form.getlist("fout"))
    anders = [rij for naam, rij in nu.items() if naam in met_fout or eerder.get(naam) != rij]
    return {"alle_rijen": False, "andere_rijen": anders}


def _html(inhoud: str, status: int = 200) -> Response:
    return Response(inhoud, status=status, content_type="text/html; charset=utf-8")
