"""The motives of a decision: what its preamble gives as reasons, in the words of whoever drafts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenleving.drafting.amending import Wijzigingsakte
from samenleving.drafting.desk import Stukken
from samenleving.drafting.layout import Lid, Punt
from samenleving.drafting.model import Ontwerp, Ontwerpdeel
from samenleving.drafting.preamble import MOTIEVENGAT
from samenleving.drafting.writing import op_een_ontwerp


def vraagt_motieven(stukken: Stukken) -> bool:
    """Whether a decision among the drafts has a preamble that gives its motives."""
    nieuw = stukken.ontwerp if not op_een_ontwerp(stukken) else None
    delen = nieuw.delen if nieuw is not None else ()
    if any(MOTIEVENGAT in lid.tekst for deel in delen for _, leden in deel.aanhef for lid in leden):
        return True
    aktes = stukken.wijziging.aktes if stukken.wijziging is not None else ()
    return any(_heeft_aanhef(akte) for akte in aktes)


def met_motieven(stukken: Stukken, motieven: Sequence[str]) -> Stukken:
    """The same papers, with these paragraphs where the preamble of a decision gives its motives.

    Words of a user are printed as they stand; without any the gap stays.
    """
    if not motieven:
        return stukken
    ontwerp, wijziging = stukken.ontwerp, stukken.wijziging
    if ontwerp is not None:
        ontwerp = _in_ontwerp(ontwerp, motieven)
    if wijziging is not None:
        eigen = tuple(motieven)
        aktes = tuple(replace(a, motieven=eigen) if _heeft_aanhef(a) else a for a in wijziging.aktes)
        wijziging = replace(wijziging, aktes=aktes)
    return replace(stukken, ontwerp=ontwerp, wijziging=wijziging)


def _heeft_aanhef(akte: Wijzigingsakte) -> bool:
    return akte.niveau != "decreet" and not akte.op_ontwerp


def _in_ontwerp(ontwerp: Ontwerp, motieven: Sequence[str]) -> Ontwerp:
    return replace(ontwerp, delen=tuple(_in_deel(deel, motieven) for deel in ontwerp.delen))


def _in_deel(deel: Ontwerpdeel, motieven: Sequence[str]) -> Ontwerpdeel:
    aanhef = tuple((titel, tuple(_in_lid(lid, motieven) for lid in leden)) for titel, leden in deel.aanhef)
    return replace(deel, aanhef=aanhef)


def _in_lid(lid: Lid, motieven: Sequence[str]) -> Lid:
    """*… op de volgende motieven:* with the motives as its points."""
    if MOTIEVENGAT not in lid.tekst:
        return lid
    voor = lid.tekst.partition(MOTIEVENGAT)[0].rstrip()
    return Lid(voor, (*(Punt("-", motief) for motief in motieven), *lid.punten))
