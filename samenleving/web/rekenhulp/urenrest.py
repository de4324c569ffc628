"""The hours that can still be done this year after this month, and what limits them.

What is left of the cap of the year says little in November: the cap of a month and the last day of the right
may leave less.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from samenleving.compare.vector import getallen
from samenleving.proposals.model import HUIDIG
from samenleving.situation import MAANDEN_PER_JAAR, Situatie
from samenleving.systems import systeem
from samenleving.web.rekenhulp.teksten import Teksten

UREN_OVER = "wijk_werken_uren_over_in_jaar"
RUIMTE = "wijk_werken_ruimte_in_maand"
DUUR = "wijk_werken_laatste_dag"

Grens = Literal["jaar", "maand", "einde", "jaareinde"]


@dataclass(frozen=True)
class Urenrest:
    """Hours, what limits them, and in how many later months of this year they can be done."""

    uren: Decimal
    grens: Grens
    maanden: int

    def waarom(self, t: Teksten, einde: str) -> str:
        """What limits them, in words; `einde` is the last day of the right, where there is one."""
        if self.grens == "einde":
            id_ = "urenrest.einde" if self.maanden else "urenrest.einde_nu"
            return t(id_, dag=t.datum(einde))
        if self.grens == "maand":
            return t("urenrest.maand", maanden=t.toon(self.maanden, "maanden"))
        return t(f"urenrest.{self.grens}")


def urenrest(situatie: Situatie, maand: str) -> Urenrest | None:
    """The least of what the year, the months and the last day leave; None where nobody can say.

    Args:
        situatie: the case, with the hours of this month and of the earlier ones.
        maand: this month, `JJJJ-MM`; its own hours are taken off.
    """
    simulatie = situatie.simulatie(systeem(HUIDIG).stelsel, maand)
    saldo = getallen(simulatie, UREN_OVER, maand)[0]
    jaar, nummer = maand.split("-")
    later = [f"{jaar}-{volgende:02d}" for volgende in range(int(nummer) + 1, MAANDEN_PER_JAAR + 1)]
    ruimtes = [getallen(simulatie, RUIMTE, volgende)[0] for volgende in later]
    if saldo is None or None in ruimtes:
        return None
    ruimte = sum((Decimal(str(deel)) for deel in ruimtes), Decimal(0))
    open_ = sum(1 for deel in ruimtes if deel)
    over = Decimal(str(saldo))
    if over <= ruimte:
        return Urenrest(over, "jaar", open_)
    grens: Grens = "jaareinde" if not later else "maand" if open_ == len(later) else "einde"
    return Urenrest(ruimte, grens, open_)
