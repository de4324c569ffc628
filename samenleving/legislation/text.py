"""The text of an act as a tree: articles, paragraphs, leden and points, each with its own words.

One shape for three sources: our paraphrase of an act, the official text that a user put beside it, and the
articles of a draft. The words may hold anchors (`{{ pad | formaat }}`); `vul` writes them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from samenleving.legislation.anchors import vul_in
from samenleving.legislation.citing import RANGTELWOORDEN, citeer
from samenleving.legislation.model import Akte, Artikel, Deel

Soort = Literal["artikel", "paragraaf", "lid", "punt"]
Herkomst = Literal["parafrase", "officieel", "ontwerp"]
"""Whose words these are: our paraphrase, the official text (user-supplied or seen in Dutch), our draft."""

Stap = tuple[Soort, str]
Adres = tuple[Stap, ...]
"""Where a unit stands, from its article down: `(("artikel", "art-22"), ("lid", "2"), ("punt", "1°"))`.
The article goes by its key; everything below by its number, or by a key where that was never seen."""


@dataclass(frozen=True)
class Eenheid:
    """One unit of text.

    Attributes:
        nummer: `22/1` for an article, `1` for §1, `2` for the second lid, `1°` or `a)` for a point; empty
            where it was never seen.
        tekst: its own words, before its units; may hold anchors.
        sleutel: for an article, its stable key inside the act; below only where the number was never seen
            (`deel-2`), so that every address is unique.
        plaats: the citation, where the numbers do not give it (something was never seen).
    """

    soort: Soort
    nummer: str
    tekst: str = ""
    eenheden: tuple[Eenheid, ...] = ()
    sleutel: str = ""
    opschrift: str = ""
    plaats: str = ""
    herkomst: Herkomst = "parafrase"

    @property
    def stap(self) -> Stap:
        return (self.soort, self.sleutel or self.nummer)


@dataclass(frozen=True)
class Kop:
    """A heading: *Hoofdstuk 2. Wijk-werker*, with the key of the article it stands before.

    Attributes:
        niveau: 1 for a title or part, 2 for a chapter, 3 for a section, 4 for a subsection.
    """

    tekst: str
    niveau: int
    voor: str


@dataclass(frozen=True)
class Aktetekst:
    """The articles of an act, in order.

    Attributes:
        hash: that of the official file they come from, or empty.
        plaatsen: of an official text, the address of a deel in our paraphrase → that of the unit that says
            the same; what could not be matched with certainty is absent.
    """

    akte: str
    artikelen: tuple[Eenheid, ...]
    hash: str = ""
    koppen: tuple[Kop, ...] = ()
    plaatsen: Mapping[Adres, Adres] = field(default_factory=dict, hash=False, compare=False, repr=False)


def loop(tekst: Aktetekst) -> Iterator[tuple[Adres, Eenheid]]:
    """Every unit with its address, in reading order."""
    for artikel in tekst.artikelen:
        yield from _loop(artikel, (artikel.stap,))


def _loop(eenheid: Eenheid, adres: Adres) -> Iterator[tuple[Adres, Eenheid]]:
    yield adres, eenheid
    for kind in eenheid.eenheden:
        yield from _loop(kind, (*adres, kind.stap))


def eenheid_op(tekst: Aktetekst, adres: Adres) -> Eenheid:
    """The unit at an address; `KeyError` when there is none."""
    for gevonden, eenheid in loop(tekst):
        if gevonden == adres:
            return eenheid
    raise KeyError(adres)


def citaat(tekst: Aktetekst, adres: Adres) -> str:
    """*artikel 22, §1, tweede lid, 3°, a)*, or the citation of the unit itself where a number is missing."""
    eenheid = eenheid_op(tekst, adres)
    if eenheid.plaats:
        return eenheid.plaats
    artikel = eenheid_op(tekst, adres[:1])
    return ", ".join([artikel.plaats or f"artikel {artikel.nummer}", *(_stuk(stap) for stap in adres[1:])])


def _stuk(stap: Stap) -> str:
    soort, nummer = stap
    if soort == "paragraaf":
        return f"§{nummer}"
    if soort == "lid":
        return f"{RANGTELWOORDEN[int(nummer) - 1]} lid"
    return nummer


def vul(tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> Aktetekst:
    """The same tree with every anchor written out."""
    return replace(tekst, artikelen=tuple(_vul(artikel, waarde_van) for artikel in tekst.artikelen))


def _vul(eenheid: Eenheid, waarde_van: Callable[[str], Any]) -> Eenheid:
    return replace(
        eenheid,
        tekst=vul_in(eenheid.tekst, waarde_van),
        eenheden=tuple(_vul(kind, waarde_van) for kind in eenheid.eenheden),
    )


# --- our paraphrase as a tree -------------------------------------------------------------------------------

_GAT = "[TE VERIFIËREN"


def van_akte(akte: Akte) -> Aktetekst:
    """Our paraphrase of an act, with its anchors. What was never seen is an empty unit with its citation."""
    artikelen: list[Eenheid] = []
    koppen: list[Kop] = []
    for hoofdstuk in akte.hoofdstukken:
        groepen: list[tuple[str | None, str | None, tuple[Artikel, ...]]] = [
            (None, None, hoofdstuk.artikelen)
        ]
        groepen += [
            (afdeling.nummer, afdeling.titel, afdeling.artikelen) for afdeling in hoofdstuk.afdelingen
        ]
        eerste = next((artikel.sleutel for artikel in hoofdstuk.alle_artikelen()), "")
        if eerste and (hoofdstuk.nummer or hoofdstuk.titel):
            koppen.append(Kop(_kop("Hoofdstuk", hoofdstuk.nummer, hoofdstuk.titel), 2, eerste))
        for nummer, titel, groep in groepen:
            if groep and (nummer or titel):
                koppen.append(Kop(_kop("Afdeling", nummer, titel), 3, groep[0].sleutel))
            artikelen += [_uit_artikel(artikel, hoofdstuk.nummer, nummer) for artikel in groep]
    return Aktetekst(akte.id, tuple(artikelen), koppen=tuple(koppen))


def _kop(soort: str, nummer: str | None, titel: str | None) -> str:
    kop = f"{soort} {nummer}" if nummer else f"{soort} [TE VERIFIËREN: nummer]"
    return f"{kop}. {titel}" if titel else kop


def delen_per_adres(akte: Akte) -> dict[Adres, Deel]:
    """Which deel of the act each unit of `van_akte` holds the words of, in the order of the act."""
    return {adres: deel for artikel in akte.artikelen() for adres, deel in _adressen(artikel)}


def _adressen(artikel: Artikel) -> list[tuple[Adres, Deel]]:
    uit: dict[Adres, Deel] = {}
    for volgnummer, deel in enumerate(artikel.delen, 1):
        stappen: list[Stap] = [("artikel", artikel.sleutel)]
        if deel.par is not None:
            stappen.append(("paragraaf", str(deel.par)))
        if deel.lid is not None:
            stappen.append(("lid", str(deel.lid)))
        if deel.punt is not None:
            stappen += [("punt", punt) for punt in deel.punt.split(", ")]
        ongezien = _ongezien(deel) & {"lid", "punt"}
        if ongezien and deel.lid is None and deel.punt is None:
            stappen.append(("punt" if "punt" in ongezien else "lid", f"deel-{volgnummer}"))
        adres = tuple(stappen)
        if adres in uit:
            adres = (*adres[:-1], (adres[-1][0], f"deel-{volgnummer}"))
        uit[adres] = deel
    return list(uit.items())


def _uit_artikel(artikel: Artikel, hoofdstuk: str | None, afdeling: str | None) -> Eenheid:
    delen = dict(_adressen(artikel))
    adressen = list(dict.fromkeys(adres[: diep + 1] for adres in delen for diep in range(len(adres))))
    plaats = ""
    if artikel.nummer is None:
        # the lid or the point is missing further down; here only what leads to the article
        ongezien = [woord for woord in ("hoofdstuk", "afdeling") if woord in _ongezien(artikel.delen[0])]
        plaats = citeer(
            hoofdstuk=hoofdstuk, afdeling=afdeling, artikel=None, binnen=(), ongezien=(*ongezien, "nummer")
        )
    wortel: Adres = (("artikel", artikel.sleutel),)
    eenheid = _uit_adres(wortel, delen, adressen)
    return replace(
        eenheid,
        nummer=artikel.nummer or "",
        sleutel=artikel.sleutel,
        opschrift=artikel.opschrift,
        plaats=plaats,
    )


def _ongezien(deel: Deel) -> set[str]:
    """What the citation of a deel misses: the words of its placeholder."""
    gat = deel.plaats.partition(f"{_GAT}: ")[2].partition("]")[0]
    return set(gat.replace(" en ", ", ").split(", ")) - {""}


def _uit_adres(adres: Adres, delen: dict[Adres, Deel], adressen: list[Adres]) -> Eenheid:
    soort, naam = adres[-1]
    deel = delen.get(adres)
    gezien = not naam.startswith("deel-")
    return Eenheid(
        soort,
        nummer=naam if gezien else "",
        tekst=(deel.tekst or "") if deel else "",
        eenheden=tuple(
            _uit_adres(kind, delen, adressen)
            for kind in adressen
            if len(kind) == len(adres) + 1 and kind[:-1] == adres
        ),
        sleutel="" if gezien else naam,
        plaats=deel.plaats if deel is not None and _GAT in deel.plaats else "",
    )
