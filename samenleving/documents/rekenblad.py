"""The tables of a document for a spreadsheet: what stands in each cell, as a number or as text.

A cell is a number only where it says nothing but a number in Dutch notation; ``60 uren``, ``4,50 euro`` and
``niet bekend`` stay text, and an empty cell is never a zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from samenleving.documents.blocks import Badge, Cel, Document, Noot, Regeleinde, RijSoort, Runs, Tabel, Tekst
from samenleving.documents.codec import DocumentFout
from samenleving.documents.structuur import badge_tekst, doorloop, eis_goed, platte_tekst, stukken, zichtbaar
from samenleving.documents.style import BADGES, GESCHRAPT, SOORTNAMEN, TOEGEVOEGD

MEESTE_CIJFERS = 15
"""A spreadsheet holds no more digits of a number; a longer row of digits is a name, such as an account."""
_GETAL = re.compile(r"[-\u2212]?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class Vak:
    """One cell: its text on screen, the number that it is (or None), its notes, and whether it stands out."""

    tekst: str
    getal: Decimal | None = None
    noten: tuple[str, ...] = ()
    vet: bool = False


@dataclass(frozen=True, slots=True)
class Blad:
    """A table: its caption, its head and its rows, each as long as the head."""

    titel: str
    kop: tuple[Vak, ...]
    rijen: tuple[tuple[Vak, ...], ...]


def bladen(document: Document) -> tuple[Blad, ...]:
    """Every table of the document in reading order, those behind figures included.

    Raises :class:`DocumentFout` where the document is not sound, or has no table.
    """
    eis_goed(document)
    uit = tuple(_blad(blok) for blok in doorloop(document.blokken) if isinstance(blok, Tabel))
    if not uit:
        raise DocumentFout(
            "dit document heeft geen tabellen; kies een ander formaat dan xlsx, csv of parquet."
        )
    return uit


def over(document: Document) -> tuple[tuple[str, str], ...]:
    """What a reader of loose tables must know: which document, of what status, made from what."""
    status = BADGES[document.status].label if document.status else ""
    regels = (
        ("titel", document.titel),
        ("ondertitel", document.ondertitel),
        ("soort", SOORTNAMEN[document.soort]),
        ("status", status),
        *((kenmerk.naam, kenmerk.waarde) for kenmerk in document.stempel.kenmerken),
        ("datum", document.stempel.datum),
        ("voorbehoud", document.stempel.voorbehoud),
    )
    return tuple((zichtbaar(Tekst(naam)), zichtbaar(Tekst(waarde))) for naam, waarde in regels if waarde)


def _blad(tabel: Tabel) -> Blad:
    kop = tuple(Vak(_tekst(cel.runs), noten=_noten(cel.runs), vet=True) for cel in tabel.koprij)
    rijen = tuple(_rij(rij.cellen, rij.soort, len(kop), tabel.rijkoppen) for rij in tabel.rijen)
    return Blad(platte_tekst(tabel.bijschrift), kop, rijen)


def _rij(cellen: tuple[Cel, ...], soort: RijSoort, breed: int, rijkoppen: bool) -> tuple[Vak, ...]:
    vakken: list[Vak] = []
    for cel in cellen:
        vet = soort != "gewoon" or (rijkoppen and not vakken)
        tekst = _tekst(cel.runs)
        vakken.append(Vak(tekst, _getal(tekst), _noten(cel.runs), vet))
        vakken.extend(Vak("") for _ in range(cel.kolommen - 1))
    return (*vakken, *(Vak("") for _ in range(breed - len(vakken))))


def _getal(tekst: str) -> Decimal | None:
    if not _GETAL.fullmatch(tekst) or sum(teken.isdigit() for teken in tekst) > MEESTE_CIJFERS:
        return None
    return Decimal(tekst.replace("\u2212", "-").replace(".", "").replace(",", "."))


def _tekst(runs: Runs) -> str:
    return "".join(_stukken(runs)).strip()


def _stukken(runs: Runs) -> Iterator[str]:
    for run in stukken(runs):
        match run:
            case Tekst() if run.wijziging:
                yield f"[{TOEGEVOEGD if run.wijziging == 'ingevoegd' else GESCHRAPT}: {zichtbaar(run)}]"
            case Badge():
                yield f"{BADGES[run.soort].symbool} {badge_tekst(run)}"
            case Regeleinde():
                yield "\n"
            case _:
                yield platte_tekst((run,))


def _noten(runs: Runs) -> tuple[str, ...]:
    return tuple(_tekst(run.runs) for run in runs if isinstance(run, Noot))
