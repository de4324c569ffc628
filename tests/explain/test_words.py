"""An explanation in another language says the same, in that language and with the names its reader knows."""

from __future__ import annotations

import pytest

from samenleving.calculate import bereken_situatie, kalenders
from samenleving.explain import Uitkomst
from samenleving.explain.calendar import eerste_zin
from samenleving.explain.words import Woorden
from samenleving.messages import TALEN
from samenleving.situation import lees_situatie

MAAND = "2026-11"
GEVAL = {
    "persoon": {
        "woont_in_vlaams_gewest": "ja",
        "ingeschreven_vdab": "ja",
        "heeft_werkloosheidsuitkering": "ja",
        "uitkering_sinds": "2025-01-15",
        "werkcapaciteit_voltijds": 0.25,
        "toegeleid_door": "nog_niet",
        "activiteit_uren": {MAAND: 40},
        "enkele_afstand_km": 7.5,
        "verplaatsingen": 10,
    }
}


def uitkomst(taal: str, systeem: str = "huidig", **namen: str) -> Uitkomst:
    woorden = Woorden(taal, namen)
    return bereken_situatie(lees_situatie(GEVAL), [systeem], MAAND, woorden=woorden)[0]


def feiten(deze: Uitkomst) -> list[object]:
    """What may not depend on a language."""
    return [
        *((r.id, r.toestand, r.plaats, [(v.id, v.toestand) for v in r.voorwaarden]) for r in deze.rechten),
        *((b.id, b.waarde, b.toegang) for b in deze.bedragen),
        len(deze.wijzigers),
    ]


@pytest.mark.parametrize("taal", TALEN)
def test_a_language_changes_words_alone(taal: str) -> None:
    assert feiten(uitkomst(taal)) == feiten(uitkomst("nl"))


def test_sums_sentences_and_bodies_are_in_the_language() -> None:
    frans, engels = uitkomst("fr"), uitkomst("en")
    assert frans.bedrag("wijk_werken_vergoeding").som == (
        "40\u00a0heures × 4,10\u00a0euros par heure = 164,00\u00a0euros"
    )
    assert engels.bedrag("wijk_werken_vergoeding").som == (
        "40\u00a0hours × 4.10\u00a0euros per hour = 164.00\u00a0euros"
    )
    assert frans.zin.startswith("Accès au wijk-werken\u00a0: ")
    recht = frans.recht("wijk_werken_recht")
    (toegeleid,) = [v for v in recht.voorwaarden if v.id == "wijk_werken_toegeleid"]
    assert toegeleid.beslist == "le VDAB, une organisation partenaire ou le CPAS"
    assert toegeleid.uitleg.startswith("À décider par le VDAB")


def test_time_alone_and_a_month_that_asks_for_an_apostrophe() -> None:
    (van_tijd,) = [zin for zin in uitkomst("fr").wijzigers if zin.startswith("Dès février 2027")]
    assert van_tijd.endswith("remplie\u00a0: au chômage avec allocations depuis assez longtemps.")


def test_the_reader_names_a_condition() -> None:
    naam = "U woont in Vlaanderen."
    eigen = uitkomst("nl", wijk_werken_gebrek_werkervaring=naam)
    labels = [v.label for v in eigen.recht("wijk_werken_recht").voorwaarden]
    assert naam in labels
    assert "Het oordeel van VDAB of het OCMW over: u woont in Vlaanderen." in eigen.wijzigers


def test_what_a_proposal_leaves_open_is_named_in_the_language() -> None:
    reden = uitkomst("en", "regering_2025+lezing.verplaatsing_afstand=boven_drempel").bedragen
    assert all("niet" not in bedrag.reden.split() for bedrag in reden)


@pytest.mark.parametrize(
    ("taal", "begin"), [("nl", "In februari 2027"), ("fr", "En février 2027"), ("en", "In February 2027")]
)
def test_the_calendar_speaks_it_too(taal: str, begin: str) -> None:
    woorden = Woorden(taal)
    (deze,) = kalenders(lees_situatie(GEVAL), ["huidig"], MAAND, 6, woorden=woorden)
    assert begin in eerste_zin(deze, woorden)
