"""The acts that the package carries: complete, anchored, honest about what was never seen."""

from __future__ import annotations

import re
from typing import Any

import pytest

from openfisca_samenleving import CountryTaxBenefitSystem
from samenleving.legislation import laad_akten, plaats_van

DECREET = "wijk-werkendecreet-2017-07-07"
BESLUIT = "bvr-2017-09-29-wijk-werken"
PWA_WET = "wet-1999-04-07-pwa-arbeidsovereenkomst"
INSCHRIJVING = "decreet-2024-04-19-verplichte-inschrijving"
BVR_2009 = "bvr-2009-06-05-arbeidsbemiddeling"

AKTEN = laad_akten()
DELEN = [(akte, deel) for akte in AKTEN.values() for deel in akte.delen()]


@pytest.fixture(scope="module")
def stelsel() -> Any:
    return CountryTaxBenefitSystem()


@pytest.fixture(scope="module")
def parameters(stelsel: Any) -> dict[str, Any]:
    """Every parameter by its path."""
    gevonden: dict[str, Any] = {}

    def loop(knoop: Any, pad: str) -> None:
        for naam, kind in knoop.children.items():
            onder = f"{pad}.{naam}" if pad else naam
            if hasattr(kind, "children"):
                loop(kind, onder)
            else:
                gevonden[onder] = kind

    loop(stelsel.parameters, "")
    return gevonden


def _zonder_accolades(tekst: str) -> str:
    return re.sub(r"\{\{.*?\}\}", "", tekst)


def test_the_acts_that_must_be_there() -> None:
    assert {DECREET, BESLUIT, PWA_WET, INSCHRIJVING, BVR_2009} <= set(AKTEN)


@pytest.mark.parametrize(("akte", "laatste"), [(DECREET, 64), (PWA_WET, 32), (INSCHRIJVING, 12)])
def test_every_article_of_a_text_that_was_read_is_there_in_order(akte: str, laatste: int) -> None:
    assert [artikel.nummer for artikel in AKTEN[akte].artikelen()] == [str(n) for n in range(1, laatste + 1)]


def test_the_decision_cites_only_article_numbers_that_were_seen() -> None:
    nummers = {artikel.nummer for artikel in AKTEN[BESLUIT].artikelen()} - {None}
    assert nummers == {"1", "2", "13bis", "21", "38", "40", "60"}


def test_every_chapter_and_section_of_the_decision_has_a_place() -> None:
    hoofdstukken = {
        h.nummer: [a.nummer for a in h.afdelingen] for h in AKTEN[BESLUIT].hoofdstukken if h.nummer
    }
    assert hoofdstukken == {
        "1": [], "2": ["1", "2", "3", "4", "5"], "3": [], "4": ["1", "2", "3", "4"], "5": [], "6": [],
        "7": ["1", "2", "3"], "8": ["1", "2"], "9": ["1", "2", "3"], "10": [],
    }  # fmt: skip


def test_community_service_has_no_article_number() -> None:
    assert {artikel.nummer for artikel in AKTEN[BVR_2009].artikelen()} == {None}


def test_no_placeholder_hides_in_a_seen_place() -> None:
    """The decree was read: only article 36, whose leden are counted differently elsewhere, is in doubt."""
    onzeker = {deel.artikel for deel in AKTEN[DECREET].delen() if "TE VERIFIËREN" in deel.plaats}
    assert onzeker == {"36"}


def test_a_paraphrase_never_passes_for_the_official_dutch_text() -> None:
    assert {deel.tekst_gezien for _, deel in DELEN} <= {"FR", "geen"}


def test_delegations_that_the_decision_never_used() -> None:
    """Receipts for activation (24), sanctions (43), quota (45): executed nowhere, no legal basis."""
    uitgevoerd = {plaats for deel in AKTEN[BESLUIT].delen() for plaats in deel.basis}
    [grond] = [g for g in AKTEN[BESLUIT].rechtsgronden if g.akte == DECREET]
    for artikel in ("24", "43", "44", "45"):
        assert any(deel.delegatie for deel in AKTEN[DECREET].artikel(artikel).delen)
        assert artikel not in grond.artikelen
        assert not any(
            plaats == f"artikel {artikel}" or plaats.startswith(f"artikel {artikel},")
            for plaats in uitgevoerd
        )


def test_federal_acts_are_out_of_reach_of_a_flemish_draft() -> None:
    wie = {akte.id: akte.te_wijzigen_door for akte in AKTEN.values()}
    assert wie[DECREET] == "decreet"
    assert wie[BESLUIT] == wie[BVR_2009] == "bvr"
    assert wie[PWA_WET] == wie["wib-1992"] == "federaal"


def test_the_fee_as_a_sentence(parameters: dict[str, Any]) -> None:
    [(akte, deel)] = [(a, d) for a, d in plaats_van("wijk_werken.vergoeding.per_uur") if d.ankers]
    assert (
        akte.aanhaling == "het besluit van de Vlaamse Regering van 29 september 2017 betreffende wijk-werken"
    )
    assert deel.plaats == "hoofdstuk 2, afdeling 5, artikel [TE VERIFIËREN: nummer en lid]"
    assert deel.ingevuld(lambda pad: parameters[pad]("2026-01-01")).endswith("4,10 euro per wijk-werkcheque.")
    assert deel.ingevuld(lambda _pad: 4.5).endswith("4,50 euro per wijk-werkcheque.")
    assert deel.basis == ("artikel 34, tweede lid",)


def test_the_duration_as_a_sentence(parameters: dict[str, Any]) -> None:
    [deel] = [d for _, d in plaats_van("wijk_werken.duur.max_maanden") if d.ankers]
    assert deel.plaats == "artikel 9, eerste lid"
    assert "ten hoogste twaalf maanden" in deel.ingevuld(lambda pad: parameters[pad]("2026-01-01"))


def test_short_names() -> None:
    assert AKTEN[DECREET].korte_naam == "Wijk-werkendecreet van 7 juli 2017"
    assert AKTEN[BESLUIT].korte_naam == "BVR van 29 september 2017 betreffende wijk-werken"
    assert AKTEN[DECREET].aanhaling == "het Wijk-werkendecreet van 7 juli 2017"


def test_places_of_a_whole_article_and_of_one_lid() -> None:
    decreet = AKTEN[DECREET]
    assert len(decreet.delen_op("artikel 9")) == 3
    [lid] = decreet.delen_op("artikel 9, tweede lid")
    assert lid.parameters[:1] == ("wijk_werken.overgang.datum_contract",)
    assert "wijk_werken_overgangsgroep" in lid.variabelen
    assert not decreet.delen_op("artikel 6, tiende lid")
    assert not [d for d in decreet.delen_op("artikel 1") if d.artikel != "1"]
    with pytest.raises(KeyError, match="65"):
        decreet.artikel("65")
