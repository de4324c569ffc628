"""What the templates of the workbench need besides the data: names of fields, badges, numbers as words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint
from markupsafe import Markup

from samenleving.display import datum, euro, maand
from samenleving.documents.style import BADGES
from samenleving.proposals.model import HUIDIG
from samenleving.web.werkbank.edits import veldnaam
from samenleving.web.werkbank.state import BLADEN, TOON
from samenleving.web.werkbank.variants import in_woorden, variantkeuzes

LENGTE_VAN_EEN_LETTERWOORD = 4


def registreer(paden: Blueprint) -> None:
    """Make the helpers known to every template."""
    paden.add_app_template_filter(anker, "wb_anker")
    paden.add_app_template_filter(badge, "wb_badge")
    paden.add_app_template_filter(aantal, "wb_aantal")
    paden.add_app_template_filter(korte_naam, "wb_kort")
    paden.add_app_template_filter(na_getal, "wb_na_getal")
    paden.add_app_template_filter(hoofdletter, "capitalize_eerste")
    paden.add_app_template_filter(groepeer, "groupby_op")
    paden.add_app_template_filter(euro, "wb_euro")
    paden.add_app_template_filter(datum, "wb_datum")
    paden.add_app_template_filter(maand, "wb_maand")

    @paden.context_processor
    def helpers() -> dict[str, object]:
        return {
            "veldnaam": veldnaam,
            "bladen": BLADEN,
            "toonkeuzes": TOON,
            "badges": BADGES,
            "variantkeuzes": variantkeuzes,
        }


def anker(*delen: str) -> str:
    """A name for an element, from what it is about."""
    return "-".join(re.sub(r"[^a-z0-9]+", "-", deel.casefold()).strip("-") for deel in delen)


def badge(soort: str, tekst: str = "", *, kort: bool = False) -> Markup:
    """A state in words with its symbol; colour never speaks alone.

    `kort` shows the first word only, above a narrow column; a screen reader still hears the rest.
    """
    stijl = BADGES.get(soort)  # type: ignore[call-overload]
    if stijl is None:
        return Markup("<span class='badge'>{}</span>").format(tekst or soort)
    woorden: str = tekst or stijl.label
    if kort and ", " in woorden:
        begin, _, rest = woorden.partition(", ")
        woorden = Markup('{}<span class="onzichtbaar">, {}</span>').format(begin, rest)
    return Markup('<span class="badge badge-{}"><span aria-hidden="true">{}</span> {}</span>').format(
        soort, stijl.symbool, woorden
    )


def aantal(rij: Iterable[Any] | int, een: str, meer: str) -> str:
    """`1 knelpunt`, `3 knelpunten`, `geen knelpunten`."""
    n = rij if isinstance(rij, int) else len(tuple(rij))
    return f"geen {meer}" if n == 0 else f"1 {een}" if n == 1 else f"{n} {meer}"


def korte_naam(naam: str) -> str:
    """Name of a system above a column: `serv_2025+prijs=een` gives `SERV 2025, één prijs`."""
    kop, *rest = naam.split("+")
    eerste, _, staart = kop.partition("_")
    eerste = eerste.upper() if len(eerste) <= LENGTE_VAN_EEN_LETTERWOORD else eerste.capitalize()
    titel = "Geldend recht" if kop == HUIDIG else f"{eerste} {staart.replace('_', ' ')}".strip()
    return ", ".join((titel, *(in_woorden(deel) for deel in rest)))


def na_getal(tekst: str) -> str:
    """What stands behind the number in a sentence: `4,10 euro` gives `euro`."""
    return re.sub(r"^[-0-9.,\s\u00a0\u202f]*", "", tekst)


def hoofdletter(tekst: str) -> str:
    """The same sentence with a capital, and without its full stop."""
    return tekst[:1].upper() + tekst[1:].rstrip(".")


@dataclass(frozen=True)
class Groep:
    """Rows with the same value in a field."""

    sleutel: str
    rijen: tuple[Any, ...]


def groepeer(rijen: Iterable[Any], veld: str) -> tuple[Groep, ...]:
    """Rows together by a field, in the order in which its values come first."""
    groepen: dict[str, list[Any]] = {}
    for rij in rijen:
        groepen.setdefault(getattr(rij, veld), []).append(rij)
    return tuple(Groep(sleutel, tuple(leden)) for sleutel, leden in groepen.items())
