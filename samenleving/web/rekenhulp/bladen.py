"""The pages that only tell: privacy, accessibility, about this site, and how to show it on another site."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, current_app, render_template, request

from samenleving.law import alle_parameters
from samenleving.web.cors import ALLE
from samenleving.web.headers import ELKE_SITE, KADERS
from samenleving.web.rekenhulp.kader import BEGIN, zet_in_kader
from samenleving.web.rekenhulp.teksten import in_taal, taal_van

VERKLAARD_OP = date(2026, 11, 23)
"""The day on which the statement on accessibility was last held against the pages."""


def registreer(paden: Blueprint) -> None:
    """Add the pages to the addresses of the calculator."""

    @paden.get("/privacy")
    def privacy() -> str:
        return render_template("blad.html", blad="privacy")

    @paden.get("/toegankelijkheid")
    def toegankelijkheid() -> str:
        return render_template("blad.html", blad="toegankelijkheid", bijgewerkt=VERKLAARD_OP)

    @paden.get("/over")
    def over() -> str:
        return render_template("over.html", blad="over", nagekeken=laatst_nagekeken())

    @paden.get("/inbedden")
    def inbedden() -> str:
        kaders = current_app.config[KADERS]
        adres = request.url_root.rstrip("/") + in_taal(BEGIN, taal_van(request.path))
        sites = () if {*ELKE_SITE, ALLE} & {*kaders} else kaders
        return render_template("inbedden.html", blad="inbedden", adres=adres, mag=bool(kaders), sites=sites)

    @paden.get(BEGIN)
    def inbed() -> str:
        zet_in_kader()
        return render_template("start.html")


def laatst_nagekeken() -> date:
    """The day since which every number of the law was held against its source."""
    return min(date.fromisoformat(info.gecontroleerd) for info in alle_parameters().values())
