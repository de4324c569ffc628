"""The pages of the workbench as forms: what is typed, what comes in, what goes out, and what is refused."""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from samenleving.systems import systeem
from samenleving.web import maak_app
from samenleving.web.werkbank import Instelling
from samenleving.web.werkbank.tasks import Gestopt, Taak, Taken
from samenleving.web.werkbank.view import korte_naam
from samenleving.workbench.folder import open_zip

VERGOEDING = "w:waarde:wijk_werken.vergoeding.per_uur"


class Vorm:
    """A page of the workbench as a browser without JavaScript holds it."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.antwoord = client.get("/werkbank/sleutel", follow_redirects=True)
        self.velden = self._velden()

    def _velden(self) -> dict[str, Any]:
        gevonden: dict[str, Any] = {}
        for invoer in re.findall(r'<input type="hidden"[^>]*>', self.antwoord.text):
            naam, waarde = (re.search(rf'{deel}="([^"]*)"', invoer) for deel in ("name", "value"))
            assert naam is not None
            assert waarde is not None
            gevonden.setdefault(naam[1], []).append(html.unescape(waarde[1]))
        return gevonden

    def stuur(self, pad: str = "/werkbank/", **velden: Any) -> TestResponse:
        """Post the form with these fields in it, and stand on the page that answers."""
        antwoord = self.client.post(pad, data={**self.velden, **velden}, content_type="multipart/form-data")
        if antwoord.mimetype == "text/html" and 'name="geschiedenis"' in antwoord.text:
            self.antwoord = antwoord
            self.velden = self._velden()
        return antwoord


@pytest.fixture(scope="module")
def maak() -> Callable[[], Vorm]:
    app = maak_app(werkbank=Instelling())
    return lambda: Vorm(app.test_client())


def pakket(**inhoud: bytes) -> io.BytesIO:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, bytes_ in inhoud.items():
            zip_.writestr(naam.replace("__", "/"), bytes_)
    doel.seek(0)
    return doel


def test_an_edit_without_javascript_gives_the_whole_page(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    antwoord = vorm.stuur(**{VERGOEDING: "4,50"})
    assert antwoord.status_code == 200
    assert "<!doctype html>" in antwoord.text
    assert re.search(rf'value="4,50"[^>]*name="{VERGOEDING}"', antwoord.text)
    assert "1 wijziging" in antwoord.text


def test_the_same_edit_with_javascript_gives_only_what_changed(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    antwoord = vorm.client.post(
        "/werkbank/", data={**vorm.velden, VERGOEDING: "4,50"}, headers={"HX-Request": "true"}
    )
    assert "<!doctype html>" not in antwoord.text
    rijen = re.findall(r'<tbody id="([^"]+)" hx-swap-oob="true"', antwoord.text)
    assert rijen == ["rij-waarde-wijk-werken-vergoeding-per-uur"]
    assert len(antwoord.data) < 40_000


@pytest.mark.parametrize("waarde", ["abc", "-1", "1.000", "<script>alert(1)</script>", "9" * 300])
def test_a_wrong_value_is_told_beside_its_field_and_changes_nothing(
    maak: Callable[[], Vorm], waarde: str
) -> None:
    vorm = maak()
    antwoord = vorm.stuur(**{VERGOEDING: waarde})
    assert antwoord.status_code == 422
    assert "geen wijzigingen" in antwoord.text
    assert 'aria-invalid="true"' in antwoord.text
    assert "<script>alert" not in antwoord.text


def test_one_wrong_value_does_not_take_the_others_along(maak: Callable[[], Vorm]) -> None:
    antwoord = maak().stuur(**{VERGOEDING: "4,50", "w:waarde:wijk_werken.verplaatsing.per_km": "x"})
    assert antwoord.status_code == 422
    assert "1 wijziging" in antwoord.text


def test_undo_redo_and_taking_one_thing_back(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    vorm.stuur(**{VERGOEDING: "4,50"})
    assert "geen wijzigingen" in vorm.stuur(actie="ongedaan").text
    assert "1 wijziging" in vorm.stuur(actie="opnieuw").text
    assert "geen wijzigingen" in vorm.stuur(actie="herstel:waarde:wijk_werken.vergoeding.per_uur").text


def test_search_shows_only_what_is_asked(maak: Callable[[], Vorm]) -> None:
    antwoord = maak().stuur(**{"zoek-tekst": "begonnen uur", "zoek-toon": "alles"})
    assert re.search(r'id="telling">\d bepaling', antwoord.text)
    leeg = maak().stuur(**{"zoek-tekst": "bestaatechtniet"})
    assert "Geen bepaling past hierbij" in leeg.text


def test_the_systems_beside_mine(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    goed = vorm.stuur(naast=["huidig", "serv_2025+inschrijvingsrecht=afschaffen"], actie="naast")
    assert re.search(r"<th[^>]*>SERV 2025, inschrijvingsrecht afgeschaft ", goed.text)
    fout = maak().stuur(naast=["huidig", "bestaat_niet"], actie="naast")
    assert fout.status_code == 422
    assert "bestaat_niet" in fout.text
    assert maak().stuur(naast=[f"huidig+a=b{n}" for n in range(9)]).status_code == 400


def test_a_choice_is_picked_and_never_spelled(maak: Callable[[], Vorm]) -> None:
    """Every option in the lists is a system; one that is picked becomes a column, or what one begins with."""
    vorm = maak()
    tafel = vorm.antwoord.text
    lijst = re.search(r'<select id="naast-variant".*?</select>', tafel, re.DOTALL)
    assert lijst is not None
    namen = [html.unescape(naam) for naam in re.findall(r'<option value="([^"]+)"', lijst[0])]
    assert "serv_2025+inschrijvingsrecht=afschaffen" in namen
    for naam in namen:
        assert systeem(naam).naam == naam
        assert "=" not in korte_naam(naam)
    naast = vorm.stuur(naast=["huidig", "", "vvsg_2026+duur=twaalf_maanden"], actie="naast")
    assert "VVSG 2026, ten hoogste 12 maanden" in naast.text
    begonnen = vorm.stuur(actie="begin", begin_bij=namen[-1], op="in_en_uit")
    assert begonnen.status_code == 200
    assert f"U begint bij {korte_naam(namen[-1])}" in begonnen.text
    assert korte_naam("huidig+wijk_werken.vergoeding.per_uur=4.5@2027-01-01") == (
        "Geldend recht, vergoeding per begonnen uur 4,50 euro per uur"
    )


def test_the_address_shows_the_same_comparison(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    vorm.stuur(**{VERGOEDING: "4,50"})
    blad = vorm.stuur(blad="in_en_uit")
    adres = html.unescape(re.search(r'id="adres">([^<]+)<', blad.text)[1])  # type: ignore[index]
    ander = vorm.client.get(adres.partition("localhost")[2])
    assert re.search(rf'value="4,50"[^>]*name="{VERGOEDING}"', ander.text)
    assert vorm.client.get("/werkbank/?mijn=bestaat_niet").status_code == 400
    assert vorm.client.get(f"/werkbank/?mijn={'x' * 9000}").status_code in {400, 414}


def test_what_goes_out_comes_in_again(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    vorm.stuur(**{VERGOEDING: "4,50", "w:kop:titel": "Hoger", "w:kop:id": "hoger"})
    zip_ = vorm.stuur("/werkbank/bestand", stuk="voorstel|zip")
    assert zip_.headers["Content-Disposition"] == "attachment; filename=hoger.zip"
    assert open_zip(zip_.data, "hoger.zip").concept.waarden["wijk_werken.vergoeding.per_uur"]
    ander = maak()
    geopend = ander.stuur(actie="open_zip", zip=(io.BytesIO(zip_.data), "hoger.zip"))
    assert "Hoger" in geopend.text
    assert "1 wijziging" in geopend.text


@pytest.mark.parametrize(
    "bestand",
    [
        io.BytesIO(b"geen zip"),
        pakket(**{"..__..__buiten__reform.yaml": b"id: buiten"}),
        pakket(voorstel__reform__yaml=b"x"),
        pakket(**{"bom__reform.yaml": b"0" * 60_000_000}),
        pakket(**{"eigen__reform.yaml": b"id: !!python/object/apply:os.system ['true']"}),
        pakket(**{"a__reform.yaml": b"id: a\n" + b"x: &a [1,1]\n" + b"y: [*a,*a]\n" * 10}),
        io.BytesIO(b"PK\x03\x04" + b"\x00" * 3_000_000),
    ],
    ids=["geen-zip", "buiten-de-map", "zonder-voorstel", "bom", "code", "herhaling", "groot"],
)
def test_a_hostile_zip_is_refused(maak: Callable[[], Vorm], bestand: io.BytesIO) -> None:
    bestand.seek(0)
    antwoord = maak().stuur(actie="open_zip", zip=(io.BytesIO(bestand.read()), "<b>boos</b>.zip"))
    assert antwoord.status_code == 422, antwoord.text[:300]
    assert "kan niet geopend worden" in antwoord.text
    assert "<b>boos" not in antwoord.text
    assert tempfile.gettempdir() not in antwoord.text


ENTITEIT = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{Path(__file__).as_uri()}">]><a>&b;</a>'.encode()


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("ontwerp.docx", b"geen word"),
        ("ontwerp.exe", b"MZ"),
        ("ontwerp.xml", ENTITEIT),
        ("ontwerp.md", b"\xff\xfe\x00"),
        ("", b"x"),
    ],
)
def test_a_hostile_draft_is_refused(maak: Callable[[], Vorm], naam: str, inhoud: bytes) -> None:
    antwoord = maak().stuur(actie="lees", ontwerp=(io.BytesIO(inhoud), naam))
    assert antwoord.status_code == 422
    assert test_a_hostile_draft_is_refused.__name__ not in antwoord.text
    assert "foutenlijst" in antwoord.text


def test_a_template_in_a_folder_runs_no_code(maak: Callable[[], Vorm]) -> None:
    """What stands in `tekst/` is a template: it may print values and nothing else."""
    vorm = maak()
    begin = vorm.stuur(actie="begin", begin_eigen="serv_2025", op="in_en_uit")
    assert begin.status_code == 200
    zip_ = vorm.stuur("/werkbank/bestand", stuk="voorstel|zip")
    with zipfile.ZipFile(io.BytesIO(zip_.data)) as bron:
        inhoud = {naam: bron.read(naam) for naam in bron.namelist()}
    map_ = next(iter(inhoud)).partition("/")[0]
    inhoud[f"{map_}/tekst/art-uren.md.j2"] = b"{{ ''.__class__.__mro__[1].__subclasses__() }}"
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as slecht:
        for naam, bytes_ in inhoud.items():
            slecht.writestr(naam, bytes_)
    geopend = maak()
    geopend.stuur(actie="open_zip", zip=(io.BytesIO(doel.getvalue()), "boos.zip"))
    tekst = geopend.stuur(blad="tekst")
    assert "subprocess" not in tekst.text
    assert "&lt;class" not in tekst.text


@pytest.mark.parametrize("tekst", ["{", "[]", "null", '{"geschiedenis": 9}', "[" * 100_000, '{"begin": {}}'])
def test_a_forged_history_is_refused(maak: Callable[[], Vorm], tekst: str) -> None:
    assert maak().stuur(geschiedenis=tekst).status_code == 400


def test_a_forged_history_of_the_right_shape_is_checked_too(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    vorm.stuur(**{VERGOEDING: "4,50"})
    data = json.dumps(json.loads(vorm.velden["geschiedenis"][0])).replace("4,50", "4,50'; drop")
    assert vorm.stuur(geschiedenis=data).status_code == 400


def test_without_a_folder_nothing_is_kept(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    assert "Bewaren" not in re.findall(r"<nav.*?</nav>", vorm.stuur(blad="bewaren").text, re.DOTALL)[0]
    assert vorm.stuur(actie="bewaar").status_code == 404


def test_kept_and_opened_and_taken_away(tmp_path: Path) -> None:
    client = maak_app(werkbank=Instelling(werkmap=tmp_path)).test_client()
    vorm = Vorm(client)
    vorm.stuur(**{VERGOEDING: "4,50"})
    assert "Bewaard in de map mijn_voorstel" in vorm.stuur(actie="bewaar", blad="bewaren").text
    ander = Vorm(client)
    assert "1 wijziging" in ander.stuur(actie="open_bewaard:mijn_voorstel").text
    assert ander.stuur(actie="open_bewaard:../../etc").status_code == 422
    blad = ander.stuur(blad="bewaren")
    vraag = re.search(r'value="(vraag_weg:[^"]+)"', blad.text)
    assert vraag is not None
    assert (tmp_path / "mijn_voorstel").is_dir()
    zeker = ander.stuur(actie=vraag[1])
    weg = re.search(r'value="(weg:[^"]+)"', zeker.text)
    assert weg is not None
    ander.stuur(actie=weg[1])
    assert not (tmp_path / "mijn_voorstel").exists()


def test_a_task_can_be_stopped_and_is_not_known_to_others(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    assert vorm.client.get("/werkbank/taak/geraden").status_code == 404
    vorm.stuur(**{VERGOEDING: "4,50"})
    begonnen = vorm.stuur("/werkbank/taak", taak="bevolking", bevolking_naast="huidig")
    assert begonnen.status_code == 303
    pad = begonnen.headers["Location"]
    assert vorm.client.get(pad).headers["Refresh"]
    vorm.client.post(f"{pad}/stop", data={"zegel": vorm.velden["zegel"][0]})
    for _ in range(600):
        blad = vorm.client.get(pad)
        if "Refresh" not in blad.headers:
            break
        import time

        time.sleep(0.1)
    assert "Gestopt" in blad.text
    assert vorm.client.get(f"{pad}/bestand").status_code == 404


@pytest.mark.parametrize(
    ("pad", "blad", "knop"),
    [
        ("taak", "gevolgen", {"taak": "bevolking"}),
        ("taak", "in_en_uit", {"taak": "dossier"}),
        ("bestand", "in_en_uit", {"stuk": "voorstel|zip"}),
    ],
)
def test_a_field_at_fault_is_told_at_the_field(
    maak: Callable[[], Vorm], pad: str, blad: str, knop: dict[str, str]
) -> None:
    vorm = maak()
    vorm.stuur(blad=blad)
    antwoord = vorm.stuur(f"/werkbank/{pad}", **{"w:kop:vanaf": "2027-02-30", **knop})
    assert antwoord.status_code == 422
    assert re.search(r'id="kop-vanaf"[^>]*value="2027-02-30"[^>]*aria-invalid="true"', antwoord.text)
    assert "februari 2027 telt 28 dagen" in antwoord.text
    assert 'name="geschiedenis"' in antwoord.text


def test_what_cannot_be_made_is_told_on_the_sheet(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    vorm.stuur(blad="in_en_uit")
    antwoord = vorm.stuur("/werkbank/bestand", stuk="bestaat-niet|docx")
    assert antwoord.status_code == 422
    assert "Dit kan niet gemaakt worden" in antwoord.text
    assert 'name="geschiedenis"' in antwoord.text


def test_a_gap_leads_to_its_field(maak: Callable[[], Vorm]) -> None:
    vorm = maak()
    vorm.stuur(actie="begin", begin_eigen="serv_2025", op="in_en_uit")
    tekst = vorm.stuur(blad="tekst").text
    ids = re.findall(r'name="kies_stuk" value="([^"]+)"', tekst)
    bladen = [tekst, *(vorm.stuur(kies_stuk=id_, blad="tekst", op="tekst").text for id_ in ids[:3])]
    doelen = {d for blad in bladen for d in re.findall(r'formaction="/werkbank/#(v-[^"]+)"', blad)}
    assert any(doel.startswith("v-keuze-") for doel in doelen)
    tafel = vorm.stuur(blad="tafel", op="tekst").text
    assert [doel for doel in doelen if f'id="{doel}"' not in tafel] == []


def test_tasks_wait_their_turn_and_are_forgotten() -> None:
    nu = [0.0]
    taken = Taken(lambda: nu[0])

    def werk(taak: Taak) -> str:
        while True:
            taak.meld("draait")

    eerste, tweede = (taken.begin("t", werk) for _ in range(2))
    assert {eerste.stand, tweede.stand} <= {"wacht", "bezig"}
    for taak in (eerste, tweede):
        taak.stop()
    for _ in range(500):
        if not (eerste.loopt or tweede.loopt):
            break
        __import__("time").sleep(0.01)
    assert (eerste.stand, tweede.stand) == ("gestopt", "gestopt")
    nu[0] = 1e6
    assert taken.taak(eerste.id) is None
    with pytest.raises(Gestopt):
        eerste.meld("nog")
