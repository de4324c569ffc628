"""What an outcome says: rights with their conditions, amounts, dates, and what would change them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class VoorwaardeUit:
    """One condition, duty or feature of a case in a system.

    Attributes:
        toestand: name of the state (`voldaan`, `te_beoordelen`, …).
        plaats: provision, as a citation.
        beslist: who decides or must act; empty where nobody's judgement is needed.
        uitleg: a sentence or two: the state, what was filled in, the number in the rule.
    """

    id: str
    label: str
    toestand: str
    plaats: str
    akte: str
    beslist: str
    uitleg: str


@dataclass(frozen=True)
class Recht:
    """A right with its conditions in reading order; those that do not apply are kept, at their place."""

    id: str
    label: str
    instrument: str
    toestand: str
    plaats: str
    akte: str
    voorwaarden: tuple[VoorwaardeUit, ...]


@dataclass(frozen=True)
class Bedrag:
    """An amount or a number of hours in the month (or the year, where the unit says so).

    Attributes:
        waarde: exact to the cent, None when nobody can say.
        som: the arithmetic in words; empty where there is none to show.
        reden: why there is no value; empty where there is one.
        toegang: state of the right it hangs on. Not met means no amount; to be judged or not known means that
            the amount holds only if the right does.
    """

    id: str
    label: str
    instrument: str
    waarde: Decimal | None
    eenheid: str
    tekst: str
    som: str
    plaats: str
    reden: str
    toegang: str


@dataclass(frozen=True)
class Uitkomst:
    """What a system means for a case in a month.

    Attributes:
        systeem: normalised name of the system.
        status: `in_werking`, `voorgesteld`, `hypothetisch`, …: a proposal is never a right.
        zin: the outcome in a sentence or a few, one for each scheme in force.
        wijzigers: what would change it.
    """

    situatie: str
    systeem: str
    titel: str
    status: str
    maand: str
    zin: str
    rechten: tuple[Recht, ...]
    plichten: tuple[VoorwaardeUit, ...]
    kenmerken: tuple[VoorwaardeUit, ...]
    bedragen: tuple[Bedrag, ...]
    data: tuple[tuple[str, str, str], ...]
    wijzigers: tuple[str, ...]

    def recht(self, id_: str) -> Recht:
        """One right; a KeyError where the case has no such right."""
        return {recht.id: recht for recht in self.rechten}[id_]

    def bedrag(self, id_: str) -> Bedrag:
        """One amount; a KeyError where the case has no such amount."""
        return {bedrag.id: bedrag for bedrag in self.bedragen}[id_]


class Gelezen:
    """Which parameters an outcome rests on: those each variable reads itself, and the variables under it."""

    def __init__(self) -> None:
        self._eigen: dict[str, set[str]] = {}
        self._onder: dict[str, set[str]] = {}

    def voeg_toe(self, naam: str, parameters: Iterable[str], variabelen: Iterable[str]) -> None:
        """Note what a variable reads."""
        self._eigen.setdefault(naam, set()).update(parameters)
        self._onder.setdefault(naam, set()).update(variabelen)

    @property
    def alle(self) -> frozenset[str]:
        """Every parameter."""
        return frozenset().union(*self._eigen.values())

    def van(self, *namen: str) -> frozenset[str]:
        """What some variables rest on, down to the inputs."""
        gezien, wachtrij = set(namen), list(namen)
        while wachtrij:
            nieuw = self._onder.get(wachtrij.pop(), set()) - gezien
            gezien |= nieuw
            wachtrij += nieuw
        return frozenset().union(*(self._eigen.get(naam, ()) for naam in gezien))


@dataclass(frozen=True)
class Waarden:
    """An outcome in values alone.

    Attributes:
        systeem: name of the system.
        rechten: per right its state.
        voorwaarden: per condition of a right in force, and per duty and feature, its state.
        bedragen: per amount of a scheme in force its value; None where there is none, or nobody can say.
    """

    systeem: str
    rechten: Mapping[str, str]
    voorwaarden: Mapping[str, str]
    bedragen: Mapping[str, float | None]


def naar_dict(uitkomst: Uitkomst) -> dict[str, Any]:
    """The outcome as JSON: amounts as numbers, unknown as null."""
    ruw = asdict(uitkomst)
    for bedrag in ruw["bedragen"]:
        bedrag["waarde"] = None if bedrag["waarde"] is None else float(bedrag["waarde"])
    ruw["data"] = [{"id": id_, "label": label, "datum": dag} for id_, label, dag in ruw["data"]]
    return ruw
