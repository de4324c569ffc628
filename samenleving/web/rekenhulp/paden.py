"""The pages of the calculator: a start page, and one address to which every step is posted, in each language.

All answers travel in hidden fields of the form and nowhere else: no session, no cookie, nothing in an address
or a log. A forged post from another site could only show its own answers to itself; there is no state
to change and nobody is logged in, so a token against cross-site requests would protect nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, version
from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, Response, redirect, render_template, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.messages import TALEN
from samenleving.web.rekenhulp.antwoorden import MAX_LENGTE, VOORVOEGSEL, Fout, lees_antwoord, lees_eerdere
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.teksten import Teksten, in_taal, taal_van
from samenleving.web.rekenhulp.vragen import WEET_NIET, Vraag, vragenlijst

PAKKET = "openfisca-samenleving"
NAAM = "rekenhulp"
WIJZIG = "wijzig:"
NAAR_TAAL = "taal"
"""The action of the language switch: show the same page again, now that the address tells another language."""

Kalender = Callable[[], date]


def vandaag_hier() -> date:
    """Today in Brussels."""
    return datetime.now(ZoneInfo("Europe/Brussels")).date()


@cache
def over_dit_pakket() -> dict[str, str]:
    """Version and address of the source, as installed."""
    try:
        adressen = metadata(PAKKET).get_all("Project-URL") or ()
        bron = next((a.partition(", ")[2] for a in adressen if a.startswith("Repository, ")), "")
        return {"versie": version(PAKKET), "bron": bron}
    except PackageNotFoundError:
        return {"versie": "", "bron": ""}


def registreer(app: Flask, kalender: Kalender = vandaag_hier) -> None:
    """Put the calculator on an application, once for each language; the address tells which."""
    paden = rekenhulp(kalender)
    for taal in TALEN:
        app.register_blueprint(paden, url_prefix=in_taal("/", taal).rstrip("/"), name=f"{NAAM}_{taal}")


def teksten_hier(maand: str) -> Teksten:
    """The texts in the language of the address that was asked for."""
    return Teksten(maand, taal_van(request.path))


def _deze_pagina_in_elke_taal() -> dict[str, str]:
    """Where the language switch leads; nowhere on the pages of others, and to the start from no page at all."""
    if request.endpoint is not None and not (request.blueprint or "").startswith(NAAM):
        return {}
    return {taal: in_taal(request.path if request.endpoint else "/", taal) for taal in TALEN}


def heel(tekst: str) -> Markup:
    """A heading in which a hyphenated word is never split over two lines."""
    samen = Markup('<span class="heel">{}</span>')
    return Markup(" ").join(samen.format(woord) if "-" in woord else escape(woord) for woord in tekst.split())


def rekenhulp(kalender: Kalender = vandaag_hier) -> Blueprint:
    """The pages of the calculator; `kalender` tells which day it is."""
    paden = Blueprint(NAAM, __name__)

    @paden.app_context_processor
    def overal() -> dict[str, object]:
        maand = kalender().isoformat()[:7]
        t = teksten_hier(maand)
        return {
            "t": t,
            "taal": t.taal,
            "pad": t.pad,
            "talen": _deze_pagina_in_elke_taal(),
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
        return redirect(in_taal("/", taal_van(request.path)), code=303)

    @paden.post("/rekenhulp")
    def stap() -> Response:
        return _Stap(kalender()).antwoord()

    return paden


class _Stap:
    """One post: read what was answered, decide which page comes next."""

    def __init__(self, vandaag: date) -> None:
        self._vandaag = vandaag
        self._maand = vandaag.isoformat()[:7]
        self._lijst = vragenlijst()
        self._t = teksten_hier(self._maand)
        self._antwoorden = lees_eerdere(self._lijst, request.form, vandaag)

    def antwoord(self) -> Response:
        actie = request.form.get("actie", "")
        if actie.startswith(WIJZIG):
            vraag = self._lijst.vraag(actie.removeprefix(WIJZIG))
            return self._toon(vraag, wijzig=True)
        if actie == "controle":
            return self._volgende(None)
        if actie == "resultaat":
            return self._resultaat()
        if actie == NAAR_TAAL:
            return self._zelfde_pagina()
        huidige = self._lijst.vraag(request.form.get("vraag", ""))
        if huidige is None:
            return self._toon(None)
        if actie == "terug":
            return self._vorige(huidige)
        return self._verder(huidige)

    def _zelfde_pagina(self) -> Response:
        """What was on the screen, with everything that was filled in, also what was not sent before."""
        vraag = self._lijst.vraag(request.form.get("vraag", ""))
        if vraag is not None:
            return self._toon(vraag, wijzig=bool(request.form.get("wijzig")), getypt=True)
        return self._resultaat() if request.form.get("pagina") == "resultaat" else self._volgende(None)

    def _zichtbaar(self) -> list[Vraag]:
        return self._lijst.zichtbaar(self._antwoorden, self._maand)

    def _verder(self, vraag: Vraag) -> Response:
        wijzig = bool(request.form.get("wijzig"))
        try:
            self._antwoorden[vraag.id] = lees_antwoord(vraag, request.form, self._vandaag)
        except Fout as fout:
            return self._toon(vraag, wijzig=wijzig, fout=fout)
        return self._volgende(None if wijzig else vraag)

    def _volgende(self, na: Vraag | None) -> Response:
        """The question after this one, or else the first without an answer; in the end the check page."""
        zichtbaar = self._zichtbaar()
        if na is not None and na in zichtbaar:
            verder = zichtbaar[zichtbaar.index(na) + 1 :]
            return self._toon(verder[0]) if verder else self._controle()
        open_ = [vraag for vraag in zichtbaar if vraag.id not in self._antwoorden]
        return self._toon(open_[0]) if open_ else self._controle()

    def _vorige(self, vraag: Vraag) -> Response:
        if request.form.get("wijzig"):
            return self._controle()
        zichtbaar = self._zichtbaar()
        plaats = zichtbaar.index(vraag) if vraag in zichtbaar else 0
        return self._toon(zichtbaar[plaats - 1]) if plaats else _pagina("start.html")

    def _toon(
        self, vraag: Vraag | None, *, wijzig: bool = False, fout: Fout | None = None, getypt: bool = False
    ) -> Response:
        zichtbaar = self._zichtbaar()
        if vraag is None or vraag not in zichtbaar:
            vraag = zichtbaar[0]
        andere = {id_: antwoord for id_, antwoord in self._relevante().items() if id_ != vraag.id}
        return _pagina(
            "vraag.html",
            status=400 if fout else 200,
            vraag=vraag,
            tekst=self._t.onder(f"vragen.{vraag.id}"),
            eenheid=self._t(f"vragen.{vraag.id}.eenheid") if vraag.soort == "getal" else "",
            gegeven=self._gegeven(vraag, getypt=getypt or fout is not None),
            eerdere=andere,
            wijzig=wijzig,
            fout=self._foutmelding(fout) if fout else None,
        )

    def _foutmelding(self, fout: Fout) -> dict[str, str]:
        return {"tekst": self._t(f"fouten.{fout.bericht}", hoogste=self._t.getal(fout.hoogste)), "veld": fout.veld}

    def _gegeven(self, vraag: Vraag, *, getypt: bool) -> dict[str, str]:
        """What to show in the fields: what was just typed, or else the earlier answer."""
        if getypt:
            velden = ("antwoord", "dag", "maand", "jaar", WEET_NIET)
            return {naam: request.form.get(naam, "")[:MAX_LENGTE] for naam in velden}
        antwoord = self._antwoorden.get(vraag.id, "")
        if antwoord == WEET_NIET and vraag.soort != "keuze":
            return {WEET_NIET: "ja"}
        if vraag.soort == "datum" and antwoord:
            jaar, maand, dag = f"{antwoord}-".split("-")[:3]
            return {"jaar": jaar, "maand": maand.lstrip("0"), "dag": dag.lstrip("0")}
        if vraag.soort == "getal" and antwoord:
            return {"antwoord": self._t.getal(Decimal(antwoord))}
        return {"antwoord": antwoord}

    def _relevante(self) -> dict[str, str]:
        """The answers that still matter; one to a question that fell away is dropped."""
        return {v.id: self._antwoorden[v.id] for v in self._zichtbaar() if v.id in self._antwoorden}

    def _controle(self) -> Response:
        return _pagina("controle.html", groepen=self._groepen(), eerdere=self._relevante())

    def _resultaat(self) -> Response:
        antwoorden = self._relevante()
        if not antwoorden:
            return self._toon(None)
        resultaat = maak_resultaat(self._lijst, antwoorden, self._vandaag, self._t)
        return _pagina("resultaat.html", r=resultaat, groepen=self._groepen(), eerdere=antwoorden)

    def _groepen(self) -> dict[str, list[tuple[Vraag, str]]]:
        """Questions with their answers in words, per subject."""
        groepen: dict[str, list[tuple[Vraag, str]]] = {}
        for vraag in self._zichtbaar():
            groepen.setdefault(vraag.onderwerp, []).append((vraag, self._in_woorden(vraag)))
        return groepen

    def _in_woorden(self, vraag: Vraag) -> str:
        antwoord = self._antwoorden.get(vraag.id)
        if antwoord is None:
            return self._t("ui.niet_ingevuld")
        if antwoord == WEET_NIET:
            return self._t("ui.weet_niet")
        if vraag.soort == "keuze":
            return self._t(f"vragen.{vraag.id}.opties.{antwoord}")
        if vraag.soort == "getal":
            return self._t.toon(float(antwoord), vraag.eenheid)
        heeft_dag = antwoord.count("-") == 2
        return self._t.datum(antwoord) if heeft_dag else self._t.maand(antwoord)


def _pagina(sjabloon: str, *, status: int = 200, **inhoud: object) -> Response:
    return Response(render_template(sjabloon, **inhoud), status=status, mimetype="text/html")
