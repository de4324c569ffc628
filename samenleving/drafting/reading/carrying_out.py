"""Orders on a text: found in it and carried out all at once. Nothing of the writer is used here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from samenleving.drafting.reading.characters import gewoon
from samenleving.drafting.reading.orders import HefOp, Opdracht, Vervang, VoegIn, VoegToe, Woorden, Zinnen
from samenleving.drafting.reading.places import Plaats, vind
from samenleving.drafting.reading.trees import kanoniek, kanonieke_eenheid, tel_leden
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, Stap


class Onuitvoerbaar(Exception):  # noqa: N818 (Dutch for what cannot be carried out)
    """An order that the text cannot take. The message is a Dutch reason."""


@dataclass(frozen=True)
class ZinAchteraan:
    """Sentences behind the own words of a unit."""

    akte: str
    adres: Adres
    tekst: str


Gelezenoperatie = Operatie | ZinAchteraan


def als_operaties(boom: Aktetekst, opdracht: Opdracht) -> list[Gelezenoperatie]:
    """What an order means in this text, with addresses of the canonical tree (see `trees.kanoniek`).

    Raises:
        Onuitvoerbaar: the place does not exist or is not one place, the words do not stand there just once
            (or more than once, with *telkens*), or the new text is of another kind or number.
    """
    akte, plaats = opdracht.akte, opdracht.plaats
    match opdracht.werk:
        case Woorden() as werk:
            return _woorden(boom, akte, plaats, werk)
        case Zinnen(tekst):
            adres = _tekstplek(boom, _een(boom, plaats))
            return [ZinAchteraan(akte, adres, tekst)]
        case HefOp(delen):
            return [EenheidOpgeheven(akte, _een(boom, plaats.binnen(deel))) for deel in delen or ((),)]
        case Vervang(delen, nieuw):
            return _vervang(boom, akte, plaats, delen, nieuw)
        case VoegToe(nieuw):
            ouder = _ouder(boom, plaats, nieuw)
            return [EenheidToegevoegd(akte, ouder, _schoon(nieuw))]
        case VoegIn() as werk:
            return [_voeg_in(boom, akte, plaats, werk)]


def _een(boom: Aktetekst, plaats: Plaats) -> Adres:
    if plaats == Plaats():
        raise Onuitvoerbaar("er staat niet welk artikel")
    gevonden = vind(boom, plaats)
    if len(gevonden) != 1:
        raise Onuitvoerbaar("die plaats bestaat niet" if not gevonden else "die plaats is niet eenduidig")
    return gevonden[0]


def eenheid(boom: Aktetekst, adres: Adres) -> Eenheid | None:
    """The unit at an address, or None."""
    kinderen: Sequence[Eenheid] = boom.artikelen
    gevonden = None
    for stap in adres:
        gevonden = next((kind for kind in kinderen if kind.stap == stap), None)
        if gevonden is None:
            return None
        kinderen = gevonden.eenheden
    return gevonden


def zoekpatroon(woorden: str) -> re.Pattern[str]:
    """Whole words: a quoted 60 is not the 60 in 160, 1.60, 60,5, 60/1 or 60%."""
    links = r"(?<![\w/-])(?<![\d][.,])" if woorden[:1].isalnum() else ""
    rechts = r"(?![\w%/]|-\w|[.,]\d)" if woorden[-1:].isalnum() else ""
    return re.compile(links + re.escape(woorden) + rechts)


def _woorden(boom: Aktetekst, akte: str, plaats: Plaats, werk: Woorden) -> list[Gelezenoperatie]:
    if not werk.oud:
        raise Onuitvoerbaar("er staan geen woorden tussen de aanhalingstekens")
    plekken = vind(boom, plaats)
    if not plekken:
        raise Onuitvoerbaar("die plaats bestaat niet")
    patroon = zoekpatroon(gewoon(werk.oud))
    aantal: dict[Adres, int] = {}
    for plek in plekken:
        teksten = [*_teksten(boom, _tekstplek(boom, plek) if plaats.aanhef else plek)]
        for adres, tekst in teksten[:1] if plaats.aanhef else teksten:
            keren = len(patroon.findall(tekst))
            if keren:
                aantal[adres] = keren
    totaal = sum(aantal.values())
    if totaal == 0:
        raise Onuitvoerbaar(f"“{werk.oud}” staat daar niet")
    if totaal > 1 and not werk.telkens:
        raise Onuitvoerbaar(f"“{werk.oud}” staat daar {totaal} keer")
    if totaal == 1 and werk.telkens:
        raise Onuitvoerbaar(f"“{werk.oud}” staat daar maar één keer")
    return [
        WoordenVervangen(akte, adres, gewoon(werk.oud), gewoon(werk.nieuw), werk.naamwoord, keren > 1)
        for adres, keren in aantal.items()
    ]


def _teksten(boom: Aktetekst, adres: Adres) -> Iterable[tuple[Adres, str]]:
    hier = eenheid(boom, adres)
    if hier is None:
        return
    yield adres, hier.tekst
    for kind in hier.eenheden:
        yield from _teksten(boom, (*adres, kind.stap))


def _vervang(
    boom: Aktetekst,
    akte: str,
    plaats: Plaats,
    delen: tuple[tuple[Stap, ...], ...],
    nieuw: tuple[Eenheid, ...],
) -> list[Gelezenoperatie]:
    adressen = [_een(boom, plaats.binnen(deel)) for deel in delen or ((),)]
    if len(adressen) == 1 and len(nieuw) > 1 and nieuw[0].soort == "lid":
        raise Onuitvoerbaar("één lid wordt door meer dan één lid vervangen; splits de wijziging")
    if len(adressen) != len(nieuw):
        raise Onuitvoerbaar(f"{len(adressen)} te vervangen, {len(nieuw)} nieuw")
    uit: list[Gelezenoperatie] = []
    for adres, eigen in zip(adressen, nieuw, strict=True):
        oud = eenheid(boom, adres)
        if oud is None or oud.soort != eigen.soort:
            raise Onuitvoerbaar(f"de nieuwe tekst is geen {adres[-1][0]}")
        if oud.soort != "lid" and oud.nummer != eigen.nummer:
            raise Onuitvoerbaar(f"de nieuwe tekst draagt nummer {eigen.nummer}, niet {oud.nummer}")
        [schoon] = _schoon((eigen,))
        uit.append(
            EenheidVervangen(
                akte,
                adres,
                replace(
                    schoon, nummer=oud.nummer, sleutel=oud.sleutel, plaats=oud.plaats, opschrift=oud.opschrift
                ),
            )
        )
    return uit


def _schoon(nieuw: tuple[Eenheid, ...]) -> tuple[Eenheid, ...]:
    """New units in canonical shape, articles with a key of their own."""
    return tuple(
        replace(
            kanonieke_eenheid(eigen),
            sleutel=f"art-{eigen.nummer.replace('/', '-')}" if eigen.soort == "artikel" else "",
        )
        for eigen in nieuw
    )


def _ouder(boom: Aktetekst, plaats: Plaats, nieuw: tuple[Eenheid, ...]) -> Adres:
    """Where new units of a kind belong: in the act, in the unit named, or in its only lid."""
    soort = nieuw[0].soort
    if soort == "artikel":
        if plaats.artikel or plaats.stappen:
            raise Onuitvoerbaar("een artikel staat niet in een artikel")
        return ()
    adres = _een(boom, plaats)
    hier = eenheid(boom, adres)
    if hier is not None and soort == "punt" and hier.soort in ("artikel", "paragraaf"):
        return _tekstplek(boom, adres)
    return adres


def _tekstplek(boom: Aktetekst, adres: Adres) -> Adres:
    """Where the words of a unit stand: in its only lid, or in itself."""
    hier = eenheid(boom, adres)
    leden = [kind for kind in hier.eenheden if kind.soort == "lid"] if hier is not None else []
    if hier is not None and hier.soort in ("artikel", "paragraaf"):
        if len(leden) != 1 or len(hier.eenheden) != 1:
            raise Onuitvoerbaar("er staat niet in welk lid")
        return (*adres, leden[0].stap)
    return adres


def _voeg_in(boom: Aktetekst, akte: str, plaats: Plaats, werk: VoegIn) -> EenheidIngevoegd:
    nieuw = _schoon(werk.nieuw)
    naast = werk.na or werk.voor
    if naast:
        buur = _een(boom, _artikelplaats(plaats, naast))
        ouder = buur[:-1]
    else:
        ouder, buur = _ouder(boom, plaats, nieuw), ()
    boven = eenheid(boom, ouder)
    kinderen = boom.artikelen if not ouder else (boven.eenheden if boven is not None else ())
    if werk.na:
        return EenheidIngevoegd(akte, ouder, buur, nieuw)
    if werk.voor:
        stappen = [kind.stap for kind in kinderen]
        plek = stappen.index(buur[-1])
        return EenheidIngevoegd(akte, ouder, (*ouder, stappen[plek - 1]) if plek else None, nieuw)
    grens = volgorde(nieuw[0].nummer)
    eerder = [k for k in kinderen if k.soort == nieuw[0].soort and k.nummer and volgorde(k.nummer) < grens]
    return EenheidIngevoegd(akte, ouder, (*ouder, eerder[-1].stap) if eerder else None, nieuw)


def _artikelplaats(plaats: Plaats, naast: tuple[Stap, ...]) -> Plaats:
    if naast[0][0] == "artikel":
        return Plaats(artikel=naast[0][1]).binnen(naast[1:])
    return plaats.binnen(naast)


def volgorde(nummer: str) -> tuple[tuple[int, str], ...]:
    """Sorts 22, 22bis, 22/1, 22/10, 23; 1°, 1°/1, 2°; a), b)."""
    stukken = re.findall(r"(\d+)([a-z]*)|([a-z])\)", nummer)
    return tuple((int(cijfer), staart) if cijfer else (ord(letter), "") for cijfer, staart, letter in stukken)


# ------------------------------------------------------------------------------------------------ at once


@dataclass
class _Werf:
    """Everything that happens, by the address of before."""

    tekst: dict[Adres, list[tuple[str, str, bool]]] = field(default_factory=dict)
    achteraan: dict[Adres, list[str]] = field(default_factory=dict)
    nieuw: dict[Adres, Eenheid | None] = field(default_factory=dict)
    ertussen: dict[tuple[Adres, Adres | None], list[Eenheid]] = field(default_factory=dict)
    erna: dict[Adres, list[Eenheid]] = field(default_factory=dict)


def pas_toe(boom: Aktetekst, operaties: Iterable[Gelezenoperatie]) -> Aktetekst:
    """The text after all operations, in canonical shape; `boom` may be in any.

    Raises:
        Onuitvoerbaar: two operations stand in each other's way, or one has no place.
    """
    werf = _Werf()
    for operatie in operaties:
        match operatie:
            case WoordenVervangen(_, adres, oud, nieuw, _, telkens):
                werf.tekst.setdefault(adres, []).append((oud, nieuw, telkens))
            case ZinAchteraan(_, adres, tekst):
                werf.achteraan.setdefault(adres, []).append(tekst)
            case EenheidVervangen(_, adres, nieuwe):
                _eenmaal(werf.nieuw, adres, nieuwe)
            case EenheidOpgeheven(_, adres):
                _eenmaal(werf.nieuw, adres, None)
            case EenheidIngevoegd(_, ouder, na, nieuwe_eenheden):
                werf.ertussen.setdefault((ouder, na), []).extend(nieuwe_eenheden)
            case EenheidToegevoegd(_, ouder, nieuwe_eenheden):
                werf.erna.setdefault(ouder, []).extend(nieuwe_eenheden)
    _geen_werk_in_wat_verdwijnt(werf)
    schoon = kanoniek(boom)
    return replace(schoon, artikelen=_kinderen(schoon.artikelen, (), werf))


def _eenmaal(waar: dict[Adres, Eenheid | None], adres: Adres, wat: Eenheid | None) -> None:
    if adres in waar:
        raise Onuitvoerbaar(f"{_naam(adres)} wordt twee keer gewijzigd")
    waar[adres] = wat


def _geen_werk_in_wat_verdwijnt(werf: _Werf) -> None:
    plekken = [*werf.tekst, *werf.achteraan, *werf.erna, *(ouder for ouder, _ in werf.ertussen)]
    for adres in plekken:
        boven = next((adres[:n] for n in range(1, len(adres) + 1) if adres[:n] in werf.nieuw), None)
        if boven is not None:
            raise Onuitvoerbaar(f"{_naam(boven)} verdwijnt, maar wordt ook van binnen gewijzigd")
    for adres in werf.nieuw:
        boven = next((adres[:n] for n in range(1, len(adres)) if adres[:n] in werf.nieuw), None)
        if boven is not None:
            raise Onuitvoerbaar(f"{_naam(boven)} verdwijnt, maar wordt ook van binnen gewijzigd")


def _kinderen(oud: tuple[Eenheid, ...], ouder: Adres, werf: _Werf) -> tuple[Eenheid, ...]:
    uit: list[Eenheid] = [*_op_nummer(werf.ertussen.get((ouder, None), []))]
    for kind in oud:
        adres = (*ouder, kind.stap)
        if adres not in werf.nieuw:
            tekst = _tekst(kind.tekst, adres, werf)
            uit.append(replace(kind, tekst=tekst, eenheden=_kinderen(kind.eenheden, adres, werf)))
        elif (nieuw := werf.nieuw[adres]) is not None:
            uit.append(nieuw)
        uit += _op_nummer(werf.ertussen.get((ouder, adres), []))
    uit += werf.erna.get(ouder, [])
    genummerd = [(kind.soort, kind.nummer) for kind in uit if kind.soort != "lid" and kind.nummer]
    if len(genummerd) != len(set(genummerd)):
        dubbel = next(stap for stap in genummerd if genummerd.count(stap) > 1)
        raise Onuitvoerbaar(f"{' '.join(dubbel)} bestaat al")
    zelfde = [kind.stap for kind in uit] == [kind.stap for kind in oud]
    return tuple(uit) if zelfde else tel_leden(tuple(uit))


def _op_nummer(nieuw: list[Eenheid]) -> list[Eenheid]:
    """Inserted by several sentences behind one unit: in the order of their numbers; leden as they came."""
    if any(kind.soort == "lid" for kind in nieuw):
        return nieuw
    return sorted(nieuw, key=lambda kind: volgorde(kind.nummer))


def _tekst(tekst: str, adres: Adres, werf: _Werf) -> str:
    """The words of one unit, every replacement found in the words of before."""
    plekken: list[tuple[int, int, str]] = []
    for oud, nieuw, _ in werf.tekst.get(adres, ()):
        plekken += [(*treffer.span(), nieuw) for treffer in zoekpatroon(oud).finditer(tekst)]
    stukken: list[str] = []
    gelezen = 0
    for begin, einde, nieuw in sorted(plekken):
        if begin < gelezen:
            raise Onuitvoerbaar(f"twee vervangingen in {_naam(adres)} overlappen elkaar")
        stukken += [tekst[gelezen:begin], nieuw]
        gelezen = einde
    stukken.append(tekst[gelezen:])
    heel = "".join(stukken)
    if any(not nieuw for _, _, nieuw in plekken):
        heel = re.sub(r" (?=[ ,;.:)])", "", heel).strip()
    return " ".join(filter(None, [heel, *werf.achteraan.get(adres, ())]))


def _naam(adres: Adres) -> str:
    return ", ".join(f"{soort} {nummer}" for soort, nummer in adres) or "de akte"
