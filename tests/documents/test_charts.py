"""Charts: deterministic, readable without colour, and never without words and numbers."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samenleving.documents import platte_tekst
from samenleving.documents.chart_axis import MEESTE_STAPPEN, verdeel
from samenleving.documents.chart_history import Stap, Verloop, geschiedenis
from samenleving.documents.chart_svg import svg_naar_png
from samenleving.documents.charts import (
    ARCERINGEN,
    KLEUREN,
    MAX_REEKSEN,
    STREPEN,
    VORMEN,
    GrafiekFout,
    Moment,
    Periode,
    Reeks,
    lijnen,
    staven,
    stippen,
    tijdlijn,
)

SVG = "{http://www.w3.org/2000/svg}"
TWEE = (Reeks("Huidig", (1234.5, None), ("", "geen recht")), Reeks("Plan", (-2.0, 0.0)))


def alle_soorten():
    return [
        staven("Titel", "Beschrijving", ("A", "B"), TWEE, eenheid="euro", decimalen=2),
        stippen("Titel", "Beschrijving", ("A", "B"), TWEE, decimalen=1),
        lijnen("Titel", "Beschrijving", ("2027-01", "2027-02"), TWEE, trap=True),
        lijnen("Titel", "Beschrijving", (0.0, 40.0), TWEE),
        tijdlijn(
            "Titel",
            "Beschrijving",
            (Periode("Overeenkomst", "12 maanden", "2025-03-15", "2026-03-14"),),
            (Moment("Overeenkomst", "evaluatie", "2025-09-15"),),
        ),
    ]


@pytest.mark.parametrize("figuur", alle_soorten(), ids=["staven", "stippen", "maanden", "uren", "tijdlijn"])
def test_elke_grafiek_heeft_naam_beschrijving_en_tabel(figuur):
    wortel = etree.fromstring(figuur.svg)
    assert wortel.get("role") == "img"
    assert wortel.get("aria-labelledby") == "titel beschrijving"
    assert wortel.find(f"{SVG}title").text == "Titel"
    assert wortel.find(f"{SVG}desc").text == "Beschrijving"
    (groep,) = wortel.findall(f"{SVG}g")
    assert groep.get("aria-hidden") == "true"
    assert not groep.xpath(".//@aria-label|.//@role|.//@aria-roledescription")
    assert figuur.tabel.rijen
    assert svg_naar_png(figuur.svg).startswith(b"\x89PNG")


def test_dezelfde_gegevens_geven_dezelfde_tekening():
    for een, ander in zip(alle_soorten(), alle_soorten(), strict=True):
        assert een == ander
        assert svg_naar_png(een.svg) == svg_naar_png(ander.svg)


def woorden(figuur):
    return ["".join(tekst.itertext()) for tekst in etree.fromstring(figuur.svg).iter(f"{SVG}text")]


def test_getallen_staan_er_op_zijn_vlaams_en_niets_wordt_nul():
    figuur = staven("Titel", "Beschrijving", ("A", "B"), TWEE, decimalen=2)
    assert {"1.234,50", "geen recht", "−2,00", "0,00"} <= set(woorden(figuur))
    cellen = [[platte_tekst(cel.runs) for cel in rij.cellen] for rij in figuur.tabel.rijen]
    assert cellen == [["A", "1.234,50", "−2,00"], ["B", "geen recht", "0,00"]]
    assert figuur.tabel.uitlijning == ("links", "rechts", "rechts")
    zonder = staven("Titel", "Beschrijving", ("A",), (Reeks("x", (None,)),))
    assert "–" in woorden(zonder)


def test_tekst_neemt_de_kleur_van_de_bladzijde():
    for figuur in alle_soorten():
        assert "#010203" not in figuur.svg
        assert 'fill="currentColor"' in figuur.svg
        assert not re.search(r'<rect[^>]*fill="white"', figuur.svg)


def test_balken_verschillen_ook_zonder_kleur():
    reeksen = tuple(Reeks(str(i), (1.0,)) for i in range(MAX_REEKSEN))
    wortel = etree.fromstring(staven("Titel", "Beschrijving", ("A",), reeksen).svg)
    hoeken = wortel.xpath("//*[local-name()='pattern']/@patternTransform")
    assert len(hoeken) == len(set(hoeken)) == MAX_REEKSEN - 1
    vullingen = set(wortel.xpath("//@fill"))
    assert KLEUREN[0] in vullingen
    assert not set(KLEUREN[1:]) & set(wortel.xpath("//*[local-name()='path']/@fill"))


def test_elke_reeks_heeft_een_eigen_kleur_arcering_streep_en_vorm():
    assert len(KLEUREN) == len(ARCERINGEN) == len(STREPEN) == len(VORMEN) == MAX_REEKSEN
    for lijst in (KLEUREN, ARCERINGEN, VORMEN, [tuple(streep) for streep in STREPEN]):
        assert len(set(lijst)) == MAX_REEKSEN


def helderheid(kleur):
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


@pytest.mark.parametrize(("kleur", "blad"), list(itertools.product(KLEUREN, ("#ffffff", "#14191e"))))
def test_kleuren_zijn_te_zien_op_wit_en_op_donker(kleur, blad):
    licht, donker = sorted((helderheid(kleur), helderheid(blad)), reverse=True)
    assert (licht + 0.05) / (donker + 0.05) >= 3


def test_een_periode_loopt_tot_en_met_haar_laatste_dag():
    figuur = tijdlijn("Titel", "Beschrijving", (Periode("r", "l", "2025-03-15", "2026-03-14"),))
    assert [platte_tekst(cel.runs) for cel in figuur.tabel.rijen[0].cellen][3:] == [
        "15 maart 2025",
        "14 maart 2026",
    ]
    assert "jan 2026" in woorden(figuur)


@pytest.mark.parametrize(
    "maak",
    [
        lambda: staven("t", "b", (), TWEE),
        lambda: staven("t", "b", ("A",), TWEE),
        lambda: staven("t", "b", ("A", "A"), TWEE),
        lambda: staven("t", "b", ("A", "B"), (TWEE[0], TWEE[0])),
        lambda: staven("t", "b", ("A",), tuple(Reeks(str(i), (1.0,)) for i in range(7))),
        lambda: lijnen("t", "b", ("januari", "2027-02"), TWEE),
        lambda: tijdlijn("t", "b", ()),
        lambda: tijdlijn("t", "b", (Periode("r", "l", "2026-03-15", "2026-03-14"),)),
        lambda: tijdlijn("t", "b", (Periode("r", "l", "15/3/2026", "2026-03-14"),)),
    ],
)
def test_gegevens_die_niet_passen(maak):
    with pytest.raises(GrafiekFout):
        maak()


def test_kwade_namen_blijven_tekst():
    naam = "<script>alert('x')</script> \" ' \\ {0}"
    figuur = staven(naam, naam, (naam,), (Reeks(naam, (1.0,)),))
    assert not etree.fromstring(figuur.svg).xpath("//*[local-name()='script']")
    assert naam in woorden(figuur)
    maanden = lijnen(naam, naam, ("2027-01",), (Reeks(naam, (1.0,)),))
    assert naam in woorden(maanden)


def test_a_history_runs_on_to_its_last_day_and_shows_its_values_in_a_table():
    stappen = (Stap("2018-01-01", 4.1, "4,10 euro"), Stap("2024-01-01", 4.5, "4,50 euro"))
    recht = Verloop("Recht", stappen, "2026-11-22")
    voorstel = Verloop("Voorstel", (Stap("2027-01-01", 5.0, "5 euro"),), "2028-12-31")
    figuur = geschiedenis("Vergoeding", "Van 4,10 naar 4,50.", [recht, voorstel])
    assert [[platte_tekst(cel.runs) for cel in rij.cellen] for rij in figuur.tabel.rijen] == [
        ["1 januari 2018", "4,10 euro", "–"],
        ["1 januari 2024", "4,50 euro", "–"],
        ["1 januari 2027", "–", "5 euro"],
    ]
    assert {"4,0", "4,2", "5,0", "2018", "2028"} <= set(woorden(figuur))
    assert "stroke-dasharray" in figuur.svg


def test_what_is_not_known_is_a_gap_in_the_line_and_a_word_in_the_table():
    heel = (Stap("2018-01-01", 4.0, "4"), Stap("2023-01-01", 5.0, "5"))
    gat = (heel[0], Stap("2020-01-01", None, "niet bekend"), heel[1])

    def stukken(stappen):
        figuur = geschiedenis("T", "B", [Verloop("Recht", stappen, "2026-01-01")])
        return figuur, pad_van(figuur).count("M")

    assert stukken(heel)[1] == 1
    figuur, aantal = stukken(gat)
    assert aantal == 2
    assert platte_tekst(figuur.tabel.rijen[1].cellen[1].runs) == "niet bekend"


def pad_van(figuur):
    """The line of a history with one line, as an SVG path."""
    (lijn,) = re.findall(r"<path[^>]*stroke-width=\"2\.4\"[^>]*>", figuur.svg)
    return re.search(r" d=\"([^\"]+)\"", lijn)[1]


def test_a_line_ends_on_the_last_day_that_is_known():
    """A value that begins later than that is a dot, and the line goes no further than there."""

    def plaatsen(bekend_tot):
        stappen = (Stap("2018-01-01", 0.15, ""), Stap("2027-01-01", 0.1804, ""))
        anders = Verloop("Voorstel", (Stap("2018-01-01", 0.15, ""),), "2036-01-01")
        figuur = geschiedenis("T", "B", [Verloop("Recht", stappen, bekend_tot), anders])
        lijnen_ = re.findall(r"<path[^>]*stroke-width=\"2\.4\"[^>]*>", figuur.svg)
        return [max(map(float, re.findall(r"[ML](-?[\d.]+)", lijn))) for lijn in lijnen_]

    recht, voorstel = plaatsen("2026-11-22")
    assert recht == pytest.approx(voorstel / 2, abs=1)
    assert plaatsen("2031-07-02")[0] == pytest.approx(voorstel * 0.75, abs=1)


def test_the_marks_of_a_short_history_are_months():
    stappen = (Stap("2026-03-01", 893.65, ""), Stap("2026-09-01", 911.56, ""))
    tekst = woorden(geschiedenis("T", "B", [Verloop("Recht", stappen, "2026-11-22")]))
    assert "mrt 2026" in tekst
    assert "nov 2026" in tekst
    assert len(set(tekst)) == len(tekst)


@pytest.mark.parametrize(
    ("waarden", "procent", "verwacht"),
    [
        ((0.3, 0.2, 0.0), True, ["0%", "10%", "20%", "30%"]),
        ((0.75, 0.55), True, ["55%", "60%", "65%", "70%", "75%"]),
        ((0.15, 0.17, 0.1734, 0.176868, 0.18040536), False, ["0,15", "0,16", "0,17", "0,18", "0,19"]),
        ((31.0, 32.0, 33.0), False, ["31", "32", "33"]),
        ((1000.0,), False, ["0", "200", "400", "600", "800", "1.000"]),
    ],
)
def test_the_marks_of_a_history_are_round_and_in_the_unit_of_the_number(waarden, procent, verwacht):
    stappen = tuple(Stap(f"{2013 + i}-01-01", waarde, "") for i, waarde in enumerate(waarden))
    figuur = geschiedenis("T", "B", [Verloop("Recht", stappen, "2022-01-01")], procent=procent)
    assert [woord for woord in woorden(figuur) if not re.fullmatch(r"20\d\d", woord)] == verwacht


GETALLEN = st.one_of(
    st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).map(lambda x: round(x, 6)),
    st.integers(-40, 40).map(float),
    st.floats(min_value=0.1, max_value=0.2).map(lambda x: round(x, 8)),
)


@given(st.lists(st.none() | GETALLEN, max_size=12), st.booleans())
def test_marks_differ_and_cover_the_data_whatever_it_is(waarden, nul):
    verdeling = verdeel(waarden, nul=nul)
    streepjes = verdeling.streepjes
    gezien = [waarde for waarde in waarden if waarde is not None]
    assert streepjes[0] <= min(gezien, default=0)
    assert streepjes[-1] >= max(gezien, default=0)
    assert not nul or 0 in streepjes
    teksten = [f"{streepje:.{verdeling.decimalen}f}" for streepje in streepjes]
    assert len(set(teksten)) == len(teksten) in range(2, MEESTE_STAPPEN + 2)
    # what is printed is what is meant, and the last decimal is there for a reason
    assert [float(tekst) for tekst in teksten] == pytest.approx(list(streepjes), rel=1e-12)
    assert not verdeling.decimalen or any(not tekst.endswith("0") for tekst in teksten)
    if all(waarde.is_integer() for waarde in gezien):
        assert not verdeling.decimalen


@pytest.mark.parametrize("waarden", [(0.2, 0.3), (0.0, 2.0), (-31.0, 33.0), (0.0, -242692074.0), (0.0, 0.0)])
def test_the_axis_that_is_drawn_has_marks_that_differ(waarden):
    """In each kind of chart with a value axis, as the reader sees it."""
    reeks = (Reeks("naam", waarden, ("p", "q")),)
    namen = {"T", "B", "A", "C", "naam", "p", "q", "jan 2027", "feb 2027"}
    for figuur in (
        staven("T", "B", ("A", "C"), reeks),
        stippen("T", "B", ("A", "C"), reeks),
        lijnen("T", "B", ("2027-01", "2027-02"), reeks),
    ):
        merken = [woord for woord in woorden(figuur) if woord not in namen]
        assert len(set(merken)) == len(merken) >= 2


def test_a_history_without_values_is_refused():
    with pytest.raises(GrafiekFout, match="minstens één waarde"):
        geschiedenis("Leeg", "Niets.", [Verloop("Recht", (), "2028-12-31")])
