"""Drafts of proposals: every provision has its article, the text follows the system, references hold."""

import re
from functools import lru_cache

import pytest

from samenleving.documents import Stempel, schrijf
from samenleving.drafting import TekstFout, heeft_tekst, maak, maak_ontwerp, ontwerp_document, samenvatting
from samenleving.drafting.draft import bronnen_van
from samenleving.errors import InvoerFout
from samenleving.systems import systeem

VOORSTELLEN = ("regering_2025", "serv_2025", "vvsg_2026")


@lru_cache
def _ontwerp(naam):
    return maak_ontwerp(systeem(naam))


def _tekst(naam, deel, id_):
    return _ontwerp(naam).artikel(deel, id_).tekst


def _met_elke_optie():
    """Every system in which one option of one variant is chosen."""
    for naam in VOORSTELLEN:
        yield naam
        for variant in systeem(naam).open_keuzes:
            for optie in variant.opties:
                yield f"{naam}+{variant.naam}={optie}"


@pytest.mark.parametrize("naam", list(_met_elke_optie()))
def test_elke_bepaling_met_een_clausule_komt_in_haar_artikel(naam):
    ontwerp = _ontwerp(naam)
    assert ontwerp.zonder_artikel == ()
    genoemd = {(b.voorstel.id, b.bepaling.id) for artikel in ontwerp.artikelen for b in artikel.bronnen}
    weg = {(b.voorstel.id, b.bepaling.id) for b in bronnen_van(systeem(naam))} - genoemd
    # only what a later proposal of the chain set aside may be gone
    gezet = {w.pad for laag in systeem(naam).keten[1:] for b in laag.bepalingen for w in b.parameters}
    for voorstel_id, bepaling_id in weg:
        assert voorstel_id != systeem(naam).keten[-1].id or "=" in bepaling_id
        [bepaling] = [b.bepaling for b in bronnen_van(systeem(naam)) if b.bepaling.id == bepaling_id][:1]
        assert {w.pad for w in bepaling.parameters} & gezet


@pytest.mark.parametrize("naam", list(_met_elke_optie()))
def test_elk_artikel_hangt_af_van_de_bepaling_die_het_noemt_en_elke_delegatie_wordt_gebruikt(naam):
    assert _ontwerp(naam).meldingen == ()


@pytest.mark.parametrize("naam", list(_met_elke_optie()))
def test_de_artikelen_zijn_zonder_gat_genummerd(naam):
    ontwerp = _ontwerp(naam)
    for deel in ontwerp.delen:
        verwacht = [str(nummer) for nummer in range(1, len(deel.artikelen) + 1)]
        assert [artikel.nummer for artikel in deel.artikelen] == verwacht
        assert deel.artikelen[0].label == "Artikel 1."
        assert deel.artikelen[1].label == "Art. 2."


@pytest.mark.parametrize("naam", VOORSTELLEN)
@pytest.mark.parametrize("formaat", ["html", "md", "docx"])
def test_elk_ontwerp_wordt_in_elk_formaat_geschreven(naam, formaat):
    document = ontwerp_document(_ontwerp(naam), Stempel())
    bestand = schrijf(document, formaat)
    assert bestand == schrijf(document, formaat)
    if formaat != "docx":
        assert "Een natuurlijke persoon kan geen gebruiker zijn." in bestand.decode()


@pytest.mark.parametrize("naam", VOORSTELLEN)
def test_de_besluittekst_noemt_enkel_artikelen_van_het_decreet_die_bevoegdheid_geven(naam):
    decreet, besluit = _ontwerp(naam).delen
    gegeven = {delegatie.plaats for artikel in decreet.artikelen for delegatie in artikel.delegaties}
    gebruikt = {plaats for artikel in besluit.artikelen for plaats in artikel.voert_uit}
    assert gebruikt <= gegeven
    rechtsgronden = dict(besluit.aanhef)["Rechtsgronden"][0].regels[1]
    for plaats in gebruikt:
        assert plaats in rechtsgronden


def test_sleutelzinnen_van_het_regeringsplan():
    naam = "regering_2025"
    assert "hij is één jaar werkloos" in _tekst(naam, "decreet", "art-doelgroep")
    assert "Een natuurlijke persoon kan geen gebruiker zijn." in _tekst(naam, "decreet", "art-gebruikers")
    assert "ontvangt de deelnemer 4,50 euro per uur dat hij presteert." in _tekst(
        naam, "besluit", "art-vergoeding"
    )
    assert _tekst(naam, "decreet", "art-opheffing").startswith(
        "Art. 22. In het Wijk-werkendecreet van 7 juli 2017, gewijzigd bij de decreten van 8 juni 2018 en "
        "15 december 2023 "
        "[TE VERIFIËREN: wijzigingen tot 6 juni 2024], wordt hoofdstuk 2, dat bestaat uit artikel 3 tot en "
        "met 46, opgeheven."
    )
    assert (
        "Het besluit van de Vlaamse Regering van 29 september 2017 betreffende wijk-werken wordt opgeheven."
        in _tekst(naam, "besluit", "art-opheffing")
    )


def test_serv_vertrekt_van_noden_en_niet_van_duur():
    tekst = _tekst("serv_2025", "decreet", "art-doelgroep")
    assert "jaar werkloos" not in tekst
    assert "1° hij kan niet meer dan een halftijdse professionele tijdsbesteding opnemen" in tekst
    assert "2° hij kan niet meer dan 60 uur per maand opnemen;" in tekst
    assert "3° VDAB heeft objectief vastgesteld dat hij een competentiekloof heeft;" in tekst
    assert "6° hij heeft daarvoor begeleiding op de werkvloer nodig." in tekst
    assert "De duur van de werkloosheid is geen voorwaarde." in tekst
    genoemd = [b.bepaling.id for b in _ontwerp("serv_2025").artikel("decreet", "art-doelgroep").bronnen]
    assert "toegang_na_een_jaar" not in genoemd
    assert "geen_duurvoorwaarde" in genoemd


def test_de_drie_voorstellen_verschillen_waar_de_bronnen_verschillen():
    for id_ in (
        "art-doelgroep",
        "art-toeleiding",
        "art-begeleiding",
        "art-gebruikers",
        "art-organisator",
        "art-duur",
    ):
        teksten = {re.sub(r"^Art\. \d+\. ", "", _tekst(naam, "decreet", id_)) for naam in VOORSTELLEN}
        assert len(teksten) == len(VOORSTELLEN), id_
    assert "Alleen VDAB leidt" in _tekst("serv_2025", "decreet", "art-toeleiding")
    assert "2° de OCMW’s;\n3° de lokale partners." in _tekst("vvsg_2026", "decreet", "art-toeleiding")
    assert "geldt er één prijs voor alle gebruikers" in _tekst("serv_2025", "besluit", "art-prijs")
    assert "De gebruiker staat in voor de begeleiding" in _tekst("serv_2025", "decreet", "art-begeleiding")
    assert "mentorschap, coaching" in _tekst("vvsg_2026", "decreet", "art-begeleiding")


def test_een_variant_verandert_de_tekst():
    afschaffen = _tekst("serv_2025+inschrijvingsrecht=afschaffen", "decreet", "art-inschrijvingsrecht")
    assert afschaffen.endswith("De organisator vraagt de gebruiker geen inschrijvingsrecht.")
    verhogen = _ontwerp("serv_2025+inschrijvingsrecht=verhogen")
    assert (
        "elk jaar 15,00 euro [TE VERIFIËREN: aangenomen waarde"
        in verhogen.artikel("besluit", "art-inschrijvingsrecht").tekst
    )
    open_ = _tekst("serv_2025", "decreet", "art-inschrijvingsrecht")
    assert "[TE REDIGEREN: open keuze. Wat gebeurt er met het jaarlijkse inschrijvingsrecht" in open_
    with pytest.raises(KeyError):
        _ontwerp("serv_2025").artikel("besluit", "art-inschrijvingsrecht")


def test_een_losse_wijziging_verandert_het_getal_in_de_tekst():
    tekst = _tekst("regering_2025+samenlevingsjobs.vergoeding.per_uur=5.25", "besluit", "art-vergoeding")
    assert "ontvangt de deelnemer 5,25 euro per uur" in tekst


def test_een_open_keuze_wordt_nooit_ingevuld():
    for variant in systeem("regering_2025").open_keuzes:
        assert any(variant.vraag in artikel.tekst for artikel in _ontwerp("regering_2025").artikelen), (
            variant.naam
        )


def test_de_overgangsgroep_volgt_de_parameters_van_de_wet():
    tekst = _tekst("regering_2025+overgangsgroep=behouden", "decreet", "art-overgang")
    assert "die op 30 september 2017 door een PWA-arbeidsovereenkomst gebonden was" in tekst
    assert "van 1 oktober 2015 tot en met 30 september 2017 ten minste honderd PWA-cheques" in tekst
    assert "In afwijking van artikel 8 geldt er geen maximale duur" in tekst


def test_over_sancties_verwijst_het_decreet_naar_de_federale_regels():
    tekst = _tekst("regering_2025", "decreet", "art-sanctie")
    assert "worden bepaald door de federale werkloosheidsreglementering" in tekst
    assert "artikel 6, §1, IX, 5°, van de bijzondere wet van 8 augustus 1980" in tekst
    # what the proposal wants stands only inside a gap for the drafter
    assert "twee jaar" not in re.sub(r"\[[^\]]*\]", "", tekst)


def test_naast_elk_artikel_staan_de_aanbevelingen_van_zijn_bepalingen():
    document = ontwerp_document(_ontwerp("serv_2025"), Stempel())
    html = schrijf(document, "html").decode()
    for bron in bronnen_van(systeem("serv_2025")):
        if bron.voorstel.id == "serv_2025":
            for id_ in bron.bepaling.beantwoordt:
                assert id_ in html


def test_de_samenvatting_telt_wat_nog_open_is():
    ontwerp = _ontwerp("regering_2025")
    telling = samenvatting(ontwerp, ontwerp_document(ontwerp, Stempel()))
    tekst = "\n".join(artikel.tekst for artikel in ontwerp.artikelen)
    assert telling["te_redigeren"] >= tekst.count("[TE REDIGEREN")
    assert telling["artikelen"] == {deel.deel: len(deel.artikelen) for deel in ontwerp.delen}
    assert telling["teruggelezen"] is None


def test_geldend_recht_heeft_geen_eigen_tekst_en_wordt_een_wijziging():
    assert not heeft_tekst(systeem("huidig"))
    with pytest.raises(InvoerFout, match="geen eigen wettekst"):
        maak_ontwerp(systeem("huidig"))
    assert maak(systeem("huidig+wijk_werken.uren.max_per_maand=50@2027-01-01")).teruggelezen
    assert maak(systeem("serv_2025")).delen


# ------------------------------------------------------------------- a proposal of a user, with faults

REFORM = """\
id: {id}
titel: Proef
orgaan: Proef
bron: {{document: proef, datum: onbekend}}
status: hypothetisch
basis: regering_2025
inwerkingtreding: 2027-01-01
bepalingen:
  - id: uren
    stelling: Er geldt een maximum.
    passage: {{document: proef, plaats: hier}}
    gemodelleerd: ja
    parameters: {{samenlevingsjobs.uren.max_geldt: true, samenlevingsjobs.uren.max_per_maand: 40}}
    clausule: art-uren
    niveau: besluit
"""


def _eigen(tmp_path, **sjablonen):
    map_ = tmp_path / "eigen_proef"
    (map_ / "tekst").mkdir(parents=True)
    (map_ / "reform.yaml").write_text(REFORM.format(id="eigen_proef"), encoding="utf-8")
    for naam, tekst in sjablonen.items():
        (map_ / "tekst" / f"{naam.replace('_', '-')}.md.j2").write_text(tekst, encoding="utf-8")
    return maak_ontwerp(systeem("eigen_proef", [tmp_path]))


def test_een_voorstel_vervangt_vult_aan_en_schrapt_artikelen(tmp_path):
    ontwerp = _eigen(
        tmp_path,
        decreet_110_doel="{{ basis() }}\n\nEr is een extra lid.",
        decreet_120_extra="Zie {{ ref('art-doel') }}.",
        decreet_720_toezicht="",
    )
    assert ontwerp.artikel("decreet", "art-doel").leden[-1].tekst == "Er is een extra lid."
    assert ontwerp.artikel("decreet", "art-extra").tekst == "Art. 5. Zie artikel 4."
    assert (
        "presteert een deelnemer ten hoogste 40 uur per maand" in ontwerp.artikel("besluit", "art-uren").tekst
    )
    with pytest.raises(KeyError):
        ontwerp.artikel("decreet", "art-toezicht")


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("Zie {{ ref('art-bestaat-niet') }}.", "verwijst naar een artikel dat niet"),
        ("Zie het derde lid.", "verwijst naar het derde lid, maar telt 1 leden"),
        ("Ten hoogste 60 uur.", "een getal hoort in een parameter"),
        ("Ten hoogste zestig uur.", "een getal hoort in een parameter"),
        ("Ten hoogste {{ samenlevingsjobs.uren.max_per_maand }} uur.", "een formaat"),
        ("Ten hoogste {{ samenlevingsjobs.uren.max | getal }} uur.", "bestaat niet"),
        ("{% if samenlevingsjobs.statuut == 'pwaa' %}x{% endif %}", "is geen keuze van"),
        ("{% if samenlevingsjobs.statuut %}x{% endif %}", "geen ja of nee"),
        ("Zie {{ akte('onbekend') }}.", "kent “onbekend” niet"),
        ("{{ vraag('onbekend') }}", "de open vraag “onbekend” bestaat niet"),
        ("Zie {{ basis() }}.", "geen artikel onder zich"),
        ("De volgende zaken:", "kondigt een opsomming aan zonder punten"),
    ],
)
def test_een_fout_in_een_sjabloon_wordt_met_bestand_gemeld(tmp_path, tekst, fout):
    with pytest.raises(TekstFout, match=fout) as gevangen:
        _eigen(tmp_path, decreet_120_extra=tekst)
    assert "decreet-120-extra.md.j2" in str(gevangen.value)


def test_een_wijziging_die_geen_artikel_schrijft_wordt_gemeld():
    ontwerp = maak_ontwerp(systeem("regering_2025+wijk_werken.cheque.geldigheid_maanden=6"))
    assert ontwerp.meldingen == (
        "de wijziging van wijk_werken.cheque.geldigheid_maanden staat in geen enkel artikel",
    )
