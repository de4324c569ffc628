"""What a variable may leave out or get wrong, and what running every formula shows."""

# ruff: noqa: N801, N805, ARG002 (OpenFisca finds a variable by its class name and calls its formulas itself)
from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.reforms import Reform
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.stelsel import EigenParametercache
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, oordeel
from samenleving.proposals.tree import _vervang
from samenleving.quality import Kennisbasis
from samenleving.quality.usage import controleer_gebruik, gelezen_buiten_formules
from samenleving.quality.variables import controleer_variabelen


def met(basis: Kennisbasis, *klassen: type[Variable], boom: Any = None) -> Kennisbasis:
    """The base with these variables added, and other parameters where given."""

    class Proef(EigenParametercache, Reform):
        def apply(self) -> None:
            if boom is not None:
                self.parameters = boom
            for klasse in klassen:
                self.add_variable(klasse)

    return replace(basis, stelsel=Proef(basis.stelsel))


class proef_zonder_label(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Dit eindigt op een punt."
    unit = "uur"
    __bepaling__ = Bepaling("invoer")


class proef_enkele_precisie(Variable):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een proef"
    unit = "appel"
    __bepaling__ = Bepaling("invoer")


class proef_zonder_bepaling(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een proef"
    unit = "uur"


class proef_zonder_begindag(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een proef"
    unit = "uur"
    __bepaling__ = Bepaling("tussenstap")

    def formula(persoon, periode):
        return np.zeros(persoon.count)


class proef_antwoord(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.nee
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een proef"
    __bepaling__ = Bepaling("invoer")


class proef_oordeel(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een proef"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", "wijk-werkendecreet-2017-07-07", "artikel 4")

    def formula_2018_01_01(persoon, periode):
        return oordeel(persoon("heeft_werkloosheidsuitkering", periode))


class proef_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.voldaan
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een proef"
    __bepaling__ = Bepaling(
        "recht",
        "wijk_werken",
        voorwaarden=("wijk_werken_woonplaatsje", "activiteit_uren"),
        factoren=("prijsje",),
    )


def teksten(basis: Kennisbasis, naam: str) -> list[str]:
    return [melding.tekst for melding in controleer_variabelen(basis) if melding.veld == naam]


@pytest.mark.parametrize(
    ("klasse", "verwacht"),
    [
        (proef_zonder_label, ["eindigt op een punt"]),
        (proef_enkele_precisie, ["“appel” staat niet in units.yaml", "rekent in float64"]),
        (proef_zonder_bepaling, ["__bepaling__ ontbreekt"]),
        (proef_zonder_begindag, ["geen begindag"]),
        (proef_antwoord, ["zou iets antwoorden"]),
        (proef_oordeel, ["niemand beslist", "hoort bij geen enkel recht"]),
        (proef_recht, [
            "noemt haar akte en haar plaats", "standaard niet van toepassing",
            "“wijk_werken_woonplaatsje” bestaat niet", "“activiteit_uren” is geen voorwaarde",
            "“prijsje” bestaat niet",
        ]),
    ],
)  # fmt: skip
def test_a_fault_in_a_variable(basis: Kennisbasis, klasse: type[Variable], verwacht: list[str]) -> None:
    gevonden = teksten(met(basis, klasse), klasse.__name__)
    assert len(gevonden) == len(verwacht)
    for woorden in verwacht:
        assert any(woorden in tekst for tekst in gevonden), (woorden, gevonden)


def test_the_variables_as_they_are(basis: Kennisbasis) -> None:
    assert not list(controleer_variabelen(basis))
    assert len(basis.variabelen) > 200


def test_a_fault_names_the_line_of_the_class(
    basis: Kennisbasis, monkeypatch: pytest.MonkeyPatch, project: Any
) -> None:
    monkeypatch.setattr(basis.variabelen["wijk_werken_uren"], "label", "Een punt.")
    [melding] = [m for m in controleer_variabelen(basis) if m.veld == "wijk_werken_uren"]
    regels = (project / melding.bestand).read_text(encoding="utf-8").splitlines()
    assert melding.regel is not None
    assert regels[melding.regel - 1].startswith("class wijk_werken_uren")


def ingekort(basis: Kennisbasis, pad: str, vanaf: date) -> Any:
    """The tree in which a parameter has no value before a day."""
    blad = copy.copy(basis.bladeren[pad])
    blad.values_history = blad
    blad.values_list = [copy.copy(blad.values_list[0])]
    blad.values_list[0].instant_str = vanaf.isoformat()
    return _vervang(basis.stelsel.parameters, pad.split("."), blad)


@pytest.mark.traag
def test_a_parameter_that_is_missing_on_the_day_a_formula_begins(basis: Kennisbasis) -> None:
    pad = "wijk_werken.vergoeding.per_uur"
    kapot = met(basis, boom=ingekort(basis, pad, date(2019, 1, 1)))
    fouten = [m for m in controleer_gebruik(kapot) if "kan niet rekenen" in m.tekst]
    assert fouten
    assert any("per_uur" in melding.tekst and "2018-01" in melding.tekst for melding in fouten)
    assert all(
        melding.bestand.startswith("openfisca_samenleving/variables/") and melding.regel for melding in fouten
    )


@pytest.mark.traag
def test_a_parameter_nobody_reads_and_a_use_that_is_not_so(
    basis: Kennisbasis, monkeypatch: pytest.MonkeyPatch
) -> None:
    buiten = gelezen_buiten_formules(basis.stelsel.parameters)
    beschreven = next(
        pad for pad, blad in basis.bladeren.items() if "gebruik" in blad.metadata and pad not in buiten
    )
    monkeypatch.delitem(basis.bladeren[beschreven].metadata, "gebruik")
    monkeypatch.setitem(
        basis.bladeren["wijk_werken.duur.max_maanden"].metadata, "gebruik", "Nergens voor nodig."
    )
    fouten = {(melding.bestand, melding.tekst) for melding in controleer_gebruik(basis)}
    bestand = f"openfisca_samenleving/parameters/{beschreven.replace('.', '/')}.yaml"
    assert (bestand, "geen enkele regel leest deze parameter") in fouten
    assert any("gebruik staat er, maar" in tekst and "max_maanden" in waar for waar, tekst in fouten)


def test_rules_beside_the_formulas_count(basis: Kennisbasis) -> None:
    gelezen = gelezen_buiten_formules(basis.stelsel.parameters)
    assert {
        "lezingen.begonnen_uur",
        "wijk_werken.uren.max_per_maand",
        "wijk_werken.uren.max_per_jaar",
    } <= gelezen
    assert "wijk_werken.duur.max_maanden" not in gelezen
