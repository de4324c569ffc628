"""The quality of the base: what is covered, what is wrong, what is old, and what a jurist approved.

`controleer()` checks everything at once and names file, line, field and remedy. It is part of the tests, so
no check of the data stands anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samenleving.errors import InvoerFout, Melding
from samenleving.quality.acts import controleer_akten
from samenleving.quality.base import Kennisbasis, lees_kennisbasis
from samenleving.quality.freshness import controleer_ouderdom, peildatum_van
from samenleving.quality.official import controleer_wetteksten
from samenleving.quality.parameters import controleer_parameters
from samenleving.quality.proposals import controleer_adviezen, controleer_situaties, controleer_voorstellen
from samenleving.quality.sign_off import controleer_goedkeuringen, eigen_map, lees_register
from samenleving.quality.usage import controleer_gebruik
from samenleving.quality.variables import controleer_variabelen
from samenleving.yaml_io import YamlFout

__all__ = ["Controle", "Kennisbasis", "controleer", "lees_kennisbasis"]


@dataclass(frozen=True)
class Controle:
    """What was found, in the order of the files.

    Attributes:
        peildatum: the day against which the age of a check is measured; None where nothing could be read.
        geteld: how many parameters, variables, delen and approvals were looked at.
    """

    peildatum: date | None
    geteld: dict[str, int]
    fouten: tuple[Melding, ...]
    waarschuwingen: tuple[Melding, ...]

    def naar_dict(self) -> dict[str, Any]:
        """As data for JSON."""
        return {
            "peildatum": self.peildatum.isoformat() if self.peildatum else None,
            "geteld": self.geteld,
            "fouten": [asdict(melding) for melding in self.fouten],
            "waarschuwingen": [asdict(melding) for melding in self.waarschuwingen],
        }


def controleer(
    peildatum: date | None = None, wettests: Path | None = None, wetteksten: Path | None = None
) -> Controle:
    """Check everything.

    Args:
        peildatum: day against which the age of a check is measured; by default the latest check in the tree.
        wettests: folder of the law tests with the ledger of approvals; by default that of the repository,
            and none in an installed package.
        wetteksten: folder with official texts of the user, laid beside the acts; none by default.

    Raises:
        InvoerFout: an official text that cannot be read.
    """
    try:
        basis = lees_kennisbasis()
    except (InvoerFout, YamlFout) as fout:
        meldingen = fout.meldingen if isinstance(fout, InvoerFout) else InvoerFout.uit_yaml(fout).meldingen
        return Controle(peildatum, {}, meldingen, ())
    vormfouten = tuple(controleer_parameters(basis))
    if vormfouten:
        # What follows reads the files as the schema promises them to be.
        return _gesorteerd(peildatum, _geteld(basis, 0), vormfouten)
    dag = peildatum or peildatum_van(basis)
    map_ = wettests or eigen_map()
    goedkeuringen, vondsten = _goedkeuringen(map_, basis)
    drift = tuple(controleer_wetteksten(wetteksten, dag)) if wetteksten is not None else ()
    return _gesorteerd(dag, _geteld(basis, goedkeuringen), (*_inhoud(basis, dag), *vondsten, *drift))


def _inhoud(basis: Kennisbasis, dag: date) -> Iterator[Melding]:
    yield from controleer_variabelen(basis)
    yield from controleer_akten(basis)
    yield from controleer_gebruik(basis)
    yield from controleer_voorstellen()
    yield from controleer_adviezen()
    yield from controleer_situaties()
    yield from controleer_ouderdom(basis, dag)


def _goedkeuringen(map_: Path | None, basis: Kennisbasis) -> tuple[int, tuple[Melding, ...]]:
    if map_ is None:
        return 0, ()
    try:
        register = lees_register(map_)
    except InvoerFout as fout:
        return 0, fout.meldingen
    return len(register.goedkeuringen), tuple(controleer_goedkeuringen(register, basis))


def _geteld(basis: Kennisbasis, goedkeuringen: int) -> dict[str, int]:
    return {
        "parameters": len(basis.parameters),
        "variabelen": len(basis.variabelen),
        "delen": len(basis.delen),
        "goedkeuringen": goedkeuringen,
    }


def _gesorteerd(dag: date | None, geteld: dict[str, int], meldingen: tuple[Melding, ...]) -> Controle:
    op_plaats = sorted(dict.fromkeys(meldingen), key=lambda m: (m.bestand, m.regel or 0, m.veld, m.tekst))
    return Controle(
        dag,
        geteld,
        tuple(m for m in op_plaats if m.ernst == "fout"),
        tuple(m for m in op_plaats if m.ernst == "waarschuwing"),
    )
