"""Terms that are over: a month counts in the law as long as one of its days falls in the term, today not.

Somebody who asks on the 23rd has no right left that ended on the 14th: its state is that of the next month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from samenleving.explain import Uitkomst
from samenleving.situation import maanden_eerder
from samenleving.web.rekenhulp.vragen import Route

UITKERING_EINDE = "werkloosheid_laatste_dag"
EINDEN = ("wijk_werken_laatste_dag", "gemeenschapsdienst_laatste_dag", UITKERING_EINDE)
"""Days after which a right is over."""


def voorbij_op(route: Route, nu: Uitkomst, vandaag: date) -> Iterator[tuple[str, date]]:
    """Each right of which the last day is known and lies before today, with that day."""
    dagen = {id_: date.fromisoformat(dag) for id_, _, dag in nu.data}
    for recht, namen in route.stroken.items():
        for naam in namen:
            if naam in EINDEN and dagen.get(naam, vandaag) < vandaag:
                yield recht, dagen[naam]


@dataclass(frozen=True)
class Uitkeringseinde:
    """The earliest and the latest last day that a benefit can have, if it is limited in time."""

    vroegst: date
    laatst: date

    def voorbij(self, vandaag: date) -> bool:
        """Whether it ended, whichever day it was."""
        return self.laatst < vandaag

    def misschien_voorbij(self, vandaag: date) -> bool:
        """Whether it can have ended already."""
        return self.vroegst < vandaag <= self.laatst


def einde_uitkering(nu: Uitkomst) -> Uitkeringseinde | None:
    """The bounds as the formulas count them; None where no claim was given."""
    dagen = {id_: date.fromisoformat(dag) for id_, _, dag in nu.data}
    vroegst, laatst = (dagen.get(f"{UITKERING_EINDE}_{grens}") for grens in ("vroegst", "laatst"))
    return Uitkeringseinde(vroegst, laatst) if vroegst and laatst else None


def peilmaand(recht: str, voorbij: Mapping[str, date], maand: str) -> str:
    """The month whose state is that of today: the next one for a right that ended earlier this month."""
    einde = voorbij.get(recht)
    afgelopen = einde is not None and einde.isoformat()[:7] == maand
    return maanden_eerder(maand, -1).isoformat()[:7] if afgelopen else maand
