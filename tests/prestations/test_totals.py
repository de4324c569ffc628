"""A table of prestations under every reading, against a slow administrator who keeps tallies on paper."""

from __future__ import annotations

import csv
import itertools
import json
import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from samenleving.cli import main
from samenleving.errors import InvoerFout
from samenleving.prestations import KOLOMMEN, Prestatietotalen, bereken_prestaties, schrijf_map

VOORBEELDEN = Path(str(files("openfisca_samenleving"))) / "situations"
LEZINGEN = {
    "begonnen_uur": ("per_prestatie", "per_maand"),
    "plafond_uren": ("begonnen_uren", "werkelijke_uren"),
    "jaargrens_uren": ("kalenderjaar", "twaalf_maanden_vanaf_start"),
    "overgangsgroep_uurplafonds": ("gelden", "gelden_niet"),
}
COMBINATIES = [dict(zip(LEZINGEN, keuze, strict=True)) for keuze in itertools.product(*LEZINGEN.values())]

PERSONEN = """persoon;start;pwa_overeenkomst;pwa_cheques
An;2024-03-15;nee;0
Bilal;2024-07-31;ja;0
Chantal;2025-02-01;nee;0
"""
START = {"An": date(2024, 3, 15), "Bilal": date(2024, 7, 31), "Chantal": date(2025, 2, 1)}
LAATSTE_DAG = {"An": date(2025, 3, 14), "Chantal": date(2026, 1, 31)}
OVERGANG = {"Bilal"}
AANTAL = 2000
MAAND_MAX, JAAR_MAX = 60 * 60, 630 * 60

Rij = tuple[str, str, str, date, int]


def naam_van(lezingen: dict[str, str]) -> str:
    return "huidig" + "".join(f"+lezing.{naam}={keuze}" for naam, keuze in lezingen.items())


@pytest.fixture(scope="module")
def rijen() -> list[Rij]:
    """Two years of work in no order at all, heavy enough for every cap."""
    toeval = random.Random(20170707)  # noqa: S311
    gevonden = []
    for nummer in range(AANTAL):
        persoon = toeval.choice(("An", "Bilal", "Bilal", "Chantal"))
        dag = date(2024, 8, 1) + timedelta(days=toeval.randrange(540))
        gebruiker, organisator = f"gebruiker {nummer % 7}", f"organisator {nummer % 2}"
        gevonden.append((persoon, gebruiker, organisator, dag, toeval.choice((29, 60, 61, 95, 150, 240))))
    return gevonden


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory, rijen: list[Rij]) -> Path:
    plek = tmp_path_factory.mktemp("prestaties")
    with (plek / "prestaties.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow(("persoon", "gebruiker", "organisator", "datum", "minuten"))
        schrijver.writerows(rijen)
    (plek / "personen.csv").write_text(PERSONEN, encoding="utf-8")
    return plek


def _jaar(lezingen: dict[str, str], persoon: str, dag: date) -> int:
    if lezingen["jaargrens_uren"] == "kalenderjaar":
        return dag.year
    start = START[persoon]
    return ((dag.year - start.year) * 12 + dag.month - start.month) // 12


def administrateur(rijen: list[Rij], lezingen: dict[str, str]) -> dict[tuple[str, str, str], Counter[str]]:
    """Totals per (kind, who, month), kept row by row in order of date."""
    totalen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    in_maand: Counter[Any] = Counter()
    in_jaar: Counter[Any] = Counter()
    minuten_in_maand: Counter[Any] = Counter()
    betaald_in_maand: Counter[Any] = Counter()

    def begin(teller: Counter[Any], sleutel: Any, minuten: int) -> int:
        if lezingen["begonnen_uur"] == "per_prestatie":
            return -(-minuten // 60)
        eerder = teller[sleutel]
        teller[sleutel] += minuten
        return -(-teller[sleutel] // 60) - -(-eerder // 60)

    for persoon, gebruiker, organisator, dag, minuten in sorted(rijen, key=lambda rij: rij[3]):
        maand, na = f"{dag:%Y-%m}", persoon in LAATSTE_DAG and dag > LAATSTE_DAG[persoon]
        telt = Counter(prestaties=1, minuten=minuten, minuten_na_termijn=minuten if na else 0)
        if not na:
            sleutel = (persoon, maand)
            begonnen = begin(minuten_in_maand, sleutel, minuten)
            waarde = begonnen * 60 if lezingen["plafond_uren"] == "begonnen_uren" else minuten
            onder_maand = max(0, min(waarde, MAAND_MAX - in_maand[sleutel]))
            in_maand[sleutel] += waarde
            jaar = (persoon, _jaar(lezingen, persoon, dag))
            mag = max(0, min(onder_maand, JAAR_MAX - in_jaar[jaar]))
            in_jaar[jaar] += onder_maand
            if persoon in OVERGANG and lezingen["overgangsgroep_uurplafonds"] == "gelden_niet":
                mag = waarde
            in_uren = lezingen["plafond_uren"] == "begonnen_uren"
            betaald = mag // 60 if in_uren else begin(betaald_in_maand, sleutel, mag)
            telt.update(begonnen_uren=begonnen, toegelaten_minuten=mag, betaalde_uren=betaald)
        for soort, wie in (("persoon", persoon), ("gebruiker", gebruiker), ("organisator", organisator)):
            totalen[soort, wie, maand].update(telt)
    return totalen


def als_tabel(totalen: Prestatietotalen) -> dict[tuple[str, str, str], dict[str, int]]:
    return {
        (wie, rij.wie, rij.maand): dict(zip(KOLOMMEN, rij.getallen, strict=True))
        for wie, rijen in totalen.per.items()
        for rij in rijen
    }


@pytest.mark.parametrize("lezingen", COMBINATIES, ids=lambda lezingen: "-".join(lezingen.values()))
def test_the_same_hours_as_the_administrator(map_: Path, rijen: list[Rij], lezingen: dict[str, str]) -> None:
    totalen = bereken_prestaties(map_ / "prestaties.csv", naam_van(lezingen), personen=map_ / "personen.csv")
    [regeling] = totalen.regelingen
    assert {naam: getattr(regeling.regels, naam) for naam in LEZINGEN} == lezingen
    verwacht = administrateur(rijen, lezingen)
    gevonden = als_tabel(totalen)
    assert set(gevonden) == set(verwacht)
    for sleutel, rij in gevonden.items():
        assert rij == {kolom: verwacht[sleutel][kolom] for kolom in KOLOMMEN}, sleutel


@pytest.mark.parametrize("lezingen", COMBINATIES, ids=lambda lezingen: "-".join(lezingen.values()))
def test_nothing_gets_lost_between_persons_users_and_organisers(map_: Path, lezingen: dict[str, str]) -> None:
    totalen = bereken_prestaties(map_ / "prestaties.csv", naam_van(lezingen), personen=map_ / "personen.csv")
    for rijen in totalen.per.values():
        per_maand: dict[str, Counter[str]] = defaultdict(Counter)
        for rij in rijen:
            per_maand[rij.maand].update(dict(zip(KOLOMMEN, rij.getallen, strict=True)))
        som: Counter[str] = sum(per_maand.values(), Counter())
        assert {kolom: som[kolom] for kolom in KOLOMMEN} == totalen.totalen
    assert totalen.totalen["prestaties"] == AANTAL
    assert totalen.totalen["betaalde_uren"] <= totalen.totalen["begonnen_uren"]


def test_every_reading_changes_the_result(map_: Path) -> None:
    def uren(**keuzes: str) -> dict[tuple[str, str, str], dict[str, int]]:
        lezingen = {naam: opties[0] for naam, opties in LEZINGEN.items()} | keuzes
        naam = naam_van(lezingen)
        return als_tabel(bereken_prestaties(map_ / "prestaties.csv", naam, personen=map_ / "personen.csv"))

    gewoon = uren()
    for naam, (_, ander) in LEZINGEN.items():
        assert uren(**{naam: ander}) != gewoon, naam


def test_the_order_of_the_rows_of_other_days_does_not_matter(map_: Path, tmp_path: Path) -> None:
    kop, *regels = (map_ / "prestaties.csv").read_text(encoding="utf-8").splitlines()
    ander = tmp_path / "prestaties.csv"
    ander.write_text("\n".join([kop, *sorted(regels)]), encoding="utf-8")
    een = bereken_prestaties(map_ / "prestaties.csv", personen=map_ / "personen.csv")
    twee = bereken_prestaties(ander, personen=map_ / "personen.csv")
    assert een.per["persoon"] == twee.per["persoon"]
    assert een.totalen == twee.totalen


def test_without_persons_the_term_is_not_tested_and_that_is_said(map_: Path) -> None:
    totalen = bereken_prestaties(map_ / "prestaties.csv")
    assert totalen.totalen["minuten_na_termijn"] == 0
    assert any("de maximale duur niet getoetst" in zin for zin in totalen.waarschuwingen)
    met = bereken_prestaties(map_ / "prestaties.csv", personen=map_ / "personen.csv")
    assert met.totalen["minuten_na_termijn"] > 0
    assert not any("maximale duur" in zin for zin in met.waarschuwingen)
    zonder_start = naam_van({"jaargrens_uren": "twaalf_maanden_vanaf_start"})
    assert any(
        "per kalenderjaar" in z
        for z in bereken_prestaties(map_ / "prestaties.csv", zonder_start).waarschuwingen
    )


def test_a_year_shows_that_year_and_still_counts_the_rest(map_: Path) -> None:
    alles = bereken_prestaties(map_ / "prestaties.csv", personen=map_ / "personen.csv")
    jaar = bereken_prestaties(map_ / "prestaties.csv", personen=map_ / "personen.csv", jaar=2025)
    assert jaar.per["persoon"] == tuple(rij for rij in alles.per["persoon"] if rij.maand.startswith("2025-"))
    with pytest.raises(InvoerFout, match="in 2031 staat geen enkele prestatie"):
        bereken_prestaties(map_ / "prestaties.csv", jaar=2031)


def schrijf(map_: Path, *rijen: str) -> Path:
    pad = map_ / "tabel.csv"
    pad.write_text("\n".join(["persoon,gebruiker,datum,minuten", *rijen]) + "\n", encoding="utf-8")
    return pad


def test_rules_that_change_with_the_year_are_cut_there(tmp_path: Path) -> None:
    pad = schrijf(
        tmp_path, *(f"An,school,{jaar}-03-{dag:02},480" for jaar in (2025, 2026) for dag in range(1, 11))
    )
    totalen = bereken_prestaties(pad, "huidig+wijk_werken.uren.max_per_maand=40@2026-01-01")
    grenzen = [(een.vanaf, een.regels.max_per_maand) for een in totalen.regelingen]
    assert grenzen == [("2025-03", 60), ("2026-03", 40)]
    assert [rij["betaalde_uren"] for rij in als_tabel(totalen).values()] == [60, 40] * 2


def test_rules_that_change_in_a_year_ask_for_a_choice(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, "An,school,2026-03-02,60", "An,school,2026-08-03,60")
    naam = "huidig+wijk_werken.uren.max_per_maand=40@2026-07-01"
    with pytest.raises(InvoerFout, match="veranderen in de loop van een jaar") as fout:
        bereken_prestaties(pad, naam)
    assert fout.value.regel == 3
    [regeling] = bereken_prestaties(pad, naam, datum="2026-08").regelingen
    assert regeling.regels.max_per_maand == 40


@pytest.mark.parametrize(
    ("naam", "dag"),
    [("huidig+wijk_werken.in_werking=false@2026-01-01", "2026-03-02"), ("huidig", "2016-03-02")],
)
def test_where_wijk_werken_is_not_in_force_nothing_is_zero(tmp_path: Path, naam: str, dag: str) -> None:
    pad = schrijf(tmp_path, f"An,school,{dag},60")
    with pytest.raises(InvoerFout, match="niet in werking"):
        bereken_prestaties(pad, naam)


def test_equal_rows_both_count_and_are_told(tmp_path: Path) -> None:
    totalen = bereken_prestaties(schrijf(tmp_path, "An,school,2026-03-02,60", "An,school,2026-03-02,60"))
    assert totalen.totalen["betaalde_uren"] == 2
    assert any("1 rijen zijn gelijk aan een andere rij" in zin for zin in totalen.waarschuwingen)


def test_the_files(map_: Path, tmp_path: Path) -> None:
    totalen = bereken_prestaties(map_ / "prestaties.csv", personen=map_ / "personen.csv")
    bestanden = schrijf_map(totalen, tmp_path / "uit")
    assert [pad.name for pad in bestanden] == [
        "per_persoon_maand.csv",
        "per_gebruiker_maand.csv",
        "per_organisator_maand.csv",
        "prestaties.json",
    ]
    for wie, pad in zip(totalen.per, bestanden, strict=False):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            rijen = list(csv.DictReader(bestand, delimiter=";"))
        assert sum(int(rij["betaalde_uren"]) for rij in rijen) == totalen.totalen["betaalde_uren"]
        assert list(rijen[0]) == [wie, "maand", *KOLOMMEN]
    assert json.loads(bestanden[-1].read_text(encoding="utf-8")) == json.loads(
        json.dumps(totalen.naar_dict())
    )
    eerst = [pad.read_bytes() for pad in bestanden]
    assert [pad.read_bytes() for pad in schrijf_map(totalen, tmp_path / "uit")] == eerst


def test_the_command_on_the_example(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bestand, personen = VOORBEELDEN / "prestaties.csv", VOORBEELDEN / "prestaties_personen.csv"
    woorden = ["prestaties", str(bestand), "--personen", str(personen)]
    with pytest.raises(SystemExit) as einde:
        main([*woorden, "--json"])
    assert not einde.value.code
    uit = json.loads(capsys.readouterr().out)
    assert uit == json.loads(json.dumps(bereken_prestaties(bestand, personen=personen).naar_dict()))
    bilal = next(rij for rij in uit["per_persoon"] if rij["persoon"] == "Bilal")
    assert (bilal["begonnen_uren"], bilal["betaalde_uren"]) == (62, 60)
    chantal = next(rij for rij in uit["per_persoon"] if rij["persoon"] == "Chantal")
    assert (chantal["minuten"], chantal["minuten_na_termijn"], chantal["betaalde_uren"]) == (240, 120, 2)
    with pytest.raises(SystemExit) as einde:
        main([*woorden, "--map", str(tmp_path / "uit")])
    assert not einde.value.code
    gedrukt = capsys.readouterr().out
    assert "Bilal" in gedrukt
    assert "per_organisator_maand.csv" in gedrukt
