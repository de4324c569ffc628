"""What every document of a file is made from, computed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from samenleving import advice, compare, conformity, law, legal_checks
from samenleving.compare import Comparison
from samenleving.conformity import Matrix
from samenleving.display import opsomming
from samenleving.documents import Stempel
from samenleving.dossier.motivation import Motivering
from samenleving.drafting.desk import Stadium, Stukken, maak_stukken
from samenleving.drafting.motives import met_motieven
from samenleving.legal_checks import Knelpunt
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import Aktetekst
from samenleving.proposals import voorstellen
from samenleving.proposals.model import HUIDIG, Bepaling, Voorstel
from samenleving.stamp import stempel
from samenleving.systems import Systeem, systeem

ACHTERHAALD = "achterhaald"


@dataclass(frozen=True)
class Stof:
    """The papers of a system with everything that the explanatory documents say about it.

    Attributes:
        stukken: the drafts and the operations behind them.
        vergelijking: the system beside its basis.
        matrix: the system against every advice.
        adviezen: short names of the advices that the file answers.
        knelpunten: what bites.
        motivering: what the user wrote.
        maand: the month for which all of it was computed.
    """

    stukken: Stukken
    vergelijking: Comparison
    matrix: Matrix
    adviezen: tuple[str, ...]
    knelpunten: tuple[Knelpunt, ...]
    maand: str
    stempel: Stempel
    motivering: Motivering = field(default_factory=Motivering)

    @property
    def naam(self) -> str:
        """The system, normalised."""
        return self.stukken.systeem.naam

    @property
    def titel(self) -> str:
        """What the file is about: the proposal, or for a loose change of current law what it changes."""
        systeem = self.stukken.systeem
        if systeem.keten:
            return self.vergelijking.systeem(self.naam).titel
        paden = dict.fromkeys(w.pad for w in systeem.wijzigingen if w.soort == "los")
        return f"wijziging van {opsomming([f'“{law.parameterinfo(pad).label}”' for pad in paden])}"

    @property
    def tegen_huidig(self) -> bool:
        """Whether the change is made against the law in force."""
        return self.stukken.basis.naam == HUIDIG

    @cached_property
    def bepalingen(self) -> tuple[tuple[Voorstel, Bepaling], ...]:
        """Every provision and chosen option that still speaks, from the bottom of the chain up."""
        systeem = self.stukken.systeem
        uit = []
        for voorstel in systeem.keten:
            gekozen = [
                v.opties[systeem.keuzes[v.naam]] for v in voorstel.varianten if v.naam in systeem.keuzes
            ]
            for bepaling in (*voorstel.bepalingen, *gekozen):
                zetters = [systeem.wijzigingen_van(w.pad)[-1] for w in bepaling.parameters]
                eigen = (voorstel.id, bepaling.id)
                if not zetters or any((z.voorstel_id, z.bepaling_id) == eigen for z in zetters):
                    uit.append((voorstel, bepaling))
        return tuple(uit)

    def knelpunten_van(self, *regels: str) -> tuple[Knelpunt, ...]:
        """The findings of these rules, in the order of the rules."""
        return tuple(k for regel in regels for k in self.knelpunten if k.regel == regel)


def verzamel(
    naam: str,
    basis: str = HUIDIG,
    stadium: Stadium = "voorontwerp",
    mappen: Sequence[Path | str] = (),
    motivering: Motivering | None = None,
    wetteksten: Path | None = None,
    meld: Callable[[str], None] = lambda _: None,
) -> Stof:
    """Compute once what all documents need; `meld` hears what is being done.

    Raises:
        InvoerFout: a wrong name, nothing to write, or a motivation that lands nowhere.
        TerugleesFout: a draft does not say what was asked.
    """
    meld("ontwerpteksten")
    deze, onder = systeem(naam, mappen), systeem(basis, mappen)
    maand = legal_checks.maand_van(deze)
    officieel = lees_eigen_teksten(wetteksten, onder, maand)
    stukken = maak_stukken(deze, basis=onder, wetteksten=officieel, stadium=stadium)
    meld("vergelijking")
    vergelijking = compare.vergelijk(
        [deze.naam], onder.naam, maand, mappen, vooruitblik=False, verkenning=False
    )
    vergelijking = _met_kop(vergelijking, deze)
    meld("toets aan de adviezen")
    matrix = ter_zake(conformity.toets([deze.naam], datum=maand, mappen=mappen), stukken)
    meld("knelpunten")
    gevonden = legal_checks.knelpunten(deze, maand)
    motivering = motivering or Motivering()
    stukken = met_motieven(stukken, motivering.secties.get("motieven", ()))
    motivering.controleer([a.id for a in matrix.aanbevelingen], artikelnamen(stukken))
    return Stof(
        stukken,
        vergelijking,
        matrix,
        tuple(d for d in te_beantwoorden(stukken, mappen) if d in {k.document for k in matrix.documenten}),
        gevonden,
        maand,
        stempel(
            datum=deze.in_werking_vanaf.isoformat() if deze.in_werking_vanaf else maand,
            voorstellen=dict.fromkeys([*onder.keten, *deze.keten]),
            invoer={"systeem": deze.naam, "basis": onder.naam, "stadium": stadium},
        ).naar_document(("Stelsel", deze.naam), ("Basis", onder.naam)),
        motivering,
    )


def lees_eigen_teksten(map_: Path | None, basis: Systeem, maand: str) -> dict[str, Aktetekst]:
    """The official texts in a folder of the user, matched with the values of the basis."""
    if map_ is None:
        return {}
    return dict(lees_wetteksten(map_, lambda pad: law.waarde(basis.stelsel, pad, f"{maand}-01")))


def _met_kop(vergelijking: Comparison, deze: Systeem) -> Comparison:
    """A system with loose changes has the changes for a title: too long for the head of a column."""
    if not any(wijziging.soort == "los" for wijziging in deze.wijzigingen):
        return vergelijking
    titel = f"{deze.keten[-1].titel}, gewijzigd" if deze.keten else "Ontwerp"
    systemen = tuple(replace(s, titel=titel) if s.naam == deze.naam else s for s in vergelijking.systemen)
    return replace(vergelijking, systemen=systemen)


def ter_zake(matrix: Matrix, stukken: Stukken) -> Matrix:
    """The matrix as it stands for a proposal; for a loose change only the advice on what it touches.

    A change of one value is no answer to a whole advice: what it leaves alone is not its business.
    """
    if stukken.systeem.keten:
        return matrix
    paden = {wijziging.pad for wijziging in stukken.systeem.wijzigingen if wijziging.soort == "los"}
    naam = stukken.systeem.naam
    geraakt = {
        oordeel.id
        for oordeel in matrix.oordelen[naam]
        if any(grond.naam in paden for grond in oordeel.gronden)
    }
    rijen = tuple(rij for rij in matrix.aanbevelingen if rij.id in geraakt)
    documenten = {rij.document for rij in rijen}
    return replace(
        matrix,
        aanbevelingen=rijen,
        documenten=tuple(kop for kop in matrix.documenten if kop.document in documenten),
        oordelen={naam: tuple(o for o in matrix.oordelen[naam] if o.id in geraakt)},
    )


def te_beantwoorden(stukken: Stukken, mappen: Sequence[Path | str] = ()) -> tuple[str, ...]:
    """The advices that a file answers: those about this line of proposals.

    An advice on a plan that was overtaken is not about a new plan, and the other way round.
    """
    alle = {advies.document for advies in advice.adviezen(mappen)}
    keten = {voorstel.id for voorstel in (*stukken.systeem.keten, *stukken.basis.keten)}
    oud: set[str] = set()
    eigen: set[str] = set()
    for voorstel in voorstellen(mappen):
        if voorstel.status == ACHTERHAALD:
            oud.add(voorstel.bron.document)
            if voorstel.id in keten or voorstel.basis in keten:
                eigen.add(voorstel.bron.document)
    gekozen = alle & eigen or alle - oud
    return tuple(advies.document for advies in advice.adviezen(mappen) if advies.document in gekozen)


def artikelnamen(stukken: Stukken) -> set[tuple[str, str]]:
    """How an article of the drafts may be named by a user: by its number, and by its id where it has one."""
    namen: set[tuple[str, str]] = set()
    for deel in stukken.ontwerp.delen if stukken.ontwerp else ():
        for artikel in deel.artikelen:
            namen |= {(deel.deel, str(artikel.nummer)), (deel.deel, artikel.id)}
    for akte in stukken.wijziging.aktes if stukken.wijziging else ():
        deel_ = "decreet" if akte.niveau == "decreet" else "besluit"
        namen |= {(deel_, str(artikel.nummer)) for artikel in akte.artikelen}
    return namen
