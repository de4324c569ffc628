"""The workbook of a file: numbers as numbers, each change with its article and source, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from samenleving.documents import schrijf
from samenleving.dossier.file import TABELLEN, schrijf_dossier
from samenleving.dossier.material import Stof
from samenleving.dossier.workbook import KOP_OPERATIES, KOP_WAARDEN, werkboek

LOS = "huidig+wijk_werken.duur.max_maanden=1@2027-01-01+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"


def _bladen(inhoud: bytes) -> dict[str, list[tuple[object, ...]]]:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    return {vel.title: list(vel.iter_rows(values_only=True)) for vel in boek}


def test_what_a_loose_change_puts_in_each_sheet(stof_van: Callable[..., Stof]) -> None:
    inhoud = schrijf(werkboek(stof_van(LOS)), "xlsx")
    assert inhoud == schrijf(werkboek(stof_van(LOS)), "xlsx")
    bladen = _bladen(inhoud)
    waarden, operaties = bladen["1 Waarden"], bladen["2 Operaties"]
    assert waarden[0] == KOP_WAARDEN
    per_pad = {rij[1]: dict(zip(KOP_WAARDEN, rij, strict=True)) for rij in waarden[1:]}
    duur, vergoeding = (
        per_pad["wijk_werken.duur.max_maanden"],
        per_pad["wijk_werken.vergoeding.per_uur"],
    )
    assert (duur["Nu"], duur["Wordt"], duur["Eenheid"]) == (12, 1, "maanden")
    assert duur["Artikel"] == "artikel 9, eerste lid, Wijk-werkendecreet van 7 juli 2017"
    assert "Wijk-werkendecreet" in str(duur["Bron van nu"])
    assert duur["Bron van de wijziging"] == "keuze van de opsteller"
    assert (vergoeding["Nu"], vergoeding["Wordt"], vergoeding["Vanaf"]) == (4.1, 4.5, "2027-01-01")
    assert operaties[0] == KOP_OPERATIES
    assert ("twaalf maanden", "één maand") in {(rij[3], rij[4]) for rij in operaties[1:]}
    wordt = [str(rij[2]) for naam, rijen in bladen.items() if "Was en wordt" in naam for rij in rijen]
    assert any("[geschrapt: 4,10 euro][toegevoegd: 4,50 euro]" in tekst for tekst in wordt)
    assert any("Wijzigingen van" in naam for naam in bladen)


def test_a_scheme_that_does_not_exist_has_no_value_now(stof_van: Callable[..., Stof]) -> None:
    bladen = _bladen(schrijf(werkboek(stof_van("serv_2025")), "xlsx"))
    nieuw = [rij for rij in bladen["1 Waarden"][1:] if str(rij[1]).startswith("samenlevingsjobs.")]
    assert nieuw
    assert {rij[3] for rij in nieuw} == {None}
    per_pad = {rij[1]: rij for rij in nieuw}
    assert per_pad["samenlevingsjobs.vergoeding.per_uur"][4] == 4.5
    assert per_pad["samenlevingsjobs.duur.max_maanden"][4] == 24
    assert "Beleidsnota" in str(per_pad["samenlevingsjobs.vergoeding.per_uur"][8])
    assert any(rij[2] == "nieuw artikel" for rij in bladen["2 Operaties"])


@pytest.mark.parametrize("formaten", [("xlsx",), ("md", "xlsx")])
def test_the_file_holds_one_workbook(
    stof_van: Callable[..., Stof], tmp_path: object, formaten: tuple[str, ...]
) -> None:
    dossier = schrijf_dossier(stof_van(LOS), str(tmp_path), formaten)
    bladen = [pad for pad in dossier.bestanden if pad.suffix == ".xlsx"]
    assert [pad.name for pad in bladen] == [TABELLEN]
    assert "1 Waarden" in _bladen(bladen[0].read_bytes())
    assert [v.bestanden for v in dossier.vermeldingen if v.titel == "Tabellen"] == [(TABELLEN,)]
