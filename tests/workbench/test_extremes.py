"""Extreme values in every field of the bench: refused at the field, or everything still follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from samenleving.errors import InvoerFout
from samenleving.workbench.bench import werkbank
from samenleving.workbench.calendars import kalenders, trajecten
from samenleving.workbench.concept import Bewerking
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.effects import effecten
from samenleving.workbench.fields import Veld
from samenleving.workbench.folder import naar_zip, open_zip
from samenleving.workbench.text import tekstbeeld

ALTIJD_FOUT = ("-1", "1000000000000", "9" * 60, "nan", "1e9", "0001-01-01", "9999-12-31", "0000-00-00", "١")
T = TypeVar("T")
RONDES = ("laagst", "hoogst", "fijnst")


@pytest.fixture(scope="module")
def velden() -> dict[str, Veld]:
    rijen = werkbank(nieuw(), ("huidig",)).rijen
    return {rij.sleutel: rij.veld for rij in rijen if rij.veld is not None and rij.soort == "waarde"}


def uiterste(veld: Veld, ronde: str) -> str:
    if veld.soort == "datum":
        return {"laagst": "1900-01-01", "hoogst": "2199-12-31", "fijnst": "29/02/2028"}[ronde]
    if veld.keuzes:
        return veld.keuzes[0 if ronde == "laagst" else -1][0]
    hoogst = "1000000000" if veld.hoogst is None else f"{veld.hoogst:.0f}"
    return {"laagst": "0", "hoogst": hoogst, "fijnst": "1" if veld.heel else "0,07"}[ronde]


def test_what_cannot_be_is_refused_at_the_field(velden: dict[str, Veld]) -> None:
    begin = nieuw()
    assert len(velden) > 40
    for pad in velden:
        for getypt in ALTIJD_FOUT:
            with pytest.raises(InvoerFout) as fout:
                bewerk(begin, Bewerking("waarde", pad, getypt))
            assert fout.value.veld == pad


@pytest.mark.traag
@pytest.mark.parametrize("ronde", RONDES)
def test_at_the_bounds_everything_follows(velden: dict[str, Veld], ronde: str) -> None:
    bewerkingen = [Bewerking("waarde", pad, uiterste(veld, ronde)) for pad, veld in velden.items()]
    concept = zonder_wat_niet_kan(bewerkingen, lambda over: bewerk(nieuw(), *over))
    assert len(concept.waarden) > 20
    werkbank(concept, ("huidig", "serv_2025"))
    effecten(concept, ("huidig",), voor=nieuw())
    # the text of federal law is not ours to write, and says so
    zonder_wat_niet_kan(bewerkingen, lambda over: tekstbeeld(bewerk(nieuw(), *over)))


def zonder_wat_niet_kan(bewerkingen: list[Bewerking], maak: Callable[[list[Bewerking]], T]) -> T:
    """What comes of the edits without those that are refused by name."""
    over = list(bewerkingen)
    while True:
        try:
            return maak(over)
        except InvoerFout as fout:
            assert fout.oplossing  # noqa: PT017
            genoemd = [b for b in over if b.sleutel in str(fout)]
            assert genoemd, fout  # noqa: PT017
            over = [b for b in over if b not in genoemd]


@pytest.mark.traag
@pytest.mark.parametrize("dag", ["2018-01-01", "1 december 2199"])
def test_on_the_first_and_on_the_last_day(dag: str) -> None:
    concept = bewerk(nieuw(vanaf=dag), Bewerking("waarde", "wijk_werken.vergoeding.per_uur", "4,50"))
    effecten(concept, ("huidig",))
    kalenders(concept, ("huidig",), traject=trajecten()[0].id)
    assert open_zip(naar_zip(concept), "x.zip").concept == concept


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        ("1999-01-01", "vóór 1 januari 2018 is hier geen recht opgenomen"),
        ("9999-12-01", "van 1900 tot 2199"),
        ("2027-02-30", "telt 28 dagen"),
        ("ooit", "hier hoort een datum"),
    ],
)
def test_the_first_day_is_checked_at_its_field(dag: str, woorden: str) -> None:
    with pytest.raises(InvoerFout, match=woorden) as fout:
        bewerk(nieuw(), Bewerking("kop", "vanaf", dag))
    assert fout.value.veld == "vanaf"


def test_the_first_day_in_words() -> None:
    assert bewerk(nieuw(), Bewerking("kop", "vanaf", "1 juli 2027")).vanaf == "2027-07-01"
    assert bewerk(nieuw(), Bewerking("kop", "vanaf", "01/07/2027")).vanaf == "2027-07-01"
