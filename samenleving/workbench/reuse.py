"""What was computed once stays true as long as nothing it rests on has changed.

An outcome tells which parameters it read. In another system that stands on the same rules it is the same
outcome when those parameters have the same values and were set by the same provisions.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from threading import Lock
from typing import Any, Generic, TypeVar

from samenleving.proposals.model import Bepaling, Variant
from samenleving.proposals.tree import blad
from samenleving.systems import Systeem

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Wie:
    """A system as a key: that very one. Two that are alike are no reason to weigh all they are made of."""

    __slots__ = ("systeem",)

    def __init__(self, systeem: Systeem) -> None:
        self.systeem = systeem

    def __hash__(self) -> int:
        return id(self.systeem)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Wie) and ander.systeem is self.systeem


class Onthouden(Generic[K, V]):
    """A bounded memory of results, the longest unused first forgotten; safe between threads."""

    def __init__(self, hoogstens: int) -> None:
        self._hoogstens, self._slot = hoogstens, Lock()
        self._inhoud: dict[K, V] = {}

    def __call__(self, sleutel: K, maak: Callable[[], V]) -> V:
        """What stands under a key, made where nothing does."""
        gevonden = self.neem(sleutel)
        if gevonden is None:
            gevonden = maak()
            self.zet(sleutel, gevonden)
        return gevonden

    def neem(self, sleutel: K) -> V | None:
        """What stands under a key, if anything does."""
        with self._slot:
            gevonden = self._inhoud.pop(sleutel, None)
            if gevonden is not None:
                self._inhoud[sleutel] = gevonden
            return gevonden

    def zet(self, sleutel: K, waarde: V) -> None:
        """Put something under a key."""
        with self._slot:
            self._inhoud.pop(sleutel, None)
            self._inhoud[sleutel] = waarde
            while len(self._inhoud) > self._hoogstens:
                del self._inhoud[next(iter(self._inhoud))]


def zelfde_regels(deze: Systeem, andere: Systeem) -> bool:
    """Whether two systems run the same formulas: only a proposal of ours brings rules of its own."""
    return _zelfde_regels(Wie(deze), Wie(andere))


@lru_cache(maxsize=256)
def _zelfde_regels(een: Wie, twee: Wie) -> bool:
    deze, andere = een.systeem, twee.systeem
    eigen, ander = deze.stelsel.variables, andere.stelsel.variables
    if eigen is ander:
        return True
    return eigen.keys() == ander.keys() and all(type(eigen[n]) is type(ander[n]) for n in eigen)


def verschil(deze: Systeem, andere: Systeem) -> frozenset[str]:
    """The parameters that are not the same in two systems: in a value, in who set it, or in being open."""
    return _verschil(Wie(deze), Wie(andere))


@lru_cache(maxsize=256)
def _verschil(een: Wie, twee: Wie) -> frozenset[str]:
    deze, andere = een.systeem, twee.systeem
    paden = {w.pad for systeem in (deze, andere) for w in systeem.wijzigingen}
    anders = {pad for pad in paden if _stand(deze, pad) != _stand(andere, pad)}
    eigen, ander = _open(deze), _open(andere)
    return frozenset(
        anders | {pad for pad in eigen.keys() | ander.keys() if eigen.get(pad) != ander.get(pad)}
    )


def _stand(systeem: Systeem, pad: str) -> tuple[Any, ...]:
    """The history of a parameter, and who had the last word on it."""
    parameter = blad(systeem.stelsel.parameters, pad)
    waarden = tuple((m.instant_str, m.value) for m in parameter.values_list) if parameter is not None else ()
    return (waarden, *_laatste(systeem, pad))


def _laatste(systeem: Systeem, pad: str) -> tuple[str, str, Bepaling | None]:
    laatste = next(reversed(systeem.wijzigingen_van(pad)), None)
    if laatste is None:
        return "", "", None
    if laatste.voorstel_id is None or laatste.bepaling_id is None:
        return laatste.soort, "", None
    laag = next(laag for laag in systeem.keten if laag.id == laatste.voorstel_id)
    return laag.id, laag.titel, laag.bepaling(laatste.bepaling_id)


def _open(systeem: Systeem) -> dict[str, tuple[str, str]]:
    uit = {pad: (v.voorstel_id, v.id) for v in systeem.open_vragen for pad in v.parameters}
    return uit | {pad: _variant(v) for v in systeem.open_keuzes for pad in v.paden}


def _variant(variant: Variant) -> tuple[str, str]:
    return variant.voorstel_id, variant.naam


def raakt(gelezen: Iterable[str], anders: frozenset[str]) -> bool:
    """Whether something that was read is not the same."""
    return not anders.isdisjoint(gelezen)
