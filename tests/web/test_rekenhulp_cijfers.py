"""Figures that mislead: money that is not to be added, a term that is over, hours nobody can do any more."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.compare.vector import getallen
from samenleving.proposals.model import HUIDIG
from samenleving.systems import systeem
from samenleving.web.rekenhulp.afdruk import maak_document
from samenleving.web.rekenhulp.antwoorden import eerdere_maanden, maak_situatie
from samenleving.web.rekenhulp.model import Bedragrij, Resultaat
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.samenhang import opmerkingen
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.browser import mensen
from tests.web.antwoorden import AN, GEMEENTE, MAAND, VANDAAG, als_velden
from tests.web.pagina import gewoon, h1, tekst, verborgen

BEIDE = AN | {"inkomen": "beide", "toeleider": "ocmw", "geld": "ja", "uitkering_bedrag": "1600"}


def resultaat(antwoorden: dict[str, str], vandaag: date = VANDAAG) -> Resultaat:
    return maak_resultaat(vragenlijst(), antwoorden, vandaag, Teksten(vandaag.isoformat()[:7]))


def bedrag(r: Resultaat, naam: str) -> Bedragrij:
    return next(rij for rij in r.bedragen if rij.id == naam)


def gevraagd(antwoorden: dict[str, str]) -> set[str]:
    return {vraag.id for vraag in vragenlijst().zichtbaar(antwoorden, MAAND)}


def noten(r: Resultaat) -> str:
    assert r.geldsom is not None
    return gewoon(" ".join(r.geldsom.noten))


def totaal(r: Resultaat) -> str:
    assert r.geldsom is not None
    return gewoon(r.geldsom.totaal)


# --- a benefit and a leefloon: the benefit counts against the leefloon


def test_beside_a_benefit_nobody_chooses_the_full_amount_of_a_category() -> None:
    assert not gevraagd(BEIDE) & {"leefloon_soort"}
    assert gevraagd(BEIDE) >= {"uitkering_bedrag", "leefloon_bedrag"}
    alleen = BEIDE | {"inkomen": "leefloon"}
    assert "leefloon_soort" in gevraagd(alleen)
    assert "leefloon_bedrag" not in gevraagd(alleen | {"leefloon_soort": "alleenstaand"})
    assert "leefloon_bedrag" not in gevraagd(alleen | {"leefloon_soort": "weet_niet"})
    assert "leefloon_bedrag" in gevraagd(alleen | {"leefloon_soort": "ander"})
    assert "leefloon_bedrag" not in gevraagd(BEIDE | {"geld": "nee"})


def test_the_full_amount_of_an_old_answer_is_not_added(client: FlaskClient) -> None:
    """A file of answers may still hold a category from before the benefit."""
    velden = als_velden(BEIDE | {"leefloon_soort": "alleenstaand"}) | {"actie": "resultaat"}
    pagina = client.post("/rekenhulp", data=velden)
    assert "a-leefloon_soort" not in verborgen(pagina)
    assert "3131,34" not in tekst(pagina)
    assert "1367,34" not in tekst(pagina)
    assert "Daarom tonen wij geen totaal" in tekst(pagina)


@pytest.mark.parametrize("antwoord", [{}, {"leefloon_bedrag": "weet_niet"}, {"leefloon_soort": "gezinslast"}])
def test_an_unknown_leefloon_beside_a_benefit_gives_no_total(antwoord: dict[str, str]) -> None:
    r = resultaat(BEIDE | antwoord)
    assert totaal(r) == ""
    assert "Het OCMW telt uw uitkering mee." in noten(r)
    assert r.geldsom is not None
    assert "Uw leefloon" not in dict(r.geldsom.delen)


# 1847,89 euro a month is the highest leefloon of November 2026; 310 euro a year counts for nobody in it.
@pytest.mark.parametrize(
    ("leefloon", "samen"),
    [("100", "1864,00 euro"), ("273.72", "2037,72 euro"), ("273.73", ""), ("1367.34", "")],
)
def test_a_benefit_and_a_leefloon_above_the_highest_leefloon_are_not_added(leefloon: str, samen: str) -> None:
    r = resultaat(BEIDE | {"leefloon_bedrag": leefloon})
    assert totaal(r) == samen
    assert ("het hoogste leefloon dat wij kennen: 1847,89 euro" in noten(r)) == (samen == "")


# --- a right that ended earlier this month: the month has days in the term, today is none of them

MARIA = mensen.verstopt(mensen.MARIA)
# Twelve months from this day end on the day before VANDAAG, on VANDAAG itself, and on the day after it.
GISTEREN, NU, MORGEN = {"start": "2025-11-22"}, {"start": "2025-11-23"}, {"start": "2025-11-24"}
DUUR = "wijk_werken_binnen_duur"


@pytest.mark.parametrize(
    ("start", "toestand"),
    [
        ({"start": "2025-11-15"}, "niet_voldaan"),
        (GISTEREN, "niet_voldaan"),
        (NU, "voldaan"),
        (MORGEN, "voldaan"),
    ],
)
def test_the_last_day_is_held_against_today(start: dict[str, str], toestand: str) -> None:
    r = resultaat(MARIA | start)
    staten = {v.id: v.toestand for v in r.hoofdrecht.voorwaarden}
    assert (r.toestand, staten[DUUR]) == (toestand, toestand)
    voorbij = toestand == "niet_voldaan"
    assert (r.bedragen == ()) == voorbij
    assert (r.jaar is None, r.geldsom is None) == (voorbij, voorbij)
    assert ("Uw recht liep tot en met" in r.zin) == voorbij
    stappen = " ".join(stap for stap, _ in r.stappen)
    assert ("Uw tijd in wijk-werken is voorbij." in stappen) == voorbij
    assert ("af welke klussen u doet" in stappen) == (not voorbij), "who may begin follows"


@pytest.mark.parametrize("dag", [date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 30)])
def test_the_day_of_the_end_is_told(dag: date) -> None:
    r = resultaat(MARIA | {"start": "2025-11-15"}, dag)
    zin = "U kunt nu waarschijnlijk geen wijk-werken doen. Uw recht liep tot en met 14 november 2026."
    assert gewoon(r.zin) == zin
    assert r.tijdlijn is not None
    assert gewoon(r.tijdlijn.stroken[0].zin).startswith(
        "Wijk-werken: tot en met 14 november 2026 kon dit; daarna, tot en met"
    )
    assert "12 maanden" not in gewoon(" ".join(v.zin for v in r.veranderingen)), "it is no news of December"


def test_before_the_end_the_same_month_still_holds() -> None:
    r = resultaat(MARIA | {"start": "2025-11-15"}, date(2026, 11, 14))
    assert r.toestand == "voldaan"
    assert r.tijdlijn is not None
    assert "van november" not in r.tijdlijn.stroken[0].zin
    assert "kon dit" not in r.tijdlijn.stroken[0].zin


def test_an_end_that_may_not_hold_is_no_refusal() -> None:
    r = resultaat(MARIA | GISTEREN | {"pwa": "weet_niet", "cheques": "weet_niet"})
    assert r.toestand == "niet_bekend"
    assert "Uw recht liep" not in r.zin
    ander = resultaat(MARIA | GISTEREN | {"pwa": "weet_niet", "cheques": "weet_niet", "tijd": "meer"})
    assert ander.toestand == "niet_voldaan"
    assert "Uw recht liep" not in ander.zin, "refused for another reason"


def test_the_end_of_one_right_leaves_the_other_as_it_is() -> None:
    hier = MARIA | {"beschikbaar": "ja"}
    r, nog = resultaat(hier | GISTEREN), resultaat(hier | NU)
    assert r.rechten[1] == nog.rechten[1]
    assert r.rechten[1].toestand != "niet_voldaan"
    for start, binnen in (("2026-05-22", "te_beoordelen"), ("2026-05-23", "voldaan")):
        af = resultaat(hier | NU | {"gemeenschapsdienst_start": start})
        assert af.toestand == "voldaan"
        staten = {v.id: v.toestand for v in af.rechten[1].voorwaarden}
        assert staten["gemeenschapsdienst_binnen_duur"] == binnen


def test_a_proposal_is_not_held_against_pay_that_is_over() -> None:
    def naast(r: Resultaat) -> list[str]:
        return [rij.nu for blok in r.voorstellen for rij in blok.bedragen if rij.nu]

    assert naast(resultaat(MARIA | NU))
    assert naast(resultaat(MARIA | GISTEREN)) == []


# --- the hours that can still be done this year: the year, the months left, or the last day

BEGONNEN = AN | {"eerder": "ja", "start": "2026-01-10", "pwa": "nee", "cheques": "0"}
UREN_OVER = "wijk_werken_uren_over_in_jaar"


@pytest.mark.parametrize(
    ("gedaan", "over", "waarom"),
    [
        ("0", "60 uur", "Na deze maand heeft dit jaar nog 1 maand."),
        ("529", "60 uur", "Na deze maand heeft dit jaar nog 1 maand."),
        ("530", "60 uur", "Van 630 uur per jaar gaat af wat u al deed"),
        ("531", "59 uur", "Van 630 uur per jaar gaat af wat u al deed"),
        ("590", "0 uur", "Van 630 uur per jaar gaat af wat u al deed"),
    ],
)
def test_in_november_one_month_is_left(gedaan: str, over: str, waarom: str) -> None:
    r = resultaat(BEGONNEN | {"uren_dit_jaar": gedaan})
    rij = bedrag(r, UREN_OVER)
    assert gewoon(rij.tekst) == over
    assert gewoon(rij.som).startswith(waarom)
    assert r.tijdlijn is not None
    assert f"Na deze maand mag u dit jaar nog {over} wijk-werken doen." in gewoon(" ".join(r.tijdlijn.over))


def test_who_has_not_begun_cannot_do_a_year_in_a_month() -> None:
    assert gewoon(bedrag(resultaat(AN), UREN_OVER).tekst) == "60 uur"


@pytest.mark.parametrize(
    ("vandaag", "start", "over", "waarom"),
    [
        (date(2026, 11, 22), "2025-12-01", "0 uur", "30 november 2026. Daarna mag u geen uren meer doen."),
        (date(2026, 11, 22), "2025-12-02", "60 uur", "Na deze maand heeft dit jaar nog 1 maand."),
        (date(2026, 6, 15), "2025-09-10", "180 uur", "Uw recht loopt tot en met 9 september 2026."),
        (date(2026, 6, 15), "2025-09-01", "120 uur", "Uw recht loopt tot en met 31 augustus 2026."),
        (date(2026, 12, 5), "2026-01-10", "0 uur", "Na deze maand is dit jaar voorbij."),
    ],
)
def test_after_the_last_day_and_after_december_there_are_no_hours(
    vandaag: date, start: str, over: str, waarom: str
) -> None:
    rij = bedrag(resultaat(BEGONNEN | {"start": start, "uren_dit_jaar": "100"}, vandaag), UREN_OVER)
    assert gewoon(rij.tekst) == over
    assert waarom in gewoon(rij.som)


def test_hours_nobody_knows_are_not_on_the_timeline() -> None:
    r = resultaat(BEGONNEN | {"uren_dit_jaar": "weet_niet"})
    assert not bedrag(r, UREN_OVER).bekend
    assert r.tijdlijn is not None
    assert "Na deze maand" not in " ".join(r.tijdlijn.over)


# --- twelve months: they begin where the timeline says that somebody begins

FATIMA = mensen.verstopt(mensen.FATIMA) | {"uren": "60"}


def maanden(r: Resultaat) -> list[tuple[str, str]]:
    assert r.jaar is not None
    return [(naam, gewoon(cellen[0])) for naam, cellen in r.jaar.maanden]


def test_the_year_of_who_has_not_begun_begins_at_the_supposed_start() -> None:
    r = resultaat(FATIMA)
    assert r.jaar is not None
    assert r.tijdlijn is not None
    assert "Stel dat u op 1 december 2026 begint" in gewoon(r.tijdlijn.als_tekst)
    assert gewoon(r.jaar.als_tekst) == "U bent nog niet begonnen. Stel dat u op 1 december 2026 begint."
    rijen = maanden(r)
    assert [rijen[0][0], rijen[-1][0]] == ["december 2026", "november 2027"]
    uren = [tekst for _, tekst in rijen]
    assert uren == ["60 uur"] * 11 + ["30 uur"], "630 hours from January to December"
    assert gewoon(dict(r.jaar.totalen)["Uren in twaalf maanden"]) == "690 uur"
    assert "630 uur per jaar" in gewoon(" ".join(r.jaar.noten))


def test_who_has_not_begun_sees_the_other_year_of_the_cap() -> None:
    jaar = resultaat(FATIMA).jaar
    assert jaar is not None
    (zin,) = [gewoon(zin) for zin in jaar.lezingen]
    assert "dan begint een jaar in de maand van uw start" in zin
    assert "2583,00 euro" in zin, "630 hours of 4,10 euro"
    weinig = resultaat(FATIMA | {"uren": "50"}).jaar
    assert weinig is not None
    assert (weinig.lezingen, weinig.noten) == ((), ()), "600 hours stay under the cap of either year"


@pytest.mark.parametrize(("uren", "noot"), [("52", False), ("53", True)])
def test_more_than_the_cap_of_a_year_is_explained(uren: str, noot: bool) -> None:
    jaar = resultaat(FATIMA | {"uren": uren}).jaar
    assert jaar is not None
    assert (jaar.noten != ()) == noot


def test_who_has_begun_counts_from_this_month() -> None:
    r = resultaat(BEGONNEN | {"uren_dit_jaar": "100"})
    assert maanden(r)[0][0] == "november 2026"
    assert r.jaar is not None
    assert r.jaar.als_tekst == ""


def test_the_supposed_start_stands_on_the_page_and_on_the_sheet(client: FlaskClient) -> None:
    for actie in ("resultaat", "afdruk"):
        pagina = tekst(client.post("/rekenhulp", data=als_velden(FATIMA) | {"actie": actie}))
        assert pagina.count("Stel dat u op 1 december 2026 begint") == 2
        assert "Deze twaalf maanden liggen in twee jaren." in pagina
        assert "van december 2026 tot en met november 2027" in pagina


# --- a benefit that ended is no money of this month

UITKERING = AN | {"geld": "ja", "uitkering_bedrag": "1400"}
OUD = {"uitkering_sinds": "2024-07", "uitkering_aanvraag": "2024-07-01", "uitkering_periode": "tweede"}


def test_a_benefit_that_ended_is_not_added() -> None:
    r = resultaat(UITKERING | OUD)
    assert totaal(r) == ""
    assert r.geldsom is not None
    assert "Uw werkloosheidsuitkering" not in dict(r.geldsom.delen)
    assert "liep uw uitkering tot en met 30 juni 2026" in noten(r)
    assert "55 jaar of ouder met een lange loopbaan" in noten(r)
    assert "als uw uitkering blijft zoals ze is" not in noten(r)


# For who was in the second period on 30 June 2025, the benefit ends a year later.
@pytest.mark.parametrize(
    ("vandaag", "samen", "zin"),
    [
        (date(2026, 6, 29), "1564,00 euro", ""),
        (date(2026, 6, 30), "1564,00 euro", ""),
        (date(2026, 7, 1), "", "liep uw uitkering tot en met 30 juni 2026"),
    ],
)
def test_the_last_day_of_the_benefit_is_held_against_today(vandaag: date, samen: str, zin: str) -> None:
    r = resultaat(UITKERING | OUD, vandaag)
    assert totaal(r) == samen
    assert ("Volgens uw antwoorden" in noten(r)) == bool(zin)
    assert zin in noten(r)


# Under the new rules the benefit of 10 March 2026 ends from 9 March 2027 to 9 March 2028.
@pytest.mark.parametrize(
    ("vandaag", "samen", "misschien"),
    [
        (date(2027, 3, 9), "1564,00 euro", False),
        (date(2027, 3, 10), "1564,00 euro", True),
        (date(2028, 3, 9), "1564,00 euro", True),
        (date(2028, 3, 10), "", False),
    ],
)
def test_a_range_of_last_days_stands_beside_the_total(vandaag: date, samen: str, misschien: bool) -> None:
    r = resultaat(UITKERING | {"uitkering_aanvraag": "2026-03-10"}, vandaag)
    assert totaal(r) == samen
    assert ("Misschien is uw uitkering al gestopt. Dat kan vanaf 9 maart 2027" in noten(r)) == misschien
    assert ("55 jaar of ouder" in noten(r)) == (misschien or not samen)


# --- answers that do not go together: refused where nothing can be reckoned with them, otherwise said


BEIDE_NU = BEIDE | {"uitkering_aanvraag": "weet_niet"}
ZONDER_UREN = BEGONNEN | {"uren_dit_jaar": "0"}


def post(client: FlaskClient, antwoorden: dict[str, str], actie: str = "resultaat") -> TestResponse:
    return client.post("/rekenhulp", data=als_velden(antwoorden) | {"actie": actie})


@pytest.mark.parametrize(
    ("start", "gedaan", "mag"),
    [
        ("2026-03-01", "480", True),
        ("2026-03-01", "480.5", False),
        ("2026-03-01", "481", False),
        ("2026-03-01", "630", False),
        ("2026-10-01", "60", True),
        ("2026-10-01", "100", False),
        ("2026-11-02", "0", True),
        ("2026-11-02", "1", False),
        ("2024-05-06", "600", True),
        ("2024-05-06", "601", False),
    ],
)
def test_hours_that_do_not_fit_since_the_start_are_sent_back(
    client: FlaskClient, start: str, gedaan: str, mag: bool
) -> None:
    antwoorden = BEGONNEN | {"laatste_evaluatie": "weet_niet", "start": start, "uren_dit_jaar": gedaan}
    for actie in ("resultaat", "afdruk", "pdf"):
        pagina = post(client, antwoorden, actie)
        assert (pagina.status_code == 200) == mag
        if not mag:
            assert h1(pagina) == ["Hoeveel uren wijk-werken deed u dit jaar al?"]
            assert f'value="{gedaan.replace(".", ",")}"' in pagina.text, "what was answered stands there"
            assert "getal" in tekst(pagina) or "Vul 0 in" in tekst(pagina)
    assert ("Kijk deze antwoorden na" in tekst(post(client, antwoorden, "controle"))) == (not mag)


def test_the_message_names_the_field_and_the_fix(client: FlaskClient) -> None:
    zin = (
        "U begon op 1 oktober 2026. Tot en met oktober 2026 zijn het er ten hoogste 60 uur. "
        "Verbeter dit getal, of de dag waarop u begon."
    )
    fout = BEGONNEN | {"start": "2026-10-01", "uren_dit_jaar": "100"}
    assert zin in tekst(post(client, fout))
    los = als_velden({id_: antwoord for id_, antwoord in fout.items() if id_ != "uren_dit_jaar"})
    pagina = client.post(
        "/rekenhulp", data=los | {"vraag": "uren_dit_jaar", "antwoord": "100", "actie": "verder"}
    )
    assert pagina.status_code == 400
    assert zin in tekst(pagina)
    lang = {f"v-{id_}": antwoord for id_, antwoord in fout.items() if antwoord.count("-") < 2}
    lang |= {"v-start-dag": "1", "v-start-maand": "10", "v-start-jaar": "2026"}
    formulier = client.post("/formulier", data=lang | {"a-route": "werk", "actie": "resultaat"})
    assert formulier.status_code == 400
    assert zin in tekst(formulier)
    situatie = client.post("/antwoorden", data=als_velden(fout) | {"actie": "situatie"})
    assert situatie.status_code == 400
    assert client.post("/antwoorden", data=als_velden(fout)).status_code == 200, "a file keeps every answer"


@pytest.mark.parametrize("start", ["2026-01-10", "2026-03-01", "2026-09-30", "2024-05-06"])
@pytest.mark.parametrize("gedaan", [0, 1, 59, 61, 299, 480, 600])
def test_what_was_answered_counts_exactly(start: str, gedaan: int) -> None:
    antwoorden = BEGONNEN | {"start": start, "uren_dit_jaar": str(gedaan), "uren": "30"}
    antwoorden |= {"pwa": "ja"} if start < "2026" else {}
    if any(o.kan_niet for o in opmerkingen(vragenlijst(), antwoorden, VANDAAG, Teksten(MAAND))):
        assert gedaan > 60 * len(eerdere_maanden(MAAND, start))
        return
    situatie = maak_situatie(vragenlijst(), antwoorden, MAAND, MAAND)
    simulatie = situatie.simulatie(systeem(HUIDIG).stelsel, MAAND)
    assert getallen(simulatie, "wijk_werken_uren_eerder_in_jaar", MAAND)[0] == gedaan
    assert getallen(simulatie, UREN_OVER, MAAND)[0] == max(630 - gedaan - 30, 0)


@pytest.mark.parametrize(
    ("vandaag", "uren", "kan"),
    [
        (date(2026, 11, 22), "720", True),
        (date(2026, 11, 22), "721", False),
        (date(2026, 12, 1), "744", True),
        (date(2027, 2, 1), "672", True),
        (date(2027, 2, 1), "673", False),
    ],
)
@pytest.mark.parametrize("vraag", ["uren", "uren_mogelijk"])
def test_a_month_has_only_so_many_hours(vandaag: date, uren: str, kan: bool, vraag: str) -> None:
    t = Teksten(vandaag.isoformat()[:7])
    gevonden = opmerkingen(vragenlijst(), AN | {vraag: uren}, vandaag, t)
    assert [o.vraag.id for o in gevonden if o.kan_niet] == ([] if kan else [vraag])


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"uren": "60"}, ""),
        ({"uren": "60.5"}, "U wilt 60,5 uur per maand werken. U mag ten hoogste 60 uur per maand doen."),
        ({"uren": "60", "uren_mogelijk": "10"}, "dat u ten hoogste 10 uur per maand kunt werken"),
        ({"uren": "40", "uren_mogelijk": "39"}, "dat u ten hoogste 39 uur per maand kunt werken"),
        ({"uren": "40", "uren_mogelijk": "40"}, ""),
        ({"uren": "60", "uren_mogelijk": "weet_niet"}, ""),
        (BEIDE_NU | {"leefloon_bedrag": "1847.89"}, ""),
        (BEIDE_NU | {"leefloon_bedrag": "1847.90"}, "U vulde 1847,90 euro leefloon per maand in."),
        (BEIDE_NU | {"leefloon_bedrag": "5000"}, "Het hoogste volle bedrag dat wij kennen, is 1847,89 euro."),
        (UITKERING | {"uitkering_sinds": "2026-03", "uitkering_aanvraag": "2026-03-31"}, ""),
        (UITKERING | {"uitkering_sinds": "2026-03", "uitkering_aanvraag": "2026-04-01"}, "sinds maart 2026"),
        (UITKERING | {"uitkering_sinds": "2026-03-09", "uitkering_aanvraag": "2026-03-09"}, ""),
        (
            UITKERING | {"uitkering_sinds": "2026-03-09", "uitkering_aanvraag": "2026-03-10"},
            "sinds 9 maart 2026",
        ),
        (ZONDER_UREN | {"laatste_evaluatie": "2026-01-10"}, ""),
        (
            ZONDER_UREN | {"laatste_evaluatie": "2026-01-09"},
            "keek op 9 januari 2026. Dat is vroeger.",
        ),
    ],
)
def test_a_contradiction_is_said(client: FlaskClient, anders: dict[str, str], zin: str) -> None:
    antwoorden = AN | anders
    for actie in ("controle", "resultaat", "afdruk"):
        pagina = post(client, antwoorden, actie)
        assert pagina.status_code == 200
        assert ("Kijk deze antwoorden na" in tekst(pagina)) == bool(zin)
        assert zin in tekst(pagina)


def test_a_contradiction_stands_in_the_document() -> None:
    r = resultaat(AN | {"uren": "60", "uren_mogelijk": "10"})
    assert len(r.opmerkingen) == 1
    document = maak_document(r, {}, VANDAAG, Teksten(MAAND), {})
    assert repr(document.blokken).count("per maand kunt werken") == 1


def test_an_answer_that_fell_away_contradicts_nothing() -> None:
    gevonden = opmerkingen(
        vragenlijst(), AN | {"tijd": "meer", "uren": "60", "uren_mogelijk": "10"}, VANDAAG, Teksten(MAAND)
    )
    assert gevonden == []
    assert opmerkingen(vragenlijst(), GEMEENTE, VANDAAG, Teksten(MAAND)) == []
