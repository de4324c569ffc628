"""What is measured, and against what: the same answer from plain NumPy or from the stock simulation."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count

import numpy as np
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder

from benchmarks import numpy_rules
from benchmarks.numpy_rules import BEDRAGEN, RECHTEN
from benchmarks.population import JAAR, MAANDEN, bevolking
from samenleving.calculate import bereken_situatie
from samenleving.law import stelsel
from samenleving.population.model import Bevolking, Reeks
from samenleving.population.partition import InGeheugen
from samenleving.population.run import Opdracht, Totalen, voer_uit
from samenleving.population.totals import Som, Staten
from samenleving.systems import systeem

PERSONEN = 213_000
MILJOEN = 1_000_000
WOORD = f"{PERSONEN:,}".replace(",", " ")
SITUATIE = {"persoon": {"activiteit_uren": 40, "woont_in_vlaams_gewest": "ja"}}
HERVORMINGEN = ("regering_2025", "serv_2025", "vvsg_2026")
ZES = (
    *HERVORMINGEN,
    "serv_2025+samenlevingsjobs.vergoeding.per_uur=5",
    "vvsg_2026+samenlevingsjobs.uren.max_geldt=ja",
    "huidig+wijk_werken.uren.max_per_jaar=750@2027-01-01",
)
"""The three proposals, and three with another fee, another cap a month and another cap a year."""
UITVOER = (*(Staten(naam) for naam in RECHTEN), *(Som(naam) for naam in BEDRAGEN))

_centen = count(401)  # a fee no system has yet


@dataclass(frozen=True)
class Maat:
    """One measurement and its yardstick.

    Attributes:
        schaal: how much larger the measurement is than its yardstick; the ratio is divided by it.
        klok: seconds; the processor time of this process where nothing runs beside it, so that what else
            the machine does weighs less.
        hoogstens: ratio that is aimed at; 0 where none is.
    """

    naam: str
    doe: Callable[[], object]
    ijk: Callable[[], object]
    ronden: int = 5
    schaal: float = 1.0
    klok: Callable[[], float] = time.perf_counter
    hoogstens: float = 0.0


@cache
def personen(aantal: int, wisselend: bool = False) -> Bevolking:
    """The persons of a measurement, made once and before it."""
    return bevolking(aantal, wisselend=wisselend)


def formules(*systemen: str, aantal: int = PERSONEN, wisselend: bool = False) -> Totalen:
    """Totals from the formulas of the law, in parts."""
    return voer_uit(InGeheugen(personen(aantal, wisselend)), Opdracht(systemen, UITVOER, JAAR))


def met_de_hand(naam: str, aantal: int = PERSONEN, wisselend: bool = False) -> Mapping[str, Reeks]:
    """The same totals from the rules by hand."""
    return numpy_rules.totalen(personen(aantal, wisselend), systeem(naam).stelsel, MAANDEN)


def gewoon_jaar(naam: str) -> Mapping[str, Reeks]:
    """The same totals from OpenFisca's own simulation: build, give the inputs, ask, add up."""
    simulatie = gewoon(PERSONEN, naam)
    for variabele, waarde in personen(PERSONEN).invoer.items():
        info = stelsel().variables[variabele]
        per_maand = waarde if isinstance(waarde, Mapping) else dict.fromkeys(MAANDEN, waarde)
        if info.definition_period == DateUnit.ETERNITY:
            per_maand = {"ETERNITY": per_maand[MAANDEN[0]]}
        omgezet: dict[int, Reeks] = {}
        for maand, reeks in per_maand.items():
            if info.value_type is Enum and id(reeks) not in omgezet:
                omgezet[id(reeks)] = EnumArray(reeks.astype(info.dtype), info.possible_values)
            simulatie.set_input(variabele, maand, omgezet.get(id(reeks), reeks))
    rijen: dict[str, list[Reeks]] = {variabele: [] for variabele in (*RECHTEN, *BEDRAGEN)}
    for maand in MAANDEN:
        for recht in RECHTEN:
            codes = np.asarray(simulatie.calculate(recht, maand)).view(np.ndarray)
            rijen[recht].append(np.bincount(codes, minlength=numpy_rules.NIET + 1))
        for bedrag, eenheden in BEDRAGEN.items():
            rijen[bedrag].append(numpy_rules.in_eenheden(simulatie.calculate(bedrag, maand), eenheden))
    return {variabele: np.stack(per_maand).astype(np.int64) for variabele, per_maand in rijen.items()}


def gewoon(aantal: int, naam: str = "huidig") -> Simulation:
    """A stock simulation with one group of each kind per person."""
    bouwer = SimulationBuilder()
    bouwer.create_entities(systeem(naam).stelsel)
    bouwer.declare_person_entity("persoon", np.arange(aantal))
    return bouwer.build(systeem(naam).stelsel)


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


def zelfde_totalen() -> int:
    """Numbers that the formulas and the rules by hand have in common; fails where one differs."""
    geteld = 0
    for naam in ("huidig", *HERVORMINGEN):
        verwacht, gekregen = met_de_hand(naam), formules(naam)
        for maat in UITVOER:
            np.testing.assert_array_equal(gekregen[naam, maat], verwacht[maat.variabele], err_msg=naam)
            geteld += verwacht[maat.variabele].size
    verwacht, gekregen = gewoon_jaar("huidig"), formules("huidig")
    for maat in UITVOER:
        np.testing.assert_array_equal(gekregen["huidig", maat], verwacht[maat.variabele])
    return geteld


PROCESSOR = time.process_time

BEVOLKING = (
    Maat(
        f"huidig recht, {WOORD} personen × 12 maanden, tegenover NumPy met de hand",
        lambda: formules("huidig"),
        lambda: met_de_hand("huidig"),
        klok=PROCESSOR,
        hoogstens=1.25,
    ),
    Maat(
        f"serv_2025, {WOORD} personen × 12 maanden, tegenover NumPy met de hand",
        lambda: formules("serv_2025"),
        lambda: met_de_hand("serv_2025"),
        klok=PROCESSOR,
        hoogstens=1.25,
    ),
    Maat(
        "hetzelfde voor huidig recht als elk antwoord elke maand verandert",
        lambda: formules("huidig", wisselend=True),
        lambda: met_de_hand("huidig", wisselend=True),
        klok=PROCESSOR,
    ),
    Maat(
        "huidig recht op de gewone simulatie van OpenFisca, tegenover NumPy met de hand",
        lambda: gewoon_jaar("huidig"),
        lambda: met_de_hand("huidig"),
        klok=PROCESSOR,
        ronden=3,
    ),
    Maat(
        "huidig recht en zes voorstellen, tegenover één gewone simulatie van één stelsel",
        lambda: formules("huidig", *ZES),
        lambda: gewoon_jaar("huidig"),
        klok=PROCESSOR,
        ronden=3,
        hoogstens=2.5,
    ),
    Maat(
        "huidig recht en zes voorstellen, tegenover huidig recht alleen",
        lambda: formules("huidig", *ZES),
        lambda: formules("huidig"),
        klok=PROCESSOR,
    ),
    Maat(
        "huidig recht, 1 miljoen personen in delen, tegenover NumPy met de hand",
        lambda: formules("huidig", aantal=MILJOEN),
        lambda: met_de_hand("huidig", aantal=MILJOEN),
        klok=PROCESSOR,
        ronden=3,
        hoogstens=1.25,
    ),
    Maat(
        f"kost per persoon bij 1 miljoen, tegenover die bij {WOORD}",
        lambda: formules("huidig", aantal=MILJOEN),
        lambda: formules("huidig"),
        klok=PROCESSOR,
        schaal=MILJOEN / PERSONEN,
        hoogstens=1.2,
    ),
)
GEVALLEN = (
    Maat("één geval met uitleg tegenover één gewone som", een_geval, een_gewone_som, ronden=15),
    Maat("één geval in vier stelsels tegenover één", vier_stelsels, een_geval, ronden=15),
    Maat("een hervorming maken tegenover de boom kopiëren", nieuwe_hervorming, kopie_van_de_boom, ronden=15),
)
MATEN = (*BEVOLKING, *GEVALLEN)
