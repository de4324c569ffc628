"""Organisers and users on the totals of their persons: the rules of an entity are not those of its parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.population import bevolking as willekeurig
from openfisca_samenleving.basis import ONBEKEND
from samenleving.errors import InvoerFout
from samenleving.population.entities import Doorgave, per_entiteit
from samenleving.population.model import Bevolking
from samenleving.population.partition import InGeheugen
from samenleving.population.run import Opdracht, voer_uit
from samenleving.population.totals import Som

PERSONEN, ORGANISATOREN = 300, 4
UREN = Som("wijk_werken_betaalde_uren", ("organisator",))
CHEQUES = Doorgave(UREN, "cheques_verwerkt")
OPDRACHT = Opdracht(("huidig", "huidig+wijk_werken.vergoeding.per_uur=4,5@2027-01-01"), (UREN,), 2027)


@pytest.fixture(scope="module")
def bevolking() -> Bevolking:
    lid_van = np.random.default_rng(3).integers(-1, ORGANISATOREN, PERSONEN)
    kaal = willekeurig(PERSONEN)
    invoer = {**kaal.invoer, "chequeprijs_beslist": np.full(ORGANISATOREN, 7.45)}
    return replace(kaal, invoer=invoer, groepen={"organisator": (ORGANISATOREN, lid_van)})


def test_what_organisers_get_does_not_depend_on_the_parts(bevolking: Bevolking) -> None:
    vraag = "wijk_werken_opbrengst_organisator"
    een, twee = (
        per_entiteit(
            voer_uit(InGeheugen(bevolking, omvang), OPDRACHT), OPDRACHT, bevolking, [CHEQUES], [vraag]
        )
        for omvang in (PERSONEN, 70)
    )
    for naam in OPDRACHT.systemen:
        assert een[naam, vraag].shape == (12, ORGANISATOREN)
        np.testing.assert_array_equal(een[naam, vraag], twee[naam, vraag])
    huidig, duurder = (een[naam, vraag] for naam in OPDRACHT.systemen)
    assert (duurder < huidig).all()


def test_the_cheques_of_an_organiser_are_the_paid_hours_of_its_persons(bevolking: Bevolking) -> None:
    totalen = voer_uit(InGeheugen(bevolking), OPDRACHT)
    uit = per_entiteit(totalen, OPDRACHT, bevolking, [CHEQUES], ["cheques_verwerkt"])
    minuten = totalen["huidig", UREN][..., 0]
    np.testing.assert_array_equal(uit["huidig", "cheques_verwerkt"] * 60, minuten)
    assert minuten.sum() > 0


def test_what_is_not_known_of_a_person_is_not_known_of_the_entity() -> None:
    reis = Som("wijk_werken_vergoede_km", ("organisator",))
    bevolking = Bevolking(
        2,
        {
            "activiteit_uren": np.array([10.0, 10.0]),
            "verplaatsingen": np.array([2.0, 2.0]),
            "enkele_afstand_km": np.array([-1.0, 10.0]),
        },
        {"organisator": (2, np.array([0, 1]))},
    )
    opdracht = Opdracht(("huidig",), (reis,), 2027)
    km = Doorgave(reis, "cheques_verwerkt")
    uit = per_entiteit(voer_uit(InGeheugen(bevolking), opdracht), opdracht, bevolking, [km], [km.naar])
    assert uit["huidig", km.naar][0].tolist() == [ONBEKEND, 40.0]


def test_a_total_per_two_kinds_is_refused() -> None:
    with pytest.raises(InvoerFout, match="één soort"):
        _ = Doorgave(Som("wijk_werken_betaalde_uren", ("gemeente", "organisator")), "cheques_verwerkt").soort
