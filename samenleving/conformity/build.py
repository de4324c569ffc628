"""Every system against every recommendation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from samenleving.advice import aanbevelingen, adviezen
from samenleving.conformity.evaluate import beoordeel
from samenleving.conformity.loading import laad_toetsen
from samenleving.conformity.model import Documentkop, Matrix, Oordeel, Stelselkop
from samenleving.conformity.names import stelsel
from samenleving.conformity.state import Stand
from samenleving.errors import InvoerFout
from samenleving.proposals import voorstellen
from samenleving.proposals.model import HUIDIG
from samenleving.situation import controleer_maand
from samenleving.stamp import stempel
from samenleving.systems import Systeem

_ACHTERHAALD = "achterhaald"


def alle_systemen(mappen: Sequence[Path | str] = ()) -> tuple[str, ...]:
    """Current law and every proposal, by name."""
    return (HUIDIG, *(voorstel.id for voorstel in voorstellen(mappen)))


def toets(
    namen: Sequence[str],
    document: str | Collection[str] | None = None,
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
) -> Matrix:
    """Test systems against one advice, or against all.

    Args:
        namen: systems by name.
        document: short name of the advice, or of some; None for every advice.
        datum: month `JJJJ-MM` for every system; else each proposal is tested in the month in which it enters
            into force, and current law in the last of those months.
        mappen: folders with the user's own proposals and advices.

    Raises:
        InvoerFout: a name, the month or a check that is wrong.
    """
    if not namen:
        raise InvoerFout.een("er is geen stelsel gegeven", "noem er minstens één, bijvoorbeeld serv_2025")
    systemen = tuple({s.naam: s for s in (stelsel(naam, mappen) for naam in namen)}.values())
    gevraagd = [document] if document is None or isinstance(document, str) else sorted(document)
    rijen = tuple(rij for een in gevraagd for rij in aanbevelingen(een, mappen))
    toetsen = laad_toetsen(mappen)
    maanden = _maanden(systemen, datum, mappen)
    oordelen: dict[str, tuple[Oordeel, ...]] = {}
    for deze in systemen:
        stand = Stand(deze, maanden[deze.naam])
        oordelen[deze.naam] = tuple(
            beoordeel(toetsen.get(rij.id), rij.id, rij.vorm, stand, mappen) for rij in rijen
        )
    documenten = {rij.document for rij in rijen}
    vraag = {"systemen": maanden, "document": gevraagd}
    return Matrix(
        systemen=tuple(Stelselkop(s.naam, s.titel, s.status, maanden[s.naam]) for s in systemen),
        documenten=tuple(
            Documentkop(advies.document, advies.orgaan, advies.titel)
            for advies in adviezen(mappen)
            if advies.document in documenten
        ),
        aanbevelingen=rijen,
        oordelen=oordelen,
        stempel=stempel(
            datum=datum or max(maanden.values()),
            voorstellen=[voorstel for s in systemen for voorstel in s.keten],
            invoer=vraag,
        ),
    )


def _maanden(systemen: Sequence[Systeem], datum: str | None, mappen: Sequence[Path | str]) -> dict[str, str]:
    """The month in which each system is tested; never the clock."""
    if datum is not None:
        return {deze.naam: controleer_maand(datum) for deze in systemen}
    eigen = {s.naam: s.in_werking_vanaf.isoformat()[:7] for s in systemen if s.in_werking_vanaf is not None}
    gelden = [v.inwerkingtreding.isoformat()[:7] for v in voorstellen(mappen) if v.status != _ACHTERHAALD]
    laatste = max([*eigen.values()] or gelden)
    return {deze.naam: eigen.get(deze.naam, laatste) for deze in systemen}
