"""The synopsis: five columns, for a change of a value, for new articles and for what nobody can write."""

from __future__ import annotations

from datetime import date

import pytest

from samenleving import conformity
from samenleving.conformity import Matrix
from samenleving.documents import Document, Stempel, Tabel, nakijken, platte_tekst
from samenleving.documents.structuur import doorloop
from samenleving.dossier.same_subject import geldend_recht
from samenleving.dossier.synopsis import KOP, synopsis
from samenleving.drafting.desk import Stukken, maak_stukken
from samenleving.systems import systeem

VERGOEDING = "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01"
DAG = date(2027, 1, 1)


def tabellen(document: Document) -> dict[str, list[tuple[str, ...]]]:
    return {
        platte_tekst(blok.bijschrift): [
            tuple(platte_tekst(cel.runs) for cel in rij.cellen) for rij in blok.rijen if len(rij.cellen) > 1
        ]
        for blok in doorloop(document.blokken)
        if isinstance(blok, Tabel)
    }


@pytest.fixture(scope="module")
def serv() -> Stukken:
    return maak_stukken(systeem("serv_2025"))


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return conformity.toets(("serv_2025",))


def test_a_change_of_a_value_fills_the_columns() -> None:
    document = synopsis(maak_stukken(systeem(VERGOEDING)), Stempel())
    [(_, [rij])] = tabellen(document).items()

    assert nakijken(document) == ()
    assert len(rij) == len(KOP)
    assert rij[0].endswith("De wijk-werker ontvangt 4,10 euro per wijk-werkcheque.")
    assert rij[0].startswith("Hoofdstuk 2, afdeling 5, artikel [TE VERIFIËREN: nummer en lid]")
    assert rij[1] == "De wijk-werker ontvangt 4,50 euro per wijk-werkcheque."
    assert "“4,10 euro” vervangen door het bedrag “4,50 euro”" in rij[2]
    assert rij[3].replace("\u00a0", " ").endswith("van 4,10 euro per uur naar 4,50 euro per uur")


def test_every_new_article_has_a_row_with_its_advice(serv: Stukken, matrix: Matrix) -> None:
    assert serv.ontwerp is not None
    document = synopsis(serv, Stempel(), matrix)
    gevuld = tabellen(document)

    assert nakijken(document) == ()
    assert sum(len(rijen) for naam, rijen in gevuld.items() if naam.startswith("Nieuwe artikelen")) == len(
        serv.ontwerp.artikelen
    )
    begeleiding = next(
        rij for rijen in gevuld.values() for rij in rijen if "Nieuw artikel 8 van het voorontwerp" in rij[2]
    )
    artikel = serv.ontwerp.artikel("decreet", "art-begeleiding")
    for bron in artikel.bronnen:
        assert all(id_ in begeleiding[4] for id_ in bron.bepaling.beantwoordt)
    assert "gevolgd" in begeleiding[4]


def test_a_status_comes_from_the_matrix_and_never_from_nothing(serv: Stukken, matrix: Matrix) -> None:
    def laatste_kolom(document: Document) -> str:
        return " ".join(rij[4] for rijen in tabellen(document).values() for rij in rijen)

    assert "gevolgd" not in laatste_kolom(synopsis(serv, Stempel()))
    assert "gevolgd" in laatste_kolom(synopsis(serv, Stempel(), matrix))


def test_the_law_in_force_stands_beside_an_article_where_the_data_say_so(serv: Stukken) -> None:
    decreet_rijen = tabellen(synopsis(serv, Stempel()))["Nieuwe artikelen van het voorontwerp van decreet"]
    [uren] = [rij for rij in decreet_rijen if "Nieuw artikel 10 " in rij[2]]
    assert uren[0].startswith("Wijk-werkendecreet van 7 juli 2017, artikel 29: ")
    [bevoegdheid] = [rij for rij in decreet_rijen if "Nieuw artikel 1 " in rij[2]]
    assert bevoegdheid[0] == "nieuw"

    besluit = geldend_recht(["samenlevingsjobs.vergoeding.per_uur"], DAG, niveau="besluit")
    assert "De wijk-werker ontvangt 4,10 euro per wijk-werkcheque." in [lid.tekst for lid in besluit]
    decreet = geldend_recht(["samenlevingsjobs.vergoeding.per_uur"], DAG, niveau="decreet")
    assert decreet[0].plaats == "Wijk-werkendecreet van 7 juli 2017, artikel 34, tweede lid"


def test_without_parameters_the_subject_of_the_article_tells_the_lid() -> None:
    assert geldend_recht([], DAG, "art-uren")[0].plaats.endswith("artikel 29")
    assert geldend_recht([], DAG, "art-bevoegdheid") == ()
