"""The text of a user: read per section, bounded, and never lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenleving.dossier.motivation import MAX_BYTES, SECTIES, lees_motivering
from samenleving.errors import InvoerFout

YAML = """
situering: |
  De eerste alinea
  loopt door.

  De tweede alinea.
adviezen:
  serv25-3.1-a: De grens is een keuze van de regering.
artikelen:
  decreet:
    5: Toelichting bij artikel 5.
    art-duur: Toelichting bij de duur.
"""
MARKDOWN = """
# Situering

De eerste alinea
loopt door.

De tweede alinea.

## Advies serv25-3.1-a

De grens is een keuze van de regering.

## Decreet, artikel 5

Toelichting bij artikel 5.

## decreet artikel art-duur

Toelichting bij de duur.
"""


def _schrijf(map_: Path, naam: str, tekst: str | bytes) -> Path:
    pad = map_ / naam
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    return pad


def test_yaml_and_markdown_say_the_same(tmp_path: Path) -> None:
    een, twee = (
        lees_motivering(_schrijf(tmp_path, naam, tekst))
        for naam, tekst in (("m.yaml", YAML), ("m.md", MARKDOWN))
    )
    assert een.secties == twee.secties == {"situering": ("De eerste alinea loopt door.", "De tweede alinea.")}
    assert een.adviezen == twee.adviezen
    assert een.artikelen == twee.artikelen
    assert een.bij_artikel("decreet", 5) == ("Toelichting bij artikel 5.",)
    assert een.bij_artikel("decreet", 9, "art-duur") == ("Toelichting bij de duur.",)
    assert een.bij_artikel("besluit", 5) == ()


@pytest.mark.parametrize(
    ("naam", "tekst", "zegt"),
    [
        ("m.yaml", "situeering: tekst", "bedoelde u “situering”"),
        ("m.md", "# Situeering\n\ntekst", "bedoelde u “situering”"),
        ("m.md", "tekst zonder kop", "onder geen kop"),
        ("m.yaml", "motieven: Art. 2. In artikel 9 wordt het woord vervangen.", "zoals een artikel"),
        ("m.md", "# Motieven\n\nEerst dit.\n\nArtikel 1. Dit besluit regelt niets.", "zoals een artikel"),
        ("m.yaml", 'motieven: Er wordt "60" vervangen door "50".', "leest als een wijziging"),
        ("m.yaml", "motieven: 'DE VLAAMSE REGERING BESLUIT:'", "opent de artikelen"),
        ("m.yaml", "situering: [1, 2]", "hier hoort tekst"),
        ("m.yaml", "artikelen:\n  wet:\n    1: tekst", "dit deel bestaat niet"),
        ("m.yaml", "adviezen: tekst", "een lijst van namen"),
        ("m.yaml", 'situering: "a\\u0007b"', "stuurtekens"),
        ("m.yaml", "situering: &a x\ndoel: *a", ""),
        ("m.yaml", "situering: !!python/object/apply:os.system [ls]", ""),
        ("m.txt", "tekst", "geen motivering"),
        ("m.md", b"# Doel\n\n\xff\xfe", "geen UTF-8"),
        ("m.md", "# Doel\n\n" + "x" * (MAX_BYTES + 1), "te groot"),
        ("m.md", "# Doel\n\n" + "x " * 15_000, "te lang"),
    ],
)
def test_bad_input_is_refused_with_the_file(tmp_path: Path, naam: str, tekst: str | bytes, zegt: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_motivering(_schrijf(tmp_path, naam, tekst))
    assert zegt in str(fout.value)
    assert naam in str(fout.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout, match="niet te lezen"):
        lees_motivering(tmp_path / "weg.yaml")


def test_text_that_would_land_nowhere_is_refused(tmp_path: Path) -> None:
    motivering = lees_motivering(_schrijf(tmp_path, "m.yaml", YAML))
    motivering.controleer(["serv25-3.1-a"], [("decreet", "5"), ("decreet", "art-duur")])
    with pytest.raises(InvoerFout, match="aanbeveling bestaat niet"):
        motivering.controleer(["serv25-3.1-b"], [("decreet", "5"), ("decreet", "art-duur")])
    with pytest.raises(InvoerFout, match="artikel bestaat niet"):
        motivering.controleer(["serv25-3.1-a"], [("decreet", "5")])


def test_every_section_is_explained() -> None:
    assert all(uitleg for uitleg in SECTIES.values())
