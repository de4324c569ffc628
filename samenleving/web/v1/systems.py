"""Questions about systems: compare them, test them against advice, look for what bites."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypedDict

from flask import Response

from samenleving import compare, conformity, explain, legal_checks
from samenleving.advice import aanbevelingen
from samenleving.compare import Comparison
from samenleving.compare.build import KADERS
from samenleving.compare.codec import deel_naar_json
from samenleving.conformity.model import Grondsoort, Status
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.explain import Waarden
from samenleving.legal_checks import Knelpunt
from samenleving.proposals.model import HUIDIG
from samenleving.proposals.model import Status as Systeemstatus
from samenleving.situation import Situatie
from samenleving.systems import Systeem
from samenleving.web.json_io import schrijf_json
from samenleving.web.limits import controleer_tijd
from samenleving.web.requests import json_bytes
from samenleving.web.v1 import fields
from samenleving.web.v1.cases import AN
from samenleving.web.v1.route import Route
from samenleving.web.v1.schemas import DATUM, MAAND, SITUATIE, SYSTEEM, SYSTEMEN, met, vraag

MAX_SITUATIES = 20
MAX_GEVALLEN = 80
MAX_VERKENNING = 4
MAX_TOETS = 4
MAX_DEELNEMERS = 10_000_000
NAAM_ADVIES = Tweetalig("korte naam van een advies", "short name of an advice")


class Grond(TypedDict):
    """One thing a judgement rests on."""

    soort: Grondsoort
    naam: str
    tekst: str
    vervuld: bool
    bron: str


class Passage(TypedDict):
    """Where an advice says it."""

    document: str
    plaats: str
    regels: str
    ook: list[str]


class Oordeel(TypedDict):
    """One recommendation in one system: its status, and by what."""

    id: str
    status: Status
    door: list[Grond]
    uitleg: str
    passage: Passage


class Stelselkop(TypedDict):
    """A system and the month in which it was tested."""

    naam: str
    titel: str
    status: Systeemstatus
    maand: str


class Aanbeveling(TypedDict):
    """What an advice asks, in our words."""

    id: str
    document: str
    orgaan: str
    stelling: str
    soort: str
    vorm: str
    gewicht: str
    actoren: list[str]


class Merk(TypedDict):
    """What makes the answer repeatable: versions and hashes."""

    versie: str
    kern: str
    commit: str
    wet: str
    voorstellen: dict[str, str]
    invoer: str
    datum: str
    voorbehoud: str


class Toets(TypedDict):
    """Every recommendation in every system."""

    systemen: dict[str, list[Oordeel]]
    stelsels: list[Stelselkop]
    aanbevelingen: list[Aanbeveling]
    tellingen: dict[str, dict[str, dict[str, int]]]
    verschillen: list[str]
    gelijk_in_elk_stelsel: list[str]
    stempel: Merk


class Knelpunten(TypedDict):
    """What bites in a system: first what current law does not have, then by seriousness."""

    systeem: str
    titel: str
    status: Systeemstatus
    maand: str
    knelpunten: list[Knelpunt]


class Gevalwaarden(TypedDict):
    """One case: its values in every system, in the order asked."""

    situatie: str
    systemen: list[Waarden]


class Waardenvergelijking(TypedDict):
    """Systems on cases in values alone."""

    datum: str
    gevallen: list[Gevalwaarden]


def vergelijk(aanvraag: Mapping[str, Any]) -> Response | Waardenvergelijking:
    """Systems side by side."""
    systemen = fields.stelsels(aanvraag)
    basis = fields.stelsel(aanvraag, "basis")
    situaties = _situaties(aanvraag)
    verkenning = aanvraag.get("verkenning", False)
    if situaties is not None and len(systemen) * len(situaties) > MAX_GEVALLEN:
        tekst = Tweetalig(
            "{situaties} situaties in {systemen} systemen is te veel",
            "{situaties} situations in {systemen} systems are too many",
            situaties=len(situaties),
            systemen=len(systemen),
        )
        hulp = Tweetalig(
            "blijf samen onder {n} berekeningen", "stay below {n} calculations together", n=MAX_GEVALLEN
        )
        raise InvoerFout.een(tekst, hulp, veld="/situaties")
    if verkenning and len(systemen) > MAX_VERKENNING:
        tekst = Tweetalig(
            "een verkenning van {n} systemen duurt te lang",
            "an exploration of {n} systems takes too long",
            n=len(systemen),
        )
        hulp = Tweetalig("geef er ten hoogste {n}", "give at most {n}", n=MAX_VERKENNING)
        raise InvoerFout.een(tekst, hulp, veld="/verkenning")
    maand = fields.maand(aanvraag, [*systemen, basis])
    if not aanvraag.get("uitleg", True):
        return _in_waarden(aanvraag, systemen, situaties, maand)
    with fields.bij_veld("datum"):
        gemaakt = compare.vergelijk(
            [deze.naam for deze in systemen],
            basis.naam,
            maand,
            situaties=situaties,
            vooruitblik=verkenning,
            verkenning=verkenning,
        )
    return json_bytes(_geschreven(gemaakt))


def _in_waarden(
    aanvraag: Mapping[str, Any], systemen: list[Systeem], situaties: list[Situatie] | None, maand: str
) -> Waardenvergelijking:
    if situaties is None or aanvraag.get("verkenning", False) or "basis" in aanvraag:
        tekst = Tweetalig(
            "zonder uitleg wordt enkel gerekend", "without explanation there is nothing but values"
        )
        hulp = Tweetalig(
            "geef “situaties”, en laat “basis” en “verkenning” weg",
            "give “situaties”, and leave “basis” and “verkenning” out",
        )
        raise InvoerFout.een(tekst, hulp, veld="/uitleg")
    gevallen: list[Gevalwaarden] = []
    for situatie in situaties:
        with fields.bij_veld("datum"):
            per_systeem = explain.waarden(situatie, systemen, maand)
        gevallen.append({"situatie": situatie.id, "systemen": per_systeem})
        controleer_tijd()
    return {"datum": maand, "gevallen": [deel_naar_json(geval) for geval in gevallen]}


def _geschreven(vergelijking: Comparison) -> bytes:
    """The comparison as JSON; what does not depend on the cases is written once for who compares on more."""
    vast = _vast(Vast(vergelijking))
    delen = (
        b'"%s":%s'
        % (veld.encode(), vast.get(veld) or schrijf_json(deel_naar_json(getattr(vergelijking, veld))))
        for veld in (f.name for f in dataclasses.fields(vergelijking))
    )
    return b"{" + b",".join(delen) + b"}"


class Vast:
    """A comparison as far as it is the same for every case: the very objects of the one before."""

    VELDEN = ("systemen", "onderwerpen", "tegenstrijdigheden", "doorlopend")

    def __init__(self, vergelijking: Comparison) -> None:
        self.delen = {veld: getattr(vergelijking, veld) for veld in self.VELDEN}
        self._merken = tuple(map(id, self.delen.values()))

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Vast) and self._merken == ander._merken

    def __hash__(self) -> int:
        return hash(self._merken)


@lru_cache(maxsize=KADERS)
def _vast(vast: Vast) -> Mapping[str, bytes]:
    """The key keeps the objects alive, so that no other gets their identity."""
    return {veld: schrijf_json(deel_naar_json(deel)) for veld, deel in vast.delen.items()}


def _situaties(aanvraag: Mapping[str, Any]) -> list[Situatie] | None:
    """The cases to compare on; none given means the example situations."""
    if "situaties" not in aanvraag:
        return None
    return [fields.lees(rij, "situaties", str(plaats)) for plaats, rij in enumerate(aanvraag["situaties"])]


def toets(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """Systems against advice."""
    namen = tuple(deze.naam for deze in fields.stelsels(aanvraag))
    datum = fields.maand(aanvraag, ()) if "datum" in aanvraag else None
    with fields.bij_veld("document"):
        aanbevelingen(aanvraag.get("document"))
    with fields.bij_veld("datum"):
        return _getoetst(namen, aanvraag.get("document"), datum)


@lru_cache(maxsize=64)
def _getoetst(namen: tuple[str, ...], document: str | None, datum: str | None) -> dict[str, Any]:
    """A test takes seconds and rests on names alone; who asks the same gets the same."""
    return conformity.naar_dict(conformity.toets(namen, document, datum))


def knelpunten(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """What bites in a system."""
    systeem = fields.stelsel(aanvraag)
    if "datum" in aanvraag or systeem.in_werking_vanaf is None:
        maand = fields.maand(aanvraag, [systeem])
    else:
        with fields.bij_veld("datum"):
            maand = legal_checks.maand_van(systeem)
    with fields.bij_veld("datum"):
        gevonden = legal_checks.knelpunten(systeem, maand, deelnemers=aanvraag.get("deelnemers"))
    return {
        "systeem": systeem.naam,
        "titel": systeem.titel,
        "status": systeem.status,
        "maand": maand,
        "knelpunten": legal_checks.naar_lijst(gevonden),
    }


ROUTES = (
    Route(
        "/vergelijk",
        "vergelijk",
        "Systemen naast elkaar",
        "Bepaling per bepaling en op situaties. Zonder situaties gelden de voorbeeldsituaties. Met "
        f"verkenning (ten hoogste {MAX_VERKENNING} systemen) ook de reeksen, de andere lezingen en wat enkel "
        "de tijd verandert. Zonder uitleg (false) enkel de waarden van de gegeven situaties, veel sneller. "
        f"Systemen maal situaties is ten hoogste {MAX_GEVALLEN}.",
        vergelijk,
        Comparison | Waardenvergelijking,
        "De vergelijking, of enkel de waarden.",
        vraag(
            {
                "systemen": SYSTEMEN,
                "basis": met(SYSTEEM, default=HUIDIG),
                "datum": DATUM,
                "situaties": {"type": "array", "minItems": 1, "maxItems": MAX_SITUATIES, "items": SITUATIE},
                "verkenning": {"type": "boolean", "default": False},
                "uitleg": {"type": "boolean", "default": True},
            },
            "systemen",
        ),
        voorbeeld={
            "systemen": [
                "huidig",
                "serv_2025+inschrijvingsrecht=afschaffen",
                "huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01",
            ],
            "situaties": [{"id": "an", **AN}],
        },
        zwaar=True,
    ),
    Route(
        "/toets",
        "toets",
        "Systemen tegen de adviezen",
        "Per aanbeveling of ze gevolgd wordt, deels, niet, of niet uitdrukbaar is, en waardoor. Geef bij "
        "“document” één advies voor een korter antwoord.",
        toets,
        Toets,
        "De matrix.",
        vraag(
            {
                "systemen": met(SYSTEMEN, maxItems=MAX_TOETS),
                "document": {"type": "string", "maxLength": 100, "description": NAAM_ADVIES},
                "datum": met(
                    MAAND,
                    description="JJJJ-MM, voor elk systeem. Weggelaten: elk voorstel in de maand waarin het "
                    "in werking treedt, en het huidige recht in de laatste van die maanden.",
                ),
            },
            "systemen",
        ),
        voorbeeld={"systemen": ["regering_2025"], "document": "vvsg"},
        zwaar=True,
    ),
    Route(
        "/knelpunten",
        "knelpunten",
        "Wat er wringt in een systeem",
        "Welk niveau een wijziging vraagt, of de rechtsgrond er is, wie bevoegd is en wat ze doet met "
        "vrijstellingen, uitkering, contingent en overgangsgroep.",
        knelpunten,
        Knelpunten,
        "De knelpunten.",
        vraag(
            {
                "systeem": SYSTEEM,
                "datum": DATUM,
                "deelnemers": {"type": "integer", "minimum": 0, "maximum": MAX_DEELNEMERS},
            },
            "systeem",
        ),
        voorbeeld={"systeem": "regering_2025", "deelnemers": 8000},
    ),
)
