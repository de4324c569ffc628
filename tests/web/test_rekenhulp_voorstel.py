"""What a proposal says of hours and money: no more than its source."""

from __future__ import annotations

import pytest

from samenleving.web.rekenhulp.model import Bedragrij
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.web.antwoorden import AN, BEZIG, MAAND, VANDAAG
from tests.web.pagina import gewoon

ZONDER_PLAFOND = ("regering_2025", "vvsg_2026")


def rijen(antwoorden: dict[str, str], voorstel: str) -> dict[str, Bedragrij]:
    r = maak_resultaat(vragenlijst(), antwoorden, VANDAAG, Teksten(MAAND))
    blok = next(blok for blok in r.voorstellen if blok.voorstel.id == voorstel)
    return {rij.id: rij for rij in blok.bedragen}


@pytest.mark.parametrize("voorstel", ZONDER_PLAFOND)
@pytest.mark.parametrize(
    ("uren", "als", "bedrag", "verschil"),
    [
        ("40", "Als u 40 uur mag werken", "180,00 euro", "16,00 euro meer dan nu"),
        ("59", "Als u 59 uur mag werken", "265,50 euro", "23,60 euro meer dan nu"),
        ("60", "Als u 60 uur mag werken", "270,00 euro", "24,00 euro meer dan nu"),
        ("60.5", "Als u 60 uur mag werken, het maximum van nu", "270,00 euro", "24,00 euro meer dan nu"),
        ("61", "Als u 60 uur mag werken, het maximum van nu", "270,00 euro", "24,00 euro meer dan nu"),
        ("700", "Als u 60 uur mag werken, het maximum van nu", "270,00 euro", "24,00 euro meer dan nu"),
    ],
)
def test_hours_that_nobody_decided_are_not_given(
    voorstel: str, uren: str, als: str, bedrag: str, verschil: str
) -> None:
    gezien = rijen(AN | {"uren": uren}, voorstel)
    mag = gezien["samenlevingsjobs_toegelaten_uren"]
    assert not mag.bekend
    assert mag.tekst.startswith("Niet bepaald.")
    assert (mag.nu, mag.verschil) == ("", "")
    vergoeding = gezien["samenlevingsjobs_vergoeding"]
    assert gewoon(vergoeding.tekst) == f"{als}: {bedrag}"
    assert gewoon(vergoeding.verschil) == verschil


@pytest.mark.parametrize(("uren", "mag"), [("60", "60 uur"), ("61", "60 uur"), ("700", "60 uur")])
def test_a_proposal_that_names_the_hours_gives_them(uren: str, mag: str) -> None:
    gezien = rijen(AN | {"uren": uren}, "serv_2025")
    assert gewoon(gezien["samenlevingsjobs_toegelaten_uren"].tekst) == mag
    assert gewoon(gezien["samenlevingsjobs_vergoeding"].tekst) == "270,00 euro"


@pytest.mark.parametrize(("al_gedaan", "vergelijkt"), [("590", True), ("591", False), ("630", False)])
def test_nothing_is_more_than_now_on_hours_that_are_not_allowed_now(al_gedaan: str, vergelijkt: bool) -> None:
    """Forty hours are left of the 630 of this year, or fewer."""
    bezig = BEZIG | {"start": "2018-03-15", "pwa": "ja", "uren_dit_jaar": al_gedaan}
    vergoeding = rijen(AN | bezig, "regering_2025")["samenlevingsjobs_vergoeding"]
    assert gewoon(vergoeding.tekst) == "Als u 40 uur mag werken: 180,00 euro"
    assert bool(vergoeding.nu) == bool(vergoeding.verschil) == vergelijkt
