"""What moves after an edit is what the full functions say, and nothing is taken over that should not be."""

from __future__ import annotations

import pytest

from samenleving import conformity, legal_checks
from samenleving.compare.cases import gevallen
from samenleving.compare.sweeps import voorbeeldsituaties
from samenleving.systems import systeem
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.effects import effecten, samengevat
from samenleving.workbench.flips import oordelen

NAAST = ("huidig", "serv_2025")
MAAND = "2027-01"
EDITS = (
    Bewerking("waarde", "samenlevingsjobs.vergoeding.per_uur", "6,50"),
    Bewerking("waarde", "wijk_werken.in_werking", "ja"),
    Bewerking("waarde", "samenlevingsjobs.doelgroep.capaciteit_uren_max", "50"),
    Bewerking("keuze", "chequeprijs", "niveau_dienstencheque"),
    Bewerking("keuze", "statuut", "eigen"),
    Bewerking("lezing", "samenlevingsjobs_capaciteit", "beide"),
)


def _lezing() -> Bewerking:
    from samenleving.law import lezingen

    naam = "samenlevingsjobs_capaciteit"
    huidig = next(iter(lezingen()[naam].waarden.values()))
    return Bewerking("lezing", naam, next(k for k in lezingen()[naam].keuzes if k != huidig))


@pytest.fixture(scope="module")
def begin() -> Concept:
    return nieuw("serv_2025", id_="mijn")


@pytest.mark.parametrize("bewerking", [*EDITS[:-1], _lezing()], ids=lambda b: b.sleutel)
def test_equal_to_the_full_runs(begin: Concept, bewerking: Bewerking) -> None:
    effecten(begin, NAAST)
    concept = bewerk(begin, bewerking)
    snel = effecten(concept, NAAST, voor=begin)
    gemaakt = compileer(concept)
    systemen = [*(systeem(naam) for naam in NAAST), gemaakt.systeem]
    lijn = "activering"
    assert snel.gevallen == gevallen(
        voorbeeldsituaties(lijn), systemen, "serv_2025", MAAND, lijn, vooruitblik=False
    )
    assert snel.knelpunten.alle == legal_checks.knelpunten(gemaakt.systeem, MAAND)
    matrix = conformity.toets(["serv_2025", gemaakt.naam], datum=MAAND, mappen=gemaakt.mappen)
    eigen = oordelen(gemaakt.systeem, MAAND, (), gemaakt.mappen)
    assert tuple(eigen.values()) == matrix.oordelen[gemaakt.naam]
    anders = [a.id for a in matrix.aanbevelingen if len({o.status for o in matrix.rij(a.id)}) > 1]
    assert [omslag.id for omslag in snel.omslagen] == anders


def test_it_tells_what_the_edit_moved(begin: Concept) -> None:
    concept = bewerk(begin, EDITS[0])
    verteld = effecten(concept, NAAST, voor=begin)
    bedragen = [v for v in verteld.verschuivingen if v.was == "135,00 euro"]
    assert bedragen
    assert bedragen[0].wordt == "195,00 euro"
    assert any("Vergoeding en vrijstellingen" in k.titel for k in verteld.knelpunten.nieuw)
    mijn = {m.prijs: m.bedrag for m in verteld.marges if m.kolom == "mijn"}
    serv = {m.prijs: m.bedrag for m in verteld.marges if m.kolom == "serv_2025"}
    assert mijn
    assert all(mijn[prijs] == serv[prijs] - 2 for prijs in mijn)
    assert "verschuivingen" in samengevat(verteld)


def test_an_edit_that_touches_nothing_moves_nothing(begin: Concept) -> None:
    concept = bewerk(begin, Bewerking("kop", "titel", "Anders genoemd"))
    stil = effecten(concept, NAAST, voor=begin)
    assert (stil.verschuivingen, stil.omslagen, stil.knelpunten.nieuw, stil.knelpunten.weg) == (
        (),
        (),
        (),
        (),
    )
    assert samengevat(stil) == "Niets verschuift."


def test_a_new_month_is_asked_anew(begin: Concept) -> None:
    assert effecten(begin, NAAST, maand="2028-06").maand == "2028-06"
