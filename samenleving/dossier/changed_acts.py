"""The acts that a file changes: their names, whose words they are, the order that changes each article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from samenleving.documents import Kader, Runs, alinea, runs
from samenleving.drafting.amending import Wijzigingsartikel
from samenleving.drafting.desk import Stukken
from samenleving.drafting.gaps import wat
from samenleving.drafting.operations import NietGeschreven
from samenleving.drafting.structure import Operatie
from samenleving.legislation import Akte, laad_akten
from samenleving.legislation.text import Aktetekst, Eenheid, loop

HEX_TEKENS = 12
PARAFRASE = "Parafrase, geen officiële tekst"
_UITLEG = {
    "parafrase": (
        "De officiële Nederlandse tekst van deze akte is niet ingezien. Wat hier staat, is onze weergave in "
        "eigen woorden: ze toont welke waarde waar verandert en is niet bedoeld om uit te citeren. Wie "
        "de officiële tekst ernaast legt, leest hier de woorden van de wet."
    ),
    "officieel": (
        "De tekst komt uit het aangeleverde bestand met de officiële tekst (sha256 {hash}). Of dat bestand "
        "de geldende tekst bevat, moet de opsteller nakijken."
    ),
    "ontwerp": "De tekst is die van het ontwerp zelf, dat nog niet is aangenomen.",
}
_TITEL = {
    "parafrase": PARAFRASE,
    "officieel": "Officiële tekst, zoals aangeleverd",
    "ontwerp": "Ontwerptekst",
}
_SOORT_ONTWERP = {"decreet": "Voorontwerp van decreet", "besluit": "Ontwerp van besluit"}


def gewijzigde_akten(stukken: Stukken) -> tuple[str, ...]:
    """The acts that something happens to, or that a drafter still has to write something for, in order."""
    niet = {n.akte for n in stukken.niet_geschreven if n.akte}
    return tuple(id_ for id_ in stukken.teksten_voor if stukken.operaties.get(id_) or id_ in niet)


def naam_van(id_: str, stukken: Stukken) -> str:
    """How a heading names an act, or a part of the draft that is the basis."""
    akte = akte_van(id_)
    if akte is not None:
        return akte.korte_naam
    soort = _SOORT_ONTWERP[id_.rpartition("-")[2]]
    return f"{soort} ({stukken.basis.titel})"


def akte_van(id_: str) -> Akte | None:
    """Our record of an act; None for a draft."""
    return laad_akten().get(id_)


def herkomstkader(tekst: Aktetekst) -> Kader:
    """Whose words the text is, said above it."""
    soort = herkomst_van(tekst)
    uitleg = _UITLEG[soort].format(hash=tekst.hash[:HEX_TEKENS])
    kader = "te_verifieren" if soort == "parafrase" else "info"
    return Kader(kader, (alinea(uitleg),), runs(_TITEL[soort]))  # type: ignore[arg-type]


def herkomst_van(tekst: Aktetekst) -> str:
    """Whose words an act is; our paraphrase as soon as one unit is."""
    soorten = {eenheid.herkomst for _, eenheid in loop(tekst)}
    return next((soort for soort in ("parafrase", "officieel", "ontwerp") if soort in soorten), "parafrase")


@dataclass(frozen=True)
class Opdrachtregel:
    """One line of an amending article, with the operation it gives where it gives one by itself."""

    tekst: str
    operatie: Operatie | None = None


def opdrachten(stukken: Stukken, akte: str) -> dict[str, tuple[Opdrachtregel, ...]]:
    """Key of an article → the lines of the amending article that changes it, label included."""
    uit: dict[str, tuple[Opdrachtregel, ...]] = {}
    for wijzigingsakte in stukken.wijziging.aktes if stukken.wijziging else ():
        for artikel in wijzigingsakte.artikelen:
            for sleutel in dict.fromkeys(_sleutels(artikel.operaties, akte)):
                uit[sleutel] = (*uit.get(sleutel, ()), *_regels(artikel))
    return uit


def _regels(artikel: Wijzigingsartikel) -> Iterator[Opdrachtregel]:
    """A point gives its own operation; without points the sentence gives the only one."""
    per_punt = len(artikel.punten) == len(artikel.operaties)
    van: dict[str, Operatie] = {}
    if per_punt:
        for nummer, (punt, operatie) in enumerate(zip(artikel.punten, artikel.operaties, strict=True), 1):
            van[f"{nummer}° {punt}".split("\n")[0]] = operatie
    elif len(artikel.operaties) == 1:
        van[artikel.regels[0]] = artikel.operaties[0]
    for regel in artikel.regels:
        yield Opdrachtregel(regel, van.get(regel))


def _sleutels(operaties: Any, akte: str) -> Iterator[str]:
    for operatie in operaties:
        if operatie.akte == akte:
            yield from sleutels_van(operatie)


def sleutels_van(operatie: Operatie) -> tuple[str, ...]:
    """The keys of the articles that an operation touches."""
    adres = getattr(operatie, "adres", None) or getattr(operatie, "ouder", ())
    if adres:
        return (adres[0][1],)
    nieuw: tuple[Eenheid, ...] = getattr(operatie, "nieuw", ())
    return tuple(eenheid.stap[1] for eenheid in nieuw)


def niet_geschreven(stukken: Stukken, akte: str) -> dict[str, tuple[NietGeschreven, ...]]:
    """Key of an article → the changes in it that a drafter still has to write."""
    uit: dict[str, tuple[NietGeschreven, ...]] = {}
    for niet in stukken.niet_geschreven:
        if niet.akte == akte:
            uit[niet.artikel] = (*uit.get(niet.artikel, ()), niet)
    return uit


def te_schrijven(niet: NietGeschreven) -> Runs:
    """The visible gap for a change that no clause carries."""
    return runs(f"[TE REDIGEREN: {wat(niet)}. Reden: {niet.reden}]")


def artikelkop(artikel: Eenheid) -> str:
    """*Artikel 9. Duur*, or the place where the article should be when its number was never seen."""
    naam = f"Artikel {artikel.nummer}" if artikel.nummer else _hoofdletter(artikel.plaats)
    return f"{naam}. {artikel.opschrift}" if artikel.opschrift else naam


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
