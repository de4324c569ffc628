"""The harness of the law tests catches what `openfisca test` lets through."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

HERVORMINGEN = """
import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.reforms import Reform
from openfisca_core.variables import Variable
from openfisca_samenleving.basis import Geld
from openfisca_samenleving.entities import Persoon


class teller(Variable):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH

    def __init__(self, baseline_variable=None):
        super().__init__(baseline_variable)
        self.dtype = np.float64

    def formula_2018_01_01(persoon, periode):
        return persoon("teller", periode.offset(-1, "month")) + persoon("activiteit_uren", periode)


class rijk(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH

    def formula_2018_01_01(persoon, periode):
        return np.full(persoon.count, 20_000_000.89)


class grof(Variable):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH

    def formula_2018_01_01(persoon, periode):
        return np.full(persoon.count, 4.1)


class Fouten(Reform):
    def apply(self):
        for variabele in (teller, rijk, grof):
            self.add_variable(variabele)
"""

TESTS = """
- name: een spiraal
  period: 2018-01
  reforms: verkeerde_hervorming.Fouten
  input: {activiteit_uren: 5}
  output: {teller: 5}

- name: negenentachtig cent op twintig miljoen
  period: 2026-03
  reforms: verkeerde_hervorming.Fouten
  output: {rijk: 20000000}

- name: enkele precisie
  period: 2026-03
  reforms: verkeerde_hervorming.Fouten
  output: {grof: 4.1}

- name: een cent te veel
  period: 2026-03
  input: {activiteit_uren: 60}
  output: {wijk_werken_vergoeding: 246.01}

- name: een verkeerde staat
  period: 2026-03
  input: {woont_in_vlaams_gewest: ja}
  output: {wijk_werken_woonplaats: niet_voldaan}

- name: dit klopt wel
  period: 2026-03
  reforms: verkeerde_hervorming.Fouten
  input: {activiteit_uren: 60}
  output: {wijk_werken_vergoeding: 246.00, rijk: 20000000.89}
"""


@pytest.fixture
def draai(project, tmp_path):
    """Run pytest on YAML with the harness, away from the project's own settings."""

    def uitvoeren(inhoud):
        shutil.copy(project / "tests/law/conftest.py", tmp_path / "conftest.py")
        (tmp_path / "verkeerde_hervorming.py").write_text(HERVORMINGEN, encoding="utf-8")
        (tmp_path / "fouten.yaml").write_text(inhoud, encoding="utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        opdracht = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", str(tmp_path)]
        omgeving = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
        omgeving.pop("PYTEST_ADDOPTS", None)
        klaar = subprocess.run(
            opdracht,
            cwd=tmp_path,
            env=omgeving,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return klaar.returncode, klaar.stdout

    return uitvoeren


@pytest.mark.traag
def test_het_harnas_vangt_wat_openfisca_doorlaat(draai):
    code, uit = draai(TESTS)
    assert code == 1
    assert "5 failed, 1 passed" in uit
    assert "Spiraal: teller vraagt zichzelf over een andere periode." in uit
    assert "rijk in 2026-03 is 20000000.89; verwacht: 20000000." in uit
    assert "grof rekent in float32; neem Geld of Getal." in uit
    assert "wijk_werken_vergoeding in 2026-03 is 246.0; verwacht: 246.01." in uit
    assert "wijk_werken_woonplaats in 2026-03 is voldaan; verwacht: niet_voldaan." in uit
    assert "fouten.yaml::dit klopt wel" in uit, "de zin is de naam van de test"


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (
            "- {name: a, period: 2026-03, output: {wijk_werken_vergoeding: 0}, parameters: {}}",
            "onbekende sleutel",
        ),
        ("- {name: a, output: {wijk_werken_vergoeding: 0}}", "period ontbreekt"),
        ("- {name: a, period: 2026-03, output: {}}", "bewijst niets"),
        (
            "- {name: a, period: 2026-03, output: {wijk_werken_vergoeding: 0}}\n"
            "- {name: a, period: 2026-04, output: {wijk_werken_vergoeding: 0}}",
            "twee tests heten 'a'",
        ),
    ],
)
def test_een_slordig_bestand_wordt_geweigerd(draai, inhoud, melding):
    code, uit = draai(inhoud)
    assert code == 2
    assert melding in uit
