"""The records of an act: akte, hoofdstuk, afdeling, artikel, deel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from samenleving.formats import FORMATEN
from samenleving.legislation.anchors import Anker, ankers, vul_in

Status = Literal["gecodeerd", "open_norm", "buiten_bereik", "niet_ingezien"]
STATUSSEN: tuple[Status, ...] = ("gecodeerd", "open_norm", "buiten_bereik", "niet_ingezien")

_SOORT_VOLUIT = {
    "decreet": "het decreet",
    "bvr": "het besluit van de Vlaamse Regering",
    "bijzondere_wet": "de bijzondere wet",
    "wet": "de wet",
    "kb": "het koninklijk besluit",
    "mb": "het ministerieel besluit",
}
_SOORT_KORT = {
    "decreet": "decreet",
    "bvr": "BVR",
    "bijzondere_wet": "bijzondere wet",
    "wet": "wet",
    "kb": "KB",
    "mb": "MB",
}


@dataclass(frozen=True)
class Wijziging:
    """An act that changed this act (`raakt`, `numac`) or, on an article, how it did so (`aard`)."""

    soort: str
    datum: str | None
    uitwerking: str | None = None
    aard: str | None = None
    numac: str | None = None
    raakt: tuple[str, ...] = ()
    bron: tuple[str, ...] = ()
    zekerheid: str | None = None
    justel: str | None = None
    opschrift: str | None = None
    opmerking: str | None = None


@dataclass(frozen=True)
class Deel:
    """One lid, paragraph or point.

    Attributes:
        plaats: where it stands, in Flemish citation style, with a visible placeholder for what was not seen.
        artikel: number of its article, `None` where it was never seen.
        sleutel: stable name of its article inside the act (`art-9`, or one of our own without a number).
        tekst: our paraphrase with anchors; `None` for what was not seen.
        basis: places in the act that this act executes.
        ingevuld_door: who fills an open norm.
        codeert: parameters (with dots) and variables (without) that encode it, those of the anchors first.
        geen_anker: parameters it encodes that the text does not print, each with the reason.
    """

    plaats: str
    artikel: str | None
    sleutel: str
    onderwerp: str
    status: Status
    par: int | None = None
    lid: int | None = None
    punt: str | None = None
    tekst: str | None = None
    basis: tuple[str, ...] = ()
    ingevuld_door: tuple[str, ...] = ()
    reden: str | None = None
    delegatie: bool = False
    codeert: tuple[str, ...] = ()
    geen_anker: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tekst_gezien: Literal["NL", "FR", "geen"] = "geen"
    zekerheid: str | None = None
    bron: tuple[str, ...] = ()
    opmerking: str | None = None

    @property
    def ankers(self) -> tuple[Anker, ...]:
        return ankers(self.tekst or "")

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(naam for naam in self.codeert if "." in naam)

    @property
    def variabelen(self) -> tuple[str, ...]:
        return tuple(naam for naam in self.codeert if "." not in naam)

    def ingevuld(self, waarde_van: Callable[[str], Any]) -> str:
        """The paraphrase with every anchor replaced by the value that `waarde_van(parameter)` gives."""
        return vul_in(self.tekst or "", waarde_van)


@dataclass(frozen=True)
class Artikel:
    nummer: str | None
    sleutel: str
    opschrift: str
    delen: tuple[Deel, ...]
    gewijzigd_bij: tuple[Wijziging, ...] = ()
    plaats_onbekend: str | None = None
    opmerking: str | None = None


@dataclass(frozen=True)
class Afdeling:
    nummer: str | None
    titel: str | None
    artikelen: tuple[Artikel, ...]


@dataclass(frozen=True)
class Hoofdstuk:
    """A chapter; `artikelen` are those outside any section, or of a section that was not seen."""

    nummer: str | None
    titel: str | None
    afdelingen: tuple[Afdeling, ...] = ()
    artikelen: tuple[Artikel, ...] = ()
    onderdeel_van: str | None = None

    def alle_artikelen(self) -> Iterator[Artikel]:
        yield from self.artikelen
        for afdeling in self.afdelingen:
            yield from afdeling.artikelen


@dataclass(frozen=True)
class Rechtsgrond:
    opschrift: str
    artikelen: tuple[str, ...]
    akte: str | None = None


@dataclass(frozen=True)
class Akte:
    id: str
    soort: str
    datum: str | None
    opschrift: str
    citeertitel: str | None
    numac: str | None
    eli: str | None
    te_wijzigen_door: Literal["decreet", "bvr", "mb", "federaal"]
    bron: tuple[str, ...]
    bijgewerkt_tot: str | None
    wijzigende_akten: tuple[Wijziging, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    voert_uit: str | None = None
    rechtsgronden: tuple[Rechtsgrond, ...] = ()
    opmerking: str | None = None

    @property
    def aanhaling(self) -> str:
        """How a clause cites the act for the first time: with the article, ready to stand after *van*."""
        if self.citeertitel:
            return f"het {self.citeertitel}"
        return f"{_SOORT_VOLUIT[self.soort]} van {FORMATEN['datum'].render(self.datum)} {self.opschrift}"

    @property
    def korte_naam(self) -> str:
        """How a table or a reference names it: *BVR van 29 september 2017 betreffende wijk-werken*."""
        if self.citeertitel:
            return self.citeertitel
        return f"{_SOORT_KORT[self.soort]} van {FORMATEN['datum'].render(self.datum)} {self.opschrift}"

    def artikelen(self) -> Iterator[Artikel]:
        for hoofdstuk in self.hoofdstukken:
            yield from hoofdstuk.alle_artikelen()

    def artikel(self, nummer: str) -> Artikel:
        """The article with this number, or with this key (`hfd-2-afd-5-vergoeding`); `KeyError` if none."""
        for artikel in self.artikelen():
            if nummer in (artikel.nummer, artikel.sleutel):
                return artikel
        raise KeyError(f"{self.id} heeft geen artikel {nummer}")

    def delen(self) -> Iterator[Deel]:
        for artikel in self.artikelen():
            yield from artikel.delen

    def delen_op(self, plaats: str) -> tuple[Deel, ...]:
        """Everything at a place: *artikel 34* gives the whole article, *artikel 34, tweede lid* one lid."""
        return tuple(deel for deel in self.delen() if (deel.plaats + ",").startswith(plaats + ","))
