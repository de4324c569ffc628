"""What the questions have in common: systems by name, a case, a month; each fault at its own field.

Systems go by name alone: no folder of a user is ever named over the web, and no rules of theirs run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from flask import current_app

from samenleving.calculate import kies_maand
from samenleving.errors import InvoerFout, Melding, Tweetalig
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, lees_situatie
from samenleving.systems import Systeem, systeem
from samenleving.web.gate_values import ANDER_JAAR, EERSTE_JAAR, LAATSTE_JAAR
from samenleving.web.json_io import Pad, pad_tekst
from samenleving.web.limits import controleer_tijd

ONTBREEKT = Tweetalig("dit veld ontbreekt", "this field is missing")
_DIT_JAAR = Tweetalig("dit jaar wordt niet berekend", "this year is not computed")


def voeg_toe(veld: str) -> Tweetalig:
    """Remedy for a field that is missing."""
    return Tweetalig("voeg “{veld}” toe", "add “{veld}”", veld=veld)


@contextmanager
def bij_veld(*pad: str, data: Any = None) -> Iterator[None]:
    """Tell every fault inside with the JSON pointer of its field.

    With `data` the field of a message (`persoon.activiteit_uren`) is followed inside them.
    """
    try:
        yield
    except InvoerFout as fout:
        raise InvoerFout(_verplaats(melding, pad, data) for melding in fout.meldingen) from fout


def _verplaats(melding: Melding, pad: Pad, data: Any) -> Melding:
    return replace(melding, veld=pad_tekst((*pad, *_weg(melding.veld, data))), bestand="", regel=None)


def _weg(veld: str, data: Any) -> Pad:
    """The keys that a dotted field names; a key may hold a dot itself."""
    for sleutel in data if isinstance(data, Mapping) else ():
        if veld == sleutel:
            return (sleutel,)
        if veld.startswith(f"{sleutel}."):
            return (sleutel, *_weg(veld[len(sleutel) + 1 :], data[sleutel]))
    return ()


def stelsels(aanvraag: Mapping[str, Any], veld: str = "systemen") -> list[Systeem]:
    """The systems named in a list; current law when left out."""
    gevonden = []
    for plaats, naam in enumerate(aanvraag.get(veld, [HUIDIG])):
        with bij_veld(veld, str(plaats)):
            gevonden.append(systeem(naam))
        controleer_tijd()
    return gevonden


def stelsel(aanvraag: Mapping[str, Any], veld: str = "systeem") -> Systeem:
    """The system named in a field; current law when left out."""
    with bij_veld(veld):
        return systeem(aanvraag.get(veld, HUIDIG))


def situatie(aanvraag: Mapping[str, Any]) -> Situatie:
    """The case of a question."""
    return lees(aanvraag["situatie"], "situatie")


def lees(data: Mapping[str, Any], *pad: str) -> Situatie:
    """A case from data alone: text would be taken for the name of a file."""
    with bij_veld(*pad, data=data):
        _controleer_jaren(data)
        return lees_situatie(data)


def _controleer_jaren(data: Mapping[str, Any]) -> None:
    for soort, gegevens in data.items():
        for naam, waarden in gegevens.items() if isinstance(gegevens, dict) else ():
            for periode in waarden if isinstance(waarden, dict) else ():
                jaar = periode[:4]
                if jaar.isdecimal() and not EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR:
                    veld = f"{soort}.{naam}.{periode}"
                    raise InvoerFout.een(_DIT_JAAR, ANDER_JAAR, veld=veld)


def maand(
    aanvraag: Mapping[str, Any],
    systemen: Sequence[Systeem],
    geval: Situatie | None = None,
    veld: str = "datum",
) -> str:
    """The month asked, else that of the case, else the one that goes with the systems."""
    gevraagd = aanvraag.get(veld) or (geval.datum if geval is not None else None)
    if gevraagd is None and not any(deze.in_werking_vanaf for deze in systemen):
        return deze_maand()
    with bij_veld(veld):
        if gevraagd is not None and not EERSTE_JAAR <= int(gevraagd[:4]) <= LAATSTE_JAAR:
            raise InvoerFout.een(_DIT_JAAR, ANDER_JAAR)
        return kies_maand(gevraagd, systemen)


def deze_maand() -> str:
    """This month, by the calendar of the application; what current law alone is asked for goes by it."""
    dag: date = current_app.config["KALENDER"]()
    return dag.isoformat()[:7]
