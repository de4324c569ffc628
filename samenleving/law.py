"""The law as data for the instrument: the system, its parameters, readings and variables with their place.

Nothing is computed here. Whatever is shown about a number or a rule is read from the law package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml
from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving import CountryTaxBenefitSystem
from openfisca_samenleving.bepaling import Bepaling
from samenleving.errors import InvoerFout, Tweetalig, bedoelde_u

LEZINGEN = "lezingen"

INSTRUMENTEN = ("wijk_werken", "gemeenschapsdienst", "samenlevingsjobs")
"""The schemes, in the order in which they are shown."""

Waarde = bool | int | float | str


@dataclass(frozen=True)
class Verwijzing:
    """One dated reference of a parameter.

    Attributes:
        titel: act, article and lid; says so where a number was never seen.
        bron: what was read to know the value.
        zekerheid: confidence code (`TEXT_FR`, `SEED`, `SEC`, `CALC`, `LEZING`, `ONTWERP`, …).
        href: address, empty where there is none.
    """

    titel: str
    bron: str
    zekerheid: str
    href: str = ""


@dataclass(frozen=True)
class Parameterinfo:
    """What the law says about one number, text or switch."""

    pad: str
    label: str
    beschrijving: str
    eenheid: str
    keuzes: Mapping[str, str]
    waarden: Mapping[date, Waarde]
    verwijzingen: Mapping[date, tuple[Verwijzing, ...]]
    noot: str = ""
    kenmerk: str = ""
    gecontroleerd: str = ""

    def verwijzingen_op(self, dag: date) -> tuple[Verwijzing, ...]:
        """References of the value that holds on a day; empty before the first."""
        data = [begin for begin in self.verwijzingen if begin <= dag]
        return self.verwijzingen[max(data)] if data else ()


@dataclass(frozen=True)
class Variabeleinfo:
    """What the law says about one variable."""

    naam: str
    label: str
    entiteit: str
    eenheid: str
    bepaling: Bepaling
    noot: str = ""


@dataclass(frozen=True)
class Eenheid:
    """A unit of `units.yaml`: names for one and for more, and how a number in it is written."""

    naam: str
    een: str
    meer: str
    decimalen: int = 0
    procent: bool = False


@cache
def stelsel() -> TaxBenefitSystem:
    """Current law; built once and never changed."""
    return cast(TaxBenefitSystem, CountryTaxBenefitSystem())


def bladeren(knoop: ParameterNode) -> Iterator[Parameter]:
    """Every parameter under a node, in the order of the names: that of the file system differs by machine."""
    for _, kind in sorted(knoop.children.items()):
        if isinstance(kind, ParameterNode):
            yield from bladeren(kind)
        else:
            yield kind


@cache
def alle_parameters() -> Mapping[str, Parameterinfo]:
    """Every parameter of current law by path."""
    return {blad.name: _info(blad) for blad in bladeren(stelsel().parameters)}


def parameterinfo(pad: str) -> Parameterinfo:
    """One parameter; an unknown path is an `InvoerFout` with a suggestion."""
    alle = alle_parameters()
    if pad not in alle:
        tekst = Tweetalig(
            "de parameter “{pad}” bestaat niet", "the parameter “{pad}” does not exist", pad=pad
        )
        raise InvoerFout.een(tekst, bedoelde_u(pad, alle))
    return alle[pad]


def waarde(systeem: TaxBenefitSystem, pad: str, dag: date | str) -> Waarde:
    """The value of a parameter in a system on a day."""
    knoop: Any = systeem.get_parameters_at_instant(str(dag))
    for deel in pad.split("."):
        knoop = getattr(knoop, deel)
    return cast(Waarde, knoop)


@cache
def lezingen() -> Mapping[str, Parameterinfo]:
    """The named readings, by their short name (`verplaatsing_ritten`)."""
    prefix = f"{LEZINGEN}."
    return {
        pad.removeprefix(prefix): info for pad, info in alle_parameters().items() if pad.startswith(prefix)
    }


@cache
def eenheden() -> Mapping[str, Eenheid]:
    """The units by name."""
    tekst = files("openfisca_samenleving").joinpath("units.yaml").read_text(encoding="utf-8")
    return {
        rij["name"]: Eenheid(
            rij["name"],
            rij["label"]["one"],
            rij["label"]["other"],
            rij.get("decimalen", 0),
            rij.get("procent", False),
        )
        for rij in yaml.safe_load(tekst)
    }


def variabeleinfo(naam: str, systeem: TaxBenefitSystem | None = None) -> Variabeleinfo:
    """One variable, in current law or in a reform that adds it."""
    variabelen = (systeem or stelsel()).variables
    if naam not in variabelen:
        tekst = Tweetalig(
            "de variabele “{naam}” bestaat niet", "the variable “{naam}” does not exist", naam=naam
        )
        raise InvoerFout.een(tekst, bedoelde_u(naam, variabelen))
    variabele = variabelen[naam]
    bepaling = getattr(type(variabele), "__bepaling__", Bepaling("tussenstap"))
    return Variabeleinfo(
        naam,
        variabele.label or naam,
        variabele.entity.key,
        variabele.unit or "",
        bepaling,
        variabele.documentation or "",
    )


@lru_cache(maxsize=64)
def variabelen(systeem: TaxBenefitSystem | None = None) -> Mapping[str, Variabeleinfo]:
    """Every variable by name: scheme by scheme, then as the law package writes them down."""
    alle = (systeem or stelsel()).variables
    infos = [variabeleinfo(naam, systeem) for naam in alle]

    def plaats(info: Variabeleinfo) -> tuple[int, str, int]:
        instrument = info.bepaling.instrument
        rang = INSTRUMENTEN.index(instrument) if instrument in INSTRUMENTEN else len(INSTRUMENTEN)
        bestand, _, regel = alle[info.naam].introspection_data or ("", "", 0)
        return rang, bestand, regel

    return {info.naam: info for info in sorted(infos, key=plaats)}


def _info(blad: Parameter) -> Parameterinfo:
    meta = blad.metadata
    verwijzingen = {
        date.fromisoformat(str(dag)): tuple(
            Verwijzing(rij["title"], rij.get("source", ""), rij.get("confidence", ""), rij.get("href", ""))
            for rij in rijen
        )
        for dag, rijen in meta["reference"].items()
    }
    waarden = {date.fromisoformat(w.instant_str): w.value for w in reversed(blad.values_list)}
    return Parameterinfo(
        blad.name,
        meta["short_label"],
        blad.description,
        meta["unit"],
        meta.get("keuzes", {}),
        waarden,
        verwijzingen,
        meta.get("notes", ""),
        meta.get("gebruik", ""),
        str(meta.get("last_checked", "")),
    )
