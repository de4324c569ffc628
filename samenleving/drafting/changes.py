"""Which values a system changes against its basis, and what they were."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving import law
from samenleving.drafting.operations import Verandering
from samenleving.systems import Systeem

BEREKEND = (
    "de huidige waarde is berekend en staat zo in geen enkele geziene tekst; een aanhaling zou de wet "
    "woorden "
    "geven die er niet staan"
)


def veranderingen_van(
    systeem: Systeem, basis: Systeem | None = None
) -> tuple[tuple[datetime.date, Verandering], ...]:
    """What a system changes against its basis (current law), by date: the last to set a value decides."""
    van = law.stelsel() if basis is None else basis.stelsel
    gezet = [*systeem.wijzigingen, *(basis.wijzigingen if basis is not None else ())]
    uit: list[tuple[datetime.date, Verandering]] = []
    for pad in dict.fromkeys(w.pad for w in gezet if w.soort != "lezing"):
        vorige: Any = None
        for dag in sorted({w.datum for w in gezet if w.pad == pad}):
            oud = waarde_op(van, pad, dag) if vorige is None or basis is not None else vorige
            nieuw = waarde_op(systeem.stelsel, pad, dag)
            if nieuw != oud and (basis is None or nieuw != vorige):
                uit.append((dag, Verandering(pad, oud, nieuw)))
            vorige = nieuw
    return tuple(sorted(uit, key=lambda paar: (paar[0], paar[1].pad)))


def waarde_op(stelsel: TaxBenefitSystem, pad: str, dag: datetime.date) -> Any:
    """The value of a parameter on a day; None where it has none yet."""
    try:
        return law.waarde(stelsel, pad, dag)
    except ParameterNotFoundError:
        return None


@dataclass(frozen=True)
class Stand:
    """The value of a parameter on a day, after the changes of earlier days."""

    stelsel: TaxBenefitSystem
    dag: datetime.date
    gewijzigd: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, pad: str) -> Any:
        if pad in self.gewijzigd:
            return self.gewijzigd[pad]
        return law.waarde(self.stelsel, pad, self.dag)


def ongeschreven(veranderingen: Iterable[Verandering], dag: datetime.date) -> dict[str, str]:
    """Parameters whose present value we computed ourselves: no text prints it."""
    uit = {}
    for verandering in veranderingen:
        verwijzingen = law.parameterinfo(verandering.pad).verwijzingen_op(dag)
        if any("CALC" in verwijzing.zekerheid.split("+") for verwijzing in verwijzingen):
            uit[verandering.pad] = BEREKEND
    return uit
