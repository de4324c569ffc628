"""A proposal as plain data: what a jurist wrote in `reform.yaml`, typed and frozen; nothing is evaluated."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Status = Literal["in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"]
Gemodelleerd = Literal["ja", "met_aanname", "nee"]
Niveau = Literal["decreet", "besluit", "federaal"]
Waarde = bool | int | float | str

HUIDIG = "huidig"
"""Name of current law as a system and as a basis."""

ZOALS_BASIS = "zoals_basis"
"""Written instead of a value: from that date the value of the basis stands again."""


TEKST_MAP = "tekst"
"""Folder of a proposal with the templates of its articles."""

SJABLOONNAAM = re.compile(
    r"(?P<deel>decreet|besluit)-(?P<nummer>\d{3})-(?P<naam>[a-z][a-z0-9_-]{0,59})\.md\.j2"
)
"""Name of a template; a provision names it as its `clausule` by `art-<naam>`."""


@dataclass(frozen=True)
class Passage:
    """Where a source says something: document, section, lines of the source text (may be empty)."""

    document: str
    plaats: str
    regels: str = ""

    def __str__(self) -> str:
        return f"{self.plaats}, regels {self.regels}" if self.regels else self.plaats


@dataclass(frozen=True)
class Bron:
    """The document a proposal stands in; `datum` is text, printed as known."""

    document: str
    datum: str
    titel: str = ""
    href: str = ""


@dataclass(frozen=True)
class Wijzigt:
    """One parameter that a provision sets.

    Attributes:
        pad: dotted path in the parameter tree.
        waarden: (date, value) in order of date, each holding until the next; `ZOALS_BASIS` as value gives the
            basis back. The first date is the entry into force unless the file gives dates.
    """

    pad: str
    waarden: tuple[tuple[datetime.date, Waarde], ...]


@dataclass(frozen=True)
class Bereik:
    """The range of an assumed value, both ends included."""

    pad: str
    laag: float
    hoog: float


@dataclass(frozen=True)
class Bepaling:
    """One provision of a proposal, or one option of a variant (then `id` is `variant=optie`).

    Attributes:
        titel: a few words for a table.
        stelling: what it says, one Dutch sentence in our own words.
        beantwoordt: ids of the recommendations it answers.
        gemodelleerd: `nee` carries a `reden`, `met_aanname` an `aanname`; both are printed in every report.
        clausule: id of the article template, or of the anchored lid, that writes it; empty where none does.
        niveau: the level of law it needs; None where no text of law is needed.
        regel: line in the file, for messages.
    """

    id: str
    titel: str
    stelling: str
    passage: Passage | None
    gemodelleerd: Gemodelleerd
    parameters: tuple[Wijzigt, ...] = ()
    beantwoordt: tuple[str, ...] = ()
    reden: str = ""
    aanname: str = ""
    bereik: tuple[Bereik, ...] = ()
    clausule: str = ""
    niveau: Niveau | None = None
    regel: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Variant:
    """An open choice of the source: options that exclude one another.

    Attributes:
        naam: name in a system's name (`+inschrijvingsrecht=afschaffen`).
        vraag: the choice as a question.
        opties: by name, in the order of the file.
        voorstel_id: the proposal that leaves it open.
    """

    naam: str
    vraag: str
    opties: dict[str, Bepaling] = field(hash=False)
    voorstel_id: str
    passage: Passage | None = None

    @property
    def paden(self) -> frozenset[str]:
        """Every parameter one of the options sets."""
        return frozenset(wijzigt.pad for optie in self.opties.values() for wijzigt in optie.parameters)


@dataclass(frozen=True)
class OpenVraag:
    """Something the source leaves open for which nobody offers options.

    Attributes:
        parameters: paths that stay undetermined because of it.
        lezing: name of the reading (`lezingen.<naam>`) that imitates an answer; empty where none does.
    """

    id: str
    vraag: str
    passage: Passage
    voorstel_id: str
    beantwoordt: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    lezing: str = ""


@dataclass(frozen=True)
class Voorstel:
    """A proposal: a difference on current law or on another proposal.

    Attributes:
        basis: `huidig` or the id of the proposal it stands on.
        inwerkingtreding: first of a month.
        inwerkingtreding_aanname: why that date, where the source gives none; empty where it does.
        opgevolgd_door: id of the proposal or the act that took its place; empty where nothing did.
        map: the folder it was read from.
    """

    id: str
    titel: str
    orgaan: str
    bron: Bron
    status: Status
    basis: str
    inwerkingtreding: datetime.date
    bepalingen: tuple[Bepaling, ...]
    varianten: tuple[Variant, ...] = ()
    open_vragen: tuple[OpenVraag, ...] = ()
    inwerkingtreding_aanname: str = ""
    toelichting: str = ""
    opgevolgd_door: str = ""
    map: Path = field(default=Path(), compare=False)

    @property
    def paden(self) -> frozenset[str]:
        """Every parameter its provisions set (variants left out)."""
        return frozenset(wijzigt.pad for bepaling in self.bepalingen for wijzigt in bepaling.parameters)

    def variant(self, naam: str) -> Variant | None:
        """The open choice of that name, if it has one."""
        return next((variant for variant in self.varianten if variant.naam == naam), None)

    def bepaling(self, id_: str) -> Bepaling:
        """A provision by id, or an option by `variant=optie`."""
        for bepaling in self.bepalingen:
            if bepaling.id == id_:
                return bepaling
        for variant in self.varianten:
            for optie in variant.opties.values():
                if optie.id == id_:
                    return optie
        raise KeyError(id_)
