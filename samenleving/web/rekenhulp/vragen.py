"""The questions as data, and which of them matter after the answers given so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from samenleving.law import stelsel, waarde
from samenleving.situation import maanden_eerder
from samenleving.yaml_io import lees_yaml

WEET_NIET = "weet_niet"
ROUTE = "route"
JANUARI = "-01"

Soort = Literal["keuze", "datum", "getal"]
Antwoorden = Mapping[str, str]
"""Answer by question: the id of an option, a number with a point, a date `JJJJ-MM(-DD)`, or `weet_niet`."""


@dataclass(frozen=True)
class Vraag:
    """One question; its words stand in the catalogue.

    Attributes:
        opties: per option the variables that it fills in.
        weet_niet: variables that "I don't know" fills in; mostly none.
        zet: the variable that a number or a date fills in.
        toon_als: conditions on earlier answers, all of which must hold.
        dag_verplicht: whether a date needs its day.
        route: who is asked; everybody where it is empty.
        geheel: only whole numbers will do.
        zonder_weet_niet: "I don't know" makes no sense here.
        per_maand: the number holds for the month of the calculation only.
        eerder_in_jaar: the number is spread over the earlier months of this year.
    """

    id: str
    onderwerp: str
    soort: Soort
    toon_als: tuple[Mapping[str, Any], ...] = ()
    opties: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)
    weet_niet: Mapping[str, Any] = field(default_factory=dict, hash=False)
    zet: str = ""
    hoogste: int = 0
    eenheid: str = ""
    dag_verplicht: bool = False
    route: str = ""
    geheel: bool = False
    zonder_weet_niet: bool = False
    per_maand: bool = False
    eerder_in_jaar: bool = False


@dataclass(frozen=True)
class Stap:
    """Something a person can do next, when every condition holds."""

    id: str
    als: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Route:
    """Who asks: the entity the answers are about, the rights to show, and the question about the hours.

    Attributes:
        rechten: the first one makes the first sentence.
        start: a right whose other conditions are shown apart, before somebody may begin; may be empty.
        voorstelrecht: the right that a proposal would give.
    """

    naam: str
    entiteit: str
    rechten: tuple[str, ...]
    voorstelrecht: str
    uren: str
    start: str = ""


@dataclass(frozen=True)
class Vragenlijst:
    """The routes, all questions, what the amounts need, and the next steps."""

    routes: Mapping[str, Route]
    vragen: tuple[Vraag, ...]
    bedragen: Mapping[str, tuple[str, ...]]
    stappen: tuple[Stap, ...]

    def vraag(self, id_: str) -> Vraag | None:
        """One question by id."""
        return next((vraag for vraag in self.vragen if vraag.id == id_), None)

    def route(self, antwoorden: Antwoorden) -> Route:
        """The route that was chosen; the first until one is."""
        return self.routes.get(antwoorden.get(ROUTE, "")) or next(iter(self.routes.values()))

    def zichtbaar(self, antwoorden: Antwoorden, maand: str) -> list[Vraag]:
        """The questions that matter, in order; an answer to one that does not is not looked at."""
        gekozen: dict[str, str] = {}
        lijst: list[Vraag] = []
        for vraag in self.vragen:
            if vraag.route not in ("", gekozen.get(ROUTE)):
                continue
            if all(geldt(regel, gekozen, maand) for regel in vraag.toon_als):
                lijst.append(vraag)
                if vraag.id in antwoorden:
                    gekozen[vraag.id] = antwoorden[vraag.id]
        return lijst


@cache
def vragenlijst() -> Vragenlijst:
    """The questions of `vragen.yaml`."""
    bron = files("samenleving.web").joinpath("vragen.yaml")
    data = lees_yaml(bron.read_text(encoding="utf-8"), bestand=bron.name).data
    return Vragenlijst(
        {
            naam: Route(naam, **{**rij, "rechten": tuple(rij["rechten"])})
            for naam, rij in data["routes"].items()
        },
        tuple(_vraag(rij) for rij in data["vragen"]),
        {bedrag: tuple(nodig) for bedrag, nodig in data["bedragen"].items()},
        tuple(Stap(rij["id"], tuple(rij["als"])) for rij in data["stappen"]),
    )


def _vraag(rij: Mapping[str, Any]) -> Vraag:
    return Vraag(
        id=rij["id"],
        onderwerp=rij["onderwerp"],
        soort=rij["soort"],
        toon_als=tuple(rij.get("toon_als", ())),
        opties=rij.get("opties", {}),
        weet_niet=rij.get("weet_niet", {}),
        zet=rij.get("zet", ""),
        hoogste=rij.get("hoogste", 0),
        eenheid=rij.get("eenheid", ""),
        dag_verplicht=rij.get("dag") == "verplicht",
        route=rij.get("route", ""),
        geheel=rij.get("geheel", False),
        zonder_weet_niet=rij.get("zonder_weet_niet", False),
        per_maand=rij.get("per_maand", False),
        eerder_in_jaar=rij.get("eerder_in_jaar", False),
    )


def geldt(regel: Mapping[str, Any], antwoorden: Antwoorden, maand: str) -> bool:
    """Whether one line of `toon_als` holds; a question that was not asked fails every line."""
    if "na_januari" in regel:
        return not maand.endswith(JANUARI)
    antwoord = antwoorden.get(regel["vraag"], "")
    if "is" in regel:
        return antwoord in regel["is"]
    if "niet" in regel:
        return bool(antwoord) and antwoord not in regel["niet"]
    if not antwoord or antwoord == WEET_NIET:
        return bool(antwoord)
    if "boven" in regel:
        return float(antwoord) > _grens(regel["boven"], maand)
    vol = maanden_eerder(maand, int(_grens(regel["langer_dan"], maand))).isoformat()
    return volledige_datum(antwoord) < vol


def _grens(grens: Any, maand: str) -> float:
    return float(waarde(stelsel(), grens, f"{maand}-01")) if isinstance(grens, str) else float(grens)


def volledige_datum(antwoord: str) -> str:
    """A date with a day; without one the first day of the month counts, as the page says."""
    return antwoord if antwoord.count("-") == 2 else f"{antwoord}-01"
