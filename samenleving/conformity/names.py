"""Everything a check may name: parameters, articles of drafts, acts, rights, amounts, example situations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from samenleving import law
from samenleving.drafting.templates import lees_sjablonen
from samenleving.legislation import laad_akten
from samenleving.proposals import voorstel_ids, voorstellen
from samenleving.proposals.model import HUIDIG
from samenleving.system_names import ontleed
from samenleving.systems import Systeem, systeem


@dataclass(frozen=True)
class Namen:
    """The names that exist.

    Attributes:
        artikelen: (part, article id) of every template of every proposal.
        akten: the keys of the articles of every act.
        uitkomsten: per kind (`recht`, `plicht`, `kenmerk`, `bedrag`, …) the names of its variables.
        situaties: path of every example situation, by id.
    """

    parameters: Mapping[str, law.Parameterinfo]
    artikelen: frozenset[tuple[str, str]]
    akten: Mapping[str, frozenset[str]]
    uitkomsten: Mapping[str, frozenset[str]]
    situaties: Mapping[str, Path]


def stelsel(naam: str, mappen: Sequence[Path | str] = ()) -> Systeem:
    """The system of that name; one on the project's own proposals is built once, whatever the folders."""
    kop = ontleed(naam).kop
    return systeem(naam) if kop in (HUIDIG, *voorstel_ids()) else systeem(naam, mappen)


def namen(mappen: Sequence[Path | str] = ()) -> Namen:
    """The names of the project and of the user's folders."""
    return _bouw(tuple(mappen)) if mappen else _eigen()


@lru_cache(maxsize=1)
def _eigen() -> Namen:
    return _bouw(())


def _bouw(mappen: tuple[Path | str, ...]) -> Namen:
    alle = voorstellen(mappen)
    uitkomsten: dict[str, set[str]] = {}
    for id_ in (HUIDIG, *(voorstel.id for voorstel in alle)):
        for naam, info in law.variabelen(stelsel(id_, mappen).stelsel).items():
            uitkomsten.setdefault(info.bepaling.soort, set()).add(naam)
    return Namen(
        parameters=law.alle_parameters(),
        artikelen=frozenset(
            (sjabloon.deel, sjabloon.id)
            for voorstel in alle
            for sjabloon in lees_sjablonen((voorstel,))
            if sjabloon.soort == "artikel"
        ),
        akten={id_: frozenset(deel.sleutel for deel in akte.delen()) for id_, akte in laad_akten().items()},
        uitkomsten=MappingProxyType({soort: frozenset(reeks) for soort, reeks in uitkomsten.items()}),
        situaties=_situaties(),
    )


def _situaties() -> dict[str, Path]:
    map_ = Path(str(files("openfisca_samenleving").joinpath("situations")))
    return {pad.stem: pad for pad in sorted(map_.glob("*.yaml"))}
