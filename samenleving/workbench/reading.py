"""A draft that came back from Word: what it now sets, change by change, to accept or to leave."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.compare.provisions import waarde_op
from samenleving.display import datum, toon_parameter
from samenleving.documents import schrijf as schrijf_document
from samenleving.drafting.reading.file import LEZERS, Gelezen, lees_bestand
from samenleving.errors import InvoerFout, Melding
from samenleving.files import MAX_DOCX, MAX_TEKST, MAX_XML
from samenleving.files.plain import te_groot
from samenleving.locator import kort
from samenleving.proposals.values import lees_datum
from samenleving.workbench.compiled import compileer, zonder_pad
from samenleving.workbench.concept import Bewerking, Concept, naar_json, uit_json
from samenleving.workbench.edits import bewerk
from samenleving.workbench.fields import voor_het_veld
from samenleving.workbench.text import tekstbeeld

NIET_MEER = "staat niet meer in de tekst"
NIET_GEVONDEN = "niet teruggevonden in de tekst"
_ONTWERP = "ontwerp"
_LIJKT = 0.3
"""So much of the lines two editions of one paper have in common at least."""
_REGELNUMMER = re.compile(r"^regel \d+: ")
_PAD = re.compile(r"\b[a-z_]+(?:\.[a-z0-9_]+)+\b")
_IN_GEWONE_WOORDEN = {
    "gelezen, maar geen parameter drukt deze wijziging uit": (
        "gelezen, maar deze wijziging is geen getal, datum of keuze die op de tafel staat"
    ),
}

_GRENZEN = {".docx": MAX_DOCX, ".xml": MAX_XML, ".akn": MAX_XML}
_MET_REGELS = (".md", ".txt")
_VAN_ELDERS = "Deze waarde volgt uit een keuze of uit het voorstel waarop u bouwt. Wijzig ze op de tafel."


@dataclass(frozen=True)
class Leeswijziging:
    """One thing that the text says otherwise: a value, the first day, or a change of mine that is gone.

    Attributes:
        pad: of the parameter; empty for the first day.
        artikel: where it says so.
        regel: line of a plain text; 0 where nobody sees lines, as in Word.
        bewerking: the edit that takes it over.
        al_zo: the concept says so already.
        waarom_niet: why it cannot be taken over; empty where it can.
        zeker: whether the text says so itself; false for a change that was only not found back.
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
    zeker: bool = True


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
            regels = _regels(pad)
        except InvoerFout as fout:
            meldingen = zonder_pad(fout, Path(map_))
            raise InvoerFout(
                [type(m)(kort(naam), None, "", m.tekst, _hulp(m), m.ernst) for m in meldingen]
            ) from None
    return Leesverslag(
        kort(naam),
        gelezen.stelsel,
        gelezen.dag,
        (
            *_kop(gelezen, concept),
            *_wijzigingen(gelezen, concept, met_regels=soort in _MET_REGELS),
            *_weg(gelezen, concept, regels),
        ),
        tuple(_keuzes(gelezen)),
        tuple(_gewoon(regel, met_regels=soort in _MET_REGELS) for regel in gelezen.niet_gelezen),
        gelezen.open,
    )


def _hulp(melding: Melding) -> str:
    """What to do on the workbench, where the reader names what only the command line has."""
    if "is hier niet bekend" in melding.tekst:
        return "open eerst het voorstel waarvan dit ontwerp gemaakt is, of geef uw voorstel opnieuw die naam"
    return melding.oplossing


def _gewoon(regel: str, *, met_regels: bool) -> str:
    """A remark of the reader as a jurist reads it: no paths, and no line numbers that nobody sees."""
    if not met_regels:
        regel = _REGELNUMMER.sub("", regel)
    for woorden, beter in _IN_GEWONE_WOORDEN.items():
        regel = regel.replace(woorden, beter)
    bekend = law.alle_parameters()
    return _PAD.sub(lambda m: f"“{law.parameterinfo(m[0]).label}”" if m[0] in bekend else m[0], regel)


def _kop(gelezen: Gelezen, concept: Concept) -> Iterator[Leeswijziging]:
    """The first day, where an edition of my own draft names another one."""
    dag = lees_datum(gelezen.dag)
    if dag is None or gelezen.dag == concept.vanaf or gelezen.stelsel != compileer(concept).naam:
        return
    bewerking = Bewerking("kop", "vanaf", gelezen.dag)
    yield Leeswijziging(
        "",
        "Geldt vanaf",
        concept.vanaf,
        gelezen.dag,
        datum(concept.vanaf),
        datum(dag),
        "inwerkingtreding",
        0,
        bewerking,
        al_zo=False,
        waarom_niet=_waarom_niet(concept, bewerking),
    )


def _weg(gelezen: Gelezen, concept: Concept, regels: frozenset[str]) -> Iterator[Leeswijziging]:
    """What my own draft sets and this edition of it does not."""
    if gelezen.stelsel != compileer(concept).naam:
        return
    stelsel, dag = compileer(concept).systeem.stelsel, date.fromisoformat(concept.vanaf)
    for pad in _zet_het_stuk(concept, regels):
        if pad in gelezen.wijzigingen:
            continue
        info = law.parameterinfo(pad)
        bewerking = Bewerking("waarde", pad, "")
        eigen = pad in concept.waarden
        yield Leeswijziging(
            pad,
            info.label,
            nu := waarde_op(stelsel, pad, dag),
            None,
            _toon(info, nu),
            NIET_GEVONDEN if gelezen.niet_gelezen else NIET_MEER,
            "",
            0,
            bewerking,
            al_zo=False,
            waarom_niet=_waarom_niet(concept, bewerking) if eigen else _VAN_ELDERS,
            zeker=not gelezen.niet_gelezen,
        )


def _zet_het_stuk(concept: Concept, regels: frozenset[str]) -> tuple[str, ...]:
    """What the draft of mine sets that looks most like these lines; nothing where none looks like them."""
    lijken = [
        (len(regels & eigen) / max(1, len(eigen)), paden)
        for eigen, paden in _eigen_stukken(naar_json(concept))
    ]
    beste = max(lijken, default=(0.0, ()), key=lambda stuk: stuk[0])
    return beste[1] if beste[0] >= _LIJKT else ()


@lru_cache(maxsize=4)
def _eigen_stukken(tekst: str) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """My own drafts read back: the lines of each, and the parameters it sets."""
    concept = uit_json(tekst)
    uit = []
    with tempfile.TemporaryDirectory(prefix="samenleving-") as map_:
        for stuk in tekstbeeld(concept).stukken:
            if stuk.document is None or stuk.document.soort != _ONTWERP:
                continue
            pad = Path(map_) / f"{stuk.id}.docx"
            pad.write_bytes(schrijf_document(stuk.document, "docx"))
            try:
                gelezen = lees_bestand(pad, mappen=compileer(concept).mappen)
            except InvoerFout:  # a paper without articles sets nothing
                continue
            uit.append((_regels(pad), tuple(gelezen.wijzigingen)))
    return tuple(uit)


def _regels(pad: Path) -> frozenset[str]:
    papier = LEZERS[pad.suffix](pad)
    return frozenset(" ".join(regel.tekst.split()) for regel in papier.regels)


def _wijzigingen(gelezen: Gelezen, concept: Concept, *, met_regels: bool) -> Iterator[Leeswijziging]:
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
            wijziging.regel if met_regels else 0,
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
