"""The papers of a complete file, in order: which there are, what each is for, and why one is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samenleving.documents import Document
from samenleving.dossier.acts import BESLUIT, DECREET, Akteontwerp, akteontwerpen, bestandsnaam, opschriften
from samenleving.dossier.advies import antwoord_op_adviezen
from samenleving.dossier.changed_acts import gewijzigde_akten, naam_van
from samenleving.dossier.consolidated import geconsolideerd
from samenleving.dossier.material import Stof
from samenleving.dossier.memorie import memorie
from samenleving.dossier.nota import nota
from samenleving.dossier.prose import woorden
from samenleving.dossier.synopsis import synopsis
from samenleving.dossier.was_wordt import was_wordt
from samenleving.drafting.document import ontwerp_document

DEELNAMEN = {DECREET: "ontwerp van decreet", BESLUIT: "ontwerp van besluit"}


@dataclass(frozen=True)
class Dossierstuk:
    """One paper.

    Attributes:
        naam: the name of its file, without suffix; starts with its number in the file.
        titel: for the list of contents.
        uitleg: what it is for.
        maak: makes the document; None where there is none.
        reden: why there is none.
    """

    naam: str
    titel: str
    uitleg: str
    maak: Callable[[], Document] | None = None
    reden: str = ""


def dossierstukken(stof: Stof) -> tuple[Dossierstuk, ...]:
    """Every paper of the file, numbered; one that cannot be made keeps its place, with the reason."""
    gevonden = [*_ontwerpen(stof), *_toelichtingen(stof), *_vergelijkend(stof), *_bijlagen(stof)]
    return tuple(
        Dossierstuk(f"{nummer:02d}-{stuk.naam}", stuk.titel, stuk.uitleg, stuk.maak, stuk.reden)
        for nummer, stuk in enumerate(gevonden, 1)
    )


def _ontwerpen(stof: Stof) -> Iterator[Dossierstuk]:
    namen: set[str] = set()
    akten = akteontwerpen(stof.stukken, stof.stempel)
    for akte in akten:
        yield Dossierstuk(
            bestandsnaam(akte, namen),
            akte.opschrift,
            woorden()["dossier"]["stukken"][akte.deel],
            _gemaakt(akte),
        )
    for deel, naam in DEELNAMEN.items():
        if not any(akte.deel == deel for akte in akten):
            yield Dossierstuk(
                naam.replace(" ", "-"),
                naam[:1].upper() + naam[1:],
                woorden()["dossier"]["stukken"][deel],
                reden=_waarom_geen(stof, deel),
            )


def _gemaakt(akte: Akteontwerp) -> Callable[[], Document]:
    return lambda: akte.document


def _waarom_geen(stof: Stof, deel: str) -> str:
    """Why the change gives no draft of this kind, in the words of the operations."""
    wijziging = stof.stukken.wijziging
    redenen: dict[str, None] = {}
    for niet in (*stof.stukken.niet_geschreven, *(wijziging.niet_geschreven if wijziging else ())):
        redenen[niet.reden.rstrip(".")] = None
    for weigering in (*stof.stukken.geweigerd, *(wijziging.geweigerd if wijziging else ())):
        redenen[weigering.reden.rstrip(".")] = None
    soort = "decreet" if deel == DECREET else "besluit"
    geen = f"Geen enkele wijziging staat in een {soort} dat geschreven kan worden"
    return f"{geen}: {'; '.join(redenen)}." if redenen else f"{geen}."


def _toelichtingen(stof: Stof) -> Iterator[Dossierstuk]:
    teksten = woorden()["dossier"]["stukken"]
    delen = [deel for deel in (DECREET, BESLUIT) if opschriften(stof.stukken, deel)]
    if DECREET in delen:
        yield Dossierstuk(
            "memorie-van-toelichting", "Memorie van toelichting", teksten["memorie"], lambda: memorie(stof)
        )
    else:
        yield Dossierstuk(
            "memorie-van-toelichting",
            "Memorie van toelichting",
            teksten["memorie"],
            reden="Een memorie hoort bij een ontwerp van decreet. Zonder staat de toelichting in de nota.",
        )
    if DECREET in delen:
        yield Dossierstuk(
            "nota-aan-de-vlaamse-regering-decreet",
            "Nota aan de Vlaamse Regering over het decreet",
            teksten["nota_decreet"],
            lambda: nota(stof, DECREET),
        )
    if BESLUIT in delen:
        yield Dossierstuk(
            "nota-aan-de-vlaamse-regering-besluit",
            "Nota aan de Vlaamse Regering over het besluit",
            teksten["nota_besluit"],
            lambda: nota(stof, BESLUIT),
        )
    if not delen:
        yield Dossierstuk(
            "nota-aan-de-vlaamse-regering",
            "Nota aan de Vlaamse Regering",
            teksten["nota"],
            lambda: nota(stof, BESLUIT),
        )


def _vergelijkend(stof: Stof) -> Iterator[Dossierstuk]:
    teksten = woorden()["dossier"]["stukken"]
    stukken, stempel = stof.stukken, stof.stempel
    yield Dossierstuk(
        "was-wordt", "Was-wordttabel", teksten["was_wordt"], lambda: was_wordt(stukken, stempel)
    )
    yield Dossierstuk(
        "synopsis", "Synopsis", teksten["synopsis"], lambda: synopsis(stukken, stempel, stof.matrix)
    )
    akten = gewijzigde_akten(stukken)
    for id_ in akten:
        yield Dossierstuk(
            f"geconsolideerd-{id_}",
            f"Geconsolideerd: {naam_van(id_, stukken)}",
            teksten["geconsolideerd"],
            _geconsolideerd(stof, id_),
        )
    if not akten:
        yield Dossierstuk(
            "geconsolideerd",
            "Geconsolideerde tekst",
            teksten["geconsolideerd"],
            reden="Het dossier wijzigt geen tekst die bestaat.",
        )


def _geconsolideerd(stof: Stof, akte: str) -> Callable[[], Document]:
    return lambda: geconsolideerd(stof.stukken, akte, stof.stempel)


def _bijlagen(stof: Stof) -> Iterator[Dossierstuk]:
    teksten = woorden()["dossier"]["stukken"]
    yield Dossierstuk(
        "antwoord-op-de-adviezen",
        "Antwoord op de adviezen",
        teksten["antwoord"],
        lambda: antwoord_op_adviezen(stof),
    )
    ontwerp, wijziging = stof.stukken.ontwerp, stof.stukken.wijziging
    for naam, maaksel in (("werkversie-met-herkomst", ontwerp), ("werkversie-van-de-wijzigingen", wijziging)):
        if maaksel is not None:
            yield Dossierstuk(
                naam,
                naam.replace("-", " ").capitalize(),
                teksten["werkversie"],
                lambda maaksel=maaksel: ontwerp_document(maaksel, stof.stempel),  # type: ignore[misc]
            )
