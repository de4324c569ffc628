"""Rules on prestations against a slow administrator, and against the formulas of the law."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openfisca_samenleving.basis import ONBEKENDE_DATUM
from openfisca_samenleving.prestaties import (
    MINUTEN_PER_UUR,
    Prestaties,
    Urenregels,
    getelde_minuten,
    maandtotalen,
    verdeel,
    verplaatsingen,
)

PERSONEN, GEBRUIKERS = 3, 4
EERSTE_DAG, DAGEN = np.datetime64("2025-07-01"), 548
MAANDEN = np.arange(np.datetime64("2025-07"), np.datetime64("2027-01"))
REGELS = Urenregels(60, 630, "per_prestatie", "begonnen_uren", "kalenderjaar", "gelden", "kappen")
LEZINGEN = [
    Urenregels(60, 630, *keuze)
    for keuze in itertools.product(
        ("per_prestatie", "per_maand"),
        ("begonnen_uren", "werkelijke_uren"),
        ("kalenderjaar", "twaalf_maanden_vanaf_start"),
        ("gelden", "gelden_niet"),
        ("kappen", "weigeren", "verschuiven"),
    )
]
START = np.array(["2025-07-20", "2025-10-31", ONBEKENDE_DATUM], dtype="datetime64[D]")
EINDE = np.array(["2026-07-19", "2026-10-30", ONBEKENDE_DATUM], dtype="datetime64[D]")
OVERGANG = np.array([False, True, False])


@st.composite
def tabellen(trek):
    """Tables heavy enough to reach both caps: blocks of equal prestations, plus loose ones, shuffled."""
    zaad = trek(st.integers(0, 2**32 - 1))
    aantal = trek(st.integers(0, 250))
    toeval = np.random.default_rng(zaad)
    minuten = toeval.choice([0, 1, 29, 59, 60, 61, 90, 240, 480, 600], aantal)
    dagen = EERSTE_DAG + toeval.integers(0, DAGEN, aantal).astype("timedelta64[D]")
    return Prestaties(
        toeval.integers(0, PERSONEN, aantal), toeval.integers(0, GEBRUIKERS, aantal), dagen, minuten
    )


def _jaarsleutel(regels, persoon, dag):
    if regels.jaargrens_uren == "kalenderjaar" or str(START[persoon]) == ONBEKENDE_DATUM:
        return dag.astype("datetime64[Y]")
    verlopen = (dag.astype("datetime64[M]") - START[persoon].astype("datetime64[M]")).astype(int)
    return verlopen // 12


def _administrateur(tabel, regels):
    """Row by row in order of date, with tallies.

    Returns begun hours, allowed minutes and paid hours per row, and minutes counted per month and person.
    """
    aantal = len(tabel.dag)
    begonnen, toegelaten, betaald = ([0] * aantal for _ in range(3))
    maandteller, jaarteller = {}, {}
    minuten_in_maand, toegelaten_in_maand = {}, {}
    geteld = {}
    for rij in sorted(range(aantal), key=lambda r: (tabel.dag[r], r)):
        persoon, dag, minuten = int(tabel.persoon[rij]), tabel.dag[rij], int(tabel.minuten[rij])
        einde = EINDE[persoon]
        if str(einde) != ONBEKENDE_DATUM and dag > einde and not OVERGANG[persoon]:
            continue
        maand = (persoon, dag.astype("datetime64[M]"))
        jaar = (persoon, _jaarsleutel(regels, persoon, dag))

        def begin(teller, nieuw, maand=maand):
            if regels.begonnen_uur == "per_prestatie":
                return -(-nieuw // 60)
            eerder = teller.get(maand, 0)
            teller[maand] = eerder + nieuw
            return -(-(eerder + nieuw) // 60) + (-eerder // 60)

        begonnen[rij] = begin(minuten_in_maand, minuten)
        telt = begonnen[rij] * 60 if regels.plafond_uren == "begonnen_uren" else minuten
        zonder_plafond = OVERGANG[persoon] and regels.overgangsgroep_uurplafonds == "gelden_niet"
        if regels.overtollige_uren == "verschuiven" and not zonder_plafond:
            mag = 0
            for later in range(12):
                deze = (persoon, maand[1] + later)
                laatste = deze[1].astype("datetime64[D]")
                begrensd = str(einde) != ONBEKENDE_DATUM and not OVERGANG[persoon]
                if _jaarsleutel(regels, persoon, laatste) != jaar[1] or (begrensd and laatste > einde):
                    break
                nu = min(telt - mag, 3600 - geteld.get(deze, 0), 630 * 60 - jaarteller.get(jaar, 0))
                geteld[deze] = geteld.get(deze, 0) + nu
                jaarteller[jaar] = jaarteller.get(jaar, 0) + nu
                mag += nu
        elif regels.overtollige_uren == "weigeren":
            past = maandteller.get(maand, 0) + telt <= 3600 and jaarteller.get(jaar, 0) + telt <= 630 * 60
            mag = telt if past else 0
            maandteller[maand] = maandteller.get(maand, 0) + mag
            jaarteller[jaar] = jaarteller.get(jaar, 0) + mag
        else:
            onder_maand = max(min(telt, 60 * 60 - maandteller.get(maand, 0)), 0)
            maandteller[maand] = maandteller.get(maand, 0) + telt
            mag = max(min(onder_maand, 630 * 60 - jaarteller.get(jaar, 0)), 0)
            jaarteller[jaar] = jaarteller.get(jaar, 0) + onder_maand
        toegelaten[rij] = telt if zonder_plafond else mag
        if zonder_plafond:
            geteld[maand] = geteld.get(maand, 0) + telt
        if regels.plafond_uren == "begonnen_uren":
            betaald[rij] = toegelaten[rij] // 60
        else:
            betaald[rij] = begin(toegelaten_in_maand, toegelaten[rij])
    if regels.overtollige_uren != "verschuiven":
        geteld = {}
        for rij in range(aantal):
            maand = (int(tabel.persoon[rij]), tabel.dag[rij].astype("datetime64[M]"))
            geteld[maand] = geteld.get(maand, 0) + toegelaten[rij]
    return begonnen, toegelaten, betaald, [[geteld.get((p, m), 0) for p in range(PERSONEN)] for m in MAANDEN]


@pytest.mark.parametrize("regels", LEZINGEN, ids=lambda r: "-".join(map(str, vars(r).values())))
@given(tabel=tabellen())
@settings(max_examples=6, deadline=None)
def test_dezelfde_uren_als_een_trage_administrateur(regels, tabel):
    uit = verdeel(tabel, regels, START, EINDE, OVERGANG)
    begonnen, toegelaten, betaald, geteld = _administrateur(tabel, regels)
    assert list(uit.begonnen_uren) == begonnen
    assert list(uit.toegelaten_minuten) == toegelaten
    assert list(uit.betaalde_uren) == betaald
    per_maand = getelde_minuten(tabel, uit, regels, MAANDEN, PERSONEN, START, OVERGANG)
    assert per_maand.tolist() == geteld


@pytest.mark.parametrize("regels", LEZINGEN, ids=lambda r: "-".join(map(str, vars(r).values())))
@given(tabel=tabellen())
@settings(max_examples=3, deadline=None)
def test_dezelfde_uren_als_de_formules_van_de_wet(regels, met, simuleer, tabel):
    """The table gives the formulas their month totals; they give back the sums of the table, exactly."""
    lezingen = {
        f"lezingen.{naam}": waarde for naam, waarde in vars(regels).items() if isinstance(waarde, str)
    }
    uit = verdeel(tabel, regels, START, EINDE, OVERGANG)
    minuten = np.where(uit.binnen_termijn, tabel.minuten, 0)
    per_maand = {
        "wijk_werken_uren": maandtotalen(tabel, minuten, MAANDEN, PERSONEN) / MINUTEN_PER_UUR,
        "wijk_werken_begonnen_uren": maandtotalen(tabel, uit.begonnen_uren, MAANDEN, PERSONEN),
        "wijk_werken_deel_van_maand": (
            np.isin(EINDE, np.datetime64(ONBEKENDE_DATUM)) | OVERGANG | (MAANDEN[:, None] <= EINDE)
        ).astype(float),
        "pwa_overeenkomst_op_peildatum": np.tile(np.where(OVERGANG, "ja", "nee"), (len(MAANDEN), 1)),
    }
    invoer = {naam: dict(zip(map(str, MAANDEN), rijen, strict=True)) for naam, rijen in per_maand.items()}
    invoer |= {"wijk_werken_start": START, "pwa_cheques_referteperiode": np.zeros(PERSONEN)}
    sim = simuleer(met(lezingen), PERSONEN, invoer, "2026-01")
    formules = np.array([sim.calculate("wijk_werken_uren_toegelaten", str(maand)) for maand in MAANDEN])
    tabel_minuten = getelde_minuten(tabel, uit, regels, MAANDEN, PERSONEN, START, OVERGANG)
    bekend = ~np.isnan(formules)
    assert regels.overtollige_uren == "weigeren" or bekend.all()
    assert np.array_equal(np.round(formules * MINUTEN_PER_UUR)[bekend], tabel_minuten[bekend])
    if regels.plafond_uren == "begonnen_uren" and regels.overtollige_uren == "kappen":
        betaald = np.array([sim.calculate("wijk_werken_betaalde_uren", str(maand)) for maand in MAANDEN])
        assert np.array_equal(betaald, maandtotalen(tabel, uit.betaalde_uren, MAANDEN, PERSONEN))


@pytest.mark.parametrize("regels", LEZINGEN, ids=lambda r: "-".join(map(str, vars(r).values())))
@given(tabel=tabellen(), zaad=st.integers(0, 10**6))
@settings(max_examples=5, deadline=None)
def test_wat_altijd_geldt(regels, tabel, zaad):
    regels = replace(regels, overgangsgroep_uurplafonds="gelden")
    uit = verdeel(tabel, regels, START, EINDE, OVERGANG)
    per_persoon = maandtotalen(tabel, uit.toegelaten_minuten, MAANDEN, PERSONEN)
    geteld = getelde_minuten(tabel, uit, regels, MAANDEN, PERSONEN, START, OVERGANG)
    assert np.array_equal(geteld.sum(axis=0), per_persoon.sum(axis=0)), "verschuiven verliest geen minuut"
    per_gebruiker = maandtotalen(tabel, uit.toegelaten_minuten, MAANDEN, GEBRUIKERS, per="gebruiker")
    assert np.array_equal(per_persoon.sum(axis=1), per_gebruiker.sum(axis=1)), (
        "niets verdwijnt tussen de twee"
    )
    assert geteld.max(initial=0) <= 60 * MINUTEN_PER_UUR
    if regels.jaargrens_uren == "kalenderjaar":
        assert per_persoon[:6].sum(axis=0).max(initial=0) <= 630 * MINUTEN_PER_UUR
        assert per_persoon[6:].sum(axis=0).max(initial=0) <= 630 * MINUTEN_PER_UUR
    telt = uit.begonnen_uren * 60 if regels.plafond_uren == "begonnen_uren" else tabel.minuten
    assert (uit.toegelaten_minuten <= telt).all()
    assert (uit.toegelaten_minuten[~uit.binnen_termijn] == 0).all()
    assert uit.betaalde_uren.sum() <= uit.begonnen_uren.sum()

    door_elkaar = np.random.default_rng(zaad).permutation(len(tabel.dag))
    geschud = Prestaties(
        *(getattr(tabel, k)[door_elkaar] for k in ("persoon", "gebruiker", "dag", "minuten"))
    )
    opnieuw = verdeel(geschud, regels, START, EINDE, OVERGANG)
    assert np.array_equal(maandtotalen(geschud, opnieuw.toegelaten_minuten, MAANDEN, PERSONEN), per_persoon)


def _tabel(*rijen):
    kolommen = list(zip(*rijen, strict=True))
    return Prestaties(
        *map(np.array, kolommen[:2]), np.array(kolommen[2], dtype="datetime64[D]"), np.array(kolommen[3])
    )


def test_begonnen_uren_per_prestatie_of_per_maand():
    tabel = _tabel((0, 0, "2026-03-02", 30), (0, 1, "2026-03-03", 30), (0, 0, "2026-03-04", 61))
    assert list(verdeel(tabel, REGELS).begonnen_uren) == [1, 1, 2]
    assert list(verdeel(tabel, replace(REGELS, begonnen_uur="per_maand")).begonnen_uren) == [1, 0, 2]


def test_de_laatste_prestatie_gaat_over_het_plafond_ongeacht_de_rij():
    tabel = _tabel((0, 1, "2026-03-20", 120), (0, 0, "2026-03-02", 59 * 60))
    uit = verdeel(tabel, REGELS)
    assert list(uit.betaalde_uren) == [1, 59]
    cheques = maandtotalen(tabel, uit.betaalde_uren, ["2026-03"], 2, per="gebruiker")
    assert cheques.tolist() == [[59, 1]]


def test_een_prestatie_op_de_laatste_dag_telt_en_de_dag_erna_niet():
    tabel = _tabel((0, 0, "2026-03-14", 60), (0, 0, "2026-03-15", 60))
    einde = np.array(["2026-03-14"], dtype="datetime64[D]")
    assert list(verdeel(tabel, REGELS, laatste_dag=einde).betaalde_uren) == [1, 0]
    overgang = np.array([True])
    assert list(verdeel(tabel, REGELS, laatste_dag=einde, overgangsgroep=overgang).betaalde_uren) == [1, 1]


def test_een_afgekapt_begonnen_uur_wordt_in_werkelijke_uren_betaald():
    tabel = _tabel((0, 0, "2026-03-01", 59 * 60 + 30), (0, 0, "2026-03-02", 45))
    uit = verdeel(tabel, replace(REGELS, plafond_uren="werkelijke_uren"))
    assert list(uit.toegelaten_minuten) == [59 * 60 + 30, 30]
    assert list(uit.toegelaten_uren) == [59.5, 0.5]
    assert list(uit.betaalde_uren) == [60, 1]


def test_een_prestatie_over_het_plafond_wordt_in_haar_geheel_geweigerd_en_een_kortere_erna_niet():
    tabel = _tabel((0, 0, "2026-03-01", 58 * 60), (0, 0, "2026-03-02", 180), (0, 1, "2026-03-03", 120))
    uit = verdeel(tabel, replace(REGELS, overtollige_uren="weigeren"))
    assert list(uit.betaalde_uren) == [58, 0, 2]
    assert list(verdeel(tabel, REGELS).betaalde_uren) == [58, 2, 0]


def test_overtollige_uren_schuiven_door_tot_het_einde_van_het_jaar():
    tabel = _tabel((0, 0, "2026-11-02", 100 * 60), (0, 0, "2026-12-01", 30 * 60), (0, 0, "2027-01-05", 60))
    regels = replace(REGELS, overtollige_uren="verschuiven")
    uit = verdeel(tabel, regels)
    assert list(uit.betaalde_uren) == [100, 20, 1]
    geteld = getelde_minuten(tabel, uit, regels, ["2026-11", "2026-12", "2027-01"], 1)
    assert geteld.tolist() == [[3600], [3600], [60]]


@pytest.mark.parametrize(("eenheid", "ritten"), [("per_prestatie", [[4, 1]]), ("per_dag", [[2, 1]])])
def test_verplaatsingen_per_prestatie_of_per_dag(met, eenheid, ritten):
    """Three on one day for two users; a row of zero minutes and one after the term are no trip."""
    tabel = _tabel(
        (0, 0, "2026-03-02", 60),
        (0, 1, "2026-03-02", 60),
        (0, 1, "2026-03-02", 60),
        (1, 0, "2026-03-02", 60),
        (0, 0, "2026-03-03", 0),
        (0, 0, "2026-03-04", 60),
        (0, 0, "2026-03-20", 60),
    )
    einde = np.array(["2026-03-14", ONBEKENDE_DATUM], dtype="datetime64[D]")
    parameters = met({"lezingen.verplaatsing_eenheid": eenheid}).get_parameters_at_instant("2026-03-01")
    uit = verdeel(tabel, Urenregels.uit(parameters), laatste_dag=einde)
    assert verplaatsingen(tabel, uit, parameters, ["2026-03"], 2).tolist() == ritten


def test_een_lege_tabel():
    leeg = Prestaties(np.array([]), np.array([]), np.array([], dtype="datetime64[D]"), np.array([]))
    uit = verdeel(leeg, REGELS, START, EINDE, OVERGANG)
    assert len(uit.betaalde_uren) == 0
    for overtollig in ("weigeren", "verschuiven"):
        regels = replace(REGELS, overtollige_uren=overtollig)
        assert len(verdeel(leeg, regels, START, EINDE, OVERGANG).betaalde_uren) == 0
    assert maandtotalen(leeg, uit.betaalde_uren, MAANDEN, PERSONEN).sum() == 0


@pytest.mark.parametrize(
    ("kolommen", "melding"),
    [
        (([0, 0], [0], ["2026-03-01"], [60]), "niet even lang"),
        (([0], [0], ["2026-03-01"], [-1]), "nooit negatief"),
        (([-1], [0], ["2026-03-01"], [60]), "nooit negatief"),
    ],
)
def test_een_verkeerde_tabel_wordt_geweigerd(kolommen, melding):
    with pytest.raises(ValueError, match=melding):
        Prestaties(*map(np.array, kolommen))


def test_maandtotalen_laat_andere_maanden_weg_en_bewaart_de_volgorde():
    tabel = _tabel((0, 0, "2026-03-01", 60), (1, 0, "2026-01-01", 30), (0, 0, "2025-12-31", 10))
    assert maandtotalen(tabel, tabel.minuten, ["2026-03", "2026-01"], 2).tolist() == [[60, 0], [0, 30]]
