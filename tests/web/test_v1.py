"""The API under /v1 answers what the same functions answer in Python, and what its description promises."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from samenleving import compare, conformity, legal_checks
from samenleving.calculate import kalenders, stappen
from samenleving.compare.sweeps import voorbeeldsituaties
from samenleving.drafting.writing import maak_bestanden
from samenleving.errors import InvoerFout
from samenleving.explain import bereken, naar_dict
from samenleving.law import alle_parameters
from samenleving.legislation import laad_akten
from samenleving.population import outcome
from samenleving.population.simulate import simuleer
from samenleving.population.synthetic import maak
from samenleving.proposals import voorstel_ids
from samenleving.situation import lees_situatie
from samenleving.systems import systeem
from samenleving.web.json_io import naar_json
from samenleving.web.v1 import beschrijving

SITUATIE = {
    "persoon": {
        "woont_in_vlaams_gewest": "ja",
        "ingeschreven_vdab": "ja",
        "werkcapaciteit_voltijds": 0.25,
        "werkzoekend_sinds": "2024-05-01",
        "activiteit_uren": 40,
    }
}
SYSTEMEN = ["huidig", "regering_2025", "serv_2025", "vvsg_2026"]
PER_UUR = "wijk_werken.vergoeding.per_uur"


def klopt(naam: str, data: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{naam}", "components": beschrijving()["components"]}
    fouten = list(Draft202012Validator(schema).iter_errors(data))
    assert not fouten, fouten[0]


def vraag(client: FlaskClient, pad: str, **aanvraag: Any) -> Any:
    antwoord = client.post(f"/v1/{pad}", json=aanvraag)
    assert antwoord.status_code == 200, antwoord.get_data(as_text=True)[:500]
    assert antwoord.headers["Cache-Control"] == "no-store"
    return antwoord.get_json()


def test_bereken_is_the_same_function(client: FlaskClient) -> None:
    inhoud = vraag(client, "bereken", situatie=SITUATIE, systemen=SYSTEMEN, datum="2027-01")
    klopt("Uitkomsten", inhoud)
    situatie = lees_situatie(SITUATIE)
    verwacht = [naar_dict(bereken(situatie, systeem(naam), "2027-01")) for naam in SYSTEMEN]
    assert inhoud == {"uitkomsten": naar_json(verwacht)}
    vergoedingen = {b["id"]: b["waarde"] for b in inhoud["uitkomsten"][0]["bedragen"]}
    assert vergoedingen["wijk_werken_vergoeding"] == 164


def test_default_date_is_the_first_month_in_force(client: FlaskClient) -> None:
    inhoud = vraag(client, "bereken", situatie=SITUATIE, systemen=["huidig", "serv_2025"])
    assert [uitkomst["maand"] for uitkomst in inhoud["uitkomsten"]] == ["2027-01"] * 2


def test_variants_and_changes_of_the_moment(client: FlaskClient) -> None:
    namen = ["huidig", f"huidig+{PER_UUR}=4,50@2027-01-01"]
    inhoud = vraag(client, "bereken", situatie=SITUATIE, systemen=namen)
    bedragen = [
        next(b["waarde"] for b in uitkomst["bedragen"] if b["id"] == "wijk_werken_vergoeding")
        for uitkomst in inhoud["uitkomsten"]
    ]
    assert bedragen == [164, 180]
    assert [uitkomst["status"] for uitkomst in inhoud["uitkomsten"]] == ["in_werking", "hypothetisch"]


def test_uitleg_gives_the_lid_with_its_number(client: FlaskClient) -> None:
    inhoud = vraag(client, "uitleg", situatie=SITUATIE, datum="2027-01")
    klopt("Uitleg", inhoud)
    los = bereken(lees_situatie(SITUATIE), systeem("huidig"), "2027-01")
    assert inhoud["uitkomst"] == naar_json(naar_dict(los))
    bedrag = next(b for b in inhoud["uitkomst"]["bedragen"] if b["id"] == "wijk_werken_vergoeding")
    assert "40" in bedrag["som"]
    assert "4,10" in bedrag["som"]
    leden = inhoud["bronnen"]["wijk_werken_vergoeding"]
    assert any("4,10" in lid["tekst"] for lid in leden), leden
    assert not any("{{" in lid["tekst"] for lijst in inhoud["bronnen"].values() for lid in lijst)


def test_kalender_is_the_same_function(client: FlaskClient) -> None:
    namen = ["huidig", "regering_2025"]
    inhoud = vraag(client, "kalender", situatie=SITUATIE, systemen=namen, van="2027-01", maanden=6)
    klopt("Kalenders", inhoud)
    verwacht = [asdict(deze) for deze in kalenders(lees_situatie(SITUATIE), namen, "2027-01", 6)]
    assert inhoud == {"kalenders": naar_json(verwacht)}


def test_reeks_agrees_with_bereken_at_every_point(client: FlaskClient) -> None:
    namen = ["huidig", "regering_2025"]
    reeks = {"invoer": "activiteit_uren", "van": 0, "tot": 0.3, "stap": 0.1, "datum": "2027-01"}
    inhoud = vraag(client, "reeks", situatie=SITUATIE, systemen=namen, **reeks)
    klopt("Reeks", inhoud)
    assert inhoud["waarden"] == [0, 0.1, 0.2, 0.3]
    for lijn in inhoud["lijnen"]:
        for punt in lijn["punten"]:
            geval = {"persoon": {**SITUATIE["persoon"], "activiteit_uren": punt["waarde"]}}
            los = bereken(lees_situatie(geval), systeem(lijn["systeem"]), "2027-01")
            assert punt["rechten"] == {recht.id: recht.toestand for recht in los.rechten}
            teksten = {id_: bedrag["tekst"] for id_, bedrag in punt["bedragen"].items()}
            assert teksten == {bedrag.id: bedrag.tekst for bedrag in los.bedragen}


def test_reeks_of_answers(client: FlaskClient) -> None:
    waarden = ["ja", "nee", "weet_niet"]
    inhoud = vraag(
        client, "reeks", situatie=SITUATIE, invoer="woont_in_vlaams_gewest", waarden=waarden, datum="2027-01"
    )
    toestanden = [punt["rechten"]["wijk_werken_recht"] for punt in inhoud["lijnen"][0]["punten"]]
    assert toestanden[1] == "niet_voldaan"
    assert len(set(toestanden)) > 1


def test_steps_end_where_asked_and_refuse_too_many() -> None:
    assert stappen(0, 1, 0.25) == (0, 0.25, 0.5, 0.75, 1)
    assert stappen(1, 2, 0.4) == (1, 1.4, 1.8)
    for van, tot, stap in ((0, 1000, 1), (1, 0, 1), (0, 1, 0)):
        with pytest.raises(InvoerFout):
            stappen(van, tot, stap)


def test_vergelijk_is_the_same_function(client: FlaskClient) -> None:
    situaties = [SITUATIE | {"id": "an"}]
    inhoud = vraag(client, "vergelijk", systemen=["huidig", "regering_2025"], situaties=situaties)
    klopt("Comparison", inhoud)
    verwacht = compare.vergelijk(
        ["huidig", "regering_2025"],
        datum="2027-01",
        situaties=[lees_situatie(situaties[0])],
        vooruitblik=False,
        verkenning=False,
    )
    assert inhoud == json.loads(compare.naar_json(verwacht))


def test_vergelijk_with_another_basis(client: FlaskClient) -> None:
    vragen = {"systemen": ["serv_2025"], "basis": "regering_2025", "situaties": [SITUATIE]}
    inhoud = vraag(client, "vergelijk", **vragen, verkenning=True)
    klopt("Comparison", inhoud)
    assert inhoud["basis"] == "regering_2025"
    assert [s["naam"] for s in inhoud["systemen"]] == ["regering_2025", "serv_2025"]
    assert inhoud["reeksen"]


@pytest.mark.traag
def test_toets_is_the_same_function(client: FlaskClient) -> None:
    inhoud = vraag(client, "toets", systemen=["regering_2025"], document="vvsg")
    klopt("Toets", inhoud)
    assert inhoud == naar_json(conformity.naar_dict(conformity.toets(["regering_2025"], "vvsg")))


def test_knelpunten_is_the_same_function(client: FlaskClient) -> None:
    inhoud = vraag(client, "knelpunten", systeem="regering_2025", deelnemers=8000)
    klopt("Knelpunten", inhoud)
    gevonden = legal_checks.knelpunten(systeem("regering_2025"), deelnemers=8000)
    assert inhoud["knelpunten"] == naar_json(legal_checks.naar_lijst(gevonden))
    assert inhoud["knelpunten"]


def test_ontwerp_as_data(client: FlaskClient) -> None:
    inhoud = vraag(client, "ontwerp", systeem=f"huidig+{PER_UUR}=4,50@2027-01-01")
    klopt("Ontwerp", inhoud)
    assert PER_UUR in inhoud["samenvatting"]["teruggelezen"]
    assert "4,50" in json.dumps(inhoud["documenten"]["ontwerp"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("formaat", "begin"), [("md", b"#"), ("html", b"<!"), ("docx", b"PK"), ("akn", b"PK")]
)
def test_ontwerp_as_a_file(client: FlaskClient, formaat: str, begin: bytes) -> None:
    naam = f"huidig+{PER_UUR}=4,50@2027-01-01"
    antwoord = client.post("/v1/ontwerp", json={"systeem": naam, "formaat": formaat})
    assert antwoord.status_code == 200
    assert antwoord.data.lstrip()[:2].startswith(begin)
    assert antwoord.headers["Content-Disposition"].startswith('attachment; filename="ontwerp-huidig')
    if formaat != "akn":
        bestanden, _ = maak_bestanden(systeem(naam).naam, [formaat])
        assert antwoord.data == bestanden[f"ontwerp.{formaat}"]


def test_ontwerp_of_current_law_is_refused(client: FlaskClient) -> None:
    antwoord = client.post("/v1/ontwerp", json={"systeem": "huidig"})
    assert antwoord.status_code == 400
    assert antwoord.get_json()["pad"] == "/systeem"


def test_bevolking_is_the_same_function(client: FlaskClient) -> None:
    inhoud = vraag(client, "bevolking", systemen=["huidig", "serv_2025"], elke=500, zaad=7)
    klopt("Bevolkingsuitkomst", inhoud)
    uitkomst = simuleer(maak(7, "2027-01", elke=500), [systeem("huidig"), systeem("serv_2025")])
    assert inhoud == json.loads(json.dumps(naar_json(outcome.naar_dict(uitkomst))))


def test_lists_and_their_members(client: FlaskClient) -> None:
    voorstellen = client.get("/v1/voorstellen").get_json()["voorstellen"]
    assert {rij["id"] for rij in voorstellen} == set(voorstel_ids())
    akten = client.get("/v1/wet").get_json()["akten"]
    assert {rij["id"] for rij in akten} == set(laad_akten())
    parameters = client.get("/v1/parameters").get_json()["parameters"]
    assert {rij["pad"] for rij in parameters} == set(alle_parameters())
    leden = {
        "voorstellen": ("VoorstelVolledig", [rij["id"] for rij in voorstellen]),
        "wet": ("AkteVolledig", [rij["id"] for rij in akten]),
        "parameters": ("ParameterVolledig", [rij["pad"] for rij in parameters]),
    }
    for pad, (soort, namen) in leden.items():
        for naam in namen:
            antwoord = client.get(f"/v1/{pad}/{naam}")
            assert antwoord.status_code == 200, naam
            klopt(soort, antwoord.get_json())


def test_a_parameter_tells_its_lid_and_who_changes_it(client: FlaskClient) -> None:
    inhoud = client.get(f"/v1/parameters/{PER_UUR}").get_json()
    assert inhoud["waarden"]["2018-01-01"] == 4.1
    assert any("4,10" in lid["tekst"] for lid in inhoud["leden"])
    einde = client.get("/v1/parameters/wijk_werken.in_werking").get_json()
    assert "regering_2025" in {rij["voorstel"] for rij in einde["in_voorstellen"]}


def test_parameters_are_searched(client: FlaskClient) -> None:
    gevonden = client.get("/v1/parameters?zoek=VERGOEDING+uur").get_json()["parameters"]
    assert PER_UUR in [rij["pad"] for rij in gevonden]
    assert len(gevonden) < len(alle_parameters())
    assert client.get("/v1/parameters?zoek=xyzzy").get_json() == {"parameters": []}


@pytest.mark.parametrize(
    "pad", ["voorstellen/serv_2026", "wet/nergens", "parameters/a.b", "parameters/%2e%2e"]
)
def test_what_does_not_exist_is_404(client: FlaskClient, pad: str) -> None:
    antwoord = client.get(f"/v1/{pad}")
    assert antwoord.status_code == 404
    klopt("Probleem", antwoord.get_json())
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_the_page_shows_every_path_and_needs_nothing(client: FlaskClient) -> None:
    pagina = client.get("/v1/").get_data(as_text=True)
    for pad, inhoud in beschrijving()["paths"].items():
        if "v1" in pad and pad not in ("/v1/", "/v1/openapi.json"):
            assert all(f"{methode.upper()} {pad}" in pagina for methode in inhoud), pad
    assert "<script" not in pagina
    assert 'src="http' not in pagina
    assert 'lang="nl' in pagina


SITUATIES = [situatie for lijn in ("activering", "leefloon") for situatie in voorbeeldsituaties(lijn)]


def test_vergelijk_without_words_gives_the_values_of_the_explanation(client: FlaskClient) -> None:
    """Every state and every amount, and nothing that the explanation does not have."""
    namen = ["huidig", "regering_2025", "serv_2025"]
    gevallen = [
        {"id": s.id, "naam": s.naam, **{soort: dict(delen) for soort, delen in s.invoer.items()}}
        for s in SITUATIES[:: max(1, len(SITUATIES) // 8)]
    ]
    kort = vraag(client, "vergelijk", systemen=namen, situaties=gevallen, datum="2027-01", uitleg=False)
    lang = vraag(client, "vergelijk", systemen=namen, situaties=gevallen, datum="2027-01")
    for waarden, geval in zip(kort["gevallen"], lang["gevallen"], strict=True):
        assert waarden["situatie"] == geval["id"]
        for rij, deel in zip(waarden["systemen"], geval["uitkomsten"], strict=True):
            uit = deel["uitkomst"]
            assert rij["systeem"] == deel["systeem"]
            assert rij["rechten"] == {recht["id"]: recht["toestand"] for recht in uit["rechten"]}
            assert rij["bedragen"] == {bedrag["id"]: bedrag["waarde"] for bedrag in uit["bedragen"]}
            delen = [d for recht in uit["rechten"] for d in recht["voorwaarden"]]
            delen += [*uit["plichten"], *uit["kenmerken"]]
            toestanden = {d["id"]: d["toestand"] for d in delen}
            assert toestanden.items() <= rij["voorwaarden"].items()
            meer = rij["voorwaarden"].keys() - toestanden.keys()
            assert {rij["voorwaarden"][naam] for naam in meer} <= {"niet_van_toepassing"}


@pytest.mark.parametrize(
    "rest", [{}, {"situaties": [{}], "verkenning": True}, {"situaties": [{}], "basis": "huidig"}]
)
def test_without_words_there_is_nothing_but_values(client: FlaskClient, rest: dict[str, Any]) -> None:
    data = {"systemen": ["huidig"], "datum": "2027-01", "uitleg": False, **rest}
    antwoord = client.post("/v1/vergelijk", json=data)
    assert antwoord.status_code == 400
    assert antwoord.get_json()["pad"] == "/uitleg"
