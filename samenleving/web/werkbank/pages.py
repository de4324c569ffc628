"""The pages of the workbench."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.web.werkbank import door
from samenleving.web.werkbank.access import PAD
from samenleving.web.werkbank.service import NAAM


def maak_werkbank() -> Blueprint:
    """The blueprint of /werkbank."""
    paden = Blueprint(NAAM, __name__, url_prefix=PAD)
    door.registreer(paden)

    @paden.get("/")
    def begin() -> Basisantwoord | str:
        if "sleutel" in request.args:
            return redirect(url_for(f"{NAAM}.begin"), code=303)
        return render_template("werkbank/open.html", verder="/")

    return paden
