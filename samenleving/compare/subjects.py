"""Reads `onderwerpen.yaml`: which rules of the schemes belong on one row, and which rights in one role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_GEEN_STELSEL = ("id", "titel", "hoofd")
ALTIJD = "altijd"
"""A cell that stands outside the schemes, such as whether one is in force."""


@dataclass(frozen=True)
class Celregel:
    """How the cell of one scheme is filled; the head of `onderwerpen.yaml` tells what each field means."""

    pad: str = ""
    als: str = ""
    anders: str = ""
    ja: str = ""
    nee: str = ""
    tekst: str = "{}"
    vorm_pad: str = ""
    vorm_ja: str = ""
    vorm_nee: str = ""
    ook: tuple[str, ...] = ()
    variabele: str = ""
    deel: tuple[str, str] | None = None
    woorden: str = ""
    opsomming: tuple[tuple[str, str], ...] = ()
    als_keuze: tuple[str, str] | None = None
    namen: tuple[tuple[float, str], ...] = ()

    @property
    def paden(self) -> tuple[str, ...]:
        """Every parameter the cell shows or depends on, the shown one first."""
        keuze = (self.als_keuze[0],) if self.als_keuze else ()
        genoemd = (self.pad, *(pad for pad, _ in self.opsomming), self.als, self.vorm_pad, *self.ook, *keuze)
        return tuple(dict.fromkeys(pad for pad in genoemd if pad))


@dataclass(frozen=True)
class Rijregel:
    """One row: its cells by scheme, in the order of the schemes."""

    id: str
    titel: str
    kern: bool
    cellen: Mapping[str, Celregel]


@dataclass(frozen=True)
class Onderwerpregel:
    """One subject and the clauses that belong to it.

    Attributes:
        lijn: shown only where a system touches that line; empty for always.
        vangt: beginnings of paths without a row of their own that belong here.
        kern: which of those stand on the first page.
    """

    id: str
    titel: str
    clausules: tuple[str, ...]
    rijen: tuple[Rijregel, ...]
    lijn: str = ""
    vangt: tuple[str, ...] = ()
    kern: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lijnsoort:
    """A part of the law that proposals touch together, with the folder of its typical cases.

    Attributes:
        wortels: first parts of the parameter paths that belong to it.
        mensen: how a sentence names the persons in its cases.
        trajecten: the folder of the cases that are followed month by month; empty for none.
    """

    naam: str
    wortels: tuple[str, ...]
    map: str
    mensen: str
    trajecten: str = ""


@dataclass(frozen=True)
class Bedragregel:
    """Amounts that take one another's place; `elk` names one that is the same variable in every scheme."""

    id: str
    titel: str
    hoofd: bool
    variabelen: tuple[str, ...]


@dataclass(frozen=True)
class Lijnregel:
    """The line of one scheme: its typical case, its amount, a condition outside which it has no value."""

    geval: str
    variabele: str
    binnen: str = ""


@dataclass(frozen=True)
class Reeksregel:
    """A sweep: which inputs run together, over what, and which typical case stands model for each scheme."""

    id: str
    titel: str
    invoer: tuple[str, ...]
    x_titel: str
    eenheid: str
    trap: bool
    stappen: Mapping[str, Any]
    lijnen: Mapping[str, Lijnregel]


@cache
def _bestand() -> dict[str, Any]:
    tekst = files("samenleving.compare").joinpath("onderwerpen.yaml").read_text(encoding="utf-8")
    inhoud: dict[str, Any] = yaml.safe_load(tekst)
    return inhoud


@cache
def onderwerpregels() -> tuple[Onderwerpregel, ...]:
    """The subjects in the order of the file; the last one takes what belongs nowhere else."""
    return tuple(
        Onderwerpregel(
            data["id"],
            data["titel"],
            tuple(data.get("clausules", ())),
            tuple(_rij(rij) for rij in data["rijen"]),
            data.get("lijn", ""),
            tuple(data.get("vangt", ())),
            tuple(data.get("kern", ())),
        )
        for data in _bestand()["onderwerpen"]
    )


@cache
def lijnsoorten() -> Mapping[str, Lijnsoort]:
    """The lines in the order of the file; the first is the one where nothing is touched."""
    return {
        naam: Lijnsoort(naam, tuple(data["wortels"]), data["map"], data["mensen"], data.get("trajecten", ""))
        for naam, data in _bestand()["lijnen"].items()
    }


def lijnen_van(paden: Iterable[str]) -> tuple[str, ...]:
    """The lines that changed parameters belong to; without any the first."""
    geraakt = {pad.partition(".")[0] for pad in paden}
    gevonden = tuple(lijn.naam for lijn in lijnsoorten().values() if geraakt & set(lijn.wortels))
    return gevonden or tuple(lijnsoorten())[:1]


def rijregels() -> Iterator[Rijregel]:
    """Every row of every subject."""
    for onderwerp in onderwerpregels():
        yield from onderwerp.rijen


@cache
def genoemde_paden() -> frozenset[str]:
    """Every parameter that a row names."""
    return frozenset(pad for regel in rijregels() for cel in regel.cellen.values() for pad in cel.paden)


@cache
def stelselnamen() -> Mapping[str, str]:
    """The schemes that are compared, in their order, with their name in a sentence."""
    return dict(_bestand()["stelsels"])


def terzijde() -> tuple[str, ...]:
    """Beginnings of paths that have no row on purpose; the file gives each its reason."""
    return tuple(_bestand()["terzijde"])


def tegenhangers(instrument: str) -> tuple[str, ...]:
    """The schemes of the basis that a scheme is compared with where the basis does not know it, in order."""
    return tuple(_bestand()["tegenhangers"].get(instrument, ()))


def toegangsrechten(entiteit: str, lijn: str = "") -> tuple[str, ...]:
    """The rights that are access for a person, a user, an organiser or a municipality, scheme by scheme.

    In the cases of a line that has a right of its own for that entity, only that one.
    """
    eigen = _bestand()["toegang_in_lijn"].get(lijn, {}).get(entiteit)
    per_stelsel: dict[str, str] = _bestand()["toegang"].get(entiteit, {})
    return (eigen,) if eigen else tuple(per_stelsel.values())


@cache
def bedragregels(entiteit: str, lijn: str = "") -> tuple[Bedragregel, ...]:
    """The amounts of a person, a user, an organiser or a municipality, in the cases of a line."""
    per_entiteit = _bestand()["bedragen"] | _bestand()["bedragen_in_lijn"].get(lijn, {})
    return tuple(
        Bedragregel(
            data["id"],
            data["titel"],
            data.get("hoofd", False),
            tuple(waarde for naam, waarde in data.items() if naam not in _GEEN_STELSEL),
        )
        for data in per_entiteit.get(entiteit, ())
    )


@cache
def reeksregels() -> tuple[Reeksregel, ...]:
    """The sweeps."""
    return tuple(
        Reeksregel(
            data["id"],
            data["titel"],
            (data["invoer"],) if isinstance(data["invoer"], str) else tuple(data["invoer"]),
            data["x_titel"],
            data["eenheid"],
            data.get("trap", False),
            data["stappen"],
            {naam: Lijnregel(**data[naam]) for naam in stelselnamen() if naam in data},
        )
        for data in _bestand()["reeksen"]
    )


def _rij(data: Mapping[str, Any]) -> Rijregel:
    cellen = {naam: _cel(data[naam]) for naam in (*stelselnamen(), ALTIJD) if naam in data}
    return Rijregel(data["id"], data["titel"], data.get("kern", False), cellen)


def _cel(data: Mapping[str, Any]) -> Celregel:
    vorm, keuze, deel = data.get("vorm", {}), data.get("als_keuze"), data.get("deel")
    eenvoudig = ("pad", "als", "anders", "ja", "nee", "tekst", "variabele", "woorden")
    return Celregel(
        **{naam: data[naam] for naam in eenvoudig if naam in data},
        vorm_pad=vorm.get("pad", ""),
        vorm_ja=vorm.get("ja", ""),
        vorm_nee=vorm.get("nee", ""),
        ook=tuple(data.get("ook", ())),
        deel=(deel[0], deel[1]) if deel else None,
        opsomming=tuple((punt["pad"], punt["tekst"]) for punt in data.get("opsomming", ())),
        als_keuze=(keuze["pad"], keuze["is"]) if keuze else None,
        namen=tuple(data.get("namen", {}).items()),
    )
