"""Templates may be somebody else's: they reach nothing and cannot grow without bound."""

import re
from pathlib import Path

import pytest

from samenleving.drafting.layout import ontleed
from samenleving.drafting.sandbox import (
    MAX_TEKENS,
    MAX_UITVOER,
    SjabloonOmgeving,
    TekstFout,
    controleer,
    voer_uit,
)
from samenleving.drafting.values import Waarden
from samenleving.locator import voorstellen_map
from samenleving.systems import systeem


def _voer_uit(bron):
    stelsel = systeem("regering_2025")
    waarden = Waarden(stelsel, stelsel.in_werking_vanaf)
    omgeving = SjabloonOmgeving(waarden.filters(), {"bepaald": waarden.bepaald}, {"lang": lambda: "x" * 1000})
    return voer_uit(omgeving, bron, "proef.md.j2", waarden.context())


@pytest.mark.parametrize(
    "bron",
    [
        "{{ ''.__class__ }}",
        "{{ samenlevingsjobs.__class__ }}",
        "{{ samenlevingsjobs._knoop }}",
        "{{ samenlevingsjobs.uren.max_per_maand._waarde }}",
        "{{ samenlevingsjobs.uren['max_per_maand'] }}",
        "{{ lang.__globals__ }}",
        "{{ ''.join(['a']) }}",
        "{{ 'a' * lang }}",
        "{{ 'a' ~ 'b' }}",
        "{{ 'a' + 'b' }}",
        "{{ 'a' % 'b' }}",
        "{% for x in 'aaa' %}{{ x }}{% endfor %}",
        "{% set a = 'a' %}",
        "{% set a %}a{% endset %}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'x' %}",
        "{% extends 'x' %}",
        "{% import 'x' as y %}",
        "{{ range }}",
        "{{ 'a' | upper }}",
        "{{ lang is callable }}",
        "{{ 1 }}",
        "{{ [1] }}",
        "{{ onbekend }}",
        "{% if onbekend %}{% endif %}",
        "{% if %}",
    ],
)
def test_wat_een_sjabloon_niet_mag(bron):
    with pytest.raises(TekstFout):
        _voer_uit(bron)


def test_de_uitvoer_en_het_sjabloon_zijn_begrensd():
    keren = MAX_UITVOER // 1000 + 1
    with pytest.raises(TekstFout, match="meer dan"):
        _voer_uit("{{ lang() }}" * keren)
    with pytest.raises(TekstFout, match="ten hoogste"):
        _voer_uit("x" * (MAX_TEKENS + 1))


def test_een_parameter_wordt_geschreven_met_een_formaat():
    assert _voer_uit("{{ samenlevingsjobs.vergoeding.per_uur | euro2 }}") == "4,50 euro"
    assert _voer_uit("{{ samenlevingsjobs.doelgroep.werkloosheidsduur_maanden | jaren }}") == "één jaar"
    assert _voer_uit("{{ wijk_werken.duur.max_maanden | maanden }}") == "twaalf maanden"
    assert _voer_uit("{{ wijk_werken.overgang.datum_contract | datum }}") == "30 september 2017"


SJABLONEN = sorted(voorstellen_map().glob("*/tekst/*.j2"))


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: f"{pad.parent.parent.name}-{pad.name}")
def test_geen_getal_in_een_sjabloon(pad: Path):
    """On the text itself, apart from the check of the engine; the name of a format may hold a digit."""
    bron = re.sub(r"\| euro2\b", "", pad.read_text(encoding="utf-8"))
    assert not re.search(r"\d", bron)
    assert not re.search(r"\b(twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|zestig)\b", bron)
    assert "€" not in bron
    assert "onverminderd" not in bron.lower()


def test_een_telwoord_in_een_sjabloon_wordt_ook_door_de_machine_geweigerd():
    omgeving = SjabloonOmgeving({}, {}, {})
    with pytest.raises(TekstFout, match=r"proef.md.j2:2: een getal hoort"):
        controleer(omgeving, "Een eerste regel.\nTen hoogste twaalf maanden.", "proef.md.j2")
    controleer(omgeving, "Er geldt één prijs; een uur is een uur.", "proef.md.j2")


def test_punten_worden_genummerd_en_krijgen_hun_leesteken():
    [lid, tweede] = ontleed(
        "Aan al de volgende voorwaarden:\n- een\n- twee\n  - letter\n  - nog een\n\nSlot.", "proef"
    )
    assert lid.regels == (
        "Aan al de volgende voorwaarden:",
        "1° een;",
        "2° twee",
        "a) letter;",
        "b) nog een.",
    )
    assert tweede.tekst == "Slot."


def test_een_opsomming_van_een_wordt_een_zin():
    [lid] = ontleed("Wie voldoet aan al de volgende voorwaarden:\n- hij werkt\n", "proef")
    assert lid.regels == ("Wie voldoet aan de volgende voorwaarde: hij werkt.",)


def test_een_opsomming_zonder_dubbele_punt_is_een_fout():
    with pytest.raises(TekstFout, match="dubbele punt"):
        ontleed("Zonder aankondiging\n- een\n- twee", "proef")
