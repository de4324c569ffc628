"""The words of the calculator, one catalogue per language; numbers of the law are filled in from the law."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from samenleving.display import toon_parameter
from samenleving.law import parameterinfo, stelsel, waarde
from samenleving.yaml_io import lees_yaml

TAAL = "nl"
_PARAMETER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)+)\}")


@cache
def catalogus(taal: str = TAAL) -> dict[str, Any]:
    """Every text of a language, as it stands in the file."""
    bron = files("samenleving.web").joinpath("berichten", f"{taal}.yaml")
    return dict(lees_yaml(bron.read_text(encoding="utf-8"), bestand=bron.name).data)


class Teksten:
    """The texts of one language in one month."""

    def __init__(self, maand: str, taal: str = TAAL) -> None:
        self.maand = maand
        self.taal = taal
        self._boom = catalogus(taal)

    def __call__(self, id_: str, **woorden: Any) -> str:
        """One text by dotted id; an unknown id is a KeyError."""
        gevonden = self.onder(id_)
        if not isinstance(gevonden, str):
            raise KeyError(id_)
        return gevonden.format(**woorden) if woorden else gevonden

    def onder(self, id_: str) -> Any:
        """What stands under a dotted id (a text, a list or a mapping), filled in; else a KeyError."""
        knoop: Any = self._boom
        for deel in id_.split("."):
            knoop = knoop[deel]
        return self._vul(knoop)

    def heeft(self, id_: str) -> bool:
        """Whether anything stands under an id."""
        try:
            self.onder(id_)
        except KeyError:
            return False
        return True

    def _vul(self, knoop: Any) -> Any:
        if isinstance(knoop, dict):
            return {sleutel: self._vul(inhoud) for sleutel, inhoud in knoop.items()}
        if isinstance(knoop, list):
            return [self._vul(inhoud) for inhoud in knoop]
        return _PARAMETER.sub(lambda treffer: self.getal(treffer.group(1)), str(knoop))

    def getal(self, pad: str) -> str:
        """The value of a parameter of current law, in words."""
        return toon_parameter(parameterinfo(pad), waarde(stelsel(), pad, f"{self.maand}-01"))
