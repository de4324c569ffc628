"""What one process of the workbench holds: its settings, its door and its tasks."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from samenleving.web.werkbank.access import Toegang
from samenleving.web.werkbank.settings import Instelling
from samenleving.web.werkbank.tasks import Taken

NAAM = "werkbank"


@dataclass(frozen=True)
class Dienst:
    """The workbench of one process."""

    instelling: Instelling
    toegang: Toegang
    taken: Taken


def maak_dienst(instelling: Instelling) -> Dienst:
    """A workbench with nothing going on yet."""
    return Dienst(instelling, Toegang(instelling), Taken())


def dienst() -> Dienst:
    """The workbench of the application at hand."""
    deze: Dienst = current_app.extensions[NAAM]
    return deze
