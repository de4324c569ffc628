"""Everything a full report holds: the comparison, and what is computed beside it for the same systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from samenleving import compare, conformity, legal_checks
from samenleving.advice import aanbevelingen
from samenleving.compare import Comparison
from samenleving.compare.subjects import lijnsoorten
from samenleving.conformity.model import Matrix
from samenleving.explain.calendar import Kalender, kalender
from samenleving.legal_checks import Knelpunt
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, lees_situatie
from samenleving.systems import Systeem, systeem

MAANDEN = 24
"""So many months a trajectory is followed."""
Melder = Callable[[str], None]


@dataclass(frozen=True)
class Traject:
    """A case followed month by month in every system, in the order of the systems."""

    id: str
    naam: str
    beschrijving: str
    kalenders: tuple[Kalender, ...]


@dataclass(frozen=True)
class Verslag:
    """What the full report is made of.

    Attributes:
        trajecten: the calendars.
        toets: the systems against the advices they answer to; None where no advice is about them.
        knelpunten: findings by system, in the order of the systems.
    """

    vergelijking: Comparison
    trajecten: tuple[Traject, ...] = ()
    toets: Matrix | None = None
    knelpunten: Mapping[str, tuple[Knelpunt, ...]] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )


def maak_verslag(
    namen: Sequence[str],
    basis: str = HUIDIG,
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
    situaties: Sequence[Situatie] | None = None,
    meld: Melder = lambda _stap: None,
) -> Verslag:
    """Compare systems and compute everything the full report shows.

    The arguments are those of `compare.vergelijk`; `meld` is called with the name of each step, for a
    progress bar.

    Raises:
        InvoerFout: whatever is wrong with a name, the month or an advice.
    """
    meld("Stelsels vergelijken")
    vergelijking = compare.vergelijk(namen, basis, datum, mappen, situaties)
    systemen = [systeem(deze.naam, mappen) for deze in vergelijking.systemen]
    meld("Trajecten volgen")
    trajecten = tuple(_trajecten(systemen, vergelijking))
    meld("Knelpunten zoeken")
    knelpunten = {s.naam: legal_checks.knelpunten(s, vergelijking.datum) for s in systemen}
    meld("Aan de adviezen toetsen")
    return Verslag(vergelijking, trajecten, _toets(systemen, mappen), MappingProxyType(knelpunten))


STAPPEN = 4
"""So many steps `maak_verslag` tells of."""


def _trajecten(systemen: Sequence[Systeem], vergelijking: Comparison) -> list[Traject]:
    uit = []
    for lijn in dict.fromkeys(geval.lijn for geval in vergelijking.gevallen):
        map_ = lijnsoorten()[lijn].trajecten
        if not map_:
            continue
        bron = Path(str(files("openfisca_samenleving").joinpath("situations", map_)))
        for pad in sorted(bron.glob("*.yaml")):
            situatie = lees_situatie(pad)
            kalenders = tuple(kalender(situatie, s, vergelijking.datum, MAANDEN) for s in systemen)
            uit.append(Traject(situatie.id, situatie.naam, situatie.beschrijving, kalenders))
    return uit


def _toets(systemen: Sequence[Systeem], mappen: Sequence[Path | str]) -> Matrix | None:
    """Against the advices that some provision of the systems answers to."""
    beantwoord = {
        id_
        for s in systemen
        for laag in s.keten
        for bepaling in laag.bepalingen
        for id_ in bepaling.beantwoordt
    }
    documenten = {a.document for a in aanbevelingen(mappen=mappen) if a.id in beantwoord}
    if not documenten:
        return None
    return conformity.toets([s.naam for s in systemen], documenten, mappen=mappen)


def naar_bestanden(verslag: Verslag) -> dict[str, Any]:
    """The parts beside the comparison as data for JSON, by the name of their file."""
    uit: dict[str, Any] = {}
    if verslag.trajecten:
        uit["trajecten"] = [asdict(traject) for traject in verslag.trajecten]
    if verslag.toets is not None:
        uit["toets"] = conformity.naar_dict(verslag.toets)
    if verslag.knelpunten:
        uit["knelpunten"] = {
            naam: legal_checks.naar_lijst(gevonden) for naam, gevonden in verslag.knelpunten.items()
        }
    return uit
