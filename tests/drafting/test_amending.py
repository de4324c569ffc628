"""Amending clauses: the words, the level, the legal basis, and what is refused or left to a drafter."""

import pytest

from samenleving.documents import Stempel
from samenleving.drafting import maak_wijziging, ontwerp_document, samenvatting
from samenleving.errors import InvoerFout
from samenleving.systems import systeem


def test_vergoeding_naar_4_50_is_een_besluit_met_de_plaats_voor_zover_bekend():
    [akte] = maak_wijziging(systeem("huidig+wijk_werken.vergoeding.per_uur=4.50@2027-01-01")).aktes
    assert akte.niveau == "bvr"
    assert akte.opschrift == (
        "Ontwerp van besluit van de Vlaamse Regering tot wijziging van het besluit van de Vlaamse Regering "
        "van "
        "29 september 2017 betreffende wijk-werken"
    )
    assert akte.rechtsgronden == ("het Wijk-werkendecreet van 7 juli 2017, artikel 34, tweede lid",)
    assert akte.tekst.splitlines() == [
        "Artikel 1. In hoofdstuk 2, afdeling 5, artikel [TE VERIFIËREN: nummer en lid], van het besluit "
        "van de Vlaamse "
        "Regering van 29 september 2017 betreffende wijk-werken wordt het bedrag “4,10 euro” vervangen "
        "door het bedrag "
        "“4,50 euro”.",
        "Art. 2. Dit besluit treedt in werking op 1 januari 2027.",
        "Art. 3. De Vlaamse minister, bevoegd voor werk, is belast met de uitvoering van dit besluit.",
    ]


def test_maximale_duur_staat_in_het_decreet(wijzig):
    [akte] = wijzig({"wijk_werken.duur.max_maanden": 18}).aktes
    assert akte.niveau == "decreet"
    assert (
        akte.opschrift
        == "Voorontwerp van decreet tot wijziging van artikel 9 van het Wijk-werkendecreet van 7 juli 2017"
    )
    assert (
        akte.tekst.splitlines()[0]
        == "Artikel 1. Dit decreet regelt een gemeenschaps- en gewestaangelegenheid."
    )
    assert akte.tekst.splitlines()[1] == (
        "Art. 2. In artikel 9, eerste lid, van het Wijk-werkendecreet van 7 juli 2017 wordt het woord "
        "“twaalf” vervangen "
        "door het woord “achttien”."
    )
    assert "belast met de uitvoering" not in akte.tekst


def test_meer_waarden_in_een_artikel_worden_punten(wijzig):
    [akte] = wijzig({"wijk_werken.uren.max_per_maand": 50, "wijk_werken.uren.max_per_jaar": 500}).aktes
    assert akte.artikelen[0].tekst.endswith("worden de volgende wijzigingen aangebracht:")
    assert akte.artikelen[0].punten == (
        "het getal “60” wordt vervangen door het getal “50”;",
        "het getal “630” wordt vervangen door het getal “500”.",
    )


def test_later_genoemd_is_hetzelfde_besluit_en_de_historiek_staat_erbij(wijzig):
    [akte] = wijzig(
        {"wijk_werken.vergoeding.per_uur": 5, "wijk_werken.cheque.afhouding_verplaatsing": 0.2}
    ).aktes
    assert akte.artikelen[1].tekst.startswith(
        "In artikel 40, [TE VERIFIËREN: lid], van hetzelfde besluit, gewijzigd bij het besluit van de "
        "Vlaamse Regering van "
        "17 december 2021, wordt"
    )


def test_decreet_en_besluit_worden_gesplitst(wijzig):
    ontwerp = wijzig({"wijk_werken.duur.max_maanden": 6, "wijk_werken.vergoeding.per_uur": 6})
    assert [akte.niveau for akte in ontwerp.aktes] == ["decreet", "bvr"]
    assert ontwerp.teruggelezen == {"wijk_werken.duur.max_maanden": 6, "wijk_werken.vergoeding.per_uur": 6}


def test_alleen_federaal_wordt_geweigerd_met_de_reden(wijzig):
    with pytest.raises(InvoerFout, match="is federaal: Vlaanderen kan die tekst niet wijzigen"):
        wijzig({"belasting.vrijstelling_per_uur": 7})


def test_federaal_naast_vlaams_wordt_een_nota(wijzig):
    ontwerp = wijzig({"belasting.vrijstelling_per_uur": 7, "wijk_werken.vergoeding.per_uur": 7})
    assert [weigering.pad for weigering in ontwerp.geweigerd] == ["belasting.vrijstelling_per_uur"]
    assert "Wetboek" not in "".join(akte.tekst for akte in ontwerp.aktes)
    document = ontwerp_document(ontwerp, Stempel())
    assert samenvatting(ontwerp, document)["geweigerd"][0]["plaats"] == "artikel 38, §1, eerste lid, 13°"


@pytest.mark.parametrize(
    ("pad", "nieuw", "reden"),
    [
        # two numbers of 12.000 in one sentence, of which only one changes
        ("wijk_werken.personeel.schijf_inwoners", 10_000, "staat er meer dan eens"),
        # the rate of 2027 is our own arithmetic: no text prints it
        ("wijk_werken.verplaatsing.per_km", 0.25, "berekend"),
        ("wijk_werken.in_werking", False, "geen getal in een zin"),
        ("wijk_werken.doelgroep.halftijds_grens", 0.6, "woord"),
        ("samenlevingsjobs.uren.max_per_maand", 50, "geen artikel om te wijzigen"),
    ],
)
def test_wat_geen_clausule_kan_worden_blijft_zichtbaar_en_geteld(wijzig, pad, nieuw, reden):
    ontwerp = wijzig({pad: nieuw})
    assert not any(artikel.operaties for akte in ontwerp.aktes for artikel in akte.artikelen)
    document = ontwerp_document(ontwerp, Stempel())
    telling = samenvatting(ontwerp, document)
    assert reden in str([niet["reden"] for niet in telling["niet_geschreven"]])
    motivering = sum(akte.niveau != "decreet" for akte in ontwerp.aktes)
    assert telling["te_redigeren"] - motivering >= 1
    assert ontwerp.teruggelezen == {}


def test_beide_gelijke_getallen_samen_worden_telkens_vervangen(wijzig):
    nieuw = {
        "wijk_werken.personeel.schijf_inwoners": 9000,
        "wijk_werken.personeel.vrijgestelde_inwoners": 9000,
    }
    ontwerp = wijzig(nieuw)
    assert "wordt het getal “12.000” telkens vervangen door het getal “9000”." in ontwerp.aktes[0].tekst
    assert ontwerp.teruggelezen == nieuw


def test_twee_data_geven_twee_ontwerpen_die_op_elkaar_voortbouwen():
    naam = "huidig+wijk_werken.vergoeding.per_uur=4.50@2027-01-01+wijk_werken.vergoeding.per_uur=5@2028-01-01"
    eerste, tweede = maak_wijziging(systeem(naam)).aktes
    assert "“4,10 euro” vervangen door het bedrag “4,50 euro”" in eerste.tekst
    assert "“4,50 euro” vervangen door het bedrag “5,00 euro”" in tweede.tekst
    assert "1 januari 2028" in tweede.tekst


def test_een_systeem_zonder_wijziging_is_een_invoerfout():
    with pytest.raises(InvoerFout, match="wijzigt geen enkele waarde"):
        maak_wijziging(systeem("huidig"))


def test_een_lezing_is_geen_wijziging_van_het_recht():
    with pytest.raises(InvoerFout, match="wijzigt geen enkele waarde"):
        maak_wijziging(systeem("huidig+lezing.begonnen_uur=per_maand"))
