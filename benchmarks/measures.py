"""What is measured, and against what: the same answer from plain NumPy or from the stock simulation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import numpy as np
from openfisca_core.simulations import Simulation, SimulationBuilder

from samenleving.calculate import bereken_situatie
from samenleving.engine import bouw
from samenleving.law import stelsel, waarde
from samenleving.systems import systeem

PERSONEN = 213_000
MAANDEN = tuple(f"2027-{maand:02d}" for maand in range(1, 13))
SITUATIE = {"persoon": {"activiteit_uren": 40, "woont_in_vlaams_gewest": "ja"}}
HERVORMINGEN = ("regering_2025", "serv_2025", "vvsg_2026")

_centen = count(401)  # a fee no system has yet
_toeval = np.random.default_rng(2027)
UREN = np.round(_toeval.uniform(0, 90, (len(MAANDEN), PERSONEN)) * 2) / 2


@dataclass(frozen=True)
class Maat:
    """One measurement and its yardstick."""

    naam: str
    doe: Callable[[], object]
    ijk: Callable[[], object]


def dun_jaar(personen: int = PERSONEN) -> list[float]:
    """Fees of a year of wijk-werken on the thin simulation."""
    simulatie = bouw(stelsel(), personen)
    for maand, uren in zip(MAANDEN, UREN, strict=True):
        simulatie.zet("wijk_werken_uren", maand, uren[:personen])
    return [float(simulatie.calculate("wijk_werken_vergoeding", maand).sum()) for maand in MAANDEN]


def gewoon_jaar(personen: int = PERSONEN) -> list[float]:
    """The same on OpenFisca's own simulation."""
    simulatie = gewoon(personen)
    for maand, uren in zip(MAANDEN, UREN, strict=True):
        simulatie.set_input("wijk_werken_uren", maand, uren[:personen])
    return [float(simulatie.calculate("wijk_werken_vergoeding", maand).sum()) for maand in MAANDEN]


def numpy_jaar(personen: int = PERSONEN) -> list[float]:
    """The same rules by hand: begun hours, the two caps, the fee to the cent."""
    per_maand = waarde(stelsel(), "wijk_werken.uren.max_per_maand", "2027-01-01")
    per_jaar = waarde(stelsel(), "wijk_werken.uren.max_per_jaar", "2027-01-01")
    per_uur = waarde(stelsel(), "wijk_werken.vergoeding.per_uur", "2027-01-01")
    eerder = np.zeros(personen)
    uitkomst = []
    for uren in UREN:
        deze = np.minimum(np.ceil(uren[:personen]), per_maand)
        toegelaten = np.minimum(eerder + deze, per_jaar) - np.minimum(eerder, per_jaar)
        eerder = eerder + deze
        uitkomst.append(float((np.floor(np.round(toegelaten * per_uur * 100, 6) + 0.5) / 100).sum()))
    return uitkomst


def gewoon(personen: int) -> Simulation:
    """A stock simulation with one group of each kind per person."""
    bouwer = SimulationBuilder()
    bouwer.create_entities(stelsel())
    bouwer.declare_person_entity("persoon", np.arange(personen))
    return bouwer.build(stelsel())


def een_geval() -> object:
    """One case in current law, explained."""
    return bereken_situatie(SITUATIE, ["huidig"], "2027-01")


def vier_stelsels() -> object:
    """The same case in four systems."""
    return bereken_situatie(SITUATIE, ["huidig", *HERVORMINGEN], "2027-01")


def een_gewone_som() -> object:
    """One fee for one person on the stock simulation."""
    simulatie = gewoon(1)
    simulatie.set_input("wijk_werken_uren", "2027-01", np.array([40.0]))
    return simulatie.calculate("wijk_werken_vergoeding", "2027-01")


def nieuwe_hervorming() -> object:
    """Build a reform that was not built before: copy-on-write, no copy of the tree."""
    return systeem(f"huidig+wijk_werken.vergoeding.per_uur={next(_centen) / 100}@2027-01-01")


def kopie_van_de_boom() -> object:
    """What OpenFisca's own `modify_parameters` does first."""
    return stelsel().parameters.clone()


MATEN = (
    Maat(f"{PERSONEN} personen, 12 maanden, dun tegenover NumPy", dun_jaar, numpy_jaar),
    Maat(f"{PERSONEN} personen, 12 maanden, dun tegenover gewoon", dun_jaar, gewoon_jaar),
    Maat("één geval met uitleg tegenover één gewone som", een_geval, een_gewone_som),
    Maat("één geval in vier stelsels tegenover één", vier_stelsels, een_geval),
    Maat("een hervorming maken tegenover de boom kopiëren", nieuwe_hervorming, kopie_van_de_boom),
)
