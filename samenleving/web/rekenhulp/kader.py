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
MAX_BYTES = 200_000
"""The most that a page of the calculator sends, a file of answers included: a fifth of what a program may."""


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
    """Bound what is sent to the calculator, look for the frame in it, and tell the templates."""
    for functie in (in_kader, kader_veld, buiten, begin_adres):
        paden.add_app_template_global(functie)

    @paden.before_request
    def lees() -> None:
        request.max_content_length = request.max_form_memory_size = MAX_BYTES
        if request.method == "POST" and request.form.get(VELD) == JA:
            zet_in_kader()
