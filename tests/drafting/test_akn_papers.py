"""Akoma Ntoso of real proposals and of random changes to the real acts: always the change that was asked."""

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samenleving import law
from samenleving.documents import Stempel
from samenleving.drafting.akn.acts import schrijf_akte
from samenleving.drafting.akn.check import controleer_akn
from samenleving.drafting.akn.papers import Aktenschrijver
from samenleving.drafting.akn.proof import controleer_ontwerpen
from samenleving.drafting.akn.reading import lees_akn, waarden_van
from samenleving.drafting.akn.writing import akn_bestanden, schrijf_akten
from samenleving.drafting.amending import ontwerp_wijziging
from samenleving.drafting.desk import Stukken, maak_stukken
from samenleving.drafting.operations import Verandering
from samenleving.drafting.reading import TerugleesFout
from samenleving.drafting.structure import WoordenVervangen
from samenleving.errors import InvoerFout
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.official import lees_wettekst
from samenleving.legislation.text import loop, van_akte
from samenleving.proposals.loader import voorstel_ids
from samenleving.systems import systeem

AANTAL = int(os.environ.get("SAMENLEVING_PROEVEN", "6"))
ruim = settings(max_examples=AANTAL, deadline=None, suppress_health_check=list(HealthCheck))
DAG = date(2027, 1, 1)
AKTEN = laad_akten()


def gevallen():
    """Every proposal, with every option of every variant, and two of them as amendments."""
    for id_ in voorstel_ids():
        yield id_, "huidig"
        for variant in systeem(id_).voorstel.varianten:
            for optie in variant.opties:
                yield f"{id_}+{variant.naam}={optie}", "huidig"
    yield "serv_2025", "regering_2025"
    yield "vvsg_2026", "regering_2025"


@pytest.mark.parametrize(("naam", "basis"), list(gevallen()))
def test_elk_voorstel_geeft_geldige_bestanden(naam, basis):
    stukken = maak_stukken(systeem(naam), basis=basis)
    bestanden = akn_bestanden(stukken)
    assert bestanden == akn_bestanden(stukken)
    for bestandsnaam, inhoud in bestanden.items():
        assert controleer_akn(inhoud) == (), bestandsnaam
    verwacht = len(stukken.ontwerp.delen if stukken.ontwerp else ()) + len(
        stukken.wijziging.aktes if stukken.wijziging else ()
    )
    assert len([b for b in bestanden if not b.startswith("geconsolideerd-")]) == verwacht


def test_een_nieuw_decreet_heeft_zijn_artikelen_en_waarden():
    stukken = maak_stukken(systeem("serv_2025"))
    gelezen = lees_akn(akn_bestanden(stukken)["voorontwerp-van-decreet.akn.xml"])
    assert gelezen.soort == "ontwerp"
    assert gelezen.tekst.artikelen == stukken.ontwerptekst["decreet"].artikelen
    gedrukt = {anker.parameter for _, een in loop(gelezen.tekst) for anker in ankers(een.tekst)}
    assert gedrukt
    assert {druk.pad: druk.waarde for druk in gelezen.gedrukt} == {
        pad: law.waarde(stukken.systeem.stelsel, pad, stukken.ontwerp.dag) for pad in gedrukt
    }
    assert {wissel.pad for wissel in gelezen.wissels if wissel.oud is None} == {
        pad for pad in gedrukt if pad.startswith("samenlevingsjobs.")
    }


def test_amendementen_maken_van_het_ene_ontwerp_het_andere():
    stukken = maak_stukken(systeem("serv_2025"), basis="regering_2025")
    inhoud = akn_bestanden(stukken)["amendementen-op-voorontwerp-van-decreet.akn.xml"]
    gelezen = lees_akn(inhoud, stukken.akteteksten_voor)
    uitkomst = waarden_van(gelezen, stukken.akteteksten_voor, stukken.waarden_voor.__getitem__)
    [(id_, tekst)] = uitkomst.teksten.items()
    assert tekst.artikelen == stukken.teksten_na[id_].artikelen
    assert tekst.artikelen != stukken.teksten_voor[id_].artikelen


# --------------------------------------------------------------------------- random values in the real acts


def officieel(tekst):
    """The paraphrase as if every word of it were official and every number seen: quotations are widened."""
    artikelen = []
    for volgnummer, artikel in enumerate(tekst.artikelen, 100):
        nummer = artikel.nummer or str(volgnummer)
        genummerd = replace(artikel, nummer=nummer, sleutel=f"art-{nummer}")
        artikelen.append(_officieel(genummerd))
    return replace(tekst, artikelen=tuple(artikelen), koppen=())


def _officieel(eenheid):
    kinderen = []
    for volgnummer, kind in enumerate(eenheid.eenheden, 1):
        teken = "°" if kind.soort == "punt" else ""
        kinderen.append(_officieel(replace(kind, nummer=f"{volgnummer}{teken}", sleutel="")))
    return replace(eenheid, herkomst="officieel", plaats="", eenheden=tuple(kinderen))


VLAAMS = {id_: akte for id_, akte in AKTEN.items() if akte.te_wijzigen_door in ("decreet", "bvr", "mb")}
TEKSTEN = {id_: van_akte(akte) for id_, akte in VLAAMS.items()}
PER_PAD: dict = {}
for _tekst in TEKSTEN.values():
    for _, _eenheid in loop(_tekst):
        for _anker in ankers(_eenheid.tekst):
            PER_PAD.setdefault(_anker.parameter, set()).add(_anker.formaat)
OUD = {pad: law.waarde(law.stelsel(), pad, DAG) for pad in PER_PAD}


@st.composite
def waarde(trek, pad):
    formaten = PER_PAD[pad]
    if any(formaat.naam == "datum" for formaat in formaten):
        return trek(st.dates(date(1900, 1, 1), date(2100, 1, 1))).isoformat()
    if all(formaat.naam in ("euro", "euro2") for formaat in formaten):
        return trek(st.integers(1, 99_999)) / 100
    if all(formaat.naam == "pct" for formaat in formaten):
        return trek(st.integers(1, 400)) / 400
    # close to each other, so that an old and a new number often meet in one lid
    return trek(st.sampled_from([1, 2, 3, 6, 10, 12, 24, 50, 60, 630, 12_000]) | st.integers(2, 20_000))


@st.composite
def wijzigingen(trek):
    paden = trek(st.lists(st.sampled_from(sorted(PER_PAD)), min_size=1, max_size=12, unique=True))
    nieuw = {pad: trek(waarde(pad)) for pad in paden}
    return {pad: na for pad, na in nieuw.items() if na != OUD[pad]}


def stukken_van(nieuw, wetteksten):
    veranderingen = [(DAG, Verandering(pad, OUD[pad], na)) for pad, na in sorted(nieuw.items())]
    proef = replace(systeem("huidig"), naam="huidig+proef", in_werking_vanaf=DAG)
    wijziging = ontwerp_wijziging(
        veranderingen, AKTEN, systeem=proef.naam, titel="Proef", status="hypothetisch", wetteksten=wetteksten
    )
    voor = {**TEKSTEN, **(wetteksten or {})}
    return Stukken(
        proef,
        systeem("huidig"),
        wijziging=wijziging,
        akteteksten_voor=voor,
        waarden_voor=OUD,
        waarden_na={**OUD, **nieuw},
        teksten_voor={id_: tekst for akte in wijziging.aktes for id_, tekst in akte.teksten_voor.items()},
        teksten_na={id_: tekst for akte in wijziging.aktes for id_, tekst in akte.teksten_na.items()},
        operaties={id_: ops for akte in wijziging.aktes for id_, ops in akte.operaties.items()},
        niet_geschreven=wijziging.alle_niet_geschreven,
        geweigerd=wijziging.geweigerd,
    )


def lees_terug(stukken, bestanden):
    """What the drafts say, from their bytes alone."""
    waarden, teksten = {}, {}
    for naam, inhoud in bestanden.items():
        assert controleer_akn(inhoud) == (), naam
        if not naam.startswith("geconsolideerd-"):
            gelezen = lees_akn(inhoud, stukken.akteteksten_voor)
            uitkomst = waarden_van(gelezen, stukken.akteteksten_voor, stukken.waarden_voor.__getitem__)
            assert uitkomst.niet_gelezen == ()
            waarden |= {wissel.pad: uitkomst.waarden[wissel.pad] for wissel in gelezen.wissels}
            teksten |= uitkomst.teksten
    return waarden, teksten


# shrinking whole acts takes minutes and says little more than the first failure
@settings(ruim, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(wijzigingen(), st.booleans())
def test_willekeurige_waarden_in_de_echte_akten(nieuw, als_officieel):
    if not nieuw:
        return
    wetteksten = {id_: officieel(tekst) for id_, tekst in TEKSTEN.items()} if als_officieel else None
    stukken = stukken_van(nieuw, wetteksten)
    bestanden = akn_bestanden(stukken)
    waarden, teksten = lees_terug(stukken, bestanden)
    blijft = {niet.pad for niet in stukken.niet_geschreven}
    assert {pad: waarden[pad] for pad in waarden} == {pad: nieuw[pad] for pad in waarden}
    assert set(nieuw) - blijft <= set(waarden)
    assert {id_: tekst.artikelen for id_, tekst in teksten.items()} == {
        id_: stukken.teksten_na[id_].artikelen for id_ in stukken.operaties
    }
    for id_ in stukken.operaties:
        gelezen = lees_akn(bestanden[f"geconsolideerd-{id_}.akn.xml"])
        assert gelezen.soort == "geconsolideerd"
        eigen = {druk.pad: druk.waarde for druk in gelezen.gedrukt if druk.pad not in blijft}
        assert eigen == {pad: stukken.waarden_na[pad] for pad in eigen}


def test_onder_de_willekeurige_zijn_ruime_aanhalingen():
    """Otherwise the test above would prove less than it says."""
    nieuw = {pad: OUD[pad] + 1 for pad in PER_PAD if isinstance(OUD[pad], int | float)}
    stukken = stukken_van(nieuw, {id_: officieel(tekst) for id_, tekst in TEKSTEN.items()})
    woorden = [op for ops in stukken.operaties.values() for op in ops if isinstance(op, WoordenVervangen)]
    assert {"de woorden", "het getal"} <= {op.naamwoord for op in woorden}
    waarden, _ = lees_terug(stukken, akn_bestanden(stukken))
    assert waarden


# -------------------------------------------------------------------------------------- what is refused


def test_een_ontwerp_dat_iets_anders_zegt_wordt_niet_afgegeven():
    stukken = stukken_van({"wijk_werken.uren.max_per_maand": 80}, None)
    schrijver = Aktenschrijver(stukken, Stempel())
    [ontwerp] = schrijver.ontwerpen()
    assert controleer_ontwerpen(stukken, schrijver, [ontwerp]) == {"wijk_werken.uren.max_per_maand": 80}
    for van, naar in ((b">80<", b">70<"), (b'normalized="80">80<', b'normalized="70">70<')):
        with pytest.raises(TerugleesFout, match="Akoma Ntoso"):
            controleer_ontwerpen(stukken, schrijver, [_met(ontwerp, van, naar)])
    with pytest.raises(TerugleesFout, match="zegt niets over"):
        controleer_ontwerpen(
            stukken, schrijver, [_met(ontwerp, b"activeMod", b"passiveMod", b"parameterChange")]
        )


def _met(ontwerp, van, naar, weg=b"niets"):
    inhoud = ontwerp.geschreven.inhoud.replace(van, naar).replace(weg, b"iets")
    return replace(ontwerp, geschreven=replace(ontwerp.geschreven, inhoud=inhoud))


# ----------------------------------------------------------------------------- acts as a user gives them back


def test_onze_parafrase_is_geen_wettekst_en_een_officiele_wel(tmp_path):
    id_ = "wijk-werkendecreet-2017-07-07"
    pad = tmp_path / f"{id_}.xml"
    [inhoud] = schrijf_akten([AKTEN[id_]], DAG).values()
    pad.write_bytes(inhoud)
    with pytest.raises(InvoerFout, match="niet officieel"):
        lees_wettekst(pad)
    tekst = officieel(TEKSTEN[id_])
    pad.write_bytes(schrijf_akte(AKTEN[id_], tekst, OUD.__getitem__, DAG.isoformat(), Stempel()))
    assert [a.nummer for a in lees_wettekst(pad).artikelen] == [a.nummer for a in tekst.artikelen]


def test_op_een_dag_zonder_waarde_is_er_geen_akte():
    with pytest.raises(InvoerFout, match="nog geen waarde"):
        schrijf_akten([AKTEN["wijk-werkendecreet-2017-07-07"]], date(2000, 1, 1))
