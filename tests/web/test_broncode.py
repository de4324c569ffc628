"""AGPL, section 13: who uses the service gets the source of what runs, and nothing else that lies there."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from samenleving.errors import InvoerFout
from samenleving.web import maak_app, source
from samenleving.web.rekenhulp import pakket

TALEN = ("", "/fr", "/en")


@pytest.fixture(autouse=True)
def zonder_adres(monkeypatch):
    """As built today: no public address, whatever an older installation here may still say."""
    monkeypatch.setattr(pakket, "_zoals_gebouwd", lambda: ("0.1.0", "", ""))
    for naam in (pakket.BRON, pakket.MELDEN):
        monkeypatch.delenv(naam, raising=False)


def bladzijde(pad):
    antwoord = maak_app().test_client().get(pad)
    assert antwoord.status_code == 200
    return antwoord.text


def test_no_page_names_an_address_that_nobody_chose():
    for pad in ("/", "/over", "/privacy"):
        for taal in TALEN:
            tekst = bladzijde(f"{taal}{pad}" if pad != "/" else f"{taal}/")
            assert 'href="/broncode.zip"' in tekst
            assert "github.com" not in tekst
    assert "Zeg het aan wie deze site aanbiedt" in bladzijde("/over")


def test_who_runs_the_service_names_the_addresses(monkeypatch):
    monkeypatch.setenv(pakket.BRON, "https://code.voorbeeld.be/rekenhulp")
    monkeypatch.setenv(pakket.MELDEN, "meldpunt@voorbeeld.be")
    tekst = bladzijde("/over")
    assert tekst.count('href="https://code.voorbeeld.be/rekenhulp"') == 2
    assert 'href="mailto:meldpunt@voorbeeld.be"' in tekst
    assert "broncode.zip" not in tekst


def test_what_the_package_was_built_with_counts_where_the_environment_is_silent(monkeypatch):
    gebouwd = ("0.1.0", "https://code.voorbeeld.be/x", "https://code.voorbeeld.be/x/fouten")
    monkeypatch.setattr(pakket, "_zoals_gebouwd", lambda: gebouwd)
    assert 'href="https://code.voorbeeld.be/x/fouten"' in bladzijde("/over")


@pytest.mark.parametrize(
    "waarde", ["javascript:alert(1)", "voorbeeld.be", "https://", "https://a b", "ftp://a.be"]
)
@pytest.mark.parametrize("naam", [pakket.BRON, pakket.MELDEN])
def test_an_address_that_is_none_stops_the_service(monkeypatch, naam, waarde):
    monkeypatch.setenv(naam, waarde)
    with pytest.raises(InvoerFout, match=naam):
        maak_app()


def test_the_source_is_whole_and_nothing_but_the_source():
    antwoord = maak_app().test_client().get("/broncode.zip")
    assert antwoord.content_type == "application/zip"
    with zipfile.ZipFile(io.BytesIO(antwoord.data)) as zip_:
        namen = [naam.removeprefix("openfisca-samenleving/") for naam in zip_.namelist()]
        assert zip_.testzip() is None
        eigen = zip_.read("openfisca-samenleving/samenleving/web/source.py")
    assert b"def pak_in" in eigen
    assert {
        "LICENSE",
        "openfisca_samenleving/units.yaml",
        "reforms/vvsg_2026/reform.yaml",
        "samenleving/web/templates/basis.html",
        "samenleving_client/__init__.py",
    } <= set(namen)
    assert not [naam for naam in namen if re.search(r"(^|/)(\.|__pycache__|tests/)|\.pyc$|^/|\.\.", naam)]


def test_the_same_files_give_the_same_bytes():
    eerst = source.pak_in()
    source.pak_in.cache_clear()
    assert source.pak_in() == eerst


def test_what_an_operator_lays_beside_it_stays_there(monkeypatch, tmp_path):
    (tmp_path / "mijn").mkdir()
    for naam in ("code.py", ".env", "sleutel.pem", "gegevens.parquet", ".geheim/a.py", "__pycache__/a.py"):
        (tmp_path / "mijn" / naam).parent.mkdir(exist_ok=True)
        (tmp_path / "mijn" / naam).write_text("x", encoding="utf-8")
    (tmp_path / "elders.py").write_text("x", encoding="utf-8")
    (tmp_path / "mijn" / "wijzer.py").symlink_to(tmp_path / "elders.py")
    assert [naam for naam, _ in source._onder(tmp_path / "mijn")] == ["code.py"]


def test_a_folder_that_is_no_package_is_not_packed(monkeypatch):
    monkeypatch.setattr(source, "MEESTE_BYTES", 1000)
    source.pak_in.cache_clear()
    with pytest.raises(source.TeGroot):
        source.pak_in()
