"""Systems with one of their open choices made, in words: nobody has to know how their names are spelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from samenleving import law
from samenleving.display import in_de_zin, toon_parameter
from samenleving.errors import InvoerFout
from samenleving.proposals import voorstellen
from samenleving.proposals.model import Variant
from samenleving.proposals.tree import ZetFout
from samenleving.proposals.values import lees_tekst
from samenleving.workbench.fields import parameter_van


@dataclass(frozen=True)
class Variantkeuze:
    """A proposal with one choice made: its name as a system, the question, and the answer."""

    naam: str
    voorstel_id: str
    vraag: str
    optie: str


@cache
def variantkeuzes() -> tuple[Variantkeuze, ...]:
    """Every option of every open choice of the proposals on the table."""
    return tuple(
        Variantkeuze(f"{dit.id}+{variant.naam}={naam}", dit.id, variant.vraag, optie.titel)
        for dit in voorstellen()
        if dit.status != "achterhaald"
        for variant in dit.varianten
        for naam, optie in variant.opties.items()
    )


@cache
def _varianten() -> dict[str, Variant]:
    return {variant.naam: variant for dit in voorstellen() for variant in dit.varianten}


def in_woorden(deel: str) -> str:
    """A part behind the `+` in the name of a system: `inschrijvingsrecht afgeschaft`; else as it stands."""
    naam, is_, waarde = deel.partition("=")
    waarde, _, _dag = waarde.partition("@")
    if naam.startswith("lezing."):
        return f"lezing {naam.removeprefix('lezing.')}: {waarde}".replace("_", " ")
    if "." not in naam:
        variant = _varianten().get(naam)
        return in_de_zin(variant.opties[waarde].titel) if variant and waarde in variant.opties else deel
    try:
        info, gelezen = law.parameterinfo(naam), lees_tekst(parameter_van(naam), waarde)
    except (InvoerFout, ZetFout):
        return deel
    return f"{in_de_zin(info.label)} {' '.join(toon_parameter(info, gelezen).split())}" if is_ else deel
