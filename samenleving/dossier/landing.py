"""Where the words of a user come to stand: for each section of a motivation the papers and the headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from samenleving.display import opsomming
from samenleving.dossier.acts import BESLUIT, DECREET, opschriften
from samenleving.dossier.material import Stof
from samenleving.dossier.motivation import SECTIES
from samenleving.dossier.prose import woorden
from samenleving.drafting.motives import vraagt_motieven

MEMORIE = {
    "samenvatting": "Samenvatting",
    "situering": "Situering",
    "doel": "Doel",
    "inhoud": "Inhoud",
    "bevoegdheid": "Bevoegdheid",
    "grondrechten": "Grondrechten en samenhang met andere regels",
    "budget": "Budgettaire weerslag",
    "personeel": "Weerslag op het personeel",
    "lokale_besturen": "Weerslag op de lokale besturen",
}
"""Section → its heading in the memorandum, without its number."""
NOTA = {
    "samenvatting": "Samenvatting",
    "situering": "Aanleiding en geldende regels",
    "doel": "Algemene toelichting",
    "inhoud": "Algemene toelichting",
    "budget": "Budgettaire impact voor de Vlaamse overheid",
    "personeel": "Impact op het personeel van de Vlaamse overheid",
    "lokale_besturen": "Impact op de lokale en provinciale besturen",
    "traject": "Verder traject",
}
"""Section → its heading in the note."""
NOTA_ALLEEN = {
    "bevoegdheid": MEMORIE["bevoegdheid"],
    "grondrechten": MEMORIE["grondrechten"],
}
"""Section → its heading in the note of a file without memorandum."""
AANHEF = "Motivering"
"""The heading in the preamble of a decision."""


def plaatsen(stof: Stof) -> dict[str, tuple[tuple[str, str], ...]]:
    """Section → (title of the paper, heading) of every place where its text stands; empty where nowhere."""
    return {sectie: tuple(_plaatsen(sectie, stof)) for sectie in SECTIES}


def _plaatsen(sectie: str, stof: Stof) -> Iterator[tuple[str, str]]:
    delen = [deel for deel in (DECREET, BESLUIT) if opschriften(stof.stukken, deel)]
    if sectie == "motieven" and vraagt_motieven(stof.stukken):
        yield from ((titel, AANHEF) for titel in opschriften(stof.stukken, BESLUIT))
    if DECREET in delen and sectie in MEMORIE:
        yield "Memorie van toelichting", MEMORIE[sectie]
    koppen = NOTA if DECREET in delen else {**NOTA, **NOTA_ALLEEN}
    if sectie in koppen:
        over = {DECREET: " over het decreet", BESLUIT: " over het besluit"}
        for slot in [over[deel] for deel in delen] or [""]:
            yield f"Nota aan de Vlaamse Regering{slot}", koppen[sectie]


def landt(plekken: tuple[tuple[str, str], ...]) -> str:
    """*Dit komt in de memorie van toelichting, onder “Doel”.*, or that it comes nowhere as things stand."""
    if not plekken:
        return "Dit komt nu in geen enkel stuk van dit dossier."
    per_kop: dict[str, list[str]] = {}
    for titel, kop in plekken:
        lidwoord = "het" if titel.startswith(("Ontwerp", "Voorontwerp")) else "de"
        per_kop.setdefault(kop, []).append(f"in {lidwoord} {titel[:1].lower()}{titel[1:]}")
    return f"Dit komt {opsomming([f'{opsomming(waar)}, onder “{kop}”' for kop, waar in per_kop.items()])}."


@cache
def gevraagd() -> Mapping[str, str]:
    """The sentence of each gap that a section of a motivation fills → that section."""
    gaten: dict[str, str] = woorden()["memorie"]["gaten"]
    uit = {" ".join(str(zin).split()): naam for naam, zin in gaten.items() if naam in SECTIES}
    return {**uit, " ".join(str(woorden()["nota"]["begroting"]).split()): "budget"}
