"""The calculator within a frame of another site: which answers may be there, and how their pages differ.

A hidden field goes along with every step, since nothing else is kept. Links to other pages open beside the
frame: those pages allow no frame, and neither do most sites.
"""

from __future__ import annotations

from flask import Blueprint, g, request
from markupsafe import Markup

from samenleving.web.headers import laat_inbedden
from samenleving.web.rekenhulp.teksten import in_taal, taal_van

VELD = "inbed"
JA = "ja"
BEGIN = "/inbed/"


def in_kader() -> bool:
    """Whether the page at hand is for a frame."""
    return bool(g.get("samenleving_kader"))


def zet_in_kader() -> None:
    """The page at hand is for a frame."""
    g.samenleving_kader = True
    laat_inbedden()


def kader_veld() -> Markup:
    """What every form carries on within a frame; nothing elsewhere."""
    veld = Markup('<input type="hidden" name="{}" value="{}">')
    return veld.format(VELD, JA) if in_kader() else Markup()


def buiten() -> Markup:
    """How a link leads to a page that is not for the frame, or to another site."""
    rel = Markup('rel="noopener noreferrer"')
    return Markup('target="_blank" ') + rel if in_kader() else rel


def begin_adres(taal: str | None = None) -> str:
    """Where the calculator starts, in the language of the page at hand unless told otherwise."""
    return in_taal(BEGIN if in_kader() else "/", taal or taal_van(request.path))


def registreer(paden: Blueprint) -> None:
    """Let the addresses of the calculator know the frame; the templates get the words above as functions."""
    for functie in (in_kader, kader_veld, buiten, begin_adres):
        paden.add_app_template_global(functie)

    @paden.before_request
    def merk() -> None:
        if request.method == "POST" and request.form.get(VELD) == JA:
            zet_in_kader()
