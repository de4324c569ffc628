"""Who has not begun: the case as if it began on the first day of next month, for what looks ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from samenleving.compare.vector import toestanden
from samenleving.situation import Situatie, maanden_eerder
from samenleving.systems import Systeem
from samenleving.web.rekenhulp.rechten import NVT

RECHT, GEDAAN = "wijk_werken_recht", "heeft_wijk_werken_gedaan"


@dataclass(frozen=True)
class Beginner:
    """The day of the supposed start, and the inputs that go with it."""

    begin: date
    waarden: Mapping[str, str | float]

    def toegepast(self, situatie: Situatie) -> Situatie:
        """A case with that start."""
        return met(situatie, **self.waarden)


def als_beginner(situatie: Situatie, huidig: Systeem, maand: str) -> Beginner | None:
    """The start that is supposed; None where it began already or may not begin."""
    if situatie.invoer.get("persoon", {}).get(GEDAAN) != "nee":
        return None
    if toestanden(situatie.simulatie(huidig.stelsel, maand), RECHT, maand)[0] in ("niet_voldaan", NVT):
        return None
    begin = maanden_eerder(maand, -1)
    nooit: dict[str, str | float] = {"pwa_overeenkomst_op_peildatum": "nee", "pwa_cheques_referteperiode": 0}
    return Beginner(begin, {**nooit, "wijk_werken_start": begin.isoformat()})


def met(situatie: Situatie, **waarden: str | float) -> Situatie:
    """The case of a person with some inputs replaced."""
    persoon = {**situatie.invoer.get("persoon", {}), **waarden}
    return replace(situatie, invoer={**situatie.invoer, "persoon": persoon})
