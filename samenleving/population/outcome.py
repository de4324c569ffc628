"""What a simulation of a population gives: plain data, ready for JSON. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rechttelling:
    """Persons per state of a right.

    Attributes:
        toestanden: state → persons, on the facts alone; judgements that nobody made stay open.
        na_beoordeling: the same under the assumed judgements, once whoever may refer has referred; None where
            nothing is assumed.
    """

    id: str
    label: str
    toestanden: Mapping[str, int]
    na_beoordeling: Mapping[str, int] | None


@dataclass(frozen=True)
class Som:
    """An amount over the months, for all participants together.

    Attributes:
        eenheid: `centen` or `minuten`.
        waarde: a whole number; None where it cannot be computed.
        reden: why it cannot be computed; empty otherwise.
        per_maand: the same per month.
        per_groep: feature → class → the same over all months; classes of nobody are left out.
    """

    id: str
    label: str
    eenheid: str
    waarde: int | None
    reden: str
    per_maand: Mapping[str, int | None]
    per_groep: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Deelname:
    """Who takes part, under the assumptions on take-up.

    Attributes:
        in_aanmerking: persons who may take part once somebody refers them.
        niet_bekend: persons of whom the sources do not say whether they may; not counted in.
        opname_vandaag: participants of wijk-werken today as a fraction of those who may, both outside the
            transition group; None where nobody may.
        deelnemers: persons who take part.
        overgangsgroep: of them, in the transition group.
        nieuw: of them, not a participant today.
        vallen_weg: participants of today who may no longer.
        onzeker: participants of today of whom the sources do not say whether they still may; they are not
            among `deelnemers`.
    """

    in_aanmerking: int
    niet_bekend: int
    opname_vandaag: float | None
    deelnemers: int
    overgangsgroep: int
    nieuw: int
    vallen_weg: int
    onzeker: int


@dataclass(frozen=True)
class Cel:
    """One cell of the table of who gains and who loses access, in persons.

    Attributes:
        wint: no access under the basis, access here.
        wint_mogelijk: no access under the basis; here it depends on what is unknown or to be judged.
        verliest: access under the basis, none here.
        verliest_mogelijk: under the basis it depended on what is unknown or to be judged; none here.
        blijft: neither gains nor loses.
        wint_na_beoordeling: persons who gain under the assumed judgements; None where nothing is assumed.
        verliest_na_beoordeling: likewise who lose.
    """

    duur: str
    leeftijd: str
    statuut: str
    personen: int
    wint: int
    wint_mogelijk: int
    verliest: int
    verliest_mogelijk: int
    blijft: int
    wint_na_beoordeling: int | None
    verliest_na_beoordeling: int | None


@dataclass(frozen=True)
class Celtelling:
    """One cell of the table with its persons per state of access to at least one scheme.

    Attributes:
        na_beoordeling: the same under the assumed judgements; None where nothing is assumed.
    """

    duur: str
    leeftijd: str
    statuut: str
    personen: int
    toestanden: Mapping[str, int]
    na_beoordeling: Mapping[str, int] | None


@dataclass(frozen=True)
class Verschuiving:
    """Access under a system against access under the basis.

    Attributes:
        van_naar: state under the basis → state here → persons.
        cellen: by duration, age and category.
    """

    basis: str
    van_naar: Mapping[str, Mapping[str, int]]
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Systeemuitkomst:
    """What one system does to the population."""

    naam: str
    titel: str
    status: str
    toegang: Rechttelling
    rechten: tuple[Rechttelling, ...]
    deelname: Deelname | None
    sommen: tuple[Som, ...]
    verschuiving: Verschuiving | None
    toegang_per_cel: tuple[Celtelling, ...] = ()


@dataclass(frozen=True)
class Ijkcontrole:
    """A published figure beside what the population counts.

    Attributes:
        doel: what the source gives or implies.
        bevolking: what the population counts.
    """

    id: str
    label: str
    bron: str
    eenheid: str
    doel: float
    bevolking: float

    @property
    def verschil(self) -> float:
        """Population less source."""
        return self.bevolking - self.doel


@dataclass(frozen=True)
class Tegenspraak:
    """Two figures that contradict each other, and the one that the population follows."""

    id: str
    onderwerp: str
    gevolgd: str
    waarde: float
    ander: str
    ander_waarde: float
    verschil: float
    gevolg: str


@dataclass(frozen=True)
class Bevolkingsuitkomst:
    """The outcome of a population under several systems.

    Attributes:
        soort: `synthetisch` or `eigen_gegevens`.
        maand: month in which the states are counted.
        maanden: months over which amounts are added up.
        personen: persons in all.
        in_tabel: of them, in the table of May 2025.
        onzekerheid: intervals and tornado, as `uncertainty.naar_dict` gives them; empty where not asked.
        niet_gemodelleerd: what the outcome does not hold, in sentences.
    """

    soort: str
    maand: str
    maanden: tuple[str, ...]
    zaad: int | None
    elke: int
    personen: int
    in_tabel: int
    systemen: tuple[Systeemuitkomst, ...]
    ijking: tuple[Ijkcontrole, ...]
    tegenspraken: tuple[Tegenspraak, ...]
    niet_gemodelleerd: tuple[str, ...]
    stempel: Mapping[str, Any]
    onzekerheid: Mapping[str, Any] = field(default_factory=dict)

    def systeem(self, naam: str) -> Systeemuitkomst:
        """The outcome of one system by its name; KeyError where it was not asked."""
        gevonden = {systeem.naam: systeem for systeem in self.systemen}
        return gevonden[naam]


def naar_dict(uitkomst: Bevolkingsuitkomst) -> dict[str, Any]:
    """The outcome as data that JSON can hold."""
    data = asdict(uitkomst)
    for regel, controle in zip(data["ijking"], uitkomst.ijking, strict=True):
        regel["verschil"] = controle.verschil
    return data
