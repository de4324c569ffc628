"""The check language: what it refuses, and what it says of a system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samenleving.conformity import Oordeel, laad_toetsen, toets
from samenleving.conformity.language import Norm
from samenleving.conformity.words import eenheden, voldoet
from samenleving.drafting.layout import Lid, Punt
from samenleving.errors import InvoerFout

Schrijver = Callable[[str], Path]


def oordeel(map_: Path, systeem: str) -> Oordeel:
    matrix = toets([systeem], "buur", "2027-01", [map_])
    return matrix.oordeel(matrix.systemen[0].naam, "buur-1")


def melding(advies: Schrijver, tekst: str) -> str:
    map_ = advies(tekst)
    with pytest.raises(InvoerFout) as fout:
        laad_toetsen([map_])
    assert fout.value.regel is not None
    assert fout.value.regel >= 14, "the line of the check itself"
    return str(fout.value)


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("toets: {soort: gevoel}", "bedoelde u|kies uit"),
        ("toets: {soort: parameter}", "er staat geen voorwaarde"),
        ("toets: {soort: parameter, alle: [{pad: samenlevingsjobs.duur, is: 3}]}", "samenlevingsjobs.duur"),
        (
            "toets: {soort: parameter, alle: [{pad: samenlevingsjobs.duur.max_maandn, hoogstens: 3}]}",
            "bedoelde u “samenlevingsjobs.duur.max_maanden”",
        ),
        (
            "toets: {soort: parameter, alle: [{pad: samenlevingsjobs.statuut, is: pw}]}",
            "geen keuze van samenlevingsjobs.statuut",
        ),
        (
            "toets: {soort: parameter, alle: [{pad: samenlevingsjobs.in_werking, is: 1}]}",
            "vergelijk met ja of nee",
        ),
        (
            "toets: {soort: parameter, alle: [{pad: samenlevingsjobs.statuut, minstens: pwa}]}",
            "gebruik is of is_niet",
        ),
        ("toets: {soort: clausule, artikel: art-doell, norm: {moet: [doel]}}", "bedoelde u “art-doel”"),
        ("toets: {soort: clausule, artikel: art-doel}", "norm"),
        (
            "toets: {soort: clausule, artikel: art-doel, norm: {moet: [doel], termijn: a.b}}",
            "de parameter “a.b” bestaat niet",
        ),
        ("toets: {soort: wettekst, akte: decreet, artikel: art-8, norm: {moet: [x]}}", "de akte “decreet”"),
        (
            "toets: {soort: wettekst, akte: wijk-werkendecreet-2017-07-07, artikel: art-800, "
            "norm: {moet: [x]}}",
            "heeft geen artikel",
        ),
        (
            "toets: {soort: situatie, situatie: 99_niemand, recht: samenlevingsjobs_recht, "
            "toestand: voldaan}",
            "de situatie “99_niemand” bestaat niet",
        ),
        (
            "toets: {soort: situatie, situatie: 11_school, recht: recht_op_geluk, toestand: voldaan}",
            "bestaat niet als recht",
        ),
        (
            "toets: {soort: situatie, situatie: 11_school, recht: samenlevingsjobs_recht, toestand: goed}",
            "geen toestand",
        ),
        (
            "toets: {soort: situatie, situatie: {persoon: {lengte: 2}}, recht: samenlevingsjobs_recht, "
            "toestand: voldaan}",
            "persoon.lengte",
        ),
        ("toets: {soort: samen, delen: [{soort: niet_uitdrukbaar, reden: x}]}", "kan niet niet_uitdrukbaar"),
        (
            "toets: {soort: een_van, delen: [{soort: parameter, alle: [{pad: samenlevingsjobs.in_werking, "
            "is: true}]}]}",
            "maar één deel",
        ),
        ("toets: {soort: niet_uitdrukbaar}", "reden"),
    ],
)
def test_wat_niet_bestaat_wordt_geweigerd_met_regel(advies: Schrijver, tekst: str, zegt: str) -> None:
    gevonden = melding(advies, tekst)
    assert any(deel in gevonden for deel in zegt.split("|")), gevonden


def test_parameter_met_waarde_en_wie_ze_zette(advies: Schrijver) -> None:
    map_ = advies(
        "toets: {soort: parameter, alle: [{pad: samenlevingsjobs.vergoeding.per_uur, meer_dan: "
        "{pad: wijk_werken.vergoeding.per_uur}}]}"
    )
    gevonden = oordeel(map_, "regering_2025")
    assert gevonden.status == "gevolgd"
    (grond,) = gevonden.door
    assert "4,50" in grond.tekst
    assert grond.bron.startswith("Regeringsplan samenlevingsjobs")
    zelfde = "regering_2025+samenlevingsjobs.vergoeding.per_uur=4,10@2027-01-01"
    assert oordeel(map_, zelfde).status == "niet_gevolgd"
    assert "gevraagd: meer dan" in oordeel(map_, zelfde).door[0].tekst


def test_een_open_keuze_is_nooit_gevolgd(advies: Schrijver) -> None:
    map_ = advies("toets: {soort: parameter, alle: [{pad: samenlevingsjobs.uren.min_geldt, is: false}]}")
    open_ = oordeel(map_, "regering_2025")
    assert open_.status == "niet_gevolgd"
    assert [grond.naam for grond in open_.gronden] == ["urenplafond", "urenplafond=zoals_wijk_werken"]
    assert oordeel(map_, "regering_2025+urenplafond=zoals_wijk_werken").status == "gevolgd"
    assert oordeel(map_, "regering_2025+urenplafond=zoals_gemeenschapsdienst").status == "niet_gevolgd"


def test_waar_het_stelsel_niet_in_werking_is(advies: Schrijver) -> None:
    vraag = "toets: {soort: parameter, alle: [{pad: gemeenschapsdienst.in_werking, is: true}]"
    assert oordeel(map_ := advies(vraag + "}"), "huidig").status == "niet_gevolgd"
    assert oordeel(map_, "huidig").gronden[0].soort == "stelsel"


def test_zelfde_geldt_ook_zonder_het_stelsel(advies: Schrijver) -> None:
    map_ = advies(
        "toets: {soort: parameter, alle: [{pad: gemeenschapsdienst.in_werking, is: true}], geldend: zelfde}"
    )
    assert oordeel(map_, "huidig").status == "gevolgd"


def test_samen_geeft_deels_en_een_van_het_beste(advies: Schrijver) -> None:
    delen = (
        "delen: [{soort: parameter, alle: [{pad: gemeenschapsdienst.in_werking, is: false}]}, "
        "{soort: parameter, alle: [{pad: wijk_werken.in_werking, is: true}]}]}"
    )
    map_ = advies("toets: {soort: samen, " + delen)
    assert oordeel(map_, "regering_2025").status == "deels"
    bestand = map_ / "advies.yaml"
    bestand.write_text(bestand.read_text().replace("soort: samen", "soort: een_van"))
    assert oordeel(map_, "regering_2025").status == "gevolgd"


def test_clausule_met_een_bedrag_uit_het_stelsel(advies: Schrijver) -> None:
    map_ = advies(
        "toets: {soort: clausule, artikel: art-uren, deel: besluit, norm: {wie: deelnemer, "
        "moet: [ten hoogste, per maand], getal: samenlevingsjobs.uren.max_per_maand}}"
    )
    gevonden = oordeel(map_, "serv_2025")
    assert gevonden.status == "gevolgd"
    assert "60 uur per maand" in gevonden.door[0].tekst
    assert gevonden.door[0].bron.startswith("besluit, Art.")
    assert oordeel(map_, "regering_2025").status == "niet_gevolgd", "an open choice is no text of law"


def test_huidig_recht_heeft_geen_ontwerp(advies: Schrijver) -> None:
    map_ = advies("toets: {soort: clausule, artikel: art-doel, norm: {moet: [doel]}, geldend: zelfde}")
    gevonden = oordeel(map_, "huidig")
    assert gevonden.status == "niet_gevolgd"
    assert "geen eigen ontwerptekst" in gevonden.gronden[0].tekst


def test_wettekst_noemt_het_lid(advies: Schrijver) -> None:
    map_ = advies(
        "toets: {soort: clausule, artikel: art-doel, norm: {moet: [doel]}, geldend: {soort: wettekst, "
        "akte: wijk-werkendecreet-2017-07-07, artikel: art-26, norm: {moet: [nooit, verdringen]}}}"
    )
    gevonden = oordeel(map_, "huidig")
    assert gevonden.status == "gevolgd"
    assert "artikel 26" in gevonden.door[0].bron


def test_situatie_verschilt_van_huidig(advies: Schrijver) -> None:
    map_ = advies(
        "toets: {soort: situatie, situatie: 01_langdurig_werkzoekende_met_uitkering, "
        "recht: samenlevingsjobs_recht, verschilt_van_huidig: true, geldend: zelfde}"
    )
    assert oordeel(map_, "huidig").status == "niet_gevolgd"
    assert oordeel(map_, "regering_2025").status == "gevolgd"


def test_zonder_toets_is_er_geen_oordeel(advies: Schrijver) -> None:
    gevonden = oordeel(advies(""), "serv_2025")
    assert gevonden.status == "niet_uitdrukbaar"
    assert "geen toets" in gevonden.gronden[0].tekst


NORM = Norm(moet=(("begeleid",),), wie=("gebruiker",))


@pytest.mark.parametrize(
    ("tekst", "ja"),
    [
        ("De gebruiker begeleidt de deelnemer.", True),
        ("De Gebruiker zorgt voor begeleiding.", True),
        ("De gebruiker betaalt. VDAB begeleidt.", False),
        ("De gebruiker [TE REDIGEREN: begeleidt de deelnemer].", False),
        ("De gebruiker zorgt voor onbegeleid werk.", False),
        ("De gebruiker staat in voor de begeleiding: [TE REDIGEREN: hoe].", False),
    ],
)
def test_norm_in_een_zin(tekst: str, ja: bool) -> None:
    assert any(voldoet(NORM, zin) for zin in eenheden(Lid(tekst), "zin")) is ja


def test_een_punt_wordt_met_zijn_aanhef_gelezen() -> None:
    lid = Lid("De gebruiker zorgt voor:", (Punt("1°", "loon;"), Punt("2°", "begeleiding.")))
    assert [voldoet(NORM, zin) for zin in eenheden(lid, "zin")] == [False, True]


@pytest.mark.parametrize(
    ("tekst", "ja"), [("ten hoogste 60 uur", True), ("160 uur", False), ("60,5 uur", False)]
)
def test_een_getal_staat_er_helemaal(tekst: str, ja: bool) -> None:
    norm = Norm(moet=(("uur",),), getallen=("samenlevingsjobs.uren.max_per_maand",))
    assert voldoet(norm, tekst, [["60"]]) is ja
