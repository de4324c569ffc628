"""Long work from a page: begin it, follow it, stop it, fetch what came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.errors import InvoerFout
from samenleving.web.werkbank.actions import verwerk
from samenleving.web.werkbank.exchange import als_bestand
from samenleving.web.werkbank.service import NAAM, dienst
from samenleving.web.werkbank.state import GEVOLGEN, IN_EN_UIT, Staat, lees_staat
from samenleving.web.werkbank.tasks import Gestopt, Taak
from samenleving.workbench.folder import opdracht
from samenleving.workbench.population import Doorrekening, Voortgang, doorrekening
from samenleving.workbench.text import FORMATEN, dossier

SECONDEN_TUSSEN = 2
STAPPEN_VAN_HET_DOSSIER = 20
"""About; the papers themselves tell the rest."""


@dataclass(frozen=True)
class Bij:
    """What the page of a task gives back to the workbench."""

    velden: tuple[tuple[str, str], ...]
    blad: str


@dataclass(frozen=True)
class Uitkomst:
    """What came out: a file to take away, or a block to read."""

    bestand: str = ""
    inhoud_van_bestand: bytes = b""
    inhoud: tuple[str, ...] = ()
    uitleg: str = ""
    blok: str = ""


def registreer(paden: Blueprint) -> None:
    """Add the addresses of long work."""

    @paden.post("/taak")
    def begin_taak() -> Basisantwoord:
        gevolg = verwerk(lees_staat(request.form), request.form, None)
        if gevolg.fouten:
            raise InvoerFout([fout.als_melding() for fout in gevolg.fouten.values()])
        soort = WERK.get(request.form.get("taak", ""))
        if soort is None:
            raise NotFound
        titel, blad, maak = soort
        begonnen = dienst().taken.begin(titel, maak(gevolg.staat), Bij(velden_van(gevolg.staat), blad))
        return redirect(url_for(f"{NAAM}.taak", id_=begonnen.id), code=303)

    @paden.get("/taak/<id_>")
    def taak(id_: str) -> Response:
        deze = _taak(id_)
        antwoord = Response(render_template("werkbank/taak.html", taak=deze))
        if deze.loopt and "HX-Request" not in request.headers:
            antwoord.headers["Refresh"] = str(SECONDEN_TUSSEN)
        return antwoord

    @paden.post("/taak/<id_>/stop")
    def stop_taak(id_: str) -> Basisantwoord:
        _taak(id_).stop()
        return redirect(url_for(f"{NAAM}.taak", id_=id_), code=303)

    @paden.get("/taak/<id_>/bestand")
    def taakbestand(id_: str) -> Response:
        deze = _taak(id_)
        if deze.stand != "klaar" or not deze.uitkomst.bestand:
            raise NotFound
        return als_bestand(deze.uitkomst.bestand, deze.uitkomst.inhoud_van_bestand)


def velden_van(staat: Staat) -> tuple[tuple[str, str], ...]:
    """A visit as the fields of a form."""
    from samenleving.workbench import history

    return (
        ("geschiedenis", history.naar_json(staat.geschiedenis)),
        ("merk", staat.merk),
        ("maand", staat.maand),
        *(("naast", naam) for naam in staat.naast),
        *((f"zoek-{naam}", waarde) for naam, waarde in staat.zoek.items() if waarde),
    )


def _taak(id_: str) -> Taak:
    gevonden = dienst().taken.taak(id_)
    if gevonden is None:
        raise NotFound
    return gevonden


def _maak_dossier(staat: Staat) -> Callable[[Taak], Uitkomst]:
    formaten = tuple(f for f in FORMATEN if f in request.form.getlist("formaat")) or FORMATEN
    concept = staat.concept

    def werk(taak: Taak) -> Uitkomst:
        taak.meld("Het dossier begint", 0, STAPPEN_VAN_HET_DOSSIER)
        bestanden = dossier(concept, formaten=formaten, meld=taak.meld)
        *stukken, zip_ = bestanden
        taak.meld("Klaar", taak.totaal)
        return Uitkomst(
            bestand=zip_,
            inhoud_van_bestand=bestanden[zip_],
            inhoud=tuple(stukken),
            uitleg=f"Op de opdrachtregel geeft dit dezelfde bestanden: {opdracht(concept)}",
        )

    return werk


def _reken_bevolking(staat: Staat) -> Callable[[Taak], Uitkomst]:
    concept, naast = staat.concept, staat.naast

    def werk(taak: Taak) -> Uitkomst:
        for stap in doorrekening(concept, naast, stop=lambda: taak.wordt_gestopt):
            if isinstance(stap, Voortgang):
                taak.meld(stap.stap, stap.deel, stap.delen)
            else:
                return Uitkomst(blok=_blok(stap))
        raise Gestopt

    return werk


def _blok(uitkomst: Doorrekening) -> Markup:
    raise NotImplementedError


WERK: dict[str, tuple[str, str, Callable[[Staat], Callable[[Taak], Any]]]] = {
    "dossier": ("Het volledige dossier", IN_EN_UIT, _maak_dossier),
    "bevolking": ("Bevolking en geld", GEVOLGEN, _reken_bevolking),
}
