"""The door of the workbench: who may come in, what may be sent, and what is said to who may not."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException, TooManyRequests
from werkzeug.wrappers import Response as Basisantwoord

from samenleving.errors import InvoerFout
from samenleving.web.werkbank import expired
from samenleving.web.werkbank.access import PAD, ZEGEL, GeenSleutel, VerlopenZegel
from samenleving.web.werkbank.service import NAAM, dienst

MAX_BYTES = 12_000_000
"""A draft as a Word file with room to spare; what is inside it is bounded again by who reads it."""
MAX_VORM = 5_000_000
MAX_DELEN = 4000
"""Fields of a form: every provision has a few."""
LANGSTE_SLEUTEL = 200

FOUTEN = {
    400: ("Dit kon niet gelezen worden", "Er is iets mis met wat verstuurd werd."),
    403: (
        "Dit wordt geweigerd",
        "Dit kwam niet van een bladzijde van deze werkbank. Open ze opnieuw.",
    ),
    404: ("Niet gevonden", "Er staat niets (meer) op dit adres."),
    405: ("Dit kan hier niet", "Open de werkbank opnieuw."),
    413: ("Dit is te groot", "Een ontwerp mag ten hoogste 10 MB groot zijn."),
    421: (
        "Deze werkbank is enkel voor deze computer",
        "Open ze op http://127.0.0.1 of http://localhost. Wie ze start, kan ze ook voor andere computers "
        "openzetten; dan vraagt ze een sleutel.",
    ),
    429: ("Dat ging te snel", "Wacht een minuut en probeer opnieuw."),
    503: ("Het is nu te druk", "Er loopt al te veel tegelijk. Wacht even en probeer opnieuw."),
}


def registreer(paden: Blueprint) -> None:
    """Put the door before every page of the blueprint."""

    @paden.before_request
    def controleer() -> None:
        deur = dienst().toegang
        aan_de_deur = request.endpoint == f"{NAAM}.sleutel"
        if aan_de_deur:
            deur.controleer_deur(request)
        else:
            deur.controleer(request)
        # Only now is anything of the body read.
        met_bestanden = request.mimetype == "multipart/form-data"
        request.max_content_length = MAX_BYTES if met_bestanden else MAX_VORM
        request.max_form_memory_size = MAX_VORM
        request.max_form_parts = MAX_DELEN
        if request.method == "POST":
            deur.controleer_zegel(request, aan_de_deur=aan_de_deur)

    @paden.context_processor
    def overal() -> dict[str, object]:
        return {"dienst": dienst(), "zegelveld": ZEGEL, "zegel": dienst().toegang.zegel}

    @paden.route("/sleutel", methods=["GET", "POST"])
    def sleutel() -> Basisantwoord:
        verder = _binnen(request.values.get("verder", ""))
        if not dienst().toegang.met_sleutel:
            return redirect(verder, code=303)
        if request.method == "GET":
            return _vraag_sleutel(verder)
        if not dienst().toegang.past(request.form.get("sleutel", "")[:LANGSTE_SLEUTEL].strip()):
            fout = "Dit is niet de sleutel. Neem hem over zoals hij bij het starten getoond werd."
            return _vraag_sleutel(verder, fout, 401)
        antwoord = Response(status=303, headers={"Location": verder})
        return dienst().toegang.laat_binnen(antwoord, veilig=request.is_secure)

    @paden.errorhandler(GeenSleutel)
    def geen_sleutel(_: GeenSleutel) -> Basisantwoord:
        gegeven = request.args.get("sleutel", "")[:LANGSTE_SLEUTEL]
        try:
            past = request.method == "GET" and bool(gegeven) and dienst().toegang.past(gegeven)
        except TooManyRequests as fout:  # what a handler raises, Flask hands to no other
            return http_fout(fout)
        if past:
            # Not a redirect: after a link in a message a browser would not send the cookie along with that.
            antwoord = Response(render_template("werkbank/open.html", verder=url_for(f"{NAAM}.begin")))
            antwoord.headers["Refresh"] = f"0; url={url_for(f'{NAAM}.begin')}"
            return dienst().toegang.laat_binnen(antwoord, veilig=request.is_secure)
        verder = request.full_path.rstrip("?") if request.method == "GET" else ""
        return _vraag_sleutel(_binnen(verder), status=401)

    @paden.errorhandler(VerlopenZegel)
    def verlopen(fout: VerlopenZegel) -> Basisantwoord:
        return expired.toon_opnieuw() or http_fout(fout)

    @paden.errorhandler(HTTPException)
    def http_fout(fout: HTTPException) -> Basisantwoord:
        if fout.code is None or fout.code < 400:
            return fout.get_response()
        titel, uitleg = FOUTEN.get(fout.code, (f"Fout {fout.code}", "De vraag kon niet behandeld worden."))
        antwoord = foutpagina(fout.code, titel, uitleg)
        for kop, waarde in fout.get_headers():
            if kop in {"Allow", "Retry-After"}:
                antwoord.headers[kop] = waarde
        return antwoord

    @paden.errorhandler(InvoerFout)
    def invoerfout(fout: InvoerFout) -> Basisantwoord:
        titel, uitleg = FOUTEN[400]
        return foutpagina(400, titel, uitleg, tuple(str(melding) for melding in fout.meldingen))


def foutpagina(status: int, titel: str, uitleg: str, meldingen: tuple[str, ...] = ()) -> Response:
    """A page that says what is wrong and how to go on; a page that is open gets only the words."""
    if request.headers.get("HX-Request") == "true":
        zinnen = meldingen or (uitleg,)
        return Response(
            "\n".join((f"{titel}.", *zinnen)), status=status, content_type="text/plain; charset=utf-8"
        )
    pagina = render_template("werkbank/fout.html", titel=titel, uitleg=uitleg, meldingen=meldingen)
    return Response(pagina, status=status, content_type="text/html; charset=utf-8")


def _vraag_sleutel(verder: str, fout: str = "", status: int = 200) -> Response:
    pagina = render_template(
        "werkbank/sleutel.html", verder=verder, fout=fout, zegel=dienst().toegang.deurzegel
    )
    return Response(pagina, status=status, content_type="text/html; charset=utf-8")


def _binnen(verder: str) -> str:
    """An address within the workbench, without a key in it; the first page for anything else."""
    begin = url_for(f"{NAAM}.begin")
    if not verder.startswith(f"{PAD}/") or "\\" in verder or "sleutel=" in verder or "//" in verder:
        return begin
    return verder
