"""The words of the calculator: all there, short, and none that a reader at level B1 stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from samenleving.law import stelsel
from samenleving.proposals.loader import voorstel_ids
from samenleving.systems import systeem
from samenleving.web.rekenhulp.teksten import Teksten, catalogus
from samenleving.web.rekenhulp.vragen import vragenlijst

MAX_WOORDEN = 20
VERBODEN = (
    "derhalve desgevallend teneinde middels dienaangaande onverminderd conform krachtens nopens "
    "aangaande ingevolge betrokkene betreffende gelieve inzake alsmede tevens reeds thans indien "
    "echter hieromtrent dient mits zulks competentie instrument toeleiding toegeleid doorstroom "
    "tijdsbesteding indicering parameter variabele systeem "
).split()


def alle_teksten(knoop: Any, pad: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(knoop, dict):
        for sleutel, inhoud in knoop.items():
            yield from alle_teksten(inhoud, f"{pad}.{sleutel}".strip("."))
    elif isinstance(knoop, list):
        for plaats, inhoud in enumerate(knoop):
            yield from alle_teksten(inhoud, f"{pad}.{plaats}")
    else:
        yield pad, str(knoop)


T = Teksten("2026-11")
TEKSTEN = [(pad, tekst) for kop in catalogus() for pad, tekst in alle_teksten(T.onder(kop), kop)]


@pytest.mark.parametrize(("pad", "tekst"), TEKSTEN, ids=[pad for pad, _ in TEKSTEN])
def test_short_and_plain(pad: str, tekst: str) -> None:
    for zin in re.split(r"(?<=[.?!:])\s+", tekst):
        assert len(zin.split()) <= MAX_WOORDEN, zin
    woorden = set(re.findall(r"\w+", tekst.lower()))
    assert not woorden & set(VERBODEN)


def test_every_parameter_in_a_text_exists() -> None:
    assert not [pad for pad, tekst in TEKSTEN if re.search(r"\{\w+\.", tekst)]


def test_every_question_has_its_words() -> None:
    for vraag in vragenlijst().vragen:
        woorden = T.onder(f"vragen.{vraag.id}")
        assert woorden["titel"].endswith("?")
        assert woorden["kort"]
        assert set(woorden.get("opties", {})) == set(vraag.opties)
        assert T.heeft(f"onderwerpen.{vraag.onderwerp}")
        assert ("eenheid" in woorden) == (vraag.soort == "getal")
    assert set(catalogus()["vragen"]) == {vraag.id for vraag in vragenlijst().vragen}


def test_every_answer_fills_in_an_input_that_exists() -> None:
    for vraag in vragenlijst().vragen:
        zettingen = [*vraag.opties.values(), vraag.weet_niet, {vraag.zet: None} if vraag.zet else {}]
        for naam, waarde in ((n, w) for zetting in zettingen for n, w in zetting.items()):
            variabele = stelsel().variables[naam]
            assert variabele.entity.key == vragenlijst().routes[vraag.route].entiteit
            assert type(variabele).__bepaling__.soort == "invoer"
            if isinstance(waarde, str):
                assert waarde in variabele.possible_values.__members__
            assert (variabele.value_type is date) == (vraag.soort == "datum")


def test_conditions_of_every_right_have_plain_words() -> None:
    rechten = {r for route in vragenlijst().routes.values() for r in (*route.rechten, route.voorstelrecht)}
    rechten |= {route.start for route in vragenlijst().routes.values() if route.start}
    for naam in ("huidig", *voorstel_ids()):
        variabelen = systeem(naam).stelsel.variables
        for recht in rechten:
            for voorwaarde in type(variabelen[recht]).__bepaling__.voorwaarden:
                if voorwaarde not in rechten:
                    assert T.heeft(f"voorwaarden.{voorwaarde}"), voorwaarde


def test_amounts_and_steps_have_words_and_exist() -> None:
    lijst = vragenlijst()
    ids = {vraag.id for vraag in lijst.vragen}
    for bedrag, nodig in lijst.bedragen.items():
        assert bedrag in stelsel().variables
        assert T.heeft(f"bedragen.{bedrag}")
        assert set(nodig) <= ids
    for stap in lijst.stappen:
        assert T.heeft(f"stappen.{stap.id}")
        for regel in stap.als:
            assert regel.get("vraag", "gewest") in ids
            assert regel.get("voorwaarde", "aantal_inwoners") in stelsel().variables
            assert regel.get("recht", "aantal_inwoners") in stelsel().variables


def test_a_question_only_looks_back() -> None:
    gezien: set[str] = set()
    for vraag in vragenlijst().vragen:
        assert {regel["vraag"] for regel in vraag.toon_als if "vraag" in regel} <= gezien
        gezien.add(vraag.id)
