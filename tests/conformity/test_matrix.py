"""The recommendations against every system: what must come out, and that every check can fail."""

from __future__ import annotations

import csv
import io
import json

import pytest

from samenleving.advice import aanbevelingen
from samenleving.cli import main
from samenleving.conformity import Matrix, laad_toetsen, naar_dict, toets
from samenleving.conformity.document import antwoord, toetsverslag
from samenleving.conformity.language import Toets
from samenleving.conformity.mutation import omslag, uitgangspunten
from samenleving.conformity.state import Stand
from samenleving.conformity.writing import naar_csv
from samenleving.documents import nakijken
from samenleving.proposals import voorstel

DOCUMENTEN = {"serv25": 163, "vvsg": 21, "serv23": 78}
MINSTE_DEEL_KERN = 0.85
MINSTE_VERSCHILLEN = 60

# What SERV asks and its own proposal does not follow, with the reason.
UITZONDERINGEN_SERV = {
    "serv25-3.3-h": "the source of the money stays an open choice between three avenues",
    "serv25-3.3-k": "idem",
    "serv25-3.3-p": "idem: one of those avenues",
    "serv25-3.3-q": "idem: the share itself is not given",
    "serv25-4-k": "the key for VDAB staff is an open question",
    "serv25-5.3-c": "SERV asks the government to clear up the sanction and proposes nothing",
    "serv25-5.3-m": "SERV asks attention; what happens with the right without end is an open choice",
    "serv25-6-a": "SERV leaves open who organises",
    "serv25-6-b": "a question to the governments",
    "serv25-6.1-a": "the source of the money stays an open choice",
    "serv25-6.1-c": "avenue, open choice",
    "serv25-6.1-d": "avenue, open choice",
    "serv25-6.1-e": "avenue, open choice",
    "serv25-6.1-f": "the source of the money stays an open choice",
    "serv25-6.1-g": "idem",
    "serv25-6.1-h": "SERV asks to think about another key and gives none",
    "serv25-6.2-a": "avenue, open choice",
    "serv25-6.2-d": "avenue, open choice",
    "serv25-6.2-e": "avenue, open choice",
    "serv25-6.2-i": "avenue; SERV gives no rule on suspension",
    "serv25-6.2-k": "avenue, open choice",
    "serv25-3.8-a": "SERV proposes no other name",
}
UITZONDERINGEN_VVSG = {
    "vvsg-o": "the letter leaves open who guides on the work floor",
    "vvsg-p": "the letter asks a framework and leaves its content open",
}
# Where the plan of the government does what SERV asks: SERV says that it agrees.
REGERING_VOLGT = {
    "serv25-brief-a": "end of gemeenschapsdienst",
    "serv25-2-a": "no extra instrument",
    "serv25-3.4-f": "room for corrections towards sociale economie",
    "serv25-3.7-d": "no private persons as users",
    "serv25-4-e": "no more overlap of the target groups of two schemes",
}
# The same status in every system, with the reason; the mutation test below still flips them.
GELIJK = {
    "serv25-3.3-p": "an avenue that every system leaves open, or lets wijk-werken keep unused",
    "serv25-3.3-q": "idem: nobody fixes the share of the proceeds",
    "serv25-3.8-a": "no draft has another name",
    "serv25-6.1-g": "nobody makes users pay more without choosing an option",
    "serv25-6.1-h": "nobody gives another key",
    "serv25-6.2-i": "no draft regulates suspension",
    "serv23-3-k": "a question to the government; even SERV's own proposal keeps it as an open choice",
    "serv23-3-m": "idem",
    "serv23-4-o": "idem",
}


@pytest.mark.parametrize(("document", "aantal"), DOCUMENTEN.items())
def test_elke_aanbeveling_heeft_een_toets_of_een_reden(document: str, aantal: int) -> None:
    rijen, toetsen = aanbevelingen(document), laad_toetsen()
    assert len(rijen) == aantal
    assert [rij.id for rij in rijen if rij.id not in toetsen] == []
    kern = [toetsen[rij.id] for rij in rijen if rij.gewicht == "kern"]
    echt = sum(deze.kern is not None for deze in kern)
    assert echt >= MINSTE_DEEL_KERN * len(kern)


def test_een_reden_is_een_zin() -> None:
    for deze in laad_toetsen().values():
        assert (deze.kern is None) == bool(deze.reden), deze.id
        assert not deze.reden or (deze.reden.endswith(".") and len(deze.reden.split()) > 4), deze.id


def test_tellingen(matrix: Matrix) -> None:
    for kop in matrix.systemen:
        for document, aantal in DOCUMENTEN.items():
            assert sum(matrix.telling(kop.naam, document).values()) == aantal


def test_statussen_verschillen_tussen_stelsels(matrix: Matrix) -> None:
    eigen = [id_ for id_ in matrix.verschillen if id_.split("-")[0] in DOCUMENTEN]
    assert len(eigen) >= MINSTE_VERSCHILLEN


def test_wat_overal_gelijk_is_heeft_een_reden(matrix: Matrix) -> None:
    assert {id_ for id_ in matrix.gelijk if id_.split("-")[0] in DOCUMENTEN} == set(GELIJK)


def _niet_gevolgd(matrix: Matrix, systeem: str, document: str) -> set[str]:
    oordelen = {rij.id: matrix.oordeel(systeem, rij.id) for rij in aanbevelingen(document)}
    return {id_ for id_, o in oordelen.items() if o.status in ("deels", "niet_gevolgd")}


def test_serv_volgt_wat_de_serv_vraagt(matrix: Matrix) -> None:
    assert _niet_gevolgd(matrix, "serv_2025", "serv25") == set(UITZONDERINGEN_SERV)


def test_vvsg_volgt_wat_de_vvsg_vraagt(matrix: Matrix) -> None:
    assert _niet_gevolgd(matrix, "vvsg_2026", "vvsg") == set(UITZONDERINGEN_VVSG)


def test_regering_volgt_enkel_waar_de_serv_instemt(matrix: Matrix) -> None:
    gevolgd = {
        rij.id
        for rij in aanbevelingen("serv25")
        if matrix.oordeel("regering_2025", rij.id).status == "gevolgd"
    }
    assert gevolgd == set(REGERING_VOLGT)


def test_een_pad_van_een_bepaling_die_antwoordt_volgt(matrix: Matrix) -> None:
    """A provision said to be modelled and to answer a recommendation must not leave it unfollowed."""
    for bepaling in voorstel("serv_2025").bepalingen:
        if bepaling.gemodelleerd == "nee":
            continue
        for id_ in bepaling.beantwoordt:
            assert matrix.oordeel("serv_2025", id_).status in ("gevolgd", "deels", "niet_uitdrukbaar"), id_


def test_elk_oordeel_zegt_waardoor(matrix: Matrix) -> None:
    for kop in matrix.systemen:
        for oordeel in matrix.oordelen[kop.naam]:
            assert oordeel.door, (kop.naam, oordeel.id)
            if oordeel.status == "gevolgd":
                assert all(grond.vervuld for grond in oordeel.door), (kop.naam, oordeel.id)


@pytest.fixture(scope="module")
def standen() -> tuple[Stand, ...]:
    return uitgangspunten()


@pytest.mark.parametrize(
    "deze",
    [
        deze
        for id_, deze in laad_toetsen().items()
        if deze.kern is not None and id_.split("-")[0] in DOCUMENTEN
    ],
    ids=lambda deze: deze.id,
)
def test_elke_toets_kantelt_door_een_wijziging(deze: Toets, standen: tuple[Stand, ...]) -> None:
    gevonden = omslag(deze, standen)
    assert gevonden is not None, "true, or false, of every system we can think of"
    assert gevonden.was != gevonden.wordt


# --- documents, files and the command


def test_verslag_en_antwoord_zijn_goede_documenten(matrix: Matrix) -> None:
    assert nakijken(toetsverslag(matrix)) == ()
    assert nakijken(antwoord(matrix, "serv_2025")) == ()


def test_antwoord_noemt_elke_aanbeveling_een_keer(matrix: Matrix) -> None:
    from samenleving.documents.markdown import schrijf_markdown

    tekst = schrijf_markdown(antwoord(matrix, "regering_2025"))
    for rij in matrix.aanbevelingen:
        assert tekst.count(f"({rij.id};") == 1, rij.id
    assert "TE REDIGEREN: de reden" in tekst


def test_csv_heeft_een_regel_per_aanbeveling(matrix: Matrix) -> None:
    rijen = list(csv.reader(io.StringIO(naar_csv(matrix)), delimiter=";"))
    assert len(rijen) == 1 + len(matrix.aanbevelingen)
    assert {len(rij) for rij in rijen} == {6 + 2 * len(matrix.systemen)}


def test_json_is_json_en_herhaalbaar(matrix: Matrix) -> None:
    data = naar_dict(matrix)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    eerste = data["systemen"]["serv_2025"][0]
    assert set(eerste) == {"id", "status", "door", "uitleg", "passage"}
    opnieuw = naar_dict(toets(["serv_2025"], "vvsg"))
    assert opnieuw == naar_dict(toets(["serv_2025"], "vvsg"))


def test_opdracht(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["toets", "huidig", "serv_2025", "--document", "vvsg", "--json"])
    assert einde.value.code == 0
    assert list(json.loads(capsys.readouterr().out)["systemen"]) == ["huidig", "serv_2025"]


@pytest.mark.parametrize(
    "argumenten", [["toets"], ["toets", "niemand"], ["toets", "huidig", "--document", "geen"]]
)
def test_opdracht_met_verkeerde_invoer(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(argumenten)
    assert einde.value.code == 2
    assert capsys.readouterr().err
