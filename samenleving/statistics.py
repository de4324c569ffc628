"""Figures, instruments and contradictions of the sources, as data with source and confidence.

The files stand in `openfisca_samenleving/gegevens/`. Nothing here is law: what a rule uses is a parameter.
A figure is kept as the source prints it, also where sources contradict each other; what that means is in
`tegenstrijdigheden()`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.schema_check import controleer_schema
from samenleving.yaml_io import YamlFout, laad_yaml

CIJFERBESTANDEN = ("volumes", "gemeenschapsdienst", "vdab_plan_2026", "activeringspact", "bronfeiten")
TOTAAL = "totaal"


@dataclass(frozen=True)
class Document:
    """A source; `gezien` says whether the document itself was read."""

    id: str
    titel: str
    gezien: str
    href: str = ""


@dataclass(frozen=True)
class Cijfer:
    """One figure of a source.

    Attributes:
        waarde: a number in `eenheid`, or an ISO date for the unit `datum`.
        datum: day, month or year it is about, as ISO text; empty for a date.
        document: id of the source; see `documenten()`.
        gedrukt: as the source prints it, where that was noted.
    """

    id: str
    betekenis: str
    waarde: float | str
    eenheid: str
    document: str
    plaats: str
    zekerheid: str
    datum: str = ""
    gedrukt: str = ""
    opmerking: str = ""


@dataclass(frozen=True)
class Tabel:
    """A table of counts: duration by age by category, with the totals that the source prints.

    Attributes:
        kolommen: label of each category, by its key.
        rijen: counts per category, by duration and age.
        rijtotalen: the totals at the end of each row, as printed.
        kolomtotalen: the totals under each category, as printed.
        totaal: the grand total, as printed.
    """

    id: str
    titel: str
    datum: str
    eenheid: str
    document: str
    plaats: str
    zekerheid: str
    kolommen: Mapping[str, str]
    rijen: Mapping[tuple[str, str], tuple[int, ...]]
    rijtotalen: Mapping[tuple[str, str], int]
    kolomtotalen: tuple[int, ...]
    totaal: int

    def cel(self, pad: str) -> int:
        """A cell by path: `tot_1_jaar/25_54/uitkeringsaanvraag`, `…/totaal`, `totaal/overige` or `totaal`.

        Raises:
            InvoerFout: no such cell.
        """
        delen = pad.split("/")
        if delen == [TOTAAL]:
            return self.totaal
        *rij, kolom = delen
        if rij == [TOTAAL] and kolom in self.kolommen:
            return self.kolomtotalen[list(self.kolommen).index(kolom)]
        sleutel = (rij[0], rij[1]) if len(rij) == len(("duur", "leeftijd")) else ("", "")
        if sleutel in self.rijen:
            if kolom == TOTAAL:
                return self.rijtotalen[sleutel]
            if kolom in self.kolommen:
                return self.rijen[sleutel][list(self.kolommen).index(kolom)]
        raise InvoerFout.een(f"de tabel {self.id} heeft geen cel “{pad}”", "schrijf duur/leeftijd/kolom")


@dataclass(frozen=True)
class Instrument:
    """A scheme, instrument, body or notion that the sources name, and how the project holds it.

    Attributes:
        belang: `kern`, `verwant` or `genoemd`.
        plaats: where it stands between regular work and welfare, as far as the sources say in words.
        opgenomen_als: `akten`, `parameters`, `variabelen`, `cijfers` (names), `voorstel`, or
            `beschreven` (why only described).
    """

    id: str
    naam: str
    omschrijving: str
    belang: str
    plaats: str
    opgenomen_als: Mapping[str, Any]


@dataclass(frozen=True)
class Zijde:
    """What one source says."""

    document: str
    plaats: str
    zegt: str


@dataclass(frozen=True)
class Tegenstrijdigheid:
    """Sources that contradict each other or themselves.

    Attributes:
        codeert: parameters that switch between the sides or that hold what was chosen.
        cijfers: figures it is about.
    """

    id: str
    soort: str
    onderwerp: str
    zijden: tuple[Zijde, ...]
    gevolg: str
    codeert: tuple[str, ...] = ()
    cijfers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dubbelzinnigheid:
    """What a source leaves open: the readings that switch it, or why nothing does."""

    id: str
    wat: str
    document: str
    plaats: str
    lezingen: tuple[str, ...] = ()
    geen_lezing: str = ""


@cache
def documenten() -> Mapping[str, Document]:
    """Every source by id."""
    return MappingProxyType({id_: Document(id_, **velden) for id_, velden in _lees("bronnen").items()})


@cache
def cijfers() -> Mapping[str, Cijfer]:
    """Every figure by id, file by file.

    Raises:
        InvoerFout: a file breaks its schema, or an id stands in two files.
    """
    gevonden: dict[str, Cijfer] = {}
    for bestand in CIJFERBESTANDEN:
        for id_, velden in _lees(bestand, schema="cijfers").items():
            if id_ in gevonden:
                raise InvoerFout.een(
                    "dit cijfer staat in twee bestanden", "schrap er één", bestand=bestand, veld=id_
                )
            gevonden[id_] = Cijfer(id_, **_met_bron(velden))
    return MappingProxyType(gevonden)


def cijfer(id_: str) -> Cijfer:
    """One figure; `InvoerFout` with a suggestion where it does not exist."""
    alle = cijfers()
    if id_ not in alle:
        raise InvoerFout.een(f"het cijfer “{id_}” bestaat niet", bedoelde_u(id_, alle))
    return alle[id_]


@cache
def arvastat() -> Tabel:
    """Jobseekers without work by duration, age and category, May 2025."""
    data = _met_bron(_lees("arvastat_2025_05"))
    rijen = {(rij["duur"], rij["leeftijd"]): rij for rij in data["rijen"]}
    velden = ("id", "titel", "datum", "eenheid", "document", "plaats", "zekerheid")
    return Tabel(
        **{veld: data[veld] for veld in velden},
        kolommen=MappingProxyType(data["kolommen"]),
        rijen=MappingProxyType({sleutel: tuple(rij["waarden"]) for sleutel, rij in rijen.items()}),
        rijtotalen=MappingProxyType({sleutel: rij[TOTAAL] for sleutel, rij in rijen.items()}),
        kolomtotalen=tuple(data[TOTAAL]["waarden"]),
        totaal=data[TOTAAL][TOTAAL],
    )


@cache
def instrumenten() -> Mapping[str, Instrument]:
    """Everything that the sources name, by key."""
    rijen = _lees("instrumenten", schema="instrumenten")
    return MappingProxyType({id_: Instrument(id_, **velden) for id_, velden in rijen.items()})


@cache
def tegenstrijdigheden() -> Mapping[str, Tegenstrijdigheid]:
    """Every contradiction by id."""
    rijen = _lees("tegenstrijdigheden", schema="tegenstrijdigheden")
    return MappingProxyType(
        {
            id_: Tegenstrijdigheid(
                id_,
                velden["soort"],
                velden["onderwerp"],
                tuple(Zijde(**zijde) for zijde in velden["zijden"]),
                velden["gevolg"],
                tuple(velden.get("codeert", ())),
                tuple(velden.get("cijfers", ())),
            )
            for id_, velden in rijen.items()
        }
    )


@cache
def dubbelzinnigheden() -> Mapping[str, Dubbelzinnigheid]:
    """Everything that a source leaves open, by id."""
    rijen = {id_: _met_bron(velden) for id_, velden in _lees("dubbelzinnigheden").items()}
    return MappingProxyType(
        {
            id_: Dubbelzinnigheid(id_, **velden | {"lezingen": tuple(velden.get("lezingen", ()))})
            for id_, velden in rijen.items()
        }
    )


def _lees(bestand: str, schema: str = "") -> dict[str, Any]:
    pad = resources.files("openfisca_samenleving").joinpath("gegevens", f"{bestand}.yaml")
    naam = f"gegevens/{bestand}.yaml"
    try:
        data, regels = laad_yaml(pad, naam=naam)
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from fout
    if schema:
        controleer_schema(schema, data, regels, naam)
    return dict(data)


def _met_bron(velden: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with `bron` laid out flat."""
    plat = {veld: waarde for veld, waarde in velden.items() if veld != "bron"}
    return plat | {veld: velden["bron"][veld] for veld in ("document", "plaats")}
