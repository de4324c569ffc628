"""The activation pact over all municipalities: totals of the calls, and the rules of the law themselves."""

from dataclasses import replace

import numpy as np
import pytest

from openfisca_samenleving import pact
from samenleving.errors import InvoerFout
from samenleving.population.pact_population import (
    lees_gemeenten,
    maak_gemeenten,
    pactbanden,
    reken_pact,
)
from samenleving.statistics import cijfer
from samenleving.systems import systeem

ZAAD = 2025
EERSTE, TWEEDE = "2024-06", "2025-06"


@pytest.fixture(scope="module")
def gemeenten():
    return maak_gemeenten(ZAAD, EERSTE)


@pytest.fixture(scope="module")
def huidig(gemeenten):
    return reken_pact(gemeenten, systeem("huidig"), EERSTE)


def test_de_eerste_oproep_telt_op_tot_wat_gepubliceerd_is(gemeenten):
    doet_mee = gemeenten.neemt_deel == 1
    assert len(gemeenten) == 300
    assert doet_mee.sum() == cijfer("pact_oproep_1_besturen").waarde
    assert gemeenten.engagement.sum() == cijfer("pact_oproep_1_engagement").waarde
    assert gemeenten.geactiveerd[doet_mee].sum() == cijfer("pact_oproep_1_voorlopig").waarde
    assert (gemeenten.geactiveerd <= gemeenten.leefloners).all()
    assert (gemeenten.geactiveerd_zonder_pact <= gemeenten.geactiveerd).all()


def test_de_tweede_oproep_ook_na_de_fusies():
    tweede = maak_gemeenten(ZAAD, TWEEDE)
    assert len(tweede) == 285
    assert (tweede.neemt_deel == 1).sum() == cijfer("pact_oproep_2_gemeenten").waarde
    assert tweede.engagement.sum() == cijfer("pact_oproep_2_engagement").waarde


def test_uitbetaald_is_de_premie_binnen_het_budget(gemeenten, huidig):
    """Everybody activated counts in a municipality above the threshold; the budget of 10 million binds."""
    doet_mee = gemeenten.neemt_deel == 1
    boven = gemeenten.geactiveerd > 0.2 * gemeenten.leefloners
    voor = 1000 * gemeenten.geactiveerd[doet_mee & boven].sum()
    assert huidig.voor_budget == voor
    assert huidig.overschrijding == max(voor - 10_000_000, 0)
    assert huidig.uitbetaald == pytest.approx(min(voor, 10_000_000), abs=1)
    assert huidig.met_premie == (doet_mee & boven).sum()


def test_de_variabelen_en_de_functies_van_de_wet_zeggen_hetzelfde(gemeenten, huidig):
    dit = systeem("huidig")
    regels = pact.Pactregels.uit(dit.stelsel.get_parameters_at_instant(EERSTE))
    invoer = pact.Gemeenten(
        gemeenten.leefloners,
        gemeenten.geactiveerd,
        gemeenten.geactiveerd_zonder_pact,
        gemeenten.neemt_deel == 1,
        gemeenten.andere_financiering,
    )
    assert huidig.uitbetaald == pytest.approx(pact.premies(invoer, regels).sum(), abs=len(gemeenten) / 100)
    assert huidig.deadweight == pytest.approx(pact.deadweight(invoer, regels).bedrag)
    assert huidig.inspanning == pytest.approx(pact.naar_inspanning(invoer, regels).sum())


def test_een_drempel_op_het_gemiddelde_maakt_het_mattheuseffect_groter(gemeenten, huidig):
    nota = reken_pact(gemeenten, systeem("conceptnota_2023"), EERSTE)
    assert nota.drempel > huidig.drempel
    assert nota.rangcorrelatie > huidig.rangcorrelatie
    assert nota.naar_beter > huidig.naar_beter


def test_belonen_naar_inspanning_volgt_het_vertrekpunt_niet(huidig):
    assert abs(huidig.inspanning_rangcorrelatie) < huidig.rangcorrelatie
    assert huidig.inspanning < huidig.uitbetaald


def test_wat_een_voorstel_openlaat_is_geen_nul(gemeenten):
    serv = reken_pact(gemeenten, systeem("serv_2023"), EERSTE)
    assert serv.uitbetaald is None
    assert serv.deadweight is None
    assert serv.reden
    assert serv.toestanden["voldaan"] == 0
    assert serv.toestanden["te_beoordelen"] > 0


def test_buiten_de_oproep_loopt_het_pact_niet(gemeenten):
    later = reken_pact(gemeenten, systeem("huidig"), "2027-01")
    assert later.uitbetaald is None
    assert "loopt niet" in later.reden
    assert later.toestanden["niet_van_toepassing"] == len(gemeenten)


def test_een_gemeente_van_wie_niets_bekend_is_maakt_het_totaal_onbekend(gemeenten):
    leefloners = gemeenten.leefloners.copy()
    leefloners[np.flatnonzero(gemeenten.neemt_deel == 1)[0]] = -1
    uit = reken_pact(replace(gemeenten, leefloners=leefloners), systeem("huidig"), EERSTE)
    assert uit.uitbetaald is None
    assert uit.toestanden["niet_bekend"] == 1


def test_de_volgorde_van_de_gemeenten_doet_niets(gemeenten, huidig):
    toeval = np.random.default_rng(1).permutation(len(gemeenten))
    velden = (
        "leefloners",
        "geactiveerd",
        "geactiveerd_zonder_pact",
        "engagement",
        "neemt_deel",
        "andere_financiering",
    )
    geschud = replace(
        gemeenten,
        namen=tuple(gemeenten.namen[plaats] for plaats in toeval),
        **{veld: getattr(gemeenten, veld)[toeval] for veld in velden},
    )
    anders = reken_pact(geschud, systeem("huidig"), EERSTE)
    assert anders.toestanden == huidig.toestanden
    for veld in ("uitbetaald", "gini", "rangcorrelatie", "deadweight", "inspanning"):
        assert getattr(anders, veld) == pytest.approx(getattr(huidig, veld), rel=1e-9)


def test_banden_sluiten_om_de_mediaan_en_zijn_herhaalbaar():
    een, ander = (pactbanden(("huidig",), ZAAD, EERSTE, 12) for _ in range(2))
    assert een == ander
    for band in een:
        assert band.laag <= band.midden <= band.hoog


def test_eigen_gemeenten(tmp_path):
    pytest.importorskip("pyarrow")
    pad = tmp_path / "gemeenten.csv"
    pad.write_text(
        "gemeente;leefloners;geactiveerd;geactiveerd_zonder_pact;neemt_deel\n"
        "Aa;100;30;30;ja\nBe;100;20;10;ja\nCe;100;90;90;nee\n"
    )
    uit = reken_pact(lees_gemeenten(pad), systeem("huidig"), EERSTE)
    assert uit.gemeenten == 3
    assert uit.uitbetaald == 30_000  # Be is on the threshold of 20 %, not above it
    assert uit.deadweight_aandeel == 1
    assert uit.inspanning == 10_000


def test_eigen_gemeenten_met_een_fout_noemen_rij_en_kolom(tmp_path):
    pytest.importorskip("pyarrow")
    pad = tmp_path / "gemeenten.csv"
    pad.write_text("gemeente;leefloners;neemt_deel\nAa;veel;ja\n;3;soms\n")
    with pytest.raises(InvoerFout) as fout:
        lees_gemeenten(pad)
    assert {(een.regel, een.veld) for een in fout.value.meldingen} == {
        (2, "leefloners"),
        (3, "gemeente"),
        (3, "neemt_deel"),
    }
