"""One value per row: what a system gives the persons of a population, in chunks of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.indexed_enums import Enum
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import datum_onbekend
from samenleving.engine import DunneSimulatie, bouw
from samenleving.population.codes import enumreeks
from samenleving.population.model import Bevolking, Invoer, Reeks

RIJEN_PER_DEEL = 1 << 16

Vraag = tuple[str, str]
"""A variable and a month."""


def per_rij(
    bevolking: Bevolking, stelsel: TaxBenefitSystem, vragen: Sequence[Vraag], rijen: Reeks | None = None
) -> dict[Vraag, Reeks]:
    """Values of variables of `persoon`, in the order of the rows; enums as codes.

    Args:
        bevolking: only what is given of persons is used.
        stelsel: the system whose formulas run.
        vragen: variable and month `JJJJ-MM`.
        rijen: indices of the rows to reckon with; all of them by default.
    """
    gekozen = np.arange(bevolking.personen) if rijen is None else rijen
    if not len(gekozen):
        return {vraag: np.zeros(0) for vraag in vragen}
    delen: dict[Vraag, list[Reeks]] = {vraag: [] for vraag in vragen}
    for begin in range(0, len(gekozen), RIJEN_PER_DEEL):
        deel = gekozen[begin : begin + RIJEN_PER_DEEL]
        simulatie = bouw(stelsel, len(deel))
        _vul(simulatie, stelsel, bevolking.invoer, deel)
        for vraag in vragen:
            uitkomst = np.asarray(simulatie.calculate(*vraag)).view(np.ndarray)
            delen[vraag].append(uitkomst)
    return {vraag: np.concatenate(reeksen) for vraag, reeksen in delen.items()}


def _vul(
    simulatie: DunneSimulatie, stelsel: TaxBenefitSystem, invoer: Mapping[str, Invoer], rijen: Reeks
) -> None:
    for naam, waarde in invoer.items():
        variabele = stelsel.variables[naam]
        if variabele.entity.key != stelsel.person_entity.key:
            continue
        if isinstance(waarde, Mapping):
            for periode, reeks in waarde.items():
                simulatie.zet(naam, periode, _reeks(variabele, naam, reeks[rijen]))
        else:
            simulatie.zet_altijd(naam, _reeks(variabele, naam, waarde[rijen]))


def _reeks(variabele: Variable, naam: str, reeks: Reeks) -> Any:
    return enumreeks(naam, reeks) if variabele.value_type is Enum else reeks


def tel(codes: Reeks, gewicht: NDArray[np.int64], klassen: int) -> NDArray[np.int64]:
    """Persons per code, in whole persons."""
    geteld: NDArray[np.int64] = np.bincount(codes, gewicht, klassen).astype(np.int64)
    return geteld


def maanden_vanaf(maand: str, aantal: int) -> tuple[str, ...]:
    """So many months from a month on."""
    begin = np.datetime64(maand, "M")
    return tuple(str(begin + stap) for stap in range(aantal))


def schuif(invoer: Mapping[str, Invoer], namen: Iterable[str], maanden: int) -> dict[str, Invoer]:
    """The same input with those dates so many months later; an unknown date stays unknown."""
    verschoven: dict[str, Invoer] = dict(invoer)
    for naam in namen:
        datums = verschoven.get(naam)
        if maanden and isinstance(datums, np.ndarray):
            maand = datums.astype("datetime64[M]")
            later = (maand + maanden).astype("datetime64[D]") + (datums - maand.astype("datetime64[D]"))
            verschoven[naam] = np.where(datum_onbekend(datums), datums, later)
    return verschoven
