"""The visible gaps of an amending draft: what a drafter still has to write, where, and why."""

from __future__ import annotations

from collections.abc import Sequence

from samenleving import law
from samenleving.display import toon_parameter
from samenleving.drafting.clauses import Clausule
from samenleving.drafting.operations import NietGeschreven
from samenleving.drafting.targets import Doelakte


def te_redigeren(niet: Sequence[NietGeschreven], doel: Doelakte) -> Clausule:
    """A visible gap where a drafter writes: the place, the change and why the machine did not write it."""
    plaats = zonder_haken(niet[0].plaats)
    stukken = dict.fromkeys(f"{wat(n)}. Reden: {n.reden}" for n in niet)
    waar = f", {plaats}" if plaats else ""
    return Clausule(
        f"[TE REDIGEREN: wijziging van {zonder_haken(doel.aanhaling)}{waar}. {'. '.join(stukken)}]"
    )


def zonder_haken(tekst: str) -> str:
    """A placeholder inside another: between round brackets, so that the outer one ends where it should."""
    return tekst.replace("[TE VERIFIËREN: ", "(te verifiëren: ").replace("[", "(").replace("]", ")")


def wat(niet: NietGeschreven) -> str:
    """*Maximum per maand (wijk_werken.uren.max_per_maand): van 60 uur per maand naar 50 uur per maand*."""
    if not niet.pad:
        return f"van {niet.oud or 'niets'} naar {niet.nieuw or 'niets'}"
    info = law.parameterinfo(niet.pad)
    oud, nieuw = ("geen waarde" if w is None else toon_parameter(info, w) for w in (niet.oud, niet.nieuw))
    return f"{info.label} ({niet.pad}): van {oud} naar {nieuw}"
