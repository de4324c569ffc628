"""The law tests are ordinary OpenFisca tests."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

OPENFISCA = Path(sys.executable).with_name("openfisca")


def _draai(project, *argumenten):
    return subprocess.run(
        [OPENFISCA, "test", "-c", "openfisca_samenleving", *argumenten],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.traag
def test_openfisca_test_slaagt(project):
    verwacht = sum(
        len(re.findall(r"^- name:", pad.read_text(encoding="utf-8"), re.MULTILINE))
        for pad in (project / "tests/law").rglob("*.yaml")
    )
    klaar = _draai(project, "tests/law")
    assert klaar.returncode == 0, klaar.stdout[-3000:] + klaar.stderr[-3000:]
    assert f"{verwacht} passed" in klaar.stdout, "elke zin één keer, niet twee keer"


@pytest.mark.traag
def test_openfisca_test_faalt_op_een_fout(project, tmp_path):
    fout = tmp_path / "fout.yaml"
    fout.write_text(
        "- name: een uur te veel\n"
        "  period: 2026-03\n"
        "  input: {activiteit_uren: 61}\n"
        "  output: {wijk_werken_uren_toegelaten: 61}\n",
        encoding="utf-8",
    )
    klaar = _draai(project, str(fout))
    assert klaar.returncode != 0
    assert "een uur te veel" in klaar.stdout
