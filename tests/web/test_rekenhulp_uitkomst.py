"""The result per route: amounts with their arithmetic, readings, the year, sums, what would change it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from samenleving.explain import bereken
from samenleving.proposals.model import HUIDIG
from samenleving.systems import systeem
from samenleving.web.rekenhulp.antwoorden import maak_situatie
from samenleving.web.rekenhulp.bedragen import Bedraglezer
from samenleving.web.rekenhulp.geldsom import maak_geldsom
from samenleving.web.rekenhulp.jaar import som_van
from samenleving.web.rekenhulp.model import Bedragrij, Resultaat
from samenleving.web.rekenhulp.resultaat import laatste_maand_in_werking, maak_resultaat
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import Vragenlijst, vragenlijst
from tests.browser.mensen import zonder
from tests.web.antwoorden import AN, BEZIG, GEMEENTE, HULP, MAAND, ORGANISATOR, VANDAAG
from tests.web.pagina import gewoon

LIJST = vragenlijst()

LEEFLOON = {"inkomen": "leefloon", "toeleider": "ocmw", "geld": "ja"}


def resultaat(antwoorden: dict[str, str], taal: str = "nl") -> Resultaat:
    return maak_resultaat(LIJST, antwoorden, VANDAAG, Teksten(MAAND, taal))


def bedrag(r: Resultaat, naam: str) -> Bedragrij:
    return {rij.id: rij for rij in r.bedragen}[naam]


# --- amounts


@pytest.mark.parametrize(
    ("uren", "vergoeding", "toegelaten"),
    [("59", "241,90 euro", "59 uur"), ("60", "246,00 euro", "60 uur"), ("61", "246,00 euro", "60 uur")],
)
def test_hours_below_at_and_above_the_month(uren: str, vergoeding: str, toegelaten: str) -> None:
    r = resultaat(AN | {"uren": uren})
    assert gewoon(bedrag(r, "wijk_werken_vergoeding").tekst) == vergoeding
    assert gewoon(bedrag(r, "wijk_werken_uren_toegelaten").tekst) == toegelaten
    assert "60 uur per maand" in gewoon(bedrag(r, "wijk_werken_uren_toegelaten").som)


@pytest.mark.parametrize(
    ("afstand", "bedrag_nu", "lezingen"),
    [
        ("4.99", "0,00 euro", ()),
        ("5", "0,00 euro", ()),
        (
            "7.5",
            "26,53 euro",
            ("boven 5 km. U krijgt dan 8,84 euro", "alleen de heenweg. U krijgt dan 13,27 euro"),
        ),
    ],
)
def test_travel_tells_what_another_reading_gives(
    afstand: str, bedrag_nu: str, lezingen: tuple[str, ...]
) -> None:
    rij = bedrag(resultaat(AN | {"afstand": afstand}), "wijk_werken_verplaatsingsvergoeding")
    assert gewoon(rij.tekst) == bedrag_nu
    assert len(rij.lezingen) == len(lezingen)
    for zin, wat in zip(rij.lezingen, lezingen, strict=True):
        assert wat in gewoon(zin)


def test_what_counts_for_the_leefloon_is_only_for_who_has_one() -> None:
    assert "vergoeding_telt_voor_leefloon" not in {rij.id for rij in resultaat(AN).bedragen}
    assert "vergoeding_telt_voor_leefloon" in {rij.id for rij in resultaat(AN | LEEFLOON).bedragen}


def test_without_hours_there_is_no_amount_and_no_zero() -> None:
    r = resultaat(zonder(AN, "uren"))
    assert r.bedragen == ()
    assert r.zonder_uren
    assert r.jaar is None


# --- twelve months


def test_the_year_stops_with_the_term_and_is_no_month_times_twelve() -> None:
    jaar = resultaat(AN | BEZIG).jaar
    assert jaar is not None
    uren = [gewoon(cellen[0]) for _, cellen in jaar.maanden]
    assert uren == ["40 uur"] * 5 + ["0 uur"] * 7, "the last day is 14 March 2027"
    assert gewoon(dict(jaar.totalen)["Vergoeding in twaalf maanden"]) == "820,00 euro"


def test_readings_that_only_move_the_year() -> None:
    jaar = resultaat(AN | BEZIG).jaar
    assert jaar is not None
    assert "een deel van de uren" in jaar.lezingen[0]
    assert "733,90 euro" in gewoon(jaar.lezingen[0]), "14 of 31 days of 40 hours: 19 begun hours in March"
    rond = resultaat(AN | BEZIG | {"start": "2026-04-01"}).jaar
    assert rond is not None
    assert rond.lezingen == (), "a term that ends with a month is the same in both readings"


def test_the_cap_of_the_year_is_felt_in_the_months() -> None:
    antwoorden = AN | BEZIG | {"start": "2018-03-15", "pwa": "ja", "uren_dit_jaar": "600", "uren": "60"}
    jaar = resultaat(antwoorden).jaar
    assert jaar is not None
    uren = [gewoon(cellen[0]) for _, cellen in jaar.maanden]
    assert uren[:3] == ["30 uur", "0 uur", "60 uur"], "630 hours, and a new year in January"


def test_the_months_are_those_of_the_formulas() -> None:
    antwoorden = AN | BEZIG
    jaar = resultaat(antwoorden).jaar
    assert jaar is not None
    situatie = maak_situatie(LIJST, antwoorden, MAAND, "2027-01", "2027-02")
    los = bereken(situatie, systeem(HUIDIG), "2027-02", vooruitblik=False)
    maand = dict(jaar.maanden)["februari 2027"]
    assert maand[1] == los.bedrag("wijk_werken_vergoeding").tekst
    assert maand[2] == los.bedrag("wijk_werken_verplaatsingsvergoeding").tekst


def test_a_month_nobody_knows_gives_no_sum() -> None:
    assert som_van([1.1, 2.2]) == Decimal("3.3")
    assert som_van([1.1, None]) is None


def test_what_a_user_pays_in_a_year_adds_one_registration() -> None:
    jaar = resultaat(HULP).jaar
    assert jaar is not None
    assert jaar.samen is not None
    assert [gewoon(deel) for deel in jaar.samen[1:]] == ["571,20 euro + 7,50 euro", "578,70 euro"]


# --- the sum with a benefit


def test_only_money_of_one_person_in_one_month_is_added() -> None:
    som = resultaat(AN | {"geld": "ja", "uitkering_bedrag": "1200"}).geldsom
    assert som is not None
    assert [gewoon(b) for _, b in som.delen] == ["1200,00 euro", "164,00 euro"]
    assert gewoon(som.totaal) == "1364,00 euro", "money for the trips stays out of it"
    noten = gewoon(" ".join(som.noten))
    assert "26,53 euro" in noten
    assert "geen belasting" in noten
    assert "RVA beslist" in noten


def test_a_missing_benefit_gives_no_total() -> None:
    som = resultaat(AN | {"geld": "ja"}).geldsom
    assert som is not None
    assert som.totaal == ""
    assert "Daarom tonen wij geen totaal." in som.noten[0]


def test_the_leefloon_is_the_amount_of_the_law() -> None:
    som = resultaat(AN | LEEFLOON | {"leefloon_soort": "alleenstaand"}).geldsom
    assert som is not None
    assert gewoon(dict(som.delen)["Uw leefloon"]) == "1367,34 euro"
    assert gewoon(som.totaal) == "1531,34 euro"
    eigen = resultaat(AN | LEEFLOON | {"leefloon_soort": "ander", "leefloon_bedrag": "900.5"}).geldsom
    assert eigen is not None
    assert gewoon(eigen.totaal) == "1064,50 euro"


def test_what_counts_for_the_leefloon_comes_off_the_sum() -> None:
    """Under current law nothing counts, so the amount is put there by hand."""
    antwoorden = AN | LEEFLOON | {"leefloon_soort": "ander", "leefloon_bedrag": "900"}
    situatie = maak_situatie(LIJST, antwoorden, MAAND, MAAND)
    uitkomst = bereken(situatie, systeem(HUIDIG), MAAND, vooruitblik=False)
    bedragen = {b.id: b for b in uitkomst.bedragen}
    telt = replace(bedragen["vergoeding_telt_voor_leefloon"], waarde=Decimal(20))
    belast = replace(bedragen["vergoeding_belastbaar"], waarde=Decimal(20))
    t = Teksten(MAAND)
    lezer = Bedraglezer(LIJST, antwoorden, MAAND, t)
    som = maak_geldsom(antwoorden, bedragen | {telt.id: telt, belast.id: belast}, lezer, t)
    assert som is not None
    assert gewoon(dict(som.delen)["Dat gaat van uw leefloon af"]) == "− 20,00 euro"
    assert gewoon(som.totaal) == "1044,00 euro"
    assert "vóór belasting" in " ".join(som.noten)
    onbekend = maak_geldsom(antwoorden, bedragen | {telt.id: replace(telt, waarde=None)}, lezer, t)
    assert onbekend is not None
    assert onbekend.totaal == ""


def test_nobody_asked_is_nothing_added() -> None:
    assert resultaat(zonder(AN, "geld")).geldsom is None
    assert resultaat(AN | {"tijd": "meer", "geld": "ja", "uitkering_bedrag": "1200"}).geldsom is None


# --- what would change it


@pytest.mark.parametrize(("tijd", "voldaan"), [("minder", True), ("helft", False), ("meer", False)])
def test_a_refusal_tells_which_fact_would_change_it(tijd: str, voldaan: bool) -> None:
    r = resultaat(AN | {"tijd": tijd})
    feiten = [ding.zin for ding in r.veranderingen if ding.soort == "feit"]
    assert (feiten == []) == voldaan
    assert voldaan or "Precies halftijds is te veel." in feiten[0]
    assert voldaan or r.stappen[0][0].startswith("U kunt halftijds of meer werken.")


@pytest.mark.parametrize(("inwoners", "vanaf"), [("40000", "60.000"), ("59999", "60.000"), ("60000", "")])
def test_the_nearest_number_that_meets_a_condition(inwoners: str, vanaf: str) -> None:
    r = resultaat(ORGANISATOR | {"org_inwoners": inwoners, "org_afwijking": "nee"})
    drempels = [ding.zin for ding in r.veranderingen if ding.soort == "drempel"]
    assert (drempels == []) == (vanaf == "")
    assert not vanaf or f"Vanaf {vanaf} " in drempels[0]


@pytest.mark.parametrize("cheques", ["0", "99", "100"])
def test_nobody_is_told_to_earn_vouchers_of_years_ago(cheques: str) -> None:
    lang_bezig = BEZIG | {"start": "2020-03-15", "cheques": cheques}
    r = resultaat(AN | lang_bezig)
    assert r.toestand == ("voldaan" if cheques == "100" else "niet_voldaan")
    assert not [ding for ding in r.veranderingen if ding.soort == "drempel"]


def test_time_alone() -> None:
    tijd = [ding.zin for ding in resultaat(AN | BEZIG).veranderingen if ding.soort == "tijd"]
    assert tijd[0].startswith("Vanaf april 2027 ")
    assert "“niet voldaan”" in tijd[0]


@pytest.mark.parametrize(
    ("sinds", "maand"),
    [
        ("2025-05-31", "juni 2027"),  # The transition ends on 30 June 2027.
        ("2025-06-01", ""),
        ("2026-02-28", ""),
        ("2026-03", ""),  # A claim under the new rules lasts 12 + 12 months at most.
        ("2026-03-15", ""),
    ],
)
def test_time_promises_nothing_after_the_last_day_of_the_benefit(sinds: str, maand: str) -> None:
    r = resultaat(AN | {"uitkering_sinds": sinds})
    tijd = [gewoon(ding.zin) for ding in r.veranderingen if ding.soort == "tijd"]
    begin = f"Vanaf {maand} verandert er iets, als u dan nog een uitkering krijgt"
    assert [zin.startswith(begin) for zin in tijd] == ([True] if maand else [])


def test_the_claim_goes_before_the_day_since_which_somebody_gets_a_benefit() -> None:
    """Who claimed again under the new rules can wait until the end of that claim."""
    aanvraag = {"geld": "ja", "uitkering_sinds": "2025-08-01", "uitkering_aanvraag": "2026-04-01"}
    (tijd,) = [ding.zin for ding in resultaat(AN | aanvraag).veranderingen if ding.soort == "tijd"]
    assert tijd.startswith("Vanaf september 2027 ")
    assert not resultaat(AN | aanvraag | {"uitkering_aanvraag": "2025-08-01"}).veranderingen


def test_judgements_and_missing_answers_stand_apart() -> None:
    r = resultaat({"route": "werk", "gewest": "ja", "ingeschreven": "ja"})
    soorten = {ding.soort for ding in r.veranderingen}
    assert {"oordeel", "antwoord"} <= soorten
    oordelen = [ding.zin for ding in r.veranderingen if ding.soort == "oordeel"]
    assert any("VDAB of het OCMW" in zin for zin in oordelen)


# --- who asks for help


def test_an_unknown_price_lies_between_two_bounds() -> None:
    r = resultaat(zonder(HULP, "hulp_prijs"))
    assert not bedrag(r, "wijk_werken_gebruiker_kost").bekend
    assert "van 47,60 euro tot 59,60 euro" in gewoon(" ".join(r.noten))
    assert r.jaar is None


def test_registration_at_more_than_one_organiser_is_a_reading() -> None:
    rij = bedrag(resultaat(HULP | {"hulp_organisatoren": "2"}), "wijk_werken_inschrijvingsrecht")
    assert gewoon(rij.tekst) == "15,00 euro per jaar"
    assert "7,50 euro per jaar" in gewoon(rij.lezingen[0])
    assert bedrag(resultaat(HULP), "wijk_werken_inschrijvingsrecht").lezingen == ()


# --- an organiser


def test_margin_per_cheque_at_the_own_price() -> None:
    r = resultaat(ORGANISATOR)
    assert gewoon(r.zin).startswith("U komt per maand 506,25 euro te kort, ook al houdt u")
    marge = bedrag(r, "wijk_werken_marge_per_cheque")
    assert "6,95 euro per cheque − 4,10 euro per cheque − 0,10 euro per cheque" in gewoon(marge.som)
    assert "6,85 euro per cheque" in gewoon(marge.lezingen[0])
    assert gewoon(bedrag(r, "organisator_marge").tekst) == "-506,25 euro"
    assert gewoon(bedrag(r, "organisator_cheques_voor_evenwicht").tekst) == "1385 cheques"
    assert not bedrag(r, "organisator_marge_na_kosten").bekend, (
        "no source tells what issuer and insurance cost"
    )


def test_a_new_price_holds_from_january() -> None:
    nieuw = {"org_nieuwe_prijs": "ja", "org_prijs_beslist": "7.45", "org_prijs_op": "2026-06-01"}
    r = resultaat(ORGANISATOR | nieuw)
    assert gewoon(bedrag(r, "wijk_werken_chequeprijs").tekst) == "6,95 euro per cheque"
    assert r.jaar is not None
    opbrengsten = [gewoon(cellen[0]) for _, cellen in r.jaar.maanden]
    assert opbrengsten[:3] == ["3300,00 euro", "3300,00 euro", "3900,00 euro"]


def test_a_price_nobody_gave_is_not_the_lowest_price() -> None:
    r = resultaat(zonder(ORGANISATOR, "org_prijs"))
    assert "De prijs van een cheque ontbreekt." in r.zin
    assert not bedrag(r, "wijk_werken_marge_per_cheque").bekend
    assert not bedrag(r, "organisator_marge").bekend


# --- a municipality


@pytest.mark.parametrize(
    ("inwoners", "vte"), [("12000", "0 VTE"), ("12001", "0,2 VTE"), ("45000", "0,6 VTE")]
)
def test_staff_of_a_municipality(inwoners: str, vte: str) -> None:
    rij = bedrag(resultaat(GEMEENTE | {"gem_inwoners": inwoners}), "wijk_werken_vte_gemeente")
    assert gewoon(rij.tekst) == vte
    assert "12.000 inwoners" in gewoon(rij.som)


def test_a_municipality_is_never_counted_from_what_nobody_gave() -> None:
    r = resultaat({"route": "gemeente"})
    assert "Het aantal inwoners ontbreekt." in r.zin
    assert not bedrag(r, "wijk_werken_vte_gemeente").bekend


@pytest.mark.parametrize(
    ("geactiveerd", "toestand", "drempel"),
    [("119", "niet_voldaan", True), ("120", "niet_voldaan", True), ("121", "voldaan", False)],
)
def test_the_pact_that_has_ended_is_shown_as_it_was(geactiveerd: str, toestand: str, drempel: bool) -> None:
    r = resultaat(GEMEENTE | {"gem_geactiveerd": geactiveerd})
    assert r.voorbij is not None
    assert r.voorbij.maand == "2025-11"
    assert r.voorbij.recht.toestand == toestand
    assert (r.voorbij.drempels != ()) == drempel
    assert not drempel or "Vanaf 121 was aan de voorwaarde voldaan" in r.voorbij.drempels[0]
    assert r.rechten[0].toestand == "niet_van_toepassing", "now there is no pact"


@pytest.mark.parametrize(
    ("geactiveerd", "bedrag_toen", "anders"),
    [("60", "60.000,00 euro", "24.000,00 euro"), ("37", "37.000,00 euro", "1000,00 euro")],
)
def test_the_premium_of_the_pact_in_the_other_reading(
    geactiveerd: str, bedrag_toen: str, anders: str
) -> None:
    """180 people with a leefloon: everybody above 36 counts alone, or everybody once there are more."""
    r = resultaat(GEMEENTE | {"gem_leefloners": "180", "gem_geactiveerd": geactiveerd})
    assert r.voorbij is not None
    premie, binnen_budget = r.voorbij.bedragen
    assert gewoon(premie.tekst) == bedrag_toen
    (zin,) = premie.lezingen
    assert f"Uw gemeente krijgt dan {anders}." in gewoon(zin)
    assert binnen_budget.lezingen == (), "what is not known has no other reading"


def test_the_pact_is_only_shown_to_who_asks() -> None:
    assert resultaat(GEMEENTE | {"gem_pact": "nee"}).voorbij is None


@pytest.mark.parametrize(
    ("dag", "maand"), [("2023-06-01", ""), ("2025-12-01", "2025-11"), ("2025-11-30", "")]
)
def test_last_month_of_a_scheme(dag: str, maand: str) -> None:
    assert laatste_maand_in_werking("activeringspact", dag) == maand


# --- proposals and languages


def test_a_proposal_stands_beside_what_is_now() -> None:
    r = resultaat(AN)
    regering = next(blok for blok in r.voorstellen if blok.voorstel.id == "regering_2025")
    rij = {b.id: b for b in regering.bedragen}["samenlevingsjobs_vergoeding"]
    assert gewoon(rij.tekst) == "Als u 40 uur mag werken: 180,00 euro"
    assert gewoon(rij.nu) == "164,00 euro"
    assert gewoon(rij.verschil) == "16,00 euro meer dan nu"
    assert regering.status_tekst == "Voorgesteld, geen recht"


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
@pytest.mark.parametrize("antwoorden", [AN | BEZIG, HULP, ORGANISATOR, GEMEENTE], ids=lambda a: a["route"])
def test_every_language_gives_the_same_figures(antwoorden: dict[str, str], taal: str) -> None:
    hier, nl = resultaat(antwoorden, taal), resultaat(antwoorden)
    assert [b.id for b in hier.bedragen] == [b.id for b in nl.bedragen]
    assert [b.bekend for b in hier.bedragen] == [b.bekend for b in nl.bedragen]
    assert cijfers(hier) == cijfers(nl)
    assert hier.toestand == nl.toestand
    assert [d.soort for d in hier.veranderingen] == [d.soort for d in nl.veranderingen]


def cijfers(r: Resultaat) -> list[Decimal]:
    """The numbers of the amounts, whatever a language writes between them."""
    getallen = []
    for rij in r.bedragen:
        if rij.bekend:
            kaal = "".join(t for t in rij.tekst if t.isdigit() or t in "-−")
            getallen.append(Decimal(kaal.replace("−", "-")))
    return getallen


# --- the data of the routes


def test_what_a_route_shows_exists() -> None:
    alle = systeem(HUIDIG).stelsel.variables
    for route in LIJST.routes.values():
        genoemd = (
            *route.bedragen,
            *route.voorstelbedragen,
            *route.jaar,
            *route.voor_een_jaar,
            *route.stroken,
            *(dag for dagen in route.stroken.values() for dag in dagen),
        )
        assert set(genoemd) <= set(alle)
        assert set(route.jaar) <= set(route.bedragen)
    vragen = {vraag.id for vraag in LIJST.vragen}
    assert set(LIJST.drempels.values()) <= vragen
    assert set(LIJST.drempels) <= set(alle)
    assert set(LIJST.lezingen) | set(LIJST.vervangt) | set(LIJST.vervangt.values()) <= set(alle)


def test_every_question_of_a_route_can_be_asked() -> None:
    assert isinstance(LIJST, Vragenlijst)
    for route in LIJST.routes:
        gezien = LIJST.zichtbaar({"route": route}, MAAND)
        assert gezien[0].id == "route"
        assert {vraag.route for vraag in gezien} <= {"", route}
