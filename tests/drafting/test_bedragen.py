"""Money in a clause has whole cents, unless the act itself has more decimals."""

import pytest

from samenleving.drafting import maak_ontwerp
from samenleving.drafting.operations import past_niet
from samenleving.formats import FORMATEN, breekt_centen
from samenleving.legislation.anchors import ankers
from samenleving.systems import systeem

PER_UUR = "wijk_werken.vergoeding.per_uur"


def test_een_derde_decimaal_wordt_nooit_een_clausule(wijzig):
    [akte] = wijzig({PER_UUR: 4.505}).aktes
    assert "“4,505 euro” telt meer decimalen dan een bedrag in deze akte" in akte.tekst
    assert "vervangen door het bedrag" not in akte.tekst
    [akte] = wijzig({PER_UUR: 4.5}).aktes
    assert "vervangen door het bedrag “4,50 euro”" in akte.tekst


@pytest.mark.parametrize(
    ("oud", "nieuw", "breekt"),
    [(4.1, 4.505, True), (4.1, 4.51, False), (0.1804, 0.255, False), (None, 0.255, True), (7, 8, False)],
)
def test_de_akte_zelf_geeft_het_aantal_decimalen(oud, nieuw, breekt):
    for naam in ("euro", "euro2"):
        assert breekt_centen(FORMATEN[naam], nieuw, oud) is breekt
        [anker] = ankers(f"{{{{ a.b | {naam} }}}}")
        assert bool(past_niet(anker, oud, nieuw)) is breekt
    assert not breekt_centen(FORMATEN["getal"], nieuw, oud)


def test_ook_een_nieuw_artikel_toont_het_gat():
    ontwerp = maak_ontwerp(systeem("serv_2025+samenlevingsjobs.vergoeding.per_uur=4,505@2027-01-01"))
    teksten = [artikel.tekst for artikel in ontwerp.artikelen if "4,505 euro" in artikel.tekst]
    assert teksten
    assert all("4,505 euro [TE REDIGEREN: een bedrag in hele centen]" in tekst for tekst in teksten)
