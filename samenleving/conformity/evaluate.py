"""Asks one system whether it follows one recommendation, and by what."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from openfisca_samenleving.basis import ONBEKEND
from samenleving import law
from samenleving.conformity.language import (
    Clausuletoets,
    Deeltoets,
    EenVan,
    Norm,
    Pad,
    Parametertoets,
    Situatietoets,
    Toets,
    Vergelijking,
    Voorwaarde,
    Wettekst,
)
from samenleving.conformity.model import Grond, Oordeel, Status
from samenleving.conformity.names import stelsel
from samenleving.conformity.state import Stand, Tekstlid
from samenleving.conformity.words import eenheden, voldoet
from samenleving.display import in_de_zin, opsomming, toon_parameter
from samenleving.messages import bericht
from samenleving.proposals.model import Variant, Waarde

NIET_BEPAALD = "niet_bepaald"
GEEN_TOETS = "Voor deze aanbeveling is geen toets geschreven."

_OORDEEL: Mapping[Vergelijking, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "is": operator.eq,
        "is_niet": operator.ne,
        "minstens": operator.ge,
        "hoogstens": operator.le,
        "minder_dan": operator.lt,
        "meer_dan": operator.gt,
    }
)
_WOORDEN: Mapping[Vergelijking, str] = MappingProxyType(
    {
        "is": "",
        "is_niet": "niet ",
        "minstens": "minstens ",
        "hoogstens": "ten hoogste ",
        "minder_dan": "minder dan ",
        "meer_dan": "meer dan ",
    }
)
_RANG: Mapping[Status, int] = MappingProxyType({"niet_gevolgd": 0, "deels": 1, "gevolgd": 2})

Uitslag = tuple[Status, tuple[Grond, ...]]


def beoordeel(
    toets: Toets | None, id_: str, vorm: str, stand: Stand, mappen: Sequence[Path | str] = ()
) -> Oordeel:
    """The judgement of one recommendation in one system.

    Without a check (`toets` is None) nothing can be said. A `piste` is partly followed by a system that
    leaves the choice open; its options are looked up in the user's folders too.
    """
    if toets is None:
        return Oordeel(id_, "niet_uitdrukbaar", (Grond("reden", "", GEEN_TOETS, False),))
    if toets.kern is None:
        return Oordeel(id_, "niet_uitdrukbaar", (Grond("reden", "", toets.reden, False),))
    status, gronden = uitslag(toets, stand)
    if status == "niet_gevolgd":
        opties = _open_opties(toets, stand, mappen)
        if opties and vorm == "piste":
            status = "deels"
        gronden += opties
    return Oordeel(id_, status, gronden, toets.uitleg)


def uitslag(toets: Toets, stand: Stand) -> Uitslag:
    """The status of a check that exists, with its grounds."""
    kern = toets.kern
    if kern is None:
        raise ValueError(f"{toets.id} heeft geen toets")
    if toets.stelsel and stand.waarde(f"{toets.stelsel}.in_werking") is not True:
        if toets.geldend is None:
            return "niet_gevolgd", (_niet_in_werking(toets.stelsel, stand),)
        if not isinstance(toets.geldend, str):
            return _deel(toets.geldend, stand)
    status, gronden = _deel(kern, stand)
    if status == "niet_gevolgd" and toets.deels is not None:
        zwakker, waarom = _deel(toets.deels, stand)
        if zwakker != "niet_gevolgd":
            return "deels", tuple(dict.fromkeys((*waarom, *gronden)))
    return status, gronden


def _niet_in_werking(stelsel: str, stand: Stand) -> Grond:
    pad = f"{stelsel}.in_werking"
    tekst = f"{law.parameterinfo(pad).beschrijving.rstrip('.')}: nee"
    return Grond("stelsel", pad, tekst, False, _bron(pad, stand))


def _deel(toets: Deeltoets, stand: Stand) -> Uitslag:
    if isinstance(toets, Parametertoets):
        return _parameters(toets, stand)
    if isinstance(toets, Situatietoets):
        return _situatie(toets, stand)
    if isinstance(toets, Clausuletoets):
        return _clausule(toets, stand)
    if isinstance(toets, Wettekst):
        return _wettekst(toets, stand)
    uitslagen = [_deel(deel, stand) for deel in toets.delen]
    gronden = tuple(dict.fromkeys(grond for _, reeks in uitslagen for grond in reeks))
    statussen = {status for status, _ in uitslagen}
    if isinstance(toets, EenVan):
        beste = max(uitslagen, key=lambda paar: _RANG[paar[0]])
        return (beste[0], gronden if beste[0] == "niet_gevolgd" else beste[1])
    if statussen == {"gevolgd"}:
        return "gevolgd", gronden
    return ("niet_gevolgd" if statussen == {"niet_gevolgd"} else "deels"), gronden


def _ja(voldaan: bool) -> Status:
    return "gevolgd" if voldaan else "niet_gevolgd"


# --- parameters


def _parameters(toets: Parametertoets, stand: Stand) -> Uitslag:
    alle = [_voorwaarde(voorwaarde, stand) for voorwaarde in toets.alle]
    keuze = [_voorwaarde(voorwaarde, stand) for voorwaarde in toets.een_van]
    voldaan = all(grond.vervuld for grond in alle) and (not keuze or any(grond.vervuld for grond in keuze))
    if voldaan:
        keuze = [grond for grond in keuze if grond.vervuld]
    return _ja(voldaan), tuple(dict.fromkeys((*alle, *keuze)))


def _voorwaarde(voorwaarde: Voorwaarde, stand: Stand) -> Grond:
    open_ = [(pad, keuze) for pad in voorwaarde.paden if (keuze := stand.open(pad)) is not None]
    if open_:
        _, keuze = open_[0]
        naam = keuze.naam if isinstance(keuze, Variant) else keuze.id
        woord = "open keuze" if isinstance(keuze, Variant) else "open vraag"
        return Grond(
            "open_keuze", naam, f"{woord}: {keuze.vraag}", False, _voorstel(keuze.voorstel_id, stand)
        )
    info = law.parameterinfo(voorwaarde.pad)
    waarde, norm = stand.waarde(voorwaarde.pad), _norm(voorwaarde.maatstaf, stand)
    voldaan = (
        _gekend(waarde) and _gekend(norm) and _OORDEEL[voorwaarde.vergelijking](_getal(waarde), _getal(norm))
    )
    tekst = f"{info.beschrijving.rstrip('.')}: {_toon(info, waarde)}"
    if not voldaan and voorwaarde.vergelijking not in ("is", "is_niet"):
        gevraagd = _WOORDEN[voorwaarde.vergelijking] + toon_parameter(info, norm)
        tekst += f" (gevraagd: {gevraagd})"
    return Grond("parameter", voorwaarde.pad, tekst, voldaan, _bron(voorwaarde.pad, stand))


def _norm(maatstaf: Waarde | Pad | None, stand: Stand) -> Waarde:
    if isinstance(maatstaf, Pad):
        return stand.waarde(maatstaf.pad)
    return ONBEKEND if maatstaf is None else maatstaf


def _gekend(waarde: Waarde) -> bool:
    return isinstance(waarde, str | bool) or waarde != ONBEKEND


def _getal(waarde: Waarde) -> Any:
    """Numbers as they are written: 4.1 is 4,10 and not what binary makes of it."""
    return (
        Decimal(str(waarde)) if isinstance(waarde, float | int) and not isinstance(waarde, bool) else waarde
    )


def _toon(info: law.Parameterinfo, waarde: Waarde) -> str:
    return toon_parameter(info, waarde) if _gekend(waarde) else "niet bekend"


def _bron(pad: str, stand: Stand) -> str:
    """Who set a parameter last: the provision with its passage, or the place in the law."""
    laatste = next(reversed(stand.systeem.wijzigingen_van(pad)), None)
    if laatste is None:
        verwijzingen = law.parameterinfo(pad).verwijzingen_op(stand.dag)
        return verwijzingen[0].titel if verwijzingen else ""
    if laatste.voorstel_id is None or laatste.bepaling_id is None:
        return "eigen wijziging" if laatste.soort == "los" else "gekozen lezing"
    voorstel = next(v for v in stand.systeem.keten if v.id == laatste.voorstel_id)
    return f"{voorstel.titel}, “{voorstel.bepaling(laatste.bepaling_id).titel}”"


def _voorstel(id_: str, stand: Stand) -> str:
    return next((v.titel for v in stand.systeem.keten if v.id == id_), id_)


# --- text of law


def _clausule(toets: Clausuletoets, stand: Stand) -> Uitslag:
    leden = stand.leden(toets.artikel, toets.deel)
    if leden:
        return _tekst(toets.artikel, toets.norm, leden, stand)
    reden = (
        "het ontwerp heeft geen artikel" if stand.heeft_tekst else "het stelsel heeft geen eigen ontwerptekst"
    )
    return "niet_gevolgd", (Grond("clausule", toets.artikel, f"{reden} ({toets.artikel})", False),)


def _wettekst(toets: Wettekst, stand: Stand) -> Uitslag:
    leden = stand.wetleden(toets.akte, toets.artikel)
    if leden:
        status, gronden = _tekst(toets.artikel, toets.norm, leden, stand)
        return status, tuple(Grond("wettekst", g.naam, g.tekst, g.vervuld, g.bron) for g in gronden)
    tekst = "van dit artikel is geen tekst opgenomen"
    return "niet_gevolgd", (Grond("wettekst", toets.artikel, tekst, False, toets.akte),)


def _tekst(naam: str, norm: Norm, leden: Sequence[Tekstlid], stand: Stand) -> Uitslag:
    getallen = [stand.vormen(pad) for pad in norm.getallen]
    for stuk in leden:
        for eenheid in eenheden(stuk.lid, norm.binnen):
            if voldoet(norm, eenheid, getallen):
                return "gevolgd", (Grond("clausule", naam, f"“{eenheid}”", True, stuk.plaats),)
    gezocht = [woorden[0] for woorden in ((norm.wie,) if norm.wie else ()) + norm.moet]
    tekst = f"geen zin met {opsomming([f'“{woord}”' for woord in gezocht])}"
    return "niet_gevolgd", (Grond("clausule", naam, tekst, False, leden[0].plaats),)


# --- cases


def _situatie(toets: Situatietoets, stand: Stand) -> Uitslag:
    gevonden, label, plaats = _lees(toets, stand)
    naam = toets.situatie.naam
    if toets.verschilt:
        was, _, _ = _lees(toets, stand.huidig())
        tekst = f"{naam}: {in_de_zin(label)} {_woord(gevonden)}, in het geldende recht {_woord(was)}"
        return _ja(gevonden != was), (Grond("situatie", naam, tekst, gevonden != was, plaats),)
    if toets.vergelijking is not None:
        norm = _norm(toets.maatstaf, stand)
        bekend = isinstance(gevonden, Decimal) and _gekend(norm)
        voldaan = bekend and _OORDEEL[toets.vergelijking](gevonden, _getal(norm))
    else:
        voldaan = gevonden in toets.toestanden
    tekst = f"{naam}: {in_de_zin(label)} {_woord(gevonden)}"
    return _ja(bool(voldaan)), (Grond("situatie", naam, tekst, bool(voldaan), plaats),)


def _lees(toets: Situatietoets, stand: Stand) -> tuple[str | Decimal | None, str, str]:
    """State or amount, label and place; None where the outcome does not have it."""
    uitkomst = stand.uitkomst(toets.situatie)
    label = law.variabeleinfo(toets.voorwaarde or toets.naam, stand.systeem.stelsel).label
    if toets.onderdeel == "bedrag":
        bedrag = next((b for b in uitkomst.bedragen if b.id == toets.naam), None)
        return (bedrag.waarde, label, bedrag.plaats) if bedrag is not None else (None, label, "")
    reeks: Any = {
        "recht": uitkomst.rechten,
        "plicht": uitkomst.plichten,
        "kenmerk": uitkomst.kenmerken,
    }[toets.onderdeel]
    stuk = next((s for s in reeks if s.id == toets.naam), None)
    if stuk is not None and toets.voorwaarde:
        stuk = next((v for v in stuk.voorwaarden if v.id == toets.voorwaarde), None)
    return (stuk.toestand, label, stuk.plaats) if stuk is not None else (None, label, "")


def _woord(gevonden: str | Decimal | None) -> str:
    if gevonden is None:
        return "komt niet voor"
    return bericht(f"toestand.{gevonden}") if isinstance(gevonden, str) else str(gevonden).replace(".", ",")


# --- open choices


def _open_opties(toets: Toets, stand: Stand, mappen: Sequence[Path | str]) -> tuple[Grond, ...]:
    """The options of open choices with which the system would follow the recommendation."""
    uit = []
    for variant in stand.systeem.open_keuzes:
        if not variant.paden & set(toets.paden):
            continue
        for naam, optie in variant.opties.items():
            keuze = f"{variant.naam}={naam}"
            ander = Stand(stelsel(f"{stand.systeem.naam}+{keuze}", mappen), stand.maand)
            if uitslag(toets, ander)[0] == "gevolgd":
                tekst = f"open keuze: met “{optie.titel or naam}” zou dit gevolgd zijn"
                uit.append(Grond("open_keuze", keuze, tekst, False, _voorstel(variant.voorstel_id, stand)))
    return tuple(uit)
