"""A concept as data, and its edits: what may be changed, and what is told of what may not."""

from __future__ import annotations

import json

import pytest

from samenleving.errors import InvoerFout
from samenleving.systems import systeem
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import (
    MAX_JSON,
    Bewerking,
    Concept,
    naar_data,
    naar_json,
    uit_data,
    uit_json,
)
from samenleving.workbench.edits import bewerk, nieuw, wijzigingen

FEE = "samenlevingsjobs.vergoeding.per_uur"
CHEQUE = "wijk_werken.vergoeding.per_uur"


def waarde(pad: str, tekst: str) -> Bewerking:
    return Bewerking("waarde", pad, tekst)


@pytest.fixture(scope="module")
def serv() -> Concept:
    return nieuw("serv_2025+inschrijvingsrecht=afschaffen+lezing.verplaatsing_ritten=enkel", id_="mijn")


def test_a_name_becomes_choices_readings_and_edits() -> None:
    concept = nieuw(f"huidig+{CHEQUE}=4,5@2028-01-01")
    assert (concept.basis, concept.vanaf, dict(concept.waarden)) == ("huidig", "2028-01-01", {CHEQUE: "4.5"})


def test_it_compiles_to_what_the_loose_name_says(serv: Concept) -> None:
    concept = bewerk(serv, waarde(FEE, "4,75"), Bewerking("keuze", "chequeprijs", "niveau_dienstencheque"))
    eigen = compileer(concept).systeem
    los = systeem(
        "serv_2025+inschrijvingsrecht=afschaffen+chequeprijs=niveau_dienstencheque"
        f"+lezing.verplaatsing_ritten=enkel+{FEE}=4,75"
    )
    een, twee = (s.stelsel.get_parameters_at_instant("2027-06-01") for s in (eigen, los))
    for pad in {w.pad for w in (*eigen.wijzigingen, *los.wijzigingen)}:
        links, rechts = een, twee
        for deel in pad.split("."):
            links, rechts = getattr(links, deel), getattr(rechts, deel)
        assert links == rechts, pad
    assert [v.naam for v in eigen.open_keuzes] == [v.naam for v in los.open_keuzes]
    assert eigen.status == "hypothetisch"


def test_a_change_on_later_dated_values_holds_from_its_day_on() -> None:
    concept = bewerk(nieuw(), waarde(CHEQUE, "4,50"))
    assert "4,50 euro" in compileer(concept).systeem.voorstel.bepalingen[0].stelling
    assert compileer(concept).systeem.voorstel.bepalingen[0].niveau == "besluit"


@pytest.mark.parametrize(
    ("bewerking", "veld", "woorden"),
    [
        (waarde(CHEQUE, "veel"), CHEQUE, "hier hoort een getal"),
        (waarde(CHEQUE, "-1"), CHEQUE, "negatief"),
        (waarde(CHEQUE, "1.000"), CHEQUE, "duizendtal"),
        (waarde("gemeenschapsdienst.vergoeding.bedrijfsvoorheffing", "140%"), None, "meer dan het geheel"),
        (waarde("belasting.vrijstelling_per_uur", "7"), None, "federale overheid"),
        (waarde("lezingen.verplaatsing_ritten", "enkel"), None, "lezing"),
        (waarde("organisatorrekening.uitgever_en_verzekering.per_cheque", "1"), None, "aanname"),
        (waarde("wijk_werken.bestaat_niet", "1"), "", "bestaat niet"),
        (waarde("samenlevingsjobs.inschrijvingsrecht.vorm", "verhoogd"), None, "volgt uit uw keuze"),
        (waarde("samenlevingsjobs.inschrijvingsrecht.verhoogd_bedrag", "15"), None, "telt pas als"),
        (Bewerking("keuze", "chequeprijs", "gratis"), "chequeprijs", "geen mogelijkheid"),
        (Bewerking("keuze", "weer", "zon"), "weer", "bestaat niet"),
        (Bewerking("lezing", "verplaatsing_ritten", "nooit"), "verplaatsing_ritten", "geen keuze"),
        (Bewerking("motivering", "zomaar", "tekst"), "zomaar", "bestaat niet"),
        (Bewerking("motivering", "doel", "a\x07b"), "doel", "stuurtekens"),
        (Bewerking("kop", "vanaf", "2027-01-15"), "vanaf", "eerste dag van een maand"),
        (Bewerking("kop", "vanaf", "2026-01-01"), "vanaf", "voor die van de basis"),
        (Bewerking("kop", "id", "../boos"), "id", "geen naam"),
        (Bewerking("kop", "id", "serv_2025"), "id", "al een stelsel"),
        (Bewerking("kop", "kleur", "rood"), "kleur", "bestaat niet"),
    ],
)
def test_what_cannot_stand_is_refused_with_field_and_remedy(
    serv: Concept, bewerking: Bewerking, veld: str | None, woorden: str
) -> None:
    with pytest.raises(InvoerFout, match=woorden) as fout:
        bewerk(serv, bewerking)
    assert fout.value.veld == (bewerking.sleutel if veld is None else veld)
    assert fout.value.oplossing
    assert "samenleving-" not in str(fout.value)


def test_a_percentage_and_a_comma_are_read() -> None:
    pad = "gemeenschapsdienst.vergoeding.bedrijfsvoorheffing"
    assert bewerk(nieuw(), waarde(pad, "12,5 %")).waarden[pad] == "0.125"


def test_an_empty_value_gives_back_the_basis(serv: Concept) -> None:
    concept = bewerk(serv, waarde(FEE, "4,75"))
    (rij,) = [w for w in wijzigingen(concept) if w.sleutel == FEE]
    assert (rij.was, rij.wordt) == ("4,50 euro per uur", "4,75 euro per uur")
    assert bewerk(concept, rij.herstel) == serv
    assert bewerk(serv, waarde(FEE, "4,50")) == serv  # what the basis says itself is no change


def test_all_edits_of_one_step_or_none(serv: Concept) -> None:
    with pytest.raises(InvoerFout):
        bewerk(serv, waarde(FEE, "5"), waarde(CHEQUE, "veel"))
    assert FEE not in serv.waarden


def test_json_goes_round_and_is_strict(serv: Concept) -> None:
    concept = bewerk(
        serv, waarde(FEE, "4,75"), Bewerking("motivering", "doel", "Een “doel”.\n\nTwee alinea's.")
    )
    assert uit_json(naar_json(concept)) == concept
    assert naar_json(uit_json(naar_json(concept))) == naar_json(concept)
    data = json.loads(naar_json(concept))
    for wijziging in (
        {"concept": 2},
        {"concept": True},
        {"extra": 1},
        {"id": "Hoofd"},
        {"id": "con"},
        {"basis": "a/b"},
        {"waarden": []},
        {"waarden": {"a": 1}},
        {"titel": 3},
        {"map": {"../x": "y"}},
        {"map": {"tekst/..": "y"}},
        {"map": {"/etc/passwd": "y"}},
        {"map": {"a\\b": "y"}},
        {"map": {".verborgen": "y"}},
        {"map": {"nul.txt": "y"}},
        {"map": {"a": {"base64": "%%"}}},
        {"map": {"groot": "x" * 900_000}},
        {"onder": {"UIT": {}}},
    ):
        with pytest.raises(InvoerFout):
            uit_data({**data, **wijziging})
    for tekst in (
        "[]",
        "{",
        '{"concept":1,"concept":1}',
        '{"concept":NaN}',
        "9" * 5000,
        "x" * (MAX_JSON + 1),
    ):
        with pytest.raises(InvoerFout):
            uit_json(tekst)


def test_bytes_that_are_no_text_travel_too(serv: Concept) -> None:
    beeld = Concept(
        **{**{v: getattr(serv, v) for v in serv.__dataclass_fields__}, "map": {"a.png": b"\xff\x00"}}
    )
    assert uit_json(naar_json(beeld)) == beeld
    assert naar_data(beeld)["map"]["a.png"]["base64"]
