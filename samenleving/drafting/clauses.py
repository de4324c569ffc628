"""From operations to Dutch: *In artikel 9 van het … wordt het getal “60” vervangen door het getal “50”.*

One amending article per amended article, its operations in the order of the text. The first mention of an act
is its full title, later ones are *hetzelfde besluit* or *hetzelfde decreet*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samenleving.drafting.operations import WaardeVervangen
from samenleving.formats import FORMATEN
from samenleving.legislation import Akte, Artikel, Wijziging

_GAT = re.compile(r"^.*?\[TE VERIFIËREN: [^\]]*\]")
_SOORT = {
    "decreet": ("het decreet", "de decreten"),
    "bvr": ("het besluit van de Vlaamse Regering", "de besluiten van de Vlaamse Regering"),
    "wet": ("de wet", "de wetten"),
    "kb": ("het koninklijk besluit", "de koninklijke besluiten"),
    "mb": ("het ministerieel besluit", "de ministeriële besluiten"),
}
ZELFDE = {"decreet": "hetzelfde decreet", "wet": "dezelfde wet"}


@dataclass(frozen=True)
class Clausule:
    """The text of one amending article, without its label: one sentence, or an opening with points (1° …)."""

    tekst: str
    punten: tuple[str, ...] = ()
    operaties: tuple[WaardeVervangen, ...] = ()


def schrijf_clausule(operaties: Sequence[WaardeVervangen], akte: Akte, *, eerste: bool) -> Clausule:
    """The clause for all operations on one article of `akte`; `eerste` for the first mention of the act."""
    artikel = akte.artikel(operaties[0].artikel)
    aanhaling = akte.aanhaling if eerste else ZELFDE.get(akte.soort, "hetzelfde besluit")
    van = f"van {aanhaling}{historiek(artikel)}"
    if len(operaties) == 1:
        [operatie] = operaties
        komma = "," if "," in operatie.plaats else ""
        zin = f"In {operatie.plaats}{komma} {van} wordt {_vervanging(operatie)}."
        return Clausule(zin, (), (operatie,))
    plaats = _artikelplaats(operaties[0].plaats, artikel)
    komma = "," if "," in plaats else ""
    opening = f"In {plaats}{komma} {van} worden de volgende wijzigingen aangebracht:"
    punten = []
    for nummer, operatie in enumerate(operaties, 1):
        binnen = operatie.plaats[len(plaats) :].removeprefix(", ")
        slot = "." if nummer == len(operaties) else ";"
        punten.append(f"{_binnen(binnen)}wordt {_vervanging(operatie)}{slot}")
    return Clausule(opening, tuple(punten), tuple(operaties))


def _vervanging(operatie: WaardeVervangen) -> str:
    telkens = "telkens " if operatie.telkens else ""
    naamwoord = operatie.naamwoord
    return f"{naamwoord} “{operatie.oud}” {telkens}vervangen door {naamwoord} “{operatie.nieuw}”"


def _artikelplaats(plaats: str, artikel: Artikel) -> str:
    """The place of the whole article: up to its number, or up to the gap where the number should stand."""
    if artikel.nummer is not None:
        return f"artikel {artikel.nummer}"
    gat = _GAT.match(plaats)
    return gat[0] if gat else plaats


def _binnen(binnen: str) -> str:
    """*§1, eerste lid* becomes *in paragraaf 1, eerste lid,* and nothing stays nothing."""
    if not binnen:
        return ""
    if binnen.startswith("§"):
        tekst = f"paragraaf {binnen[1:]}"
    elif binnen.split(",")[0].endswith(" lid"):
        tekst = f"het {binnen}"
    elif binnen.startswith("["):
        tekst = binnen
    else:
        tekst = f"punt {binnen}"
    return f"in {tekst}, " if "," in tekst else f"in {tekst} "


def historiek(artikel: Artikel) -> str:
    """*, ingevoegd bij het … van … en gewijzigd bij de … van … en …,* or nothing when no change is known."""
    groepen: list[tuple[str, list[Wijziging]]] = []
    for wijziging in artikel.gewijzigd_bij:
        aard = wijziging.aard or "gewijzigd"
        if groepen and groepen[-1][0] == aard and groepen[-1][1][0].soort == wijziging.soort:
            groepen[-1][1].append(wijziging)
        else:
            groepen.append((aard, [wijziging]))
    stukken = [f"{aard} bij {_akten(lijst)}" for aard, lijst in groepen]
    return f", {_en(stukken)}," if stukken else ""


def _akten(wijzigingen: Sequence[Wijziging]) -> str:
    enkel, meer = _SOORT[wijzigingen[0].soort]
    data = [FORMATEN["datum"].render(w.datum) if w.datum else "[TE VERIFIËREN: datum]" for w in wijzigingen]
    return f"{enkel if len(data) == 1 else meer} van {_en(data)}"


def _en(delen: Sequence[str]) -> str:
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"
