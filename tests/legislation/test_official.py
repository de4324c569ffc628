"""Reading the text of an act that a user brings.

Every text here is invented for these tests: TESTTEKST, no law. The project holds no official text.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenleving.errors import InvoerFout
from samenleving.legislation import Akte, laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.articles import ontleed
from samenleving.legislation.official import afwijkingen, koppel, lees_wettekst, lees_wetteksten
from samenleving.legislation.text import Aktetekst, Eenheid, citaat, loop, van_akte, vul

BESLUIT = "bvr-2017-09-29-wijk-werken"
DECREET = "wijk-werkendecreet-2017-07-07"
WAARDEN: dict[str, Any] = {
    "wijk_werken.uren.max_per_maand": 60,
    "wijk_werken.uren.max_per_jaar": 630,
    "wijk_werken.vergoeding.per_uur": 4.1,
    "wijk_werken.begeleiding.evaluatie_interval_maanden": 6,
}

TESTTEKST = """\
Besluit van de Vlaamse Regering betreffende wijk-werken (TESTTEKST, geen wet)
29 SEPTEMBER 2017
HOOFDSTUK 2. - Wijk-werker
Afdeling 2. - Begeleiding
Art. 5. Het traject van de wijk-werker wordt om de zes maanden besproken en geëvalueerd.
Afdeling 4. - Prestaties
Art. 11. § 1. Dit is verzonnen testtekst met een opsomming:
1° het eerste punt;
2° het tweede punt:
a) een onderdeel;
b) nog een onderdeel.
Een lid na de opsomming.
§ 2. De wijk-werker presteert niet meer dan 60 uren per maand en 630 uren per jaar.
De teller van 60 dagen heeft hier niets mee te maken.
Afdeling 5. - Voordelen voor de wijk-werker
Art. 12. Voor elke cheque krijgt de wijk-werker een vergoeding van 4,10 euro.
De bijdrage van 4,10 euro per maand is een ander bedrag.
"""


def waarde_van(pad: str) -> Any:
    return WAARDEN.get(pad, 12)


@pytest.fixture(scope="module")
def besluit() -> Akte:
    return laad_akten()[BESLUIT]


def schrijf(map_: Path, naam: str, tekst: str) -> Path:
    pad = map_ / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


def adressen(pad: Path) -> dict[str, str]:
    boom = lees_wettekst(pad)
    return {citaat(boom, adres): eenheid.tekst for adres, eenheid in loop(boom) if eenheid.tekst}


# --- structure --------------------------------------------------------------------------------------------


def test_leden_paragraphs_and_points_get_their_place(tmp_path: Path) -> None:
    gelezen = adressen(schrijf(tmp_path, "akte.txt", TESTTEKST))

    assert gelezen["artikel 11, §1, eerste lid"] == "Dit is verzonnen testtekst met een opsomming:"
    assert gelezen["artikel 11, §1, eerste lid, 2°, a)"] == "een onderdeel;"
    assert gelezen["artikel 11, §1, tweede lid"] == "Een lid na de opsomming."
    assert gelezen["artikel 11, §2, eerste lid"].startswith("De wijk-werker presteert")
    assert gelezen["artikel 5"].startswith("Het traject")


def test_a_saved_page_says_the_same_as_plain_text(tmp_path: Path) -> None:
    """Justel breaks lines inside one block and marks amendments; the codex prints periods of validity."""
    gewijzigd = TESTTEKST.replace("12. Voor", "12. [1 Voor").replace("4,10 euro.\nDe", "4,10 euro.]1\nDe")
    noot = "----------\n(1)<BVR 2020-01-01/01, art. 1, 002; Inwerkingtreding: 2020>\n"
    regels = escape(f"{gewijzigd}{noot}").replace("\n", "<br>")
    inhoud = f"<p>Inhoudstafel<br>Art. 5, 11-12</p><ul><li>Art. 5<li>Art. 11</ul><div>{regels}</div>"
    justel = f"<head><title>Art. 99. Nee</title><script>Art. 98.</script></head><body>{inhoud}</body>"
    met_datum = TESTTEKST.replace("Art. 11.", "Art. 11. (01/01/2023- ...)")
    codex = "".join(f"<p>{escape(regel)}</p>" for regel in met_datum.splitlines())

    gewoon = adressen(schrijf(tmp_path, "a.txt", TESTTEKST))

    assert adressen(schrijf(tmp_path, "b.html", f"<html>{justel}</html>")) == gewoon
    assert adressen(schrijf(tmp_path, "c.htm", f"<body>{codex}</body>")) == gewoon


def test_akoma_ntoso_says_the_same_as_plain_text(tmp_path: Path) -> None:
    akn = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="b"><preface>
    <p>29 september 2017 besluit van de Vlaamse Regering betreffende wijk-werken</p></preface><body>
    <chapter eId="c"><num>Hoofdstuk 2.</num><heading>Wijk-werker</heading>
    <article eId="a"><num>Art. 12.</num><paragraph eId="b"><content><p>Voor elke cheque krijgt
    de wijk-werker een vergoeding van 4,10 euro.</p></content></paragraph><paragraph eId="d"><list><intro>
    <p>TESTTEKST:</p></intro>
    <point eId="p"><num>1°</num><content><p>een punt;</p></content></point>
    <point eId="q"><num>2°</num><content><p>nog een.</p></content></point></list></paragraph></article>
    <article eId="e"><num>Artikel 13.</num>
    <paragraph eId="f"><num>§1.</num><content><p>Eén.</p></content></paragraph>
    <paragraph eId="g"><num>§2.</num><content><p>Twee.</p></content></paragraph></article>
    </chapter></body></act></akomaNtoso>"""

    assert adressen(schrijf(tmp_path, "akte.xml", akn)) == {
        "artikel 12, eerste lid": "Voor elke cheque krijgt de wijk-werker een vergoeding van 4,10 euro.",
        "artikel 12, tweede lid": "TESTTEKST:",
        "artikel 12, tweede lid, 1°": "een punt;",
        "artikel 12, tweede lid, 2°": "nog een.",
        "artikel 13, §1": "Eén.",
        "artikel 13, §2": "Twee.",
    }


def test_an_old_page_in_another_encoding_is_read(tmp_path: Path) -> None:
    pad = tmp_path / f"{BESLUIT}.html"
    pad.write_bytes(b"<p>Art. 5. TESTTEKST: ge\xebvalueerd, 1\xb0 zo.</p>")

    assert adressen(pad) == {"artikel 5": "TESTTEKST: geëvalueerd, 1° zo."}


def test_an_enumeration_on_one_line_is_taken_apart_but_a_reference_is_not(tmp_path: Path) -> None:
    tekst = f"{TESTTEKST}Art. 13. § 1. Volgens artikel 6, 1° en 2°, geldt: 1° dit;2° dat. § 2. En verder."
    gelezen = adressen(schrijf(tmp_path, "akte.md", tekst))

    assert gelezen["artikel 13, §1, 1°"] == "dit;"
    assert gelezen["artikel 13, §1, 2°"] == "dat."
    assert gelezen["artikel 13, §2"] == "En verder."


def test_inserted_articles_keep_their_number(tmp_path: Path) -> None:
    tekst = TESTTEKST + "Art. 12/1. TESTTEKST ingevoegd.\nArt. 12bis. TESTTEKST ouder ingevoegd.\n"

    assert {"artikel 12/1", "artikel 12bis"} <= set(adressen(schrijf(tmp_path, "akte.txt", tekst)))


# --- anchors ----------------------------------------------------------------------------------------------


def test_numbers_are_anchored_where_they_are_certain(tmp_path: Path, besluit: Akte) -> None:
    tekst = lees_wettekst(schrijf(tmp_path, "akte.txt", TESTTEKST))
    verbonden = koppel(besluit, tekst, waarde_van)
    gevonden = {
        (citaat(verbonden.tekst, adres), anker.parameter, anker.formaat.naam)
        for adres, eenheid in loop(verbonden.tekst)
        for anker in ankers(eenheid.tekst)
    }

    assert gevonden == {
        ("artikel 5", "wijk_werken.begeleiding.evaluatie_interval_maanden", "voluit"),
        ("artikel 11, §2, eerste lid", "wijk_werken.uren.max_per_maand", "getal"),
        ("artikel 11, §2, eerste lid", "wijk_werken.uren.max_per_jaar", "getal"),
        ("artikel 12, eerste lid", "wijk_werken.vergoeding.per_uur", "euro2"),
    }
    assert vul(verbonden.tekst, waarde_van) == tekst, "de officiële woorden blijven zoals ze zijn"


def test_a_number_that_was_never_seen_gets_its_article_from_the_text(tmp_path: Path, besluit: Akte) -> None:
    tekst = lees_wettekst(schrijf(tmp_path, "akte.txt", TESTTEKST))
    plaatsen = koppel(besluit, tekst, waarde_van).plaatsen

    uren = (("artikel", "hfd-2-afd-4-uren"), ("lid", "deel-1"))
    assert (
        citaat(van_akte(besluit), uren) == "hoofdstuk 2, afdeling 4, artikel [TE VERIFIËREN: nummer en lid]"
    )
    assert citaat(tekst, plaatsen[uren]) == "artikel 11, §2, eerste lid"


def test_two_lids_that_could_be_it_are_reported_and_none_is_chosen(tmp_path: Path, besluit: Akte) -> None:
    dubbel = TESTTEKST + "Elke cheque geeft de wijk-werker een vergoeding van 4,10 euro, verzonnen.\n"
    tekst = lees_wettekst(schrijf(tmp_path, "akte.txt", dubbel))
    gemeld = [
        a for a in afwijkingen(besluit, tekst, waarde_van) if a.parameter.endswith("vergoeding.per_uur")
    ]

    assert [(a.soort, a.verwacht) for a in gemeld] == [("niet_eenduidig", "4,10 euro")]
    assert "vergoeding.per_uur" not in str(koppel(besluit, tekst, waarde_van).tekst)


def test_a_number_of_something_else_in_the_same_lid_is_left_alone(tmp_path: Path, besluit: Akte) -> None:
    proef = TESTTEKST.replace("60 uren per maand en", "60 uren per maand, na 60 dagen proef, en")
    verbonden = koppel(besluit, lees_wettekst(schrijf(tmp_path, "akte.txt", proef)), waarde_van)

    assert "{{ wijk_werken.uren.max_per_maand | getal }} uren per maand, na 60 dagen" in str(verbonden.tekst)


def test_drift_names_the_lid_and_both_values(tmp_path: Path, besluit: Akte) -> None:
    tekst = lees_wettekst(schrijf(tmp_path, "akte.txt", TESTTEKST.replace("60 uren", "70 uren")))
    gemeld = [a for a in afwijkingen(besluit, tekst, waarde_van) if ".uren." in a.parameter]

    assert [a.zin for a in gemeld] == [
        "artikel 11, §2, eerste lid: de officiële tekst zegt “70”, de parameter “60”"
    ]


def test_what_the_text_does_not_hold_is_reported_where_it_was_expected(tmp_path: Path, besluit: Akte) -> None:
    tekst = lees_wettekst(schrijf(tmp_path, "akte.txt", TESTTEKST))
    gemeld = {a.parameter: a for a in afwijkingen(besluit, tekst, waarde_van)}

    personeel = gemeld["wijk_werken.personeel.vte_per_schijf"]
    assert personeel.soort == "niet_gevonden"
    assert personeel.plaats.startswith("hoofdstuk 4, afdeling 4")


# --- which act, and what is refused -----------------------------------------------------------------------


def test_a_folder_is_matched_by_name_number_or_title(tmp_path: Path) -> None:
    schrijf(tmp_path, "bewaarde pagina.txt", TESTTEKST)
    schrijf(tmp_path, f"{DECREET}.md", "# Artikel 1.\nTESTTEKST.")
    schrijf(tmp_path, "ander.txt", "Numac : 2002022559\nArt. 6. TESTTEKST.")
    (tmp_path / "nota.csv").write_text("geen wet")

    gelezen = lees_wetteksten(tmp_path)

    assert sorted(gelezen) == sorted([BESLUIT, DECREET, "wet-2002-05-26-maatschappelijke-integratie"])
    assert all(len(tekst.hash) == 64 for tekst in gelezen.values())


def test_the_title_of_the_decree_is_not_that_of_the_decision(tmp_path: Path) -> None:
    titel = (
        "7 JULI 2017. - Decreet betreffende wijk-werken en diverse bepalingen in het kader van de zesde "
        "staatshervorming"
    )
    pad = schrijf(
        tmp_path, "x.txt", f"{titel}\nHet besluit van 29 september 2017 voert uit.\nArt. 1. TESTTEKST."
    )

    assert lees_wettekst(pad).akte == DECREET


@pytest.mark.parametrize(
    ("naam", "inhoud", "deel"),
    [
        ("x.txt", "Besluit tot wijziging van het besluit van 29 september 2017 betreffende wijk-werken\n"
            "Art. 1. X.", "welke akte"),
        ("x.txt", "zomaar een tekst", "geen enkel artikel"),
        ("x.pdf", "%PDF", "kan niet gelezen worden"),
        ("x.txt", f"{TESTTEKST}Art. 12. Een andere versie.", "twee keer"),
        ("x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso/>', "documenttype"),
        ("x.xml", "<akomaNtoso>", "geen welgevormde XML"),
        ("x.xml", "<a/>", "geen Akoma Ntoso"),
        ("x.html", "", "leeg"),
        ("x.html", "<!-- -->", "geen leesbare HTML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(
    tmp_path: Path, naam: str, inhoud: str, deel: str
) -> None:
    schrijf(tmp_path, naam, inhoud)

    with pytest.raises(InvoerFout, match=deel) as fout:
        lees_wetteksten(tmp_path)
    assert naam in str(fout.value)


def test_two_files_of_one_act_are_refused(tmp_path: Path) -> None:
    schrijf(tmp_path, "a.txt", TESTTEKST)
    schrijf(tmp_path, f"{BESLUIT}.txt", TESTTEKST)

    with pytest.raises(InvoerFout, match="allebei"):
        lees_wetteksten(tmp_path)


def test_a_huge_or_deep_file_is_refused_or_read_in_bounds(tmp_path: Path) -> None:
    (tmp_path / "groot.txt").write_bytes(b"x" * 10_000_001)
    with pytest.raises(InvoerFout, match="ten hoogste 10 MB"):
        lees_wettekst(tmp_path / "groot.txt")

    diep = "<div>" * 20_000 + "Art. 1. TESTTEKST." + "</div>" * 20_000
    pad = schrijf(tmp_path, f"{BESLUIT}.html", f"<body>{diep}</body>")
    with pytest.raises(InvoerFout, match="geen"):
        lees_wettekst(pad)


# --- any act that is printed can be read ------------------------------------------------------------------

ZIN = st.lists(
    st.sampled_from(
        "de gemeente geeft een premie van 60 euro 20% per maand volgens artikel 6 §2 2° en".split()
    ),
    min_size=3,
    max_size=9,
).map(lambda woorden: f"Dan {' '.join(woorden)}.")


@st.composite
def akten(draw: st.DrawFn) -> Aktetekst:
    """An act as the reader gives it: a holder with one lid has that lid as its own words."""

    def lid(nummer: int) -> Eenheid:
        if draw(st.booleans()):
            return Eenheid("lid", str(nummer), draw(ZIN), herkomst="officieel")
        punten = tuple(
            Eenheid("punt", f"{n}°", draw(ZIN), herkomst="officieel")
            for n in range(1, draw(st.integers(2, 4)))
        )
        return Eenheid("lid", str(nummer), f"{draw(ZIN)[:-1]}:", punten, herkomst="officieel")

    def houder(soort: str, nummer: str) -> Eenheid:
        leden = tuple(lid(n) for n in range(1, draw(st.integers(2, 4))))
        if len(leden) == 1:
            eenheid = Eenheid(soort, nummer, leden[0].tekst, leden[0].eenheden)  # type: ignore[arg-type]
        else:
            eenheid = Eenheid(soort, nummer, "", leden)  # type: ignore[arg-type]
        sleutel = f"art-{nummer.replace('/', '-')}" if soort == "artikel" else ""
        return replace(eenheid, sleutel=sleutel, herkomst="officieel")

    def artikel(nummer: str) -> Eenheid:
        if draw(st.booleans()):
            return houder("artikel", nummer)
        paragrafen = tuple(houder("paragraaf", str(n)) for n in range(1, draw(st.integers(3, 4))))
        return Eenheid(
            "artikel", nummer, "", paragrafen, sleutel=f"art-{nummer.replace('/', '-')}", herkomst="officieel"
        )

    nummers = draw(st.lists(st.sampled_from(["1", "2", "2/1", "3", "13bis", "14"]), min_size=1, unique=True))
    return Aktetekst(BESLUIT, tuple(artikel(nummer) for nummer in nummers))


def gedrukt(akte: Aktetekst) -> list[str]:
    uit: list[str] = []

    def druk(eenheid: Eenheid, voor: str) -> None:
        if eenheid.soort == "paragraaf":
            voor = f"{voor} § {eenheid.nummer}.".strip()
        if eenheid.soort == "punt":
            voor = eenheid.nummer
        if eenheid.tekst:
            uit.append(f"{voor} {eenheid.tekst}".strip())
            voor = ""
        for kind in eenheid.eenheden:
            eerder = len(uit)
            druk(kind, voor)
            voor = "" if len(uit) > eerder else voor

    for nummer, artikel in enumerate(akte.artikelen):
        druk(artikel, f"{'Artikel' if nummer == 0 else 'Art.'} {artikel.nummer}.")
    return uit


@settings(max_examples=40, deadline=None)
@given(akten())
def test_what_is_printed_is_read_as_it_was(akte: Aktetekst) -> None:
    assert ontleed(gedrukt(akte))[0] == akte.artikelen


@given(st.lists(st.text(max_size=40), max_size=12))
def test_no_line_breaks_the_reader(regels: list[str]) -> None:
    with suppress(ValueError):  # an article that stands there twice
        ontleed(regels)
