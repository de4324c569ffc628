"""The strict reader: what it returns, which line it remembers, and what it refuses in Dutch."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenleving.yaml_io import MAX_DIEPTE, YamlFout, laad_yaml, lees_yaml, regel_van, veldnaam

VOORBEELD = """\
# eerste regel is een opmerking
id: akte
datum: 2017-07-07
artikelen:
  - nummer: "9"
    delen:
      - {lid: 1, status: gecodeerd}
      - lid: 2
        tekst: >-
          gevouwen
          tekst
leeg:
"""


def test_data_and_lines() -> None:
    data, regels = lees_yaml(VOORBEELD)
    assert data == {
        "id": "akte",
        "datum": "2017-07-07",
        "artikelen": [
            {
                "nummer": "9",
                "delen": [{"lid": 1, "status": "gecodeerd"}, {"lid": 2, "tekst": "gevouwen tekst"}],
            }
        ],
        "leeg": None,
    }
    assert regels[("datum",)] == 3
    assert regels[("artikelen", 0)] == 5
    assert regels[("artikelen", 0, "delen", 0, "status")] == 7
    assert regels[("artikelen", 0, "delen", 1)] == 8
    assert regels[("artikelen", 0, "delen", 1, "tekst")] == 9
    assert regels[("leeg",)] == 12


def test_line_of_a_missing_field_is_that_of_its_owner() -> None:
    _, regels = lees_yaml(VOORBEELD)
    assert regel_van(regels, ("artikelen", 0, "delen", 1, "status")) == 8
    assert regel_van(regels, ()) == 2


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("2017-07-07", "2017-07-07"),
        ("2018-01-01T00:00:00", "2018-01-01T00:00:00"),
        ("ja", "ja"),
        ("nee", "nee"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("010", "010"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("12", 12),
        ("-3", -3),
        ("4.10", 4.1),
        ("0.1734", 0.1734),
        ("1.5e3", 1500.0),
        ("'12'", "12"),
        ('""', ""),
        ("4,10", "4,10"),
    ],
)
def test_unquoted_values(tekst: str, waarde: object) -> None:
    data, _ = lees_yaml(f"x: {tekst}\n")
    assert data == {"x": waarde}
    assert type(data["x"]) is type(waarde)


def test_keys_are_text() -> None:
    data, regels = lees_yaml("2018-01-01: 1\n12: 2\ntrue: 3\n")
    assert data == {"2018-01-01": 1, "12": 2, "true": 3}
    assert regels[("12",)] == 2


def test_duplicate_key_names_both_lines() -> None:
    with pytest.raises(YamlFout) as fout:
        lees_yaml("a:\n  b: 1\n  c: 2\n  b: 3\n", bestand="akte.yaml")
    bericht = "akte.yaml, regel 4, veld a.b: deze sleutel staat er twee keer (ook op regel 2)"
    assert str(fout.value).startswith(bericht)


def test_same_key_in_two_groups_is_fine() -> None:
    assert lees_yaml("- {a: 1}\n- {a: 2}\n").data == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("tekst", "regel", "deel"),
    [
        ("a: 1\nb: [1, 2\n", None, "geen geldige YAML"),
        ("a: 1\n b: 2\n", 2, "geen geldige YAML"),
        ("a: &x 1\nb: *x\n", 2, "verwijzing met *"),
        ("a: 1\nb: !!python/object/apply:os.system ['ls']\n", 2, "YAML-tag"),
        ("a: !!int '3'\n", 1, "YAML-tag"),
        ("a: 1\n---\nb: 2\n", 2, "meer dan één document"),
        ("a: 1\n<<: {b: 2}\n", 2, "samenvoegen met <<"),
        ("? [1, 2]\n: 3\n", 1, "sleutel moet een eenvoudig woord zijn"),
        ("a: " + "9" * 30 + "\n", 1, "meer dan 18 cijfers"),
        ("a: \x01\n", None, "geen geldige YAML"),
    ],
)
def test_refusals(tekst: str, regel: int | None, deel: str) -> None:
    with pytest.raises(YamlFout) as fout:
        lees_yaml(tekst, bestand="b.yaml")
    assert deel in str(fout.value)
    assert fout.value.bestand == "b.yaml"
    if regel is not None:
        assert fout.value.regel == regel


def test_deep_nesting_is_refused_not_crashed() -> None:
    diep = "[" * MAX_DIEPTE
    assert lees_yaml(diep + "]" * MAX_DIEPTE).data
    for niveaus in (MAX_DIEPTE + 1, 200_000):
        with pytest.raises(YamlFout):
            lees_yaml("[" * niveaus)


def test_size_is_bounded() -> None:
    with pytest.raises(YamlFout, match="te groot"):
        lees_yaml("a: " + "x" * 100, max_bytes=50)


def test_not_utf8_names_line() -> None:
    with pytest.raises(YamlFout, match=r"regel 2.*UTF-8"):
        lees_yaml(b"a: 1\nb: \xe9\n")


def test_byte_order_mark_is_ignored() -> None:
    assert lees_yaml(b"\xef\xbb\xbfa: 1\n").data == {"a": 1}


def test_file(tmp_path: Path) -> None:
    bestand = tmp_path / "x.yaml"
    bestand.write_text("a: é\n", encoding="utf-8")
    assert laad_yaml(bestand).data == {"a": "é"}
    assert laad_yaml(str(bestand)).data == {"a": "é"}
    with pytest.raises(YamlFout, match="bestaat niet"):
        laad_yaml(tmp_path / "y.yaml")
    with pytest.raises(YamlFout, match="kan niet gelezen worden"):
        laad_yaml(tmp_path)
    bestand.write_bytes(b"x" * 100)
    with pytest.raises(YamlFout, match="te groot"):
        laad_yaml(bestand, max_bytes=99)


def test_field_names() -> None:
    assert veldnaam(()) == ""
    assert veldnaam(("delen", 0, "status")) == "delen[0].status"
    assert veldnaam((0, "a b")) == '[0]."a b"'
    assert len(veldnaam(("x" * 500,))) < 70


_tekst = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20)
_waarden = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _tekst,
    lambda kind: st.lists(kind, max_size=4) | st.dictionaries(st.text("abc_", min_size=1), kind, max_size=4),
    max_leaves=20,
)


@given(_waarden)
def test_json_reads_back(waarde: object) -> None:
    """JSON is YAML: whatever JSON can write comes back equal, and every value has a line."""
    data, regels = lees_yaml(json.dumps(waarde, indent=1, ensure_ascii=False))
    assert data == waarde

    def loop(deel: object, pad: tuple[str | int, ...]) -> None:
        assert regels[pad] >= 1
        if isinstance(deel, dict):
            for sleutel, onder in deel.items():
                loop(onder, (*pad, sleutel))
        elif isinstance(deel, list):
            for plaats, onder in enumerate(deel):
                loop(onder, (*pad, plaats))

    loop(data, ())


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_any_input_is_read_or_refused(inhoud: str | bytes) -> None:
    with contextlib.suppress(YamlFout):
        lees_yaml(inhoud)
