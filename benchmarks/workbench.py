"""After an edit on the bench: cases, obstacles and flips for four systems, against stock calculations."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import Any

from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder

from benchmarks.measures import PROCESSOR, Maat
from samenleving import law
from samenleving.compare.sweeps import voorbeeldsituaties
from samenleving.situation import MAANDEN_GELEDEN, Situatie, maanden_eerder
from samenleving.systems import systeem
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.effects import Effecten, effecten

NAAST = ("huidig", "regering_2025", "serv_2025")
BASIS = "serv_2025"
MAAND = "2027-01"
LIJN = "activering"
UITKOMSTEN = ("recht", "bedrag", "plicht", "kenmerk", "voorwaarde")

_centen = count(1)


@cache
def begin() -> Concept:
    """A proposal on the last of the systems, of which the effects are known."""
    concept = nieuw(BASIS, id_="mijn_voorstel")
    effecten(concept, NAAST)
    return concept


def na_een_bewerking() -> Effecten:
    """One edit that was never made before, compiled, and everything that moves in four systems."""
    bedrag = f"{4.5 + next(_centen) / 100:.2f}".replace(".", ",")
    concept = bewerk(begin(), Bewerking("waarde", "samenlevingsjobs.vergoeding.per_uur", bedrag))
    return effecten(concept, NAAST, voor=begin())


def gewoon_geval_per_geval() -> None:
    """Every case of the line in one system, each a situation of its own, as OpenFisca's web API does."""
    for situatie in voorbeeldsituaties(LIJN):
        _vraag(_simulatie([situatie]), situatie.entiteiten)


def gewoon_in_een_keer() -> None:
    """The same cases in one stock simulation."""
    alle = voorbeeldsituaties(LIJN)
    _vraag(_simulatie(alle), {entiteit for situatie in alle for entiteit in situatie.entiteiten})


def _simulatie(situaties: Any) -> Simulation:
    stelsel = systeem(BASIS).stelsel
    data: dict[str, dict[str, Any]] = {entiteit.plural: {} for entiteit in stelsel.entities}
    for nummer, situatie in enumerate(situaties):
        for entiteit in stelsel.entities:
            rij = _invoer(situatie, entiteit.key)
            if not entiteit.is_person:
                rol = entiteit.roles[0]
                rij[rol.plural or rol.key] = [f"p{nummer}"]
            data[entiteit.plural][f"{'p' if entiteit.is_person else entiteit.key}{nummer}"] = rij
    return SimulationBuilder().build_from_entities(stelsel, data)


def _invoer(situatie: Situatie, entiteit: str) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, waarde in situatie.invoer.get(entiteit, {}).items():
        if isinstance(waarde, dict) and MAANDEN_GELEDEN not in waarde:
            uit[naam] = {str(periode): deel for periode, deel in waarde.items()}
            continue
        if isinstance(waarde, dict):
            waarde = maanden_eerder(MAAND, waarde[MAANDEN_GELEDEN]).isoformat()
        uit[naam] = {_periode(naam): waarde}
    return uit


def _periode(naam: str) -> str:
    eenheid = law.stelsel().variables[naam].definition_period
    return {DateUnit.ETERNITY: "ETERNITY", DateUnit.YEAR: MAAND[:4]}.get(eenheid, MAAND)


def _vraag(simulatie: Simulation, entiteiten: Any) -> None:
    for naam, info in law.variabelen(simulatie.tax_benefit_system).items():
        if info.entiteit in entiteiten and info.bepaling.soort in UITKOMSTEN:
            simulatie.calculate(naam, _periode(naam))


def maten() -> tuple[Maat, ...]:
    """The edit against both ways in which somebody would reckon the same cases with OpenFisca itself."""
    wat = "na een bewerking: gevallen, knelpunten en adviezen in vier stelsels, tegenover"
    return (
        Maat(
            f"{wat} één gewone berekening van één stelsel, geval per geval",
            na_een_bewerking,
            gewoon_geval_per_geval,
            klok=PROCESSOR,
            hoogstens=1.0,
        ),
        Maat(
            f"{wat} dezelfde gevallen in één gewone simulatie",
            na_een_bewerking,
            gewoon_in_een_keer,
            klok=PROCESSOR,
        ),
    )
