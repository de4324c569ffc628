"""The check language: what a recommendation asks, as data a jurist can read.

Small and total: no arithmetic, no loops, nothing is evaluated as code. `loading` reads it from YAML and
checks every name; `evaluate` asks a system.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from samenleving.proposals.model import Waarde
from samenleving.situation import Situatie

Vergelijking = Literal["is", "is_niet", "minstens", "hoogstens", "minder_dan", "meer_dan"]
VERGELIJKINGEN: tuple[Vergelijking, ...] = get_args(Vergelijking)
ZELFDE = "zelfde"


@dataclass(frozen=True)
class Pad:
    """The value of another parameter."""

    pad: str


Maatstaf = Waarde | Pad
"""What is compared with: a value, or another parameter."""


@dataclass(frozen=True)
class Voorwaarde:
    """One parameter against a value, or against another parameter."""

    pad: str
    vergelijking: Vergelijking
    maatstaf: Maatstaf

    @property
    def paden(self) -> tuple[str, ...]:
        ander = (self.maatstaf.pad,) if isinstance(self.maatstaf, Pad) else ()
        return (self.pad, *ander)


@dataclass(frozen=True)
class Parametertoets:
    """Every condition of `alle`, and at least one of `een_van` where it has any."""

    alle: tuple[Voorwaarde, ...] = ()
    een_van: tuple[Voorwaarde, ...] = ()


@dataclass(frozen=True)
class Situatietoets:
    """An outcome for a case.

    Attributes:
        onderdeel: what of the outcome is looked at: `recht`, `plicht`, `kenmerk` or `bedrag`.
        naam: the right, duty, feature or amount.
        voorwaarde: a condition of that right instead of the right itself; may be empty.
        toestanden: states that follow the recommendation.
        vergelijking: of an amount, with `maatstaf`.
        verschilt: the outcome must differ from that of current law in the same month.
    """

    situatie: Situatie
    onderdeel: str
    naam: str
    voorwaarde: str = ""
    toestanden: tuple[str, ...] = ()
    vergelijking: Vergelijking | None = None
    maatstaf: Maatstaf | None = None
    verschilt: bool = False


@dataclass(frozen=True)
class Norm:
    """Words that must stand together in one sentence, or in one paragraph.

    Attributes:
        wie: the actor; one of these words. Empty where nobody is addressed.
        moet: every entry must occur; an entry lists alternatives.
        niet: no entry may occur.
        getallen: parameters whose value must be printed there.
        binnen: `zin` or `lid`; a point of an enumeration is read with its introduction.
    """

    moet: tuple[tuple[str, ...], ...]
    wie: tuple[str, ...] = ()
    niet: tuple[tuple[str, ...], ...] = ()
    getallen: tuple[str, ...] = ()
    binnen: str = "zin"


@dataclass(frozen=True)
class Clausuletoets:
    """A norm in an article of the draft; without `deel` in either part."""

    artikel: str
    norm: Norm
    deel: str = ""


@dataclass(frozen=True)
class Wettekst:
    """A norm in our paraphrase of an article of an act."""

    akte: str
    artikel: str
    norm: Norm


@dataclass(frozen=True)
class Samen:
    """Several checks: all of them, some of them, or none."""

    delen: tuple[Deeltoets, ...]


@dataclass(frozen=True)
class EenVan:
    """Several checks, of which the best counts."""

    delen: tuple[Deeltoets, ...]


Deeltoets = Parametertoets | Situatietoets | Clausuletoets | Wettekst | Samen | EenVan


@dataclass(frozen=True)
class Toets:
    """The check of one recommendation.

    Attributes:
        kern: the check; None where nothing can express it.
        reden: why nothing can; empty where there is a check.
        deels: a weaker check: not followed, but this one is, means partly followed.
        geldend: the check where the scheme of the advice is not in force; `zelfde` means the same one, None
            means that nothing is followed there.
        stelsel: the scheme of the advice; empty where its checks always apply.
        uitleg: what the check looks at and what it leaves out.
        regel: line in the file.
    """

    id: str
    kern: Deeltoets | None
    reden: str = ""
    deels: Deeltoets | None = None
    geldend: Deeltoets | Literal["zelfde"] | None = None
    stelsel: str = ""
    uitleg: str = ""
    bestand: str = ""
    regel: int | None = None

    @property
    def bladen(self) -> tuple[Deeltoets, ...]:
        """Every check within it that asks something itself."""
        delen = [deel for deel in (self.kern, self.deels, self.geldend) if deel is not None]
        return tuple(blad for deel in delen if not isinstance(deel, str) for blad in bladen(deel))

    @property
    def paden(self) -> tuple[str, ...]:
        """Every parameter it names, the switch of its scheme first."""
        eigen = [f"{self.stelsel}.in_werking"] if self.stelsel else []
        return tuple(dict.fromkeys([*eigen, *(pad for blad in self.bladen for pad in _paden(blad))]))


def bladen(toets: Deeltoets) -> Iterator[Deeltoets]:
    """The checks within a check, without the combinations."""
    if isinstance(toets, Samen | EenVan):
        for deel in toets.delen:
            yield from bladen(deel)
    else:
        yield toets


def _paden(blad: Deeltoets) -> tuple[str, ...]:
    if isinstance(blad, Parametertoets):
        return tuple(pad for voorwaarde in (*blad.alle, *blad.een_van) for pad in voorwaarde.paden)
    if isinstance(blad, Clausuletoets | Wettekst):
        return blad.norm.getallen
    if isinstance(blad, Situatietoets) and isinstance(blad.maatstaf, Pad):
        return (blad.maatstaf.pad,)
    return ()
