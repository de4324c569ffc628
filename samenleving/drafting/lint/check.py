"""From a file to findings: the acts of the document, each against every rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType, ModuleType

from samenleving.drafting.lint import amending, definitions, language, order, references
from samenleving.drafting.lint.model import (
    Akte,
    Aktesoort,
    Bevinding,
    Controle,
    Lintregel,
    als_zin,
    zinnen_van,
)
from samenleving.drafting.reading.file import LEZERS
from samenleving.drafting.reading.lines import Regel, Stuk, in_stukken
from samenleving.drafting.reading.paper import Papier
from samenleving.drafting.reading.units import ARTIKELKOP
from samenleving.errors import InvoerFout

_CONTROLES: tuple[Controle, ...] = (
    language.taal,
    order.opbouw,
    amending.wijzigingen,
    definitions.begrippen,
    references.verwijzingen,
)
_MODULES: tuple[ModuleType, ...] = (language, order, amending, definitions, references)
REGELS = MappingProxyType(
    {
        regel.id: regel
        for module in _MODULES
        for regel in vars(module).values()
        if isinstance(regel, Lintregel)
    }
)
"""Every rule by its id."""

_OPSCHRIFT = re.compile(r"(?:Voorontwerp|Ontwerp) van |Amendement|(?:Decreet|Besluit|Ministerieel besluit)\b")
_ERNST = ("fout", "waarschuwing", "opmerking")


def kijk_na_bestand(pad: Path | str) -> tuple[Bevinding, ...]:
    """Every finding in a DOCX, Markdown, web page or Akoma Ntoso file.

    Raises:
        InvoerFout: a file that is unsafe, of another kind or without articles.
    """
    lezer = LEZERS.get(Path(pad).suffix.lower())
    if lezer is None:
        tekst = f"bestanden van het soort “{Path(pad).suffix or 'zonder naam'}” worden niet gelezen"
        raise InvoerFout.een(tekst, f"geef een van deze soorten: {', '.join(LEZERS)}", bestand=str(pad))
    papier = lezer(pad)
    if not any(stuk.artikelen for stuk in in_stukken(papier.regels)):
        raise InvoerFout.een(
            "in dit document staat geen enkel artikel",
            "elk artikel begint met “Artikel 1.” of “Art. 2.”",
            bestand=str(pad),
        )
    return kijk_na(papier)


def kijk_na(papier: Papier) -> tuple[Bevinding, ...]:
    """Every finding in a document, the worst kind first, then in reading order."""
    gevonden: list[Bevinding] = []
    vorige: tuple[Akte, ...] = ()
    for akte in _akten(papier):
        for controle in _CONTROLES:
            gevonden += controle(akte, vorige)
        vorige = (*vorige, akte)
    return tuple(sorted(gevonden, key=lambda b: (_ERNST.index(b.ernst), b.lijn, b.regel.id)))


def _akten(papier: Papier) -> Iterator[Akte]:
    ruw = {regel.nummer: regel.tekst for regel in papier.regels}
    for stuk in in_stukken(papier.regels):
        if not stuk.artikelen:
            continue
        labels = [_label(ruw.get(artikel.regel, "")) for artikel in stuk.artikelen]
        zinnen = tuple(zinnen_van(artikel, ruw) for artikel in stuk.artikelen)
        aanhef = tuple(
            als_zin(Regel(r.nummer, ruw.get(r.nummer, r.tekst), r.kop), "de aanhef") for r in _tekst(stuk)
        )
        yield Akte(_soort(stuk), aanhef, tuple(stuk.artikelen), zinnen, tuple(labels))


def _tekst(stuk: Stuk) -> list[Regel]:
    """The title and what follows; what a document says before its last title is no part of the act."""
    titels = [plek for plek, regel in enumerate(stuk.vooraf) if _OPSCHRIFT.match(regel.tekst)]
    return stuk.vooraf[titels[-1] :] if titels else stuk.vooraf


def _label(ruw: str) -> str:
    gevonden = ARTIKELKOP.match(ruw.strip().lstrip("*"))
    return gevonden.group().strip() if gevonden else ""


def _soort(stuk: Stuk) -> Aktesoort:
    if any(regel.tekst.startswith("Amendement") for regel in _tekst(stuk)[:1]):
        return ""  # amendments of a draft are neither: they have no first or last article of their own
    tekst = " ".join(artikel.tekst for artikel in stuk.artikelen)
    eigen = len(re.findall(r"\b[Dd]it decreet\b", tekst)), len(re.findall(r"\b[Dd]it besluit\b", tekst))
    if eigen[0] != eigen[1]:
        return "decreet" if eigen[0] > eigen[1] else "besluit"
    for regel in _tekst(stuk):
        if re.match(r"(?:(?:Voorontwerp|Ontwerp) van )?decreet\b", regel.tekst, re.IGNORECASE):
            return "decreet"
        if re.match(r"(?:Ontwerp van )?(?:ministerieel )?besluit\b", regel.tekst, re.IGNORECASE):
            return "besluit"
    return ""
