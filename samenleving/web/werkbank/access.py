"""Who may use the workbench, and that a form which is posted here was also shown here.

On this machine alone nobody has to say who they are, but the request must name this machine: a site whose
name is made to point here (DNS rebinding) is refused. Bound to anything else, everybody shows the key printed
at start, once; after that a cookie tells that the key was shown. A cookie, because it is the one carrier that
works without JavaScript and also for addresses and downloads, while a key in addresses stays behind in
history and a key in forms stays behind in saved pages. It holds no key but a signature, no script can read
it, no other site can have it sent, it goes nowhere but to the workbench, and it is worth nothing once the
server stops.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from flask import Request, Response
from werkzeug.exceptions import Forbidden, HTTPException, MisdirectedRequest, TooManyRequests

from samenleving.web.werkbank.rate import Maat
from samenleving.web.werkbank.settings import Instelling, is_eigen_naam

PAD = "/werkbank"
ZEGEL = "zegel"
"""Name of the form field that holds the proof that we made the form."""

ANDERE_SITE = "Dit verzoek komt van een andere site."

POGINGEN_PER_MINUUT = 10
AANVRAGEN_PER_MINUUT = 240


class GeenSleutel(HTTPException):
    """The key was not shown yet."""

    code = 401
    description = "De sleutel ontbreekt."


class VerlopenZegel(Forbidden):
    """The form was not made by this process: most often by one before it, under the same address."""

    description = "Dit formulier is niet meer geldig: de werkbank werd intussen opnieuw gestart."


class Toegang:
    """The door of one process."""

    def __init__(self, instelling: Instelling) -> None:
        self._instelling = instelling
        self._pogingen = Maat(POGINGEN_PER_MINUUT)
        self._aanvragen = Maat(AANVRAGEN_PER_MINUUT)
        self.koek = f"werkbank-{self._teken('naam')[:8]}"
        self.zegel = self._teken("formulier")
        self.deurzegel = self._teken("deur")

    @property
    def met_sleutel(self) -> bool:
        """Whether the key has to be shown."""
        return self._instelling.sleutel is not None

    def controleer(self, aanvraag: Request) -> None:
        """Refuse who may not come in, before anything of the request is read.

        Raises:
            MisdirectedRequest: this machine alone is served, and the request names another.
            Forbidden: the request was made by another site.
            TooManyRequests: too many in a minute.
            GeenSleutel: the key was not shown.
        """
        self._controleer_gastheer(aanvraag)
        self._controleer_herkomst(aanvraag)
        if self.met_sleutel and not self._is_binnen(aanvraag):
            raise GeenSleutel
        if aanvraag.method == "POST" and not self._aanvragen.telt(aanvraag.remote_addr or ""):
            raise TooManyRequests(retry_after=self._aanvragen.wacht)

    def controleer_deur(self, aanvraag: Request) -> None:
        """The same for the page where the key is shown."""
        self._controleer_gastheer(aanvraag)
        if aanvraag.method == "POST":
            self._controleer_herkomst(aanvraag)

    def controleer_zegel(self, aanvraag: Request, *, aan_de_deur: bool = False) -> None:
        """Refuse a form that was not made here; who stands outside sees another proof than who is in.

        Raises:
            VerlopenZegel: it was not.
        """
        gegeven = aanvraag.form.get(ZEGEL, "")
        zegel = self.deurzegel if aan_de_deur else self.zegel
        if not hmac.compare_digest(gegeven.encode(), zegel.encode()):
            raise VerlopenZegel

    def past(self, sleutel: str) -> bool:
        """Whether this is the key; who guesses too often is not answered for a while."""
        if not self.met_sleutel:
            return True
        goed = hmac.compare_digest(sleutel.encode(), (self._instelling.sleutel or "").encode())
        if not goed and not self._pogingen.telt(""):
            raise TooManyRequests(retry_after=self._pogingen.wacht)
        return goed

    def laat_binnen(self, antwoord: Response, *, veilig: bool) -> Response:
        """Remember in the browser that the key was shown; `veilig`: the visit is over https."""
        if self.met_sleutel:
            antwoord.set_cookie(
                self.koek, self._teken("binnen"), path=PAD, httponly=True, samesite="Strict", secure=veilig
            )
        return antwoord

    def _is_binnen(self, aanvraag: Request) -> bool:
        gegeven = aanvraag.cookies.get(self.koek, "")
        return hmac.compare_digest(gegeven.encode(), self._teken("binnen").encode())

    def _controleer_gastheer(self, aanvraag: Request) -> None:
        if self.met_sleutel:
            return  # a name made to point here holds no cookie of ours, and the key is needed
        if not is_eigen_naam(aanvraag.host) or not is_eigen_naam(_tussen_haken(aanvraag.remote_addr or "")):
            raise MisdirectedRequest

    def _controleer_herkomst(self, aanvraag: Request) -> None:
        """Another site may only link here. The browser tells where a request comes from."""
        leest = aanvraag.method in {"GET", "HEAD"}
        plaats = aanvraag.headers.get("Sec-Fetch-Site")
        if plaats is not None:
            volgt_een_koppeling = leest and aanvraag.headers.get("Sec-Fetch-Mode") == "navigate"
            if plaats not in {"same-origin", "none"} and not volgt_een_koppeling:
                raise Forbidden(ANDERE_SITE)
            return
        oorsprong = aanvraag.headers.get("Origin")
        if oorsprong is None or leest:
            return
        if urlsplit(oorsprong).netloc.casefold() != aanvraag.host.casefold():
            raise Forbidden(ANDERE_SITE)

    def _teken(self, waarvoor: str) -> str:
        sleutel = (self._instelling.sleutel or "").encode()
        return hmac.new(self._instelling.geheim, waarvoor.encode() + b"\0" + sleutel, sha256).hexdigest()


def _tussen_haken(adres: str) -> str:
    return f"[{adres}]" if ":" in adres else adres
