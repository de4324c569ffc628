"""Terms: each definition is used, and each abbreviation that is used is defined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samenleving.drafting.lint.model import Akte, Bevinding, Lintregel, Zin

ONGEBRUIKT = Lintregel("definitie-ongebruikt", "Wat u definieert, gebruikt u ook", ernst="waarschuwing")
ONGEDEFINIEERD = Lintregel(
    "afkorting-zonder-definitie", "Een afkorting wordt gedefinieerd", ernst="waarschuwing"
)
DUBBEL = Lintregel("definitie-dubbel", "Een begrip heeft één definitie")

KORT = 7
"""A term of so many letters is looked for without its last two, so that its plural counts as use."""
_BEGIN = re.compile(r"In dit (?:decreet|besluit) (?:wordt|worden) verstaan onder(?: (?P<term>[\w\s-]+?))?:")
_PUNT = re.compile(r"(?:\d+°|[a-z]\)) (?P<term>[^:;]{2,60}): ")
_AFKORTING = re.compile(r"\b[A-Z]{2,6}\b")
_GEWONE = frozenset("EU EER DE EN HET VAN II III IV VI VII VIII IX XI XII".split())
_HAAKJES = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class _Definitie:
    term: str
    zin: Zin


def begrippen(akte: Akte, vorige: tuple[Akte, ...]) -> Iterator[Bevinding]:
    """Definitions of the act; those of the acts before it in the document count as known."""
    eigen = tuple(_definities(akte))
    gezien: set[str] = set()
    for definitie in eigen:
        if definitie.term in gezien:
            yield _bevinding(
                DUBBEL,
                definitie.zin,
                f"“{definitie.term}” is al gedefinieerd",
                "schrap één definitie",
                definitie.term,
            )
        gezien.add(definitie.term)
        if not _gebruikt(definitie, akte):
            yield _bevinding(
                ONGEBRUIKT,
                definitie.zin,
                f"het begrip “{definitie.term}” komt verder niet voor",
                "schrap de definitie",
                definitie.term,
            )
    if eigen:
        yield from _afkortingen(akte, eigen, tuple(d for eerder in vorige for d in _definities(eerder)))


def _bevinding(regel: Lintregel, zin: Zin, tekst: str, oplossing: str, fragment: str) -> Bevinding:
    return Bevinding(regel, zin.plaats, zin.lijn, tekst, oplossing, fragment)


def _definities(akte: Akte) -> Iterator[_Definitie]:
    for _, zinnen in akte.per_artikel():
        begin = _BEGIN.match(zinnen[0].tekst)
        if begin is None:
            continue
        if begin["term"]:
            yield _Definitie(begin["term"].strip(), zinnen[0])
        for zin in zinnen[1:]:
            punt = _PUNT.match(zin.tekst)
            if punt:
                yield _Definitie(punt["term"].strip(), zin)


def _gebruikt(definitie: _Definitie, akte: Akte) -> bool:
    stam = definitie.term[:-2] if len(definitie.term) >= KORT else definitie.term
    # a word that the term begins is a use of it too: samenlevingsjobs, decreetgever
    zoek = re.compile(rf"\b{re.escape(stam)}", re.NOFLAG if stam.isupper() else re.IGNORECASE)
    return any(
        zoek.search(zin.tekst)
        for zinnen in akte.zinnen
        for zin in zinnen
        if zin is not definitie.zin or len(zoek.findall(zin.tekst)) > 1
    )


def _afkortingen(
    akte: Akte, eigen: tuple[_Definitie, ...], eerder: tuple[_Definitie, ...]
) -> Iterator[Bevinding]:
    bekend = {definitie.term for definitie in (*eigen, *eerder)} | _GEWONE
    for zinnen in akte.zinnen:
        for zin in zinnen:
            for treffer in _AFKORTING.finditer(_HAAKJES.sub("", zin.zonder_gaten)):
                afkorting = treffer.group()
                if afkorting in bekend:
                    continue
                bekend.add(afkorting)
                yield _bevinding(
                    ONGEDEFINIEERD,
                    zin,
                    f"de afkorting {afkorting} is nergens gedefinieerd",
                    "definieer haar, of schrijf de naam voluit",
                    afkorting,
                )
