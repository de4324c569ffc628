"""The timeline: days as the formulas count them, bands as the calendar tells them, nothing more certain."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from samenleving.explain import bereken
from samenleving.explain.calendar import kalender, verloop
from samenleving.proposals.model import HUIDIG
from samenleving.systems import systeem
from samenleving.web.rekenhulp.antwoorden import maak_situatie
from samenleving.web.rekenhulp.model import Punt, Tijdlijn
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.tekening import beschrijving, teken
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.tijdlijn import rest_tekst
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.web.antwoorden import AN, BEZIG, HULP, MAAND, VANDAAG
from tests.web.pagina import gewoon

T = Teksten(MAAND)
UITKERING = {"geld": "ja", "uitkering_aanvraag": "2026-03-10"}


def lijn(antwoorden: dict[str, str]) -> Tijdlijn:
    gevonden = maak_resultaat(vragenlijst(), antwoorden, VANDAAG, T).tijdlijn
    assert gevonden is not None
    return gevonden


def dagen(deze: Tijdlijn) -> list[tuple[str, str]]:
    return [(punt.dag, punt.aard) for punt in deze.punten]


def test_days_are_those_of_the_engine() -> None:
    antwoorden = AN | BEZIG | UITKERING | {"laatste_evaluatie": "2026-06-01"}
    situatie = maak_situatie(vragenlijst(), antwoorden, MAAND, MAAND)
    data = {id_: dag for id_, _, dag in bereken(situatie, systeem(HUIDIG), MAAND, vooruitblik=False).data}
    assert dagen(lijn(antwoorden)) == [
        (data["wijk_werken_volgende_evaluatie"], "oordeel"),
        (data["werkloosheid_laatste_dag_vroegst"], "grens"),
        (data["wijk_werken_laatste_dag"], "zeker"),
        (data["werkloosheid_laatste_dag_laatst"], "grens"),
    ]


def test_bands_are_those_of_the_calendar() -> None:
    situatie = maak_situatie(vragenlijst(), AN | BEZIG | UITKERING, MAAND, MAAND)
    namen = ["wijk_werken_recht", "werkloosheid_recht"]
    alles = {rij.id: rij for rij in kalender(situatie, systeem(HUIDIG), MAAND, 18).rijen}
    enkele = verloop(situatie, systeem(HUIDIG), MAAND, 18, namen)
    assert [alles[rij.id].toestanden for rij in enkele] == [rij.toestanden for rij in enkele]
    deze = lijn(AN | BEZIG | UITKERING)
    assert [strook.id for strook in deze.stroken] == namen
    assert [stuk.toestand for stuk in deze.stroken[0].stukken] == ["voldaan", "niet_voldaan"]
    assert [stuk.toestand for stuk in deze.stroken[1].stukken] == ["voldaan", "niet_bekend"]
    assert deze.stroken[0].zin == (
        "Wijk-werken: van november 2026 tot en met maart 2027 kan dit; "
        "van april 2027 tot en met april 2028 kan dit niet."
    )


def test_a_band_ends_on_its_last_day_and_not_with_the_month() -> None:
    deze = lijn(AN | BEZIG | UITKERING)
    einde = next(punt for punt in deze.punten if punt.dag == "2027-03-14")
    stuk = deze.stroken[0].stukken[0]
    assert einde.breuk < stuk.tot < 5 / 18, "before the end of the fifth month of eighteen"


@pytest.mark.parametrize(
    ("start", "dag", "rest"),
    [
        ("2025-11-22", "2026-11-21", ""),
        ("2025-11-23", "2026-11-22", "1 dag"),
        ("2025-12-23", "2026-12-22", "1 maand en 1 dag"),
        ("2026-03-15", "2027-03-14", "3 maanden en 21 dagen"),
    ],
)
def test_what_is_left_on_the_last_day_and_around_it(start: str, dag: str, rest: str) -> None:
    deze = lijn(AN | BEZIG | {"start": start})
    assert (dag, "zeker") in dagen(deze)
    over = gewoon(" ".join(deze.over))
    verwacht = f"U kunt nog {rest} wijk-werken doen." if rest else "Uw tijd in wijk-werken liep tot en met"
    assert verwacht in over


@pytest.mark.parametrize(
    ("vandaag", "laatste", "tekst"),
    [
        (date(2027, 1, 31), date(2027, 2, 27), "1 maand"),
        (date(2027, 1, 1), date(2027, 12, 31), "12 maanden"),
        (date(2027, 2, 28), date(2027, 2, 28), "1 dag"),
    ],
)
def test_the_rest_of_a_term_in_words(vandaag: date, laatste: date, tekst: str) -> None:
    assert gewoon(rest_tekst(vandaag, laatste, T)) == tekst


def test_who_has_not_begun_sees_an_if() -> None:
    deze = lijn(AN)
    assert "Stel dat u op 1 december 2026 begint" in deze.als_tekst
    assert dagen(deze) == [("2027-06-01", "oordeel"), ("2027-11-30", "zeker")]
    assert deze.over == (), "nothing is left of what has not begun"


def test_without_a_maximum_there_is_no_last_day() -> None:
    deze = lijn(AN | BEZIG | {"start": "2018-03-15", "pwa": "ja", "laatste_evaluatie": "2026-09-01"})
    assert {aard for _, aard in dagen(deze)} == {"oordeel"}
    assert "Voor u geldt geen maximale duur" in " ".join(deze.over)


def test_a_last_day_that_may_not_hold_says_so() -> None:
    deze = lijn(AN | {"eerder": "ja", "start": "2026-03-15"})
    einde = next(punt for punt in deze.punten if punt.dag == "2027-03-14")
    assert einde.aard == "grens"
    assert "PWA-cheques" in einde.zin


def test_an_evaluation_that_should_have_been_is_called_so() -> None:
    deze = lijn(AN | BEZIG)
    punt = next(punt for punt in deze.punten if punt.aard == "oordeel")
    assert (punt.dag, punt.voorbij) == ("2026-09-15", True)
    assert punt.zin.endswith("Vraag ernaar.")


def test_no_evaluation_after_the_end() -> None:
    deze = lijn(AN | BEZIG | {"laatste_evaluatie": "2026-09-20"})
    assert "oordeel" not in {punt.aard for punt in deze.punten}, "20 March 2027 is after the last day"


def test_the_transition_of_a_benefit_follows_its_period() -> None:
    oud = {"geld": "ja", "uitkering_aanvraag": "2024-01-15"}
    onbekend = lijn(AN | BEZIG | oud)
    bekend = lijn(AN | BEZIG | oud | {"uitkering_periode": "tweede"})
    uitkering = [punt for punt in onbekend.punten if punt.strook == 1]
    zeker = [punt for punt in bekend.punten if punt.strook == 1]
    assert [punt.aard for punt in uitkering] == ["grens", "grens"]
    assert [punt.aard for punt in zeker] == ["zeker"]
    assert uitkering[0].dag <= zeker[0].dag <= uitkering[1].dag


def test_a_user_has_no_timeline() -> None:
    assert maak_resultaat(vragenlijst(), HULP, VANDAAG, T).tijdlijn is None
    assert maak_resultaat(vragenlijst(), {"route": "werk"}, VANDAAG, T).tijdlijn is None


# --- the drawing


@pytest.mark.parametrize("vast", [True, False])
def test_the_drawing_has_a_name_a_text_and_every_day(vast: bool) -> None:
    deze = lijn(AN | BEZIG | UITKERING | {"laatste_evaluatie": "2026-06-01"})
    svg = ElementTree.fromstring(teken(deze, beschrijving(deze, T), vast=vast))  # noqa: S314
    naam = {kind.tag.rpartition("}")[2]: kind for kind in svg}
    assert naam["title"].text == deze.titel
    assert "4 genummerde dagen" in (naam["desc"].text or "")
    nummers = [
        tekst.text
        for tekst in svg.iter("{http://www.w3.org/2000/svg}text")
        if tekst.get("text-anchor") == "middle"
    ]
    assert nummers == ["1", "2", "3", "4"]
    assert ("viewBox" in svg.attrib) == vast
    assert not any("style" in deel.attrib for deel in svg.iter())


def test_marks_that_would_touch_stand_under_each_other() -> None:
    deze = lijn(AN | BEZIG | {"laatste_evaluatie": "2026-09-10"})
    assert [punt.dag for punt in deze.punten] == ["2027-03-10", "2027-03-14"]
    hoogten = re.findall(r'<text x="[^"]+" y="(\d+)" font-size="11" font-weight="700"', teken(deze, "x"))
    assert len(set(hoogten)) == 2


@pytest.mark.parametrize(
    "antwoorden", [AN, AN | BEZIG, AN | BEZIG | UITKERING], ids=["als", "bezig", "uitkering"]
)
def test_months_are_named_apart_and_on_the_page(antwoorden: dict[str, str]) -> None:
    plaatsen = [plaats for plaats, _ in lijn(antwoorden).jalons]
    assert all(later - eerder > 0.2 for eerder, later in pairwise(plaatsen)), "a name takes a fifth of 320 px"
    assert plaatsen[-1] < 0.84


def test_what_is_written_in_it_is_escaped() -> None:
    deze = lijn(AN)
    vreemd = Tijdlijn("<b>&", deze.stroken, deze.punten, deze.jalons, deze.over, deze.als_tekst)
    assert "&lt;b&gt;&amp;" in teken(vreemd, "a<b")
    assert isinstance(deze.punten[0], Punt)
