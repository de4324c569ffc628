"""Charts: deterministic, readable without colour, and never without words and numbers."""

import itertools
import re

import pytest
from lxml import etree

from samenleving.documents import platte_tekst
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
    recht = Verloop("Recht", (Stap("2018-01-01", 4.1, "4,10 euro"), Stap("2024-01-01", 4.5, "4,50 euro")))
    voorstel = Verloop("Voorstel", (Stap("2027-01-01", 5.0, "5 euro"),))
    figuur = geschiedenis("Vergoeding", "Van 4,10 naar 4,50.", [recht, voorstel], "2028-12-31", decimalen=2)
    assert [[platte_tekst(cel.runs) for cel in rij.cellen] for rij in figuur.tabel.rijen] == [
        ["1 januari 2018", "4,10 euro", "–"],
        ["1 januari 2024", "4,50 euro", "–"],
        ["1 januari 2027", "–", "5 euro"],
    ]
    assert "4,50" in figuur.svg
    assert "stroke-dasharray" in figuur.svg
    assert "2028" in figuur.svg


def test_what_is_not_known_is_a_gap_in_the_line_and_a_word_in_the_table():
    heel = (Stap("2018-01-01", 4.0, "4"), Stap("2023-01-01", 5.0, "5"))
    gat = (heel[0], Stap("2020-01-01", None, "niet bekend"), heel[1])

    def stukken(stappen):
        figuur = geschiedenis("T", "B", [Verloop("Recht", stappen)], "2026-01-01")
        (lijn,) = re.findall(r"<path[^>]*stroke-width=\"2\.4\"[^>]*>", figuur.svg)
        return figuur, lijn.count("M")

    assert stukken(heel)[1] == 1
    figuur, aantal = stukken(gat)
    assert aantal == 2
    assert platte_tekst(figuur.tabel.rijen[1].cellen[1].runs) == "niet bekend"


def test_a_history_without_values_or_past_its_end_is_refused():
    with pytest.raises(GrafiekFout, match="minstens één waarde"):
        geschiedenis("Leeg", "Niets.", [Verloop("Recht", ())], "2028-12-31")
    laat = Verloop("Recht", (Stap("2029-01-01", 1, "1"),))
    with pytest.raises(GrafiekFout, match="voor de laatste dag"):
        geschiedenis("Te laat", "Niets.", [laat], "2028-12-31")
