"""A change of values as drafts that amend the acts: one per level of law and date of entry into force."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving import law
from samenleving.display import opsomming
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.changes import Stand, ongeschreven, veranderingen_van
from samenleving.drafting.clauses import Clausule, schrijf, te_wijzigen_artikel
from samenleving.drafting.gaps import te_redigeren
from samenleving.drafting.legal_basis import juridisch_kader, rechtsgronden
from samenleving.drafting.operations import (
    Geweigerd,
    NietGeschreven,
    Operaties,
    Verandering,
    bereken_operaties,
)
from samenleving.drafting.preamble import BESLUITSOORT, DECREETSOORT, UITVOERING, Stadium
from samenleving.drafting.reading import Leescontrole
from samenleving.drafting.structure import EenheidIngevoegd, EenheidOpgeheven, Operatie
from samenleving.drafting.targets import NIVEAUS, Doelakte, Niveau, doelakten
from samenleving.errors import InvoerFout, Melding, Tweetalig
from samenleving.formats import FORMATEN
from samenleving.legislation import Akte, laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.text import Aktetekst, loop
from samenleving.systems import Systeem


@dataclass(frozen=True)
class Wijzigingsartikel:
    """One article of an amending draft.

    Attributes:
        tekst, punten: as in a `Clausule`; new text between quotation marks stands on lines of its own.
        akte: the act it amends; a fixed article has none.
    """

    nummer: int
    tekst: str
    punten: tuple[str, ...] = ()
    operaties: tuple[Operatie, ...] = ()
    akte: str = ""

    @property
    def label(self) -> str:
        """*Artikel 1.* or *Art. 2.*, never numbered by a word processor."""
        return f"{'Artikel' if self.nummer == 1 else 'Art.'} {self.nummer}."

    @property
    def regels(self) -> tuple[str, ...]:
        """The plain lines: the paragraph behind its label, each point behind its number, new text between."""
        genummerd = (f"{nummer}° {punt}" for nummer, punt in enumerate(self.punten, 1))
        return tuple("\n".join([f"{self.label} {self.tekst}", *genummerd]).split("\n"))


@dataclass(frozen=True)
class Wijzigingsakte:
    """One amending draft.

    Attributes:
        niveau: what kind of act it is.
        vanaf: the day it enters into force.
        opschrift: its title.
        rechtsgronden: what its preamble is based on; empty for a decree.
        juridisch_kader: federal provisions that hold the same values, which it cannot change.
        akten: the acts it amends, in order, by id, with the title of their chapter (empty when alone).
        niet_geschreven: changes that a drafter still has to write in it.
        operaties: act → what this draft does to it.
        teksten_voor, teksten_na: act → its filled text on that day, before and after.
        op_ontwerp: whether it amends a draft, so that it has no preamble and no final provisions of its own.
        controle: how its text is read back.
        motieven: what its preamble gives as reasons; empty until somebody wrote them.
    """

    niveau: Niveau
    vanaf: datetime.date
    opschrift: str
    rechtsgronden: tuple[str, ...]
    akten: tuple[tuple[str, str], ...]
    artikelen: tuple[Wijzigingsartikel, ...]
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    juridisch_kader: tuple[str, ...] = ()
    operaties: Mapping[str, tuple[Operatie, ...]] = field(default_factory=dict, hash=False)
    teksten_voor: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False, repr=False)
    teksten_na: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False, repr=False)
    op_ontwerp: bool = False
    controle: Leescontrole | None = field(default=None, repr=False, compare=False)
    motieven: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """The articles as plain text, one paragraph or point a line."""
        return "\n".join(regel for artikel in self.artikelen for regel in artikel.regels)


@dataclass(frozen=True)
class Wijzigingsontwerp:
    """Everything that a change of values asks for.

    Attributes:
        aktes: the drafts, decree before decision, in order of date.
        niet_geschreven: changes without an act to write them in.
        geweigerd: changes of federal acts.
        veranderingen: what was asked, with the day it starts.
        teruggelezen: parameter → value, as read back from the drafts.
        in_woorden: parameters that no text prints as a value and that decide which words stand there.
    """

    systeem: str
    titel: str
    status: str
    aktes: tuple[Wijzigingsakte, ...]
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()
    veranderingen: tuple[tuple[datetime.date, Verandering], ...] = ()
    teruggelezen: Mapping[str, Any] = field(default_factory=dict, hash=False)
    in_woorden: frozenset[str] = frozenset()

    @property
    def geschreven(self) -> frozenset[str]:
        """The parameters that an operation writes."""
        operaties = [o for akte in self.aktes for lijst in akte.operaties.values() for o in lijst]
        gedrukt = [p for o in operaties if not isinstance(o, EenheidOpgeheven) for p in o.parameters]
        return self.in_woorden | frozenset(gedrukt)

    @property
    def alle_niet_geschreven(self) -> tuple[NietGeschreven, ...]:
        """What a drafter still has to write, without an act and in the drafts."""
        return (*self.niet_geschreven, *(niet for akte in self.aktes for niet in akte.niet_geschreven))


def maak_wijziging(
    systeem: Systeem,
    akten: Mapping[str, Akte] | None = None,
    *,
    basis: Systeem | None = None,
    wetteksten: Mapping[str, Aktetekst] | None = None,
    stadium: Stadium = "voorontwerp",
) -> Wijzigingsontwerp:
    """The drafts that carry every change of values of a system, read back and proven equal to it.

    Args:
        systeem: current law or a proposal with values changed in its name; readings are no change of the law.
        akten: the acts, by id; those of the law package when left out.
        basis: what the values were before; current law when left out.
        wetteksten: official texts of the user, by id of the act.
        stadium: of a draft decree.

    Raises:
        InvoerFout: nothing is changed, or only federal acts would be.
        TerugleesFout: the text written does not give the values asked.
    """
    return ontwerp_wijziging(
        veranderingen_van(systeem, basis),
        laad_akten() if akten is None else akten,
        systeem=systeem.naam,
        titel=systeem.titel,
        status=systeem.status,
        stelsel=basis.stelsel if basis is not None else None,
        wetteksten=wetteksten,
        stadium=stadium,
    )


def ontwerp_wijziging(
    veranderingen: Sequence[tuple[datetime.date, Verandering]],
    akten: Mapping[str, Akte],
    *,
    systeem: str,
    titel: str,
    status: str,
    stelsel: TaxBenefitSystem | None = None,
    wetteksten: Mapping[str, Aktetekst] | None = None,
    stadium: Stadium = "voorontwerp",
) -> Wijzigingsontwerp:
    """As `maak_wijziging`, from changes instead of a system; `stelsel` gives the values before."""
    if not veranderingen:
        raise InvoerFout.een(
            Tweetalig(
                "“{naam}” wijzigt geen enkele waarde van het geldende recht",
                "“{naam}” changes no value of current law",
                naam=systeem,
            ),
            Tweetalig(
                "zet een wijziging achter de naam van het systeem: {naam}+PAD=WAARDE@JJJJ-MM-DD",
                "put a change behind the name in “systeem”: “{naam}+PATH=VALUE@YYYY-MM-DD”",
                naam=systeem,
            ),
        )
    uit = schrijf_ontwerp(
        veranderingen,
        akten,
        systeem=systeem,
        titel=titel,
        status=status,
        stelsel=stelsel or law.stelsel(),
        wetteksten=wetteksten or {},
        stadium=stadium,
    )
    if uit.geweigerd and not uit.aktes and not uit.niet_geschreven:
        raise InvoerFout([_geweigerd(weigering) for weigering in uit.geweigerd])
    return uit


def schrijf_ontwerp(
    veranderingen: Sequence[tuple[datetime.date, Verandering]],
    akten: Mapping[str, Akte],
    *,
    systeem: str,
    titel: str,
    status: str,
    stelsel: TaxBenefitSystem,
    wetteksten: Mapping[str, Aktetekst],
    stadium: Stadium,
) -> Wijzigingsontwerp:
    """As `ontwerp_wijziging`, but what Flanders cannot amend is only told."""
    doelen = doelakten(akten, wetteksten)
    aktes: list[Wijzigingsakte] = []
    los: list[NietGeschreven] = []
    geweigerd: list[Geweigerd] = []
    gelezen: dict[str, Any] = {}
    toestand = {v.pad: v.oud for _, v in reversed(veranderingen)}
    for dag, groep in groupby(veranderingen, key=lambda paar: paar[0]):
        vandaag = [verandering for _, verandering in groep]
        waarde_van = Stand(stelsel, dag, dict(toestand))
        operaties = bereken_operaties(vandaag, waarde_van, doelen, ongeschreven(vandaag, dag))
        los += [niet for niet in operaties.niet_geschreven if not niet.akte]
        geweigerd += operaties.geweigerd
        for niveau in NIVEAUS:
            akte = _schrijf_akte(
                _Opdracht(niveau, vandaag, operaties, waarde_van, doelen, akten, dag, stadium)
            )
            if akte is not None:
                if akte.controle is not None:
                    gelezen |= akte.controle.lees(akte.tekst)
                aktes.append(akte)
        toestand |= {v.pad: v.nieuw for v in vandaag}
    return Wijzigingsontwerp(
        systeem, titel, status, tuple(aktes), tuple(los), tuple(geweigerd), tuple(veranderingen), gelezen
    )


def _geweigerd(weigering: Geweigerd) -> Melding:
    tekst = Tweetalig(
        "{reden}",
        "“{pad}” stands in a federal text ({akte}): Flanders cannot amend it",
        reden=weigering.reden,
        pad=weigering.pad,
        akte=weigering.akte,
    )
    hulp = Tweetalig("verwijs ernaar in een Vlaamse tekst", "refer to it in a Flemish text")
    return Melding("", None, weigering.pad, tekst, hulp)


@dataclass(frozen=True)
class _Opdracht:
    """What one level has to write on one day."""

    niveau: Niveau
    veranderingen: Sequence[Verandering]
    alle: Operaties
    waarde_van: Callable[[str], Any]
    doelen: Mapping[str, Doelakte]
    akten: Mapping[str, Akte]
    dag: datetime.date
    stadium: Stadium


def _schrijf_akte(opdracht: _Opdracht) -> Wijzigingsakte | None:
    """The draft of one level; None where nothing changes at that level."""
    doelen = {id_: doel for id_, doel in opdracht.doelen.items() if doel.te_wijzigen_door == opdracht.niveau}
    operaties = {id_: lijst for id_, lijst in opdracht.alle.per_akte.items() if id_ in doelen}
    niet = tuple(n for n in opdracht.alle.niet_geschreven if n.akte in doelen)
    geraakt = [id_ for id_ in doelen if id_ in operaties or any(n.akte == id_ for n in niet)]
    if not geraakt:
        return None
    voor = {id_: doelen[id_].gevuld(opdracht.waarde_van) for id_ in geraakt}
    vast, slot = _vaste_artikelen(opdracht.niveau, opdracht.dag)
    clausules = [("", clausule) for clausule in vast]
    for id_ in geraakt:
        eigen = [n for n in niet if n.akte == id_]
        stukken = clausules_van(operaties.get(id_, ()), eigen, voor[id_], doelen[id_])
        clausules += [(id_, clausule) for clausule in stukken]
    artikelen = nummer_artikelen([*clausules, *(("", clausule) for clausule in slot)])
    soort = DECREETSOORT[opdracht.stadium] if opdracht.niveau == "decreet" else BESLUITSOORT[opdracht.niveau]
    titels = opsomming([_titel(doelen[id_], artikelen) for id_ in geraakt])
    alle = [operatie for lijst in operaties.values() for operatie in lijst]
    return Wijzigingsakte(
        niveau=opdracht.niveau,
        vanaf=opdracht.dag,
        opschrift=f"{soort} tot wijziging van {titels}",
        rechtsgronden=() if opdracht.niveau == "decreet" else rechtsgronden(alle, niet, opdracht.doelen),
        akten=hoofdstukken([doelen[id_] for id_ in geraakt]),
        artikelen=artikelen,
        niet_geschreven=niet,
        juridisch_kader=()
        if opdracht.niveau == "decreet"
        else juridisch_kader(opdracht.alle, opdracht.doelen),
        operaties=operaties,
        teksten_voor=voor,
        teksten_na={id_: voer_uit(tekst, operaties.get(id_, ())) for id_, tekst in voor.items()},
        controle=_controle(opdracht, doelen, niet, geraakt),
    )


def hoofdstukken(doelen: Sequence[Doelakte]) -> tuple[tuple[str, str], ...]:
    """The acts with the title of their chapter; a single act needs no chapter."""
    return tuple((doel.id, f"Wijziging van {doel.aanhaling}" if len(doelen) > 1 else "") for doel in doelen)


def nummer_artikelen(clausules: Iterable[tuple[str, Clausule]]) -> tuple[Wijzigingsartikel, ...]:
    """The clauses, each with the id of its act, as numbered articles."""
    return tuple(
        Wijzigingsartikel(nummer, c.tekst, c.punten, c.operaties, id_)
        for nummer, (id_, c) in enumerate(clausules, 1)
    )


def clausules_van(
    operaties: Sequence[Operatie], niet: Sequence[NietGeschreven], oud: Aktetekst, doel: Doelakte
) -> list[Clausule]:
    """The clauses for one act and the gaps a drafter fills, both in the order of its articles."""
    plek: dict[str, float] = {artikel.sleutel: nummer for nummer, artikel in enumerate(oud.artikelen)}

    def plaats(clausule: Clausule) -> float:
        eerste = clausule.operaties[0]
        if isinstance(eerste, EenheidIngevoegd) and not eerste.ouder:
            return plek[eerste.na[0][1]] + 0.5 if eerste.na else -1
        return plek.get(te_wijzigen_artikel(eerste), len(plek))

    stukken = [(plaats(clausule), clausule) for clausule in schrijf(operaties, oud, doel)]
    for artikel, waar in dict.fromkeys((n.artikel, n.plaats) for n in niet):
        eigen = [n for n in niet if (n.artikel, n.plaats) == (artikel, waar)]
        stukken.append((plek.get(artikel, len(plek)), te_redigeren(eigen, doel)))
    return [clausule for _, clausule in sorted(stukken, key=lambda paar: paar[0])]


def _vaste_artikelen(niveau: Niveau, vanaf: datetime.date) -> tuple[list[Clausule], list[Clausule]]:
    """The articles before and after the amendments. The day was asked for, so the tenth after publication
    does not serve.
    """
    soort = "decreet" if niveau == "decreet" else "besluit"
    slot = [Clausule(f"Dit {soort} treedt in werking op {FORMATEN['datum'].render(vanaf)}.")]
    if niveau == "bvr":
        slot.append(Clausule(UITVOERING))
    begin = [Clausule("Dit decreet regelt een gemeenschaps- en gewestaangelegenheid.")]
    return (begin if niveau == "decreet" else []), slot


def _controle(
    opdracht: _Opdracht,
    doelen: Mapping[str, Doelakte],
    niet: Sequence[NietGeschreven],
    geraakt: Sequence[str],
) -> Leescontrole:
    """How the text is read back: from its words alone, on the texts of before."""
    sjablonen = {id_: doelen[id_].tekst for id_ in geraakt}
    return Leescontrole(
        sjablonen,
        {id_: (doelen[id_].aanhaling,) for id_ in geraakt},
        {pad: opdracht.waarde_van(pad) for pad in paden_van(sjablonen.values())},
        {v.pad: v.nieuw for v in opdracht.veranderingen},
        frozenset((n.akte, n.plaats, n.pad) for n in niet),
    )


def paden_van(teksten: Iterable[Aktetekst]) -> set[str]:
    """Every parameter that one of the texts prints."""
    return {a.parameter for tekst in teksten for _, e in loop(tekst) for a in ankers(e.tekst)}


def _titel(doel: Doelakte, artikelen: Sequence[Wijzigingsartikel]) -> str:
    """*artikel 9 van het …* when one article of known number changes, otherwise the act alone."""
    geraakt = [artikel for artikel in artikelen if artikel.akte == doel.id]
    sleutels = {te_wijzigen_artikel(operatie) for artikel in geraakt for operatie in artikel.operaties}
    if len(geraakt) == 1 and len(sleutels) == 1:
        sleutel = sleutels.pop()
        nummer = next((a.nummer for a in doel.tekst.artikelen if a.sleutel == sleutel), "")
        if nummer:
            return f"artikel {nummer} van {doel.aanhaling}"
    return doel.aanhaling
