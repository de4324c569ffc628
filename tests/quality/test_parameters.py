"""Every way in which a parameter file can be wrong is seen, at its line."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from samenleving.quality import Kennisbasis
from samenleving.quality.base import Bestand
from samenleving.quality.freshness import controleer_ouderdom, peildatum_van
from samenleving.quality.parameters import controleer_parameter, controleer_parameters

PAD = "wijk_werken.vergoeding.per_uur"
DAG = "2018-01-01"


def anders(basis: Kennisbasis, pad: str, wijzig: Callable[[Any], Any]) -> Bestand:
    bestand = basis.parameters[pad]
    data = copy.deepcopy(bestand.data)
    wijzig(data)
    return replace(bestand, data=data)


def zonder_bron(data: Any) -> None:
    del data["metadata"]["reference"][DAG]
    data["metadata"]["reference"]["2019-01-01"] = [
        {"title": "Een titel van een bron", "source": "bron", "confidence": "SEC"}
    ]


@pytest.mark.parametrize(
    ("wijzig", "woorden", "regelveld"),
    [
        (lambda d: d["values"][DAG].update(value="4.10"), "hier hoort een getal", f"values.{DAG}"),
        (
            lambda d: d["metadata"].update(unit="eurootje_per_uur"),
            "staat niet in units.yaml",
            "metadata.unit",
        ),
        (zonder_bron, "deze waarde heeft geen bron", "values"),
        (zonder_bron, "bij deze bron hoort geen waarde", "metadata.reference"),
        (lambda d: d["metadata"].pop("last_checked"), "dit veld ontbreekt", "metadata.last_checked"),
        (
            lambda d: d["metadata"].update(last_checked="2026-02-30"),
            "geen bestaande datum",
            "metadata.last_checked",
        ),
        (lambda d: d["values"].update({"2018-13-01": {"value": 4}}), "geen bestaande datum", "values"),
        (
            lambda d: d["metadata"]["reference"][DAG][0].pop("title"),
            "dit veld ontbreekt",
            "metadata.reference",
        ),
        (
            lambda d: d["metadata"]["reference"][DAG][0].pop("source"),
            "dit veld ontbreekt",
            "metadata.reference",
        ),
        (
            lambda d: d["metadata"]["reference"][DAG][0].update(confidence="MEMORY"),
            "is geen geldige keuze",
            "metadata.reference",
        ),
        (
            lambda d: d["metadata"]["reference"][DAG][0].update(confidence="ONTWERP"),
            "hoort bij wat geen geldend recht is",
            "metadata.reference",
        ),
    ],
)
def test_a_fault_in_a_file(
    basis: Kennisbasis, wijzig: Callable[[Any], Any], woorden: str, regelveld: str
) -> None:
    meldingen = list(controleer_parameter(PAD, anders(basis, PAD, wijzig), basis.eenheden))
    [melding] = [melding for melding in meldingen if woorden in melding.tekst]
    assert melding.bestand == "openfisca_samenleving/parameters/wijk_werken/vergoeding/per_uur.yaml"
    assert melding.veld.replace('"', "").startswith(regelveld.split(".")[0])
    assert melding.regel
    assert melding.regel > 1 or regelveld == "values"


def test_every_file_as_it_is_is_fine(basis: Kennisbasis) -> None:
    assert not list(controleer_parameters(basis))
    assert len(basis.parameters) > 200


def test_a_choice_that_is_none_of_the_choices(basis: Kennisbasis) -> None:
    def wijzig(data: Any) -> None:
        next(iter(data["values"].values()))["value"] = "per_week"

    pad = "lezingen.begonnen_uur"
    [melding] = controleer_parameter(pad, anders(basis, pad, wijzig), basis.eenheden)
    assert "“per_week” is geen van de keuzes" in melding.tekst


def test_what_is_no_law_may_not_carry_the_confidence_of_law(basis: Kennisbasis) -> None:
    def wijzig(data: Any) -> None:
        next(iter(data["metadata"]["reference"].values()))[0]["confidence"] = "TEXT_FR"

    for pad in ("lezingen.begonnen_uur", "samenlevingsjobs.in_werking"):
        [melding] = controleer_parameter(pad, anders(basis, pad, wijzig), basis.eenheden)
        assert "geen geldend recht" in melding.tekst


def test_a_date_that_does_not_exist_as_a_value(basis: Kennisbasis) -> None:
    pad = next(pad for pad, blad in basis.bladeren.items() if blad.metadata["unit"] == "datum")

    def wijzig(data: Any) -> None:
        next(iter(data["values"].values()))["value"] = "2018-02-30"

    assert any(
        "2018-02-30" in m.tekst for m in controleer_parameter(pad, anders(basis, pad, wijzig), basis.eenheden)
    )


def test_a_reserved_name_an_unknown_file_and_an_undescribed_folder(basis: Kennisbasis) -> None:
    bestand = basis.parameters[PAD]
    kapot = replace(
        basis,
        parameters={**basis.parameters, "wijk_werken.children": bestand},
        mappen={**basis.mappen, "openfisca_samenleving/parameters/nieuw": None},
    )
    teksten = [melding.tekst for melding in controleer_parameters(kapot)]
    assert any("“children” is een naam van OpenFisca" in tekst for tekst in teksten)
    assert "het stelsel kent deze parameter niet" in teksten
    assert "deze map is niet beschreven" in teksten
    naam, index = next((naam, index) for naam, index in basis.mappen.items() if index is not None)
    leeg = replace(basis, mappen={naam: replace(index, data={"description": "x"})})
    assert any("short_label" in melding.tekst for melding in controleer_parameters(leeg))


def test_an_old_check_is_a_warning_and_the_tree_sets_the_date(basis: Kennisbasis) -> None:
    dag = peildatum_van(basis)
    assert dag == max(
        datetime.date.fromisoformat(b.data["metadata"]["last_checked"]) for b in basis.parameters.values()
    )
    een = replace(
        basis, parameters={PAD: anders(basis, PAD, lambda d: d["metadata"].update(last_checked="2026-03-15"))}
    )
    assert not list(controleer_ouderdom(een, peildatum_van(een)))
    assert not list(controleer_ouderdom(een, datetime.date(2027, 3, 15)))
    [melding] = controleer_ouderdom(een, datetime.date(2027, 3, 16))
    assert melding.ernst == "waarschuwing"
    assert "2026-03-15" in melding.tekst
