"""The tree of an act: every deel once, at an address of its own, cited as the act itself cites it."""

from __future__ import annotations

import pytest

from samenleving.legislation import Akte, laad_akten
from samenleving.legislation.text import citaat, delen_per_adres, eenheid_op, loop, van_akte, vul

AKTEN = laad_akten()


@pytest.mark.parametrize("akte", AKTEN.values(), ids=AKTEN)
def test_every_deel_has_its_own_address_words_and_citation(akte: Akte) -> None:
    boom = van_akte(akte)
    delen = delen_per_adres(akte)
    adressen = [adres for adres, _ in loop(boom)]

    assert len(set(adressen)) == len(adressen)
    assert list(delen.values()) == list(akte.delen())
    for adres, deel in delen.items():
        assert eenheid_op(boom, adres).tekst == (deel.tekst or "")
        assert citaat(boom, adres) == deel.plaats
    assert sum(bool(eenheid.tekst) for _, eenheid in loop(boom)) == sum(bool(d.tekst) for d in akte.delen())


def test_an_unseen_article_is_cited_with_a_gap_and_never_gets_a_number() -> None:
    boom = van_akte(AKTEN["bvr-2017-09-29-wijk-werken"])
    artikel = eenheid_op(boom, (("artikel", "hfd-2-afd-4-uren"),))

    assert artikel.nummer == ""
    assert artikel.plaats == "hoofdstuk 2, afdeling 4, artikel [TE VERIFIËREN: nummer]"
    assert [kind.stap for kind in artikel.eenheden] == [("lid", "deel-1")]


def test_points_of_points_are_nested() -> None:
    boom = van_akte(AKTEN["bwhi-1980-08-08"])
    adres = (("artikel", "art-6"), ("paragraaf", "1"), ("punt", "IX"), ("punt", "11°"))

    assert eenheid_op(boom, adres).tekst
    assert citaat(boom, adres) == "artikel 6, §1, IX, 11°"


def test_a_filled_tree_holds_no_anchor() -> None:
    boom = van_akte(AKTEN["bvr-2017-09-29-wijk-werken"])
    assert any("{{" in eenheid.tekst for _, eenheid in loop(boom))

    gevuld = vul(boom, lambda _pad: 12)

    assert not any("{{" in eenheid.tekst for _, eenheid in loop(gevuld))
