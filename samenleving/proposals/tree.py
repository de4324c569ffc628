"""Change a parameter tree without touching it: copy-on-write along the changed paths.

OpenFisca's own ways copy the whole tree (seconds) or leak into the baseline. Here only the nodes on the way
to a changed parameter are copied; everything else is shared, and the tree given is never altered.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator
from typing import Any

from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.parameters.parameter_at_instant import ParameterAtInstant

from samenleving.errors import Tweetalig
from samenleving.proposals.model import ZOALS_BASIS, Waarde, Wijzigt


class ZetFout(Exception):  # noqa: N818 (Dutch for fault)
    """A value that may not be set: what is wrong and what to do about it."""

    def __init__(self, tekst: str, oplossing: str) -> None:
        self.tekst = tekst
        self.oplossing = oplossing
        super().__init__(f"{tekst}. {oplossing}")


class WistLater(ZetFout):
    """A value that would make later dated values of the basis disappear unnamed."""

    def __init__(self, pad: str, eerste: tuple[datetime.date, Waarde], latere: dict[str, Waarde]) -> None:
        self.pad = pad
        self.datums = tuple(latere)
        datum, waarde = eerste
        lijst = ", ".join(f"{d}: {w}" for d, w in latere.items())
        super().__init__(
            Tweetalig(
                "deze waarde zou latere waarden van “{pad}” wissen ({lijst})",
                "this value would wipe out later values of “{pad}” ({lijst})",
                pad=pad,
                lijst=lijst,
            ),
            f"noem elke datum: {{{datum}: {waarde}, {', '.join(f'{d}: {ZOALS_BASIS}' for d in latere)}}}, "
            f"met een waarde of {ZOALS_BASIS}",
        )


def bladeren(boom: ParameterNode) -> Iterator[Parameter]:
    """Every parameter of the tree; `name` is its path."""
    for kind in boom.children.values():
        if isinstance(kind, ParameterNode):
            yield from bladeren(kind)
        elif isinstance(kind, Parameter):
            yield kind


def blad(boom: ParameterNode, pad: str) -> Parameter | None:
    """The parameter at `pad`, or None."""
    knoop: Any = boom
    for deel in pad.split("."):
        if not isinstance(knoop, ParameterNode) or deel not in knoop.children:
            return None
        knoop = knoop.children[deel]
    return knoop if isinstance(knoop, Parameter) else None


def waarde_op(parameter: Parameter, datum: datetime.date) -> Waarde | None:
    """Value in force on a date; None before the first one."""
    for moment in parameter.values_list:
        if moment.instant_str <= datum.isoformat():
            waarde: Waarde | None = moment.value
            return waarde
    return None


def eerste_datum(parameter: Parameter) -> datetime.date:
    """The day from which the parameter has a value."""
    return datetime.date.fromisoformat(parameter.values_list[-1].instant_str)


def zet(boom: ParameterNode, wijzigt: Wijzigt) -> ParameterNode:
    """A tree in which one parameter has other values from the first date given; `boom` stays as it was.

    Raises `ZetFout` when the path is no parameter, when the parameter does not exist yet on the first date,
    and when a later dated value of `boom` would disappear without being named.
    """
    parameter = blad(boom, wijzigt.pad)
    if parameter is None:
        raise ZetFout(f"de parameter “{wijzigt.pad}” bestaat niet", "kijk het pad na")
    nieuw = copy.copy(parameter)
    nieuw.values_history = nieuw
    nieuw.values_list = _waardenlijst(parameter, wijzigt)
    return _vervang(boom, wijzigt.pad.split("."), nieuw)


def _vervang(boom: ParameterNode, delen: list[str], blad_: Parameter) -> ParameterNode:
    wortel = copy.copy(boom)
    wortel.children = dict(boom.children)
    knoop = wortel
    for deel in delen[:-1]:
        kind = copy.copy(knoop.children[deel])
        kind.children = dict(kind.children)
        knoop.children[deel] = kind
        setattr(knoop, deel, kind)
        knoop = kind
    knoop.children[delen[-1]] = blad_
    setattr(knoop, delen[-1], blad_)
    return wortel


def _waardenlijst(parameter: Parameter, wijzigt: Wijzigt) -> list[ParameterAtInstant]:
    """Values in OpenFisca's order (latest first): the basis until the first date, then what is set."""
    basis = sorted(parameter.values_list, key=lambda moment: str(moment.instant_str))
    eerste = wijzigt.waarden[0][0]
    if eerste < eerste_datum(parameter):
        raise ZetFout(
            Tweetalig(
                "“{pad}” bestaat pas vanaf {vanaf}, niet op {eerste}",
                "“{pad}” exists only from {vanaf} on, not on {eerste}",
                pad=wijzigt.pad,
                vanaf=eerste_datum(parameter),
                eerste=eerste,
            ),
            Tweetalig("kies een latere datum", "choose a later date"),
        )
    lijst = [moment for moment in basis if moment.instant_str < eerste.isoformat()]
    gewist: list[ParameterAtInstant] = []
    for nummer, (datum, waarde) in enumerate(wijzigt.waarden):
        van = datum.isoformat()
        volgende = wijzigt.waarden[nummer + 1][0].isoformat() if nummer + 1 < len(wijzigt.waarden) else None
        binnen = [m for m in basis if van < m.instant_str and (volgende is None or m.instant_str < volgende)]
        if waarde == ZOALS_BASIS:
            lijst += [_moment(parameter, van, waarde_op(parameter, datum)), *binnen]
        else:
            lijst.append(_moment(parameter, van, waarde))
            gewist += binnen
    if gewist:
        raise WistLater(wijzigt.pad, wijzigt.waarden[0], {m.instant_str: m.value for m in gewist})
    return lijst[::-1]


def _moment(parameter: Parameter, datum: str, waarde: Waarde | None) -> ParameterAtInstant:
    return ParameterAtInstant(f"{parameter.name}.{datum}", datum, data={"value": waarde})
