"""The typical cases as a table: access and the main amounts of each case, system by system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from samenleving.compare.model import BedragUit, Geval, GevalUitkomst
from samenleving.display import toon
from samenleving.workbench.effects import Effecten

GELIJK = "gelijk"


@dataclass(frozen=True)
class Gevalcel:
    """One case in one system: a state or an amount, what differs from the basis, and why."""

    toestand: str = ""
    tekst: str = ""
    verschil: str = ""
    anders: bool = False
    redenen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gevalrij:
    """Access, or one amount."""

    label: str
    cellen: tuple[Gevalcel, ...]


@dataclass(frozen=True)
class Gevalblok:
    """One case."""

    naam: str
    beschrijving: str
    rijen: tuple[Gevalrij, ...]


def gevalblokken(effecten: Effecten) -> tuple[Gevalblok, ...]:
    """Every case, in the order of the comparison and of the columns."""
    return tuple(
        Gevalblok(geval.naam, geval.beschrijving, tuple(_rijen(geval))) for geval in effecten.gevallen
    )


def _rijen(geval: Geval) -> Iterator[Gevalrij]:
    if any(uitkomst.toegang.recht for uitkomst in geval.uitkomsten):
        yield Gevalrij("Toegang", tuple(_toegang(uitkomst) for uitkomst in geval.uitkomsten))
    titels = {b.id: b.titel for u in geval.uitkomsten for b in u.bedragen if b.hoofd}
    for id_, titel in titels.items():
        bedragen = [{b.id: b for b in uitkomst.bedragen}.get(id_) for uitkomst in geval.uitkomsten]
        yield Gevalrij(titel, tuple(_bedrag(bedrag) for bedrag in bedragen))


def _toegang(uitkomst: GevalUitkomst) -> Gevalcel:
    toegang = uitkomst.toegang
    redenen = tuple(reden.voorwaarde for reden in toegang.redenen)
    return Gevalcel(toegang.toestand, anders=toegang.aard != GELIJK, redenen=redenen)


def _bedrag(bedrag: BedragUit | None) -> Gevalcel:
    if bedrag is None:
        return Gevalcel(tekst="–")
    return Gevalcel(tekst=bedrag.tekst, verschil=_verschil(bedrag), anders=bedrag.aard != GELIJK)


def _verschil(bedrag: BedragUit) -> str:
    if not bedrag.delta:
        return ""
    teken = "+" if bedrag.delta > Decimal(0) else "−"
    return f"{teken}{toon(abs(bedrag.delta), bedrag.eenheid)}"
