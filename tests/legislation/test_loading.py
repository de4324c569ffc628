"""Reading an act: every fault names file, line and field, in Dutch."""

from __future__ import annotations

import contextlib
import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from samenleving.errors import InvoerFout
from samenleving.legislation import ankers, laad_akten, plaats_van, vul_in
from samenleving.legislation.citing import citeer, plaats_binnen, te_verifieren
from samenleving.schema_check import schema

AKTE = """\
id: proefbesluit
soort: bvr
datum: 2020-02-01
opschrift: betreffende een proef
citeertitel: null
numac: null
eli: null
te_wijzigen_door: bvr
bron: [proefblad]
bijgewerkt_tot: null
wijzigende_akten: []
standaard: {tekst_gezien: FR, zekerheid: TEXT, bron: [proefblad]}
hoofdstukken:
  - nummer: "1"
    titel: Uren
    artikelen:
      - nummer: "3"
        opschrift: Plafond
        delen:
          - lid: 1
            onderwerp: Per maand
            tekst: Ten hoogste {{ proef.uren | getal }} uur, tegen {{ proef.bedrag | euro }}.
            status: gecodeerd
            codeert: [proef_uren]
          - lid: 2
            onderwerp: Wie beslist
            tekst: VDAB beslist.
            status: open_norm
            ingevuld_door: [VDAB]
      - nummer: null
        sleutel: hfd-1-rest
        plaats_onbekend: Niet gezien.
        opschrift: De rest
        delen:
          - onderwerp: Alles
            status: niet_ingezien
            reden: Niet gezien.
"""


def _map(tmp_path: Path, **bestanden: str) -> Path:
    for naam, tekst in bestanden.items():
        (tmp_path / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
    return tmp_path


def _fouten(tmp_path: Path, **bestanden: str) -> list[str]:
    with pytest.raises(InvoerFout) as fout:
        laad_akten(_map(tmp_path, **bestanden))
    return str(fout.value).splitlines()


def test_a_folder_of_the_user(tmp_path: Path) -> None:
    akte = laad_akten(_map(tmp_path, proef=AKTE, index="description: map\n"))["proefbesluit"]
    [een, twee, rest] = akte.delen()
    assert een.plaats == "artikel 3, eerste lid"
    assert een.codeert == ("proef.uren", "proef.bedrag", "proef_uren")
    assert een.parameters == ("proef.uren", "proef.bedrag")
    assert een.variabelen == ("proef_uren",)
    assert (
        een.ingevuld({"proef.uren": 60, "proef.bedrag": 4.1}.__getitem__)
        == "Ten hoogste 60 uur, tegen 4,10 euro."
    )
    assert een.bron == ("proefblad",)
    assert twee.ingevuld_door == ("VDAB",)
    assert rest.plaats == "hoofdstuk 1, artikel [TE VERIFIËREN: nummer en lid]"
    assert rest.sleutel == "hfd-1-rest"
    assert akte.artikel("hfd-1-rest").plaats_onbekend == "Niet gezien."
    assert [d.plaats for _, d in plaats_van("proef.uren", {akte.id: akte})] == ["artikel 3, eerste lid"]
    assert plaats_van("proef.onbekend", {akte.id: akte}) == []


ARTIKEL = "hoofdstukken[0].artikelen[0]"
DEEL = ARTIKEL + ".delen[0]"
REST = "hoofdstukken[0].artikelen[1]"
CODEERT = "            codeert: [proef_uren]"


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "veld", "bericht"),
    [
        ("            status: gecodeerd\n", "", 20, DEEL + ".status", "dit veld ontbreekt"),
        (
            "status: gecodeerd",
            "status: gekodeerd",
            23,
            DEEL + ".status",
            "“gekodeerd” is geen geldige keuze. Oplossing: bedoelde u “gecodeerd”?",
        ),
        (
            "onderwerp: Per maand",
            "onderwrep: Per maand",
            21,
            DEEL + ".onderwrep",
            "dit veld bestaat niet. Oplossing: bedoelde u “onderwerp”?",
        ),
        (
            "            ingevuld_door: [VDAB]\n",
            "",
            25,
            ARTIKEL + ".delen[1].ingevuld_door",
            "dit veld ontbreekt. Oplossing: voeg ingevuld_door toe",
        ),
        ("            reden: Niet gezien.\n", "", 35, REST + ".delen[0].reden", "dit veld ontbreekt"),
        ("        plaats_onbekend: Niet gezien.\n", "", 30, REST + ".plaats_onbekend", "dit veld ontbreekt"),
        (
            'nummer: "3"',
            "nummer: 3",
            17,
            ARTIKEL + ".nummer",
            "hier hoort tekst of niets, er staat het getal 3. Oplossing: een nummer tussen aanhalingstekens",
        ),
        (
            "datum: 2020-02-01",
            "datum: 1 februari",
            3,
            "datum",
            "heeft niet de juiste vorm. Oplossing: een datum zoals 2017-07-07",
        ),
        ("datum: 2020-02-01", "datum: null", 5, "citeertitel", "hier hoort tekst, er staat niets"),
        ("| getal", "| tal", 22, DEEL + ".tekst", "het formaat tal bestaat niet; kies uit: getal, euro"),
        ("proef.uren | getal", "proef.uren", 22, DEEL + ".tekst", "accolades die geen anker zijn"),
        ("lid: 2", "lid: 1", 25, ARTIKEL + ".delen[1]", "eerste lid staat er twee keer"),
        (
            "sleutel: hfd-1-rest",
            "sleutel: hfd-1-rest\n        sleutel: x",
            32,
            REST + ".sleutel",
            "deze sleutel staat er twee keer",
        ),
        (
            "status: gecodeerd\n" + CODEERT,
            "status: buiten_bereik\n            reden: daarom",
            22,
            DEEL + ".tekst",
            "een deel buiten bereik heeft geen ankers",
        ),
        ("status: gecodeerd", "status: buiten_bereik", 24, DEEL + ".codeert", "codeert niets"),
        (
            CODEERT,
            CODEERT + "\n            ingevuld_door: [VDAB]",
            20,
            DEEL,
            "ingevuld_door hoort alleen bij de status open_norm",
        ),
        (
            CODEERT,
            CODEERT + '\n            basis: ["artikel 1"]',
            25,
            DEEL + ".basis[0]",
            "basis verwijst naar een akte die nergens is genoemd. Oplossing: vul voert_uit in",
        ),
        (
            "te_wijzigen_door: bvr",
            "te_wijzigen_door: bvr\nvoert_uit: geen-akte",
            9,
            "voert_uit",
            "de akte geen-akte bestaat niet",
        ),
        (
            "    artikelen:\n",
            "    artikels:\n",
            16,
            "hoofdstukken[0].artikels",
            "dit veld bestaat niet. Oplossing: bedoelde u “artikelen”",
        ),
        (
            "status: niet_ingezien",
            "status: niet_ingezien\n            tekst: Een tekst die niemand zag.",
            37,
            REST + ".delen[0].tekst",
            "een deel dat niet is ingezien, heeft geen tekst",
        ),
    ],
)
def test_faults_name_file_line_and_field(
    tmp_path: Path, oud: str, nieuw: str, regel: int, veld: str, bericht: str
) -> None:
    assert oud in AKTE
    fouten = _fouten(tmp_path, proef=AKTE.replace(oud, nieuw, 1))
    kop = f"proef.yaml:{regel}: {veld}: "
    assert any(fout.startswith(kop) and bericht in fout for fout in fouten), fouten
    assert all(fout.startswith("proef.yaml:") for fout in fouten)


def test_coded_without_code(tmp_path: Path) -> None:
    kaal = AKTE.replace(
        "Ten hoogste {{ proef.uren | getal }} uur, tegen {{ proef.bedrag | euro }}.", "Ten hoogste."
    )
    [fout] = _fouten(tmp_path, proef=kaal.replace("            codeert: [proef_uren]\n", ""))
    assert "een gecodeerd deel noemt ten minste één parameter of variabele" in fout


def test_all_files_are_told_at_once(tmp_path: Path) -> None:
    fouten = _fouten(
        tmp_path, een=AKTE.replace("soort: bvr", "soort: besluit", 1), twee="a: [1\n", drie="id: drie\n"
    )
    assert {fout.split(":")[0] for fout in fouten} == {"een.yaml", "twee.yaml", "drie.yaml"} or len(
        fouten
    ) > 3
    assert any(fout.startswith("een.yaml:2: soort: ") for fout in fouten)


def test_two_acts_with_one_id(tmp_path: Path) -> None:
    [fout] = _fouten(tmp_path, een=AKTE, twee=AKTE)
    assert fout.startswith("twee.yaml:1: id: proefbesluit bestaat al")


def test_an_article_twice(tmp_path: Path) -> None:
    rest = AKTE[AKTE.index("      - nummer: null") : AKTE.index("        opschrift: De rest")]
    tekst = AKTE.replace(rest, '      - nummer: "3"\n')
    [fout] = _fouten(tmp_path, proef=tekst)
    assert "proef.yaml:30: hoofdstukken[0].artikelen[1].nummer: 3 staat al op regel 17" in fout


def test_basis_must_exist_in_the_act_that_is_executed(tmp_path: Path) -> None:
    uitvoering = (
        AKTE.replace("id: proefbesluit", "id: uitvoering")
        .replace("bron: [proefblad]", "bron: [proefblad]\nvoert_uit: proefbesluit", 1)
        .replace(
            "codeert: [proef_uren]", 'codeert: [proef_uren]\n            basis: ["artikel 3, eerste lid"]'
        )
    )
    akten = laad_akten(_map(tmp_path, proef=AKTE, uitvoering=uitvoering))
    assert next(akten["uitvoering"].delen()).basis == ("artikel 3, eerste lid",)
    [fout] = _fouten(tmp_path, proef=AKTE, uitvoering=uitvoering.replace("eerste lid", "derde lid"))
    assert "artikel 3, derde lid bestaat niet in proefbesluit" in fout


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout, match="deze map bestaat niet"):
        laad_akten(tmp_path / "nergens")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert laad_akten(tmp_path) == {}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema("legislation"))


def test_the_packaged_acts_cannot_be_spoilt_by_a_caller() -> None:
    eerste = laad_akten()
    eerste.clear()
    assert laad_akten()


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("geen anker", []),
        ("{{a.b|getal}} en {{ c.d_e2 | euro2 }}", [("a.b", "getal"), ("c.d_e2", "euro2")]),
    ],
)
def test_anchors(tekst: str, verwacht: list[tuple[str, str]]) -> None:
    assert [(anker.parameter, anker.formaat.naam) for anker in ankers(tekst)] == verwacht


@pytest.mark.parametrize(
    "tekst", ["{{ A.B | getal }}", "{{ a | }}", "{{ a.b | getal }", "}} a", "{{ a.b | romeins }}"]
)
def test_what_is_no_anchor(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"geen anker|bestaat niet"):
        ankers(tekst)


def test_filling_in_keeps_the_spans_apart() -> None:
    waarden = {"a.b": 60, "c.d": 630}
    tekst = "{{ a.b | getal }} per maand, {{ c.d | getal }} per jaar, {{ a.b | voluit }}"
    assert vul_in(tekst, waarden.__getitem__) == "60 per maand, 630 per jaar, zestig"


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"artikel": "14", "binnen": ["§1", "eerste lid", "1°"]}, "artikel 14, §1, eerste lid, 1°"),
        ({"artikel": "13bis", "ongezien": ["lid"]}, "artikel 13bis, [TE VERIFIËREN: lid]"),
        ({"hoofdstuk": "2", "afdeling": "5", "ongezien": ["nummer", "lid"]},
         "hoofdstuk 2, afdeling 5, artikel [TE VERIFIËREN: nummer en lid]"),
        ({"ongezien": ["hoofdstuk", "nummer", "lid"]}, "artikel [TE VERIFIËREN: hoofdstuk, nummer en lid]"),
    ],
)  # fmt: skip
def test_citations(velden: dict[str, Any], verwacht: str) -> None:
    leeg = {"hoofdstuk": None, "afdeling": None, "artikel": None, "binnen": [], "ongezien": []}
    assert citeer(**{**leeg, **velden}) == verwacht


def test_parts_of_a_citation() -> None:
    assert plaats_binnen(2, 20, "a)") == ["§2", "twintigste lid", "a)"]
    assert te_verifieren(["lid"]) == "[TE VERIFIËREN: lid]"


_rommel = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text("abc{}| \"'", max_size=8),
    lambda kind: (
        st.lists(kind, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "nummer", "delen", "artikelen", "x"]), kind, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(plek=st.integers(0, 200), rommel=_rommel)
def test_a_damaged_act_is_refused_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, plek: int, rommel: object
) -> None:
    """Put rubbish anywhere in a sound act: it loads, or the fault is told."""
    data = yaml.safe_load(AKTE.replace("2020-02-01", "'2020-02-01'"))
    plekken: list[tuple[Any, Any]] = []

    def loop(deel: Any) -> None:
        for sleutel in deel if isinstance(deel, dict) else range(len(deel)):
            plekken.append((deel, sleutel))
            if isinstance(deel[sleutel], dict | list):
                loop(deel[sleutel])

    loop(data)
    waar, sleutel = plekken[plek % len(plekken)]
    waar[sleutel] = copy.deepcopy(rommel)
    map_ = tmp_path_factory.mktemp("akten")
    (map_ / "proef.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with contextlib.suppress(InvoerFout):
        laad_akten(map_)
