"""Amending clauses as Akoma Ntoso: the words of the clause with what they quote marked, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenleving.drafting.akn.anchoring import Ankeraar, anker_in_woorden
from samenleving.drafting.akn.elements import Element, Stuk, eigen, el, voeg_toe
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
        mods: the list for the head of the file.
        wissels: the changes of parameters, for machines.
    """

    doelen: Mapping[str, Doelakte]
    voor: Callable[[str], Any]
    na: Callable[[str], Any]
    dag: str
    ankeraar: Ankeraar
    schrijver: Schrijver
    mods: list[Element] = field(default_factory=list)
    wissels: list[Element] = field(default_factory=list)

    def zin(self, tekst: str, operaties: Sequence[Operatie], eid: str) -> Element:
        """One sentence as a paragraph; with operations all of it is a `mod`."""
        if not operaties:
            return el("p", tekst)
        mod = el("mod", eId=f"{eid}__mod_1")
        rest, tellers = tekst, {"qtext": 0, "qstr": 0}
        for operatie in operaties:
            rest = self._operatie(operatie, rest, mod, tellers)
        voeg_toe(mod, rest)
        return el("p", mod)

    def _operatie(self, operatie: Operatie, rest: str, mod: Element, tellers: dict[str, int]) -> str:
        """Write what the sentence says up to the end of one operation; gives back what is left of it."""
        mod_eid = str(mod.get("eId"))

        def volgende(soort: str) -> str:
            tellers[soort] += 1
            return f"{mod_eid}__{soort}_{tellers[soort]}"

        oud_eid = nieuw_eid = ""
        eerder = len(self.schrijver.gedrukt)
        if isinstance(operatie, WoordenVervangen):
            sjabloon = eenheid_op(self.doelen[operatie.akte].sjabloon, operatie.adres)
            oud, nieuw = anker_in_woorden(operatie, sjabloon, (self.voor, self.na))
            for woorden, met_anker, schrijver in (
                (operatie.oud, oud, Schrijver(self.voor)),
                (operatie.nieuw, nieuw, self.schrijver),
            ):
                voorzin, rest = _tot(rest, f"“{woorden}”")
                eid = volgende("qtext")
                oud_eid, nieuw_eid = nieuw_eid, eid
                runs: list[Stuk] = list(schrijver.runs(met_anker, eid))
                voeg_toe(mod, voorzin, el("quotedText", *runs, eId=eid, **_AANHALING))
        elif not isinstance(operatie, EenheidOpgeheven):
            voorzin, nazin = _om_aanhaling(rest)
            nieuw_eid = volgende("qstr")
            inhoud = self.schrijver.eenheden(self._verankerd(operatie), nieuw_eid)
            voeg_toe(mod, voorzin, el("quotedStructure", *inhoud, eId=nieuw_eid, **_AANHALING))
            rest = nazin
        tmod = self._tmod(operatie, mod_eid, oud_eid, nieuw_eid)
        gedrukt = [druk.pad for druk in self.schrijver.gedrukt[eerder:]]
        genoemd = () if isinstance(operatie, EenheidOpgeheven) else operatie.parameters
        for pad in dict.fromkeys([*genoemd, *gedrukt]):
            if self.voor(pad) != self.na(pad):
                self.wissels.append(
                    wissel(pad, self.voor(pad), self.na(pad), self.dag, modification=f"#{tmod}")
                )
        return rest

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
        doel = self.doelen[operatie.akte]
        adres, stand = _plek(operatie)
        href = f"{doel.uri}/~{doel.eids[adres]}" if adres else doel.uri
        eid = f"tmod_{len(self.mods) + 1}"
        element = el(
            "textualMod",
            el("source", href=f"#{mod}"),
            el("destination", href=href, pos=stand),
            el("force", period="#tg_1"),
            type=_SOORT[type(operatie)],
            eId=eid,
        )
        if oud:
            element.append(el("old", href=f"#{oud}"))
        if nieuw:
            element.append(el("new", href=f"#{nieuw}"))
        if isinstance(operatie, WoordenVervangen) and operatie.telkens:
            element.set(f"{{{EIGEN}}}each", "true")
        self.mods.append(element)
        return eid


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


def _om_aanhaling(tekst: str) -> tuple[str, str]:
    """What stands before the first opening quotation mark and behind the last closing one."""
    begin, einde = tekst.find("“"), tekst.rfind("”")
    if begin < 0 or einde < begin:
        raise ValueError(f"geen aanhaling in de clausule: {tekst}")
    return tekst[:begin], tekst[einde + 1 :]
