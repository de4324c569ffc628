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
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openfisca_core.simulations import Simulation

from samenleving.quality.lawtests import Vraag, WettestFout, lees_wettests, simulatie_van, vragen

ZAAD = 20170707
RUIS = 1e-9
"""What float64 arithmetic may differ by, relative to the amount: far below a cent on any amount."""

collect_ignore = ["goedkeuringen.yaml"]
"""The ledger of approvals stands beside the tests and is none."""


def simulatie(test: Mapping[str, Any]) -> Simulation:
    """A fresh simulation in which a spiral is an error."""
    nieuw = simulatie_van(test)

    def spiraal(variabele: Any) -> None:
        raise WettestFout(f"Spiraal: {variabele} vraagt zichzelf over een andere periode.")

    nieuw.invalidate_spiral_variables = spiraal
    return nieuw


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


def controleer(test: Mapping[str, Any]) -> None:
    """Ask every output in three orders and compare; raises `WettestFout`."""
    gevraagd = list(vragen(test, simulatie(test)))
    eerste: dict[tuple[str, str], np.ndarray] = {}
    for volgorde, rij in _volgordes(gevraagd):
        sim = simulatie(test)
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

    def __init__(self, *, test: Mapping[str, Any], regel: int, **kwargs: Any) -> None:
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
        try:
            zinnen = lees_wettests(self.path)
        except WettestFout as fout:
            raise pytest.Collector.CollectError(f"{self.path.parent}: {fout}") from None
        for zin in zinnen:
            yield Wettest.from_parent(self, name=zin.naam, test=zin.test, regel=zin.regel - 1)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Wetbestand | None:
    """Collect the YAML files, except when `openfisca test` is running: it collects them itself."""
    plugins = parent.config.pluginmanager.get_plugins()
    if file_path.suffix != ".yaml" or any(type(plugin).__name__ == "OpenFiscaPlugin" for plugin in plugins):
        return None
    return Wetbestand.from_parent(parent, path=file_path)
