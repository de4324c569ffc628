"""What a page of the workbench carries along in its form: my proposal, its history, and what is looked at.

The form is the only memory. What it holds came back from a browser and is read as strictly as an upload.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from samenleving.errors import InvoerFout
from samenleving.proposals import voorstellen
from samenleving.workbench import history
from samenleving.workbench.concept import Concept, naar_json, uit_json
from samenleving.workbench.edits import nieuw
from samenleving.workbench.history import Geschiedenis, begin_met
from samenleving.workbench.merging import zonder_bestanden

MEESTE_KOLOMMEN = 6
LANGSTE_NAAM = 600
LANGSTE_ZOEKTERM = 100
LANGSTE_MERK = 200
MAAND = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

GESCHIEDENIS, NAAST, MAANDVELD, MERK, BLAD = "geschiedenis", "naast", "maand", "merk", "blad"
BEWAARD = "bewaard"
TAFEL, GEVOLGEN, TEKST, IN_EN_UIT, BEWAREN = "tafel", "gevolgen", "tekst", "in_en_uit", "bewaren"
BLADEN = {
    TAFEL: "Tafel",
    GEVOLGEN: "Gevolgen",
    TEKST: "Tekst",
    IN_EN_UIT: "In en uit",
    BEWAREN: "Bewaren",
}
ZOEKVELDEN = ("tekst", "onderwerp", "akte", "artikel", "orgaan", "niveau", "toon")
TOON = {
    "": "wat ik kan wijzigen",
    "verschilt": "waar stelsels verschillen",
    "gewijzigd": "wat ik wijzigde",
    "alles": "alles, ook wat hier niet te wijzigen is",
}


@dataclass(frozen=True)
class Staat:
    """One visit.

    Attributes:
        geschiedenis: my proposal, and the steps that led to it.
        naast: the systems beside it, in the order of the columns.
        maand: month that is looked at; empty for the one that the core chooses.
        zoek: what is searched for, by field.
        merk: name and token of the folder it was read from or saved in; empty when it stands in none.
        bewaard: what stood in that folder then, without its files; None when it stands in none.
    """

    geschiedenis: Geschiedenis
    naast: tuple[str, ...] = ()
    maand: str = ""
    zoek: Mapping[str, str] = field(default_factory=dict)
    merk: str = ""
    bewaard: Concept | None = None

    @property
    def concept(self) -> Concept:
        """My proposal as it is now."""
        return self.geschiedenis.concept

    @property
    def vorige(self) -> Concept | None:
        """My proposal before the last step; None where there is no step."""
        return self.geschiedenis.ongedaan().concept if self.geschiedenis.kan_ongedaan else None

    @property
    def merk_van_de_map(self) -> str | None:
        """Token of the folder of its name, as far as this visit knows; None under another name."""
        id_, _, merk = self.merk.partition("|")
        return merk if merk and id_ == self.concept.id else None

    def met(self, geschiedenis: Geschiedenis) -> Staat:
        """The same visit with another history."""
        return replace(self, geschiedenis=geschiedenis)

    def begin_opnieuw(self, concept: Concept, merk: str = "") -> Staat:
        """The same visit with another proposal on the table."""
        return replace(self, geschiedenis=begin_met(concept)).staat_in_de_map(concept, merk)

    def staat_in_de_map(self, concept: Concept, merk: str) -> Staat:
        """The same visit, where this is what the folder holds now; without a token it holds nothing."""
        return replace(self, merk=merk, bewaard=zonder_bestanden(concept) if merk else None)

    @property
    def bewaard_in_de_map(self) -> Concept | None:
        """What was in the folder of its name when this visit last saw it; None under another name."""
        return self.bewaard if self.merk_van_de_map is not None else None


def standaard_naast() -> tuple[str, ...]:
    """Current law and the proposals on the table: not those that a newer one replaced."""
    geldig = [dit.id for dit in voorstellen() if dit.status != "achterhaald"]
    return ("huidig", *geldig)[:MEESTE_KOLOMMEN]


def nieuwe_staat() -> Staat:
    """The first page: current law, nothing changed yet."""
    return Staat(begin_met(nieuw()), standaard_naast())


def lees_staat(vorm: MultiDict[str, str]) -> Staat:
    """The visit that a form carries; a form without one begins anew.

    Raises:
        InvoerFout: the form holds something that the workbench does not write.
    """
    tekst = vorm.get(GESCHIEDENIS, "")
    geschiedenis = history.uit_json_geschiedenis(tekst) if tekst else begin_met(nieuw())
    return Staat(
        geschiedenis,
        lees_naast(vorm.getlist(NAAST)) if NAAST in vorm else standaard_naast(),
        lees_maand(vorm.get(MAANDVELD, "")),
        {naam: vorm.get(f"zoek-{naam}", "")[:LANGSTE_ZOEKTERM].strip() for naam in ZOEKVELDEN},
        vorm.get(MERK, "")[:LANGSTE_MERK],
        uit_json(vorm[BEWAARD]) if vorm.get(BEWAARD) else None,
    )


def velden_van(staat: Staat) -> tuple[tuple[str, str], ...]:
    """A visit as the fields of a form."""
    return (
        (GESCHIEDENIS, history.naar_json_geschiedenis(staat.geschiedenis)),
        (MERK, staat.merk),
        (BEWAARD, "" if staat.bewaard is None else naar_json(staat.bewaard)),
        (MAANDVELD, staat.maand),
        *((NAAST, naam) for naam in staat.naast),
        *((f"zoek-{naam}", waarde) for naam, waarde in staat.zoek.items() if waarde),
    )


def lees_maand(tekst: str) -> str:
    """A month as typed.

    Raises:
        InvoerFout: it is none.
    """
    maand = tekst.strip()
    if maand and not MAAND.fullmatch(maand):
        raise InvoerFout.een(
            f"“{maand[:20]}” is geen maand", "schrijf JJJJ-MM, zoals 2027-01", veld=MAANDVELD
        )
    return maand


def lees_naast(namen: Iterable[str]) -> tuple[str, ...]:
    """The systems to put beside mine, each once.

    Raises:
        InvoerFout: too many, or a name without end.
    """
    gekozen = tuple(dict.fromkeys(naam.strip() for naam in namen if naam.strip()))
    if len(gekozen) > MEESTE_KOLOMMEN:
        raise InvoerFout.een(
            f"er passen ten hoogste {MEESTE_KOLOMMEN} stelsels naast uw voorstel",
            "laat er enkele weg",
            veld=NAAST,
        )
    if any(len(naam) > LANGSTE_NAAM for naam in gekozen):
        raise InvoerFout.een("deze naam van een stelsel is te lang", "laat iets weg", veld=NAAST)
    return gekozen or ("huidig",)
