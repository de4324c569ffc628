"""The chapter on the population shows the assumptions and figures that the computation uses."""

from pathlib import Path

import pytest

from samenleving.population.reference import aannamentabel
from samenleving.population.targets import ijkpunten, tabel

HOOFDSTUK = Path(__file__).resolve().parents[2] / "docs" / "bevolking.md"


@pytest.fixture(scope="module")
def tekst():
    return HOOFDSTUK.read_text(encoding="utf-8")


def test_de_tabel_van_de_aannames_is_die_van_het_bestand(tekst):
    """After a change of the file: put what `aannamentabel()` gives under the last heading of the chapter."""
    assert tekst.endswith(aannamentabel() + "\n")


def test_de_getallen_in_de_tekst_zijn_die_van_de_bronnen(tekst):
    for getal in (
        tabel().totaal,
        ijkpunten().wijk_werkers,
        ijkpunten().overgangsgroep,
        ijkpunten().uren_per_maand,
    ):
        assert f"{getal:,}".replace(",", ".") in tekst
