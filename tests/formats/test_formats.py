"""Values of the law in Dutch sentences: Belgian notation, and back without loss."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenleving.formats import FORMATEN
from samenleving.telwoorden import HOOGSTE, telwoord, van_telwoord

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("formaat", "waarde", "tekst"),
    [
        ("getal", 60, "60"),
        ("getal", 630, "630"),
        ("getal", 9999, "9999"),
        ("getal", 10000, "10.000"),
        ("getal", 60000, "60.000"),
        ("getal", 1234567, "1.234.567"),
        ("getal", 0.2, "0,2"),
        ("getal", 12500.5, "12.500,5"),
        ("getal", 1.0, "1"),
        ("getal", -3, "-3"),
        ("getal", np.float64(4.1), "4,1"),
        ("getal", np.int64(60), "60"),
        ("getal", 1e-7, "0,0000001"),
        ("euro", 4.1, "4,10 euro"),
        ("euro", 4.5, "4,50 euro"),
        ("euro", 5.95, "5,95 euro"),
        ("euro", 6, "6 euro"),
        ("euro", 6.0, "6 euro"),
        ("euro", 1250.5, "1250,50 euro"),
        ("euro", 12500, "12.500 euro"),
        ("euro", 0.1734, "0,1734 euro"),
        ("euro", 0.18040536, "0,18040536 euro"),
        ("euro", Decimal("4.10"), "4,10 euro"),
        ("euro2", 6, "6,00 euro"),
        ("euro2", 4.1, "4,10 euro"),
        ("euro2", 0.1734, "0,1734 euro"),
        ("pct", 0.275, "27,5%"),
        ("pct", 0.2, "20%"),
        ("pct", 1, "100%"),
        ("pct", 0.1111, "11,11%"),
        ("datum", "2027-01-01", "1 januari 2027"),
        ("datum", "2017-09-30", "30 september 2017"),
        ("datum", dt.date(2015, 10, 1), "1 oktober 2015"),
        ("voluit", 12, "twaalf"),
        ("voluit", 60000, "zestigduizend"),
        ("voluit", 100, "honderd"),
        ("voluit", 24.0, "vierentwintig"),
        ("maanden", 1, "één maand"),
        ("maanden", 24, "vierentwintig maanden"),
        ("jaren", 12, "één jaar"),
        ("jaren", 18, "achttien maanden"),
        ("jaren", 1, "één maand"),
        ("tijdsbesteding", 0.5, "halftijdse professionele tijdsbesteding"),
        ("tijdsbesteding", 0.6, "professionele tijdsbesteding van 60% van een voltijdse"),
    ],
)
def test_written(formaat: str, waarde: object, tekst: str) -> None:
    assert FORMATEN[formaat].render(waarde) == tekst
    assert FORMATEN[formaat].zoek.fullmatch(tekst)


@pytest.mark.parametrize(
    ("formaat", "waarde"),
    [
        ("getal", float("nan")), ("getal", float("inf")), ("getal", Decimal("NaN")), ("getal", True),
        ("getal", "60"), ("getal", None), ("euro", "4,10"), ("pct", None),
        ("datum", "2027-13-01"), ("datum", 20270101), ("datum", dt.datetime(2027, 1, 1, tzinfo=dt.UTC)),
        ("datum", "0999-01-01"), ("voluit", 1.5), ("voluit", -1), ("voluit", HOOGSTE + 1),
    ],
)  # fmt: skip
def test_values_that_cannot_be_written(formaat: str, waarde: object) -> None:
    with pytest.raises(ValueError, match=r"is geen|kan niet|is een"):
        FORMATEN[formaat].render(waarde)


@pytest.mark.parametrize(
    ("formaat", "tekst", "waarde"),
    [
        ("getal", "1.250", 1250),  # older texts group from four digits
        ("getal", "4,10", 4.1),
        ("euro", f"4,10{NBSP}euro", 4.1),
        ("euro", "4,10\u202feuro", 4.1),
        ("euro", "1.250,00 euro", 1250),
        ("euro2", "6 euro", 6),
        ("pct", f"27,5{NBSP}%", 0.275),
        ("datum", f"1{NBSP}januari{NBSP}2027", "2027-01-01"),
        ("voluit", "één", 1),
        ("voluit", f"tweeduizend{NBSP}vijftig", 2050),
    ],
)
def test_read(formaat: str, tekst: str, waarde: object) -> None:
    assert FORMATEN[formaat].lees(tekst) == waarde
    assert FORMATEN[formaat].zoek.fullmatch(tekst)


def test_whole_numbers_are_read_as_int() -> None:
    assert type(FORMATEN["getal"].lees("60")) is int
    assert type(FORMATEN["euro"].lees("4,00 euro")) is int
    assert type(FORMATEN["euro"].lees("4,10 euro")) is float


@pytest.mark.parametrize(
    ("formaat", "tekst"),
    [
        ("getal", "zestig"), ("getal", "60 uur"), ("getal", "1.2.3"), ("getal", "12.50"), ("getal", ""),
        ("euro", "4,10"), ("euro", "4,10  euro"), ("euro", "4,10 EUR"), ("pct", "27,5"),
        ("datum", "31 februari 2027"), ("datum", "1 januari 27"), ("datum", "2027-01-01"),
        ("voluit", "12"), ("voluit", "tweehonderdhonderd"), ("voluit", "tweeentwintig"), ("voluit", "een"),
    ],
)  # fmt: skip
def test_texts_that_are_refused(formaat: str, tekst: str) -> None:
    with pytest.raises(ValueError, match=r"is geen|bestaat niet"):
        FORMATEN[formaat].lees(tekst)


@pytest.mark.parametrize(
    ("formaat", "tekst"),
    [
        ("getal", "160"), ("getal", "1.60"), ("getal", "60,5"), ("getal", "60%"), ("getal", "60e"),
        ("getal", "-60"),
        ("euro", "14,10 euro"), ("euro", "4,10 euros"),
    ],
)  # fmt: skip
def test_a_value_is_not_found_inside_a_longer_one(formaat: str, tekst: str) -> None:
    klein = {"getal": "60", "euro": "4,10 euro"}[formaat]
    gevonden = [m.group() for m in FORMATEN[formaat].zoek.finditer(f"ten hoogste {tekst} dus")]
    assert klein not in gevonden


def test_values_are_found_in_a_sentence() -> None:
    zin = "Ten hoogste 60 uur, dus 246,00 euro; vanaf 1 januari 2027 geldt 27,5%."
    assert FORMATEN["getal"].zoek.findall(zin) == ["60", "246,00", "1", "2027"]
    assert FORMATEN["euro"].zoek.findall(zin) == ["246,00 euro"]
    assert FORMATEN["pct"].zoek.findall(zin) == ["27,5%"]
    assert FORMATEN["datum"].zoek.findall(zin) == ["1 januari 2027"]
    assert FORMATEN["voluit"].zoek.findall("ten hoogste twaalf maanden en zestigduizend inwoners") == [
        "twaalf",
        "zestigduizend",
    ]
    assert FORMATEN["voluit"].zoek.findall("een werkzoekende van eenentwintig") == ["eenentwintig"]


def test_how_a_sentence_names_them() -> None:
    assert {naam: formaat.naamwoord for naam, formaat in FORMATEN.items()} == {
        "getal": "het getal",
        "euro": "het bedrag",
        "euro2": "het bedrag",
        "pct": "het percentage",
        "datum": "de datum",
        "voluit": "het woord",
        "maanden": "de woorden",
        "jaren": "de woorden",
        "tijdsbesteding": "de woorden",
    }


_getallen = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: x + 0.0)


@given(_getallen, st.sampled_from(["getal", "euro", "euro2", "pct"]))
def test_numbers_come_back(waarde: int | float, naam: str) -> None:
    formaat = FORMATEN[naam]
    tekst = formaat.render(waarde)
    assert formaat.lees(tekst) == waarde
    assert formaat.zoek.fullmatch(tekst)


@given(_getallen, st.sampled_from(["getal", "euro", "euro2", "pct"]))
def test_a_value_is_found_back_in_a_sentence(waarde: int | float, naam: str) -> None:
    formaat = FORMATEN[naam]
    tekst = formaat.render(waarde)
    for zin in (f"ten hoogste {tekst} per maand", f"“{tekst}”", f"het is {tekst}.", f"({tekst}),"):
        assert formaat.zoek.findall(zin) == [tekst]


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_dates_come_back(dag: dt.date) -> None:
    formaat = FORMATEN["datum"]
    assert formaat.lees(formaat.render(dag)) == dag.isoformat()
    assert formaat.render(dag.isoformat()) == formaat.render(dag)


@given(st.integers(0, HOOGSTE))
def test_words_come_back(getal: int) -> None:
    woord = telwoord(getal)
    assert van_telwoord(woord) == getal
    assert FORMATEN["voluit"].zoek.findall(f"ten hoogste {woord} uur") == [woord]


@given(st.integers(0, 10_000), st.sampled_from(["maanden", "jaren"]))
def test_durations_come_back(maanden: int, naam: str) -> None:
    formaat = FORMATEN[naam]
    tekst = formaat.render(maanden)
    assert formaat.lees(tekst) == maanden
    assert formaat.zoek.findall(f"ten hoogste {tekst} lang") == [tekst]


@pytest.mark.parametrize(
    ("getal", "woord"),
    [
        (0, "nul"), (1, "één"), (21, "eenentwintig"), (22, "tweeëntwintig"), (33, "drieëndertig"),
        (84, "vierentachtig"), (101, "honderdeen"), (200, "tweehonderd"), (630, "zeshonderddertig"),
        (1000, "duizend"), (1001, "duizend een"), (12000, "twaalfduizend"), (101000, "honderdeenduizend"),
        (2496, "tweeduizend vierhonderdzesennegentig"),
    ],
)  # fmt: skip
def test_spelling(getal: int, woord: str) -> None:
    assert telwoord(getal) == woord


@given(st.text(max_size=12), st.sampled_from(sorted(FORMATEN)))
def test_other_text_is_refused_never_crashes(tekst: str, naam: str) -> None:
    formaat = FORMATEN[naam]
    try:
        waarde = formaat.lees(tekst)
    except ValueError:
        return
    assume(naam != "voluit" or waarde is not None)
    assert formaat.lees(formaat.render(waarde)) == waarde
