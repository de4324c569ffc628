"""The two tables: prestations (persoon × gebruiker × datum × minuten) and what is known of the persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

from openfisca_samenleving.basis import ONBEKEND, ONBEKENDE_DATUM, Datums, Getallen
from openfisca_samenleving.prestaties import Prestaties
from openfisca_samenleving.volgorde import Gehelen
from openfisca_samenleving.voorwaarden import Antwoord
from samenleving.prestations.rows import STANDAARD_CODERING, Fouten, Kolommen, lees_tabel

PRESTATIES = Kolommen(("persoon", "gebruiker", "datum", "minuten"), ("organisator",))
PERSONEN = Kolommen(("persoon",), ("start", "pwa_overeenkomst", "pwa_cheques"))

MINUTEN_PER_DAG = 1440
MAX_NAAM = 100
MAX_CHEQUES = 100_000
EERSTE_JAAR, LAATSTE_JAAR = 2000, 2100
FORMULETEKENS = "=+-@"
"""A spreadsheet takes a field that begins so for a formula, and runs it."""

Waarde = TypeVar("Waarde")

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GEHEEL = re.compile(r"0|[1-9][0-9]{0,8}")
_EPOCH = date(1970, 1, 1)
_ANTWOORDEN = {"": Antwoord.weet_niet.name, **{lid.name: lid.name for lid in Antwoord}}


@dataclass(frozen=True)
class Prestatietabel:
    """Prestations as read, in the order of the file.

    Attributes:
        bestand: name for messages.
        personen: codes of the persons; the numbers in `prestaties` are positions in it.
        gebruikers: codes of the users.
        organisatoren: codes of the organisers; empty where the table has no such column.
        prestaties: the rows.
        organisator: per row the position of the organiser; None where the table has no such column.
        rij: per row its line in the file.
    """

    bestand: str
    personen: tuple[str, ...]
    gebruikers: tuple[str, ...]
    organisatoren: tuple[str, ...]
    prestaties: Prestaties
    organisator: Gehelen | None
    rij: Gehelen


@dataclass(frozen=True)
class Personentabel:
    """What is known of persons, by code: the inputs of the rule on the maximum duration.

    Attributes:
        start: first day of wijk-werken; the unknown date where it is not known.
        overeenkomst: answer (`ja`, `nee`, `weet_niet`) on a PWA contract on the reference day.
        cheques: PWA cheques in the reference period; `ONBEKEND` where it is not known.
    """

    personen: tuple[str, ...]
    start: Datums
    overeenkomst: tuple[str, ...]
    cheques: Getallen


class _Codes:
    """Gives each code its position, and says once what is wrong with one."""

    def __init__(self, kolom: str, fouten: Fouten) -> None:
        self.kolom, self.fouten = kolom, fouten
        self.posities: dict[str, int] = {}

    def __call__(self, tekst: str, rij: int) -> int:
        code = tekst.strip()
        if code not in self.posities:
            if fout := _fout_in_code(code):
                self.fouten.meld(rij, self.kolom, *fout)
            self.posities[code] = len(self.posities)
        return self.posities[code]


class _Cellen(Generic[Waarde]):
    """Reads the cells of a column, each distinct text once; `lees` raises `ValueError(text, remedy)`."""

    def __init__(self, kolom: str, lees: Callable[[str], Waarde], standaard: Waarde, fouten: Fouten) -> None:
        self.kolom, self.lees, self.standaard, self.fouten = kolom, lees, standaard, fouten
        self.bekend: dict[str, Waarde] = {}

    def __call__(self, tekst: str, rij: int) -> Waarde:
        if tekst not in self.bekend:
            try:
                self.bekend[tekst] = self.lees(tekst.strip())
            except ValueError as fout:
                self.fouten.meld(rij, self.kolom, *fout.args)
                return self.standaard
        return self.bekend[tekst]


def _fout_in_code(code: str) -> tuple[str, str] | None:
    if not code:
        return "dit veld is leeg", "vul een code in"
    if len(code) > MAX_NAAM:
        return f"deze code telt meer dan {MAX_NAAM} tekens", "neem een kortere code"
    if code[0] in FORMULETEKENS:
        tekst = "een code begint niet met = + - of @: een rekenblad neemt dat voor een formule"
        return tekst, "zet er een letter voor"
    if not code.isprintable():
        return "in deze code staat een onzichtbaar teken", "schrap het"
    return None


def lees_prestaties(pad: Path, codering: str = STANDAARD_CODERING) -> Prestatietabel:
    """Read a table of prestations.

    Raises:
        InvoerFout: everything that is wrong with it, up to a limit, with file, row and column.
    """
    fouten = Fouten(str(pad))
    plaatsen, rijen = lees_tabel(pad, PRESTATIES, fouten, codering)
    namen = [naam for naam in ("persoon", "gebruiker", "organisator") if naam in plaatsen]
    codes: dict[str, _Codes] = {naam: _Codes(naam, fouten) for naam in namen}
    datum = _Cellen("datum", _dagnummer, 0, fouten)
    minuten = _Cellen("minuten", _minuten, 1, fouten)
    cellen: dict[str, Callable[[str, int], int]] = {**codes, "datum": datum, "minuten": minuten}
    kolommen: dict[str, list[int]] = {naam: [] for naam in ("rij", *cellen)}
    for rij in rijen:
        kolommen["rij"].append(rij.nummer)
        for naam, lees in cellen.items():
            kolommen[naam].append(lees(rij.velden[plaatsen[naam]], rij.nummer))
    fouten.stop()
    dagen = np.array(kolommen["datum"], dtype=np.int64).astype("datetime64[D]")
    tabel = Prestatietabel(
        bestand=str(pad),
        personen=tuple(codes["persoon"].posities),
        gebruikers=tuple(codes["gebruiker"].posities),
        organisatoren=tuple(codes["organisator"].posities) if "organisator" in codes else (),
        prestaties=Prestaties(
            np.array(kolommen["persoon"], dtype=np.int64),
            np.array(kolommen["gebruiker"], dtype=np.int64),
            dagen,
            np.array(kolommen["minuten"], dtype=np.int64),
        ),
        organisator=np.array(kolommen["organisator"], dtype=np.int64) if "organisator" in codes else None,
        rij=np.array(kolommen["rij"], dtype=np.int64),
    )
    _controleer_dagen(tabel, fouten)
    return tabel


def lees_personen(pad: Path, codering: str = STANDAARD_CODERING) -> Personentabel:
    """Read what is known of the persons; an empty cell means that it is not known.

    Raises:
        InvoerFout: everything that is wrong with it, up to a limit, with file, row and column.
    """
    fouten = Fouten(str(pad))
    plaatsen, rijen = lees_tabel(pad, PERSONEN, fouten, codering)
    codes = _Codes("persoon", fouten)
    start = _Cellen("start", _dag_of_onbekend, ONBEKENDE_DATUM, fouten)
    overeenkomst = _Cellen("pwa_overeenkomst", _antwoord, Antwoord.weet_niet.name, fouten)
    cheques = _Cellen("pwa_cheques", _cheques, ONBEKEND, fouten)
    gelezen: list[tuple[str, str, float]] = []
    for rij in rijen:

        def cel(kolom: str, velden: Sequence[str] = rij.velden) -> str:
            return velden[plaatsen[kolom]] if kolom in plaatsen else ""

        if codes(cel("persoon"), rij.nummer) < len(gelezen):
            fouten.meld(rij.nummer, "persoon", "deze persoon staat er al", "geef elke persoon één rij")
            continue
        gelezen.append(
            (
                start(cel("start"), rij.nummer),
                overeenkomst(cel("pwa_overeenkomst"), rij.nummer),
                cheques(cel("pwa_cheques"), rij.nummer),
            )
        )
    fouten.stop()
    return Personentabel(
        tuple(codes.posities),
        np.array([een[0] for een in gelezen], dtype="datetime64[D]"),
        tuple(een[1] for een in gelezen),
        np.array([een[2] for een in gelezen], dtype=np.float64),
    )


def _controleer_dagen(tabel: Prestatietabel, fouten: Fouten) -> None:
    """Nobody works more minutes on a day than a day has."""
    prestaties = tabel.prestaties
    if not len(tabel.rij):
        fouten.meld(
            None, "", "er staat geen enkele prestatie in", "zet er rijen onder de namen van de kolommen"
        )
        fouten.stop()
    volgorde = np.lexsort((np.arange(len(tabel.rij)), prestaties.dag, prestaties.persoon))
    persoon, dag = prestaties.persoon[volgorde], prestaties.dag[volgorde]
    nieuw = np.ones(len(volgorde), dtype=bool)
    nieuw[1:] = (persoon[1:] != persoon[:-1]) | (dag[1:] != dag[:-1])
    groep = np.cumsum(nieuw) - 1
    som = np.bincount(groep, weights=prestaties.minuten[volgorde])
    laatste = np.flatnonzero(np.append(nieuw[1:], True))
    for nummer in np.flatnonzero(som > MINUTEN_PER_DAG):
        rij = int(tabel.rij[volgorde[laatste[nummer]]])
        tekst = f"de prestaties van deze persoon op deze dag tellen samen {int(som[nummer])} minuten"
        fouten.meld(
            rij, "minuten", tekst, f"een dag telt {MINUTEN_PER_DAG} minuten; kijk de rijen van die dag na"
        )
    fouten.stop()


def _dag(tekst: str) -> date:
    if _DATUM.fullmatch(tekst):
        try:
            gelezen = date.fromisoformat(tekst)
        except ValueError:
            raise ValueError("deze dag bestaat niet", "kijk de datum na") from None
        if EERSTE_JAAR <= gelezen.year <= LAATSTE_JAAR:
            return gelezen
        raise ValueError("dit jaar kan niet", f"neem een jaar van {EERSTE_JAAR} tot {LAATSTE_JAAR}")
    raise ValueError("dit is geen datum", "schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-15")


def _dagnummer(tekst: str) -> int:
    return (_dag(tekst) - _EPOCH).days


def _dag_of_onbekend(tekst: str) -> str:
    return _dag(tekst).isoformat() if tekst else ONBEKENDE_DATUM


def _minuten(tekst: str) -> int:
    minuten = int(tekst) if _GEHEEL.fullmatch(tekst) else 0
    if not 0 < minuten <= MINUTEN_PER_DAG:
        hulp = "reken uren om: anderhalf uur is 90 minuten"
        raise ValueError(f"dit is geen geheel aantal minuten van 1 tot {MINUTEN_PER_DAG}", hulp)
    return minuten


def _antwoord(tekst: str) -> str:
    if tekst not in _ANTWOORDEN:
        raise ValueError("dit antwoord bestaat niet", f"schrijf {', '.join(filter(None, _ANTWOORDEN))}")
    return _ANTWOORDEN[tekst]


def _cheques(tekst: str) -> float:
    if not tekst:
        return ONBEKEND
    if not _GEHEEL.fullmatch(tekst) or int(tekst) > MAX_CHEQUES:
        raise ValueError("dit is geen aantal cheques", f"schrijf een geheel getal tot {MAX_CHEQUES}")
    return float(tekst)
