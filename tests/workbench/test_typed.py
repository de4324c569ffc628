"""What a Flemish jurist types, and what can mean two things."""

from __future__ import annotations

import pytest

from samenleving import law
from samenleving.errors import InvoerFout
from samenleving.workbench.fields import lees_invoer, parameter_van, veld_van, voor_het_veld

UUR = "wijk_werken.vergoeding.per_uur"
KM = "wijk_werken.verplaatsing.per_km"
INWONERS = "wijk_werken.organisator.drempel_inwoners"
MAAND = "wijk_werken.uren.max_per_maand"
JAAR = "wijk_werken.uren.max_per_jaar"
DEEL = "wijk_werken.corona.premie"
VOLTIJDS = "wijk_werken.doelgroep.halftijds_grens"
BUDGET = "activeringspact.budget.oproep"
DAG = "wijk_werken.overgang.datum_contract"


@pytest.mark.parametrize(
    ("pad", "getypt", "waarde"),
    [
        (UUR, "4,50", 4.5),
        (UUR, "4.5", 4.5),
        (UUR, "4,50 euro", 4.5),
        (UUR, "€ 4,50", 4.5),
        (UUR, "4,50 euro per uur", 4.5),
        (KM, "0,18040536", 0.18040536),
        (BUDGET, "1.250,00", 1250),
        (BUDGET, "1.250.000", 1_250_000),
        (BUDGET, "1 250 000 euro", 1_250_000),
        (INWONERS, "50.000", 50_000),
        (INWONERS, "60 000 inwoners", 60_000),
        (MAAND, "744", 744),
        (MAAND, "60 uur", 60),
        (DEEL, "80", 0.8),
        (DEEL, "80 %", 0.8),
        (DEEL, "0,25", 0.0025),
        (DEEL, "22,5 procent", 0.225),
        (DEEL, "100", 1),
        (VOLTIJDS, "0,5", 0.5),
        (DAG, "2018-09-30", "2018-09-30"),
        (DAG, "30/09/2018", "2018-09-30"),
        (DAG, "30-9-2018", "2018-09-30"),
        (DAG, "30 september 2018", "2018-09-30"),
        (DAG, "1 juli 2027", "2027-07-01"),
    ],
)
def test_it_is_read_as_it_is_meant(pad: str, getypt: str, waarde: object) -> None:
    assert lees_invoer(pad, getypt) == waarde


@pytest.mark.parametrize(
    ("pad", "getypt", "woorden"),
    [
        (BUDGET, "1.250", "schrijf 1250, of 1,250 met een komma"),
        (BUDGET, "1,250.00", "schrijf 1250,00"),
        (UUR, "4,505", "hele centen"),
        (KM, "0,180405361", "ten hoogste 8 decimalen"),
        (UUR, "999999", "tikfout"),
        (UUR, "-1", "-1 is negatief"),
        (UUR, "80%", "zonder procentteken"),
        (MAAND, "745", "een maand van 31 dagen telt 744 uur"),
        (JAAR, "99999", "een schrikkeljaar telt 8784 uur"),
        (INWONERS, "1,5", "geheel aantal inwoners"),
        (DEEL, "101", "van 0% tot 100%"),
        (VOLTIJDS, "2", "zoals 0,5"),
        (DAG, "2018-02-30", "februari 2018 telt 28 dagen"),
        (DAG, "31/13/2018", "er is geen 13e maand"),
        (DAG, "1/2/18", "jaar voluit"),
        (DAG, "0001-01-01", "van 1900 tot 2199"),
    ],
)
def test_what_cannot_be_is_told_in_the_words_of_the_field(pad: str, getypt: str, woorden: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_invoer(pad, getypt)
    assert woorden in str(fout.value)
    assert pad not in fout.value.meldingen[0].tekst
    assert fout.value.veld == pad


@pytest.mark.parametrize("getypt", ["101", "x", "-1"])
def test_a_percentage_is_never_asked_as_a_share(getypt: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_invoer(DEEL, getypt)
    assert "0.11" not in str(fout.value)
    assert "100%" in veld_van(DEEL, 0.7).uitleg


def test_what_stands_in_the_field_is_read_as_the_same_value() -> None:
    for pad in law.alle_parameters():
        for moment in parameter_van(pad).values_list:
            if moment.value is not None and not pad.startswith("lezingen."):
                assert lees_invoer(pad, voor_het_veld(pad, moment.value)) == moment.value, pad
