"""Templates of others that want to hurt: refused in words, in bounded time and memory."""

import os
import time

import pytest

from samenleving.drafting import draft, guard, maak_ontwerp
from samenleving.drafting.sandbox import MAX_TEKENS, TekstFout
from samenleving.errors import InvoerFout
from samenleving.systems import systeem

REFORM = """\
id: vijand
titel: Vijand
orgaan: Proef
bron: {document: proef, datum: onbekend}
status: hypothetisch
basis: regering_2025
inwerkingtreding: 2027-01-01
bepalingen:
  - id: uren
    stelling: Een maximum.
    passage: {document: proef, plaats: 'punt 1'}
    gemodelleerd: ja
    parameters: {samenlevingsjobs.uren.max_per_maand: 61}
    niveau: besluit
"""
GEVORKT = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@pytest.fixture(autouse=True)
def _vergeet(monkeypatch):
    monkeypatch.setattr(draft, "_GEPROBEERD", set())


@pytest.fixture
def voorstel(tmp_path):
    def maak(sjabloon):
        map_ = tmp_path / "vijand"
        (map_ / "tekst").mkdir(parents=True)
        (map_ / "reform.yaml").write_text(REFORM, encoding="utf-8")
        (map_ / "tekst" / "decreet-210-doelgroep.md.j2").write_text(sjabloon, encoding="utf-8")
        return systeem("vijand", [tmp_path])

    return maak


VIJANDEN = {
    "diep genest": "{% if samenlevingsjobs.in_werking %}" * 400 + "x" + "{% endif %}" * 400,
    "veel haakjes": "{{ " + "(" * 3000 + "samenlevingsjobs" + ")" * 3000 + " }}",
    "veel keren niet": "{% if " + "not " * 3000 + "samenlevingsjobs.in_werking %}x{% endif %}",
    "te lang": "x" * (MAX_TEKENS + 1),
    "te veel uitvoer": "{{ basis() }}" * 1000,
    "vermenigvuldigen": "{{ 'a' * 'a' }}",
    "macht": "{{ 'a' ** 'a' }}",
    "een lus": "{% for x in samenlevingsjobs %}x{% endfor %}",
    "zichzelf aanroepen": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "opvullen": "{{ '%0999999999d' | format('a') }}",
    "een bestand": "{% include '/etc/passwd' %}",
}


@pytest.mark.parametrize("vijand", VIJANDEN)
def test_een_vijandig_sjabloon_wordt_geweigerd(voorstel, vijand):
    begin = time.monotonic()
    with pytest.raises(InvoerFout) as fout:
        maak_ontwerp(voorstel(VIJANDEN[vijand]))
    assert fout.value.bestand
    assert fout.value.oplossing
    assert time.monotonic() - begin < guard.MAX_SECONDEN


def test_een_goed_sjabloon_van_een_ander_gaat_door_de_proef(voorstel, monkeypatch):
    geprobeerd = []
    echt = draft.probeer

    def noteer(werk, naam, mappen, waar):
        geprobeerd.append(naam)
        echt(werk, naam, mappen, waar)

    monkeypatch.setattr(draft, "probeer", noteer)
    stelsel = voorstel(
        "Een samenlevingsjob staat open voor {{ samenlevingsjobs.uren.max_per_maand | getal }} uur."
    )
    assert "61 uur" in maak_ontwerp(stelsel).artikel("decreet", "art-doelgroep").tekst
    maak_ontwerp(stelsel)
    assert geprobeerd == ["vijand"]
    maak_ontwerp(systeem("regering_2025"))
    assert geprobeerd == ["vijand"]


def _eeuwig():
    while True:
        pass


def _groeit():
    stuk = [b"x" * 1_000_000]
    while True:
        stuk += [bytes(stuk[0]) + b"x"]


def _zakt():
    _zakt()


def _sterft():
    os._exit(9)


@GEVORKT
@pytest.mark.parametrize(
    ("werk", "melding"),
    [(_eeuwig, "seconden"), (_groeit, "geheugen"), (_zakt, "geheugen"), (_sterft, "niet uitgeschreven")],
)
def test_wat_door_het_sjabloon_heen_breekt_treft_enkel_de_kopie(monkeypatch, werk, melding):
    monkeypatch.setattr(guard, "MAX_SECONDEN", 1.0 if werk is _eeuwig else 15.0)
    monkeypatch.setattr(guard, "MAX_GEHEUGEN", 200_000_000)
    monkeypatch.setattr(guard.threading, "active_count", lambda: 1)
    with pytest.raises(TekstFout, match=melding) as fout:
        guard.probeer(werk, "vijand", [], "map/vijand")
    assert fout.value.bestand == "map/vijand"


def test_in_een_nieuwe_python_als_kopieren_niet_kan(voorstel, monkeypatch):
    monkeypatch.setattr(guard.threading, "active_count", lambda: 2)
    stelsel = voorstel("Een samenlevingsjob staat open voor iedereen.")
    assert maak_ontwerp(stelsel).artikel("decreet", "art-doelgroep")
    monkeypatch.setattr(draft, "_GEPROBEERD", set())
    monkeypatch.setattr(guard, "_OPSTART", 0.0)
    monkeypatch.setattr(guard, "MAX_SECONDEN", 0.01)
    with pytest.raises(TekstFout, match="seconden"):
        maak_ontwerp(stelsel)


def test_zonder_resource_blijft_de_tijd_begrensd(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "resource", None)
    guard.begrens()
