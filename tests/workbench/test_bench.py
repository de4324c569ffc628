"""The bench: sentences with their number, columns, reasons why not, search."""

from __future__ import annotations

import pytest

from samenleving import law
from samenleving.workbench.bench import Bank, werkbank
from samenleving.workbench.concept import Bewerking
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.search import filters, plat, zoek

UREN = "wijk_werken.uren.max_per_maand"
FEE = "samenlevingsjobs.vergoeding.per_uur"


@pytest.fixture(scope="module")
def bank() -> Bank:
    concept = bewerk(nieuw("serv_2025+inschrijvingsrecht=afschaffen"), Bewerking("waarde", UREN, "70"))
    return werkbank(concept, ("huidig", "regering_2025", "serv_2025"))


def test_every_parameter_stands_on_it_once(bank: Bank) -> None:
    paden = [rij.sleutel for rij in bank.rijen if rij.soort == "waarde"]
    lezingen = [rij.sleutel for rij in bank.rijen if rij.soort == "lezing"]
    assert len(paden) == len(set(paden))
    assert set(paden) | {f"lezingen.{naam}" for naam in lezingen} == set(law.alle_parameters())


def test_the_number_stands_in_the_sentence(bank: Bank) -> None:
    rij = bank.rij("waarde", UREN)
    assert rij is not None
    assert "".join(deel.tekst for deel in rij.zin) == (
        "Een wijk-werker presteert ten hoogste 70 uur per maand en ten hoogste 630 uur per jaar."
    )
    assert [deel.pad for deel in rij.zin if deel.anker] == [UREN]
    assert [cel.tekst for cel in rij.cellen] == [*["60 uur per maand"] * 3, "70 uur per maand"]
    assert [cel.anders for cel in rij.cellen] == [False, False, False, True]
    assert rij.gewijzigd
    assert rij.verschilt
    assert (rij.niveau, rij.veld.invoer if rij.veld else "") == ("besluit", "70")


def test_what_cannot_be_changed_says_why(bank: Bank) -> None:
    redenen = {
        "belasting.vrijstelling_per_uur": "federale overheid",
        "samenlevingsjobs.inschrijvingsrecht.vorm": "uw keuze",
        "samenlevingsjobs.inschrijvingsrecht.verhoogd_bedrag": "telt pas als",
        "organisatorrekening.uitgever_en_verzekering.per_cheque": "aanname",
    }
    for pad, woorden in redenen.items():
        rij = bank.rij("waarde", pad)
        assert rij is not None
        assert woorden in rij.waarom_niet
        assert rij.veld is None
    for rij in bank.rijen:
        assert bool(rij.waarom_niet) != (rij.veld is not None), rij.sleutel


def test_open_choices_are_rows(bank: Bank) -> None:
    rij = bank.rij("keuze", "chequeprijs")
    assert rij is not None
    assert [cel.tekst for cel in rij.cellen] == ["–", "–", "open keuze", "open keuze"]
    gekozen = bank.rij("keuze", "inschrijvingsrecht")
    assert gekozen is not None
    assert gekozen.cellen[-1].tekst == "inschrijvingsrecht afgeschaft"
    assert gekozen.aanbevelingen


def test_search_knows_no_capitals_and_no_accents(bank: Bank) -> None:
    assert plat("Één PRÍJS ’s") == "een prijs 's"
    assert zoek(bank, "VERGOEDING een uur") == zoek(bank, "vergoeding één uur")
    assert any(rij.sleutel == FEE for rij in zoek(bank, "deelnemer vergoeding"))
    assert zoek(bank, "xyzzy") == ()


def test_filters_count_what_they_give(bank: Bank) -> None:
    gegeven = filters(bank)
    for orgaan, _, aantal in gegeven.organen:
        assert len(zoek(bank, orgaan=orgaan)) == aantal
    for onderwerp, _, aantal in gegeven.onderwerpen:
        assert len(zoek(bank, onderwerp=onderwerp)) == aantal
    for akte, _, aantal in gegeven.akten:
        assert len(zoek(bank, akte=akte)) == aantal
    for niveau, _, aantal in gegeven.niveaus:
        assert len(zoek(bank, niveau=niveau)) == aantal
    assert {rij.sleutel for rij in zoek(bank, gewijzigd=True)} == {
        UREN,
        "inschrijvingsrecht",
        "samenlevingsjobs.inschrijvingsrecht.vorm",
    }
    artikel = zoek(bank, akte="wijk-werkendecreet-2017-07-07", artikel="art. 34")
    assert artikel
    assert all(any(p.artikel.startswith("artikel 34") for p in rij.plaatsen) for rij in artikel)
