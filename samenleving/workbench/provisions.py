"""The provisions that a concept comes to: one for each subject and level, and one for each choice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from samenleving import law
from samenleving.compare.provisions import waarde_op
from samenleving.display import toon_parameter
from samenleving.proposals.model import Bepaling, Niveau, Variant, Voorstel, Waarde
from samenleving.proposals.scaffold import niveau_van
from samenleving.proposals.tree import blad
from samenleving.proposals.values import lees_tekst
from samenleving.systems import Systeem
from samenleving.workbench.concept import Concept
from samenleving.workbench.fields import onderwerp_van, parameter_van
from samenleving.workbench.sentences import Bronzin, als_tekst, bronzinnen, delen_van

DOCUMENT = "eigen_voorstel"
"""What stands as the document of a provision that somebody typed: there is no other source."""
PLAATS = "eigen keuze van de opsteller, gemaakt in de werkbank"
KEUZE, EIGEN = "keuze_", "eigen_"
_TITEL, _STELLING, _ID = 120, 600, 60

Gegevens = dict[str, Any]


@dataclass(frozen=True)
class _Groep:
    """Changed parameters that belong in one provision."""

    onderwerp: str
    niveau: Niveau | None
    clausule: str


def variant_van(naam: str, keten: tuple[Voorstel, ...]) -> Variant | None:
    """The open choice of that name in a chain."""
    return next((v for laag in keten for v in laag.varianten if v.naam == naam), None)


def in_de_naam(variant: Variant | None, optie: str) -> bool:
    """Whether a choice can only stand in the name of the system: of its own folder, or without any value."""
    return variant is None or not variant.opties[optie].parameters


def bepalingen(concept: Concept, basis: Systeem) -> list[Gegevens]:
    """The provisions as they stand in `reform.yaml`, choices first."""
    uit = list(_keuzes(concept, basis))
    groepen: dict[_Groep, dict[str, Waarde]] = {}
    for pad, tekst in concept.waarden.items():
        waarde = lees_tekst(parameter_van(pad), tekst)
        groepen.setdefault(_groep_van(pad, basis), {})[pad] = waarde
    volgorde = sorted(groepen, key=lambda g: (g.onderwerp, g.niveau or "", g.clausule))
    ids: set[str] = set()
    return [*uit, *(_bepaling(groep, groepen[groep], concept, basis, ids) for groep in volgorde)]


def _keuzes(concept: Concept, basis: Systeem) -> Iterator[Gegevens]:
    dag = datetime.date.fromisoformat(concept.vanaf)
    for naam, optie_naam in concept.keuzes.items():
        variant = variant_van(naam, basis.keten)
        if variant is None or in_de_naam(variant, optie_naam):
            continue
        optie = variant.opties[optie_naam]
        passage = optie.passage or variant.passage
        uit: Gegevens = {
            "id": f"{KEUZE}{naam}"[:_ID],
            "titel": optie.titel,
            "stelling": optie.stelling,
            "passage": {"document": DOCUMENT, "plaats": PLAATS}
            if passage is None
            else {"document": passage.document, "plaats": passage.plaats}
            | ({"regels": passage.regels} if passage.regels else {}),
            "gemodelleerd": optie.gemodelleerd,
        }
        if optie.aanname:
            uit["aanname"] = optie.aanname
        uit["parameters"] = {w.pad: _met_later(w.pad, w.waarden[0][1], dag, basis) for w in optie.parameters}
        uit |= _bereik(optie)
        if optie.beantwoordt:
            uit["beantwoordt"] = list(optie.beantwoordt)
        if optie.clausule:
            uit["clausule"] = optie.clausule
        if optie.niveau:
            uit["niveau"] = optie.niveau
        yield uit


def _bereik(optie: Bepaling) -> Gegevens:
    return {"bereik": {b.pad: [b.laag, b.hoog] for b in optie.bereik}} if optie.bereik else {}


def _groep_van(pad: str, basis: Systeem) -> _Groep:
    clausule, niveau = _eerder(pad, basis)
    return _Groep(onderwerp_van(pad).id, niveau or niveau_van(pad), clausule)


def _eerder(pad: str, basis: Systeem) -> tuple[str, Niveau | None]:
    """The article and the level that the nearest proposal below gives a parameter, if one does."""
    for laag in reversed(basis.keten):
        opties = [optie for variant in laag.varianten for optie in variant.opties.values()]
        for bepaling in (*laag.bepalingen, *opties):
            if any(w.pad == pad for w in bepaling.parameters) and (bepaling.clausule or bepaling.niveau):
                return bepaling.clausule, bepaling.niveau
    return "", None


def _bepaling(
    groep: _Groep, waarden: dict[str, Waarde], concept: Concept, basis: Systeem, ids: set[str]
) -> Gegevens:
    dag = datetime.date.fromisoformat(concept.vanaf)
    eerste = next(iter(waarden))
    delen = [f"{EIGEN}{groep.onderwerp}", groep.niveau or "", groep.clausule.removeprefix("art-")]
    id_ = delen[0]
    for deel in delen[1:]:
        if id_ in ids and deel:
            id_ = f"{id_}_{deel}"[:_ID]
    teller = 1
    while id_ in ids:
        teller += 1
        id_ = f"{delen[0]}_{teller}"
    ids.add(id_)
    titel = law.parameterinfo(eerste).label if len(waarden) == 1 else onderwerp_van(eerste).titel
    uit: Gegevens = {
        "id": id_,
        "titel": _kort(titel, _TITEL),
        "stelling": _stelling(waarden, concept, basis, dag),
        "passage": {"document": DOCUMENT, "plaats": PLAATS},
        "gemodelleerd": "ja",
        "parameters": {pad: _met_later(pad, waarde, dag, basis) for pad, waarde in waarden.items()},
    }
    if groep.clausule:
        uit["clausule"] = groep.clausule
    if groep.niveau:
        uit["niveau"] = groep.niveau
    return uit


def _stelling(waarden: dict[str, Waarde], concept: Concept, basis: Systeem, dag: datetime.date) -> str:
    """The sentences of the law with the new values, each once; a plain one where no text prints the value."""

    def waarde_van(pad: str) -> Waarde | None:
        if pad in concept.waarden:
            return lees_tekst(parameter_van(pad), concept.waarden[pad])
        return waarde_op(basis.stelsel, pad, dag)

    zinnen: dict[str, None] = {}
    for pad, waarde in waarden.items():
        gevonden = [b for b in bronzinnen(pad, basis) if "[" not in b.tekst and not _noemt_ontwerp(b)]
        if gevonden:
            zin = als_tekst(delen_van(gevonden[0].tekst, pad, waarde_van))
            zinnen[zin[:-1] + "." if zin.endswith((";", ":", ",")) else zin] = None
        else:
            info = law.parameterinfo(pad)
            zinnen[f"{info.label} wordt {toon_parameter(info, waarde)}."] = None
    return _kort(" ".join(" ".join(zinnen).split()), _STELLING)


def _noemt_ontwerp(bron: Bronzin) -> bool:
    """Whether a sentence of a draft cites its own articles, whose numbers another change can move."""
    return bron.van_ontwerp and re.search(r"artikel \d", bron.tekst) is not None


def _met_later(pad: str, waarde: Waarde, dag: datetime.date, basis: Systeem) -> Waarde | dict[str, Waarde]:
    """One value; with a date for each later value of the basis, which would otherwise come back unseen."""
    parameter = blad(basis.stelsel.parameters, pad)
    later = (
        [m.instant_str for m in parameter.values_list if m.instant_str > dag.isoformat()] if parameter else []
    )
    if not later:
        return waarde
    return {dag.isoformat(): waarde} | dict.fromkeys(sorted(later), waarde)


def _kort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1]}…"
