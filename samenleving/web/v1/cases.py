"""Questions about one case: compute it, explain it, follow it through the months, let one input run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypedDict

from samenleving import explain
from samenleving.calculate import MAX_PUNTEN, bereken_situatie, kalenders, stappen
from samenleving.calculate import reeks as laat_lopen
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.explain import Uitkomst
from samenleving.explain.calendar import MAX_MAANDEN, Kalender
from samenleving.web.limits import controleer_tijd
from samenleving.web.v1 import fields, law
from samenleving.web.v1.route import Route
from samenleving.web.v1.schemas import (
    DATUM_BIJ_SITUATIE,
    MAX_SYSTEMEN,
    SITUATIE,
    SYSTEEM,
    SYSTEMEN,
    met,
    vraag,
)

STANDAARD_MAANDEN = 24
MEESTE_BEREKENINGEN = 200
NAAM_GEGEVEN = Tweetalig("naam van het gegeven", "name of the fact")
AN = {
    "persoon": {
        "woont_in_vlaams_gewest": "ja",
        "ingeschreven_vdab": "ja",
        "werkcapaciteit_voltijds": 0.25,
        "werkzoekend_sinds": "2024-05-01",
        "activiteit_uren": 40,
    }
}
"""The case of the examples."""


class Uitkomsten(TypedDict):
    """One outcome per system, in the order asked."""

    uitkomsten: list[Uitkomst]


class Uitleg(TypedDict):
    """One outcome, with the law behind it."""

    uitkomst: Uitkomst
    bronnen: dict[str, list[law.Lid]]


class Kalenders(TypedDict):
    """One calendar per system, in the order asked."""

    kalenders: list[Kalender]


class Puntbedrag(TypedDict):
    """An amount at one point; null where nobody can say, and why in `tekst`."""

    waarde: float | None
    tekst: str
    toegang: str


class Punt(TypedDict):
    """What a system means for the case with the input at one value."""

    waarde: float | str
    rechten: dict[str, str]
    bedragen: dict[str, Puntbedrag]


class Lijn(TypedDict):
    """The points of one system."""

    systeem: str
    maand: str
    punten: list[Punt]


class Reeks(TypedDict):
    """One input running over its values, in every system."""

    invoer: str
    waarden: list[float | str]
    lijnen: list[Lijn]


def bereken(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """One case in every system."""
    geval = fields.situatie(aanvraag)
    systemen = fields.stelsels(aanvraag)
    maand = fields.maand(aanvraag, systemen, geval)
    uitkomsten: list[Uitkomst] = []
    for deze in systemen:
        with fields.bij_veld("datum"):
            uitkomsten += bereken_situatie(geval, [deze.naam], maand)
        controleer_tijd()
    return {"uitkomsten": [explain.naar_dict(uitkomst) for uitkomst in uitkomsten]}


def uitleg(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """One case in one system, with the lid behind every right, condition and amount."""
    geval = fields.situatie(aanvraag)
    systeem = fields.stelsel(aanvraag)
    maand = fields.maand(aanvraag, [systeem], geval)
    with fields.bij_veld("datum"):
        (uitkomst,) = bereken_situatie(geval, [systeem.naam], maand)
    voorwaarden = [deel for recht in uitkomst.rechten for deel in recht.voorwaarden]
    genoemd = [recht.id for recht in uitkomst.rechten]
    genoemd += [deel.id for deel in (*voorwaarden, *uitkomst.plichten, *uitkomst.kenmerken)]
    genoemd += [bedrag.id for bedrag in uitkomst.bedragen]
    bronnen = {naam: law.leden_van(naam, maand) for naam in dict.fromkeys(genoemd)}
    return {
        "uitkomst": explain.naar_dict(uitkomst),
        "bronnen": {naam: leden for naam, leden in bronnen.items() if leden},
    }


def kalender(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """One case month by month in every system."""
    geval = fields.situatie(aanvraag)
    systemen = fields.stelsels(aanvraag)
    van = fields.maand(aanvraag, systemen, geval, veld="van")
    gemaakt: list[Kalender] = []
    for deze in systemen:
        with fields.bij_veld("van"):
            gemaakt += kalenders(geval, [deze.naam], van, aanvraag.get("maanden", STANDAARD_MAANDEN))
        controleer_tijd()
    return {"kalenders": [asdict(deze) for deze in gemaakt]}


def reeks(aanvraag: Mapping[str, Any]) -> dict[str, Any]:
    """One input over a range, in every system."""
    geval = fields.situatie(aanvraag)
    waarden = _waarden(aanvraag)
    systemen = fields.stelsels(aanvraag)
    maand = fields.maand(aanvraag, systemen, geval)
    if len(waarden) * len(systemen) > MEESTE_BEREKENINGEN:
        tekst = Tweetalig(
            "{waarden} waarden in {systemen} systemen is te veel",
            "{waarden} values in {systemen} systems are too many",
            waarden=len(waarden),
            systemen=len(systemen),
        )
        hulp = Tweetalig(
            "blijf samen onder {n} berekeningen",
            "stay below {n} calculations together",
            n=MEESTE_BEREKENINGEN,
        )
        raise InvoerFout.een(tekst, hulp, veld="/systemen")
    lijnen: list[Lijn] = []
    with fields.bij_veld(data={**aanvraag, "waarden": {str(n): None for n, _ in enumerate(waarden)}}):
        for deze in systemen:
            punten: list[Punt] = []
            for _, waarde, uitkomst in laat_lopen(geval, aanvraag["invoer"], waarden, [deze.naam], maand):
                punten.append(_punt(waarde, uitkomst))
                controleer_tijd()
            lijnen.append({"systeem": deze.naam, "maand": maand, "punten": punten})
    return {"invoer": aanvraag["invoer"], "waarden": list(waarden), "lijnen": lijnen}


def _waarden(aanvraag: Mapping[str, Any]) -> tuple[Any, ...]:
    if ("waarden" in aanvraag) == ("van" in aanvraag):
        tekst = Tweetalig(
            "welke waarden de reeks heeft, is niet duidelijk", "which values the series has is not clear"
        )
        hulp = Tweetalig(
            "geef “waarden”, of “van”, “tot” en “stap”", "give “waarden”, or “van”, “tot” and “stap”"
        )
        raise InvoerFout.een(tekst, hulp, veld="/waarden")
    if "waarden" in aanvraag:
        return tuple(aanvraag["waarden"])
    for veld in ("tot", "stap"):
        if veld not in aanvraag:
            raise InvoerFout.een(fields.ONTBREEKT, fields.voeg_toe(veld), veld=f"/{veld}")
    with fields.bij_veld(data=aanvraag):
        return stappen(aanvraag["van"], aanvraag["tot"], aanvraag["stap"])


def _punt(waarde: Any, uitkomst: Uitkomst) -> Punt:
    return {
        "waarde": waarde,
        "rechten": {recht.id: recht.toestand for recht in uitkomst.rechten},
        "bedragen": {
            bedrag.id: {
                "waarde": None if bedrag.waarde is None else float(bedrag.waarde),
                "tekst": bedrag.tekst,
                "toegang": bedrag.toegang,
            }
            for bedrag in uitkomst.bedragen
        },
    }


_GETAL = {"type": "number", "minimum": 0, "maximum": 1_000_000_000}

ROUTES = (
    Route(
        "/bereken",
        "bereken",
        "Eén situatie in een of meer systemen",
        "De rechten met hun voorwaarden, de bedragen met hun berekening, de data en wat er iets aan zou "
        "veranderen. Zonder datum geldt die van de situatie, anders de eerste maand waarin elk systeem in "
        "werking is; voor het huidige recht alleen is dat deze maand.",
        bereken,
        Uitkomsten,
        "Per systeem de uitkomst.",
        vraag({"situatie": SITUATIE, "systemen": SYSTEMEN, "datum": DATUM_BIJ_SITUATIE}, "situatie"),
        voorbeeld={"situatie": AN, "systemen": ["huidig", "regering_2025"], "datum": "2027-01"},
    ),
    Route(
        "/uitleg",
        "uitleg",
        "Waarom een situatie die uitkomst heeft",
        "Eén situatie in één systeem, met bij elk recht, elke voorwaarde en elk bedrag het lid van het "
        "geldende recht, in onze woorden en met de getallen van die maand. Wat een voorstel zelf "
        "bepaalt, staat bij “plaats”.",
        uitleg,
        Uitleg,
        "De uitkomst en de leden waarop ze steunt.",
        vraag({"situatie": SITUATIE, "systeem": SYSTEEM, "datum": DATUM_BIJ_SITUATIE}, "situatie"),
        voorbeeld={"situatie": AN, "systeem": "huidig", "datum": "2027-01"},
    ),
    Route(
        "/kalender",
        "kalender",
        "Een situatie maand per maand",
        "Welk recht in welke maand loopt, wanneer het eindigt en wat erop kan volgen.",
        kalender,
        Kalenders,
        "Per systeem een kalender.",
        vraag(
            {
                "situatie": SITUATIE,
                "systemen": SYSTEMEN,
                "van": DATUM_BIJ_SITUATIE,
                "maanden": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": MAX_MAANDEN,
                    "default": STANDAARD_MAANDEN,
                },
            },
            "situatie",
        ),
        voorbeeld={"situatie": AN, "systemen": ["huidig"], "van": "2027-01", "maanden": 12},
    ),
    Route(
        "/reeks",
        "reeks",
        "Eén gegeven dat oploopt",
        "De rest van de situatie blijft gelijk. Geef de waarden zelf, of van, tot en stap. Waarden maal "
        f"systemen is ten hoogste {MEESTE_BEREKENINGEN}.",
        reeks,
        Reeks,
        "Per systeem en per waarde de rechten en de bedragen.",
        vraag(
            {
                "situatie": SITUATIE,
                "invoer": {"type": "string", "maxLength": 100, "description": NAAM_GEGEVEN},
                "waarden": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MAX_PUNTEN,
                    "items": {"type": ["number", "string"]},
                },
                "van": _GETAL,
                "tot": _GETAL,
                "stap": met(_GETAL, exclusiveMinimum=0),
                "systemen": met(SYSTEMEN, maxItems=MAX_SYSTEMEN),
                "datum": DATUM_BIJ_SITUATIE,
            },
            "situatie",
            "invoer",
        ),
        voorbeeld={
            "situatie": AN,
            "invoer": "activiteit_uren",
            "van": 0,
            "tot": 60,
            "stap": 20,
            "datum": "2027-01",
        },
    ),
)
