"""The price of a cheque: within the bounds of the law, and one of its tariffs."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from flask.testing import FlaskClient

from openfisca_samenleving.variables.wijk_werken.organisator import toegelaten_tarief
from samenleving.law import stelsel
from samenleving.web.rekenhulp.model import Resultaat
from samenleving.web.rekenhulp.resultaat import maak_resultaat
from samenleving.web.rekenhulp.tarieven import tarieven
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import vragenlijst
from tests.web.antwoorden import HULP, MAAND, ORGANISATOR, VANDAAG, als_velden
from tests.web.pagina import gewoon, tekst

BIJ = {
    "hulp_prijs": HULP,
    "org_prijs": ORGANISATOR,
    "org_prijs_beslist": ORGANISATOR | {"org_nieuwe_prijs": "ja"},
}
GENOEMD = "5,95, 6,45, 6,95 of 7,45 euro"


def resultaat(antwoorden: dict[str, str]) -> Resultaat:
    return maak_resultaat(vragenlijst(), antwoorden, VANDAAG, Teksten(MAAND))


@pytest.mark.parametrize("vraag", BIJ)
@pytest.mark.parametrize(
    ("prijs", "kan"),
    [
        ("0", False),
        ("4", False),
        ("5,94", False),
        ("5,95", True),
        ("7,45", True),
        ("7,46", False),
        ("20", False),
    ],
)
def test_a_price_lies_within_the_bounds_of_the_law(
    client: FlaskClient, vraag: str, prijs: str, kan: bool
) -> None:
    data = als_velden(BIJ[vraag]) | {"vraag": vraag, "antwoord": prijs, "actie": "verder"}
    pagina = client.post("/rekenhulp", data=data)
    gezien = tekst(pagina)
    assert pagina.status_code == (200 if kan else 400)
    assert ("De laagste is 5,95 euro per cheque, de hoogste 7,45 euro per cheque." in gezien) != kan
    assert kan or ("De organisator kent de juiste prijs." in gezien) == (vraag == "hulp_prijs")


@pytest.mark.parametrize("taal", ["/fr", "/en"])
def test_the_bounds_are_named_in_every_language(client: FlaskClient, taal: str) -> None:
    data = als_velden(HULP) | {"vraag": "hulp_prijs", "antwoord": "15", "actie": "verder"}
    gezien = tekst(client.post(f"{taal}/rekenhulp", data=data))
    assert "5,95" in gezien or "5.95" in gezien
    assert "7,45" in gezien or "7.45" in gezien


def test_a_price_that_cannot_be_is_never_reckoned_with(client: FlaskClient) -> None:
    """Sent past its question, it is asked again: the result says that it lacks."""
    data = als_velden(ORGANISATOR | {"org_prijs": "20"}) | {"actie": "resultaat"}
    gezien = tekst(client.post("/rekenhulp", data=data))
    assert "15,80" not in gezien
    assert "De prijs van een cheque ontbreekt." in gezien


@pytest.mark.parametrize(
    ("prijs", "is_tarief"), [("6.44", False), ("6.45", True), ("6.46", False), ("6.5", False)]
)
def test_a_price_between_the_tariffs_is_remarked_on(prijs: str, is_tarief: bool) -> None:
    kost = resultaat(HULP | {"hulp_prijs": prijs}).bedragen[0]
    chequeprijs = resultaat(ORGANISATOR | {"org_prijs": prijs}).bedragen[0]
    for rij in (kost, chequeprijs):
        assert rij.bekend
        assert (rij.opmerking == "") == is_tarief
        assert is_tarief or GENOEMD in gewoon(rij.opmerking)


@pytest.mark.parametrize(("prijs", "in_januari"), [("7", "3300,00 euro"), ("7.45", "3900,00 euro")])
def test_a_decided_price_that_is_no_tariff_never_starts(prijs: str, in_januari: str) -> None:
    beslist = {"org_nieuwe_prijs": "ja", "org_prijs_beslist": prijs, "org_prijs_op": "2026-06-01"}
    r = resultaat(ORGANISATOR | beslist)
    assert ("Wij rekenen daarom niet met die nieuwe prijs." in r.bedragen[0].opmerking) == (prijs == "7")
    assert r.jaar is not None
    assert gewoon(dict(r.jaar.maanden)["januari 2027"][0]) == in_januari


def test_the_tariffs_are_those_of_the_formula() -> None:
    cheque = stelsel().get_parameters_at_instant(f"{MAAND}-01").wijk_werken.cheque
    centen = np.arange(500, 800)
    volgens_de_formule = centen[toegelaten_tarief(centen / 100, cheque)]
    assert [int(prijs * 100) for prijs in tarieven(f"{MAAND}-01")] == list(volgens_de_formule)
    assert tarieven(f"{MAAND}-01")[0] == Decimal("5.95")
