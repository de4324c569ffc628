"""Reads somebody's own table, CSV or Parquet, against a list of columns; names row and column of a fault.

Nothing in the file is trusted: size, number of rows and columns, text and numbers are bounded before use.
An empty cell is a fact that nobody gave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import numpy as np

from samenleving.display import getal
from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.population.model import Reeks

MAX_BYTES = 2_000_000_000
MAX_RIJEN = 5_000_000
MAX_KOLOMMEN = 400
MAX_MELDINGEN = 50
MAX_TEKST = 200
KOPREGEL = 1
MAX_GETAL = 1_000_000_000.0
VROEGST, LAATST = np.datetime64("1900-01-01"), np.datetime64("2200-01-01")

Soort = Literal["getal", "geheel", "keuze", "datum", "tekst"]


@dataclass(frozen=True)
class Kolom:
    """One column that a table may have.

    Attributes:
        naam: heading, exactly.
        soort: what a cell holds; `geheel` is a number without decimals.
        betekenis: what it says, for the documentation.
        eenheid: unit of a number.
        minstens: least number.
        hoogstens: greatest number.
        keuzes: words that a `keuze` may be; the code is their place.
        verplicht: whether the column must be there, with every cell filled in.
        leeg: what an empty cell becomes.
    """

    naam: str
    soort: Soort
    betekenis: str
    eenheid: str = ""
    minstens: float = 0.0
    hoogstens: float = MAX_GETAL
    keuzes: tuple[str, ...] = ()
    verplicht: bool = False
    leeg: Any = None


def lees_tabel(pad: Path | str, kolommen: Sequence[Kolom]) -> dict[str, Reeks]:
    """The columns of a file that are in the list, as arrays of equal length.

    A number is float64, a whole number int64, a choice its code, a date `datetime64[D]`, a text an object.

    Raises:
        InvoerFout: everything that is wrong, with row and column; rows are counted as lines of the file, of
            which the heading is the first.
    """
    bron = Path(pad)
    tabel = _lees_bestand(bron)
    namen = _controleer_koppen(bron, tabel.column_names, kolommen)
    lezer = _Cellen(str(bron))
    gelezen = {naam: lezer.kolom(kolom, tabel.column(naam)) for naam, kolom in namen.items()}
    if lezer.meldingen:
        raise InvoerFout(lezer.meldingen[:MAX_MELDINGEN])
    return gelezen


def pyarrow_modules() -> tuple[ModuleType, ModuleType, ModuleType]:
    """`pyarrow`, `pyarrow.csv` and `pyarrow.parquet`; an `InvoerFout` where they are not installed."""
    try:
        import pyarrow as pa
        from pyarrow import csv, parquet
    except ImportError as fout:
        raise InvoerFout.een(
            "hiervoor is een uitbreiding nodig", "installeer openfisca-samenleving[bevolking]"
        ) from fout
    return pa, csv, parquet


def _lees_bestand(bron: Path) -> Any:
    pa, _, parquet = pyarrow_modules()
    try:
        omvang = bron.stat().st_size
    except OSError as fout:
        raise _fout(bron, "dit bestand kan niet gelezen worden", "kijk de naam van het bestand na") from fout
    if omvang > MAX_BYTES:
        raise _fout(
            bron, "dit bestand is te groot", f"geef hoogstens {getal(MAX_BYTES)} bytes, of splits het op"
        )
    try:
        if bron.suffix.lower() == ".parquet":
            bestand = parquet.ParquetFile(bron)
            _controleer_omvang(bron, bestand.metadata.num_rows, bestand.metadata.num_columns)
            return bestand.read()
        if bron.suffix.lower() == ".csv":
            return _lees_csv(bron)
    except (pa.ArrowException, OSError, UnicodeError) as fout:
        raise _fout(
            bron, "dit is geen geldig bestand van zijn soort", "bewaar het opnieuw als CSV (UTF-8) of Parquet"
        ) from fout
    raise _fout(bron, "dit soort bestand wordt niet gelezen", "geef een bestand op .csv of .parquet")


def _lees_csv(bron: Path) -> Any:
    """All cells as text; the separator is whichever of semicolon, comma and tab the heading has most of."""
    pa, csv, _ = pyarrow_modules()
    with bron.open("rb") as bestand:
        kop = bestand.readline(MAX_KOLOMMEN * MAX_TEKST).decode("utf-8-sig")
    scheiding = max((";", ",", "\t"), key=kop.count)
    namen = [naam.strip().strip('"') for naam in kop.rstrip("\r\n").split(scheiding)]
    _controleer_omvang(bron, 0, len(namen))
    scheef: list[Any] = []

    def onthoud(rij: Any) -> str:
        scheef.append(rij)
        return "skip"

    tabel = csv.read_csv(
        bron,
        read_options=csv.ReadOptions(use_threads=False),
        parse_options=csv.ParseOptions(delimiter=scheiding, invalid_row_handler=onthoud),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(namen, pa.string()), strings_can_be_null=True, null_values=[""]
        ),
    )
    if scheef:
        raise InvoerFout(
            Melding(
                str(bron),
                rij.number,
                "",
                f"deze rij telt {rij.actual_columns} kolommen in plaats van {rij.expected_columns}",
                "zet een tekst met een scheidingsteken tussen aanhalingstekens",
            )
            for rij in scheef[:MAX_MELDINGEN]
        )
    _controleer_omvang(bron, tabel.num_rows, tabel.num_columns)
    return tabel


def _fout(bron: Path, tekst: str, oplossing: str) -> InvoerFout:
    return InvoerFout.een(tekst, oplossing, bestand=str(bron))


def _controleer_omvang(bron: Path, rijen: int, kolommen: int) -> None:
    if rijen > MAX_RIJEN or kolommen > MAX_KOLOMMEN:
        raise _fout(
            bron,
            f"dit bestand heeft {rijen} rijen en {kolommen} kolommen",
            f"geef hoogstens {getal(MAX_RIJEN)} rijen en {MAX_KOLOMMEN} kolommen",
        )


def _controleer_koppen(bron: Path, koppen: Sequence[str], kolommen: Sequence[Kolom]) -> dict[str, Kolom]:
    per_naam = {kolom.naam: kolom for kolom in kolommen}
    meldingen = [
        Melding(
            str(bron),
            KOPREGEL,
            kop[:MAX_TEKST],
            "deze kolom bestaat niet",
            bedoelde_u(kop[:MAX_TEKST], per_naam),
        )
        for kop in koppen
        if kop not in per_naam
    ]
    meldingen += [
        Melding(str(bron), KOPREGEL, kop, "deze kolom staat er twee keer", "schrap er één")
        for kop in dict.fromkeys(koppen)
        if list(koppen).count(kop) > 1
    ]
    meldingen += [
        Melding(str(bron), KOPREGEL, kolom.naam, "deze kolom ontbreekt", kolom.betekenis)
        for kolom in kolommen
        if kolom.verplicht and kolom.naam not in koppen
    ]
    if meldingen:
        raise InvoerFout(meldingen[:MAX_MELDINGEN])
    return {kop: per_naam[kop] for kop in koppen}


class _Cellen:
    """Turns the cells of a column into an array, and remembers what is wrong with them."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self.meldingen: list[Melding] = []

    def kolom(self, kolom: Kolom, cellen: Any) -> Reeks:
        pa, _, _ = pyarrow_modules()
        if pa.types.is_dictionary(cellen.type):
            cellen = cellen.cast(cellen.type.value_type)
        waarden = np.asarray(cellen.to_numpy(zero_copy_only=False), dtype=object)
        leeg = np.asarray(cellen.is_null().to_numpy(zero_copy_only=False), dtype=bool)
        leeg |= np.array([isinstance(cel, float) and np.isnan(cel) for cel in waarden], dtype=bool)
        if kolom.verplicht:
            self._meld_rijen(kolom, np.flatnonzero(leeg), waarden, "deze cel is leeg", "vul haar in")
        lees = {"keuze": self._keuze, "datum": self._datum, "tekst": self._tekst}.get(
            kolom.soort, self._getal
        )
        return lees(kolom, waarden, leeg)

    def _keuze(self, kolom: Kolom, waarden: Reeks, leeg: Reeks) -> Reeks:
        codes = {keuze: nummer for nummer, keuze in enumerate(kolom.keuzes)}
        uit = np.array(
            [codes.get(cel, -1) if isinstance(cel, str) else -1 for cel in waarden], dtype=np.int64
        )
        fout = np.flatnonzero((uit < 0) & ~leeg)
        self._meld_rijen(
            kolom, fout, waarden, "dit antwoord bestaat niet", f"kies uit {', '.join(kolom.keuzes)}"
        )
        zonder = 0 if kolom.leeg is None else kolom.leeg
        ingevuld = np.where(leeg | (uit < 0), zonder, uit)
        return ingevuld.astype(np.int64 if zonder < 0 else np.uint8)

    def _getal(self, kolom: Kolom, waarden: Reeks, leeg: Reeks) -> Reeks:
        uit = np.array(
            [np.nan if is_leeg else _als_getal(cel) for cel, is_leeg in zip(waarden, leeg, strict=True)]
        )
        heel = kolom.soort == "geheel"
        goed = leeg | (np.isfinite(uit) & (uit >= kolom.minstens) & (uit <= kolom.hoogstens))
        if heel:
            goed &= leeg | (uit == np.floor(uit))
        soort = "geheel getal" if heel else "getal"
        self._meld_rijen(
            kolom,
            np.flatnonzero(~goed),
            waarden,
            f"dit is geen {soort} dat hier kan",
            f"geef een {soort} van {getal(kolom.minstens)} tot {getal(kolom.hoogstens)}, of laat de cel leeg",
        )
        ingevuld = np.where(leeg | ~goed, kolom.leeg if kolom.leeg is not None else 0, uit)
        return ingevuld.astype(np.int64 if heel else np.float64)

    def _datum(self, kolom: Kolom, waarden: Reeks, leeg: Reeks) -> Reeks:
        onbekend = np.datetime64("0001-01-01")
        uit = np.array(
            [onbekend if is_leeg else _als_datum(cel) for cel, is_leeg in zip(waarden, leeg, strict=True)],
            dtype="datetime64[D]",
        )
        fout = np.flatnonzero(~leeg & (np.isnat(uit) | (uit < VROEGST) | (uit > LAATST)))
        self._meld_rijen(
            kolom,
            fout,
            waarden,
            "dit is geen datum",
            "schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2025-03-15",
        )
        return uit

    def _tekst(self, kolom: Kolom, waarden: Reeks, leeg: Reeks) -> Reeks:
        fout = np.flatnonzero([len(str(cel)) > MAX_TEKST for cel in waarden])
        self._meld_rijen(kolom, fout, waarden, "deze tekst is te lang", f"geef hoogstens {MAX_TEKST} tekens")
        return np.where(leeg, "", np.array([str(cel) for cel in waarden], dtype=object))

    def _meld_rijen(self, kolom: Kolom, rijen: Any, waarden: Reeks, tekst: str, oplossing: str) -> None:
        for rij in rijen[: MAX_MELDINGEN - len(self.meldingen)]:
            cel = "" if waarden[rij] is None else f"“{str(waarden[rij])[:40]}”: "
            regel = int(rij) + KOPREGEL + 1
            self.meldingen.append(Melding(self._bestand, regel, kolom.naam, f"{cel}{tekst}", oplossing))


def _als_getal(cel: Any) -> float:
    """A number; a comma or a point as decimal sign. Anything else, true and false too, is not a number."""
    if isinstance(cel, bool | np.bool_):
        return float("nan")
    if isinstance(cel, str):
        tekst = cel.strip()
        if not tekst or set(tekst) - set("0123456789.,-"):
            return float("nan")
        cel = tekst.replace(",", ".")
    try:
        return float(cel)
    except (TypeError, ValueError):
        return float("nan")


def _als_datum(cel: Any) -> Any:
    if isinstance(cel, bool | np.bool_ | int | float):
        return np.datetime64("NaT")
    try:
        return np.datetime64(str(cel)[:10], "D")
    except ValueError:
        return np.datetime64("NaT")


def beschrijf(kolommen: Sequence[Kolom]) -> tuple[Mapping[str, str], ...]:
    """The columns as rows for a page: name, kind, meaning, bounds."""
    return tuple(
        {
            "kolom": kolom.naam,
            "soort": kolom.soort,
            "betekenis": kolom.betekenis,
            "eenheid": kolom.eenheid,
            "waarden": ", ".join(kolom.keuzes)
            if kolom.keuzes
            else f"{getal(kolom.minstens)} – {getal(kolom.hoogstens)}"
            if kolom.soort in ("getal", "geheel")
            else "",
        }
        for kolom in kolommen
    )
