"""A change of values as drafts that amend the acts: one per level of law and date of entry into force."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from samenleving import law
from samenleving.display import opsomming, toon_parameter
from samenleving.drafting.clauses import Clausule, schrijf_clausule
from samenleving.drafting.operations import (
    NIVEAUS,
    Geweigerd,
    NietGeschreven,
    Niveau,
    Operaties,
    Verandering,
    WaardeVervangen,
    bereken_operaties,
)
from samenleving.drafting.preamble import UITVOERING
from samenleving.drafting.readback import teruglezen
from samenleving.errors import InvoerFout, Melding
from samenleving.formats import FORMATEN
from samenleving.legislation import Akte, laad_akten
from samenleving.systems import Systeem

OPSCHRIFT = {
    "decreet": "Voorontwerp van decreet",
    "bvr": "Ontwerp van besluit van de Vlaamse Regering",
}
BEREKEND = (
    "de huidige waarde is berekend en staat zo in geen enkele geziene tekst; een aanhaling zou de wet "
    "woorden "
    "geven die er niet staan"
)


@dataclass(frozen=True)
class Wijzigingsartikel:
    """One article of an amending draft. `akte` is the act it amends; a fixed article has none."""

    nummer: int
    tekst: str
    punten: tuple[str, ...] = ()
    operaties: tuple[WaardeVervangen, ...] = ()
    akte: str = ""

    @property
    def label(self) -> str:
        """*Artikel 1.* or *Art. 2.*, never numbered by a word processor."""
        return f"{'Artikel' if self.nummer == 1 else 'Art.'} {self.nummer}."

    @property
    def regels(self) -> tuple[str, ...]:
        """The plain lines: the paragraph behind its label, then each point behind its number."""
        genummerd = (f"{nummer}° {punt}" for nummer, punt in enumerate(self.punten, 1))
        return (f"{self.label} {self.tekst}", *genummerd)


@dataclass(frozen=True)
class Leescontrole:
    """What a draft must say, so that its text can be read back wherever it is printed.

    Attributes:
        akten: the acts that this kind of draft can amend.
        voor: the value of every parameter they print, before.
        verwacht: parameter → value after, for everything that changes on that day.
        uitgezonderd: (act, place, parameter) that the draft openly leaves to be written.
    """

    akten: Mapping[str, Akte]
    voor: Mapping[str, Any]
    verwacht: Mapping[str, Any]
    uitgezonderd: frozenset[tuple[str, str, str]]

    def lees(self, tekst: str) -> dict[str, Any]:
        """Parameter → value as the text gives it; `TerugleesFout` when that is not what was asked."""
        return teruglezen(tekst, self.akten, self.voor.__getitem__, self.verwacht, self.uitgezonderd)


@dataclass(frozen=True)
class Wijzigingsakte:
    """One amending draft.

    Attributes:
        niveau: what kind of act it is.
        vanaf: the day it enters into force.
        opschrift: its title.
        rechtsgronden: what its preamble is based on; empty for a decree.
        akten: the acts it amends, in order, by id, with the title of their chapter (empty when alone).
        niet_geschreven: changes that a drafter still has to write in it.
        controle: how its text is read back.
    """

    niveau: Niveau
    vanaf: datetime.date
    opschrift: str
    rechtsgronden: tuple[str, ...]
    akten: tuple[tuple[str, str], ...]
    artikelen: tuple[Wijzigingsartikel, ...]
    controle: Leescontrole = field(repr=False, compare=False)
    niet_geschreven: tuple[NietGeschreven, ...] = ()

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
    """

    systeem: str
    titel: str
    status: str
    aktes: tuple[Wijzigingsakte, ...]
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()
    veranderingen: tuple[tuple[datetime.date, Verandering], ...] = ()
    teruggelezen: Mapping[str, Any] = field(default_factory=dict, hash=False)


def maak_wijziging(systeem: Systeem, akten: Mapping[str, Akte] | None = None) -> Wijzigingsontwerp:
    """The drafts that carry every loose change of a system, read back and proven equal to it.

    Args:
        systeem: current law or a proposal with values changed in its name; readings are no change of the law.
        akten: the acts, by id; those of the law package when left out.

    Raises:
        InvoerFout: nothing is changed, or only federal acts would be.
        TerugleesFout: the text written does not give the values asked.
    """
    return ontwerp_wijziging(
        veranderingen_van(systeem),
        laad_akten() if akten is None else akten,
        systeem=systeem.naam,
        titel=systeem.titel,
        status=systeem.status,
    )


def veranderingen_van(systeem: Systeem) -> tuple[tuple[datetime.date, Verandering], ...]:
    """What a system changes against current law, by date: the last to set a value on a day decides."""
    paden = dict.fromkeys(w.pad for w in systeem.wijzigingen if w.soort != "lezing")
    uit: list[tuple[datetime.date, Verandering]] = []
    for pad in paden:
        vorige: Any = None
        for dag in sorted({w.datum for w in systeem.wijzigingen_van(pad)}):
            oud = law.waarde(law.stelsel(), pad, dag) if vorige is None else vorige
            nieuw = law.waarde(systeem.stelsel, pad, dag)
            if nieuw != oud:
                uit.append((dag, Verandering(pad, oud, nieuw)))
            vorige = nieuw
    return tuple(sorted(uit, key=lambda paar: (paar[0], paar[1].pad)))


def ontwerp_wijziging(
    veranderingen: Sequence[tuple[datetime.date, Verandering]],
    akten: Mapping[str, Akte],
    *,
    systeem: str,
    titel: str,
    status: str,
) -> Wijzigingsontwerp:
    """As `maak_wijziging`, from changes instead of a system. The value before comes from current law."""
    if not veranderingen:
        raise InvoerFout.een(
            f"“{systeem}” wijzigt geen enkele waarde van het geldende recht",
            "geef een wijziging met --wijzig PAD=WAARDE en --vanaf JJJJ-MM-DD",
        )
    aktes: list[Wijzigingsakte] = []
    los: list[NietGeschreven] = []
    geweigerd: list[Geweigerd] = []
    gelezen: dict[str, Any] = {}
    toestand = {v.pad: v.oud for _, v in reversed(veranderingen)}
    for dag, groep in groupby(veranderingen, key=lambda paar: paar[0]):
        vandaag = [verandering for _, verandering in groep]

        waarde_van = _Stand(dag, dict(toestand))
        operaties = bereken_operaties(vandaag, waarde_van, akten, _ongeschreven(vandaag, dag))
        los += [niet for niet in operaties.niet_geschreven if not niet.akte]
        geweigerd += operaties.geweigerd
        for niveau in NIVEAUS:
            akte = _schrijf_akte(niveau, vandaag, operaties, waarde_van, akten, dag)
            if akte is not None:
                gelezen |= akte.controle.lees(akte.tekst)
                aktes.append(akte)
        toestand |= {v.pad: v.nieuw for v in vandaag}
    if geweigerd and not aktes and not los:
        raise InvoerFout([_geweigerd(weigering) for weigering in geweigerd])
    return Wijzigingsontwerp(
        systeem, titel, status, tuple(aktes), tuple(los), tuple(geweigerd), tuple(veranderingen), gelezen
    )


@dataclass(frozen=True)
class _Stand:
    """The value of a parameter on a day, after the changes of earlier days."""

    dag: datetime.date
    gewijzigd: Mapping[str, Any]

    def __call__(self, pad: str) -> Any:
        if pad in self.gewijzigd:
            return self.gewijzigd[pad]
        return law.waarde(law.stelsel(), pad, self.dag)


def _geweigerd(weigering: Geweigerd) -> Melding:
    return Melding("", None, weigering.pad, weigering.reden, "verwijs ernaar in een Vlaamse tekst")


def _ongeschreven(veranderingen: Iterable[Verandering], dag: datetime.date) -> dict[str, str]:
    """Parameters whose present value we computed ourselves: no text prints it."""
    uit = {}
    for verandering in veranderingen:
        verwijzingen = law.parameterinfo(verandering.pad).verwijzingen_op(dag)
        if any("CALC" in verwijzing.zekerheid.split("+") for verwijzing in verwijzingen):
            uit[verandering.pad] = BEREKEND
    return uit


def _schrijf_akte(
    niveau: Niveau,
    veranderingen: Sequence[Verandering],
    alle: Operaties,
    waarde_van: Callable[[str], Any],
    akten: Mapping[str, Akte],
    dag: datetime.date,
) -> Wijzigingsakte | None:
    """The draft of one level; None where nothing changes at that level."""
    eigen = {id_: akte for id_, akte in akten.items() if akte.te_wijzigen_door == niveau}
    operaties = [operatie for operatie in alle.vervangingen if operatie.akte in eigen]
    niet = tuple(n for n in alle.niet_geschreven if n.akte in eigen)
    geraakt = [id_ for id_ in eigen if id_ in {o.akte for o in operaties} | {n.akte for n in niet}]
    if not geraakt:
        return None
    artikelen: list[Wijzigingsartikel] = []

    def voeg_toe(clausule: Clausule, akte: str = "") -> None:
        nummer = len(artikelen) + 1
        artikelen.append(Wijzigingsartikel(nummer, clausule.tekst, clausule.punten, clausule.operaties, akte))

    if niveau == "decreet":
        voeg_toe(Clausule("Dit decreet regelt een gemeenschaps- en gewestaangelegenheid."))
    hoofdstukken = []
    for id_ in geraakt:
        akte = akten[id_]
        titel = f"Wijziging van {akte.aanhaling}" if len(geraakt) > 1 else ""
        hoofdstukken.append((id_, titel))
        hier = [operatie for operatie in operaties if operatie.akte == id_]
        for nummer, (_, groep) in enumerate(groupby(hier, key=lambda operatie: operatie.artikel)):
            voeg_toe(schrijf_clausule(list(groep), akte, eerste=nummer == 0), id_)
        for plek in dict.fromkeys((n.artikel, n.plaats) for n in niet if n.akte == id_):
            voeg_toe(_te_redigeren([n for n in niet if (n.artikel, n.plaats) == plek], akte), id_)
    soort = "decreet" if niveau == "decreet" else "besluit"
    voeg_toe(Clausule(f"Dit {soort} treedt in werking op {FORMATEN['datum'].render(dag)}."))
    if niveau == "bvr":
        voeg_toe(Clausule(UITVOERING))
    titels = opsomming([_titel(akten[id_], artikelen) for id_ in geraakt])
    opschrift = f"{OPSCHRIFT[niveau]} tot wijziging van {titels}"
    gronden = () if niveau == "decreet" else _rechtsgronden(operaties, niet, akten)
    controle = Leescontrole(
        eigen,
        {pad: waarde_van(pad) for akte in eigen.values() for pad in _verankerd(akte)},
        {v.pad: v.nieuw for v in veranderingen},
        frozenset((n.akte, n.plaats, n.pad) for n in niet),
    )
    return Wijzigingsakte(
        niveau, dag, opschrift, gronden, tuple(hoofdstukken), tuple(artikelen), controle, niet
    )


def _verankerd(akte: Akte) -> set[str]:
    return {anker.parameter for deel in akte.delen() for anker in deel.ankers}


def _titel(akte: Akte, artikelen: Sequence[Wijzigingsartikel]) -> str:
    """*artikel 9 van het …* when one article of known number changes, otherwise the act alone."""
    geraakt = [artikel for artikel in artikelen if artikel.akte == akte.id]
    sleutels = {operatie.artikel for artikel in geraakt for operatie in artikel.operaties}
    if len(geraakt) == 1 and len(sleutels) == 1:
        nummer = akte.artikel(sleutels.pop()).nummer
        if nummer is not None:
            return f"artikel {nummer} van {akte.aanhaling}"
    return akte.aanhaling


def _te_redigeren(niet: Sequence[NietGeschreven], akte: Akte) -> Clausule:
    """A visible gap where a drafter writes: the place, the change and why the machine did not write it."""
    plaats = niet[0].plaats.replace("[TE VERIFIËREN: ", "(te verifiëren: ").replace("]", ")")
    stukken = dict.fromkeys(f"{wat(n)}. Reden: {n.reden}" for n in niet)
    return Clausule(f"[TE REDIGEREN: wijziging van {akte.aanhaling}, {plaats}. {'. '.join(stukken)}]")


def wat(niet: NietGeschreven) -> str:
    """*Maximum per maand (wijk_werken.uren.max_per_maand): van 60 uur per maand naar 50 uur per maand*."""
    info = law.parameterinfo(niet.pad)
    oud = "geen waarde" if niet.oud is None else toon_parameter(info, niet.oud)
    return f"{info.label} ({niet.pad}): van {oud} naar {toon_parameter(info, niet.nieuw)}"


def _rechtsgronden(
    operaties: Sequence[WaardeVervangen], niet: Sequence[NietGeschreven], akten: Mapping[str, Akte]
) -> tuple[str, ...]:
    """The places that give the Government its power, from the `basis` of each lid that changes."""
    gronden: dict[str, list[str]] = {}
    onbekend: dict[str, None] = {}
    for id_, artikel, basis in [
        *((o.akte, o.artikel, o.basis) for o in operaties),
        *((n.akte, n.artikel, _basis(akten[n.akte], n)) for n in niet),
    ]:
        akte = akten[id_]
        if akte.voert_uit is None or not basis:
            gat = f"rechtsgrond van “{akte.artikel(artikel).opschrift}” in {akte.aanhaling}"
            onbekend[f"[TE VERIFIËREN: {gat}]"] = None
            continue
        plekken = gronden.setdefault(akten[akte.voert_uit].aanhaling, [])
        plekken += [plek for plek in dict.fromkeys(basis) if plek not in plekken]
    bekend = [f"{aanhaling}, {opsomming(_op_nummer(plekken))}" for aanhaling, plekken in gronden.items()]
    return (*bekend, *onbekend)


def _basis(akte: Akte, niet: NietGeschreven) -> tuple[str, ...]:
    return tuple(
        plek
        for deel in akte.delen()
        if deel.plaats == niet.plaats and niet.pad in deel.codeert
        for plek in deel.basis
    )


def _op_nummer(plekken: list[str]) -> list[str]:
    """By article number; the rest of the place keeps its order."""

    def nummer(plek: str) -> int:
        cijfers = "".join(teken for teken in plek.removeprefix("artikel ").split(",")[0] if teken.isdigit())
        return int(cijfers) if cijfers else 0

    return sorted(plekken, key=nummer)
