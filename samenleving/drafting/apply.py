"""Carry operations out on a text: all of them on the text of before, at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    OperatieFout,
    WoordenVervangen,
)
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, citaat, loop


def voer_uit(tekst: Aktetekst, operaties: Iterable[Operatie]) -> Aktetekst:
    """The text after the operations; those of other acts are left alone.

    Leden are counted again where one came or went. Raises `OperatieFout` for an address that does not exist,
    words that do not stand there once (or `telkens`), and operations that stand in each other's way.
    """
    eigen = [operatie for operatie in operaties if operatie.akte == tekst.akte]
    plan = _Plan(tekst)
    for operatie in eigen:
        plan.neem_op(operatie)
    plan.controleer()
    return replace(tekst, artikelen=plan.kinderen((), tekst.artikelen))


def woorden(tekst: str) -> re.Pattern[str]:
    """Finds the words as a whole: 60 is not found in 160, 1.60, 60,5 or 60%."""
    begin = r"(?<![\w.,-])" if re.match(r"[\w-]", tekst) else ""
    einde = r"(?![\w%]|[.,]\d)" if re.search(r"[\w%]$", tekst) else ""
    return re.compile(f"{begin}{re.escape(tekst)}{einde}")


def voeg_woorden_in(tekst: str, vervangingen: Sequence[WoordenVervangen], plaats: str) -> str:
    """The own words of one unit after its replacements, each found in the words of before."""
    stukken: list[tuple[int, int, str]] = []
    for vervanging in vervangingen:
        treffers = [treffer.span() for treffer in woorden(vervanging.oud).finditer(tekst)]
        goed = len(treffers) > 1 if vervanging.telkens else len(treffers) == 1
        if not goed:
            keren = "één keer" if len(treffers) == 1 else f"{len(treffers)} keren"
            raise OperatieFout(f"“{vervanging.oud}” staat {keren} in {plaats}")
        stukken += [(begin, einde, vervanging.nieuw) for begin, einde in treffers]
    grens = len(tekst)
    for begin, einde, nieuw in sorted(stukken, reverse=True):
        if einde > grens:
            raise OperatieFout(f"twee vervangingen in {plaats} overlappen elkaar")
        tekst = tekst[:begin] + nieuw + tekst[einde:]
        grens = begin
    return tekst


@dataclass
class _Plan:
    """What happens at each address of the text of before."""

    tekst: Aktetekst
    woorden: dict[Adres, list[WoordenVervangen]] = field(default_factory=dict)
    weg: dict[Adres, Eenheid | None] = field(default_factory=dict)
    achter: dict[tuple[Adres, Adres | None], list[Eenheid]] = field(default_factory=dict)
    onderaan: dict[Adres, list[Eenheid]] = field(default_factory=dict)

    def neem_op(self, operatie: Operatie) -> None:
        match operatie:
            case WoordenVervangen():
                self.woorden.setdefault(operatie.adres, []).append(operatie)
            case EenheidVervangen() | EenheidOpgeheven():
                if operatie.adres in self.weg:
                    raise OperatieFout(f"{self._naam(operatie.adres)} wordt twee keer gewijzigd")
                self.weg[operatie.adres] = operatie.nieuw if isinstance(operatie, EenheidVervangen) else None
                nieuw = self.weg[operatie.adres]
                if nieuw is not None and nieuw.stap != operatie.adres[-1]:
                    raise OperatieFout(f"{self._naam(operatie.adres)} houdt bij vervanging zijn nummer")
            case EenheidIngevoegd():
                plek = (operatie.ouder, operatie.na)
                if plek in self.achter:
                    raise OperatieFout(
                        f"op één plaats in {self._naam(operatie.ouder)} wordt twee keer ingevoegd"
                    )
                if operatie.na is not None and operatie.na[:-1] != operatie.ouder:
                    raise OperatieFout(
                        f"{self._naam(operatie.na)} staat niet in {self._naam(operatie.ouder)}"
                    )
                self.achter[plek] = list(operatie.nieuw)
            case EenheidToegevoegd():
                if operatie.ouder in self.onderaan:
                    raise OperatieFout(f"aan {self._naam(operatie.ouder)} wordt twee keer toegevoegd")
                self.onderaan[operatie.ouder] = list(operatie.nieuw)

    def controleer(self) -> None:
        """Every address exists, and nothing happens inside a unit that goes."""
        bekend: set[Adres] = {()} | {adres for adres, _ in loop(self.tekst)}
        binnen = [*self.woorden, *self.onderaan, *(ouder for ouder, _ in self.achter)]
        genoemd = [*binnen, *self.weg, *(na for _, na in self.achter if na is not None)]
        for adres in genoemd:
            if adres not in bekend:
                raise OperatieFout(f"{_voluit(adres)} bestaat niet in {self.tekst.akte}")
        for adres in [*binnen, *self.weg]:
            hoger = range(0 if adres in binnen else 1, len(adres))
            for diep in hoger:
                boven = adres[: len(adres) - diep]
                if boven in self.weg:
                    raise OperatieFout(
                        f"{self._naam(boven)} verdwijnt, en wordt toch nog van binnen gewijzigd"
                    )

    def kinderen(self, ouder: Adres, oud: tuple[Eenheid, ...]) -> tuple[Eenheid, ...]:
        """The units of a parent after everything; leden counted again where one came or went."""
        uit = list(self.achter.get((ouder, None), ()))
        for kind in oud:
            adres = (*ouder, kind.stap)
            if adres not in self.weg:
                uit.append(self._eenheid(adres, kind))
            else:
                nieuw = self.weg[adres]
                uit += [] if nieuw is None else [nieuw]
            uit += self.achter.get((ouder, adres), ())
        uit += self.onderaan.get(ouder, ())
        stappen = [kind.stap for kind in uit if kind.soort != "lid"]
        dubbel = next((stap for stap in stappen if stappen.count(stap) > 1), None)
        if dubbel is not None:
            raise OperatieFout(f"{_voluit((*ouder, dubbel))} bestaat al")
        if [kind.stap for kind in uit] == [kind.stap for kind in oud]:
            return tuple(uit)
        return _tel_leden(uit)

    def _eenheid(self, adres: Adres, oud: Eenheid) -> Eenheid:
        eigen = self.woorden.get(adres, [])
        tekst = voeg_woorden_in(oud.tekst, eigen, self._naam(adres)) if eigen else oud.tekst
        return replace(oud, tekst=tekst, eenheden=self.kinderen(adres, oud.eenheden))

    def _naam(self, adres: Adres) -> str:
        try:
            return citaat(self.tekst, adres)
        except KeyError:
            return _voluit(adres)


def _tel_leden(eenheden: Sequence[Eenheid]) -> tuple[Eenheid, ...]:
    uit, nummer = [], 0
    for kind in eenheden:
        if kind.soort == "lid":
            nummer += 1
            uit.append(replace(kind, nummer=str(nummer)))
        else:
            uit.append(kind)
    return tuple(uit)


def _voluit(adres: Adres) -> str:
    return ", ".join(f"{soort} {naam}" for soort, naam in adres) or "de akte"
