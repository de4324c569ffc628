"""The exact figures of each rule, against what the law and the sources give."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from samenleving.engine import bouw
from samenleving.legal_checks import NIET_BEKEND, NIET_INGEZIEN, Knelpunt
from samenleving.systems import systeem

Vraag = Callable[..., tuple[Knelpunt, ...]]
NORM = "wijk_werken.vergoeding.per_uur"


def met(*wijzigingen: str, vanaf: str = "2027-01-01") -> str:
    return "+".join(["huidig", *(f"{wijziging}@{vanaf}" for wijziging in wijzigingen)])


@pytest.fixture
def een(vind: Vraag) -> Callable[..., Knelpunt]:
    """The only finding of a rule."""

    def zoek(naam: str, regel: str, **keuze: Any) -> Knelpunt:
        (knelpunt,) = vind(naam, regel, **keuze)
        return knelpunt

    return zoek


def plaatsen(knelpunt: Knelpunt) -> str:
    return " | ".join(vindplaats.plaats for vindplaats in knelpunt.artikel)


def test_a_fee_of_450_needs_a_decision_on_article_34(een: Callable[..., Knelpunt]) -> None:
    knelpunt = een(met(f"{NORM}=4,50"), "niveau_besluit")
    assert knelpunt.ernst == "ter_info"
    assert knelpunt.cijfers == {"wijzigingen": 1, "rechtsgrond": {"34": "in_aanhef"}}
    assert "artikel 34, tweede lid" in plaatsen(knelpunt)
    assert "volstaat" in knelpunt.gevolg
    assert "van 4,10\u00a0euro per uur naar 4,50\u00a0euro per uur" in knelpunt.gevolg


@pytest.mark.parametrize(
    ("bedrag", "boven", "ernst"),
    [("4,50", "0.00", "ter_info"), ("6", "0.00", "ter_info"), ("6,50", "0.50", "aandacht")],
)
def test_the_fee_against_both_exemptions(
    een: Callable[..., Knelpunt], bedrag: str, boven: str, ernst: str
) -> None:
    knelpunt = een(met(f"{NORM}={bedrag}"), "vrijstelling")
    assert knelpunt.ernst == ernst
    assert knelpunt.cijfers["belastbaar_per_uur"] == Decimal(boven)
    assert knelpunt.cijfers["telt_voor_leefloon_per_uur"] == Decimal(boven)
    assert knelpunt.cijfers["vrijstelling_belasting_per_uur"] == Decimal(6)
    assert knelpunt.cijfers["vrijstelling_leefloon_per_uur"] == Decimal(6)
    assert {v.zekerheid for v in knelpunt.artikel} == {"TEXT_FR", "SEC"}
    assert "PWA-statuut behouden blijft" in knelpunt.gevolg


def test_before_2023_the_exemption_was_410(een: Callable[..., Knelpunt]) -> None:
    knelpunt = een(met(f"{NORM}=4,50", vanaf="2022-01-01"), "vrijstelling")
    assert knelpunt.cijfers["belastbaar_per_uur"] == Decimal("0.40")
    assert knelpunt.cijfers["telt_voor_leefloon_per_uur"] == Decimal("0.40")


@pytest.mark.parametrize(
    ("keuze", "ernst", "bedrag"),
    [
        ("", "te_beoordelen", NIET_BEKEND),
        ("+statuut=pwa", "ter_info", Decimal("0.00")),
        ("+statuut=eigen", "hoog", Decimal("4.50")),
    ],
)
def test_a_new_status_loses_both_exemptions(
    een: Callable[..., Knelpunt], keuze: str, ernst: str, bedrag: Decimal | str
) -> None:
    knelpunt = een(f"regering_2025{keuze}", "vrijstelling")
    assert knelpunt.ernst == ernst
    assert knelpunt.cijfers["belastbaar_per_uur"] == bedrag
    assert knelpunt.cijfers["telt_voor_leefloon_per_uur"] == bedrag


@pytest.mark.parametrize(
    ("bedrag", "laag", "hoog", "ernst"),
    [
        ("4,50", "1.35", "2.85", "aandacht"),
        ("6,50", "-0.65", "0.85", "hoog"),
        ("4,00", "1.85", "3.35", "ter_info"),
    ],
)
def test_the_margin_per_cheque(
    een: Callable[..., Knelpunt], bedrag: str, laag: str, hoog: str, ernst: str
) -> None:
    knelpunt = een(met(f"{NORM}={bedrag}"), "marge")
    assert knelpunt.ernst == ernst
    assert knelpunt.cijfers["marge_vandaag"] == {"5.95": Decimal("1.75"), "7.45": Decimal("3.25")}
    assert knelpunt.cijfers["marge"] == {"5.95": Decimal(laag), "7.45": Decimal(hoog)}
    assert knelpunt.cijfers["kost_uitgever_en_verzekering"] == NIET_BEKEND
    assert knelpunt.cijfers["kost_hoogstens_volgens_aanname"] == Decimal("0.46")
    assert "aanname" in knelpunt.gevolg


def test_the_margin_of_a_price_like_the_service_voucher(een: Callable[..., Knelpunt]) -> None:
    knelpunt = een("serv_2025+chequeprijs=niveau_dienstencheque", "marge")
    assert knelpunt.cijfers["marge"] == {"10.00": Decimal("5.40")}
    assert knelpunt.ernst == "ter_info"


@pytest.mark.parametrize(
    ("deelnemers", "boven", "bedrag", "ernst"),
    [
        (7290, 0, "0.00", "ter_info"),
        (7291, 0, "0.00", "ter_info"),
        (7292, 1, "6000.00", "hoog"),
        (8000, 709, "4254000.00", "hoog"),
    ],
)
def test_the_quota_and_its_penalty(
    een: Callable[..., Knelpunt], deelnemers: int, boven: int, bedrag: str, ernst: str
) -> None:
    knelpunt = een("regering_2025+statuut=pwa", "contingent", deelnemers=deelnemers)
    assert knelpunt.ernst == ernst
    assert knelpunt.cijfers["personen_boven"] == boven
    assert knelpunt.cijfers["bijdrage_2015"] == Decimal(bedrag)
    assert knelpunt.cijfers["bijdrage_per_persoon_2015"] == Decimal(6000)
    assert knelpunt.cijfers["bijdrage_per_persoon_geindexeerd"] == NIET_BEKEND
    assert "35nonies" in plaatsen(knelpunt)


def test_the_quota_hangs_on_the_status(vind: Vraag, een: Callable[..., Knelpunt]) -> None:
    assert een("regering_2025", "contingent", deelnemers=8000).ernst == "te_beoordelen"
    assert not vind("regering_2025+statuut=eigen", "contingent", deelnemers=8000)
    zonder = een("regering_2025+statuut=pwa", "contingent")
    assert zonder.cijfers["deelnemers"] == NIET_BEKEND
    assert "personen_boven" not in zonder.cijfers
    assert zonder.cijfers["laatst_bekend_aantal"] == 3365


def test_access_after_twelve_months_and_what_is_left_of_the_benefit(een: Callable[..., Knelpunt]) -> None:
    knelpunt = een("regering_2025", "toegang_uitkering")
    dagen = knelpunt.cijfers["meetellende_dagen_nodig"]
    assert isinstance(dagen, dict)
    assert (dagen["0"], dagen["1"], dagen["2"], dagen["12"]) == (0, 52, 156, 1196)
    assert list(dagen.values()) == [0, *(52 + 104 * maand for maand in range(12))]
    assert knelpunt.cijfers["maanden_over_minstens"] == 0
    assert knelpunt.cijfers["maanden_over_hoogstens"] == 12
    assert "1\u00a0maand" in knelpunt.gevolg or "1 maand vanaf 52" in knelpunt.gevolg


def test_exactly_on_the_duration_follows_the_reading(een: Callable[..., Knelpunt]) -> None:
    vanaf = een("regering_2025", "toegang_uitkering")
    na = een("regering_2025+lezing.samenlevingsjobs_toegang=na", "toegang_uitkering")
    assert vanaf.cijfers["precies_op_de_duur"] == "open"
    assert na.cijfers["precies_op_de_duur"] == "nog niet open"
    assert na.gevolg != vanaf.gevolg


@pytest.mark.parametrize("na", [12, 15, 24])
def test_what_is_left_agrees_with_the_law_package(een: Callable[..., Knelpunt], na: int) -> None:
    naam = f"regering_2025+samenlevingsjobs.doelgroep.werkloosheidsduur_maanden={na}"
    dagen = een(naam, "toegang_uitkering").cijfers["meetellende_dagen_nodig"]
    assert isinstance(dagen, dict)
    proef = np.arange(0, 1400, 1)
    simulatie = bouw(systeem(naam).stelsel, len(proef))
    simulatie.zet_altijd("werkloosheid_aanvraagdatum", ["2027-01-01"] * len(proef))
    simulatie.zet_altijd("werkloosheid_beroepsverleden_dagen", proef + 312.0)
    simulatie.zet_altijd("werkloosheid_gebruikte_dagen", np.zeros(len(proef)))
    over = simulatie.calculate("werkloosheid_maanden_na_toegangsduur", "2027-01")
    eerste = {str(int(maanden)): int(proef[over == maanden][0]) for maanden in np.unique(over)}
    assert dagen == eerste


def test_a_sanction_after_24_months_comes_too_late(een: Callable[..., Knelpunt]) -> None:
    altijd = een("regering_2025", "sanctie_na_einde")
    assert altijd.ernst == "hoog"
    assert altijd.cijfers["sanctie_na_maanden"] == 24
    assert altijd.cijfers["uitkering_hoogstens_maanden"] == 24
    deels = een("regering_2025+samenlevingsjobs.sanctie.na_maanden=23", "sanctie_na_einde")
    assert deels.ernst == "aandacht"
    assert deels.cijfers["meetellende_dagen_nodig"] == {"0": 0, "1": 1196}


def test_current_law_too_opens_a_scheme_when_the_benefit_has_ended(een: Callable[..., Knelpunt]) -> None:
    knelpunt = een("huidig", "toegang_uitkering", datum="2027-01")
    assert knelpunt.stelsel == "gemeenschapsdienst"
    assert knelpunt.cijfers["maanden_over_hoogstens"] == 0
    assert not knelpunt.nieuw


def test_abolishing_the_registration_fee_needs_a_decree(vind: Vraag, een: Callable[..., Knelpunt]) -> None:
    weg = met("wijk_werken.inschrijvingsrecht.per_jaar=0")
    knelpunt = een(weg, "inschrijvingsrecht")
    assert knelpunt.ernst == "aandacht"
    assert knelpunt.cijfers["niveau"] == "decreet"
    assert knelpunt.cijfers["per_jaar_vandaag"] == Decimal("7.5")
    assert "artikel 31" in plaatsen(knelpunt)
    assert not vind(weg, "niveau_besluit")

    hoger = met("wijk_werken.inschrijvingsrecht.per_jaar=15")
    assert een(hoger, "inschrijvingsrecht").cijfers["niveau"] == "besluit"
    assert een(hoger, "niveau_besluit").cijfers["rechtsgrond"] == {"31": "in_aanhef"}


def test_a_provision_that_says_decision_while_its_text_is_in_the_decree(
    vind: Vraag, een: Callable[..., Knelpunt]
) -> None:
    knelpunt = een("besluit_gezegd", "niveau_hoger")
    assert knelpunt.bepalingen == ("besluit_gezegd.weg",)
    assert een("serv_2025+inschrijvingsrecht=afschaffen", "inschrijvingsrecht").cijfers["niveau"] == "decreet"
    assert not vind("serv_2025+inschrijvingsrecht=afschaffen", "niveau_hoger")
    assert een("serv_2025+inschrijvingsrecht=verhogen", "inschrijvingsrecht").cijfers["niveau"] == "besluit"
    assert not vind("serv_2025+inschrijvingsrecht=verhogen", "niveau_hoger")


def test_an_article_of_the_decision_without_a_power_in_the_decree(vind: Vraag) -> None:
    los = [k for k in vind("zonder_grond", "rechtsgrond") if k.ernst == "hoog"]
    assert [k.bepalingen for k in los] == [("zonder_grond.los",)]
    # an article that only ends what exists rests on what the ended decision rested on
    assert {k.ernst for k in vind("serv_2025", "rechtsgrond") if k.nieuw} == {"te_beoordelen"}


def test_the_staffing_key(een: Callable[..., Knelpunt]) -> None:
    meer = een(met("wijk_werken.personeel.vte_per_schijf=0,3"), "personeelssleutel")
    assert (meer.cijfers["vte_vandaag"], meer.cijfers["vte"]) == (Decimal("0.8"), Decimal("1.2"))
    nieuw = een("regering_2025", "personeelssleutel")
    assert (nieuw.cijfers["vte_vandaag"], nieuw.cijfers["vte"]) == (Decimal("0.8"), NIET_BEKEND)


def test_the_former_pwa_group_with_its_two_counts(een: Callable[..., Knelpunt]) -> None:
    knelpunt = een("regering_2025", "overgangsgroep")
    assert knelpunt.cijfers["personen_op_2025-05-01"] == 1666
    assert knelpunt.cijfers["personen_op_2025-10-31"] == 1708
    assert knelpunt.ernst == "hoog"
    assert een("regering_2025+overgangsgroep=uitdovend", "overgangsgroep").ernst == "aandacht"


def test_the_constitution_was_not_read(een: Callable[..., Knelpunt]) -> None:
    for regel, artikel in (("persoonsgegevens", "artikel 22"), ("standstill", "artikel 23")):
        knelpunt = een("regering_2025", regel)
        assert knelpunt.ernst == "te_beoordelen"
        assert (knelpunt.artikel[0].plaats, knelpunt.artikel[0].zekerheid) == (
            f"Grondwet, {artikel}",
            NIET_INGEZIEN,
        )
    assert een("regering_2025", "persoonsgegevens").cijfers["nog_te_schrijven_elementen"] == 6


def test_which_powers_the_preamble_leaves_out(een: Callable[..., Knelpunt]) -> None:
    genoemd = plaatsen(een("huidig", "delegaties", datum="2027-01"))
    for nummer in (24, 43, 44, 45):
        assert f"artikel {nummer}" in genoemd
    assert "artikel 34" not in genoemd


def test_a_regional_tax_reduction_in_a_federal_act_needs_a_decree(
    vind: Vraag, een: Callable[..., Knelpunt]
) -> None:
    regionaal = met("belasting.gebruiker.vermindering=0,1")
    assert "5/5, §4, 4°" in plaatsen(een(regionaal, "niveau_decreet"))
    assert not vind(regionaal, "niveau_federaal")
    assert een(met("belasting.vrijstelling_per_uur=4"), "niveau_federaal").ernst == "hoog"
