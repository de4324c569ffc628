"""What this package is, as installed: for the foot of every page and the stamp of a document."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, version

PAKKET = "openfisca-samenleving"


@cache
def over_dit_pakket() -> dict[str, str]:
    """Version and address of the source, as installed."""
    try:
        adressen = metadata(PAKKET).get_all("Project-URL") or ()
        bron = next((a.partition(", ")[2] for a in adressen if a.startswith("Repository, ")), "")
        return {"versie": version(PAKKET), "bron": bron}
    except PackageNotFoundError:
        return {"versie": "", "bron": ""}
