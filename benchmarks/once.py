"""What is measured once, in processes of its own: memory, start-up, two processes, ten million persons."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures import MILJOEN, UITVOER, ZES
from benchmarks.population import JAAR, bevolking
from samenleving.population.model import Bevolking
from samenleving.population.run import Opdracht, voer_uit

PER_DEEL = 150_000
MIDDEN = 3 * MILJOEN
RONDEN = 1
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
    return [opstarten(), *geheugen(), *processen(), groot()]


def opstarten() -> Meting:
    """From nothing to the first answer."""
    opdracht = "from samenleving.calculate import bereken_situatie as b; b({}, ['huidig'], '2027-01')"
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", opdracht], check=True)
    return Meting("starten, de wet laden en één geval rekenen", f"{time.perf_counter() - begin:.1f} s")


_GEHEUGEN = """
import sys
from pathlib import Path
from benchmarks.once import *
from samenleving.population.run import voer_uit
from samenleving.systems import systeem

def megabytes(veld):
    (regel,) = [r for r in Path("/proc/self/status").read_text().splitlines() if r.startswith(veld)]
    return int(regel.split()[1]) // 1024

systemen = ZEVEN[:int(sys.argv[1])]
for naam in systemen:
    systeem(naam)
personen = bevolking(1000)
voor = megabytes("VmRSS")
Path("/proc/self/clear_refs").write_text("5")  # forget the highest use so far
voer_uit(Gemaakt(int(sys.argv[2])), Opdracht(systemen, UITVOER, JAAR))
print(megabytes("VmHWM") - voor)
"""


def geheugen() -> list[Meting]:
    """The most a process uses above what it has once the law is loaded, its part of the persons included."""
    if not Path("/proc/self/clear_refs").exists():
        return []
    uit = []
    for systemen, personen in ((1, MILJOEN), (1, 4 * MILJOEN), (len(ZEVEN), MILJOEN)):
        klaar = subprocess.run(
            [sys.executable, "-c", _GEHEUGEN, str(systemen), str(personen)],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).resolve().parent.parent,
        )
        wat = "één stelsel" if systemen == 1 else "zeven stelsels"
        naam = f"geheugen erbij per proces, {wat}, {personen // MILJOEN} miljoen personen"
        uit.append(Meting(naam, f"{klaar.stdout.strip()} MB"))
    return uit


def _tijden(personen: int, systemen: tuple[str, ...], processen_: int) -> tuple[float, float]:
    """Seconds on the clock, and of processor per process at work."""
    klok, tijden = time.perf_counter(), os.times()
    voer_uit(Gemaakt(personen), Opdracht(systemen, UITVOER, JAAR), processen=processen_)
    nu = os.times()
    verbruik = sum(nu[:4]) - sum(tijden[:4])  # of this process and of those it started and that have ended
    return time.perf_counter() - klok, verbruik / processen_


def processen() -> list[Meting]:
    """Two processes against one, in turn; start of the processes included, parts made by who reckons them.

    On the clock, which says little while the machine does something else too; and by processor time, as
    if both had a core of their own.
    """
    paren = [(_tijden(MIDDEN, ZEVEN, 1), _tijden(MIDDEN, ZEVEN, 2)) for _ in range(RONDEN)]
    uit = []
    for welke, wat in enumerate(("op de klok", "naar processortijd, elk een kern")):
        een, twee = (statistics.median(tijd[welke] for tijd in kant) for kant in zip(*paren, strict=True))
        sneller = statistics.median(alleen[welke] / samen[welke] for alleen, samen in paren)
        naam = f"twee processen tegenover één, zeven stelsels, {MIDDEN // MILJOEN} miljoen personen, {wat}"
        uit.append(Meting(naam, f"{sneller:.2f} × zo snel ({een:.0f} s en {twee:.0f} s)"))
    return uit


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
