"""The build of an act: numbers, the order of provisions, entry into force and execution."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from samenleving.drafting.lint.model import Akte, Bevinding, Lintregel
from samenleving.drafting.reading.characters import zonder_gaten
from samenleving.drafting.reading.lines import Gelezenartikel

NUMMERING = Lintregel("artikelnummers", "Artikelen zijn doorlopend genummerd")
LABEL = Lintregel("artikellabel", "Het eerste artikel heet “Artikel 1.”, de volgende “Art. 2.”")
BEVOEGDHEID = Lintregel("bevoegdheid", "Een decreet begint met de aangelegenheid die het regelt")
VOLGORDE = Lintregel("volgorde", "Bepalingen staan in een vaste volgorde")
STANDAARD = Lintregel("inwerkingtreding-overbodig", "Herhaal de gewone inwerkingtreding niet")
DUBBEL = Lintregel("inwerkingtreding-dubbel", "Eén bepaling regelt de inwerkingtreding", ernst="waarschuwing")
ONTBREEKT = Lintregel(
    "inwerkingtreding-ontbreekt", "Een vaste begindag hoort bij de inwerkingtreding", ernst="waarschuwing"
)
GEEN_UITVOERING = Lintregel(
    "uitvoering-ontbreekt", "Een besluit wijst aan wie het uitvoert", ernst="waarschuwing"
)
UITVOERING = Lintregel("uitvoering-in-decreet", "Een decreet heeft geen uitvoeringsartikel")

NOG_TE_SCHRIJVEN = "nog te schrijven"

# The order of the circular, in so far as a sentence shows what kind of provision it is.
_SOORTEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("inleidende bepaling", re.compile(
        r"Dit decreet regelt een .*aangelegenheid\b|Dit (?:decreet|besluit) wordt aangehaald als\b")),
    ("definitiebepaling", re.compile(r"In dit (?:decreet|besluit) (?:wordt|worden) verstaan onder\b")),
    ("uitvoeringsbepaling", re.compile(r".*\b(?:is|zijn) belast met de uitvoering van dit besluit\b")),
    ("inwerkingtredingsbepaling", re.compile(
        r"(?:Dit (?:decreet|besluit)|De (?:bepalingen|artikelen)\b.*|Artikel \d.*) "
        r"(?:treedt|treden) in werking\b|Dit (?:decreet|besluit) heeft uitwerking\b")),
    ("opheffingsbepaling", re.compile(
        r"(?:Het|De) (?:decreet|besluit|koninklijk besluit|ministerieel besluit|wet)\b[^:]*"
        r"\b(?:wordt|worden) opgeheven")),
    ("overgangsbepaling", re.compile(
        r".*\b(?:lopen|loopt|lopende|van kracht)\b.*\binwerkingtreding van dit (?:decreet|besluit)\b")),
    ("wijzigingsbepaling", re.compile(
        r"(?:(?:In|Aan) (?:artikel|hoofdstuk|hetzelfde|het|de|dezelfde)\b.*|Artikel \d.*|Hoofdstuk .*) "
        r"(?:wordt|worden) (?:.* )?"
        r"(?:vervangen|ingevoegd|toegevoegd|opgeheven|volgende wijzigingen aangebracht)\b")),
)  # fmt: skip
_RANG = {
    soort: rang
    for rang, soort in enumerate(
        (
            "inleidende bepaling",
            "definitiebepaling",
            "autonome bepaling",
            "wijzigingsbepaling",
            "opheffingsbepaling",
            "overgangsbepaling",
            "inwerkingtredingsbepaling",
            "uitvoeringsbepaling",
        )
    )
}
_GEWOON = re.compile(r"\btiende dag (?:na|volgend op|die volgt op)\b.*\bbekendmaking")
_VASTE_DAG = re.compile(r"\b(?:vanaf|met ingang van|sinds) (\d{1,2} \w+ \d{4})\b")


def soort_van(artikel: Gelezenartikel) -> str:
    """The kind of provision; an article that shows none is autonomous, under a transitional heading not."""
    eerste = zonder_gaten(artikel.regels[0].tekst)
    if eerste.strip(" .") == "[…]":
        return NOG_TE_SCHRIJVEN
    for soort, vorm in _SOORTEN:
        if vorm.match(eerste):
            return soort
    return "overgangsbepaling" if "overgang" in artikel.kop.lower() else "autonome bepaling"


def opbouw(akte: Akte, vorige: tuple[Akte, ...]) -> Iterator[Bevinding]:  # noqa: ARG001
    """Numbers and labels, order, entry into force, execution."""
    yield from _nummers(akte)
    yield from _volgorde(akte)
    yield from _inwerkingtreding(akte)
    yield from _uitvoering(akte)


def _bij(
    artikel: Gelezenartikel, regel: Lintregel, tekst: str, oplossing: str, fragment: str = ""
) -> Bevinding:
    return Bevinding(regel, f"artikel {artikel.nummer}", artikel.regel, tekst, oplossing, fragment)


def _nummers(akte: Akte) -> Iterator[Bevinding]:
    for verwacht, artikel in enumerate(akte.artikelen, 1):
        if artikel.nummer != str(verwacht):
            yield _bij(
                artikel,
                NUMMERING,
                f"hier staat artikel {artikel.nummer} waar artikel {verwacht} komt",
                "nummer de artikelen van een nieuwe akte door vanaf 1",
                artikel.nummer,
            )
            break
    for nummer, (artikel, label) in enumerate(zip(akte.artikelen, akte.ruwe_labels, strict=False), 1):
        woord = "Artikel" if nummer == 1 else "Art."
        if label and not label.startswith(f"{woord} "):
            yield _bij(
                artikel, LABEL, f"het artikel begint met “{label}”", f"schrijf “{woord} {artikel.nummer}.”"
            )


def _volgorde(akte: Akte) -> Iterator[Bevinding]:
    alle = [(artikel, soort_van(artikel)) for artikel in akte.artikelen]
    soorten = [(artikel, soort) for artikel, soort in alle if soort != NOG_TE_SCHRIJVEN]
    if akte.soort == "decreet" and soorten and soorten[0][1] != "inleidende bepaling":
        yield _bij(
            soorten[0][0],
            BEVOEGDHEID,
            "het decreet zegt niet welke aangelegenheid het regelt",
            "begin met “Dit decreet regelt een gemeenschapsaangelegenheid.” of een gewestaangelegenheid",
        )
    for (vorig, voor), (artikel, na) in pairwise(soorten):
        if _RANG[na] < _RANG[voor]:
            yield _bij(
                artikel,
                VOLGORDE,
                f"na de {voor} van artikel {vorig.nummer} komt hier nog een {na}",
                f"zet haar voor de {voor}",
                na,
            )


def _inwerkingtreding(akte: Akte) -> Iterator[Bevinding]:
    regelingen = [artikel for artikel in akte.artikelen if soort_van(artikel) == "inwerkingtredingsbepaling"]
    for artikel in regelingen:
        if len(artikel.regels) == 1 and _GEWOON.search(artikel.tekst):
            yield _bij(
                artikel,
                STANDAARD,
                "de akte treedt vanzelf in werking op de tiende dag na de bekendmaking",
                "laat dit artikel weg",
            )
    for artikel in regelingen[1:]:
        yield _bij(
            artikel,
            DUBBEL,
            f"artikel {regelingen[0].nummer} regelt de inwerkingtreding al",
            "breng de inwerkingtreding in één artikel samen",
        )
    if regelingen:
        return
    dagen: Counter[str] = Counter()
    for artikel, zinnen in akte.per_artikel():
        if soort_van(artikel) != "autonome bepaling":
            continue
        for zin in zinnen:
            dagen.update(_VASTE_DAG.findall(zin.zonder_gaten))
    for dag in dagen:
        yield _bij(
            akte.artikelen[-1],
            ONTBREEKT,
            f"een bepaling geldt vanaf {dag}, en de akte zegt niet wanneer ze in werking treedt",
            "voeg een artikel over de inwerkingtreding toe, of laat de dag weg",
            dag,
        )


def _uitvoering(akte: Akte) -> Iterator[Bevinding]:
    met = [artikel for artikel in akte.artikelen if soort_van(artikel) == "uitvoeringsbepaling"]
    if akte.soort == "besluit" and not met:
        yield _bij(
            akte.artikelen[-1],
            GEEN_UITVOERING,
            "niemand is belast met de uitvoering van dit besluit",
            "eindig met “De Vlaamse minister, bevoegd voor …, is belast met de uitvoering van dit besluit.”",
        )
    if akte.soort == "decreet":
        for artikel in met:
            yield _bij(
                artikel,
                UITVOERING,
                "alleen een besluit wijst een minister aan voor de uitvoering",
                "laat dit artikel weg",
            )
