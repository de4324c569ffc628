"""A proposal's own rules (`rules.py`), for what no parameter can express.

The file imports only openfisca_core and the law package and lists its variables in `VARIABELEN`. It is code,
so it runs only from the project's own proposals, or from a user's folder that the user says to trust.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from samenleving.errors import InvoerFout
from samenleving.locator import is_eigen
from samenleving.proposals.model import Voorstel

BESTAND = "rules.py"


def regels_van(voorstel: Voorstel, *, vertrouw: bool = False) -> tuple[type, ...]:
    """The variables that a proposal adds or replaces; empty where it has no `rules.py`."""
    pad = voorstel.map / BESTAND
    if not pad.is_file():
        return ()
    if not (vertrouw or is_eigen(voorstel.map)):
        raise InvoerFout.een(
            "dit voorstel bevat programmacode, en die wordt niet zomaar uitgevoerd",
            "kijk de code na en geef dan --vertrouw",
            bestand=str(pad),
        )
    return _laad(f"samenleving_voorstellen.{voorstel.id}.rules", pad)


def _laad(naam: str, pad: Path) -> tuple[type, ...]:
    spec = importlib.util.spec_from_file_location(naam, pad)
    if spec is None or spec.loader is None:
        raise InvoerFout.een("dit bestand kan niet geladen worden", "kijk de naam na", bestand=str(pad))
    module = importlib.util.module_from_spec(spec)
    sys.modules[naam] = module  # inspect.getsource and dataclasses look it up there
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[naam]
        raise
    return tuple(getattr(module, "VARIABELEN", ()))
