"""Read what a form sent: one answer at a time, strictly, with a message a person can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from samenleving.situation import Situatie, lees_situatie
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vraag, Vragenlijst, grens, volledige_datum

VOORVOEGSEL = "a-"
OUDSTE_JAAR = 1950
MAX_LENGTE = 40
START = "start"

_GETAL = re.compile(r"-?\d{1,6}([.,]\d{1,3})?\Z", re.ASCII)
_CIJFERS = re.compile(r"\d{1,4}\Z", re.ASCII)
_DATUM = re.compile(r"\d{4}-\d{2}(-\d{2})?\Z", re.ASCII)


class Fout(Exception):  # noqa: N818 (Dutch for fault)
    """What is wrong with one answer: id of the message, the field to go to, the limit to name.

    Or the message itself, where it speaks of other answers too.
    """

    def __init__(self, bericht: str, veld: str, hoogste: int = 0, tekst: str = "") -> None:
        self.bericht, self.veld, self.hoogste, self.tekst = bericht, veld, hoogste, tekst
        super().__init__(bericht)


def lees_antwoord(vraag: Vraag, formulier: Mapping[str, str], vandaag: date) -> str:
    """The answer to a question as a form sent it; raises `Fout`."""
    if vraag.soort == "keuze":
        keuze = formulier.get("antwoord", "")
        if keuze not in vraag.opties and (keuze != WEET_NIET or vraag.zonder_weet_niet):
            raise Fout("kies_een" if vraag.zonder_weet_niet else "kies", "antwoord-1")
        return keuze
    velden = ("antwoord",) if vraag.soort == "getal" else ("dag", "maand", "jaar")
    ingevuld = [formulier.get(veld, "").strip()[:MAX_LENGTE] for veld in velden]
    if formulier.get(WEET_NIET):
        if any(ingevuld):
            raise Fout("allebei", velden[0])
        return WEET_NIET
    if vraag.soort == "getal":
        return _getal(vraag, ingevuld[0], vandaag)
    return _datum(vraag, ingevuld, vandaag)


def _getal(vraag: Vraag, tekst: str, vandaag: date) -> str:
    if not tekst:
        raise Fout("getal_leeg", "antwoord")
    if not _GETAL.match(tekst):
        raise Fout("getal_fout", "antwoord")
    if tekst.startswith("-"):
        raise Fout("getal_negatief", "antwoord")
    genormaliseerd = tekst.replace(",", ".")
    if vraag.tussen:
        laagste, hoogste = (grens(pad, vandaag.isoformat()[:7]) for pad in vraag.tussen)
        if not laagste <= float(genormaliseerd) <= hoogste:
            raise Fout(vraag.buiten, "antwoord")
    elif float(genormaliseerd) > vraag.hoogste:
        raise Fout("getal_groot", "antwoord", vraag.hoogste)
    if vraag.geheel and not float(genormaliseerd).is_integer():
        raise Fout("getal_geheel", "antwoord")
    return genormaliseerd


def _datum(vraag: Vraag, ingevuld: list[str], vandaag: date) -> str:
    dag, maand, jaar = ingevuld
    if not maand or not jaar:
        raise Fout("datum_leeg", "jaar" if maand else "maand")
    if vraag.dag_verplicht and not dag:
        raise Fout("dag_leeg", "dag")
    if not all(_CIJFERS.match(deel) for deel in (dag or "1", maand, jaar)):
        raise Fout("datum_fout", "dag" if dag else "maand")
    try:
        gelezen = date(int(jaar), int(maand), int(dag or 1))
    except ValueError:
        raise Fout("datum_fout", "dag" if dag else "maand") from None
    if gelezen > vandaag:
        raise Fout("datum_toekomst", "jaar")
    if gelezen.year < OUDSTE_JAAR:
        raise Fout("datum_oud", "jaar")
    return gelezen.isoformat() if dag else gelezen.isoformat()[:7]


def lees_eerdere(lijst: Vragenlijst, formulier: Mapping[str, str], vandaag: date) -> dict[str, str]:
    """Earlier answers from the hidden fields; one that nobody could have given is asked again."""
    gevonden: dict[str, str] = {}
    for vraag in lijst.vragen:
        antwoord = formulier.get(VOORVOEGSEL + vraag.id, "")[:MAX_LENGTE]
        if antwoord and _kan(vraag, antwoord, vandaag):
            gevonden[vraag.id] = antwoord
    return gevonden


def _kan(vraag: Vraag, antwoord: str, vandaag: date) -> bool:
    try:
        return controleer(vraag, antwoord, vandaag) == antwoord
    except Fout:
        return False


def controleer(vraag: Vraag, antwoord: str, vandaag: date) -> str:
    """An answer as it is kept (see `Antwoorden`), under the same rules as a typed one; raises `Fout`."""
    if antwoord == WEET_NIET or vraag.soort == "keuze":
        veld = {"antwoord": antwoord} if vraag.soort == "keuze" else {WEET_NIET: "ja"}
        return lees_antwoord(vraag, veld, vandaag)
    if vraag.soort == "getal":
        return _getal(vraag, antwoord, vandaag)
    if not _DATUM.match(antwoord):
        raise Fout("datum_fout", "dag")
    jaar, maand, dag = f"{antwoord}-".split("-")[:3]
    return _datum(vraag, [dag, maand, jaar], vandaag)


def in_velden(vraag: Vraag, antwoord: str, t: Teksten) -> dict[str, str]:
    """An answer as the fields of its question show it; empty fields for a number or date nobody knows."""
    if vraag.soort == "keuze":
        return {"antwoord": antwoord}
    if antwoord in ("", WEET_NIET):
        return {}
    if vraag.soort == "datum":
        jaar, maand, dag = f"{antwoord}-".split("-")[:3]
        return {"jaar": jaar, "maand": maand.lstrip("0"), "dag": dag.lstrip("0")}
    return {"antwoord": t.getal(Decimal(antwoord))}


def maak_situatie(lijst: Vragenlijst, antwoorden: Antwoorden, nu: str, *maanden: str) -> Situatie:
    """The answers, given in the month `nu`, as the case that API and command line take.

    What is given per month holds for each of `maanden`. What is not known stays away.
    """
    invoer: dict[str, Any] = dict(lijst.route(antwoorden).altijd)
    for vraag in lijst.zichtbaar(antwoorden, nu):
        antwoord = antwoorden.get(vraag.id, WEET_NIET)
        if antwoord == WEET_NIET:
            invoer.update(vraag.weet_niet)
        elif vraag.soort == "keuze":
            invoer.update(vraag.opties[antwoord])
        elif vraag.soort == "datum":
            invoer[vraag.zet] = volledige_datum(antwoord)
        elif vraag.per_maand or vraag.eerder_in_jaar:
            start = antwoorden.get(START, "")
            eerder = vraag.eerder_in_jaar
            uren = _verspreid(antwoord, nu, start) if eerder else dict.fromkeys(maanden, float(antwoord))
            invoer[vraag.zet] = invoer.get(vraag.zet, {}) | uren
        else:
            # A number without a variable is for the result page alone.
            invoer.update(dict.fromkeys(filter(None, (vraag.zet, vraag.zet_ook)), float(antwoord)))
    return lees_situatie({"naam": "Rekenhulp", lijst.route(antwoorden).entiteit: invoer})


def eerdere_maanden(nu: str, start: str) -> tuple[str, ...]:
    """The months of this year before this one, from the start on where that was this year."""
    jaar, nummer = nu.split("-")
    eerste = int(start[5:7]) if start.startswith(jaar) else 1
    return tuple(f"{jaar}-{maand:02d}" for maand in range(eerste, int(nummer)))


def _verspreid(antwoord: str, nu: str, start: str) -> dict[str, float]:
    """Whole hours over the earlier months of this year in which the person took part.

    Whole, because a part of an hour would count as begun in every month. Evenly, so that no month gets more
    than its cap: what does not fit in all of them together is refused (see `samenhang`).
    """
    maanden = eerdere_maanden(nu, start)
    uren = ceil(float(antwoord))
    return {
        maand: float(uren // len(maanden) + (volgnummer < uren % len(maanden)))
        for volgnummer, maand in enumerate(maanden)
    }
