"""Everything that is computed once for a proposal, and that every document is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from samenleving.drafting.amending import Wijzigingsontwerp
from samenleving.drafting.model import Ontwerp
from samenleving.drafting.operations import Geweigerd, NietGeschreven
from samenleving.drafting.structure import Operatie
from samenleving.legislation.text import Aktetekst
from samenleving.systems import Systeem

Stadium = Literal["voorontwerp", "ontwerp"]


@dataclass(frozen=True)
class Stukken:
    """What a system changes against its basis, as law: texts, values and operations, before and after.

    An act goes by its id. The two parts of a draft go by `ontwerp-<basis>-decreet` and `-besluit`: they
    stand among the texts where the basis is itself a proposal, whose articles are then what changes.

    Attributes:
        basis: what the change is made against: current law, or another proposal.
        stadium: how far the draft decree has come.
        ontwerp: the draft with new articles; None where the system has no templates.
        wijziging: the amending acts; None where no text that exists is amended.
        akteteksten_voor: act → its text with anchors, as it stands before.
        waarden_voor, waarden_na: parameter → value, for every parameter that one of those texts prints and
            for everything that changes; a parameter without value is None.
        teksten_voor, teksten_na: act → the text with its values written out, before and after.
        operaties: act → everything that happens to it, simultaneously; addresses are those of before.
        niet_geschreven: changes that a drafter still has to write, with the reason; printed and counted.
        geweigerd: changes of acts that Flanders cannot amend, with the reason.
        ontwerptekst: `decreet` and `besluit` → the new articles as a tree, with an anchor on every value.
    """

    systeem: Systeem
    basis: Systeem
    stadium: Stadium = "voorontwerp"
    ontwerp: Ontwerp | None = None
    wijziging: Wijzigingsontwerp | None = None
    akteteksten_voor: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    waarden_voor: Mapping[str, Any] = field(default_factory=dict, hash=False)
    waarden_na: Mapping[str, Any] = field(default_factory=dict, hash=False)
    teksten_voor: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    teksten_na: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    operaties: Mapping[str, tuple[Operatie, ...]] = field(default_factory=dict, hash=False)
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()
    ontwerptekst: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
