"""The reply to the advices: in full as a document of its own, in short for the memorandum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from samenleving.conformity.document import antwoord, antwoordsecties
from samenleving.conformity.model import STATUSSEN, STATUSWOORDEN, Documentkop, Status
from samenleving.documents import Blok, Document, Tabel, alinea, cel, rij, runs
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import hoofdletter, woorden

_NUMMER = re.compile(r"\d+(?:\.\d+)*")
"""The number of a chapter or section at the start of a place in an advice."""
UIT_TE_LEGGEN: tuple[Status, ...] = ("deels", "niet_gevolgd")


def antwoord_op_adviezen(stof: Stof) -> Document:
    """Per advice what was followed, in part or not, and by what."""
    document = antwoord(stof.matrix, stof.naam, stof.motivering.adviezen, stof.adviezen)
    blokken = (alinea(woorden()["memorie"]["adviezen"], stijl="inleiding"), *document.blokken)
    if not document.blokken:
        blokken = (alinea(woorden()["memorie"]["geen_advies"]),)
    return replace(document, blokken=blokken, stempel=stof.stempel)


def kort_antwoord(stof: Stof) -> Iterator[Blok]:
    """Per advice how much of each of its parts is followed, then what is not, with the reason."""
    voluit = antwoordsecties(stof.matrix, stof.naam, stof.motivering.adviezen, stof.adviezen, UIT_TE_LEGGEN)
    if not stof.adviezen:
        yield alinea(woorden()["memorie"]["geen_advies"])
    koppen = [kop for kop in stof.matrix.documenten if kop.document in stof.adviezen]
    for kop, sectie in zip(koppen, voluit, strict=True):
        eerste, *rest = sectie.blokken
        yield replace(sectie, blokken=(eerste, *_per_onderdeel(stof, kop), *rest))


def _per_onderdeel(stof: Stof, kop: Documentkop) -> Iterator[Blok]:
    """The parts of an advice in its own order, with a count for each status."""
    onderdelen: dict[str, dict[Status, int]] = {}
    namen: dict[str, str] = {}
    for aanbeveling in stof.matrix.aanbevelingen:
        if aanbeveling.document == kop.document:
            status = stof.matrix.oordeel(stof.naam, aanbeveling.id).status
            plaats = aanbeveling.passage.plaats
            nummer = _NUMMER.match(plaats)
            sleutel = nummer.group() if nummer else plaats
            namen.setdefault(sleutel, plaats)
            telling = onderdelen.setdefault(sleutel, dict.fromkeys(STATUSSEN, 0))
            telling[status] += 1
    yield Tabel(
        runs(f"Aanbevelingen van de {kop.orgaan} per onderdeel van het advies"),
        (cel("Onderdeel"), *(cel(hoofdletter(STATUSWOORDEN[status])) for status in STATUSSEN)),
        tuple(
            rij(namen[onderdeel], *(cel(str(telling[status]), uitlijning="rechts") for status in STATUSSEN))
            for onderdeel, telling in onderdelen.items()
        ),
        breedtes=(4, 1.2, 1.2, 1.2, 1.6),
    )
    totaal = sum(sum(telling.values()) for telling in onderdelen.values())
    yield alinea(
        f"Het document “Antwoord op de adviezen” bij dit dossier zegt hoe elk van de {totaal} "
        "aanbevelingen beantwoord is."
    )
