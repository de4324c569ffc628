"""The complete file: every proposal and variant gives all its papers, or says why one is missing."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from samenleving.documents import Artikel, Document, Sectie, aantal_plaatshouders, nakijken, platte_tekst
from samenleving.documents.structuur import doorloop
from samenleving.dossier import file
from samenleving.dossier.contents import dossierstukken
from samenleving.dossier.file import FORMATEN, als_zip, schrijf_dossier
from samenleving.dossier.material import Stof, artikelnamen
from samenleving.dossier.motivation import Motivering
from samenleving.drafting import TerugleesFout
from samenleving.errors import InvoerFout
from samenleving.proposals import Voorstel, voorstellen

Stofmaker = Callable[..., Stof]
LOS = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"
EEN_VOOR_EEN = "SAMENLEVING_PROEVEN" in os.environ
"""Whether each option is tried alone too; else every option is tried beside options of the other choices."""


def _opties(voorstel: Voorstel) -> list[str]:
    """Systems that together choose every option of a proposal."""
    keuzes = [(variant.naam, list(variant.opties)) for variant in voorstel.varianten]
    if EEN_VOOR_EEN:
        return [f"{voorstel.id}+{naam}={optie}" for naam, opties in keuzes for optie in opties]
    hoogste = max((len(opties) for _, opties in keuzes), default=0)
    return [
        "+".join([voorstel.id, *(f"{naam}={opties[ronde % len(opties)]}" for naam, opties in keuzes)])
        for ronde in range(hoogste)
    ]


SYSTEMEN = [
    *((voorstel.id, "huidig") for voorstel in voorstellen()),
    *((naam, "huidig") for voorstel in voorstellen() for naam in _opties(voorstel)),
]
OP_EEN_VOORSTEL = [
    ("serv_2025", "regering_2025"),
    ("vvsg_2026", "regering_2025"),
    ("serv_2023", "conceptnota_2023"),
]
LOSSE = [(LOS, "huidig"), (f"serv_2025+{LOS.partition('+')[2]}", "huidig")]
VOORAAN = ["regering_2025", "serv_2025", "serv_2023", LOS]


def documenten_van(stof: Stof) -> dict[str, Document]:
    return {stuk.titel: stuk.maak() for stuk in dossierstukken(stof) if stuk.maak is not None}


def tekst_van(document: Document) -> str:
    from samenleving.documents import schrijf

    return schrijf(document, "md").decode()


def controleer(stof: Stof) -> None:
    stukken = dossierstukken(stof)
    titels = [stuk.titel for stuk in stukken]
    for verwacht in ("Memorie van toelichting", "Was-wordttabel", "Synopsis", "Antwoord op de adviezen"):
        assert verwacht in titels
    assert any(titel.startswith("Nota aan de Vlaamse Regering") for titel in titels)
    assert any("econsolideerd" in titel for titel in titels)
    for stuk in stukken:
        assert (stuk.maak is None) == bool(stuk.reden), stuk.titel
        if stuk.maak is not None:
            document = stuk.maak()
            assert not nakijken(document), stuk.titel
            assert not _open_zonder_reden(document), stuk.titel


def _open_zonder_reden(document: Document) -> list[str]:
    """Gaps that do not say what is missing."""
    return [regel for regel in tekst_van(document).splitlines() if "TE REDIGEREN\\]" in regel]


@pytest.mark.parametrize("naam", VOORAAN)
def test_all_papers_come_out(naam: str, stof_van: Stofmaker) -> None:
    controleer(stof_van(naam))


@pytest.mark.traag
@pytest.mark.parametrize(
    ("naam", "basis"),
    [paar for paar in (*SYSTEMEN, *OP_EEN_VOORSTEL, *LOSSE) if paar not in {(n, "huidig") for n in VOORAAN}],
)
def test_every_proposal_variant_and_change_gives_a_file(naam: str, basis: str, stof_van: Stofmaker) -> None:
    controleer(stof_van(naam, basis))


def test_amendments_on_the_draft_of_another_proposal_are_explained_one_by_one(stof_van: Stofmaker) -> None:
    stof = stof_van("serv_2025", "regering_2025")
    assert stof.stukken.wijziging is not None
    aantal = sum(len(akte.artikelen) for akte in stof.stukken.wijziging.aktes if akte.niveau == "decreet")
    memorie = documenten_van(stof)["Memorie van toelichting"]
    koppen = [
        b for b in doorloop(memorie.blokken) if isinstance(b, Sectie) and b.anker.startswith("toelichting-")
    ]
    assert len([kop for kop in koppen if platte_tekst(kop.titel).startswith("Artikel")]) == aantal
    assert "Dit artikel vervangt artikel 5" in tekst_van(memorie)
    assert "Dit dossier bevat de amendementen op het voorontwerp" in tekst_van(memorie)
    assert "In januari 2027 gelden onder “Regeringsplan samenlevingsjobs” samenlevingsjobs." in tekst_van(
        memorie
    )


def test_drafts_stand_alone_without_provenance(stof_van: Stofmaker) -> None:
    ontwerp = documenten_van(stof_van("serv_2025"))["Voorontwerp van decreet betreffende de samenlevingsjobs"]
    artikelen = [blok for blok in doorloop(ontwerp.blokken) if isinstance(blok, Artikel)]
    deel = stof_van("serv_2025").stukken.ontwerp
    assert deel is not None
    assert len(artikelen) == len(deel.delen[0].artikelen)
    assert all(artikel.herkomst is None for artikel in artikelen)
    assert "serv25-" not in tekst_van(ontwerp)


def test_a_file_is_written_whole_with_the_same_bytes_twice(tmp_path: Path, stof_van: Stofmaker) -> None:
    stof = stof_van(LOS)
    gemeld: list[str] = []
    een = schrijf_dossier(stof, tmp_path / "een", ("md", "docx", "pdf", "akn", "json"), gemeld.append)
    twee = schrijf_dossier(stof, tmp_path / "twee", ("md", "docx", "pdf", "akn", "json"))
    assert [pad.name for pad in een.bestanden] == [pad.name for pad in twee.bestanden]
    for links, rechts in zip(een.bestanden, twee.bestanden, strict=True):
        assert links.read_bytes() == rechts.read_bytes(), links.name
    assert een.bestanden[0].name == "index.html"
    assert set(gemeld) >= {v.titel for v in een.vermeldingen} - {"Akoma Ntoso", "Operaties"}
    with zipfile.ZipFile(een.bestanden[-1]) as zip_:
        assert zip_.testzip() is None
        namen = [Path(naam).name for naam in zip_.namelist()]
        assert namen == [pad.name for pad in een.bestanden[:-1]]
    for vermelding in een.vermeldingen:
        assert all((tmp_path / "een" / naam).is_file() for naam in vermelding.bestanden)
    operaties = json.loads((tmp_path / "een" / "operaties.json").read_text(encoding="utf-8"))
    (operatie,) = operaties["operaties"]
    assert operatie["oud"] == "4,10 euro"
    assert operatie["nieuw"] == "4,50 euro"
    assert operaties["teruggelezen"] == {"wijk_werken.vergoeding.per_uur": 4.5}


def test_the_index_links_every_file_and_gives_every_reason(tmp_path: Path, stof_van: Stofmaker) -> None:
    dossier = schrijf_dossier(stof_van(LOS), tmp_path, ("md",))
    index = dossier.bestanden[0].read_text(encoding="utf-8")
    for naam in chain.from_iterable(v.bestanden for v in dossier.vermeldingen):
        assert f'href="{naam}"' in index
    redenen = [v.reden for v in dossier.vermeldingen if v.reden]
    assert redenen
    assert all(reden.split(".")[0] in index for reden in redenen)


def test_nothing_is_written_when_a_draft_reads_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stof_van: Stofmaker
) -> None:
    def anders(*_: object) -> dict[str, bytes]:
        raise TerugleesFout(["de tekst zegt iets anders"])

    monkeypatch.setattr(file, "_akn", anders)
    with pytest.raises(TerugleesFout):
        schrijf_dossier(stof_van(LOS), tmp_path / "weg", ("md", "akn"))
    assert not (tmp_path / "weg").exists()


def test_a_zip_has_no_clock_and_no_machine() -> None:
    inhoud = {"a.txt": b"een", "b.txt": b"twee"}
    assert als_zip("map", inhoud) == als_zip("map", dict(inhoud))
    with zipfile.ZipFile(io.BytesIO(als_zip("map", inhoud))) as zip_:
        assert {info.date_time for info in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_motivation_fills_its_gaps_and_only_those(stof_van: Stofmaker) -> None:
    eigen = Motivering(
        secties={"situering": ("Eigen aanleiding.",)},
        adviezen={"vvsg-q": ("Daarvoor is nog overleg nodig.",)},
        artikelen={("decreet", "art-duur"): ("Eigen toelichting bij de duur.",)},
    )
    zonder, met = stof_van("regering_2025"), replace(stof_van("regering_2025"), motivering=eigen)
    voor, na = (documenten_van(stof)["Memorie van toelichting"] for stof in (zonder, met))
    tekst = tekst_van(na)
    for zin in ("Eigen aanleiding.", "Daarvoor is nog overleg nodig.", "Eigen toelichting bij de duur."):
        assert zin in tekst
        assert zin not in tekst_van(voor)
    verschil = aantal_plaatshouders(voor)["te_redigeren"] - aantal_plaatshouders(na)["te_redigeren"]
    assert verschil == len(eigen.secties) + len(eigen.adviezen)
    with pytest.raises(InvoerFout, match="artikel bestaat niet"):
        Motivering(artikelen={("decreet", "999"): ("x",)}).controleer([], artikelnamen(zonder.stukken))


def test_every_format_of_the_command_is_known() -> None:
    from samenleving.commands.ontwerp import FORMATEN_ALLES as VAN_DE_OPDRACHT

    assert set(VAN_DE_OPDRACHT) == set(FORMATEN)
