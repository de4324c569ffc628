"""How a rule of the proposal differs from the rule of the basis, in words: the rows of the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samenleving.compare.model import Bepalingsrij, Cel, Comparison
from samenleving.compare.subjects import stelselnamen
from samenleving.display import in_de_zin, opsomming
from samenleving.documents import Blok, alinea, lijst
from samenleving.dossier.material import Stof

IN_WERKING = ".in_werking"
"""Whether a scheme exists at all is told by its provisions, not as a value that moves."""
ANDERS, NIEUW, GELIJK = "anders", "nieuw", "gelijk"


@dataclass(frozen=True)
class Verschil:
    """One rule: what it is called, what holds now and what would hold."""

    titel: str
    soort: str
    nu: str
    dan: str


def verschillen(stof: Stof, paden: Iterable[str]) -> tuple[Verschil, ...]:
    """The rows of the comparison that show one of these parameters, in their order."""
    gezocht = set(paden)
    return tuple(
        verschil
        for rij in _rijen(stof.vergelijking)
        if (verschil := _verschil(stof, rij, gezocht)) is not None
    )


def verschilblokken(stof: Stof, gevonden: tuple[Verschil, ...]) -> Iterator[Blok]:
    """The differences as prose: what changes, what is new and what stays."""
    anders = [v for v in gevonden if v.soort == ANDERS]
    nu = "vandaag" if stof.tegen_huidig else f"in “{stof.stukken.basis.titel}”"
    if len(anders) == 1:
        yield alinea(f"{anders[0].titel}: {nu} {anders[0].nu}; voortaan {anders[0].dan}.")
    elif anders:
        waar = "het geldende recht" if stof.tegen_huidig else f"“{stof.stukken.basis.titel}”"
        yield alinea(f"Ten opzichte van {waar} verandert het volgende:")
        yield lijst(*(f"{v.titel}: {nu} {v.nu}; voortaan {v.dan}." for v in anders))
    zinnen = []
    for soort, woorden in ((NIEUW, "Nieuw {is}: {wat}."), (GELIJK, "Ongewijzigd {blijft}: {wat}.")):
        eigen = [v for v in gevonden if v.soort == soort]
        if eigen:
            wat = opsomming([f"{in_de_zin(v.titel)} ({v.dan})" for v in eigen])
            meer = len(eigen) > 1
            zinnen.append(
                woorden.format(
                    wat=wat, **{"is": "zijn" if meer else "is", "blijft": "blijven" if meer else "blijft"}
                )
            )
    if zinnen:
        yield alinea(" ".join(zinnen))


def _rijen(vergelijking: Comparison) -> Iterator[Bepalingsrij]:
    for onderwerp in vergelijking.onderwerpen:
        yield from onderwerp.rijen


def _verschil(stof: Stof, rij: Bepalingsrij, paden: set[str]) -> Verschil | None:
    cellen = {cel.systeem: cel for cel in rij.cellen}
    voor, na = cellen[stof.vergelijking.basis], cellen.get(stof.naam)
    if na is None or na.verschil not in (ANDERS, NIEUW, GELIJK):
        return None
    getoond = {w.pad for w in na.waarden} | {w.pad for w in voor.waarden}
    if not getoond & paden:
        return None
    if any(pad.endswith(IN_WERKING) for pad in getoond):
        return None
    nu, dan = _tekst(voor, noem=True), _tekst(na, noem=len(na.waarden) > 1)
    if not dan or (na.verschil == ANDERS and not nu):
        return None
    return Verschil(rij.titel, na.verschil, nu, dan)


def _tekst(cel: Cel, *, noem: bool) -> str:
    delen = []
    for waarde in cel.waarden:
        if waarde.soort not in ("waarde", "zin"):
            continue
        naam = stelselnamen().get(waarde.instrument, "")
        tekst = in_de_zin(waarde.tekst.rstrip("."))
        delen.append(f"{tekst} ({naam})" if noem and naam else tekst)
    return opsomming(delen) if delen else ""
