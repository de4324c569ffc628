"""The law act by act: each lid in our words, beside its code and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from samenleving.law import parameterinfo
from samenleving.legislation import Akte, Deel, laad_akten
from samenleving.quality.coverage import Onderdeel, onderdelen
from samenleving.site.links import delen_van
from samenleving.site.render import Pagina, maak
from samenleving.site.wettests import Wettest, wettests_van


@dataclass(frozen=True)
class Lid:
    """A deel of an act with the anchor of its place on the page and the tests that prove it."""

    deel: Deel
    anker: str
    tests: tuple[Wettest, ...]


def dekkingspagina() -> Pagina:
    """How much of each act was read, and where it stands in the code."""
    return Pagina("dekking.md", maak("dekking.md.j2", akten=laad_akten().values(), onderdelen=onderdelen))


def aktepaginas(tests: Sequence[Wettest]) -> list[Pagina]:
    """One page for each act."""
    groepen = {test.groep for test in tests}
    return [
        Pagina(
            f"akten/{akte.id}.md",
            maak(
                "akte.md.j2",
                akte=akte,
                tekst=_tekst,
                onderdelen=_met_leden(akte, tuple(tests)),
                heeft_tests=akte.id in groepen,
            ),
        )
        for akte in laad_akten().values()
    ]


def _met_leden(akte: Akte, tests: tuple[Wettest, ...]) -> list[tuple[Onderdeel, list[Lid]]]:
    """The parts of an act, each with its delen in order."""
    ankers = iter(delen_van(akte.id))
    return [
        (
            onderdeel,
            [
                Lid(deel, plek, wettests_van(akte.id, deel, tests))
                for deel, plek in zip(onderdeel.delen, islice(ankers, len(onderdeel.delen)), strict=True)
            ],
        )
        for onderdeel in onderdelen(akte)
    ]


def _tekst(deel: Deel) -> str:
    """The paraphrase with the values of the last date the law package knows."""

    def laatste(pad: str) -> Any:
        waarden = parameterinfo(pad).waarden
        return waarden[max(waarden)]

    return deel.ingevuld(laatste) if deel.tekst else ""
