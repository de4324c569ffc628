"""What is measured once, in processes of its own: memory, start-up, two processes, ten million persons."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.measures import MILJOEN, UITVOER, ZES
from benchmarks.population import JAAR, bevolking
from samenleving.population.model import Bevolking
from samenleving.population.run import Opdracht, voer_uit

PER_DEEL = 150_000
MIDDEN = 4 * MILJOEN
GROOT = 10 * MILJOEN
ZEVEN = ("huidig", *ZES)


@dataclass(frozen=True)
class Meting:
    """A measurement as it is told."""

    naam: str
    uitkomst: str


@dataclass(frozen=True)
class Gemaakt:
    """A population whose parts are made where they are reckoned: nothing is sent, nothing is kept."""

    personen: int

    def __len__(self) -> int:
        return -(-self.personen // PER_DEEL)

    def deel(self, nummer: int) -> Bevolking:
        """One part, from its own seed."""
        return bevolking(min(PER_DEEL, self.personen - nummer * PER_DEEL), zaad=nummer)


def metingen() -> list[Meting]:
    """All of them; minutes."""
    return [opstarten(), *geheugen(), processen(), groot()]


def opstarten() -> Meting:
    """From nothing to the first answer."""
    opdracht = "from samenleving.calculate import bereken_situatie as b; b({}, ['huidig'], '2027-01')"
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", opdracht], check=True)
    return Meting("starten, de wet laden en één geval rekenen", f"{time.perf_counter() - begin:.1f} s")


_GEHEUGEN = """
import resource, sys
from benchmarks.once import *
from benchmarks.measures import *
from samenleving.population.run import reken
systemen = ZEVEN[:int(sys.argv[1])]
deel = bevolking(PER_DEEL)
opdracht = Opdracht(systemen, UITVOER, JAAR)
for naam in systemen:
    systeem(naam)
voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for _ in range(3):
    reken(deel, opdracht)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) // 1024)
"""


def geheugen() -> list[Meting]:
    """What a process needs above a part of the population itself; a larger population has more parts."""
    uit = []
    for aantal, wat in ((1, "één stelsel"), (len(ZEVEN), "zeven stelsels")):
        klaar = subprocess.run(
            [sys.executable, "-c", _GEHEUGEN, str(aantal)], check=True, capture_output=True, text=True
        )
        uit.append(Meting(f"geheugen erbij per proces, {wat}", f"{klaar.stdout.strip()} MB"))
    return uit


def _seconden(personen: int, systemen: tuple[str, ...], processen_: int) -> float:
    begin = time.perf_counter()
    voer_uit(Gemaakt(personen), Opdracht(systemen, UITVOER, JAAR), processen=processen_)
    return time.perf_counter() - begin


def processen() -> Meting:
    """Two processes against one, start of the processes included, parts made by whoever reckons them."""
    een, twee = _seconden(MIDDEN, ZEVEN, 1), _seconden(MIDDEN, ZEVEN, 2)
    naam = f"twee processen tegenover één, zeven stelsels, {MIDDEN // MILJOEN} miljoen personen"
    return Meting(naam, f"{een / twee:.2f} × zo snel ({een:.0f} s en {twee:.0f} s)")


def groot() -> Meting:
    """Ten million persons, once, in one process."""
    begin = time.process_time()
    voer_uit(Gemaakt(GROOT), Opdracht(("huidig",), UITVOER, JAAR))
    samen = time.process_time() - begin
    begin = time.process_time()
    for nummer in range(len(Gemaakt(GROOT))):
        Gemaakt(GROOT).deel(nummer)
    maken = time.process_time() - begin
    naam = f"{GROOT // MILJOEN} miljoen personen × 12 maanden, huidig recht, één proces"
    return Meting(naam, f"{samen - maken:.0f} s rekenen, {maken:.0f} s om de personen te maken")
