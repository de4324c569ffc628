"""Our paraphrase laid on the official text: which lid prints which number, and where the two drift apart.

An anchor is only placed where it is certain: its value, written as an anchor can write it, stands once in the
lid that our act names, or in the one lid that prints every number of the paraphrase and speaks of the same
things. Whatever is not certain is reported and the official words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from samenleving.formats import FORMATEN, Formaat
from samenleving.legislation.anchors import Anker, ankers
from samenleving.legislation.model import Akte, Deel
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, citaat, delen_per_adres, loop, vul

Soort = Literal["waarde", "niet_gevonden", "niet_eenduidig"]

_ZELFDE_ONDERWERP = 0.25
"""So much of the words of our paraphrase must stand in a lid whose number we never saw, to be that lid."""
_ZELFDE_LID = 0.4
"""The same where the numbers differ: more is asked before a lid is said to have another value."""
_MINSTENS = 2
_KORT = 3

_EENHEDEN = {
    "uren": "uur", "jaren": "jaar", "maanden": "maand", "dagen": "dag", "weken": "week", "km": "kilometer",
    "kilometers": "kilometer", "inwoners": "inwoner",
}  # fmt: skip
_TELBAAR = frozenset({*_EENHEDEN.values(), "euro", "voltijdsequivalent", "voltijdequivalent"})
_STOPWOORDEN = frozenset(
    "aan alle als bij binnen dan dat deze die dit door een elk elke geen haar heeft hem hen het hij hun kan "
    "kunnen met meer moet naar niet ook onder over per ten ter tot uit van voor vermeld waar waarin wat wie "
    "wordt worden zich zij zijn zoals zonder artikel lid paragraaf hoogste minste".split()
)


@dataclass(frozen=True)
class Afwijking:
    """One number of our act that the official text does not confirm.

    Attributes:
        plaats: the lid, as the official text numbers it where it was found, otherwise as our act cites it.
        verwacht: the value as our act writes it.
        gevonden: what the lid prints in its place; empty where nothing was found.
    """

    akte: str
    plaats: str
    parameter: str
    soort: Soort
    verwacht: str
    gevonden: str = ""

    @property
    def zin(self) -> str:
        """One Dutch sentence without full stop."""
        if self.soort == "waarde":
            return f"{self.plaats}: de officiële tekst zegt “{self.gevonden}”, de parameter “{self.verwacht}”"
        if self.soort == "niet_eenduidig":
            return (
                f"{self.plaats}: “{self.verwacht}” is in de officiële tekst niet aan één plek toe te wijzen"
            )
        return f"{self.plaats}: “{self.verwacht}” is in de officiële tekst niet gevonden"


@dataclass(frozen=True)
class Koppeling:
    """An official text with our anchors in it.

    Attributes:
        plaatsen: address of a deel in our act → address of the official unit that says the same.
    """

    tekst: Aktetekst
    plaatsen: Mapping[Adres, Adres] = field(hash=False)
    afwijkingen: tuple[Afwijking, ...]


@dataclass(frozen=True)
class _Plek:
    begin: int
    einde: int
    formaat: str
    parameter: str


def koppel(akte: Akte, tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> Koppeling:
    """Match the anchors of an act with its official text.

    Args:
        akte: our own record of the act.
        tekst: the official text, as read.
        waarde_van: the value of a parameter on the day of that text.
    """
    kaal = vul(tekst, waarde_van)
    koppelaar = _Koppelaar(akte, kaal, waarde_van)
    for adres, deel in delen_per_adres(akte).items():
        koppelaar.verwerk(adres, deel)
    plekken = koppelaar.zonder_botsing()
    artikelen = tuple(_met_ankers(artikel, (artikel.stap,), plekken) for artikel in kaal.artikelen)
    verankerd = replace(kaal, artikelen=artikelen, plaatsen=koppelaar.plaatsen)
    return Koppeling(verankerd, koppelaar.plaatsen, tuple(dict.fromkeys(koppelaar.afwijkingen)))


def _met_ankers(eenheid: Eenheid, adres: Adres, plekken: Mapping[Adres, Sequence[_Plek]]) -> Eenheid:
    tekst = eenheid.tekst
    for plek in sorted(plekken.get(adres, ()), key=lambda p: p.begin, reverse=True):
        tekst = f"{tekst[: plek.begin]}{{{{ {plek.parameter} | {plek.formaat} }}}}{tekst[plek.einde :]}"
    kinderen = tuple(_met_ankers(kind, (*adres, kind.stap), plekken) for kind in eenheid.eenheden)
    return replace(eenheid, tekst=tekst, eenheden=kinderen)


class _Koppelaar:
    """Works through the delen of one act and keeps what was found."""

    def __init__(self, akte: Akte, tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> None:
        self._akte, self._tekst, self._waarde_van = akte, tekst, waarde_van
        self._eenheden = dict(loop(tekst))
        self._hoofdstukken = _hoofdstukken(tekst)
        self._woorden = {
            adres: _kernwoorden(f"{eenheid.tekst} {eenheid.opschrift}")
            for adres, eenheid in self._eenheden.items()
        }
        self._plekken: dict[Adres, dict[_Plek, str]] = {}
        self.plaatsen: dict[Adres, Adres] = {}
        self.afwijkingen: list[Afwijking] = []

    def verwerk(self, adres: Adres, deel: Deel) -> None:
        """Find the lid of one deel and the places of its anchors."""
        zeker = self._zelfde_adres(adres)
        if zeker is not None:
            self.plaatsen[adres] = zeker
        if not deel.ankers:
            return
        if zeker is not None:
            self._in_eenheid(zeker, deel)
        elif self._artikel_bekend(adres):
            self._zoek(adres, deel, self._onder(adres[:1]))
        else:
            self._zoek(adres, deel, self._in_hoofdstuk(deel))

    def zonder_botsing(self) -> dict[Adres, list[_Plek]]:
        """The places found, without those that two parameters claim: those are reported."""
        uit: dict[Adres, list[_Plek]] = {}
        for adres, plekken in self._plekken.items():
            eigenaars: dict[tuple[int, int], set[str]] = {}
            for plek in plekken:
                eigenaars.setdefault((plek.begin, plek.einde), set()).add(plek.parameter)
            for plek, verwacht in plekken.items():
                if len(eigenaars[(plek.begin, plek.einde)]) == 1:
                    uit.setdefault(adres, []).append(plek)
                else:
                    self._meld(citaat(self._tekst, adres), plek.parameter, "niet_eenduidig", verwacht)
        return uit

    # --- where to look ------------------------------------------------------------------------------------

    def _artikel_bekend(self, adres: Adres) -> bool:
        return adres[:1] in self._eenheden

    def _zelfde_adres(self, adres: Adres) -> Adres | None:
        """The unit at the same place; an article with one lid has that lid as its own words."""
        if any(naam.startswith("deel-") for _, naam in adres):
            return None
        if adres in self._eenheden:
            return adres
        zonder_lid = tuple(stap for stap in adres if stap != ("lid", "1"))
        return zonder_lid if zonder_lid in self._eenheden else None

    def _onder(self, wortel: Adres) -> list[Adres]:
        return [adres for adres in self._eenheden if adres[: len(wortel)] == wortel]

    def _in_hoofdstuk(self, deel: Deel) -> list[Adres]:
        """The units of the chapter and section that the citation names; all where it names none."""
        plaats = (_nummer_na("hoofdstuk", deel.plaats), _nummer_na("afdeling", deel.plaats))
        uit = []
        for adres in self._eenheden:
            hier = self._hoofdstukken.get(adres[0][1], ("", ""))
            if all(not onze or not zijn or onze == zijn for onze, zijn in zip(plaats, hier, strict=True)):
                uit.append(adres)
        return uit

    # --- the anchors of one deel --------------------------------------------------------------------------

    def _in_eenheid(self, adres: Adres, deel: Deel) -> None:
        """The lid is known: each anchor stands in it or in one unit below it."""
        ruimte = self._onder(adres)
        bezet = {
            (plek, p.begin) for anker in deel.ankers for plek in ruimte for p in self._vind(plek, anker, deel)
        }
        for anker in deel.ankers:
            verwacht = self._schrijf(anker)
            vondsten = [(plek, p) for plek in ruimte for p in self._vind(plek, anker, deel)]
            nodig = sum(ander.parameter == anker.parameter for ander in deel.ankers)
            if len(vondsten) == nodig:
                for plek, gevonden in vondsten:
                    self._neem(plek, gevonden, verwacht)
                continue
            plaats = citaat(self._tekst, adres)
            if vondsten:
                self._meld(plaats, anker.parameter, "niet_eenduidig", verwacht)
            else:
                self._meld_anders(plaats, anker, verwacht, self._vrij(ruimte, anker, deel, bezet))

    def _zoek(self, adres: Adres, deel: Deel, ruimte: Sequence[Adres]) -> None:
        """The lid was never seen: find the one that prints every number and speaks of the same things."""
        passend = []
        for kandidaat in ruimte:
            vondsten = [self._vind(kandidaat, anker, deel) for anker in deel.ankers]
            nodig = [sum(a.parameter == anker.parameter for a in deel.ankers) for anker in deel.ankers]
            gelijk = [len(gevonden) for gevonden in vondsten] == nodig
            if gelijk and self._verwant(kandidaat, deel) >= _ZELFDE_ONDERWERP:
                passend.append((kandidaat, vondsten))
        if len(passend) == 1:
            plek, vondsten = passend[0]
            self.plaatsen[adres] = plek
            for anker, gevonden in zip(deel.ankers, vondsten, strict=True):
                for p in gevonden:
                    self._neem(plek, p, self._schrijf(anker))
            return
        if passend:
            for anker in deel.ankers:
                self._meld(deel.plaats, anker.parameter, "niet_eenduidig", self._schrijf(anker))
            return
        self._lid_met_andere_waarden(adres, deel, ruimte)

    def _lid_met_andere_waarden(self, adres: Adres, deel: Deel, ruimte: Sequence[Adres]) -> None:
        """No lid prints every value: the one lid that says the same with others, if there is one."""
        verwant = []
        for kandidaat in ruimte:
            soorten = [self._zelfde_soort(kandidaat, anker, deel) for anker in deel.ankers]
            if all(soorten) and self._verwant(kandidaat, deel) >= _ZELFDE_LID:
                verwant.append(kandidaat)
        if len(verwant) != 1:
            for anker in deel.ankers:
                self._meld(deel.plaats, anker.parameter, "niet_gevonden", self._schrijf(anker))
            return
        [lid] = verwant
        if any(self._vind(lid, anker, deel) for anker in deel.ankers):
            self.plaatsen[adres] = lid
        self._in_eenheid(lid, deel)

    def _meld_anders(self, plaats: str, anker: Anker, verwacht: str, anders: Sequence[str]) -> None:
        """A value that is not there: what stands in its place, where that is one thing."""
        if len(anders) == 1:
            self._meld(plaats, anker.parameter, "waarde", verwacht, anders[0])
        else:
            self._meld(plaats, anker.parameter, "niet_gevonden", verwacht)

    def _vrij(
        self, ruimte: Sequence[Adres], anker: Anker, deel: Deel, bezet: set[tuple[Adres, int]]
    ) -> list[str]:
        """What is printed where this value could stand, without what is another value of the deel."""
        return [
            tekst
            for adres in ruimte
            for begin, tekst in self._zelfde_soort(adres, anker, deel)
            if (adres, begin) not in bezet
        ]

    def _vind(self, adres: Adres, anker: Anker, deel: Deel) -> list[_Plek]:
        """Where a unit prints the value of an anchor, in a way that an anchor can write."""
        tekst = self._eenheden[adres].tekst
        waarde, eenheid = self._waarde_van(anker.parameter), _telt(deel.tekst or "", anker)
        for formaat in _schrijfwijzen(anker.formaat):
            try:
                geschreven = formaat.render(waarde)
            except ValueError:
                continue
            gevonden = [
                _Plek(treffer.start(), treffer.end(), formaat.naam, anker.parameter)
                for treffer in _woord(geschreven).finditer(tekst)
                if not eenheid or _volgend(tekst, treffer.end()) == eenheid
            ]
            if gevonden:
                return gevonden
        return []

    def _zelfde_soort(self, adres: Adres, anker: Anker, deel: Deel) -> list[tuple[int, str]]:
        """Where a unit prints a value of this kind, and what: amounts for an amount."""
        tekst = self._eenheden[adres].tekst
        eenheid = _telt(deel.tekst or "", anker)
        uit: dict[int, str] = {}
        for formaat in _schrijfwijzen(anker.formaat):
            for treffer in formaat.zoek.finditer(tekst):
                if not eenheid or _volgend(tekst, treffer.end()) == eenheid:
                    uit.setdefault(treffer.start(), treffer[0])
        return list(uit.items())

    def _verwant(self, adres: Adres, deel: Deel) -> float:
        """How much of our paraphrase a unit speaks of, between 0 and 1."""
        onze = _kernwoorden(f"{deel.tekst or ''} {deel.onderwerp}")
        gedeeld = onze & self._woorden[adres]
        return len(gedeeld) / len(onze) if len(gedeeld) >= _MINSTENS else 0

    def _schrijf(self, anker: Anker) -> str:
        return anker.formaat.render(self._waarde_van(anker.parameter))

    def _neem(self, adres: Adres, plek: _Plek, verwacht: str) -> None:
        self._plekken.setdefault(adres, {})[plek] = verwacht

    def _meld(self, plaats: str, parameter: str, soort: Soort, verwacht: str, gevonden: str = "") -> None:
        self.afwijkingen.append(Afwijking(self._akte.id, plaats, parameter, soort, verwacht, gevonden))


def _schrijfwijzen(formaat: Formaat) -> list[Formaat]:
    """The format of the anchor first, then the others that can write the same kind of value."""
    families = (("euro2", "euro"), ("getal", "voluit"), ("pct",), ("datum",))
    familie = next(namen for namen in families if formaat.naam in namen)
    return [formaat, *(FORMATEN[naam] for naam in familie if naam != formaat.naam)]


def _woord(tekst: str) -> re.Pattern[str]:
    """Finds the words as a whole: 60 is not found in 160, 1.60, 60,5 or 60%."""
    return re.compile(rf"(?<![\w.,-]){re.escape(tekst)}(?![\w%]|[.,]\d)")


def _volgend(tekst: str, plek: int) -> str:
    """The word after a place, units in the singular."""
    gevonden = re.match(r"[\s ]*([a-z]+)", tekst[plek:].casefold())
    woord = gevonden[1] if gevonden else ""
    return _EENHEDEN.get(woord, woord)


def _telt(tekst: str, anker: Anker) -> str:
    """What an anchor counts, where the word behind it says so: *maand*, *uur*; empty otherwise."""
    woord = _volgend(tekst, anker.einde)
    return woord if woord in _TELBAAR else ""


def _kernwoorden(tekst: str) -> frozenset[str]:
    """The words that say what a text is about, cut to what their forms share."""
    zonder_ankers = tekst
    for anker in reversed(ankers(tekst)):
        zonder_ankers = zonder_ankers[: anker.begin] + zonder_ankers[anker.einde :]
    woorden = re.findall(r"[a-zà-ÿ]+", zonder_ankers.casefold())
    return frozenset(
        _stam(woord) for woord in woorden if len(woord) > _KORT - 1 and woord not in _STOPWOORDEN
    )


def _stam(woord: str) -> str:
    """A crude stem: enough to see *activiteiten* in *activiteit* and *ontvangen* in *ontvangt*."""
    woord = _EENHEDEN.get(woord, woord)
    for einde in ("en", "t", "s", "e"):
        if woord.endswith(einde) and len(woord) - len(einde) > _KORT:
            return woord[: -len(einde)]
    return woord


def _hoofdstukken(tekst: Aktetekst) -> dict[str, tuple[str, str]]:
    """Per article key the number of its chapter and of its section; empty where it stands outside any."""
    koppen: dict[str, list[str]] = {}
    for kop in tekst.koppen:
        koppen.setdefault(kop.voor, []).append(kop.tekst)
    uit = {}
    hoofdstuk = afdeling = ""
    for artikel in tekst.artikelen:
        for woorden in koppen.get(artikel.sleutel, ()):
            if nummer := _nummer_na("hoofdstuk", woorden):
                hoofdstuk, afdeling = nummer, ""
            elif nummer := _nummer_na("afdeling", woorden):
                afdeling = nummer
        uit[artikel.sleutel] = (hoofdstuk, afdeling)
    return uit


def _nummer_na(woord: str, tekst: str) -> str:
    gevonden = re.search(rf"\b{woord} (\d+\w*(?:/\d+)?)", tekst.casefold())
    return gevonden[1] if gevonden else ""
