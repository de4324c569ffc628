"""The words of the calculator, one catalogue per language; numbers of the law are filled in from the law.

The language of a page stands in its address and nowhere else: `/` is Dutch, `/fr/` French, `/en/` English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from samenleving import display
from samenleving.explain.words import Woorden
from samenleving.law import parameterinfo, stelsel, waarde
from samenleving.messages import TAAL, TALEN, gezet
from samenleving.yaml_io import lees_yaml

_PARAMETER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)+)\}")


@cache
def catalogus(taal: str = TAAL) -> dict[str, Any]:
    """Every text of a language, as it stands in the file."""
    bron = files("samenleving.web").joinpath("berichten", f"{taal}.yaml")
    return dict(lees_yaml(bron.read_text(encoding="utf-8"), bestand=bron.name).data)


def taal_van(adres: str) -> str:
    """The language of an address: `/fr/rekenhulp` is French."""
    eerste = adres.split("/")[1] if adres.startswith("/") else ""
    return eerste if eerste in TALEN and eerste != TAAL else TAAL


def in_taal(adres: str, taal: str) -> str:
    """An address of the calculator in another language: `/fr/formulier` becomes `/en/formulier`."""
    nu = taal_van(adres)
    kaal = adres if nu == TAAL else adres.removeprefix(f"/{nu}") or "/"
    return kaal if taal == TAAL else f"/{taal}{kaal}"


@dataclass(frozen=True)
class Tekst:
    """A text and its language, for what is not always there in the language of the page."""

    tekst: str
    taal: str


class Teksten:
    """The texts of one language in one month, and how that language writes numbers, dates and addresses."""

    def __init__(self, maand: str, taal: str = TAAL) -> None:
        self.dag = f"{maand}-01"
        self.taal = taal
        self._boom = catalogus(taal)

    def __call__(self, id_: str, **woorden: Any) -> str:
        """One text by dotted id; an unknown id is a KeyError."""
        gevonden = self.onder(id_)
        if not isinstance(gevonden, str):
            raise KeyError(id_)
        return gezet(gevonden.format(**woorden), self.taal) if woorden else gevonden

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
        except (KeyError, TypeError):
            return False
        return True

    @property
    def dubbelepunt(self) -> str:
        """A colon behind words of a template, with the space that the language sets before it."""
        return gezet(" :" if self.taal == "fr" else ":", self.taal)

    def pad(self, adres: str = "/") -> str:
        """An address of the calculator, written as in Dutch, in this language."""
        return in_taal(adres, self.taal)

    def getal(self, waarde: float | Decimal, decimalen: int = 0) -> str:
        """A number as this language writes it."""
        return display.getal(waarde, decimalen, self.taal)

    def euro(self, waarde: float | Decimal) -> str:
        """An amount to the cent."""
        return display.euro(waarde, self.taal)

    def toon(self, waarde: Any, eenheid: str) -> str:
        """A value with its unit."""
        return display.toon(waarde, eenheid, taal=self.taal)

    def datum(self, waarde: date | str) -> str:
        """A date in words."""
        return display.datum(waarde, self.taal)

    def maand(self, waarde: str) -> str:
        """A month `JJJJ-MM` in words."""
        return display.maand(waarde, self.taal)

    def korte_maand(self, waarde: str) -> str:
        """A month `JJJJ-MM` with the short name that the language gives it."""
        return display.korte_maand(waarde, self.taal)

    def opsomming(self, delen: Sequence[str]) -> str:
        """Words as a list: `a, b en c`; at least one."""
        return display.opsomming(delen, self("ui.en"))

    def of(self, delen: Sequence[str]) -> str:
        """Words of which one holds: `a, b of c`; at least one."""
        return display.opsomming(delen, self("formulier.of"))

    def van_nu(self, pad: str) -> str:
        """The value of a parameter of current law, in words."""
        return display.toon_parameter(parameterinfo(pad), waarde(stelsel(), pad, self.dag), self.taal)

    def in_woorden(self, id_: str, in_het_nederlands: str) -> Tekst:
        """Our own words for what has Dutch ones elsewhere, or else those: a user may bring a proposal."""
        return Tekst(self(id_), self.taal) if self.heeft(id_) else Tekst(in_het_nederlands, TAAL)

    @cached_property
    def woorden(self) -> Woorden:
        """What explanations are to be written with: this language, and plain words for the conditions."""
        return Woorden(self.taal, self.onder("voorwaarden"))

    def _vul(self, knoop: Any) -> Any:
        if isinstance(knoop, dict):
            return {sleutel: self._vul(inhoud) for sleutel, inhoud in knoop.items()}
        if isinstance(knoop, list):
            return [self._vul(inhoud) for inhoud in knoop]
        return _PARAMETER.sub(lambda treffer: self.van_nu(treffer.group(1)), gezet(str(knoop), self.taal))
