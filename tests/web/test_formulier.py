"""The long form: all questions of a route on one page, the same answers, the same outcome as the steps."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.web.rekenhulp.formulier import Formulier, vragen_van
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import ROUTE, vragenlijst
from tests.browser import mensen
from tests.web.antwoorden import als_velden
from tests.web.pagina import verborgen, vorm

ADRES = "/formulier"
# One question is left open: what nobody answers is not known.
GEGEVEN = mensen.zonder(mensen.AN, "sociale_economie")
AN_IN_STAPPEN = als_velden(mensen.verstopt(GEGEVEN))


def in_vakken(antwoorden: mensen.Antwoorden) -> dict[str, str]:
    """The answers as typed and chosen in the fields of the long form."""
    velden: dict[str, str] = {}
    for vraag, antwoord in antwoorden.items():
        if isinstance(antwoord, tuple):
            delen = zip(("dag", "maand", "jaar"), antwoord, strict=True)
            velden |= {f"v-{vraag}-{deel}": getypt for deel, getypt in delen if getypt}
        else:
            velden[f"v-{vraag}"] = antwoord
    return velden


AN = in_vakken(mensen.zonder(GEGEVEN, ROUTE))


def ingevuld(antwoord: TestResponse) -> dict[str, str]:
    """What a browser would send of the long form at hand: hidden and text fields, and the chosen radios."""
    velden = dict(re.findall(r'type="text"[^>]* name="([^"]+)" value="([^"]*)"', vorm(antwoord)))
    velden |= dict(re.findall(r'type="radio"[^>]* name="([^"]+)" value="([^"]*)" checked', vorm(antwoord)))
    return {naam: unescape(waarde) for naam, waarde in (velden | verborgen(antwoord)).items()}


def resultaat(client: FlaskClient, **velden: str) -> TestResponse:
    return client.post(ADRES, data={"a-route": "werk", "actie": "resultaat", **velden})


@pytest.mark.parametrize("taal", ["", "/fr", "/en"])
@pytest.mark.parametrize("route", list(vragenlijst().routes))
def test_every_question_of_a_route_is_on_the_page(client: FlaskClient, route: str, taal: str) -> None:
    begin = client.get(f"{taal}{ADRES}")
    assert f'name="route" value="{route}"' in begin.text
    pagina = client.post(f"{taal}{ADRES}", data={"route": route}).text
    vragen = [vraag for vraag in vragenlijst().vragen if vraag.route == route]
    assert vragen
    for vraag in vragen:
        assert f'id="vraag-{vraag.id}"' in pagina
        naam = f"v-{vraag.id}"
        velden = [f"{naam}-{deel}" for deel in ("dag", "maand", "jaar")] if vraag.soort == "datum" else [naam]
        assert all(f'name="{veld}"' in pagina for veld in velden)
        for optie in vraag.opties:
            assert f'name="{naam}" value="{optie}"' in pagina
    assert pagina.count("<h1") == 1
    ids = re.findall(r' id="([^"]+)"', pagina)
    assert len(ids) == len(set(ids))
    wijst_naar = re.findall(r'(?:aria-describedby|aria-labelledby|for)="([^"]+)"', pagina)
    assert {id_ for lijst in wijst_naar for id_ in lijst.split()} <= {*ids}
    assert set(re.findall(r'href="#([^"]+)"', pagina)) <= {*ids}


def test_the_form_gives_the_page_that_the_steps_give(client: FlaskClient) -> None:
    via_stappen = client.post("/rekenhulp", data={**AN_IN_STAPPEN, "actie": "resultaat"})
    via_formulier = resultaat(client, **AN)
    assert verborgen(via_stappen)["a-afstand"] == "7.5"
    ongevraagd = {naam: "weet_niet" for naam in verborgen(via_formulier) if naam not in AN_IN_STAPPEN}
    nogmaals = client.post("/rekenhulp", data={**AN_IN_STAPPEN, **ongevraagd, "actie": "resultaat"})
    del ongevraagd["pagina"]
    zonder_taalkeuze = [re.sub(r' formaction="[^"]+"', "", p.text) for p in (via_formulier, nogmaals)]
    assert zonder_taalkeuze[0] == zonder_taalkeuze[1]
    assert "164,00" in via_formulier.text


def test_nothing_filled_in_is_nothing_known(client: FlaskClient) -> None:
    leeg = client.post(ADRES, data={"route": "werk"})
    velden = ingevuld(leeg)
    assert {waarde for naam, waarde in velden.items() if naam.startswith("v-")} == {"weet_niet", ""}
    pagina = client.post(ADRES, data=velden | {"actie": "resultaat"})
    assert pagina.status_code == 200
    assert set(verborgen(pagina).values()) == {"werk", "weet_niet", "resultaat"}


def test_from_result_and_check_back_to_the_form_with_everything_in_it(client: FlaskClient) -> None:
    pagina = resultaat(client, **AN)
    controle = client.post("/rekenhulp", data=verborgen(pagina) | {"actie": "controle"})
    for vorige in (pagina, controle):
        assert 'action="/formulier"' in vorige.text
        terug = client.post(ADRES, data=verborgen(vorige))
        velden = ingevuld(terug)
        assert {naam: velden[naam] for naam in AN} == AN
        assert velden["v-sociale_economie"] == "weet_niet"
        opnieuw = client.post(ADRES, data=velden | {"actie": "resultaat"})
        assert verborgen(opnieuw) == verborgen(pagina)


def test_what_does_not_matter_is_not_looked_at(client: FlaskClient) -> None:
    anders = AN | {"v-start-dag": "99", "v-cheques": "geen idee", "v-uren_mogelijk": "-1", "v-tijd": "meer"}
    pagina = resultaat(client, **anders)
    assert pagina.status_code == 200
    assert not {"a-start", "a-cheques", "a-uren_mogelijk"} & set(verborgen(pagina))


def test_faults_stand_together_and_lead_to_their_field(client: FlaskClient) -> None:
    fouten = AN | {
        "v-uren": "9999",
        "v-gewest": "misschien",
        "v-werkzoekend_sinds-maand": "",
        "v-inkomen": "leefloon",
        "v-uitkering_sinds-maand": "13",
    }
    pagina = resultaat(client, **fouten)
    tekst = unescape(pagina.text)
    assert pagina.status_code == 400
    assert "<title>Fout:" in tekst
    lijst = tekst.split('class="foutenlijst"', 1)[1].split("</div>", 1)[0]
    ankers = re.findall(r'href="#([^"]+)"', lijst)
    # A region that nobody understands makes the questions after it fall away, and their faults with them.
    assert ankers == ["v-gewest-1"]
    pagina = resultaat(client, **(fouten | {"v-gewest": "ja"}))
    tekst = unescape(pagina.text)
    lijst = tekst.split('class="foutenlijst"', 1)[1].split("</div>", 1)[0]
    ankers = re.findall(r'href="#([^"]+)"', lijst)
    assert ankers == ["v-werkzoekend_sinds-maand", "v-uren"]
    assert all(f'id="{anker}"' in tekst for anker in ankers)
    assert tekst.count('aria-invalid="true"') == 2
    assert "Vul ten hoogste 744 in" in lijst
    assert "of laat alle vakken leeg" in lijst
    assert "kruis" not in tekst
    assert ingevuld(pagina)["v-uren"] == "9999", "what was typed stays"


def test_language_switch_keeps_what_was_typed(client: FlaskClient) -> None:
    velden = {"a-route": "werk", **AN, "v-uren": "heel veel", "actie": "taal"}
    pagina = client.post(f"/fr{ADRES}", data=velden)
    assert pagina.status_code == 200
    assert '<html lang="fr-BE">' in pagina.text
    assert ingevuld(pagina)["v-uren"] == "heel veel"
    assert "foutenlijst" not in pagina.text
    uitkomst = client.post(f"/fr{ADRES}", data=verborgen(resultaat(client, **AN)) | {"actie": "taal"})
    assert "uitkomst-voldaan" in uitkomst.text
    assert '<html lang="fr-BE">' in uitkomst.text


def test_an_english_number_has_a_point(client: FlaskClient) -> None:
    pagina = client.post(f"/en{ADRES}", data=AN_IN_STAPPEN)
    assert ingevuld(pagina)["v-afstand"] == "7.5"
    uitkomst = client.post(f"/en{ADRES}", data=ingevuld(pagina) | {"actie": "resultaat"})
    assert verborgen(uitkomst)["a-afstand"] == "7.5"


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_every_condition_is_told_in_words(taal: str) -> None:
    t = Teksten("2026-11", taal)
    lijst = vragenlijst()
    for route in lijst.routes:
        for rij in Formulier(lijst, route, t, "2026-11").met_antwoorden({}):
            regels = [regel for regel in rij.vraag.toon_als if regel.get("vraag", ROUTE) != ROUTE]
            assert len(rij.eisen) == len(regels)
            for eis, regel in zip(rij.eisen, regels, strict=True):
                assert eis.vraag == regel["vraag"]
                assert not re.search(r"[{}_]", eis.tekst)
                eigen_woorden = re.sub(r"[“«].*?[”»]", "", eis.tekst)
                assert len(eigen_woorden.split()) <= 20


def test_the_words_of_a_condition_say_when_it_holds() -> None:
    """Every choice that the sentence names opens the question, and no other does."""
    t, lijst = Teksten("2026-11"), vragenlijst()
    rijen = {
        rij.vraag.id: rij
        for route in lijst.routes
        for rij in Formulier(lijst, route, t, "2026-11").met_antwoorden({})
    }
    gezien = 0
    for rij in rijen.values():
        for eis, regel in zip(rij.eisen, (r for r in rij.vraag.toon_als if "vraag" in r), strict=True):
            if "is" not in regel and "niet" not in regel:
                continue
            bron = rijen[eis.vraag]
            labels = {**bron.tekst["opties"], "weet_niet": bron.tekst.get("weet_niet", t("ui.weet_niet"))}
            genoemd = {id_ for id_, label in labels.items() if f"“{label}”" in eis.tekst}
            opent = {*regel["is"]} if "is" in regel else {*labels} - {*regel["niet"]}
            assert (({*labels} - genoemd) if "iets anders" in eis.tekst else genoemd) == opent
            gezien += 1
    assert gezien > 10


def test_no_question_on_earlier_months_in_january() -> None:
    lijst = vragenlijst()
    januari = {vraag.id for vraag in vragen_van(lijst, "werk", "2027-01")}
    november = {vraag.id for vraag in vragen_van(lijst, "werk", "2026-11")}
    assert november - januari == {"uren_dit_jaar"}


def test_a_route_that_does_not_exist_asks_which(client: FlaskClient) -> None:
    for data in ({}, {"route": "<script>"}, {"a-route": "onzin", "v-uren": "3"}, {"actie": "taal"}):
        pagina = client.post(ADRES, data=data)
        assert pagina.status_code == 200
        assert 'name="route" value="werk"' in pagina.text
        assert "<script" not in pagina.text
