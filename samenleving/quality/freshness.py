"""When each number was last held against its source. Old is a warning, and never a fault of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from openfisca_samenleving.basis import MAANDEN_PER_JAAR
from samenleving.errors import InvoerFout, Melding
from samenleving.quality.base import Kennisbasis
from samenleving.quality.parameters import is_datum

MAANDEN_GELDIG = 12
"""So long a check is taken to hold: laws are indexed once a year."""


def peildatum_van(basis: Kennisbasis) -> date:
    """The latest day on which any number was checked: the reference date where none is given."""
    return max(date.fromisoformat(_gecontroleerd(pad, basis)) for pad in basis.parameters)


def lees_peildatum(tekst: str) -> date:
    """A reference date as the user writes it."""
    if not is_datum(tekst):
        raise InvoerFout.een(
            "dit is geen datum", "schrijf JJJJ-MM-DD, bijvoorbeeld 2027-01-31", veld="peildatum"
        )
    return date.fromisoformat(tekst)


def controleer_ouderdom(basis: Kennisbasis, peildatum: date) -> Iterator[Melding]:
    """A warning for every number that was last checked more than twelve months before `peildatum`."""
    for pad, bestand in basis.parameters.items():
        gecontroleerd = date.fromisoformat(_gecontroleerd(pad, basis))
        maanden = (
            (peildatum.year - gecontroleerd.year) * MAANDEN_PER_JAAR + peildatum.month - gecontroleerd.month
        )
        if (maanden, peildatum.day) > (MAANDEN_GELDIG, gecontroleerd.day):
            tekst = f"laatst nagekeken op {gecontroleerd}, meer dan {MAANDEN_GELDIG} maanden voor {peildatum}"
            veld = ("metadata", "last_checked")
            yield bestand.melding(veld, tekst, "kijk de bron opnieuw na en pas de datum aan", "waarschuwing")


def _gecontroleerd(pad: str, basis: Kennisbasis) -> str:
    gecontroleerd: str = basis.parameters[pad].data["metadata"]["last_checked"]
    return gecontroleerd
