"""The tables of a file as one workbook: values, operations, was/wordt and synopsis.

A value stands in a cell of its own as a number, with its unit beside it. What is not known is an empty cell.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from samenleving import law
from samenleving.display import toon_parameter
from samenleving.documents import Document, Rij, Sectie, Tabel, alinea, cel, platte_tekst, rij, runs
from samenleving.documents.structuur import doorloop
from samenleving.dossier.changed_acts import akte_van, naam_van
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import bron, hoofdletter
from samenleving.dossier.same_subject import NIEUW_STELSEL
from samenleving.dossier.synopsis import synopsis
from samenleving.dossier.was_wordt import was_wordt
from samenleving.drafting.changes import veranderingen_van
from samenleving.drafting.clauses import regels_van
from samenleving.drafting.operations import Verandering
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.formats import FORMATEN
from samenleving.legal_checks import woorden_van
from samenleving.legislation.text import Aktetekst, Eenheid, citaat, eenheid_op
from samenleving.systems import Systeem

WAARDEN, OPERATIES = "Waarden", "Operaties"
KOP_WAARDEN = (
    "Waarde", "Parameter", "Eenheid", "Nu", "Wordt", "Vanaf", "Artikel", "Bron van nu",
    "Bron van de wijziging", "Nog te schrijven",
)  # fmt: skip
KOP_OPERATIES = ("Akte", "Plaats", "Wat", "Was", "Wordt", "Parameters")
_SOORT = {
    WoordenVervangen: "woorden vervangen",
    EenheidVervangen: "vervangen",
    EenheidIngevoegd: "ingevoegd",
    EenheidToegevoegd: "toegevoegd",
    EenheidOpgeheven: "opgeheven",
}
_DELEN = {"decreet": "voorontwerp van decreet", "besluit": "ontwerp van besluit"}
_PROCENT = 100


def werkboek(stof: Stof) -> Document:
    """Every table as a document that only a spreadsheet is written from; one sheet a table."""
    stukken = stof.stukken
    tabellen = [
        _tabel(WAARDEN, KOP_WAARDEN, _waarden(stof)),
        _tabel(OPERATIES, KOP_OPERATIES, _operaties(stof)),
        *_tabellen_van(was_wordt(stukken, stof.stempel)),
        *_tabellen_van(synopsis(stukken, stof.stempel, stof.matrix)),
    ]
    secties = tuple(
        Sectie(runs(platte_tekst(tabel.bijschrift)), (tabel,), anker=f"tabel-{nummer}")
        for nummer, tabel in enumerate(tabellen, 1)
    )
    return Document(
        titel=f"Tabellen: {stof.titel}",
        ondertitel="Waarden, operaties, was en wordt, synopsis",
        soort="overzicht",
        status=stukken.systeem.status,
        stempel=stof.stempel,
        blokken=(alinea("Elke tabel van dit dossier op een blad."), *secties),
    )


def _tabel(titel: str, kop: Iterable[str], rijen: Iterable[Rij]) -> Tabel:
    namen = tuple(kop)
    return Tabel(runs(titel), tuple(cel(naam) for naam in namen), tuple(rijen))


def _tabellen_van(document: Document) -> Iterator[Tabel]:
    yield from (blok for blok in doorloop(document.blokken) if isinstance(blok, Tabel))


# --- values -----------------------------------------------------------------------------------------------


def _waarden(stof: Stof) -> Iterator[Rij]:
    stukken = stof.stukken
    plekken = _plekken(stof)
    open_: dict[str, dict[str, None]] = {}
    wijziging = stukken.wijziging
    for niet in (*stukken.niet_geschreven, *(wijziging.niet_geschreven if wijziging else ())):
        open_.setdefault(niet.pad, {})[niet.reden.rstrip(".")] = None
    for weigering in stukken.geweigerd:
        open_.setdefault(weigering.pad, {})[weigering.reden.rstrip(".")] = None
    for dag, verandering in _veranderingen(stof):
        info = law.parameterinfo(verandering.pad)
        nu = "; ".join(f"{v.titel} ({woorden_van(v.zekerheid)})" for v in info.verwijzingen_op(dag))
        yield rij(
            info.label,
            info.pad,
            _eenheid(info),
            _waarde(info, verandering.oud),
            _waarde(info, verandering.nieuw),
            dag.isoformat(),
            "; ".join(plekken.get(info.pad, ())),
            "" if verandering.oud is None else nu,
            "; ".join(_bronnen(stukken.systeem, verandering)),
            "; ".join(open_.get(info.pad, ())),
        )


def _veranderingen(stof: Stof) -> Iterator[tuple[datetime.date, Verandering]]:
    """What changes against the basis. A scheme that does not exist has no value now: all it sets is new."""
    systeem = stof.stukken.systeem
    nieuw = f"{NIEUW_STELSEL}." if stof.tegen_huidig else None
    for dag, verandering in veranderingen_van(systeem, None if stof.tegen_huidig else stof.stukken.basis):
        if nieuw is None or not verandering.pad.startswith(nieuw):
            yield dag, verandering
    gezet = {w.pad: w for w in systeem.wijzigingen if w.soort != "lezing"}
    for pad, wijziging in sorted(gezet.items()):
        if nieuw is not None and pad.startswith(nieuw):
            waarde = law.waarde(systeem.stelsel, pad, wijziging.datum)
            yield wijziging.datum, Verandering(pad, None, waarde)


def _plekken(stof: Stof) -> dict[str, dict[str, None]]:
    """Parameter → the places whose words change with it: in the acts, and in new articles."""
    uit: dict[str, dict[str, None]] = {}
    stukken = stof.stukken
    for id_, lijst in stukken.operaties.items():
        for operatie in lijst:
            waar = f"{_plaats(operatie, stukken.teksten_voor[id_])}, {_akte(id_, stof)}"
            for pad in getattr(operatie, "parameters", ()):
                uit.setdefault(pad, {})[waar] = None
    for deel in stukken.ontwerp.delen if stukken.ontwerp else ():
        for artikel in deel.artikelen:
            for pad in artikel.gelezen:
                uit.setdefault(pad, {})[f"artikel {artikel.nummer}, {_DELEN[deel.deel]}"] = None
    return uit


def _eenheid(info: law.Parameterinfo) -> str:
    eenheid = law.eenheden().get(info.eenheid)
    if eenheid is None:
        return ""
    return "%" if eenheid.procent else eenheid.meer


def _waarde(info: law.Parameterinfo, waarde: Any) -> str:
    """A number by itself, so that a sheet can count with it; a choice or a date in words."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool | str):
        return toon_parameter(info, waarde)
    eenheid = law.eenheden()[info.eenheid]
    getal = Decimal(str(waarde)) * (_PROCENT if eenheid.procent else 1)
    if eenheid.decimalen:
        return FORMATEN["euro2"].render(getal).removesuffix(" euro")
    return FORMATEN["getal"].render(getal)


def _bronnen(systeem: Systeem, verandering: Verandering) -> Iterator[str]:
    """The passage of its provision, or whoever drafts."""
    voorstellen = {voorstel.id: voorstel for voorstel in systeem.keten}
    for wijziging in systeem.wijzigingen_van(verandering.pad)[-1:]:
        voorstel = voorstellen.get(wijziging.voorstel_id or "")
        if voorstel is None or wijziging.bepaling_id is None:
            yield "keuze van de opsteller"
        else:
            yield bron(voorstel, voorstel.bepaling(wijziging.bepaling_id).passage)


# --- operations -------------------------------------------------------------------------------------------


def _operaties(stof: Stof) -> Iterator[Rij]:
    stukken = stof.stukken
    for id_, lijst in stukken.operaties.items():
        voor = stukken.teksten_voor[id_]
        for operatie in lijst:
            oud, nieuw = _woorden(operatie, voor)
            paden = "; ".join(getattr(operatie, "parameters", ()))
            yield rij(_akte(id_, stof), _plaats(operatie, voor), _SOORT[type(operatie)], oud, nieuw, paden)
    if any(akte_van(id_) is None for id_ in stukken.teksten_voor):
        return  # amendments on the draft of another proposal: the operations above are all there is
    for deel in stukken.ontwerp.delen if stukken.ontwerp else ():
        for artikel in deel.artikelen:
            tekst = "\n".join(regel for lid in artikel.leden for regel in lid.regels)
            paden = "; ".join(artikel.gelezen)
            plaats = f"artikel {artikel.nummer}"
            yield rij(hoofdletter(_DELEN[deel.deel]), plaats, "nieuw artikel", "", tekst, paden)


def _akte(id_: str, stof: Stof) -> str:
    return naam_van(id_, stof.stukken)


def _plaats(operatie: Operatie, voor: Aktetekst) -> str:
    adres = operatie.ouder if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd) else operatie.adres
    return citaat(voor, adres) if adres else "de akte"


def _woorden(operatie: Operatie, voor: Aktetekst) -> tuple[str, str]:
    """The words before and after."""
    match operatie:
        case WoordenVervangen():
            return operatie.oud, operatie.nieuw
        case EenheidVervangen():
            return _tekst(eenheid_op(voor, operatie.adres)), _tekst(operatie.nieuw)
        case EenheidOpgeheven():
            return _tekst(eenheid_op(voor, operatie.adres)), ""
    return "", "\n".join(_tekst(eenheid) for eenheid in operatie.nieuw)


def _tekst(eenheid: Eenheid) -> str:
    return "\n".join(regels_van(eenheid))
