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
from typing import Literal, get_args

BadgeSoort = Literal[
    # status of a system, provision or document
    "in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald",
    # state of a condition
    "voldaan", "niet_voldaan", "te_beoordelen", "niet_bekend", "niet_van_toepassing",
    # conformity with a recommendation
    "gevolgd", "deels", "niet_gevolgd", "niet_uitdrukbaar",
    # how far a provision is modelled
    "gemodelleerd", "aanname", "open_keuze", "niet_gemodelleerd",
]  # fmt: skip
KaderSoort = Literal["open_keuze", "niet_gemodelleerd", "aanname", "te_verifieren", "waarschuwing", "info"]
DocumentSoort = Literal[
    "rapport", "ontwerp", "memorie", "overzicht", "nota", "was_wordt", "synopsis", "geconsolideerd"
]
AlineaStijl = Literal["gewoon", "inleiding", "klein", "opschrift", "formule", "citaat", "handtekening"]
Wijziging = Literal["ingevoegd", "geschrapt"]
Markering = Literal["te_verifieren", "te_redigeren", "in_te_vullen"]
Uitlijning = Literal["links", "midden", "rechts"]
RijSoort = Literal["gewoon", "tussenkop", "totaal"]

HOOGSTE_KOPNIVEAU = 5
"""The title of the document is level 0 (h1), so headings run from 1 (h2) to 5 (h6)."""

VOORBEHOUD = (
    "Eén lezing van de teksten, niet bindend. Alleen de officieel bekendgemaakte tekst geldt; "
    "een voorstel geeft nog geen rechten."
)

_ANKER = re.compile(r"[a-z][a-z0-9._-]*")
_DOEL = re.compile(
    r"#[a-z][a-z0-9._-]*|https?://[^\s<>\"\\]+|[\w-][\w.-]*(?:/[\w-][\w.-]*)*(?:#[a-z][a-z0-9._-]*)?"
)


class BlokFout(ValueError):  # noqa: N818 (Dutch for fault)
    """A block that cannot be rendered faithfully. The message is Dutch and says what to change."""


def _eis(voorwaarde: bool, melding: str) -> None:
    if not voorwaarde:
        raise BlokFout(melding)


def _eis_keuze(naam: str, waarde: str, keuzes: object) -> None:
    toegelaten = get_args(keuzes)
    _eis(waarde in toegelaten, f"{naam} {waarde!r} bestaat niet; kies uit: {', '.join(toegelaten)}.")


def _eis_anker(anker: str) -> None:
    geldig = not anker or _ANKER.fullmatch(anker)
    _eis(bool(geldig), f"anker {anker!r} mag alleen kleine letters, cijfers, '.', '_' en '-' bevatten.")


def _eis_doel(doel: str) -> None:
    veilig = _DOEL.fullmatch(doel) and ".." not in doel
    _eis(
        bool(veilig), f"verwijzing {doel!r} moet '#anker', 'https://…' of een relatief pad zonder '..' zijn."
    )


# --- runs -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tekst:
    """A piece of text. Non-breaking spaces are kept; a line end counts as a space (see :class:`Regeleinde`).

    ``wijziging`` makes it an insertion or a deletion (tracked change in DOCX). ``markering`` makes it a
    visible placeholder: writers print ``[TE VERIFIËREN: tekst]`` unless the text already stands in brackets.
    """

    tekst: str
    vet: bool = False
    cursief: bool = False
    code: bool = False
    wijziging: Wijziging | None = None
    markering: Markering | None = None

    def __post_init__(self) -> None:
        if self.wijziging is not None:
            _eis_keuze("wijziging", self.wijziging, Wijziging)
        if self.markering is not None:
            _eis_keuze("markering", self.markering, Markering)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link. ``doel`` is ``#anker``, an http(s) address, or the relative path of a file beside this one."""

    tekst: str
    doel: str

    def __post_init__(self) -> None:
        _eis(bool(self.tekst.strip()), f"verwijzing naar {self.doel!r} heeft een leesbare tekst nodig.")
        _eis_doel(self.doel)


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote at this point in the text. Equal notes share one number (in DOCX each gets its own)."""

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        _eis(bool(self.runs), "een voetnoot heeft tekst nodig.")
        _eis(not any(isinstance(run, Noot) for run in self.runs), "een voetnoot kan geen voetnoot bevatten.")


@dataclass(frozen=True, slots=True)
class Badge:
    """A status or state, shown with a symbol and words. ``tekst`` replaces the default words of the kind."""

    soort: BadgeSoort
    tekst: str = ""

    def __post_init__(self) -> None:
        _eis_keuze("badge", self.soort, BadgeSoort)


@dataclass(frozen=True, slots=True)
class Regeleinde:
    """A line break inside a paragraph, cell or point."""


Run = Tekst | Verwijzing | Noot | Badge | Regeleinde
Runs = tuple[Run, ...]


# --- blocks -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kop:
    """A loose heading. Inside a :class:`Sectie` at depth d the level must be at least d + 1 and skip none."""

    niveau: int
    runs: Runs
    anker: str = ""

    def __post_init__(self) -> None:
        _eis(1 <= self.niveau <= HOOGSTE_KOPNIVEAU, f"kopniveau {self.niveau} ligt niet tussen 1 en 5.")
        _eis(bool(self.runs), "een kop heeft tekst nodig.")
        _eis_anker(self.anker)


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph. If every run is an insertion (or deletion) the whole paragraph is, in DOCX too."""

    runs: Runs
    stijl: AlineaStijl = "gewoon"

    def __post_init__(self) -> None:
        _eis_keuze("stijl", self.stijl, AlineaStijl)


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
        _eis(bool(self.punten), "een lijst heeft minstens één punt nodig.")
        gelabeld = sum(1 for punt in self.punten if punt.label)
        _eis(
            gelabeld in (0, len(self.punten)),
            "in een lijst heeft ofwel elk punt een label, ofwel geen enkel.",
        )
        _eis(not (gelabeld and self.genummerd), "een lijst met eigen labels kan niet ook genummerd zijn.")


@dataclass(frozen=True, slots=True)
class Cel:
    """A table cell. ``kolommen`` is its column span; ``uitlijning`` overrides that of the column."""

    runs: Runs
    uitlijning: Uitlijning | None = None
    kolommen: int = 1

    def __post_init__(self) -> None:
        _eis(self.kolommen >= 1, "een cel overspant minstens één kolom.")


@dataclass(frozen=True, slots=True)
class Rij:
    """A table row. ``tussenkop``: one cell naming the rows below it. ``totaal``: a sum or summary row."""

    cellen: tuple[Cel, ...]
    soort: RijSoort = "gewoon"

    def __post_init__(self) -> None:
        _eis_keuze("rij", self.soort, RijSoort)
        _eis(self.soort != "tussenkop" or len(self.cellen) == 1, "een tussenkop heeft precies één cel.")


@dataclass(frozen=True, slots=True)
class Tabel:
    """A data table with a caption.

    ``koprij`` names each column; with ``rijkoppen`` the first cell of each row names the row.
    ``uitlijning`` has one entry a column (empty: all left); numbers belong right. ``breedtes`` are relative
    (empty: equal). ``liggend`` asks for a landscape page where there are pages.
    """

    bijschrift: Runs
    koprij: tuple[Cel, ...]
    rijen: tuple[Rij, ...]
    rijkoppen: bool = True
    uitlijning: tuple[Uitlijning, ...] = ()
    breedtes: tuple[float, ...] = ()
    liggend: bool = False
    anker: str = ""

    def __post_init__(self) -> None:
        aantal = len(self.koprij)
        _eis(aantal > 0, "een tabel heeft minstens één kolom nodig.")
        _eis(bool(self.bijschrift), "een tabel heeft een bijschrift nodig.")
        _eis(
            all(cel.kolommen == 1 for cel in self.koprij),
            "een cel van de koprij overspant precies één kolom.",
        )
        for nummer, rij in enumerate(self.rijen, 1):
            breed = sum(cel.kolommen for cel in rij.cellen)
            if rij.soort != "tussenkop":
                _eis(breed == aantal, f"rij {nummer} heeft {breed} kolommen, de koprij {aantal}.")
        _eis(
            len(self.uitlijning) in (0, aantal),
            f"uitlijning noemt {len(self.uitlijning)} van {aantal} kolommen.",
        )
        _eis(len(self.breedtes) in (0, aantal), f"breedtes noemt {len(self.breedtes)} van {aantal} kolommen.")
        for keuze in self.uitlijning:
            _eis_keuze("uitlijning", keuze, Uitlijning)
        _eis(all(breedte > 0 for breedte in self.breedtes), "breedtes zijn groter dan nul.")
        _eis_anker(self.anker)


@dataclass(frozen=True, slots=True)
class Figuur:
    """A chart as SVG, with what it shows in words and as a table. See :mod:`samenleving.documents.charts`."""

    svg: str
    titel: str
    beschrijving: str
    tabel: Tabel
    anker: str = ""

    def __post_init__(self) -> None:
        _eis(bool(self.titel.strip()), "een figuur heeft een titel nodig.")
        _eis(bool(self.beschrijving.strip()), "een figuur heeft een beschrijving nodig.")
        _eis_anker(self.anker)


@dataclass(frozen=True, slots=True)
class Aanbeveling:
    """A recommendation that an article answers: its id, what it says, the passage, a link to the source."""

    id: str
    stelling: str = ""
    passage: str = ""
    doel: str = ""

    def __post_init__(self) -> None:
        if self.doel:
            _eis_doel(self.doel)


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
        _eis(bool(self.id), f"artikel {self.label!r} heeft een id nodig.")
        _eis(bool(self.label.strip()), f"artikel {self.id!r} heeft een label nodig, zoals 'Artikel 1.'.")
        _eis_anker(self.id)


@dataclass(frozen=True, slots=True)
class Kader:
    """A callout of a named kind; its kind is always printed in words. ``titel`` follows those words."""

    soort: KaderSoort
    blokken: tuple[Blok, ...]
    titel: Runs = ()

    def __post_init__(self) -> None:
        _eis_keuze("kader", self.soort, KaderSoort)


@dataclass(frozen=True, slots=True)
class Uitklap:
    """Detail that a reader may open. Always open on paper and in Markdown and DOCX."""

    titel: Runs
    blokken: tuple[Blok, ...]
    open: bool = False

    def __post_init__(self) -> None:
        _eis(bool(self.titel), "een uitklap heeft een titel nodig.")


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
        _eis(bool(self.titel), "een sectie heeft een titel nodig.")
        _eis_anker(self.anker)


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
        _eis(bool(geldig), f"datum van de stempel {self.datum!r} is niet van de vorm JJJJ-MM-DD.")


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
        _eis(bool(self.titel.strip()), "een document heeft een titel nodig.")
        _eis_keuze("documentsoort", self.soort, DocumentSoort)
        if self.status is not None:
            _eis_keuze("status", self.status, BadgeSoort)
        _eis(bool(re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", self.taal)), f"taal {self.taal!r} is geen taalcode.")


# --- helpers for builders ---------------------------------------------------------------------------------

PLAATSHOUDER = re.compile(r"\[(TE VERIFIËREN|TE REDIGEREN|IN TE VULLEN|DATUM|NUMMER|NAAM)\b[^\[\]]*\]")
"""A visible placeholder in running text; the words before the colon are the kind."""

_MARKERINGEN: dict[str, Markering] = {"TE VERIFIËREN": "te_verifieren", "TE REDIGEREN": "te_redigeren"}


def runs(*delen: str | Run) -> Runs:
    """Strings and runs, in order, as one tuple of runs; placeholders in the strings become marked runs."""
    uit: list[Run] = []
    for deel in delen:
        if isinstance(deel, str):
            uit.extend(splits_plaatshouders(Tekst(deel)))
        else:
            uit.append(deel)
    return tuple(uit)


def splits_plaatshouders(tekst: Tekst) -> tuple[Tekst, ...]:
    """The same text in pieces, so that each ``[TE VERIFIËREN…]`` in it is a marked piece of its own."""
    if tekst.markering is not None or "[" not in tekst.tekst:
        return (tekst,) if tekst.tekst else ()
    uit: list[Tekst] = []
    begin = 0
    for treffer in PLAATSHOUDER.finditer(tekst.tekst):
        uit.append(_stuk(tekst, tekst.tekst[begin : treffer.start()], None))
        uit.append(_stuk(tekst, treffer.group(), _MARKERINGEN.get(treffer.group(1), "in_te_vullen")))
        begin = treffer.end()
    uit.append(_stuk(tekst, tekst.tekst[begin:], None))
    return tuple(stuk for stuk in uit if stuk.tekst)


def _stuk(bron: Tekst, tekst: str, markering: Markering | None) -> Tekst:
    return Tekst(tekst, bron.vet, bron.cursief, bron.code, bron.wijziging, markering)


def vet(tekst: str) -> Tekst:
    return Tekst(tekst, vet=True)


def cursief(tekst: str) -> Tekst:
    return Tekst(tekst, cursief=True)


def code(tekst: str) -> Tekst:
    return Tekst(tekst, code=True)


def ingevoegd(tekst: str) -> Tekst:
    return Tekst(tekst, wijziging="ingevoegd")


def geschrapt(tekst: str) -> Tekst:
    return Tekst(tekst, wijziging="geschrapt")


def te_verifieren(wat: str) -> Tekst:
    """A visible ``[TE VERIFIËREN: wat]``: a fact that nobody has seen in the Dutch source yet."""
    return Tekst(wat, markering="te_verifieren")


def te_redigeren(wat: str) -> Tekst:
    """A visible ``[TE REDIGEREN: wat]``: words that a drafter still has to write."""
    return Tekst(wat, markering="te_redigeren")


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
