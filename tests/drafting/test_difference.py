"""Two texts, the operations between them, and the text after: always the one that was asked."""

import json
import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenleving.drafting.amending import nummer_artikelen
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.clauses import schrijf
from samenleving.drafting.difference import verschil
from samenleving.drafting.reading import lees_clausules
from samenleving.drafting.reading.trees import verschillen
from samenleving.drafting.serial import naar_data, tekst_uit_data, uit_data
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    OperatieFout,
    WoordenVervangen,
)
from samenleving.drafting.targets import Doelakte
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


ruim = settings(max_examples=int(os.environ.get("SAMENLEVING_PROEVEN", "20")), deadline=None)
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


# ------------------------------------------------------------------- written, and read back by another


AANHALING = "het besluit van de Vlaamse Regering van 1 mei 2020 betreffende proef"


def _geschreven(oud, nieuw):
    doel = Doelakte("proef", "bvr", AANHALING, "hetzelfde besluit", oud)
    clausules = schrijf(verschil(oud, nieuw), oud, doel)
    return "\n".join(
        regel for artikel in nummer_artikelen(("", c) for c in clausules) for regel in artikel.regels
    )


@ruim
@given(_paar())
def test_wat_geschreven_is_leest_een_ander_als_de_nieuwe_tekst(paar):
    oud, nieuw = paar
    lezing = lees_clausules(_geschreven(oud, nieuw), {"proef": oud}, {"proef": (AANHALING,)})
    assert not lezing.niet_gelezen
    assert verschillen(lezing.na["proef"], nieuw) == []


# ------------------------------------------------------------------------------- by hand


def _artikel(nummer, *leden):
    kinderen = tuple(Eenheid("lid", str(n), lid, herkomst="ontwerp") for n, lid in enumerate(leden, 1))
    eigen, onder = (leden[0], ()) if len(leden) == 1 else ("", kinderen)
    return Eenheid("artikel", nummer, eigen, onder, sleutel=f"art-{nummer}", herkomst="ontwerp")


def _met_punten(nummer, inleiding, *punten):
    onder = tuple(Eenheid("punt", f"{n}°", punt, herkomst="ontwerp") for n, punt in enumerate(punten, 1))
    return Eenheid("artikel", nummer, inleiding, onder, sleutel=f"art-{nummer}", herkomst="ontwerp")


EEN = "De organisator betaalt elke maand een vergoeding aan de deelnemer."
TWEE = "De Vlaamse Regering bepaalt het bedrag van die vergoeding."
DRIE = "De gebruiker zorgt voor een veilige werkplek en voor het nodige materiaal."


@pytest.mark.parametrize(
    ("oud", "nieuw", "soort", "zin"),
    [
        (
            _artikel("1", EEN, TWEE),
            _artikel("1", EEN, DRIE, TWEE),
            EenheidIngevoegd,
            f"In artikel 1 van {AANHALING} wordt tussen het eerste en het tweede lid een lid ingevoegd, dat "
            f"luidt als volgt:\n“{DRIE}”.",
        ),
        (
            _artikel("1", EEN, TWEE),
            _artikel("1", EEN, TWEE, DRIE),
            EenheidToegevoegd,
            f"Aan artikel 1 van {AANHALING} wordt een lid toegevoegd, dat luidt als volgt:\n“{DRIE}”.",
        ),
        (
            _artikel("1", EEN, TWEE, DRIE),
            _artikel("1", EEN, DRIE),
            EenheidOpgeheven,
            f"In artikel 1 van {AANHALING} wordt het tweede lid opgeheven.",
        ),
        (
            _artikel("1", EEN, TWEE),
            _artikel("1", EEN, "Iets helemaal anders, zonder één woord gemeen."),
            EenheidVervangen,
            f"In artikel 1 van {AANHALING} wordt het tweede lid vervangen door wat volgt:\n"
            "“Iets helemaal anders, zonder één woord gemeen.”.",
        ),
        (
            _artikel("1", EEN),
            _artikel("1", EEN, TWEE),
            EenheidVervangen,
            f"Artikel 1 van {AANHALING} wordt vervangen door wat volgt:\n“Art. 1. {EEN}\n{TWEE}”.",
        ),
        (
            _met_punten("1", "Het gaat om al de volgende zaken:", "de eerste zaak;", "de tweede zaak."),
            _met_punten(
                "1", "Het gaat om al de volgende zaken:", "de eerste zaak;", "de tweede zaak.", "de derde."
            ),
            EenheidToegevoegd,
            f"Aan artikel 1 van {AANHALING} wordt een punt 3° toegevoegd, dat luidt als volgt:\n"
            "“3° de derde.”.",
        ),
        (
            _artikel("1", EEN),
            _artikel("1", EEN.replace("elke maand", "elk kwartaal")),
            WoordenVervangen,
            f"In artikel 1 van {AANHALING} worden de woorden “elke maand” vervangen door de woorden "
            "“elk kwartaal”.",
        ),
    ],
)
def test_een_wijziging_wordt_de_formule_van_de_techniek(oud, nieuw, soort, zin):
    voor, na = Aktetekst("proef", (oud,)), Aktetekst("proef", (nieuw,))
    [operatie] = verschil(voor, na)
    assert isinstance(operatie, soort)
    assert _geschreven(voor, na) == f"Artikel 1. {zin}"


def test_artikelen_komen_in_de_volgorde_van_de_tekst_en_een_nieuw_krijgt_een_schuine_streep():
    oud = Aktetekst("proef", (_artikel("1", EEN), _artikel("2", TWEE), _artikel("3", DRIE)))
    erbij = replace(_artikel("1/1", "Een nieuw artikel."), sleutel="art-nieuw")
    nieuw = Aktetekst("proef", (_artikel("1", EEN), erbij, _artikel("3", DRIE), _artikel("4", "Het einde.")))
    assert _geschreven(oud, nieuw).split("\n") == [
        f"Artikel 1. In {AANHALING} wordt een artikel 1/1 ingevoegd, dat luidt als volgt:",
        "“Art. 1/1. Een nieuw artikel.”.",
        "Art. 2. Artikel 2 van hetzelfde besluit wordt opgeheven.",
        "Art. 3. Aan hetzelfde besluit wordt een artikel 4 toegevoegd, dat luidt als volgt:",
        "“Art. 4. Het einde.”.",
    ]


def test_wat_geen_wijziging_kan_zeggen_wordt_geweigerd():
    een, twee = _artikel("1", EEN), _artikel("2", TWEE)
    with pytest.raises(OperatieFout, match="van plaats of van nummer"):
        verschil(Aktetekst("proef", (een, twee)), Aktetekst("proef", (twee, een)))
    ander = replace(een, tekst="Anders.", herkomst="parafrase")
    with pytest.raises(OperatieFout, match="parafrase"):
        verschil(Aktetekst("proef", (replace(een, herkomst="parafrase"),)), Aktetekst("proef", (ander,)))


@pytest.mark.parametrize(
    ("operaties", "fout"),
    [
        ([WoordenVervangen("proef", (("artikel", "art-9"),), "a", "b")], "bestaat niet"),
        (
            [WoordenVervangen("proef", (("artikel", "art-1"),), "vergoeding aan", "x", telkens=True)],
            "één keer",
        ),
        ([WoordenVervangen("proef", (("artikel", "art-1"),), "het", "x")], "0 keren"),
        ([EenheidOpgeheven("proef", (("artikel", "art-1"),))] * 2, "twee keer gewijzigd"),
        (
            [
                EenheidOpgeheven("proef", (("artikel", "art-1"),)),
                WoordenVervangen("proef", (("artikel", "art-1"),), "elke", "geen"),
            ],
            "verdwijnt",
        ),
        (
            [
                WoordenVervangen("proef", (("artikel", "art-1"),), "elke maand", "x"),
                WoordenVervangen("proef", (("artikel", "art-1"),), "maand een", "y"),
            ],
            "overlappen",
        ),
        ([EenheidToegevoegd("proef", (), (_artikel("1", "Dubbel."),))], "bestaat al"),
    ],
)
def test_wat_niet_kan_worden_uitgevoerd_wordt_gezegd(operaties, fout):
    with pytest.raises(OperatieFout, match=fout):
        voer_uit(Aktetekst("proef", (_artikel("1", EEN),)), operaties)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"operatie": "Iets"},
        {"operatie": "EenheidOpgeheven", "akte": "proef"},
        {"operatie": "EenheidOpgeheven", "akte": "proef", "adres": [["boek", "1"]]},
        {"operatie": "EenheidOpgeheven", "akte": "proef", "adres": [["artikel", "1"]], "extra": 1},
        {"operatie": "EenheidVervangen", "akte": "proef", "adres": [], "nieuw": {"soort": "lid", "x": 1}},
    ],
)
def test_vreemde_gegevens_zijn_een_fout_en_geen_crash(data):
    with pytest.raises(OperatieFout):
        uit_data(data)
