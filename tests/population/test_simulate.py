"""A population gives what its persons give one by one, in any order and in any parts."""

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from openfisca_core.indexed_enums import Enum

from samenleving import explain
from samenleving.law import stelsel
from samenleving.population import rows
from samenleving.population.access import RECHTEN, TOEGANG, staten
from samenleving.population.assumptions import aannames
from samenleving.population.model import Bevolking, Kenmerk
from samenleving.population.outcome import naar_dict
from samenleving.population.participation import deelnemers, deelnemersbevolking, opname, sommen
from samenleving.population.partition import InGeheugen
from samenleving.population.rows import per_rij, schuif
from samenleving.population.run import Opdracht, voer_uit
from samenleving.population.simulate import simuleer
from samenleving.population.strata import GEWOON, OVERGANG
from samenleving.population.synthetic import maak
from samenleving.population.totals import Som as Sommaat
from samenleving.population.totals import Staten as Statenmaat
from samenleving.situation import lees_situatie
from samenleving.systems import systeem

NAMEN = ("huidig", "regering_2025", "serv_2025", "vvsg_2026")
MAAND = "2027-01"
BEDRAGEN = ("wijk_werken_vergoeding", "wijk_werken_verplaatsingsvergoeding", "wijk_werken_uren_toegelaten")


@pytest.fixture(scope="module")
def populatie():
    return maak(elke=200)


@pytest.fixture(scope="module")
def uitkomst(populatie):
    return simuleer(populatie, [systeem(naam) for naam in NAMEN])


def situatie_van(bevolking, rij):
    """One row as a case that a citizen could have given."""
    persoon = {}
    for naam, reeks in bevolking.invoer.items():
        variabele = stelsel().variables[naam]
        if variabele.entity.key != "persoon":
            continue
        if variabele.value_type is Enum:
            persoon[naam] = list(variabele.possible_values)[int(reeks[rij])].name
        elif reeks.dtype.kind == "M":
            if reeks[rij] != np.datetime64("0001-01-01"):
                persoon[naam] = str(reeks[rij])
        elif reeks[rij] >= 0:
            persoon[naam] = float(reeks[rij])
    return lees_situatie({"id": "rij", "persoon": persoon})


@pytest.mark.parametrize(
    ("naam", "beoordeeld"),
    [("huidig", False), ("huidig", True), ("regering_2025", False), ("serv_2025", True), ("vvsg_2026", True)],
)
def test_een_bevolking_geeft_wat_elke_persoon_apart_geeft(populatie, naam, beoordeeld):
    """Rights and cents of a sample of rows, wijk-werkers among them, against the explained single case."""
    bevolking = populatie.beoordeeld() if beoordeeld else populatie.feiten
    deelname = bevolking.kenmerken["deelname"].codes
    toeval = np.random.default_rng(5)
    rijen = np.concatenate(
        [
            toeval.choice(np.flatnonzero(deelname == soort), 6, replace=False)
            for soort in (0, GEWOON, OVERGANG)
        ]
    )
    dit = systeem(naam)
    uit = per_rij(bevolking, dit.stelsel, [(wat, MAAND) for wat in (*RECHTEN, *BEDRAGEN)], rijen)
    staatnamen = [lid.name for lid in stelsel().variables["wijk_werken_recht"].possible_values]
    getoond = 0
    for nummer, rij in enumerate(rijen):
        apart = explain.bereken(situatie_van(bevolking, rij), dit, MAAND)
        for recht in apart.rechten:
            if recht.id in RECHTEN:
                assert staatnamen[int(uit[recht.id, MAAND][nummer])] == recht.toestand, (rij, recht.id)
                getoond += 1
        for bedrag in apart.bedragen:
            if bedrag.id in BEDRAGEN and bedrag.waarde is not None:
                samen = Decimal(str(uit[bedrag.id, MAAND][nummer])).quantize(Decimal("0.01"))
                assert samen == bedrag.waarde.quantize(Decimal("0.01")), (rij, bedrag.id)
                getoond += 1
    assert getoond > len(rijen)


def test_de_volgorde_van_de_personen_doet_niets(populatie):
    toeval = np.random.default_rng(3).permutation(populatie.feiten.personen)
    feiten = populatie.feiten
    van_personen = {naam for naam in feiten.invoer if stelsel().variables[naam].entity.key == "persoon"}
    geschud = Bevolking(
        feiten.personen,
        {naam: reeks[toeval] if naam in van_personen else reeks for naam, reeks in feiten.invoer.items()},
        {soort: (aantal, lid[toeval]) for soort, (aantal, lid) in feiten.groepen.items()},
        populatie.gewicht[toeval],
        {naam: Kenmerk(merk.codes[toeval], merk.klassen) for naam, merk in feiten.kenmerken.items()},
    )
    anders = replace(
        populatie,
        feiten=geschud,
        oordelen={k: v[toeval] for k, v in populatie.oordelen.items()},
        mogelijk={k: v[toeval] for k, v in populatie.mogelijk.items()},
    )
    stelsels = [systeem("huidig"), systeem("vvsg_2026")]
    een, ander = simuleer(populatie, stelsels), simuleer(anders, stelsels)
    for links, rechts in zip(een.systemen, ander.systemen, strict=True):
        assert links.toegang == rechts.toegang
        assert links.rechten == rechts.rechten
        assert links.verschuiving == rechts.verschuiving
        assert links.deelname == rechts.deelname
    assert een.systemen[0].sommen == ander.systemen[0].sommen


def test_de_delen_waarin_gerekend_wordt_doen_niets(populatie, uitkomst, monkeypatch):
    monkeypatch.setattr(rows, "RIJEN_PER_DEEL", 377)
    assert simuleer(populatie, [systeem(naam) for naam in NAMEN]).systemen == uitkomst.systemen


def test_de_volgorde_van_de_stelsels_doet_niets(populatie, uitkomst):
    andersom = simuleer(populatie, [systeem(naam) for naam in (NAMEN[0], *reversed(NAMEN[1:]))])
    for naam in NAMEN:
        assert andersom.systeem(naam) == uitkomst.systeem(naam)


def test_de_toestanden_zijn_die_van_het_rekenen_in_delen(populatie, uitkomst):
    """The totals of the partitioned run count the same heads."""
    maten = tuple(Statenmaat(recht) for recht in RECHTEN)
    totalen = voer_uit(InGeheugen(populatie.feiten, 1000), Opdracht(("huidig",), maten, 2027))
    for maat, recht in zip(maten, RECHTEN, strict=True):
        januari = np.asarray(totalen["huidig", maat])[0].ravel()
        telling = {r.id: r for r in uitkomst.systeem("huidig").rechten}[recht]
        assert januari.tolist() == list(telling.toestanden.values())


def test_alle_personen_staan_in_precies_een_toestand(uitkomst):
    for dit in uitkomst.systemen:
        for telling in (dit.toegang, *dit.rechten):
            assert sum(telling.toestanden.values()) == uitkomst.personen
            assert sum(telling.na_beoordeling.values()) == uitkomst.personen
    assert uitkomst.in_tabel == 208_347


def test_op_de_feiten_is_een_oordeel_nooit_zeker(uitkomst):
    """Only whoever was judged already is in; a right that asks a judgement stays to be judged."""
    huidig = uitkomst.systeem("huidig").rechten[0]
    assert huidig.toestanden["voldaan"] == 3365
    assert huidig.toestanden["te_beoordelen"] > 100_000
    assert uitkomst.systeem("serv_2025").toegang.toestanden["voldaan"] == 0


def test_wie_mag_toeleiden_leidt_toe_na_beoordeling(populatie):
    """Under current law the OCMW refers whoever has a leefloon, VDAB the others: both can get in."""
    recht = staten(populatie, systeem("huidig"), MAAND).beoordeeld["wijk_werken_recht"]
    kenmerken = populatie.feiten.kenmerken
    nieuw = (recht == 1) & (kenmerken["deelname"].codes == 0)
    leefloon = kenmerken["leefloon"].codes == 1
    assert (nieuw & leefloon).any()
    assert (nieuw & ~leefloon).any()
    assert set(np.unique(recht)) == {1, 4}


def test_de_vvsg_laat_iedereen_boven_een_jaar_toe_na_beoordeling(uitkomst):
    """Its draft asks nothing but a year: the table says how many that are."""
    na = uitkomst.systeem("vvsg_2026").toegang.na_beoordeling
    assert na["voldaan"] == 111_387
    assert na["niet_bekend"] == uitkomst.personen - uitkomst.in_tabel


def test_wie_wint_en_verliest_telt_op_tot_de_kruistabel(uitkomst):
    open_ = ("voldaan", "niet_bekend", "te_beoordelen")
    dicht = ("niet_voldaan", "niet_van_toepassing")
    for dit in uitkomst.systemen[1:]:
        kruis, cellen = dit.verschuiving.van_naar, dit.verschuiving.cellen
        for veld, van, naar in (
            ("wint", dicht, ("voldaan",)),
            ("wint_mogelijk", dicht, ("niet_bekend", "te_beoordelen")),
            ("verliest", ("voldaan",), dicht),
            ("verliest_mogelijk", ("niet_bekend", "te_beoordelen"), dicht),
        ):
            assert sum(getattr(cel, veld) for cel in cellen) == sum(kruis[a][b] for a in van for b in naar)
        for cel in cellen:
            bewogen = cel.wint + cel.wint_mogelijk + cel.verliest + cel.verliest_mogelijk
            assert cel.personen == bewogen + cel.blijft
        assert sum(sum(rij.values()) for rij in kruis.values()) == uitkomst.personen
        assert sum(kruis[staat]["voldaan"] for staat in (*open_, *dicht)) == dit.toegang.toestanden["voldaan"]


def test_de_cellen_tellen_op_tot_het_geheel(uitkomst):
    for dit in uitkomst.systemen:
        for staat, aantal in dit.toegang.toestanden.items():
            assert sum(cel.toestanden[staat] for cel in dit.toegang_per_cel) == aantal
            assert (
                sum(cel.na_beoordeling[staat] for cel in dit.toegang_per_cel)
                == dit.toegang.na_beoordeling[staat]
            )
        for cel in dit.toegang_per_cel:
            assert sum(cel.toestanden.values()) == cel.personen


def test_bedragen_per_groep_tellen_op_tot_het_bedrag(uitkomst):
    for dit in uitkomst.systemen:
        for som in dit.sommen:
            for naam, per_klasse in som.per_groep.items():
                if som.waarde is not None:
                    assert sum(per_klasse.values()) == som.waarde, (som.id, naam)
    vergoeding = {som.id: som for som in uitkomst.systeem("huidig").sommen}["wijk_werken_vergoeding"]
    assert set(vergoeding.per_groep["deelname"]) == {
        "wijk_werken",
        "wijk_werken_overgangsgroep",
        "gemeenschapsdienst",
    }
    assert vergoeding.per_groep["deelname"]["gemeenschapsdienst"] == 0


def test_deelnemers_zijn_een_bevolking_die_per_organisator_te_rekenen_is(populatie, uitkomst):
    """The same cents through the partitioned run, split over the organisers."""
    dit = systeem("huidig")
    staat = staten(populatie, dit, MAAND)
    wie = deelnemers(populatie, dit, staat, MAAND, None)
    apart = deelnemersbevolking(populatie, wie)
    maat = Sommaat("wijk_werken_vergoeding", ("organisator",))
    totalen = voer_uit(InGeheugen(apart), Opdracht(("huidig",), (maat,), 2027))
    januari = np.asarray(totalen["huidig", maat])[0]
    verwacht = {som.id: som for som in uitkomst.systeem("huidig").sommen}["wijk_werken_vergoeding"]
    assert januari.shape[0] == populatie.feiten.groepen["organisator"][0]
    assert januari[:, 0].sum() == verwacht.per_maand[MAAND]


def test_de_basis_tegenover_zichzelf_verschuift_niets(populatie):
    uit = simuleer(populatie, [systeem("huidig"), systeem("huidig")])
    assert all(cel.blijft == cel.personen for cel in uit.systemen[1].verschuiving.cellen)


def test_vandaag_doen_de_wijk_werkers_mee_en_niemand_anders(uitkomst):
    deelname = uitkomst.systeem("huidig").deelname
    assert deelname.overgangsgroep == 1708
    assert 3365 <= deelname.deelnemers <= 3365 + 5
    assert deelname.nieuw == 0
    sommen_ = {som.id: som for som in uitkomst.systeem("huidig").sommen}
    assert (
        sommen_["wijk_werken_vergoeding"].waarde == sommen_["wijk_werken_uren_toegelaten"].waarde // 60 * 410
    )


def test_wat_een_voorstel_openlaat_is_geen_nul(uitkomst):
    sommen_ = {som.id: som for som in uitkomst.systeem("regering_2025").sommen}
    assert sommen_["samenlevingsjobs_verplaatsingsvergoeding"].waarde is None
    assert "niet te berekenen" in sommen_["samenlevingsjobs_verplaatsingsvergoeding"].reden


def test_meer_plaatsen_geven_niet_minder_deelnemers(populatie):
    stelsels = [systeem("huidig"), systeem("vvsg_2026")]
    aantallen = []
    for kwantiel in (0.0, 0.5, 1.0):
        anders = replace(populatie, aannames=aannames().met(plaatsen_factor=kwantiel))
        aantallen.append(simuleer(anders, stelsels).systemen[1].deelname.deelnemers)
    assert aantallen == sorted(aantallen)
    assert aantallen[0] < aantallen[-1]


def test_opnieuw_toeleiden_of_niet_is_een_keuze(populatie):
    behouden = replace(populatie, aannames=aannames().kies(toeleiding_nieuw_stelsel="behouden"))
    serv = systeem("serv_2025")
    opnieuw = staten(populatie, serv, MAAND).feiten[TOEGANG]
    zelfde = staten(behouden, serv, MAAND).feiten[TOEGANG]
    doet_mee = populatie.feiten.kenmerken["deelname"].codes != 0
    assert (zelfde != opnieuw)[doet_mee].any()
    assert (zelfde == opnieuw)[~doet_mee].all()


def test_elke_maand_vindt_dezelfde_voorraad(populatie, uitkomst):
    """A year of the stock is twelve times a month of it, as long as no number of the law changes."""
    vergoeding = {som.id: som for som in uitkomst.systeem("huidig").sommen}["wijk_werken_vergoeding"]
    assert len(set(vergoeding.per_maand.values())) == 1
    assert vergoeding.waarde == 12 * vergoeding.per_maand[MAAND]


def test_een_onbekende_datum_schuift_niet_mee():
    datums = np.array(["2026-01-31", "0001-01-01"], dtype="datetime64[D]")
    later = schuif({"werkzoekend_sinds": datums}, ("werkzoekend_sinds",), 2)["werkzoekend_sinds"]
    assert str(later[1]) == "0001-01-01"
    assert str(later[0]) == "2026-03-31"


def test_nieuwe_deelnemers_zijn_wie_mag(populatie):
    serv = systeem("serv_2025")
    huidig = staten(populatie, systeem("huidig"), MAAND)
    staat = staten(populatie, serv, MAAND)
    wie = deelnemers(populatie, serv, staat, MAAND, opname(populatie, huidig))
    assert (staat.beoordeeld["samenlevingsjobs_recht"][wie.rijen] == 1).all()
    assert wie.gewicht.sum() == wie.telling.deelnemers
    assert all(som.waarde is None or som.waarde >= 0 for som in sommen(populatie, serv, wie, [MAAND]))


def test_de_uitkomst_is_json_en_telt_de_stempel(uitkomst):
    data = json.loads(json.dumps(naar_dict(uitkomst), allow_nan=False))
    assert data["stempel"]["invoer"]
    assert [voorstel for voorstel, _ in data["stempel"]["voorstellen"]] == [
        "regering_2025",
        "serv_2025",
        "vvsg_2026",
    ]
    assert data["tegenspraken"][0]["ander_waarde"] == 213_400
