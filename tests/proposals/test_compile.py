"""Proposals are copy-on-write: the baseline never changes, nothing leaks, nothing is lost."""

from __future__ import annotations

import gc
import weakref
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder

from openfisca_samenleving import CountryTaxBenefitSystem
from openfisca_samenleving.voorwaarden import Antwoord
from samenleving import law, reforms
from samenleving.proposals import voorstel
from samenleving.proposals.compile import Zetting, draagt, maak_klasse, pas_toe, zettingen_van
from samenleving.proposals.model import ZOALS_BASIS, Wijzigt
from samenleving.proposals.tree import blad, bladeren, waarde_op, zet
from samenleving.proposals.values import lees_tekst, schrijf
from samenleving.systems import systeem

PADEN = sorted(b.name for b in bladeren(law.stelsel().parameters))
KM = "wijk_werken.verplaatsing.per_km"


def afdruk(stelsel) -> dict[str, list[tuple[str, object]]]:
    """Every dated value of every parameter, as plain data."""
    return {b.name: [(m.instant_str, m.value) for m in b.values_list] for b in bladeren(stelsel.parameters)}


def op(stelsel, pad: str, dag: str):
    return law.waarde(stelsel, pad, dag)


@given(
    jaar=st.integers(2025, 2030),
    maand=st.integers(1, 12),
    getallen=st.lists(st.floats(0, 100, allow_nan=False), min_size=4, max_size=4),
    antwoorden=st.lists(st.integers(0, 2), min_size=4, max_size=4),
)
@settings(max_examples=20, deadline=None)
def test_voorstel_zonder_wijzigingen_is_de_basis(jaar, maand, getallen, antwoorden):
    """Bit for bit: the same parameters object, and the same result of every formula on the same inputs."""
    leeg = maak_klasse("leeg", (), None)(law.stelsel())
    assert leeg.parameters is law.stelsel().parameters
    periode = f"{jaar}-{maand:02d}"
    een, twee = (_alles(stelsel, periode, getallen, antwoorden) for stelsel in (law.stelsel(), leeg))
    assert len(een) > 20
    assert een == twee


def _alles(stelsel, periode: str, getallen: list[float], antwoorden: list[int]) -> dict[str, bytes]:
    """Every monthly formula for four of everything, with the given numbers and answers as input."""
    simulatie = SimulationBuilder().build_default_simulation(stelsel, count=4)
    maandelijks = [v for v in stelsel.variables.values() if v.definition_period == DateUnit.MONTH]
    for variabele in maandelijks:
        if variabele.formulas:
            continue
        if variabele.value_type is float:
            simulatie.set_input(variabele.name, periode, np.array(getallen))
        elif variabele.possible_values is Antwoord:
            simulatie.set_input(variabele.name, periode, Antwoord.encode(np.array(antwoorden)))
    met_formule = [v.name for v in maandelijks if v.formulas]
    return {naam: simulatie.calculate(naam, periode).tobytes() for naam in met_formule}


@given(pad=st.sampled_from(PADEN), keuze=st.randoms())
@settings(max_examples=100, deadline=None)
def test_elke_parameter_apart_te_wijzigen_en_de_basis_blijft(pad, keuze):
    """On a day after every value that the law knows: a later value is never erased silently."""
    voor = afdruk(law.stelsel())
    parameter = blad(law.stelsel().parameters, pad)
    soort = parameter.metadata["unit"]
    waarde = {
        "ja_nee": not parameter.values_list[0].value,
        "keuze": keuze.choice(list(parameter.metadata.get("keuzes", {})) or [""]),
        "datum": "2020-01-01",
    }.get(soort, 0)
    stelsel = maak_klasse("x", (Zetting(Wijzigt(pad, ((date(2031, 1, 1), waarde),)), "los"),), None)(
        law.stelsel()
    )
    assert op(stelsel, pad, "2031-01-01") == op(stelsel, pad, "2040-06-01") == waarde
    assert op(stelsel, pad, "2030-12-31") == op(law.stelsel(), pad, "2030-12-31")
    assert afdruk(law.stelsel()) == voor
    anders = {naam for naam, waarden in afdruk(stelsel).items() if waarden != voor[naam]}
    assert anders == {pad}
    assert lees_tekst(parameter, schrijf(waarde)) == waarde


def test_alleen_het_pad_wordt_gekopieerd():
    boom = law.stelsel().parameters
    nieuw = zet(boom, Wijzigt("wijk_werken.vergoeding.per_uur", ((date(2027, 1, 1), 4.5),)))
    assert nieuw.samenlevingsjobs is boom.samenlevingsjobs
    assert nieuw.wijk_werken.uren is boom.wijk_werken.uren
    assert nieuw.wijk_werken.vergoeding is not boom.wijk_werken.vergoeding
    assert nieuw.wijk_werken.children["vergoeding"] is nieuw.wijk_werken.vergoeding


def test_geen_enkele_keuze_heet_zoals_basis():
    keuzes = {k for b in bladeren(law.stelsel().parameters) for k in b.metadata.get("keuzes", {})}
    assert keuzes
    assert ZOALS_BASIS not in keuzes


def test_zoals_basis_geeft_de_waarden_van_de_basis_terug():
    waarden = ((date(2025, 1, 1), 0.2), (date(2026, 1, 1), ZOALS_BASIS))
    boom, wijzigingen = pas_toe(law.stelsel().parameters, (Zetting(Wijzigt(KM, waarden), "los"),))
    km = blad(boom, KM)
    assert [waarde_op(km, date(jaar, 6, 1)) for jaar in range(2023, 2029)] == [
        0.15, 0.17, 0.2, 0.176868, 0.18040536, 0.18040536,
    ]  # fmt: skip
    assert [(w.datum, w.oud, w.nieuw) for w in wijzigingen] == [(date(2025, 1, 1), 0.1734, 0.2)]


def test_twee_wijzigingen_na_elkaar_blijven_allebei():
    een = maak_klasse(
        "een", (Zetting(Wijzigt("wijk_werken.vergoeding.per_uur", ((date(2027, 1, 1), 5.0),)), "los"),), None
    )
    twee = maak_klasse(
        "twee", (Zetting(Wijzigt("wijk_werken.uren.max_per_maand", ((date(2027, 1, 1), 80),)), "los"),), een
    )
    stelsel = twee(law.stelsel())
    assert op(stelsel, "wijk_werken.vergoeding.per_uur", "2027-01-01") == 5.0
    assert op(stelsel, "wijk_werken.uren.max_per_maand", "2027-01-01") == 80
    assert [laag.naam for laag in (stelsel, stelsel.baseline)] == ["twee", "een"]


def test_stelsel_wordt_vrijgegeven():
    klasse = maak_klasse("weg", zettingen_van(voorstel("regering_2025")), None)
    stelsel = klasse(law.stelsel())
    assert op(stelsel, "samenlevingsjobs.in_werking", "2027-01-01") is True
    spoor = weakref.ref(stelsel)
    del stelsel
    gc.collect()
    assert spoor() is None


def test_hervorming_als_openfisca_ze_toepast():
    land = CountryTaxBenefitSystem()
    voor = afdruk(land)
    serv = land.apply_reform("samenleving.reforms.serv_2025")
    assert op(serv, "samenlevingsjobs.vergoeding.per_uur", "2027-01-01") == 4.5  # from the plan below
    assert op(serv, "samenlevingsjobs.uren.max_geldt", "2027-01-01") is True
    assert afdruk(land) == voor


def test_de_basis_wordt_niet_twee_keer_gelegd():
    plan = reforms.regering_2025(law.stelsel())
    serv = reforms.serv_2025(plan)
    assert serv.baseline is plan
    assert draagt(serv, "regering_2025")
    assert not draagt(plan, "serv_2025")
    assert afdruk(serv) == afdruk(systeem("serv_2025").stelsel)


def test_hervorming_met_variant_en_onbekende_naam():
    klasse = getattr(reforms, "serv_2025+inschrijvingsrecht=afschaffen")
    stelsel = klasse(law.stelsel())
    assert op(stelsel, "samenlevingsjobs.inschrijvingsrecht.vorm", "2027-01-01") == "afgeschaft"
    with pytest.raises(AttributeError, match="serv_2025"):
        _ = reforms.serv_2052
    assert {"regering_2025", "serv_2025", "vvsg_2026"} <= set(dir(reforms))


def test_kloon_deelt_niets_dat_verandert():
    kloon = systeem("regering_2025").stelsel.clone()
    assert op(kloon, "samenlevingsjobs.vergoeding.per_uur", "2027-01-01") == 4.5
    assert op(kloon, "samenlevingsjobs.vergoeding.per_uur", "2026-12-01") == 0.0
