"""In and out: open a proposal, read a draft that somebody edited, take files away."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound

from samenleving.errors import InvoerFout
from samenleving.web.werkbank.actions import Actie, Gevolg, fout_in, vervang, verwerk
from samenleving.web.werkbank.edits import lees_bewerking, pas_toe
from samenleving.web.werkbank.state import IN_EN_UIT, TAFEL, lees_staat
from samenleving.workbench.folder import Geopend, naar_zip, open_bestanden, open_zip
from samenleving.workbench.reading import lees_ontwerp
from samenleving.workbench.text import stuk as maak_stuk

ZIP = "application/zip"
SOORTEN = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "xml": "application/xml",
    "zip": ZIP,
}
MEESTE_BESTANDEN = 200
LANGSTE_NAAM = 200
MEESTE_AANVAARD = 500


def registreer(paden: Blueprint) -> None:
    """Add the address of the downloads."""

    @paden.post("/bestand")
    def bestand() -> Response:
        """One document of my proposal, or my proposal itself."""
        gevolg = verwerk(lees_staat(request.form), request.form, None)
        if gevolg.fouten:
            raise InvoerFout([fout.als_melding() for fout in gevolg.fouten.values()])
        concept = gevolg.staat.concept
        id_, _, formaat = request.form.get("stuk", "").partition("|")
        if (id_, formaat) == ("voorstel", "zip"):
            return als_bestand(f"{concept.id}.zip", naar_zip(concept))
        if formaat not in SOORTEN and formaat != "akn":
            raise NotFound
        return als_bestand(*maak_stuk(concept, id_, formaat))


def als_bestand(naam: str, inhoud: bytes) -> Response:
    """A file to keep; never something that a browser opens as a page of ours."""
    einde = naam.rsplit(".", 1)[-1].lower()
    antwoord = Response(inhoud, content_type=SOORTEN.get(einde, "application/octet-stream"))
    antwoord.headers.set("Content-Disposition", "attachment", filename=naam)
    return antwoord


def _open_zip(gevolg: Gevolg, _: str) -> Gevolg:
    bestand = request.files.get("zip")
    if bestand is None or not bestand.filename:
        return _niets_gekozen(gevolg, "Kies eerst een zip", "zip")
    try:
        return _geopend(gevolg, open_zip(bestand.read(), _naam(bestand)))
    except InvoerFout as fout:
        return fout_in(gevolg, "Deze zip kan niet geopend worden", fout)


def _open_map(gevolg: Gevolg, _: str) -> Gevolg:
    gekozen = [bestand for bestand in request.files.getlist("map") if bestand.filename]
    if not gekozen:
        return _niets_gekozen(gevolg, "Kies eerst de bestanden", "map")
    try:
        inhoud = {_naam(bestand): bestand.read() for bestand in gekozen[:MEESTE_BESTANDEN]}
        return _geopend(gevolg, open_bestanden(inhoud))
    except InvoerFout as fout:
        return fout_in(gevolg, "Deze bestanden kunnen niet geopend worden", fout)


def _geopend(gevolg: Gevolg, geopend: Geopend) -> Gevolg:
    """On the table, unless there is something to say about what was opened."""
    titel = geopend.concept.titel or geopend.concept.id
    gevolg = vervang(gevolg, geopend.concept)
    opmerkingen = [*geopend.opmerkingen, *(f"{vast.titel}: {vast.waarom}" for vast in geopend.vast)]
    gevolg = replace(gevolg, melding=f"“{titel}” ligt op tafel.", blad=TAFEL)
    return replace(gevolg, blad=IN_EN_UIT, extra={"opmerkingen": opmerkingen}) if opmerkingen else gevolg


def _lees(gevolg: Gevolg, _: str) -> Gevolg:
    bestand = request.files.get("ontwerp")
    if bestand is None or not bestand.filename:
        return _niets_gekozen(gevolg, "Kies eerst een ontwerp", "ontwerp")
    try:
        verslag = lees_ontwerp(bestand.read(), _naam(bestand), gevolg.staat.concept)
    except InvoerFout as fout:
        return fout_in(gevolg, "Dit ontwerp kan niet gelezen worden", fout)
    extra = {"verslag": verslag, "verslag_naam": _naam(bestand)}
    return replace(gevolg, blad=IN_EN_UIT, extra=extra, melding=f"Gelezen: {_naam(bestand)}.")


def _aanvaard(gevolg: Gevolg, _: str) -> Gevolg:
    bewerkingen = []
    for regel in request.form.getlist("aanvaard")[:MEESTE_AANVAARD]:
        naam, _is, waarde = regel.partition("=")
        bewerking = lees_bewerking(f"w:{naam}", waarde)
        if bewerking is not None:
            bewerkingen.append(bewerking)
    if not bewerkingen:
        return replace(gevolg, blad=IN_EN_UIT, melding="Er was niets aangevinkt.")
    geschiedenis, fouten = pas_toe(gevolg.staat.geschiedenis, bewerkingen)
    aantal = len(bewerkingen) - len(fouten)
    woorden = "1 wijziging is" if aantal == 1 else f"{aantal} wijzigingen zijn"
    return replace(
        gevolg,
        staat=gevolg.staat.met(geschiedenis),
        fouten=fouten,
        blad=TAFEL,
        melding=f"{woorden} overgenomen uit het ontwerp.",
    )


def _niets_gekozen(gevolg: Gevolg, tekst: str, veld: str) -> Gevolg:
    fout = InvoerFout.een(tekst, "gebruik de knop om een bestand te kiezen op uw computer", veld=veld)
    return fout_in(gevolg, "Er was geen bestand gekozen", fout)


def _naam(bestand: FileStorage) -> str:
    """Only the last part of a name: some browsers send a path."""
    return (bestand.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:LANGSTE_NAAM]


ACTIES: dict[str, Actie] = {
    "open_zip": _open_zip,
    "open_map": _open_map,
    "lees": _lees,
    "aanvaard": _aanvaard,
}
