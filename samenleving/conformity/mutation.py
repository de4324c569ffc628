"""Can a check fail, and can it succeed? Looks for one small change of one system that flips its status.

A change is one parameter with another value, or one article left out of the text, or one clause put in. A
check that no change flips is true, or false, of every conceivable system: a defect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openfisca_samenleving.basis import ONBEKEND
from samenleving import law
from samenleving.conformity.evaluate import uitslag
from samenleving.conformity.language import (
    Clausuletoets,
    Norm,
    Parametertoets,
    Situatietoets,
    Toets,
    Wettekst,
)
from samenleving.conformity.model import Status
from samenleving.conformity.names import stelsel
from samenleving.conformity.state import Ingreep, Stand
from samenleving.drafting.templates import DELEN
from samenleving.errors import InvoerFout
from samenleving.proposals import voorstellen
from samenleving.proposals.model import HUIDIG, Waarde
from samenleving.proposals.values import schrijf


@dataclass(frozen=True)
class Omslag:
    """A change that flips a check: in which system, what, and from which status to which."""

    id: str
    systeem: str
    wijziging: str
    was: Status
    wordt: Status


def uitgangspunten(mappen: Sequence[Path | str] = ()) -> tuple[Stand, ...]:
    """Every proposal, every proposal with one of its open choices made, and current law; each at its date."""
    uit, maand = [], ""
    for voorstel in voorstellen(mappen):
        namen = [voorstel.id]
        for variant in voorstel.varianten:
            namen += [f"{voorstel.id}+{variant.naam}={optie}" for optie in variant.opties]
        maand = max(maand, eigen := voorstel.inwerkingtreding.isoformat()[:7])
        uit += [Stand(stelsel(naam, mappen), eigen) for naam in namen]
    return (*uit, Stand(stelsel(HUIDIG), maand))


def omslag(toets: Toets, standen: Sequence[Stand], mappen: Sequence[Path | str] = ()) -> Omslag | None:
    """The first change found that flips a check in one of these systems; None where there is none.

    The proposal of the body that gave the advice is tried first.
    """
    orgaan = Path(toets.bestand).parent.name
    for stand in sorted(standen, key=lambda stand: not stand.systeem.naam.startswith(orgaan)):
        was, _ = uitslag(toets, stand)
        for wijziging, ander in _anders(toets, stand, tuple(mappen)):
            wordt, _ = uitslag(toets, ander)
            if wordt != was:
                return Omslag(toets.id, stand.systeem.naam, wijziging, was, wordt)
    return None


def _anders(toets: Toets, stand: Stand, mappen: tuple[Path | str, ...]) -> Iterator[tuple[str, Stand]]:
    for wijziging, ingreep in _ingrepen(toets, stand):
        yield wijziging, stand.met_ingreep(ingreep)
    for pad in _paden(toets, mappen):
        for waarde in _waarden(pad, toets, stand):
            deel = f"{pad}={schrijf(waarde)}@{stand.dag.isoformat()}"
            try:
                ander = stelsel(f"{stand.systeem.naam}+{deel}", mappen)
            except InvoerFout:
                continue  # outside what the parameter allows, or already changed on a later day
            yield deel, Stand(ander, stand.maand)


def _ingrepen(toets: Toets, stand: Stand) -> Iterator[tuple[str, Ingreep]]:
    for blad in toets.bladen:
        if isinstance(blad, Clausuletoets):
            delen: Sequence[str] = (blad.deel,) if blad.deel else DELEN
            plekken = frozenset((deel, blad.artikel) for deel in delen)
            yield f"zonder {blad.artikel}", Ingreep(zonder=plekken)
            yield f"met een clausule in {blad.artikel}", _met(delen[0], blad.artikel, blad.norm, stand)
        elif isinstance(blad, Wettekst):
            yield f"zonder {blad.artikel}", Ingreep(zonder=frozenset({(blad.akte, blad.artikel)}))
            yield f"met een lid in {blad.artikel}", _met(blad.akte, blad.artikel, blad.norm, stand)


def _met(waar: str, artikel: str, norm: Norm, stand: Stand) -> Ingreep:
    """The shortest sentence that the norm asks for."""
    woorden = [reeks[0] for reeks in ((norm.wie,) if norm.wie else ()) + norm.moet]
    getallen = [vormen[0] for pad in norm.getallen if (vormen := stand.vormen(pad))]
    return Ingreep(met=((waar, artikel, " ".join([*woorden, *getallen])),))


def _paden(toets: Toets, mappen: tuple[Path | str, ...]) -> Iterator[str]:
    """The parameters a check names; for a case everything that a proposal can set."""
    yield from toets.paden
    if any(isinstance(blad, Situatietoets) for blad in toets.bladen):
        genoemd = {pad for v in voorstellen(mappen) for pad in v.paden}
        genoemd |= {pad for v in voorstellen(mappen) for variant in v.varianten for pad in variant.paden}
        yield from sorted(genoemd - set(toets.paden))


def _waarden(pad: str, toets: Toets, stand: Stand) -> Iterator[Waarde]:
    """Other values for a parameter: the other choices, or numbers around those the check asks for."""
    info, nu = law.parameterinfo(pad), stand.waarde(pad)
    if nu == ONBEKEND:
        return
    if isinstance(nu, bool):
        yield not nu
    elif isinstance(nu, str):
        yield from (keuze for keuze in info.keuzes if keuze != nu)
    else:
        kandidaten: list[float | int] = [0]
        for norm in (nu, *_maatstaven(pad, toets)):
            kandidaten += [norm - 1, norm, norm + 1]
        yield from dict.fromkeys(waarde for waarde in kandidaten if waarde != nu and waarde >= 0)


def _maatstaven(pad: str, toets: Toets) -> list[float | int]:
    return [
        voorwaarde.maatstaf
        for blad in toets.bladen
        if isinstance(blad, Parametertoets)
        for voorwaarde in (*blad.alle, *blad.een_van)
        if voorwaarde.pad == pad
        and isinstance(voorwaarde.maatstaf, float | int)
        and not isinstance(voorwaarde.maatstaf, bool)
    ]
