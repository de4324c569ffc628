"""The answers as a file: what is kept is what comes back, and what a file cannot mean is told by name."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from samenleving.calculate import bereken_situatie
from samenleving.cli import samenleving
from samenleving.web.rekenhulp.antwoorden import maak_situatie
from samenleving.web.rekenhulp.bestand import (
    MAX_BYTES,
    SOORT,
    VERSIE,
    lees_antwoorden,
    schrijf_antwoorden,
)
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.browser.mensen import zonder
from tests.web.antwoorden import AN, MAAND, VANDAAG, als_velden
from tests.web.pagina import tekst, verborgen

# Whoever is not sent to wijk-werken yet is not asked about the agreement.
GEGEVEN = zonder(AN, "overeenkomst") | {"beschikbaar": "weet_niet", "toeleider": "nog_niet"}
VELDEN = als_velden(GEGEVEN)


def laad(client: FlaskClient, inhoud: bytes | str, taal: str = "", naam: str = "a.json") -> TestResponse:
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    data = {"actie": "laad", "bestand": (io.BytesIO(ruw), naam)}
    return client.post(f"{taal}/rekenhulp", data=data, content_type="multipart/form-data")


def bestand(**anders: Any) -> str:
    inhoud = {"soort": SOORT, "versie": VERSIE, "antwoorden": {"route": "werk"}}
    return json.dumps(inhoud | anders)


@pytest.mark.parametrize("taal", ["", "/fr", "/en"])
def test_what_is_downloaded_is_loaded_again_in_every_language(client: FlaskClient, taal: str) -> None:
    antwoord = client.post(f"{taal}/antwoorden", data=VELDEN | {"actie": "antwoorden"})
    assert antwoord.status_code == 200
    assert antwoord.mimetype == "application/json"
    assert antwoord.headers["Content-Disposition"].startswith('attachment; filename="antwoorden-')
    assert antwoord.headers["Cache-Control"] == "no-store"
    inhoud = json.loads(antwoord.data)
    assert {id_: rij["antwoord"] for id_, rij in inhoud["antwoorden"].items()} == GEGEVEN
    eigen = Teksten(MAAND, taal.strip("/") or "nl")
    assert inhoud["antwoorden"]["gewest"]["vraag"] == eigen("vragen.gewest.titel")
    assert inhoud["antwoorden"]["gewest"]["in_woorden"] == eigen("vragen.gewest.opties.ja")
    for andere in ("", "/fr", "/en"):
        pagina = laad(client, antwoord.data, andere)
        assert pagina.status_code == 200
        assert verborgen(pagina) == VELDEN
    pagina = laad(client, antwoord.data)
    assert "Uw antwoorden zijn geladen" in tekst(pagina)
    assert "U gaf ze op 22 november 2026." in tekst(pagina)
    assert "Niet alles in het bestand" not in tekst(pagina)
    assert "Set-Cookie" not in pagina.headers


def test_loaded_answers_give_the_same_result(client: FlaskClient) -> None:
    kop = {"actie": "antwoorden"}
    geladen = laad(client, client.post("/antwoorden", data=VELDEN | kop).data)
    na = client.post("/rekenhulp", data=verborgen(geladen) | {"actie": "resultaat"})
    assert na.data == client.post("/rekenhulp", data=VELDEN | {"actie": "resultaat"}).data


def test_what_is_not_used_is_told(client: FlaskClient) -> None:
    inhoud = bestand(
        antwoorden={
            "route": "werk",
            "gewest": {"antwoord": "nee", "in_woorden": "?", "extra": 1},
            "uren": {"antwoord": "40"},
            "inkomen": "loterij",
            "uitkering_sinds": "2099-01-01",
            "hobby": "vissen",
            "beschikbaar": ["ja"],
            "werkervaring": None,
        },
        gegeven_op="gisteren",
        kleur="groen",
    )
    pagina = laad(client, inhoud)
    gezien = tekst(pagina)
    assert pagina.status_code == 200
    assert verborgen(pagina) == {"a-route": "werk", "a-gewest": "nee"}
    assert "Niet alles in het bestand is gebruikt:" in gezien
    assert "Bij “Uw uitkering” staat “loterij”. Dat kan niet. Kies een antwoord." in gezien
    assert "staat “2099-01-01”. Dat kan niet. Deze datum ligt in de toekomst." in gezien
    assert "Bij “U kunt meteen beginnen” staat “een lijst”. Dat kan niet." in gezien
    assert "“VDAB of OCMW vindt dat u te weinig recente werkervaring hebt” staat “null”" in gezien
    for naam in ("hobby", "kleur", "gewest: extra"):
        assert f"Dit kennen wij hier niet: “{naam}”." in gezien
    assert "“Uren per maand” telt niet mee na uw andere antwoorden." in gezien
    assert "gisteren" not in gezien


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "Het bestand is leeg."),
        ("  \n", "Het bestand is leeg."),
        ('{"soort": 1,\n}', "Kijk regel 2 na."),
        ("geen json", "Kijk regel 1 na."),
        (b"\xff\xfe\x00", "Het bestand is beschadigd"),
        (b"\x89PNG\r\n\x1a\n", "Het bestand is beschadigd"),
        ("[" * 5000, "Het bestand is beschadigd"),
        ('{"soort": "a", "soort": "b"}', "Het bestand is beschadigd"),
        (bestand(extra=float("nan")), "Het bestand is beschadigd"),
        ("[]", "geen bestand met antwoorden van deze rekenhulp"),
        ("3", "geen bestand met antwoorden van deze rekenhulp"),
        ('{"persoon": {"ingeschreven_vdab": "ja"}}', "geen bestand met antwoorden van deze rekenhulp"),
        (bestand(versie=VERSIE + 1), "Het bestand heeft versie 2. Wij kunnen tot versie 1 lezen."),
        (bestand(versie=10**17), "Het bestand heeft versie 1000000."),
        (bestand(versie="1"), "geen goede versie"),
        (bestand(versie=True), "geen goede versie"),
        (bestand(versie=0), "geen goede versie"),
        (bestand(antwoorden=["werk"]), "staan geen antwoorden"),
        (" " * (MAX_BYTES + 1), "Ten hoogste 50 kB kan."),
    ],
)
def test_a_file_that_cannot_be_used(client: FlaskClient, inhoud: bytes | str, melding: str) -> None:
    pagina = laad(client, inhoud)
    assert pagina.status_code == 400
    assert "Dit bestand kunnen wij niet gebruiken" in tekst(pagina)
    assert melding in tekst(pagina)
    html = pagina.text
    assert "<title>Fout:" in html
    assert 'href="#bestand"' in html
    assert 'id="bestand"' in html


@pytest.mark.parametrize("taal", ["", "/fr", "/en"])
def test_every_fault_has_words_in_every_language(client: FlaskClient, taal: str) -> None:
    for inhoud in ("", "x", b"\xff", "3", bestand(versie=9), bestand(versie=0), bestand(antwoorden=1)):
        assert laad(client, inhoud, taal).status_code == 400
    assert laad(client, bestand(antwoorden={"x": 1, "gewest": "q", "uren": "1"}), taal).status_code == 200


def test_no_file_chosen(client: FlaskClient) -> None:
    for data in ({"actie": "laad"}, {"actie": "laad", "bestand": (io.BytesIO(b""), "")}):
        pagina = client.post("/rekenhulp", data=data, content_type="multipart/form-data")
        assert pagina.status_code == 400
        assert "U koos geen bestand." in tekst(pagina)


def test_a_huge_file_is_refused_before_it_is_read(client: FlaskClient) -> None:
    assert laad(client, b" " * 250_000).status_code == 413


def test_names_and_values_from_a_file_are_escaped_and_cut(client: FlaskClient) -> None:
    gevaar = "<img src=x onerror=alert(1)>"
    antwoorden = {"route": "werk", "inkomen": gevaar, gevaar: "x", "y" * 300: 1}
    antwoorden |= {f"onbekend{nummer}": 1 for nummer in range(500)}
    pagina = laad(client, bestand(antwoorden=antwoorden), naam=gevaar)
    html = pagina.text
    assert "<img" not in html
    assert "&lt;img" in html
    assert "y" * 100 not in html
    assert html.count("Dit kennen wij hier niet") <= 20


def test_half_a_character_in_a_file_can_be_shown(client: FlaskClient) -> None:
    pagina = laad(client, bestand(antwoorden={"route": "werk", "\ud800": 1, "inkomen": "\udfff"}))
    assert pagina.status_code == 200
    assert "Dit kennen wij hier niet: “?”." in tekst(pagina)


def test_numbers_and_commas_as_a_person_types_them() -> None:
    geladen = lees_antwoorden(
        bestand(antwoorden=GEGEVEN | {"uren": 40, "afstand": "7,5"}).encode(), vragenlijst(), VANDAAG
    )
    assert geladen.antwoorden == GEGEVEN


@pytest.mark.parametrize("taal", ["", "/en"])
def test_the_situation_is_what_command_line_and_api_take(
    client: FlaskClient, tmp_path: Path, taal: str
) -> None:
    antwoord = client.post(f"{taal}/antwoorden", data=VELDEN | {"actie": "situatie"})
    assert 'filename="situatie-' in antwoord.headers["Content-Disposition"]
    bestand_ = tmp_path / "situatie.json"
    bestand_.write_bytes(antwoord.data)
    situatie = maak_situatie(vragenlijst(), GEGEVEN, MAAND, MAAND)
    (verwacht,) = bereken_situatie(situatie, ["huidig"], MAAND)
    toestanden = {recht.id: recht.toestand for recht in verwacht.rechten}
    assert toestanden["gemeenschapsdienst_recht"] == "niet_voldaan"
    assert toestanden["wijk_werken_recht"] == "te_beoordelen"
    uitvoer = CliRunner().invoke(samenleving, ["bereken", str(bestand_), "--json"])
    assert uitvoer.exit_code == 0, uitvoer.output
    (uitkomst,) = json.loads(uitvoer.stdout)["uitkomsten"]
    assert {recht["id"]: recht["toestand"] for recht in uitkomst["rechten"]} == toestanden
    via_api = client.post("/v1/bereken", json={"situatie": json.loads(antwoord.data)}).get_json()
    assert {r["id"]: r["toestand"] for r in via_api["uitkomsten"][0]["rechten"]} == toestanden
    assert [b["tekst"] for b in via_api["uitkomsten"][0]["bedragen"]] == [b.tekst for b in verwacht.bedragen]


def test_without_answers_there_is_nothing_to_keep(client: FlaskClient) -> None:
    for actie in ("antwoorden", "situatie", "", "<x>"):
        antwoord = client.post("/fr/antwoorden", data={"actie": actie, "a-gewest": "<script>"})
        assert (antwoord.status_code, antwoord.headers["Location"]) == (303, "/fr/")


GEEN_GETAL = st.one_of(st.none(), st.booleans(), st.text(max_size=8), st.lists(st.just(1), max_size=2))
WAARDE = st.one_of(
    GEEN_GETAL,
    st.integers(-(10**12), 10**12),
    st.floats(-1e6, 1e6),
    st.sampled_from(["ja", "weet_niet", "2025-03", "7,5"]),
)
INHOUD = st.dictionaries(
    st.one_of(st.sampled_from([vraag.id for vraag in vragenlijst().vragen]), st.text(max_size=6)),
    st.one_of(WAARDE, st.fixed_dictionaries({"antwoord": WAARDE})),
    max_size=10,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(INHOUD)
def test_everything_in_a_file_is_used_or_told(antwoorden: dict[str, Any]) -> None:
    inhoud = json.dumps({"soort": SOORT, "versie": VERSIE, "antwoorden": antwoorden}).encode()
    geladen = lees_antwoorden(inhoud, vragenlijst(), VANDAAG)
    gebruikt = {
        *geladen.antwoorden,
        *(v.id for v in geladen.overbodig),
        *(o.vraag.id for o in geladen.onmogelijk),
    }
    onbekend = [id_ for id_ in antwoorden if vragenlijst().vraag(id_) is None]
    assert gebruikt == {*antwoorden} - {*onbekend}
    assert len(geladen.onbekend) == len(onbekend)
    t = Teksten(MAAND)
    nogmaals = schrijf_antwoorden(vragenlijst(), geladen.antwoorden, VANDAAG, t, lambda _: "", "0")
    opnieuw = lees_antwoorden(nogmaals, vragenlijst(), VANDAAG)
    assert opnieuw.antwoorden == geladen.antwoorden
    assert (opnieuw.onbekend, opnieuw.onmogelijk, opnieuw.overbodig) == ((), (), ())
