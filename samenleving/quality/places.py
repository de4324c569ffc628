"""What a citation claims: the acts it names and the places in them, to hold against the acts as data.

Citations are Dutch prose: *KB van 25 november 1991, artikel 114, §2, tweede en derde lid, vervangen bij de
programmawet van 18 juli 2025, artikel 169*. Only the act that opens a citation is claimed; what changed it
or what it rests on is history. A place is read as far as it is certain (`artikel 114, §2`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samenleving.formats import FORMATEN
from samenleving.legislation import Akte

_GESCHIEDENIS = re.compile(
    r"\(|;|: |, (?:zoals )?(?:gewijzigd|vervangen|ingevoegd|hersteld|opgeheven)\b|, (?:nummer|aanhef)\b"
)
_ARTIKEL = re.compile(r"\bartikel(?:en)? ")
_NUMMER = re.compile(r"\d+[a-z]*(?:/\d+)?")
_BINNEN = re.compile(r"§\d+(?:/\d+)?|(?:[a-z]+ste|[a-z]+de) lid|[IVX]+|\d+°(?:/\d+)?|[a-z]\)")
_REEKS = re.compile(r"(?P<van>\d+)(?: tot (?P<tot>\d+)|(?P<achtervoegsel>[a-z]*(?:/\d+)?))")
_OPSOMMING = re.compile(r", en | en |, ")
_OOK_HIER = re.compile(r",? en (?=§)")
MAX_REEKS = 500


def genoemde_akte(titel: str, akten: Iterable[Akte]) -> Akte | None:
    """The act that opens a citation; None where it is not one of ours."""
    klein = titel.lower()
    for akte in akten:
        if any(klein.startswith(naam) and not klein[len(naam) :][:1].isalnum() for naam in _namen(akte)):
            return akte
    return None


def noemt(titel: str, akte: Akte) -> bool:
    """Whether a citation names an act, wherever in the sentence."""
    klein = titel.lower()
    return any(naam in klein for naam in _namen(akte))


def plaatsen(citaat: str) -> tuple[str, ...]:
    """The places a citation claims in the act it opens with (`artikel 114, §2`); none without articles."""
    tekst = _GESCHIEDENIS.split(citaat, maxsplit=1)[0]
    gevonden: list[str] = []
    for stuk in _ARTIKEL.split(tekst)[1:]:
        gevonden += _plaatsen_in(re.sub(r"(,| en|, en) *\Z", "", stuk.strip()))
    return tuple(dict.fromkeys(gevonden))


def valt_samen(geclaimd: str, plaats: str) -> bool:
    """Whether a claimed place and the place of a deel are the same, or the one lies within the other."""
    zeker = plaats.split(", [TE VERIFIËREN", 1)[0]
    een, ander = f"{geclaimd},", f"{zeker},"
    return een.startswith(ander) or ander.startswith(een)


def _plaatsen_in(stuk: str) -> Iterator[str]:
    """Places in what follows the word *artikel*: a list of articles, or one article with places inside it."""
    reeksen = [_REEKS.fullmatch(deel) for deel in _OPSOMMING.split(stuk)]
    if all(reeksen):
        for reeks in filter(None, reeksen):
            van, tot = reeks["van"], reeks["tot"]
            nummers = range(int(van), min(int(tot), int(van) + MAX_REEKS) + 1) if tot else [reeks[0]]
            yield from (f"artikel {nummer}" for nummer in nummers)
        return
    kop, *binnen = stuk.split(", ")
    eerste = _NUMMER.match(kop)
    if eerste is None:
        return
    artikel = f"artikel {eerste[0]}"
    if eerste[0] != kop:
        yield artikel
        return
    for groep in _OOK_HIER.split(", ".join(binnen)):
        plaats = artikel
        for deel in filter(None, groep.split(", ")):
            if not _BINNEN.fullmatch(deel):
                break
            plaats = f"{plaats}, {deel}"
        yield plaats


def _namen(akte: Akte) -> tuple[str, ...]:
    """How citations call an act: by short title, by kind and date, or by its id where that is its name."""
    namen = [akte.korte_naam, *([akte.citeertitel] if akte.citeertitel else [])]
    if akte.datum:
        datum = FORMATEN["datum"].render(akte.datum)
        namen.append(f"{akte.soort.replace('_', ' ')} van {datum}")
        if akte.opschrift.startswith("programmawet") or akte.id.startswith("programmawet"):
            namen.append(f"programmawet van {datum}")
    else:
        namen.append(akte.id.replace("-", " "))
    return tuple(naam.lower() for naam in namen)
