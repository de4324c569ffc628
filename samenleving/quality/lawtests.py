"""The law tests as data: sentences about the law in YAML, and what each of them asks.

The files are ordinary OpenFisca tests; `tests/law/conftest.py` runs them, the sign-off ledger reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving import CountryTaxBenefitSystem

SLEUTELS = frozenset({"name", "description", "keywords", "period", "input", "output", "reforms"})

_SYSTEMEN = 16


class WettestFout(AssertionError):  # noqa: N818 (Dutch for fault)
    """The law gives something else than the test says, or the test itself is wrong."""


@dataclass(frozen=True)
class Vraag:
    """One value that a test asks for; `plaats` is the position of the instance, None for all."""

    variabele: str
    periode: str
    plaats: int | None
    verwacht: Any


@dataclass(frozen=True)
class Wetzin:
    """One sentence about the law: its line in the file (from 1) and the test as written."""

    regel: int
    test: Mapping[str, Any]

    @property
    def naam(self) -> str:
        """The sentence."""
        return str(self.test["name"])


def lees_wettests(pad: Path) -> tuple[Wetzin, ...]:
    """The sentences of one file, checked.

    Raises:
        WettestFout: the file is no list of tests, or a test cannot prove anything; names file and line.
    """
    tekst = pad.read_text(encoding="utf-8")
    regels = [nr for nr, regel in enumerate(tekst.splitlines(), start=1) if regel.startswith("- ")]
    tests = yaml.safe_load(tekst)
    if not isinstance(tests, list) or len(tests) != len(regels):
        raise WettestFout(
            f"{pad.name}: dit is geen lijst van tests die elk met “- ” op een nieuwe regel beginnen"
        )
    namen: set[str] = set()
    for regel, test in zip(regels, tests, strict=True):
        if fout := _fout_in(test, namen):
            raise WettestFout(f"{pad.name}:{regel}: {fout}")
        namen.add(test["name"])
    return tuple(Wetzin(regel, test) for regel, test in zip(regels, tests, strict=True))


def _fout_in(test: Any, namen: set[str]) -> str:
    if not isinstance(test, dict):
        return "een test is een groep velden"
    if onbekend := set(test) - SLEUTELS:
        return f"onbekende sleutel {', '.join(sorted(onbekend))}; wel: {', '.join(sorted(SLEUTELS))}"
    if ontbreekt := {"name", "period", "output"} - set(test):
        return f"{', '.join(sorted(ontbreekt))} ontbreekt"
    if not test["output"]:
        return "een test zonder uitkomst bewijst niets"
    return f"twee tests heten {test['name']!r}" if test["name"] in namen else ""


def stelsel_van(test: Mapping[str, Any]) -> TaxBenefitSystem:
    """Current law with the reforms a test names, by their Python path."""
    hervormingen = test.get("reforms") or []
    return _stelsel((hervormingen,) if isinstance(hervormingen, str) else tuple(hervormingen))


@lru_cache(maxsize=_SYSTEMEN)
def _stelsel(hervormingen: tuple[str, ...]) -> TaxBenefitSystem:
    systeem = CountryTaxBenefitSystem()
    for pad in hervormingen:
        systeem = systeem.apply_reform(pad)
    return systeem


def simulatie_van(test: Mapping[str, Any]) -> Simulation:
    """A fresh simulation of the case of a test."""
    bouwer = SimulationBuilder()
    bouwer.set_default_period(str(test["period"]))
    return bouwer.build_from_dict(stelsel_van(test), test.get("input") or {})


def vragen(test: Mapping[str, Any], sim: Simulation) -> Iterator[Vraag]:
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
