"""What can still be done is no refusal: the right without its formalities, and what it costs once it holds.

A user may have a wijk-worker once the job was asked for and the agreement is signed. Those two are shown
apart, "before the work starts"; what is left tells whether it can be. And who cannot yet, still learns what
it costs.
"""

from __future__ import annotations

from dataclasses import replace

from samenleving.explain import Recht, VoorwaardeUit
from samenleving.web.rekenhulp.vragen import Antwoorden, Route

VOLDAAN, NIET = "voldaan", "niet_voldaan"


def geregeld(route: Route, antwoorden: Antwoorden) -> Antwoorden:
    """The answers of somebody who did the formalities."""
    return {**antwoorden, **{vraag: route.zodra[vraag] for vraag in route.formaliteiten.values()}}


def zodra_het_mag(route: Route, antwoorden: Antwoorden) -> Antwoorden:
    """The answers of somebody who may, all the rest being equal."""
    return {**antwoorden, **route.zodra}


def zonder_formaliteiten(route: Route, recht: Recht) -> Recht:
    """The right with the conditions that are no formality."""
    eigen = tuple(v for v in recht.voorwaarden if v.id not in route.formaliteiten)
    return replace(recht, voorwaarden=eigen)


def formaliteiten(route: Route, recht: Recht) -> tuple[VoorwaardeUit, ...]:
    """The formalities of a right, as they are."""
    return tuple(v for v in recht.voorwaarden if v.id in route.formaliteiten)


def nog_te_doen(route: Route, recht: Recht) -> bool:
    """Whether a formality is not done, as far as anybody said."""
    return any(v.toestand != VOLDAAN for v in formaliteiten(route, recht))
