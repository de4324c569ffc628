"""Figures that mislead: money that is not to be added, a term that is over, hours nobody can do any more."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from samenleving.web.rekenhulp.model import Bedragrij, Resultaat
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.web.antwoorden import AN, MAAND, VANDAAG, als_velden
from tests.web.pagina import gewoon, tekst, verborgen

BEIDE = AN | {"inkomen": "beide", "toeleider": "ocmw", "geld": "ja", "uitkering_bedrag": "1600"}


def resultaat(antwoorden: dict[str, str], vandaag: date = VANDAAG) -> Resultaat:
    return maak_resultaat(vragenlijst(), antwoorden, vandaag, Teksten(vandaag.isoformat()[:7]))


def bedrag(r: Resultaat, naam: str) -> Bedragrij:
    return next(rij for rij in r.bedragen if rij.id == naam)


def gevraagd(antwoorden: dict[str, str]) -> set[str]:
    return {vraag.id for vraag in vragenlijst().zichtbaar(antwoorden, MAAND)}


def noten(r: Resultaat) -> str:
    assert r.geldsom is not None
    return gewoon(" ".join(r.geldsom.noten))


def totaal(r: Resultaat) -> str:
    assert r.geldsom is not None
    return gewoon(r.geldsom.totaal)


# --- a benefit and a leefloon: the benefit counts against the leefloon


def test_beside_a_benefit_nobody_chooses_the_full_amount_of_a_category() -> None:
    assert not gevraagd(BEIDE) & {"leefloon_soort"}
    assert gevraagd(BEIDE) >= {"uitkering_bedrag", "leefloon_bedrag"}
    alleen = BEIDE | {"inkomen": "leefloon"}
    assert "leefloon_soort" in gevraagd(alleen)
    assert "leefloon_bedrag" not in gevraagd(alleen | {"leefloon_soort": "alleenstaand"})
    assert "leefloon_bedrag" not in gevraagd(alleen | {"leefloon_soort": "weet_niet"})
    assert "leefloon_bedrag" in gevraagd(alleen | {"leefloon_soort": "ander"})
    assert "leefloon_bedrag" not in gevraagd(BEIDE | {"geld": "nee"})


def test_the_full_amount_of_an_old_answer_is_not_added(client: FlaskClient) -> None:
    """A file of answers may still hold a category from before the benefit."""
    velden = als_velden(BEIDE | {"leefloon_soort": "alleenstaand"}) | {"actie": "resultaat"}
    pagina = client.post("/rekenhulp", data=velden)
    assert "a-leefloon_soort" not in verborgen(pagina)
    assert "3131,34" not in tekst(pagina)
    assert "1367,34" not in tekst(pagina)
    assert "Daarom tonen wij geen totaal" in tekst(pagina)


@pytest.mark.parametrize("antwoord", [{}, {"leefloon_bedrag": "weet_niet"}, {"leefloon_soort": "gezinslast"}])
def test_an_unknown_leefloon_beside_a_benefit_gives_no_total(antwoord: dict[str, str]) -> None:
    r = resultaat(BEIDE | antwoord)
    assert totaal(r) == ""
    assert "Het OCMW telt uw uitkering mee." in noten(r)
    assert r.geldsom is not None
    assert "Uw leefloon" not in dict(r.geldsom.delen)


# 1847,89 euro a month is the highest leefloon of November 2026; 310 euro a year counts for nobody in it.
@pytest.mark.parametrize(
    ("leefloon", "samen"),
    [("100", "1864,00 euro"), ("273.72", "2037,72 euro"), ("273.73", ""), ("1367.34", "")],
)
def test_a_benefit_and_a_leefloon_above_the_highest_leefloon_are_not_added(leefloon: str, samen: str) -> None:
    r = resultaat(BEIDE | {"leefloon_bedrag": leefloon})
    assert totaal(r) == samen
    assert ("het hoogste leefloon dat wij kennen: 1847,89 euro" in noten(r)) == (samen == "")
