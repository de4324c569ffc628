"""What the command line prints of a matrix."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from samenleving.conformity.model import STATUSWOORDEN, Matrix, Oordeel, Status

_TEKENS: Mapping[Status, tuple[str, str]] = {
    "gevolgd": ("✓", "green"),
    "deels": ("◐", "yellow"),
    "niet_gevolgd": ("✗", "red"),
    "niet_uitdrukbaar": ("–", "dim"),
}
_MAX_DOOR = 90


def tabel_voor_terminal(matrix: Matrix) -> RenderableType:
    """Per recommendation the status in every system; with one system also by what."""
    een = len(matrix.systemen) == 1
    tabel = Table(box=None, padding=(0, 1), show_edge=False, header_style="bold", expand=True)
    tabel.add_column("Aanbeveling", no_wrap=True)
    tabel.add_column("", ratio=3)
    for kop in matrix.systemen:
        tabel.add_column(kop.naam, ratio=2 if een else 1, overflow="fold")
    for aanbeveling in matrix.aanbevelingen:
        wat = Text(aanbeveling.stelling)
        wat.append(f"\n{aanbeveling.passage}", style="dim")
        tabel.add_row(aanbeveling.id, wat, *(_cel(o, door=een) for o in matrix.rij(aanbeveling.id)))
    return Group(tabel, Text(), _tellingen(matrix), *_verschillen(matrix))


def _cel(oordeel: Oordeel, *, door: bool) -> Text:
    teken, stijl = _TEKENS[oordeel.status]
    uit = Text(f"{teken} ", style=stijl)
    uit.append(STATUSWOORDEN[oordeel.status])
    if door and oordeel.door:
        tekst = oordeel.door[0].tekst
        kort = tekst if len(tekst) <= _MAX_DOOR else f"{tekst[: _MAX_DOOR - 1].rsplit(' ', 1)[0]}…"
        uit.append(f"\n{kort}", style="dim")
    return uit


def _tellingen(matrix: Matrix) -> Table:
    tabel = Table(box=None, padding=(0, 1), show_edge=False, header_style="bold")
    tabel.add_column("Advies")
    tabel.add_column("Stelsel")
    for woord in STATUSWOORDEN.values():
        tabel.add_column(woord, justify="right")
    tabel.add_column("totaal", justify="right")
    for document in matrix.documenten:
        for kop in matrix.systemen:
            telling = matrix.telling(kop.naam, document.document)
            getallen = [str(telling[status]) for status in STATUSWOORDEN]
            tabel.add_row(document.document, kop.naam, *getallen, str(sum(telling.values())))
    return tabel


def _verschillen(matrix: Matrix) -> list[Text]:
    if len(matrix.systemen) == 1:
        return []
    aantal = len(matrix.verschillen)
    return [Text(f"\nBij {aantal} van {len(matrix.aanbevelingen)} aanbevelingen verschilt de status.")]
