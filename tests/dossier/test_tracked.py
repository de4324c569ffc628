"""Was and wordt in one text: nothing lost, numbers whole, and the tree after is that of the operations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenleving.documents import Runs, Tekst
from samenleving.dossier.tracked import meng, woordverschil
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.text import Aktetekst, Eenheid

WOORDEN = st.sampled_from(
    ["de", "wijk-werker", "60", "630", "4,10 euro", "§1", "20%", "22/1", "ten", ".", ",", " "]
)
ZINNEN = st.lists(WOORDEN, max_size=12).map(" ".join)


def zonder(runs: Runs, weg: str) -> str:
    return "".join(run.tekst for run in runs if isinstance(run, Tekst) and run.wijziging != weg)


@given(ZINNEN, ZINNEN)
def test_without_insertions_it_was_and_without_deletions_it_becomes(oud: str, nieuw: str) -> None:
    verschil = woordverschil(oud, nieuw)

    assert zonder(verschil, "ingevoegd") == oud
    assert zonder(verschil, "geschrapt") == nieuw


@pytest.mark.parametrize(
    ("oud", "nieuw", "weg", "erbij"),
    [
        ("ten hoogste 60 uur per maand", "ten hoogste 80 uur per maand", ["60"], ["80"]),
        ("ontvangt 4,10 euro per cheque", "ontvangt 4,50 euro per cheque", ["4,10"], ["4,50"]),
        ("de wijk-werker en zes anderen", "de wijkwerker en zes anderen", ["wijk-werker"], ["wijkwerker"]),
        ("minstens 12.500 inwoners telt", "minstens 12.000 inwoners telt", ["12.500"], ["12.000"]),
        ("volgens artikel 22/1 van het decreet", "volgens artikel 22/2 van het decreet", ["22/1"], ["22/2"]),
        (
            "een lid van vier woorden",
            "iets heel anders dus",
            ["een lid van vier woorden"],
            ["iets heel anders dus"],
        ),
    ],
)
def test_numbers_and_words_stay_whole(oud: str, nieuw: str, weg: list[str], erbij: list[str]) -> None:
    verschil = [run for run in woordverschil(oud, nieuw) if isinstance(run, Tekst)]

    assert [run.tekst for run in verschil if run.wijziging == "geschrapt"] == weg
    assert [run.tekst for run in verschil if run.wijziging == "ingevoegd"] == erbij


# --- the tree ---------------------------------------------------------------------------------------------


def lid(nummer: int, tekst: str, *punten: str) -> Eenheid:
    kinderen = tuple(Eenheid("punt", f"{n}°", punt, herkomst="officieel") for n, punt in enumerate(punten, 1))
    return Eenheid("lid", str(nummer), tekst, kinderen, herkomst="officieel")


def artikel(nummer: str, *leden: Eenheid) -> Eenheid:
    sleutel = f"art-{nummer.replace('/', '-')}"
    return Eenheid("artikel", nummer, "", leden, sleutel=sleutel, herkomst="officieel")


TEKST = Aktetekst(
    "akte",
    (
        artikel("1", lid(1, "Een verzonnen lid van 60 uren."), lid(2, "Een tweede lid:", "een;", "twee.")),
        artikel("2", lid(1, "Dit artikel verdwijnt."), lid(2, "En dit lid ook.")),
        artikel(
            "3", lid(1, "Eerste lid van drie."), lid(2, "Tweede lid van drie."), lid(3, "Derde lid van drie.")
        ),
    ),
)
A1, A2, A3 = ((("artikel", f"art-{n}"),) for n in (1, 2, 3))
OPERATIES: tuple[Operatie, ...] = (
    WoordenVervangen("akte", (*A1, ("lid", "1")), "60", "80"),
    EenheidOpgeheven("akte", (*A1, ("lid", "2"), ("punt", "1°"))),
    EenheidToegevoegd("akte", (*A1, ("lid", "2")), (Eenheid("punt", "3°", "drie.", herkomst="officieel"),)),
    EenheidOpgeheven("akte", A2),
    EenheidIngevoegd(
        "akte", (), A2, (artikel("2/1", lid(1, "Een nieuw artikel."), lid(2, "Met twee leden.")),)
    ),
    EenheidIngevoegd("akte", A3, None, (lid(1, "Een lid vooraan."),)),
    EenheidVervangen("akte", (*A3, ("lid", "2")), lid(2, "Tweede lid van vier.")),
)


def na_boom(knopen: object) -> list[tuple[str, str]]:
    return [
        (knoop.na.soort, knoop.na.tekst)
        for wortel in knopen  # type: ignore[attr-defined]
        for knoop in wortel.alle()
        if knoop.na is not None
    ]


def plat(tekst: Aktetekst) -> list[tuple[str, str]]:
    uit: list[tuple[str, str]] = []

    def loop(eenheid: Eenheid) -> None:
        uit.append((eenheid.soort, eenheid.tekst))
        for kind in eenheid.eenheden:
            loop(kind)

    for wortel in tekst.artikelen:
        loop(wortel)
    return uit


def test_the_mixed_tree_is_the_text_before_and_the_text_after() -> None:
    knopen = meng(TEKST, OPERATIES)
    voor = [(k.voor.soort, k.voor.tekst) for wortel in knopen for k in wortel.alle() if k.voor is not None]

    assert voor == plat(TEKST)
    assert na_boom(knopen) == plat(voer_uit(TEKST, OPERATIES))


def test_a_replaced_article_keeps_the_leden_that_stay() -> None:
    nieuw = artikel(
        "3",
        lid(1, "Eerste lid van drie."),
        lid(2, "Iets helemaal nieuws hier."),
        lid(3, "Derde lid van vijf."),
    )
    [knoop] = [k for k in meng(TEKST, [EenheidVervangen("akte", A3, nieuw)]) if k.geraakt]

    assert [(kind.voor and kind.voor.tekst, kind.na and kind.na.tekst) for kind in knoop.kinderen] == [
        ("Eerste lid van drie.", "Eerste lid van drie."),
        ("Tweede lid van drie.", None),
        (None, "Iets helemaal nieuws hier."),
        ("Derde lid van drie.", "Derde lid van vijf."),
    ]


def test_an_article_of_one_lid_that_gets_more_keeps_that_lid() -> None:
    enkel = Aktetekst("akte", (Eenheid("artikel", "1", "Een lid dat blijft.", (), sleutel="art-1"),))
    meer = artikel("1", lid(1, "Een lid dat blijft."), lid(2, "Iets nieuws."))
    [knoop] = meng(enkel, [EenheidVervangen("akte", A1, meer)])

    assert [(kind.voor and kind.voor.tekst, kind.na and kind.na.tekst) for kind in knoop.kinderen] == [
        ("Een lid dat blijft.", "Een lid dat blijft."),
        (None, "Iets nieuws."),
    ]


def test_what_nothing_happens_to_is_not_touched() -> None:
    assert not any(knoop.geraakt for knoop in meng(TEKST, ()))
    assert [knoop.geraakt for knoop in meng(TEKST, OPERATIES[:1])] == [True, False, False]
