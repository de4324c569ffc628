"""The benefit limit against slow counts: day by day, tranche by tranche, month by month."""

from __future__ import annotations

import itertools
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openfisca_samenleving.uitkeringsduur import hele_eenheden, hele_maanden_tot_en_met, minstens_zo_oud

DAGEN = st.integers(0, 15_000)
AANVRAGEN = st.dates(date(2026, 3, 1), date(2031, 12, 31))


def _geteld(dagen: int, tranche: int, rest_vanaf: int) -> int:
    """Take whole tranches away one by one; what is left counts from a number of days on."""
    maanden = 0
    while dagen >= tranche:
        dagen -= tranche
        maanden += 1
    return maanden + 1 if dagen >= rest_vanaf else maanden


def _maanden_na(begin: date, einde: date) -> int:
    """Walk from the claim to the day after the last day, counting same-numbered days or ends of months."""
    maanden, dag = 0, np.datetime64(begin)
    while dag <= np.datetime64(einde):
        dag += 1
        vandaag = dag.astype(object)
        volgende = (dag + 1).astype(object)
        zelfde = vandaag.day == begin.day
        ingekort = volgende.month != vandaag.month and vandaag.day < begin.day
        maanden += zelfde or ingekort
    return maanden


@given(DAGEN)
def test_maanden_uit_beroepsverleden(dagen):
    assert float(hele_eenheden(dagen, 104, 52)) == _geteld(dagen, 104, 52)
    assert float(hele_eenheden(dagen, 104, 104)) == dagen // 104
    assert float(hele_eenheden(dagen, 312, 156)) == _geteld(dagen, 312, 156)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAGEN, DAGEN, AANVRAGEN), min_size=1, max_size=40))
def test_duur_van_de_uitkering(huidig, simuleer, mensen):
    """Twelve months, and one per tranche of what is left after the 312 days and the days already used."""
    dagen, gebruikt, aanvragen = (list(kolom) for kolom in zip(*mensen, strict=True))
    invoer = {
        "werkloosheid_aanvraagdatum": np.array(aanvragen, dtype="datetime64[D]"),
        "werkloosheid_beroepsverleden_dagen": dagen,
        "werkloosheid_gebruikte_dagen": gebruikt,
    }
    sim = simuleer(huidig, len(mensen), invoer, "2032-01")
    over = [max(d - 312 - g, 0) for d, g in zip(dagen, gebruikt, strict=True)]
    verwacht = [12 + min(12, _geteld(d, 104, 52)) for d in over]
    assert list(sim.calculate("werkloosheid_maanden", "2032-01")) == verwacht
    laatste = sim.calculate("werkloosheid_laatste_dag", "2032-01").astype(object)
    for aanvraag, einde, maanden in zip(aanvragen, laatste, verwacht, strict=True):
        if aanvraag.day <= 28:
            assert _maanden_na(aanvraag, einde) == maanden
    na_toegang = sim.calculate("werkloosheid_maanden_na_toegangsduur", "2032-01")
    assert list(na_toegang) == [m - 12 for m in verwacht]


@settings(max_examples=30, deadline=None)
@given(AANVRAGEN, DAGEN)
def test_eens_ten_einde_altijd_ten_einde(huidig, simuleer, aanvraag, dagen):
    """The state changes once, in the month after the last day; the remaining months fall by one a month."""
    invoer = {
        "werkloosheid_aanvraagdatum": np.array([aanvraag], dtype="datetime64[D]"),
        "werkloosheid_meetellende_dagen": {maand: [dagen] for maand in _maanden(aanvraag, 30)},
        "werkloosheid_teller_stond_stil": {maand: ["nee"] for maand in _maanden(aanvraag, 30)},
    }
    sim = simuleer(huidig, 1, invoer, _maanden(aanvraag, 1)[0])
    laatste = sim.calculate("werkloosheid_laatste_dag", _maanden(aanvraag, 1)[0])[0]
    over = []
    for maand in _maanden(aanvraag, 30):
        staat = sim.calculate("werkloosheid_termijn_loopt", maand).decode_to_str()[0]
        assert staat == ("voldaan" if np.datetime64(f"{maand}-01") <= laatste else "niet_voldaan")
        over.append(float(sim.calculate("werkloosheid_resterende_maanden", maand)[0]))
    assert all(later in (eerder, eerder - 1) for eerder, later in itertools.pairwise(over))
    assert over[-1] == 0


def _maanden(vanaf: date, aantal: int) -> list[str]:
    begin = np.datetime64(vanaf, "M")
    return [str(begin + nr) for nr in range(aantal)]


@given(st.dates(date(1940, 1, 1), date(1990, 12, 31)), st.dates(date(2025, 7, 1), date(2031, 12, 31)))
def test_leeftijd(geboren, op):
    verjaard = (op.month, op.day) >= (geboren.month, geboren.day)
    jaren = op.year - geboren.year - (not verjaard)
    oud = minstens_zo_oud(
        np.array([geboren], dtype="datetime64[D]"), 55, np.array([op], dtype="datetime64[D]")
    )
    schrikkeldag = (geboren.month, geboren.day) == (2, 29) and (op.month, op.day) == (2, 28)
    assert bool(oud[0]) == (jaren >= 55) or schrikkeldag


@given(st.integers(0, 40), st.integers(0, 27))
def test_hele_maanden(maanden, dagen):
    begin = np.datetime64("2026-03-01")
    laatste = (np.datetime64("2026-03") + maanden).astype("datetime64[D]") - 1 + dagen
    assert hele_maanden_tot_en_met(begin, np.array([laatste]))[0] == maanden


@pytest.mark.parametrize(
    ("begeleidt", "keuze", "melding"),
    [
        ("ja", "voldaan", "te_beoordelen"),
        ("nee", "voldaan", "niet_van_toepassing"),
        ("weet_niet", "te_beoordelen", "niet_van_toepassing"),
    ],
)
def test_artikel_6_en_8_wachten_op_het_akkoord(met, huidig, simuleer, toestanden, begeleidt, keuze, melding):
    """The articles 6 and 8 of the registration decree exist once the cooperation agreement does."""
    invoer = {
        "leefloongerechtigd": ["ja"],
        "leefloon_gezondheid_of_billijkheid": ["nee"],
        "leefloon_op_arbeidsleeftijd": ["ja"],
        "woont_in_vlaams_gewest": ["ja"],
        "leefloon_elders_inschrijvingsplichtig": ["nee"],
        "leefloon_vdab_begeleidt": [begeleidt],
        "leefloon_weigert_begeleiding": ["ja"],
    }
    namen = ("leefloon_begeleider_gekozen", "leefloon_weigering_gemeld")
    zonder = simuleer(huidig, 1, invoer, "2026-06")
    assert [toestanden(zonder.calculate(n, "2026-06")) for n in namen] == [["niet_van_toepassing"]] * 2
    akkoord = simuleer(met({"leefloon.inschrijving.samenwerkingsakkoord": True}), 1, invoer, "2026-06")
    assert [toestanden(akkoord.calculate(n, "2026-06")) for n in namen] == [[keuze], [melding]]


@pytest.mark.parametrize(("rest", "maanden"), [(104, 12), (52, 13)])
def test_afronding_in_de_overgang_is_een_keuze(met, simuleer, rest, maanden):
    """The transition says nothing of a rest of days: only full tranches, unless read otherwise."""
    stelsel = met({"werkloosheid.overgang.eerste_periode.afronding_rest": rest})
    invoer = {
        "werkloosheid_vergoedingsperiode": ["eerste"],
        "werkloosheid_overgang_jaren_loondienst": [1],
        "werkloosheid_beroepsverleden_dagen": [60],
    }
    assert list(simuleer(stelsel, 1, invoer, "2025-08").calculate("werkloosheid_maanden", "2025-08")) == [
        maanden
    ]
