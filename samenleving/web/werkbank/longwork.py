"""Long work from a page: begin it, follow it, stop it, fetch what came out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.documents import Formaat
from samenleving.dossier.file import FORMATEN, als_zip
from samenleving.errors import InvoerFout
from samenleving.report.parts import STAPPEN, STAPPEN_BEVOLKING, Bevolkingsvraag, maak_verslag
from samenleving.report.writing import schrijf_map
from samenleving.web.werkbank.actions import fout_in, verwerk
from samenleving.web.werkbank.embed import bevolkingsstuk, ingebed
from samenleving.web.werkbank.exchange import als_bestand
from samenleving.web.werkbank.service import NAAM, dienst
from samenleving.web.werkbank.sheet import blad
from samenleving.web.werkbank.shown import VERSLAGFORMATEN
from samenleving.web.werkbank.state import GEVOLGEN, IN_EN_UIT, Staat, lees_staat, velden_van
from samenleving.web.werkbank.tasks import Gestopt, Taak
from samenleving.workbench.compiled import compileer
from samenleving.workbench.folder import opdracht
from samenleving.workbench.population import doorrekening
from samenleving.workbench.text import dossier

SECONDEN_TUSSEN = 2
STAPPEN_VOORAF = 6
"""Steps of the complete file besides its papers."""
STAPPEN_ACHTERAF = 2
"""Steps after the population was counted: the tables, and the page."""


@dataclass(frozen=True)
class Bij:
    """What the page of a task gives back to the workbench."""

    velden: tuple[tuple[str, str], ...]
    blad: str


@dataclass(frozen=True)
class Uitkomst:
    """What came out: a file to take away, or figures to read."""

    bestand: str = ""
    inhoud_van_bestand: bytes = b""
    inhoud: tuple[str, ...] = ()
    uitleg: str = ""
    blok: str = ""


Werk = Callable[[Taak], Uitkomst]


def registreer(paden: Blueprint) -> None:
    """Add the addresses of long work."""

    @paden.post("/taak")
    def begin_taak() -> Basisantwoord:
        gevolg = verwerk(lees_staat(request.form), request.form, None)
        if gevolg.fouten:
            return blad(gevolg)
        soort = WERK.get(request.form.get("taak", ""))
        if soort is None:
            raise NotFound
        titel, terug, maak = soort
        try:
            werk = maak(gevolg.staat)
        except InvoerFout as fout:
            return blad(fout_in(gevolg, "Dit kan niet gemaakt worden", fout))
        begonnen = dienst().taken.begin(titel, werk, Bij(velden_van(gevolg.staat), terug))
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


def _taak(id_: str) -> Taak:
    gevonden = dienst().taken.taak(id_)
    if gevonden is None:
        raise NotFound
    return gevonden


def _maak_dossier(staat: Staat) -> Werk:
    """Every paper of my proposal, in the formats that were ticked."""
    formaten = tuple(f for f in FORMATEN if f in request.form.getlist("formaat")) or FORMATEN
    concept = staat.concept

    def werk(taak: Taak) -> Uitkomst:
        taak.meld("Stelsels vergelijken", 0)
        *stukken, zip_ = (
            bestanden := dossier(
                concept,
                formaten,
                taak.meld,
                lambda aantal: taak.meld(taak.stap, taak.gedaan, STAPPEN_VOORAF + aantal),
            )
        )
        return Uitkomst(
            bestand=zip_,
            inhoud_van_bestand=bestanden[zip_],
            inhoud=tuple(stukken),
            uitleg=(
                "Op de opdrachtregel krijgt u dezelfde bestanden. Bewaar uw voorstel als zip, pak ze uit en "
                f"geef dit in de map waarin {concept.id} dan staat: {opdracht(concept)}"
            ),
        )

    return werk


def _maak_verslag(staat: Staat) -> Werk:
    """The report of the comparison: my proposal beside the systems on the bench."""
    gevraagd = request.form.getlist("verslagformaat")
    formaten = cast("tuple[Formaat, ...]", tuple(f for f in VERSLAGFORMATEN if f in gevraagd) or ("docx",))
    vraag = Bevolkingsvraag() if request.form.get("met_bevolking") else None
    gemaakt = compileer(staat.concept)
    namen = (*staat.naast, gemaakt.naam)
    maand = staat.maand or None

    def werk(taak: Taak) -> Uitkomst:
        stappen = STAPPEN + len(formaten) + (STAPPEN_BEVOLKING if vraag else 0)
        taak.meld("Stelsels vergelijken", 0, stappen)
        verslag = maak_verslag(namen, namen[0], maand, gemaakt.mappen, None, taak.meld, vraag)
        with tempfile.TemporaryDirectory(prefix="samenleving-") as map_:
            geschreven = schrijf_map(verslag, map_, formaten, taak.meld)
            bestanden = {pad.name: pad.read_bytes() for pad in geschreven}
        stam = f"vergelijking-{staat.concept.id}"
        return Uitkomst(
            bestand=f"{stam}.zip", inhoud_van_bestand=als_zip(stam, bestanden), inhoud=tuple(bestanden)
        )

    return werk


def _reken_bevolking(staat: Staat) -> Werk:
    """Who gains access, who loses it, and who pays what."""
    concept, maand = staat.concept, staat.maand
    naast = tuple(naam for naam in staat.naast if naam in request.form.getlist("bevolking_naast"))

    def werk(taak: Taak) -> Uitkomst:
        gevonden = doorrekening(
            concept,
            naast or (concept.basis,),
            maand=maand,
            meld=lambda hoever: taak.meld(hoever.tekst, hoever.stap, hoever.stappen + STAPPEN_ACHTERAF),
            stop=lambda: taak.wordt_gestopt,
        )
        if gevonden is None:
            raise Gestopt
        taak.meld("tabellen en grafieken maken")
        document = bevolkingsstuk(concept, gevonden)
        taak.meld("bladzijde opmaken")
        return Uitkomst(blok=ingebed(document))

    return werk


WERK: dict[str, tuple[str, str, Callable[[Staat], Werk]]] = {
    "dossier": ("Het volledige dossier", IN_EN_UIT, _maak_dossier),
    "verslag": ("Het vergelijkend verslag", IN_EN_UIT, _maak_verslag),
    "bevolking": ("Bevolking en geld", GEVOLGEN, _reken_bevolking),
}
"""By the name of the button: title, the sheet it goes back to, and what makes the work from a visit."""
