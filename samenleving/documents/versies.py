"""Was and wordt: what is a change as a whole, and the document before and after all its changes.

A change is a property of a run of text. Where every run of a paragraph, point, row or article is the same
change, that whole thing is: its number and its line go with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from samenleving.documents.blocks import (
    Alinea,
    Artikel,
    Blok,
    Cel,
    Document,
    Figuur,
    Inhoudstafel,
    Kader,
    Kop,
    Lijst,
    Noot,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Runs,
    Sectie,
    Tabel,
    Tekst,
    Uitklap,
    Wijziging,
)


def was(document: Document) -> Document:
    """The document without its insertions, and with its deletions as plain text."""
    return _versie(document, "ingevoegd")


def wordt(document: Document) -> Document:
    """The document without its deletions, and with its insertions as plain text."""
    return _versie(document, "geschrapt")


def wijziging_van_runs(runs: Runs) -> Wijziging | None:
    """The change that a whole text is: each piece of it an insertion, or each a deletion."""
    return _eensgezind(_soorten((runs,)))


def wijziging_van_punt(punt: Punt) -> Wijziging | None:
    """The change that a point is with all that stands below it."""
    return _eensgezind((*_soorten((punt.runs,)), *_soorten(_teksten(punt.blokken))))


def nummers(lijst: Lijst) -> tuple[Runs, ...]:
    """The number of each point, ``1.``; where it differs before and after the changes, both as a change."""
    uit: list[Runs] = []
    oud = nieuw = 0
    for punt in lijst.punten:
        wijziging = wijziging_van_punt(punt)
        oud += wijziging != "ingevoegd"
        nieuw += wijziging != "geschrapt"
        if wijziging is not None or oud == nieuw:
            uit.append((Tekst(f"{oud if wijziging == 'geschrapt' else nieuw}."),))
        else:
            uit.append((Tekst(f"{oud}.", wijziging="geschrapt"), Tekst(f"{nieuw}.", wijziging="ingevoegd")))
    return tuple(uit)


def wijziging_van_rij(rij: Rij) -> Wijziging | None:
    return _eensgezind(_soorten(cel.runs for cel in rij.cellen))


def wijziging_van(blok: Blok) -> Wijziging | None:
    """The change that a whole block is, numbers and lines included. Where it comes from is no part of it."""
    return _eensgezind(_soorten(_teksten((blok,))))


def _eensgezind(soorten: Iterable[Wijziging | None]) -> Wijziging | None:
    verschillend = set(soorten)
    return verschillend.pop() if len(verschillend) == 1 else None


def _soorten(teksten: Iterable[Runs | None]) -> Iterator[Wijziging | None]:
    for runs in teksten:
        if runs is None:
            yield None
        else:
            # a line end inside a change goes with it
            stukken = (run for run in runs if not isinstance(run, Regeleinde))
            yield from (run.wijziging if isinstance(run, Tekst) else None for run in stukken)


def _teksten(blokken: Iterable[Blok]) -> Iterator[Runs | None]:
    """Every text of these blocks; None for a block that cannot be a change, such as a drawing."""
    for blok in blokken:
        match blok:
            case Kop() | Alinea():
                yield blok.runs
            case Sectie() | Uitklap() | Kader():
                yield blok.titel
                yield from _teksten(blok.blokken)
            case Artikel():
                yield blok.opschrift
                yield from _teksten(blok.blokken)
            case Lijst():
                for punt in blok.punten:
                    yield punt.runs
                    yield from _teksten(punt.blokken)
            case Tabel():
                yield blok.bijschrift
                for cellen in (blok.koprij, *(rij.cellen for rij in blok.rijen)):
                    yield from (cel.runs for cel in cellen)
            case Figuur() | Inhoudstafel():
                yield None


# --- one version ------------------------------------------------------------------------------------------


def _versie(document: Document, weg: Wijziging) -> Document:
    return replace(document, blokken=_blokken(document.blokken, weg))


def _blokken(blokken: Iterable[Blok], weg: Wijziging) -> tuple[Blok, ...]:
    return tuple(_blok(blok, weg) for blok in blokken if wijziging_van(blok) != weg)


def _blok(blok: Blok, weg: Wijziging) -> Blok:
    match blok:
        case Kop():
            return replace(blok, runs=_titel(blok.runs, weg))
        case Alinea():
            return replace(blok, runs=_runs(blok.runs, weg))
        case Sectie() | Uitklap():
            return replace(blok, titel=_titel(blok.titel, weg), blokken=_blokken(blok.blokken, weg))
        case Kader():
            return replace(blok, titel=_runs(blok.titel, weg), blokken=_blokken(blok.blokken, weg))
        case Artikel():
            return replace(
                blok, opschrift=_opschrift(blok.opschrift, weg), blokken=_blokken(blok.blokken, weg)
            )
        case Lijst():
            blijvend = (punt for punt in blok.punten if wijziging_van_punt(punt) != weg)
            return replace(blok, punten=tuple(_punt(punt, weg) for punt in blijvend))
        case Tabel():
            return _tabel(blok, weg)
        case Figuur() | Inhoudstafel():
            return blok


def _punt(punt: Punt, weg: Wijziging) -> Punt:
    return replace(punt, runs=_runs(punt.runs, weg), blokken=_blokken(punt.blokken, weg))


def _tabel(tabel: Tabel, weg: Wijziging) -> Tabel:
    return replace(
        tabel,
        bijschrift=_titel(tabel.bijschrift, weg),
        koprij=_cellen(tabel.koprij, weg),
        rijen=tuple(
            replace(rij, cellen=_cellen(rij.cellen, weg))
            for rij in tabel.rijen
            if wijziging_van_rij(rij) != weg
        ),
    )


def _cellen(cellen: tuple[Cel, ...], weg: Wijziging) -> tuple[Cel, ...]:
    return tuple(replace(cel, runs=_runs(cel.runs, weg)) for cel in cellen)


def _opschrift(runs: Runs, weg: Wijziging) -> Runs:
    # a heading that goes leaves its line: the text of the article does not move up
    return _titel(runs, weg) if runs else ()


def _titel(runs: Runs, weg: Wijziging) -> Runs:
    return _runs(runs, weg) or (Tekst(""),)


def _runs(runs: Runs, weg: Wijziging) -> Runs:
    if wijziging_van_runs(runs) == weg:
        return ()
    return tuple(_run(run, weg) for run in runs if not (isinstance(run, Tekst) and run.wijziging == weg))


def _run(run: Run, weg: Wijziging) -> Run:
    match run:
        case Tekst():
            return replace(run, wijziging=None)
        case Noot():
            return replace(run, runs=_titel(run.runs, weg))
        case _:
            return run
