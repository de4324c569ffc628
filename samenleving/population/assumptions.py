"""What no source gives and what is assumed instead: `aannames.yaml`, with range, reason and source.

Numbers live in that file. Here they are read, checked and drawn: a draw is one quantile per assumption, so
that all classes of an assumption move together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.schema_check import controleer_schema
from samenleving.yaml_io import Regels, YamlFout, laad_yaml

BESTAND = "aannames.yaml"
ALLE = "alle"
AANNAME = "aanname"
DELEN = frozenset({"deel"})
"""Units of which nothing exceeds one."""


class Bereik(NamedTuple):
    """A number with what it may as well be."""

    verwacht: float
    laag: float
    hoog: float

    def kwantiel(self, deel: float) -> float:
        """The number below which that fraction of a triangular distribution lies."""
        breedte = self.hoog - self.laag
        if not breedte:
            return self.verwacht
        if deel * breedte < self.verwacht - self.laag:
            return self.laag + math.sqrt(deel * breedte * (self.verwacht - self.laag))
        return self.hoog - math.sqrt((1 - deel) * breedte * (self.hoog - self.verwacht))


@dataclass(frozen=True)
class Aanname:
    """One assumption.

    Attributes:
        soort: `ijkpunt`, `kenmerk`, `beoordeling`, `deelname` or `gemeente`.
        per: what its classes are (`duur`, `leeftijd`, `gebruiker`), empty where there is one number.
        waarden: class → range; the class `alle` where there is one number.
        bron: title of the source, or `aanname`.
        zekerheid: confidence code of the source, empty for an assumption.
        raakt: for a judgement, the variable of the law that it fills in.
        samenhang: 1 where a judgement goes with a greater distance to work, -1 where it goes against it.
    """

    id: str
    soort: str
    naam: str
    betekenis: str
    eenheid: str
    waarden: Mapping[str, Bereik]
    reden: str
    bron: str
    zekerheid: str = ""
    href: str = ""
    per: str = ""
    raakt: str = ""
    samenhang: int = 0

    @property
    def onzeker(self) -> bool:
        """Whether the range leaves anything open."""
        return any(bereik.laag < bereik.hoog for bereik in self.waarden.values())


@dataclass(frozen=True)
class Keuze:
    """A choice between ways of reckoning, none of which is a number."""

    id: str
    naam: str
    betekenis: str
    keuze: str
    keuzes: Mapping[str, str]
    reden: str
    bron: str


@dataclass(frozen=True)
class Paar:
    """Two figures that contradict each other, by reference, and what that means for the population."""

    id: str
    onderwerp: str
    gevolgd: str
    ander: str
    gevolg: str


@dataclass(frozen=True)
class Aannames:
    """All of them, with what was drawn or chosen.

    Attributes:
        tegenspraken: figures that contradict each other, with the one that is followed.
        kwantielen: id → quantile that holds instead of the expected number.
        gekozen: id of a choice → what was chosen.
    """

    aannames: Mapping[str, Aanname]
    keuzes: Mapping[str, Keuze]
    tegenspraken: tuple[Paar, ...] = ()
    kwantielen: Mapping[str, float] = field(default_factory=dict)
    gekozen: Mapping[str, str] = field(default_factory=dict)

    def waarde(self, id_: str, klasse: str = ALLE) -> float:
        """The number that holds for a class."""
        bereik = self.aannames[id_].waarden[klasse]
        kwantiel = self.kwantielen.get(id_)
        return float(bereik.verwacht if kwantiel is None else bereik.kwantiel(kwantiel))

    def per_klasse(self, id_: str, klassen: tuple[str, ...]) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The numbers of the classes in that order; one number holds for every class."""
        waarden = self.aannames[id_].waarden
        return np.array([self.waarde(id_, klasse if klasse in waarden else ALLE) for klasse in klassen])

    def keuze(self, id_: str) -> str:
        """What was chosen, or the default."""
        return self.gekozen.get(id_, self.keuzes[id_].keuze)

    def met(self, **kwantielen: float) -> Aannames:
        """The same with other quantiles."""
        return replace(self, kwantielen={**self.kwantielen, **kwantielen})

    def kies(self, **keuzes: str) -> Aannames:
        """The same with other choices.

        Raises:
            InvoerFout: no such choice.
        """
        for id_, keuze in keuzes.items():
            if id_ not in self.keuzes:
                raise InvoerFout.een(f"de keuze “{id_}” bestaat niet", bedoelde_u(id_, self.keuzes))
            if keuze not in self.keuzes[id_].keuzes:
                raise InvoerFout.een(
                    f"“{keuze}” is geen keuze bij {id_}", bedoelde_u(keuze, self.keuzes[id_].keuzes)
                )
        return replace(self, gekozen={**self.gekozen, **keuzes})

    def trek(self, zaad: int, trekking: int, soorten: tuple[str, ...] = ()) -> Aannames:
        """A draw of every uncertain assumption, of the kinds asked; the same for the same numbers."""
        loting = np.random.Generator(np.random.PCG64([zaad, trekking]))
        getrokken = {id_: float(loting.random()) for id_ in self.aannames}
        return replace(self, kwantielen={id_: getrokken[id_] for id_ in self.onzekere(soorten)})

    def onzekere(self, soorten: tuple[str, ...] = ()) -> Iterator[str]:
        """Ids of the assumptions with a range, of the kinds asked, in the order of the file."""
        for id_, aanname in self.aannames.items():
            if aanname.onzeker and (not soorten or aanname.soort in soorten):
                yield id_

    def beoordelingen(self) -> Mapping[str, Aanname]:
        """Variable of the law → the assumption that fills in its judgement."""
        return {aanname.raakt: aanname for aanname in self.aannames.values() if aanname.raakt}


@cache
def aannames() -> Aannames:
    """The assumptions of the project, checked against their schema.

    Raises:
        InvoerFout: what the schema refuses, or a range in the wrong order, with file and line.
    """
    pad = files("samenleving.population").joinpath(BESTAND)
    try:
        data, regels = laad_yaml(pad, naam=BESTAND)
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from fout
    return lees(data, regels)


def lees(data: Any, regels: Regels) -> Aannames:
    """Assumptions from data in the form of the file; raises `InvoerFout` for what is wrong with it."""
    controleer_schema("aannames", data, regels, BESTAND)
    meldingen = [melding for id_, velden in data["aannames"].items() for melding in _fouten(id_, velden)]
    meldingen += [
        _melding(("keuzes", id_, "keuze"), "dit is geen van de keuzes", "kies uit keuzes")
        for id_, velden in data["keuzes"].items()
        if velden["keuze"] not in velden["keuzes"]
    ]
    if meldingen:
        raise InvoerFout(replace(melding, regel=_regel(regels, melding.veld)) for melding in meldingen)
    return Aannames(
        MappingProxyType({id_: _aanname(id_, velden) for id_, velden in data["aannames"].items()}),
        MappingProxyType(
            {
                id_: Keuze(id_, **velden | {"bron": _bron(velden["bron"])[0]})
                for id_, velden in data["keuzes"].items()
            }
        ),
        tuple(Paar(id_, **velden) for id_, velden in data["tegenspraken"].items()),
    )


def _aanname(id_: str, velden: Mapping[str, Any]) -> Aanname:
    titel, zekerheid, href = _bron(velden["bron"])
    waarden = {klasse: Bereik(*getallen) for klasse, getallen in velden["waarden"].items()}
    rest = {sleutel: waarde for sleutel, waarde in velden.items() if sleutel not in ("bron", "waarden")}
    return Aanname(id_, **rest, waarden=MappingProxyType(waarden), bron=titel, zekerheid=zekerheid, href=href)


def _bron(bron: Any) -> tuple[str, str, str]:
    if bron == AANNAME:
        return AANNAME, "", ""
    return bron["titel"], bron["zekerheid"], bron.get("href", "")


def _fouten(id_: str, velden: Mapping[str, Any]) -> Iterator[Melding]:
    klassen = set(velden["waarden"])
    if (ALLE in klassen) == bool(velden.get("per")):
        yield _melding(
            ("aannames", id_, "waarden"), "klassen en “per” passen niet samen", "schrijf alle, of per klasse"
        )
    for klasse, (verwacht, laag, hoog) in velden["waarden"].items():
        if not laag <= verwacht <= hoog:
            yield _melding(
                ("aannames", id_, "waarden", klasse),
                "het bereik sluit niet om de verwachte waarde",
                "schrijf [verwacht, laag, hoog] met laag ≤ verwacht ≤ hoog",
            )
        if velden["eenheid"] in DELEN and hoog > 1:
            yield _melding(
                ("aannames", id_, "waarden", klasse), "een deel is hoogstens 1", "schrijf 0,35 voor 35 %"
            )


def _melding(pad: tuple[str, ...], tekst: str, oplossing: str) -> Melding:
    return Melding(BESTAND, None, ".".join(pad), tekst, oplossing)


def _regel(regels: Regels, veld: str) -> int | None:
    return regels.get(tuple(veld.split(".")))
