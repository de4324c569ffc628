"""One page for who reads nothing else: the main lines, who is touched, what bites, what is open."""

from __future__ import annotations

from collections.abc import Iterator

from samenleving.documents import (
    Blok,
    Cel,
    Document,
    Lijst,
    Punt,
    Rij,
    Sectie,
    Tabel,
    alinea,
    cel,
    rij,
    runs,
    vet,
)
from samenleving.report.changes import breed, kerntabel
from samenleving.report.parts import Verslag
from samenleving.report.summary import ondertitel, samenvatting, titel, tot_slot
from samenleving.report.words import titels

MEEST_KNELPUNTEN = 3


def een_bladzijde(verslag: Verslag) -> Document:
    """The summary as a document of its own; the full report stands beside it."""
    vergelijking = verslag.vergelijking
    return Document(
        titel=titel(vergelijking),
        soort="overzicht",
        ondertitel=ondertitel(vergelijking),
        blokken=(
            Sectie(
                runs("In het kort"),
                (
                    alinea(*samenvatting(vergelijking), stijl="inleiding"),
                    kerntabel(vergelijking),
                    *_knelpunten(verslag),
                    *_advies(verslag),
                    alinea(tot_slot(vergelijking), stijl="klein"),
                ),
                liggend=breed(vergelijking),
            ),
        ),
        stempel=vergelijking.stempel.naar_document(
            ("Vergeleken", ", ".join(systeem.naam for systeem in vergelijking.systemen))
        ),
    )


def _knelpunten(verslag: Verslag) -> Iterator[Blok]:
    """The most serious findings of each system, in a few words."""
    namen = titels(verslag.vergelijking)
    punten = []
    for naam, gevonden in verslag.knelpunten.items():
        ernstig = list(dict.fromkeys(k.titel for k in gevonden if k.nieuw and k.ernst == "hoog"))
        if naam == verslag.vergelijking.basis or not ernstig:
            continue
        rest = len(ernstig) - MEEST_KNELPUNTEN
        meer = f" En {rest} andere." if rest > 0 else ""
        woorden = "; ".join(ernstig[:MEEST_KNELPUNTEN])
        punten.append(Punt(runs(vet(f"{namen[naam]}. "), f"{woorden}.{meer}")))
    if punten:
        yield alinea(vet("Wat het zwaarst wringt"))
        yield Lijst(tuple(punten))


def _advies(verslag: Verslag) -> Iterator[Blok]:
    """How many recommendations are followed, by advice and system."""
    if verslag.toets is None:
        return
    matrix = verslag.toets
    rijen: list[Rij] = []
    for kop in matrix.systemen:
        cellen: list[Cel] = []
        for document in matrix.documenten:
            telling = matrix.telling(kop.naam, document.document)
            cellen.append(
                cel(f"{telling['gevolgd']} gevolgd, {telling['deels']} deels, van {sum(telling.values())}")
            )
        rijen.append(rij(kop.titel, *cellen))
    kopcellen = (cel("Stelsel"), *(cel(f"{d.orgaan} ({d.document})") for d in matrix.documenten))
    yield Tabel(runs("Gevolgde aanbevelingen"), kopcellen, tuple(rijen))
