"""Run a population through systems: states, take-up, amounts, who gains and who loses.

    uitkomst = simuleer(maak(zaad=7), [systeem("huidig"), systeem("regering_2025")])

The first system is the basis. Results on the facts are counts; whatever rests on assumed judgements or
take-up stands apart and is named so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from samenleving.population.access import RECHTEN, TOEGANG, Staten, per_cel, staten, telling, verschuiving
from samenleving.population.checks import ijking, niet_gemodelleerd, tegenspraken
from samenleving.population.outcome import Bevolkingsuitkomst, Systeemuitkomst
from samenleving.population.participation import allen, deelnemers, opname, sommen
from samenleving.population.rows import maanden_vanaf
from samenleving.population.synthetic import Populatie
from samenleving.population.targets import BUITEN_DE_TABEL
from samenleving.stamp import stempel
from samenleving.systems import Systeem, systeem

AANTAL_MAANDEN = 12
Voortgang = Callable[[str, int, int], None]
"""What is being done, how many steps are done, how many there are."""


def simuleer(
    populatie: Populatie,
    systemen: Sequence[Systeem],
    maanden: Sequence[str] | None = None,
    *,
    voortgang: Voortgang | None = None,
) -> Bevolkingsuitkomst:
    """Run the systems over the population.

    Args:
        populatie: from `maak` or `lees_microdata`.
        systemen: the first is the basis with which the others are compared.
        maanden: months over which amounts are added up; by default a year from the month of the population.
        voortgang: called after each step.

    Returns:
        The outcome; its states are those of the month of the population.
    """
    gekozen = tuple(maanden or maanden_vanaf(populatie.maand, AANTAL_MAANDEN))
    meld = voortgang or (lambda *_: None)
    stappen = len(systemen) + 1
    meld("huidig recht", 0, stappen)
    huidig = systeem("huidig")
    vandaag = staten(populatie, huidig, populatie.maand)
    kans = opname(populatie, vandaag) if _neemt_deel(populatie) else None
    basis: Staten | None = None
    uit: list[Systeemuitkomst] = []
    for nummer, dit in enumerate(systemen, start=1):
        meld(dit.titel, nummer, stappen)
        hier = vandaag if dit.naam == huidig.naam else staten(populatie, dit, populatie.maand)
        uit.append(_een(populatie, dit, hier, basis, systemen[0].naam, kans, gekozen))
        basis = basis or hier
    meld("klaar", stappen, stappen)
    voorstellen = [voorstel for dit in systemen for voorstel in dit.keten]
    gevraagd = {
        "systemen": [dit.naam for dit in systemen],
        "maand": populatie.maand,
        "maanden": list(gekozen),
        "zaad": populatie.zaad,
        "elke": populatie.elke,
        "aannames": {} if populatie.aannames is None else dict(populatie.aannames.kwantielen),
        "keuzes": {} if populatie.aannames is None else dict(populatie.aannames.gekozen),
    }
    merk = stempel(datum=populatie.maand, voorstellen=voorstellen, invoer=gevraagd)
    synthetisch = populatie.aannames is not None
    return Bevolkingsuitkomst(
        soort="synthetisch" if synthetisch else "eigen_gegevens",
        maand=populatie.maand,
        maanden=gekozen,
        zaad=populatie.zaad,
        elke=populatie.elke,
        personen=int(populatie.gewicht.sum()),
        in_tabel=_in_tabel(populatie),
        systemen=tuple(uit),
        ijking=ijking(populatie) if synthetisch else (),
        tegenspraken=tegenspraken() if synthetisch else (),
        niet_gemodelleerd=niet_gemodelleerd(synthetisch),
        stempel={veld: getattr(merk, veld) for veld in merk.__dataclass_fields__},
    )


def _een(
    populatie: Populatie,
    dit: Systeem,
    hier: Staten,
    basis: Staten | None,
    basisnaam: str,
    kans: float | None,
    maanden: Sequence[str],
) -> Systeemuitkomst:
    wie = None
    if _neemt_deel(populatie):
        wie = deelnemers(populatie, dit, hier, populatie.maand, kans)
    return Systeemuitkomst(
        naam=dit.naam,
        titel=dit.titel,
        status=dit.status,
        toegang=telling(TOEGANG, hier, populatie.gewicht),
        toegang_per_cel=per_cel(hier, populatie.gewicht, populatie.feiten.kenmerken),
        rechten=tuple(telling(naam, hier, populatie.gewicht) for naam in RECHTEN),
        deelname=None if wie is None else wie.telling,
        sommen=sommen(populatie, dit, allen(populatie) if wie is None else wie, maanden),
        verschuiving=None
        if basis is None
        else verschuiving(basisnaam, basis, hier, populatie.gewicht, populatie.feiten.kenmerken),
    )


def _neemt_deel(populatie: Populatie) -> bool:
    """Whether take-up can be reckoned: somebody's own data say nothing of it."""
    return bool(populatie.oordelen and populatie.mogelijk)


def _in_tabel(populatie: Populatie) -> int:
    duur = populatie.feiten.kenmerken.get("duur")
    if duur is None or BUITEN_DE_TABEL not in duur.klassen:
        return int(populatie.gewicht.sum())
    buiten = duur.codes == duur.klassen.index(BUITEN_DE_TABEL)
    return int(np.sum(populatie.gewicht[~buiten]))
