"""No parameter without a use, and none missing on the day a formula begins: seen by running every formula."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
from openfisca_core.parameters import Parameter
from openfisca_core.periods import DateUnit

from openfisca_samenleving import prestaties

BESCHRIJVEND = "gebruik"


def _bladeren(stelsel: Any) -> dict[str, Parameter]:
    return {p.name: p for p in stelsel.parameters.get_descendants() if isinstance(p, Parameter)}


def _varianten(bladeren: dict[str, Parameter]) -> list[dict[str, Any]]:
    """Everything switched on, and from there every option of every choice: they reach every branch."""
    aan = {naam: True for naam, p in bladeren.items() if p.metadata["unit"] == "ja_nee"}
    keuzes = [(naam, k) for naam, p in bladeren.items() for k in p.metadata.get("keuzes", ())]
    return [{}, aan, *(aan | {naam: keuze} for naam, keuze in keuzes)]


@pytest.fixture(scope="module")
def begindagen(huidig):
    """The months in which some formula begins or some value changes."""
    formules = {dag[:7] for v in huidig.variables.values() for dag in v.formulas}
    waarden = {w.instant_str[:7] for p in _bladeren(huidig).values() for w in p.values_list}
    return sorted(formules), sorted(formules | waarden)


@pytest.fixture(scope="module")
def gelezen(huidig, met, simuleer, begindagen):
    """Every parameter that some formula reads; raises where a formula begins before a parameter it reads."""
    formules, alle = begindagen
    paden: set[str] = set()
    for nr, variant in enumerate(_varianten(_bladeren(huidig))):
        stelsel = met(variant) if variant else huidig
        for maand in alle if nr < 2 else formules:
            sim = simuleer(stelsel, 1, {}, maand)
            sim.trace = True
            for naam, variabele in stelsel.variables.items():
                jaar = variabele.definition_period == DateUnit.YEAR
                sim.calculate(naam, maand[:4] if jaar else maand)
            paden |= {p.name for knoop in sim.tracer.browse_trace() for p in knoop.parameters}
    return paden


def _gelezen_door_prestaties() -> set[str]:
    """The attribute chains that `Urenregels.uit` reads from the tree."""
    boom = ast.parse(inspect.getsource(prestaties))
    return {
        ast.unparse(k).removeprefix("parameters.") for k in ast.walk(boom) if isinstance(k, ast.Attribute)
    }


@pytest.mark.traag
def test_geen_ongebruikte_parameter(huidig, gelezen):
    buiten_formules = _gelezen_door_prestaties()
    ongebruikt = [
        naam
        for naam, p in _bladeren(huidig).items()
        if naam not in gelezen and naam not in buiten_formules and BESCHRIJVEND not in p.metadata
    ]
    assert not ongebruikt


@pytest.mark.traag
def test_gebruik_staat_er_enkel_waar_geen_formule_leest(huidig, gelezen):
    dubbel = [n for n, p in _bladeren(huidig).items() if BESCHRIJVEND in p.metadata and n in gelezen]
    assert not dubbel


def test_de_tabel_van_prestaties_leest_de_boom(huidig):
    regels = prestaties.Urenregels.uit(huidig.get_parameters_at_instant("2026-01-01"))
    assert (regels.max_per_maand, regels.max_per_jaar) == (60, 630)
    assert {"lezingen.begonnen_uur", "wijk_werken.uren.max_per_maand"} <= _gelezen_door_prestaties()
