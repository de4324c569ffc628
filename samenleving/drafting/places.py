"""Places in a draft: the numbers of its articles, and the lids that give power to the Government."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samenleving.drafting.layout import RANGTELWOORDEN, Lid
from samenleving.drafting.model import Delegatie

DELEGATIE = ("De Vlaamse Regering bepaalt", "De Vlaamse Regering kan", "De Vlaamse Regering stelt")


def genummerd(namen: Sequence[str], vast: Mapping[str, str]) -> dict[str, str]:
    """Names to numbers: 1, 2, 3; where some are fixed, the others take what lies between (4/1, 4/2)."""
    plekken = [plek for plek, naam in enumerate(namen) if naam in vast]
    laatste = plekken[-1] if plekken else -1
    uit: dict[str, str] = {}
    vorige, erbij = "0", 0
    for plek, naam in enumerate(namen):
        if naam in vast:
            vorige, erbij = vast[naam], 0
            uit[naam] = vorige
        elif plek > laatste:
            hoogste = max(
                (int(nummer.split("/")[0]) for nummer in [*vast.values(), *uit.values()]), default=0
            )
            uit[naam] = str(hoogste + 1)
        else:
            erbij += 1
            uit[naam] = f"{vorige}/{erbij}"
    return uit


def delegaties_in(leden: tuple[Lid, ...], nummer: str) -> tuple[Delegatie, ...]:
    """The lids in which the Government receives a power."""
    uit = []
    for positie, lid in enumerate(leden):
        tekst = " ".join(lid.regels)
        if any(formule in tekst for formule in DELEGATIE):
            binnen = f", {RANGTELWOORDEN[positie]} lid" if len(leden) > 1 else ""
            uit.append(Delegatie(f"artikel {nummer}{binnen}", tekst))
    return tuple(uit)


def samen(plekken: Sequence[str]) -> str:
    """*artikel 9, eerste en tweede lid,* from the places of one article."""
    if len(plekken) == 1:
        return f"{plekken[0]}," if "," in plekken[0] else plekken[0]
    artikel = plekken[0].split(",")[0]
    rangen = [plek.split(", ")[1].removesuffix(" lid") for plek in plekken]
    return f"{artikel}, {', '.join(rangen[:-1])} en {rangen[-1]} lid,"
