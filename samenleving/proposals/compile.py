"""From provisions to an OpenFisca reform, and a record of who changed what."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from openfisca_core.parameters import ParameterNode
from openfisca_core.reforms import Reform

from openfisca_samenleving.stelsel import EigenParametercache
from samenleving.proposals.model import ZOALS_BASIS, Bepaling, Voorstel, Waarde, Wijzigt
from samenleving.proposals.tree import blad, waarde_op, zet

Soort = Literal["bepaling", "variant", "lezing", "los"]


@dataclass(frozen=True)
class Zetting:
    """One parameter set by somebody.

    Attributes:
        soort: by a provision, an option of a variant, a chosen reading, or loose in the name of a system.
        voorstel_id, bepaling_id: the provision; an option is `variant=optie`; None for the last two kinds.
    """

    wijzigt: Wijzigt
    soort: Soort
    voorstel_id: str | None = None
    bepaling_id: str | None = None


@dataclass(frozen=True)
class Wijziging:
    """A value that changed: what stood there that day in the system below, and what stands there now.

    `oud` equals `nieuw` where a provision confirms what the basis says already.
    """

    pad: str
    datum: datetime.date
    oud: Waarde | None
    nieuw: Waarde
    soort: Soort
    voorstel_id: str | None = None
    bepaling_id: str | None = None

    @property
    def verandert(self) -> bool:
        """Whether the value differs from the one below."""
        return self.oud != self.nieuw


def zettingen_van(voorstel: Voorstel, opties: tuple[Bepaling, ...] = ()) -> tuple[Zetting, ...]:
    """What a proposal sets with its provisions and then with the chosen options."""
    return (*_zettingen(voorstel, voorstel.bepalingen, "bepaling"), *_zettingen(voorstel, opties, "variant"))


def _zettingen(voorstel: Voorstel, bepalingen: tuple[Bepaling, ...], soort: Soort) -> list[Zetting]:
    return [
        Zetting(wijzigt, soort, voorstel.id, bepaling.id)
        for bepaling in bepalingen
        for wijzigt in bepaling.parameters
    ]


def pas_toe(
    boom: ParameterNode, zettingen: tuple[Zetting, ...]
) -> tuple[ParameterNode, tuple[Wijziging, ...]]:
    """The tree with everything set, in order, and what changed. Without anything to set: the tree itself.

    Raises `ZetFout` (see `tree.zet`).
    """
    wijzigingen: list[Wijziging] = []
    for zetting in zettingen:
        pad = zetting.wijzigt.pad
        oud = blad(boom, pad)
        boom = zet(boom, zetting.wijzigt)
        for datum, waarde in zetting.wijzigt.waarden:
            if waarde == ZOALS_BASIS:
                continue
            vorige = None if oud is None else waarde_op(oud, datum)
            wijzigingen.append(
                Wijziging(pad, datum, vorige, waarde, zetting.soort, zetting.voorstel_id, zetting.bepaling_id)
            )
    return boom, tuple(wijzigingen)


class Hervorming(EigenParametercache, Reform):
    """A system that stands on another one; `maak_klasse` makes one class per name.

    OpenFisca hands a reform the bare country system, so the class itself first puts what it stands on
    underneath, unless the system it gets already carries it.
    """

    naam: ClassVar[str] = ""
    ouder: ClassVar[type[Hervorming] | None] = None
    zettingen: ClassVar[tuple[Zetting, ...]] = ()
    variabelen: ClassVar[tuple[type, ...]] = ()
    wijzigingen: tuple[Wijziging, ...]

    def __init__(self, baseline: Any) -> None:
        if self.ouder is not None and not draagt(baseline, self.ouder.naam):
            baseline = self.ouder(baseline)
        super().__init__(baseline)
        self.key = self.naam

    def apply(self) -> None:
        """Set the parameters and put the proposal's own rules in place."""
        self.parameters, self.wijzigingen = pas_toe(self.baseline.parameters, self.zettingen)
        for variabele in self.variabelen:
            if variabele.__name__ in self.variables:
                self.update_variable(variabele)
            else:
                self.add_variable(variabele)


def maak_klasse(
    naam: str,
    zettingen: tuple[Zetting, ...],
    ouder: type[Hervorming] | None,
    variabelen: tuple[type, ...] = (),
) -> type[Hervorming]:
    """The reform class of one system, found again as `samenleving.reforms.<naam>`."""
    leden = {
        "__module__": "samenleving.reforms",
        "__doc__": f"The system {naam}.",
        "naam": naam,
        "name": naam,
        "ouder": ouder,
        "zettingen": zettingen,
        "variabelen": variabelen,
    }
    return type(naam, (Hervorming,), leden)


def lagen(stelsel: Any) -> list[Any]:
    """The system and everything it stands on, country system last.

    A reform forwards unknown attributes to its baseline, so the chain is walked through `__dict__`.
    """
    gevonden = [stelsel]
    while (onder := gevonden[-1].__dict__.get("baseline")) is not None:
        gevonden.append(onder)
    return gevonden


def draagt(stelsel: Any, naam: str) -> bool:
    """Whether the system of that name lies somewhere in this one."""
    return any(isinstance(laag, Hervorming) and laag.naam == naam for laag in lagen(stelsel))


def alle_wijzigingen(stelsel: Any) -> tuple[Wijziging, ...]:
    """Everything that changed, from the country system up."""
    hervormingen = [laag for laag in reversed(lagen(stelsel)) if isinstance(laag, Hervorming)]
    return tuple(wijziging for laag in hervormingen for wijziging in laag.wijzigingen)
