"""The words of the calculator: all there in each language, short, and none that a B1 reader stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from samenleving.explain.words import Woorden
from samenleving.law import INSTRUMENTEN, eenheden, stelsel, variabelen
from samenleving.messages import TAAL, TALEN, bericht
from samenleving.messages import catalogus as berichten
from samenleving.proposals.loader import voorstel_ids, voorstellen
from samenleving.systems import systeem
from samenleving.web.rekenhulp.resultaat import OPEN_STATUS
from samenleving.web.rekenhulp.teksten import Teksten, catalogus, in_taal, taal_van
from samenleving.web.rekenhulp.vragen import vragenlijst

MAX_WOORDEN = 20
VERBODEN = {
    "nl": (
        "derhalve desgevallend teneinde middels dienaangaande onverminderd conform krachtens nopens "
        "aangaande ingevolge betrokkene betreffende gelieve inzake alsmede tevens reeds thans indien "
        "echter hieromtrent dient mits zulks competentie instrument toeleiding toegeleid doorstroom "
        "tijdsbesteding indicering parameter variabele systeem "
    ).split(),
    "fr": (
        "afférent afférente susmentionné susdit susvisé ledit ladite lesdits nonobstant moyennant "
        "conformément "
        "préalablement ultérieurement subséquent subséquemment attendu considérant notamment stipule "
        "diligenter octroi octroyer percevoir susceptible ayant-droit allocataire bénéficiaire assujetti "
        "susnommé soussigné veuillez lequel laquelle lesquels auquel duquel dispositif instrument modalité "
        "modalités système paramètre variable compétence "
    ).split(),
    "en": (
        "pursuant hereby thereof therein hereinafter aforementioned aforesaid notwithstanding whereas hence "
        "herein heretofore commence terminate utilise shall deemed forthwith prior subsequent subsequently "
        "thereafter furthermore moreover nevertheless regarding concerning commencing duly entitlement "
        "claimant applicant instrument parameter variable system competence whilst "
    ).split(),
}
"""Words of offices: for each there is a plain one."""

PLAATS = re.compile(r"\{(\w[\w.]*)\}")
VERKLARING = ".woorden."
"""Explained words are themselves words of the language."""


def alle_teksten(knoop: Any, pad: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(knoop, dict):
        for sleutel, inhoud in knoop.items():
            yield from alle_teksten(inhoud, f"{pad}.{sleutel}".strip("."))
    elif isinstance(knoop, list):
        for plaats, inhoud in enumerate(knoop):
            yield from alle_teksten(inhoud, f"{pad}.{plaats}")
    else:
        yield pad, str(knoop)


T = {taal: Teksten("2026-11", taal) for taal in TALEN}
TEKSTEN = [
    (taal, pad, tekst)
    for taal in TALEN
    for kop in catalogus(taal)
    for pad, tekst in alle_teksten(T[taal].onder(kop), kop)
]
elke_taal = pytest.mark.parametrize("taal", TALEN)
vertaling = pytest.mark.parametrize("taal", [taal for taal in TALEN if taal != TAAL])


def zinnen(tekst: str) -> list[str]:
    return re.split(r"(?<=[.?!:])\s+", tekst)


@pytest.mark.parametrize(("taal", "pad", "tekst"), TEKSTEN, ids=[f"{t}:{pad}" for t, pad, _ in TEKSTEN])
def test_short_and_plain(taal: str, pad: str, tekst: str) -> None:
    for zin in zinnen(tekst):
        assert len(re.findall(r"[\w’'-]+", zin)) <= MAX_WOORDEN, zin
    assert not set(re.findall(r"[\w-]+", tekst.lower())) & set(VERBODEN[taal])


def vorm(taal: str) -> dict[str, list[str]]:
    """Every place of a catalogue with what is filled in there; explained words only by their number."""
    gevonden: dict[str, list[str]] = {}
    for kop, inhoud in catalogus(taal).items():
        for pad, tekst in alle_teksten(inhoud, kop):
            voor, gescheiden, _ = pad.partition(VERKLARING)
            id_ = f"{voor}{gescheiden}{sum(i.startswith(voor + gescheiden) for i in gevonden)}"
            gevonden[id_ if gescheiden else pad] = sorted(PLAATS.findall(tekst))
    return gevonden


@vertaling
def test_every_language_has_the_same_places_and_fills_in_the_same(taal: str) -> None:
    assert vorm(taal) == vorm(TAAL)


@vertaling
def test_no_sentence_was_left_in_dutch(taal: str) -> None:
    """A text of some words that reads the same in both languages was copied and never translated."""
    nederlands = {pad: tekst for t, pad, tekst in TEKSTEN if t == TAAL}
    zelfde = [
        pad
        for t, pad, tekst in TEKSTEN
        if t == taal
        and tekst == nederlands.get(pad)
        and len(re.findall(r"[^\W\d_]{3,}", PLAATS.sub("", tekst))) > 2
    ]
    assert not zelfde


def test_french_keeps_its_signs_with_the_word_before_them() -> None:
    for taal, pad, tekst in TEKSTEN:
        if taal == "fr":
            assert not re.search(r"[ \w][?!;»]|«[ \w]| :", tekst), pad
    assert T["fr"]("vragen.gewest.titel").endswith("Flandre\u00a0?")


def test_every_parameter_in_a_text_exists() -> None:
    assert not [pad for _, pad, tekst in TEKSTEN if re.search(r"\{\w+\.", tekst)]


@elke_taal
def test_every_question_has_its_words(taal: str) -> None:
    t = T[taal]
    for vraag in vragenlijst().vragen:
        woorden = t.onder(f"vragen.{vraag.id}")
        assert woorden["titel"].endswith("?")
        assert woorden["kort"]
        assert list(woorden.get("opties", {})) == list(vraag.opties)
        assert t.heeft(f"onderwerpen.{vraag.onderwerp}")
        assert ("eenheid" in woorden) == (vraag.soort == "getal")
    assert set(catalogus(taal)["vragen"]) == {vraag.id for vraag in vragenlijst().vragen}


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


def getoonde_rechten() -> set[str]:
    rechten = {r for route in vragenlijst().routes.values() for r in (*route.rechten, route.voorstelrecht)}
    rechten |= {route.start for route in vragenlijst().routes.values()}
    return rechten - {""}


@elke_taal
def test_conditions_of_every_right_have_plain_words(taal: str) -> None:
    rechten = getoonde_rechten()
    for naam in ("huidig", *voorstel_ids()):
        alle = systeem(naam).stelsel.variables
        for recht in rechten:
            for voorwaarde in type(alle[recht]).__bepaling__.voorwaarden:
                if voorwaarde not in rechten:
                    assert T[taal].heeft(f"voorwaarden.{voorwaarde}"), voorwaarde


@elke_taal
def test_every_right_has_a_sentence_for_every_state(taal: str) -> None:
    toestanden = catalogus(TAAL)["zinnen"]["wijk_werken_recht"]
    for recht in getoonde_rechten() - {route.start for route in vragenlijst().routes.values()}:
        for toestand in toestanden:
            assert T[taal](f"zinnen.{recht}.{toestand}", wie="VDAB").endswith((".", "?"))
        assert recht.startswith("samenlevingsjobs") or T[taal].heeft(f"koppen.{recht}"), recht


@elke_taal
def test_amounts_and_steps_have_words_and_exist(taal: str) -> None:
    lijst = vragenlijst()
    ids = {vraag.id for vraag in lijst.vragen}
    for bedrag, nodig in lijst.bedragen.items():
        assert bedrag in stelsel().variables
        assert T[taal].heeft(f"bedragen.{bedrag}")
        assert set(nodig) <= ids
    for stap in lijst.stappen:
        assert T[taal].heeft(f"stappen.{stap.id}")
        for regel in stap.als:
            assert regel.get("vraag", "gewest") in ids
            assert regel.get("voorwaarde", "aantal_inwoners") in stelsel().variables
            assert regel.get("recht", "aantal_inwoners") in stelsel().variables


@elke_taal
def test_every_open_proposal_is_told_in_plain_words(taal: str) -> None:
    for voorstel in voorstellen():
        if voorstel.status not in OPEN_STATUS:
            continue
        assert T[taal].heeft(f"voorstellen.{voorstel.id}.titel")
        assert T[taal].heeft(f"voorstellen.{voorstel.id}.kort")
        dit = systeem(voorstel.id)
        open_ = {(keuze.voorstel_id, keuze.naam) for keuze in dit.open_keuzes}
        open_ |= {(vraag.voorstel_id, vraag.id) for vraag in dit.open_vragen}
        for wie, naam in open_:
            assert T[taal].heeft(f"open_vragen.{wie}.{naam}"), (wie, naam)


def test_a_question_only_looks_back() -> None:
    gezien: set[str] = set()
    for vraag in vragenlijst().vragen:
        assert {regel["vraag"] for regel in vraag.toon_als if "vraag" in regel} <= gezien
        gezien.add(vraag.id)


# --- the messages of explanations, and names for what the law names in Dutch


@vertaling
def test_explanations_have_the_same_messages(taal: str) -> None:
    nederlands = {id_: sorted(PLAATS.findall(tekst)) for id_, tekst in berichten(TAAL).items()}
    assert {id_: sorted(PLAATS.findall(tekst)) for id_, tekst in berichten(taal).items()} == nederlands


@vertaling
def test_units_bodies_and_open_choices_of_the_law_have_a_name(taal: str) -> None:
    wet = berichten(f"wet.{taal}")
    assert {id_.split(".")[1] for id_ in wet if id_.startswith("eenheden.")} == {
        naam for naam, soort in eenheden().items() if not soort.procent
    } | {"deel"}
    bepalingen = [info.bepaling for info in variabelen(stelsel()).values()]
    assert {f"instanties.{b.beslist}" for b in bepalingen if b.beslist} <= set(wet)
    assert {f"parameters.{b.bepaald_door}" for b in bepalingen if b.bepaald_door} <= set(wet)


def _kan_ontbreken(naam: str) -> bool:
    """A number that nobody gave is named as the reason why an amount is not known."""
    return bool(stelsel().variables[naam].value_type is float)


@vertaling
def test_what_an_outcome_names_has_a_name(taal: str) -> None:
    """Rights, conditions and amounts of the schemes, and of what the questions ask about."""
    gevraagd = {
        naam
        for vraag in vragenlijst().vragen
        for zetting in (*vraag.opties.values(), {vraag.zet: None} if vraag.zet else {})
        for naam in zetting
    }
    alle = variabelen(stelsel())
    kringen = {*INSTRUMENTEN, "", *(alle[naam].bepaling.instrument for naam in gevraagd)}
    getoond = {
        naam
        for naam, info in alle.items()
        if info.bepaling.instrument in kringen
        and (info.bepaling.soort != "invoer" or naam in gevraagd or _kan_ontbreken(naam))
    }
    wet = berichten(f"wet.{taal}")
    assert not {naam for naam in getoond if f"variabelen.{naam}" not in wet}
    assert not {id_ for id_ in wet if id_.startswith("variabelen.") and id_.split(".")[1] not in alle}


def test_a_name_nobody_translated_stays_what_the_law_calls_it() -> None:
    assert Woorden("fr").wie("de burgemeester") == "de burgemeester"
    assert Woorden("fr").wie("het OCMW") == "le CPAS"
    assert Woorden().wie("het OCMW") == "het OCMW"


# --- the language of an address


@pytest.mark.parametrize(
    ("adres", "taal"),
    [("/", "nl"), ("/fr/", "fr"), ("/fr", "fr"), ("/en/rekenhulp", "en"), ("/frans", "nl"), ("/nl/x", "nl")],
)
def test_the_address_tells_the_language(adres: str, taal: str) -> None:
    assert taal_van(adres) == taal


def test_an_address_in_another_language() -> None:
    assert in_taal("/formulier", "fr") == "/fr/formulier"
    assert in_taal("/fr/formulier", "en") == "/en/formulier"
    assert in_taal("/fr/formulier", "nl") == "/formulier"
    assert in_taal("/en", "nl") == "/"
    assert in_taal("/", "en") == "/en/"


def test_each_language_writes_numbers_and_days_its_own_way() -> None:
    assert [T[taal].euro(1.5) for taal in TALEN] == ["1,50\u00a0euro", "1,50\u00a0euro", "1.50\u00a0euros"]
    assert [T[taal].toon(2, "uur_per_maand") for taal in TALEN] == [
        "2\u00a0uur per maand",
        "2\u00a0heures par mois",
        "2\u00a0hours per month",
    ]
    assert [T[taal].toon(0.5, "deel") for taal in TALEN] == ["50%", "50\u00a0%", "50%"]
    assert [T[taal].datum("2027-01-01") for taal in TALEN] == [
        "1 januari 2027",
        "1er janvier 2027",
        "1 January 2027",
    ]
    assert [T[taal].opsomming(["a", "b", "c"]) for taal in TALEN] == ["a, b en c", "a, b et c", "a, b and c"]
    assert [bericht("antwoord.ja", taal) for taal in TALEN] == ["ja", "oui", "yes"]
