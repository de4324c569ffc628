"""The note of 2023 on recipients of a leefloon, and what the SERV asks instead."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from samenleving import advice, law
from samenleving.conformity import laad_toetsen, toets
from samenleving.drafting import maak
from samenleving.errors import InvoerFout
from samenleving.explain import bereken
from samenleving.legislation import laad_akten
from samenleving.proposals import controleer_voorstel, voorstel
from samenleving.situation import lees_situatie
from samenleving.systems import standaarddatum, systeem

NAMEN = ("conceptnota_2023", "serv_2023")
MAAND = "2023-06"
DAG = f"{MAAND}-01"
GEVALLEN = Path(str(files("openfisca_samenleving"))) / "situations" / "leefloon"
PACT = "activeringspact."
AANPAK = "leefloon.aanpak."


def op(naam: str, pad: str, dag: str = DAG):
    return law.waarde(systeem(naam).stelsel, pad, dag)


@cache
def uitkomst(geval: str, naam: str, maand: str = MAAND):
    return bereken(lees_situatie(GEVALLEN / f"{geval}.yaml"), systeem(naam), maand)


def pact(geval: str, naam: str) -> str:
    return next(r.toestand for r in uitkomst(geval, naam).rechten if r.id == "activeringspact_recht")


def premie(geval: str, naam: str):
    return next(b for b in uitkomst(geval, naam).bedragen if b.id == "activeringspact_premie")


def kenmerk(geval: str, naam: str, variabele: str, maand: str = MAAND) -> str | None:
    gezien = uitkomst(geval, naam, maand)
    return next((k.toestand for k in (*gezien.kenmerken, *gezien.plichten) if k.id == variabele), None)


# --- the two proposals as data


@pytest.mark.parametrize("naam", NAMEN)
def test_zonder_fout_achterhaald_en_opgevolgd_door_het_decreet(naam):
    dit = voorstel(naam)
    assert controleer_voorstel(dit.map) == ()
    assert dit.status == "achterhaald"
    assert dit.opgevolgd_door == "decreet-2024-04-19-verplichte-inschrijving"
    assert dit.opgevolgd_door in laad_akten()
    assert dit.inwerkingtreding_aanname


def test_elke_bepaling_heeft_een_passage_met_regels():
    for naam in NAMEN:
        for bepaling in voorstel(naam).bepalingen:
            assert bepaling.passage is not None, bepaling.id
            assert bepaling.passage.regels, bepaling.id
            assert bepaling.gemodelleerd != "nee" or bepaling.reden, bepaling.id


def test_het_pact_zoals_gedrukt():
    assert op("conceptnota_2023", PACT + "in_werking") is True
    assert op("conceptnota_2023", PACT + "drempel.ondergrens") == 0.225
    assert op("conceptnota_2023", PACT + "drempel.vorm", "2024-01-01") == "gemiddelde_met_ondergrens"
    assert op("huidig", PACT + "drempel.vorm", "2024-01-01") == "vast"
    assert op("conceptnota_2023", PACT + "premie_per_geactiveerde") == 1000
    jaren = [
        op("conceptnota_2023", PACT + "budget.conceptnota", f"{jaar}-06-01") for jaar in (2023, 2024, 2025)
    ]
    assert jaren == [10_000_000, 10_000_000, 0]
    assert op("conceptnota_2023", PACT + "in_werking", "2025-01-01") is False


def test_wat_de_serv_anders_wil():
    assert op("conceptnota_2023", AANPAK + "inschrijving.rechtsgrond") == "decreet"
    assert op("serv_2023", AANPAK + "inschrijving.rechtsgrond") == "omzendbrief"
    assert op("serv_2023", AANPAK + "inschrijving.rechtsgrond", "2026-01-01") == "omzendbrief"
    assert op("serv_2023", AANPAK + "inschrijving.wie") == "klaar_voor_stappen"
    assert op("serv_2023", AANPAK + "begeleiding.traject_door") == "ocmw"
    assert op("serv_2023", PACT + "drempel.geldt") is False


def test_wat_de_serv_enkel_vraagt_blijft_open():
    open_ = {variant.naam for variant in systeem("serv_2023").open_keuzes}
    assert open_ == {"bedrag", "uitstroom", "expertise", "betaler"}
    assert "vergoeding_vdab" in {vraag.id for vraag in systeem("serv_2023").open_vragen}


# --- municipalities: deadweight and effort


def test_wie_boven_het_gemiddelde_achteruitgaat_wint_bij_de_nota_en_niet_bij_de_serv():
    assert pact("20_gemeente_boven_drempel", "conceptnota_2023") == "voldaan"
    assert premie("20_gemeente_boven_drempel", "conceptnota_2023").waarde == 300_000
    assert pact("20_gemeente_boven_drempel", "serv_2023") == "niet_voldaan"


def test_wie_onder_het_gemiddelde_vooruitgaat_wint_bij_de_serv_en_niet_bij_de_nota():
    assert pact("21_gemeente_onder_drempel", "conceptnota_2023") == "niet_voldaan"
    assert pact("21_gemeente_onder_drempel", "serv_2023") == "voldaan"


def test_zonder_gekozen_bedrag_is_er_geen_en_nooit_nul():
    assert premie("21_gemeente_onder_drempel", "serv_2023").waarde is None
    gekozen = premie("21_gemeente_onder_drempel", "serv_2023+bedrag=zoals_conceptnota")
    assert gekozen.waarde == 30_000


def test_de_nota_was_in_juni_2023_geen_recht():
    assert pact("20_gemeente_boven_drempel", "huidig") == "niet_van_toepassing"


# --- persons: who registers, who is in view


@pytest.mark.parametrize(
    ("geval", "nota", "serv"),
    [
        ("22_leefloner_nieuw", "voldaan", "voldaan"),
        ("23_leefloner_bestaand", "voldaan", "niet_voldaan"),
        ("24_leefloner_gezondheid", "niet_voldaan", "niet_voldaan"),
    ],
)
def test_wie_zich_inschrijft(geval, nota, serv):
    assert kenmerk(geval, "huidig", "leefloon_inschrijving_verwacht") == nota
    assert kenmerk(geval, "conceptnota_2023", "leefloon_inschrijving_verwacht") == nota
    assert kenmerk(geval, "serv_2023", "leefloon_inschrijving_verwacht") == serv


def test_bij_de_serv_is_wie_zich_niet_inschrijft_toch_in_beeld():
    assert kenmerk("23_leefloner_bestaand", "conceptnota_2023", "leefloon_in_beeld") == "niet_voldaan"
    assert kenmerk("23_leefloner_bestaand", "serv_2023", "leefloon_in_beeld") == "voldaan"


def test_zonder_decreet_geldt_de_plicht_van_het_decreet_niet():
    plicht = "leefloon_inschrijving"
    assert kenmerk("23_leefloner_bestaand", "huidig", plicht, "2026-11") == "niet_voldaan"
    assert kenmerk("23_leefloner_bestaand", "conceptnota_2023", plicht, "2026-11") == "niet_voldaan"
    assert kenmerk("23_leefloner_bestaand", "serv_2023", plicht, "2026-11") is None


# --- dates and drafts of an overtaken proposal


def test_een_achterhaald_voorstel_heeft_enkel_zijn_eigen_datum():
    assert standaarddatum([systeem("huidig"), systeem("conceptnota_2023"), systeem("serv_2023")]) == MAAND
    with pytest.raises(InvoerFout, match=r"serv_2023 is achterhaald en hoort bij 2023-06"):
        standaarddatum([systeem("serv_2023"), systeem("serv_2025")])


@pytest.mark.parametrize("naam", NAMEN)
def test_zonder_eigen_tekst_zegt_het_ontwerp_wat_het_niet_schrijft(naam):
    ontwerp = maak(systeem(naam))
    assert ontwerp.niet_geschreven


# --- the advice


def test_elke_aanbeveling_krijgt_een_antwoord():
    ids = {rij.id for rij in advice.aanbevelingen("serv23")}
    assert len(ids) == 78
    dit = voorstel("serv_2023")
    beantwoord = {id_ for bepaling in dit.bepalingen for id_ in bepaling.beantwoordt}
    beantwoord |= {i for v in dit.varianten for optie in v.opties.values() for i in optie.beantwoordt}
    beantwoord |= {id_ for vraag in dit.open_vragen for id_ in vraag.beantwoordt}
    assert ids - beantwoord == set()


def test_minstens_85_procent_van_de_kern_is_toetsbaar():
    toetsen = laad_toetsen()
    kern = [rij.id for rij in advice.aanbevelingen("serv23") if rij.gewicht == "kern"]
    toetsbaar = [id_ for id_ in kern if toetsen[id_].kern is not None]
    assert len(kern) == 49
    assert len(toetsbaar) >= 0.85 * len(kern)


@cache
def oordelen() -> dict[str, dict[str, str]]:
    namen = ["huidig", *NAMEN, "serv_2023+uitstroom=alles+expertise=samen+betaler=beide"]
    matrix = toets(namen, "serv23", datum=MAAND)
    return {naam: {rij.id: rij.status for rij in rijen} for naam, rijen in matrix.oordelen.items()}


def test_de_serv_volgt_zichzelf_behalve_waar_hij_enkel_vraagt():
    niet = {id_ for id_, status in oordelen()["serv_2023"].items() if status in ("niet_gevolgd", "deels")}
    assert niet == {"serv23-3-k", "serv23-3-m", "serv23-4-o", "serv23-4-p"}
    assert all(advice.aanbeveling(id_).vorm == "vraag" for id_ in niet)
    gekozen = oordelen()[next(naam for naam in oordelen() if "betaler" in naam)]
    assert {id_ for id_ in niet if gekozen[id_] != "gevolgd"} == {"serv23-4-p"}


def test_geen_toets_is_waar_of_onwaar_in_elk_stelsel():
    for rij in advice.aanbevelingen("serv23"):
        statussen = {per[rij.id] for per in oordelen().values()}
        assert len(statussen) > 1 or statussen == {"niet_uitdrukbaar"}, rij.id
