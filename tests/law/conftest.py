"""Collects the law tests in YAML under pytest, more strictly than `openfisca test` does.

The files are ordinary OpenFisca tests, so plain `openfisca test` runs them too. Here every sentence is a
test of its own with a name, numbers are compared in float64 (OpenFisca compares in float32), every
output is asked in three orders on fresh simulations, and a variable that asks itself fails the test
instead of giving a silent default.

Another reading of the law is a reform by name: `reforms:
openfisca_samenleving.lezingen.verplaatsing_ritten__enkel`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving import CountryTaxBenefitSystem

ZAAD = 20170707
SLEUTELS = {"name", "description", "keywords", "period", "input", "output", "reforms"}
RUIS = 1e-9
"""What float64 arithmetic may differ by, relative to the amount: far below a cent on any amount."""


class WettestFout(AssertionError):  # noqa: N818 (Dutch for fault)
    """The law gives something else than the test says, or the test itself is wrong."""


@dataclass(frozen=True)
class Vraag:
    """One value that a test asks for; `plaats` is the position of the instance, None for all."""

    variabele: str
    periode: str
    plaats: int | None
    verwacht: Any


@cache
def stelsel(hervormingen: tuple[str, ...]) -> TaxBenefitSystem:
    """Current law with these reforms, by their Python path."""
    systeem = CountryTaxBenefitSystem()
    for pad in hervormingen:
        systeem = systeem.apply_reform(pad)
    return systeem


def simulatie(systeem: TaxBenefitSystem, invoer: dict[str, Any], periode: str) -> Simulation:
    """A fresh simulation in which a spiral is an error."""
    bouwer = SimulationBuilder()
    bouwer.set_default_period(periode)
    nieuw = bouwer.build_from_dict(systeem, invoer)

    def spiraal(variabele: Any) -> None:
        raise WettestFout(f"Spiraal: {variabele} vraagt zichzelf over een andere periode.")

    nieuw.invalidate_spiral_variables = spiraal
    return nieuw


def vragen(test: dict[str, Any], sim: Simulation) -> Iterator[Vraag]:
    """Every value under `output`: a variable, an entity in the singular, or its instances in the plural."""
    periode = str(test["period"])
    for sleutel, inhoud in test["output"].items():
        if sleutel in sim.tax_benefit_system.variables:
            yield from _per_periode(sleutel, periode, None, inhoud)
        elif sleutel in sim.populations:
            for naam, waarde in inhoud.items():
                yield from _per_periode(naam, periode, None, waarde)
        else:
            populatie = sim.get_population(plural=sleutel)
            if populatie is None:
                raise WettestFout(f"'{sleutel}' onder output is geen variabele en geen entiteit.")
            for wie, waarden in inhoud.items():
                for naam, waarde in waarden.items():
                    yield from _per_periode(naam, periode, populatie.get_index(wie), waarde)


def _per_periode(naam: str, periode: str, plaats: int | None, waarde: Any) -> Iterator[Vraag]:
    if isinstance(waarde, dict):
        for gevraagd, verwacht in waarde.items():
            yield Vraag(naam, str(gevraagd), plaats, verwacht)
    else:
        yield Vraag(naam, periode, plaats, waarde)


def antwoord(sim: Simulation, vraag: Vraag) -> np.ndarray:
    """The values of the variable, readable and in their own type."""
    waarden = sim.calculate(vraag.variabele, vraag.periode)
    if hasattr(waarden, "decode_to_str"):
        return waarden.decode_to_str()
    if waarden.dtype.kind == "f" and waarden.dtype != np.float64:
        raise WettestFout(f"{vraag.variabele} rekent in {waarden.dtype}; neem Geld of Getal.")
    return waarden


def gelijk(gekregen: Any, verwacht: Any) -> bool:
    """Whether one value is the expected one: numbers in float64, dates by the day, the rest literally."""
    if isinstance(verwacht, bool):
        return bool(gekregen) is verwacht
    if isinstance(verwacht, int | float):
        verschil = abs(float(gekregen) - verwacht)
        return bool(verschil <= RUIS * max(1.0, abs(verwacht)))
    if isinstance(verwacht, date):
        return np.datetime64(verwacht) == gekregen
    return str(gekregen) == verwacht


def controleer(test: dict[str, Any]) -> None:
    """Ask every output in three orders and compare; raises `WettestFout`."""
    hervormingen = test.get("reforms") or []
    systeem = stelsel((hervormingen,) if isinstance(hervormingen, str) else tuple(hervormingen))
    periode, invoer = str(test["period"]), test.get("input") or {}
    gevraagd = list(vragen(test, simulatie(systeem, invoer, periode)))
    eerste: dict[tuple[str, str], np.ndarray] = {}
    for volgorde, rij in _volgordes(gevraagd):
        sim = simulatie(systeem, invoer, periode)
        for vraag in rij:
            waarden, sleutel = antwoord(sim, vraag), (vraag.variabele, vraag.periode)
            if volgorde == "gegeven":
                eerste[sleutel] = waarden
                _vergelijk(vraag, waarden)
            elif not np.array_equal(eerste[sleutel], waarden, equal_nan=waarden.dtype.kind == "f"):
                raise WettestFout(
                    f"{vraag.variabele} in {vraag.periode} hangt af van de volgorde van vragen: "
                    f"{eerste[sleutel]} in de gegeven volgorde, {waarden} in de {volgorde} volgorde."
                )


def _volgordes(gevraagd: Sequence[Vraag]) -> Iterator[tuple[str, Sequence[Vraag]]]:
    geschud = list(gevraagd)
    random.Random(ZAAD).shuffle(geschud)  # noqa: S311
    yield "gegeven", gevraagd
    yield "omgekeerde", list(reversed(gevraagd))
    yield "geschudde", geschud


def _vergelijk(vraag: Vraag, waarden: np.ndarray) -> None:
    gekregen = waarden if vraag.plaats is None else waarden[[vraag.plaats]]
    verwacht = vraag.verwacht if isinstance(vraag.verwacht, list) else [vraag.verwacht] * len(gekregen)
    klopt = len(verwacht) == len(gekregen) and all(map(gelijk, gekregen, verwacht))
    if not klopt:
        raise WettestFout(
            f"{vraag.variabele} in {vraag.periode} is {', '.join(map(str, gekregen))}; "
            f"verwacht: {', '.join(map(str, verwacht))}."
        )


class Wettest(pytest.Item):
    """One sentence about the law."""

    def __init__(self, *, test: dict[str, Any], regel: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.test, self.regel = test, regel

    def runtest(self) -> None:
        controleer(self.test)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.regel, self.name

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, WettestFout):
            return f"{self.path}:{self.regel + 1}\n  {self.name}\n  {excinfo.value}"
        return super().repr_failure(excinfo, style)


class Wetbestand(pytest.File):
    """One file of law tests: a list of sentences."""

    def collect(self) -> Iterator[Wettest]:
        tekst = self.path.read_text(encoding="utf-8")
        regels = [nr for nr, regel in enumerate(tekst.splitlines()) if regel.startswith("- ")]
        namen: set[str] = set()
        for regel, test in zip(regels, yaml.safe_load(tekst), strict=True):
            fout = _fout_in(test, namen)
            if fout:
                raise pytest.Collector.CollectError(f"{self.path}:{regel + 1}: {fout}")
            namen.add(test["name"])
            yield Wettest.from_parent(self, name=test["name"], test=test, regel=regel)


def _fout_in(test: dict[str, Any], namen: set[str]) -> str:
    if onbekend := set(test) - SLEUTELS:
        return f"onbekende sleutel {', '.join(sorted(onbekend))}; wel: {', '.join(sorted(SLEUTELS))}"
    if ontbreekt := {"name", "period", "output"} - set(test):
        return f"{', '.join(sorted(ontbreekt))} ontbreekt"
    if not test["output"]:
        return "een test zonder uitkomst bewijst niets"
    return f"twee tests heten {test['name']!r}" if test["name"] in namen else ""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Wetbestand | None:
    """Collect the YAML files, except when `openfisca test` is running: it collects them itself."""
    plugins = parent.config.pluginmanager.get_plugins()
    if file_path.suffix != ".yaml" or any(type(plugin).__name__ == "OpenFiscaPlugin" for plugin in plugins):
        return None
    return Wetbestand.from_parent(parent, path=file_path)
