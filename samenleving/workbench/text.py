"""The text of a concept as it stands: clauses, was/wordt, memorandum, synopsis; and what is still missing.

Everything comes from the functions behind `samenleving ontwerp --alles`, so the papers are the same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from samenleving.documents import FORMATEN as DOCUMENTFORMATEN
from samenleving.documents import Document
from samenleving.documents import schrijf as schrijf_document
from samenleving.dossier.contents import Dossierstuk, dossierstukken
from samenleving.dossier.file import FORMATEN, schrijf_dossier
from samenleving.dossier.landing import landt, plaatsen
from samenleving.dossier.material import Stof, artikelnamen, verzamel
from samenleving.dossier.motivation import ADVIEZEN, ARTIKELEN, SECTIES, lees_motivering
from samenleving.dossier.prose import zin
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.locator import kort
from samenleving.systems import Systeem
from samenleving.workbench.compiled import Gecompileerd, compileer, zonder_pad
from samenleving.workbench.concept import Concept, naar_json, uit_json
from samenleving.workbench.edits import motiveringstitel
from samenleving.workbench.gaps import Gat, gaten_in
from samenleving.workbench.writing import MOTIVERING

BEWAARD = 12
"""So many concepts keep their papers: a paper is made of thousands of blocks."""
BESTANDSFORMATEN = tuple(DOCUMENTFORMATEN)


@dataclass(frozen=True)
class Tekststuk:
    """One paper.

    Attributes:
        id: for `stuk`; also the name of its file.
        document: its blocks; None where there is no such paper, and then `reden` says why.
        open: how many places are still to be filled, as they stand in `Tekstbeeld.gaten`.
    """

    id: str
    titel: str
    uitleg: str
    document: Document | None
    reden: str
    open: int


@dataclass(frozen=True)
class Motiveringsveld:
    """A place where the drafter writes: the key of the edit, what belongs there, and what stands there.

    `hulp` ends with the papers and the headings where the text comes; a field that lands nowhere is offered
    only while it holds a text.
    """

    sleutel: str
    titel: str
    hulp: str
    tekst: str


@dataclass(frozen=True)
class Tekstbeeld:
    """Every paper of a concept.

    Attributes:
        gaten: each visible placeholder with where to mend it.
        motivering: the sections that a paper of this proposal prints, then what was written for articles and
            recommendations.
        artikelen: keys of a motivation that an article of the drafts has.
    """

    stukken: tuple[Tekststuk, ...]
    gaten: tuple[Gat, ...]
    motivering: tuple[Motiveringsveld, ...]
    artikelen: tuple[str, ...]


def tekstbeeld(concept: Concept) -> Tekstbeeld:
    """All the papers, with what is still missing in them.

    Raises:
        InvoerFout: the concept changes nothing that can be written, a template is wrong, or a text of the
            motivation lands nowhere.
    """
    return _beeld(naar_json(concept))


def stuk(concept: Concept, id_: str, formaat: str) -> tuple[str, bytes]:
    """One paper as a file: its name and its bytes, as in the complete file.

    Raises `InvoerFout` for a paper or a format that does not exist, and as `tekstbeeld`.
    """
    if formaat not in BESTANDSFORMATEN:
        raise InvoerFout.een(
            f"het formaat “{kort(formaat)}” bestaat niet",
            bedoelde_u(kort(formaat), BESTANDSFORMATEN),
            veld="formaat",
        )
    gevonden = {een.id: een for een in tekstbeeld(concept).stukken}
    if id_ not in gevonden:
        raise InvoerFout.een(
            f"het stuk “{kort(id_)}” bestaat niet", bedoelde_u(kort(id_), gevonden), veld="stuk"
        )
    document = gevonden[id_].document
    if document is None:
        raise InvoerFout.een(gevonden[id_].reden.rstrip("."), "kies een ander stuk", veld="stuk")
    return f"{id_}.{formaat}", schrijf_document(document, formaat)


def dossier(
    concept: Concept,
    formaten: Sequence[str] = ("html", "docx", "pdf", "akn", "xlsx", "json"),
    meld: Callable[[str], None] = lambda _: None,
    meld_aantal: Callable[[int], None] = lambda _: None,
) -> dict[str, bytes]:
    """The complete file: name → bytes, the index first and the zip last; as `ontwerp --alles` writes it.

    `meld` hears what is being made and may raise to stop; `meld_aantal` hears how many papers there are.

    Raises:
        InvoerFout: a format that does not exist, and as `tekstbeeld`.
    """
    for formaat in formaten:
        if formaat not in FORMATEN:
            raise InvoerFout.een(
                f"het formaat “{kort(formaat)}” bestaat niet",
                bedoelde_u(kort(formaat), FORMATEN),
                veld="formaat",
            )
    gemaakt = compileer(concept)
    with _leesbaar(gemaakt), tempfile.TemporaryDirectory(prefix="samenleving-") as map_:
        geschreven = schrijf_dossier(_stof(naar_json(concept)), map_, tuple(formaten), meld, meld_aantal)
        return {pad.name: pad.read_bytes() for pad in geschreven.bestanden}


@lru_cache(maxsize=BEWAARD)
def _stof(tekst: str) -> Stof:
    concept = uit_json(tekst)
    gemaakt = compileer(concept)
    eigen = None
    if concept.motivering:
        eigen = lees_motivering(gemaakt.mappen[0] / concept.id / MOTIVERING)
    return verzamel(gemaakt.naam, mappen=gemaakt.mappen, motivering=eigen)


@lru_cache(maxsize=BEWAARD)
def _beeld(tekst: str) -> Tekstbeeld:
    concept = uit_json(tekst)
    gemaakt = compileer(concept)
    with _leesbaar(gemaakt):
        stof = _stof(tekst)
        paren = [_tekststuk(een, gemaakt.systeem) for een in dossierstukken(stof)]
    stukken = tuple(een for een, _ in paren)
    gaten = [gat for _, hier in paren for gat in hier]
    return Tekstbeeld(
        stukken,
        tuple(gaten),
        tuple(_velden(concept, plaatsen(stof))),
        tuple(sorted(f"{ARTIKELEN}.{deel}.{nummer}" for deel, nummer in artikelnamen(stof.stukken))),
    )


def _tekststuk(een: Dossierstuk, systeem: Systeem) -> tuple[Tekststuk, tuple[Gat, ...]]:
    """A paper with its gaps; as many are open as there are in the list."""
    document = een.maak() if een.maak is not None else None
    gaten = tuple(gaten_in(een.naam, document, systeem)) if document is not None else ()
    gaten = tuple(dict.fromkeys(gaten))
    return Tekststuk(een.naam, een.titel, een.uitleg, document, een.reden, len(gaten)), gaten


def _velden(concept: Concept, waar: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterator[Motiveringsveld]:
    for sleutel, wat in SECTIES.items():
        tekst = concept.motivering.get(sleutel, "")
        if waar[sleutel] or tekst:
            hulp = f"{zin(wat)} {landt(waar[sleutel])}"
            yield Motiveringsveld(sleutel, motiveringstitel(sleutel), hulp, tekst)
    for sleutel, tekst in concept.motivering.items():
        if sleutel.startswith((f"{ADVIEZEN}.", f"{ARTIKELEN}.")):
            yield Motiveringsveld(sleutel, motiveringstitel(sleutel), "", tekst)


@contextmanager
def _leesbaar(gemaakt: Gecompileerd) -> Iterator[None]:
    """Messages name files as inside the folder of the proposal."""
    try:
        yield
    except InvoerFout as fout:
        meldingen = [m for map_ in gemaakt.mappen for m in zonder_pad(fout, Path(map_))]
        raise InvoerFout(meldingen or fout.meldingen) from None
