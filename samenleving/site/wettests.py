"""The law tests beside the law: which sentence proves which lid, and what it gives and expects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from samenleving.display import datum, getal
from samenleving.law import variabelen
from samenleving.legislation import Deel, laad_akten
from samenleving.quality.lawtests import Wetzin, lees_wettests
from samenleving.quality.sign_off import gebruikt
from samenleving.site.render import Pagina, maak

MAP = Path("tests") / "law"
JANEE = {True: "ja", False: "nee"}


@dataclass(frozen=True)
class Gegeven:
    """One value in a test: whose, of what, and how a reader sees it."""

    wie: str
    wat: str
    waarde: str


@dataclass(frozen=True)
class Wettest:
    """One sentence about the law.

    Attributes:
        groep: the folder it stands in: an act, or a subject.
        bestand: its file, and the page section.
        anker: of its row on the page of the folder.
        gevraagd: variables whose outcome it checks.
        gelezen: parameters that its computation read.
    """

    groep: str
    bestand: str
    regel: int
    anker: str
    naam: str
    periode: str
    gegeven: tuple[Gegeven, ...]
    uitkomst: tuple[Gegeven, ...]
    stelsels: tuple[str, ...]
    gevraagd: frozenset[str]
    gelezen: frozenset[str]


@cache
def alle_wettests(map_: Path) -> tuple[Wettest, ...]:
    """Every sentence below a folder of law tests; each is computed, to see what it rests on."""
    return tuple(
        _wettest(pad, nummer, zin)
        for pad in sorted(map_.glob("*/*.yaml"), key=_volgorde)
        for nummer, zin in enumerate(lees_wettests(pad), 1)
    )


def _volgorde(pad: Path) -> list[Any]:
    """Article 9 before article 10."""
    delen = re.split(r"(\d+)", f"{pad.parent.name}/{pad.stem}")
    return [int(deel) if deel.isdigit() else deel for deel in delen]


def _wettest(pad: Path, nummer: int, zin: Wetzin) -> Wettest:
    test = zin.test
    stelsels = test.get("reforms") or ()
    sporen = gebruikt(test)
    return Wettest(
        groep=pad.parent.name,
        bestand=pad.name,
        regel=zin.regel,
        anker=f"{pad.stem.replace('_', '-')}-{nummer}",
        naam=zin.naam,
        periode=str(test["period"]),
        gegeven=tuple(_gegevens(test.get("input") or {})),
        uitkomst=tuple(_gegevens(test["output"])),
        stelsels=(stelsels,) if isinstance(stelsels, str) else tuple(stelsels),
        gevraagd=frozenset(_namen(test["output"])),
        gelezen=frozenset(pad_ for pad_, _, _ in sporen.parameters),
    )


def _namen(inhoud: Mapping[str, Any]) -> Iterator[str]:
    for sleutel, waarde in inhoud.items():
        if sleutel in variabelen():
            yield sleutel
        elif isinstance(waarde, dict):
            yield from _namen(waarde)


def _gegevens(inhoud: Mapping[str, Any], wie: str = "") -> Iterator[Gegeven]:
    for sleutel, waarde in inhoud.items():
        if sleutel in variabelen():
            yield Gegeven(wie, variabelen()[sleutel].label, _tekst(waarde))
        elif isinstance(waarde, dict):
            yield from _gegevens(waarde, str(sleutel))
        else:
            yield Gegeven(wie, str(sleutel), _tekst(waarde))


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "; ".join(f"{periode}: {_tekst(een)}" for periode, een in waarde.items())
    if isinstance(waarde, list):
        return ", ".join(_tekst(een) for een in waarde)
    if isinstance(waarde, bool):
        return JANEE[waarde]
    if isinstance(waarde, int | float):
        return getal(waarde)
    return datum(waarde) if isinstance(waarde, date) else str(waarde).replace("_", " ")


def wettests_van(akte: str, deel: Deel, alle: tuple[Wettest, ...]) -> tuple[Wettest, ...]:
    """The sentences that prove a deel: they check a variable that encodes it, or, among those of its own act,
    they rest on a parameter that encodes it.
    """
    regels, getallen = set(deel.variabelen), set(deel.parameters)
    return tuple(
        test for test in alle if regels & test.gevraagd or (test.groep == akte and getallen & test.gelezen)
    )


def testpaginas(alle: tuple[Wettest, ...]) -> list[Pagina]:
    """One page for each folder of law tests."""
    akten = laad_akten()
    groepen: dict[str, dict[str, list[Wettest]]] = {}
    for test in alle:
        groepen.setdefault(test.groep, {}).setdefault(test.bestand, []).append(test)
    return [
        Pagina(
            f"tests/{groep}.md",
            maak(
                "tests.md.j2",
                groep=groep,
                titel=groepstitel(groep),
                akte=akten.get(groep),
                bestanden=bestanden,
            ),
        )
        for groep, bestanden in groepen.items()
    ]


def groepstitel(groep: str) -> str:
    """The name of the act, or the subject in words."""
    akten = laad_akten()
    return (
        akten[groep].korte_naam if groep in akten else groep.replace("_", " ").replace("-", " ").capitalize()
    )
