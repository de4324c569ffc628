"""Two texts, the operations between them, and the text after: always the one that was asked."""

import json
import os
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from samenleving.drafting.apply import voer_uit
from samenleving.drafting.difference import verschil
from samenleving.drafting.serial import naar_data, tekst_uit_data, uit_data
from samenleving.legislation.text import Aktetekst, Eenheid

WOORDEN = (
    "de", "een", "wijk-werker", "presteert", "ten", "hoogste", "60", "80", "160", "4,10 euro", "12.500 euro",
    "25%", "uur", "per", "maand", "1 januari 2027", "twaalf", "VDAB", "de", "organisator", "betaalt", "60,5",
)  # fmt: skip


@st.composite
def zin(trek, slot="."):
    woorden = trek(st.lists(st.sampled_from(WOORDEN), min_size=1, max_size=14))
    return " ".join(woorden) + slot


@st.composite
def punten(trek):
    aantal = trek(st.integers(2, 4))
    return tuple(
        Eenheid("punt", f"{n}°", trek(zin("." if n == aantal else ";")), herkomst="ontwerp")
        for n in range(1, aantal + 1)
    )


@st.composite
def lid(trek, nummer="1"):
    if trek(st.integers(0, 3)) == 0:
        return Eenheid("lid", nummer, trek(zin(":")), trek(punten()), herkomst="ontwerp")
    return Eenheid("lid", nummer, trek(zin()), herkomst="ontwerp")


@st.composite
def artikel(trek, nummer):
    aantal = trek(st.integers(1, 4))
    leden = [trek(lid(str(n))) for n in range(1, aantal + 1)]
    return uit_leden(f"art-{nummer}", nummer, leden)


def uit_leden(sleutel, nummer, leden):
    """An article; a single lid is its own text."""
    if len(leden) == 1:
        eigen = leden[0]
        return Eenheid("artikel", nummer, eigen.tekst, eigen.eenheden, sleutel=sleutel, herkomst="ontwerp")
    genummerd = tuple(replace(kind, nummer=str(n)) for n, kind in enumerate(leden, 1))
    return Eenheid("artikel", nummer, "", genummerd, sleutel=sleutel, herkomst="ontwerp")


def leden_van(een):
    """The leden of an article, its own text as the only one."""
    return (
        [Eenheid("lid", "1", een.tekst, een.eenheden, herkomst="ontwerp")]
        if een.tekst
        else list(een.eenheden)
    )


@st.composite
def tekst(trek):
    aantal = trek(st.integers(1, 5))
    return Aktetekst("proef", tuple(trek(artikel(str(n))) for n in range(1, aantal + 1)))


@st.composite
def gewijzigd(trek, oud):
    """The text after a few edits that the technique knows: words, leden, points and articles."""
    uit = []
    for een in oud.artikelen:
        wat = trek(st.sampled_from(["houd", "houd", "leden", "leden", "weg", "nieuw"]))
        if wat == "weg" and len(oud.artikelen) > 1:
            continue
        if wat == "nieuw":
            uit.append(trek(artikel(een.nummer)))
            continue
        uit.append(trek(_andere_leden(een)) if wat == "leden" else een)
        if trek(st.integers(0, 3)) == 0:
            uit.append(trek(artikel(f"{een.nummer}/1")))
    if trek(st.booleans()):
        uit.append(trek(artikel(str(len(oud.artikelen) + 1))))
    return Aktetekst("proef", tuple(uit))


@st.composite
def _andere_leden(trek, een):
    leden = []
    for kind in leden_van(een):
        wat = trek(st.sampled_from(["houd", "woord", "weg", "voor", "punten"]))
        if wat == "weg":
            continue
        if wat == "voor":
            leden.append(trek(lid()))
        if wat == "woord":
            losse = kind.tekst.split(" ")
            plek = trek(st.integers(0, len(losse) - 1))
            losse[plek] = trek(st.sampled_from(WOORDEN)) + ("" if plek < len(losse) - 1 else losse[-1][-1])
            kind = replace(kind, tekst=" ".join(losse))
        if wat == "punten" and kind.eenheden:
            kind = replace(kind, eenheden=trek(punten()))
        leden.append(kind)
    return uit_leden(een.sleutel, een.nummer, leden or [trek(lid())])


ruim = settings(max_examples=int(os.environ.get("SAMENLEVING_PROEVEN", "40")), deadline=None)
"""SAMENLEVING_PROEVEN=5000 tries thousands of texts."""


@st.composite
def _paar(trek):
    oud = trek(tekst())
    return oud, trek(gewijzigd(oud))


@ruim
@given(_paar())
def test_het_verschil_uitgevoerd_is_de_nieuwe_tekst(paar):
    oud, nieuw = paar
    operaties = verschil(oud, nieuw)
    assert voer_uit(oud, operaties) == nieuw
    assert voer_uit(oud, reversed(operaties)) == nieuw
    assert bool(operaties) == (oud != nieuw)


@ruim
@given(tekst(), tekst())
def test_ook_twee_vreemde_teksten(oud, nieuw):
    assert voer_uit(oud, verschil(oud, nieuw)) == nieuw


@ruim
@given(_paar())
def test_operaties_en_teksten_blijven_zichzelf_als_gegevens(paar):
    oud, nieuw = paar
    for operatie in verschil(oud, nieuw):
        assert uit_data(json.loads(json.dumps(naar_data(operatie)))) == operatie
    assert tekst_uit_data(json.loads(json.dumps(naar_data(nieuw)))) == nieuw
