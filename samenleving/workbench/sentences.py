"""The sentence of the law, or of a draft, in which a parameter is printed.

The words come from the acts (our paraphrase) and from the articles of a proposal; what no text prints gets a
sentence of its own from the description of the parameter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from samenleving import law
from samenleving.display import toon_parameter
from samenleving.drafting.draft import heeft_tekst, ontwerp_van
from samenleving.drafting.model import Ontwerp
from samenleving.drafting.targets import tekst_van
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import Anker, ankers, stukken
from samenleving.legislation.text import Eenheid
from samenleving.systems import Systeem

_EINDE = re.compile(r"(?<=[.;?])\s+(?=[A-ZÀ-Ý“{])|\n+")
_GAT = re.compile(r"\[[^\]]*\]")
_AFKORTING = re.compile(r"(?:\b(?:art|nr|blz|hfd|afd|max|min|bv|bijv|d\.i|m\.a\.w)\.)$", re.IGNORECASE)

WaardeVan = Callable[[str], Any]


@dataclass(frozen=True)
class Bronzin:
    """A sentence with anchors, and where it stands.

    Attributes:
        akte: id of the act; `decreet` or `besluit` for the part of a draft.
        plaats: the article, as cited.
        van_ontwerp: whether a draft says it, that holds for nobody yet.
    """

    tekst: str
    akte: str
    plaats: str
    van_ontwerp: bool = False


@dataclass(frozen=True)
class Zindeel:
    """A piece of a sentence: words, or the written value of the parameter at `pad`."""

    tekst: str
    anker: bool = False
    pad: str = ""


def zinnen(tekst: str) -> Iterator[str]:
    """The sentences of a text with anchors, in order; an anchor or a gap is never broken."""
    grenzen = [0]
    vast = [(anker.begin, anker.einde) for anker in ankers(tekst)]
    vast += [gat.span() for gat in _GAT.finditer(tekst)]
    for einde in _EINDE.finditer(tekst):
        midden = einde.start()
        if any(van < midden < tot for van, tot in vast) or _AFKORTING.search(tekst[:midden]):
            continue
        grenzen.append(einde.end())
    for van, tot in pairwise([*grenzen, len(tekst)]):
        if zin := " ".join(tekst[van:tot].split()):
            yield zin


@cache
def _uit_akten() -> Mapping[str, tuple[Bronzin, ...]]:
    uit: dict[str, list[Bronzin]] = {}
    for akte in laad_akten().values():
        for deel in akte.delen():
            for zin in zinnen(deel.tekst or ""):
                for anker in ankers(zin):
                    uit.setdefault(anker.parameter, []).append(Bronzin(zin, akte.id, deel.plaats))
    return {pad: tuple(dict.fromkeys(rij)) for pad, rij in uit.items()}


@lru_cache(maxsize=32)
def _uit_ontwerp(systeem: Systeem) -> Mapping[str, tuple[Bronzin, ...]]:
    if not heeft_tekst(systeem):
        return {}
    ontwerp: Ontwerp = ontwerp_van(systeem)
    uit: dict[str, list[Bronzin]] = {}
    for deel in ontwerp.delen:
        for artikel in tekst_van(ontwerp, deel).artikelen:
            plaats = f"artikel {artikel.nummer}"
            for tekst in _teksten(artikel, ""):
                for zin in zinnen(tekst):
                    for anker in ankers(zin):
                        bron = Bronzin(zin, deel.deel, plaats, van_ontwerp=True)
                        uit.setdefault(anker.parameter, []).append(bron)
    return {pad: tuple(dict.fromkeys(rij)) for pad, rij in uit.items()}


def _teksten(eenheid: Eenheid, aanhef: str) -> Iterator[str]:
    """The words of a unit; those of a point after what introduces it, for alone they are half a sentence."""
    eigen = f"{aanhef} {eenheid.tekst}".strip() if eenheid.soort == "punt" else eenheid.tekst
    yield eigen
    for kind in eenheid.eenheden:
        laatste = list(zinnen(eigen))[-1:]
        yield from _teksten(kind, laatste[0] if laatste and laatste[0].endswith(":") else "")


def bronzinnen(pad: str, systeem: Systeem) -> tuple[Bronzin, ...]:
    """Every sentence that prints a parameter: those of the draft of the system before those of the acts."""
    return (*_uit_ontwerp(systeem).get(pad, ()), *_uit_akten().get(pad, ()))


def delen_van(zin: str, pad: str, waarde_van: WaardeVan) -> tuple[Zindeel, ...]:
    """A sentence in pieces, every anchor written out; the first one of `pad` is marked."""

    def schrijf(anker: Anker) -> tuple[str, Any]:
        waarde = waarde_van(anker.parameter)
        return _geschreven(anker, waarde), waarde

    uit: list[Zindeel] = []
    gemerkt, los = False, ""
    for tekst, anker in stukken(zin, schrijf):
        if anker is None:
            los += tekst
            continue
        if los:
            uit.append(Zindeel(los))
        eigen = anker.parameter == pad and not gemerkt
        gemerkt, los = gemerkt or eigen, ""
        uit.append(Zindeel(tekst, eigen, anker.parameter))
    return (*uit, Zindeel(los)) if los else tuple(uit)


def _geschreven(anker: Anker, waarde: Any) -> str:
    """The value as the law writes it; as a reader sees it where that format cannot hold it."""
    try:
        return anker.formaat.render(waarde)
    except (TypeError, ValueError, ArithmeticError):
        return (
            "niet bepaald" if waarde is None else toon_parameter(law.parameterinfo(anker.parameter), waarde)
        )


def eigen_zin(pad: str, waarde: Any) -> tuple[Zindeel, ...]:
    """The sentence of a parameter that no text prints: its description and its value."""
    info = law.parameterinfo(pad)
    tekst = "niet bepaald" if waarde is None else " ".join(toon_parameter(info, waarde).split())
    return (Zindeel(f"{info.beschrijving.rstrip('.')}: "), Zindeel(tekst, anker=True, pad=pad), Zindeel("."))


def zin_van(pad: str, systeem: Systeem, waarde_van: WaardeVan) -> tuple[Zindeel, ...]:
    """The best sentence for a parameter in a system: of its draft, of an act, or one of our own."""
    for bron in bronzinnen(pad, systeem)[:1]:
        return delen_van(bron.tekst, pad, waarde_van)
    return eigen_zin(pad, waarde_van(pad))


def als_tekst(delen: tuple[Zindeel, ...]) -> str:
    """The sentence as plain text."""
    return "".join(deel.tekst for deel in delen)
