"""The second pass: municipalities, organisers and users, reckoned on what their persons come to.

Their rules look at totals (a begun tranche of inhabitants, a threshold of cheques) and do not add up over
parts. So the persons are added up first, in whole numbers, and one small simulation of all entities follows.
What cannot be computed for one of its persons is not known for the entity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from openfisca_samenleving.basis import ONBEKEND
from samenleving.errors import InvoerFout
from samenleving.law import variabeleinfo
from samenleving.population.model import Bevolking, Reeks
from samenleving.population.run import Opdracht, Totalen, invoer_van
from samenleving.population.shared import bouw
from samenleving.population.totals import Som, heel


@dataclass(frozen=True)
class Doorgave:
    """A total of the persons that an entity takes as input.

    Attributes:
        van: the total, per kind of entity: `Som("wijk_werken_betaalde_uren", ("organisator",))`.
        naar: the input, such as `cheques_verwerkt`; in the unit of the law of the variable that is added up.
        hoofden: hand on how many persons have some of it instead of how much it is.
    """

    van: Som
    naar: str
    hoofden: bool = False

    @property
    def soort(self) -> str:
        """The kind of entity."""
        if len(self.van.per) != 1:
            raise InvoerFout.een(f"“{self.naar}” komt niet van één soort groep", "tel per één soort groep")
        return self.van.per[0]


def per_entiteit(
    totalen: Totalen,
    opdracht: Opdracht,
    bevolking: Bevolking,
    doorgaven: Sequence[Doorgave],
    vragen: Sequence[str],
) -> Mapping[tuple[str, str], Reeks]:
    """What the systems give the entities of one kind.

    Args:
        totalen: of the first pass; it holds every `van`.
        opdracht: of the first pass: its systems and year.
        bevolking: the entities' own input, and how many there are.
        doorgaven: what they take from the first pass; all of one kind of entity.
        vragen: monthly variables of that kind.

    Returns:
        Per system and variable an array of months × entities; enums as codes.
    """
    (soort,) = {doorgave.soort for doorgave in doorgaven}
    aantal, _ = bevolking.groepen[soort]
    stelsels = opdracht.stelsels()
    plaatsen = np.arange(aantal)
    simulaties = bouw(stelsels, aantal, {soort: (aantal, plaatsen)})
    entiteiten = Bevolking(aantal, _van_soort(bevolking, soort), {soort: (aantal, plaatsen)})
    uit: dict[tuple[str, str], Reeks] = {}
    for naam, simulatie in zip(opdracht.systemen, simulaties, strict=True):
        for (variabele, periode), reeks in invoer_van(entiteiten):
            if periode:
                simulatie.zet(variabele, periode, reeks)
            else:
                simulatie.zet_altijd(variabele, reeks)
        for doorgave in doorgaven:
            per_maand = totalen[naam, doorgave.van]
            for maand, rij in zip(opdracht.maanden, per_maand, strict=True):
                simulatie.zet(doorgave.naar, maand, _waarden(doorgave, rij))
        for vraag in vragen:
            rijen = [np.asarray(simulatie.calculate(vraag, maand)) for maand in opdracht.maanden]
            uit[naam, vraag] = np.stack([rij.view(np.ndarray) for rij in rijen])
    return uit


def _van_soort(bevolking: Bevolking, soort: str) -> dict[str, Reeks | Mapping[str, Reeks]]:
    return {naam: reeks for naam, reeks in bevolking.invoer.items() if variabeleinfo(naam).entiteit == soort}


def _waarden(doorgave: Doorgave, rij: Reeks) -> Reeks:
    som, hoofden, niet_te_berekenen = np.moveaxis(rij, -1, 0)
    _, schaal = heel(doorgave.van.variabele)
    waarden = hoofden.astype(np.float64) if doorgave.hoofden else som / schaal
    return np.where(niet_te_berekenen > 0, ONBEKEND, waarden)
