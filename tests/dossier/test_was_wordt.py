"""Was/wordt and the consolidated text: accept-all is the text after, reject-all the text before."""

from __future__ import annotations

import pytest

from samenleving import law
from samenleving.documents import Document, Rij, Sectie, Stempel, Tabel, nakijken, platte_tekst, schrijf
from samenleving.documents.structuur import doorloop
from samenleving.documents.versies import was, wordt
from samenleving.dossier.changed_acts import gewijzigde_akten
from samenleving.dossier.consolidated import geconsolideerd
from samenleving.dossier.was_wordt import was_wordt
from samenleving.drafting.desk import Stukken, maak_stukken
from samenleving.drafting.document import platte_regels
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import Aktetekst, loop
from samenleving.systems import systeem

BESLUIT = "bvr-2017-09-29-wijk-werken"
STEMPEL = Stempel()
VERGOEDING = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"
TESTTEKST = """Besluit van de Vlaamse Regering betreffende wijk-werken (TESTTEKST, geen wet)
Hoofdstuk 2. Wijk-werker
Afdeling 5. Voordelen voor de wijk-werker
Art. 12. §1. TESTTEKST: per cheque ontvangt de wijk-werker een vergoeding van 4,10 euro.
§2. Een verzonnen paragraaf met punten:
1° een punt;
2° nog een punt.
Art. 13. TESTTEKST die niet wijzigt.
"""


def rijen(document: Document) -> list[Rij]:
    return [rij for blok in doorloop(document.blokken) if isinstance(blok, Tabel) for rij in blok.rijen]


def kolommen(document: Document) -> list[tuple[str, ...]]:
    return [tuple(platte_tekst(cel.runs) for cel in rij.cellen) for rij in rijen(document)]


def woorden(tekst: Aktetekst) -> str:
    """Every word of the text, with the numbers of paragraphs and points, without white space."""
    uit = []
    for adres, eenheid in loop(tekst):
        if eenheid.soort == "paragraaf":
            uit.append(f"§{eenheid.nummer}.")
        if eenheid.soort == "punt":
            uit.append(eenheid.nummer)
        if len(adres) == 1:
            uit.append(f"{'Artikel' if eenheid.nummer == '1' else 'Art.'} {eenheid.nummer or '[NUMMER]'}.")
            uit.append(eenheid.opschrift)
        uit.append(eenheid.tekst or ("" if eenheid.eenheden else "[NIET INGEZIEN]"))
    return "".join("".join(uit).split())


def gedrukt(document: Document) -> str:
    """What a version of the consolidated document prints of the act itself."""
    koppen = {platte_tekst(b.titel) for b in doorloop(document.blokken) if isinstance(b, Sectie)}
    regels = [regel for regel in platte_regels(document.blokken[2:]) if regel not in koppen]
    tekst = "".join("".join(regels).split())
    for plaatshouder, kort in (
        ("[TEVERIFIËREN:nummer]", "[NUMMER]"),
        ("[TEVERIFIËREN:detekstisnietingezien]", "[NIETINGEZIEN]"),
    ):
        tekst = tekst.replace(plaatshouder, kort)
    return tekst


@pytest.fixture(scope="module")
def vergoeding() -> Stukken:
    return maak_stukken(systeem(VERGOEDING))


@pytest.fixture(scope="module")
def officieel(tmp_path_factory: pytest.TempPathFactory) -> Stukken:
    map_ = tmp_path_factory.mktemp("wetteksten")
    (map_ / f"{BESLUIT}.txt").write_text(TESTTEKST, encoding="utf-8")
    teksten = lees_wetteksten(map_, lambda pad: law.waarde(law.stelsel(), pad, "2027-01-01"))
    return maak_stukken(systeem(VERGOEDING), wetteksten=teksten)


def test_the_row_says_what_was_the_order_and_what_becomes(vergoeding: Stukken) -> None:
    document = was_wordt(vergoeding, STEMPEL)

    assert nakijken(document) == ()
    [kop, rij] = kolommen(document)
    assert kop == ("Hoofdstuk 2, afdeling 5, artikel [TE VERIFIËREN: nummer]. Vergoeding",)
    assert rij[0] == "De wijk-werker ontvangt 4,10 euro per wijk-werkcheque."
    assert "“4,10 euro” vervangen door het bedrag “4,50 euro”" in rij[1]
    assert kolommen(was(document))[1][2] == rij[0]
    assert kolommen(wordt(document))[1][2] == "De wijk-werker ontvangt 4,50 euro per wijk-werkcheque."


def test_a_paraphrase_says_so_and_official_words_do_not(vergoeding: Stukken, officieel: Stukken) -> None:
    for maak in (lambda s: was_wordt(s, STEMPEL), lambda s: geconsolideerd(s, BESLUIT, STEMPEL)):
        assert "Parafrase, geen officiële tekst" in schrijf(maak(vergoeding), "md").decode()
        tekst = schrijf(maak(officieel), "md").decode()
        assert "Parafrase" not in tekst
        assert "aangeleverde bestand" in tekst


def test_official_text_needs_no_verification_and_keeps_its_numbers(officieel: Stukken) -> None:
    document = was_wordt(officieel, STEMPEL)

    assert kolommen(document)[0] == ("Artikel 12",)
    assert "In artikel 12, §1, van het besluit" in kolommen(document)[1][1]
    assert "TE VERIFIËREN" not in schrijf(document, "md").decode()
    assert [rij[0] for rij in kolommen(document)[1:]] == [
        "§1. TESTTEKST: per cheque ontvangt de wijk-werker een vergoeding van 4,10 euro.",
        "§2. Een verzonnen paragraaf met punten:",
        "\u20031° een punt;",
        "\u20032° nog een punt.",
    ]


@pytest.mark.parametrize("welke", ["vergoeding", "officieel"])
def test_the_consolidated_text_is_the_act_before_and_after(
    welke: str, request: pytest.FixtureRequest
) -> None:
    stukken: Stukken = request.getfixturevalue(welke)
    document = geconsolideerd(stukken, BESLUIT, STEMPEL)

    assert nakijken(document) == ()
    assert gewijzigde_akten(stukken) == (BESLUIT,)
    assert gedrukt(was(document)) == woorden(stukken.teksten_voor[BESLUIT])
    assert gedrukt(wordt(document)) == woorden(stukken.teksten_na[BESLUIT])
    assert woorden(stukken.teksten_voor[BESLUIT]) != woorden(stukken.teksten_na[BESLUIT])


def test_a_change_that_no_clause_carries_is_visible(officieel: Stukken) -> None:
    """The test text prints no staffing key: the change is told, and the text is left as it is."""
    naam = "huidig+wijk_werken.personeel.vte_per_schijf=0,3@2027-01-01"
    stukken = maak_stukken(systeem(naam), wetteksten=officieel.akteteksten_voor)

    assert stukken.operaties.get(BESLUIT, ()) == ()
    assert "[TE REDIGEREN: VTE per begonnen schijf" in kolommen(was_wordt(stukken, STEMPEL))[-1][1]
    tekst = schrijf(geconsolideerd(stukken, BESLUIT, STEMPEL), "md").decode()
    assert "Nog te schrijven" in tekst
    assert "VTE per begonnen schijf" in tekst


def test_a_draft_with_new_articles_has_nothing_beside_them() -> None:
    document = was_wordt(maak_stukken(systeem("serv_2025")), STEMPEL)
    nieuw = [rij for rij in kolommen(document) if len(rij) > 1]

    assert nakijken(document) == ()
    assert nieuw
    assert {rij[0] for rij in nieuw} == {"nieuw"}
    assert all(rij[2] for rij in nieuw)
    assert not any(rij[2] for rij in kolommen(was(document)) if len(rij) > 1)


def test_what_has_no_text_at_all_is_told_with_the_reason() -> None:
    naam = "huidig+leefloon.vrijstelling_per_uur=7@2027-01-01+wijk_werken.cheque.prijs_min=6,50@2027-01-01"
    federaal = schrijf(was_wordt(maak_stukken(systeem(naam)), STEMPEL), "md").decode()
    assert "Federaal: niet geschreven" in federaal
    assert "koninklijk besluit van 11 juli 2002" in federaal

    zonder_artikel = schrijf(was_wordt(maak_stukken(systeem("conceptnota_2023")), STEMPEL), "md").decode()
    assert "Zonder artikel om te wijzigen" in zonder_artikel
    assert "TE REDIGEREN" in zonder_artikel
