"""What the buttons of the workbench do: each takes a visit and gives the next one, with a sentence on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from samenleving.dossier.motivation import SECTIES
from samenleving.errors import InvoerFout
from samenleving.proposals import voorstellen
from samenleving.web.werkbank.edits import VOORVOEGSEL, Fout, Veld, getypte, lees_bewerking, pas_toe
from samenleving.web.werkbank.service import dienst
from samenleving.web.werkbank.state import (
    BEWAREN,
    BLADEN,
    IN_EN_UIT,
    LANGSTE_NAAM,
    NAAST,
    TAFEL,
    TEKST,
    Staat,
)
from samenleving.web.werkbank.view import korte_naam
from samenleving.workbench.bench import Bank, werkbank
from samenleving.workbench.concept import Concept
from samenleving.workbench.edits import nieuw
from samenleving.workbench.folder import Geopend

LAAT_VALLEN = "laat_vallen"
"""The button that drops a wrong value; until then it stays where it was typed."""
KOPVELDEN = ("titel", "orgaan", "vanaf", "id")


@dataclass(frozen=True)
class Gevolg:
    """The next page.

    Attributes:
        melding: what was done, in one sentence, read aloud by a screen reader.
        fouten: what was wrong with the fields.
        extra: what only this page shows.
        sjabloon: another template than that of `blad`.
    """

    staat: Staat
    blad: str = TAFEL
    melding: str = ""
    fouten: dict[Veld, Fout] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    sjabloon: str = ""
    status: int = 200


Actie = Callable[[Gevolg, str], Gevolg]
"""Takes the page at hand and what stands after the colon in the name of the button."""


def huidige_velden(staat: Staat, blad: str, bank: Bank | None) -> dict[Veld, str]:
    """What the fields of a page show now, so that only what was typed counts as an edit."""
    concept = staat.concept
    velden: dict[Veld, str] = {("kop", naam): getattr(concept, naam) for naam in KOPVELDEN}
    if bank is not None:
        velden |= {(rij.soort, rij.sleutel): rij.veld.invoer for rij in bank.rijen if rij.veld is not None}
    if blad == TEKST:
        velden |= {("motivering", sleutel): "" for sleutel in SECTIES}
        velden |= {("motivering", sleutel): tekst.strip() for sleutel, tekst in concept.motivering.items()}
    return velden


def verwerk(
    staat: Staat, vorm: MultiDict[str, str], bank: Bank | None, acties: Mapping[str, Actie] | None = None
) -> Gevolg:
    """Do what was typed, then what the pressed button asks; `acties` are the buttons that count here."""
    op = vorm.get("op", TAFEL)
    blad = vorm.get("blad", op)
    if blad not in BLADEN or (blad == BEWAREN and dienst().instelling.werkmap is None):
        blad = TAFEL
    voor = staat.geschiedenis
    naam, _, argument = vorm.get("actie", "").partition(":")
    getypt = getypte(vorm, huidige_velden(staat, op, bank))
    if naam == LAAT_VALLEN:
        getypt = [bewerking for bewerking in getypt if f"{bewerking.soort}:{bewerking.sleutel}" != argument]
    geschiedenis, fouten = pas_toe(voor, getypt)
    if fouten:
        blad = op
    gevolg = Gevolg(staat.met(geschiedenis), blad, fouten=fouten)
    if geschiedenis is not voor:
        gevolg = replace(gevolg, melding=_laatste_stap(gevolg.staat))
    actie = (acties or {}).get(naam)
    return gevolg if actie is None else actie(gevolg, argument)


def _laatste_stap(staat: Staat) -> str:
    gedaan = [stap for stap in staat.geschiedenis.regels() if stap.gedaan]
    return gedaan[-1].tekst if gedaan else ""


def _ongedaan(gevolg: Gevolg, _: str) -> Gevolg:
    geschiedenis = gevolg.staat.geschiedenis
    if not geschiedenis.kan_ongedaan:
        return replace(gevolg, melding="Er is niets om ongedaan te maken.")
    tekst = f"Ongedaan gemaakt: {_laatste_stap(gevolg.staat)}"
    return replace(gevolg, staat=gevolg.staat.met(geschiedenis.ongedaan()), melding=tekst)


def _opnieuw(gevolg: Gevolg, _: str) -> Gevolg:
    geschiedenis = gevolg.staat.geschiedenis
    if not geschiedenis.kan_opnieuw:
        return replace(gevolg, melding="Er is niets om opnieuw te doen.")
    staat = gevolg.staat.met(geschiedenis.opnieuw())
    return replace(gevolg, staat=staat, melding=f"Opnieuw gedaan: {_laatste_stap(staat)}")


def _herstel(gevolg: Gevolg, argument: str) -> Gevolg:
    bewerking = lees_bewerking(f"{VOORVOEGSEL}{argument}", "")
    geschiedenis, fouten = pas_toe(gevolg.staat.geschiedenis, [bewerking] if bewerking else [])
    staat = gevolg.staat.met(geschiedenis)
    return replace(gevolg, staat=staat, fouten={**gevolg.fouten, **fouten}, melding=_laatste_stap(staat))


def _laat_vallen(gevolg: Gevolg, _: str) -> Gevolg:
    return replace(gevolg, melding="Weggelaten: er staat weer wat uw voorstel zegt.")


def _zoek_leeg(gevolg: Gevolg, _: str) -> Gevolg:
    return replace(gevolg, staat=replace(gevolg.staat, zoek={}), melding="Alle bepalingen staan er weer.")


def _naast(gevolg: Gevolg, _: str) -> Gevolg:
    """Show the systems that were ticked, if each exists; otherwise those of before."""
    try:
        werkbank(gevolg.staat.concept, gevolg.staat.naast, gevolg.staat.maand)
    except InvoerFout as fout:
        zonder = replace(gevolg.staat, naast=("huidig",), maand="")
        return replace(gevolg, staat=zonder, extra={"fout_naast": _in_een_zin(fout)}, status=422)
    return gevolg


def _begin(gevolg: Gevolg, _: str) -> Gevolg:
    naam = (request.form.get("begin_eigen", "").strip() or request.form.get("begin_bij", ""))[:LANGSTE_NAAM]
    try:
        concept = nieuw(naam)
    except InvoerFout as fout:
        return fout_in(gevolg, "Hier kan niet bij begonnen worden", fout)
    staat = gevolg.staat.begin_opnieuw(concept)
    return replace(gevolg, staat=staat, blad=TAFEL, melding=f"U begint bij {titel_van(naam)}.")


def fout_in(gevolg: Gevolg, titel: str, fout: InvoerFout) -> Gevolg:
    """The page where things come in, with what was wrong."""
    extra = {"fout_in": {"titel": titel, "meldingen": [str(melding) for melding in fout.meldingen]}}
    return replace(gevolg, blad=IN_EN_UIT, extra={**gevolg.extra, **extra}, status=422)


def _in_een_zin(fout: InvoerFout) -> str:
    melding = fout.meldingen[0]
    eerste = melding.tekst[:1].upper() + melding.tekst[1:]
    if not melding.oplossing:
        return f"{eerste}."
    return f"{eerste}. {melding.oplossing[:1].upper()}{melding.oplossing[1:].rstrip('.')}."


def titel_van(naam: str) -> str:
    """A system in words."""
    if naam == "huidig":
        return "het geldende recht"
    titels = {dit.id: dit.titel for dit in voorstellen()}
    return titels.get(naam) or (korte_naam(naam) if "+" in naam else naam)


def vervang(gevolg: Gevolg, concept: Concept, merk: str = "") -> Gevolg:
    """Put another proposal on the table."""
    return replace(gevolg, staat=gevolg.staat.begin_opnieuw(concept, merk))


def leg_op_tafel(gevolg: Gevolg, geopend: Geopend, merk: str = "") -> Gevolg:
    """What was opened, with what there is to say about it: what stays as it is, and what was left out."""
    titel = geopend.concept.titel or geopend.concept.id
    opmerkingen = (*geopend.opmerkingen, *(f"{vast.titel}: {vast.waarom}" for vast in geopend.vast))
    gevolg = vervang(gevolg, geopend.concept, merk)
    melding = f"“{titel}” ligt op tafel."
    return replace(gevolg, blad=TAFEL, melding=melding, extra={"opmerkingen": opmerkingen})


ACTIES: dict[str, Actie] = {
    "ongedaan": _ongedaan,
    "opnieuw": _opnieuw,
    "herstel": _herstel,
    LAAT_VALLEN: _laat_vallen,
    "zoek_leeg": _zoek_leeg,
    NAAST: _naast,
    "begin": _begin,
}
