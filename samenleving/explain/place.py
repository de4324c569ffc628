"""Where a provision stands: in an act, or in the proposal that sets it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from openfisca_samenleving.bepaling import ONTWERPRUIMTE, Bepaling
from samenleving.legislation import laad_akten
from samenleving.systems import Systeem

_BINNEN_DE_AKTE = ("artikel", "hoofdstuk", "bepalingen", "plaats")


def vindplaats(bepaling: Bepaling, systeem: Systeem | None = None, gelezen: Iterable[str] = ()) -> str:
    """Cite a provision with its act, or with the proposal that fills the design space.

    Args:
        bepaling: what the variable says of itself.
        systeem: the system in which it is read.
        gelezen: paths of the parameters the rule read.
    """
    plaats = bepaling.plaats
    if bepaling.akte == ONTWERPRUIMTE and systeem is not None:
        return _volgens(systeem, gelezen) or plaats
    naam = _aktenamen().get(bepaling.akte, "")
    return f"{naam}, {plaats}" if naam and plaats.startswith(_BINNEN_DE_AKTE) else plaats


def _volgens(systeem: Systeem, gelezen: Iterable[str]) -> str:
    """The provisions that set what the rule read: *Regeringsplan samenlevingsjobs, “Einde wijk-werken”*."""
    voorstellen = {voorstel.id: voorstel for voorstel in systeem.keten}
    plaatsen: dict[str, None] = {}
    for pad in gelezen:
        laatste = next(reversed(systeem.wijzigingen_van(pad)), None)
        if laatste is None or laatste.voorstel_id is None or laatste.bepaling_id is None:
            continue
        voorstel = voorstellen[laatste.voorstel_id]
        bepaling = voorstel.bepaling(laatste.bepaling_id)
        plaatsen[f"{voorstel.titel}, “{bepaling.titel}”"] = None
    return "; ".join(plaatsen)


@cache
def _aktenamen() -> dict[str, str]:
    return {id_: akte.korte_naam for id_, akte in laad_akten().items()}
