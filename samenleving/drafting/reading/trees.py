"""Trees in one shape, to compare them: plain characters, every lid a unit, leden counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samenleving.drafting.reading.characters import gewoon
from samenleving.legislation.text import Aktetekst, Eenheid


def kanoniek(boom: Aktetekst) -> Aktetekst:
    """The tree with plain characters, and with the own text of an article or paragraph as its only lid."""
    return replace(boom, artikelen=tuple(_kanoniek(artikel) for artikel in boom.artikelen))


def kanonieke_eenheid(eenheid: Eenheid) -> Eenheid:
    """As `kanoniek`, for one unit."""
    return _kanoniek(eenheid)


def _kanoniek(eenheid: Eenheid) -> Eenheid:
    kinderen = tuple(_kanoniek(kind) for kind in eenheid.eenheden)
    schoon = replace(eenheid, tekst=gewoon(eenheid.tekst), eenheden=kinderen)
    binnen = any(kind.soort in ("lid", "paragraaf") for kind in kinderen)
    if schoon.soort not in ("artikel", "paragraaf") or binnen or not (schoon.tekst or kinderen):
        return schoon
    lid = Eenheid("lid", "1", schoon.tekst, kinderen, herkomst=schoon.herkomst)
    return replace(schoon, tekst="", eenheden=(lid,))


def tel_leden(eenheden: tuple[Eenheid, ...]) -> tuple[Eenheid, ...]:
    """Leden have no number of their own: they are counted."""
    uit: list[Eenheid] = []
    for kind in eenheden:
        geteld = sum(eerder.soort == "lid" for eerder in uit) + 1
        uit.append(replace(kind, nummer=str(geteld), sleutel="") if kind.soort == "lid" else kind)
    return tuple(uit)


def verschillen(een: Aktetekst, ander: Aktetekst) -> list[str]:
    """Where two texts do not say the same, in Dutch; empty when they are equal word for word."""
    return list(_verschil(_plat(kanoniek(een)), _plat(kanoniek(ander))))


def _plat(boom: Aktetekst) -> dict[tuple[str, ...], str]:
    uit: dict[tuple[str, ...], str] = {}

    def loop(eenheid: Eenheid, pad: tuple[str, ...]) -> None:
        uit[pad] = eenheid.tekst
        for kind in tel_leden(eenheid.eenheden):
            loop(kind, (*pad, f"{kind.soort} {kind.nummer or kind.sleutel}"))

    for artikel in boom.artikelen:
        loop(artikel, (f"artikel {artikel.nummer or artikel.sleutel}",))
    return uit


def _verschil(een: dict[tuple[str, ...], str], ander: dict[tuple[str, ...], str]) -> Iterator[str]:
    for pad in dict.fromkeys([*een, *ander]):
        plaats = ", ".join(pad)
        if pad not in een:
            yield f"{plaats} staat er te veel"
        elif pad not in ander:
            yield f"{plaats} ontbreekt"
        elif een[pad] != ander[pad]:
            yield f"in {plaats} staat “{ander[pad]}” in plaats van “{een[pad]}”"
    if list(een) != list(ander) and set(een) == set(ander):
        yield "de volgorde verschilt"
