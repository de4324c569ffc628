"""The proposals: what they say, what they leave open, where it stands. Never a right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from samenleving.proposals import Bepaling, OpenVraag, Passage, Variant, Voorstel
from samenleving.proposals import voorstel as lees_voorstel
from samenleving.proposals import voorstellen as alle_voorstellen
from samenleving.proposals.model import Gemodelleerd, Niveau, Status
from samenleving.web.v1.law import Getal
from samenleving.web.v1.route import Route, Veld


class Bron(TypedDict):
    """The document a proposal stands in."""

    titel: str
    datum: str
    href: str


class VariantUit(TypedDict):
    """An open choice of the source: name in a system's name, question, option → title."""

    naam: str
    vraag: str
    opties: dict[str, str]


class VoorstelKop(TypedDict):
    """A proposal in short."""

    id: str
    titel: str
    orgaan: str
    status: Status
    basis: str
    inwerkingtreding: str
    inwerkingtreding_aanname: str
    bron: Bron
    varianten: list[VariantUit]


class Voorstellen(TypedDict):
    """Every proposal, each after the one it stands on."""

    voorstellen: list[VoorstelKop]


class Plaats(TypedDict):
    """Where a source says something."""

    document: str
    plaats: str
    regels: str


class BepalingUit(TypedDict):
    """One provision, or one option of a choice, with the numbers it sets."""

    id: str
    titel: str
    stelling: str
    passage: Plaats | None
    gemodelleerd: Gemodelleerd
    reden: str
    aanname: str
    niveau: Niveau | None
    beantwoordt: list[str]
    parameters: dict[str, dict[str, Getal]]


class VraagUit(TypedDict):
    """Something the source leaves open without options."""

    id: str
    vraag: str
    passage: Plaats
    parameters: list[str]
    lezing: str


class VoorstelVolledig(VoorstelKop):
    """A proposal with its provisions, choices and open questions."""

    toelichting: str
    opgevolgd_door: str
    bepalingen: list[BepalingUit]
    opties: dict[str, list[BepalingUit]]
    open_vragen: list[VraagUit]


def voorstellen(_: Mapping[str, str]) -> dict[str, Any]:
    """Every proposal in short."""
    return {"voorstellen": [_kop(voorstel) for voorstel in alle_voorstellen()]}


def voorstel(delen: Mapping[str, str]) -> dict[str, Any]:
    """One proposal."""
    deze = lees_voorstel(delen["id"])
    return {
        **_kop(deze),
        "toelichting": deze.toelichting,
        "opgevolgd_door": deze.opgevolgd_door,
        "bepalingen": _bepalingen(deze.bepalingen),
        "opties": {variant.naam: _bepalingen(variant.opties.values()) for variant in deze.varianten},
        "open_vragen": [_vraag(vraag) for vraag in deze.open_vragen],
    }


def _kop(voorstel_: Voorstel) -> VoorstelKop:
    return {
        "id": voorstel_.id,
        "titel": voorstel_.titel,
        "orgaan": voorstel_.orgaan,
        "status": voorstel_.status,
        "basis": voorstel_.basis,
        "inwerkingtreding": voorstel_.inwerkingtreding.isoformat(),
        "inwerkingtreding_aanname": voorstel_.inwerkingtreding_aanname,
        "bron": {"titel": voorstel_.bron.titel, "datum": voorstel_.bron.datum, "href": voorstel_.bron.href},
        "varianten": [_variant(variant) for variant in voorstel_.varianten],
    }


def _variant(variant: Variant) -> VariantUit:
    opties = {naam: optie.titel for naam, optie in variant.opties.items()}
    return {"naam": variant.naam, "vraag": variant.vraag, "opties": opties}


def _bepalingen(bepalingen: Iterable[Bepaling]) -> list[BepalingUit]:
    return [
        {
            "id": bepaling.id,
            "titel": bepaling.titel,
            "stelling": bepaling.stelling,
            "passage": None if bepaling.passage is None else _plaats(bepaling.passage),
            "gemodelleerd": bepaling.gemodelleerd,
            "reden": bepaling.reden,
            "aanname": bepaling.aanname,
            "niveau": bepaling.niveau,
            "beantwoordt": list(bepaling.beantwoordt),
            "parameters": {
                wijzigt.pad: {dag.isoformat(): waarde for dag, waarde in wijzigt.waarden}
                for wijzigt in bepaling.parameters
            },
        }
        for bepaling in bepalingen
    ]


def _vraag(vraag: OpenVraag) -> VraagUit:
    return {
        "id": vraag.id,
        "vraag": vraag.vraag,
        "passage": _plaats(vraag.passage),
        "parameters": list(vraag.parameters),
        "lezing": vraag.lezing,
    }


def _plaats(passage: Passage) -> Plaats:
    return {"document": passage.document, "plaats": passage.plaats, "regels": passage.regels}


ROUTES = (
    Route(
        "/voorstellen",
        "voorstellen",
        "De voorstellen",
        "Elk voorstel na het voorstel waarop het steunt, met de keuzes die het openlaat. Een voorstel is "
        "geen recht.",
        voorstellen,
        Voorstellen,
        "De voorstellen.",
    ),
    Route(
        "/voorstellen/{id}",
        "voorstel",
        "Eén voorstel",
        "Elke bepaling met haar plaats in de bron en de getallen die ze zet; de opties van elke keuze; de "
        "open vragen; wat niet gemodelleerd is en waarom.",
        voorstel,
        VoorstelVolledig,
        "Het voorstel.",
        velden=(Veld("id", "Id van het voorstel.", "serv_2025"),),
    ),
)
