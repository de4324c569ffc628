"""Whoever asks English gets every fault in English, with field and remedy; who does not, gets it in Dutch."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenleving.errors import InvoerFout, Tweetalig
from samenleving.web import maak_app
from samenleving.web.worker import antwoord_zonder_verzoek
from tests.web.aanvragen import aanvragen
from tests.web.test_v1_faults import FOUT

PER_UUR = "wijk_werken.vergoeding.per_uur"
JSON = "application/json"
Vraag = tuple[str, str, dict[str, Any]]


def post(pad: str, data: Any) -> Vraag:
    return "POST", pad, {"json": data}


def tekst(pad: str, inhoud: bytes, soort: str = JSON) -> Vraag:
    return "POST", pad, {"data": inhoud, "content_type": soort}


def naam(systeem: str) -> Vraag:
    return post("/v1/bereken", {"situatie": {}, "datum": "2027-01", "systemen": [systeem]})


def persoon(gegevens: Any, **rest: Any) -> Vraag:
    return post("/v1/bereken", {"situatie": {"persoon": gegevens, **rest}, "datum": "2027-01"})


def los(variabele: Any, waarde: Any = None, periode: str = "2026-03") -> Vraag:
    return post("/calculate", {"personen": {"An": {variabele: {periode: waarde}}}})


VRAGEN: dict[str, Vraag] = {
    **{f"v1: {soort}": post(f"/v1/{pad}", data) for soort, (pad, data, _) in FOUT.items()},
    "naam zonder kop": naam("+++"),
    "naam te lang": naam("huidig" + "+a" * 101),
    "naam onvolledig": naam("huidig+a"),
    "onbekende variant": naam("huidig+a=b"),
    "onbekende variant van een voorstel": naam("serv_2025+a=b"),
    "onbekende optie": naam("serv_2025+inschrijvingsrecht=b"),
    "variant met datum": naam("serv_2025+inschrijvingsrecht=afschaffen@2027-01-01"),
    "onbekende lezing": naam("huidig+lezing.x=y"),
    "onbekende keuze bij een lezing": naam("huidig+lezing.begonnen_uur=y"),
    "onbekende keuze": naam("huidig+wijk_werken.cheque.uitgever=x@2027-01-01"),
    "halve inwoners": naam("huidig+wijk_werken.organisator.drempel_inwoners=1.5@2027-01-01"),
    "meer dan een geheel": naam("huidig+contingent.indexatie.groei_deel=2@2027-01-01"),
    "geen datum als waarde": naam("huidig+wijk_werken.overgang.datum_contract=x@2027-01-01"),
    "in de loop van het jaar": naam("huidig+wijk_werken.inschrijvingsrecht.per_jaar=5@2027-02-01"),
    "al beslist": naam("vvsg_2026+toeleiding=enkel_vdab"),
    "lezing als wijziging": naam("huidig+lezingen.x.y=z@2027-01-01"),
    "onbekende parameter": naam("huidig+a.b=1@2027-01-01"),
    "geen getal": naam(f"huidig+{PER_UUR}=nan@2027-01-01"),
    "te groot getal": naam(f"huidig+{PER_UUR}=99999999999@2027-01-01"),
    "negatief getal": naam(f"huidig+{PER_UUR}=-1@2027-01-01"),
    "zonder datum": naam(f"huidig+{PER_UUR}=5"),
    "geen dag": naam(f"huidig+{PER_UUR}=5@2027-02-30"),
    "halve maand": naam(f"huidig+{PER_UUR}=5@2027-01-15"),
    "te vroege wijziging": naam(f"huidig+{PER_UUR}=5@1990-01-01"),
    "latere waarden gewist": naam("huidig+wijk_werken.verplaatsing.per_km=1@2026-01-01"),
    "twee keer": naam(f"huidig+{PER_UUR}=5@2027-01-01+{PER_UUR}=6@2027-01-01"),
    "geen ja of nee": naam("huidig+wijk_werken.in_werking=5@2027-01-01"),
    "achterhaald": post("/v1/vergelijk", {"systemen": ["conceptnota_2023", "vvsg_2026"]}),
    "negatieve uren": persoon({"activiteit_uren": -5}),
    "onbekend antwoord": persoon({"woont_in_vlaams_gewest": "misschien"}),
    "geen datum": persoon({"werkzoekend_sinds": "gisteren"}),
    "te oude datum": persoon({"werkzoekend_sinds": "1066-10-14"}),
    "te veel maanden geleden": persoon({"werkzoekend_sinds": {"maanden_geleden": -1}}),
    "berekend gegeven": persoon({"wijk_werken_recht": "voldaan"}),
    "gegeven van een ander": persoon({"wijk_werken_vte_gemeente": 1}),
    "periode van wat altijd geldt": persoon({"werkzoekend_sinds": {"2026-01": "2025-01-01"}}),
    "geen maand als periode": persoon({"activiteit_uren": {"2026": 3}}),
    "naam van een situatie": persoon({}, naam=5),
    "tot voor van": post(
        "/v1/reeks", {"situatie": {}, "invoer": "activiteit_uren", "van": 2, "tot": 1, "stap": 1}
    ),
    "stap nul": post(
        "/v1/reeks", {"situatie": {}, "invoer": "activiteit_uren", "van": 0, "tot": 1, "stap": 0}
    ),
    "enkel waarden": post("/v1/vergelijk", {"systemen": ["serv_2025"], "uitleg": False}),
    "bevolking van vroeger": post("/v1/bevolking", {"systemen": ["huidig"], "datum": "2018-01"}),
    "ontwerp van niets": post("/v1/ontwerp", {"systeem": "huidig"}),
    "ontwerp van hetzelfde": post("/v1/ontwerp", {"systeem": "serv_2025", "basis": "serv_2025"}),
    "ontwerp van federaal recht": post(
        "/v1/ontwerp", {"systeem": "huidig+leefloon.vrijstelling_per_uur=7@2027-01-01"}
    ),
    "onbekend voorstel": ("GET", "/v1/voorstellen/serv_2026", {}),
    "onbekende akte": ("GET", "/v1/wet/nergens", {}),
    "onbekende parameter in het adres": ("GET", "/v1/parameters/a.b", {}),
    "onbekend zoekveld": ("GET", "/v1/parameters?map=x", {}),
    "zoekveld waar er geen is": ("GET", "/v1/wet?map=x", {}),
    "lange zoekterm": ("GET", f"/v1/parameters?zoek={'a' * 101}", {}),
    "onbekend adres": ("GET", "/v1/niets", {}),
    "onbekende variabele": ("GET", "/variable/niets", {}),
    "andere methode": ("GET", "/calculate", {}),
    "geen JSON": tekst("/v1/bereken", b"{"),
    "leeg": tekst("/v1/bereken", b""),
    "geen UTF-8": tekst("/v1/bereken", b"\xff"),
    "te diep": tekst("/v1/bereken", b"[" * 30 + b"]" * 30),
    "dubbele sleutel": tekst("/v1/bereken", b'{"a": 1, "a": 2}'),
    "NaN": tekst("/v1/bereken", b'{"a": NaN}'),
    "te veel cijfers": tekst("/v1/bereken", b'{"a": 1e999}'),
    "geen application/json": tekst("/v1/bereken", b"{}", "text/plain"),
    "te groot": tekst("/v1/bereken", b" " * 1_000_000),
    "poort: geen object": post("/calculate", []),
    "poort: niemand": post("/calculate", {}),
    "poort: assen": post("/calculate", {"axes": []}),
    "poort: enkelvoud": post("/calculate", {"persoon": {}}),
    "poort: onbekende soort": post("/calculate", {"dieren": {}}),
    "poort: te veel personen": post("/calculate", {"personen": {str(n): {} for n in range(101)}}),
    "poort: te veel waarden": post(
        "/trace",
        {"personen": {"An": {f"v{n}": {str(p): 1 for p in range(100)} for n in range(31)}}},
    ),
    "poort: te veel berekeningen": post(
        "/calculate", {"personen": {"An": {"v": dict.fromkeys(map(str, range(1001)))}}}
    ),
    "poort: personen als lijst": post("/calculate", {"personen": [1]}),
    "poort: persoon als lijst": post("/calculate", {"personen": {"An": []}}),
    "poort: lege naam": post("/calculate", {"personen": {"": {}}}),
    "poort: schuine streep": post("/calculate", {"personen": {"a/b": {}}}),
    "poort: onbekende variabele": los("wijk_werken_recth"),
    "poort: andere soort": los("wijk_werken_vte"),
    "poort: zonder periode": post("/calculate", {"personen": {"An": {"wijk_werken_uren": 40}}}),
    "poort: altijd": los("wijk_werken_start", "2026-01-01", "2026-03"),
    "poort: jaar voor maand": los("wijk_werken_uren", 40, "2026"),
    "poort: geen maand": los("wijk_werken_uren", 40, "2026-13"),
    "poort: ander jaar": los("wijk_werken_uren", 40, "1999-01"),
    "poort: geen getal": los("wijk_werken_uren", "veertig"),
    "poort: te groot": los("wijk_werken_uren", 4000),
    "poort: negatief": los("wijk_werken_uren", -1),
    "poort: geen keuze": los("ingeschreven_vdab", "misschien"),
    "poort: keuze als getal": los("ingeschreven_vdab", 1),
    "poort: keuze als lijst": los("ingeschreven_vdab", []),
    "poort: geen datum": los("wijk_werken_start", "gisteren", "ETERNITY"),
    "poort: onbestaande datum": los("wijk_werken_start", "2026-02-30", "ETERNITY"),
    "poort: oude datum": los("wijk_werken_start", "1066-10-14", "ETERNITY"),
    "poort: leden als getal": post(
        "/calculate", {"personen": {"An": {}}, "gemeenten": {"Aalst": {"inwoners": 5}}}
    ),
    "poort: te veel leden": post(
        "/calculate", {"personen": {"An": {}}, "gemeenten": {"Aalst": {"inwoners": ["An"] * 101}}}
    ),
    "poort: onbekend lid": post(
        "/calculate", {"personen": {"An": {}}, "gemeenten": {"Aalst": {"inwoners": ["Bo"]}}}
    ),
    "poort: twee keer lid": post(
        "/calculate",
        {"personen": {"An": {}}, "gemeenten": {"Aalst": {"inwoners": ["An"]}, "Gent": {"inwoners": ["An"]}}},
    ),
    "poort: half gegeven": post(
        "/calculate",
        {"personen": {"An": {"wijk_werken_vergoeding": {"2026-03": 5}}, "Bo": {}}},
    ),
}
"""At least one request for every kind of error."""

NEDERLANDS = frozenset(
    "de het een geen niet dit deze dat er bestaat moet kan hier hoort kies geef schrijf laat weg met "
    "voor bij wordt zijn onder uit ten hoogste minstens te veel weinig klein groot hele heel twee "
    "keer staat enkel meer minder dan als maand getal antwoord aanvraag veld zonder bedoelde andere "
    "geldt tot vanaf berekend berekeningen verdeel voeg ontbreekt vorm stelsel stelsels voorstel "
    "wijziging wijzigt zet achter kijk dag kleinere inhoud kop sleutel geldige regel kolom periode "
    "gegeven elke ja nee tekst waarde waarden ".split()
)
"""Dutch words that are no English words."""


def woorden(zin: str) -> set[str]:
    """The words of a sentence, without what it quotes and without names of fields and parameters."""
    los_van = re.sub(r"“[^”]*”|\S*[_./=]\S*\w", " ", zin)
    keuzes = re.sub(r"(Choose from|choose from|allowed:).*", " ", los_van)
    return set(re.findall(r"[a-zé]+", keuzes.lower()))


def vraag(client: FlaskClient, gesteld: Vraag, taal: str) -> Any:
    methode, pad, rest = gesteld
    antwoord = client.open(pad, method=methode, headers={"Accept-Language": taal}, **rest)
    assert antwoord.status_code >= 400, antwoord.get_data(as_text=True)[:300]
    assert antwoord.headers["Content-Language"] == taal
    return antwoord.get_json()


@pytest.mark.parametrize("gesteld", VRAGEN.values(), ids=VRAGEN)
def test_the_same_fault_in_both_languages(client: FlaskClient, gesteld: Vraag) -> None:
    engels, nederlands = (vraag(client, gesteld, taal) for taal in ("en", "nl"))
    assert engels["title"] != nederlands["title"]
    assert engels["detail"] != nederlands["detail"]
    zinnen = [engels["title"], engels["detail"]]
    rijen, ernaast = engels.get("fouten", []), nederlands.get("fouten", [])
    assert [rij["pad"] for rij in rijen] == [rij["pad"] for rij in ernaast]
    for rij, zelfde in zip(rijen, ernaast, strict=True):
        assert (rij["taal"], zelfde["taal"]) == ("en", "nl")
        assert bool(rij["oplossing"]) == bool(zelfde["oplossing"])
        zinnen += [rij["bericht"], rij["oplossing"]]
    for zin in zinnen:
        assert not woorden(zin) & NEDERLANDS, zin


@pytest.mark.parametrize("gesteld", VRAGEN.values(), ids=VRAGEN)
def test_no_word_of_the_command_line(client: FlaskClient, gesteld: Vraag) -> None:
    for taal in ("nl", "en"):
        inhoud = vraag(client, gesteld, taal)
        assert not re.search(r"--\w", json.dumps([inhoud["detail"], inhoud.get("fouten")]))


def test_a_draft_of_nothing_names_the_field_of_the_request(client: FlaskClient) -> None:
    nederlands, engels = (vraag(client, VRAGEN["ontwerp van niets"], taal) for taal in ("nl", "en"))
    assert nederlands["pad"] == engels["pad"] == "/systeem"
    assert "naam van het systeem: huidig+PAD=WAARDE@JJJJ-MM-DD" in nederlands["detail"]
    assert "the name in “systeem”: “huidig+PATH=VALUE@YYYY-MM-DD”" in engels["detail"]


def test_too_busy_in_both_languages() -> None:
    app = maak_app()
    app.config["SECONDEN"] = -1.0
    lang = post("/v1/bereken", {"situatie": {}, "datum": "2027-01"})
    assert vraag(app.test_client(), lang, "nl")["title"] == "Het is nu te druk"
    assert vraag(app.test_client(), lang, "en")["title"] == "Too busy right now"


def test_what_openfisca_itself_refuses(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the gate ever let something through, its own words stand within our sentence."""
    monkeypatch.setattr("samenleving.web.openfisca_paths.controleer_aanvraag", lambda *_: [])
    inhoud = vraag(client, post("/trace", {"personen": {"An": {"niets": {"2026-03": 1}}}}), "en")
    assert inhoud["pad"] == "/personen/An/niets"
    assert inhoud["detail"].startswith("OpenFisca refuses this field (")


@pytest.fixture
def eentalig() -> Flask:
    app = maak_app()

    def deels() -> str:
        raise InvoerFout.een(Tweetalig("dit kan niet", "this cannot be"), "doe iets anders", veld="/a")

    def helemaal() -> str:
        raise InvoerFout.een("dit kan niet")

    app.add_url_rule("/v1/deels", view_func=deels)
    app.add_url_rule("/v1/helemaal", view_func=helemaal)
    return app


def test_what_is_in_dutch_alone_says_so(eentalig: Flask) -> None:
    antwoord = eentalig.test_client().get("/v1/deels", headers={"Accept-Language": "en"})
    inhoud = antwoord.get_json()
    assert antwoord.headers["Content-Language"] == "en, nl"
    assert inhoud["detail"].startswith("“/a” is refused.")
    rij = {"pad": "/a", "bericht": "dit kan niet", "oplossing": "doe iets anders", "taal": "nl"}
    assert inhoud["fouten"] == [rij]
    antwoord = eentalig.test_client().get("/v1/helemaal", headers={"Accept-Language": "en"})
    assert antwoord.get_json()["detail"].startswith("The request is refused.")
    antwoord = eentalig.test_client().get("/v1/deels")
    assert antwoord.headers["Content-Language"] == "nl"
    assert antwoord.get_json()["detail"] == "Dit kan niet. Doe iets anders."


@pytest.mark.parametrize("status", [400, 408, 413, 414, 431, 500])
def test_a_request_without_a_language_is_refused_in_both(status: int) -> None:
    koppen, _, inhoud = antwoord_zonder_verzoek(status).partition(b"\r\n\r\n")
    assert b"Content-Language: nl, en" in koppen
    for deel in (json.loads(inhoud)["title"], json.loads(inhoud)["detail"]):
        nederlands, engels = deel.split(" / ")
        assert nederlands != engels or "Content-Type" in deel


snel = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@snel
@given(aanvragen)
def test_whatever_the_gate_refuses_is_told_in_english(client: FlaskClient, aanvraag: Any) -> None:
    antwoord = client.post(
        "/calculate", data=json.dumps(aanvraag), content_type=JSON, headers={"Accept-Language": "en"}
    )
    if antwoord.status_code != 200:
        assert {rij["taal"] for rij in antwoord.get_json()["fouten"]} == {"en"}


@snel
@given(
    st.dictionaries(
        st.sampled_from(
            ["activiteit_uren", "werkzoekend_sinds", "woont_in_vlaams_gewest", "wijk_werken_recht"]
        ),
        st.one_of(
            st.integers(-5, 5),
            st.text(max_size=3),
            st.dictionaries(st.sampled_from(["2026-01", "2026", "x", "maanden_geleden"]), st.integers(-2, 2)),
        ),
        min_size=1,
    )
)
def test_whatever_is_wrong_with_a_case_is_told_in_english(client: FlaskClient, gegevens: Any) -> None:
    data = {"situatie": {"persoon": gegevens}, "datum": "2027-01"}
    antwoord = client.post("/v1/bereken", json=data, headers={"Accept-Language": "en"})
    if antwoord.status_code != 200:
        assert {rij["taal"] for rij in antwoord.get_json()["fouten"]} == {"en"}
