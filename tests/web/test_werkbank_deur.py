"""The door of the workbench: without the key nothing answers elsewhere, and no other site gets in."""

from __future__ import annotations

import html
import re
import secrets
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.cli import samenleving
from samenleving.errors import InvoerFout
from samenleving.web import maak_app, serveer
from samenleving.web.werkbank import Instelling, instelling_voor, is_eigen_machine
from samenleving.web.werkbank.rate import MINUUT, Maat

ALLE = "0.0.0.0"  # noqa: S104 (a name only; nothing listens)
SLEUTEL = secrets.token_urlsafe(24)
ANDER = {"REMOTE_ADDR": "192.0.2.7"}
KOP = {"Host": "werkbank.voorbeeld.be"}
VERGOEDING = "w:waarde:wijk_werken.vergoeding.per_uur"


@pytest.fixture(scope="module")
def eigen() -> Flask:
    return maak_app(werkbank=Instelling())


@pytest.fixture(scope="module")
def open_() -> Flask:
    return maak_app(werkbank=Instelling(sleutel=SLEUTEL))


def zegel(antwoord: TestResponse) -> str:
    gevonden = re.search(r'name="zegel" value="([0-9a-f]+)"', antwoord.text)
    assert gevonden is not None
    return gevonden[1]


def adressen(app: Flask) -> list[tuple[str, str]]:
    """Every address of the workbench, with each method it answers to."""
    with app.test_request_context():
        regels = [regel for regel in app.url_map.iter_rules() if regel.endpoint.startswith("werkbank.")]
    gevonden = [
        (methode, re.sub(r"<[^>]+>", "x", regel.rule))
        for regel in regels
        for methode in sorted(regel.methods or ())
        if methode in {"GET", "POST", "HEAD", "OPTIONS"}
    ]
    assert len(gevonden) > 12
    return gevonden


@pytest.mark.parametrize(("adres", "met_sleutel"), [("127.0.0.1", False), (ALLE, True)])
def test_the_command_tells_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, adres: str, met_sleutel: bool
) -> None:
    gevraagd: dict[str, Any] = {}
    monkeypatch.setattr("samenleving.web.serveer", lambda *_, **verder: gevraagd.update(verder))
    map_ = tmp_path / "nieuw"
    vraag = ["serveer", "--werkbank", "--werkmap", str(map_), "--adres", adres]
    gelopen = CliRunner().invoke(samenleving, vraag, catch_exceptions=False)
    instelling = gevraagd["werkbank"]
    assert f"http://{adres}:8000/werkbank/" in gelopen.output
    assert (f"?sleutel={instelling.sleutel}" in gelopen.output) is met_sleutel
    assert instelling.werkmap == map_
    assert map_.is_dir()


def test_a_folder_without_a_workbench_and_a_folder_that_cannot_be() -> None:
    assert CliRunner().invoke(samenleving, ["serveer", "--werkmap", "x"]).exit_code == 2
    with pytest.raises(InvoerFout, match="map"):
        instelling_voor("127.0.0.1", Path(__file__))
    with pytest.raises(InvoerFout, match="één proces"):
        serveer(werkers=2, werkbank=Instelling())


def test_it_exists_only_when_asked_for(client: FlaskClient) -> None:
    assert client.get("/werkbank/").status_code == 404


def test_the_key_is_asked_unless_only_this_machine_can_come() -> None:
    assert instelling_voor("127.0.0.1").sleutel is None
    assert instelling_voor("localhost").sleutel is None
    assert instelling_voor("::1").sleutel is None
    assert instelling_voor(ALLE).sleutel is not None
    assert instelling_voor("::").sleutel is not None
    assert len(instelling_voor("192.0.2.1").sleutel or "") >= 32
    assert instelling_voor(ALLE).sleutel != instelling_voor(ALLE).sleutel
    assert not is_eigen_machine("naam-die-niet-bestaat.invalid")


def test_without_the_key_nothing_answers_from_another_machine(open_: Flask) -> None:
    client = open_.test_client()
    binnen = open_.extensions["werkbank"].toegang.zegel
    for methode, pad in adressen(open_):
        for koekjes in ({}, {"Cookie": f"{open_.extensions['werkbank'].toegang.koek}=geraden"}):
            antwoord = client.open(pad, method=methode, environ_base=ANDER, headers=KOP | koekjes)
            if pad == "/werkbank/sleutel":
                assert antwoord.status_code in {200, 401, 403}
            elif methode == "OPTIONS":
                assert antwoord.status_code in {200, 401}
            else:
                assert antwoord.status_code == 401, (methode, pad)
            assert "wijk" not in antwoord.text
            assert binnen not in antwoord.text, "the proof of who is inside stands outside"


def test_the_key_opens_the_door_once_and_stays_out_of_addresses(open_: Flask) -> None:
    client = open_.test_client()
    antwoord = client.get(f"/werkbank/?sleutel={SLEUTEL}", environ_base=ANDER, headers=KOP)
    assert antwoord.status_code == 200
    assert antwoord.headers["Refresh"] == "0; url=/werkbank/"
    koek = antwoord.headers["Set-Cookie"]
    for woord in ("HttpOnly", "SameSite=Strict", "Path=/werkbank"):
        assert woord in koek
    assert SLEUTEL not in koek
    assert SLEUTEL not in antwoord.text
    assert client.get("/werkbank/", environ_base=ANDER, headers=KOP).status_code == 200
    weer = client.get(f"/werkbank/?sleutel={SLEUTEL}", environ_base=ANDER, headers=KOP)
    assert weer.status_code == 303
    assert SLEUTEL not in weer.headers["Location"]


def test_the_form_takes_the_key_without_javascript(open_: Flask) -> None:
    client = open_.test_client()
    deur = client.get("/werkbank/?s=huidig", environ_base=ANDER)
    vorm = {"zegel": zegel(deur), "verder": "/werkbank/?s=huidig", "sleutel": "verkeerd"}
    fout = client.post("/werkbank/sleutel", data=vorm, environ_base=ANDER)
    assert fout.status_code == 401
    assert "niet de sleutel" in fout.text
    goed = client.post("/werkbank/sleutel", data=vorm | {"sleutel": SLEUTEL}, environ_base=ANDER)
    assert (goed.status_code, goed.headers["Location"]) == (303, "/werkbank/?s=huidig")
    assert client.get("/werkbank/", environ_base=ANDER).status_code == 200


@pytest.mark.parametrize(
    "verder", ["https://elders.be/", "//elders.be", "/werkbank//elders.be", "/", "/werkbank/\\e"]
)
def test_the_door_leads_nowhere_else(open_: Flask, verder: str) -> None:
    client = open_.test_client()
    deur = client.get("/werkbank/", environ_base=ANDER)
    vorm = {"zegel": zegel(deur), "verder": verder, "sleutel": SLEUTEL}
    goed = client.post("/werkbank/sleutel", data=vorm, environ_base=ANDER)
    assert goed.headers["Location"] == "/werkbank/"


def test_who_guesses_is_told_to_wait() -> None:
    client = maak_app(werkbank=Instelling(sleutel=SLEUTEL)).test_client()
    statussen = [client.get(f"/werkbank/?sleutel=fout{nummer}").status_code for nummer in range(12)]
    assert statussen[:10] == [401] * 10
    assert set(statussen[10:]) == {429}


def test_the_calculator_stays_open(open_: Flask) -> None:
    client = open_.test_client()
    for pad in ("/", "/v1/", "/gezond"):
        antwoord = client.get(pad, environ_base=ANDER, headers=KOP)
        assert antwoord.status_code == 200
        assert "script-src" not in antwoord.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in antwoord.headers


@pytest.mark.parametrize("gastheer", ["127.0.0.1:8000", "localhost", "127.0.0.2", "[::1]:8000"])
def test_alone_on_this_machine_no_key_is_asked(eigen: Flask, gastheer: str) -> None:
    antwoord = eigen.test_client().get("/werkbank/", headers={"Host": gastheer})
    assert antwoord.status_code == 200
    assert "Set-Cookie" not in antwoord.headers
    assert "script-src 'self'" in antwoord.headers["Content-Security-Policy"]
    assert "unsafe" not in antwoord.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "gastheer", ["voorbeeld.be", "127.0.0.1.voorbeeld.be", "192.0.2.1", "localhost.be", "[2001:db8::1]"]
)
def test_a_name_made_to_point_here_gets_nothing(eigen: Flask, gastheer: str) -> None:
    for methode, pad in adressen(eigen):
        antwoord = eigen.test_client().open(pad, method=methode, headers={"Host": gastheer})
        assert antwoord.status_code == 421 or methode == "OPTIONS", (methode, pad)


def test_behind_a_door_on_this_machine_another_address_gets_nothing(eigen: Flask) -> None:
    antwoord = eigen.test_client().get("/werkbank/", headers={"Host": "127.0.0.1"}, environ_base=ANDER)
    assert antwoord.status_code == 421


@pytest.mark.parametrize(
    "koppen",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Origin": "https://elders.be"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9000"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_right_seal(
    eigen: Flask, koppen: dict[str, str]
) -> None:
    client = eigen.test_client()
    vorm = {"zegel": zegel(client.get("/werkbank/"))}
    assert client.post("/werkbank/", data=vorm).status_code == 200
    assert client.post("/werkbank/", data=vorm, headers=koppen).status_code == 403


def test_another_site_may_link_but_not_read(eigen: Flask) -> None:
    client = eigen.test_client()
    koppeling = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/werkbank/", headers=koppeling).status_code == 200
    assert (
        client.get(
            "/werkbank/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
        ).status_code
        == 403
    )


@pytest.mark.parametrize("gegeven", ["", "0" * 64, "é"])
def test_a_form_without_our_seal_is_refused(eigen: Flask, gegeven: str) -> None:
    for _, pad in [paar for paar in adressen(eigen) if paar[0] == "POST"]:
        assert eigen.test_client().post(pad, data={"zegel": gegeven}).status_code in {403, 303}, pad
    assert eigen.test_client().post("/werkbank/", data={"zegel": gegeven}).status_code == 403


def test_a_seal_of_another_start_is_worth_nothing(eigen: Flask) -> None:
    ander = zegel(maak_app(werkbank=Instelling()).test_client().get("/werkbank/"))
    assert eigen.test_client().post("/werkbank/", data={"zegel": ander}).status_code == 403


@pytest.fixture
def van_voor_de_herstart() -> dict[str, str]:
    """What a page posts that was made before the workbench was started anew."""
    client = maak_app(werkbank=Instelling()).test_client()
    vorm = {"zegel": zegel(client.get("/werkbank/")), "op": "tafel", VERGOEDING: "4,50"}
    gewijzigd = client.post("/werkbank/", data=vorm).text
    (geschiedenis,) = re.findall(r'name="geschiedenis" value="([^"]+)"', gewijzigd)
    return vorm | {"geschiedenis": html.unescape(geschiedenis), "naast": "huidig"}


def test_after_a_restart_nothing_is_done_and_nothing_is_lost(
    van_voor_de_herstart: dict[str, str], tmp_path: Path
) -> None:
    app = maak_app(werkbank=Instelling(werkmap=tmp_path))
    oud = van_voor_de_herstart | {VERGOEDING: "4,60", "actie": "bewaar"}
    for pad in ("/werkbank/", "/werkbank/bestand", "/werkbank/taak"):
        antwoord = app.test_client().post(pad, data=oud)
        assert antwoord.status_code == 403
        assert "Ga verder met mijn voorstel" in antwoord.text
        assert "4,50" in antwoord.text
    assert not list(tmp_path.iterdir()), "nothing was kept"
    vorm = {
        naam: html.unescape(waarde)
        for naam, waarde in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', antwoord.text)
    }
    assert "actie" not in vorm
    verder = app.test_client().post("/werkbank/", data=vorm)
    assert verder.status_code == 200
    assert re.search(rf'value="4,60"[^>]*name="{VERGOEDING}"', verder.text)
    assert "1 wijziging" in verder.text


def test_after_a_restart_another_site_gets_nothing_to_confirm(
    eigen: Flask, van_voor_de_herstart: dict[str, str]
) -> None:
    for koppen in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.be"}):
        antwoord = eigen.test_client().post("/werkbank/", data=van_voor_de_herstart, headers=koppen)
        assert antwoord.status_code == 403
        assert "Ga verder" not in antwoord.text
        assert eigen.extensions["werkbank"].toegang.zegel not in antwoord.text


@pytest.mark.parametrize("geschiedenis", ["", "x", "[]", "<script>alert(1)</script>"])
def test_after_a_restart_what_cannot_be_read_is_refused(eigen: Flask, geschiedenis: str) -> None:
    antwoord = eigen.test_client().post("/werkbank/", data={"zegel": "0" * 64, "geschiedenis": geschiedenis})
    assert antwoord.status_code == 403
    assert "Ga verder met mijn" not in antwoord.text
    assert "<script>alert" not in antwoord.text


def test_what_a_browser_may_keep_for_back(eigen: Flask) -> None:
    """A page, so that Back is no dead end; no part of a page, no file, and never the door."""
    client = eigen.test_client()
    eerste = client.get("/werkbank/")
    vorm = {"zegel": zegel(eerste), "op": "tafel"}
    assert eerste.headers["Cache-Control"] == "private, no-cache"
    assert client.post("/werkbank/", data=vorm).headers["Cache-Control"] == "private, no-cache"
    deel = client.post("/werkbank/", data=vorm, headers={"HX-Request": "true"})
    bestand = client.post("/werkbank/bestand", data=vorm | {"stuk": "voorstel|zip"})
    deur = maak_app(werkbank=Instelling(sleutel=SLEUTEL)).test_client().get("/werkbank/")
    assert {antwoord.headers["Cache-Control"] for antwoord in (deel, bestand, deur)} == {"no-store"}


def test_a_refusal_tells_an_open_page_why_in_words(eigen: Flask) -> None:
    client = eigen.test_client()
    vorm = {"zegel": zegel(client.get("/werkbank/")), "maand": "<b>mei</b>"}
    antwoord = client.post("/werkbank/", data=vorm, headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.mimetype) == (400, "text/plain")
    assert "is geen maand" in antwoord.text


def test_a_body_without_end_is_refused(eigen: Flask) -> None:
    client = eigen.test_client()
    vorm = {"zegel": zegel(client.get("/werkbank/")), "geschiedenis": "x" * 6_000_000}
    assert client.post("/werkbank/", data=vorm).status_code == 413


def test_a_minute_slides() -> None:
    nu = [0.0]
    maat = Maat(2, lambda: nu[0])
    assert [maat.telt("a"), maat.telt("a"), maat.telt("a"), maat.telt("b")] == [True, True, False, True]
    nu[0] = MINUUT
    assert maat.telt("a")


def test_too_many_posts_in_a_minute(eigen: Flask) -> None:
    app = maak_app(werkbank=Instelling())
    app.extensions["werkbank"].toegang._aanvragen = Maat(3)
    client = app.test_client()
    vorm = {"zegel": zegel(client.get("/werkbank/")), "actie": "zoek"}
    antwoorden = [client.post("/werkbank/", data=vorm) for _ in range(4)]
    assert [antwoord.status_code for antwoord in antwoorden] == [200, 200, 200, 429]
    assert antwoorden[-1].headers["Retry-After"]


@pytest.mark.parametrize(
    ("naam", "versie", "merk"),
    [
        ("htmx", "2.0.11", "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"),
        ("idiomorph", "0.8.0", "4cbd535caf7663a51eda9bce6595371c384fc430d54b8d414e29a61167f19f96"),
    ],
)
def test_the_libraries_are_the_ones_that_are_named(naam: str, versie: str, merk: str) -> None:
    """Whoever takes a newer one writes its version and its hash here."""
    from hashlib import sha256

    map_ = Path(__file__).parents[2] / "samenleving/web/static" / naam
    assert versie in (map_ / "BRON.md").read_text("utf-8")
    assert sha256((map_ / f"{naam}.min.js").read_bytes()).hexdigest() == merk
