"""What a formula is handed to read from, watched: its period, its parameters."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, Protocol

from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.parameters import ParameterNodeAtInstant
from openfisca_core.periods import Period

EIGEN: Final = None
"""In the place of a period or an instant: the one for which the variable itself is asked."""

VARIABELE, SOM, PARAMETER, PERIODE = range(4)

Stap = tuple[int, str, Any]
"""One thing that is read: its kind, its name, and of which period or instant."""


class Meelezer(Protocol):
    """Told of everything a formula reads that is not the value of a variable."""

    def parameter(self, pad: str, op: Any, waarde: Any, /) -> None:
        """A parameter, or a whole node of them."""

    def periode(self, kenmerk: str, argumenten: tuple[Any, ...], waarde: Any, /) -> None:
        """Something about the period itself."""


class Tijdvak:
    """The period a formula is asked for, which notes when more than its name is used.

    Handing it to `persoon(…)` or `parameters(…)` says nothing about the period; asking its first day does.
    """

    __slots__ = ("_meelezer", "eigen")

    def __init__(self, eigen: Period, meelezer: Meelezer) -> None:
        self.eigen = eigen
        self._meelezer = meelezer

    def __getattr__(self, naam: str) -> Any:
        waarde = getattr(self.eigen, naam)
        if callable(waarde):
            return self._methode(naam, waarde)
        self._meelezer.periode(naam, (), waarde)
        return waarde

    def _methode(self, naam: str, methode: Callable[..., Any]) -> Callable[..., Any]:
        def roep(*argumenten: Any) -> Any:
            uit = methode(*argumenten)
            self._meelezer.periode(naam, argumenten, uit)
            return uit

        return roep

    def heel(self) -> Period:
        """The period itself, with everything about it."""
        self._meelezer.periode("", (), self.eigen)
        return self.eigen

    def __str__(self) -> str:
        return str(self.heel())

    def __iter__(self) -> Any:
        return iter(self.heel())

    def __getitem__(self, plaats: Any) -> Any:
        return self.heel()[plaats]

    def __hash__(self) -> int:
        return hash(self.heel())

    def __eq__(self, ander: object) -> bool:
        return self.heel() == (ander.eigen if isinstance(ander, Tijdvak) else ander)


class Regels:
    """A node of parameters that notes what is read from it."""

    __slots__ = ("_knoop", "_meelezer", "_op")

    def __init__(self, knoop: ParameterNodeAtInstant, op: Any, meelezer: Meelezer) -> None:
        self._knoop = knoop
        self._op = op
        self._meelezer = meelezer

    def __getattr__(self, naam: str) -> Any:
        knoop = self._knoop
        pad = f"{knoop._name}.{naam}" if knoop._name else naam
        kind = knoop._children.get(naam, AFWEZIG)
        if type(kind) is ParameterNodeAtInstant:
            return Regels(kind, self._op, self._meelezer)
        self._meelezer.parameter(pad, self._op, kind)
        if kind is AFWEZIG:
            raise ParameterNotFoundError(pad, knoop._instant_str)
        return kind

    def __getitem__(self, naam: Any) -> Any:
        return self.__getattr__(naam) if isinstance(naam, str) else self._heel()[naam]

    def __iter__(self) -> Any:
        return iter(self._heel())

    def __contains__(self, naam: str) -> bool:
        return naam in self._heel()

    def _heel(self) -> Any:
        self._meelezer.parameter(self._knoop._name, self._op, self._knoop)
        return self._knoop


class _Afwezig:
    pass


AFWEZIG: Final = _Afwezig()
"""In the place of the value of a parameter that does not exist."""
_PLAT = (bool, int, float, str, tuple, type(None))


def herkenning(waarde: Any) -> Hashable:
    """What tells two values apart: the value itself with its type, or the identity of an object."""
    return (type(waarde), waarde) if isinstance(waarde, _PLAT) else id(waarde)
