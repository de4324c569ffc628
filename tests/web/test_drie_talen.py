"""Whole journeys in each language: nothing of another one on a page, nothing lost when it is switched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.messages import TAAL, TALEN
from samenleving.web.rekenhulp.teksten import Teksten, in_taal
from samenleving.web.rekenhulp.vragen import ROUTE, Vraag, vragenlijst
from tests.web.pagina import h1, verborgen

ANDERE = [taal for taal in TALEN if taal != TAAL]
LEEG = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NEDERLANDS = set(
    "het een niet wordt worden zijn voor aan bij geen maar deze dit dat wie wat hoe waar naar uit ook nog "
    "heeft hebt moet kunt krijgt maand maanden jaar uur uren werk werken volgens begin lid artikel "
    "waarom wijk vragen antwoord voorstel voorstellen gemeente werkloosheid wet toon bekijk vul kies ja nee "
    "dan u uw zij of en te om op als door tot".split()
)
ZELFDE = {"fr": {"dit", "en", "te", "tot"}, "en": {"begin", "door", "of", "wet"}}
"""Words of the other language that look like Dutch ones."""
BRONCODE = "/broncode.zip"
"""A file, in no language."""
EIGEN_NAMEN = re.compile(r"«\s?[\w-]+\s?»|“[\w-]+”|[Ww]ijk-werke[nr]s?|[Ww]ijk-werk|openfisca-samenleving")
"""Terms of the law, which stay in Dutch."""


class _Lezer(HTMLParser):
    """What a reader sees or hears on a page, with the language it is marked with."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.talen: list[str] = [""]
        self.stukken: list[tuple[str, str]] = []
        self.zwijgt = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        taal = (dict(attrs).get("lang") or self.talen[-1])[:2]
        for naam, waarde in attrs:
            if naam in ("aria-label", "title", "alt", "placeholder") and waarde:
                self.stukken.append((taal, waarde))
        if tag not in LEEG:
            self.talen.append(taal)
            self.zwijgt += tag in ("script", "style", "pre", "code", "textarea")

    def handle_endtag(self, tag: str) -> None:
        if tag not in LEEG:
            self.talen.pop()
            self.zwijgt -= tag in ("script", "style", "pre", "code", "textarea")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.zwijgt:
            self.stukken.append((self.talen[-1], re.sub(r"[ \t\n]+", " ", data).strip(" ")))


def stukken(pagina: TestResponse) -> list[tuple[str, str]]:
    lezer = _Lezer()
    lezer.feed(pagina.text)
    assert lezer.talen == [""], "every element is closed"
    return lezer.stukken


def nederlandse_resten(pagina: TestResponse, taal: str) -> list[str]:
    """Pieces that are said to be in the language of the page and hold Dutch words."""
    resten = []
    for gemerkt, tekst in stukken(pagina):
        kaal = EIGEN_NAMEN.sub(" ", tekst).lower()
        woorden = set(re.findall(r"[\w']+", kaal.replace("’", "'"))) & (NEDERLANDS - ZELFDE[taal])
        if gemerkt == taal and woorden:
            resten.append(f"{tekst} {sorted(woorden)}")
    return resten


def antwoord(vraag: Vraag, keuze: int) -> dict[str, str]:
    """The first answer, the last, or none; with `keuze` 2 everything is unknown."""
    if keuze == 2 and not vraag.zonder_weet_niet:
        return {"antwoord": "weet_niet"} if vraag.soort == "keuze" else {"weet_niet": "ja"}
    if vraag.soort == "keuze":
        return {"antwoord": list(vraag.opties)[-keuze]}
    if vraag.soort == "getal":
        return {"antwoord": "6,95" if vraag.tussen else "8"}
    return {"dag": "1", "maand": "3", "jaar": "2016" if keuze else "2026"}


def reis(client: FlaskClient, taal: str, route: str, keuze: int) -> Iterator[TestResponse]:
    """Every page from the start to the result, for somebody who always answers alike."""
    adres = in_taal("/rekenhulp", taal)
    yield client.get(in_taal("/", taal))
    pagina = client.post(adres, data={"actie": "begin"})
    while "vraag" in verborgen(pagina):
        assert pagina.status_code == 200
        yield pagina
        vraag = vragenlijst().vraag(verborgen(pagina)["vraag"])
        assert vraag is not None
        gegeven = {"antwoord": route} if vraag.id == ROUTE else antwoord(vraag, keuze)
        pagina = client.post(adres, data=verborgen(pagina) | gegeven | {"actie": "verder"})
    yield pagina
    resultaat = client.post(adres, data=verborgen(pagina) | {"actie": "resultaat"})
    assert resultaat.status_code == 200
    yield resultaat


def slordig_frans(pagina: TestResponse) -> list[str]:
    """Signs without the space that French sets before them, and a month that asks for an apostrophe."""
    fout = re.compile(r"[^\s\u00a0\u202f][?!;»](?!\w)|[^\s\u00a0\d]:(?!\S)| de (?:avril|août|octobre)")
    return [tekst for taal, tekst in stukken(pagina) if taal == "fr" and fout.search(tekst)]


@pytest.mark.parametrize("keuze", [0, 1, 2], ids=["eerste", "laatste", "onbekend"])
@pytest.mark.parametrize("route", list(vragenlijst().routes))
@pytest.mark.parametrize("taal", ANDERE)
def test_no_dutch_is_left_on_any_page(client: FlaskClient, taal: str, route: str, keuze: int) -> None:
    for pagina in reis(client, taal, route, keuze):
        assert nederlandse_resten(pagina, taal) == []
        assert slordig_frans(pagina) == []
        html = pagina.text
        assert f'<html lang="{taal}' in html
        for verwijzing in re.findall(r' (?:href|action)="(/[^"]*)"', html):
            eigen = verwijzing.startswith((f"/{taal}/", "/static/")) or verwijzing == BRONCODE
            assert eigen or verwijzing in TALEN_VAN[_pad(pagina)], verwijzing


TALEN_VAN = {in_taal(pad, t): {in_taal(pad, a) for a in TALEN} for pad in ("/", "/rekenhulp") for t in TALEN}


def _pad(pagina: TestResponse) -> str:
    assert pagina.request is not None
    return pagina.request.path


@pytest.mark.parametrize(
    "blad", ["/formulier", "/privacy", "/toegankelijkheid", "/over", "/inbedden", "/inbed/", "/bestaat-niet"]
)
@pytest.mark.parametrize("taal", ANDERE)
def test_no_dutch_is_left_on_other_pages(client: FlaskClient, taal: str, blad: str) -> None:
    pagina = client.get(in_taal(blad, taal), headers={"Accept": "text/html"})
    assert pagina.status_code == (404 if blad == "/bestaat-niet" else 200)
    assert nederlandse_resten(pagina, taal) == []
    assert slordig_frans(pagina) == []


def test_the_watch_for_dutch_sees_it(client: FlaskClient) -> None:
    assert len(nederlandse_resten(client.get("/"), "fr")) == 0, "a Dutch page is marked as Dutch"
    pagina = client.get("/")
    pagina.set_data(pagina.get_data(as_text=True).replace('<html lang="nl', '<html lang="fr'))
    assert len(nederlandse_resten(pagina, "fr")) > 10


@pytest.mark.parametrize("naar", TALEN)
@pytest.mark.parametrize("van", TALEN)
def test_a_switch_on_a_question_keeps_what_was_typed_and_answered(
    client: FlaskClient, van: str, naar: str
) -> None:
    adres = in_taal("/rekenhulp", van)
    eerder = {"a-route": "werk", "a-gewest": "ja", "a-tijd": "minder"}
    pagina = client.post(adres, data={**eerder, "actie": "wijzig:uren"})
    knop = f'formaction="{in_taal("/rekenhulp", naar)}"'
    assert (knop in pagina.text) == (van != naar)
    getypt = {"antwoord": "12 of meer", "actie": "taal"}
    ander = client.post(in_taal("/rekenhulp", naar), data=verborgen(pagina) | getypt)
    assert ander.status_code == 200, "nothing was sent in, so nothing is wrong"
    assert 'value="12 of meer"' in ander.text
    assert verborgen(ander) == verborgen(pagina)
    assert Teksten("2026-11", naar)("vragen.uren.titel").replace("\u00a0", " ") in h1(ander)[0]


@pytest.mark.parametrize("actie", ["controle", "resultaat"])
def test_a_switch_after_the_questions_stays_there(client: FlaskClient, actie: str) -> None:
    *_, controle, resultaat = reis(client, "nl", "werk", 0)
    deze = controle if actie == "controle" else resultaat
    data = verborgen(deze)
    for taal in ANDERE:
        ander = client.post(in_taal("/rekenhulp", taal), data=data | {"actie": "taal"})
        t = Teksten("2026-11", taal)
        assert t("ui.titel_controle" if actie == "controle" else "ui.titel_resultaat") in h1(ander)[0]
        gegeven = {naam: waarde for naam, waarde in data.items() if naam.startswith("a-")}
        assert gegeven.items() <= verborgen(ander).items()


def test_enter_in_a_field_never_switches_the_language(client: FlaskClient) -> None:
    """A browser takes the first button of the form, wherever on the page that button stands."""
    for pagina in reis(client, "fr", "werk", 0):
        html = pagina.text
        if 'id="antwoorden"' in html:
            eerste = re.search(r'<button[^>]* form="antwoorden"[^>]*>', html)
            assert eerste is not None
            assert 'value="taal"' not in eerste.group()
            assert "formaction" not in eerste.group()


@pytest.mark.parametrize("taal", TALEN)
def test_an_error_speaks_the_language_of_the_address(client: FlaskClient, taal: str) -> None:
    t = Teksten("2026-11", taal)
    pagina = client.get(in_taal("/bestaat/niet", taal), headers={"Accept": "text/html"})
    assert pagina.status_code == 404
    assert h1(pagina) == [t("foutpaginas.404.titel")]
    te_groot = client.post(
        in_taal("/rekenhulp", taal), data={"x": "y" * 5_000_000}, headers={"Accept": "text/html"}
    )
    assert te_groot.status_code == 413
    assert h1(te_groot) == [t("foutpaginas.413.titel")]
    fout = client.post(
        in_taal("/rekenhulp", taal), data={"a-route": "werk", "vraag": "gewest", "actie": "verder"}
    )
    assert fout.status_code == 400
    assert t("fouten.kies").split(".")[0] in fout.text


def test_a_page_without_answers_goes_to_the_start_of_its_language(client: FlaskClient) -> None:
    assert client.get("/fr/rekenhulp").headers["Location"] == "/fr/"
    assert client.get("/fr", headers={"Accept": "text/html"}).status_code == 200


def test_the_api_has_no_language_switch(client: FlaskClient) -> None:
    assert 'class="talen"' not in client.get("/v1/", headers={"Accept": "text/html"}).text
