"""Runs: the pieces of a text. A placeholder in a string is found and marked wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samenleving.documents.kinds import BadgeSoort, Markering, Wijziging, eis, eis_doel, eis_keuze


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
            eis_keuze("wijziging", self.wijziging, Wijziging)
        if self.markering is not None:
            eis_keuze("markering", self.markering, Markering)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link. ``doel`` is ``#anker``, an http(s) address, or the relative path of a file beside this one."""

    tekst: str
    doel: str

    def __post_init__(self) -> None:
        eis(bool(self.tekst.strip()), f"verwijzing naar {self.doel!r} heeft een leesbare tekst nodig.")
        eis_doel(self.doel)


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote at this point in the text. Equal notes share one number (in DOCX each gets its own)."""

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        eis(bool(self.runs), "een voetnoot heeft tekst nodig.")
        eis(not any(isinstance(run, Noot) for run in self.runs), "een voetnoot kan geen voetnoot bevatten.")


@dataclass(frozen=True, slots=True)
class Badge:
    """A status or state, shown with a symbol and words. ``tekst`` replaces the default words of the kind."""

    soort: BadgeSoort
    tekst: str = ""

    def __post_init__(self) -> None:
        eis_keuze("badge", self.soort, BadgeSoort)


@dataclass(frozen=True, slots=True)
class Regeleinde:
    """A line break inside a paragraph, cell or point."""


Run = Tekst | Verwijzing | Noot | Badge | Regeleinde
Runs = tuple[Run, ...]


# --- helpers ---------------------------------------------------------------------------------

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
