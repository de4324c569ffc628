"""The addresses of the long form, and of the answers as a file to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.web.rekenhulp.antwoorden import Fout, lees_eerdere, maak_situatie
from samenleving.web.rekenhulp.bestand import schrijf_antwoorden, schrijf_situatie
from samenleving.web.rekenhulp.formulier import VELD, Formulier, Rij, lees_formulier
from samenleving.web.rekenhulp.kader import begin_adres
from samenleving.web.rekenhulp.samenhang import opmerkingen
from samenleving.web.rekenhulp.stap import NAAR_TAAL, Stap, pagina, teksten_hier
from samenleving.web.rekenhulp.vragen import ROUTE, Antwoorden, Vragenlijst, vragenlijst

SITUATIE = "situatie"
"""The action that asks for the answers as a case, for the API and the command line."""


def registreer(paden: Blueprint, kalender: Callable[[], date], versie: Callable[[], str]) -> None:
    """Add the addresses to those of the calculator."""

    @paden.get("/formulier")
    def formulier_begin() -> Response:
        return _kies_route()

    @paden.post("/formulier")
    def formulier() -> Response:
        return _formulier(kalender())

    @paden.post("/antwoorden")
    def antwoorden() -> Basisantwoord:
        return _bestand(kalender(), versie())


def _formulier(vandaag: date) -> Response:
    lijst, actie = vragenlijst(), request.form.get("actie", "")
    eerdere = lees_eerdere(lijst, request.form, vandaag)
    route = request.form.get(ROUTE, "") or eerdere.get(ROUTE, "")
    ingevuld = any(naam.startswith(VELD) for naam in request.form)
    if actie == NAAR_TAAL and eerdere and not ingevuld:
        return Stap(vandaag).antwoord()
    if route not in lijst.routes:
        return _kies_route()
    maand = vandaag.isoformat()[:7]
    vel = Formulier(lijst, route, teksten_hier(maand), maand)
    if not ingevuld:
        return _toon(route, vel.met_antwoorden(eerdere))
    if actie == NAAR_TAAL:
        return _toon(route, vel.met_invulling(request.form, {}))
    gelezen = lees_formulier(lijst, request.form, route, vandaag)
    fouten = gelezen.fouten or _kan_niet(lijst, gelezen.antwoorden, vandaag)
    if fouten:
        return _toon(route, vel.met_invulling(request.form, fouten))
    return Stap(vandaag, gelezen.antwoorden).resultaat()


def _kan_niet(lijst: Vragenlijst, antwoorden: Antwoorden, vandaag: date) -> dict[str, Fout]:
    t = teksten_hier(vandaag.isoformat()[:7])
    gevonden = opmerkingen(lijst, antwoorden, vandaag, t)
    return {o.vraag.id: Fout("", "antwoord", tekst=o.tekst) for o in gevonden if o.kan_niet}


def _kies_route() -> Response:
    return pagina("formulier_begin.html", routes=tuple(vragenlijst().routes))


def _toon(route: str, rijen: list[Rij]) -> Response:
    groepen: dict[str, list[Rij]] = {}
    for rij in rijen:
        groepen.setdefault(rij.vraag.onderwerp, []).append(rij)
    fouten = [rij for rij in rijen if rij.fout]
    status = 400 if fouten else 200
    return pagina("formulier.html", status=status, groepen=groepen, fouten=fouten, eerdere={ROUTE: route})


def _bestand(vandaag: date, versie: str) -> Basisantwoord:
    stap = Stap(vandaag)
    antwoorden, lijst, maand = stap.relevante(), vragenlijst(), vandaag.isoformat()[:7]
    if not antwoorden:
        return redirect(begin_adres(), code=303)
    t = teksten_hier(maand)
    if request.form.get("actie") == SITUATIE and (eerst := stap.kijk_na()) is not None:
        return eerst
    if request.form.get("actie") == SITUATIE:
        situatie = maak_situatie(lijst, antwoorden, maand, maand)
        inhoud, naam = schrijf_situatie(situatie, maand, t("bestand.uitleg_situatie")), SITUATIE
    else:
        inhoud = schrijf_antwoorden(lijst, antwoorden, vandaag, t, stap.in_woorden, versie)
        naam = "antwoorden"
    antwoord = Response(inhoud, content_type="application/json; charset=utf-8")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}-wijk-werken-{vandaag}.json"'
    return antwoord
