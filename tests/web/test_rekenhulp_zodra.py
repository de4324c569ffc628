"""What can still be done is no refusal, and who may not yet still learns what it costs or leaves."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from samenleving.proposals.loader import voorstellen
from samenleving.web.rekenhulp.model import Resultaat
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.browser import mensen
from tests.browser.mensen import zonder
from tests.web.antwoorden import AN, BEZIG, GEMEENTE, HULP, MAAND, ORGANISATOR, VANDAAG, als_velden
from tests.web.pagina import gewoon, tekst

FORMALITEITEN = {
    "hulp_aanvraag": "wijk_werken_gebruiker_aanvraag",
    "hulp_overeenkomst": "wijk_werken_gebruiker_overeenkomst",
}
EERST = "Eerst moet alles met de organisator geregeld zijn."
TE_KLEIN = {"org_inwoners": "5000", "org_afwijking": "nee"}


def resultaat(antwoorden: dict[str, str], taal: str = "nl") -> Resultaat:
    return maak_resultaat(vragenlijst(), antwoorden, VANDAAG, Teksten(MAAND, taal))


# --- who wants help


@pytest.mark.parametrize("vraag", FORMALITEITEN)
@pytest.mark.parametrize(
    ("antwoord", "staat"), [("ja", "voldaan"), ("nee", "niet_voldaan"), ("weet_niet", "niet_bekend")]
)
def test_a_formality_is_no_refusal(vraag: str, antwoord: str, staat: str) -> None:
    r = resultaat(HULP | {"hulp_verdringing": "nee", vraag: antwoord})
    assert r.toestand == "voldaan"
    assert {v.id: v.toestand for v in r.start}[FORMALITEITEN[vraag]] == staat
    assert not {v.id for v in r.hoofdrecht.voorwaarden} & set(FORMALITEITEN.values())
    assert (EERST in r.zin) == r.zodra == (antwoord != "ja")
    assert gewoon(r.bedragen[0].tekst) == "47,60 euro"
    assert ("zodra" in r.uitleg_bedragen) == r.zodra
    assert any(stap.startswith("Koop cheques") for stap, _ in r.stappen) == (antwoord == "ja")


@pytest.mark.parametrize(
    "verschil",
    [{"hulp_lijst": "nee"}, {"hulp_plaats": "nee"}, {"hulp_verdringing": "ja"}, {"hulp_overeenkomst": "nee"}],
    ids=lambda verschil: next(iter(verschil)),
)
def test_what_an_hour_costs_is_always_told(client: FlaskClient, verschil: dict[str, str]) -> None:
    r = resultaat(HULP | verschil)
    assert gewoon(r.bedragen[0].tekst) == "47,60 euro"
    assert "zodra dat wel mag" in r.uitleg_bedragen
    assert (r.jaar is None) == (r.toestand == "niet_voldaan"), "of what is refused only a month is told"
    zonder_uren = zonder(HULP | verschil, "hulp_uren", "hulp_prijs")
    gezien = tekst(client.post("/rekenhulp", data=als_velden(zonder_uren) | {"actie": "resultaat"}))
    assert "Een uur kost van 5,95 euro per cheque tot 7,45 euro per cheque." in gezien


def test_a_refusal_stays_one_with_its_reason_and_what_is_left_to_do() -> None:
    r = resultaat(HULP | {"hulp_lijst": "nee", "hulp_overeenkomst": "nee"})
    assert r.toestand == "niet_voldaan"
    assert EERST not in r.zin
    assert r.hoofdrecht.oorzaken == ("De klus staat op de lijst van wijk-werken.",)
    assert {v.toestand for v in r.start} == {"voldaan", "niet_voldaan"}


@pytest.mark.parametrize(
    ("verschil", "stap"),
    [
        ({"hulp_lijst": "nee"}, "Deze klus mag niet via wijk-werken."),
        ({"hulp_verdringing": "ja"}, "Deze klus mag niet via wijk-werken."),
        ({"hulp_lijst": "nee", "hulp_verdringing": "ja"}, "Deze klus mag niet via wijk-werken."),
        ({"hulp_plaats": "nee"}, "Wijk-werken kan alleen in Vlaanderen."),
        ({}, "Sluit een overeenkomst"),
    ],
    ids=str,
)
def test_nobody_signs_for_what_is_refused(verschil: dict[str, str], stap: str) -> None:
    r = resultaat(HULP | {"hulp_verdringing": "nee", "hulp_overeenkomst": "nee"} | verschil)
    eerste, *andere = [zin for zin, _ in r.stappen]
    assert eerste.startswith(stap)
    assert [zin.startswith("Print") for zin in andere] == [True]


@pytest.mark.parametrize("actie", ["resultaat", "afdruk"])
def test_rosa_is_not_sent_away(client: FlaskClient, actie: str) -> None:
    rosa = mensen.verstopt(mensen.ROSA)
    gezien = tekst(client.post("/rekenhulp", data=als_velden(rosa) | {"actie": actie}))
    assert "geen wijk-werker laten werken" not in gezien
    assert f"Dat hangt nog af van de organisator. {EERST}" in gezien
    assert "U hebt een overeenkomst met de organisator." in gezien
    assert "8 cheques × 5,95 euro per cheque = 47,60 euro" in gezien
    assert ("Voor het werk begint" in gezien) == (actie == "resultaat")


# --- an organiser


@pytest.mark.parametrize(("inwoners", "geweigerd"), [("59999", True), ("60000", False)])
def test_an_organiser_that_is_too_small_learns_the_margin(inwoners: str, geweigerd: bool) -> None:
    r = resultaat(ORGANISATOR | {"org_inwoners": inwoners, "org_afwijking": "nee"})
    assert (r.toestand == "niet_voldaan") == r.zodra == geweigerd
    assert (r.zin == "Uw werkingsgebied is te klein, en u mag niet afwijken.") == geweigerd
    assert (
        gewoon({b.id: b for b in r.bedragen}["wijk_werken_marge_per_cheque"].tekst) == "2,75 euro per cheque"
    )
    assert ("zodra het wel mag" in r.uitleg_bedragen) == geweigerd


@pytest.mark.parametrize(
    ("kosten", "begin"),
    [
        ("1993.74", "U houdt per maand 0,01 euro over, met 2,75 euro per cheque."),
        ("1993.75", "U komt per maand juist rond, met 2,75 euro per cheque."),
        ("1993.76", "U komt per maand 0,01 euro te kort, ook al houdt u 2,75 euro per cheque over."),
    ],
)
def test_the_month_comes_before_the_cheque(kosten: str, begin: str) -> None:
    r = resultaat(ORGANISATOR | {"org_kosten": kosten})
    assert gewoon(r.zin).startswith(begin)


def test_without_the_costs_there_is_only_the_cheque() -> None:
    r = resultaat(zonder(ORGANISATOR, "org_kosten"))
    assert gewoon(r.zin).startswith("U houdt 2,75 euro per cheque over.")


def test_the_sum_of_the_month_is_shown_in_full() -> None:
    r = resultaat(mensen.verstopt(mensen.ORGANISATOR))
    marge = {b.id: b for b in r.bedragen}["organisator_marge"]
    assert gewoon(marge.som) == (
        "9450,00 euro van de cheques − 3400,00 euro begeleiding − 9800,00 euro vaste kosten"
        " + 1500,00 euro andere inkomsten + 2325,00 euro inschrijvingen ÷ 12 = -2056,25 euro"
    )
    assert 9450 - 3400 - 9800 + 1500 + 2325 / 12 == -2056.25


# --- what nobody can say


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
@pytest.mark.parametrize(
    "antwoorden",
    [
        AN,
        AN | BEZIG,
        mensen.verstopt(mensen.FATIMA),
        HULP | {"hulp_soort": "vzw", "hulp_particulier": "nee"},
        ORGANISATOR | TE_KLEIN,
        GEMEENTE,
    ],
    ids=["an", "bezig", "fatima", "vzw", "organisator", "gemeente"],
)
def test_an_amount_nobody_can_tell_says_why_in_plain_words(antwoorden: dict[str, str], taal: str) -> None:
    r = resultaat(antwoorden, taal)
    t = Teksten(MAAND, taal)
    voorbij = r.voorbij.bedragen if r.voorbij else ()
    rijen = [*r.bedragen, *voorbij, *(b for blok in r.voorstellen for b in blok.bedragen)]
    for rij in rijen:
        if not rij.bekend and rij.id != "samenlevingsjobs_toegelaten_uren":
            assert rij.tekst == t(f"niet_te_zeggen.{rij.id}")
    assert [rij for rij in rijen if not rij.bekend] or antwoorden["route"] == "hulp"


# --- where a proposal comes from


@pytest.mark.parametrize(("adres", "nederlands"), [("/fr", "(en néerlandais)"), ("/en", "(in Dutch)")])
def test_the_source_of_a_proposal_is_told_in_the_language_of_the_page(
    client: FlaskClient, adres: str, nederlands: str
) -> None:
    pagina = client.post(f"{adres}/rekenhulp", data=als_velden(AN) | {"actie": "resultaat"})
    gezien = tekst(pagina)
    assert gezien.count(nederlands) >= 3
    for voorstel in voorstellen():
        assert voorstel.bron.titel not in gezien
