"""The words of an explanation: one language, and names of variables that its reader knows.

The law names its variables, parameters and bodies in Dutch. Other languages have them in
`berichten/wet.<taal>.yaml`; what a proposal of somebody else adds is not in it, and keeps its Dutch name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from samenleving import display, messages
from samenleving.law import Parameterinfo, Variabeleinfo
from samenleving.messages import TAAL

EURO = "euro"


@dataclass(frozen=True)
class Woorden:
    """How to say things to one reader.

    Attributes:
        taal: one of `messages.TALEN`.
        namen: names of variables in place of those of the law, for a reader who is no jurist.
    """

    taal: str = TAAL
    namen: Mapping[str, str] = field(default_factory=dict, hash=False)

    def bericht(self, id_: str, **woorden: Any) -> str:
        """A message by id."""
        return messages.bericht(id_, self.taal, **woorden)

    def naam(self, info: Variabeleinfo) -> str:
        """What a variable is called."""
        return self.namen.get(info.naam) or self._vertaald(f"variabelen.{info.naam}", info.label)

    def in_de_zin(self, naam: str) -> str:
        """A name inside a sentence: no capital, no full stop."""
        return display.in_de_zin(naam).removesuffix(".")

    def parameter(self, info: Parameterinfo) -> str:
        """What a parameter is called, inside a sentence."""
        return self.in_de_zin(self._vertaald(f"parameters.{info.pad}", info.label))

    def wie(self, wie: str) -> str:
        """Who decides; empty stays empty."""
        return self._vertaald(f"instanties.{wie}", wie)

    def keuze(self, naam: str, keuze: str, in_het_nederlands: str) -> str:
        """One answer of a variable with fixed answers."""
        return self._vertaald(f"keuzes.{naam}.{keuze}", in_het_nederlands)

    def aaneen(self, delen: Sequence[str]) -> str:
        """Parts of a sentence, one after the other."""
        eerste, *rest = delen or ("",)
        return reduce(lambda voor, na: self.bericht("lijst.na_elkaar", eerste=voor, tweede=na), rest, eerste)

    def bedrag(self, getal: Decimal, eenheid: str) -> str:
        """A number with its unit; euros to the cent."""
        if eenheid == EURO:
            return display.euro(getal, self.taal)
        return display.toon(getal, eenheid or "aantal", taal=self.taal)

    def waarde(self, info: Parameterinfo, waarde: Any) -> str:
        """The value of a parameter."""
        return display.toon_parameter(info, waarde, self.taal)

    def datum(self, dag: date | str) -> str:
        """A day."""
        return display.datum(dag, self.taal)

    def maand(self, maand: str) -> str:
        """A month `JJJJ-MM`."""
        return display.maand(maand, self.taal)

    def _vertaald(self, id_: str, in_het_nederlands: str) -> str:
        if self.taal == TAAL:
            return in_het_nederlands
        return messages.catalogus(f"wet.{self.taal}").get(id_, in_het_nederlands)


NEDERLANDS = Woorden()
