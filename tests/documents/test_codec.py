"""JSON and back, for any document; and strict, Dutch errors for anything else."""

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenleving.documents import (
    Alinea,
    Artikel,
    Badge,
    Cel,
    Document,
    DocumentFout,
    Herkomst,
    Kader,
    Kop,
    Lijst,
    Noot,
    Parameterwaarde,
    Punt,
    Regeleinde,
    Rij,
    Sectie,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    json_schema,
    naar_data,
    naar_json,
    uit_data,
    uit_json,
)

tekst = st.text(max_size=20)
gevuld = st.text(min_size=1, max_size=20).filter(str.strip)
stukje = st.one_of(
    st.builds(
        Tekst,
        tekst,
        vet=st.booleans(),
        code=st.booleans(),
        wijziging=st.sampled_from([None, "ingevoegd", "geschrapt"]),
        markering=st.sampled_from([None, "te_verifieren", "te_redigeren"]),
    ),
    st.builds(Verwijzing, gevuld, st.sampled_from(["https://a.be/b?c=d", "map/bestand.html"])),
    st.builds(Badge, st.sampled_from(["voldaan", "niet_bekend", "voorgesteld"]), tekst),
    st.just(Regeleinde()),
)
loop = st.lists(st.one_of(stukje, st.builds(Noot, st.tuples(stukje))), max_size=3).map(tuple)
vol = st.lists(stukje, min_size=1, max_size=3).map(tuple)


@st.composite
def tabellen(draw):
    breed = draw(st.integers(1, 3))
    rijen = draw(st.lists(st.lists(st.builds(Cel, loop), min_size=breed, max_size=breed), max_size=3))
    return Tabel(draw(vol), tuple(Cel(draw(loop)) for _ in range(breed)), tuple(Rij(tuple(r)) for r in rijen))


plat = st.one_of(st.builds(Alinea, loop), tabellen())
blok = st.recursive(
    plat,
    lambda kind: st.one_of(
        st.builds(Sectie, vol, st.lists(kind, max_size=2).map(tuple)),
        st.builds(Kader, st.sampled_from(["info", "aanname"]), st.lists(kind, max_size=2).map(tuple)),
        st.builds(Uitklap, vol, st.lists(kind, max_size=2).map(tuple), st.booleans()),
        st.builds(lambda r, b: Lijst((Punt(r, "1°", b),)), loop, st.lists(kind, max_size=2).map(tuple)),
        st.builds(
            lambda b, p: Artikel("art-1", "Art. 1.", b, herkomst=Herkomst(parameters=(p,))),
            st.lists(kind, max_size=2).map(tuple),
            st.builds(Parameterwaarde, gevuld, tekst),
        ),
    ),
    max_leaves=6,
)
documenten = st.builds(
    Document,
    gevuld,
    st.sampled_from(["rapport", "ontwerp"]),
    st.lists(blok, max_size=3).map(tuple),
    ondertitel=tekst,
)


@given(documenten)
@settings(max_examples=120, deadline=None)
def test_heen_en_terug(document):
    assert uit_json(naar_json(document)) == document
    jsonschema.Draft202012Validator(json_schema()).validate(naar_data(document))


def test_heen_en_terug_van_een_heel_verslag(rapport):
    assert uit_json(naar_json(rapport)) == rapport
    assert uit_json(naar_json(rapport).encode()) == rapport
    jsonschema.validate(naar_data(rapport), json_schema())


def test_het_gepubliceerde_schema_is_dat_van_de_klassen():
    bestand = files("samenleving").joinpath("schemas/document.schema.json").read_text("utf-8")
    assert json.loads(bestand) == json_schema()
    jsonschema.Draft202012Validator.check_schema(json_schema())


GOED = {"titel": "t", "soort": "rapport", "blokken": [{"type": "alinea", "runs": []}]}


@pytest.mark.parametrize(
    ("anders", "plaats"),
    [
        ({"titel": 3}, "document.titel: hier staat tekst"),
        ({"soort": "brief"}, "document.soort: kies uit rapport"),
        ({"extra": 1}, "document.extra: dit veld bestaat niet"),
        ({"blokken": {}}, "document.blokken: hier staat een lijst"),
        ({"blokken": [{"type": "plaatje"}]}, r"document.blokken\[0\].type: kies uit kop"),
        (
            {"blokken": [{"type": "kop", "niveau": True, "runs": []}]},
            r"blokken\[0\].niveau: hier staat een geheel",
        ),
        ({"blokken": [{"type": "kop", "niveau": 9, "runs": []}]}, r"document.blokken\[0\]: kopniveau 9"),
        ({"blokken": [{"type": "alinea"}]}, r"document.blokken\[0\].runs: dit veld ontbreekt"),
    ],
)
def test_fouten_noemen_de_plaats(anders, plaats):
    with pytest.raises(DocumentFout, match=plaats):
        uit_data(GOED | anders)


def test_diep_nesten_en_onzin_breken_niets():
    diep = {"type": "alinea", "runs": []}
    for _ in range(300):
        diep = {"type": "uitklap", "titel": [{"type": "tekst", "tekst": "x"}], "blokken": [diep]}
    with pytest.raises(DocumentFout, match="dieper genest"):
        uit_data(GOED | {"blokken": [diep]})
    for onzin in ("[" * 100_000, "{", b"\xff\xfe", "null", "NaN"):
        with pytest.raises(DocumentFout):
            uit_json(onzin)


def test_een_kop_leest_zijn_niveau():
    gelezen = uit_data(
        GOED | {"blokken": [{"type": "kop", "niveau": 1, "runs": [{"type": "tekst", "tekst": "x"}]}]}
    )
    assert gelezen.blokken == (Kop(1, (Tekst("x"),)),)
