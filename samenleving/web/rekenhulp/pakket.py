"""What this package is, as installed, where its source lies and where faults are told: on every page.

Who runs the service names both addresses in the environment. Otherwise those count that the package itself
was built with (`project.urls`), and where there are none the service hands out its own source (`broncode`).
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from samenleving.errors import InvoerFout

PAKKET = "openfisca-samenleving"
BRON, MELDEN = "SAMENLEVING_BRON", "SAMENLEVING_MELDEN"
EIGEN_BRON = "/broncode.zip"
"""Where the service itself hands out the source of what it runs."""

_ADRES = re.compile(r"https?://[^\s/?#@]+[^\s]*")
_POST = re.compile(r"[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#]+")


def over_dit_pakket() -> dict[str, str]:
    """Version, address of the source, and address for faults: empty where none is known.

    Raises:
        InvoerFout: the environment names an address that is none.
    """
    versie, bron, melden = _zoals_gebouwd()
    return {
        "versie": versie,
        "bron": _uit_omgeving(BRON) or bron or EIGEN_BRON,
        "melden": _uit_omgeving(MELDEN) or melden,
    }


@cache
def _zoals_gebouwd() -> tuple[str, str, str]:
    try:
        gegevens = metadata(PAKKET)
    except PackageNotFoundError:
        return "", "", ""
    paren = [regel.partition(", ") for regel in gegevens.get_all("Project-URL") or ()]
    adressen = {naam: adres for naam, _, adres in paren}
    return gegevens["Version"], adressen.get("Repository", ""), adressen.get("Issues", "")


def _uit_omgeving(naam: str) -> str:
    """The address in the environment; that of a mailbox only for who takes in faults."""
    waarde = os.environ.get(naam, "").strip()
    if naam == MELDEN and _POST.fullmatch(waarde):
        return f"mailto:{waarde}"
    if waarde and not _ADRES.fullmatch(waarde):
        of_post = " of een e-mailadres" if naam == MELDEN else ""
        raise InvoerFout.een(
            f"{naam} is {waarde!r}, en dat is geen adres",
            f"geef een volledig adres, zoals https://voorbeeld.be/pagina{of_post}",
        )
    return waarde
