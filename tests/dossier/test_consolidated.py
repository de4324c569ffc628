"""The consolidated text of an act to which everything happens that can happen to one."""

from __future__ import annotations

import pytest

from samenleving.documents import Artikel, Document, Stempel, nakijken, schrijf
from samenleving.documents.structuur import doorloop
from samenleving.documents.versies import was, wordt
from samenleving.dossier.consolidated import geconsolideerd
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.desk import Stukken, maak_stukken
from samenleving.drafting.document import platte_regels
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.text import Aktetekst, Eenheid, Kop
from samenleving.systems import systeem

ID = "ontwerp-proef-besluit"


def eenheid(soort: str, nummer: str, tekst: str, *onder: Eenheid) -> Eenheid:
    sleutel = f"art-{nummer.replace('/', '-')}" if soort == "artikel" else ""
    return Eenheid(soort, nummer, tekst, onder, sleutel=sleutel, herkomst="ontwerp")  # type: ignore[arg-type]


def lid(nummer: int, tekst: str, *onder: Eenheid) -> Eenheid:
    return eenheid("lid", str(nummer), tekst, *onder)


VOOR = Aktetekst(
    ID,
    (
        eenheid("artikel", "1", "Dit artikel blijft zoals het is."),
        eenheid(
            "artikel",
            "2",
            "",
            eenheid("paragraaf", "1", "", lid(1, "Ten hoogste 60 uren."), lid(2, "En 4,10 euro per uur.")),
            eenheid(
                "paragraaf",
                "2",
                "Met punten:",
                eenheid("punt", "1°", "een;"),
                eenheid("punt", "2°", "twee:", eenheid("punt", "a)", "zus;"), eenheid("punt", "b)", "zo.")),
            ),
        ),
        eenheid("artikel", "3", "Dit artikel verdwijnt."),
        eenheid("artikel", "4", "", lid(1, "Een lid."), lid(2, "Nog een lid.")),
    ),
    koppen=(Kop("Hoofdstuk 1. Begin", 2, "art-1"), Kop("Hoofdstuk 2. Slot", 2, "art-3")),
)
A2, A3, A4 = ((("artikel", f"art-{n}"),) for n in (2, 3, 4))
OPERATIES: tuple[Operatie, ...] = (
    WoordenVervangen(ID, (*A2, ("paragraaf", "1"), ("lid", "1")), "60", "80"),
    EenheidOpgeheven(ID, (*A2, ("paragraaf", "1"), ("lid", "2"))),
    EenheidVervangen(
        ID,
        (*A2, ("paragraaf", "2"), ("punt", "2°")),
        eenheid("punt", "2°", "twee:", eenheid("punt", "a)", "zus;"), eenheid("punt", "b)", "anders.")),
    ),
    EenheidToegevoegd(ID, (*A2, ("paragraaf", "2")), (eenheid("punt", "3°", "drie."),)),
    EenheidOpgeheven(ID, A3),
    EenheidIngevoegd(ID, (), A3, (eenheid("artikel", "3/1", "Een nieuw artikel."),)),
    EenheidIngevoegd(ID, A4, (*A4, ("lid", "1")), (lid(2, "Een lid ertussen."),)),
)


@pytest.fixture(scope="module")
def document() -> Document:
    stelsel = systeem("huidig")
    stukken = Stukken(stelsel, stelsel, teksten_voor={ID: VOOR}, operaties={ID: OPERATIES})
    return geconsolideerd(stukken, ID, Stempel())


def regels(document: Document) -> list[str]:
    return [regel for blok in document.blokken[2:] for regel in platte_regels((blok,))]


def test_before_is_the_act_as_it_was(document: Document) -> None:
    assert regels(was(document)) == [
        "Hoofdstuk 1. Begin",
        "Artikel 1. Dit artikel blijft zoals het is.",
        "Art. 2. §1. Ten hoogste 60 uren.",
        "En 4,10 euro per uur.",
        "§2. Met punten:",
        "1° een;",
        "2° twee:",
        "a) zus;",
        "b) zo.",
        "Hoofdstuk 2. Slot",
        "Art. 3. Dit artikel verdwijnt.",
        "Art. 4. Een lid.",
        "Nog een lid.",
    ]


def test_after_is_the_act_with_every_operation(document: Document) -> None:
    assert regels(wordt(document)) == [
        "Hoofdstuk 1. Begin",
        "Artikel 1. Dit artikel blijft zoals het is.",
        "Art. 2. §1. Ten hoogste 80 uren.",
        "§2. Met punten:",
        "1° een;",
        "2° twee:",
        "a) zus;",
        "b) anders.",
        "3° drie.",
        "Hoofdstuk 2. Slot",
        "Art. 3/1. Een nieuw artikel.",
        "Art. 4. Een lid.",
        "Een lid ertussen.",
        "Nog een lid.",
    ]


def test_after_holds_exactly_the_words_that_carrying_out_gives(document: Document) -> None:
    na = Aktetekst(ID, voer_uit(VOOR, OPERATIES).artikelen)
    stelsel = systeem("huidig")
    schoon = geconsolideerd(Stukken(stelsel, stelsel, teksten_voor={ID: na}), ID, Stempel())
    koppen = ("Hoofdstuk 1. Begin", "Hoofdstuk 2. Slot")

    assert [regel for regel in regels(wordt(document)) if regel not in koppen] == regels(schoon)


def test_every_format_can_be_written(document: Document) -> None:
    assert nakijken(document) == ()
    assert "<del>" in schrijf(document, "html").decode()
    assert schrijf(document, "docx") == schrijf(document, "docx")


def test_against_another_proposal_its_draft_is_what_changes() -> None:
    stukken = maak_stukken(systeem("serv_2025+inschrijvingsrecht=afschaffen"), basis="serv_2025")
    gewijzigd = [id_ for id_ in stukken.teksten_voor if stukken.operaties.get(id_)]
    assert gewijzigd
    for id_ in gewijzigd:
        document = geconsolideerd(stukken, id_, Stempel())
        artikelen = [blok for blok in doorloop(document.blokken) if isinstance(blok, Artikel)]
        assert len(artikelen) >= len(stukken.teksten_voor[id_].artikelen)
        assert "Ontwerptekst" in schrijf(document, "md").decode()
