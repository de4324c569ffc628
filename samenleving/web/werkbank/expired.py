"""A form from before a restart: nothing of it is done, but it is shown again, so that no work is lost.

What was posted stands on a page that this process made, to be sent again by whoever looks at it. Of the
button that was pressed nothing is kept: what it does must be asked anew.
"""

from __future__ import annotations

from flask import Response, render_template, request

from samenleving.errors import InvoerFout
from samenleving.web.werkbank import shown
from samenleving.web.werkbank.actions import huidige_velden, titel_van
from samenleving.web.werkbank.edits import getypte, veldnaam
from samenleving.web.werkbank.state import BLADEN, GESCHIEDENIS, TAFEL, lees_staat, velden_van
from samenleving.workbench.edits import wijzigingen


def toon_opnieuw() -> Response | None:
    """The proposal that was posted, under a fresh seal; None where nothing was posted that can be read."""
    if not request.form.get(GESCHIEDENIS):
        return None
    op = request.form.get("op", TAFEL)
    blad = op if op in BLADEN else TAFEL
    try:
        staat = lees_staat(request.form)
        bank = shown.bank_van_de_velden(staat) if blad == TAFEL else None
        getypt = getypte(request.form, huidige_velden(staat, blad, bank))
        gewijzigd = wijzigingen(staat.concept)
    except InvoerFout:
        return None
    kort = request.headers.get("HX-Request") == "true"
    inhoud = render_template(
        "werkbank/verlopen_kort.html" if kort else "werkbank/verlopen.html",
        velden=(*velden_van(staat), *((veldnaam(b.soort, b.sleutel), b.waarde) for b in getypt)),
        getypt=len(getypt),
        blad=blad,
        titel=staat.concept.titel,
        basis_titel=titel_van(staat.concept.basis),
        wijzigingen=gewijzigd,
    )
    return Response(inhoud, status=403, content_type="text/html; charset=utf-8")
