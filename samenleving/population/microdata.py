"""Somebody's own persons: a table with one row per person (or per so many) and the facts that the law asks.

A column is an input variable of `persoon`, or one of the columns below. What is left empty is unknown. A
value holds for every month. Nothing is assumed of these people: judgements that nobody made stay open, and
take-up is not reckoned.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.indexed_enums import Enum

from openfisca_samenleving.basis import ONBEKEND
from samenleving.errors import InvoerFout
from samenleving.law import stelsel, variabelen
from samenleving.population.model import NERGENS, Bevolking, Kenmerk, Reeks
from samenleving.population.strata import klassen
from samenleving.population.synthetic import Populatie
from samenleving.population.tables import Kolom, lees_tabel
from samenleving.situation import controleer_maand

MAX_GEWICHT = 1_000_000
GEWICHT = "gewicht"
GROEPEN = ("huishouden", "gemeente", "organisator", "gebruiker")
KENMERKEN = ("duur", "leeftijd", "statuut")


@cache
def kolommen() -> tuple[Kolom, ...]:
    """Every column that microdata may have, weights and classes first."""
    namen = klassen()
    per_kenmerk = {"duur": namen.duur, "leeftijd": namen.leeftijd, "statuut": namen.statuut}
    vaste = [
        Kolom(GEWICHT, "geheel", "Aantal personen waarvoor de rij staat", "personen", 1, MAX_GEWICHT, leeg=1),
        *(
            Kolom(
                naam,
                "keuze",
                f"Klasse van de tabel van mei 2025: {naam}",
                keuzes=per_kenmerk[naam],
                leeg=NERGENS,
            )
            for naam in KENMERKEN
        ),
        *(Kolom(naam, "tekst", f"Kenteken van de groep “{naam}” van de persoon") for naam in GROEPEN),
    ]
    return (*vaste, *(_van_variabele(naam) for naam in _invoer()))


def _invoer() -> list[str]:
    return [
        naam
        for naam, info in variabelen().items()
        if info.bepaling.soort == "invoer"
        and info.entiteit == "persoon"
        and stelsel().variables[naam].get_formula() is None
    ]


def _van_variabele(naam: str) -> Kolom:
    variabele = stelsel().variables[naam]
    if variabele.value_type is Enum:
        keuzes = tuple(lid.name for lid in variabele.possible_values)
        return Kolom(naam, "keuze", variabele.label, keuzes=keuzes, leeg=variabele.default_value.index)
    if variabele.unit == "datum":
        return Kolom(naam, "datum", variabele.label)
    leeg = ONBEKEND if variabele.default_value == ONBEKEND else float(variabele.default_value)
    return Kolom(naam, "getal", variabele.label, variabele.unit or "", leeg=leeg)


def lees_microdata(pad: Path | str, maand: str) -> Populatie:
    """Read somebody's own persons.

    Args:
        pad: CSV (UTF-8, heading on the first line) or Parquet.
        maand: month `JJJJ-MM` to reckon for.

    Raises:
        InvoerFout: everything that is wrong, with row and column.
    """
    controleer_maand(maand)
    gelezen = lees_tabel(pad, kolommen())
    feiten = {naam: reeks for naam, reeks in gelezen.items() if naam in set(_invoer())}
    if not feiten:
        raise InvoerFout.een(
            "deze tabel zegt niets over de personen",
            "geef minstens één kolom met een gegeven, bijvoorbeeld werkzoekend_sinds",
            bestand=str(pad),
        )
    aantal = len(next(iter(feiten.values())))
    if not aantal:
        raise InvoerFout.een("deze tabel heeft geen rijen", "geef minstens één persoon", bestand=str(pad))
    return Populatie(_bevolking(aantal, feiten, gelezen), maand, stilstaand=False)


def _bevolking(aantal: int, feiten: dict[str, Reeks], gelezen: dict[str, Reeks]) -> Bevolking:
    volgorde = _per_huishouden(gelezen)

    def op_volgorde(reeks: Reeks) -> Reeks:
        return reeks if volgorde is None else reeks[volgorde]

    groepen: dict[str, tuple[int, Any]] = {}
    for naam in GROEPEN:
        if naam in gelezen:
            groepen[naam] = _nummers(op_volgorde(gelezen[naam]))
    namen = klassen()
    per_kenmerk = {"duur": namen.duur, "leeftijd": namen.leeftijd, "statuut": namen.statuut}
    kenmerken = {
        naam: Kenmerk(op_volgorde(gelezen[naam]).astype(np.int64), per_kenmerk[naam])
        for naam in KENMERKEN
        if naam in gelezen
    }
    return Bevolking(
        personen=aantal,
        invoer={naam: op_volgorde(reeks) for naam, reeks in feiten.items()},
        groepen=groepen,
        gewicht=op_volgorde(gelezen[GEWICHT]).astype(np.int64) if GEWICHT in gelezen else None,
        kenmerken=kenmerken,
    )


def _per_huishouden(gelezen: dict[str, Reeks]) -> Reeks | None:
    """An order in which persons of one household stand together."""
    if "huishouden" not in gelezen:
        return None
    _, nummer = np.unique(gelezen["huishouden"].astype(str), return_inverse=True)
    volgorde: Reeks = np.argsort(nummer, kind="stable")
    return volgorde


def _nummers(kentekens: Reeks) -> tuple[int, Any]:
    """Number of groups and, per row, the index of the group; an empty cell belongs to none."""
    namen, nummer = np.unique(kentekens.astype(str), return_inverse=True)
    if len(namen) and namen[0] == "":
        nummer = np.where(nummer == 0, NERGENS, nummer - 1)
        return len(namen) - 1, nummer.astype(np.int64)
    return len(namen), nummer.astype(np.int64)
