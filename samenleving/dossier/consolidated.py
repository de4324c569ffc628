"""The whole text of an act with its amendments in it, as tracked changes.

Accept every change and it is the act as it becomes; refuse every change and it is the act as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samenleving.documents import (
    Alinea,
    Artikel,
    Blok,
    Document,
    Kader,
    Lijst,
    Punt,
    Run,
    Sectie,
    Stempel,
    alinea,
    lijst,
    maak_anker,
    runs,
)
from samenleving.dossier.changed_acts import (
    PARAFRASE,
    herkomst_van,
    herkomstkader,
    naam_van,
    niet_geschreven,
    te_schrijven,
)
from samenleving.dossier.tracked import Knoop, gevolgd, in_wijziging, meng
from samenleving.drafting.desk import Stukken
from samenleving.legislation.text import Aktetekst
from samenleving.legislation.text import Kop as Aktekop

NIET_GEZIEN = "[TE VERIFIËREN: de tekst is niet ingezien]"


def geconsolideerd(stukken: Stukken, akte: str, stempel: Stempel) -> Document:
    """One act with everything that changes in it.

    Args:
        stukken: the papers of the system.
        akte: an id of `gewijzigde_akten`.
        stempel: printed on every page.
    """
    voor = stukken.teksten_voor[akte]
    naam = naam_van(akte, stukken)
    parafrase = herkomst_van(voor) == "parafrase"
    return Document(
        titel=f"{naam}: {'parafrase met de wijzigingen' if parafrase else 'geconsolideerde tekst'}",
        ondertitel=PARAFRASE if parafrase else stukken.systeem.titel,
        soort="geconsolideerd",
        status=stukken.systeem.status,
        stempel=stempel,
        blokken=(
            herkomstkader(voor),
            alinea(
                f"De wijzigingen komen uit: {stukken.systeem.titel}. Doorgehaald is wat verdwijnt, "
                "onderstreept wat erbij komt.",
                stijl="inleiding",
            ),
            *_te_redigeren(stukken, akte),
            *_tekst(voor, meng(voor, stukken.operaties.get(akte, ()))),
        ),
    )


def _te_redigeren(stukken: Stukken, akte: str) -> Iterator[Kader]:
    niet = [n for groep in niet_geschreven(stukken, akte).values() for n in groep]
    if niet:
        punten = tuple(dict.fromkeys(te_schrijven(n) for n in niet))
        yield Kader(
            "waarschuwing",
            (alinea("Wat hieronder staat, is in de tekst nog niet verwerkt."), lijst(*punten)),
            runs("Nog te schrijven"),
        )


def _tekst(voor: Aktetekst, knopen: Sequence[Knoop]) -> Iterator[Blok]:
    """The articles under their headings, a section within a chapter."""
    koppen: dict[str, list[Aktekop]] = {}
    for kop in voor.koppen:
        koppen.setdefault(kop.voor, []).append(kop)
    boven: list[_Groep] = [_Groep(0, "")]
    for knoop in knopen:
        for kop in koppen.get(knoop.eenheid.sleutel, ()):
            while boven[-1].niveau >= kop.niveau:
                boven.pop()
            groep = _Groep(kop.niveau, kop.tekst)
            boven[-1].inhoud.append(groep)
            boven.append(groep)
        boven[-1].inhoud.append(_artikel(knoop, voor.akte))
    yield from boven[0].blokken()


@dataclass
class _Groep:
    """A heading with what stands below it, in order."""

    niveau: int
    titel: str
    inhoud: list[_Groep | Artikel] = field(default_factory=list)

    def blokken(self) -> Iterator[Blok]:
        for deel in self.inhoud:
            if isinstance(deel, Artikel):
                yield deel
            else:
                yield Sectie(runs(deel.titel), tuple(deel.blokken()))


def _artikel(knoop: Knoop, akte: str) -> Artikel:
    eenheid = knoop.eenheid
    nummer = eenheid.nummer or "[TE VERIFIËREN: nummer]"
    blokken = tuple(_eigen(knoop)) or (alinea(NIET_GEZIEN),)
    opschrift = (in_wijziging(eenheid.opschrift, knoop),) if eenheid.opschrift else ()
    return Artikel(
        f"{maak_anker(akte)}-{maak_anker(eenheid.sleutel)}",
        f"{'Artikel' if nummer == '1' else 'Art.'} {nummer}.",
        blokken,
        opschrift=opschrift,
    )


def _eigen(knoop: Knoop, voor: Sequence[Run] = ()) -> Iterator[Blok]:
    """The words of a unit, then its units."""
    woorden = gevolgd(knoop)
    if woorden:
        yield Alinea((*voor, *woorden))
        voor = ()
    elif not knoop.kinderen:
        yield Alinea((*voor, *runs(NIET_GEZIEN)))
    yield from _onder(knoop, voor)


def _onder(knoop: Knoop, voor: Sequence[Run] = ()) -> Iterator[Blok]:
    """The units of a unit: paragraphs and leden as paragraphs of text, points as a list."""
    punten: list[Punt] = []
    for kind in knoop.kinderen:
        if kind.eenheid.soort == "punt" and kind.eenheid.nummer:
            woorden = gevolgd(kind) or (() if kind.kinderen else runs(NIET_GEZIEN))
            punten.append(Punt(woorden, kind.eenheid.nummer, tuple(_onder(kind))))
            continue
        if punten:
            yield Lijst(tuple(punten))
            punten = []
        nummer: list[Run] = []
        if kind.eenheid.soort == "paragraaf":
            nummer = [in_wijziging(f"§{kind.eenheid.nummer}. ", kind)]
        yield from _eigen(kind, (*voor, *nummer))
        voor = ()
    if punten:
        yield Lijst(tuple(punten))
