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
from samenleving.compare.provisions import lijnen_in
from samenleving.compare.subjects import lijnsoorten
from samenleving.conformity.model import Matrix
from samenleving.display import maand as toon_maand
from samenleving.explain.calendar import Kalender, kalender
from samenleving.legal_checks import Knelpunt
from samenleving.population import outcome
from samenleving.population.books import Geldrekening
from samenleving.population.microdata import lees_microdata
from samenleving.population.money import geldrekeningen
from samenleving.population.outcome import Bevolkingsuitkomst
from samenleving.population.pact_population import (
    MAAND,
    Pactband,
    Pactuitkomst,
    maak_gemeenten,
    pactbanden,
    reken_pact,
)
from samenleving.population.simulate import simuleer
from samenleving.population.synthetic import ZAAD, maak, vroegste_maand
from samenleving.population.uncertainty import ELKE, TREKKINGEN, Onzekerheid, onzekerheid
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, lees_situatie
from samenleving.systems import Systeem, systeem

TE_VROEG = (
    "Voor deze maand is er geen bevolking: ze volgt de tabel van mei 2025 en de regels voor de uitkering die "
    "gelden vanaf {van}."
)
PACTLIJN = "leefloon"
"""The line of law that the activation pact belongs to."""
MAANDEN = 24
"""So many months a trajectory is followed."""
Melder = Callable[[str], None]


@dataclass(frozen=True)
class Bevolkingsvraag:
    """Which population to run.

    Attributes:
        zaad: seed of the synthetic population and of the draws.
        microdata: somebody's own persons instead.
        trekkingen: number of draws of the assumptions.
        elke: persons per row in the draws.
    """

    zaad: int = ZAAD
    microdata: Path | None = None
    trekkingen: int = TREKKINGEN
    elke: int = ELKE


@dataclass(frozen=True)
class Traject:
    """A case followed month by month in every system, in the order of the systems."""

    id: str
    naam: str
    beschrijving: str
    kalenders: tuple[Kalender, ...]


@dataclass(frozen=True)
class Bevolkingsdeel:
    """What the systems do to a population, how sure that is, and the money that goes round.

    Attributes:
        onzekerheid: intervals, tornado and scenarios; None for somebody's own data.
        geld: the books of each system; empty for somebody's own data, which say nothing of users.
    """

    uitkomst: Bevolkingsuitkomst
    onzekerheid: Onzekerheid | None
    geld: tuple[Geldrekening, ...]


@dataclass(frozen=True)
class Pactdeel:
    """The activation pact over all municipalities, with its intervals."""

    uitkomsten: tuple[Pactuitkomst, ...]
    banden: tuple[Pactband, ...]


@dataclass(frozen=True)
class Verslag:
    """What the full report is made of.

    Attributes:
        trajecten: the calendars.
        toets: the systems against the advices they answer to; None where no advice is about them.
        knelpunten: findings by system, in the order of the systems.
        bevolking: None where it was not asked.
        pact: None where no population was asked, or no system touches the line of law it belongs to.
        zonder_bevolking: why a population that was asked could not be run; empty otherwise.
    """

    vergelijking: Comparison
    trajecten: tuple[Traject, ...] = ()
    toets: Matrix | None = None
    knelpunten: Mapping[str, tuple[Knelpunt, ...]] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )
    bevolking: Bevolkingsdeel | None = None
    pact: Pactdeel | None = None
    zonder_bevolking: str = ""


def maak_verslag(
    namen: Sequence[str],
    basis: str = HUIDIG,
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
    situaties: Sequence[Situatie] | None = None,
    meld: Melder = lambda _stap: None,
    bevolking: Bevolkingsvraag | None = None,
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
    matrix = _toets(systemen, mappen)
    deel = pactdeel = None
    reden = ""
    if bevolking is not None:
        if bevolking.microdata is None and vergelijking.datum < vroegste_maand():
            reden = TE_VROEG.format(van=toon_maand(vroegste_maand()))
        else:
            deel = _bevolking(bevolking, systemen, vergelijking.datum, mappen, meld)
        if PACTLIJN in lijnen_in(systemen):
            pactdeel = _pact(bevolking, systemen, vergelijking.datum, mappen)
    return Verslag(vergelijking, trajecten, matrix, MappingProxyType(knelpunten), deel, pactdeel, reden)


def _pact(
    vraag: Bevolkingsvraag, systemen: Sequence[Systeem], datum: str, mappen: Sequence[Path | str]
) -> Pactdeel:
    """In the month of the comparison, or the first of which a result was published."""
    maand = max(datum, MAAND)
    gemeenten = maak_gemeenten(vraag.zaad, maand)
    uitkomsten = tuple(reken_pact(gemeenten, deze, maand) for deze in systemen)
    namen = [deze.naam for deze in systemen]
    return Pactdeel(uitkomsten, pactbanden(namen, vraag.zaad, maand, vraag.trekkingen, mappen))


STAPPEN, STAPPEN_BEVOLKING = 4, 2
"""So many steps `maak_verslag` tells of, and so many more with a population."""


def _bevolking(
    vraag: Bevolkingsvraag,
    systemen: Sequence[Systeem],
    maand: str,
    mappen: Sequence[Path | str],
    meld: Melder,
) -> Bevolkingsdeel:
    """The basis of the comparison is the first of the systems."""
    meld("Bevolking uitrekenen")
    if vraag.microdata is not None:
        uitkomst = simuleer(lees_microdata(vraag.microdata, maand), systemen)
        return Bevolkingsdeel(uitkomst, None, ())
    populatie = maak(vraag.zaad, maand)
    uitkomst = simuleer(populatie, systemen)
    geld = geldrekeningen(uitkomst, {s.naam: s for s in systemen}, populatie, mappen)
    meld("Onzekerheid uitrekenen")
    namen = [s.naam for s in systemen]
    zeker = onzekerheid(
        namen,
        maand,
        vraag.zaad,
        trekkingen=vraag.trekkingen,
        elke=vraag.elke,
        lezingen_=_open_lezingen(systemen),
        mappen=mappen,
    )
    return Bevolkingsdeel(uitkomst, zeker, geld)


def _open_lezingen(systemen: Sequence[Systeem]) -> tuple[str, ...]:
    """Readings that imitate an answer to what a source leaves open, and that no system has chosen itself."""
    open_ = dict.fromkeys(vraag.lezing for deze in systemen for vraag in deze.open_vragen if vraag.lezing)
    gekozen = [f"+lezing.{naam}=" for naam in open_]
    return tuple(
        n for n, deel in zip(open_, gekozen, strict=True) if all(deel not in s.naam for s in systemen)
    )


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
    if verslag.bevolking is not None:
        deel = verslag.bevolking
        uit["bevolking"] = {
            **outcome.naar_dict(deel.uitkomst),
            "onzekerheid": asdict(deel.onzekerheid) if deel.onzekerheid is not None else None,
            "geld": [asdict(rekening) for rekening in deel.geld],
        }
    if verslag.pact is not None:
        uit["pact"] = asdict(verslag.pact)
    return uit
