"""A case month by month: the benefit ends on its day, access opens on its day, one feels the other."""

from __future__ import annotations

from typing import Any

import pytest

from samenleving.calculate import kalenders
from samenleving.errors import InvoerFout
from samenleving.explain.calendar import Kalender, eerste_zin

DAGEN_TOELATING = 312


def geval(meetellende_dagen: int, **meer: Any) -> dict[str, Any]:
    persoon = {
        "woont_in_vlaams_gewest": "ja",
        "ingeschreven_vdab": "ja",
        "heeft_werkloosheidsuitkering": "ja",
        "werkzoekend_sinds": "2026-09-01",
        "werkloosheid_aanvraagdatum": "2026-09-01",
        "werkloosheid_beroepsverleden_dagen": DAGEN_TOELATING + meetellende_dagen,
        "werkloosheid_gebruikte_dagen": 0,
        "werkloosheid_dagen_referteperiode": DAGEN_TOELATING,
        "werkloosheid_geboortedatum": "1990-01-01",
        "werkloosheid_groep": "geen",
        "werkloosheid_werkverlating": "geen",
        "werkloosheid_teller_stond_stil": "nee",
    }
    return {"naam": "Een aanvraag op 1 september 2026", "persoon": persoon | meer}


def volg(bron: dict[str, Any], systeem: str = "huidig", maanden: int = 30) -> Kalender:
    (deze,) = kalenders(bron, [systeem], "2027-01", maanden)
    return deze


def toestanden(deze: Kalender, recht: str) -> dict[str, str]:
    (rij,) = [rij for rij in deze.rijen if rij.id == recht]
    return dict(zip(deze.maanden, rij.toestanden, strict=True))


@pytest.mark.parametrize(
    ("dagen", "laatste", "eerste_zonder"),
    [
        (51, "2027-08", "2027-09"),
        (52, "2027-09", "2027-10"),
        (155, "2027-09", "2027-10"),
        (156, "2027-10", "2027-11"),
        (1196, "2028-08", "2028-09"),
        (5000, "2028-08", "2028-09"),
    ],
)
def test_the_benefit_ends_when_the_counted_days_are_used(
    dagen: int, laatste: str, eerste_zonder: str
) -> None:
    uitkering = toestanden(volg(geval(dagen)), "werkloosheid_recht")
    assert uitkering[laatste] == "voldaan"
    assert uitkering[eerste_zonder] == "niet_voldaan"


def test_access_opens_after_a_year_and_is_not_known_once_the_benefit_ended() -> None:
    """The plan speaks of people with a benefit only: afterwards nobody can say."""
    plan = toestanden(volg(geval(156), "regering_2025"), "samenlevingsjobs_recht")
    assert plan["2027-08"] == "niet_voldaan"
    assert (plan["2027-09"], plan["2027-10"]) == ("voldaan", "voldaan")
    assert plan["2027-11"] == "niet_bekend"


def test_without_counted_days_access_opens_on_the_day_the_benefit_ends() -> None:
    deze = volg(geval(0), "regering_2025")
    assert toestanden(deze, "werkloosheid_recht")["2027-09"] == "niet_voldaan"
    assert toestanden(deze, "samenlevingsjobs_recht")["2027-09"] == "niet_bekend"


def test_what_follows_the_benefit_is_shown() -> None:
    assert set(toestanden(volg(geval(0)), "leefloon_recht").values()) == {"te_beoordelen"}


def test_the_last_day_is_told_once() -> None:
    teksten = [g.tekst for g in volg(geval(156)).gebeurtenissen]
    assert len([tekst for tekst in teksten if "31 oktober 2027" in tekst]) == 1
    assert "Werkloosheidsuitkering: van voldaan naar niet voldaan" in teksten


def test_a_case_that_says_nothing_of_a_benefit_has_no_row_for_it() -> None:
    rijen = {rij.id for rij in volg({"persoon": {"wijk_werken_start": "2027-01-15"}}).rijen}
    assert "werkloosheid_recht" not in rijen
    assert "wijk_werken_recht" in rijen


def test_twelve_months_of_wijk_werken_end_on_their_day() -> None:
    bron = {"persoon": {"wijk_werken_start": "2027-03-15", "pwa_overeenkomst_op_peildatum": "nee"}}
    deze = volg(bron | {"persoon": bron["persoon"] | {"pwa_cheques_referteperiode": 0}})
    wijk_werken = toestanden(deze, "wijk_werken_recht")
    assert wijk_werken["2028-03"] != "niet_voldaan"
    assert wijk_werken["2028-04"] == "niet_voldaan"
    assert any(g.maand == "2028-03" and "14 maart 2028" in g.tekst for g in deze.gebeurtenissen)


def test_the_sentence_tells_the_months_or_that_nothing_changes() -> None:
    assert eerste_zin(volg(geval(156))).startswith("In oktober 2027: ")
    assert (
        eerste_zin(volg({"persoon": {}}, maanden=2)) == "In deze maanden verandert niets door de tijd alleen."
    )


@pytest.mark.parametrize("maanden", [0, -1, 121])
def test_a_calendar_has_bounds(maanden: int) -> None:
    with pytest.raises(InvoerFout, match="aantal maanden"):
        volg(geval(0), maanden=maanden)
