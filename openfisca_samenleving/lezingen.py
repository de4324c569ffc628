"""Every reading of the law by name, as an OpenFisca reform.

`openfisca_samenleving.lezingen.verplaatsing_ritten__enkel` is a `Reform` that chooses the option `enkel`
for the reading `verplaatsing_ritten`, on every date. The name works wherever OpenFisca takes the path of
a reform: in the `reforms:` key of a YAML test, after `openfisca test --reforms`, in a notebook. Several
readings are several reforms.

OpenFisca's own `parameters:` key of a YAML test cannot do this: it replaces the whole tree.
"""

from __future__ import annotations

import copy
from functools import cache

from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.reforms import Reform

from openfisca_samenleving.stelsel import EigenParametercache

SCHEIDING = "__"


class OnbekendeLezing(ValueError):  # noqa: N818 (Dutch)
    """A reading that the law does not know, or an option that the reading does not have."""


def met_lezing(boom: ParameterNode, lezing: str, keuze: str) -> ParameterNode:
    """Return the tree with this option of the reading on every date; only the path to it is copied.

    Raises:
        OnbekendeLezing: no such reading, or no such option.
    """
    lezingen: ParameterNode = boom.children["lezingen"]
    if lezing not in lezingen.children:
        mogelijk = ", ".join(sorted(lezingen.children))
        raise OnbekendeLezing(f"De lezing {lezing!r} bestaat niet. Kies uit: {mogelijk}.")
    parameter: Parameter = lezingen.children[lezing]
    keuzes = parameter.metadata["keuzes"]
    if keuze not in keuzes:
        raise OnbekendeLezing(f"De lezing {lezing!r} kent {keuze!r} niet. Kies uit: {', '.join(keuzes)}.")
    gekozen = copy.copy(parameter)
    gekozen.values_list = [copy.copy(waarde) for waarde in parameter.values_list]
    for waarde in gekozen.values_list:
        waarde.value = keuze
    return _met_kind(boom, "lezingen", _met_kind(lezingen, lezing, gekozen))


def _met_kind(knoop: ParameterNode, naam: str, kind: ParameterNode | Parameter) -> ParameterNode:
    nieuw = copy.copy(knoop)
    nieuw.children = knoop.children | {naam: kind}
    setattr(nieuw, naam, kind)
    return nieuw


@cache
def _hervorming(lezing: str, keuze: str) -> type[Reform]:
    def apply(self: Reform) -> None:
        self.parameters = met_lezing(self.parameters, lezing, keuze)

    naam = f"{lezing}{SCHEIDING}{keuze}"
    inhoud = {"apply": apply, "name": naam, "__module__": __name__, "__doc__": f"Lezing {lezing}: {keuze}."}
    return type(naam, (EigenParametercache, Reform), inhoud)


def __getattr__(naam: str) -> type[Reform]:
    lezing, scheiding, keuze = naam.partition(SCHEIDING)
    if not (lezing and scheiding and keuze):
        raise AttributeError(f"Schrijf een lezing als LEZING{SCHEIDING}KEUZE, niet als {naam!r}.")
    return _hervorming(lezing, keuze)
