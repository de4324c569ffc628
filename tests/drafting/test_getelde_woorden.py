"""The noun behind a number follows its value, in every clause and every text, and is read back."""

import re

import pytest

from samenleving.documents import Stempel
from samenleving.drafting import maak_ontwerp
from samenleving.drafting.akn.papers import Aktenschrijver
from samenleving.drafting.akn.proof import controleer_ontwerpen
from samenleving.drafting.desk import maak_stukken
from samenleving.drafting.marks import gedrukt, merk, met_ankers
from samenleving.drafting.operations import past_niet
from samenleving.drafting.reading.values import waarden_van
from samenleving.drafting.rewording import herschrijf
from samenleving.getelde_woorden import ENKELVOUD, geteld_woord
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import ankers, vul_in
from samenleving.systems import systeem

VLAAMS = [
    (deel, anker)
    for akte in laad_akten().values()
    if akte.te_wijzigen_door != "federaal"
    for deel in akte.delen()
    for anker in deel.ankers
    if anker.telt is not None or anker.formaat.naam in ("voluit", "maanden", "jaren")
]
PADEN = sorted({anker.parameter for _, anker in VLAAMS})
MEERVOUD = "|".join(ENKELVOUD)
FOUT_ENKELVOUD = re.compile(rf"(?<![\w.,])(?:één|1) [\w-]*(?:{MEERVOUD})\b")
FOUT_MEERVOUD = re.compile(r"(?<![\w.,])(?:twee|2) [\w-]*(?:maand|dag|cheque|inwoner|persoon)\b")


def test_er_zijn_getelde_woorden_in_de_akten():
    assert {"wijk_werken.duur.max_maanden", "wijk_werken.overgang.cheques_min"} <= set(PADEN)
    assert all(anker.telt is None or anker.telt.bekend for _, anker in VLAAMS)


@pytest.mark.parametrize("waarde", [0, 1, 2])
@pytest.mark.parametrize("pad", PADEN)
def test_elke_duur_en_elk_telwoord_klopt_en_komt_terug(wijzig, waarde_nu, pad, waarde):
    if waarde == waarde_nu(pad):
        pytest.skip("dit is de waarde van nu")
    ontwerp = wijzig({pad: waarde})
    teksten = [akte.tekst for akte in ontwerp.aktes]
    teksten += [
        eenheid.tekst
        for akte in ontwerp.aktes
        for tekst in akte.teksten_na.values()
        for artikel in tekst.artikelen
        for eenheid in (artikel, *artikel.eenheden)
    ]
    for tekst in teksten:
        zonder_gaten = re.sub(r"\[TE REDIGEREN[^\]]*\]", "", tekst)
        assert not FOUT_ENKELVOUD.search(zonder_gaten)
        assert not FOUT_MEERVOUD.search(zonder_gaten)
    open_ = {niet.pad for akte in ontwerp.aktes for niet in akte.niet_geschreven}
    open_ |= {niet.pad for niet in ontwerp.niet_geschreven}
    if pad not in open_:
        assert ontwerp.teruggelezen == {pad: waarde}
    else:
        assert any("[TE REDIGEREN" in akte.tekst for akte in ontwerp.aktes) or ontwerp.niet_geschreven


GEVALLEN = {
    ("wijk_werken.duur.max_maanden", 1): "de woorden “twaalf maanden” vervangen door de woorden “één maand”",
    ("wijk_werken.duur.max_maanden", 2): "het woord “twaalf” vervangen door het woord “twee”",
    ("wijk_werken.overgang.cheques_min", 1): (
        "de woorden “honderd PWA-cheques” vervangen door de woorden “één PWA-cheque”"
    ),
    ("gemeenschapsdienst.duur.min_maanden", 2): (
        "de woorden “1 maand” vervangen door de woorden “2 maanden”"
    ),
    ("wijk_werken.uren.max_per_maand", 1): "het getal “60” vervangen door het getal “1”",
}


@pytest.mark.parametrize(("pad", "waarde"), GEVALLEN)
def test_de_clausule_neemt_het_naamwoord_mee_als_het_van_vorm_verandert(wijzig, pad, waarde):
    [akte] = wijzig({pad: waarde}).aktes
    assert GEVALLEN[pad, waarde] in akte.tekst


@pytest.mark.parametrize(("pad", "waarde"), GEVALLEN)
def test_ook_akoma_ntoso_zegt_het_en_leest_het_terug(pad, waarde):
    stukken = maak_stukken(systeem(f"huidig+{pad}={waarde}@2027-01-01"))
    schrijver = Aktenschrijver(stukken, Stempel())
    ontwerpen = list(schrijver.ontwerpen())
    assert controleer_ontwerpen(stukken, schrijver, ontwerpen) == {pad: waarde}
    nieuw = GEVALLEN[pad, waarde].rpartition("“")[2].removesuffix("”")
    kaal = re.sub(r"<[^>]+>", "", ontwerpen[0].geschreven.inhoud.decode())
    assert nieuw in " ".join(kaal.split())


def test_in_een_officiele_tekst_gaat_het_naamwoord_ook_mee():
    sjabloon = "Wie ten hoogste {{ a.b | voluit }} maanden werkt."
    oud, nieuw = (vul_in(sjabloon, lambda _pad, w=waarde: w) for waarde in (12, 1))
    [vervanging] = herschrijf("akte", (("artikel", "1"),), oud, nieuw)
    assert (vervanging.oud, vervanging.nieuw, vervanging.naamwoord) == (
        "twaalf maanden",
        "één maand",
        "de woorden",
    )
    assert waarden_van(sjabloon, nieuw) == [("a.b", 1)]


def test_nul_in_woorden_is_aan_de_opsteller(wijzig):
    [akte] = wijzig({"wijk_werken.duur.max_maanden": 0}).aktes
    assert "“nul”" not in akte.tekst
    assert "“nul maanden” zegt als regel niets" in akte.tekst


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("{{ a.b | voluit }} maanden na", "één maand na"),
        ("{{ a.b | getal }} kalendermaanden.", "1 kalendermaand."),
        ("{{ a.b | getal }} gewerkte of gelijkgestelde dagen", "1 gewerkte of gelijkgestelde dag"),
        ("{{ a.b | getal }} [TE VERIFIËREN: wat] maanden", "1 [TE VERIFIËREN: wat] maand"),
        ("{{ a.b | getal }} uur per maanden", "1 uur per maanden"),
        ("{{ a.b | getal }} en ten hoogste twee maanden", "1 en ten hoogste twee maanden"),
        ("{{ a.b | getal }} bedragen", "1 bedragen"),
        ("{{ a.b | maanden }} later", "één maand later"),
        ("{{ a.b | euro }} dagen", "1 euro dagen"),
    ],
)
def test_wat_achter_het_getal_staat(tekst, verwacht):
    assert vul_in(tekst, lambda _pad: 1) == verwacht


def test_van_een_naar_meer_en_gebroken_getallen():
    tekst = "{{ a.b | getal }} maand en {{ a.b | getal }} jaar en {{ a.b | getal }} uur"
    assert vul_in(tekst, lambda _pad: 2) == "2 maanden en 2 jaar en 2 uur"
    assert vul_in(tekst, lambda _pad: 0.5) == "0,5 maand en 0,5 jaar en 0,5 uur"


def test_een_onbekend_naamwoord_wordt_nooit_geraden():
    [anker] = ankers("{{ a.b | voluit }} vlaggen")
    assert past_niet(anker, 12, 1) == (
        "van één verandert “vlaggen” van vorm, en het enkelvoud van dat woord is hier niet bekend"
    )
    assert past_niet(anker, 1, 12)
    assert not past_niet(anker, 12, 13)
    gemerkt = f"ten hoogste {merk('a.b', 'voluit', 'één')} vlaggen."
    assert gedrukt(gemerkt) == "ten hoogste één vlaggen [TE REDIGEREN: het enkelvoud van “vlaggen”]."
    assert vul_in(met_ankers(gemerkt), lambda _pad: 1) == gedrukt(gemerkt)
    assert geteld_woord("12 moeten", 2) is None


@pytest.mark.parametrize(("waarde", "zin"), [(1, "ten hoogste één maand"), (0, "nul maanden [TE REDIGEREN")])
def test_nieuwe_artikelen_volgen_dezelfde_regel(waarde, zin):
    naam = f"serv_2025+samenlevingsjobs.duur.max_maanden={waarde}@2027-01-01"
    ontwerp = maak_ontwerp(systeem(naam))
    assert any(zin in artikel.tekst for artikel in ontwerp.artikelen) or any(
        zin.replace("ten hoogste", "korter dan") in artikel.tekst for artikel in ontwerp.artikelen
    )
    assert not any(FOUT_ENKELVOUD.search(artikel.tekst) for artikel in ontwerp.artikelen)
