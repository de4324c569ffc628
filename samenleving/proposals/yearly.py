"""Which parameters a yearly rule reads.

A YEAR variable reads its parameters on 1 January. A change that starts in July would silently take effect
half a year late, so such a change must start on 1 January. The formulas are read statically: their source is
searched for paths such as `parameters(period).wijk_werken.inschrijvingsrecht.per_jaar`, through local names.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.proposals.tree import bladeren

_BEKEND: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()


def jaarlijks_gelezen(stelsel: TaxBenefitSystem) -> dict[str, str]:
    """Path of every parameter that a YEAR variable reads itself → the name of one such variable."""
    if stelsel not in _BEKEND:
        _BEKEND[stelsel] = _zoek(stelsel)
    return _BEKEND[stelsel]


def _zoek(stelsel: TaxBenefitSystem) -> dict[str, str]:
    gelezen: dict[str, str] = {}
    alle = [blad.name for blad in bladeren(stelsel.parameters)]
    for naam, variabele in stelsel.variables.items():
        if variabele.definition_period != DateUnit.YEAR:
            continue
        for formule in variabele.formulas.values():
            for keten in paden_in(formule, stelsel.parameters):
                for pad in alle:
                    if pad == keten or pad.startswith(f"{keten}."):
                        gelezen.setdefault(pad, naam)
    return gelezen


def paden_in(formule: Callable[..., Any], boom: ParameterNode) -> set[str]:
    """Dotted paths, of parameters or of whole branches, that a formula reads."""
    try:
        bron = textwrap.dedent(inspect.getsource(formule))
    except (OSError, TypeError):
        return set()
    functie = next((n for n in ast.walk(ast.parse(bron)) if isinstance(n, ast.FunctionDef)), None)
    if functie is None or len(functie.args.args) < 3:
        return set()
    return paden_in_functie(functie, boom, {}, lezer=functie.args.args[2].arg)


def paden_in_functie(
    functie: ast.FunctionDef, boom: ParameterNode, namen: dict[str, str], lezer: str = ""
) -> set[str]:
    """Dotted paths, of parameters or of whole branches, that a function reads.

    Args:
        functie: its source.
        boom: the parameters; what does not lie in it is left out.
        namen: names that already stand for a branch (`{"parameters": ""}` for the tree at an instant).
        lezer: name of the argument that gives the tree when it is called with a period.
    """
    namen = dict(namen)
    for toekenning in [n for n in ast.walk(functie) if isinstance(n, ast.Assign)]:
        pad = _keten(toekenning.value, lezer, namen)
        doel = toekenning.targets[0]
        if pad is not None and isinstance(doel, ast.Name):
            namen[doel.id] = pad
    tussen = {id(n.value) for n in ast.walk(functie) if isinstance(n, ast.Assign)}
    return {
        _bestaand(pad, boom)
        for knoop, pad in _langste(functie, lezer, namen)
        if not (id(knoop) in tussen and _is_tak(pad, boom)) and pad
    } - {""}


def _keten(knoop: ast.AST, lezer: str, namen: dict[str, str]) -> str | None:
    """Path of `parameters(p).a.b` or of `naam.a.b`; None for anything else."""
    if isinstance(knoop, ast.Attribute):
        boven = _keten(knoop.value, lezer, namen)
        return None if boven is None else f"{boven}.{knoop.attr}".lstrip(".")
    if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == lezer:
        return ""
    if isinstance(knoop, ast.Name):
        return namen.get(knoop.id)
    return None


def _langste(functie: ast.AST, lezer: str, namen: dict[str, str]) -> Iterator[tuple[ast.AST, str]]:
    """Every longest path in the function with its node."""
    stapel: list[ast.AST] = [functie]
    while stapel:
        knoop = stapel.pop()
        pad = None
        if not (isinstance(knoop, ast.Name) and isinstance(knoop.ctx, ast.Store)):
            pad = _keten(knoop, lezer, namen)
        if pad is not None:
            yield knoop, pad
        else:
            stapel.extend(ast.iter_child_nodes(knoop))


def _bestaand(pad: str, boom: ParameterNode) -> str:
    """The part of the path that lies in the tree: `a.b.astype` reads `a.b`."""
    knoop: Any = boom
    delen = []
    for deel in pad.split("."):
        if not isinstance(knoop, ParameterNode) or deel not in knoop.children:
            break
        delen.append(deel)
        knoop = knoop.children[deel]
    return ".".join(delen)


def _is_tak(pad: str, boom: ParameterNode) -> bool:
    knoop: Any = boom
    for deel in [deel for deel in pad.split(".") if deel]:
        if not isinstance(knoop, ParameterNode) or deel not in knoop.children:
            return False
        knoop = knoop.children[deel]
    return isinstance(knoop, ParameterNode)
