"""The amending acts in a file: what they make of the law, value by value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from samenleving import law
from samenleving.drafting.draft import heeft_tekst, maak_ontwerp
from samenleving.drafting.reading.carrying_out import Gelezenoperatie, Onuitvoerbaar, pas_toe
from samenleving.drafting.reading.grammar import Lezer
from samenleving.drafting.reading.lines import Stuk
from samenleving.drafting.reading.naming import noem
from samenleving.drafting.reading.new_articles import Gezet
from samenleving.drafting.reading.orders import Ongelezen
from samenleving.drafting.reading.proof import Lezing, voer_uit
from samenleving.drafting.reading.trees import kanoniek
from samenleving.drafting.reading.values import lees_waarden
from samenleving.drafting.structure import EenheidIngevoegd, EenheidOpgeheven, EenheidToegevoegd
from samenleving.drafting.targets import Doelakte, doelakten, doelontwerp, ontwerp_id, tekst_van
from samenleving.formats import FORMATEN
from samenleving.legislation import Akte, laad_akten, vul_in
from samenleving.legislation.text import Adres, Aktetekst, Eenheid
from samenleving.systems import Systeem

_VOLUIT = {
    "decreet": "het decreet",
    "bvr": "het besluit van de Vlaamse Regering",
    "mb": "het ministerieel besluit",
    "kb": "het koninklijk besluit",
    "wet": "de wet",
}


@dataclass
class Gelezenwijzigingen:
    """What the amending acts of a file set, and what could not be read.

    Attributes:
        voor: parameter → value before, for what is set.
        dag: the day of entry into force that was read, as ISO text; empty where none was.
    """

    gezet: list[Gezet] = field(default_factory=list)
    niet_gelezen: list[Ongelezen] = field(default_factory=list)
    voor: dict[str, Any] = field(default_factory=dict)
    dag: str = ""


@dataclass(frozen=True)
class Doelen:
    """The texts that can be amended, and how a draft may cite each.

    `na` holds the text with anchors that a draft upon a draft would give, by the id of the part it amends.
    """

    akten: Mapping[str, Doelakte]
    aanhalingen: Mapping[str, tuple[str, ...]]
    na: Mapping[str, Aktetekst] = field(default_factory=dict)


def doelen_voor(
    basis: Systeem, stelsel: Systeem | None = None, wetteksten: Mapping[str, Aktetekst] | None = None
) -> Doelen:
    """Every act, and the draft of the basis where it is a proposal with articles of its own.

    Args:
        basis: what is amended.
        stelsel: the system that amends it, where the text is an edition of its amendments.
        wetteksten: official texts with anchors, by act.
    """
    akten = laad_akten()
    doelen = doelakten(akten, wetteksten)
    aanhalingen = {id_: _aanhalingen(akten[id_], doel) for id_, doel in doelen.items()}
    na: dict[str, Aktetekst] = {}
    if heeft_tekst(basis):
        ontwerp = maak_ontwerp(basis)
        if stelsel is not None and heeft_tekst(stelsel):
            nieuw = maak_ontwerp(stelsel, nummering=ontwerp)
            na = {
                ontwerp_id(basis.naam, deel.deel): tekst_van(nieuw, deel, basis.naam) for deel in nieuw.delen
            }
        for deel in ontwerp.delen:
            doel = doelontwerp(ontwerp, deel)
            doelen[doel.id] = doel
            aanhalingen[doel.id] = (
                doel.aanhaling,
                doel.aanhaling.replace("het voorontwerp", "het ontwerp", 1),
            )
    return Doelen(doelen, aanhalingen, na)


def _aanhalingen(akte: Akte, doel: Doelakte) -> tuple[str, ...]:
    """By its short title, and in full: a jurist writes either."""
    if akte.datum is None or akte.soort not in _VOLUIT:
        return (doel.aanhaling,)
    voluit = f"{_VOLUIT[akte.soort]} van {FORMATEN['datum'].render(akte.datum)} {akte.opschrift}"
    return tuple(dict.fromkeys([doel.aanhaling, voluit]))


WIJZIGEND = 1 / 3
"""From this part of its articles on an act is an amending act."""


def wijzigt(stuk: Stuk, aanhalingen: Mapping[str, Sequence[str]]) -> bool:
    """Whether an act amends others; new law may still hold an amendment or two at its end."""
    opdrachten = Lezer(aanhalingen).lees(stuk.artikelen).opdrachten
    return len({opdracht.artikel for opdracht in opdrachten}) >= WIJZIGEND * len(stuk.artikelen)


def lees_wijzigingen(stukken: Sequence[Stuk], basis: Systeem, dag: str, doelen: Doelen) -> Gelezenwijzigingen:
    """The amending acts in order; a later one meets the law as an earlier one left it.

    Args:
        stukken: the acts, each with its articles.
        basis: the law or proposal that is amended.
        doelen: the texts that can be amended.
        dag: the day that counts where an act gives none, as ISO text.
    """
    uit = Gelezenwijzigingen()
    stand: dict[str, Any] = {}
    for stuk in stukken:
        gelezen = Lezer(doelen.aanhalingen).lees(stuk.artikelen)
        nu = _lees_dag(gelezen.inwerkingtreding) or dag
        waarde_van = _waarden(basis, nu, stand)
        genoemd = {opdracht.akte for opdracht in gelezen.opdrachten}
        teksten = {id_: _vul(doelen.akten[id_].tekst, waarde_van) for id_ in doelen.akten if id_ in genoemd}
        lezing = voer_uit(gelezen, teksten, doelen.aanhalingen)
        uit.niet_gelezen += lezing.niet_gelezen
        for id_ in teksten:
            _verschillen(doelen.akten[id_], doelen.na.get(id_), lezing, waarde_van, uit)
        stand |= {g.pad: g.waarde for g in uit.gezet if g.waarde != waarde_van(g.pad)}
        uit.dag = uit.dag or (_lees_dag(gelezen.inwerkingtreding))
    return uit


def _lees_dag(tekst: str) -> str:
    try:
        return str(FORMATEN["datum"].lees(tekst)) if tekst else ""
    except ValueError:
        return ""


def _waarden(basis: Systeem, dag: str, stand: Mapping[str, Any]) -> Callable[[str], Any]:
    vast = dict(stand)

    def waarde_van(pad: str) -> Any:
        if pad in vast:
            return vast[pad]
        try:
            return law.waarde(basis.stelsel, pad, dag)
        except AttributeError:
            return None

    return waarde_van


def _vul(tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> Aktetekst:
    """The text with its values; where one has no value yet, the anchor stays and nothing matches it."""

    def vul(eenheid: Eenheid) -> Eenheid:
        try:
            woorden = vul_in(eenheid.tekst, waarde_van)
        except ValueError:
            woorden = eenheid.tekst
        return replace(eenheid, tekst=woorden, eenheden=tuple(vul(kind) for kind in eenheid.eenheden))

    return replace(tekst, artikelen=tuple(vul(artikel) for artikel in tekst.artikelen))


def _verschillen(
    doel: Doelakte,
    bedoeld: Aktetekst | None,
    lezing: Lezing,
    waarde_van: Callable[[str], Any],
    uit: Gelezenwijzigingen,
) -> None:
    """What the text after says otherwise than the text before, or than the one intended."""
    id_ = doel.id
    sjabloon = kanoniek(bedoeld) if bedoeld is not None else _verschoven(doel, lezing, uit)
    voor = lees_waarden(kanoniek(doel.tekst), lezing.voor[id_])
    na = lees_waarden(sjabloon, lezing.na[id_])
    regels = dict(_regel_per_adres(lezing, id_))
    for pad, plekken in na.plekken.items():
        for adres, waarde in plekken:
            plaats = noem(sjabloon, adres)
            komma = "," if "," in plaats else ""
            regel = _regel(regels, adres)
            uit.gezet.append(Gezet(pad, waarde, f"{plaats}{komma} van {doel.aanhaling}", regel))
            uit.voor.setdefault(pad, waarde_van(pad))
    al_anders = set(voor.anders.values())
    for adres, woorden in na.anders.items():
        if woorden not in al_anders:
            naam = f"{noem(sjabloon, adres)} van {doel.aanhaling}"
            reden = "gelezen, maar geen parameter drukt deze wijziging uit"
            uit.niet_gelezen.append(Ongelezen(_regel(regels, adres), f"{naam}: {woorden or 'weg'}", reden))
    for pad in voor.plekken:
        if pad not in na.plekken and bedoeld is None:
            plaats = noem(kanoniek(doel.tekst), voor.plekken[pad][0][0])
            reden = "die waarde staat na de wijziging nergens meer"
            uit.niet_gelezen.append(Ongelezen(0, f"{pad} in {plaats} van {doel.aanhaling}", reden))


def _verschoven(doel: Doelakte, lezing: Lezing, uit: Gelezenwijzigingen) -> Aktetekst:
    """The template after units came and went, so that what only moved is still recognised.

    What came or went is no value, so it is told.
    """
    structuur: list[Gelezenoperatie] = []
    operaties, opdrachten = lezing.operaties.get(doel.id, ()), lezing.opdrachten.get(doel.id, ())
    for operatie, opdracht in zip(operaties, opdrachten, strict=True):
        if isinstance(operatie, EenheidOpgeheven):
            wat = f"{noem(lezing.voor[doel.id], operatie.adres)} van {doel.aanhaling}: opgeheven"
        elif isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd):
            wat = f"nieuw in {doel.aanhaling}: {_eerste_woorden(operatie.nieuw[0])}"
        else:
            continue
        structuur.append(operatie)
        reden = "gelezen, maar geen parameter drukt deze wijziging uit"
        uit.niet_gelezen.append(Ongelezen(opdracht.regel, wat, reden))
    try:
        return pas_toe(doel.tekst, structuur)
    except Onuitvoerbaar:
        return kanoniek(doel.tekst)


def _eerste_woorden(eenheid: Eenheid) -> str:
    return eenheid.tekst or next((_eerste_woorden(kind) for kind in eenheid.eenheden), "")


def _regel_per_adres(lezing: Lezing, id_: str) -> Iterator[tuple[Adres, int]]:
    for operatie, opdracht in zip(lezing.operaties.get(id_, ()), lezing.opdrachten.get(id_, ()), strict=True):
        adres = (
            operatie.ouder if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd) else operatie.adres
        )
        yield adres, opdracht.regel


def _regel(regels: Mapping[Adres, int], adres: Adres) -> int:
    return next((regels[adres[:n]] for n in range(len(adres), -1, -1) if adres[:n] in regels), 0)
