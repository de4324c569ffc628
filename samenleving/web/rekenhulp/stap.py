"""One post to the calculator: what was answered so far, and which page comes next."""

from __future__ import annotations

from datetime import date

from flask import Response, render_template, request

from samenleving.web.rekenhulp.antwoorden import MAX_LENGTE, Fout, in_velden, lees_antwoord, lees_eerdere
from samenleving.web.rekenhulp.bestand import MAX_BYTES, Bestandsfout, Geladen, lees_antwoorden
from samenleving.web.rekenhulp.pakket import over_dit_pakket
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.samenhang import Opmerking, opmerkingen
from samenleving.web.rekenhulp.tekening import tijdlijn_beeld
from samenleving.web.rekenhulp.teksten import Teksten, taal_van
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vraag, vragenlijst

WIJZIG = "wijzig:"
AFDRUK = "afdruk.html"
PDF_NAAM = "wijk-werken.pdf"
SCHRIJVERS = ("typst", "lxml")
LAAD = "laad"
BESTAND = "bestand"
"""The field with a file of answers."""
NAAR_TAAL = "taal"
"""The action of the language switch: show the same page again, now in the language of another address."""


def teksten_hier(maand: str) -> Teksten:
    """The texts in the language of the address that was asked for."""
    return Teksten(maand, taal_van(request.path))


class Stap:
    """One post: read what was answered, decide which page comes next.

    Args:
        vandaag: the day of the answers; the calculator answers for its month.
        antwoorden: the answers given so far; those in the hidden fields of the form when left out.
    """

    def __init__(self, vandaag: date, antwoorden: Antwoorden | None = None) -> None:
        self._vandaag = vandaag
        self._maand = vandaag.isoformat()[:7]
        self._lijst = vragenlijst()
        self._t = teksten_hier(self._maand)
        eerdere = lees_eerdere(self._lijst, request.form, vandaag) if antwoorden is None else antwoorden
        self._antwoorden = dict(eerdere)

    def antwoord(self) -> Response:
        """The page that the post at hand asks for."""
        actie = request.form.get("actie", "")
        if actie.startswith(WIJZIG):
            vraag = self._lijst.vraag(actie.removeprefix(WIJZIG))
            return self._toon(vraag, wijzig=True)
        if actie == "controle":
            return self._volgende(None)
        if actie == "resultaat":
            return self.resultaat()
        if actie == "afdruk":
            return self.resultaat(AFDRUK)
        if actie == "pdf":
            return self.pdf()
        if actie == LAAD:
            return self._laad()
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
        match request.form.get("pagina"):
            case "resultaat":
                return self.resultaat()
            case "afdruk":
                return self.resultaat(AFDRUK)
        return self._volgende(None)

    def _zichtbaar(self) -> list[Vraag]:
        return self._lijst.zichtbaar(self._antwoorden, self._maand)

    def _verder(self, vraag: Vraag) -> Response:
        wijzig = bool(request.form.get("wijzig"))
        try:
            self._antwoorden[vraag.id] = lees_antwoord(vraag, request.form, self._vandaag)
        except Fout as fout:
            return self._toon(vraag, wijzig=wijzig, fout=fout)
        return self.kijk_na(vraag, wijzig=wijzig) or self._volgende(None if wijzig else vraag)

    def _opmerkingen(self) -> list[Opmerking]:
        return opmerkingen(self._lijst, self._antwoorden, self._vandaag, self._t)

    def _kan_niet(self) -> list[Opmerking]:
        return [opmerking for opmerking in self._opmerkingen() if opmerking.kan_niet]

    def kijk_na(self, vraag: Vraag | None = None, *, wijzig: bool = True) -> Response | None:
        """The question of which the answer cannot be beside the others; None where all of them can."""
        for opmerking in self._kan_niet():
            if vraag in (None, opmerking.vraag):
                fout = Fout("", "antwoord", tekst=opmerking.tekst)
                return self._toon(opmerking.vraag, wijzig=wijzig, fout=fout)
        return None

    def _volgende(self, na: Vraag | None) -> Response:
        """The question after this one, or else the first without an answer; in the end the check page."""
        zichtbaar = self._zichtbaar()
        if na is not None and na in zichtbaar:
            verder = zichtbaar[zichtbaar.index(na) + 1 :]
            return self._toon(verder[0]) if verder else self.controle()
        open_ = [vraag for vraag in zichtbaar if vraag.id not in self._antwoorden]
        return self._toon(open_[0]) if open_ else self.controle()

    def _vorige(self, vraag: Vraag) -> Response:
        if request.form.get("wijzig"):
            return self.controle()
        zichtbaar = self._zichtbaar()
        plaats = zichtbaar.index(vraag) if vraag in zichtbaar else 0
        return self._toon(zichtbaar[plaats - 1]) if plaats else pagina("start.html")

    def _toon(
        self, vraag: Vraag | None, *, wijzig: bool = False, fout: Fout | None = None, getypt: bool = False
    ) -> Response:
        zichtbaar = self._zichtbaar()
        if vraag is None or vraag not in zichtbaar:
            vraag = zichtbaar[0]
        andere = {id_: antwoord for id_, antwoord in self.relevante().items() if id_ != vraag.id}
        return pagina(
            "vraag.html",
            status=400 if fout else 200,
            vraag=vraag,
            tekst=self._t.onder(f"vragen.{vraag.id}"),
            eenheid=self._t(f"vragen.{vraag.id}.eenheid") if vraag.soort == "getal" else "",
            gegeven=self._gegeven(vraag, getypt=getypt or bool(fout and fout.bericht)),
            eerdere=andere,
            wijzig=wijzig,
            fout=self._foutmelding(fout) if fout else None,
        )

    def _foutmelding(self, fout: Fout) -> dict[str, str]:
        return {
            "tekst": fout.tekst or self._t(f"fouten.{fout.bericht}", hoogste=self._t.getal(fout.hoogste)),
            "veld": fout.veld,
        }

    def _gegeven(self, vraag: Vraag, *, getypt: bool) -> dict[str, str]:
        """What to show in the fields: what was just typed, or else the earlier answer."""
        if getypt:
            velden = ("antwoord", "dag", "maand", "jaar", WEET_NIET)
            return {naam: request.form.get(naam, "")[:MAX_LENGTE] for naam in velden}
        antwoord = self._antwoorden.get(vraag.id, "")
        if antwoord == WEET_NIET and vraag.soort != "keuze":
            return {WEET_NIET: "ja"}
        return in_velden(vraag, antwoord, self._t)

    def relevante(self) -> dict[str, str]:
        """The answers that still matter; one to a question that fell away is dropped."""
        return {v.id: self._antwoorden[v.id] for v in self._zichtbaar() if v.id in self._antwoorden}

    def _laad(self) -> Response:
        """The check page with the answers of a file, and what of it could not be used."""
        gestuurd = request.files.get(BESTAND)
        try:
            inhoud = (
                gestuurd.stream.read(MAX_BYTES + 1) if gestuurd is not None and gestuurd.filename else None
            )
            if inhoud is None:
                raise Bestandsfout("geen")
            geladen = lees_antwoorden(inhoud, self._lijst, self._vandaag)
        except Bestandsfout as fout:
            return pagina(
                "bestand.html", status=400, fout=self._t(f"bestand.fouten.{fout.bericht}", **fout.woorden)
            )
        return Stap(self._vandaag, geladen.antwoorden).controle(geladen)

    def controle(self, geladen: Geladen | None = None) -> Response:
        """The page on which all answers are checked; `geladen` tells of the file they came from."""
        onmogelijk = [
            (ding, self._t(f"fouten.{ding.fout.bericht}", hoogste=self._t.getal(ding.fout.hoogste)))
            for ding in (geladen.onmogelijk if geladen else ())
        ]
        return pagina(
            "controle.html",
            groepen=self._groepen(),
            eerdere=self.relevante(),
            geladen=geladen,
            onmogelijk=onmogelijk,
            opmerkingen=self._opmerkingen(),
        )

    def resultaat(self, sjabloon: str = "resultaat.html") -> Response:
        """The result as a page or a sheet to print; the first question while there is no answer at all."""
        antwoorden = self.relevante()
        if not antwoorden:
            return self._toon(None)
        if (eerst := self.kijk_na()) is not None:
            return eerst
        resultaat = maak_resultaat(self._lijst, antwoorden, self._vandaag, self._t)
        return pagina(
            sjabloon,
            r=resultaat,
            tijdlijn_beeld=tijdlijn_beeld(resultaat.tijdlijn, self._t),
            groepen=self._groepen(),
            eerdere=antwoorden,
            vandaag=self._vandaag,
        )

    def pdf(self) -> Response:
        """The result as a file, made in memory; the first question while there is no answer at all."""
        antwoorden = self.relevante()
        if not antwoorden:
            return self._toon(None)
        if (eerst := self.kijk_na()) is not None:
            return eerst
        resultaat = maak_resultaat(self._lijst, antwoorden, self._vandaag, self._t)
        try:
            # The writers of documents are an extra that only this needs; without it there is a sheet.
            from samenleving.web.rekenhulp.afdruk import schrijf_resultaat

            inhoud = schrijf_resultaat(resultaat, self._groepen(), self._vandaag, self._t, over_dit_pakket())
        except ModuleNotFoundError as fout:
            if fout.name not in SCHRIJVERS:
                raise
            return self.resultaat(AFDRUK)
        bijlage = {"Content-Disposition": f'attachment; filename="{PDF_NAAM}"'}
        return Response(inhoud, mimetype="application/pdf", headers=bijlage)

    def _groepen(self) -> dict[str, list[tuple[Vraag, str]]]:
        """Questions with their answers in words, per subject."""
        groepen: dict[str, list[tuple[Vraag, str]]] = {}
        for vraag in self._zichtbaar():
            groepen.setdefault(vraag.onderwerp, []).append((vraag, self.in_woorden(vraag)))
        return groepen

    def in_woorden(self, vraag: Vraag) -> str:
        """The answer to a question as a person reads it."""
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


def pagina(sjabloon: str, *, status: int = 200, **inhoud: object) -> Response:
    """A page of the calculator."""
    return Response(render_template(sjabloon, **inhoud), status=status, mimetype="text/html")
