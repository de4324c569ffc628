"""The drafters' workbench in the browser: a number in its sentence, what it moves, and the file to take away.

Nothing is computed here; every figure and word comes from `samenleving.workbench` and what lies below it.
"""

from __future__ import annotations

from flask import Flask

from samenleving.web.werkbank import elsewhere, headers
from samenleving.web.werkbank.pages import maak_werkbank
from samenleving.web.werkbank.service import NAAM, maak_dienst
from samenleving.web.werkbank.settings import Instelling, instelling_voor, is_eigen_machine
from samenleving.web.werkbank.shown import warm_op

__all__ = ["Instelling", "instelling_voor", "is_eigen_machine", "registreer", "warm_op"]


def registreer(app: Flask, instelling: Instelling) -> None:
    """Add the workbench to an application; before the headers of the whole site are registered."""
    app.extensions[NAAM] = maak_dienst(instelling)
    headers.registreer(app)
    paden = maak_werkbank()
    elsewhere.registreer(paden)
    app.register_blueprint(paden)
