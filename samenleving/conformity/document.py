"""The matrix as a document, and the reply to advice that a memorandum needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from samenleving.advice import Aanbeveling
from samenleving.conformity.model import (
    STATUSSEN,
    STATUSWOORDEN,
    Documentkop,
    Grond,
    Matrix,
    Oordeel,
    Status,
    Stelselkop,
)
from samenleving.display import maand, opsomming
from samenleving.documents import (
    Badge,
    Blok,
    Cel,
    Document,
    Inhoudstafel,
    Kader,
    Lijst,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Sectie,
    Tabel,
    alinea,
    cel,
    cursief,
    rij,
    runs,
    te_redigeren,
    vet,
)

MAX_GRONDEN = 4
"""So many grounds stand in a cell; the data keep them all."""

_UITLEG = (
    "Gevolgd, deels of niet gevolgd zegt wat de tekst, de bedragen en de regels van een stelsel inhouden, en "
    "niet of dat wenselijk is. Niet uitdrukbaar betekent dat geen regel, bedrag of clausule de aanbeveling "
    "kan dragen; de reden staat erbij. Een open keuze telt nooit als gevolgd."
)
_KOPPEN: dict[Status, str] = {
    "gevolgd": "Gevolgd",
    "deels": "Deels gevolgd",
    "niet_gevolgd": "Niet gevolgd",
    "niet_uitdrukbaar": "Geen punt voor deze regeling",
}


def toetsverslag(matrix: Matrix) -> Document:
    """Per advice a table with a row for each recommendation and a column for each system."""
    namen = [kop.titel for kop in matrix.systemen]
    blokken: list[Blok] = [Inhoudstafel(diepte=1), _kort(matrix)]
    if len(matrix.systemen) > 1:
        blokken.append(_verschillen(matrix))
    blokken += [_document(matrix, document) for document in matrix.documenten]
    return Document(
        titel="Getoetst aan het advies",
        soort="rapport",
        ondertitel=opsomming(namen),
        blokken=tuple(blokken),
        stempel=matrix.stempel.naar_document(("Getoetst", ", ".join(k.naam for k in matrix.systemen))),
    )


def antwoord(
    matrix: Matrix,
    systeem: str,
    redenen: Mapping[str, Sequence[str]] = MappingProxyType({}),
    documenten: Sequence[str] | None = None,
) -> Document:
    """What was done with each recommendation, for one system: the section that a memorandum needs.

    Why a recommendation is not followed is a political reason, so it stays a visible gap unless somebody gave
    the reason: `redenen` holds paragraphs by id of the recommendation. `documenten` are the advices to
    answer; all of the matrix when left out.
    """
    kop = next(kop for kop in matrix.systemen if kop.naam == systeem)
    return Document(
        titel="Antwoord op de adviezen",
        soort="memorie",
        ondertitel=kop.titel,
        status=kop.status,
        blokken=antwoordsecties(matrix, systeem, redenen, documenten),
        stempel=matrix.stempel.naar_document(("Getoetst", kop.naam)),
    )


# --- the report


def tabel_per_status(matrix: Matrix) -> Tabel:
    """How many recommendations of each document a system follows, per status."""
    rijen: list[Rij] = []
    for document in matrix.documenten:
        rijen.append(rij(f"{document.orgaan} ({document.document})", soort="tussenkop"))
        for kop in matrix.systemen:
            telling = matrix.telling(kop.naam, document.document)
            getallen = [cel(str(telling[status]), uitlijning="rechts") for status in STATUSSEN]
            rijen.append(rij(kop.titel, *getallen, cel(str(sum(telling.values())), uitlijning="rechts")))
    kopcellen = (cel("Stelsel"), *(cel(_KOPPEN_KORT[status]) for status in STATUSSEN), cel("Totaal"))
    return Tabel(runs("Aanbevelingen per status"), kopcellen, tuple(rijen))


def _kort(matrix: Matrix) -> Sectie:
    maanden = opsomming([f"{kop.titel}: {maand(kop.maand)}" for kop in matrix.systemen])
    return Sectie(
        runs("In het kort"),
        (
            tabel_per_status(matrix),
            alinea(f"Getoetst voor de maand waarin elk stelsel in werking is. {maanden}.", stijl="klein"),
            Kader("info", (alinea(_UITLEG),), runs("Hoe u dit leest")),
        ),
        anker="in-het-kort",
    )


_KOPPEN_KORT: dict[Status, str] = {status: STATUSWOORDEN[status].capitalize() for status in STATUSSEN}


def _verschillen(matrix: Matrix) -> Sectie:
    """The recommendations that flip between systems."""
    anders = set(matrix.verschillen)
    rijen = tuple(
        rij(_wat(aanbeveling), *(_badge(oordeel) for oordeel in matrix.rij(aanbeveling.id)))
        for aanbeveling in matrix.aanbevelingen
        if aanbeveling.id in anders
    )
    koppen = (cel("Aanbeveling"), *(cel(kop.titel) for kop in matrix.systemen))
    inhoud: Blok = alinea("Elke aanbeveling heeft in elk stelsel dezelfde status.")
    if rijen:
        tekst = f"Bij {len(rijen)} van {len(matrix.aanbevelingen)} aanbevelingen verschilt de status."
        breedtes = (2.0, *(1.0 for _ in matrix.systemen))
        return Sectie(
            runs("Wat verschilt"),
            (alinea(tekst), Tabel(runs("Aanbevelingen die kantelen"), koppen, rijen, breedtes=breedtes)),
            anker="wat-verschilt",
            liggend=True,
        )
    return Sectie(runs("Wat verschilt"), (inhoud,), anker="wat-verschilt")


def _document(matrix: Matrix, document: Documentkop) -> Sectie:
    koppen = (cel("Aanbeveling"), *(cel(kop.titel) for kop in matrix.systemen))
    rijen = tuple(
        rij(_wat(aanbeveling), *(_oordeelcel(oordeel) for oordeel in matrix.rij(aanbeveling.id)))
        for aanbeveling in matrix.aanbevelingen
        if aanbeveling.document == document.document
    )
    return Sectie(
        runs(f"{document.orgaan}: {document.document}"),
        (alinea(document.titel), Tabel(runs("Elke aanbeveling"), koppen, rijen)),
        anker=f"advies-{document.document.replace('_', '-')}",
        liggend=True,
    )


def _wat(aanbeveling: Aanbeveling) -> Cel:
    passage = aanbeveling.passage
    return cel(
        vet(aanbeveling.id),
        f" {aanbeveling.stelling}",
        Regeleinde(),
        cursief(f"{passage} · {aanbeveling.gewicht}, {aanbeveling.vorm.replace('_', ' ')}"),
    )


def _badge(oordeel: Oordeel) -> Cel:
    return cel(Badge(oordeel.status))


def _oordeelcel(oordeel: Oordeel) -> Cel:
    inhoud: list[str | Run] = [Badge(oordeel.status)]
    for grond in oordeel.door[:MAX_GRONDEN]:
        inhoud += [Regeleinde(), _grond(grond)]
    if len(oordeel.door) > MAX_GRONDEN:
        inhoud += [Regeleinde(), f"en {len(oordeel.door) - MAX_GRONDEN} andere"]
    if oordeel.uitleg:
        inhoud += [Regeleinde(), cursief(oordeel.uitleg)]
    return cel(*inhoud)


def _grond(grond: Grond) -> str:
    teken = "" if grond.soort == "reden" else ("✓ " if grond.vervuld else "✗ ")
    return f"{teken}{grond.tekst}{f' ({grond.bron})' if grond.bron else ''}"


# --- the reply


def antwoordsecties(
    matrix: Matrix,
    systeem: str,
    redenen: Mapping[str, Sequence[str]] = MappingProxyType({}),
    documenten: Sequence[str] | None = None,
    statussen: Sequence[Status] = STATUSSEN,
) -> tuple[Sectie, ...]:
    """The reply as one section an advice, to stand in another document; see `antwoord`.

    `statussen` says of which recommendations the reply is printed; the count names them all.
    """
    kop = next(kop for kop in matrix.systemen if kop.naam == systeem)
    return tuple(
        _antwoord_op(matrix, kop, document, redenen, statussen)
        for document in matrix.documenten
        if documenten is None or document.document in documenten
    )


def _antwoord_op(
    matrix: Matrix,
    kop: Stelselkop,
    document: Documentkop,
    redenen: Mapping[str, Sequence[str]],
    statussen: Sequence[Status],
) -> Sectie:
    eigen = [a for a in matrix.aanbevelingen if a.document == document.document]
    telling = matrix.telling(kop.naam, document.document)
    aantallen = opsomming([f"{telling[status]} {STATUSWOORDEN[status]}" for status in STATUSSEN])
    inleiding = f"Van de {len(eigen)} aanbevelingen zijn er {aantallen}."
    delen = tuple(_antwoorden(matrix, kop, eigen, status, redenen) for status in statussen if telling[status])
    anker = f"antwoord-{document.document.replace('_', '-')}"
    return Sectie(runs(f"Advies van de {document.orgaan}"), (alinea(inleiding), *delen), anker=anker)


def _antwoorden(
    matrix: Matrix,
    kop: Stelselkop,
    eigen: Sequence[Aanbeveling],
    status: Status,
    redenen: Mapping[str, Sequence[str]],
) -> Sectie:
    punten = []
    for aanbeveling in eigen:
        oordeel = matrix.oordeel(kop.naam, aanbeveling.id)
        if oordeel.status == status:
            tekst = tuple(_zin(aanbeveling, oordeel, redenen.get(aanbeveling.id, ())))
            punten.append(Punt(runs(*tekst)))
    return Sectie(runs(_KOPPEN[status]), (Lijst(tuple(punten)),))


def _zin(aanbeveling: Aanbeveling, oordeel: Oordeel, reden: Sequence[str]) -> Iterator[str | Run]:
    yield f"{aanbeveling.stelling} ({aanbeveling.id}; {aanbeveling.passage})"
    gronden = [grond for grond in oordeel.gronden if grond.vervuld]
    if oordeel.status == "niet_uitdrukbaar":
        yield f" {oordeel.gronden[0].tekst}"
    elif gronden:
        yield f" Zo staat het in de regeling: {'; '.join(_bron(grond) for grond in gronden)}."
    if oordeel.status in ("deels", "niet_gevolgd"):
        missend = [grond for grond in oordeel.gronden if not grond.vervuld]
        if missend:
            yield f" Niet voldaan: {'; '.join(_bron(grond) for grond in missend)}."
        yield " "
        if reden:
            yield " ".join(reden)
        else:
            yield te_redigeren("de reden waarom dit niet of niet helemaal wordt gevolgd")


def _bron(grond: Grond) -> str:
    return f"{grond.tekst}{f' ({grond.bron})' if grond.bron else ''}"
