"""Tables of data: a caption, a head that names each column, and rows."""

from __future__ import annotations

from dataclasses import dataclass

from samenleving.documents.inline import Runs
from samenleving.documents.kinds import RijSoort, Uitlijning, eis, eis_anker, eis_keuze


@dataclass(frozen=True, slots=True)
class Cel:
    """A table cell. ``kolommen`` is its column span; ``uitlijning`` overrides that of the column."""

    runs: Runs
    uitlijning: Uitlijning | None = None
    kolommen: int = 1

    def __post_init__(self) -> None:
        eis(self.kolommen >= 1, "een cel overspant minstens één kolom.")


@dataclass(frozen=True, slots=True)
class Rij:
    """A table row. ``tussenkop``: one cell naming the rows below it. ``totaal``: a sum or summary row."""

    cellen: tuple[Cel, ...]
    soort: RijSoort = "gewoon"

    def __post_init__(self) -> None:
        eis_keuze("rij", self.soort, RijSoort)
        eis(self.soort != "tussenkop" or len(self.cellen) == 1, "een tussenkop heeft precies één cel.")


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
        eis(aantal > 0, "een tabel heeft minstens één kolom nodig.")
        eis(bool(self.bijschrift), "een tabel heeft een bijschrift nodig.")
        eis(
            all(cel.kolommen == 1 for cel in self.koprij),
            "een cel van de koprij overspant precies één kolom.",
        )
        for nummer, rij in enumerate(self.rijen, 1):
            breed = sum(cel.kolommen for cel in rij.cellen)
            if rij.soort != "tussenkop":
                eis(breed == aantal, f"rij {nummer} heeft {breed} kolommen, de koprij {aantal}.")
        eis(
            len(self.uitlijning) in (0, aantal),
            f"uitlijning noemt {len(self.uitlijning)} van {aantal} kolommen.",
        )
        eis(len(self.breedtes) in (0, aantal), f"breedtes noemt {len(self.breedtes)} van {aantal} kolommen.")
        for keuze in self.uitlijning:
            eis_keuze("uitlijning", keuze, Uitlijning)
        eis(all(breedte > 0 for breedte in self.breedtes), "breedtes zijn groter dan nul.")
        eis_anker(self.anker)
