"""Everything about a proposal in one: new text with anchors, amended acts, amendments, what is left over."""

import datetime
import re
from functools import lru_cache

import pytest

from samenleving import law
from samenleving.documents import Stempel
from samenleving.drafting import ontwerp_document, samenvatting
from samenleving.drafting.amending import ontwerp_wijziging
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.desk import maak_stukken
from samenleving.drafting.draft import genummerd, maak_ontwerp
from samenleving.drafting.operations import Verandering
from samenleving.drafting.structure import WoordenVervangen
from samenleving.errors import InvoerFout
from samenleving.formats import FORMATEN
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import loop, vul
from samenleving.systems import systeem

VOORSTELLEN = ("regering_2025", "serv_2025", "vvsg_2026")
MAAND = "wijk_werken.uren.max_per_maand"


@lru_cache
def _stukken(naam, basis="huidig", stadium="voorontwerp"):
    return maak_stukken(systeem(naam), basis=basis, stadium=stadium)


def _met_elke_optie():
    for naam in VOORSTELLEN:
        yield naam
        for variant in systeem(naam).open_keuzes:
            for optie in variant.opties:
                yield f"{naam}+{variant.naam}={optie}"


# ------------------------------------------------------------------------------------ new articles


@pytest.mark.parametrize("naam", list(_met_elke_optie()))
def test_elke_gedrukte_waarde_heeft_een_anker_en_de_ankers_geven_de_gedrukte_tekst(naam):
    stukken = _stukken(naam)
    for deel in stukken.ontwerp.delen:
        tekst = stukken.ontwerptekst[deel.deel]
        gevuld = vul(tekst, stukken.waarden_na.__getitem__)
        for artikel, met_ankers, gedrukt in zip(
            deel.artikelen, tekst.artikelen, gevuld.artikelen, strict=True
        ):
            assert (gedrukt.nummer, gedrukt.sleutel) == (artikel.nummer, artikel.id)
            assert _platte_tekst(gedrukt) == artikel.tekst.removeprefix(f"{artikel.label} ")
            verankerd = {a.parameter for _, e in _eenheden(met_ankers) for a in ankers(e.tekst)}
            genoemd = {w.pad for bron in artikel.bronnen for w in bron.bepaling.parameters}
            assert verankerd >= {stand.pad for stand in artikel.parameters} - genoemd
            # what is no value of the law: a reference, or something a drafter still has to look at
            los = re.sub(
                r"\[[^\]]*\]|\{\{[^}]*\}\}", "", "\n".join(e.tekst for _, e in _eenheden(met_ankers))
            )
            assert not FORMATEN["euro"].zoek.search(los)
            assert not FORMATEN["pct"].zoek.search(los)


def _eenheden(artikel):
    yield artikel.stap, artikel
    for kind in artikel.eenheden:
        yield from _eenheden(kind)


def _platte_tekst(eenheid):
    eigen = [f"{eenheid.nummer} {eenheid.tekst}" if eenheid.soort == "punt" else eenheid.tekst]
    return "\n".join([*filter(None, eigen), *(_platte_tekst(kind) for kind in eenheid.eenheden)])


def test_het_stadium_staat_in_de_titel():
    eerste, later = (
        _stukken("serv_2025", stadium=s).ontwerp.delen[0].opschrift for s in ("voorontwerp", "ontwerp")
    )
    assert eerste == "Voorontwerp van decreet betreffende de samenlevingsjobs"
    assert later == "Ontwerp van decreet betreffende de samenlevingsjobs"
    naam = "huidig+wijk_werken.duur.max_maanden=18@2027-01-01"
    [akte] = _stukken(naam, stadium="ontwerp").wijziging.aktes
    assert akte.opschrift.startswith("Ontwerp van decreet tot wijziging van artikel 9")


def test_de_opheffing_van_een_besluit_steunt_op_wat_dat_besluit_droeg():
    [_, besluit] = _stukken("regering_2025").ontwerp.delen
    gronden = dict(besluit.aanhef)["Rechtsgronden"][0].regels
    assert any("Wijk-werkendecreet van 7 juli 2017, artikel 6, 8, 9" in regel for regel in gronden)
    assert any("artikel 5, §1, 8°" in regel for regel in gronden)


def test_wat_geen_artikel_draagt_blijft_zichtbaar():
    stukken = _stukken("serv_2025+wijk_werken.cheque.geldigheid_maanden=6")
    [niet] = stukken.niet_geschreven
    assert niet.pad == "wijk_werken.cheque.geldigheid_maanden"
    assert "niet in werking" in niet.reden
    assert stukken.wijziging is None
    zonder, met = (
        samenvatting(o, ontwerp_document(o, Stempel()))["te_redigeren"]
        for o in (_stukken("serv_2025").ontwerp, stukken.ontwerp)
    )
    assert met == zonder + 1


def test_een_andere_regeling_die_blijft_wordt_naast_de_nieuwe_tekst_gewijzigd():
    pad = "leefloon.inschrijving.termijn_maanden"
    stukken = _stukken(f"serv_2025+{pad}=2")
    geschreven = stukken.wijziging.geschreven if stukken.wijziging else frozenset()
    assert pad in geschreven | {n.pad for n in stukken.niet_geschreven} | {g.pad for g in stukken.geweigerd}
    assert stukken.ontwerp is not None


# ------------------------------------------------------------------------------------ amendments


@pytest.mark.parametrize("basis", VOORSTELLEN)
@pytest.mark.parametrize("naam", VOORSTELLEN)
def test_amendementen_op_een_ander_ontwerp_geven_precies_het_eigen_ontwerp(naam, basis):
    if naam == basis:
        with pytest.raises(InvoerFout, match="dezelfde tekst"):
            _stukken(naam, basis)
        return
    stukken = _stukken(naam, basis)
    nieuw = maak_ontwerp(systeem(naam), nummering=maak_ontwerp(systeem(basis)))
    for id_, voor in stukken.teksten_voor.items():
        na = voer_uit(voor, stukken.operaties[id_])
        assert na == stukken.teksten_na[id_]
        deel = next(d for d in nieuw.delen if d.deel == id_.rsplit("-", 1)[1])
        assert [_platte_tekst(a) for a in na.artikelen] == [
            artikel.tekst.removeprefix(f"{artikel.label} ") for artikel in deel.artikelen
        ]
    veranderd = {pad for pad in stukken.waarden_na if stukken.waarden_voor[pad] != stukken.waarden_na[pad]}
    open_ = {n.pad for n in stukken.niet_geschreven}
    assert veranderd - stukken.wijziging.geschreven <= open_ | {g.pad for g in stukken.geweigerd}
    document = ontwerp_document(stukken.wijziging, Stempel())
    assert samenvatting(stukken.wijziging, document)["te_redigeren"] >= len(stukken.niet_geschreven)


def test_een_nieuw_artikel_krijgt_een_nummer_met_een_schuine_streep_en_verwijzingen_volgen():
    stukken = _stukken("serv_2025", "regering_2025")
    tekst = "\n".join(akte.tekst for akte in stukken.wijziging.aktes)
    assert "In hetzelfde voorontwerp wordt een artikel 6/1 ingevoegd, dat luidt als volgt:" in tekst
    # the decision refers to the decree by the numbers of the draft that is amended
    assert "Ter uitvoering van artikel 9, eerste lid, van het decreet presteert een deelnemer" in tekst
    assert "treedt in werking" not in tekst
    assert "Dit besluit is gebaseerd op" not in tekst


def test_nummers_tussen_vaste_nummers():
    vast = {"a": "1", "b": "2", "d": "3"}
    assert genummerd(["a", "x", "y", "b", "z"], vast) == {
        "a": "1",
        "x": "1/1",
        "y": "1/2",
        "b": "2",
        "z": "4",
    }
    assert genummerd(["x", "a"], vast) == {"x": "0/1", "a": "1"}
    assert genummerd(["a", "b"], {}) == {"a": "1", "b": "2"}


# ------------------------------------------------------------------------------------ acts


def test_een_waarde_van_een_akte_geeft_voor_na_operatie_en_waarden():
    stukken = _stukken(f"huidig+{MAAND}=80@2027-01-01")
    [id_] = stukken.operaties
    [operatie] = stukken.operaties[id_]
    assert isinstance(operatie, WoordenVervangen)
    assert operatie.parameters == (MAAND,)
    assert (stukken.waarden_voor[MAAND], stukken.waarden_na[MAAND]) == (60, 80)
    assert vul(stukken.akteteksten_voor[id_], stukken.waarden_voor.__getitem__) == stukken.teksten_voor[id_]
    assert vul(stukken.akteteksten_voor[id_], stukken.waarden_na.__getitem__) == stukken.teksten_na[id_]
    assert voer_uit(stukken.teksten_voor[id_], stukken.operaties[id_]) == stukken.teksten_na[id_]


def test_een_voorstel_zonder_sjablonen_laat_alles_zichtbaar_open():
    stukken = _stukken("conceptnota_2023")
    assert stukken.ontwerp is None
    assert {n.reden for n in stukken.niet_geschreven}
    assert not stukken.operaties


TESTTEKST = """\
Besluit van de Vlaamse Regering betreffende wijk-werken (TESTTEKST, geen wet)
29 SEPTEMBER 2017
HOOFDSTUK 2. - Wijk-werker
Afdeling 4. - Prestaties
Art. 11. § 1. Dit is verzonnen testtekst.
§ 2. De wijk-werker presteert niet meer dan 60 uren per maand en 630 uren per jaar.
De teller van 60 dagen heeft hier niets mee te maken.
Afdeling 5. - Voordelen voor de wijk-werker
Art. 12. Voor elke cheque krijgt de wijk-werker een vergoeding van 4,10 euro.
"""


def test_de_officiele_tekst_van_de_gebruiker_wordt_aangehaald(tmp_path):
    (tmp_path / "bvr-2017-09-29-wijk-werken.txt").write_text(TESTTEKST, encoding="utf-8")
    teksten = lees_wetteksten(tmp_path, lambda pad: law.waarde(law.stelsel(), pad, "2027-01-01"))
    naam = f"huidig+{MAAND}=80@2027-01-01+wijk_werken.vergoeding.per_uur=4.50@2027-01-01"
    stukken = maak_stukken(systeem(naam), wetteksten=teksten)
    [akte] = stukken.wijziging.aktes
    assert "[TE VERIFIËREN" not in akte.tekst
    assert (
        "In artikel 11, §2, eerste lid, van het besluit van de Vlaamse Regering van 29 september 2017 "
        "betreffende wijk-werken wordt het getal “60” vervangen door het getal “80”." in akte.tekst
    )
    assert "In artikel 12 van hetzelfde besluit wordt het bedrag “4,10 euro” vervangen door" in akte.tekst
    assert "80 uren per maand en 630 uren" in "\n".join(
        e.tekst for _, e in loop(stukken.teksten_na["bvr-2017-09-29-wijk-werken"])
    )
    assert akte.rechtsgronden == (
        "het Wijk-werkendecreet van 7 juli 2017, artikel 29 en artikel 34, tweede lid",
    )


# ------------------------------------------------------------------------------------ ministerial level

_AKTE = """\
id: {id}
soort: {soort}
datum: 2020-0{maand}-01
opschrift: betreffende een proef
citeertitel: null
numac: null
eli: null
te_wijzigen_door: {niveau}
{voert_uit}bron: [proefblad]
bijgewerkt_tot: null
wijzigende_akten: []
standaard: {{tekst_gezien: FR, zekerheid: TEXT, bron: [proefblad]}}
hoofdstukken:
  - nummer: "1"
    titel: Uren
    artikelen:
      - nummer: "{nummer}"
        opschrift: Plafond
        delen:
          - lid: 1
            onderwerp: Per maand
            tekst: {tekst}
            status: gecodeerd
            codeert: [wijk_werken_toegeleid]
            {basis}
          - lid: 2
            onderwerp: Wie beslist
            tekst: VDAB beslist.
            status: open_norm
            ingevuld_door: [VDAB]
"""


def _akten(map_):
    soorten = [
        ("proefdecreet", "decreet", "decreet", "5", "De Vlaamse Regering bepaalt het maximum.", None),
        ("proefbesluit", "bvr", "bvr", "3", "De minister bepaalt het maximum.", "proefdecreet"),
        (
            "proef-mb",
            "mb",
            "mb",
            "2",
            f"Ten hoogste {{{{ {MAAND} | getal }}}} uur per maand.",
            "proefbesluit",
        ),
    ]
    grond = {"proefbesluit": "artikel 5, eerste lid", "proef-mb": "artikel 3, eerste lid"}
    for maand, (id_, soort, niveau, nummer, tekst, onder) in enumerate(soorten, 1):
        voert_uit = f"voert_uit: {onder}\n" if onder else ""
        basis = f'basis: ["{grond[id_]}"]' if id_ in grond else ""
        inhoud = _AKTE.format(
            id=id_, soort=soort, niveau=niveau, maand=maand, nummer=nummer, tekst=tekst, voert_uit=voert_uit,
            basis=basis,
        )  # fmt: skip
        (map_ / f"{id_}.yaml").write_text(inhoud, encoding="utf-8")
    return laad_akten(map_)


def test_een_ministerieel_besluit_steunt_op_het_besluit_en_het_decreet(tmp_path):
    ontwerp = ontwerp_wijziging(
        [(datetime.date(2027, 1, 1), Verandering(MAAND, 60, 80))],
        _akten(tmp_path),
        systeem="proef",
        titel="Proef",
        status="hypothetisch",
    )
    [akte] = ontwerp.aktes
    assert akte.niveau == "mb"
    assert akte.opschrift == (
        "Ontwerp van ministerieel besluit tot wijziging van artikel 2 van het ministerieel besluit van "
        "1 maart 2020 betreffende een proef"
    )
    assert akte.rechtsgronden == (
        "het decreet van 1 januari 2020 betreffende een proef, artikel 5, eerste lid",
        "het besluit van de Vlaamse Regering van 1 februari 2020 betreffende een proef, artikel 3, "
        "eerste lid",
    )
    assert akte.tekst.splitlines() == [
        "Artikel 1. In artikel 2, eerste lid, van het ministerieel besluit van 1 maart 2020 betreffende een "
        "proef wordt het getal “60” vervangen door het getal “80”.",
        "Art. 2. Dit besluit treedt in werking op 1 januari 2027.",
    ]
    document = ontwerp_document(ontwerp, Stempel())
    assert samenvatting(ontwerp, document)["teruggelezen"] == {MAAND: 80}


def test_het_federale_staat_in_het_juridisch_kader_en_wordt_niet_geschreven():
    pad = "belasting.vrijstelling_per_uur"
    naam = f"huidig+{pad}=7@2027-01-01+wijk_werken.vergoeding.per_uur=7@2027-01-01"
    stukken = _stukken(naam)
    assert [weigering.pad for weigering in stukken.geweigerd] == [pad]
    [akte] = stukken.wijziging.aktes
    kader = ("artikel 38, §1, eerste lid, 13°, van het Wetboek van de Inkomstenbelastingen 1992",)
    assert akte.juridisch_kader == kader
    assert "Wetboek" not in akte.tekst
