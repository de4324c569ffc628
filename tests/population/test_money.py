"""The books close for every system, follow the budget under current law, and never fill in what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from samenleving.population.books import Geldrekening, beschrijving, kost_per_uur, plan
from samenleving.population.money import Boekhouding, geldrekeningen
from samenleving.population.outcome import Rechttelling, Som, Systeemuitkomst
from samenleving.population.simulate import simuleer
from samenleving.population.synthetic import maak
from samenleving.proposals.scaffold import nieuw_voorstel
from samenleving.systems import systeem

UREN = 1000
GEBRUIKERS = {"natuurlijke_persoon": 60, "lokaal_bestuur": 20, "vzw": 15, "onderwijsinstelling": 5}
TARIEVEN = "prijsvorm=tarieven+statuut=pwa"


def boek(
    naam: str,
    centen_per_uur: int = 410,
    stelsel: str = "samenlevingsjobs",
    gebruikers: Mapping[str, int] = GEBRUIKERS,
    mappen: Sequence[Path] = (),
) -> Geldrekening:
    """The books of a system in which a thousand hours were paid."""
    dit = systeem(naam, mappen)
    bedragen = {
        "wijk_werken_vergoeding": 0,
        "wijk_werken_verplaatsingsvergoeding": 0,
        "samenlevingsjobs_vergoeding": 0,
        "samenlevingsjobs_verplaatsingsvergoeding": 0,
        "gemeenschapsdienst_vergoeding": 0,
        "gemeenschapsdienst_voorheffing": 0,
        f"{stelsel}_vergoeding": UREN * centen_per_uur,
        f"{stelsel}_verplaatsingsvergoeding": 4100,
    }
    sommen = tuple(Som(id_, id_, "centen", waarde, "", {}) for id_, waarde in bedragen.items())
    telling = Rechttelling("", "", {}, None)
    uit = Systeemuitkomst(dit.naam, dit.titel, dit.status, telling, (), None, sommen, None)
    return Boekhouding(uit, dit, "2027-01", gebruikers, mappen).rekening()


@pytest.mark.parametrize(
    ("naam", "stelsel", "per_uur"),
    [
        ("huidig", "wijk_werken", 410),
        ("huidig+wijk_werken.vergoeding.per_uur=6,50@2027-01-01", "wijk_werken", 650),
        ("regering_2025", "samenlevingsjobs", 450),
        (f"regering_2025+{TARIEVEN}", "samenlevingsjobs", 450),
        ("regering_2025+betaalwijze=factuur", "samenlevingsjobs", 450),
        ("serv_2025+begeleidingsbudget=apart", "samenlevingsjobs", 450),
        ("serv_2025+chequeprijs=niveau_dienstencheque+inschrijvingsrecht=verhogen", "samenlevingsjobs", 450),
        ("vvsg_2026", "samenlevingsjobs", 450),
    ],
)
def test_the_books_add_up_to_zero(naam: str, stelsel: str, per_uur: int) -> None:
    rekening = boek(naam, per_uur, stelsel)
    assert sum(saldo.bekend for saldo in rekening.saldi) == 0
    for stroom in rekening.stromen:
        assert (stroom.centen is None) == bool(stroom.reden), stroom.id
        assert stroom.laag is None or stroom.laag <= stroom.centen <= stroom.hoog
    actoren = {actor for stroom in rekening.stromen for actor in (stroom.van, stroom.naar)}
    assert {saldo.actor for saldo in rekening.saldi} == actoren


def test_a_thousand_hours_under_current_law() -> None:
    rekening = boek("huidig", stelsel="wijk_werken")
    assert rekening.uren == UREN
    assert rekening.stroom("vergoeding").centen == 410_000
    prijs = rekening.stroom("prijs")
    assert (prijs.laag, prijs.hoog) == (595_000, 745_000)
    assert prijs.centen == round(Decimal(UREN * 100) * Decimal(repr(plan().prijs)))
    # 100 users of 7,50 euro, the private ones among them
    assert rekening.stroom("inschrijvingsrecht").centen == 75_000
    organisator, uitgever = rekening.stroom("organisator"), rekening.stroom("uitgever")
    assert abs(organisator.centen + uitgever.centen - (prijs.centen - 410_000 - 10_000)) <= 1
    vdab = next(saldo for saldo in rekening.saldi if saldo.actor == "vdab")
    assert (vdab.bekend, vdab.volledig) == (0, True)


def test_an_open_price_leaves_the_deficit_open() -> None:
    rekening = boek("vvsg_2026", 450)
    for post in ("prijs", "organisator", "uitgever", "sluitpost", "belasting"):
        assert rekening.stroom(post).centen is None, post
    assert rekening.begeleiding.uren_per_100 is None
    assert rekening.stroom("begeleidingsbudget").reden == beschrijving()["redenen"]["budget_open"]


def test_without_private_users_fewer_pay_the_fee() -> None:
    geen = boek("serv_2025+inschrijvingsrecht=verhogen", 450)
    assert geen.stroom("inschrijvingsrecht").centen == 40 * 1500
    assert boek("serv_2025+inschrijvingsrecht=afschaffen", 450).stroom("inschrijvingsrecht").centen == 0


def test_users_a_system_is_silent_about_make_a_range() -> None:
    ruim = {**GEBRUIKERS, "land_en_tuinbouw": 7, "andere": 3}
    stroom = boek("serv_2025+inschrijvingsrecht=verhogen", 450, gebruikers=ruim).stroom("inschrijvingsrecht")
    assert (stroom.laag, stroom.centen, stroom.hoog) == (40 * 1500, 40 * 1500, 50 * 1500)
    assert stroom.aanname == "open_gebruikers"
    assert stroom.aanname in beschrijving()["aannames"]


def test_each_open_way_of_paying_guidance_has_its_figures() -> None:
    rekening = boek("serv_2025", 450)
    wegen = {weg.keuze: weg for weg in rekening.financiering}
    nu, *_ = rekening.financiering
    assert nu.begeleiding == rekening.begeleiding
    assert (nu.begeleiding.uren_per_100, nu.inschrijvingsrecht) == (None, None)
    duur = boek("serv_2025+chequeprijs=niveau_dienstencheque", 450).begeleiding
    assert wegen["prijs van de dienstencheque"].begeleiding == duur
    assert wegen["inschrijvingsrecht afgeschaft"].uren_uit_recht == 0
    verhoogd = wegen["inschrijvingsrecht verhoogd"]
    assert verhoogd.inschrijvingsrecht == 40 * 1500
    per_uur = kost_per_uur(beschrijving()["aannames"]["uren_per_vte"]["waarde"])
    assert verhoogd.uren_uit_recht == pytest.approx(600 / per_uur)


def test_a_proposal_of_the_user_keeps_its_ways_of_paying(tmp_path: Path) -> None:
    """The options are looked up in the folders the system came from."""
    map_ = tmp_path / "eigen"
    map_.mkdir()
    for naam, inhoud in nieuw_voorstel(map_, basis="serv_2025").items():
        (map_ / naam).write_bytes(inhoud)
    rekening = boek("eigen", 450, mappen=(tmp_path,))
    assert "inschrijvingsrecht verhoogd" in {weg.keuze for weg in rekening.financiering}


def test_another_staffing_key_leaves_its_cost_open() -> None:
    naam = "huidig+wijk_werken.personeel.schijf_inwoners=50000@2027-01-01"
    stroom = boek(naam, stelsel="wijk_werken").stroom("personeel")
    assert (stroom.centen, stroom.reden) == (None, beschrijving()["redenen"]["sleutel_anders"])
    assert boek("huidig", stelsel="wijk_werken").stroom("personeel").centen > 0


def test_the_status_decides_on_tax_and_leefloon() -> None:
    pwa, eigen = boek(f"regering_2025+{TARIEVEN}", 450), boek("regering_2025+statuut=eigen", 450)
    assert [pwa.stroom(post).centen for post in ("belasting", "leefloon")] == [0, 0]
    assert [eigen.stroom(post).centen for post in ("belasting", "leefloon")] == [None, None]
    duur = boek("huidig+wijk_werken.vergoeding.per_uur=6,50@2027-01-01", 650, "wijk_werken")
    assert duur.stroom("belasting").centen is None


def test_an_organiser_that_loses_on_every_cheque_pays() -> None:
    rekening = boek("huidig+wijk_werken.vergoeding.per_uur=6,90@2027-01-01", 690, "wijk_werken")
    assert rekening.stroom("organisator").centen < 0
    assert rekening.begeleiding.uren_per_100 == 0


def test_guidance_grows_with_the_price() -> None:
    vandaag = boek(f"regering_2025+{TARIEVEN}", 450).begeleiding
    duurder = boek("serv_2025+chequeprijs=niveau_dienstencheque", 450).begeleiding
    assert vandaag.laag < vandaag.uren_per_100 < vandaag.hoog
    assert duurder.uren_per_100 > vandaag.uren_per_100
    assert vandaag.uren_per_100 == pytest.approx(vandaag.na_uitgever / kost_per_uur(1500), rel=0.01)


@pytest.mark.traag
def test_current_law_follows_the_budget_of_2026_and_proposals_close_too() -> None:
    systemen = [systeem("huidig"), systeem(f"regering_2025+{TARIEVEN}")]
    populatie = maak(zaad=2025)
    uitkomst = simuleer(populatie, systemen)
    huidig, plan_ = geldrekeningen(uitkomst, {s.naam: s for s in systemen}, populatie)
    assert len(huidig.aansluiting) == 7
    for regel in huidig.aansluiting:
        assert abs(regel.afwijking) < beschrijving()["tolerantie"], regel
    assert plan_.aansluiting == ()
    assert sum(saldo.bekend for saldo in plan_.saldi) == sum(saldo.bekend for saldo in huidig.saldi) == 0
