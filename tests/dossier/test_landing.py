"""Every word of a user comes to stand where the file says it does, and nowhere is it lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from samenleving.documents import Document, Kop, Sectie, Stempel, platte_tekst
from samenleving.documents import schrijf as schrijf_document
from samenleving.dossier.contents import dossierstukken
from samenleving.dossier.landing import gevraagd, landt, plaatsen
from samenleving.dossier.material import Stof
from samenleving.dossier.motivation import SECTIES, Motivering
from samenleving.drafting.akn.writing import akn_bestanden
from samenleving.drafting.document import ontwerp_document, platte_regels
from samenleving.drafting.motives import met_motieven
from samenleving.drafting.preamble import MOTIEVENGAT
from samenleving.drafting.reading.file import lees_bestand

BESLUIT = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"
DECREET = "huidig+wijk_werken.duur.max_maanden=18@2027-01-01"
BEIDE = "huidig+wijk_werken.duur.max_maanden=18@2027-01-01+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"
STELSELS = (BESLUIT, DECREET, BEIDE, "regering_2025")


def _met(stof: Stof, secties: dict[str, tuple[str, ...]]) -> Stof:
    stukken = met_motieven(stof.stukken, secties.get("motieven", ()))
    return replace(stof, stukken=stukken, motivering=Motivering(secties))


def _merk(sectie: str) -> str:
    return f"Eigen woorden bij {sectie}."


def _koppen(deel: Any, kop: str) -> Iterator[tuple[str, str]]:
    """Every run with the headings it stands under, the nearest last; a bold line counts as one."""
    if isinstance(deel, str):
        yield kop, deel
    elif isinstance(deel, tuple):
        for kind in deel:
            if isinstance(kind, Kop):
                kop = platte_tekst(kind.runs)
            yield from _koppen(kind, kop)
            if is_dataclass(kind) and getattr(kind, "runs", None):
                tekst = platte_tekst(kind.runs)
                kop = tekst if tekst == "Motivering" else kop
    elif is_dataclass(deel) and not isinstance(deel, type):
        if isinstance(deel, Sectie):
            kop = f"{kop} / {platte_tekst(deel.titel)}"
        for veld in fields(deel):
            yield from _koppen(getattr(deel, veld.name), kop)


def _gevonden(stof: Stof, sectie: str) -> set[tuple[str, str]]:
    uit = set()
    for stuk in dossierstukken(stof):
        if stuk.maak is None or stuk.naam.partition("-")[2].startswith("werkversie"):
            continue
        for kop, tekst in _koppen(stuk.maak().blokken, ""):
            if _merk(sectie) in tekst:
                uit.add((stuk.titel, kop.rpartition(" / ")[2].partition(". ")[2] or kop.rpartition(" / ")[2]))
    return uit


@pytest.mark.parametrize("naam", STELSELS)
def test_every_section_stands_where_the_file_says(stof_van: Callable[..., Stof], naam: str) -> None:
    stof = _met(stof_van(naam), {sectie: (_merk(sectie),) for sectie in SECTIES})
    for sectie, waar in plaatsen(stof_van(naam)).items():
        assert _gevonden(stof, sectie) == set(waar), sectie


@pytest.mark.parametrize("naam", STELSELS)
def test_only_the_motives_may_have_no_place(stof_van: Callable[..., Stof], naam: str) -> None:
    nergens = {sectie for sectie, waar in plaatsen(stof_van(naam)).items() if not waar}
    assert nergens == ({"motieven"} if naam == DECREET else set())


def test_the_place_is_told_in_a_sentence(stof_van: Callable[..., Stof]) -> None:
    waar = plaatsen(stof_van(BESLUIT))
    assert landt(waar["bevoegdheid"]) == (
        "Dit komt in de nota aan de Vlaamse Regering over het besluit, onder “Bevoegdheid”."
    )
    assert "tot wijziging van" in landt(waar["motieven"])
    assert landt(()) == "Dit komt nu in geen enkel stuk van dit dossier."
    beide = landt(plaatsen(stof_van(BEIDE))["doel"])
    assert beide.startswith("Dit komt in de memorie van toelichting, onder “Doel” en in de nota ")
    assert beide.count("“Algemene toelichting”") == 1


@pytest.mark.parametrize("naam", [BESLUIT, "regering_2025"])
def test_the_decision_uses_the_motives_and_shows_the_gap_without(
    stof_van: Callable[..., Stof], naam: str
) -> None:
    def besluit(stof: Stof) -> str:
        [stuk] = [s for s in dossierstukken(stof) if s.maak and "ontwerp-van-besluit" in s.naam]
        assert stuk.maak is not None
        return "\n".join(platte_regels(stuk.maak().blokken))

    stof = stof_van(naam)
    assert MOTIEVENGAT in besluit(stof)
    met = _met(stof, {"motieven": ("De vergoeding volgt de prijzen.", "Wie werkt, moet dat voelen.")})
    tekst = besluit(met)
    assert MOTIEVENGAT not in tekst
    assert "volgende motieven:" in tekst
    assert "De vergoeding volgt de prijzen." in tekst
    akn = b"".join(inhoud for bestand, inhoud in akn_bestanden(met.stukken).items() if "besluit" in bestand)
    assert b"De vergoeding volgt de prijzen." in akn
    assert MOTIEVENGAT.encode() not in akn


VIJANDIG = (
    "Volgens art. 2. In artikel 9, eerste lid, van het Wijk-werkendecreet van 7 juli 2017 is “twaalf” kort.",
    "De minister besluit: artikel 1. Dit besluit regelt “niets [TE VERIFIËREN: x] <b>&",
    "{{ wijk_werken.duur.max_maanden | getal }} ingevoegd, dat luidt als volgt:",
    "Hoofdstuk 1. Wijziging van het Wijk-werkendecreet",
)


def test_motives_are_never_read_as_articles(stof_van: Callable[..., Stof], tmp_path: Any) -> None:
    stof = _met(stof_van(BESLUIT), {"motieven": VIJANDIG})
    wijziging = stof.stukken.wijziging
    assert wijziging is not None
    document = ontwerp_document(wijziging, Stempel())
    assert isinstance(document, Document)
    akn_bestanden(stof.stukken)
    for formaat in ("docx", "md", "html"):
        bestand = tmp_path / f"ontwerp.{formaat}"
        bestand.write_bytes(schrijf_document(document, formaat))
        gelezen = lees_bestand(bestand)
        assert set(gelezen.wijzigingen) <= {"wijk_werken.vergoeding.per_uur"}


def test_every_gap_that_asks_for_a_section_names_it() -> None:
    assert set(gevraagd().values()) <= set(SECTIES)
    assert gevraagd()["de beleidsmatige motivering"] == "motieven"
    assert MOTIEVENGAT == "[TE REDIGEREN: de beleidsmatige motivering]"
