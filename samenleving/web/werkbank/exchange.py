"""In and out: open a proposal, read a draft that somebody edited, take files away."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request
from werkzeug.datastructures import FileStorage

from samenleving.dossier.file import als_zip
from samenleving.errors import InvoerFout
from samenleving.web.werkbank.actions import Actie, Gevolg, fout_in, leg_op_tafel, verwerk
from samenleving.web.werkbank.edits import lees_bewerking, pas_toe
from samenleving.web.werkbank.sheet import blad
from samenleving.web.werkbank.state import IN_EN_UIT, TAFEL, lees_staat
from samenleving.workbench.concept import Concept
from samenleving.workbench.folder import naar_zip, open_zip
from samenleving.workbench.reading import lees_ontwerp
from samenleving.workbench.text import dossier
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
ZONDER_MAP = "geopend_voorstel"
LANGSTE_NAAM = 200
MEESTE_AANVAARD = 500


def registreer(paden: Blueprint) -> None:
    """Add the address of the downloads."""

    @paden.post("/bestand")
    def bestand() -> Response:
        """One document of my proposal, or my proposal itself."""
        gevolg = verwerk(lees_staat(request.form), request.form, None)
        if gevolg.fouten:
            return blad(gevolg)
        try:
            return _gevraagd(gevolg.staat.concept, request.form.get("stuk", ""))
        except InvoerFout as fout:
            return blad(fout_in(gevolg, "Dit kan niet gemaakt worden", fout))


def _gevraagd(concept: Concept, stuk: str) -> Response:
    id_, _, formaat = stuk.partition("|")
    if (id_, formaat) == ("voorstel", "zip"):
        return als_bestand(f"{concept.id}.zip", naar_zip(concept))
    if (id_, formaat) == ("dossier", "akn"):
        bestanden = dossier(concept, ("akn",))
        return als_bestand(f"{concept.id}-akoma-ntoso.zip", bestanden[next(reversed(bestanden))])
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
        return leg_op_tafel(gevolg, open_zip(bestand.read(), _naam(bestand)))
    except InvoerFout as fout:
        return fout_in(gevolg, "Deze zip kan niet geopend worden", fout)


def _open_map(gevolg: Gevolg, _: str) -> Gevolg:
    gekozen = [bestand for bestand in request.files.getlist("map") if bestand.filename]
    if not gekozen:
        return _niets_gekozen(gevolg, "Kies eerst de bestanden", "map")
    try:
        inhoud = {_in_een_map(bestand.filename or ""): bestand.read() for bestand in gekozen}
        return leg_op_tafel(gevolg, open_zip(als_zip("map", inhoud), "deze map"))
    except InvoerFout as fout:
        return fout_in(gevolg, "Deze bestanden kunnen niet geopend worden", fout)


def _lees(gevolg: Gevolg, _: str) -> Gevolg:
    bestand = request.files.get("ontwerp")
    if bestand is None or not bestand.filename:
        return _niets_gekozen(gevolg, "Kies eerst een ontwerp", "ontwerp")
    try:
        verslag = lees_ontwerp(bestand.read(), _naam(bestand), gevolg.staat.concept)
    except InvoerFout as fout:
        return fout_in(gevolg, "Dit ontwerp kan niet gelezen worden", fout)
    melding = f"Gelezen: {verslag.bestand}."
    return replace(gevolg, blad=IN_EN_UIT, extra={"verslag": verslag}, melding=melding)


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


def _in_een_map(naam: str) -> str:
    """Name inside the folder that was chosen; browsers send it with that folder in front, or without any."""
    delen = naam.replace("\\", "/").split("/")
    return "/".join(delen) if len(delen) > 1 else f"{ZONDER_MAP}/{naam}"


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
