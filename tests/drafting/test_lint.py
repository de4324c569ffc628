"""The lint finds each fault where it stands, keeps silent on sound text, and explains itself in Dutch."""

# ruff: noqa: E501 (a clause is one line)

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from samenleving.commands.lint import lint
from samenleving.documents import Stempel, schrijf
from samenleving.drafting import heeft_tekst, maak, ontwerp_document
from samenleving.drafting.desk import maak_stukken
from samenleving.drafting.lint import REGELS, Bevinding, kijk_na, kijk_na_bestand
from samenleving.drafting.reading.lines import Regel
from samenleving.drafting.reading.markup import lees_markdown
from samenleving.drafting.reading.paper import Papier
from samenleving.errors import InvoerFout
from samenleving.proposals.loader import voorstel_ids
from samenleving.systems import systeem

BVR = "het besluit van de Vlaamse Regering van 29 september 2017 betreffende wijk-werken"
UITVOERING = "De Vlaamse minister, bevoegd voor werk, is belast met de uitvoering van dit besluit."
BEVOEGDHEID = "Dit decreet regelt een gewestaangelegenheid."


def besluit(*artikelen: str, aanhef: Sequence[str] = ()) -> Papier:
    """A decision of these articles, each line of an article a paragraph, with its last article."""
    return _papier(
        "Ontwerp van besluit van de Vlaamse Regering over wijk-werken", (*artikelen, UITVOERING), aanhef
    )


def decreet(*artikelen: str) -> Papier:
    return _papier("Voorontwerp van decreet over wijk-werken", (BEVOEGDHEID, *artikelen), ())


def _papier(opschrift: str, artikelen: Sequence[str], aanhef: Sequence[str]) -> Papier:
    regels = [opschrift, *aanhef]
    for nummer, artikel in enumerate(artikelen, 1):
        label = "Artikel 1." if nummer == 1 else f"Art. {nummer}."
        regels += f"{label} {artikel}".split("\n")
    return Papier(tuple(Regel(nummer, regel) for nummer, regel in enumerate(regels, 1)))


def regels(papier: Papier) -> list[str]:
    return [bevinding.regel.id for bevinding in kijk_na(papier)]


def een(papier: Papier, regel: str) -> Bevinding:
    (gevonden,) = [bevinding for bevinding in kijk_na(papier) if bevinding.regel.id == regel]
    return gevonden


WIJZIGING = f"In artikel 22, eerste lid, van {BVR}, gewijzigd bij het besluit van de Vlaamse Regering van 17 mei 2019, wordt het getal “60” vervangen door het getal “80”."
DEZELFDE = "In artikel 31 van hetzelfde besluit, vervangen bij het besluit van de Vlaamse Regering van 17 mei 2019, wordt het getal “4” vervangen door het getal “5”."

FOUTEN: dict[str, Papier] = {
    "onverminderd": besluit("Onverminderd artikel 2 presteert de wijk-werker 60 uren."),
    "bovenvermeld": besluit("De wijk-werker bezorgt de bovenvermelde gegevens."),
    "met-toepassing-van": besluit("De minister beslist in toepassing van het decreet."),
    "treedt-in-werking": besluit("Dit besluit gaat in op 1 januari 2027."),
    "gelet-op": besluit("De minister beslist.", aanhef=["Gelet op het decreet van 7 juli 2017;"]),
    "opheffen": besluit(f"Artikel 22 van {BVR} vervalt."),
    "wat-volgt": besluit(f"Artikel 22 van {BVR} wordt vervangen als volgt: “Art. 22. De wijk-werker presteert.”."),
    "paragraafteken": besluit("De minister beslist met toepassing van artikel 3, § 1, van het decreet van 7 juli 2017."),
    "procentteken": besluit("De organisator ontvangt 20 % van de prijs."),
    "euro": besluit("De vergoeding bedraagt € 4,10 per uur."),
    "duizendtal": besluit("De premie bedraagt 12500 euro."),
    "datum": besluit("De minister beslist voor 1/1/2027."),
    "rangtelwoord": besluit("De minister beslist, vermeld in het 2de lid.\nDe organisator voert uit."),
    "aanhalingstekens": besluit('Het model heet "model A".'),
    "aanhaling-open": besluit("Het model heet “model A."),
    "hoofdletters": besluit("De minister beslist ONMIDDELLIJK over de aanvraag."),
    "functienaam": besluit("Het besluit van de Vlaamse Minister geldt."),
    "kleine-letter": besluit("De minister beslist, vermeld in Artikel 1."),
    "artikelnummers": Papier((Regel(1, "Artikel 1. Een regel."), Regel(2, "Art. 3. Nog een regel."))),
    "artikellabel": Papier((Regel(1, "Art. 1. Een regel."), Regel(2, "Art. 2. Nog een regel."))),
    "bevoegdheid": _papier("Voorontwerp van decreet over wijk-werken", ("Dit decreet geldt.",), ()),
    "volgorde": besluit(WIJZIGING, "In dit besluit wordt verstaan onder decreet: het decreet van 7 juli 2017.\nHet decreet geldt."),
    "inwerkingtreding-overbodig": besluit("Dit besluit treedt in werking op de tiende dag na de bekendmaking ervan in het Belgisch Staatsblad."),
    "inwerkingtreding-dubbel": besluit("Dit besluit treedt in werking op 1 januari 2027.", "Artikel 1 treedt in werking op 1 juli 2027."),
    "inwerkingtreding-ontbreekt": besluit("De vergoeding bedraagt 5 euro vanaf 1 januari 2027."),
    "uitvoering-ontbreekt": _papier("Ontwerp van besluit van de Vlaamse Regering", ("Dit besluit geldt.",), ()),
    "uitvoering-in-decreet": decreet("De Vlaamse minister, bevoegd voor werk, is belast met de uitvoering van dit besluit.", "Dit decreet geldt. Dit decreet bindt."),
    "impliciete-wijziging": besluit(f"Het aantal uren, vermeld in artikel 22 van {BVR}, wordt verhoogd tot 80."),
    "vermomde-uitzondering": besluit(f"In afwijking van artikel 22 van {BVR} presteert de wijk-werker 80 uren."),
    "heel-lid": besluit(f"In artikel 22 van {BVR}, gewijzigd bij het besluit van de Vlaamse Regering van 17 mei 2019, worden de volgende wijzigingen aangebracht:\n" + "\n".join(f"{n}° in het eerste lid wordt het getal “{n}” vervangen door het getal “{n + 10}”;" for n in range(1, 6))),
    "historiek": besluit(f"In artikel 40 van {BVR} wordt het getal “1” vervangen door het getal “2”."),
    "historiek-nakijken": besluit(f"In artikel 999 van {BVR} wordt het getal “60” vervangen door het getal “80”."),
    "hetzelfde": besluit(WIJZIGING, WIJZIGING.replace("artikel 22", "artikel 23")),
    "hetzelfde-zonder-akte": besluit(DEZELFDE),
    "wijzigingsvolgorde": besluit(WIJZIGING, DEZELFDE, DEZELFDE.replace("artikel 31", "artikel 24")),
    "een-wijzigingsartikel": besluit(WIJZIGING, DEZELFDE.replace("artikel 31", "artikel 22")),
    "definitie-ongebruikt": besluit("In dit besluit wordt verstaan onder:\n1° decreet: het decreet van 7 juli 2017;\n2° gebruiker: wie een taak geeft.", "Het decreet geldt."),
    "definitie-dubbel": besluit("In dit besluit wordt verstaan onder:\n1° gebruiker: wie een taak geeft;\n2° gebruiker: wie betaalt.", "De gebruiker betaalt."),
    "afkorting-zonder-definitie": besluit("In dit besluit wordt verstaan onder gebruiker: wie een taak geeft.", "De gebruiker meldt dat aan de RVA."),
    "verwijzing": besluit("De minister beslist, vermeld in artikel 12."),
}  # fmt: skip


@pytest.mark.parametrize("regel", sorted(FOUTEN))
def test_each_rule_finds_its_fault(regel: str) -> None:
    gevonden = [bevinding for bevinding in kijk_na(FOUTEN[regel]) if bevinding.regel.id == regel]
    assert gevonden, regels(FOUTEN[regel])
    for bevinding in gevonden:
        assert bevinding.plaats == "de aanhef" or bevinding.plaats.startswith("artikel ")
        assert bevinding.lijn > 0
        assert bevinding.tekst and bevinding.oplossing  # noqa: PT018


def test_every_rule_has_an_example() -> None:
    assert set(REGELS) == set(FOUTEN)


GOED = (
    besluit(
        "In dit besluit wordt verstaan onder:\n1° decreet: het decreet van 7 juli 2017;\n2° VDAB: de dienst.",
        "§1. De wijk-werker, vermeld in artikel 9 van het decreet, presteert 60 uren.\nVDAB betaalt 12.500 euro.\n§2. De minister bepaalt 20% van de prijs, vermeld in paragraaf 1.",
        "De termijn, vermeld in artikel 2, §1, tweede lid, bedraagt 12 maanden.",
        "Dit besluit treedt in werking op 1 januari 2027.",
    ),
    besluit(WIJZIGING, DEZELFDE),
    decreet("Dit decreet wordt aangehaald als: Wijk-werkendecreet.", "In dit decreet wordt verstaan onder gebruiker: wie een taak geeft.", "De gebruiker betaalt. Dit decreet bindt hem."),
)  # fmt: skip


@pytest.mark.parametrize("papier", GOED, ids=["nieuw", "wijzigend", "decreet"])
def test_sound_text_gives_nothing(papier: Papier) -> None:
    assert [(bevinding.regel.id, bevinding.tekst) for bevinding in kijk_na(papier)] == []


def test_what_is_replaced_may_be_wrong_and_what_replaces_it_may_not() -> None:
    oud = WIJZIGING.replace("het getal “60”", "de woorden “onverminderd § 2”").replace(
        "het getal “80”", "de woorden “20 %”"
    )
    gevonden = regels(besluit(oud))
    assert "onverminderd" not in gevonden
    assert "paragraafteken" not in gevonden
    assert "procentteken" in gevonden


def test_a_place_is_article_paragraph_lid_and_point() -> None:
    papier = besluit(
        "§1. Een regel.\nOnverminderd dat, geldt:\n1° dit;\n2° onverminderd dat.\n§2. Nog een regel."
    )
    assert [b.plaats for b in kijk_na(papier) if b.regel.id == "onverminderd"] == [
        "artikel 1, §1, tweede lid",
        "artikel 1, §1, tweede lid, 2°",
    ]


def test_a_reference_inside_the_act_goes_down_to_the_point() -> None:
    goed = "Vermeld zijn:\n1° de naam;\n2° het adres."
    assert "verwijzing" not in regels(besluit(goed, "De gegevens, vermeld in artikel 1, 2°, worden bewaard."))
    fout = een(besluit(goed, "De gegevens, vermeld in artikel 1, 3°, worden bewaard."), "verwijzing")
    assert fout.tekst == "artikel 1, 3° bestaat niet in dit besluit"
    assert "verwijzing" not in regels(
        besluit("De raad, vermeld in artikel 6, §1, IX, 5°, van de bijzondere wet, beslist.")
    )


def test_a_decision_refers_into_the_decree_before_it() -> None:
    eerst = decreet("De Vlaamse Regering bepaalt de prijs. Dit decreet geldt.")
    tekst = [regel.tekst for regel in eerst.regels]
    for artikel, fout in (("2", False), ("7", True)):
        tweede = besluit(f"Ter uitvoering van artikel {artikel} van het decreet bedraagt de prijs 8 euro.")
        samen = [*tekst, *(regel.tekst for regel in tweede.regels)]
        papier = Papier(tuple(Regel(nummer, regel) for nummer, regel in enumerate(samen, 1)))
        assert ("verwijzing" in regels(papier)) == fout


def test_a_history_that_we_know_may_not_be_left_out() -> None:
    met = f"In artikel 40 van {BVR}, gewijzigd bij het besluit van de Vlaamse Regering van 17 mei 2019, wordt het getal “1” vervangen door het getal “2”."
    assert een(FOUTEN["historiek"], "historiek").plaats == "artikel 1"
    assert not {"historiek", "historiek-nakijken"} & set(regels(besluit(met)))


def test_amendments_of_a_draft_are_no_act_of_their_own() -> None:
    opschrift = "Amendementen op het voorontwerp van decreet betreffende wijk-werken"
    eerste = "Aan artikel 4 van het voorontwerp van decreet betreffende wijk-werken wordt een lid toegevoegd, dat luidt als volgt:\n“Dit decreet geldt.”."
    tweede = "Artikel 5 van hetzelfde voorontwerp wordt vervangen door wat volgt:\n“Art. 5. De wijk-werker werkt.”."
    vroeger = tweede.replace("Artikel 5", "Artikel 3")
    open_ = "[TE REDIGEREN: wat nog niet geschreven is, omdat artikel 99 het niet zegt]."
    assert regels(_papier(opschrift, (eerste, tweede, open_), ())) == []
    assert regels(_papier(opschrift, (eerste, vroeger, open_), ())) == ["wijzigingsvolgorde"]


def test_the_same_act_may_have_been_named_where_an_article_is_inserted() -> None:
    invoeging = (
        f"In {BVR} wordt een artikel 22/1 ingevoegd, dat luidt als volgt:\n“Art. 22/1. De minister beslist.”."
    )
    assert regels(besluit(invoeging, DEZELFDE)) == []


def test_numbers_of_the_circular_only_where_they_were_seen() -> None:
    assert {regel.aanwijzing for regel in REGELS.values()} == {"", "5-7", "164-168"}
    assert REGELS["datum"].naam == "onze regel datum"
    assert REGELS["onverminderd"].naam == "aanwijzing 5-7, onverminderd"


UITGELEGD: dict[tuple[str, str], str] = {}
"""Findings in drafts of ours that stand for a reason: (proposal, rule) → the reason."""


EIGEN = (
    *(naam for naam in voorstel_ids() if heeft_tekst(systeem(naam))),
    "huidig+wijk_werken.vergoeding.per_uur=4.50@2027-01-01",
)


@pytest.mark.parametrize("naam", EIGEN)
def test_our_own_drafts_are_clean(naam: str, tmp_path: Path) -> None:
    bestand = tmp_path / "ontwerp.md"
    bestand.write_bytes(schrijf(ontwerp_document(maak(systeem(naam)), Stempel()), "md"))
    assert lees_markdown(bestand).regels
    over = [b for b in kijk_na_bestand(bestand) if (naam, b.regel.id) not in UITGELEGD]
    assert [(b.regel.id, b.plaats, b.tekst) for b in over] == []


@pytest.mark.parametrize(("naam", "basis"), [("vvsg_2026", "regering_2025"), ("regering_2025", "serv_2025")])
def test_our_own_amendments_of_a_draft_are_clean(naam: str, basis: str, tmp_path: Path) -> None:
    stukken = maak_stukken(systeem(naam), basis=systeem(basis))
    assert stukken.wijziging is not None
    bestand = tmp_path / "ontwerp.md"
    bestand.write_bytes(schrijf(ontwerp_document(stukken.wijziging, Stempel()), "md"))
    assert [(b.regel.id, b.plaats, b.tekst) for b in kijk_na_bestand(bestand)] == []


def test_the_command_says_what_and_where_and_gives_code_1(tmp_path: Path) -> None:
    bestand = tmp_path / "besluit.md"
    bestand.write_text(
        "Artikel 1. Onverminderd artikel 9 geldt dit besluit.\n\nArt. 2. De premie bedraagt € 5.\n"
    )
    uit = CliRunner().invoke(lint, [str(bestand)], standalone_mode=False)
    assert uit.return_value == 1
    assert "Fout in artikel 1, regel 1: “onverminderd”" in uit.output
    assert "(aanwijzing 5-7, onverminderd)" in uit.output
    zonder = ["--zonder", "onverminderd", "--zonder", "verwijzing", "--zonder", "euro"]
    assert CliRunner().invoke(lint, [str(bestand), *zonder], standalone_mode=False).return_value == 0
    assert (
        '"aanwijzing": "5-7"'
        in CliRunner().invoke(lint, [str(bestand), "--json"], standalone_mode=False).output
    )


def test_a_file_without_articles_is_refused(tmp_path: Path) -> None:
    bestand = tmp_path / "brief.md"
    bestand.write_text("Een brief.\n")
    with pytest.raises(InvoerFout, match="geen enkel artikel"):
        kijk_na_bestand(bestand)
    with pytest.raises(InvoerFout, match="worden niet gelezen"):
        kijk_na_bestand(tmp_path / "ontwerp.odt")
