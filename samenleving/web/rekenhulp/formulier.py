"""The long form for who helps somebody: every question of a route on one page, read as the steps read them.

Without JavaScript a question cannot come and go. So each tells in words when it matters, and what was filled
in where it does not is not looked at. An empty field means "I don't know": nobody ticks a box for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from samenleving.display import opsomming
from samenleving.web.rekenhulp.antwoorden import MAX_LENGTE, Fout, in_velden, lees_antwoord
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import JANUARI, ROUTE, WEET_NIET, Antwoorden, Vraag, Vragenlijst

VELD = "v-"
MAX_OVER = 2
GRENZEN = ("boven", "onder", "langer_dan", "voor")
DELEN = {"keuze": ("antwoord",), "getal": ("antwoord",), "datum": ("dag", "maand", "jaar")}


@dataclass(frozen=True)
class Gelezen:
    """What a long form said: the answers that can be, and what is wrong with the others that matter."""

    antwoorden: Mapping[str, str]
    fouten: Mapping[str, Fout]


@dataclass(frozen=True)
class Eis:
    """When a question matters, in words: one sentence, and the earlier question it speaks of."""

    tekst: str
    vraag: str


@dataclass(frozen=True)
class Rij:
    """One question on the page.

    Attributes:
        nummer: from one, as the sentences of `eisen` name it.
        tekst: the words of the question, as in the catalogue.
        velden: what to show in each field.
        fout: what is wrong; empty where nothing is.
        bij_fout: the field to go to.
    """

    vraag: Vraag
    nummer: int
    tekst: Mapping[str, Any]
    velden: Mapping[str, str]
    eisen: tuple[Eis, ...]
    fout: str = ""
    bij_fout: str = ""


def veldnaam(vraag: Vraag, deel: str) -> str:
    """Name of a field: the id of its question, with the part of a date behind it."""
    return f"{VELD}{vraag.id}" if deel == "antwoord" else f"{VELD}{vraag.id}-{deel}"


def vragen_van(lijst: Vragenlijst, route: str, maand: str) -> list[Vraag]:
    """Every question that a route can ask in this month, the choice of the route itself left out."""
    return [
        vraag
        for vraag in lijst.vragen
        if vraag.id != ROUTE
        and vraag.route in ("", route)
        and not (maand.endswith(JANUARI) and any("na_januari" in regel for regel in vraag.toon_als))
    ]


def getypt(vraag: Vraag, formulier: Mapping[str, str]) -> dict[str, str]:
    """What was typed in the fields of one question, cut to what could be an answer."""
    return {
        deel: formulier.get(veldnaam(vraag, deel), "").strip()[:MAX_LENGTE] for deel in DELEN[vraag.soort]
    }


def lees_formulier(lijst: Vragenlijst, formulier: Mapping[str, str], route: str, vandaag: date) -> Gelezen:
    """Read a whole form. A fault in a question that does not matter is none."""
    maand = vandaag.isoformat()[:7]
    antwoorden, fouten = {ROUTE: route}, {}
    for vraag in vragen_van(lijst, route, maand):
        velden = getypt(vraag, formulier)
        try:
            leeg = not any(velden.values()) and not vraag.zonder_weet_niet
            antwoorden[vraag.id] = WEET_NIET if leeg else lees_antwoord(vraag, velden, vandaag)
        except Fout as fout:
            fouten[vraag.id] = fout
    zichtbaar = {vraag.id for vraag in lijst.zichtbaar(antwoorden, maand)}
    return Gelezen(antwoorden, {id_: fout for id_, fout in fouten.items() if id_ in zichtbaar})


class Formulier:
    """The page of one route: its rows in order, with what stands in them and what is wrong."""

    def __init__(self, lijst: Vragenlijst, route: str, t: Teksten, maand: str) -> None:
        self._t = t
        self._vragen = vragen_van(lijst, route, maand)
        self._nummers = {vraag.id: nummer for nummer, vraag in enumerate(self._vragen, start=1)}

    def met_antwoorden(self, antwoorden: Antwoorden) -> list[Rij]:
        """The page with answers given before filled in."""
        return [
            self._rij(vraag, in_velden(vraag, antwoorden.get(vraag.id, ""), self._t))
            for vraag in self._vragen
        ]

    def met_invulling(self, formulier: Mapping[str, str], fouten: Mapping[str, Fout]) -> list[Rij]:
        """The page as it was sent, with what is wrong."""
        return [self._rij(vraag, getypt(vraag, formulier), fouten.get(vraag.id)) for vraag in self._vragen]

    def _rij(self, vraag: Vraag, velden: dict[str, str], fout: Fout | None = None) -> Rij:
        if vraag.soort == "keuze" and not velden.get("antwoord"):
            velden = {"antwoord": WEET_NIET}
        return Rij(
            vraag=vraag,
            nummer=self._nummers[vraag.id],
            tekst=self._t.onder(f"vragen.{vraag.id}"),
            velden=velden,
            eisen=tuple(self._eisen(vraag)),
            fout=self._melding(fout) if fout else "",
            bij_fout=self._bij_fout(vraag, fout) if fout else "",
        )

    def _melding(self, fout: Fout) -> str:
        """The words of the one-question page, save where those speak of a box to tick."""
        if fout.tekst:
            return fout.tekst
        eigen = f"formulier.fouten.{fout.bericht}"
        id_ = eigen if self._t.heeft(eigen) else f"fouten.{fout.bericht}"
        return self._t(id_, hoogste=self._t.getal(fout.hoogste))

    def _bij_fout(self, vraag: Vraag, fout: Fout) -> str:
        """The id of the field at fault; of a choice its first option."""
        return f"{veldnaam(vraag, 'antwoord')}-1" if vraag.soort == "keuze" else veldnaam(vraag, fout.veld)

    def _eisen(self, vraag: Vraag) -> Iterator[Eis]:
        for regel in vraag.toon_als:
            if regel.get("vraag") in self._nummers:
                yield Eis(self._eis(regel), regel["vraag"])

    def _eis(self, regel: Mapping[str, Any]) -> str:
        id_ = regel["vraag"]
        woorden: dict[str, Any] = {"nummer": self._nummers[id_]}
        if "is" in regel or "niet" in regel or "tenzij" in regel:
            soort, opties = self._keuzes(regel)
            labels = [self._t("formulier.citaat", tekst=self._label(id_, optie)) for optie in opties]
            woorden["antwoorden"] = opsomming(labels, self._t("formulier.of"))
        else:
            soort = next(naam for naam in GRENZEN if naam in regel)
            grens = regel[soort]
            woorden["grens"] = self._t.van_nu(grens) if isinstance(grens, str) else self._t.getal(grens)
        return self._t(f"formulier.eis_{soort}", **woorden)

    def _keuzes(self, regel: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
        """Which answers a line asks; where few are left beside those it excludes, it names those few."""
        if "is" in regel:
            return "is", regel["is"]
        vraag = self._vragen[self._nummers[regel["vraag"]] - 1]
        niet = regel.get("niet") or regel["tenzij"]
        over = [optie for optie in (*vraag.opties, WEET_NIET) if optie not in niet]
        if "tenzij" in regel:
            return "tenzij", over
        return ("is", over) if len(over) <= MAX_OVER else ("niet", regel["niet"])

    def _label(self, id_: str, optie: str) -> str:
        if optie != WEET_NIET:
            return self._t(f"vragen.{id_}.opties.{optie}")
        eigen = f"vragen.{id_}.weet_niet"
        return self._t(eigen) if self._t.heeft(eigen) else self._t("ui.weet_niet")
