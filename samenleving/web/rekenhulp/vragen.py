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
        zet: the variable that a number or a date fills in; empty where only the result page uses it.
        zet_ook: a second variable that gets the same number.
        hoogste: the largest number there can be, where no parameter says so.
        tussen: the parameters that a number lies between; `buiten` is the message where it does not.
        toon_als: conditions on earlier answers, all of which must hold.
        dag_verplicht: whether a date needs its day.
        route: who is asked; everybody where it is empty.
        geheel: only whole numbers will do.
        zonder_weet_niet: "I don't know" makes no sense here.
        per_maand: the number holds for the months of the calculation only, not for the earlier ones.
        eerder_in_jaar: the number is spread over the earlier months of this year.
    """

    id: str
    onderwerp: str
    soort: Soort
    toon_als: tuple[Mapping[str, Any], ...] = ()
    opties: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)
    weet_niet: Mapping[str, Any] = field(default_factory=dict, hash=False)
    zet: str = ""
    zet_ook: str = ""
    hoogste: int = 0
    tussen: tuple[str, ...] = ()
    buiten: str = ""
    eenheid: str = ""
    dag_verplicht: bool = False
    route: str = ""
    geheel: bool = False
    zonder_weet_niet: bool = False
    per_maand: bool = False
    eerder_in_jaar: bool = False


@dataclass(frozen=True)
class Stap:
    """Something a person can do next, when every condition holds; `waar` is the address of who can help."""

    id: str
    als: tuple[Mapping[str, Any], ...]
    waar: str = ""


@dataclass(frozen=True)
class Voorbij:
    """A right of a scheme that may have ended: asked for by a question, shown as in its last month."""

    recht: str
    vraag: str
    bedragen: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """Who asks: the entity the answers are about, and what the result shows of it.

    Attributes:
        rechten: the first one makes the first sentence, unless an amount does.
        voorstelrecht: the right that a proposal would give.
        uren: the question without which every amount would be a zero that means nothing; may be empty.
        start: a right whose other conditions are shown apart, before somebody may begin; may be empty.
        formaliteiten: per condition of the first right that somebody can still see to, its question.
        zodra: the answers with which somebody may; amounts are shown as they will be then.
        hoofdbedrag: the amount that makes the first sentence; may be empty.
        resultaat: the amount that makes it once it is known; may be empty.
        bedragen: the amounts under current law, in order.
        voorstelbedragen: those under a proposal.
        jaar: amounts of a month that are also followed over twelve months.
        voor_een_jaar: amounts of a whole year that go with them: the same person pays or gets them.
        stroken: per right that is followed over time, the days that stand on its band.
        voorbij: a right of a scheme that may have ended.
        altijd: inputs of which nothing is known, so that a case without answers is still about this entity.
    """

    naam: str
    entiteit: str
    rechten: tuple[str, ...]
    voorstelrecht: str
    uren: str = ""
    start: str = ""
    formaliteiten: Mapping[str, str] = field(default_factory=dict, hash=False)
    zodra: Mapping[str, str] = field(default_factory=dict, hash=False)
    hoofdbedrag: str = ""
    resultaat: str = ""
    bedragen: tuple[str, ...] = ()
    voorstelbedragen: tuple[str, ...] = ()
    jaar: tuple[str, ...] = ()
    voor_een_jaar: tuple[str, ...] = ()
    stroken: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    voorbij: Voorbij | None = None
    altijd: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Vragenlijst:
    """The routes, all questions, what the amounts need, and the next steps.

    Attributes:
        bedragen: per amount the questions it needs an answer to.
        bedrag_als: per amount the answer without which it concerns nobody.
        lezingen: per amount the readings of the law that move it.
        jaarlezingen: per amount the readings that only move its twelve months together.
        vervangt: per amount of a proposal the amount of current law that it would replace.
        tarieven: per price that has to be a tariff of the law the amount that says so.
        drempels: per condition the question whose answer, if larger, would meet it.
    """

    routes: Mapping[str, Route]
    vragen: tuple[Vraag, ...]
    bedragen: Mapping[str, tuple[str, ...]]
    stappen: tuple[Stap, ...]
    bedrag_als: Mapping[str, Mapping[str, Any]]
    lezingen: Mapping[str, tuple[str, ...]]
    jaarlezingen: Mapping[str, tuple[str, ...]]
    vervangt: Mapping[str, str]
    tarieven: Mapping[str, str]
    drempels: Mapping[str, str]

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
        routes={naam: _route(naam, rij) for naam, rij in data["routes"].items()},
        vragen=tuple(_vraag(rij) for rij in data["vragen"]),
        bedragen={bedrag: tuple(nodig) for bedrag, nodig in data["bedragen"].items()},
        stappen=tuple(Stap(rij["id"], tuple(rij["als"]), rij.get("waar", "")) for rij in data["stappen"]),
        bedrag_als=data["bedrag_als"],
        lezingen={bedrag: tuple(namen) for bedrag, namen in data["lezingen"].items()},
        jaarlezingen={bedrag: tuple(namen) for bedrag, namen in data["jaarlezingen"].items()},
        vervangt=data["vervangt"],
        tarieven=data["tarieven"],
        drempels=data["drempels"],
    )


def _route(naam: str, rij: Mapping[str, Any]) -> Route:
    lijsten = {sleutel: tuple(inhoud) for sleutel, inhoud in rij.items() if isinstance(inhoud, list)}
    stroken = {recht: tuple(dagen) for recht, dagen in rij.get("stroken", {}).items()}
    einde = rij.get("voorbij")
    voorbij = Voorbij(einde["recht"], einde["vraag"], tuple(einde["bedragen"])) if einde else None
    return Route(naam, **{**rij, **lijsten, "stroken": stroken, "voorbij": voorbij})


def _vraag(rij: Mapping[str, Any]) -> Vraag:
    return Vraag(
        id=rij["id"],
        onderwerp=rij["onderwerp"],
        soort=rij["soort"],
        toon_als=tuple(rij.get("toon_als", ())),
        opties=rij.get("opties", {}),
        weet_niet=rij.get("weet_niet", {}),
        zet=rij.get("zet", ""),
        zet_ook=rij.get("zet_ook", ""),
        hoogste=rij.get("hoogste", 0),
        tussen=tuple(rij.get("tussen", ())),
        buiten=rij.get("buiten", ""),
        eenheid=rij.get("eenheid", ""),
        dag_verplicht=rij.get("dag") == "verplicht",
        route=rij.get("route", ""),
        geheel=rij.get("geheel", False),
        zonder_weet_niet=rij.get("zonder_weet_niet", False),
        per_maand=rij.get("per_maand", False),
        eerder_in_jaar=rij.get("eerder_in_jaar", False),
    )


def geldt(regel: Mapping[str, Any], antwoorden: Antwoorden, maand: str) -> bool:
    """Whether one line of `toon_als` holds; a question that was not asked fails every line but `tenzij`."""
    if "na_januari" in regel:
        return not maand.endswith(JANUARI)
    antwoord = antwoorden.get(regel["vraag"], "")
    if "tenzij" in regel:
        return antwoord not in regel["tenzij"]
    if "voor" in regel:
        bekend = antwoord not in ("", WEET_NIET)
        return bekend and volledige_datum(antwoord) < str(waarde(stelsel(), regel["voor"], f"{maand}-01"))
    if "is" in regel:
        return antwoord in regel["is"]
    if "niet" in regel:
        return bool(antwoord) and antwoord not in regel["niet"]
    if not antwoord or antwoord == WEET_NIET:
        return bool(antwoord)
    if "boven" in regel:
        return float(antwoord) > grens(regel["boven"], maand)
    if "onder" in regel:
        return float(antwoord) < grens(regel["onder"], maand)
    vol = maanden_eerder(maand, int(grens(regel["langer_dan"], maand))).isoformat()
    return volledige_datum(antwoord) < vol


def grens(getal: Any, maand: str) -> float:
    """A number as it stands in the questions, or the value of a parameter in a month."""
    return float(waarde(stelsel(), getal, f"{maand}-01")) if isinstance(getal, str) else float(getal)


def volledige_datum(antwoord: str) -> str:
    """A date with a day; without one the first day of the month counts, as the page says."""
    return antwoord if antwoord.count("-") == 2 else f"{antwoord}-01"
