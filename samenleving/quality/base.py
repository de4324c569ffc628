"""What is checked: every file of the law package with its lines, and what was built from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from openfisca_core.parameters import Parameter
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from openfisca_samenleving.bepaling import Bepaling
from samenleving import law
from samenleving.errors import Ernst, Melding
from samenleving.legislation import Akte, Deel, laad_akten
from samenleving.legislation.loading import delen_in
from samenleving.proposals.tree import bladeren
from samenleving.yaml_io import Pad, Regels, laad_yaml, regel_van, veldnaam

PAKKET = "openfisca_samenleving"
INDEX = "index.yaml"


@dataclass(frozen=True)
class Bestand:
    """One YAML file: name as people know it, data, and the line of every field."""

    naam: str
    data: Any
    regels: Regels

    def melding(self, pad: Pad, tekst: str, oplossing: str, ernst: Ernst = "fout") -> Melding:
        """What is wrong with the field at `pad`."""
        return Melding(self.naam, regel_van(self.regels, pad), veldnaam(pad), tekst, oplossing, ernst)


@dataclass(frozen=True)
class Deelplaats:
    """One deel of an act with the line on which it begins."""

    akte: Akte
    deel: Deel
    bestand: str
    regel: int | None

    def melding(self, tekst: str, oplossing: str, ernst: Ernst = "fout") -> Melding:
        """What is wrong with this deel."""
        veld = f"{self.deel.plaats}, {self.deel.onderwerp}"
        return Melding(self.bestand, self.regel, veld, tekst, oplossing, ernst)


@dataclass(frozen=True)
class Kennisbasis:
    """The law as files and as what was built from them.

    Attributes:
        parameters: file of every parameter, by path.
        mappen: `index.yaml` of every folder of parameters; None where it is missing.
        eenheden: names of the units.
        stelsel: current law.
        akten: the acts, by id.
        delen: every deel of every act, with its line.
    """

    parameters: Mapping[str, Bestand]
    mappen: Mapping[str, Bestand | None]
    eenheden: frozenset[str]
    stelsel: TaxBenefitSystem
    akten: Mapping[str, Akte]
    delen: tuple[Deelplaats, ...]

    @cached_property
    def bladeren(self) -> dict[str, Parameter]:
        """Every parameter of the system, by path."""
        return {blad.name: blad for blad in bladeren(self.stelsel.parameters)}

    @cached_property
    def plaatsen(self) -> dict[str, list[Deelplaats]]:
        """The delen that encode each parameter and variable."""
        gevonden: dict[str, list[Deelplaats]] = {}
        for plaats in self.delen:
            for naam in plaats.deel.codeert:
                gevonden.setdefault(naam, []).append(plaats)
        return gevonden

    @property
    def variabelen(self) -> Mapping[str, Variable]:
        """The variables of the system, by name."""
        gevonden: Mapping[str, Variable] = self.stelsel.variables
        return gevonden


def bepaling_van(variabele: Variable) -> Bepaling | None:
    """What a variable says of itself; None where it says nothing."""
    bepaling = getattr(type(variabele), "__bepaling__", None)
    return bepaling if isinstance(bepaling, Bepaling) else None


def melding_over(variabele: Variable, tekst: str, oplossing: str) -> Melding:
    """What is wrong with a variable, at the line on which its class begins."""
    bestand, _, lijn = variabele.introspection_data or ("", "", None)
    # OpenFisca counts lines from 0.
    regel = None if lijn is None else lijn + 1
    return Melding(str(bestand).lstrip("/"), regel, variabele.name, tekst, oplossing)


def lees_kennisbasis() -> Kennisbasis:
    """Read everything the law package holds.

    Raises:
        InvoerFout: an act that cannot be read.
        YamlFout: a parameter file that is no YAML.
    """
    wet = files(PAKKET)
    parameters: dict[str, Bestand] = {}
    mappen: dict[str, Bestand | None] = {}
    for pad, bron in _boom(wet / "parameters", ()):
        naam = "/".join((PAKKET, "parameters", *pad))
        if bron.is_dir():
            index = bron / INDEX
            mappen[naam] = _lees(index, f"{naam}/{INDEX}") if index.is_file() else None
        elif pad[-1].endswith(".yaml") and pad[-1] != INDEX:
            parameters[".".join(pad).removesuffix(".yaml")] = _lees(bron, naam)
    akten = laad_akten()
    return Kennisbasis(
        parameters=parameters,
        mappen=mappen,
        eenheden=frozenset(law.eenheden()),
        stelsel=law.stelsel(),
        akten=akten,
        delen=tuple(_delen(wet / "legislation", akten)),
    )


def _lees(bron: Traversable, naam: str) -> Bestand:
    return Bestand(naam, *laad_yaml(bron, naam=naam))


def _boom(map_: Traversable, pad: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    yield pad, map_
    for kind in sorted(map_.iterdir(), key=lambda bron: bron.name):
        if kind.is_dir():
            yield from _boom(kind, (*pad, kind.name))
        else:
            yield (*pad, kind.name), kind


def _delen(map_: Traversable, akten: Mapping[str, Akte]) -> Iterator[Deelplaats]:
    for bron in sorted(map_.iterdir(), key=lambda bron: bron.name):
        if not bron.name.endswith(".yaml") or bron.name == INDEX:
            continue
        bestand = _lees(bron, f"{PAKKET}/legislation/{bron.name}")
        akte = akten[bestand.data["id"]]
        for (pad, _), deel in zip(delen_in(bestand.data), akte.delen(), strict=True):
            yield Deelplaats(akte, deel, bestand.naam, regel_van(bestand.regels, pad))
