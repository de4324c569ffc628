"""The block model: what a report or a legal draft *is*, before anyone decides how it looks.

A :class:`Document` is a frozen tree of blocks; blocks hold runs of text. The model knows headings, articles,
tables, figures and callouts, and nothing of HTML, Markdown or Word. Four habits keep it honest:

* a status or state is a :class:`Badge` or a :class:`Kader` of a named kind, so every writer shows it with a
  word and a shape and never with colour alone;
* a placeholder such as ``[TE VERIFIËREN: nummer]`` is recognised wherever it stands in a text, so no writer
  can print it as if it were finished;
* an insertion or deletion is a property of the text run, so "was" and "wordt" follow from any document;
* a figure carries its own data table and description.

Build text with :func:`runs`, which turns strings and runs into a tuple of runs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from samenleving.documents.inline import (
    PLAATSHOUDER,
    Badge,
    Noot,
    Regeleinde,
    Run,
    Runs,
    Tekst,
    Verwijzing,
    code,
    cursief,
    geschrapt,
    ingevoegd,
    runs,
    splits_plaatshouders,
    te_redigeren,
    te_verifieren,
    vet,
)
from samenleving.documents.kinds import (
    HOOGSTE_KOPNIVEAU,
    VOORBEHOUD,
    AlineaStijl,
    BadgeSoort,
    BlokFout,
    DocumentSoort,
    KaderSoort,
    Markering,
    RijSoort,
    Uitlijning,
    Wijziging,
    eis,
    eis_anker,
    eis_doel,
    eis_keuze,
)
from samenleving.documents.tabel import Cel, Rij, Tabel

__all__ = [
    "HOOGSTE_KOPNIVEAU",
    "PLAATSHOUDER",
    "VOORBEHOUD",
    "Aanbeveling",
    "Alinea",
    "AlineaStijl",
    "Artikel",
    "Badge",
    "BadgeSoort",
    "Blok",
    "BlokFout",
    "Cel",
    "Document",
    "DocumentSoort",
    "Figuur",
    "Herkomst",
    "Inhoudstafel",
    "Kader",
    "KaderSoort",
    "Kenmerk",
    "Kop",
    "Lijst",
    "Markering",
    "Noot",
    "Parameterwaarde",
    "Punt",
    "Regeleinde",
    "Rij",
    "RijSoort",
    "Run",
    "Runs",
    "Sectie",
    "Stempel",
    "Tabel",
    "Tekst",
    "Uitklap",
    "Uitlijning",
    "Verwijzing",
    "Wijziging",
    "alinea",
    "cel",
    "code",
    "cursief",
    "geschrapt",
    "ingevoegd",
    "lijst",
    "maak_anker",
    "rij",
    "runs",
    "splits_plaatshouders",
    "te_redigeren",
    "te_verifieren",
    "vet",
]

# --- blocks -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kop:
    """A loose heading. Inside a :class:`Sectie` at depth d the level must be at least d + 1 and skip none."""

    niveau: int
    runs: Runs
    anker: str = ""

    def __post_init__(self) -> None:
        eis(1 <= self.niveau <= HOOGSTE_KOPNIVEAU, f"kopniveau {self.niveau} ligt niet tussen 1 en 5.")
        eis(bool(self.runs), "een kop heeft tekst nodig.")
        eis_anker(self.anker)


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph. If every run is an insertion (or deletion) the whole paragraph is, in DOCX too."""

    runs: Runs
    stijl: AlineaStijl = "gewoon"

    def __post_init__(self) -> None:
        eis_keuze("stijl", self.stijl, AlineaStijl)


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of a list. ``label`` (``1°``, ``a)``) is printed literally, as legal texts need."""

    runs: Runs
    label: str = ""
    blokken: tuple[Blok, ...] = ()


@dataclass(frozen=True, slots=True)
class Lijst:
    """Points with bullets, with numbers 1, 2, 3 (``genummerd``) or with the literal labels of the points."""

    punten: tuple[Punt, ...]
    genummerd: bool = False

    def __post_init__(self) -> None:
        eis(bool(self.punten), "een lijst heeft minstens één punt nodig.")
        gelabeld = sum(1 for punt in self.punten if punt.label)
        eis(
            gelabeld in (0, len(self.punten)),
            "in een lijst heeft ofwel elk punt een label, ofwel geen enkel.",
        )
        eis(not (gelabeld and self.genummerd), "een lijst met eigen labels kan niet ook genummerd zijn.")


@dataclass(frozen=True, slots=True)
class Figuur:
    """A chart as SVG, with what it shows in words and as a table. See :mod:`samenleving.documents.charts`."""

    svg: str
    titel: str
    beschrijving: str
    tabel: Tabel
    anker: str = ""

    def __post_init__(self) -> None:
        eis(bool(self.titel.strip()), "een figuur heeft een titel nodig.")
        eis(bool(self.beschrijving.strip()), "een figuur heeft een beschrijving nodig.")
        eis_anker(self.anker)


@dataclass(frozen=True, slots=True)
class Aanbeveling:
    """A recommendation that an article answers: its id, what it says, the passage, a link to the source."""

    id: str
    stelling: str = ""
    passage: str = ""
    doel: str = ""

    def __post_init__(self) -> None:
        if self.doel:
            eis_doel(self.doel)


@dataclass(frozen=True, slots=True)
class Parameterwaarde:
    """A parameter that an article writes down, with its value as printed and the one before it (``was``)."""

    pad: str
    waarde: str = ""
    was: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where an article comes from. Printed beside the article and never as a part of the legal text."""

    aanbevelingen: tuple[Aanbeveling, ...] = ()
    parameters: tuple[Parameterwaarde, ...] = ()
    toelichting: Runs = ()


@dataclass(frozen=True, slots=True)
class Artikel:
    """An article of a legal text; ``label`` is literal: ``Artikel 1.``, ``Art. 2.``, ``Art. 22/1.``.

    Without ``opschrift`` the label runs into the first paragraph, as in Flemish decrees. ``id`` is the
    anchor.
    """

    id: str
    label: str
    blokken: tuple[Blok, ...]
    opschrift: Runs = ()
    herkomst: Herkomst | None = None

    def __post_init__(self) -> None:
        eis(bool(self.id), f"artikel {self.label!r} heeft een id nodig.")
        eis(bool(self.label.strip()), f"artikel {self.id!r} heeft een label nodig, zoals 'Artikel 1.'.")
        eis_anker(self.id)


@dataclass(frozen=True, slots=True)
class Kader:
    """A callout of a named kind; its kind is always printed in words. ``titel`` follows those words."""

    soort: KaderSoort
    blokken: tuple[Blok, ...]
    titel: Runs = ()

    def __post_init__(self) -> None:
        eis_keuze("kader", self.soort, KaderSoort)


@dataclass(frozen=True, slots=True)
class Uitklap:
    """Detail that a reader may open. Always open on paper and in Markdown and DOCX."""

    titel: Runs
    blokken: tuple[Blok, ...]
    open: bool = False

    def __post_init__(self) -> None:
        eis(bool(self.titel), "een uitklap heeft een titel nodig.")


@dataclass(frozen=True, slots=True)
class Inhoudstafel:
    """A table of contents of the headings down to ``diepte``. The HTML writer shows it as navigation."""

    titel: str = "Inhoud"
    diepte: int = 2


@dataclass(frozen=True, slots=True)
class Sectie:
    """A part with a heading whose level follows from the nesting: part, chapter (``Hoofdstuk 1. …``), …

    ``nieuwe_pagina`` starts it on a new page; ``liggend`` puts it, heading included, on landscape pages.
    """

    titel: Runs
    blokken: tuple[Blok, ...]
    anker: str = ""
    nieuwe_pagina: bool = False
    liggend: bool = False

    def __post_init__(self) -> None:
        eis(bool(self.titel), "een sectie heeft een titel nodig.")
        eis_anker(self.anker)


Blok = Kop | Alinea | Lijst | Tabel | Figuur | Artikel | Kader | Uitklap | Inhoudstafel | Sectie


# --- document ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """One line of the stamp: a name and a value, such as ``wet`` and its hash."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Stempel:
    """What makes a document repeatable. ``datum`` (JJJJ-MM-DD) is given, never read from the clock."""

    kenmerken: tuple[Kenmerk, ...] = ()
    datum: str = ""
    voorbehoud: str = VOORBEHOUD

    def __post_init__(self) -> None:
        geldig = not self.datum or re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.datum)
        eis(bool(geldig), f"datum van de stempel {self.datum!r} is niet van de vorm JJJJ-MM-DD.")


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``status`` says what the content is (``voorgesteld``, …), shown under the title."""

    titel: str
    soort: DocumentSoort
    blokken: tuple[Blok, ...]
    ondertitel: str = ""
    status: BadgeSoort | None = None
    stempel: Stempel = field(default_factory=Stempel)
    taal: str = "nl-BE"

    def __post_init__(self) -> None:
        eis(bool(self.titel.strip()), "een document heeft een titel nodig.")
        eis_keuze("documentsoort", self.soort, DocumentSoort)
        if self.status is not None:
            eis_keuze("status", self.status, BadgeSoort)
        eis(bool(re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", self.taal)), f"taal {self.taal!r} is geen taalcode.")


# --- helpers ------------------------------------------------------------------------------------------------


def alinea(*delen: str | Run, stijl: AlineaStijl = "gewoon") -> Alinea:
    return Alinea(runs(*delen), stijl)


def cel(*delen: str | Run, uitlijning: Uitlijning | None = None, kolommen: int = 1) -> Cel:
    return Cel(runs(*delen), uitlijning, kolommen)


def rij(*cellen: str | Run | Cel, soort: RijSoort = "gewoon") -> Rij:
    """A row; a string or a single run stands for a cell of its own."""
    return Rij(tuple(c if isinstance(c, Cel) else cel(c) for c in cellen), soort)


def lijst(*punten: str | Runs | Punt, genummerd: bool = False) -> Lijst:
    return Lijst(tuple(_punt(punt) for punt in punten), genummerd)


def _punt(punt: str | Runs | Punt) -> Punt:
    if isinstance(punt, Punt):
        return punt
    return Punt(runs(punt) if isinstance(punt, str) else punt)


def maak_anker(tekst: str) -> str:
    """A readable anchor from a title: ``Wat verandert er?`` becomes ``wat-verandert-er``."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    woorden = re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")
    return woorden if woorden[:1].isalpha() else f"s-{woorden}".rstrip("-")
