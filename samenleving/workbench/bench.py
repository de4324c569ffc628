"""The bench: every provision as a sentence, with what each system says and what may be typed.

Current law and any systems stand side by side, with the concept as the last column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from samenleving.errors import InvoerFout
from samenleving.proposals.model import HUIDIG, Status
from samenleving.situation import controleer_maand
from samenleving.systems import Systeem, systeem
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import Concept
from samenleving.workbench.fields import Veld
from samenleving.workbench.sentences import Zindeel

MIJN = "mijn"
MAX_NAAST = 8

Rijsoort = Literal["waarde", "keuze", "lezing", "zin"]
Celsoort = Literal["waarde", "open_keuze", "open_vraag", "niet_geregeld"]


@dataclass(frozen=True)
class Kolom:
    """One system.

    Attributes:
        sleutel: its name, or `mijn`.
        naam: as the command line takes it.
    """

    sleutel: str
    naam: str
    titel: str
    status: Status
    mijn: bool = False


@dataclass(frozen=True)
class Cel:
    """What one system says.

    Attributes:
        waarde: of the parameter; None where there is none.
        anders: whether it differs from the first column.
        door: which provision says it; empty where the law in force does.
    """

    kolom: str
    tekst: str
    waarde: Any
    anders: bool
    door: str
    soort: Celsoort


@dataclass(frozen=True)
class Plaats:
    """A lid that prints or applies a value; `niveau` is decreet, bvr, mb or federaal."""

    akte: str
    akte_titel: str
    artikel: str
    niveau: str


@dataclass(frozen=True)
class Bron:
    """A reference of the value in force, with how sure it is in words."""

    titel: str
    zekerheid: str
    href: str


@dataclass(frozen=True)
class Raakpunt:
    """A recommendation whose check looks at this provision."""

    id: str
    orgaan: str
    document: str
    stelling: str


@dataclass(frozen=True)
class Rij:
    """One provision.

    Attributes:
        sleutel, soort: what an edit names; a `zin` is never edited.
        zin: the sentence with the values of the concept; the anchor is where the field stands.
        cellen: in the order of the columns.
        niveau: decreet, besluit, ministerieel, federaal, or empty where no text of law is needed or known.
        gemodelleerd: ja, met_aanname or nee; of an act gecodeerd, open_norm, buiten_bereik, niet_ingezien.
        aanname: what is assumed, or why it is not modelled.
        organen: the bodies whose proposals or recommendations touch it.
        veld: what may be typed; None where nothing may.
        waarom_niet: why it cannot be changed here; empty where it can.
        gewijzigd: whether the concept changes it.
        verschilt: whether two columns differ.
    """

    sleutel: str
    soort: Rijsoort
    label: str
    onderwerp: str
    onderwerp_titel: str
    zin: tuple[Zindeel, ...]
    cellen: tuple[Cel, ...]
    niveau: str = ""
    niveau_titel: str = ""
    plaatsen: tuple[Plaats, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    gemodelleerd: str = "ja"
    aanname: str = ""
    aanbevelingen: tuple[Raakpunt, ...] = ()
    organen: tuple[str, ...] = ()
    veld: Veld | None = None
    waarom_niet: str = ""
    gewijzigd: bool = False
    verschilt: bool = False


@dataclass(frozen=True)
class Bank:
    """The columns and the rows, subject by subject."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    maand: str

    def rij(self, soort: str, sleutel: str) -> Rij | None:
        """One row."""
        return next((rij for rij in self.rijen if (rij.soort, rij.sleutel) == (soort, sleutel)), None)


def werkbank(concept: Concept, naast: Sequence[str] = (HUIDIG,), maand: str = "") -> Bank:
    """Every provision in some systems and in the concept.

    Args:
        concept: the proposal that is being made.
        naast: systems by name, in the order of the columns.
        maand: month `JJJJ-MM` in which values are read; else the first in which the concept holds.

    Raises:
        InvoerFout: a wrong name or month, too many systems, or a concept that does not compile.
    """
    from samenleving.workbench.bench_rows import Rijmaker

    gekozen, mijn = kolomsystemen(concept, naast)
    maand = maand_voor(concept, maand)
    dag = date.fromisoformat(f"{maand}-01")
    kolommen = tuple(Kolom(s.naam, s.naam, s.titel, s.status) for s in gekozen)
    kolommen += (Kolom(MIJN, mijn.naam, concept.titel, mijn.status, mijn=True),)
    return Bank(kolommen, tuple(Rijmaker(concept, (*gekozen, mijn), kolommen, dag).rijen()), maand)


def kolomsystemen(concept: Concept, naast: Sequence[str]) -> tuple[tuple[Systeem, ...], Systeem]:
    """The systems beside the concept, each once, and the concept's own.

    A system that the concept stands on and carries with it may be named too.
    """
    gemaakt = compileer(concept)
    if len(naast) > MAX_NAAST:
        raise InvoerFout.een(
            f"{len(naast)} stelsels is te veel", f"kies er ten hoogste {MAX_NAAST}", veld="s"
        )
    gekozen: dict[str, Systeem] = {}
    for naam in naast:
        kop = naam.partition("+")[0].strip()
        deze = systeem(naam, gemaakt.mappen) if kop in concept.onder else systeem(naam)
        gekozen[deze.naam] = deze
    return tuple(gekozen.values()), gemaakt.systeem


def maand_voor(concept: Concept, maand: str = "") -> str:
    """The month that is looked at: the one asked, or the first in which the concept holds."""
    return controleer_maand(maand) if maand else concept.vanaf[:7]
