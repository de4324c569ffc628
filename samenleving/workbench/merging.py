"""Three versions of one proposal: where both began, mine, and what a colleague kept meanwhile.

What only one of us changed is taken as it was changed, also where it was put back to the basis. What both
changed otherwise is never decided here: it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from samenleving import law
from samenleving.display import datum, toon_parameter
from samenleving.locator import kort
from samenleving.proposals.tree import ZetFout
from samenleving.proposals.values import lees_datum, lees_tekst
from samenleving.workbench.concept import Bewerking, Concept, Soort
from samenleving.workbench.edits import motiveringstitel, varianten_van
from samenleving.workbench.fields import parameter_van, voor_het_veld

Wie = Literal["gelijk", "mijn", "daar", "kies"]

KOP = {"titel": "Titel", "orgaan": "Van wie", "vanaf": "Geldt vanaf"}
_TABELLEN: Mapping[Soort, str] = {
    "keuze": "keuzes",
    "lezing": "lezingen",
    "waarde": "waarden",
    "motivering": "motivering",
}
ZOALS_DE_BASIS = "zoals de basis"
ONBEKEND = "niet geweten"


@dataclass(frozen=True)
class Samenrij:
    """One thing in three versions.

    Attributes:
        begin, mijn, daar: what each says, in words.
        wie: who changed it since both began; `kies` where both did and not alike.
        bewerking: the edit that does mine on the version of the colleague.
    """

    soort: Soort
    sleutel: str
    label: str
    begin: str
    mijn: str
    daar: str
    wie: Wie
    bewerking: Bewerking

    @property
    def anders(self) -> bool:
        """Whether the two versions differ here."""
        return self.wie != "gelijk"

    @property
    def samen(self) -> str:
        """What comes of it, in words; empty where that must be chosen."""
        return {"gelijk": self.mijn, "mijn": self.mijn, "daar": self.daar, "kies": ""}[self.wie]


def zonder_bestanden(concept: Concept) -> Concept:
    """What of a version is compared with it later: not the files, which the workbench never edits."""
    return replace(concept, map={}, onder={})


def leg_samen(begin: Concept | None, mijn: Concept, daar: Concept) -> tuple[Samenrij, ...]:
    """Two versions thing by thing, held against the one that both began with.

    Args:
        begin: what I opened or kept last; None where that is not known, and then every difference is asked.
        mijn: what is on the table.
        daar: what the folder holds now.
    """
    return tuple(_rijen(begin, mijn, daar))


def _rijen(begin: Concept | None, mijn: Concept, daar: Concept) -> Iterator[Samenrij]:
    for naam in KOP:
        van_begin = None if begin is None else str(getattr(begin, naam))
        yield _rij("kop", naam, van_begin, str(getattr(mijn, naam)), str(getattr(daar, naam)), mijn)
    for soort, naam in _TABELLEN.items():
        tabellen: list[Mapping[str, str]] = [
            {} if c is None else getattr(c, naam) for c in (begin, mijn, daar)
        ]
        for sleutel in dict.fromkeys(sleutel for tabel in tabellen for sleutel in tabel):
            van_begin, van_mij, van_daar = (str(tabel.get(sleutel, "")) for tabel in tabellen)
            yield _rij(soort, sleutel, None if begin is None else van_begin, van_mij, van_daar, mijn)


def _rij(soort: Soort, sleutel: str, begin: str | None, mijn: str, daar: str, concept: Concept) -> Samenrij:
    return Samenrij(
        soort,
        sleutel,
        _label(concept, soort, sleutel),
        ONBEKEND if begin is None else _in_woorden(concept, soort, sleutel, begin),
        _in_woorden(concept, soort, sleutel, mijn),
        _in_woorden(concept, soort, sleutel, daar),
        _wie(begin, mijn, daar),
        Bewerking(soort, sleutel, _getypt(soort, sleutel, mijn)),
    )


def _wie(begin: str | None, mijn: str, daar: str) -> Wie:
    if mijn == daar:
        return "gelijk"
    if begin == daar:
        return "mijn"
    return "daar" if begin == mijn else "kies"


def mijn_bewerkingen(
    rijen: tuple[Samenrij, ...], gekozen: Mapping[tuple[str, str], str]
) -> tuple[Bewerking, ...] | None:
    """The edits that bring mine to the version of the colleague; None while something is still to be chosen.

    Args:
        rijen: what `leg_samen` gave.
        gekozen: of what both changed, by kind and key: `mijn` or `daar`.
    """
    uit = []
    for rij in rijen:
        wie = gekozen.get((rij.soort, rij.sleutel), "") if rij.wie == "kies" else rij.wie
        if rij.wie == "kies" and wie not in ("mijn", "daar"):
            return None
        if wie == "mijn":
            uit.append(rij.bewerking)
    # what is put back first makes room for what is set: a choice and a value of mine cannot set the same
    return tuple(sorted(uit, key=lambda b: (b.soort != "kop", bool(b.waarde))))


def _getypt(soort: Soort, sleutel: str, waarde: str) -> str:
    if soort != "waarde" or not waarde:
        return waarde
    return voor_het_veld(sleutel, lees_tekst(parameter_van(sleutel), waarde))


def _label(concept: Concept, soort: Soort, sleutel: str) -> str:
    if soort == "kop":
        return KOP[sleutel]
    if soort == "motivering":
        return f"Motivering: {motiveringstitel(sleutel)}"
    if soort == "waarde":
        return law.parameterinfo(sleutel).label
    if soort == "lezing" and sleutel in law.lezingen():
        return law.lezingen()[sleutel].label
    variant = varianten_van(concept).get(sleutel) if soort == "keuze" else None
    return variant.vraag if variant is not None else sleutel.replace("_", " ")


def _in_woorden(concept: Concept, soort: Soort, sleutel: str, waarde: str) -> str:
    if not waarde:
        return "niet ingevuld" if soort in ("kop", "motivering") else ZOALS_DE_BASIS
    if soort == "kop":
        dag = lees_datum(waarde) if sleutel == "vanaf" else None
        return waarde if dag is None else datum(waarde)
    if soort == "waarde":
        try:
            gelezen = lees_tekst(parameter_van(sleutel), waarde)
        except ZetFout:  # of the version both began with, which travelled in the browser
            return kort(waarde)
        return " ".join(toon_parameter(law.parameterinfo(sleutel), gelezen).split())
    if soort == "lezing" and sleutel in law.lezingen():
        return " ".join(toon_parameter(law.lezingen()[sleutel], waarde).split())
    variant = varianten_van(concept).get(sleutel) if soort == "keuze" else None
    return variant.opties[waarde].titel if variant is not None and waarde in variant.opties else waarde
