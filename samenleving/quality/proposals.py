"""The proposals, advices and example situations: whatever they name exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from samenleving.advice import laad_advies
from samenleving.conformity import laad_toetsen
from samenleving.drafting.templates import lees_aanhalingen, lees_sjablonen
from samenleving.errors import InvoerFout, Melding
from samenleving.locator import mappen_per_id, voorstellen_map, zoek_bestanden
from samenleving.proposals import controleer_voorstel
from samenleving.proposals.loader import keten
from samenleving.quality.base import PAKKET
from samenleving.situation import lees_situatie

MAP = "reforms"


def controleer_voorstellen() -> Iterator[Melding]:
    """Every fault in the project's own proposals; a clause that no template writes is one."""
    wortel = voorstellen_map()
    for id_, map_ in mappen_per_id().items():
        meldingen = controleer_voorstel(map_)
        yield from _onder(wortel, MAP, (replace(melding, ernst="fout") for melding in meldingen))
        if not meldingen:
            yield from _onder(wortel, MAP, _van(_lees_teksten, id_))


def controleer_adviezen() -> Iterator[Melding]:
    """Every fault in the advices and in the checks of their recommendations."""
    gevonden = [m for pad in zoek_bestanden("advies.yaml") for m in _van(laad_advies, pad)]
    # a check is read only where its advice is sound
    yield from _onder(voorstellen_map(), MAP, tuple(gevonden) or _van(laad_toetsen, ()))


def controleer_situaties() -> Iterator[Melding]:
    """Every fault in the example situations of the law package."""
    with as_file(files(PAKKET) / "situations") as map_:
        for pad in sorted(map_.rglob("*.yaml")):
            yield from _onder(map_, f"{PAKKET}/situations", _van(lees_situatie, pad))


def _lees_teksten(id_: str) -> None:
    """The templates of a proposal, and the acts they cite."""
    lagen = keten(id_).voorstellen
    lees_sjablonen(lagen)
    lees_aanhalingen(lagen)


def _van(lees: Callable[[Any], object], bron: Any) -> tuple[Melding, ...]:
    try:
        lees(bron)
    except InvoerFout as fout:
        return fout.meldingen
    return ()


def _onder(wortel: Path, naam: str, meldingen: Iterator[Melding] | tuple[Melding, ...]) -> Iterator[Melding]:
    """The same faults, the file named as in the repository."""
    for melding in meldingen:
        pad = Path(melding.bestand)
        if melding.bestand and pad.is_relative_to(wortel):
            yield replace(melding, bestand="/".join((naam, *pad.relative_to(wortel).parts)))
        else:
            yield melding
