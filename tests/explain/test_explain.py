"""Outcomes with reasons: what a reader is told about a case, in current law and in the proposals."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from samenleving.calculate import bereken_situatie
from samenleving.errors import InvoerFout
from samenleving.explain import Uitkomst, naar_dict
from samenleving.law import stelsel
from samenleving.messages import catalogus
from samenleving.situation import lees_situatie

SITUATIES = Path(str(files("openfisca_samenleving"))) / "situations"
STELSELS = ("huidig", "regering_2025", "serv_2025", "vvsg_2026")
MAAND = "2027-01"
LANGDURIG = "01_langdurig_werkzoekende_met_uitkering"
OPEN = ("samenlevingsjobs_prijs", "samenlevingsjobs_gebruiker_kost", "samenlevingsjobs_inschrijvingsrecht")


def uitkomst(bron: str | dict[str, Any], stelselnaam: str, maand: str = MAAND) -> Uitkomst:
    situatie = SITUATIES / f"{bron}.yaml" if isinstance(bron, str) else bron
    (deze,) = bereken_situatie(situatie, [stelselnaam], maand)
    return deze


@pytest.mark.parametrize(
    ("geval", "stelselnaam", "recht", "toestand"),
    [
        ("07_precies_halftijds", "huidig", "wijk_werken_recht", "niet_voldaan"),
        ("07_precies_halftijds", "serv_2025", "samenlevingsjobs_recht", "voldaan"),
        ("06_meer_dan_halftijds", "serv_2025", "samenlevingsjobs_recht", "niet_voldaan"),
        ("02_leefloongerechtigde", "regering_2025", "samenlevingsjobs_recht", "niet_bekend"),
        ("02_leefloongerechtigde", "vvsg_2026", "samenlevingsjobs_recht", "voldaan"),
        ("02_leefloongerechtigde", "serv_2025", "samenlevingsjobs_recht", "niet_voldaan"),
        ("04_begeleiding_na_vijf_maanden", "regering_2025", "samenlevingsjobs_recht", "niet_voldaan"),
        ("04_begeleiding_na_vijf_maanden", "serv_2025", "samenlevingsjobs_recht", "voldaan"),
        ("05_geindiceerd_sociale_economie", "serv_2025", "samenlevingsjobs_recht", "niet_voldaan"),
        ("08_precies_twaalf_maanden", "regering_2025", "samenlevingsjobs_recht", "voldaan"),
        (
            "08_precies_twaalf_maanden",
            "regering_2025+lezing.samenlevingsjobs_toegang=na",
            "samenlevingsjobs_recht",
            "niet_voldaan",
        ),
        ("13_particulier", "regering_2025", "samenlevingsjobs_gebruiker_recht", "niet_voldaan"),
        ("14_land_en_tuinbouw", "regering_2025", "samenlevingsjobs_gebruiker_recht", "niet_bekend"),
        (
            LANGDURIG,
            "regering_2025",
            "wijk_werken_recht",
            "niet_van_toepassing",
        ),
    ],
)
def test_the_state_of_a_right(geval: str, stelselnaam: str, recht: str, toestand: str) -> None:
    assert uitkomst(geval, stelselnaam).recht(recht).toestand == toestand


def test_forty_hours_under_the_plan_give_180_euro() -> None:
    bedrag = uitkomst("08_precies_twaalf_maanden", "regering_2025").bedrag("samenlevingsjobs_vergoeding")
    assert bedrag.waarde == Decimal("180.0")
    assert bedrag.som == "40\u00a0uur × 4,50\u00a0euro per uur = 180,00\u00a0euro"


def test_an_organiser_of_60_000_inhabitants() -> None:
    huidig = uitkomst("15_organisator_60000", "huidig")
    assert huidig.bedrag("wijk_werken_vte").waarde == Decimal("0.8")
    assert huidig.bedrag("wijk_werken_marge_per_cheque").waarde == Decimal("1.75")


def test_without_access_there_is_no_amount() -> None:
    bedrag = uitkomst("07_precies_halftijds", "huidig").bedrag("wijk_werken_vergoeding")
    assert (bedrag.waarde, bedrag.reden) == (None, "geen toegang, dus geen bedrag")


def test_what_a_proposal_leaves_open_is_not_zero() -> None:
    plan = uitkomst("11_school", "regering_2025")
    for id_ in OPEN:
        assert plan.bedrag(id_).waarde is None
        assert plan.bedrag(id_).reden.startswith("niet bepaald")


def test_a_cost_without_the_local_price_is_not_known() -> None:
    gebruiker = {"gebruiker_type": "vzw", "cheques_gebruikt": 10}
    bedrag = uitkomst({"gebruiker": gebruiker}, "huidig").bedrag("wijk_werken_gebruiker_kost")
    assert bedrag.waarde is None
    assert "aanschafprijs" in bedrag.reden


def test_the_tax_on_the_fee_is_not_known_while_the_status_is_open() -> None:
    open_ = uitkomst(LANGDURIG, "regering_2025").bedrag("vergoeding_belastbaar")
    pwa = uitkomst(LANGDURIG, "regering_2025+statuut=pwa")
    eigen = uitkomst(LANGDURIG, "regering_2025+statuut=eigen")
    assert open_.waarde is None
    assert "PWA" in open_.reden
    assert pwa.bedrag("vergoeding_belastbaar").waarde == 0
    assert eigen.bedrag("vergoeding_belastbaar").waarde == Decimal("135.0")


def test_a_condition_says_what_was_filled_in_and_what_the_rule_asks() -> None:
    recht = uitkomst("07_precies_halftijds", "huidig").recht("wijk_werken_recht")
    (voorwaarde,) = [v for v in recht.voorwaarden if v.id == "wijk_werken_minder_dan_halftijds"]
    assert "0,5" in voorwaarde.uitleg
    assert voorwaarde.plaats == "Wijk-werkendecreet van 7 juli 2017, artikel 10, eerste lid, 2°"
    assert voorwaarde.beslist == "VDAB of het OCMW"


def test_a_condition_of_a_proposal_cites_the_provision() -> None:
    recht = uitkomst("04_begeleiding_na_vijf_maanden", "regering_2025").recht("samenlevingsjobs_recht")
    (voorwaarde,) = [v for v in recht.voorwaarden if v.toestand == "niet_voldaan"]
    assert voorwaarde.plaats.startswith("Regeringsplan samenlevingsjobs, “")


def test_time_alone_can_open_a_right() -> None:
    plan = uitkomst("04_begeleiding_na_vijf_maanden", "regering_2025")
    assert any("Vanaf augustus 2027" in zin and "voldaan" in zin for zin in plan.wijzigers)


def test_a_judgement_names_its_holder() -> None:
    zin = uitkomst("10_weinig_bekend", "huidig").zin
    assert "Te beoordelen door VDAB of het OCMW" in zin


@pytest.mark.parametrize("stelselnaam", STELSELS)
@pytest.mark.parametrize("bestand", sorted(SITUATIES.glob("*.yaml")), ids=lambda pad: pad.stem)
def test_the_dominant_condition_makes_the_right(bestand: Path, stelselnaam: str) -> None:
    volgorde = ["niet_van_toepassing", "voldaan", "niet_bekend", "te_beoordelen", "niet_voldaan"]
    for recht in uitkomst(bestand.stem, stelselnaam).rechten:
        if recht.toestand != "niet_van_toepassing":
            zwaarste = max((volgorde.index(v.toestand) for v in recht.voorwaarden), default=1)
            assert volgorde.index(recht.toestand) == max(zwaarste, 1)


@pytest.mark.parametrize("stelselnaam", STELSELS)
def test_the_explanation_and_the_stock_engine_agree(stelselnaam: str) -> None:
    from samenleving.systems import systeem

    situatie = lees_situatie(SITUATIES / f"{LANGDURIG}.yaml")
    simulatie = situatie.simulatie(systeem(stelselnaam).stelsel, MAAND)
    for recht in uitkomst(LANGDURIG, stelselnaam).rechten:
        assert simulatie.calculate(recht.id, MAAND).decode_to_str()[0] == recht.toestand


def test_the_outcome_is_json() -> None:
    data = json.loads(json.dumps(naar_dict(uitkomst("02_leefloongerechtigde", "serv_2025")), allow_nan=False))
    assert data["status"] == "voorgesteld"
    assert all(bedrag["waarde"] is None or isinstance(bedrag["waarde"], float) for bedrag in data["bedragen"])


def test_two_runs_give_the_same_words() -> None:
    assert uitkomst("03_overgangsgroep_pwa", "vvsg_2026") == uitkomst("03_overgangsgroep_pwa", "vvsg_2026")


def test_before_the_first_law_there_is_an_answer_too() -> None:
    with pytest.raises(InvoerFout, match="2018"):
        uitkomst("10_weinig_bekend", "huidig", "2017-12")


@pytest.mark.parametrize(
    "maand", ["2018-01", "2022-12", "2023-01", "2024-12", "2025-01", "2026-11", "2030-06"]
)
def test_current_law_can_be_asked_in_every_year(maand: str) -> None:
    assert uitkomst(LANGDURIG, "huidig", maand).zin


def test_messages_are_dutch_sentences_without_gaps() -> None:
    for id_, tekst in catalogus().items():
        assert tekst.strip() == tekst, id_
        assert tekst.count("{") == tekst.count("}"), id_


def test_every_input_has_a_label() -> None:
    assert all(variabele.label for variabele in stelsel().variables.values())
