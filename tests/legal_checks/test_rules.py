"""Every rule can appear and disappear, on loose changes, variants and proposals; no text is dead."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from samenleving.errors import InvoerFout
from samenleving.legal_checks import ERNSTEN, Knelpunt, benefit, knelpunten, levels, naar_lijst, standing
from samenleving.legal_checks.standing import CATALOGUS, Stand
from samenleving.messages import bericht, catalogus
from samenleving.proposals import voorstellen
from samenleving.systems import systeem

VOORSTELLEN = (Path(__file__).parent / "voorstellen",)
Vraag = Callable[..., tuple[Knelpunt, ...]]

JOBS = "huidig+samenlevingsjobs.in_werking=ja@2027-01-01"
FEE = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"
VAST = "huidig+wijk_werken.duur.max_maanden=24@2027-01-01"
STOP = "huidig+wijk_werken.in_werking=nee@2027-01-01"
SANCTIE = "samenlevingsjobs.sanctie"
EIGEN = f"{STOP}+samenlevingsjobs.in_werking=ja@2027-01-01+samenlevingsjobs.statuut"
PLAN = "regering_2025"

# Rule, a system in which it appears, and the nearest in which it does not.
KANTELINGEN = [
    ("nieuw_stelsel", JOBS, FEE),
    ("niveau_decreet", VAST, FEE),
    ("niveau_besluit", FEE, VAST),
    ("niveau_ministerieel", "huidig+wijk_werken.corona.verlenging_maanden=6@2027-01-01", FEE),
    ("niveau_federaal", "huidig+contingent.vlaanderen=8000@2027-01-01", FEE),
    ("niveau_niet_bekend", "huidig+activeringspact.premie_per_geactiveerde=2000@2027-01-01", FEE),
    ("niveau_opgegeven", "conceptnota_2023", FEE),
    ("niveau_hoger", "besluit_gezegd", "serv_2025+inschrijvingsrecht=afschaffen"),
    ("rechtsgrond", PLAN, f"{PLAN}+gemeenschapsdienst.in_werking=ja"),
    ("federale_bepalingen", PLAN, FEE),
    ("delegaties", FEE, STOP),
    (
        "delegatie_activering",
        f"{FEE}+samenlevingsjobs.organisator.begeleidingsbudget=deel_van_opbrengst@2027-01-01",
        FEE,
    ),
    ("bevoegdheid_sanctie", PLAN, f"{PLAN}+{SANCTIE}.bij_weigering=nee"),
    ("sanctie_na_einde", PLAN, f"{PLAN}+{SANCTIE}.na_maanden=11"),
    ("toegang_uitkering", PLAN, f"{PLAN}+samenlevingsjobs.doelgroep.werkloosheidsduur_maanden=11"),
    ("toegang_uitkering", PLAN, "serv_2025"),
    ("vrijstelling", FEE, VAST),
    ("pwa_statuut", PLAN, f"{PLAN}+statuut=pwa"),
    ("federale_band", STOP, FEE),
    ("federale_band", f"{EIGEN}=eigen@2027-01-01", f"{EIGEN}=pwa@2027-01-01"),
    ("cheques", f"{PLAN}+betaalwijze=factuur", f"{PLAN}+betaalwijze=cheque"),
    ("cheques", f"{PLAN}+betaalwijze=factuur", f"{PLAN}+betaalwijze=factuur+statuut=eigen"),
    ("contingent", VAST, FEE),
    ("marge", FEE, VAST),
    ("marge", FEE, f"{FEE}+lezing.organisator_afhouding_vergoeding=niet_afgehouden"),
    ("inschrijvingsrecht", "huidig+wijk_werken.inschrijvingsrecht.per_jaar=0@2027-01-01", FEE),
    ("personeelssleutel", PLAN, f"{PLAN}+samenlevingsjobs.personeelssleutel=inwoners"),
    ("doelgroep_overlap", JOBS, FEE),
    ("overgangsgroep", PLAN, f"{PLAN}+overgangsgroep=behouden"),
    (
        "overgangsgroep",
        "huidig+wijk_werken.overgang.cheques_min=200@2027-01-01",
        "huidig+wijk_werken.overgang.cheques_min=50@2027-01-01",
    ),
    ("standstill", f"{PLAN}+overgangsgroep=beeindigd", f"{PLAN}+overgangsgroep=behouden"),
    ("persoonsgegevens", JOBS, FEE),
    ("tegenstrijdigheid", FEE, "huidig+wijk_werken.cheque.geldigheid_maanden=24@2027-01-01"),
]
MEER = [
    f"{PLAN}+statuut=eigen",
    f"{PLAN}+statuut=eigen+betaalwijze=factuur",
    f"{PLAN}+statuut=pwa",
    f"{PLAN}+samenlevingsjobs.sanctie.na_maanden=18",
    f"{PLAN}+samenlevingsjobs.doelgroep.werkloosheidsduur_maanden=24",
    f"{PLAN}+overgangsgroep=uitdovend",
    f"{PLAN}+samenlevingsjobs.personeelssleutel=activiteit",
    f"{PLAN}+{SANCTIE}.bij_weigering=nee+samenlevingsjobs.ultiem_jobaanbod=toegelaten",
    "huidig+wijk_werken.vergoeding.per_uur=6,50@2027-01-01",
    "huidig+wijk_werken.vergoeding.per_uur=4@2027-01-01",
    "huidig+wijk_werken.inschrijvingsrecht.per_jaar=15@2027-01-01",
    "huidig+wijk_werken.personeel.vte_per_schijf=0,3@2027-01-01",
    "huidig+leefloon.in_werking=nee@2027-01-01",
    "huidig+gemeenschapsdienst.uren.max_per_maand=60@2027-01-01",
    "serv_2025",
    "vvsg_2026",
    "zonder_grond",
]


@pytest.mark.parametrize(("regel", "wel", "niet"), KANTELINGEN)
def test_a_rule_appears_and_disappears(vind: Vraag, regel: str, wel: str, niet: str) -> None:
    def nieuw(naam: str) -> list[Knelpunt]:
        eigen = vind(naam, regel)
        return list(eigen) if regel == "delegaties" else [k for k in eigen if k.nieuw]

    assert nieuw(wel)
    if regel == "rechtsgrond":
        assert len(nieuw(niet)) < len(nieuw(wel))
    else:
        assert not nieuw(niet)


def test_every_rule_is_flipped() -> None:
    regels = {id_.split(".")[0] for id_ in catalogus(CATALOGUS)}
    assert {regel for regel, _, _ in KANTELINGEN} == regels


def test_no_text_of_the_catalogue_is_dead(vind: Vraag, monkeypatch: pytest.MonkeyPatch) -> None:
    gebruikt: set[str] = set()
    echt = bericht

    def onthoud(id_: str, *rest: Any, **woorden: Any) -> str:
        gebruikt.add(id_)
        return echt(id_, *rest, **woorden)

    for module in (standing, benefit):
        monkeypatch.setattr(module, "bericht", onthoud)
    for naam in dict.fromkeys([*(wel for _, wel, _ in KANTELINGEN), *MEER]):
        knelpunten(systeem(naam, VOORSTELLEN))
    for naam, deelnemers in ((f"{PLAN}+statuut=pwa", 8000), (f"{PLAN}+statuut=pwa", 7000), (PLAN, 8000)):
        knelpunten(systeem(naam), deelnemers=deelnemers)
    test_a_decision_without_its_basis_in_the_preamble(monkeypatch)
    zeldzaam = {"nieuw_stelsel.ongebruikt", "persoonsgegevens.gevolg", "doelgroep_overlap.mogelijk"}
    assert set(catalogus(CATALOGUS)) - gebruikt <= zeldzaam


def test_a_decision_without_its_basis_in_the_preamble(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same change with article 34 struck from the preamble."""
    stand = Stand(systeem(FEE), datetime.date(2027, 1, 1))
    besluit = stand.akten[levels.BESLUIT]
    gronden = tuple(
        replace(grond, artikelen=tuple(nummer for nummer in grond.artikelen if nummer != "34"))
        for grond in besluit.rechtsgronden
    )
    akten = {**stand.akten, levels.BESLUIT: replace(besluit, rechtsgronden=gronden)}
    monkeypatch.setattr(standing, "laad_akten", lambda: akten)
    gevonden = {k.regel: k for k in levels.niveaus(Stand(systeem(FEE), datetime.date(2027, 1, 1)))}
    assert gevonden["niveau_besluit"].ernst == "aandacht"
    assert gevonden["niveau_besluit"].cijfers["rechtsgrond"] == {"34": "ontbreekt"}
    assert gevonden["rechtsgrond"].cijfers == {"ontbrekende_artikelen": 1}


@pytest.mark.parametrize("voorstel", [voorstel.id for voorstel in voorstellen()])
def test_every_proposal_has_findings_that_json_can_hold(vind: Vraag, voorstel: str) -> None:
    gevonden = vind(voorstel)
    assert gevonden
    tekst = json.dumps(naar_lijst(gevonden), ensure_ascii=False, allow_nan=False)
    assert tekst == json.dumps(naar_lijst(knelpunten(systeem(voorstel))), ensure_ascii=False)
    for knelpunt in gevonden:
        assert knelpunt.ernst in ERNSTEN
        assert knelpunt.gevolg.endswith((".", "?"))
        assert "{" not in knelpunt.gevolg + knelpunt.titel
        assert all(vindplaats.plaats and vindplaats.zekerheid for vindplaats in knelpunt.artikel)


@pytest.mark.parametrize("voorstel", ["regering_2025", "serv_2025", "vvsg_2026"])
def test_the_three_proposals_share_what_a_new_scheme_brings(vind: Vraag, voorstel: str) -> None:
    regels = {knelpunt.regel for knelpunt in vind(voorstel) if knelpunt.nieuw}
    assert {
        "nieuw_stelsel",
        "niveau_decreet",
        "rechtsgrond",
        "bevoegdheid_sanctie",
        "sanctie_na_einde",
        "vrijstelling",
        "pwa_statuut",
        "federale_band",
        "cheques",
        "contingent",
        "marge",
        "personeelssleutel",
        "doelgroep_overlap",
        "overgangsgroep",
        "standstill",
        "persoonsgegevens",
    } <= regels
    assert ("toegang_uitkering" in regels) == (voorstel != "serv_2025")


def test_the_serv_keeps_target_groups_apart(vind: Vraag) -> None:
    (plan,) = vind("regering_2025", "doelgroep_overlap")
    (serv,) = vind("serv_2025", "doelgroep_overlap")
    groepen_plan, groepen_serv = plan.cijfers["per_instrument"], serv.cijfers["per_instrument"]
    assert isinstance(groepen_plan, dict)
    assert isinstance(groepen_serv, dict)
    for buur in ("collectief_maatwerk_doelgroep", "wes_doelgroep"):
        assert (groepen_plan[buur], groepen_serv[buur]) == ("overlapt", "sluit_uit")


def test_current_law_finds_nothing_new(vind: Vraag) -> None:
    gevonden = vind("huidig", datum="2027-01")
    assert gevonden
    assert not any(knelpunt.nieuw for knelpunt in gevonden)


def test_new_findings_come_first_and_the_most_serious_of_them_before_the_rest(vind: Vraag) -> None:
    volgorde = [(not k.nieuw, ERNSTEN.index(k.ernst)) for k in vind(FEE)]
    assert volgorde == sorted(volgorde)


def test_a_reading_is_no_change_of_the_law(vind: Vraag) -> None:
    gelezen = "huidig+lezing.organisator_afhouding_vergoeding=niet_afgehouden"
    assert not any(knelpunt.nieuw for knelpunt in vind(gelezen, datum="2027-01"))


def test_before_its_date_a_change_of_value_does_not_bite_yet(vind: Vraag) -> None:
    assert not vind(FEE, "marge", datum="2026-12")
    assert vind(FEE, "niveau_besluit", datum="2026-12")


@pytest.mark.parametrize(
    ("naam", "keuze"),
    [("huidig", {}), ("huidig", {"datum": "2027"}), (PLAN, {"deelnemers": -1})],
    ids=["no date", "no month", "fewer than nobody"],
)
def test_what_cannot_be_asked_is_said(naam: str, keuze: dict[str, Any]) -> None:
    with pytest.raises(InvoerFout):
        knelpunten(systeem(naam), **keuze)


def test_no_rule_knows_a_proposal_by_name(project: Path) -> None:
    namen = {voorstel.id for voorstel in voorstellen()}
    for bestand in sorted((project / "samenleving" / "legal_checks").glob("*.py")):
        tekst = bestand.read_text(encoding="utf-8")
        assert not [naam for naam in namen if naam in tekst], bestand.name
