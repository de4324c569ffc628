"""A draft back from Word: what was changed there is offered, also the date and what was taken out."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from samenleving.errors import InvoerFout
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.reading import NIET_GEVONDEN, NIET_MEER, Leesverslag, lees_ontwerp
from samenleving.workbench.text import stuk, tekstbeeld

UUR = "wijk_werken.vergoeding.per_uur"
UREN = "wijk_werken.uren.max_per_maand"


@pytest.fixture(scope="module")
def concept() -> Concept:
    return bewerk(nieuw(), Bewerking("waarde", UUR, "4,50"), Bewerking("waarde", UREN, "70"))


@pytest.fixture(scope="module")
def ontwerp(concept: Concept) -> bytes:
    id_ = next(s.id for s in tekstbeeld(concept).stukken if s.document and s.document.soort == "ontwerp")
    return stuk(concept, id_, "docx")[1]


def vervang(inhoud: bytes, *paren: tuple[str, str]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(doel, "w") as uit:
        for naam in bron.namelist():
            deel = bron.read(naam)
            if naam == "word/document.xml":
                for oud, nieuw_ in paren:
                    assert oud.encode() in deel
                    deel = deel.replace(oud.encode(), nieuw_.encode())
            uit.writestr(naam, deel)
    return doel.getvalue()


def zonder(inhoud: bytes, woorden: str) -> bytes:
    document = docx.Document(io.BytesIO(inhoud))
    weg = [p for p in document.paragraphs if woorden in p.text]
    assert weg
    for alinea in weg:
        alinea._element.getparent().remove(alinea._element)
    doel = io.BytesIO()
    document.save(doel)
    return doel.getvalue()


def te_doen(verslag: Leesverslag) -> dict[str, str]:
    return {w.pad or w.bewerking.sleutel: w.wordt_tekst for w in verslag.wijzigingen if not w.al_zo}


def test_an_untouched_draft_changes_nothing(concept: Concept, ontwerp: bytes) -> None:
    assert te_doen(lees_ontwerp(ontwerp, "o.docx", concept)) == {}


def test_another_first_day_is_offered(concept: Concept, ontwerp: bytes) -> None:
    later = vervang(ontwerp, ("1 januari 2027", "1 juli 2027"), ("4,50 euro", "4,75 euro"))
    verslag = lees_ontwerp(later, "o.docx", concept)
    assert te_doen(verslag) == {"vanaf": "1 juli 2027", UUR: "4,75 euro per uur"}
    uit = bewerk(concept, *(w.bewerking for w in verslag.wijzigingen if not w.al_zo))
    assert (uit.vanaf, uit.waarden[UUR], uit.waarden[UREN]) == ("2027-07-01", "4.75", "70")


def test_an_article_that_was_taken_out_is_offered(concept: Concept, ontwerp: bytes) -> None:
    verslag = lees_ontwerp(zonder(ontwerp, "afdeling 5"), "o.docx", concept)
    assert te_doen(verslag) == {UUR: NIET_MEER}
    (weg,) = (w for w in verslag.wijzigingen if not w.al_zo)
    assert weg.zeker
    assert UUR not in bewerk(concept, weg.bewerking).waarden


def test_a_first_article_takes_the_name_of_the_act_along(concept: Concept, ontwerp: bytes) -> None:
    """The next one says “van hetzelfde besluit”: neither is found back, and neither is taken for gone."""
    verslag = lees_ontwerp(zonder(ontwerp, "afdeling 4"), "o.docx", concept)
    assert te_doen(verslag) == {UUR: NIET_GEVONDEN, UREN: NIET_GEVONDEN}
    assert verslag.niet_gelezen


def test_what_was_not_read_is_not_called_gone(concept: Concept, ontwerp: bytes) -> None:
    verslag = lees_ontwerp(vervang(ontwerp, ("4,50 euro", "vier vijftig")), "o.docx", concept)
    assert verslag.niet_gelezen
    assert te_doen(verslag) == {UUR: NIET_GEVONDEN}
    assert not any(w.zeker for w in verslag.wijzigingen if w.pad == UUR)


def test_the_report_speaks_to_a_jurist(concept: Concept, ontwerp: bytes) -> None:
    slecht = vervang(ontwerp, ("4,50 euro", "vier vijftig"), ("getal “70”", "woord “70”"))
    verslag = lees_ontwerp(slecht, "o.docx", concept)
    assert not [w for w in verslag.wijzigingen if w.regel]
    for regel in verslag.niet_gelezen:
        assert not regel.startswith("regel ")
        assert "parameter" not in regel
        assert "wijk_werken." not in regel


def test_a_draft_of_a_proposal_that_is_not_here(concept: Concept, ontwerp: bytes) -> None:
    with pytest.raises(InvoerFout, match="open eerst het voorstel") as fout:
        lees_ontwerp(ontwerp, "o.docx", bewerk(concept, Bewerking("kop", "id", "anders")))
    assert "--" not in str(fout.value)
