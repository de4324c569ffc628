"""Questions about a document that every writer asks: headings, anchors, placeholders, text, faults."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from samenleving.documents.blocks import (
    HOOGSTE_KOPNIVEAU,
    Alinea,
    Artikel,
    Badge,
    Blok,
    Cel,
    Document,
    Figuur,
    Herkomst,
    Inhoudstafel,
    Kader,
    Kop,
    Lijst,
    Markering,
    Noot,
    Regeleinde,
    Run,
    Runs,
    Sectie,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    code,
    maak_anker,
    splits_plaatshouders,
)
from samenleving.documents.codec import DocumentFout
from samenleving.documents.style import BADGES, HERKOMST_KOP, MARKERINGEN


def platte_tekst(runs: Runs) -> str:
    """The visible text of runs on one line: with insertions and deletions, without footnotes."""
    delen: list[str] = []
    for run in runs:
        match run:
            case Tekst():
                delen.append(zichtbaar(run))
            case Verwijzing():
                delen.append(run.tekst)
            case Badge():
                delen.append(badge_tekst(run))
            case Regeleinde():
                delen.append(" ")
            case Noot():
                pass
    return "".join(delen)


def badge_tekst(badge: Badge) -> str:
    return badge.tekst or BADGES[badge.soort].label


_XML_ONMOGELIJK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WITRUIMTE = re.compile(r"[\t\n\r\u2028\u2029]+")


def schoon(tekst: str) -> str:
    """Text that XML can hold, on one line: control characters become U+FFFD, line ends a space."""
    return _XML_ONMOGELIJK.sub("\ufffd", _WITRUIMTE.sub(" ", tekst))


def zichtbaar(tekst: Tekst) -> str:
    """What is printed for a piece of text: a placeholder always stands in its brackets."""
    kaal = schoon(tekst.tekst)
    if tekst.markering is None or kaal.startswith("["):
        return kaal
    woorden = MARKERINGEN[tekst.markering]
    return f"[{woorden}: {kaal}]" if kaal.strip() else f"[{woorden}]"


def stukken(runs: Runs) -> Iterator[Run]:
    """The runs, with every placeholder that stands inside a text as a marked run of its own."""
    for run in runs:
        if isinstance(run, Tekst):
            yield from splits_plaatshouders(run)
        else:
            yield run


def kinderen(blok: Blok) -> tuple[Blok, ...]:
    """The blocks directly inside a block, in reading order."""
    match blok:
        case Sectie() | Artikel() | Kader() | Uitklap():
            return blok.blokken
        case Lijst():
            return tuple(kind for punt in blok.punten for kind in punt.blokken)
        case Figuur():
            return (blok.tabel,)
        case _:
            return ()


def begint_liggend(document: Document) -> bool:
    """Whether the first part or table lies on turned pages: then the title and the lines before it do too."""
    for blok in document.blokken:
        match blok:
            case Sectie() | Tabel():
                return blok.liggend
            case Alinea() | Kader() | Inhoudstafel():
                continue
            case _:
                return False
    return False


def eigen_runs(blok: Blok) -> Iterator[Runs]:
    """The texts of a block itself, in reading order; those of the blocks inside it are left out."""
    match blok:
        case Kop() | Alinea():
            yield blok.runs
        case Sectie() | Uitklap() | Kader():
            yield blok.titel
        case Artikel():
            yield blok.opschrift
            if blok.herkomst is not None:
                yield blok.herkomst.toelichting
        case Lijst():
            for punt in blok.punten:
                yield punt.runs
        case Tabel():
            yield blok.bijschrift
            for cel in _cellen(blok):
                yield cel.runs
        case _:
            return


def _cellen(tabel: Tabel) -> Iterator[Cel]:
    yield from tabel.koprij
    for rij in tabel.rijen:
        yield from rij.cellen


def doorloop(blokken: tuple[Blok, ...]) -> Iterator[Blok]:
    """Every block, depth first, in reading order."""
    for blok in blokken:
        yield blok
        yield from doorloop(kinderen(blok))


def alle_runs(document: Document) -> Iterator[Run]:
    for blok in doorloop(document.blokken):
        for runs in eigen_runs(blok):
            for run in runs:
                yield run
                if isinstance(run, Noot):
                    yield from run.runs


@dataclass(frozen=True, slots=True)
class Titel:
    """A heading as it will be printed: level (1 is h2), text and the anchor that it gets."""

    niveau: int
    runs: Runs
    anker: str


class Ankers:
    """Gives every heading an anchor: its own, or one made from its text, numbered where that is taken."""

    def __init__(self, document: Document) -> None:
        # a queue for each block: the same block object may stand in a document twice
        self._titels: dict[int, deque[Titel]] = defaultdict(deque)
        self._bezet = set(_eigen_ankers(document.blokken))
        self.titels: tuple[Titel, ...] = tuple(self._verzamel(document.blokken, 0))

    def van(self, blok: Kop | Sectie) -> Titel:
        """The title of this heading; ask in reading order, once for each time the block stands there."""
        return self._titels[id(blok)].popleft()

    def _verzamel(self, blokken: tuple[Blok, ...], diepte: int) -> Iterator[Titel]:
        for blok in blokken:
            if isinstance(blok, Kop | Sectie):
                runs = blok.runs if isinstance(blok, Kop) else blok.titel
                niveau = blok.niveau if isinstance(blok, Kop) else diepte + 1
                titel = Titel(niveau, runs, blok.anker or self._nieuw(platte_tekst(runs)))
                self._titels[id(blok)].append(titel)
                yield titel
            dieper = diepte + 1 if isinstance(blok, Sectie) else diepte
            yield from self._verzamel(kinderen(blok), dieper)

    def _nieuw(self, tekst: str) -> str:
        basis = maak_anker(tekst)
        anker, nummer = basis, 1
        while anker in self._bezet:
            nummer += 1
            anker = f"{basis}-{nummer}"
        self._bezet.add(anker)
        return anker


def _eigen_ankers(blokken: tuple[Blok, ...]) -> Iterator[str]:
    for blok in doorloop(blokken):
        match blok:
            case Artikel():
                yield blok.id
            case Kop() | Sectie() | Tabel() | Figuur() if blok.anker:
                yield blok.anker
            case _:
                pass


def aantal_plaatshouders(document: Document) -> dict[Markering, int]:
    """How many visible placeholders of each kind the document still holds."""
    telling: Counter[Markering] = Counter()
    for run in alle_runs(document):
        if isinstance(run, Tekst):
            for stuk in splits_plaatshouders(run):
                if stuk.markering is not None:
                    telling[stuk.markering] += 1
    return {soort: telling[soort] for soort in MARKERINGEN}


def nakijken(document: Document) -> tuple[str, ...]:
    """Faults that only the whole document shows, in Dutch: double or dangling anchors, skipped levels."""
    fouten: list[str] = []
    for anker, aantal in Counter(_eigen_ankers(document.blokken)).items():
        if aantal > 1:
            fouten.append(f"anker {anker!r} staat er {aantal} keer; geef elk blok een eigen anker.")
    ankers = Ankers(document)
    bestaand = {titel.anker for titel in ankers.titels} | set(_eigen_ankers(document.blokken))
    fouten.extend(
        f"verwijzing {run.tekst!r} wijst naar {run.doel!r}, en dat anker bestaat niet."
        for run in alle_runs(document)
        if isinstance(run, Verwijzing) and run.doel.startswith("#") and run.doel[1:] not in bestaand
    )
    vorig = 0
    for titel in ankers.titels:
        naam = platte_tekst(titel.runs)
        if titel.niveau > vorig + 1:
            fouten.append(f"kop {naam!r} springt van niveau {vorig} naar {titel.niveau}.")
        if titel.niveau > HOOGSTE_KOPNIVEAU:
            fouten.append(
                f"kop {naam!r} staat op niveau {titel.niveau}; hoogstens {HOOGSTE_KOPNIVEAU} niveaus."
            )
        vorig = titel.niveau
    return tuple(fouten)


def eis_goed(document: Document) -> None:
    """Raise :class:`DocumentFout` with every fault that :func:`nakijken` finds."""
    fouten = nakijken(document)
    if fouten:
        raise DocumentFout("Dit document kan zo niet geschreven worden:\n- " + "\n- ".join(fouten))


def herkomst_regels(herkomst: Herkomst) -> Iterator[Runs]:
    """What stands under an article of where it comes from, a line each: for the writers of pages."""
    yield (Tekst(HERKOMST_KOP, cursief=True),)
    for aanbeveling in herkomst.aanbevelingen:
        naam: Run = Tekst(aanbeveling.id)
        if aanbeveling.doel:
            naam = Verwijzing(aanbeveling.id, aanbeveling.doel)
        stelling = f": {aanbeveling.stelling}" if aanbeveling.stelling else ""
        passage = f" ({aanbeveling.passage})" if aanbeveling.passage else ""
        yield (Tekst("Beantwoordt "), naam, Tekst(stelling + passage))
    for parameter in herkomst.parameters:
        label = f"{parameter.label} " if parameter.label else ""
        waarde = f": {parameter.waarde}" if parameter.waarde else ""
        was = f" (was {parameter.was})" if parameter.was else ""
        yield (Tekst(f"Parameter {label}"), code(parameter.pad), Tekst(waarde + was))
    if herkomst.toelichting:
        yield herkomst.toelichting
