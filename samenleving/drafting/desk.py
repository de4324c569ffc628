"""Everything that is computed once for a proposal, and that every document is built from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from samenleving import law
from samenleving.drafting.amending import Wijzigingsontwerp, maak_wijziging, schrijf_ontwerp
from samenleving.drafting.amendments import amendeer
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.changes import Stand, ongeschreven, veranderingen_van, waarde_op
from samenleving.drafting.draft import heeft_tekst, maak_ontwerp
from samenleving.drafting.model import ONGESCHREVEN, Ontwerp
from samenleving.drafting.operations import Geweigerd, NietGeschreven, Verandering, bereken_operaties
from samenleving.drafting.preamble import Stadium
from samenleving.drafting.structure import Operatie
from samenleving.drafting.targets import doelakten, tekst_van
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.text import Aktetekst, loop
from samenleving.proposals.model import HUIDIG
from samenleving.systems import Systeem
from samenleving.systems import systeem as systeem_van

__all__ = ["Stadium", "Stukken", "maak_stukken"]


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
        akteteksten_na: the same for a draft that is amended, after; an act keeps its anchors.
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
    akteteksten_na: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    waarden_voor: Mapping[str, Any] = field(default_factory=dict, hash=False)
    waarden_na: Mapping[str, Any] = field(default_factory=dict, hash=False)
    teksten_voor: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    teksten_na: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    operaties: Mapping[str, tuple[Operatie, ...]] = field(default_factory=dict, hash=False)
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()
    ontwerptekst: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)


def maak_stukken(
    systeem: Systeem,
    *,
    basis: Systeem | str = HUIDIG,
    wetteksten: Mapping[str, Aktetekst] | None = None,
    stadium: Stadium = "voorontwerp",
) -> Stukken:
    """Everything that the documents about a system are built from.

    A proposal with articles of its own becomes a draft of new law, or amendments where its basis is such a
    proposal too. Whatever else it changes amends the acts.

    Args:
        systeem: a proposal, or current law with values changed.
        basis: what it is compared with: current law, or another proposal (by name, or as a system).
        wetteksten: official texts of the user with anchors, by id of the act.
        stadium: of the draft decree.

    Raises:
        InvoerFout: nothing changes, or only what Flanders cannot amend.
        TekstFout: a template of a proposal is wrong.
        TerugleesFout: the amending text does not give the values asked.
    """
    onder = systeem_van(basis) if isinstance(basis, str) else basis
    opdracht = _Opdracht(systeem, onder, wetteksten or {}, stadium)
    if not heeft_tekst(systeem):
        return opdracht.op_het_recht()
    if heeft_tekst(onder):
        return opdracht.op_een_ontwerp()
    return opdracht.met_nieuwe_tekst()


@dataclass(frozen=True)
class _Opdracht:
    systeem: Systeem
    basis: Systeem
    wetteksten: Mapping[str, Aktetekst]
    stadium: Stadium

    def op_het_recht(self) -> Stukken:
        """Values of acts that change, and nothing else."""
        wijziging = maak_wijziging(
            self.systeem, basis=self._basis(), wetteksten=self.wetteksten, stadium=self.stadium
        )
        return self._met_wijziging(Stukken(self.systeem, self.basis, self.stadium), wijziging)

    def met_nieuwe_tekst(self) -> Stukken:
        """New articles; what no article depends on amends the acts, or is left to a drafter."""
        ontwerp = maak_ontwerp(self.systeem, stadium=self.stadium)
        stukken = Stukken(
            self.systeem,
            self.basis,
            self.stadium,
            ontwerp=ontwerp,
            ontwerptekst={deel.deel: tekst_van(ontwerp, deel) for deel in ontwerp.delen},
        )
        return self._met_waarden(self._met_rest(stukken, _gelezen(ontwerp)))

    def op_een_ontwerp(self) -> Stukken:
        """The articles of another draft that change: amendments on it."""
        nieuw = maak_ontwerp(self.systeem, stadium=self.stadium)
        oud = maak_ontwerp(self.basis, stadium=self.stadium)
        amendementen = amendeer(oud, maak_ontwerp(self.systeem, stadium=self.stadium, nummering=oud))
        stukken = Stukken(
            self.systeem,
            self.basis,
            self.stadium,
            ontwerp=nieuw,
            wijziging=amendementen.wijziging,
            akteteksten_voor=amendementen.sjablonen,
            akteteksten_na=amendementen.sjablonen_na,
            teksten_voor=amendementen.voor,
            teksten_na=amendementen.na,
            operaties=amendementen.operaties,
            niet_geschreven=amendementen.wijziging.alle_niet_geschreven,
            ontwerptekst={deel.deel: tekst_van(nieuw, deel) for deel in nieuw.delen},
        )
        return self._met_waarden(self._met_rest(stukken, _gelezen(nieuw) | _gelezen(oud)))

    def _basis(self) -> Systeem | None:
        """The basis where it is not current law itself."""
        return self.basis if self.basis.wijzigingen else None

    def _met_rest(self, stukken: Stukken, gelezen: frozenset[str]) -> Stukken:
        """With the changes that no article depends on."""
        rest = [p for p in veranderingen_van(self.systeem, self._basis()) if p[1].pad not in gelezen]
        te_wijzigen, niet = [], []
        for dag, verandering in rest:
            reden = self._geen_wijziging(verandering.pad, dag)
            if reden:
                niet.append(NietGeschreven(verandering.pad, verandering.oud, verandering.nieuw, reden))
            else:
                te_wijzigen.append((dag, verandering))
        stukken = replace(stukken, niet_geschreven=(*stukken.niet_geschreven, *dict.fromkeys(niet)))
        if not te_wijzigen:
            return stukken
        wijziging = schrijf_ontwerp(
            te_wijzigen,
            laad_akten(),
            systeem=self.systeem.naam,
            titel=self.systeem.titel,
            status=self.systeem.status,
            stelsel=self.basis.stelsel,
            wetteksten=self.wetteksten,
            stadium=self.stadium,
        )
        geschreven = {ONGESCHREVEN.format(pad=pad) for pad in wijziging.geschreven}
        if stukken.ontwerp is not None:
            meldingen = tuple(m for m in stukken.ontwerp.meldingen if m not in geschreven)
            stukken = replace(stukken, ontwerp=replace(stukken.ontwerp, meldingen=meldingen))
        return self._met_wijziging(stukken, wijziging)

    def _geen_wijziging(self, pad: str, dag: datetime.date) -> str:
        """Why a change that no article carries is no amendment of an act either; empty where it is one."""
        stelsel = pad.split(".", 1)[0]
        if stelsel == "samenlevingsjobs":
            return "geen enkel artikel van het ontwerp hangt van deze waarde af"
        schakelaar = f"{stelsel}.in_werking"
        if schakelaar in law.alle_parameters() and not waarde_op(self.systeem.stelsel, schakelaar, dag):
            return "de regeling waarin deze waarde staat, is volgens het voorstel niet in werking"
        return ""

    def _met_wijziging(self, stukken: Stukken, wijziging: Wijzigingsontwerp) -> Stukken:
        """With amended acts: from the first day to the last, as if it were one change."""
        eerste: dict[str, Verandering] = {}
        for _, verandering in wijziging.veranderingen:
            eerder = eerste.get(verandering.pad, verandering)
            eerste[verandering.pad] = Verandering(verandering.pad, eerder.oud, verandering.nieuw)
        dag = min(dag for dag, _ in wijziging.veranderingen)
        voor = Stand(self.basis.stelsel, dag, {pad: v.oud for pad, v in eerste.items()})
        doelen = doelakten(laad_akten(), self.wetteksten)
        alle = bereken_operaties(eerste.values(), voor, doelen, ongeschreven(eerste.values(), dag))
        geraakt = dict.fromkeys([*alle.per_akte, *(n.akte for n in alle.niet_geschreven if n.akte)])
        teksten = {id_: doelen[id_].gevuld(voor) for id_ in doelen if id_ in geraakt}
        na = {id_: voer_uit(tekst, alle.per_akte.get(id_, ())) for id_, tekst in teksten.items()}
        return self._met_waarden(
            replace(
                stukken,
                wijziging=_samen(stukken.wijziging, wijziging),
                akteteksten_voor={**stukken.akteteksten_voor, **{id_: doelen[id_].tekst for id_ in teksten}},
                teksten_voor={**stukken.teksten_voor, **teksten},
                teksten_na={**stukken.teksten_na, **na},
                operaties={**stukken.operaties, **alle.per_akte},
                niet_geschreven=(*stukken.niet_geschreven, *alle.niet_geschreven),
                geweigerd=(*stukken.geweigerd, *alle.geweigerd),
            )
        )

    def _met_waarden(self, stukken: Stukken) -> Stukken:
        """With the value of everything that is printed or changed, on the first day and after the last."""
        veranderingen = veranderingen_van(self.systeem, self._basis())
        dagen = [dag for dag, _ in veranderingen]
        if stukken.ontwerp is not None:
            dagen.append(stukken.ontwerp.dag)
        paden = {verandering.pad for _, verandering in veranderingen}
        for tekst in (*stukken.akteteksten_voor.values(), *stukken.ontwerptekst.values()):
            paden |= {anker.parameter for _, eenheid in loop(tekst) for anker in ankers(eenheid.tekst)}
        return replace(
            stukken,
            waarden_voor={p: waarde_op(self.basis.stelsel, p, min(dagen)) for p in sorted(paden)},
            waarden_na={p: waarde_op(self.systeem.stelsel, p, max(dagen)) for p in sorted(paden)},
        )


def _gelezen(ontwerp: Ontwerp) -> frozenset[str]:
    return frozenset(pad for artikel in ontwerp.artikelen for pad in artikel.gelezen)


def _samen(een: Wijzigingsontwerp | None, ander: Wijzigingsontwerp) -> Wijzigingsontwerp:
    """Amendments on a draft and amended acts in one."""
    if een is None:
        return ander
    return replace(
        een,
        aktes=(*een.aktes, *ander.aktes),
        niet_geschreven=(*een.niet_geschreven, *ander.niet_geschreven),
        geweigerd=(*een.geweigerd, *ander.geweigerd),
        veranderingen=(*een.veranderingen, *ander.veranderingen),
        teruggelezen={**een.teruggelezen, **ander.teruggelezen},
    )
