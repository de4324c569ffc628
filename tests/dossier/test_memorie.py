"""The memorandum and the note: every figure has a source, what is unknown is said, every article is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from samenleving import law, statistics
from samenleving.documents import Document, Sectie, platte_tekst, schrijf
from samenleving.documents.structuur import doorloop
from samenleving.dossier.differences import verschillen
from samenleving.dossier.impact import begrotingsposten
from samenleving.dossier.material import Stof
from samenleving.dossier.memorie import geraakte_akten, memorie
from samenleving.dossier.nota import nota
from samenleving.dossier.prose import gaten

Stofmaker = Callable[..., Stof]
LOS = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"


def tekst_van(stof: Stof) -> str:
    return schrijf(memorie(stof), "md").decode().replace("\u00a0", " ").replace("\\", "")


def sectie(document: Document, anker: str) -> Sectie:
    return next(b for b in doorloop(document.blokken) if isinstance(b, Sectie) and b.anker == anker)


def proza(deel: Sectie) -> str:
    document = Document("t", "memorie", (deel,))
    return schrijf(document, "md").decode()


@pytest.mark.parametrize("naam", ["regering_2025", "serv_2025"])
def test_every_article_of_the_decree_is_explained(naam: str, stof_van: Stofmaker) -> None:
    stof = stof_van(naam)
    ontwerp = stof.stukken.ontwerp
    assert ontwerp is not None
    decreet = next(deel for deel in ontwerp.delen if deel.deel == "decreet")
    secties = [
        b
        for b in doorloop(memorie(stof).blokken)
        if isinstance(b, Sectie) and b.anker.startswith("toelichting-decreet-art")
    ]
    assert [platte_tekst(s.titel) for s in secties] == [f"Artikel {a.nummer}" for a in decreet.artikelen]
    for artikel, deel in zip(decreet.artikelen, secties, strict=True):
        woorden = proza(deel)
        assert "Dit artikel" in woorden
        for vraag in gaten(artikel.tekst):
            assert vraag[1:40] in woorden.replace("\\", ""), artikel.id


def test_the_fee_of_the_plan_is_computed_from_the_parameters(stof_van: Stofmaker) -> None:
    plan = Decimal(str(statistics.cijfer("plan_2026_prestatievergoeding").waarde))
    (post,) = [p for p in begrotingsposten(stof_van(LOS)) if p.titel.startswith("Vergoedingen")]
    nu = Decimal(str(law.waarde(law.stelsel(), "wijk_werken.vergoeding.per_uur", "2026-01-01")))
    straks = (plan * Decimal("4.5") / nu).quantize(Decimal(1))
    assert f"{straks:,}".replace(",", ".") in post.dan
    assert "Aanname" in post.berekening
    assert "Bron" in post.berekening


def test_what_nobody_knows_is_unknown_and_never_zero(stof_van: Stofmaker) -> None:
    tekst = tekst_van(stof_van("serv_2025"))
    budget = tekst[tekst.index("### 7. Budgettaire") : tekst.index("### 10. Weerslag")]
    assert "niet bekend" in budget
    assert not re.search(r"\| (0|0,00|0 euro|0,00 euro) \|", budget)


def test_a_difference_names_both_sides(stof_van: Stofmaker) -> None:
    (duur,) = verschillen(stof_van("serv_2025"), ["samenlevingsjobs.duur.max_maanden"])
    assert "ten hoogste 12 maanden" in duur.nu.replace("\u00a0", " ")
    assert duur.dan.replace("\u00a0", " ") == "korter dan 24 maanden"
    assert not verschillen(stof_van("serv_2025"), ["samenlevingsjobs.in_werking"])


def test_the_acts_touched_are_those_that_carry_a_changed_value(stof_van: Stofmaker) -> None:
    assert geraakte_akten(stof_van(LOS)) == ("bvr-2017-09-29-wijk-werken",)
    assert "wijk-werkendecreet-2017-07-07" in geraakte_akten(stof_van("serv_2025"))


def test_competence_cites_the_special_act_for_the_scheme_that_changes(stof_van: Stofmaker) -> None:
    tekst = tekst_van(stof_van("serv_2025"))
    assert "artikel 6, §1, IX, 11°, van de bijzondere wet van 8 augustus 1980" in tekst
    assert "IX, 2°/1" not in tekst


def test_the_note_decides_on_every_draft_and_leaves_the_articles_of_a_decree_to_the_memorandum(
    stof_van: Stofmaker,
) -> None:
    stof = stof_van("regering_2025")
    decreet, besluit = (schrijf(nota(stof, deel), "md").decode() for deel in ("decreet", "besluit"))
    assert "haar principiële goedkeuring te hechten aan het bijgaande voorontwerp van decreet" in decreet
    assert "haar principiële goedkeuring te hechten aan het bijgaande ontwerp van besluit" in besluit
    assert "staat in de memorie van toelichting" in decreet
    assert "toelichting-besluit-art-uren" in besluit
    assert "persoonsgegevens" in decreet[decreet.index("Verder traject") :]
    los = schrijf(nota(stof_van(LOS), "besluit"), "md").decode()
    assert "verwerking van persoonsgegevens" not in los[los.index("Verder traject") :]


def test_a_final_draft_is_filed_with_parliament(stof_van: Stofmaker) -> None:
    stof = stof_van("regering_2025")
    tekst = schrijf(
        nota(replace(stof, stukken=replace(stof.stukken, stadium="ontwerp")), "decreet"), "md"
    ).decode()
    assert "in te dienen bij het Vlaams Parlement" in tekst
    assert "principiële" not in tekst[tekst.index("De Vlaamse Regering beslist") :]


def test_a_loose_change_answers_only_the_advice_it_touches(stof_van: Stofmaker) -> None:
    stof = stof_van(LOS)
    paden = {w.pad for w in stof.stukken.systeem.wijzigingen}
    for oordeel in stof.matrix.oordelen[stof.naam]:
        assert paden & {grond.naam for grond in oordeel.gronden}
    assert len(stof.matrix.aanbevelingen) < len(stof_van("serv_2025").matrix.aanbevelingen)


def test_the_line_of_2023_answers_the_advice_of_2023(stof_van: Stofmaker) -> None:
    assert stof_van("conceptnota_2023").adviezen == ("serv23",)
    assert set(stof_van("serv_2025").adviezen) == {"serv25", "vvsg"}


def test_titles_of_loose_changes_are_no_paths(stof_van: Stofmaker) -> None:
    tekst = schrijf(nota(stof_van(LOS), "besluit"), "md").decode()
    assert "wijk\\_werken.vergoeding" not in tekst[: tekst.index("Hoe dit document gemaakt is")]
    assert "wijk_werken" not in stof_van(LOS).titel
