"""From operations to Dutch: *In artikel 9 van het … wordt het getal “60” vervangen door het getal “50”.*

One amending article per amended article, in the order of the text, its operations in the order of the text.
The first mention of an act is its full title, later ones are *hetzelfde besluit* or *hetzelfde decreet*. What
stands between quotation marks is exactly what the text says, or will say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from samenleving.display import opsomming
from samenleving.drafting.apply import woorden
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.drafting.targets import Doelakte
from samenleving.formats import FORMATEN
from samenleving.legislation.citing import RANGTELWOORDEN
from samenleving.legislation.model import Wijziging
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, Stap, eenheid_op, loop
from samenleving.telwoorden import telwoord

_GAT = re.compile(r"^.*?\[TE VERIFIËREN: [^\]]*\]")
_SOORT = {
    "decreet": ("het decreet", "de decreten"),
    "bvr": ("het besluit van de Vlaamse Regering", "de besluiten van de Vlaamse Regering"),
    "wet": ("de wet", "de wetten"),
    "kb": ("het koninklijk besluit", "de koninklijke besluiten"),
    "mb": ("het ministerieel besluit", "de ministeriële besluiten"),
}


@dataclass(frozen=True)
class Clausule:
    """The text of one amending article, without its label: one sentence, or an opening with points (1° …).

    Where a sentence announces new text (*vervangen door wat volgt:*), that text follows between quotation
    marks, each of its leden and points on a line of its own.
    """

    tekst: str
    punten: tuple[str, ...] = ()
    operaties: tuple[Operatie, ...] = ()


def te_wijzigen_artikel(operatie: Operatie) -> str:
    """The key of the article that an operation amends; empty where it adds an article."""
    adres = operatie.ouder if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd) else operatie.adres
    return adres[0][1] if adres else ""


def schrijf(operaties: Iterable[Operatie], oud: Aktetekst, doel: Doelakte) -> tuple[Clausule, ...]:
    """The clauses for one act, one per amended article and one per new article, in the order of the text.

    `oud` is the text of before with its values: what is quoted stands there.
    """
    schrijver = _Schrijver(oud, doel)
    return tuple(
        schrijver.clausule(groep, eerste=nummer == 0)
        for nummer, groep in enumerate(schrijver.per_artikel(operaties))
    )


@dataclass(frozen=True)
class _Opdracht:
    """One order before it is a sentence: *In* … *wordt* …, with the lines it announces."""

    plaats: str
    werkwoord: str
    zin: str
    voorzetsel: str = "in"
    onderwerp: str = ""
    aangehaald: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Schrijver:
    oud: Aktetekst
    doel: Doelakte

    # ------------------------------------------------------------------------------------ the order

    def per_artikel(self, operaties: Iterable[Operatie]) -> list[list[Operatie]]:
        """The operations article by article; every new article by itself, behind the one before it."""
        plek = {adres: nummer for nummer, (adres, _) in enumerate(loop(self.oud))}
        groepen: dict[tuple[str, str], list[Operatie]] = {}
        for operatie in sorted(operaties, key=lambda o: self._volgorde(o, plek)):
            if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd):
                if not operatie.ouder:
                    for nieuw in operatie.nieuw:
                        groepen["nieuw", nieuw.sleutel] = [replace(operatie, nieuw=(nieuw,))]
                    continue
                artikel = operatie.ouder[0][1]
            else:
                artikel = operatie.adres[0][1]
            groepen.setdefault(("oud", artikel), []).append(operatie)
        return [self._samen(groep) for groep in groepen.values()]

    def _volgorde(self, operatie: Operatie, plek: Mapping[Adres, int]) -> tuple[int, int, int]:
        """Where in the text an operation happens, and the words within a unit from left to right."""
        match operatie:
            case WoordenVervangen():
                treffer = woorden(operatie.oud).search(eenheid_op(self.oud, operatie.adres).tekst)
                return plek[operatie.adres], 0, treffer.start() if treffer else 0
            case EenheidIngevoegd():
                vanaf = operatie.na or operatie.ouder
                return (self._laatste(vanaf, plek) if operatie.na else plek.get(vanaf, -1)), 1, 0
            case EenheidToegevoegd():
                return self._laatste(operatie.ouder, plek), 2, 0
        return plek[operatie.adres], 0, 0

    def _laatste(self, adres: Adres, plek: Mapping[Adres, int]) -> int:
        return max((nummer for ander, nummer in plek.items() if ander[: len(adres)] == adres), default=0)

    def _samen(self, operaties: Sequence[Operatie]) -> list[Operatie]:
        """The same words at places that are cited alike change once, *telkens*."""
        uit: dict[object, Operatie] = {}
        for operatie in operaties:
            if not isinstance(operatie, WoordenVervangen):
                uit[operatie] = operatie
                continue
            sleutel = (self.doel.plaats(operatie.adres), operatie.oud, operatie.nieuw, operatie.naamwoord)
            eerder = uit.get(sleutel)
            if isinstance(eerder, WoordenVervangen):
                parameters = dict.fromkeys([*eerder.parameters, *operatie.parameters])
                operatie = replace(eerder, telkens=True, parameters=tuple(parameters))
            uit[sleutel] = operatie
        return list(uit.values())

    # ------------------------------------------------------------------------------------ the sentence

    def clausule(self, operaties: Sequence[Operatie], *, eerste: bool) -> Clausule:
        """One amending article; `eerste` for the first mention of the act."""
        akte = self.doel.aanhaling if eerste else self.doel.zelfde
        opdrachten = [self._opdracht(operatie) for operatie in operaties]
        artikel = te_wijzigen_artikel(operaties[0])
        if not artikel:
            [opdracht] = opdrachten
            zin = f"{_hoofdletter(opdracht.voorzetsel)} {akte} {opdracht.werkwoord} {opdracht.zin}"
            return _enkel(zin, opdracht, operaties)
        van = f"van {akte}{historiek(self.doel.historiek.get(artikel, ()))}"
        if len(opdrachten) > 1:
            return self._opsomming(opdrachten, operaties, artikel, van)
        [opdracht] = opdrachten
        if not opdracht.plaats:
            zin = f"{_hoofdletter(opdracht.onderwerp)} {van} {opdracht.werkwoord} {opdracht.zin}"
            return _enkel(zin, opdracht, operaties)
        komma = "," if "," in opdracht.plaats else ""
        begin = f"{_hoofdletter(opdracht.voorzetsel)} {opdracht.plaats}{komma} {van}"
        return _enkel(f"{begin} {_volgorde_enkel(opdracht)}", opdracht, operaties)

    def _opsomming(
        self, opdrachten: Sequence[_Opdracht], operaties: Sequence[Operatie], artikel: str, van: str
    ) -> Clausule:
        plaats = self._artikelplaats(opdrachten[0].plaats, artikel)
        komma = "," if "," in plaats else ""
        opening = f"In {plaats}{komma} {van} worden de volgende wijzigingen aangebracht:"
        punten = []
        for nummer, opdracht in enumerate(opdrachten, 1):
            slot = "." if nummer == len(opdrachten) else ";"
            daarin = opdracht.plaats.startswith(plaats)
            rest = opdracht.plaats[len(plaats) :] if daarin else _GAT.sub("", opdracht.plaats)
            binnen = _binnen(rest.removeprefix(", "))
            zin = _in_punt(opdracht, binnen)
            punten.append(_met_slot(zin, opdracht.aangehaald, slot))
        return Clausule(opening, tuple(punten), tuple(operaties))

    def _artikelplaats(self, plaats: str, artikel: str) -> str:
        """The place of the whole article: up to its number, or up to the gap where it should stand."""
        eenheid = next(a for a in self.oud.artikelen if a.stap[1] == artikel)
        if eenheid.nummer:
            return f"artikel {eenheid.nummer}"
        gat = _GAT.match(plaats)
        return gat[0] if gat else plaats

    def _opdracht(self, operatie: Operatie) -> _Opdracht:
        match operatie:
            case WoordenVervangen():
                return self._woorden(operatie)
            case EenheidVervangen():
                regels = _aangehaald([operatie.nieuw])
                return self._eenheid(operatie.adres, "vervangen door wat volgt:", regels)
            case EenheidOpgeheven():
                return self._eenheid(operatie.adres, "opgeheven", ())
            case EenheidIngevoegd():
                return self._invoeging(operatie)
        return self._toevoeging(operatie)

    def _woorden(self, operatie: WoordenVervangen) -> _Opdracht:
        telkens = "telkens " if operatie.telkens else ""
        naamwoord = operatie.naamwoord
        onderwerp = f"{naamwoord} “{operatie.oud}”"
        werkwoord = "worden" if naamwoord == "de woorden" else "wordt"
        zin = f"{telkens}vervangen door {naamwoord} “{operatie.nieuw}”"
        return _Opdracht(self.doel.plaats(operatie.adres), werkwoord, zin, onderwerp=onderwerp)

    def _eenheid(self, adres: Adres, zin: str, aangehaald: tuple[str, ...]) -> _Opdracht:
        if len(adres) == 1:
            return _Opdracht("", "wordt", zin, onderwerp=self.doel.plaats(adres), aangehaald=aangehaald)
        naam = _naam(adres[-1])
        return _Opdracht(self.doel.plaats(adres[:-1]), "wordt", zin, onderwerp=naam, aangehaald=aangehaald)

    def _invoeging(self, operatie: EenheidIngevoegd) -> _Opdracht:
        wat, werkwoord, slot = _nieuwe_eenheden(operatie.nieuw)
        regels = _aangehaald(operatie.nieuw)
        if not operatie.ouder:
            return _Opdracht("", werkwoord, f"{wat} ingevoegd, {slot}", aangehaald=regels)
        broers = [kind.stap for kind in eenheid_op(self.oud, operatie.ouder).eenheden]
        volgende = broers.index(operatie.na[-1]) + 1 if operatie.na else 0
        if operatie.na is None:
            waar = f"voor {_naam(broers[0])}"
        elif volgende == len(broers):
            waar = f"na {_naam(operatie.na[-1])}"
        else:
            waar = _tussen(operatie.na[-1], broers[volgende])
        plaats = self.doel.plaats(operatie.ouder)
        zin = f"{wat} ingevoegd, {slot}"
        return _Opdracht(plaats, werkwoord, zin, onderwerp=waar, aangehaald=regels)

    def _toevoeging(self, operatie: EenheidToegevoegd) -> _Opdracht:
        wat, werkwoord, slot = _nieuwe_eenheden(operatie.nieuw)
        plaats = self.doel.plaats(operatie.ouder) if operatie.ouder else ""
        zin = f"{wat} toegevoegd, {slot}"
        return _Opdracht(plaats, werkwoord, zin, voorzetsel="aan", aangehaald=_aangehaald(operatie.nieuw))


def _enkel(zin: str, opdracht: _Opdracht, operaties: Sequence[Operatie]) -> Clausule:
    return Clausule(_met_slot(zin, opdracht.aangehaald, "."), (), tuple(operaties))


def _volgorde_enkel(opdracht: _Opdracht) -> str:
    """Behind the place: *wordt het tweede lid opgeheven*."""
    onderwerp = f"{opdracht.onderwerp} " if opdracht.onderwerp else ""
    return f"{opdracht.werkwoord} {onderwerp}{opdracht.zin}"


def _in_punt(opdracht: _Opdracht, binnen: str) -> str:
    """*in het eerste lid wordt …*, or without a place *het tweede lid wordt …* and *er wordt …*."""
    if binnen:
        return f"{opdracht.voorzetsel} {binnen}{_volgorde_enkel(opdracht)}"
    return f"{opdracht.onderwerp or 'er'} {opdracht.werkwoord} {opdracht.zin}"


def _binnen(binnen: str) -> str:
    """*§1, eerste lid* becomes *paragraaf 1, eerste lid,* and nothing stays nothing."""
    if not binnen:
        return ""
    if binnen.startswith("§"):
        tekst = f"paragraaf {binnen[1:]}"
    elif binnen.split(",")[0].endswith(" lid"):
        tekst = f"het {binnen}"
    elif binnen.startswith("["):
        tekst = binnen
    else:
        tekst = f"punt {binnen}"
    return f"{tekst}, " if "," in tekst else f"{tekst} "


def _naam(stap: Stap) -> str:
    """*het tweede lid*, *paragraaf 2*, *punt 3°*, *artikel 22*."""
    soort, nummer = stap
    return f"het {RANGTELWOORDEN[int(nummer) - 1]} lid" if soort == "lid" else f"{soort} {nummer}"


def _tussen(na: Stap, voor: Stap) -> str:
    if na[0] == "lid":
        return f"tussen {_naam(na).removesuffix(' lid')} en {_naam(voor)}"
    return f"tussen {_naam(na)} en {_naam(voor)}"


def _nieuwe_eenheden(nieuw: Sequence[Eenheid]) -> tuple[str, str, str]:
    """What is new, its verb, and the words that announce it: (*een lid*, *wordt*, *dat luidt als volgt:*)."""
    if nieuw[0].soort == "lid":
        wat = "een lid" if len(nieuw) == 1 else f"{telwoord(len(nieuw))} leden"
    else:
        wat = opsomming([f"een {kind.soort} {kind.nummer}" for kind in nieuw])
    if len(nieuw) > 1:
        return wat, "worden", "die luiden als volgt:"
    return wat, "wordt", f"{'die' if nieuw[0].soort == 'paragraaf' else 'dat'} luidt als volgt:"


def _aangehaald(eenheden: Sequence[Eenheid]) -> tuple[str, ...]:
    """The lines of new text, without quotation marks; a new article and paragraph begin with their number."""
    return tuple(regel for eenheid in eenheden for regel in regels_van(eenheid))


def regels_van(eenheid: Eenheid) -> tuple[str, ...]:
    """The text of a unit as it is printed, one lid or point a line, with its own number before it."""
    label = {"artikel": f"Art. {eenheid.nummer}. ", "paragraaf": f"§{eenheid.nummer}. ", "lid": ""}.get(
        eenheid.soort, f"{eenheid.nummer} "
    )
    binnen = [regel for kind in eenheid.eenheden for regel in regels_van(kind)]
    if eenheid.tekst or not binnen:
        return (f"{label}{eenheid.tekst}".rstrip(), *binnen)
    return (f"{label}{binnen[0]}", *binnen[1:])


def _met_slot(zin: str, regels: Sequence[str], slot: str) -> str:
    """The sentence and the text it announces: quotation marks open the first line and close the last."""
    if not regels:
        return f"{zin}{slot}"
    tekst = "\n".join(regels)
    return f"{zin}\n“{tekst}”{slot}"


def historiek(wijzigingen: Sequence[Wijziging]) -> str:
    """*, ingevoegd bij het … van … en gewijzigd bij de … van … en …,* or nothing when no change is known."""
    groepen: list[tuple[str, list[Wijziging]]] = []
    for wijziging in wijzigingen:
        aard = wijziging.aard or "gewijzigd"
        if groepen and groepen[-1][0] == aard and groepen[-1][1][0].soort == wijziging.soort:
            groepen[-1][1].append(wijziging)
        else:
            groepen.append((aard, [wijziging]))
    stukken = [f"{aard} bij {_akten(lijst)}" for aard, lijst in groepen]
    return f", {opsomming(stukken)}," if stukken else ""


def _akten(wijzigingen: Sequence[Wijziging]) -> str:
    enkel, meer = _SOORT[wijzigingen[0].soort]
    data = [FORMATEN["datum"].render(w.datum) if w.datum else "[TE VERIFIËREN: datum]" for w in wijzigingen]
    return f"{enkel if len(data) == 1 else meer} van {opsomming(data)}"


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
