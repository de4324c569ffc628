"""The calculator within a frame of another site, and the pages that only tell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.errors import InvoerFout
from samenleving.web import headers, maak_app
from samenleving.web.rekenhulp.pakket import over_dit_pakket
from tests.web.pagina import verborgen

TALEN = ("", "/fr", "/en")
BLADEN = ("privacy", "toegankelijkheid", "over", "inbedden")


def kaders(antwoord: TestResponse) -> str:
    """The part of the policy that tells who may show an answer in a frame."""
    return antwoord.headers["Content-Security-Policy"].partition("frame-ancestors ")[2]


class _Labels(HTMLParser):
    """Every start tag of one name, with its attributes."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.naam, self.gevonden = naam, list[dict[str, str | None]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.naam:
            self.gevonden.append(dict(attrs))


def labels(naam: str, tekst: str) -> list[dict[str, str | None]]:
    lezer = _Labels(naam)
    lezer.feed(tekst)
    return lezer.gevonden


def in_het_kader(client: FlaskClient, taal: str) -> Iterator[TestResponse]:
    """Every kind of page within the frame, each reached from the one before as a browser would."""
    kader = {"inbed": "ja"}
    yield client.get(f"{taal}/inbed/")
    pagina = client.post(f"{taal}/rekenhulp", data=kader | {"actie": "begin"})
    yield pagina
    yield client.post(f"{taal}/rekenhulp", data=verborgen(pagina) | {"actie": "verder"})  # a fault
    yield client.post(f"{taal}/rekenhulp", data=verborgen(pagina) | {"actie": "terug"})  # the start again
    yield client.post(f"{taal}/rekenhulp", data=verborgen(pagina) | {"actie": "taal"})
    werk = {"antwoord": "werk", "actie": "verder"}
    pagina = client.post(f"{taal}/rekenhulp", data=verborgen(pagina) | werk)
    while "vraag" in verborgen(pagina):
        yield pagina
        onbekend = "antwoord" if 'type="radio"' in pagina.text else "weet_niet"
        data = verborgen(pagina) | {onbekend: "weet_niet", "actie": "verder"}
        pagina = client.post(f"{taal}/rekenhulp", data=data)
    yield pagina
    pagina = client.post(f"{taal}/rekenhulp", data=verborgen(pagina) | {"actie": "resultaat"})
    yield pagina
    pagina = client.post(f"{taal}/formulier", data=verborgen(pagina))
    yield pagina
    yield client.post(f"{taal}/formulier", data=verborgen(pagina) | {"v-uren": "x", "v-gewest": "ja"})
    yield client.post(f"{taal}/formulier", data=verborgen(pagina) | {"v-uren": "3", "actie": "resultaat"})
    yield client.post(f"{taal}/formulier", data=kader | {"route": ""})
    bestand = {"bestand": (io.BytesIO(b"{"), "x.json")}
    yield client.post(f"{taal}/rekenhulp", data={**kader, "actie": "laad", **bestand})


@pytest.mark.parametrize("taal", TALEN)
def test_every_step_within_the_frame_stays_within_it(client: FlaskClient, taal: str) -> None:
    gezien = set()
    for pagina in in_het_kader(client, taal):
        tekst = pagina.text
        gezien.add(re.findall(r"<h1[^>]*>(.*?)</h1>", tekst, re.DOTALL)[0])
        assert pagina.status_code in {200, 400}
        assert kaders(pagina) == "https:"
        assert '<body class="in-kader">' in tekst
        for vorm in re.findall(r"<form.*?</form>", tekst, re.DOTALL):
            assert 'name="inbed" value="ja"' in vorm
        for anker in labels("a", tekst):
            href = anker["href"] or ""
            binnen = href.startswith("#") or urlsplit(href).path in {f"{t}/inbed/" for t in TALEN}
            assert binnen != (anker.get("target") == "_blank"), anker
            assert binnen or "noopener" in (anker["rel"] or "")
    assert len(gezien) > 20


@pytest.mark.parametrize("taal", TALEN)
def test_nothing_else_may_stand_in_a_frame(client: FlaskClient, taal: str) -> None:
    for blad in ("", "rekenhulp", "formulier", *BLADEN, "bestaat-niet", "rekenhulp?inbed=ja", "?inbed=ja"):
        assert kaders(client.get(f"{taal}/{blad}")) == "'none'", blad
    for data in ({}, {"inbed": "nee"}, {"inbed": ""}, {"actie": "resultaat", "a-route": "werk"}):
        pagina = client.post(f"{taal}/rekenhulp?inbed=ja", data=data)
        assert kaders(pagina) == "'none'"
        assert "in-kader" not in pagina.text
        assert 'name="inbed"' not in pagina.text


def test_the_api_may_not_stand_in_a_frame(client: FlaskClient) -> None:
    for adres in ("/v1/bereken", "/calculate"):
        assert kaders(client.post(adres, data={"inbed": "ja"})) == "'none'"
    assert kaders(client.get("/v1/")) == "'none'"


@pytest.mark.parametrize(
    ("sites", "verwacht"),
    [
        ((), "'none'"),
        (("*",), "*"),
        (("https://www.ocmw.be", "http://localhost:8080"), "https://www.ocmw.be http://localhost:8080"),
    ],
)
def test_who_runs_the_service_names_the_sites(sites: tuple[str, ...], verwacht: str) -> None:
    client = maak_app(kaders=sites).test_client()
    assert kaders(client.get("/inbed/")) == verwacht
    tekst = unescape(client.get("/inbedden").text)
    assert ("<pre" in tekst) == bool(sites)
    assert ("laat de rekenhulp niet toe in een kader" in tekst) == (not sites)
    assert all(f"<li>{site}</li>" in tekst for site in sites if site != "*")


@pytest.mark.parametrize(
    ("omgeving", "verwacht"),
    [
        ("", ("https:",)),
        ("geen", ()),
        ("https://a.be, https://b.be", ("https://a.be", "https://b.be")),
        ("https:", ("https:",)),
    ],
)
def test_the_environment_names_the_sites(
    monkeypatch: pytest.MonkeyPatch, omgeving: str, verwacht: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SAMENLEVING_INBEDDEN", omgeving)
    assert headers.uit_omgeving() == verwacht


@pytest.mark.parametrize(
    "site", ["'self'; script-src *", "http:", "ocmw.be", "https://a.be/pad", "a\r\nX: y"]
)
def test_a_site_that_is_none_is_refused(site: str) -> None:
    with pytest.raises(InvoerFout, match="geen adres van een site") as fout:
        maak_app(kaders=(site,))
    assert fout.value.veld == "SAMENLEVING_INBEDDEN"


@pytest.mark.parametrize("taal", TALEN)
def test_the_lines_to_copy_work(client: FlaskClient, taal: str) -> None:
    pagina = client.get(f"{taal}/inbedden", base_url="https://rekenhulp.example").text
    code = unescape(re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", pagina, re.DOTALL)[0])
    (kader,) = labels("iframe", code)
    assert kader["src"] == f"https://rekenhulp.example{taal}/inbed/"
    assert kader["title"]
    assert set((kader["sandbox"] or "").split()) == {
        "allow-forms",
        "allow-same-origin",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
        "allow-downloads",
    }, "never allow-scripts: with the origin of the frame it would undo the sandbox"
    antwoord = client.get(urlsplit(kader["src"] or "").path, base_url="https://rekenhulp.example")
    assert antwoord.status_code == 200
    assert kaders(antwoord) == "https:"


def test_the_documentation_gives_the_same_lines(client: FlaskClient) -> None:
    geschreven = (Path(__file__).parents[2] / "docs" / "inbedden.md").read_text(encoding="utf-8")
    pagina = unescape(client.get("/inbedden", base_url="http://127.0.0.1:8000").text)
    assert labels("iframe", geschreven) == labels("iframe", pagina)


def test_a_made_up_host_is_escaped(client: FlaskClient) -> None:
    pagina = client.get("/inbedden", headers={"Host": 'x"><img src=y>'})
    assert "<img" not in pagina.text


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("blad", BLADEN)
def test_pages_that_tell(client: FlaskClient, blad: str, taal: str) -> None:
    pagina = client.get(f"{taal}/{blad}")
    tekst = pagina.text
    assert pagina.status_code == 200
    assert len(re.findall("<h1", tekst)) == 1
    assert tekst.count("<h2>") >= 2
    assert "Set-Cookie" not in pagina.headers
    for andere in TALEN:
        if andere != taal:
            assert f'href="{andere}/{blad}"' in tekst
    for ieder in ("", "rekenhulp", "bestaat-niet"):
        voet = client.get(f"{taal}/{ieder}", follow_redirects=True, headers={"Accept": "text/html"}).text
        assert f'href="{taal}/{blad}"' in voet.split("<footer", 1)[1]


def test_about_tells_version_source_and_day_of_the_law(client: FlaskClient) -> None:
    tekst = client.get("/over").text
    for wat in (
        "november 2026",
        "22 november 2026",
        over_dit_pakket()["versie"],
        "AGPL-3.0-or-later",
        "Deze site is niet van",
    ):
        assert wat in tekst
