"""Runs systems over a population, part by part, here or elsewhere: the same whole numbers in every way.

    opdracht = Opdracht(("huidig", "serv_2025"), (Som("wijk_werken_vergoeding", ("gemeente",)),))
    totalen = voer_uit(InGeheugen(bevolking), opdracht, processen=2)
    totalen["serv_2025", opdracht.maten[0]]            # months × municipalities × (som, hoofden, …)

All systems are reckoned within a part, so that they share its inputs and everything a proposal leaves alone.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.law import stelsel, variabeleinfo
from samenleving.population.model import NERGENS, Bevolking, Gehelen, Reeks
from samenleving.population.partition import Bron, in_simulatie, snij
from samenleving.population.plan import Opnemer, Plan, PlanWijktAf, Sleutel, Uitvoering
from samenleving.population.shared import DelendeSimulatie, bouw
from samenleving.population.totals import Maat, Overgangen, Teller, Verschil
from samenleving.systems import systeem

MAANDEN_PER_JAAR = 12
PERSONEN_IN_PLAN = 200
MEEST_PLANNEN = 8
GROOTSTE_BLOK = 2**25 - 2**16
"""Just under 32 MB, above which the C library no longer adapts."""
KLAARSTAAND_PER_PROCES = 2
"""Parts on their way to each process: enough that none waits, few enough that memory stays bounded."""

Voortgang = Callable[[int, int], None]
"""Parts done, parts in all."""


@dataclass(frozen=True)
class Opdracht:
    """What is asked of a population; names and numbers only, so that it can be sent anywhere.

    Attributes:
        systemen: names in the grammar of `samenleving.systems`; the first is the basis of comparisons.
        maten: what is added up.
        jaar: the calendar year whose months are reckoned.
        mappen: folders with proposals of the user.
        vertrouw: whether a proposal in those folders may run its `rules.py`.
    """

    systemen: tuple[str, ...]
    maten: tuple[Maat, ...]
    jaar: int
    mappen: tuple[str, ...] = ()
    vertrouw: bool = False

    @property
    def maanden(self) -> tuple[str, ...]:
        """The months as `JJJJ-MM`."""
        return tuple(f"{self.jaar}-{maand:02d}" for maand in range(1, MAANDEN_PER_JAAR + 1))

    def stelsels(self) -> list[TaxBenefitSystem]:
        """The OpenFisca systems, in order."""
        mappen = tuple(Path(map_) for map_ in self.mappen)
        return [systeem(naam, mappen, vertrouw=self.vertrouw).stelsel for naam in self.systemen]


@dataclass(frozen=True)
class Totalen:
    """Whole numbers per system and measure: months × classes of each feature × columns of the measure.

    A `Verschil` is over the year and has no months.
    """

    per: Mapping[tuple[str, Maat], Gehelen] = field(default_factory=dict)
    personen: int = 0

    def __getitem__(self, sleutel: tuple[str, Maat]) -> Gehelen:
        return self.per[sleutel]

    def __add__(self, ander: Totalen) -> Totalen:
        if not self.per:
            return ander
        samen = {sleutel: self.per[sleutel] + ander.per[sleutel] for sleutel in self.per}
        return Totalen(samen, self.personen + ander.personen)


def reken(deel: Bevolking, opdracht: Opdracht) -> Totalen:
    """The totals of one part; a pure function of both."""
    _houd_geheugen_vast()
    invoer = dict(invoer_van(deel))
    groepen = {soort: (aantal, lid_van) for soort, (aantal, lid_van, _) in in_simulatie(deel).items()}
    teller = Teller(deel)
    plan = _plan(opdracht, deel, frozenset(invoer))
    uitvoering = Uitvoering(plan, deel.personen, groepen, teller)
    for sleutel, reeks in invoer.items():
        uitvoering.zet(sleutel, reeks)
    try:
        geteld = uitvoering.voer_uit()
    except PlanWijktAf:
        plan, inhoud = maak_plan(deel, opdracht)
        geteld = {sleutel: [inhoud[plaats] for plaats in rij] for sleutel, rij in plan.tellingen.items()}
    personen = deel.personen if deel.gewicht is None else int(deel.gewicht.sum())
    return Totalen({sleutel: _in_vorm(rij, teller, sleutel[1]) for sleutel, rij in geteld.items()}, personen)


@cache
def _houd_geheugen_vast() -> None:
    """Let this process keep the memory it frees, to use it again for the next array.

    The C library of Linux gives memory back after the first large array is freed, page by page, and asking it
    again takes longer than most rules. The largest block it has seen freed sets from when it does so. A block
    that is never touched costs nothing, and elsewhere this does nothing.
    """
    blok = np.empty(GROOTSTE_BLOK, dtype=np.uint8)
    del blok


def maak_plan(deel: Bevolking, opdracht: Opdracht) -> tuple[Plan, list[Any]]:
    """The plan of what is asked, made on these persons, and what came in each slot of it."""
    stelsels = opdracht.stelsels()
    for maat in opdracht.maten:
        _controleer(maat)
    opnemer = Opnemer(stelsels)
    groepen = {soort: (aantal, lid_van) for soort, (aantal, lid_van, _) in in_simulatie(deel).items()}
    simulaties = bouw(stelsels, deel.personen, groepen, opnemer)
    for (naam, periode), reeks in invoer_van(deel):
        opnemer.invoer((naam, periode), reeks)
        for simulatie in simulaties:
            if periode:
                simulatie.zet(naam, periode, reeks)
            else:
                simulatie.zet_altijd(naam, reeks)
    _vraag(simulaties, opdracht, opnemer, Teller(deel))
    plan = opnemer.klaar()
    for simulatie in simulaties:
        simulatie.leeg()
    return plan, opnemer.inhoud


def _controleer(maat: Maat) -> None:
    info = variabeleinfo(maat.variabele)
    if info.entiteit != stelsel().person_entity.key:
        raise InvoerFout.een(
            f"“{maat.variabele}” hoort niet bij een persoon", "tel een variabele van persoon"
        )
    if stelsel().variables[maat.variabele].definition_period != DateUnit.MONTH:
        raise InvoerFout.een(f"“{maat.variabele}” geldt niet per maand", "tel een variabele per maand")


def _vraag(
    simulaties: Sequence[DelendeSimulatie], opdracht: Opdracht, opnemer: Opnemer, teller: Teller
) -> None:
    """Ask everything, month by month, so that few arrays live at the same time."""
    basis = simulaties[0]
    for maand in opdracht.maanden:
        for naam, simulatie in zip(opdracht.systemen, simulaties, strict=True):
            for maat in opdracht.maten:
                nieuw = simulatie.calculate(maat.variabele, maand)
                if isinstance(maat, Overgangen):
                    oud = basis.calculate(maat.variabele, maand)
                    opnemer.telling(naam, maat, [oud, nieuw], teller)
                elif not isinstance(maat, Verschil):
                    opnemer.telling(naam, maat, [nieuw], teller)
    for maat in opdracht.maten:
        if isinstance(maat, Verschil):
            for naam, simulatie in zip(opdracht.systemen, simulaties, strict=True):
                jaren = [
                    deze.calculate(maat.variabele, maand)
                    for deze in (basis, simulatie)
                    for maand in opdracht.maanden
                ]
                opnemer.telling(naam, maat, jaren, teller)


_plannen: dict[Any, Plan] = {}


def _plan(opdracht: Opdracht, deel: Bevolking, invoer: frozenset[Sleutel]) -> Plan:
    """The plan of what is asked, made on the first persons that are met."""
    sleutel = (opdracht, invoer, frozenset(deel.groepen), _bestanden(opdracht))
    if sleutel not in _plannen:
        while len(_plannen) >= MEEST_PLANNEN:
            del _plannen[next(iter(_plannen))]
        _plannen[sleutel], _ = maak_plan(snij(deel, slice(0, PERSONEN_IN_PLAN)), opdracht)
    return _plannen[sleutel]


def _bestanden(opdracht: Opdracht) -> tuple[tuple[str, int], ...]:
    """The state of the user's own proposals: a plan is not kept longer than they stay the same."""
    paden = (pad for map_ in opdracht.mappen for pad in Path(map_).rglob("*.*"))
    return tuple(sorted((str(pad), pad.stat().st_mtime_ns) for pad in paden))


def voer_uit(
    bron: Bron,
    opdracht: Opdracht,
    *,
    processen: int = 1,
    scheduler: str = "",
    voortgang: Voortgang | None = None,
) -> Totalen:
    """The totals of a whole population.

    Args:
        bron: its parts.
        opdracht: what is asked.
        processen: local processes; 1 reckons in this one.
        scheduler: address of a running Dask scheduler (extra `cluster`); goes before `processen`.
        voortgang: told after each part.

    Raises:
        InvoerFout: unknown system, variable or feature; or the extra is missing.
    """
    with ExitStack() as open_:
        if scheduler:
            uitkomsten = _op_cluster(bron, opdracht, scheduler, open_)
        elif processen > 1:
            uitkomsten = _in_processen(bron, opdracht, processen, open_)
        else:
            uitkomsten = (reken(bron.deel(nummer), opdracht) for nummer in range(len(bron)))
        totaal = Totalen()
        for klaar, uitkomst in enumerate(uitkomsten, start=1):
            totaal += uitkomst
            if voortgang is not None:
                voortgang(klaar, len(bron))
        return totaal


def _reken_nummer(bron: Bron, nummer: int, opdracht: Opdracht) -> Totalen:
    return reken(bron.deel(nummer), opdracht)


def _in_processen(bron: Bron, opdracht: Opdracht, processen: int, open_: ExitStack) -> Iterator[Totalen]:
    # Spawned, not forked: the same on every system, and no thread of the parent is copied halfway.
    omgeving = multiprocessing.get_context("spawn")
    poel = open_.enter_context(ProcessPoolExecutor(processen, mp_context=omgeving))
    taken = _taken(bron, opdracht)
    bezig: set[Future[Totalen]] = set()
    bezig |= {poel.submit(*taak) for taak in islice(taken, processen * KLAARSTAAND_PER_PROCES)}
    while bezig:
        klaar, bezig = wait(bezig, return_when=FIRST_COMPLETED)
        bezig |= {poel.submit(*taak) for taak in islice(taken, len(klaar))}
        yield from (toekomst.result() for toekomst in klaar)


def _op_cluster(bron: Bron, opdracht: Opdracht, adres: str, open_: ExitStack) -> Iterator[Totalen]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise InvoerFout.een(
            "voor --scheduler ontbreekt dask", "installeer openfisca-samenleving[cluster]"
        ) from None
    klant = open_.enter_context(distributed.Client(adres))
    taken = _taken(bron, opdracht)
    werkers = max(len(klant.scheduler_info()["workers"]), 1)
    eerste = [klant.submit(*t, pure=False) for t in islice(taken, werkers * KLAARSTAAND_PER_PROCES)]
    bezig = distributed.as_completed(eerste)
    for toekomst in bezig:
        uitkomst: Totalen = toekomst.result()
        toekomst.release()
        for taak in islice(taken, 1):
            bezig.add(klant.submit(*taak, pure=False))
        yield uitkomst


def _taken(bron: Bron, opdracht: Opdracht) -> Iterator[tuple[Any, ...]]:
    """What each process is told: the rows themselves where they are in memory, otherwise where they are."""
    in_geheugen = hasattr(bron, "bevolking")
    for nummer in range(len(bron)):
        yield (reken, bron.deel(nummer), opdracht) if in_geheugen else (_reken_nummer, bron, nummer, opdracht)


def invoer_van(deel: Bevolking) -> Iterator[tuple[Sleutel, Reeks]]:
    """Each input by variable and period, in the type of the variable."""
    variabelen = stelsel().variables
    eigen = {soort: oorspronkelijk for soort, (_, _, oorspronkelijk) in in_simulatie(deel).items()}
    for naam, waarde in deel.invoer.items():
        if naam not in variabelen:
            raise InvoerFout.een(f"de variabele “{naam}” bestaat niet", bedoelde_u(naam, variabelen))
        soort = variabelen[naam].entity.key
        if soort != stelsel().person_entity.key and soort not in eigen:
            continue
        per_periode = waarde.items() if isinstance(waarde, Mapping) else [("", waarde)]
        for periode, ruw in per_periode:
            yield (naam, periode), _als_reeks(variabelen[naam], ruw, eigen.get(soort))


def _als_reeks(variabele: Any, ruw: Reeks, rijen: Gehelen | None) -> Reeks:
    reeks = np.asarray(ruw).view(np.ndarray)
    if rijen is not None:
        erbij = variabele.default_array(1).view(np.ndarray).astype(reeks.dtype)
        # Index -1 is the last place: who belongs nowhere finds the default there.
        reeks = np.append(reeks, erbij)[rijen] if NERGENS in rijen else reeks[rijen]
    if variabele.value_type is Enum and reeks.dtype.kind in "iu":
        return EnumArray(reeks.astype(variabele.dtype), variabele.possible_values)
    return reeks.astype(variabele.dtype, copy=False) if reeks.dtype.kind != "U" else reeks


def _in_vorm(geteld: Sequence[Gehelen], teller: Teller, maat: Maat) -> Gehelen:
    kop = () if isinstance(maat, Verschil) else (len(geteld),)
    return np.stack(geteld).reshape(*kop, *teller.vorm(maat.per), len(maat.kolommen))
