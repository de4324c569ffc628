"""Tables from outside: what is accepted, and a fault with file, row and column for everything else."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenleving.cli import main
from samenleving.errors import InvoerFout
from samenleving.prestations import rows, tables
from samenleving.prestations.tables import lees_personen, lees_prestaties

KOP = "persoon;gebruiker;datum;minuten"
GOED = "An;school;2026-03-02;60"


def schrijf(map_: Path, inhoud: str | bytes, naam: str = "tabel.csv") -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    return pad


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_separators_marks_and_line_ends(tmp_path: Path, scheiding: str, begin: bytes, einde: str) -> None:
    tekst = einde.join([KOP, "Zoë;school;2026-03-02;60", "", "An;tuin;2026-03-03;90", ""]).replace(
        ";", scheiding
    )
    tabel = lees_prestaties(schrijf(tmp_path, begin + tekst.encode()))
    assert tabel.personen == ("Zoë", "An")
    assert tabel.gebruikers == ("school", "tuin")
    assert tabel.prestaties.minuten.tolist() == [60, 90]
    assert tabel.prestaties.dag.tolist() == [date(2026, 3, 2), date(2026, 3, 3)]
    assert tabel.rij.tolist() == [2, 4]
    assert tabel.organisator is None


def test_columns_in_any_order_and_quoted_fields(tmp_path: Path) -> None:
    tekst = 'Minuten;DATUM;organisator;gebruiker;persoon\n60;2026-03-02;Zuid;"school; de ""Linde""";An\n'
    tabel = lees_prestaties(schrijf(tmp_path, tekst))
    assert tabel.gebruikers == ('school; de "Linde"',)
    assert tabel.organisatoren == ("Zuid",)


@pytest.mark.parametrize(("codering", "naam"), [("cp1252", "windows-1252"), ("utf-16", "utf-16")])
def test_another_encoding_must_be_named(tmp_path: Path, codering: str, naam: str) -> None:
    pad = schrijf(tmp_path, f"{KOP}\nZoë;school;2026-03-02;60\n".encode(codering))
    with pytest.raises(InvoerFout) as fout:
        lees_prestaties(pad)
    assert naam in fout.value.oplossing
    assert lees_prestaties(pad, naam).personen == ("Zoë",)
    with pytest.raises(InvoerFout, match="is niet toegelaten"):
        lees_prestaties(pad, "utf-7")


@pytest.mark.parametrize(
    ("rij", "kolom", "woorden"),
    [
        ("An;school;2026-02-30;60", "datum", "deze dag bestaat niet"),
        ("An;school;02/03/2026;60", "datum", "geen datum"),
        ("An;school;2026-3-2;60", "datum", "geen datum"),
        ("An;school;1026-03-02;60", "datum", "dit jaar kan niet"),
        ("An;school;;60", "datum", "geen datum"),
        ("An;school;٢٠٢٦-٠٣-٠٢;60", "datum", "geen datum"),
        ("An;school;2026-03-02;0", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;-60", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;1,5", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;60.0", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;1e3", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;1441", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;999999999999999999999", "minuten", "geen geheel aantal minuten"),
        ("An;school;2026-03-02;", "minuten", "geen geheel aantal minuten"),
        (";school;2026-03-02;60", "persoon", "dit veld is leeg"),
        ("  ;school;2026-03-02;60", "persoon", "dit veld is leeg"),
        ("An;=1+1;2026-03-02;60", "gebruiker", "een rekenblad neemt dat voor een formule"),
        ("@SUM(A1);school;2026-03-02;60", "persoon", "een rekenblad neemt dat voor een formule"),
        ("A\x07n;school;2026-03-02;60", "persoon", "onzichtbaar teken"),
        (f"{'A' * 101};school;2026-03-02;60", "persoon", "meer dan 100 tekens"),
        (f"{'A' * 2000};school;2026-03-02;60", "", "meer dan 1000 tekens"),
        ("An;school;2026-03-02", "", "deze rij heeft 3 velden"),
        ("An;school;2026-03-02;60;x", "", "deze rij heeft 5 velden"),
    ],
)
def test_a_wrong_row(tmp_path: Path, rij: str, kolom: str, woorden: str) -> None:
    pad = schrijf(tmp_path, "\n".join([KOP, GOED, rij, GOED]))
    with pytest.raises(InvoerFout) as fout:
        lees_prestaties(pad)
    [melding] = fout.value.meldingen
    assert (melding.bestand, melding.regel, melding.veld) == (str(pad), 3, kolom)
    assert woorden in melding.tekst
    assert melding.oplossing
    assert "school" not in melding.tekst + melding.oplossing, "what stands in a row is nobody else's business"


def test_more_minutes_than_a_day_has(tmp_path: Path) -> None:
    rijen = [KOP, "An;a;2026-03-02;800", "Bo;a;2026-03-02;900", "An;b;2026-03-02;700"]
    with pytest.raises(InvoerFout, match="tellen samen 1500 minuten") as fout:
        lees_prestaties(schrijf(tmp_path, "\n".join(rijen)))
    assert (fout.value.regel, fout.value.veld) == (4, "minuten")


@pytest.mark.parametrize(
    ("kop", "woorden"),
    [
        ("persoon;gebruiker;datum", "deze kolom ontbreekt"),
        ("persoon;gebruiker;datum;minuten;loon", "deze kolom bestaat niet"),
        ("persoon;gebruiker;datum;minuten;minuten", "staat er twee keer"),
        ("An;school;2026-03-02;60", "deze kolom bestaat niet"),
        ("persoon gebruiker datum minuten", "deze kolom bestaat niet"),
    ],
)
def test_a_wrong_header(tmp_path: Path, kop: str, woorden: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_prestaties(schrijf(tmp_path, f"{kop}\n{GOED}\n"))
    assert any(woorden in melding.tekst for melding in fout.value.meldingen)
    assert {melding.regel for melding in fout.value.meldingen} == {1}


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        (b"", "dit bestand is leeg"),
        (f"{KOP}\n".encode(), "geen enkele prestatie"),
        (f"{KOP}\n{GOED}\n\x00\n".encode(), "een teken kan hier niet staan"),
        (f'{KOP}\n"An;school;2026-03-02;60\n'.encode(), "kan niet gelezen worden"),
        (f'{KOP}\n"An"x;school;2026-03-02;60\n'.encode(), "kan niet gelezen worden"),
        (b"PK\x03\x04" + b"\xff" * 40, "geen UTF-8"),
        (b"\xff\xfep\x00e\x00", "UTF-16"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, inhoud: bytes, woorden: str) -> None:
    with pytest.raises(InvoerFout, match=woorden):
        lees_prestaties(schrijf(tmp_path, inhoud))


def test_size_rows_and_faults_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fout_op_elke_rij = schrijf(tmp_path, "\n".join([KOP, *["An;school;morgen;0"] * 1000]))
    with pytest.raises(InvoerFout) as fout:
        lees_prestaties(fout_op_elke_rij)
    assert len(fout.value.meldingen) == rows.MAX_MELDINGEN
    groot = schrijf(tmp_path, "\n".join([KOP, *[GOED] * 20]))
    monkeypatch.setattr(rows, "MAX_RIJEN", 10)
    with pytest.raises(InvoerFout, match="te veel rijen: ten hoogste 10"):
        lees_prestaties(groot)
    monkeypatch.setattr(rows, "MAX_BYTES", 100)
    with pytest.raises(InvoerFout, match="te groot"):
        lees_prestaties(groot)


def test_no_such_file_and_a_folder(tmp_path: Path) -> None:
    for pad in (tmp_path / "weg.csv", tmp_path, tmp_path / "weg.parquet"):
        with pytest.raises(InvoerFout, match="kan niet gelezen worden"):
            lees_prestaties(pad)


def test_the_command_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = schrijf(tmp_path, f"{KOP}\nAn;school;2026-03-02;uur\n")
    with pytest.raises(SystemExit) as einde:
        main(["prestaties", str(pad)])
    assert einde.value.code == 2
    assert f"{pad}:2: minuten: " in capsys.readouterr().err


@given(inhoud=st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, inhoud: bytes) -> None:
    map_ = tmp_path_factory.mktemp("x")
    for naam, begin in (("t.csv", f"{KOP}\n".encode()), ("t.csv", b""), ("t.parquet", b"PAR1")):
        pad = schrijf(map_, begin + inhoud, naam)
        with suppress(InvoerFout):
            lees_prestaties(pad)


def test_persons(tmp_path: Path) -> None:
    tekst = "persoon;start;pwa_overeenkomst;pwa_cheques\nAn;2025-03-15;nee;0\nBo;;;\nCé;;ja;180\n"
    tabel = lees_personen(schrijf(tmp_path, tekst))
    assert tabel.personen == ("An", "Bo", "Cé")
    assert tabel.start.astype(str).tolist() == ["2025-03-15", "0001-01-01", "0001-01-01"]
    assert tabel.overeenkomst == ("nee", "weet_niet", "ja")
    assert tabel.cheques.tolist() == [0, -1, 180]
    assert lees_personen(schrijf(tmp_path, "persoon\nAn\n")).overeenkomst == ("weet_niet",)


@pytest.mark.parametrize(
    ("rij", "kolom", "woorden"),
    [
        ("An;;;", "persoon", "deze persoon staat er al"),
        ("Bo;15/03/2025;;", "start", "geen datum"),
        ("Bo;;misschien;", "pwa_overeenkomst", "dit antwoord bestaat niet"),
        ("Bo;;;-1", "pwa_cheques", "geen aantal cheques"),
        ("Bo;;;100001", "pwa_cheques", "geen aantal cheques"),
    ],
)
def test_a_wrong_person(tmp_path: Path, rij: str, kolom: str, woorden: str) -> None:
    tekst = f"persoon;start;pwa_overeenkomst;pwa_cheques\nAn;;;\n{rij}\n"
    with pytest.raises(InvoerFout, match=woorden) as fout:
        lees_personen(schrijf(tmp_path, tekst))
    assert (fout.value.regel, fout.value.veld) == (3, kolom)


def parquet(map_: Path, kolommen: dict[str, Any]) -> Path:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pad = map_ / "tabel.parquet"
    pq.write_table(pa.table(kolommen), pad)
    return pad


def test_parquet_is_the_same_table(tmp_path: Path) -> None:
    kolommen = {
        "persoon": [7, 8],
        "gebruiker": ["school", "tuin"],
        "datum": [date(2026, 3, 2), date(2026, 3, 3)],
        "minuten": [60, 90],
    }
    tabel = lees_prestaties(parquet(tmp_path, kolommen))
    als_csv = lees_prestaties(schrijf(tmp_path, f"{KOP}\n7;school;2026-03-02;60\n8;tuin;2026-03-03;90\n"))
    assert (tabel.personen, tabel.gebruikers) == (als_csv.personen, als_csv.gebruikers)
    assert tabel.prestaties.minuten.tolist() == als_csv.prestaties.minuten.tolist()
    assert tabel.prestaties.dag.tolist() == als_csv.prestaties.dag.tolist()


@pytest.mark.parametrize(
    ("kolom", "waarden", "woorden"),
    [
        ("minuten", [60.5], "deze kolom is van de soort double"),
        ("minuten", [None, 60], "geen geheel aantal minuten"),
        ("persoon", [None, "An"], "dit veld is leeg"),
        ("datum", ["02/03/2026"], "geen datum"),
        ("loon", [1], "deze kolom bestaat niet"),
    ],
)
def test_parquet_that_is_wrong(tmp_path: Path, kolom: str, waarden: list[Any], woorden: str) -> None:
    een = {"persoon": ["An"], "gebruiker": ["school"], "datum": ["2026-03-02"], "minuten": [60]}
    kolommen = {naam: cellen * len(waarden) for naam, cellen in een.items()}
    with pytest.raises(InvoerFout, match=woorden):
        lees_prestaties(parquet(tmp_path, kolommen | {kolom: waarden}))


def test_parquet_is_bounded_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kolommen = {
        "persoon": ["An"] * 20,
        "gebruiker": ["s"] * 20,
        "datum": ["2026-03-02"] * 20,
        "minuten": [60] * 20,
    }
    pad = parquet(tmp_path, kolommen)
    monkeypatch.setattr(rows, "MAX_RIJEN", 10)
    with pytest.raises(InvoerFout, match="te veel rijen"):
        lees_prestaties(pad)


def test_the_bounds_are_those_of_the_page(project: Path) -> None:
    pagina = (project / "docs" / "prestaties.md").read_text(encoding="utf-8")
    assert f"{tables.MINUTEN_PER_DAG}" in pagina
    assert f"{rows.MAX_RIJEN:,}".replace(",", " ") in pagina
