"""A draft that came back from Word: what it now sets, change by change, to accept or to leave."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.compare.provisions import waarde_op
from samenleving.display import toon_parameter
from samenleving.drafting.reading.file import LEZERS, Gelezen, lees_bestand
from samenleving.errors import InvoerFout
from samenleving.files import MAX_DOCX, MAX_TEKST, MAX_XML
from samenleving.files.plain import te_groot
from samenleving.locator import kort
from samenleving.workbench.compiled import compileer, zonder_pad
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk
from samenleving.workbench.fields import voor_het_veld

_GRENZEN = {".docx": MAX_DOCX, ".xml": MAX_XML, ".akn": MAX_XML}


@dataclass(frozen=True)
class Leeswijziging:
    """One value that the text sets otherwise.

    Attributes:
        artikel: where it says so.
        bewerking: the edit that takes it over.
        al_zo: the concept says so already.
        waarom_niet: why it cannot be taken over; empty where it can.
    """

    pad: str
    label: str
    oud: Any
    nieuw: Any
    was_tekst: str
    wordt_tekst: str
    artikel: str
    regel: int
    bewerking: Bewerking
    al_zo: bool
    waarom_niet: str


@dataclass(frozen=True)
class Leesverslag:
    """What a draft says now.

    Attributes:
        bestand: its name.
        naast: the system it was read beside.
        vanaf: the first day of the new values, `JJJJ-MM-DD`.
        keuzes: choices that the words show, as an edit.
        niet_gelezen: every line that was not understood, with the reason.
        open: what the draft itself says is still to be written.
    """

    bestand: str
    naast: str
    vanaf: str
    wijzigingen: tuple[Leeswijziging, ...]
    keuzes: tuple[Bewerking, ...]
    niet_gelezen: tuple[str, ...]
    open: tuple[str, ...]


def lees_ontwerp(inhoud: bytes, naam: str, concept: Concept) -> Leesverslag:
    """Read a draft that somebody edited, beside the concept it was made of.

    Args:
        inhoud: DOCX, Markdown, web page or Akoma Ntoso.
        naam: name of the file, which gives its kind; nothing is written under it.
        concept: what the changes are held against. A draft whose stamp names this concept is read beside it;
            one of another system beside that system.

    Raises:
        InvoerFout: a file that is unsafe, too large, of another kind or without articles.
    """
    soort = Path(naam).suffix.lower()
    if soort not in LEZERS:
        tekst = f"bestanden van het soort “{kort(soort) or 'zonder naam'}” worden niet gelezen"
        raise InvoerFout.een(tekst, f"geef een van deze soorten: {', '.join(LEZERS)}", bestand=kort(naam))
    grens = _GRENZEN.get(soort, MAX_TEKST)
    if len(inhoud) > grens:
        raise te_groot(kort(naam), len(inhoud), grens)
    gemaakt = compileer(concept)
    with tempfile.TemporaryDirectory(prefix="samenleving-") as map_:
        pad = Path(map_) / f"ontwerp{soort}"
        pad.write_bytes(inhoud)
        try:
            gelezen = lees_bestand(pad, mappen=gemaakt.mappen)
        except InvoerFout as fout:
            meldingen = zonder_pad(fout, Path(map_))
            raise InvoerFout(
                [type(m)(kort(naam), m.regel, m.veld, m.tekst, m.oplossing, m.ernst) for m in meldingen]
            ) from None
    return Leesverslag(
        kort(naam),
        gelezen.stelsel,
        gelezen.dag,
        tuple(_wijzigingen(gelezen, concept)),
        tuple(_keuzes(gelezen)),
        gelezen.niet_gelezen,
        gelezen.open,
    )


def _wijzigingen(gelezen: Gelezen, concept: Concept) -> Iterator[Leeswijziging]:
    stelsel, dag = compileer(concept).systeem.stelsel, date.fromisoformat(concept.vanaf)
    for pad, wijziging in gelezen.wijzigingen.items():
        info = law.parameterinfo(pad)
        bewerking = Bewerking("waarde", pad, voor_het_veld(pad, wijziging.nieuw))
        al_zo = waarde_op(stelsel, pad, dag) == wijziging.nieuw
        yield Leeswijziging(
            pad,
            info.label,
            wijziging.oud,
            wijziging.nieuw,
            _toon(info, wijziging.oud),
            _toon(info, wijziging.nieuw),
            wijziging.plaats,
            wijziging.regel,
            bewerking,
            al_zo,
            "" if al_zo else _waarom_niet(concept, bewerking),
        )


def _waarom_niet(concept: Concept, bewerking: Bewerking) -> str:
    try:
        bewerk(concept, bewerking)
    except InvoerFout as fout:
        melding = fout.meldingen[0]
        tekst, hulp = (deel[:1].upper() + deel[1:] for deel in (melding.tekst, melding.oplossing))
        return f"{tekst}. {hulp}."
    return ""


def _keuzes(gelezen: Gelezen) -> Iterator[Bewerking]:
    for keuze in gelezen.keuzes:
        naam, _, optie = keuze.partition("=")
        soort, sleutel = (
            ("lezing", naam.removeprefix("lezing.")) if naam.startswith("lezing.") else ("keuze", naam)
        )
        yield Bewerking(soort, sleutel, optie)  # type: ignore[arg-type]


def _toon(info: law.Parameterinfo, waarde: Any) -> str:
    return "geen waarde" if waarde is None else " ".join(toon_parameter(info, waarde).split())
