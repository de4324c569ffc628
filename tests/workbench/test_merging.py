"""Two people, one proposal: what each changed stays, and what both changed is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.merging import leg_samen, mijn_bewerkingen, zonder_bestanden

VERGOEDING = Bewerking("waarde", "wijk_werken.vergoeding.per_uur", "4,50")
UREN = Bewerking("waarde", "wijk_werken.uren.max_per_maand", "70")
PREMIE = Bewerking("waarde", "wijk_werken.corona.premie", "80%")
DOEL = Bewerking("motivering", "doel", "Ons doel.")


@pytest.fixture(scope="module")
def begin() -> Concept:
    return bewerk(nieuw(), VERGOEDING, UREN, DOEL)


def samen(begin: Concept | None, mijn: Concept, daar: Concept, **gekozen: str) -> Concept | None:
    rijen = leg_samen(begin, mijn, daar)
    keuzes = {
        (r.soort, r.sleutel): gekozen[r.sleutel.rpartition(".")[2]]
        for r in rijen
        if r.wie == "kies" and gekozen
    }
    bewerkingen = mijn_bewerkingen(rijen, keuzes)
    return None if bewerkingen is None else bewerk(daar, *bewerkingen)


def test_what_each_of_us_changed_stays(begin: Concept) -> None:
    daar = bewerk(begin, replace(UREN, waarde="80"), Bewerking("motivering", "samenvatting", "Van B."))
    mijn = bewerk(begin, replace(VERGOEDING, waarde="4,80"), Bewerking("kop", "vanaf", "2027-07-01"))
    uit = samen(zonder_bestanden(begin), mijn, daar)
    assert uit is not None
    assert uit.waarden == {VERGOEDING.sleutel: "4.8", UREN.sleutel: "80"}
    assert uit.vanaf == "2027-07-01"
    assert uit.motivering == {"doel": "Ons doel.", "samenvatting": "Van B."}


def test_what_the_other_put_in_the_head_stays(begin: Concept) -> None:
    daar = bewerk(begin, Bewerking("kop", "vanaf", "2027-07-01"), Bewerking("kop", "titel", "Van B"))
    uit = samen(begin, bewerk(begin, Bewerking("kop", "orgaan", "A")), daar)
    assert uit is not None
    assert (uit.vanaf, uit.titel, uit.orgaan) == ("2027-07-01", "Van B", "A")


def test_what_was_put_back_stays_put_back(begin: Concept) -> None:
    """By me and by the other: neither comes back by itself."""
    mijn = bewerk(begin, replace(VERGOEDING, waarde=""))
    daar = bewerk(begin, replace(UREN, waarde=""), replace(DOEL, waarde=""))
    uit = samen(begin, mijn, daar)
    assert uit is not None
    assert not uit.waarden
    assert not uit.motivering


def test_what_both_changed_is_asked(begin: Concept) -> None:
    mijn = bewerk(begin, replace(VERGOEDING, waarde="4,80"))
    daar = bewerk(begin, replace(VERGOEDING, waarde="4,60"))
    (rij,) = (r for r in leg_samen(begin, mijn, daar) if r.anders)
    assert rij.wie == "kies"
    assert (rij.begin, rij.mijn, rij.daar) == ("4,50 euro per uur", "4,80 euro per uur", "4,60 euro per uur")
    assert samen(begin, mijn, daar) is None
    for wie, waarde in (("mijn", "4.8"), ("daar", "4.6")):
        uit = samen(begin, mijn, daar, per_uur=wie)
        assert uit is not None
        assert uit.waarden[VERGOEDING.sleutel] == waarde


def test_a_change_and_a_way_back_is_asked_too(begin: Concept) -> None:
    mijn = bewerk(begin, replace(VERGOEDING, waarde=""))
    daar = bewerk(begin, replace(VERGOEDING, waarde="4,60"))
    assert samen(begin, mijn, daar) is None
    uit = samen(begin, mijn, daar, per_uur="mijn")
    assert uit is not None
    assert VERGOEDING.sleutel not in uit.waarden


def test_without_a_beginning_every_difference_is_asked(begin: Concept) -> None:
    mijn, daar = bewerk(begin, replace(UREN, waarde="")), begin
    assert [r.wie for r in leg_samen(None, mijn, daar) if r.anders] == ["kies"]


def test_a_share_goes_over_as_the_share_it_is(begin: Concept) -> None:
    mijn = bewerk(begin, PREMIE)
    uit = samen(begin, mijn, begin)
    assert uit is not None
    assert uit.waarden[PREMIE.sleutel] == "0.8"
