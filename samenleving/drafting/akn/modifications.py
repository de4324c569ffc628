"""Amending clauses as Akoma Ntoso: the words of the clause with what they quote marked, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenleving.drafting.akn.anchoring import Ankeraar, anker_in_woorden
from samenleving.drafting.akn.elements import Element, eigen, el, voeg_toe
from samenleving.drafting.akn.names import EIGEN, eids
from samenleving.drafting.akn.units import Schrijver, als_tekst, soort_van
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, eenheid_op

_AANHALING = {"startQuote": "“", "endQuote": "”"}
_SOORT = {
    WoordenVervangen: "substitution",
    EenheidVervangen: "substitution",
    EenheidIngevoegd: "insertion",
    EenheidToegevoegd: "insertion",
    EenheidOpgeheven: "repeal",
}


@dataclass(frozen=True)
class Doelakte:
    """An act that a draft amends: its text before with anchors, and the address of that text."""

    sjabloon: Aktetekst
    uri: str
    eids: Mapping[Adres, str]

    @classmethod
    def van(cls, sjabloon: Aktetekst, uri: str) -> Doelakte:
        """The act with the identifiers of its units."""
        return cls(sjabloon, uri, eids(sjabloon))


@dataclass
class Wijzigingsschrijver:
    """Writes clauses and remembers what they do.

    Attributes:
        doelen: the acts amended, by id.
        voor, na: the value of a parameter before and after.
        ankeraar: finds the parameters of new text.
        schrijver: marks the values of after.
        samen: a replacement as its clause says it → the replacements it stands for, where places that are
            cited alike change in one clause.
        mods: the list for the head of the file.
        wissels: the changes of parameters, for machines.
        bronnen: each operation with the eId of the clause that carries it.
    """

    doelen: Mapping[str, Doelakte]
    voor: Callable[[str], Any]
    na: Callable[[str], Any]
    dag: str
    ankeraar: Ankeraar
    schrijver: Schrijver
    samen: Mapping[WoordenVervangen, Sequence[WoordenVervangen]] = field(default_factory=dict)
    mods: list[Element] = field(default_factory=list)
    wissels: list[Element] = field(default_factory=list)
    bronnen: list[tuple[Operatie, str]] = field(default_factory=list)

    def zin(
        self, tekst: str, operaties: Sequence[Operatie], eid: str, aangehaald: Sequence[str] = ()
    ) -> Element:
        """One sentence as a paragraph; with operations all of it is a `mod`.

        Args:
            tekst: the sentence; where it announces new text, up to the colon.
            operaties: what it does.
            eid: the identifier of the unit it stands in.
            aangehaald: the lines of new text, quotation marks included: only what closes them is taken from
                here, for the text itself is written as a structure.
        """
        if not operaties:
            return el("p", " ".join([tekst, *aangehaald]))
        mod = el("mod", eId=f"{eid}__mod_1")
        rest, tellers = tekst, {"qtext": 0, "qstr": 0}
        for operatie in operaties:
            if isinstance(operatie, WoordenVervangen):
                rest = self._woorden(operatie, rest, mod, tellers)
            elif isinstance(operatie, EenheidOpgeheven):
                self._noteer(operatie, mod)
            else:
                self._structuur(operatie, f"{rest} ", mod, tellers)
                rest = aangehaald[-1].rpartition("”")[2] if aangehaald else ""
        voeg_toe(mod, rest)
        return el("p", mod)

    def _woorden(self, operatie: WoordenVervangen, rest: str, mod: Element, tellers: dict[str, int]) -> str:
        """The sentence up to the new words; gives back what is left of it."""
        sjabloon = eenheid_op(self.doelen[operatie.akte].sjabloon, operatie.adres)
        oud, nieuw = anker_in_woorden(operatie, sjabloon, (self.voor, self.na))
        eids_ = []
        for woorden, met_anker, schrijver in (
            (operatie.oud, oud, Schrijver(self.voor)),
            (operatie.nieuw, nieuw, self.schrijver),
        ):
            voorzin, rest = _tot(rest, f"“{woorden}”")
            eid = _volgende(mod, "qtext", tellers)
            eids_.append(eid)
            voeg_toe(mod, voorzin, el("quotedText", *schrijver.runs(met_anker, eid), eId=eid, **_AANHALING))
        self._noteer(operatie, mod, *eids_)
        return rest

    def _structuur(self, operatie: Operatie, voorzin: str, mod: Element, tellers: dict[str, int]) -> None:
        eerder = len(self.schrijver.gedrukt)
        eid = _volgende(mod, "qstr", tellers)
        inhoud = self.schrijver.eenheden(self._verankerd(operatie), eid)
        voeg_toe(mod, voorzin, el("quotedStructure", *inhoud, eId=eid, **_AANHALING))
        self._noteer(operatie, mod, "", eid, [druk.pad for druk in self.schrijver.gedrukt[eerder:]])

    def _noteer(
        self, operatie: Operatie, mod: Element, oud: str = "", nieuw: str = "", gedrukt: Sequence[str] = ()
    ) -> None:
        """The operation in the head of the file, with the parameters it changes."""
        tmod = self._tmod(operatie, str(mod.get("eId")), oud, nieuw)
        self.bronnen.append((operatie, str(mod.get("eId"))))
        genoemd = () if isinstance(operatie, EenheidOpgeheven) else operatie.parameters
        for pad in dict.fromkeys([*genoemd, *gedrukt]):
            if self.voor(pad) != self.na(pad):
                self.wissels.append(
                    wissel(pad, self.voor(pad), self.na(pad), self.dag, modification=f"#{tmod}")
                )

    def _verankerd(self, operatie: Operatie) -> tuple[Eenheid, ...]:
        if isinstance(operatie, EenheidVervangen):
            return (self.ankeraar.eenheid(operatie.nieuw, operatie.akte, operatie.adres),)
        if isinstance(operatie, (EenheidIngevoegd, EenheidToegevoegd)):
            return tuple(
                self.ankeraar.eenheid(nieuw, operatie.akte, (*operatie.ouder, nieuw.stap))
                for nieuw in operatie.nieuw
            )
        return ()

    def _tmod(self, operatie: Operatie, mod: str, oud: str, nieuw: str) -> str:
        eid = f"tmod_{len(self.mods) + 1}"
        element = el(
            "textualMod",
            el("source", href=f"#{mod}"),
            *self._doelen(operatie),
            el("force", period="#tg_1"),
            type=_SOORT[type(operatie)],
            eId=eid,
        )
        if oud:
            element.append(el("old", href=f"#{oud}"))
        if nieuw:
            element.append(el("new", href=f"#{nieuw}"))
        self.mods.append(element)
        return eid

    def _doelen(self, operatie: Operatie) -> list[Element]:
        """Where it happens: one place, or each of the places that one clause cites alike."""
        doel = self.doelen[operatie.akte]
        adres, stand = _plek(operatie)
        if not isinstance(operatie, WoordenVervangen):
            return [
                el("destination", href=f"{doel.uri}/~{doel.eids[adres]}" if adres else doel.uri, pos=stand)
            ]
        uit = []
        for een in self.samen.get(operatie, (operatie,)):
            element = el("destination", href=f"{doel.uri}/~{doel.eids[een.adres]}")
            if een.telkens:
                element.set(f"{{{EIGEN}}}each", "true")
            uit.append(element)
        return uit


def _volgende(mod: Element, soort: str, tellers: dict[str, int]) -> str:
    tellers[soort] += 1
    return f"{mod.get('eId')}__{soort}_{tellers[soort]}"


def _plek(operatie: Operatie) -> tuple[Adres, str | None]:
    """Where it happens, and on which side of that place."""
    match operatie:
        case EenheidIngevoegd(na=None):
            return operatie.ouder, "start"
        case EenheidIngevoegd():
            return operatie.na or (), "after"
        case EenheidToegevoegd():
            return operatie.ouder, "end"
        case _:
            return operatie.adres, None


def wissel(pad: str, oud: Any, nieuw: Any, dag: str, soort: str = "parameterChange", **waar: str) -> Element:
    """The change of one parameter, for machines."""
    van = soort_van(oud)
    naar = soort_van(nieuw)
    return eigen(
        soort,
        name=pad,
        from_=None if oud is None else als_tekst(oud),
        to=als_tekst(nieuw),
        type=naar,
        from_type=None if van == naar else van,
        valid_from=dag,
        **waar,
    )


def _tot(tekst: str, stuk: str) -> tuple[str, str]:
    voor, gevonden, na = tekst.partition(stuk)
    if not gevonden:
        raise ValueError(f"{stuk} staat niet in de clausule: {tekst}")
    return voor, na


def passief(
    bronnen: Sequence[tuple[Operatie, str]], ontwerp: str, voor: Aktetekst, na: Aktetekst, vanaf: int
) -> list[Element]:
    """What a draft changed, seen from the text after it.

    Args:
        bronnen: each operation with the eId of its clause.
        ontwerp: the address of the draft.
        voor: the text before.
        na: the text after.
        vanaf: how many modifications the list already holds.
    """
    plekken = eids(na)
    uit = []
    for nummer, (operatie, clausule) in enumerate(bronnen, vanaf + 1):
        eid = _daarna(operatie, voor, na, plekken)
        uit.append(
            el(
                "textualMod",
                el("source", href=f"{ontwerp}/~{clausule}"),
                el("destination", href=f"#{eid}"),
                type=_SOORT[type(operatie)],
                eId=f"pmod_{nummer}",
            )
        )
    return uit


def _daarna(operatie: Operatie, voor: Aktetekst, na: Aktetekst, plekken: Mapping[Adres, str]) -> str:
    """Where the change is seen in the text after: the new unit, or the nearest one above that kept its place.

    Leden that were counted again have another number than the operation says, so there the unit above counts.
    """
    match operatie:
        case EenheidIngevoegd() | EenheidToegevoegd():
            adres = (*operatie.ouder, operatie.nieuw[0].stap)
        case _:
            adres = operatie.adres
    while adres:
        if adres in plekken and not _verschoven(adres, voor, na):
            return plekken[adres]
        adres = adres[:-1]
    return "body"


def _verschoven(adres: Adres, voor: Aktetekst, na: Aktetekst) -> bool:
    """Whether some lid on the way to the unit may have got another number."""
    for diep in range(1, len(adres) + 1):
        if adres[diep - 1][0] == "lid":
            ouder = adres[: diep - 1]
            if _leden(voor, ouder) != _leden(na, ouder):
                return True
    return False


def _leden(tekst: Aktetekst, ouder: Adres) -> list[str]:
    try:
        kinderen = eenheid_op(tekst, ouder).eenheden
    except KeyError:
        return []
    return [kind.nummer for kind in kinderen if kind.soort == "lid"]
