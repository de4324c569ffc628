"""The comparison against facts worked out by hand, and against the function behind the calculator."""

import json
from decimal import Decimal

import jsonschema
import pytest

from samenleving import compare
from samenleving.compare.build import vergelijk
from samenleving.compare.subjects import genoemde_paden, rijregels, stelselnamen, terzijde
from samenleving.compare.sweeps import voorbeeldsituaties
from samenleving.errors import InvoerFout
from samenleving.explain import bereken
from samenleving.law import alle_parameters, stelsel
from samenleving.schema_check import schema
from samenleving.situation import lees_situatie
from samenleving.systems import systeem


def geval(vergelijking, deel):
    return next(geval for geval in vergelijking.gevallen if deel in geval.id)


def bedrag(uitkomst, id_):
    return next(b for b in uitkomst.bedragen if b.id == id_)


# --- golden facts -----------------------------------------------------------------------------------------


def test_veertig_uur_onder_het_plan_is_180_euro(alle_vier):
    uitkomst = geval(alle_vier, "precies_twaalf").bij("regering_2025")
    vergoeding = bedrag(uitkomst, "vergoeding")
    assert vergoeding.waarde == Decimal(180)
    assert vergoeding.delta == Decimal(16)
    assert vergoeding.aard == "meer"


def test_zestig_uur_onder_het_huidige_recht_is_246_euro(alle_vier):
    assert bedrag(geval(alle_vier, "overgangsgroep").bij("huidig"), "vergoeding").waarde == Decimal(246)


def test_precies_halftijds_valt_erbuiten_onder_huidig_en_erbinnen_onder_serv(alle_vier):
    halftijds = geval(alle_vier, "precies_halftijds")
    assert halftijds.bij("huidig").toegang.toestand == "niet_voldaan"
    serv = halftijds.bij("serv_2025").toegang
    assert (serv.toestand, serv.aard) == ("voldaan", "gewonnen")
    assert "artikel 10" in serv.redenen[0].plaats


def test_meer_dan_halftijds_valt_ook_onder_serv_erbuiten(alle_vier):
    assert geval(alle_vier, "meer_dan_halftijds").bij("serv_2025").toegang.toestand == "niet_voldaan"


def test_precies_twaalf_maanden_volgt_de_lezing():
    anders = "regering_2025+lezing.samenlevingsjobs_toegang=na"
    twee = vergelijk(["regering_2025", anders], vooruitblik=False)
    twaalf = geval(twee, "precies_twaalf")
    assert twaalf.bij("regering_2025").toegang.toestand == "voldaan"
    assert twaalf.bij(anders).toegang.toestand == "niet_voldaan"


def test_de_lezing_van_een_jaar_staat_bij_de_lezingen_die_iets_verschuiven(alle_vier):
    lezing = next(lezing for lezing in alle_vier.lezingen if lezing.naam == "samenlevingsjobs_toegang")
    toegang = [g for g in lezing.gevolgen if g.systeem == "regering_2025" and g.wat.startswith("Toegang")]
    assert [(g.geval, g.keuze, g.van, g.naar) for g in toegang] == [
        ("08_precies_twaalf_maanden", "na", "voldaan", "niet voldaan")
    ]


def test_een_leefloner_onder_het_plan_is_niet_bekend_en_niet_geweigerd(alle_vier):
    toegang = geval(alle_vier, "leefloon").bij("regering_2025").toegang
    assert (toegang.toestand, toegang.aard) == ("niet_bekend", "niet_bekend")
    assert [reden.voorwaarde for reden in toegang.redenen] == ["Werkloosheidsuitkering"]


def test_een_particulier_is_onder_geen_enkel_voorstel_gebruiker(alle_vier):
    particulier = geval(alle_vier, "particulier")
    assert particulier.bij("huidig").toegang.toestand == "voldaan"
    for naam in ("regering_2025", "serv_2025", "vvsg_2026"):
        assert particulier.bij(naam).toegang.aard == "verloren"
        assert bedrag(particulier.bij(naam), "kost").aard == "valt_weg"


def test_een_organisator_van_60000_inwoners(alle_vier):
    huidig = geval(alle_vier, "organisator_60000").bij("huidig")
    assert bedrag(huidig, "vte").waarde == Decimal("0.8")
    assert bedrag(huidig, "marge").waarde == Decimal("1.75")


def test_de_vergoeding_per_uur_staat_op_een_rij_met_haar_tegenhanger(alle_vier):
    rij = _rij(alle_vier, "vergoeding_per_uur")
    per_systeem = {cel.systeem: [(w.instrument, w.waarde) for w in cel.waarden] for cel in rij.cellen}
    assert per_systeem["huidig"] == [("wijk_werken", 4.1), ("gemeenschapsdienst", 1.3)]
    assert per_systeem["regering_2025"] == [("samenlevingsjobs", 4.5)]
    plan = next(cel for cel in rij.cellen if cel.systeem == "regering_2025")
    assert plan.verschil == "anders"
    assert [(d.voorstel, d.bepaling, d.niveau) for d in plan.waarden[0].door] == [
        ("regering_2025", "vergoeding", "besluit")
    ]


def test_zestig_uur_blijft_onder_serv_en_is_open_onder_het_plan(alle_vier):
    cellen = {cel.systeem: cel for cel in _rij(alle_vier, "uren_maximum").cellen}
    assert cellen["serv_2025"].verschil == "gelijk"
    assert (cellen["regering_2025"].verschil, cellen["regering_2025"].waarden[0].soort) == (
        "open",
        "open_keuze",
    )


def _rij(vergelijking, id_):
    return next(rij for o in vergelijking.onderwerpen for rij in o.rijen if rij.id == id_)


# --- one function behind everything -----------------------------------------------------------------------


def test_elke_uitkomst_is_die_van_bereken(alle_vier):
    situaties = {situatie.id: situatie for situatie in voorbeeldsituaties()}
    for deze in alle_vier.gevallen:
        for uitkomst in deze.uitkomsten:
            verwacht = bereken(situaties[deze.id], systeem(uitkomst.systeem), alle_vier.datum)
            assert uitkomst.uitkomst == verwacht


def test_de_gestapelde_gevallen_geven_dezelfde_toegang_en_bedragen_als_bereken(alle_vier):
    from datetime import date

    from samenleving.compare.readings import figuren
    from samenleving.messages import bericht

    dag = date.fromisoformat(f"{alle_vier.datum}-01")
    for naam in ("huidig", "regering_2025", "serv_2025", "vvsg_2026"):
        teksten = figuren(systeem(naam).stelsel, voorbeeldsituaties(), alle_vier.datum, dag).teksten
        gezien = 0
        for deze in alle_vier.gevallen:
            uitkomst = deze.bij(naam).uitkomst
            for recht in uitkomst.rechten:
                if (deze.id, recht.id) in teksten:
                    assert teksten[deze.id, recht.id] == bericht(f"toestand.{recht.toestand}")
                    gezien += 1
            for deel in uitkomst.bedragen:
                if deel.waarde is not None and (deze.id, deel.id) in teksten:
                    assert teksten[deze.id, deel.id] == deel.tekst
                    gezien += 1
        assert gezien > len(alle_vier.gevallen)


def test_de_reeks_raakt_de_gevallen(alle_vier):
    reeks = next(reeks for reeks in alle_vier.reeksen if reeks.id == "vergoeding_naar_uren")
    per_lijn = {(lijn.systeem, lijn.instrument): lijn.waarden for lijn in reeks.lijnen}
    uren = reeks.x.index(40)
    assert per_lijn["huidig", "wijk_werken"][uren] == 164
    assert per_lijn["regering_2025", "samenlevingsjobs"][uren] == 180
    assert per_lijn["huidig", "wijk_werken"][reeks.x.index(80)] == 246
    gemeenschapsdienst = per_lijn["huidig", "gemeenschapsdienst"]
    assert gemeenschapsdienst[reeks.x.index(31)] is None
    assert gemeenschapsdienst[reeks.x.index(32)] == pytest.approx(41.6)
    assert gemeenschapsdienst[reeks.x.index(65)] is None


def test_personeel_springt_bij_elke_begonnen_schijf(alle_vier):
    reeks = next(reeks for reeks in alle_vier.reeksen if reeks.id == "personeel_naar_inwoners")
    huidig = next(lijn for lijn in reeks.lijnen if lijn.systeem == "huidig")
    op = dict(zip(reeks.x, huidig.waarden, strict=True))
    assert (op[12_000], op[12_001], op[60_000]) == (0, pytest.approx(0.2), pytest.approx(0.8))


# --- any number, any basis, any date ----------------------------------------------------------------------


def test_de_volgorde_is_die_van_de_vraag_en_dubbele_namen_tellen_een_keer():
    vergelijking = vergelijk(["serv_2025", "huidig", "serv_2025", "regering_2025"], situaties=[])
    assert [s.naam for s in vergelijking.systemen] == ["serv_2025", "huidig", "regering_2025"]
    assert all(
        [c.systeem for c in rij.cellen] == ["serv_2025", "huidig", "regering_2025"]
        for o in vergelijking.onderwerpen
        for rij in o.rijen
    )


def test_de_basis_komt_vooraan_als_ze_niet_gevraagd_is():
    vergelijking = vergelijk(["serv_2025"], basis="regering_2025", vooruitblik=False)
    assert [s.naam for s in vergelijking.systemen] == ["regering_2025", "serv_2025"]
    duur = next(c for c in _rij(vergelijking, "werkloosheidsduur").cellen if c.systeem == "serv_2025")
    assert duur.verschil == "anders"
    vergoeding = next(c for c in _rij(vergelijking, "vergoeding_per_uur").cellen if c.systeem == "serv_2025")
    assert vergoeding.verschil == "gelijk"


@pytest.mark.parametrize(
    ("basis", "naam"),
    [
        ("huidig", "huidig+lezing.begonnen_uur=per_prestatie"),
        ("regering_2025", "regering_2025+lezing.samenlevingsjobs_toegang=vanaf"),
        ("serv_2025", "serv_2025+lezing.samenlevingsjobs_capaciteit=elk_apart"),
        ("huidig", "huidig+wijk_werken.vergoeding.per_uur=4,10@2027-01-01"),
    ],
)
def test_een_stelsel_dat_niets_wijzigt_verschilt_nergens(basis, naam):
    vergelijking = vergelijk([basis, naam], basis=basis, datum="2027-01", vooruitblik=False)
    assert len(vergelijking.systemen) == 2
    assert {cel.verschil for o in vergelijking.onderwerpen for rij in o.rijen for cel in rij.cellen} <= {
        "basis", "gelijk", "niets",
    }  # fmt: skip
    assert not any(uitkomst.verschilt for deze in vergelijking.gevallen for uitkomst in deze.uitkomsten)


def test_een_losse_wijziging_toont_wie_ze_zette():
    naam = "huidig+wijk_werken.vergoeding.per_uur=4.50@2027-01-01"
    vergelijking = vergelijk([naam], datum="2027-01", vooruitblik=False)
    cel = next(c for c in _rij(vergelijking, "vergoeding_per_uur").cellen if c.systeem != "huidig")
    assert cel.verschil == "anders"
    assert cel.waarden[0].door[0].soort == "los"
    assert not cel.waarden[0].bronnen
    assert vergelijking.systeem(naam.replace("4.50", "4.5")).status == "hypothetisch"


def test_zonder_gemeenschappelijke_datum_wordt_er_een_gevraagd():
    with pytest.raises(InvoerFout, match="geeft een datum") as fout:
        vergelijk(["huidig"])
    assert "een maand" in fout.value.oplossing
    assert vergelijk(["huidig"], datum="2023-06", situaties=[]).datum == "2023-06"


def test_ook_voor_2023_kent_de_vergelijking_geen_gemeenschapsdienst():
    vergelijking = vergelijk(["huidig"], datum="2019-03", vooruitblik=False)
    assert vergelijking.systemen[0].stelsels == ("wijk_werken",)
    assert not any(
        "gemeenschapsdienst" in w.pad
        for o in vergelijking.onderwerpen
        for r in o.rijen
        for c in r.cellen
        for w in c.waarden
        if w.waarde
    )


def test_eigen_gevallen():
    situatie = lees_situatie({"id": "an", "naam": "An", "persoon": {"activiteit_uren": 10}})
    vergelijking = vergelijk(["regering_2025"], situaties=[situatie])
    assert [geval.id for geval in vergelijking.gevallen] == ["an"]


def test_te_veel_stelsels_is_een_invoerfout():
    namen = [f"huidig+wijk_werken.vergoeding.per_uur={cent / 100}@2027-01-01" for cent in range(401, 420)]
    with pytest.raises(InvoerFout, match="te veel"):
        vergelijk(namen)


# --- nothing silent ---------------------------------------------------------------------------------------


def test_elke_parameter_van_een_stelsel_staat_in_de_vergelijking():
    """A new parameter needs a row in `onderwerpen.yaml`, or a reason under `terzijde` why it has none."""
    begin = tuple(f"{naam}." for naam in stelselnamen())
    bestaand = {pad for pad in alle_parameters() if pad.startswith(begin) and not pad.startswith(terzijde())}
    assert bestaand - genoemde_paden() == set()
    assert genoemde_paden() <= set(alle_parameters())


def test_een_wijziging_die_geen_rij_heeft_krijgt_er_een(monkeypatch):
    """A later proposal may set what no row foresees; it is never left out in silence."""
    pad = "wijk_werken.organisator.drempel_inwoners"
    monkeypatch.setattr("samenleving.compare.provisions.genoemde_paden", frozenset)
    vergelijking = vergelijk([f"huidig+{pad}=50000@2027-01-01"], situaties=[])
    rij = _rij(vergelijking, pad)
    assert [cel.waarden[0].waarde for cel in rij.cellen] == [60000, 50000]
    assert rij.cellen[1].verschil == "anders"


def test_elke_genoemde_regel_bestaat():
    from samenleving.compare.provisions import deel_van

    for regel in rijregels():
        for cel in regel.cellen.values():
            assert not cel.variabele or cel.variabele in stelsel().variables
            if cel.deel:
                assert deel_van(*cel.deel)[0].tekst


def test_wat_openblijft_en_wat_niet_gemodelleerd_is_staat_erin(alle_vier):
    plan = alle_vier.systeem("regering_2025")
    assert {keuze.variant for keuze in plan.open_keuzes} >= {"statuut", "urenplafond", "toeleiding"}
    assert all(keuze.vraag and keuze.passage and len(keuze.opties) >= 1 for keuze in plan.open_keuzes)
    for deze in alle_vier.andere:
        assert deze.niet_gemodelleerd
        assert all(bepaling.reden for bepaling in deze.niet_gemodelleerd)
    zinnen = {(z.voorstel, z.bepaling) for o in alle_vier.onderwerpen for z in o.zinnen}
    assert {(b.voorstel, b.bepaling) for s in alle_vier.systemen for b in s.niet_gemodelleerd} <= zinnen


def test_een_gekozen_variant_is_niet_meer_open():
    naam = "serv_2025+inschrijvingsrecht=verhogen"
    vergelijking = vergelijk([naam], situaties=[])
    gekozen = vergelijking.systeem(naam)
    assert "inschrijvingsrecht" not in {keuze.variant for keuze in gekozen.open_keuzes}
    assert [keuze.keuze for keuze in gekozen.keuzes] == ["verhogen"]
    assert any(bereik.hoog.startswith("30") for aanname in gekozen.aannames for bereik in aanname.bereik)


def test_onbekend_is_nergens_nul(alle_vier):
    for deze in alle_vier.gevallen:
        for uitkomst in deze.uitkomsten:
            for deel in uitkomst.bedragen:
                if deel.waarde is None:
                    assert deel.tekst
                    assert deel.delta is None
    prijs = bedrag(geval(alle_vier, "school").bij("regering_2025"), "kost")
    assert (prijs.waarde, prijs.aard) == (None, "niet_te_zeggen")


def test_vvsg_blijft_ongedateerd_en_de_inwerkingtreding_een_aanname(alle_vier):
    vvsg = alle_vier.systeem("vvsg_2026")
    assert vvsg.brondatum == "ongedateerd, na 11-12-2025"
    assert vvsg.in_werking_aanname


def test_waarden_na_de_laatste_controle_worden_genoemd(alle_vier):
    paden = {waarde.pad: waarde for waarde in alle_vier.doorlopend}
    assert paden["wijk_werken.verplaatsing.per_km"].berekend
    assert not paden["wijk_werken.vergoeding.per_uur"].berekend
    assert vergelijk(["huidig"], datum="2023-06", situaties=[]).doorlopend == ()


# --- data -------------------------------------------------------------------------------------------------


def test_het_gepubliceerde_schema_is_dat_van_de_klassen():
    assert schema("vergelijking") == compare.json_schema()


def test_de_json_volgt_het_schema(alle_vier):
    data = json.loads(compare.naar_json(alle_vier))
    jsonschema.Draft202012Validator(schema("vergelijking")).validate(data)
    assert data["gevallen"][0]["uitkomsten"][0]["systeem"] == "huidig"


def test_twee_keer_dezelfde_vraag_geeft_dezelfde_bytes(alle_vier):
    opnieuw = vergelijk([s.naam for s in alle_vier.systemen])
    assert compare.naar_json(opnieuw) == compare.naar_json(alle_vier)
    assert opnieuw == alle_vier


# --- lines of law -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lijn_2023():
    return vergelijk(["huidig", "conceptnota_2023", "serv_2023"], vooruitblik=False)


def test_de_leefloonlijn_heeft_eigen_gevallen_en_onderwerpen(lijn_2023, alle_vier):
    assert lijn_2023.datum == "2023-06"
    assert {geval.lijn for geval in lijn_2023.gevallen} == {"leefloon"}
    assert {geval.lijn for geval in alle_vier.gevallen} == {"activering"}
    onderwerpen = {onderwerp.id for onderwerp in lijn_2023.onderwerpen}
    assert "activeringspact" in onderwerpen
    assert not onderwerpen & {"uren", "vergoeding"}
    assert "activeringspact" not in {onderwerp.id for onderwerp in alle_vier.onderwerpen}


def test_de_conceptnota_beloont_wie_boven_de_drempel_zit_en_de_serv_wie_vooruitgaat(lijn_2023):
    boven, onder = geval(lijn_2023, "boven_drempel"), geval(lijn_2023, "onder_drempel")
    assert bedrag(boven.bij("conceptnota_2023"), "premie").waarde == Decimal(300_000)
    assert boven.bij("serv_2023").toegang.toestand == "niet_voldaan"
    assert onder.bij("conceptnota_2023").toegang.toestand == "niet_voldaan"
    assert onder.bij("serv_2023").toegang.toestand == "voldaan"


def test_elke_wijziging_van_de_lijn_staat_op_een_rij(lijn_2023):
    gezet = {
        wijziging.pad
        for naam in ("conceptnota_2023", "serv_2023")
        for wijziging in systeem(naam).wijzigingen
        if wijziging.datum.isoformat() <= f"{lijn_2023.datum}-01"
    }
    getoond = {rij.id for onderwerp in lijn_2023.onderwerpen for rij in onderwerp.rijen}
    assert gezet <= getoond | genoemde_paden()


def test_wie_twee_lijnen_raakt_krijgt_de_gevallen_van_beide():
    naam = "regering_2025+activeringspact.premie_per_geactiveerde=1200"
    beide = vergelijk([naam], vooruitblik=False)
    assert list(dict.fromkeys(geval.lijn for geval in beide.gevallen)) == ["activering", "leefloon"]


def test_een_tegenstrijdigheid_staat_waar_ze_speelt(alle_vier, lijn_2023):
    toeleiding = next(deze for deze in alle_vier.tegenstrijdigheden if deze.id == "X01")
    assert toeleiding.systemen == ("serv_2025", "vvsg_2026")
    assert {zijde.orgaan.split(",")[0] for zijde in toeleiding.zijden} == {"SERV", "VVSG"}
    assert "X01" not in {deze.id for deze in lijn_2023.tegenstrijdigheden}
    assert vergelijk(["huidig"], datum="2027-01", situaties=[]).tegenstrijdigheden == ()


# --- sweeps -----------------------------------------------------------------------------------------------


def _reeks(vergelijking, id_):
    return next(reeks for reeks in vergelijking.reeksen if reeks.id == id_)


def test_naar_duur_opent_het_plan_na_twaalf_maanden_en_serv_meteen(alle_vier):
    reeks = _reeks(alle_vier, "vergoeding_naar_duur")
    per_systeem = {lijn.systeem: lijn.waarden for lijn in reeks.lijnen}
    plan, serv = per_systeem["regering_2025"], per_systeem["serv_2025"]
    assert (plan[11], plan[12]) == (None, 135)
    assert serv[0] == serv[36] == 135


def test_naar_afstand_telt_vijf_kilometer_nog_niet(alle_vier):
    reeks = _reeks(alle_vier, "verplaatsing_naar_afstand")
    huidig = next(lijn for lijn in reeks.lijnen if lijn.systeem == "huidig")
    bij = dict(zip(reeks.x, huidig.waarden, strict=True))
    assert bij[5] == 0
    assert bij[5.5] > 0
    assert all(lijn.reden for lijn in reeks.lijnen if lijn.systeem == "regering_2025")
