"""Figures of the sources: every sum, every reference, every contradiction."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from openfisca_core.parameters import ParameterNode

from openfisca_samenleving.basis import MAANDEN_PER_JAAR
from openfisca_samenleving.chequestroom import Jaarplan, kerncijfers, personeel
from samenleving.errors import InvoerFout
from samenleving.law import alle_parameters, lezingen, stelsel
from samenleving.legislation import laad_akten
from samenleving.proposals import voorstel_ids
from samenleving.statistics import (
    arvastat,
    cijfer,
    cijfers,
    documenten,
    dubbelzinnigheden,
    instrumenten,
    tegenstrijdigheden,
)

TABEL = arvastat()
DUREN = ("tot_1_jaar", "1_tot_2_jaar", "meer_dan_2_jaar")
LEEFTIJDEN = ("tot_25", "25_54", "55_59", "vanaf_60")


def _w(id_: str) -> float:
    waarde = cijfer(id_).waarde
    assert not isinstance(waarde, str)
    return waarde


# --- every figure


@pytest.mark.parametrize("id_", cijfers())
def test_elk_cijfer_noemt_een_bron_die_bestaat(id_):
    assert cijfer(id_).document in documenten()


@pytest.mark.parametrize("id_", [i for i, c in cijfers().items() if c.gedrukt and c.eenheid != "datum"])
def test_de_waarde_is_wat_er_gedrukt_staat(id_):
    """The printed number, read back, is the value; words such as “één” are left to the reader."""
    c = cijfer(id_)
    gevonden = re.search(r"[−-]?\d[\d.]*(,\d+)?", c.gedrukt)
    if gevonden is None or isinstance(c.waarde, str):
        return
    getal = float(gevonden[0].replace("−", "-").replace(".", "").replace(",", "."))
    schaal = {"%": 100, "miljoen": 1e-6, "milj": 1e-6}
    factor = next((f for teken, f in schaal.items() if teken in c.gedrukt), 1)
    assert c.waarde * factor == pytest.approx(getal)


def test_de_leestest_ziet_een_fout():
    gelezen = [
        i for i, c in cijfers().items() if re.search(r"\d", c.gedrukt) and not isinstance(c.waarde, str)
    ]
    assert len(gelezen) > 50


def test_een_onbekend_cijfer_zegt_wat_er_wel_is():
    with pytest.raises(InvoerFout, match="actieve_wijk_werkers_2025"):
        cijfer("actieve_wijk_werkers_2026")


# --- Arvastat


def test_de_tabel_heeft_twaalf_rijen_en_vier_kolommen():
    assert list(TABEL.rijen) == [(duur, leeftijd) for duur in DUREN for leeftijd in LEEFTIJDEN]
    assert {len(waarden) for waarden in TABEL.rijen.values()} == {len(TABEL.kolommen)} == {4}


@pytest.mark.parametrize("rij", TABEL.rijen, ids="-".join)
def test_elke_rij_telt_op_tot_haar_totaal(rij):
    assert sum(TABEL.rijen[rij]) == TABEL.rijtotalen[rij]


@pytest.mark.parametrize("nr", range(4), ids=list(TABEL.kolommen))
def test_elke_kolom_telt_op_tot_haar_totaal(nr):
    assert sum(waarden[nr] for waarden in TABEL.rijen.values()) == TABEL.kolomtotalen[nr]


def test_het_geheel_telt_op():
    assert TABEL.totaal == sum(TABEL.kolomtotalen) == sum(TABEL.rijtotalen.values()) == 208_347


def test_enkel_jongeren_zitten_in_beroepsinschakelingstijd():
    kolom = list(TABEL.kolommen).index("beroepsinschakelingstijd")
    assert {leeftijd for (_, leeftijd), w in TABEL.rijen.items() if w[kolom]} == {"tot_25"}


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        ("totaal", 208_347),
        ("totaal/overige", 2_955),
        ("1_tot_2_jaar/55_59/totaal", 2_815),
        ("meer_dan_2_jaar/vanaf_60/uitkeringsaanvraag", 9_008),
    ],
)
def test_een_cel_van_de_tabel(pad, waarde):
    assert TABEL.cel(pad) == waarde


@pytest.mark.parametrize(
    "pad", ["", "totaal/leeftijd", "2_jaar/55_59/totaal", "tot_1_jaar/totaal", "a/b/c/d"]
)
def test_een_cel_die_niet_bestaat(pad):
    with pytest.raises(InvoerFout, match="geen cel"):
        TABEL.cel(pad)


def test_tekst_en_tabel_verschillen():
    """Contradictions I05 and L02: 5.053 and 1.636 persons; both shares round to 53 %."""
    langdurig = sum(totaal for (duur, _), totaal in TABEL.rijtotalen.items() if duur != "tot_1_jaar")
    assert langdurig == 111_387
    assert _w("werkzoekenden_tekst_2025_05") - TABEL.totaal == 5_053
    assert _w("langdurig_tekst_2025_05") - langdurig == 1_636
    tekst = _w("langdurig_tekst_2025_05") / _w("werkzoekenden_tekst_2025_05")
    assert round(tekst, 4) == 0.5296
    assert round(langdurig / TABEL.totaal, 4) == 0.5346
    assert round(tekst, 2) == round(langdurig / TABEL.totaal, 2) == _w("langdurig_aandeel_tekst_2025_05")


def test_de_groepen_van_de_hoorzitting_passen_in_de_tabel():
    """Both groups together stay below everyone with a benefit claim for more than two years."""
    met_uitkering = sum(
        TABEL.cel(f"meer_dan_2_jaar/{leeftijd}/uitkeringsaanvraag") for leeftijd in LEEFTIJDEN
    )
    assert _w("aanbod_uitgeput_zeer_langdurig") + _w("advies_welzijn_zeer_langdurig") < met_uitkering


# --- volumes


def test_de_doorstroom_van_13_346_is_geen_17_procent():
    aandeel = _w("doorstroom_sinds_start") / _w("wijk_werkers_sinds_start")
    assert round(aandeel, 3) == 0.089
    assert _w("doorstroom_sinds_start_gedrukt") == 0.17


def test_uren_per_persoon_in_2018():
    per_persoon = _w("cheques_gebruikt_eerste_halfjaar_2018") / _w("wijk_werkers_eerste_halfjaar_2018")
    assert round(per_persoon) == 109
    assert round(per_persoon / (MAANDEN_PER_JAAR / 2)) == 18


def test_de_subsidie_van_gemeenschapsdienst_is_per_plaats_gelijk():
    per_plaats = {round(_w(f"gemeenschapsdienst_subsidie_{n}") / n, 1) for n in (3, 6, 18, 39)}
    assert per_plaats == {2465.6}


def test_gemeenschapsdienst_werd_amper_gebruikt():
    assert _w("gemeenschapsdienst_deelnemers") / _w("gemeenschapsdienst_plaatsen") < 0.01


# --- the VDAB plan for 2026, on the amounts of the law


@pytest.fixture(scope="module")
def recht_2026():
    return stelsel().get_parameters_at_instant("2026-01-01")


@pytest.fixture(scope="module")
def plan():
    return Jaarplan(
        prestatievergoeding=_w("plan_2026_prestatievergoeding"),
        verplaatsingsvergoeding=_w("plan_2026_verplaatsingsvergoeding"),
        inkomsten_cheques=-_w("plan_2026_inkomsten_cheques"),
        organisatoren=_w("plan_2026_organisatoren"),
        gebruikersbijdragen=-_w("plan_2026_gebruikersbijdragen_in"),
    )


def test_de_posten_tellen_niet_op_tot_het_totaal_van_de_bron():
    """Contradiction L07: the source is 6.000 euro too low."""
    posten = [
        c.waarde for i, c in cijfers().items() if i.startswith("plan_2026_") and i != "plan_2026_totaal"
    ]
    assert sum(posten) == 9_172_461
    assert sum(posten) - _w("plan_2026_totaal") == 6_000
    assert "plan_2026_totaal" in tegenstrijdigheden()["L07"].cijfers


def test_uren_prijs_en_delen_per_cheque(plan, recht_2026):
    k = kerncijfers(plan, recht_2026)
    assert round(k.uren) == 814_517
    assert round(k.prijs, 2) == 6.86
    assert round(k.organisator, 2) == 2.20
    assert round(k.uitgever_en_verzekering, 2) == 0.46
    assert k.gebruikers == 6_072


def test_de_gemiddelde_prijs_ligt_tussen_de_tarieven(plan, recht_2026):
    cheque = recht_2026.wijk_werken.cheque
    assert cheque.prijs_min < kerncijfers(plan, recht_2026).prijs < cheque.prijs_max


def test_verplaatsing_per_uur_aan_het_tarief_van_2026(plan, recht_2026):
    assert recht_2026.wijk_werken.verplaatsing.per_km == 0.176868
    k = kerncijfers(plan, recht_2026)
    assert round(k.verplaatsing, 2) == 0.41
    assert round(k.km, 2) == 2.34
    assert round(k.km * k.uren, -3) == 1_905_000
    assert round(k.dekking_verplaatsing, 2) == 0.24
    oud = stelsel().get_parameters_at_instant("2023-01-01")
    assert round(kerncijfers(plan, oud).km, 2) == 2.76


def test_uren_per_actieve_wijk_werker(plan, recht_2026):
    per_persoon = kerncijfers(plan, recht_2026).uren / _w("actieve_wijk_werkers_2025")
    assert round(per_persoon) == 242
    assert round(per_persoon / MAANDEN_PER_JAAR) == 20
    assert per_persoon < recht_2026.wijk_werken.uren.max_per_jaar


def test_de_aanname_over_uitgever_en_verzekering_volgt_uit_het_plan(plan, recht_2026):
    info = stelsel().parameters.organisatorrekening.uitgever_en_verzekering.per_cheque
    laag, hoog = info.metadata["bereik"]
    rest = round(kerncijfers(plan, recht_2026).uitgever_en_verzekering, 2)
    assert laag <= info("2026-01-01") <= hoog == rest


def test_personeel_per_gemeente_of_per_gebied(recht_2026):
    """Five municipalities of 12.000 get nothing one by one and 0,8 as one area."""
    gemeenten = [12_000] * 5
    assert personeel(gemeenten, recht_2026) == 0.8
    per_gemeente = _met_lezing("vte_gebied", "per_gemeente")
    assert personeel(gemeenten, per_gemeente) == 0
    assert personeel([12_001, 24_001, 60_000], per_gemeente) == pytest.approx(0.2 + 0.4 + 0.8)
    assert str(personeel([12_000, -1], recht_2026)) == "nan"


def _met_lezing(lezing: str, keuze: str):
    from openfisca_samenleving import lezingen as hervormingen

    return getattr(hervormingen, f"{lezing}__{keuze}")(stelsel()).get_parameters_at_instant("2026-01-01")


# --- contradictions and what is left open


@pytest.mark.parametrize("id_", tegenstrijdigheden())
def test_tegenstrijdigheid(id_):
    deze = tegenstrijdigheden()[id_]
    assert {zijde.document for zijde in deze.zijden} <= set(documenten())
    assert set(deze.codeert) <= set(alle_parameters())
    assert set(deze.cijfers) <= set(cijfers())


def test_elke_tegenstrijdigheid_van_de_bronnen_staat_er():
    eerste = Counter(id_[0] for id_ in tegenstrijdigheden())
    assert eerste == {"X": 8, "I": 17, "J": 6, "L": 24}


@pytest.mark.parametrize("id_", dubbelzinnigheden())
def test_wat_openblijft_is_een_lezing_of_zegt_waarom_niet(id_):
    deze = dubbelzinnigheden()[id_]
    assert deze.document in documenten()
    assert set(deze.lezingen) <= set(lezingen())
    assert bool(deze.lezingen) != bool(deze.geen_lezing)


def test_elke_lezing_komt_uit_een_dubbelzinnigheid_of_een_tegenstrijdigheid():
    """Those of the pact and the organiser; others cite their own source in their parameter."""
    hier = {lezing for deze in dubbelzinnigheden().values() for lezing in deze.lezingen}
    hier |= {pad.removeprefix("lezingen.") for t in tegenstrijdigheden().values() for pad in t.codeert}
    eigen = {naam for naam in lezingen() if naam.startswith(("activeringspact_", "organisator_"))}
    assert eigen <= hier


# --- instruments


@pytest.mark.parametrize("id_", instrumenten())
def test_instrument_is_opgenomen_waar_de_tabel_het_zegt(id_):
    als = instrumenten()[id_].opgenomen_als
    knopen = {p.name for p in stelsel().parameters.get_descendants() if isinstance(p, ParameterNode)}
    assert set(als.get("parameters", ())) <= set(alle_parameters()) | knopen
    assert set(als.get("variabelen", ())) <= set(stelsel().variables)
    assert set(als.get("cijfers", ())) <= set(cijfers()) | {TABEL.id}
    assert set(als.get("akten", ())) <= set(laad_akten())
    assert als.get("voorstel", "serv_2025") in voorstel_ids()


def test_wat_kern_is_rekent():
    """A core system is never only described."""
    alleen_beschreven = {i for i, rij in instrumenten().items() if set(rij.opgenomen_als) == {"beschreven"}}
    assert not {i for i in alleen_beschreven if instrumenten()[i].belang == "kern"}


def test_elk_kenmerk_van_een_ander_instrument_staat_in_de_tabel():
    """Every target group in `variables/instrumenten/` is somebody's in the table."""
    kenmerken = {
        naam
        for naam, variabele in stelsel().variables.items()
        if "instrumenten/" in (variabele.introspection_data or [""])[0]
        and type(variabele).__bepaling__.soort == "kenmerk"
    }
    in_tabel = {v for rij in instrumenten().values() for v in rij.opgenomen_als.get("variabelen", ())}
    assert len(kenmerken) > 10
    assert kenmerken - in_tabel == {"aanbod_uitgeput_zeer_langdurig"}, (
        "telt mee in een cijfer, is geen doelgroep"
    )
