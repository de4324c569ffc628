"""The fields for reasons: each says where its words come, and only those that come somewhere are offered."""

from __future__ import annotations

import pytest

from samenleving.drafting.document import platte_regels
from samenleving.errors import InvoerFout
from samenleving.workbench.concept import Bewerking
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.text import Tekstbeeld, tekstbeeld

FEE = Bewerking("waarde", "wijk_werken.vergoeding.per_uur", "4,50")
DUUR = Bewerking("waarde", "wijk_werken.duur.max_maanden", "18")


def _tekst(beeld: Tekstbeeld) -> str:
    return "\n".join(
        r for stuk in beeld.stukken if stuk.document for r in platte_regels(stuk.document.blokken)
    )


@pytest.mark.parametrize("wijziging", [FEE, DUUR])
def test_every_field_that_is_offered_lands(wijziging: Bewerking) -> None:
    concept = bewerk(nieuw(), wijziging)
    velden = tekstbeeld(concept).motivering
    assert {veld.sleutel for veld in velden} >= {"bevoegdheid", "grondrechten", "traject"}
    assert all("Dit komt in de " in v.hulp or "Dit komt in het " in v.hulp for v in velden)
    eigen = {veld.sleutel: f"Eigen woorden bij {veld.sleutel}." for veld in velden}
    vol = bewerk(concept, *(Bewerking("motivering", sleutel, tekst) for sleutel, tekst in eigen.items()))
    gedrukt = _tekst(tekstbeeld(vol))
    assert [sleutel for sleutel, tekst in eigen.items() if tekst not in gedrukt] == []


def test_a_decree_alone_has_no_place_for_motives_but_keeps_what_was_written() -> None:
    concept = bewerk(nieuw(), DUUR)
    assert "motieven" not in {veld.sleutel for veld in tekstbeeld(concept).motivering}
    geschreven = bewerk(concept, Bewerking("motivering", "motieven", "Daarom."))
    [veld] = [v for v in tekstbeeld(geschreven).motivering if v.sleutel == "motieven"]
    assert veld.tekst == "Daarom."
    assert veld.hulp.endswith("Dit komt nu in geen enkel stuk van dit dossier.")


def test_the_gap_in_the_preamble_leads_to_its_field_and_goes_when_it_is_filled() -> None:
    concept = bewerk(nieuw(), FEE)
    gaten = [gat for gat in tekstbeeld(concept).gaten if "beleidsmatige motivering" in gat.tekst]
    assert {(gat.waar, gat.veld) for gat in gaten} == {("motivering", "motieven")}
    vol = tekstbeeld(bewerk(concept, Bewerking("motivering", "motieven", "De prijzen stegen.")))
    assert not any("beleidsmatige motivering" in gat.tekst for gat in vol.gaten)
    assert _tekst(vol).count("De prijzen stegen.") == 2  # the draft, and its working version


def test_a_motive_that_would_read_as_law_is_refused_where_it_is_typed() -> None:
    with pytest.raises(InvoerFout, match="zoals een artikel"):
        bewerk(nieuw(), FEE, Bewerking("motivering", "motieven", "Eerst.\n\nArt. 2. Dit besluit vervalt."))
