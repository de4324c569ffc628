"""Anchors, `codeert`, `__bepaling__` and the titles of references tell the same, seen from every side."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from samenleving.quality import Kennisbasis
from samenleving.quality.acts import controleer_akten, controleer_deel
from samenleving.quality.base import Deelplaats
from samenleving.quality.places import genoemde_akte, noemt, plaatsen, valt_samen

DECREET = "wijk-werkendecreet-2017-07-07"
PAD = "wijk_werken.duur.max_maanden"


def deel_van(basis: Kennisbasis, naam: str, akte: str = DECREET) -> Deelplaats:
    return next(
        p
        for p in basis.plaatsen[naam]
        if p.akte.id == akte and any(a.parameter == naam for a in p.deel.ankers)
    )


def teksten(basis: Kennisbasis) -> list[str]:
    return [f"{m.bestand} {m.veld}: {m.tekst}" for m in controleer_akten(basis) if m.ernst == "fout"]


@pytest.mark.parametrize(
    ("wijziging", "woorden"),
    [
        (
            {"codeert": (PAD, "wijk_werken.duur.max_maandjes")},
            "de parameter “wijk_werken.duur.max_maandjes” bestaat niet",
        ),
        (
            {"codeert": (PAD, "wijk_werken_laatste_dagje")},
            "de variabele “wijk_werken_laatste_dagje” bestaat niet",
        ),
        ({"tekst": "Iemand kan er 4,10 euro mee verdienen."}, "een bedrag staat uitgeschreven"),
        (
            {"tekst": "Ten hoogste {{ wijk_werken.duur.max_maanden | datum }} maanden."},
            "dit formaat schrijft dat niet",
        ),
        ({"tekst_gezien": "geen", "zekerheid": None}, "er staat niet vanwaar dit komt"),
        ({"artikel": None}, "de plaats zegt dat niet"),
        ({"codeert": (PAD, "wijk_werken.uren.max_per_maand")}, "drukt hem niet af"),
    ],
)
def test_a_fault_in_a_deel(basis: Kennisbasis, wijziging: dict[str, Any], woorden: str) -> None:
    plaats = deel_van(basis, PAD)
    assert not list(controleer_deel(plaats, basis))
    kapot = replace(plaats, deel=replace(plaats.deel, **wijziging))
    meldingen = [m for m in controleer_deel(kapot, basis) if woorden in m.tekst]
    assert meldingen
    for melding in meldingen:
        assert melding.bestand == f"openfisca_samenleving/legislation/{DECREET}.yaml"
        assert melding.regel == plaats.regel


def test_the_line_of_a_deel_is_where_it_begins(basis: Kennisbasis, project: Any) -> None:
    plaats = deel_van(basis, PAD)
    assert plaats.regel is not None
    regels = (project / plaats.bestand).read_text(encoding="utf-8").splitlines()
    assert regels[plaats.regel - 1].lstrip().startswith("- ")
    assert plaats.deel.onderwerp in "\n".join(regels[plaats.regel - 1 : plaats.regel + 3])


def zonder(basis: Kennisbasis, naam: str) -> Kennisbasis:
    """The base in which no deel encodes `naam`."""
    delen = tuple(
        replace(p, deel=replace(p.deel, codeert=tuple(n for n in p.deel.codeert if n != naam)))
        for p in basis.delen
    )
    return replace(basis, delen=delen)


def test_a_parameter_without_a_place(basis: Kennisbasis) -> None:
    gevonden = teksten(zonder(basis, PAD))
    assert any("geen enkel deel van een akte codeert deze parameter" in tekst for tekst in gevonden)
    assert any("die akte codeert hem nergens" in tekst for tekst in gevonden)


def test_a_variable_without_a_place(basis: Kennisbasis) -> None:
    assert any(
        "wijk_werken_laatste_dag: geen enkel deel van" in tekst
        for tekst in teksten(zonder(basis, "wijk_werken_laatste_dag"))
    )


def met_titel(basis: Kennisbasis, titel: str) -> Kennisbasis:
    bestand = basis.parameters[PAD]
    data = copy.deepcopy(bestand.data)
    for bronnen in data["metadata"]["reference"].values():
        bronnen[:] = [{**bronnen[0], "title": titel}]
    return replace(basis, parameters={**basis.parameters, PAD: replace(bestand, data=data)})


@pytest.mark.parametrize(
    ("titel", "woorden"),
    [
        ("Wijk-werkendecreet van 7 juli 2017, artikel 10", "noemt artikel 10 van wijk-werkendecreet"),
        ("Wijk-werkendecreet van 7 juli 2017, artikel 9, tweede lid", "noemt artikel 9, tweede lid"),
        ("SERV 2025, bijlage 1", "geen enkele bron noemt die akte"),
    ],
)
def test_a_reference_that_names_another_place(basis: Kennisbasis, titel: str, woorden: str) -> None:
    [gevonden] = [tekst for tekst in teksten(met_titel(basis, titel)) if "max_maanden.yaml" in tekst]
    assert woorden in gevonden


def test_a_variable_that_names_another_place_or_act(
    basis: Kennisbasis, monkeypatch: pytest.MonkeyPatch
) -> None:
    soort = type(basis.variabelen["wijk_werken_laatste_dag"])
    eerst = soort.__bepaling__
    monkeypatch.setattr(soort, "__bepaling__", replace(eerst, plaats="artikel 30"))
    assert any("wijk_werken_laatste_dag: ze noemt artikel 30" in tekst for tekst in teksten(basis))
    monkeypatch.setattr(soort, "__bepaling__", replace(eerst, akte="decreet-dat-niet-bestaat"))
    assert any("de akte “decreet-dat-niet-bestaat” bestaat niet" in tekst for tekst in teksten(basis))


def test_geen_akte_where_an_act_does_encode(basis: Kennisbasis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(basis.bladeren[PAD].metadata, "geen_akte", "staat nergens")
    assert any("geen_akte staat er, maar" in tekst for tekst in teksten(basis))


@pytest.mark.parametrize(
    ("citaat", "verwacht"),
    [
        ("artikel 9", ["artikel 9"]),
        ("artikel 4, 6 en 9 tot 11", ["artikel 4", "artikel 6", "artikel 9", "artikel 10", "artikel 11"]),
        ("BFW, artikel 35nonies, §3, derde lid, en §1, vijfde lid",
         ["artikel 35nonies, §3, derde lid", "artikel 35nonies, §1, vijfde lid"]),
        ("WIB 1992, artikel 38, §1, eerste lid, 13°, gewijzigd bij de wet van 21 december 2022, artikel 5",
         ["artikel 38, §1, eerste lid, 13°"]),
        ("artikel 114, §2, tweede en derde lid", ["artikel 114, §2"]),
        ("artikel 11, §2, en artikel 13, §2", ["artikel 11, §2", "artikel 13, §2"]),
        ("WIB 1992, artikel 145/21 (artikel 145/21 tot 145/23)", ["artikel 145/21"]),
        ("artikel 22, §1, d)", ["artikel 22, §1, d)"]),
        ("artikel 6, §1, IX, 11°, tweede lid", ["artikel 6, §1, IX, 11°, tweede lid"]),
        ("hoofdstuk 4, afdeling 4 (artikelnummer niet gezien)", []),
        ("artikel 29; BVR van 29 september 2017, artikel 40", ["artikel 29"]),
        ("artikel 1 tot 999999999", [f"artikel {n}" for n in range(1, 502)]),
    ],
)  # fmt: skip
def test_places_of_a_citation(citaat: str, verwacht: list[str]) -> None:
    assert list(plaatsen(citaat)) == verwacht


def test_a_place_within_another() -> None:
    assert valt_samen("artikel 9", "artikel 9, tweede lid")
    assert valt_samen("artikel 9, tweede lid, 1°", "artikel 9, tweede lid")
    assert valt_samen("artikel 38, §1, eerste lid", "artikel 38, §1, [TE VERIFIËREN: nummer en lid]")
    assert not valt_samen("artikel 1", "artikel 10")
    assert not valt_samen("artikel 9, eerste lid", "artikel 9, tweede lid")


def test_which_act_a_title_opens_with(basis: Kennisbasis) -> None:
    akten = basis.akten.values()
    for titel, id_ in (
        ("Wijk-werkendecreet van 7 juli 2017, artikel 9", DECREET),
        ("BVR van 29 september 2017, artikel 40", "bvr-2017-09-29-wijk-werken"),
        ("WIB 1992, artikel 38", "wib-1992"),
        ("Wet van 26 mei 2002, artikel 14", "wet-2002-05-26-maatschappelijke-integratie"),
        ("Programmawet van 18 juli 2025, artikel 207", "programmawet-2025-07-18"),
    ):
        akte = genoemde_akte(titel, akten)
        assert akte is not None, titel
        assert akte.id == id_
    assert genoemde_akte("BVR van 8 september 2023, artikel 1", akten) is None
    assert noemt(
        "BVR van 8 september 2023; basis: Wijk-werkendecreet van 7 juli 2017, artikel 35",
        basis.akten[DECREET],
    )
