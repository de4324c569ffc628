"""The articles of an amending draft: which act, which place, and what the sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from samenleving.drafting.reading.characters import CITAAT, Gemaskerd, gaten, gewoon, masker
from samenleving.drafting.reading.lines import Gelezenartikel
from samenleving.drafting.reading.orders import Ongelezen, Opdracht
from samenleving.drafting.reading.places import Plaats, lees_delen, lees_plaats
from samenleving.drafting.reading.sentences import MAX_ZIN, NietGelezen, lees_zin
from samenleving.drafting.reading.units import puntlabel

_ZELFDE = (
    r"(?:hetzelfde|dezelfde|het voormelde|de voormelde) "
    r"(?:decreet|besluit|wet|ontwerp|voorontwerp|koninklijk besluit|ministerieel besluit)"
)
_HISTORIEK = (
    r"(?:,? (?:(?:het |de )?laatst )?(?:ingevoegd|vervangen|gewijzigd|hersteld|hernummerd|opgeheven) bij "
    rf"[^{CITAAT[1:-1]}]+?,?)?"
)
_IN_PUNT = re.compile(rf"(?:in|aan) (?P<in>(?:[^:\[{CITAAT[1:-1]}]|\[[^\]]*\])+?),? (?=(?:wordt|worden)\b)")
_MEER = re.compile(r"(?:wordt|worden) de volgende wijzigingen aangebracht:?")
_STIL = tuple(
    re.compile(patroon)
    for patroon in (
        r"Dit (?:decreet|besluit) regelt een (?:gemeenschaps|gewest)[^.]*aangelegenheid\.",
        r"(?:De Vlaamse minister|De minister)[^.]*is belast met de uitvoering van dit besluit\.",
        r"Dit (?:decreet|besluit) wordt aangehaald als: [^.]*\.",
    )
)
_INWERKING = re.compile(
    r"Dit (?:decreet|besluit) (?:treedt in werking op|heeft uitwerking met ingang van) "
    r"(?P<dag>\d{1,2} \w+ \d{4})\."
)


@dataclass
class Gelezentekst:
    """What the articles of one act say: orders, what was not read, the printed day of entry into force."""

    opdrachten: list[Opdracht] = field(default_factory=list)
    niet_gelezen: list[Ongelezen] = field(default_factory=list)
    inwerkingtreding: str = ""


class Lezer:
    """Reads articles in order; the acts they cite are known by their citations.

    Args:
        aanhalingen: act → the ways in which a text may cite it (*het Wijk-werkendecreet van 7 juli 2017*).
    """

    def __init__(self, aanhalingen: Mapping[str, Sequence[str]]) -> None:
        self._akte_van = {gewoon(wijze): akte for akte, wijzen in aanhalingen.items() for wijze in wijzen}
        namen = "|".join(re.escape(wijze) for wijze in sorted(self._akte_van, key=len, reverse=True))
        akte = rf"(?P<akte>{_ZELFDE}{'|' if namen else ''}{namen})"
        zin = r"(?P<zin>(?:wordt|worden) .*)"
        geen = rf"[^{CITAAT[1:-1]}]"
        self._in = re.compile(rf"(?:In|Aan) (?P<plaats>{geen}+?),? van {akte}{_HISTORIEK},? {zin}", re.DOTALL)
        self._akte_zelf = re.compile(rf"(?:In|Aan) {akte}{_HISTORIEK},? {zin}", re.DOTALL)
        self._onderwerp = re.compile(rf"(?P<plaats>{geen}+?),? van {akte}{_HISTORIEK},? {zin}", re.DOTALL)
        self._genoemd: list[tuple[str, str]] = []

    def lees(self, artikelen: Sequence[Gelezenartikel]) -> Gelezentekst:
        """Every order of one act; each line is understood, known to be silent, or reported."""
        uit = Gelezentekst()
        for artikel in artikelen:
            self._artikel(artikel, uit)
        return uit

    def _artikel(self, artikel: Gelezenartikel, uit: Gelezentekst) -> None:
        bron = masker(artikel.tekst)
        if bron is None:
            reden = "de aanhalingstekens kloppen niet"
            uit.niet_gelezen.append(Ongelezen(artikel.regel, artikel.tekst, reden))
            return
        regels = _logische_regels(bron, artikel)
        teller = 0
        while teller < len(regels):
            nummer, regel = regels[teller]
            teller += 1
            if self._stil(regel, nummer, bron, uit):
                continue
            punten = []
            kop = _MEER.search(regel)
            if kop is not None and kop.end() == len(regel):
                while teller < len(regels) and puntlabel(regels[teller][1]):
                    punten.append(regels[teller])
                    teller += 1
            try:
                uit.opdrachten += self._zin(regel, nummer, punten, bron, artikel.nummer, uit)
            except NietGelezen as fout:
                heel = bron.heel("\n".join([regel, *(punt for _, punt in punten)]))
                uit.niet_gelezen.append(Ongelezen(nummer, heel, str(fout)))

    def _stil(self, regel: str, nummer: int, bron: Gemaskerd, uit: Gelezentekst) -> bool:
        """Whether a line orders nothing about another act; a gap that says so itself is noted."""
        kaal = bron.heel(regel).rstrip(".")
        if gaten(kaal) == [(0, len(kaal))]:
            uit.niet_gelezen.append(Ongelezen(nummer, kaal, "staat nog te schrijven", openlijk=True))
            return True
        if dag := _INWERKING.fullmatch(regel):
            uit.inwerkingtreding = dag["dag"]
            return True
        return any(vorm.fullmatch(regel) for vorm in _STIL)

    def _zin(
        self,
        regel: str,
        nummer: int,
        punten: Sequence[tuple[int, str]],
        bron: Gemaskerd,
        artikel: str,
        uit: Gelezentekst,
    ) -> list[Opdracht]:
        akte, plaatsen, zin = self._kop(regel)
        if not punten:
            return [
                Opdracht(akte, plaats, werk, nummer, artikel)
                for plaats in plaatsen
                for werk in lees_zin(zin, bron)
            ]
        if len(plaatsen) != 1:
            raise NietGelezen("meer dan één plaats boven een opsomming")
        opdrachten: list[Opdracht] = []
        self._punten(punten, akte, plaatsen[0], bron, artikel, opdrachten, uit)
        return opdrachten

    def _kop(self, regel: str) -> tuple[str, list[Plaats], str]:
        """The act, the places and the rest of a sentence."""
        if len(regel) > MAX_ZIN:
            raise NietGelezen("deze zin is te lang")
        for vorm in (self._in, self._akte_zelf, self._onderwerp):
            gevonden = vorm.fullmatch(regel)
            if gevonden is None:
                continue
            akte = self._akte(gevonden["akte"])
            if vorm is self._akte_zelf:
                return akte, [Plaats()], gevonden["zin"]
            plaatsen = _plaatsen(gevonden["plaats"])
            if plaatsen is None:
                raise NietGelezen(f"“{gevonden['plaats']}” is geen bekende plaats")
            return akte, plaatsen, gevonden["zin"]
        if re.search(r"(?:wordt|worden) .*(?:vervangen|opgeheven|ingevoegd|toegevoegd|aangebracht)", regel):
            raise NietGelezen("de akte wordt niet herkend")
        raise NietGelezen("geen wijzigingsbepaling")

    def _akte(self, aanhaling: str) -> str:
        """*hetzelfde besluit* is the last cited act of that kind."""
        if aanhaling not in self._akte_van:
            soort = aanhaling.split(" ")[-1]
            for eerder, akte in reversed(self._genoemd):
                if soort in eerder.split(" van ")[0].lower():
                    return akte
            raise NietGelezen(f"“{aanhaling}” verwijst naar geen akte die eerder genoemd is")
        akte = self._akte_van[aanhaling]
        self._genoemd.append((aanhaling, akte))
        return akte

    def _punten(
        self,
        punten: Sequence[tuple[int, str]],
        akte: str,
        plaats: Plaats,
        bron: Gemaskerd,
        artikel: str,
        opdrachten: list[Opdracht],
        uit: Gelezentekst,
    ) -> None:
        """Each point by itself; what one point fails to say is reported alone."""
        teller = 0
        while teller < len(punten):
            nummer, regel = punten[teller]
            teller += 1
            gelezen = puntlabel(regel)
            laag, _, tekst = gelezen if gelezen is not None else (0, "", regel)
            onder: list[tuple[int, str]] = []
            while teller < len(punten):
                volgend = puntlabel(punten[teller][1])
                if volgend is None or volgend[0] <= laag:
                    break
                onder.append(punten[teller])
                teller += 1
            try:
                binnen, zin = _binnen(tekst, plaats)
                if onder:
                    if not _MEER.fullmatch(zin):
                        raise NietGelezen("een opsomming onder een gewone zin")
                    self._punten(onder, akte, binnen, bron, artikel, opdrachten, uit)
                else:
                    opdrachten += [
                        Opdracht(akte, binnen, werk, nummer, artikel) for werk in lees_zin(zin, bron)
                    ]
            except NietGelezen as fout:
                heel = bron.heel("\n".join([regel, *(punt for _, punt in onder)]))
                uit.niet_gelezen.append(Ongelezen(nummer, heel, str(fout)))


def _binnen(tekst: str, plaats: Plaats) -> tuple[Plaats, str]:
    """The place inside the article that a point names first, and its sentence."""
    gevonden = _IN_PUNT.match(tekst)
    if gevonden is None:
        return plaats, tekst
    binnen = lees_plaats(gevonden["in"])
    if binnen is None or binnen.artikel or binnen.hoofdstuk:
        raise NietGelezen(f"“{gevonden['in']}” is geen bekende plaats")
    if binnen.gat:
        plaats = replace(plaats, gat=binnen.gat)
    return replace(plaats.binnen(binnen.stappen), aanhef=binnen.aanhef), tekst[gevonden.end() :]


def _plaatsen(tekst: str) -> list[Plaats] | None:
    """One place, or several articles: *artikel 22, eerste lid*, *De artikelen 5 en 6*."""
    klein = tekst[:1].lower() + tekst[1:]
    plaats = lees_plaats(klein)
    if plaats is not None:
        return [plaats]
    delen = lees_delen(klein)
    if delen and all(len(deel) == 1 and deel[0][0] == "artikel" for deel in delen):
        return [Plaats(artikel=deel[0][1]) for deel in delen]
    return None


def _logische_regels(bron: Gemaskerd, artikel: Gelezenartikel) -> list[tuple[int, str]]:
    """The lines outside quotations, each with its line in the document."""
    uit: list[tuple[int, str]] = []
    gezien = 0
    for regel in bron.tekst.split("\n"):
        uit.append((artikel.regel_van(gezien), regel.strip()))
        gezien += 1 + sum(bron.citaat(teken).count("\n") for teken in re.findall(CITAAT, regel))
    return _hang_citaten_aan([(nummer, regel) for nummer, regel in uit if regel])


def _hang_citaten_aan(regels: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A quotation on a line of its own belongs to the sentence that announces it."""
    uit: list[tuple[int, str]] = []
    for nummer, regel in regels:
        if uit and uit[-1][1].endswith(":") and re.match(CITAAT, regel):
            uit[-1] = (uit[-1][0], f"{uit[-1][1]} {regel}")
        else:
            uit.append((nummer, regel))
    return uit
