"""The algebra of the five states."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from openfisca_samenleving.voorwaarden import (
    WEINIG,
    Antwoord,
    Voorwaarde,
    als,
    combineer,
    een_van,
    feit,
    feit_niet,
    gelijk,
    oordeel,
    oordeel_niet,
    recht,
    toelating,
    toestand,
    waar,
)

STATEN = list(Voorwaarde)
NEUTRAAL = Voorwaarde.niet_van_toepassing


def _een(lid: Voorwaarde):
    return gelijk(1, lid)


def _lid(uitkomst) -> Voorwaarde:
    return STATEN[int(np.asarray(uitkomst)[0])]


def _samen(*leden: Voorwaarde) -> Voorwaarde:
    return _lid(combineer(*map(_een, leden)))


def _keuze(*leden: Voorwaarde) -> Voorwaarde:
    return _lid(een_van(*map(_een, leden)))


def test_de_volgorde_van_de_staten_is_hun_gewicht():
    assert [lid.name for lid in STATEN] == [
        "niet_van_toepassing",
        "voldaan",
        "niet_bekend",
        "te_beoordelen",
        "niet_voldaan",
    ]


@pytest.mark.parametrize("operator", [_samen, _keuze])
def test_algebra(operator):
    for a in STATEN:
        assert operator(a, NEUTRAAL) == a, "wat niet van toepassing is, verandert niets"
        assert operator(a, a) == a
    for a, b in itertools.product(STATEN, repeat=2):
        assert operator(a, b) == operator(b, a)
    for a, b, c in itertools.product(STATEN, repeat=3):
        assert operator(operator(a, b), c) == operator(a, operator(b, c)) == operator(a, b, c)


def test_samen_weegt_het_zwaarst_en_een_van_het_lichtst():
    for a, b in itertools.product(STATEN[1:], repeat=2):
        assert {_samen(a, b).index, _keuze(a, b).index} == {a.index, b.index}
        assert _samen(a, b).index >= _keuze(a, b).index


def test_een_van_is_voldaan_zodra_een_alternatief_voldaan_is():
    for a in STATEN:
        assert _keuze(a, Voorwaarde.voldaan) == Voorwaarde.voldaan


def test_een_van_is_enkel_niet_voldaan_als_elk_alternatief_dat_is():
    for a, b in itertools.product(STATEN, repeat=2):
        uitkomst = _keuze(a, b)
        assert (uitkomst == Voorwaarde.niet_voldaan) == ({a, b} - {NEUTRAAL} == {Voorwaarde.niet_voldaan})


def test_recht():
    for a in STATEN:
        assert _lid(recht(False, _een(a))) == NEUTRAAL
        verwacht = Voorwaarde.voldaan if a == NEUTRAAL else a
        assert _lid(recht(True, _een(a))) == verwacht


def test_recht_per_persoon():
    """In force for one and not for the other."""
    staten = recht(np.array([True, False]), gelijk(2, Voorwaarde.niet_voldaan))
    assert list(staten.decode_to_str()) == ["niet_voldaan", "niet_van_toepassing"]


@pytest.mark.parametrize(
    ("functie", "ja", "nee", "weet_niet"),
    [
        (feit, "voldaan", "niet_voldaan", "niet_bekend"),
        (feit_niet, "niet_voldaan", "voldaan", "niet_bekend"),
        (oordeel, "voldaan", "niet_voldaan", "te_beoordelen"),
        (oordeel_niet, "niet_voldaan", "voldaan", "te_beoordelen"),
    ],
)
def test_antwoorden(functie, ja, nee, weet_niet):
    antwoorden = Antwoord.encode(np.array(["ja", "nee", "weet_niet"]))
    assert list(functie(antwoorden).decode_to_str()) == [ja, nee, weet_niet]


@pytest.mark.parametrize("functie", [feit, feit_niet, oordeel, oordeel_niet])
@pytest.mark.parametrize("aantal", [1, WEINIG - 1, WEINIG, WEINIG + 1])
def test_weinig_of_veel_rijen_geven_hetzelfde(functie, aantal):
    """A few rows are looked up in a table, many are reckoned: row by row the state is that of one person."""
    leden = [list(Antwoord)[plaats % len(Antwoord)] for plaats in range(aantal)]
    samen = functie(Antwoord.encode(np.array([lid.name for lid in leden])))
    apart = [int(np.asarray(functie(Antwoord.encode(np.array([lid.name]))))[0]) for lid in leden]
    assert np.asarray(samen).tolist() == apart
    assert samen.dtype == np.asarray(gelijk(1, NEUTRAAL)).dtype


def test_toestand_onbekend_gaat_voor():
    assert _lid(toestand(np.array([True]), np.array([True]))) == Voorwaarde.niet_bekend
    assert _lid(toestand(np.array([False]), True, Voorwaarde.te_beoordelen)) == Voorwaarde.te_beoordelen


def test_als_en_waar():
    masker = np.array([True, False])
    assert list(als(masker, gelijk(2, Voorwaarde.niet_voldaan)).decode_to_str()) == [
        "niet_voldaan",
        "niet_van_toepassing",
    ]
    keuze = waar(masker, gelijk(2, Voorwaarde.voldaan), gelijk(2, Voorwaarde.te_beoordelen))
    assert list(keuze.decode_to_str()) == ["voldaan", "te_beoordelen"]


@pytest.mark.parametrize(
    ("waarde", "staat"),
    [("toegelaten", "voldaan"), ("uitgesloten", "niet_voldaan"), ("niet_bepaald", "niet_bekend")],
)
def test_toelating(waarde, staat):
    assert list(toelating(waarde, 2).decode_to_str()) == [staat, staat]


def test_een_onbekende_toelating_is_een_fout():
    with pytest.raises(KeyError):
        toelating("misschien", 1)
