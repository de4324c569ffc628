"""What a test of systems against advice says: per recommendation a status, by what, and the passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any, Literal, get_args

from samenleving.advice import Aanbeveling
from samenleving.proposals.model import Status as Systeemstatus
from samenleving.stamp import Stempel

Status = Literal["gevolgd", "deels", "niet_gevolgd", "niet_uitdrukbaar"]
STATUSSEN: tuple[Status, ...] = get_args(Status)
STATUSWOORDEN: Mapping[Status, str] = MappingProxyType(
    {
        "gevolgd": "gevolgd",
        "deels": "deels gevolgd",
        "niet_gevolgd": "niet gevolgd",
        "niet_uitdrukbaar": "niet uitdrukbaar",
    }
)
Grondsoort = Literal["parameter", "clausule", "wettekst", "situatie", "open_keuze", "stelsel", "reden"]


@dataclass(frozen=True)
class Grond:
    """One thing a status rests on.

    Attributes:
        naam: path of the parameter, id of the article, name of the case or of the open choice.
        tekst: what was found, in words.
        vervuld: whether it speaks for following the recommendation.
        bron: who set it, or where it stands; may be empty.
    """

    soort: Grondsoort
    naam: str
    tekst: str
    vervuld: bool
    bron: str = ""


@dataclass(frozen=True)
class Oordeel:
    """One recommendation in one system."""

    id: str
    status: Status
    gronden: tuple[Grond, ...]
    uitleg: str = ""

    @property
    def door(self) -> tuple[Grond, ...]:
        """The grounds that explain the status: those met, or else those not met."""
        if self.status == "gevolgd":
            return tuple(grond for grond in self.gronden if grond.vervuld) or self.gronden
        return self.gronden


@dataclass(frozen=True)
class Stelselkop:
    """One system of a matrix; `maand` is the month for which it was tested."""

    naam: str
    titel: str
    status: Systeemstatus
    maand: str


@dataclass(frozen=True)
class Documentkop:
    """One advice of a matrix."""

    document: str
    orgaan: str
    titel: str


@dataclass(frozen=True)
class Matrix:
    """Every recommendation in every system, in the order asked.

    Attributes:
        oordelen: per system, one judgement for each of `aanbevelingen`, in the same order.
    """

    systemen: tuple[Stelselkop, ...]
    documenten: tuple[Documentkop, ...]
    aanbevelingen: tuple[Aanbeveling, ...]
    oordelen: Mapping[str, tuple[Oordeel, ...]] = field(hash=False)
    stempel: Stempel

    def oordeel(self, systeem: str, id_: str) -> Oordeel:
        """One judgement; a KeyError for what is not in the matrix."""
        return {oordeel.id: oordeel for oordeel in self.oordelen[systeem]}[id_]

    def rij(self, id_: str) -> tuple[Oordeel, ...]:
        """One recommendation in every system."""
        return tuple(self.oordeel(kop.naam, id_) for kop in self.systemen)

    @property
    def verschillen(self) -> tuple[str, ...]:
        """The recommendations whose status is not the same in every system."""
        return tuple(a.id for a in self.aanbevelingen if len({o.status for o in self.rij(a.id)}) > 1)

    @property
    def gelijk(self) -> tuple[str, ...]:
        """The recommendations with a check whose status is the same in every system."""
        anders = set(self.verschillen)
        return tuple(
            aanbeveling.id
            for aanbeveling in self.aanbevelingen
            if aanbeveling.id not in anders and self.rij(aanbeveling.id)[0].status != "niet_uitdrukbaar"
        )

    def telling(self, systeem: str, document: str | None = None) -> dict[Status, int]:
        """How many recommendations have each status."""
        van = {a.id for a in self.aanbevelingen if document in (None, a.document)}
        aantal = Counter(oordeel.status for oordeel in self.oordelen[systeem] if oordeel.id in van)
        return {status: aantal[status] for status in STATUSSEN}


def naar_dict(matrix: Matrix) -> dict[str, Any]:
    """The matrix as JSON."""
    aanbevelingen = {aanbeveling.id: aanbeveling for aanbeveling in matrix.aanbevelingen}
    return {
        "systemen": {
            kop.naam: [_oordeel(oordeel, aanbevelingen[oordeel.id]) for oordeel in matrix.oordelen[kop.naam]]
            for kop in matrix.systemen
        },
        "stelsels": [
            {"naam": kop.naam, "titel": kop.titel, "status": kop.status, "maand": kop.maand}
            for kop in matrix.systemen
        ],
        "aanbevelingen": [
            {
                "id": aanbeveling.id,
                "document": aanbeveling.document,
                "orgaan": aanbeveling.orgaan,
                "stelling": aanbeveling.stelling,
                "soort": aanbeveling.soort,
                "vorm": aanbeveling.vorm,
                "gewicht": aanbeveling.gewicht,
                "actoren": list(aanbeveling.actoren),
            }
            for aanbeveling in matrix.aanbevelingen
        ],
        "tellingen": {
            kop.naam: {deel.document: matrix.telling(kop.naam, deel.document) for deel in matrix.documenten}
            for kop in matrix.systemen
        },
        "verschillen": list(matrix.verschillen),
        "gelijk_in_elk_stelsel": list(matrix.gelijk),
        "stempel": {**asdict(matrix.stempel), "voorstellen": dict(matrix.stempel.voorstellen)},
    }


def _oordeel(oordeel: Oordeel, aanbeveling: Aanbeveling) -> dict[str, Any]:
    passage = aanbeveling.passage
    return {
        "id": oordeel.id,
        "status": oordeel.status,
        "door": [
            {
                "soort": grond.soort,
                "naam": grond.naam,
                "tekst": grond.tekst,
                "vervuld": grond.vervuld,
                "bron": grond.bron,
            }
            for grond in oordeel.door
        ],
        "uitleg": oordeel.uitleg,
        "passage": {
            "document": passage.document,
            "plaats": passage.plaats,
            "regels": passage.regels,
            "ook": list(passage.ook),
        },
    }
