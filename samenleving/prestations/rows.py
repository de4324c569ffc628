"""Tables from outside, row by row: CSV, or Parquet where pyarrow is installed. Strict and bounded.

A table has a header with known columns. CSV is UTF-8 (with or without byte order mark) unless another
encoding is named, and parts its fields by semicolon, comma or tab, whichever the header shows. Every fault
names file, row and column; nothing of what stands in a row about a person is repeated in a message.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.locator import kort

MAX_BYTES = 200_000_000
MAX_RIJEN = 2_000_000
MAX_MELDINGEN = 50
MAX_VELD = 1000
SCHEIDINGEN = {";": "puntkomma", ",": "komma", "\t": "tab"}
PARQUET = ".parquet"
STANDAARD_CODERING = "utf-8"
CODERINGEN = (STANDAARD_CODERING, "windows-1252", "utf-16")


@dataclass(frozen=True)
class Rij:
    """One row: its line in a CSV file or its number in a Parquet file (from 1), and a text per column."""

    nummer: int
    velden: Sequence[str]


@dataclass
class Fouten:
    """Collects what is wrong in a table, up to a limit, and raises it."""

    bestand: str
    meldingen: list[Melding] = field(default_factory=list)

    def meld(self, rij: int | None, kolom: str, tekst: str, oplossing: str) -> None:
        """Add a fault; from the limit on, stop reading."""
        self.meldingen.append(Melding(self.bestand, rij, kolom, tekst, oplossing))
        if len(self.meldingen) >= MAX_MELDINGEN:
            self.stop()

    def stop(self) -> None:
        """Raise what was found, if anything was."""
        if self.meldingen:
            raise InvoerFout(self.meldingen)


@dataclass(frozen=True)
class Kolommen:
    """The columns a kind of table has; every other one is refused."""

    verplicht: tuple[str, ...]
    mogelijk: tuple[str, ...] = ()

    def plaatsen(self, kop: Sequence[str], fouten: Fouten) -> dict[str, int]:
        """Position of each column in the header; raises when one is missing, unknown or there twice."""
        namen = [naam.strip().lower() for naam in kop]
        alle = (*self.verplicht, *self.mogelijk)
        for naam in dict.fromkeys(namen):
            if naam not in alle:
                fouten.meld(1, kort(naam), "deze kolom bestaat niet", bedoelde_u(kort(naam), alle))
            elif namen.count(naam) > 1:
                fouten.meld(1, naam, "deze kolom staat er twee keer", "schrap er één")
        for naam in self.verplicht:
            if naam not in namen:
                fouten.meld(
                    1, naam, "deze kolom ontbreekt", f"de eerste rij noemt {', '.join(self.verplicht)}"
                )
        fouten.stop()
        return {naam: namen.index(naam) for naam in namen}


def lees_tabel(
    pad: Path, kolommen: Kolommen, fouten: Fouten, codering: str = STANDAARD_CODERING
) -> tuple[dict[str, int], Iterator[Rij]]:
    """The columns of a file and its rows, in order.

    Raises:
        InvoerFout: no such file, too large, of another encoding, or with another header.
    """
    if pad.suffix.lower() == PARQUET:
        return _parquet(pad, kolommen, fouten)
    tekst = _decodeer(_lees(pad, fouten.bestand), codering, fouten)
    eerste = tekst.split("\n", 1)[0]
    scheiding = max(SCHEIDINGEN, key=eerste.count)
    rijen = _csv(tekst, scheiding, fouten)
    kop = next(rijen, None)
    if kop is None:
        raise InvoerFout.een(
            "dit bestand is leeg", "zet de namen van de kolommen op de eerste rij", bestand=fouten.bestand
        )
    plaatsen = kolommen.plaatsen(kop.velden, fouten)
    return plaatsen, _even_lang(rijen, len(kop.velden), fouten)


def _lees(pad: Path, naam: str) -> bytes:
    try:
        with pad.open("rb") as stroom:
            inhoud = stroom.read(MAX_BYTES + 1)
    except OSError as fout:
        reden = fout.strerror or type(fout).__name__
        tekst = f"dit bestand kan niet gelezen worden ({reden})"
        raise InvoerFout.een(tekst, "kijk de naam na", bestand=naam) from None
    if len(inhoud) > MAX_BYTES:
        raise InvoerFout.een(
            f"dit bestand is te groot: ten hoogste {MAX_BYTES} bytes", "splits het op", bestand=naam
        )
    return inhoud


def _decodeer(inhoud: bytes, codering: str, fouten: Fouten) -> str:
    if codering not in CODERINGEN:
        hulp = bedoelde_u(kort(codering), CODERINGEN)
        raise InvoerFout.een(
            f"de codering “{kort(codering)}” is niet toegelaten", hulp, bestand=fouten.bestand
        )
    naam = "utf-8-sig" if codering == STANDAARD_CODERING else codering
    if naam == "utf-8-sig" and inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tekst = "het bestand is UTF-16"
        raise InvoerFout.een(tekst, "bewaar het als UTF-8, of geef --codering utf-16", bestand=fouten.bestand)
    try:
        gelezen = inhoud.decode(naam)
    except UnicodeDecodeError as fout:
        rij = inhoud.count(b"\n", 0, fout.start) + 1
        hulp = "bewaar het als UTF-8, of geef --codering windows-1252"
        raise InvoerFout.een(
            f"het bestand is geen {codering.upper()}", hulp, bestand=fouten.bestand, regel=rij
        ) from None
    if "\0" in gelezen:
        rij = gelezen.count("\n", 0, gelezen.index("\0")) + 1
        raise InvoerFout.een(
            "een teken kan hier niet staan", "bewaar het als CSV", bestand=fouten.bestand, regel=rij
        )
    return gelezen


def _csv(tekst: str, scheiding: str, fouten: Fouten) -> Iterator[Rij]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    while True:
        nummer = lezer.line_num + 1
        try:
            velden = next(lezer)
        except StopIteration:
            return
        except csv.Error:
            hulp = "kijk de aanhalingstekens op deze rij na"
            raise InvoerFout.een(
                "deze rij kan niet gelezen worden", hulp, bestand=fouten.bestand, regel=nummer
            ) from None
        if velden and any(velden):
            yield Rij(nummer, velden)


def _even_lang(rijen: Iterable[Rij], lengte: int, fouten: Fouten) -> Iterator[Rij]:
    for aantal, rij in enumerate(rijen, start=1):
        if aantal > MAX_RIJEN:
            _te_veel(fouten)
        if len(rij.velden) != lengte:
            tekst = f"deze rij heeft {len(rij.velden)} velden, de eerste rij {lengte}"
            fouten.meld(rij.nummer, "", tekst, "kijk de scheidingstekens na")
        elif max(map(len, rij.velden)) > MAX_VELD:
            fouten.meld(rij.nummer, "", f"een veld telt meer dan {MAX_VELD} tekens", "kort het in")
        else:
            yield rij


def _te_veel(fouten: Fouten) -> None:
    tekst = f"te veel rijen: ten hoogste {MAX_RIJEN}"
    raise InvoerFout.een(tekst, "splits het bestand op per jaar", bestand=fouten.bestand)


def _parquet(pad: Path, kolommen: Kolommen, fouten: Fouten) -> tuple[dict[str, int], Iterator[Rij]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hulp = "installeer het pakket met de extra bevolking, of bewaar de tabel als CSV"
        raise InvoerFout.een("Parquet lezen vraagt pyarrow", hulp, bestand=fouten.bestand) from None
    try:
        bron = pq.ParquetFile(pad)
        if bron.metadata.num_rows > MAX_RIJEN:
            _te_veel(fouten)
        groot = sum(bron.metadata.row_group(nr).total_byte_size for nr in range(bron.num_row_groups))
        if groot > MAX_BYTES:
            raise InvoerFout.een(
                f"te groot: ten hoogste {MAX_BYTES} bytes", "splits het op", bestand=fouten.bestand
            )
        plaatsen = kolommen.plaatsen(bron.schema_arrow.names, fouten)
        tabel = bron.read()
    except OSError as fout:
        reden = fout.strerror or "geen leesbaar Parquet-bestand"
        tekst = f"dit bestand kan niet gelezen worden ({reden})"
        raise InvoerFout.een(tekst, "kijk de naam en de inhoud na", bestand=fouten.bestand) from None
    except pa.ArrowException:
        tekst = "dit is geen leesbaar Parquet-bestand"
        raise InvoerFout.een(tekst, "bewaar de tabel opnieuw", bestand=fouten.bestand) from None
    teksten = [_als_tekst(naam, tabel.column(plaats), pa, fouten) for naam, plaats in plaatsen.items()]
    fouten.stop()
    rijen = (Rij(nummer, velden) for nummer, velden in enumerate(zip(*teksten, strict=True), start=1))
    return {naam: nr for nr, naam in enumerate(plaatsen)}, _even_lang(rijen, len(teksten), fouten)


def _als_tekst(naam: str, kolom: Any, pa: Any, fouten: Fouten) -> list[str]:
    """A column as CSV would have it; a kind that CSV could not hold unambiguously is refused."""
    soort = kolom.type
    if pa.types.is_dictionary(soort):
        soort = soort.value_type
    if not (
        pa.types.is_string(soort)
        or pa.types.is_large_string(soort)
        or pa.types.is_integer(soort)
        or pa.types.is_date(soort)
    ):
        tekst = f"deze kolom is van de soort {soort}"
        fouten.meld(None, naam, tekst, "gebruik tekst, gehele getallen of dagen (date32)")
        return []
    return ["" if waarde is None else str(waarde) for waarde in kolom.to_pylist()]
