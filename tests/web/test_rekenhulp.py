"""The calculator as a person meets it: question by question, without JavaScript, to an answer."""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.calculate import bereken_situatie
from samenleving.situation import lees_situatie
from tests.browser.mensen import AN, Antwoord, Antwoorden, zonder
from tests.web.antwoorden import HULP_GETYPT as HULP
from tests.web.pagina import gewoon, h1, tekst, verborgen

ADRES = "/rekenhulp"


def invulling(pagina: TestResponse, antwoord: Antwoord | None) -> dict[str, str]:
    if isinstance(antwoord, tuple):
        return dict(zip(("dag", "maand", "jaar"), antwoord, strict=True))
    if antwoord is None:
        keuze = 'type="radio"' in pagina.text
        return {"antwoord": "weet_niet"} if keuze else {"weet_niet": "ja"}
    return {"antwoord": antwoord}


def beantwoord(client: FlaskClient, antwoorden: Antwoorden) -> tuple[TestResponse, list[str]]:
    """From the start to the check page; what is not given is answered with "I don't know"."""
    pagina = client.post(ADRES, data={"actie": "begin"})
    gevraagd: list[str] = []
    while "vraag" in verborgen(pagina):
        vraag = verborgen(pagina)["vraag"]
        assert vraag not in gevraagd, "a question never comes twice"
        assert len(h1(pagina)) == 1
        gevraagd.append(vraag)
        data = verborgen(pagina) | invulling(pagina, antwoorden.get(vraag)) | {"actie": "verder"}
        pagina = client.post(ADRES, data=data)
        assert pagina.status_code == 200, tekst(pagina)
    return pagina, gevraagd


def resultaat(client: FlaskClient, antwoorden: Antwoorden) -> TestResponse:
    controle, _ = beantwoord(client, antwoorden)
    return client.post(ADRES, data=verborgen(controle) | {"actie": "resultaat"})


def zelfde_situatie() -> dict[str, dict[str, Any]]:
    """What the answers of An mean, written as a case for the command line."""
    return {
        "persoon": {
            "woont_in_vlaams_gewest": "ja",
            "ingeschreven_vdab": "ja",
            "heeft_werkloosheidsuitkering": "ja",
            "leefloongerechtigd": "nee",
            "uitkering_sinds": "2026-03-01",
            "werkzoekend_sinds": "2024-02-15",
            "beschikbaar_arbeidsmarkt": "ja",
            "werkcapaciteit_voltijds": 0.25,
            "werkcapaciteit_uren": 60,
            "gebrek_recente_werkervaring": "ja",
            "doorstroom_mogelijk": "ja",
            "beter_passend_instrument": "nee",
            "begeleiding_werkvloer_nodig": "ja",
            "indicering_sociale_economie": "geen",
            "toegeleid_door": "vdab",
            "wijk_werken_overeenkomst_gesloten": "ja",
            "heeft_wijk_werken_gedaan": "nee",
            "activiteit_uren": {"2026-11": 40},
            "enkele_afstand_km": 7.5,
            "verplaatsingen": 10,
        }
    }


def test_journey_of_an(client: FlaskClient) -> None:
    controle, gevraagd = beantwoord(client, AN)
    assert h1(controle) == ["Controleer uw antwoorden"]
    assert "15 februari 2024" in tekst(controle)
    assert "glow" not in gevraagd, "benefit for less than two years: gemeenschapsdienst does not matter"
    assert "start" not in gevraagd
    pagina = client.post(ADRES, data=verborgen(controle) | {"actie": "resultaat"})
    gezien = tekst(pagina)
    assert h1(pagina) == ["Uw resultaat U kunt waarschijnlijk wijk-werken doen."]
    assert "40 uur × 4,10 euro per uur = 164,00 euro" in gezien
    assert "artikel 10, eerste lid, 2°" in gezien
    assert "Eén lezing van de wet" in gezien or "één lezing van de wet" in gezien


def test_page_api_and_command_line_give_one_answer(client: FlaskClient) -> None:
    situatie = zelfde_situatie()
    (uitkomst,) = bereken_situatie(lees_situatie(situatie), ["huidig"], "2026-11")
    via_api = client.post("/v1/bereken", json={"situatie": situatie, "datum": "2026-11"}).get_json()
    assert [b["tekst"] for b in via_api["uitkomsten"][0]["bedragen"]] == [b.tekst for b in uitkomst.bedragen]
    gezien = tekst(resultaat(client, AN))
    assert uitkomst.recht("wijk_werken_recht").toestand == "voldaan"
    for wat in ("vergoeding", "verplaatsingsvergoeding", "uren_toegelaten"):
        assert uitkomst.bedrag(f"wijk_werken_{wat}").tekst.replace("\u00a0", " ") in gezien
    situatie["persoon"]["activiteit_uren"] = {"2027-01": 40}
    (plan,) = bereken_situatie(lees_situatie(situatie), ["regering_2025"], "2027-01")
    assert plan.bedrag("samenlevingsjobs_vergoeding").tekst.replace("\u00a0", " ") == "180,00 euro"
    assert "40 uur × 4,50 euro per uur = 180,00 euro" in gezien


def test_a_proposal_is_never_shown_as_a_right(client: FlaskClient) -> None:
    pagina = resultaat(client, AN)
    html = pagina.text
    voor, _, na = html.partition('<section class="voorstellen"')
    assert "samenlevingsjob" not in voor.lower()
    assert "Wat voorstellen zouden veranderen (geen recht)" in na
    assert na.count("Voorstel, geen recht") == 3
    for titel in ("Plan van de Vlaamse Regering", "Advies van de SERV", "Brief van de VVSG"):
        assert f"<h3>{titel}</h3>" in na


def test_everything_unknown_still_gives_an_answer(client: FlaskClient) -> None:
    pagina = resultaat(client, {"route": "werk"})
    assert pagina.status_code == 200
    assert "Van deze voorwaarden weten wij het nog niet: U woont in Vlaanderen." in tekst(pagina)
    assert "0,00 euro" not in tekst(pagina), "an amount that nobody can know is never zero"
    assert "U vulde geen uren in" in tekst(pagina)


WEET_IK_NIET = {"": "Ik weet het niet", "/fr": "Je ne sais pas", "/en": "I don’t know"}


@pytest.mark.parametrize("vraag", ["route", "gewest"])
@pytest.mark.parametrize("taal", WEET_IK_NIET)
def test_no_message_speaks_of_an_answer_that_is_not_there(client: FlaskClient, taal: str, vraag: str) -> None:
    """Who does not know why he came cannot be helped; every later question can be left open."""
    data = {"vraag": vraag, "actie": "verder", "a-route": "werk"}
    pagina = client.post(f"{taal}{ADRES}", data=data)
    assert pagina.status_code == 400
    melding = re.findall(r'<p class="fout" id="fout">(.*?)</p>', pagina.text, re.DOTALL)[0]
    kan = 'value="weet_niet"' in pagina.text
    assert kan == (vraag != "route")
    assert (WEET_IK_NIET[taal] in gewoon(unescape(melding))) == kan


def test_unknown_distance_is_no_zero(client: FlaskClient) -> None:
    gezien = tekst(resultaat(client, zonder(AN, "afstand", "ritten")))
    assert "Niet bekend. Dit antwoord ontbreekt: afstand van huis tot werk" in gezien


@pytest.mark.parametrize(
    ("verschil", "zin"),
    [
        ({"tijd": "helft"}, "U kunt nu waarschijnlijk geen wijk-werken doen."),
        ({"tijd": "meer"}, "U kunt nu waarschijnlijk geen wijk-werken doen."),
        ({"gewest": "nee"}, "U kunt nu waarschijnlijk geen wijk-werken doen."),
        ({"inkomen": "leefloon"}, "U kunt nu waarschijnlijk geen wijk-werken doen."),
        ({"inkomen": "leefloon", "toeleider": "ocmw"}, "U kunt waarschijnlijk wijk-werken doen."),
        ({"toeleider": "nog_niet"}, "Dat hangt nog af van VDAB, een partnerorganisatie of het OCMW."),
        ({"eerder": "ja", "start": ("15", "3", "2025")}, "U kunt nu waarschijnlijk geen wijk-werken doen."),
        ({"eerder": "ja", "start": ("15", "3", "2026")}, "U kunt waarschijnlijk wijk-werken doen."),
        (
            {"eerder": "ja", "start": ("15", "3", "2015"), "pwa": "ja"},
            "U kunt waarschijnlijk wijk-werken doen.",
        ),
        (
            {"eerder": "ja", "start": ("15", "3", "2015"), "pwa": "nee", "cheques": "99"},
            "U kunt nu waarschijnlijk geen wijk-werken doen.",
        ),
        (
            {"eerder": "ja", "start": ("15", "3", "2015"), "pwa": "nee", "cheques": "100"},
            "U kunt waarschijnlijk wijk-werken doen.",
        ),
    ],
)
def test_first_sentence(client: FlaskClient, verschil: Antwoorden, zin: str) -> None:
    antwoorden = AN | {"pwa": "nee", "cheques": "0"} | verschil
    assert zin in h1(resultaat(client, antwoorden))[0]


def test_next_door_instead_of_a_bare_no(client: FlaskClient) -> None:
    gezien = tekst(resultaat(client, AN | {"tijd": "meer"}))
    assert "Aan deze voorwaarden voldoet u niet: U kunt nu minder dan halftijds werken." in gezien
    assert "Vraag VDAB naar een job, een stage of een opleiding" in gezien


def test_hours_done_earlier_this_year_count(client: FlaskClient) -> None:
    antwoorden = AN | {"eerder": "ja", "start": ("15", "1", "2026"), "pwa": "nee", "uren_dit_jaar": "600"}
    gezien = tekst(resultaat(client, antwoorden))
    assert "30 uur × 4,10 euro per uur = 123,00 euro" in gezien


def test_hours_are_never_put_before_the_start(client: FlaskClient) -> None:
    antwoorden = AN | {"eerder": "ja", "start": ("15", "10", "2026"), "pwa": "nee", "uren_dit_jaar": "60"}
    assert "daarna dit jaar nog mag doen 60 uur" in tekst(resultaat(client, antwoorden))


def test_gemeenschapsdienst_is_asked_after_two_years_of_benefit(client: FlaskClient) -> None:
    _, gevraagd = beantwoord(client, AN | {"uitkering_sinds": ("", "10", "2024")})
    assert "glow" in gevraagd
    _, gevraagd = beantwoord(client, AN | {"uitkering_sinds": ("", "11", "2024")})
    assert "glow" not in gevraagd, "exactly two years is not longer than two years"


def test_only_questions_that_matter(client: FlaskClient) -> None:
    _, gevraagd = beantwoord(client, AN | {"gewest": "nee"})
    assert gevraagd == ["route", "gewest", "inkomen", "uitkering_sinds", "beschikbaar"]
    _, gevraagd = beantwoord(client, AN | {"afstand": "5", "tijd": "meer"})
    assert "ritten" not in gevraagd
    assert "uren_mogelijk" not in gevraagd


def test_change_an_answer(client: FlaskClient) -> None:
    controle, _ = beantwoord(client, AN)
    vraag = client.post(ADRES, data=verborgen(controle) | {"actie": "wijzig:inkomen"})
    assert 'value="uitkering" checked' in vraag.text
    opnieuw = client.post(ADRES, data=verborgen(vraag) | {"antwoord": "leefloon", "actie": "verder"})
    assert h1(opnieuw) == ["Controleer uw antwoorden"]
    assert "Een leefloon" in tekst(opnieuw)
    assert "a-uitkering_sinds" not in verborgen(opnieuw), "the answer to a question that fell away is dropped"


def test_change_that_opens_a_question(client: FlaskClient) -> None:
    controle, _ = beantwoord(client, AN)
    vraag = client.post(ADRES, data=verborgen(controle) | {"actie": "wijzig:eerder"})
    volgende = client.post(ADRES, data=verborgen(vraag) | {"antwoord": "ja", "actie": "verder"})
    assert verborgen(volgende)["vraag"] == "start"


def test_back_keeps_the_answers(client: FlaskClient) -> None:
    pagina = client.post(ADRES, data={"actie": "begin"})
    pagina = client.post(ADRES, data=verborgen(pagina) | {"antwoord": "werk", "actie": "verder"})
    assert verborgen(pagina)["vraag"] == "gewest"
    terug = client.post(ADRES, data=verborgen(pagina) | {"actie": "terug"})
    assert verborgen(terug)["vraag"] == "route"
    assert 'value="werk" checked' in terug.text
    begin = client.post(ADRES, data=verborgen(terug) | {"actie": "terug"})
    assert h1(begin) == ["Wijk-werken, iets voor u?"]


@pytest.mark.parametrize(
    ("vraag", "data", "bericht", "veld"),
    [
        ("gewest", {}, "Kies een antwoord.", "antwoord-1"),
        ("gewest", {"antwoord": "misschien"}, "Kies een antwoord.", "antwoord-1"),
        ("uren", {"antwoord": ""}, "Vul een getal in, of kruis", "antwoord"),
        ("uren", {"antwoord": "9**9**9"}, "Vul een getal in met cijfers", "antwoord"),
        ("uren", {"antwoord": "NaN"}, "Vul een getal in met cijfers", "antwoord"),
        ("uren", {"antwoord": "-3"}, "Vul een getal in van 0 of meer", "antwoord"),
        ("uren", {"antwoord": "745"}, "Vul ten hoogste 744 in", "antwoord"),
        ("hulp_uren", {"antwoord": "7,5"}, "Vul een heel getal in", "antwoord"),
        ("uren", {"antwoord": "40", "weet_niet": "ja"}, "niet allebei", "antwoord"),
        ("werkzoekend_sinds", {"maand": "3"}, "Vul de maand en het jaar in", "jaar"),
        ("werkzoekend_sinds", {"dag": "31", "maand": "2", "jaar": "2025"}, "Deze datum bestaat niet", "dag"),
        ("werkzoekend_sinds", {"maand": "12", "jaar": "2026"}, "ligt in de toekomst", "jaar"),
        ("werkzoekend_sinds", {"maand": "1", "jaar": "202"}, "te ver terug", "jaar"),
    ],
)
def test_error_page(client: FlaskClient, vraag: str, data: dict[str, str], bericht: str, veld: str) -> None:
    eerder = {"a-route": "hulp" if vraag.startswith("hulp") else "werk"}
    eerder |= {"a-gewest": "ja"} if vraag != "gewest" else {}
    pagina = client.post(ADRES, data={**eerder, "vraag": vraag, **data, "actie": "verder"})
    assert pagina.status_code == 400
    html = pagina.text
    assert bericht in unescape(html)
    assert f'href="#{veld}"' in html
    assert f'id="{veld}"' in html
    assert "<title>Fout:" in html
    assert verborgen(pagina)["vraag"] == vraag
    assert verborgen(pagina)["a-route"] == eerder["a-route"]


def test_nonsense_in_hidden_fields_is_asked_again(client: FlaskClient) -> None:
    onzin = {
        "a-route": "weet_niet",
        "a-gewest": "<script>",
        "a-uren": "1e9",
        "a-start": "0000-99-99",
        "a-bestaat_niet": "x",
    }
    pagina = client.post(ADRES, data={**onzin, "actie": "resultaat"})
    assert verborgen(pagina) == {"vraag": "route"}
    assert "script" not in pagina.text


def test_what_is_typed_is_escaped(client: FlaskClient) -> None:
    data = {
        "a-route": "werk",
        "a-gewest": "ja",
        "vraag": "uren",
        "antwoord": '"><img src=x>',
        "actie": "verder",
    }
    pagina = client.post(ADRES, data=data)
    assert "<img" not in pagina.text


def test_nothing_is_kept_and_nothing_leaks(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    geheim = "37,125"
    with caplog.at_level(logging.DEBUG):
        controle, _ = beantwoord(client, AN | {"afstand": geheim})
        pagina = client.post(ADRES, data=verborgen(controle) | {"actie": "resultaat"})
    assert "37,125" in tekst(pagina)
    assert "37,125" not in caplog.text
    assert "37.125" not in caplog.text
    for antwoord in (controle, pagina):
        assert "Set-Cookie" not in antwoord.headers
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert "Location" not in antwoord.headers
    html = pagina.text
    assert not re.search(r'(?:href|action|src)="[^"]*(?:37,125|37\.125|leefloon|uitkering)', html)
    assert 'method="get"' not in html


@pytest.mark.parametrize("actie", ["begin", "controle", "resultaat"])
def test_no_script_and_nothing_from_elsewhere(client: FlaskClient, actie: str) -> None:
    controle, _ = beantwoord(client, AN)
    html = client.post(ADRES, data=verborgen(controle) | {"actie": actie}).text
    assert "<script" not in html
    assert "style=" not in html
    assert not re.search(r'<(?:link|img|iframe|source)[^>]+(?:href|src)="(?!/)', html)
    assert not re.search(r"\son[a-z]+=", html)


def test_address_alone_leads_to_the_start(client: FlaskClient) -> None:
    antwoord = client.get(ADRES)
    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, "/")


def test_journey_of_somebody_who_wants_help(client: FlaskClient) -> None:
    pagina = resultaat(client, HULP)
    gezien = tekst(pagina)
    assert h1(pagina) == ["Uw resultaat U kunt waarschijnlijk een wijk-werker laten werken."]
    assert "8 cheques × 5,95 euro per cheque = 47,60 euro" in gezien
    assert "7,50 euro per jaar" in gezien
    assert gezien.count("Volgens dit voorstel zou u niemand een samenlevingsjob kunnen geven.") >= 1


def test_price_nobody_knows_is_no_zero(client: FlaskClient) -> None:
    gezien = tekst(resultaat(client, zonder(HULP, "hulp_prijs")))
    assert "Dit antwoord ontbreekt: prijs van een wijk-werkcheque" in gezien
    assert "0,00 euro" not in gezien


def test_answers_of_the_other_route_are_dropped(client: FlaskClient) -> None:
    controle, _ = beantwoord(client, HULP)
    vraag = client.post(ADRES, data=verborgen(controle) | {"actie": "wijzig:route"})
    volgende = client.post(ADRES, data=verborgen(vraag) | {"antwoord": "werk", "actie": "verder"})
    assert verborgen(volgende) == {"a-route": "werk", "vraag": "gewest"}
