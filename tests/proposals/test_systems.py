"""The grammar of systems, and the record of who changed what."""

from __future__ import annotations

from datetime import date

import pytest

from samenleving import law
from samenleving.errors import InvoerFout
from samenleving.proposals.compile import Zetting, pas_toe
from samenleving.proposals.model import Wijzigt
from samenleving.proposals.tree import bladeren
from samenleving.systems import standaarddatum, systeem

VAN_2027 = date(2027, 1, 1)


def op(naam: str, pad: str, dag: str = "2027-01-01"):
    return law.waarde(systeem(naam).stelsel, pad, dag)


def test_huidig_is_het_recht_zelf():
    huidig = systeem("huidig")
    assert huidig.stelsel is law.stelsel()
    assert (huidig.status, huidig.keten, huidig.wijzigingen, huidig.in_werking_vanaf) == (
        "in_werking",
        (),
        (),
        None,
    )


def test_losse_wijziging_met_komma_of_punt_is_hetzelfde_stelsel():
    komma = systeem("huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01")
    punt = systeem(" huidig + wijk_werken.vergoeding.per_uur = 4.5@2027-01-01")
    assert komma is punt
    assert komma.naam == "huidig+wijk_werken.vergoeding.per_uur=4.5@2027-01-01"
    assert komma.status == "hypothetisch"
    assert komma.in_werking_vanaf == VAN_2027
    (wijziging,) = komma.wijzigingen
    assert (wijziging.oud, wijziging.nieuw, wijziging.soort, wijziging.voorstel_id) == (4.1, 4.5, "los", None)
    assert op(komma.naam, "wijk_werken.vergoeding.per_uur", "2026-12-31") == 4.1


def test_datum_van_een_voorstel_is_de_inwerkingtreding():
    naam = systeem("regering_2025+samenlevingsjobs.vergoeding.per_uur=5").naam
    assert naam == "regering_2025+samenlevingsjobs.vergoeding.per_uur=5@2027-01-01"
    assert systeem(naam).status == "hypothetisch"


def test_varianten_combineren_in_elke_volgorde():
    een = systeem("serv_2025+inschrijvingsrecht=afschaffen+chequeprijs=niveau_dienstencheque+statuut=pwa")
    twee = systeem("serv_2025+statuut=pwa+chequeprijs=niveau_dienstencheque+inschrijvingsrecht=afschaffen")
    assert een is twee
    assert een.status == "voorgesteld"
    assert dict(een.keuzes) == {
        "chequeprijs": "niveau_dienstencheque",
        "inschrijvingsrecht": "afschaffen",
        "statuut": "pwa",
    }
    assert op(een.naam, "samenlevingsjobs.prijs.bedrag") == 10.0
    assert op(een.naam, "samenlevingsjobs.statuut") == "pwa"  # a variant of the plan below
    assert not {"statuut", "chequeprijs", "inschrijvingsrecht"} & {
        variant.naam for variant in een.open_keuzes
    }


def test_zonder_keuze_blijft_de_waarde_en_de_open_keuze():
    serv = systeem("serv_2025")
    assert op("serv_2025", "samenlevingsjobs.inschrijvingsrecht.vorm") == "niet_bepaald"
    assert "inschrijvingsrecht" in {variant.naam for variant in serv.open_keuzes}


def test_wat_een_later_voorstel_beslist_is_geen_open_keuze_meer():
    assert "toeleiding" in {variant.naam for variant in systeem("regering_2025").open_keuzes}
    assert "toeleiding" not in {variant.naam for variant in systeem("serv_2025").open_keuzes}
    with pytest.raises(InvoerFout, match="serv_2025 beslist de variant “toeleiding” zelf"):
        systeem("serv_2025+toeleiding=enkel_vdab")


def test_open_vraag_verdwijnt_met_een_antwoord():
    def open_(naam: str) -> set[str]:
        return {vraag.id for vraag in systeem(naam).open_vragen}

    assert {"precies_een_jaar", "leefloon", "twee_jaar"} <= open_("regering_2025")
    assert "precies_een_jaar" not in open_("regering_2025+lezing.samenlevingsjobs_toegang=na")
    assert not {"precies_een_jaar", "leefloon", "twee_jaar"} & open_("serv_2025")
    assert "leefloon" not in open_("vvsg_2026")


def test_lezing_geldt_altijd_en_verandert_de_status_niet():
    stelsel = systeem("regering_2025+lezing.verplaatsing_ritten=enkel")
    assert stelsel.status == "voorgesteld"
    assert dict(stelsel.lezingen) == {"verplaatsing_ritten": "enkel"}
    assert law.waarde(stelsel.stelsel, "lezingen.verplaatsing_ritten", "2018-01-01") == "enkel"
    assert stelsel.wijzigingen[-1].soort == "lezing"


@pytest.mark.parametrize("naam", ["regering_2025", "serv_2025", "vvsg_2026", "serv_2025+statuut=eigen"])
def test_de_wijzigingen_zijn_volledig(naam):
    """Setting them again on current law gives exactly the parameters of the system."""
    stelsel = systeem(naam)
    opnieuw = tuple(Zetting(Wijzigt(w.pad, ((w.datum, w.nieuw),)), "los") for w in stelsel.wijzigingen)
    boom, _ = pas_toe(law.stelsel().parameters, opnieuw)
    eigen = {
        b.name: [(m.instant_str, m.value) for m in b.values_list]
        for b in bladeren(stelsel.stelsel.parameters)
    }
    assert {b.name: [(m.instant_str, m.value) for m in b.values_list] for b in bladeren(boom)} == eigen


def test_elke_wijziging_wijst_naar_haar_bepaling():
    stelsel = systeem("serv_2025+chequeprijs=niveau_dienstencheque")
    lagen = {laag.id: laag for laag in stelsel.keten}
    for wijziging in stelsel.wijzigingen:
        bepaling = lagen[wijziging.voorstel_id].bepaling(wijziging.bepaling_id)
        assert wijziging.pad in {wijzigt.pad for wijzigt in bepaling.parameters}
    duur = stelsel.wijzigingen_van("samenlevingsjobs.doelgroep.werkloosheidsduur_vereist")
    assert [(w.voorstel_id, w.oud, w.nieuw) for w in duur] == [
        ("regering_2025", False, True),
        ("serv_2025", True, False),
    ]
    assert {w.soort for w in stelsel.wijzigingen_van("samenlevingsjobs.prijs.bedrag")} == {"variant"}


def test_standaarddatum_is_de_eerste_maand_waarin_alles_geldt():
    drie = [systeem(naam) for naam in ("huidig", "regering_2025", "serv_2025", "vvsg_2026")]
    assert standaarddatum(drie) == "2027-01"
    later = systeem("huidig+wijk_werken.vergoeding.per_uur=5@2028-03-01")
    assert standaarddatum([*drie, later]) == "2028-03"
    with pytest.raises(InvoerFout, match="geef zelf een maand"):
        standaarddatum([systeem("huidig")])


FOUTEN = {
    "onbekend stelsel": ("regring_2025", "bestaat niet", "regering_2025"),
    "leeg": ("", "begint niet met een stelsel", "huidig"),
    "onbekende variant": (
        "serv_2025+inschrijvingsrect=afschaffen",
        "bestaat niet in serv_2025",
        "inschrijvingsrecht",
    ),
    "onbekende optie": ("serv_2025+inschrijvingsrecht=afschafen", "geen optie", "afschaffen"),
    "variant van huidig": ("huidig+statuut=pwa", "bestaat niet in huidig", "geen varianten"),
    "variant met datum": ("serv_2025+statuut=pwa@2027-01-01", "geen datum", "laat de datum weg"),
    "onbekende lezing": ("huidig+lezing.verplaatsing_riten=enkel", "lezing", "verplaatsing_ritten"),
    "onbekende keuze": ("huidig+lezing.verplaatsing_ritten=dubbel", "geen keuze", "heen_en_terug"),
    "lezing als parameter": (
        "huidig+lezingen.verplaatsing_ritten=enkel@2027-01-01",
        "geen wijziging",
        "+lezing.",
    ),
    "onbekende parameter": (
        "huidig+wijk_werken.uren.max_per_mand=70@2027-01-01",
        "bestaat niet",
        "max_per_maand",
    ),
    "geen datum bij huidig": (
        "huidig+wijk_werken.uren.max_per_maand=70",
        "ontbreekt de datum",
        "@JJJJ-MM-DD",
    ),
    "geen datum": ("huidig+wijk_werken.uren.max_per_maand=70@morgen", "geen bestaande datum", "JJJJ-MM-DD"),
    "midden in de maand": ("huidig+wijk_werken.uren.max_per_maand=70@2027-01-15", "eerste dag", "2027-02-01"),
    "geen getal": ("huidig+wijk_werken.uren.max_per_maand=veel@2027-01-01", "hier hoort een getal", "4,50"),
    "te veel cijfers": (
        "huidig+wijk_werken.uren.max_per_maand=9**9@2027-01-01",
        "hier hoort een getal",
        "4,50",
    ),
    "negatief": ("huidig+wijk_werken.uren.max_per_maand=-1@2027-01-01", "negatief", "vanaf 0"),
    "twee keer": ("serv_2025+statuut=pwa+statuut=eigen", "twee keer", "schrap"),
    "onvolledig": ("serv_2025+statuut", "onvolledig", "+variant=optie"),
    "voor het bestond": (
        "huidig+samenlevingsjobs.in_werking=ja@2020-01-01",
        "bestaat pas vanaf",
        "latere datum",
    ),
    "wist latere waarden": (
        "huidig+wijk_werken.verplaatsing.per_km=0,2@2026-01-01",
        "wissen",
        "zoals_basis@2027-01-01",
    ),
    "te lang": ("huidig" + "+a.b=1@2027-01-01" * 200, "te lang", "ten hoogste"),
}


@pytest.mark.parametrize(("naam", "tekst", "oplossing"), FOUTEN.values(), ids=FOUTEN.keys())
def test_fout_in_een_naam_noemt_fout_en_oplossing(naam, tekst, oplossing):
    with pytest.raises(InvoerFout) as fout:
        systeem(naam)
    (melding,) = fout.value.meldingen
    assert tekst in melding.tekst
    assert oplossing in melding.oplossing
    assert melding.veld.startswith("systeem “")


def test_zoals_basis_in_een_naam():
    km = "wijk_werken.verplaatsing.per_km"
    naam = f"huidig+{km}=0,2@2026-01-01+{km}=zoals_basis@2027-01-01"
    assert (op(naam, km, "2026-06-01"), op(naam, km, "2027-06-01")) == (0.2, 0.18040536)
