"""A draft from a file: which values its text sets now, and what of it could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from samenleving import law
from samenleving.drafting.draft import heeft_tekst, maak_ontwerp
from samenleving.drafting.reading.amended import doelen_voor, lees_wijzigingen, wijzigt
from samenleving.drafting.reading.lines import Stuk, in_stukken
from samenleving.drafting.reading.markup import lees_akn, lees_markdown, lees_pagina
from samenleving.drafting.reading.new_articles import Gezet, lees_deel, passend_deel
from samenleving.drafting.reading.orders import Ongelezen
from samenleving.drafting.reading.paper import Papier
from samenleving.drafting.reading.word import lees_word
from samenleving.errors import InvoerFout
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import Aktetekst
from samenleving.proposals.loader import voorstel, voorstel_ids
from samenleving.proposals.model import HUIDIG
from samenleving.systems import Systeem, systeem

LEZERS: Mapping[str, Callable[[Path | str], Papier]] = {
    ".docx": lees_word,
    ".md": lees_markdown,
    ".txt": lees_markdown,
    ".html": lees_pagina,
    ".htm": lees_pagina,
    ".xml": lees_akn,
    ".akn": lees_akn,
}


_GEEN_ONTWERP = {
    "memorie": "een toelichting",
    "nota": "een nota aan de Vlaamse Regering",
    "was_wordt": "een was-wordttabel",
    "synopsis": "een synopsis",
    "geconsolideerd": "een geconsolideerde tekst",
    "rapport": "een verslag",
    "overzicht": "een overzicht",
}
"""Papers beside a draft, by kind: they tell what it does, and only the draft itself sets a value."""
_ONTWERPNAAM = re.compile(r"(?:\d\d-)?(?:vooront|ont)werp-van-.*|amendementen-op-.*|ontwerp(?:-\d)?")


class Wijziging(NamedTuple):
    """A parameter that the text sets otherwise: before, after, and where it says so."""

    oud: Any
    nieuw: Any
    plaats: str
    regel: int = 0
    clausule: str = ""
    niveau: str = ""


@dataclass(frozen=True)
class Gelezen:
    """What a draft says.

    Attributes:
        bestand: the file, as given.
        stelsel: the system whose draft it is an edition of, or `huidig`.
        basis: what the values before belong to.
        dag: the first day of the new values, as ISO text; empty where nothing gives one.
        wijzigingen: parameter → what it was and what it becomes.
        keuzes: choices that the words show, as they stand behind the name of a system.
        niet_gelezen: every line that was not understood, with the reason.
        open: what the draft itself says is still to be written.
    """

    bestand: str
    stelsel: str
    basis: str
    dag: str
    wijzigingen: Mapping[str, Wijziging] = field(default_factory=dict)
    keuzes: tuple[str, ...] = ()
    niet_gelezen: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    def naar_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "bestand": self.bestand,
            "stelsel": self.stelsel,
            "basis": self.basis,
            "vanaf": self.dag,
            "wijzigingen": {
                pad: {"oud": w.oud, "nieuw": w.nieuw, "artikel": w.plaats, "regel": w.regel}
                for pad, w in self.wijzigingen.items()
            },
            "keuzes": list(self.keuzes),
            "niet_gelezen": list(self.niet_gelezen),
            "open": list(self.open),
        }


def lees_bestand(
    pad: Path | str,
    basis: str | None = None,
    mappen: Sequence[Path | str] = (),
    wetteksten: Path | None = None,
) -> Gelezen:
    """Read a draft that somebody edited.

    Args:
        pad: DOCX, Markdown, web page or Akoma Ntoso.
        basis: the system it is read beside; else the one in its stamp; else current law.
        mappen: folders with the user's own proposals.
        wetteksten: folder with official texts: an act found there is amended in its own words.

    Raises:
        InvoerFout: a file that is unsafe, of another kind or without articles, or an unknown system.
    """
    lezer = LEZERS.get(Path(pad).suffix.lower())
    if lezer is None:
        tekst = f"bestanden van het soort “{Path(pad).suffix or 'zonder naam'}” worden niet gelezen"
        raise InvoerFout.een(tekst, f"geef een van deze soorten: {', '.join(LEZERS)}", bestand=str(pad))
    papier = lezer(pad)
    if papier.soort in _GEEN_ONTWERP:
        raise InvoerFout.een(
            f"dit is {_GEEN_ONTWERP[papier.soort]}, en daaruit worden geen waarden gelezen",
            _het_ontwerp(Path(pad)),
            bestand=str(pad),
        )
    stukken = [stuk for stuk in in_stukken(papier.regels) if stuk.artikelen]
    if not stukken:
        raise InvoerFout.een(
            "in dit document staat geen enkel artikel",
            "elk artikel begint met “Artikel 1.” of “Art. 2.”",
            bestand=str(pad),
        )
    stelsel = _stelsel(papier, basis, mappen, str(pad))
    return _lees(str(pad), stukken, stelsel, papier, basis, mappen, wetteksten)


def _het_ontwerp(pad: Path) -> str:
    """Which file to offer instead: the draft that lies beside it, where one does."""
    buren = sorted(
        buur.name
        for buur in pad.parent.iterdir()
        if LEZERS.get(buur.suffix.lower()) and _ONTWERPNAAM.fullmatch(buur.name.split(".")[0])
    )
    zelfde = [naam for naam in buren if naam.endswith(pad.suffix)] or buren
    return f"lees het ontwerp zelf: {' of '.join(zelfde) if zelfde else 'het ontwerp van decreet of besluit'}"


def _stelsel(papier: Papier, basis: str | None, mappen: Sequence[Path | str], bestand: str) -> Systeem:
    if basis is not None:
        return systeem(basis, mappen)
    naam = papier.stelsel or HUIDIG
    try:
        return systeem(naam, mappen)
    except InvoerFout as fout:
        tekst = f"dit ontwerp is gemaakt van “{naam}”, en dat stelsel is hier niet bekend"
        hulp = "geef ook de map van dat voorstel, of kies zelf het stelsel waarnaast het gelezen wordt"
        raise InvoerFout.een(tekst, hulp, bestand=bestand) from fout


def _lees(
    bestand: str,
    stukken: Sequence[Stuk],
    stelsel: Systeem,
    papier: Papier,
    basis: str | None,
    mappen: Sequence[Path | str],
    wetteksten: Path | None,
) -> Gelezen:
    delen = maak_ontwerp(stelsel).delen if heeft_tekst(stelsel) else ()
    gezet: list[Gezet] = []
    niet: list[Ongelezen] = []
    keuzes: list[str] = []
    wijzigend: list[Stuk] = []
    onder = _onder(stelsel, papier, basis, mappen)
    aanhalingen = doelen_voor(onder).aanhalingen
    for stuk in stukken:
        deel = None if wijzigt(stuk, aanhalingen) else passend_deel(stuk, delen)
        if deel is None:
            wijzigend.append(stuk)
            continue
        gelezen = lees_deel(stuk, deel, stelsel, mappen)
        gezet += gelezen.gezet
        niet += gelezen.niet_gelezen
        keuzes += gelezen.keuzes
    dag = (
        stelsel.in_werking_vanaf.isoformat()
        if stelsel.in_werking_vanaf
        else papier.stempel.get("Recht van", "")
    )
    oud = {g.pad: law.waarde(stelsel.stelsel, g.pad, dag) for g in gezet}
    if wijzigend:
        dag = dag or _eerste_dag()
        officieel = _officieel(wetteksten, onder, dag)
        doelen = doelen_voor(onder, None if basis is not None else stelsel, officieel)
        gelezen_ = lees_wijzigingen(wijzigend, onder, dag, doelen)
        gezet += gelezen_.gezet
        niet += gelezen_.niet_gelezen
        oud |= gelezen_.voor
        if doelen.na:
            # an edition of amendments: what counts is what differs from the system that wrote them
            oud |= {pad: law.waarde(stelsel.stelsel, pad, dag) for pad in gelezen_.voor}
            onder = stelsel
        dag = gelezen_.dag or dag
    wijzigingen, tegenspraak = _samen(gezet, oud)
    fouten = sorted((o for o in niet if not o.openlijk), key=lambda o: o.regel)
    return Gelezen(
        bestand=bestand,
        stelsel=stelsel.naam,
        basis=onder.naam if wijzigend else stelsel.naam,
        dag=dag,
        wijzigingen=wijzigingen,
        keuzes=tuple(dict.fromkeys(keuzes)),
        niet_gelezen=(*(str(o) for o in fouten), *tegenspraak),
        open=tuple(str(o) for o in niet if o.openlijk),
    )


def _onder(stelsel: Systeem, papier: Papier, basis: str | None, mappen: Sequence[Path | str]) -> Systeem:
    """What an amending act amends: what the user names, what the stamp names, else the law in force."""
    if basis is not None:
        return stelsel
    return systeem(papier.basis or HUIDIG, mappen)


def _officieel(map_: Path | None, onder: Systeem, dag: str) -> dict[str, Aktetekst]:
    if map_ is None:
        return {}
    return lees_wetteksten(map_, lambda pad: law.waarde(onder.stelsel, pad, dag))


def _eerste_dag() -> str:
    """The day for a draft that names none: the first on which every proposal we hold would be law."""
    return max(voorstel(id_).inwerkingtreding for id_ in voorstel_ids()).isoformat()


def _samen(gezet: Sequence[Gezet], oud: Mapping[str, Any]) -> tuple[dict[str, Wijziging], list[str]]:
    """One change per parameter; a place that still says what it said contradicts it."""
    per_pad: dict[str, list[Gezet]] = {}
    for een in gezet:
        per_pad.setdefault(een.pad, []).append(een)
    wijzigingen: dict[str, Wijziging] = {}
    tegenspraak: list[str] = []
    for pad, plekken in per_pad.items():
        anders = [een for een in plekken if een.waarde != oud[pad]]
        if not anders:
            continue
        eerste = anders[0]
        plaatsen = "; ".join(dict.fromkeys(een.plaats for een in anders if een.waarde == eerste.waarde))
        wijzigingen[pad] = Wijziging(
            oud[pad], eerste.waarde, plaatsen, eerste.regel, eerste.clausule, eerste.niveau
        )
        tegenspraak += [
            f"regel {een.regel}: {pad} is {een.waarde} in {een.plaats}, maar {eerste.waarde} in "
            f"{eerste.plaats} (de tekst spreekt zichzelf tegen)"
            for een in plekken
            if een.waarde != eerste.waarde
        ]
    return wijzigingen, tegenspraak
