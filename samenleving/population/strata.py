"""Who the persons are: every cell of the table, with the wijk-werkers and the recipients of a leefloon in it.

A stratum is a cell (age × duration × category) by what somebody does (nothing, wijk-werken, in the transition
group) by whether there is a leefloon. Each has a whole number of persons, and together they are exactly the
table. Recipients who are not registered come after it, in a cell of their own per age.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenleving.population.apportion import Gehelen, verdeel
from samenleving.population.assumptions import Aannames
from samenleving.population.targets import BUITEN_DE_TABEL, ijkpunten, tabel

GEEN, GEWOON, OVERGANG, GEMEENSCHAPSDIENST = range(4)
DEELNAME = ("geen", "wijk_werken", "wijk_werken_overgangsgroep", "gemeenschapsdienst")
MET_UITKERING = "uitkeringsaanvraag"
NIET_BEROEPSACTIEF = ("voormalig_niet_beroepsactief", "overige")
"""Categories of the table in which recipients of a leefloon are looked for."""


@dataclass(frozen=True)
class Klassen:
    """Names of the classes, in the order of the codes."""

    duur: tuple[str, ...]
    leeftijd: tuple[str, ...]
    statuut: tuple[str, ...]


@dataclass(frozen=True)
class Strata:
    """Equally long arrays, one value per stratum; `aantal` is the number of persons."""

    duur: Gehelen
    leeftijd: Gehelen
    statuut: Gehelen
    deelname: Gehelen
    leefloon: Gehelen
    aantal: Gehelen

    def __getitem__(self, masker: object) -> Strata:
        return Strata(**{naam: getattr(self, naam)[masker] for naam in self.__dataclass_fields__})


def klassen() -> Klassen:
    """Classes of the table, with one more for whoever stands outside it."""
    rijen = tabel().rijen
    return Klassen(
        (*dict.fromkeys(duur for duur, _ in rijen), BUITEN_DE_TABEL),
        tuple(dict.fromkeys(leeftijd for _, leeftijd in rijen)),
        (*tabel().kolommen, BUITEN_DE_TABEL),
    )


def strata(aannames: Aannames) -> Strata:
    """All strata with persons in them, the table first."""
    namen, punten = klassen(), ijkpunten()
    delen = [
        (namen.duur.index(duur), namen.leeftijd.index(leeftijd), kolom, aantal)
        for (duur, leeftijd), rij in tabel().rijen.items()
        for kolom, aantal in enumerate(rij)
    ]
    duur, leeftijd, statuut, aantal = (np.array(kolom, dtype=np.int64) for kolom in zip(*delen, strict=True))
    leefloners = round(aannames.waarde("leefloners"))
    in_tabel = round(leefloners * aannames.waarde("leefloner_in_de_tabel"))
    kan_leefloon = np.isin(statuut, [namen.statuut.index(naam) for naam in NIET_BEROEPSACTIEF])
    leefloon = verdeel(in_tabel, aantal * kan_leefloon)
    over = aantal - leefloon

    langst = duur == len(namen.duur) - 2
    overgang = verdeel(
        punten.overgangsgroep,
        over * langst * aannames.per_klasse("overgangsgroep_leeftijd", namen.leeftijd)[leeftijd],
    )
    gewoon = punten.wijk_werkers - punten.overgangsgroep
    met_leefloon = round(gewoon * aannames.waarde("wijk_werker_leefloon"))
    kans = _kans_op_toegang(aannames, namen)[duur]
    gewoon_leefloon = verdeel(met_leefloon, leefloon * kans)
    gewoon_ander = verdeel(gewoon - met_leefloon, (over - overgang) * kans)
    dienst = verdeel(
        punten.gemeenschapsdienst,
        (over - overgang - gewoon_ander) * langst * (statuut == namen.statuut.index(MET_UITKERING)),
    )
    per_soort = (
        (GEEN, 0, over - overgang - gewoon_ander - dienst),
        (GEEN, 1, leefloon - gewoon_leefloon),
        (GEWOON, 0, gewoon_ander),
        (GEWOON, 1, gewoon_leefloon),
        (OVERGANG, 0, overgang),
        (GEMEENSCHAPSDIENST, 0, dienst),
    )
    buiten = verdeel(leefloners - in_tabel, aannames.per_klasse("leeftijd_andere_leefloners", namen.leeftijd))
    alle = [
        Strata(duur, leeftijd, statuut, np.full_like(aantal, deelname), np.full_like(aantal, lf), personen)
        for deelname, lf, personen in per_soort
    ]
    leeg = np.zeros(len(buiten), dtype=np.int64)
    alle.append(
        Strata(
            leeg + len(namen.duur) - 1,
            np.arange(len(buiten)),
            leeg + len(namen.statuut) - 1,
            leeg + GEEN,
            leeg + 1,
            buiten,
        )
    )
    samen = Strata(
        **{
            naam: np.concatenate([getattr(deel, naam) for deel in alle])
            for naam in Strata.__dataclass_fields__
        }
    )
    return samen[samen.aantal > 0]


def _kans_op_toegang(aannames: Aannames, namen: Klassen) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How likely the judgements for wijk-werken all come out well, per duration: where wijk-werkers are."""
    gebrek, halftijds, doorstroom, beter = (
        aannames.per_klasse(id_, namen.duur)
        for id_ in (
            "gebrek_recente_werkervaring",
            "werkcapaciteit_onder_halftijds",
            "doorstroom_mogelijk",
            "beter_passend_instrument",
        )
    )
    kans: np.ndarray[tuple[int], np.dtype[np.float64]] = gebrek * halftijds * doorstroom * (1 - beter)
    return kans
